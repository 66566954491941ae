/*
 * line_dates.c - the full dates of a line, also of one whose parts run into each other (dates/full_date.c reads them), and which line is a date line.
 */
#include "article/line_dates.h"

/* Words besides the date that a date line may have. */
#define DATE_LINE_WORDS 6

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "Nov 15, 20195:45 AM": where a year ends that a time of day is run into, as pages without styles have it; else the length. */
static int32
run_in_year_end(const char *s, int32 length, int32 from)
{
	const char *colon = s + from;

	while ((colon = memchr(colon, ':', s + length - colon)) != NULL)
	{
		int32		end = colon++ - s;
		int32		at = end;

		while (at > from && is_digit(s[at - 1]))
			at--;
		if ((end - at == 5 || end - at == 6) && (strncmp(s + at, "19", 2) == 0 || strncmp(s + at, "20", 2) == 0))
			return at + 4;
	}
	return length;
}

bool
line_date_next(const char *text, int32 length, int32 from, FullDate *date)
{
	if (from < length)
		length = run_in_year_end(text, length, from);
	return full_date_next(text, length, from, date);
}

/* Words of s[from, to) that are no figures. */
static int
words_between(const char *s, int32 from, int32 to)
{
	int			words = 0;
	bool		in_word = false;

	for (int32 i = from; i < to; i++)
	{
		bool		letter = s[i] != ' ' && s[i] != '|' && s[i] != '-' && s[i] != ',' && s[i] != ':';

		if (letter && !in_word)
			words += !is_digit(s[i]);
		in_word = letter;
	}
	return words;
}

bool
line_is_date(const Line *line)
{
	FullDate	date;
	int			words = 0;
	int			dates = 0;
	int32		at = 0;

	if (line->length > 200)
		return false;
	while (dates < 4 && line_date_next(line->text, line->length, at, &date))
	{
		words += words_between(line->text, at, date.at.start);
		at = date.at.end;
		dates++;
	}
	return dates > 0 && words + words_between(line->text, at, line->length) <= DATE_LINE_WORDS + 2 * (dates - 1);
}
