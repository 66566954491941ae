/*
 * parse.c - the grammar of time expressions: the longest one whose core begins at a piece of the scan.
 *
 *	form := [the] [early | late | the end of | about | more than] core [part of day | clock]
 *
 * The cores are in the other files parse_*.c; which of them can begin at a piece depends on the class
 * of its word.  What stands before a core is read backwards from it.
 */
#include "extension/core.h"

#include "dates/form.h"

typedef int (*Core) (const Scan *s, int at, Form *f);

#define CORES_MAX 14

/* What can begin with a word of each class; the longest wins, of equals the first. */
static const Core cores[N_WORD_CLASSES][CORES_MAX] = {
	[WORD_MONTH] = {parse_calendar_date, parse_month_alone, parse_holiday},
	[WORD_WEEKDAY] = {parse_calendar_date, parse_weekday_with, parse_weekday_alone, parse_set},
	[WORD_UNIT] = {parse_quantity, parse_day_beyond, parse_week_number, parse_the_unit, parse_plural_unit},
	[WORD_NUMBER] = {parse_quantity, parse_weekdays_ago, parse_clock_alone, parse_times_per},
	[WORD_TENS] = {parse_calendar_date, parse_quantity, parse_weekdays_ago, parse_ordinal},
	[WORD_MANY] = {parse_quantity},
	[WORD_ORDINAL] = {parse_calendar_date, parse_part_of_month, parse_ordinal, parse_holiday},
	[WORD_FEW] = {parse_quantity},
	[WORD_RELATIVE] = {parse_part_of_month, parse_relative, parse_ordinal, parse_ref},
	[WORD_TODAY] = {parse_today},
	[WORD_PART] = {parse_clock_alone},
	[WORD_SEASON] = {parse_season},
	[WORD_EVERY] = {parse_set},
	[WORD_SET] = {parse_set},
	[WORD_TIMES] = {parse_times_per},
	[WORD_REF] = {parse_ref},
	[WORD_HOLIDAY] = {parse_holiday},
	[WORD_DECADE] = {parse_decade_word},
	[WORD_QUARTER] = {parse_ordinal},
	[WORD_FISCAL] = {parse_fiscal_year},
};

static const Core number_cores[CORES_MAX] = {
	parse_calendar_date, parse_iso_part, parse_part_of_month, parse_ordinal, parse_quantity, parse_decade, parse_clock_alone, parse_year_alone,
	parse_short_year, parse_weekdays_ago, parse_nine_eleven, parse_times_per, parse_year_before_christ
};

static const Core quote_cores[CORES_MAX] = {parse_decade, parse_year_alone};

static const Core *
cores_of(const Scan *s, int at)
{
	const Piece *p = piece_at(s, at);

	if (p->kind == PIECE_NUMBER)
		return number_cores;
	if (p->kind == PIECE_MARK)
		return p->mark == '\'' ? quote_cores : NULL;
	if (p->word->class == WORD_OTHER)
		return NULL;
	return cores[p->word->class];
}

static int
parse_core(const Scan *s, int at, Form *best)
{
	const Core *core = cores_of(s, at);
	int			longest = -1;

	for (int i = 0; core && i < CORES_MAX && core[i]; i++)
	{
		Form		f = empty_form;
		int			end = core[i] (s, at, &f);

		if (end > longest)
		{
			longest = end;
			*best = f;
		}
	}
	return longest;
}

static bool
is_day(const Form *f)
{
	return f->shape == SHAPE_DAY || f->shape == SHAPE_HOLIDAY || (f->shape == SHAPE_UNIT && (f->unit == UNIT_DAY || f->exact));
}

/* Friday [early] morning; Friday at 5 p.m. */
static int
parse_tail(const Scan *s, int at, Form *f)
{
	int			next = at + is_class(s, at, WORD_EDGE);
	const Piece *p = piece_at(s, next);
	int			end;

	if (!is_day(f) || f->hour >= 0 || f->part)
		return at;
	if (p->word->class == WORD_PART && !(p->word->flags & WORD_PLURAL))
	{
		f->part = p->word->code;
		return next + 1;
	}
	next = at + is_mark(s, at, ',');
	next += says(s, next, "at");
	end = parse_clock(s, next, f);
	if (end < 0)
		f->hour = f->minute = f->second = -1;
	return end < 0 ? at : end;
}

/* 5 p.m. EST, Nov. 6; midnight Friday; the night of May 13 */
static int
parse_day_of_clock(const Scan *s, int at, Form *f)
{
	Form		day = empty_form;
	int			next = at + (!f->attributive && is_mark(s, at, ','));
	int			end;

	if (says(s, next, "on") || says(s, next, "of"))
		next++;
	next += says(s, next, "the");
	end = parse_core(s, next, &day);
	if (end < 0 || !is_day(&day) || day.counted || day.hour >= 0 || day.part)
		return at;
	day.hour = f->hour, day.minute = f->minute, day.second = f->second, day.zone = f->zone, day.part = f->part;
	*f = day;
	return end;
}

/* the day before Christmas, the day after last Friday's vote */
static int
parse_day_beside(const Scan *s, int at, Form *f)
{
	Form		day = empty_form;
	bool		before = says(s, at + 1, "before");
	int			end;

	if (!says(s, at, "day") || (!before && !says(s, at + 1, "after")))
		return -1;
	end = parse_core(s, at + 2, &day);
	if (end < 0 || (day.shape != SHAPE_DAY && day.shape != SHAPE_HOLIDAY) || day.unit || day.no_such_day)
		return -1;
	*f = day;
	f->shift += before ? -1 : 1;
	return end;
}

/* the week of March 6; the week ended March 6 */
static int
parse_week_of(const Scan *s, int at, Form *f)
{
	Form		day = empty_form;
	int			end;

	bool		ending = says(s, at + 1, "ended") || says(s, at + 1, "ending");

	if (!says(s, at, "week") || !(ending || says(s, at + 1, "of")))
		return -1;
	end = parse_core(s, at + 2, &day);
	if (end < 0 || day.shape != SHAPE_DAY || !day.month || day.no_such_day)
		return -1;
	*f = day;
	f->unit = UNIT_WEEK;
	f->ending = ending;
	f->rule = ending ? "week ended" : "week of";
	return end;
}

/* A form that tells a day or a longer stretch of the calendar by itself. */
static bool
tells_when(const Form *f)
{
	return ((f->shape == SHAPE_DAY && f->unit == UNIT_NONE) || f->shape == SHAPE_HOLIDAY || f->shape == SHAPE_YEAR || f->shape == SHAPE_MONTH) &&
		!f->no_such_day && !f->beside && f->year >= 0 && !f->ordinal;
}

/* "Two weeks" or "the month", then "before Christmas" at `at`: the form becomes Christmas, counted from; the piece behind. */
static int
parse_beside(const Scan *s, int at, int first, Form *f)
{
	/* "The two years before 1989", "for two weeks after Easter": as long as that */
	Form		day = empty_form;
	bool		before = says(s, at, "before");
	bool		counted = f->shape == SHAPE_DURATION && f->n > 0 && !f->half && !f->attributive && f->relative == RELATIVE_NONE &&
		!piece_in_class(s, first - 1, CLASS_STRETCH);
	int			n = counted ? f->n : 1;
	int			end;

	if ((!before && !says(s, at, "after")) || !(counted || (f->shape == SHAPE_UNIT && f->of_event)) ||
		f->unit < UNIT_DAY || f->unit > UNIT_YEAR || f->unit == UNIT_SEASON || n > 9999)
		return at;
	end = parse_core(s, at + 1 + says(s, at + 1, "the"), &day);
	if (end < 0 || !tells_when(&day) || is_mark(s, end, '\'') || (piece_at(s, end)->kind == PIECE_WORD && says(s, at + 1, "the")))
		return at;
	day.beside = before ? -n : n;
	day.beside_unit = f->unit;
	/* Weeks from a weekday end on that weekday; from a date they are counted as roughly as "two weeks ago". */
	if (counted && day.weekday && !day.month && (f->unit == UNIT_WEEK || f->unit == UNIT_FORTNIGHT))
	{
		day.beside_unit = UNIT_DAY;
		day.beside *= f->unit == UNIT_WEEK ? 7 : 14;
	}
	day.modifier = f->modifier;
	*f = day;
	return end;
}

/* "The week before Christmas": of the week alone nothing would be known. */
static int
parse_unit_beside(const Scan *s, int at, Form *f)
{
	bool		plural;
	int			end;

	*f = empty_form;
	f->shape = SHAPE_UNIT;
	f->of_event = true;
	f->unit = unit_of(s, at, &plural);
	if (f->unit == UNIT_NONE || plural || !says(s, at - 1, "the"))
		return -1;
	end = parse_beside(s, at + 1, at, f);
	return end > at + 1 ? end : -1;
}

static bool
is_counted(const Form *f)
{
	return f->shape == SHAPE_DURATION || f->shape == SHAPE_YEAR || f->shape == SHAPE_CLOCK ||
		(f->shape == SHAPE_UNIT && f->counted);
}

static bool
takes_the(const Form *f)
{
	return !f->attributive && (f->beside || (f->shape == SHAPE_DAY && f->relative != RELATIVE_NONE && f->shift && f->shift % 7 == 0) ||
		f->shape == SHAPE_UNIT || f->shape == SHAPE_DURATION || f->shape == SHAPE_QUARTER ||
		f->shape == SHAPE_HALF || f->shape == SHAPE_CENTURY || f->shape == SHAPE_DECADE || f->shape == SHAPE_SEASON ||
		f->shape == SHAPE_REF || f->unit == UNIT_WEEK || (f->shape == SHAPE_MONTH && f->ordinal) ||
		(f->shape == SHAPE_YEAR && f->unit == UNIT_YEAR));
}

/* early, late, mid-, the end of: the piece it begins at, or `at`. */
static int
extend_edge(const Scan *s, int at, Form *f)
{
	int			edge = at - 1;

	if (says(s, edge, "the"))
		edge--;
	if (says(s, edge, "of"))
		edge--;
	else if (edge == at - 1 && is_mark(s, edge, '-'))
		edge--;
	if (!is_class(s, edge, WORD_EDGE) || (edge == at - 2 && !is_mark(s, at - 1, '-') && !says(s, at - 1, "of")))
		return at;
	/* "To close this week", "the start last year": nouns and verbs need their "of". */
	if (edge == at - 1 && !piece_in_class(s, edge, CLASS_EDGE_ADVERB))
		return at;
	if (f->shape == SHAPE_DAY && f->unit != UNIT_WEEK)
		return at;
	f->modifier = piece_at(s, edge)->word->code;
	f->earlier = says(s, edge, "earlier");
	f->later = says(s, edge, "later");
	if (says(s, edge - 1, "the") &&
		(says(s, edge + 1, "of") || f->shape == SHAPE_DECADE || f->shape == SHAPE_CENTURY))
		edge--;
	return edge;
}

/* about, nearly, more than, at least */
static int
extend_about(const Scan *s, int at, Form *f)
{
	if (is_class(s, at - 1, WORD_ABOUT))
	{
		f->modifier = piece_at(s, at - 1)->word->code;
		return at - 1;
	}
	if (says(s, at - 1, "than") && (says(s, at - 2, "more") || says(s, at - 2, "less") || says(s, at - 2, "fewer")))
	{
		f->modifier = says(s, at - 2, "more") ? "more_than" : "less_than";
		return at - 2;
	}
	if (says(s, at - 2, "at") && (says(s, at - 1, "least") || says(s, at - 1, "most")))
	{
		f->modifier = says(s, at - 1, "least") ? "equal_or_more" : "equal_or_less";
		return at - 2;
	}
	return at;
}

/* The first piece of the form: its modifier and article are read backwards from the core. */
static int
extend_left(const Scan *s, int at, int floor, Form *f)
{
	int			first = is_counted(f) ? extend_about(s, at, f) : at;

	if (first == at && f->shape != SHAPE_DURATION && f->shape != SHAPE_SET && f->shape != SHAPE_REF)
		first = extend_edge(s, at, f);
	/* 10 Muharram */
	if (f->shape == SHAPE_HOLIDAY && f->day)
		return Max(at - 1, floor);
	if (first == at && takes_the(f) && says(s, at - 1, "fiscal"))
		first--;
	if (takes_the(f) && says(s, first - 1, "the") && (first == at || says(s, first, "fiscal")))
		first--;
	if (first < floor)
	{
		f->modifier = NULL;
		return at;
	}
	return first;
}

/* "The 5th century BC": no days of our era; a date that is not read is better than a wrong one. */
static bool
is_before_our_era(const Scan *s, int end, const Form *f)
{
	return (f->shape == SHAPE_DECADE || f->shape == SHAPE_CENTURY) && skip_before_christ(s, end) > 0;
}

bool
parse_form(const Scan *s, int at, int floor, Form *f)
{
	int			end = parse_week_of(s, at, f);

	if (end < 0)
		end = parse_day_beside(s, at, f);
	if (end < 0)
	{
		end = parse_core(s, at, f);
		if (end < 0)
			end = parse_unit_beside(s, at, f);
		if (end < 0 || is_before_our_era(s, end, f))
			return false;
		end = parse_day_of_weeks(s, end, at, f);
		end = parse_beside(s, end, at, f);
		end = parse_tail(s, end, f);
		if (f->shape == SHAPE_CLOCK)
		{
			int			day = parse_day_of_clock(s, end, f);

			if (day == end && f->attributive)
				return false;
			end = day;
		}
	}
	f->first = extend_left(s, at, floor, f);
	if (f->first == at && is_class(s, at, WORD_PART) && says(s, at + 1, "of") && says(s, at - 1, "the") && at > floor)
		f->first--;
	f->last = end - 1;
	return f->last < s->count;
}

/* Behind the day number that ends at `end`: no thing that is counted, "May 3 and 5 people". */
static bool
is_day_of_list(const Scan *s, int end)
{
	return piece_at(s, end)->kind != PIECE_WORD || says(s, end, "in") || says(s, end, "at");
}

/* ", 4 and 5" at `at`: more days of the month, the last one behind "and". */
static bool
lists_days(const Scan *s, int at)
{
	uint8		day;

	while (is_mark(s, at, ',') && (at = parse_day_number(s, at + 1, &day)) > 0)
	{
		int			last = says(s, at, "and") ? parse_day_number(s, at + 1, &day) : is_mark(s, at, ',') && says(s, at + 1, "and") ?
			parse_day_number(s, at + 2, &day) : -1;

		if (last > 0)
			return is_day_of_list(s, last) && !is_class(s, last, WORD_MONTH);
	}
	return false;
}

bool
parse_second_day(const Scan *s, const Form *form, Form *second)
{
	int			at = form->last + 1;
	bool		joined = is_mark(s, at, '-') || (is_mark(s, at, '/') && glued(s, at) && glued(s, at + 1));
	int			end;

	if (form->shape != SHAPE_DAY || !form->month || !form->day || form->year || form->hour >= 0 || form->part || form->beside || form->relative != RELATIVE_NONE ||
		!(joined || says(s, at, "to") || says(s, at, "and") || says(s, at, "through") || says(s, at, "until") || says(s, at, "till") ||
		  (is_mark(s, at, ',') && (says(s, at + 1, "and") || lists_days(s, at)))))
		return false;
	at += is_mark(s, at, ',') && says(s, at + 1, "and");
	*second = empty_form;
	end = parse_day_number(s, at + 1 + says(s, at + 1, "the"), &second->day);
	if (end < 0 || is_class(s, end, WORD_UNIT) || is_class(s, end, WORD_MONTH) || second->day <= form->day ||
		(is_mark(s, end, '.') && glued(s, end) && is_class(s, end + 1, WORD_MONTH)) ||
		(!joined && !is_mark(s, at, ',') && !is_day_of_list(s, end)))
		return false;
	second->shape = SHAPE_DAY;
	second->month = form->month;
	second->no_such_day = second->day > days_in_month(2000, second->month);
	second->rule = "month day";
	second->first = at + 1 + says(s, at + 1, "the");
	if (parse_year(s, end + is_mark(s, end, ','), &second->year) > 0)
		end += is_mark(s, end, ',') + 1;
	second->last = end - 1;
	return second->last < s->count;
}
