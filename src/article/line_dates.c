/*
 * line_dates.c - full dates in a line: in figures (their order may be open), or with the month's name (dates/).
 */
#include "article/line_dates.h"

#include "dates/calendar.h"
#include "dates/dates.h"

/* Years that are taken for years; articles before 1800 are not expected. */
#define YEAR_FROM 1800
#define YEAR_TO 2199

/* Two figures of a year: up to this are 20xx. */
#define YEAR_PIVOT 68

/* Words besides the date that a date line may have. */
#define DATE_LINE_WORDS 6

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
real_day(int year, int month, int day, Day *out)
{
	if (year < YEAR_FROM || year > YEAR_TO)
		return false;
	*out = day_checked(year, month, day);
	return *out != DAY_NONE;
}

/* Figures from *at, at most `most`; -1 when there are none or more. */
static int
number(const char *s, int32 length, int32 *at, int most)
{
	int			v = 0;
	int			n = 0;

	while (*at < length && is_digit(s[*at]))
	{
		if (++n > most)
			return -1;
		v = v * 10 + (s[(*at)++] - '0');
	}
	return n > 0 ? v : -1;
}

/* The mark between the parts of a date: one byte, or a CJK "year", "month" (3 bytes); 0 when it is none. */
static int
separator(const char *s, int32 length, int32 *at, int part)
{
	static const char *const cjk[2][2] = {{"\xE5\xB9\xB4", "\xEB\x85\x84"}, {"\xE6\x9C\x88", "\xEC\x9B\x94"}};
	char		c;

	if (*at >= length)
		return 0;
	c = s[*at];
	if (c == ' ' && length - *at > 3 && s[*at + 1] == '|' && s[*at + 2] == ' ')
	{
		*at += 3;
		return '.';
	}
	if (c == '-' || c == '/' || c == '.')
	{
		(*at)++;
		if (c == '.' && *at < length && s[*at] == ' ')
			(*at)++;
		return c;
	}
	for (int i = 0; i < 2; i++)
		if (length - *at >= 3 && memcmp(s + *at, cjk[part][i], 3) == 0)
		{
			*at += 3;
			if (*at < length && s[*at] == ' ')
				(*at)++;
			return 'Y';
		}
	return 0;
}

static int
full_year(int year, int digits)
{
	if (digits == 4)
		return year;
	return digits == 2 ? (year <= YEAR_PIVOT ? 2000 : 1900) + year : -1;
}

/* Three figures a, b, c with their widths: which day do they mean? */
static bool
numeric_day(const int v[3], const int width[3], int mark, LineDate *date)
{
	int			year;

	date->other = DAY_NONE;
	date->order = ORDER_UNKNOWN;
	if (width[0] == 4)
		return v[0] < YEAR_FROM ? (date->day = day_of_figures(v[0], v[1], v[2])) >= day_of(YEAR_FROM, 1, 1) : real_day(v[0], v[1], v[2], &date->day);
	if (mark == 'Y' || (width[2] != 4 && (width[2] != 2 || width[0] > 2 || mark == '-')))
		return false;
	year = full_year(v[2], width[2]);
	if (mark == '.')
		return real_day(year, v[1], v[0], &date->day);
	if (!real_day(year, v[1], v[0], &date->day))
	{
		date->order = ORDER_MONTH_DAY;
		return real_day(year, v[0], v[1], &date->day);
	}
	if (v[0] != v[1] && !real_day(year, v[0], v[1], &date->other))
		date->order = ORDER_DAY_MONTH;
	return true;
}

/* A date in figures that begins at `at`. */
static bool
numeric_date(const char *s, int32 length, int32 at, LineDate *date)
{
	int			v[3];
	int			width[3];
	int			mark = 0;
	int32		i = at;

	for (int part = 0; part < 3; part++)
	{
		int32		from = i;

		v[part] = number(s, length, &i, 4);
		width[part] = i - from;
		if (v[part] < 0)
			return false;
		if (part < 2)
		{
			int			m = separator(s, length, &i, part);

			if (m == 0 || (part > 0 && m != mark))
				return false;
			mark = m;
		}
	}
	date->at = (ByteSpan) {at, i};
	if (i < length && (is_digit(s[i]) || (s[i] == mark && i + 1 < length && is_digit(s[i + 1]))))
		return false;
	return numeric_day(v, width, mark, date);
}

static bool
numeric_date_next(const char *s, int32 length, int32 from, LineDate *date)
{
	for (int32 i = from; i < length; i++)
	{
		if (!is_digit(s[i]))
			continue;
		if ((i == 0 || !(is_digit(s[i - 1]) || strchr("./-$", s[i - 1]))) && numeric_date(s, length, i, date))
			return true;
		while (i + 1 < length && is_digit(s[i + 1]))
			i++;
	}
	return false;
}

/* Two figures or more in a row, of any script: without a year there is no full date. */
static bool
has_year(const char *s, int32 length, int32 from)
{
	for (int32 i = from; i + 1 < length; i++)
		if ((is_digit(s[i]) && is_digit(s[i + 1])) || (((unsigned char) s[i] & 0xE0) == 0xC0 && (unsigned char) s[i] >= 0xD9) ||
			(unsigned char) s[i] >= 0xE0)
			return true;
	return false;
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

/* The first of all kinds. */
bool
line_date_next(const char *text, int32 length, int32 from, LineDate *date)
{
	LineDate	named = {.other = DAY_NONE};
	bool		found;

	length = run_in_year_end(text, length, from);
	if (from >= length || !has_year(text, length, from))
		return false;
	found = numeric_date_next(text, length, from, date);
	if (!find_full_date(text + from, found ? date->at.end - from : length - from, &named.day, &named.at))
		return found;
	named.at.start += from;
	named.at.end += from;
	if (!found || named.at.end <= date->at.start)
		*date = named;
	return true;
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
	LineDate	date;
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
