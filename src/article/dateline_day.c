/*
 * dateline_day.c - the day in the dateline at the head of a story (text/dateline.c says where one is).
 */
#include "article/published.h"

#include "text/dateline.h"

#define DATELINE_LINES	4		/* so many of the story's first lines are looked at, and the one before */
#define ALONE_WORDS		10

/* The day of the dateline, with its year or without. */
static void
read_day(Dateline *d, const char *s, int32 length)
{
	FullDate	date;

	d->full = line_date_next(s, length, 0, &date) ? date.day : DAY_NONE;
	if (d->full == DAY_NONE)
		month_day_next(s, length, &d->month, &d->day);
}

/* A dateline in a line of its own: "TAMSIN, May 20 (Northern Wire) -"; *end is the byte behind its words. */
static bool
stands_alone(const Line *line, int32 *end)
{
	int32		story;

	return line->n_words <= ALONE_WORDS && line->length < DATELINE_MAX_BYTES &&
		dateline_find(psprintf("%s x", line->text), line->length + 2, end, &story) && story > line->length;
}

bool
line_is_dateline(const Line *line)
{
	int32		end;

	return stands_alone(line, &end);
}

static bool
read_dateline(Dateline *d, const Line *line)
{
	int32		end;
	int32		story;

	if (!dateline_find(line->text, line->length, &end, &story) && !(line->role == ROLE_DATELINE && stands_alone(line, &end)))
		return false;
	d->line = line;
	d->text = pnstrdup(line->text, end);
	read_day(d, line->text, end);
	return true;
}

/* A dateline that is given apart, "Ostrey, March 2 (Vale Wire) -": the dash is no part of it; a date alone is none. */
static void
read_known(Dateline *d, const Lines *lines)
{
	const char *s = lines->known_dateline;
	int32		end = s != NULL ? strlen(s) : 0;
	bool		letters = false;

	while (end > 0 && (strchr(" -_:,", s[end - 1]) != NULL || (end >= 3 && (strncmp(s + end - 3, "\xE2\x80\x93", 3) == 0 || strncmp(s + end - 3, "\xE2\x80\x94", 3) == 0))))
		end -= (unsigned char) s[end - 1] >= 0x80 ? 3 : 1;
	for (int32 i = 0; i < end; i++)
		letters |= (unsigned char) s[i] >= 'A';
	if (!letters || end > DATELINE_MAX_BYTES || lines->first > lines->last)
		return;
	d->line = &lines->items[lines->first];
	d->text = pnstrdup(s, end);
	read_day(d, s, end);
}

/* In the text, else the one that came with it. */
Dateline
find_dateline(const Lines *lines)
{
	Dateline	d = {.full = DAY_NONE};

	for (int32 i = Max(lines->first - 1, 0); i < lines->first + DATELINE_LINES && i <= lines->last; i++)
		if (lines->items[i].role != ROLE_TITLE && read_dateline(&d, &lines->items[i]))
			break;
	if (d.text == NULL)
		read_known(&d, lines);
	return d;
}
