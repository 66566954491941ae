/*
 * resolve.c - the days and the TIMEX3 value of a form, on a given day of writing.
 *
 * The rules were measured on 2,154 dated expressions of news: a bare weekday is the most recent one, the day of
 * publication included, unless a verb of the future stands near; month and day are the nearest such day; "last week" is
 * the ISO week before.  Values are TIMEX3 (TimeML 1.2.1), precise to what was said and no further.
 */
#include "extension/core.h"

#include "dates/meaning.h"

static void
mean_month(Meaning *m, int year, int month)
{
	set_days(m, days_of_month(year, month), PRECISION_MONTH);
	put_value(m, "%04d-%02d", year, month);
}

static void
mean_year(Meaning *m, int year)
{
	set_days(m, days_of_years(year, 1), PRECISION_YEAR);
	if (day_range_known(m->during))
		put_value(m, "%04d", year);
	else
		put_value(m, "XXXX");
}

/* ---- days */

/* The year in which month/day lies nearest to the day of writing; the verb's tense decides when it is far. */
static Day
nearest_month_day(const Form *f, const Around *a, Day *other)
{
	int			year = year_of(a->reference);
	Day			past = DAY_NONE;
	Day			future = DAY_NONE;
	int			back,
				ahead;

	for (int y = year - 8; y <= year + 8; y++)
	{
		Day			d = day_checked(y, f->month, f->day);

		if (d == DAY_NONE || (f->weekday && iso_weekday(d) != f->weekday && abs(y - year) > 1))
			continue;
		if (d <= a->reference)
			past = d;
		if (d >= a->reference && future == DAY_NONE)
			future = d;
	}
	*other = DAY_NONE;
	if (past == DAY_NONE || future == DAY_NONE)
		return past == DAY_NONE ? future : past;
	back = a->reference - past, ahead = future - a->reference;
	if (f->weekday && (iso_weekday(past) == f->weekday) != (iso_weekday(future) == f->weekday))
		return iso_weekday(past) == f->weekday ? past : future;
	if (a->tense == TENSE_FUTURE)
		*other = ahead < 330 ? past : future;
	else
		*other = ahead < 75 && back > 290 ? past : future;
	return *other == past ? future : past;
}

static void
mean_month_day(Meaning *m, const Form *f, const Around *a)
{
	Day			d;
	Day			other;

	if (f->no_such_day)
	{
		if (f->year)
			put_value(m, "%04d-%02d-XX", f->year, Min(f->month, 99));
		else
			put_value(m, "XXXX-XX-XX");
		m->confidence = 0.2;
		m->basis = "no such day";
		return;
	}
	if (f->year)
	{
		d = day_checked(f->year, f->month, f->day);
		m->confidence = !f->two_readings ? 1.0 : f->order ? 0.9 : 0.6;
		if (f->two_readings)
			m->other = days_of_day(day_checked(f->year, f->day, f->month));
		if (f->weekday && iso_weekday(d) != f->weekday)
		{
			m->confidence = 0.6;
			m->basis = "full date, weekday differs";
			m->other = days_of_day(d + (f->weekday - iso_weekday(d) + 10) % 7 - 3);
		}
		mean_day(m, f, d);
		return;
	}
	m->confidence = 0.9;
	if (f->relative != RELATIVE_NONE && a->reference != DAY_NONE)
		d = day_checked(year_of(a->reference) + f->relative, f->month, f->day);
	else if (a->told_year)
	{
		d = day_checked(a->told_year, f->month, f->day);
		m->basis = "month day, year told";
		m->confidence = 0.8;
	}
	else if (a->reference != DAY_NONE)
	{
		d = nearest_month_day(f, a, &other);
		m->other = other == DAY_NONE ? NO_DAYS : days_of_day(other);
	}
	else
		d = DAY_NONE;
	if (d != DAY_NONE)
		mean_day(m, f, d);
	else
		put_value(m, "XXXX-%02d-%02d", f->month, f->day);
}

/* Most recent, the day of writing included; a week later when a verb of the future is near; last: strictly before. */
static void
mean_weekday(Meaning *m, const Form *f, const Around *a)
{
	int			back;

	if (a->reference == DAY_NONE)
	{
		put_value(m, "XXXX-WXX-%d", f->weekday);
		m->confidence = 0.5;
		return;
	}
	back = (iso_weekday(a->reference) - f->weekday + 7) % 7;
	m->confidence = back <= 3 ? 0.95 : 0.8;
	if (f->relative == RELATIVE_NONE)
	{
		bool		next = a->tense == TENSE_FUTURE && back > 0;

		m->other = days_of_day(a->reference - back + (next ? 0 : 7));
		if (next)
		{
			back -= 7;
			m->confidence = 0.75;
			m->basis = "weekday, next";
		}
	}
	else if (f->relative < 0)
		back = back == 0 ? 7 : back;
	else if (f->relative > 0)
		back -= 7;
	else if (back > 0 && a->tense == TENSE_FUTURE)
		back -= 7;
	mean_day(m, f, a->reference - back);
}

/* How many months to both sides a weekday and a day of the month are looked for: they meet in one month of seven. */
#define MONTHS_AROUND 7

/* "Friday the 13th": the nearest; the verb decides between two. */
static void
mean_weekday_and_day(Meaning *m, const Form *f, const Around *a)
{
	Day			best = DAY_NONE;

	put_value(m, "XXXX-XX-%02d", f->day);
	m->confidence = 0.5;
	if (a->reference == DAY_NONE)
		return;
	for (int k = -MONTHS_AROUND; k <= MONTHS_AROUND; k++)
	{
		DayRange	month = days_of_months(year_of(a->reference), month_of(a->reference) + k, 1);
		Day			d = day_range_known(month) ? month.from + f->day - 1 : DAY_NONE;

		if (d == DAY_NONE || d >= month.to || iso_weekday(d) != f->weekday)
			continue;
		if (best == DAY_NONE || abs(d - a->reference) < abs(best - a->reference))
			best = d;
	}
	if (best == DAY_NONE)
		return;
	m->confidence = 0.8;
	mean_day(m, f, best);
}

/* The week that a day is in, or that ends with it. */
static void
mean_week_at(Meaning *m, const Form *f, Day d)
{
	mean_week(m, d, false);
	if (f->ending)
		set_days(m, (DayRange) {d - 6, d + 1}, PRECISION_RANGE);
}

static void
mean_day_shape(Meaning *m, const Form *f, const Around *a)
{
	if (f->month)
	{
		mean_month_day(m, f, a);
		if (f->unit == UNIT_WEEK && day_range_known(m->during))
			mean_week_at(m, f, m->during.from);
	}
	else if (f->day)
		mean_weekday_and_day(m, f, a);
	else
		mean_weekday(m, f, a);
}

/* ---- months, years */

static int
relative_month_year(const Form *f, Day reference)
{
	int			year = year_of(reference),
				month = month_of(reference);

	if (f->relative < 0)
		return f->month < month ? year : year - 1;
	if (f->relative > 0)
		return f->month > month ? year : year + 1;
	return year;
}

/* A month so little ahead is the coming one, but for "closed in April": of the one almost a year ago a writer says "last April". */
#define MONTHS_AHEAD 2

/* The month that is meant. */
static void
mean_whole_month(Meaning *m, const Form *f, const Around *a)
{
	int			year;

	if (f->year)
	{
		mean_month(m, f->year, f->month);
		m->confidence = 1.0;
		return;
	}
	m->confidence = 0.8;
	if (f->relative != RELATIVE_NONE && f->rule[0] != 'r' && a->reference != DAY_NONE)
	{
		mean_month(m, year_of(a->reference) + f->relative, f->month);
		return;
	}
	if (f->relative == RELATIVE_NONE && a->told_year)
	{
		mean_month(m, a->told_year, f->month);
		m->basis = "month, year told";
		return;
	}
	if (a->reference == DAY_NONE)
	{
		put_value(m, "XXXX-%02d", f->month);
		return;
	}
	if (f->relative != RELATIVE_NONE)
		year = relative_month_year(f, a->reference);
	else
	{
		year = year_of(a->reference);
		if (f->of_past)
			year -= f->month > month_of(a->reference);
		else if (a->tense == TENSE_FUTURE && f->month < month_of(a->reference))
			year++;
		else if (a->tense != TENSE_FUTURE && f->month > month_of(a->reference) + (a->verb_beside ? 0 : MONTHS_AHEAD))
			year--;
		m->other = days_of_month(year + (a->tense == TENSE_FUTURE ? -1 : 1), f->month);
	}
	mean_month(m, year, f->month);
}

/* The nth (-1: the last) weekday, day, weekend or week of a month; a week is in the month its Thursday is in. */
static void
mean_part_of_month(Meaning *m, const Form *f)
{
	int			weekday = f->weekday ? f->weekday : f->unit == UNIT_WEEK ? 4 : 6;
	DayRange	month = m->during;
	Day			d = nth_weekday(year_of(month.from), month_of(month.from), weekday, f->ordinal);

	m->other = m->during = NO_DAYS;
	if (f->unit == UNIT_DAY)
		d = f->ordinal < 0 ? month.to - 1 : month.from + f->ordinal - 1;
	if (d == DAY_NONE)
	{
		put_value(m, "XXXX-XX-XX");
		m->basis = "no such day";
		m->confidence = 0.2;
	}
	else if (f->unit == UNIT_WEEK || f->unit == UNIT_WEEKEND)
	{
		mean_week(m, d, f->unit == UNIT_WEEKEND);
		m->confidence = 0.6;
	}
	else
		mean_day(m, f, d);
}

static void
mean_month_shape(Meaning *m, const Form *f, const Around *a)
{
	mean_whole_month(m, f, a);
	if (f->ordinal && day_range_known(m->during))
		mean_part_of_month(m, f);
	else if (f->ordinal)
		put_value(m, "XXXX-XX-XX");
}

static void
mean_decade(Meaning *m, int year)
{
	set_days(m, days_of_years(year, 10), PRECISION_DECADE);
	put_value(m, "%03d", year / 10);
}

static void
mean_century(Meaning *m, int ordinal)
{
	if (ordinal < 1 || ordinal > 99)
		return;
	set_days(m, days_of_years(Max(1, (ordinal - 1) * 100), ordinal == 1 ? 99 : 100), PRECISION_CENTURY);
	put_value(m, "%02d", ordinal - 1);
}

/* ---- sets, words */

static void
mean_set(Meaning *m, const Form *f, const Around *a)
{
	(void) a;
	m->type = TIME_SET;
	m->confidence = 0.9;
	if (f->weekday)
		put_value(m, "XXXX-WXX-%d", f->weekday);
	else if (f->month)
		put_value(m, "XXXX-%02d", f->month);
	else if (f->part)
		put_value(m, "XXXX-XX-XXT%s", f->part);
	else if (f->code && f->code[0] == 'P')
		put_value(m, "%s", f->code);
	else if (f->code)
		put_value(m, "XXXX-%s", f->code);
	else
	{
		mean_duration(m, f, a);
		m->type = TIME_SET;
	}
}

static void
mean_ref(Meaning *m, const Form *f, const Around *a)
{
	(void) a;
	put_value(m, "%s", f->code);
	m->confidence = 0.7;
}

static void
mean_clock(Meaning *m, const Form *f, const Around *a)
{
	Day			d = a->told != DAY_NONE && a->told_precision <= PRECISION_DAY ? a->told : a->reference;

	m->type = TIME_TIME;
	m->confidence = 0.6;
	if (d != DAY_NONE)
		mean_day(m, f, d);
	else
	{
		put_value(m, "XXXX-XX-XX");
		if (f->hour >= 0)
			value_of_clock(m->value + strlen(m->value), sizeof(m->value) - strlen(m->value), f);
		else
			put_value(m, "XXXX-XX-XXT%s", f->part ? f->part : "");
	}
}

static void
mean_year_shape(Meaning *m, const Form *f, const Around *a)
{
	(void) a;
	m->confidence = 0.95;
	if (f->year > 0)
		mean_year(m, f->year);
	else
		put_value(m, "BC%04d", -f->year);
}

static void
mean_decade_shape(Meaning *m, const Form *f, const Around *a)
{
	(void) a;
	mean_decade(m, f->year);
}

static void
mean_century_shape(Meaning *m, const Form *f, const Around *a)
{
	(void) a;
	mean_century(m, f->ordinal);
}

static void (*const meanings[]) (Meaning *, const Form *, const Around *) = {
	[SHAPE_DAY] = mean_day_shape,[SHAPE_MONTH] = mean_month_shape,[SHAPE_YEAR] = mean_year_shape,
	[SHAPE_DECADE] = mean_decade_shape,[SHAPE_CENTURY] = mean_century_shape,[SHAPE_UNIT] = mean_unit,
	[SHAPE_QUARTER] = mean_part_of_year,[SHAPE_HALF] = mean_part_of_year,[SHAPE_SEASON] = mean_season,
	[SHAPE_HOLIDAY] = mean_holiday,[SHAPE_CLOCK] = mean_clock,[SHAPE_DURATION] = mean_duration,[SHAPE_SET] = mean_set,
	[SHAPE_REF] = mean_ref
};

/*
 * "Earlier this week" ends before today, "later this week" begins with it; "late last year" is its last quarter, "late
 * last week" Thursday to Sunday.
 */
static void
narrow(Meaning *m, const Form *f, const Around *a)
{
	if (f->shape != SHAPE_UNIT || f->modifier == NULL || a->reference == DAY_NONE || !day_range_known(m->during))
		return;
	if (f->unit == UNIT_WEEK && f->n == 0 && f->earlier && m->during.from < a->reference &&
		a->reference < m->during.to)
		m->during.to = a->reference;
	else if (f->unit == UNIT_WEEK && f->n == 0 && f->later)
		m->during.from = Max(m->during.from, a->reference);
	else if (f->unit == UNIT_YEAR && f->n == -1 && !f->counted && strcmp(f->modifier, "end") == 0)
		m->during.from = day_of(year_of(m->during.from), 10, 1);
	else if (f->unit == UNIT_WEEK && f->n == -1 && !f->counted && !f->anchored && !f->weekday && strcmp(f->modifier, "end") == 0 && !f->later)
	{
		/* On a Sunday the week that ends is meant. */
		if (iso_weekday(a->reference) == 7)
			mean_week(m, a->reference, false);
		m->during.from += 3;
		m->during.to = Min(m->during.to, a->reference);
		m->other = NO_DAYS;
	}
}

/* "The day after Christmas", "a week from Friday". */
static void
shift_day(Meaning *m, const Form *f)
{
	if (day_range_known(m->during))
		mean_day(m, f, m->during.from + f->shift);
	else
		put_value(m, "XXXX-XX-XX");
	m->other = NO_DAYS;
}

/* "Two weeks before Christmas": m is Christmas, and becomes the week two weeks before it; "the month before 2011" is not known. */
static void
count_from(Meaning *m, const Form *f, const Around *a)
{
	Form		offset = empty_form;
	Around		there = *a;

	offset.shape = SHAPE_UNIT;
	offset.unit = f->beside_unit;
	offset.n = f->beside;
	offset.relative = f->beside < 0 ? -1 : 1;
	offset.counted = true;
	there.reference = day_range_known(m->during) && m->precision <= precision_of_unit(offset.unit) ? m->during.from : DAY_NONE;
	m->during = m->other = NO_DAYS;
	m->type = TIME_DATE;
	m->basis = offset.rule = f->beside < 0 ? "units ago" : "units later";
	/* The weekend of the day's own week is the first one after it. */
	if (offset.unit == UNIT_WEEKEND && offset.n > 0 && there.reference != DAY_NONE && iso_weekday(there.reference) <= 5)
		offset.n--;
	mean_unit(m, &offset, &there);
	if (day_range_known(m->during))
		m->confidence = 0.8;
}

static void
mean_of_event(Meaning *m, const Form *f)
{
	put_value(m, f->unit == UNIT_YEAR ? "XXXX" : f->unit == UNIT_QUARTER ? "XXXX-QX" : f->unit == UNIT_MONTH ? "XXXX-XX" : "XXXX-WXX-WE");
	m->confidence = 0.5;
}

void
resolve_form(const Form *f, const Around *a, Meaning *m)
{
	memset(m, 0, sizeof(Meaning));
	m->during = m->other = NO_DAYS;
	m->type = TIME_DATE;
	m->confidence = 0.9;
	m->basis = f->rule;
	if (f->of_event)
	{
		mean_of_event(m, f);
		return;
	}
	meanings[f->shape] (m, f, a);
	if (f->shift && !f->exact)
		shift_day(m, f);
	if (f->beside)
		count_from(m, f, a);
	narrow(m, f, a);
}
