/*
 * parse_calendar.c - dates of the calendar: "Sunday, 3 February 2013", "Feb. 3", "3/2/2013", "2013", "1990s".
 */
#include "extension/core.h"

#include "dates/date_figures.h"
#include "dates/form.h"
#include "text/lexicon.h"

#define LIKELY_YEAR_MIN 1000
#define LIKELY_YEAR_MAX 2200

/* 3/5/29 may be so many more years ahead than '29. */
#define APOSTROPHE_YEARS 10

const Form empty_form = {
	.relative = RELATIVE_NONE,.hour = -1,.minute = -1,.second = -1,.zone = ZONE_NONE,.holiday = -1,.begun = DAY_NONE
};

/* A full stop that belongs to the abbreviation before it. */
static int
skip_stop(const Scan *s, int at)
{
	return (is_mark(s, at, '.') && glued(s, at)) ? at + 1 : at;
}

static int
skip_comma(const Scan *s, int at)
{
	return is_mark(s, at, ',') ? at + 1 : at;
}

int
parse_month(const Scan *s, int at, uint8 *month)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class != WORD_MONTH || ((p->word->flags & WORD_CAPITAL) && !p->capital))
		return -1;
	*month = p->word->number;
	return (p->word->flags & WORD_SHORT) ? skip_stop(s, at + 1) : at + 1;
}

static int
parse_weekday(const Scan *s, int at, uint8 *weekday)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class != WORD_WEEKDAY || (p->word->flags & WORD_PLURAL) ||
		((p->word->flags & WORD_CAPITAL) && !p->capital))
		return -1;
	*weekday = p->word->number;
	return (p->word->flags & WORD_SHORT) ? skip_stop(s, at + 1) : at + 1;
}

/* The "th" of 4th. */
bool
is_ending(const Scan *s, int at)
{
	const char *w = piece_lower(s, at);

	return glued(s, at) && (strcmp(w, "st") == 0 || strcmp(w, "nd") == 0 || strcmp(w, "rd") == 0 ||
		strcmp(w, "th") == 0);
}

/* 3, 03, 3rd, third. */
int
parse_day_number(const Scan *s, int at, uint8 *day)
{
	const Piece *p = piece_at(s, at);

	if (p->kind == PIECE_NUMBER && p->digits <= 2 && p->number >= 1 && p->number <= 31)
	{
		*day = p->number;
		if (is_ending(s, at + 1))
			return at + 2;
		/* 3,000 and 3.5 and 3% are no days, nor is the 3 of 3D. */
		if (glued(s, at + 1) && piece_at(s, at + 1)->kind == PIECE_WORD)
			return -1;
		if (glued(s, at + 2) && is_number(s, at + 2) && glued(s, at + 1) &&
			(is_mark(s, at + 1, ',') || is_mark(s, at + 1, '.') || is_mark(s, at + 1, ':')))
			return -1;
		return (glued(s, at + 1) && is_mark(s, at + 1, '%')) ? -1 : at + 1;
	}
	if (p->word->class == WORD_ORDINAL && p->word->number <= 31)
	{
		*day = p->word->number;
		return at + 1;
	}
	if (p->word->class == WORD_TENS && p->word->number <= 30 && is_mark(s, at + 1, '-') &&
		is_class(s, at + 2, WORD_ORDINAL) &&
		piece_at(s, at + 2)->word->number < 10 && p->word->number + piece_at(s, at + 2)->word->number <= 31)
	{
		*day = p->word->number + piece_at(s, at + 2)->word->number;
		return at + 3;
	}
	return -1;
}

/* The 12 of 1H12 and FY12. */
int
parse_two_digit_year(const Scan *s, int at, int32 *year)
{
	const Piece *p = piece_at(s, at);

	if (p->kind != PIECE_NUMBER || p->digits != 2 || (glued(s, at + 1) && piece_at(s, at + 1)->kind != PIECE_MARK))
		return -1;
	*year = year_of_two_digits(s->last_year, p->number);
	return at + 1;
}

/* Four digits that are no part of a longer number and no sum of money, or '12. */
int
parse_year(const Scan *s, int at, int32 *year)
{
	const Piece *p = piece_at(s, at);

	if (is_mark(s, at, '\'') && is_number(s, at + 1) && glued(s, at + 1) && piece_at(s, at + 1)->digits == 2)
	{
		int			yy = piece_at(s, at + 1)->number;

		if (glued(s, at + 2) && piece_at(s, at + 2)->kind == PIECE_WORD)
			return -1;
		*year = year_of_two_digits(s->last_year - APOSTROPHE_YEARS, yy);
		return at + 2;
	}
	if (p->kind != PIECE_NUMBER || p->digits != 4 || p->number < LIKELY_YEAR_MIN || p->number > LIKELY_YEAR_MAX)
		return -1;
	if (glued(s, at + 1) && (is_mark(s, at + 1, '%') || piece_at(s, at + 1)->kind == PIECE_WORD))
		return -1;
	if (glued(s, at + 1) && glued(s, at + 2) && (is_mark(s, at + 1, '.') || is_mark(s, at + 1, ',') ||
		is_mark(s, at + 1, ':')) &&
		is_number(s, at + 2))
		return -1;
	*year = p->number;
	return at + 1;
}

static int
full_year(const Scan *s, const Piece *p)
{
	return p->digits == 4 ? p->number : year_of_two_digits(s->last_year, p->number);
}

static bool
no_more_digits(const Scan *s, int at)
{
	if (!glued(s, at))
		return true;
	if (is_number(s, at) || piece_at(s, at)->kind == PIECE_WORD)
		return piece_at(s, at)->kind == PIECE_WORD && says(s, at, "t");
	return !((is_mark(s, at, '/') || is_mark(s, at, '-') || is_mark(s, at, '.')) && glued(s, at + 1) &&
		is_number(s, at + 1));
}

static bool
hangs_on_number(const Scan *s, int at)
{
	return is_mark(s, at - 1, '.') || is_mark(s, at - 1, '/') || is_mark(s, at - 1, '-') || is_mark(s, at - 1, '$');
}

/* "3/5/2013-3/8/2013", "2013-03-05/2013-03-08": another such date with the same marks begins at `at`, joined by another mark. */
static bool
pairs_with(const Scan *s, int at, char mark, bool behind)
{
	char		joint = piece_at(s, behind ? at - 1 : at + 5)->mark;

	if (joint == mark || (joint != '-' && joint != '/'))
		return false;
	for (int i = 0; i < 5; i++)
		if ((i % 2 ? !is_mark(s, at + i, mark) : !is_number(s, at + i)) || (i > 0 && !glued(s, at + i)))
			return false;
	return true;
}

/* May a date of five pieces stand there in prose?  Letters and figures that touch it make something else of it, but for a second such date. */
static bool
stands_free(const Scan *s, int at, char mark)
{
	if (glued(s, at) && (piece_at(s, at - 1)->kind == PIECE_WORD || (hangs_on_number(s, at) && !pairs_with(s, at - 6, mark, false))))
		return false;
	return no_more_digits(s, at + 5) || pairs_with(s, at + 6, mark, true);
}

/* A date in figures, as prose has it: 1.2.12 is rather a number of something.  Of two readings of 3/4/2013 the month is taken first, of 3-4-2013 the day. */
static int
parse_numeric_date(const Scan *s, int at, Form *f)
{
	DateFigures d;

	if (!is_number(s, at) || !date_figures_at(s->text, s->length, piece_at(s, at)->start, &d) || piece_at(s, at + 4)->end != d.end ||
		(d.mark != '-' && d.mark != '/' && d.mark != '.') || !stands_free(s, at, d.mark))
		return -1;
	if (d.mark == '.' && d.year_digits == 2 && piece_at(s, at)->digits + piece_at(s, at + 2)->digits < 4)
		return -1;
	f->two_readings = d.open;
	f->order = d.shown;
	f->day_first = !d.open || d.mark != '/';
	f->day = Min(f->day_first ? d.day : d.month, 99);
	f->month = Min(f->day_first ? d.month : d.day, 99);
	f->year = d.year_digits == 2 ? year_of_two_digits(s->last_year, d.year) : d.year;
	return at + 5;
}

/* Behind a weekday, day and month in figures without a year: "Tuesday 12.3."; "Monday 12.3 million" is none. */
static int
parse_numeric_day(const Scan *s, int at, Form *f)
{
	const Piece *day = piece_at(s, at),
			   *month = piece_at(s, at + 2);

	if (!is_number(s, at) || !is_number(s, at + 2) || day->digits > 2 || month->digits > 2 || !is_mark(s, at + 1, '.') ||
		!is_mark(s, at + 3, '.') || !glued(s, at + 1) || !glued(s, at + 2) || !glued(s, at + 3))
		return -1;
	f->day = day->number;
	f->month = month->number;
	return at + 4;
}

/* [,] year behind a month or a day. */
static int
maybe_year(const Scan *s, int at, Form *f)
{
	int			next = skip_comma(s, at);
	int			end;

	if (says(s, next, "of") || says(s, next, "in"))
		next++;
	end = parse_year(s, next, &f->year);
	if (end < 0 && is_class(s, at, WORD_RELATIVE) && says(s, at + 1, "year") && !f->weekday)
	{
		f->relative = piece_at(s, at)->word->number;
		return at + 2;
	}
	return end < 0 ? at : end;
}

/* 19-Nov-12 */
static int
parse_dashed(const Scan *s, int at, Form *f)
{
	const Piece *y = piece_at(s, at + 4);

	if (is_number(s, at) && is_mark(s, at + 1, '-') && glued(s, at + 1) && glued(s, at + 2) && glued(s, at + 3) &&
		glued(s, at + 4) && parse_month(s, at + 2, &f->month) == at + 3 && is_mark(s, at + 3, '-') &&
		y->kind == PIECE_NUMBER && (y->digits == 2 || y->digits == 4) && piece_at(s, at)->number >= 1 &&
			piece_at(s, at)->number <= 31)
	{
		f->day = piece_at(s, at)->number;
		f->year = full_year(s, y);
		return at + 5;
	}
	return -1;
}

static int
parse_month_first(const Scan *s, int at, Form *f)
{
	int			next = parse_month(s, at, &f->month);
	int			end;

	if (next < 0)
		return -1;
	if (says(s, next, "the"))
		next++;
	end = parse_day_number(s, next, &f->day);
	if (end < 0 || (is_class(s, next, WORD_ORDINAL) && is_class(s, end, WORD_UNIT)))
	{
		f->day = 0;
		return -1;
	}
	return maybe_year(s, end, f);
}

/* The 6 of "6-7 February 1920": month and year are those behind the second day. */
static int
parse_first_of_two(const Scan *s, int at, Form *f)
{
	uint8		day;
	uint8		weekday;
	int			next = at;

	/* "3.-5. May", "3./4. May" */
	if (is_mark(s, at, '.') && glued(s, at) && (is_mark(s, at + 1, '-') || is_mark(s, at + 1, '/')))
		next++;
	if (!is_mark(s, next, '-') && !(is_mark(s, next, '/') && glued(s, next) && glued(s, next + 1)) && !says(s, next, "to") && !says(s, next, "and") &&
		!says(s, next, "until") && !says(s, next, "till") && !says(s, next, "through"))
		return -1;
	next += 1 + says(s, next + 1, "the");
	/* "Friday 3 to Sunday 5 May" */
	if (parse_weekday(s, next, &weekday) > 0)
	{
		next = skip_comma(s, parse_weekday(s, next, &weekday));
		next += says(s, next, "the");
	}
	next = parse_day_number(s, next, &day);
	if (next > 0 && is_mark(s, next, '.') && glued(s, next))
		next++;
	if (next < 0 || (next = parse_month(s, next + says(s, next, "of"), &f->month)) < 0)
		return -1;
	maybe_year(s, next, f);
	return at;
}

/* 2013 March 5; 2013, Mar. 5; 2013-Mar-05; 2013/Mar/5 */
static int
parse_year_first(const Scan *s, int at, Form *f)
{
	char		mark = piece_at(s, at + 1)->mark;
	bool		tight = (mark == '-' || mark == '/') && glued(s, at + 1) && glued(s, at + 2);
	int			next = at + 1;
	int			end;

	if (!is_number(s, at) || (glued(s, at) && (is_mark(s, at - 1, '-') || is_mark(s, at - 1, '/') || piece_at(s, at - 1)->kind == PIECE_WORD)) ||
		is_neighbour(s, at - 1, "numbered") || (!tight && parse_year(s, at, &f->year) < 0))
		return -1;
	f->year = piece_at(s, at)->number;
	if (piece_at(s, at)->digits != 4 || f->year < LIKELY_YEAR_MIN || f->year > LIKELY_YEAR_MAX)
		return -1;
	next = tight && is_class(s, at + 2, WORD_MONTH) ? at + 3 : parse_month(s, skip_comma(s, next), &f->month);
	if (tight)
		f->month = piece_at(s, at + 2)->word->number;
	if (next < 0 || (tight && !(is_class(s, at + 2, WORD_MONTH) && is_mark(s, next, mark) && glued(s, next) && glued(s, next + 1))))
		return -1;
	end = parse_day_number(s, next + tight, &f->day);
	if (end < 0 || (tight && !no_more_digits(s, end)) || is_class(s, end, WORD_UNIT))
		return -1;
	/* "In 2013, March 5, 2012 was forgotten" */
	return parse_year(s, skip_comma(s, end), &(int32) {0}) > 0 ? -1 : end;
}

static int
parse_day_first(const Scan *s, int at, Form *f)
{
	int			next = at + (says(s, at, "the") ? 1 : 0);
	int			end = parse_day_number(s, next, &f->day);

	if (end < 0)
		return -1;
	if (says(s, end, "of"))
		end++;
	else if (is_mark(s, end, '.') && glued(s, end))
		end++;
	next = parse_month(s, end, &f->month);
	if (next > 0)
		return maybe_year(s, next, f);
	return parse_first_of_two(s, end, f);
}

/* A day of the calendar with or without weekday and year: month and day are always set. */
int
parse_calendar_date(const Scan *s, int at, Form *f)
{
	int			(*const orders[]) (const Scan *, int, Form *) = {parse_dashed, parse_year_first, parse_month_first, parse_day_first};
	Form		begun = *f;
	uint8		weekday = 0;
	int			next = parse_weekday(s, at, &weekday);
	int			end = -1;

	next = next < 0 ? at : skip_comma(s, next);
	end = parse_numeric_date(s, next, f);
	if (end < 0 && next > at)
	{
		*f = begun;
		end = parse_numeric_day(s, next, f);
	}
	for (size_t i = 0; end < 0 && i < lengthof(orders); i++)
	{
		*f = begun;
		end = orders[i] (s, next, f);
	}
	if (end < 0)
	{
		*f = begun;
		return -1;
	}
	f->shape = SHAPE_DAY;
	f->weekday = weekday;
	f->no_such_day = f->month < 1 || f->month > 12 || f->day < 1 || f->day > days_in_month(f->year ? f->year :
		2000, f->month);
	f->rule = f->year ? "full date" : "month day";
	return end;
}
