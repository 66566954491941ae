/*
 * parse_holiday.c - names of holidays and of months of other calendars: "Good Friday 2012", "Ramadan", "10 Muharram 1434 AH".
 */
#include "extension/core.h"

#include "dates/form.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_holidays;

#define COLUMN_WHERE 5

/* The longest name of the list that begins at a piece: its row; *end is the piece behind it. */
static int
find_name(const Scan *s, int at, int *end)
{
	char		key[128];
	int			length = 0;
	int			found = -1;

	for (int n = 0; n < lexicon_holidays.max_words + 2; n++)
	{
		const Piece *p = piece_at(s, at + n);
		char		mark[2] = {p->mark == '\'' || p->mark == '-' ? p->mark : '\0', '\0'};
		const char *w = p->kind == PIECE_WORD ? piece_lower(s, at + n) : mark;
		int			row;

		if (*w == '\0' || length + strlen(w) + 2 > sizeof(key))
			break;
		/* The list's keys part 's from the word, and only 's. */
		if (n > 0 && !(says(s, at + n, "s") && is_mark(s, at + n - 1, '\'')) && !(*mark == '\'' && !says(s, at + n + 1, "s")))
			key[length++] = ' ';
		memcpy(key + length, w, strlen(w));
		length += strlen(w);
		row = lexicon_find(&lexicon_holidays, key, length);
		if (row >= 0)
		{
			found = row;
			*end = at + n + 1;
		}
	}
	return found;
}

/* Christmas Island, the Good Friday Agreement: a part of a longer name. */
static bool
is_in_name(const Scan *s, int at, int end)
{
	const Piece *next = piece_at(s, end);

	return next->kind == PIECE_WORD && next->capital && next->word->class == WORD_OTHER && !says(s, at - 1, "on") &&
		!is_class(s, at - 1, WORD_RELATIVE);
}

/* A name of the list, with a capital: a year may follow it, and the day of an Islamic month stand before it. */
int
parse_holiday(const Scan *s, int at, Form *f)
{
	const Piece *day = piece_at(s, at - 1);
	int			end = -1;
	int			year;

	if (!piece_at(s, at)->capital)
		return -1;
	f->holiday = find_name(s, at, &end);
	if (f->holiday < 0 || is_in_name(s, at, end))
		return -1;
	f->shape = SHAPE_HOLIDAY;
	f->rule = "holiday";
	f->elsewhere = *lexicon_cell(&lexicon_holidays, f->holiday, COLUMN_WHERE) != '\0';
	if (lexicon_cell(&lexicon_holidays, f->holiday, 1)[0] == 'i' && day->kind == PIECE_NUMBER && day->digits <= 2 &&
		day->number >= 1)
		f->day = day->number;
	year = parse_year(s, end + is_mark(s, end, ','), &f->year);
	if (year < 0)
		return end;
	return says(s, year, "ah") && piece_at(s, year)->capital ? year + 1 : year;
}
