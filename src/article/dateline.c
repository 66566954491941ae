/*
 * dateline.c - the dateline at the head of a story: "MOSCOW, December 29 (RIA Novosti) - Russian diplomats ...".
 *
 * A place in capitals (its country or state may be in small letters), a day, an agency in brackets, a dash; all but
 * place and dash may be missing.
 */
#include "article/published.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

#define DATELINE_MAX_BYTES 110
#define DATELINE_LINES	4		/* so many of the story's first lines are looked at */

static const char *const month_stems[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

/* The dash that ends a dateline: bytes before it, and in *behind the first byte of the story; -1 when there is none. */
static int32
dash_at(const char *s, int32 length)
{
	int32		most = Min(length, DATELINE_MAX_BYTES);

	for (int32 i = 3; i + 2 < most; i++)
	{
		if (strncmp(s + i, "\xE2\x80\x93", 3) == 0 || strncmp(s + i, "\xE2\x80\x94", 3) == 0 || strncmp(s + i, "--", 2) == 0)
			return i;
		if (s[i] == '-' && s[i + 1] == ' ' && (s[i - 1] == ' ' || s[i - 1] == ')'))
			return i;
	}
	return -1;
}

/* Letters at the head that are capitals: the place.  Its length in bytes, 0 when the line begins otherwise. */
static int32
capital_place(const char *s, int32 length)
{
	int32		at = 0;
	int32		end = 0;
	int			letters = 0;

	while (at < length)
	{
		uint32		c = utf8_next(s, length, &at);

		if (u_isupper((UChar32) c))
		{
			letters++;
			end = at;
		}
		else if (!(c == ' ' || c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '/'))
			break;
	}
	return letters >= 3 ? end : 0;
}

/* "Dec. 29", "29 December", in the dateline. */
static void
month_day(Dateline *d, const char *s, int32 length)
{
	for (int32 i = 1; i + 3 < length; i++)
	{
		int			month = 0;
		int32		end = i;
		int			day = 0;

		if (s[i - 1] != ' ')
			continue;
		for (int m = 0; m < 12; m++)
			if (strncasecmp(s + i, month_stems[m], 3) == 0)
				month = m + 1;
		if (month == 0)
			continue;
		while (end < length && strchr(" ,-\xE2(", s[end]) == NULL)
			end++;
		if (end - i > 10)
			continue;
		while (end < length && s[end] == ' ')
			end++;
		while (end < length && s[end] >= '0' && s[end] <= '9' && day < 100)
			day = day * 10 + (s[end++] - '0');
		for (int32 k = i - 1, unit = 1; day == 0 && k > 0; k--)
		{
			int32		b = k;

			while (b > 0 && s[b - 1] >= '0' && s[b - 1] <= '9' && k - b < 2)
				b--;
			for (int32 q = k; q > b; q--, unit *= 10)
				day += (s[q - 1] - '0') * unit;
			break;
		}
		if (day >= 1 && day <= 31)
		{
			d->month = month;
			d->day = day;
			return;
		}
	}
}

static bool
read_dateline(Dateline *d, const Line *line)
{
	int32		dash = dash_at(line->text, line->length);
	int32		place;
	LineDate	date;

	if (dash < 0 || (place = capital_place(line->text, dash)) == 0)
		return false;
	while (dash > 0 && line->text[dash - 1] == ' ')
		dash--;
	/* Behind the place: a comma, a bracket, or the dash; otherwise it is a sentence that begins with an acronym. */
	if (place < dash && strchr(",( /", line->text[place]) == NULL)
		return false;
	if (place < dash && line->text[place] == ' ' && strchr("(JFMASOND0123456789", line->text[place + 1]) == NULL)
		return false;
	d->line = line;
	d->text = pnstrdup(line->text, dash);
	d->full = line_date_next(line->text, dash, 0, &date) ? date.day : DAY_NONE;
	if (d->full == DAY_NONE)
		month_day(d, line->text, dash);
	return true;
}

Dateline
find_dateline(const Lines *lines)
{
	Dateline	d = {.full = DAY_NONE};

	for (int32 i = lines->first; i < lines->first + DATELINE_LINES && i <= lines->last; i++)
		if (lines->items[i].role != ROLE_TITLE && read_dateline(&d, &lines->items[i]))
			break;
	return d;
}
