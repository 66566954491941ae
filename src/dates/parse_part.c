/*
 * parse_part.c - dates by counting in a longer one: "the last Friday of May 2012", "the first week of March", "week 12 of
 * 2012", "2012-W23-5", "2012-06", "Friday the 13th", "a week from Monday".
 */
#include "extension/core.h"

#include "dates/form.h"

#define ORDINAL_MAX 5			/* a month has at most five of each weekday */

/* What is counted: a weekday, or a unit of days, weeks or weekends. */
static int
parse_counted(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	bool		plural;

	if (p->word->class == WORD_WEEKDAY && p->capital && !(p->word->flags & (WORD_PLURAL | WORD_CONTEXT)))
	{
		f->weekday = p->word->number;
		return at + 1;
	}
	f->unit = unit_of(s, at, &plural);
	return !plural && (f->unit == UNIT_DAY || f->unit == UNIT_WEEK || f->unit == UNIT_WEEKEND) ? at + 1 : -1;
}

/* the third Thursday of November; the last week of June 2012; the first day of 2013 */
int
parse_part_of_month(const Scan *s, int at, Form *f)
{
	int			next = says(s, at, "last") ? at + 1 : parse_ordinal_number(s, at, &f->ordinal);
	int			end;

	if (says(s, at, "last"))
		f->ordinal = -1;
	if (next < 0 || f->ordinal > ORDINAL_MAX || (next = parse_counted(s, next, f)) < 0 ||
		(!says(s, next, "of") && !says(s, next, "in")))
		return -1;
	f->shape = SHAPE_MONTH;
	f->rule = "part of month";
	end = parse_month(s, next + 1, &f->month);
	if (end > 0)
		return parse_of_year(s, end, f);
	f->month = f->ordinal < 0 ? 12 : 1;
	return says(s, next, "of") ? parse_year(s, next + 1, &f->year) : -1;
}

/* The week as the date of its day; a week that the year does not have is no day. */
static void
set_iso_week(Form *f, int year, int week, int weekday)
{
	DayRange	days = days_of_iso_week(year, week);
	int			y = 0,
				m = 1,
				d = 1;

	f->no_such_day = !day_range_known(days) || weekday < 1 || weekday > 7;
	if (!f->no_such_day)
		day_parts(days.from + weekday - 1, &y, &m, &d);
	f->year = y, f->month = m, f->day = d;
	f->shape = SHAPE_DAY;
}

/* week 12 of 2012; Week 12, 2012 */
int
parse_week_number(const Scan *s, int at, Form *f)
{
	const Piece *n = piece_at(s, at + 1);
	int			next = at + 2;
	int			end;
	int32		year;

	if (!says(s, at, "week") || n->kind != PIECE_NUMBER || n->digits > 2)
		return -1;
	next += is_mark(s, next, ',') || says(s, next, "of") || says(s, next, "in");
	end = parse_year(s, next, &year);
	if (end < 0)
		return -1;
	/* Its Thursday is in the year the week is counted in. */
	set_iso_week(f, year, n->number, 4);
	f->unit = UNIT_WEEK;
	f->rule = "week number";
	return end;
}

/* 2012-W23, 2012-W23-5; 2012-06, unless it may be the years 2010-11 */
int
parse_iso_part(const Scan *s, int at, Form *f)
{
	const Piece *y = piece_at(s, at);
	const Piece *n = piece_at(s, at + 3);
	const Piece *m = piece_at(s, at + 2);

	if (y->kind != PIECE_NUMBER || y->digits != 4 || y->number < 1 || !is_mark(s, at + 1, '-') || !glued(s, at + 1) || !glued(s, at + 2) ||
		(glued(s, at) && !is_mark(s, at - 1, '(')))
		return -1;
	if (m->kind == PIECE_NUMBER && m->digits == 2 && m->number >= 1 && m->number <= 12 && m->number <= y->number % 100 &&
		!(glued(s, at + 3) && (is_mark(s, at + 3, '-') || n->kind == PIECE_WORD)))
	{
		f->shape = SHAPE_MONTH;
		f->year = y->number, f->month = m->number;
		f->rule = "month and year";
		return at + 3;
	}
	if (!says(s, at + 2, "w") || n->kind != PIECE_NUMBER || n->digits != 2 || !glued(s, at + 3))
		return -1;
	f->rule = "week number";
	m = piece_at(s, at + 5);
	if (is_mark(s, at + 4, '-') && glued(s, at + 4) && m->kind == PIECE_NUMBER && m->digits == 1 && glued(s, at + 5))
	{
		set_iso_week(f, y->number, n->number, m->number);
		return at + 6;
	}
	set_iso_week(f, y->number, n->number, 4);
	f->unit = UNIT_WEEK;
	return at + 4;
}

/* Behind "Monday week" nothing may stand that the week belongs to: "the Monday week-long talks", "on Monday week three began". */
static bool
ends_phrase(const Scan *s, int at)
{
	return (piece_at(s, at)->kind == PIECE_MARK && !is_mark(s, at, '-')) || piece_in_class(s, at, CLASS_ENDS_PHRASE);
}

/* "Friday of next week", "Monday last week": the weekday before `at` in a week; the piece behind, or -1. */
static int
parse_of_week(const Scan *s, int at, Form *f)
{
	const TimeWord *r;
	int			next = at + (says(s, at, "of") || says(s, at, "in"));

	r = piece_at(s, next)->word;
	if (r->class != WORD_RELATIVE || *r->code || says(s, next, "latter") || !says(s, next + 1, "week") || is_mark(s, next + 2, '\'') || is_mark(s, next + 2, '-'))
		return -1;
	f->shape = SHAPE_UNIT;
	f->unit = UNIT_WEEK;
	f->n = f->relative = r->number;
	f->rule = "relative weekday";
	return next + 2;
}

/* "Saturday in three weeks": the weeks behind "in"; the piece behind them, or -1. */
static int
parse_in_weeks(const Scan *s, int at, Form *f)
{
	Form		weeks = empty_form;
	int			end = says(s, at, "in") ? parse_counted_unit(s, at + 1, &weeks) : -1;

	if (end < 0 || weeks.unit != UNIT_WEEK || weeks.half || weeks.attributive || weeks.n < 1 || weeks.n > 99)
		return -1;
	f->relative = 1;
	f->shift = 7 * weeks.n;
	f->rule = "relative weekday";
	return end + (says(s, end, "time") || (is_mark(s, end - 1, '\'') && says(s, end, "time")));
}

/* What may stand behind a weekday and counts weeks from it; the piece behind, or -1. */
static int
parse_weeks_behind(const Scan *s, int at, Form *f)
{
	int			end;

	if ((says(s, at, "week") || says(s, at, "fortnight")) && ends_phrase(s, at + 1) && !says(s, at - 2, "the"))
	{
		/* "Monday week", "Friday fortnight" */
		f->relative = 1;
		f->shift = says(s, at, "week") ? 7 : 14;
		end = at + 1;
	}
	else if ((says(s, at, "before") && says(s, at + 1, "last")) || (says(s, at, "after") && says(s, at + 1, "next")))
	{
		/* "the Friday before last" */
		if (piece_at(s, at + 2)->kind == PIECE_WORD && !ends_phrase(s, at + 2))
			return -1;
		f->relative = says(s, at, "before") ? -1 : 1;
		f->shift = 7 * f->relative;
		end = at + 2;
	}
	else if ((says(s, at, "last") || says(s, at, "next")) && piece_at(s, at + 1)->kind == PIECE_MARK && !is_mark(s, at + 1, '-'))
	{
		/* "Tuesday last" */
		f->relative = says(s, at, "last") ? -1 : 1;
		end = at + 1;
	}
	else
	{
		end = parse_of_week(s, at, f);
		return end > 0 ? end : parse_in_weeks(s, at, f);
	}
	f->rule = "relative weekday";
	return end;
}

/* Friday the 13th; Monday week; Friday of next week */
int
parse_weekday_with(const Scan *s, int at, Form *f)
{
	const Piece *n = piece_at(s, at + 2);
	int			end = parse_weekday_alone(s, at, f);
	int			behind;

	if (end < 0)
		return -1;
	behind = parse_weeks_behind(s, end, f);
	if (behind > 0)
		return behind;
	/* Friday the 32nd is found too, and has no day. */
	if (!says(s, end, "the") || n->kind != PIECE_NUMBER || n->digits > 2 || !is_ending(s, end + 2))
		return -1;
	f->day = n->number;
	f->rule = "weekday and day";
	return end + 3;
}

/* two Fridays ago, three Mondays from now */
int
parse_weekdays_ago(const Scan *s, int at, Form *f)
{
	int			next = parse_number(s, at, f);
	const Piece *day = piece_at(s, next);
	bool		ahead = says(s, next + 1, "from") && says(s, next + 2, "now");

	if (next < 0 || f->half || f->n < 1 || f->n > 99 || day->word->class != WORD_WEEKDAY || !day->capital ||
		(f->n > 1) != ((day->word->flags & WORD_PLURAL) != 0) || (!ahead && !says(s, next + 1, "ago")))
		return -1;
	f->shape = SHAPE_DAY;
	f->weekday = day->word->number;
	f->relative = ahead ? 1 : -1;
	f->shift = 7 * (f->n - 1) * f->relative;
	f->rule = ahead ? "units later" : "units ago";
	return next + 2 + ahead;
}

/* "A week today", "a week yesterday", "a fortnight last Friday": weeks counted from the day right behind them, at `at`; or -1. */
static int
parse_weeks_from(const Scan *s, int at, int first, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;
	int			weeks = f->n * (f->unit == UNIT_FORTNIGHT ? 2 : 1);
	int			last = says(s, at, "last") ? -1 : says(s, at, "next") || says(s, at, "this") ? 1 : 0;
	const Piece *day = piece_at(s, at + 1);

	if (f->shape != SHAPE_DURATION || f->n < 1 || f->relative != RELATIVE_NONE || says(s, first - 1, "for"))
		return -1;
	if (w->class == WORD_TODAY && !*w->code)
	{
		f->n = 7 * weeks * (w->number < 0 ? -1 : 1) + w->number;
		f->shape = SHAPE_UNIT;
		f->unit = UNIT_DAY;
		f->relative = w->number < 0 ? -1 : 1;
		f->counted = true;
		f->rule = w->number < 0 ? "units ago" : "units later";
		return at + 1;
	}
	if (last == 0 || day->word->class != WORD_WEEKDAY || !day->capital || (day->word->flags & (WORD_PLURAL | WORD_CONTEXT)))
		return -1;
	f->shape = SHAPE_DAY;
	f->unit = UNIT_NONE;
	f->weekday = day->word->number;
	f->relative = last;
	f->shift = 7 * weeks * last;
	f->rule = "relative weekday";
	return at + 2;
}

/* "A week ago today", "two weeks from Monday", "a week on Tuesday": behind a form of whole weeks, at `at`. */
int
parse_day_of_weeks(const Scan *s, int at, int first, Form *f)
{
	bool		ahead = f->shape == SHAPE_DURATION && (says(s, at, "from") || says(s, at, "on"));
	const Piece *p = piece_at(s, at + ahead);
	int			n = f->n;
	int			behind;

	/* "a year ago today" */
	if (f->shape == SHAPE_UNIT && f->counted && !f->half && !f->vague && !f->anchored && !f->attributive &&
		(f->unit == UNIT_YEAR || f->unit == UNIT_MONTH) && piece_at(s, at)->word->class == WORD_TODAY && !*piece_at(s, at)->word->code)
	{
		f->exact = true;
		f->shift = piece_at(s, at)->word->number;
		return at + 1;
	}
	if ((f->unit != UNIT_WEEK && f->unit != UNIT_FORTNIGHT) || f->half || f->vague || f->anchored || f->attributive ||
		abs(n) > 99)
		return at;
	behind = parse_weeks_from(s, at, first, f);
	if (behind > 0)
		return behind;
	if ((ahead ? n == NUMBER_VAGUE || f->relative != RELATIVE_NONE : !f->counted))
		return at;
	n *= f->unit == UNIT_FORTNIGHT ? 2 : 1;
	if (p->word->class == WORD_TODAY && !*p->word->code && !says(s, at, "on"))
	{
		f->n = 7 * n + p->word->number;
		f->unit = UNIT_DAY;
		f->relative = n;
	}
	else if (p->word->class == WORD_WEEKDAY && p->capital && !(p->word->flags & (WORD_PLURAL | WORD_CONTEXT)))
	{
		f->shape = SHAPE_DAY;
		f->unit = UNIT_NONE;
		f->weekday = p->word->number;
		f->relative = ahead ? 1 : RELATIVE_NONE;
		f->shift = 7 * n;
		f->rule = "relative weekday";
		return at + ahead + 1;
	}
	else
		return at;
	f->shape = SHAPE_UNIT;
	f->counted = true;
	f->rule = n < 0 ? "units ago" : "units later";
	return at + ahead + 1;
}
