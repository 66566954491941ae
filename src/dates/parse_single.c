/*
 * parse_single.c - single words that are dates by themselves: months, weekdays, years, decades, "today", "the future" -
 * and all that looks like them and is not: "May Thompson", "Resolution 1973", "prices fall".
 */
#include "extension/core.h"

#include "dates/form.h"

/* Words before which "May" is a month and "fall" a season. */

/* June Carter: a month that is a first name too, before a capital and behind none of the words that open a date. */
static bool
is_first_name(const Scan *s, int at, int next)
{
	const Piece *surname = piece_at(s, next);

	return piece_in_class(s, at, CLASS_MONTH_NAME) && surname->kind == PIECE_WORD && surname->capital &&
		surname->word->class == WORD_OTHER && !piece_in_class(s, at - 1, CLASS_OPENS_TIME) && !is_class(s, at - 1, WORD_EDGE);
}

/* "Mon-Fri", "Nov.-Dec.": short words that are joined to another of their class. */
static bool
is_paired(const Scan *s, int at, WordClass class)
{
	int			next = at + 1 + (is_mark(s, at + 1, '.') && glued(s, at + 1));
	int			before = at - 2 - (is_mark(s, at - 2, '.') && glued(s, at - 2));

	if ((is_mark(s, next, '-') || piece_in_class(s, next, CLASS_JOINS_TIMES)) && is_class(s, next + 1, class) && piece_at(s, next + 1)->capital)
		return true;
	return (is_mark(s, at - 1, '-') || piece_in_class(s, at - 1, CLASS_JOINS_TIMES)) && is_class(s, before, class) && piece_at(s, before)->capital;
}

int
parse_month_alone(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next = parse_month(s, at, &f->month);
	int			end;

	/* Of "the 45th of May" nothing is left. */
	if (next < 0 || (says(s, at - 1, "of") && is_ending(s, at - 2) && is_number(s, at - 3)))
		return -1;
	f->shape = SHAPE_MONTH;
	f->rule = "month";
	end = next + (is_mark(s, next, ',') || says(s, next, "of") ? 1 : 0);
	end = parse_year(s, end, &f->year);
	if (end > 0)
	{
		f->rule = "month and year";
		return end;
	}
	end = parse_of_year(s, next, f);
	if (end > next)
		return end;
	if ((p->word->flags & WORD_CONTEXT) && (says(s, at - 1, "the") || !piece_in_class(s, at - 1, CLASS_OPENS_TIME)) &&
		!(is_mark(s, at - 1, '-') && says(s, at - 2, "mid")) && !is_paired(s, at, WORD_MONTH))
		return -1;
	/* "The October Revolution": its year is not told. */
	if (says(s, at - 1, "the") && piece_at(s, next)->capital && is_neighbour(s, next, "past"))
		return -1;
	f->of_past = says(s, at - 1, "the") && is_neighbour(s, next, "past");
	return is_first_name(s, at, next) ? -1 : next;
}

/* Days that have a name of their own: Bloody Sunday, Black Friday. */

int
parse_weekday_alone(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class != WORD_WEEKDAY || (p->word->flags & WORD_PLURAL) || !p->capital)
		return -1;
	if ((p->word->flags & WORD_CONTEXT) && !says(s, at - 1, "on") && !is_paired(s, at, WORD_WEEKDAY))
		return -1;
	if (piece_at(s, at - 1)->capital && piece_in_class(s, at - 1, CLASS_NAMED_DAY))
		return -1;
	f->shape = SHAPE_DAY;
	f->weekday = p->word->number;
	f->rule = "weekday";
	return at + 1 + ((p->word->flags & WORD_SHORT) && is_mark(s, at + 1, '.') && glued(s, at + 1));
}

/* 1990s, 1990's, '90s; 1900s is a century */
int
parse_decade(const Scan *s, int at, Form *f)
{
	int			n = is_mark(s, at, '\'') ? at + 1 : at;
	const Piece *p = piece_at(s, n);
	int			next = n + 1;

	if (p->kind != PIECE_NUMBER || p->number % 10 != 0 || (p->digits != 4 && p->digits != 2) || (n > at &&
		!glued(s, n)))
		return -1;
	if (is_mark(s, next, '\'') && glued(s, next))
		next++;
	if (!says(s, next, "s") || !glued(s, next) || (p->digits == 4 && (p->number < 1000 || p->number > 2100)))
		return -1;
	if (p->digits == 2 && n == at && !says(s, at - 1, "the") && !is_class(s, at - 1, WORD_EDGE) &&
		!is_mark(s, at - 1, '-'))
		return -1;
	f->year = p->digits == 4 ? p->number : p->number + (p->number >= 20 ? 1900 : 2000);
	f->shape = SHAPE_DECADE;
	f->rule = "decade";
	if (p->digits == 4 && p->number % 100 == 0 && p->number < 2000)
	{
		f->shape = SHAPE_CENTURY;
		f->ordinal = p->number / 100 + 1;
		f->rule = "century";
	}
	return next + 1;
}

/* the sixties; not "in his sixties" */
int
parse_decade_word(const Scan *s, int at, Form *f)
{
	if (!says(s, at - 1, "the") && !(is_mark(s, at - 1, '-') && is_class(s, at - 2, WORD_EDGE)))
		return -1;
	f->year = 1900 + piece_at(s, at)->word->number;
	f->shape = SHAPE_DECADE;
	f->rule = "decade";
	return at + 1;
}

/* (1990, "1990, -1990 and 1989/1990 may be years; anything else that hangs on the left makes it another number. */
static bool
is_bound_left(const Scan *s, int at)
{
	if (!glued(s, at))
		return is_mark(s, at - 1, '$');
	if (is_mark(s, at - 1, '-'))
		return is_number(s, at - 2) && glued(s, at - 1) && piece_at(s, at - 2)->digits != 4;
	if (is_mark(s, at - 1, '/'))
		return piece_at(s, at - 2)->kind != PIECE_WORD && piece_at(s, at - 2)->digits != 4;
	return !is_mark(s, at - 1, '(') && !is_mark(s, at - 1, '"') && !is_mark(s, at - 1, '_') &&
		!is_mark(s, at - 1, '\'') && !is_mark(s, at - 1, '`') && !is_mark(s, at - 1, '[');
}

static bool
ends_in(const char *word, const char *end)
{
	size_t		n = strlen(word);
	size_t		m = strlen(end);

	return n >= m && strcmp(word + n - m, end) == 0;
}

/* "Soldiers", "schoolchildren", "policemen", "people": a word that is counted. */
static bool
is_plural(const char *w)
{
	size_t		n = strlen(w);

	if (ends_in(w, "children") || ends_in(w, "people") || (n > 4 && ends_in(w, "men")) || strcmp(w, "men") == 0)
		return true;
	return n >= 5 && w[n - 1] == 's' && w[n - 2] != 's';
}

/* "More than 1500 fighters", "of 1720 schoolchildren": a plural behind an estimate, or behind a number that is an unlikely year. */
static bool
is_count_of(const Scan *s, int at, int end, int year)
{
	const Piece *next = piece_at(s, end);

	if (next->kind != PIECE_WORD || next->capital || next->word->class != WORD_OTHER || !is_plural(piece_lower(s, end)))
		return false;
	return piece_in_class(s, at - 1, CLASS_ESTIMATE) || ((year < 1900 || year > 2050) && (!piece_in_class(s, at - 1, CLASS_OPENS_TIME) || says(s, at - 1, "of")));
}

/* "Between 1900 and 2300 hours", "from 1700 to 1900 GMT". */
static bool
is_clock_before_clock(const Scan *s, int end)
{
	Form		clock = empty_form;

	return (says(s, end, "and") || says(s, end, "to") || is_mark(s, end, '-')) && piece_at(s, end + 1)->digits == 4 &&
		parse_clock(s, end + 1, &clock) > 0;
}

/* A year before this is a year only behind "in", "since" and the like. */
#define SURE_YEAR_MIN 1500

int
parse_year_alone(const Scan *s, int at, Form *f)
{
	int			end = parse_year(s, at, &f->year);

	if (end < 0 || is_bound_left(s, at) || is_neighbour(s, end, "counted") || is_neighbour(s, at - 1, "numbered") ||
		is_count_of(s, at, end, f->year) || is_clock_before_clock(s, end))
		return -1;
	/* "2013-03-05" that is no date, "2013-Mar" */
	if (glued(s, end) && glued(s, end + 1) && (is_mark(s, end, '-') || is_mark(s, end, '/')) &&
		((is_number(s, end + 1) && is_mark(s, end + 2, piece_at(s, end)->mark) && glued(s, end + 2) && is_number(s, end + 3)) ||
		 (is_class(s, end + 1, WORD_MONTH) && is_mark(s, end + 2, piece_at(s, end)->mark))))
		return -1;
	if ((is_mark(s, at, '\'') || f->year < SURE_YEAR_MIN) && !piece_in_class(s, at - 1, CLASS_OPENS_TIME))
		return -1;
	f->shape = SHAPE_YEAR;
	f->rule = "year";
	return end;
}

/* The 54 of 1947-54 and the 15 of "the 2014/15 season"; the 00 of 1999-00. */
int
parse_short_year(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	const Piece *before = piece_at(s, at - 2);
	Form		first = empty_form;
	int			year;

	if (p->kind != PIECE_NUMBER || p->digits != 2 || !(is_mark(s, at - 1, '-') || is_mark(s, at - 1, '/')) || !glued(s, at) || !glued(s, at - 1) ||
		before->kind != PIECE_NUMBER || before->digits != 4 ||
		(glued(s, at + 1) && (is_mark(s, at + 1, '-') || is_mark(s, at + 1, '/') || is_number(s, at + 2))))
		return -1;
	year = before->number - before->number % 100 + p->number;
	if (p->number == 0 && before->number % 100 == 99)
		year += 100;
	/* Behind a slash only the year after: 2014/12 may be a month, or a number of papers. */
	if (year <= before->number || (is_mark(s, at - 1, '/') && year != before->number + 1) ||
		(parse_year_alone(s, at - 2, &first) != at - 1 && !is_class(s, at - 3, WORD_FISCAL) && !is_class(s, at - 3, WORD_SEASON)))
		return -1;
	f->year = year;
	f->shape = SHAPE_YEAR;
	f->rule = "year";
	return at + 1;
}

/* 9/11 */
int
parse_nine_eleven(const Scan *s, int at, Form *f)
{
	if (piece_at(s, at)->number != 9 || piece_at(s, at)->digits != 1 || !is_mark(s, at + 1, '/') ||
		!glued(s, at + 1) ||
		!glued(s, at + 2) || piece_at(s, at + 2)->number != 11 || is_mark(s, at + 3, '/') || glued(s, at))
		return -1;
	f->shape = SHAPE_DAY;
	f->year = 2001, f->month = 9, f->day = 11;
	f->proverbial = true;
	f->rule = "9/11";
	return at + 3;
}

int
parse_today(const Scan *s, int at, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;

	if (w->class != WORD_TODAY || (piece_at(s, at)->capital && says(s, at - 1, "usa")))
		return -1;
	f->shape = SHAPE_UNIT;
	f->unit = UNIT_DAY;
	f->n = w->number;
	f->part = *w->code ? w->code : NULL;
	f->rule = "today";
	/* "tomorrow week", "yesterday fortnight" */
	if ((says(s, at + 1, "week") || says(s, at + 1, "fortnight")) && !is_mark(s, at + 2, '-') && !*w->code)
	{
		f->n += (says(s, at + 1, "week") ? 7 : 14) * (w->number < 0 ? -1 : 1);
		return at + 2;
	}
	return at + 1;
}

/* day before yesterday, day after tomorrow */
int
parse_day_beyond(const Scan *s, int at, Form *f)
{
	int			sign = says(s, at + 1, "before") ? -1 : 1;

	if (!says(s, at, "day") || (sign > 0 && !says(s, at + 1, "after")) || !is_class(s, at + 2, WORD_TODAY))
		return -1;
	f->shape = SHAPE_UNIT;
	f->unit = UNIT_DAY;
	f->n = piece_at(s, at + 2)->word->number + sign;
	f->rule = "today";
	return at + 3;
}

/* now; the future; recent years, coming weeks */
int
parse_ref(const Scan *s, int at, Form *f)
{
	bool		plural;
	const char *w = piece_lower(s, at);
	Unit		unit = unit_of(s, at + 1, &plural);

	f->shape = SHAPE_REF;
	f->rule = "reference word";
	if (unit != UNIT_NONE && plural && (strcmp(w, "recent") == 0 || strcmp(w, "coming") == 0))
	{
		f->code = w[0] == 'r' ? "PAST_REF" : "FUTURE_REF";
		return at + 2;
	}
	if (strcmp(w, "past") == 0 && says(s, at - 1, "the") && says(s, at - 2, "in") &&
		piece_at(s, at + 1)->kind == PIECE_MARK)
	{
		f->code = "PAST_REF";
		return at + 1;
	}
	if (strcmp(w, "current") == 0 && !says(s, at + 1, "account"))
	{
		f->code = "PRESENT_REF";
		return at + 1;
	}
	if (strcmp(w, "future") == 0 && !says(s, at - 1, "the"))
		return -1;
	if (!is_class(s, at, WORD_REF) || strcmp(w, "recent") == 0)
		return -1;
	f->code = piece_at(s, at)->word->code;
	return at + 1;
}

int
parse_season(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			end;

	if (p->word->class != WORD_SEASON || (p->word->flags & WORD_PLURAL))
		return -1;
	f->shape = SHAPE_SEASON;
	f->code = p->word->code;
	f->rule = "season";
	end = parse_of_year(s, at + 1, f);
	/* "The winter of 2014/15" begins in the first. */
	if (f->year && (is_mark(s, end, '-') || is_mark(s, end, '/')) && glued(s, end) && glued(s, end + 1) &&
		((piece_at(s, end + 1)->digits == 2 && piece_at(s, end + 1)->number == (f->year + 1) % 100) || piece_at(s, end + 1)->number == f->year + 1))
		end += 2;
	/* "A fall in 1999" and "a spring in the yard" are none; "fall 1999" and "the spring of 1999" are. */
	if ((says(s, at, "spring") || says(s, at, "fall")) && !piece_in_class(s, at - 1, CLASS_OPENS_TIME) &&
		!is_class(s, at - 1, WORD_EDGE) && !(is_number(s, at + 1) && f->year))
		return -1;
	return end;
}

int
parse_clock_alone(const Scan *s, int at, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;

	f->shape = SHAPE_CLOCK;
	f->rule = "clock";
	if (says(s, at, "night") && says(s, at - 1, "the") && says(s, at + 1, "before") && says(s, at + 2, "last"))
	{
		f->shape = SHAPE_UNIT;
		f->unit = UNIT_DAY;
		f->n = -2;
		f->part = w->code;
		f->rule = "part of day";
		return at + 3;
	}
	if (w->class == WORD_PART && !(w->flags & WORD_PLURAL))
	{
		/* "the morning of" needs its day; noon and midnight are times alone. */
		f->part = w->code;
		f->attributive = strcmp(w->code, "MI") != 0 && strcmp(w->code, "24") != 0;
		return at + 1;
	}
	return parse_clock(s, at, f);
}

/* "The last match of the day", "later in the day": the day that was told, or that of writing. */
static bool
is_day_told(const Scan *s, int at)
{
	if (!says(s, at - 1, "the") || is_mark(s, at + 1, '-'))
		return false;
	if (says(s, at - 2, "in"))
		return says(s, at - 3, "earlier") || says(s, at - 3, "later") || says(s, at - 3, "late") || says(s, at - 3, "early");
	return says(s, at - 2, "of") && (is_class(s, at - 4, WORD_ORDINAL) || says(s, at - 4, "last") || says(s, at - 4, "final"));
}

/*
 * "The year before the war", "the month that followed", "the year in which he died": the unit lies where something lies that has no date
 * here.  A year that ends on a day, "the year that ended March 31", is none of these.
 */
static bool
is_of_event(const Scan *s, int at, Unit unit)
{
	/* Behind "before" in reports of profits */
	const Piece *next = piece_at(s, at + 1);
	bool		in = says(s, at - 2, "the") && says(s, at - 3, "in");
	size_t		n = strlen(piece_lower(s, at + 1));

	/* "Later in the year since prices rose", "over the weekend after staging a strike": words of the next clause */
	if ((in && is_class(s, at - 4, WORD_EDGE)) || piece_in_class(s, at + 1, CLASS_BEFORE_TAX) ||
		(unit == UNIT_WEEKEND && (says(s, at - 3, "at") || says(s, at - 3, "over"))) ||
		(n > 5 && strcmp(piece_lower(s, at + 1) + n - 3, "ing") == 0))
		return false;
	/* "The second half of the year after it lost", "in the quarter after a 5 pct rise": what is compared with */
	if (says(s, at, "after") && (says(s, at - 3, "of") || next->kind == PIECE_NUMBER || says(s, at + 1, "a") || says(s, at + 1, "about")))
		return false;
	if (says(s, at, "in"))
		return says(s, at + 1, "which");
	if (says(s, at, "that") && (says(s, at + 1, "followed") || says(s, at + 1, "preceded")))
		return true;
	if (says(s, at, "that"))
		return in && unit != UNIT_WEEKEND && next->kind == PIECE_WORD && !piece_in_class(s, at + 1, CLASS_ENDS_ON);
	if (says(s, at, "the") || says(s, at, "he") || says(s, at, "she") || says(s, at, "they"))
		return in;
	return piece_in_class(s, at, CLASS_RELATION);
}

/* "The year before.", "than the month before and", "the year prior": what was told, less or more one; nothing follows that it is before. */
static int
direction_alone(const Scan *s, int at)
{
	int			sign = says(s, at, "before") || says(s, at, "prior") ? -1 : says(s, at, "after") ? 1 : 0;

	return piece_at(s, at + 1)->kind == PIECE_MARK || (piece_in_class(s, at + 1, CLASS_THEN_NOTHING) && !says(s, at, "prior")) ? sign : 0;
}

/* "Day five of the trial", "week 3": numbered from a beginning that is not told here. */
static bool
is_numbered_unit(const Scan *s, int at)
{
	Form		number = empty_form;

	return !says(s, at - 1, "the") && !says(s, at - 1, "this") && !says(s, at - 1, "that") && !is_number(s, at - 1) &&
		!is_class(s, at - 1, WORD_RELATIVE) && piece_at(s, at + 1)->digits < 4 && parse_number(s, at + 1, &number) == at + 2 && number.n > 0 && number.n < 100;
}

/* "year-end 1985", "the year-end of 1985", "fiscal 1986 year-end", with "year" at `at`. */
static int
parse_year_end(const Scan *s, int at, Form *f)
{
	int			end = parse_year(s, at + 3 + says(s, at + 3, "of"), &f->year);

	f->shape = SHAPE_HOLIDAY;
	f->rule = "year-end";
	if (end < 0 && is_number(s, at - 1))
		parse_year(s, at - 1, &f->year);
	return end > 0 ? end : at + 3;
}

int
parse_the_unit(const Scan *s, int at, Form *f)
{
	bool		plural;

	f->unit = unit_of(s, at, &plural);
	if (!plural && is_numbered_unit(s, at))
		return -1;
	f->shape = SHAPE_UNIT;
	f->rule = "the unit";
	if (f->unit == UNIT_YEAR && is_mark(s, at + 1, '-') && says(s, at + 2, "end"))
		return parse_year_end(s, at, f);
	if (says(s, at - 1, "the") && !plural && ((says(s, at + 1, "before") && says(s, at + 2, "last")) ||
		(says(s, at + 1, "after") && says(s, at + 2, "next"))) &&
		(piece_at(s, at + 3)->word->class == WORD_OTHER || piece_at(s, at + 3)->kind != PIECE_WORD))
	{
		f->n = says(s, at + 2, "last") ? -2 : 2;
		f->rule = "relative unit";
		return at + 3;
	}
	if (f->unit == UNIT_YEAR && !plural && (says(s, at - 1, "the") || says(s, at - 1, "fiscal")) && parse_year(s, at + 1, &f->year) > 0)
	{
		f->shape = SHAPE_YEAR;
		f->rule = "year";
		return parse_year(s, at + 1, &f->year);
	}
	if (f->unit == UNIT_DAY && is_day_told(s, at))
	{
		f->shape = SHAPE_CLOCK;
		f->unit = UNIT_NONE;
		return at + 1;
	}
	if (f->unit == UNIT_YEAR && says(s, at - 1, "fiscal"))
		return at + 1;
	if (plural && says(s, at + 1, "ahead"))
	{
		f->shape = SHAPE_REF;
		f->code = "FUTURE_REF";
		f->rule = "reference word";
		return at + 2;
	}
	if (plural || !says(s, at - 1, "the"))
		return -1;
	if (is_mark(s, at + 1, '-') || says(s, at + 1, "of"))
		return -1;
	if (f->unit != UNIT_DAY && direction_alone(s, at + 1) != 0)
	{
		f->counted = f->anchored = true;
		f->n = direction_alone(s, at + 1);
		return at + 2;
	}
	f->of_event = is_of_event(s, at + 1, f->unit);
	return f->unit == UNIT_YEAR || f->unit == UNIT_QUARTER || f->unit == UNIT_WEEKEND ||
		f->unit == UNIT_MONTH ? at + 1 : -1;
}

/* for years, within weeks */
int
parse_plural_unit(const Scan *s, int at, Form *f)
{
	bool		plural;

	f->unit = unit_of(s, at, &plural);
	if (!plural || !piece_in_class(s, at - 1, CLASS_FOR_UNITS) || f->unit < UNIT_DAY)
		return -1;
	f->shape = SHAPE_DURATION;
	f->n = NUMBER_VAGUE;
	f->rule = "duration";
	return at + 1;
}

/* BC, B.C., BCE: the piece behind, or -1. */
int
skip_before_christ(const Scan *s, int at)
{
	if (!piece_at(s, at)->capital)
		return -1;
	if (says(s, at, "b") && is_mark(s, at + 1, '.') && says(s, at + 2, "c") && glued(s, at + 2))
		return at + 3 + (is_mark(s, at + 3, '.') && glued(s, at + 3));
	return says(s, at, "bc") || says(s, at, "bce") ? at + 1 : -1;
}

/* 44 BC: days of no calendar of ours, and no year of ours either. */
int
parse_year_before_christ(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			end = skip_before_christ(s, at + 1);

	if (end < 0 || p->kind != PIECE_NUMBER || p->digits > 4 || p->number < 1)
		return -1;
	f->shape = SHAPE_YEAR;
	f->year = -p->number;
	f->rule = "year before Christ";
	return end;
}

/* FY2012, FY12 */
static int
parse_fy(const Scan *s, int at, Form *f)
{
	int			end = parse_year(s, at + 1, &f->year);

	if (end < 0 && glued(s, at + 1))
		end = parse_two_digit_year(s, at + 1, &f->year);
	if (end < 0 || !piece_at(s, at)->capital)
		return -1;
	f->shape = SHAPE_YEAR;
	f->rule = "year";
	return end;
}

int
parse_fiscal_year(const Scan *s, int at, Form *f)
{
	if (says(s, at, "fy"))
		return parse_fy(s, at, f);
	return (says(s, at, "fiscal") || says(s, at, "calendar")) ? parse_year_alone(s, at + 1, f) : -1;
}
