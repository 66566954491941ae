/*
 * parse_clock.c - times of day ("5 p.m. EST", "1430 GMT").
 */
#include "extension/core.h"

#include "dates/form.h"

/* a.m., am, p.m., pm: 0, 12, or -1; *end behind it. */
static int
parse_am_pm(const Scan *s, int at, int *end)
{
	const char *w = piece_lower(s, at);

	if ((strcmp(w, "a") == 0 || strcmp(w, "p") == 0) && is_mark(s, at + 1, '.') && says(s, at + 2, "m") &&
		glued(s, at + 1) &&
		glued(s, at + 2))
	{
		*end = at + 3 + (is_mark(s, at + 3, '.') && glued(s, at + 3));
		return w[0] == 'a' ? 0 : 12;
	}
	if (strcmp(w, "am") == 0 || strcmp(w, "pm") == 0)
	{
		*end = at + 1;
		return w[0] == 'a' ? 0 : 12;
	}
	return -1;
}

static int
parse_zone(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class == WORD_ZONE && p->capital)
	{
		f->zone = p->word->number;
		return at + 1;
	}
	if (says(s, at, "local") && (says(s, at + 1, "time") || says(s, at + 1, "hours")))
		return at + 2;
	if (p->capital && (says(s, at + 1, "time")))
		return at + 2;
	return at;
}

/* :MM */
static int
parse_minutes(const Scan *s, int at, int *minutes)
{
	const Piece *p = piece_at(s, at + 1);

	if (!is_mark(s, at, ':') || !glued(s, at) || !glued(s, at + 1) || p->kind != PIECE_NUMBER || p->digits != 2 ||
		p->number > 59)
		return at;
	*minutes = p->number;
	return at + 2;
}

/* 6 a.m.; 14:30; 2:30:15 pm; 0900 GMT; five o'clock: hour, minute, second, zone. */
int
parse_clock(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next = at + 1;
	int			end;
	int			add;

	if (p->kind == PIECE_NUMBER && p->digits == 4 && p->number < 2400 && p->number % 100 < 60 && !glued(s, at) &&
		((is_class(s, next, WORD_ZONE) && piece_at(s, next)->capital) || says(s, next, "hrs") ||
			says(s, next, "hours") ||
		 (says(s, next, "local") && (says(s, next + 1, "time") || says(s, next + 1, "hours")))))
	{
		f->hour = p->number / 100;
		f->minute = p->number % 100;
		if (says(s, next, "hrs") || says(s, next, "hours"))
			next++;
		return parse_zone(s, next, f);
	}
	if (p->kind == PIECE_NUMBER && p->digits <= 2 && p->number <= 24)
		f->hour = p->number;
	else if (p->word->class == WORD_NUMBER && p->word->number >= 1 && p->word->number <= 12 &&
		!says(s, at, "a") && !says(s, at, "an"))
		f->hour = p->word->number;
	else
		return -1;
	next = parse_minutes(s, next, &f->minute);
	if (next > at + 1)
		next = parse_minutes(s, next, &f->second);
	add = parse_am_pm(s, next, &end);
	if (add >= 0 && f->hour <= 12 && f->hour > 0)
	{
		f->hour = f->hour % 12 + add;
		return parse_zone(s, end, f);
	}
	if (says(s, next, "o") && is_mark(s, next + 1, '\'') && says(s, next + 2, "clock"))
		return next + 3;
	if (next == at + 1 || p->kind != PIECE_NUMBER || f->hour > 23)
		return -1;
	return parse_zone(s, next, f);
}
