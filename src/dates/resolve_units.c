/*
 * resolve_units.c - the days of units counted from the day of writing or from the story: "last week", "two years ago",
 * "the last 30 years".
 */
#include "extension/core.h"

#include "dates/meaning.h"

static const struct
{
	const char *code;			/* TIMEX3 duration */
	int			months;			/* calendar units: how many months */
	uint8		precision;
	bool		clock;			/* PT... */
	const char *unknown;		/* the value without a day of writing */
}			units[N_UNITS] = {
	[UNIT_SECOND] = {"S", 0, PRECISION_MINUTE, true, "XXXX-XX-XX"},
	[UNIT_MINUTE] = {"M", 0, PRECISION_MINUTE, true, "XXXX-XX-XX"},
	[UNIT_HOUR] = {"H", 0, PRECISION_MINUTE, true, "XXXX-XX-XX"},
	[UNIT_DAY] = {"D", 0, PRECISION_DAY, false, "XXXX-XX-XX"},
	[UNIT_WEEK] = {"W", 0, PRECISION_WEEK, false, "XXXX-WXX"},
	[UNIT_FORTNIGHT] = {"W", 0, PRECISION_WEEK, false, "XXXX-WXX"},
	[UNIT_WEEKEND] = {"WE", 0, PRECISION_DAY, false, "XXXX-WXX-WE"},
	[UNIT_MONTH] = {"M", 1, PRECISION_MONTH, false, "XXXX-XX"},
	[UNIT_QUARTER] = {"Q", 3, PRECISION_QUARTER, false, "XXXX-QX"},
	[UNIT_SEASON] = {"S", 0, PRECISION_SEASON, false, "XXXX"},
	[UNIT_YEAR] = {"Y", 12, PRECISION_YEAR, false, "XXXX"},
	[UNIT_DECADE] = {"E", 120, PRECISION_DECADE, false, "XXX"},
	[UNIT_CENTURY] = {"C", 1200, PRECISION_CENTURY, false, "XX"},
	[UNIT_MILLENNIUM] = {"L", 12000, PRECISION_RANGE, false, "XXXX"},
};

/* Offsets beyond this many units leave the calendar anyway. */
#define OFFSET_MAX 4000000

void
mean_week(Meaning *m, Day d, bool weekend)
{
	int			year;
	DayRange	r = days_of_week(d);
	int			week;

	if (!day_range_known(r))
	{
		put_value(m, "XXXX-WXX");
		return;
	}
	week = iso_week_of(d, &year);
	if (weekend)
		r.from += 5;
	set_days(m, r, weekend ? PRECISION_RANGE : PRECISION_WEEK);
	put_value(m, weekend ? "%04d-W%02d-WE" : "%04d-W%02d", year, week);
}

/* The calendar unit of `months` months which lies n such units from the one d is in. */
static void
mean_calendar_unit(Meaning *m, Unit unit, Day d, int32 n)
{
	int64		month = (int64) year_of(d) * 12 + month_of(d) - 1;
	int			size = units[unit].months;
	int64		from = (month / size + n) * size;
	DayRange	r = from < 12 || from > (int64) YEAR_MAX * 12 + 11 ? NO_DAYS :
		days_of_months(from / 12, from % 12 + 1, size);

	if (!day_range_known(r))
	{
		put_value(m, "%s", units[unit].unknown);
		return;
	}
	set_days(m, r, units[unit].precision);
	if (unit == UNIT_MONTH)
		put_value(m, "%04d-%02d", (int) from / 12, (int) from % 12 + 1);
	else if (unit == UNIT_QUARTER)
		put_value(m, "%04d-Q%d", (int) from / 12, (int) from % 12 / 3 + 1);
	else if (unit == UNIT_YEAR)
		put_value(m, "%04d", (int) from / 12);
	else if (unit == UNIT_DECADE)
		put_value(m, "%03d", (int) from / 120);
	else if (unit == UNIT_CENTURY)
		put_value(m, "%02d", (int) from / 1200);
}

/* The same day of the month `n` calendar units further on (of 29 February perhaps the 28th), or DAY_NONE. */
static Day
same_day(Day d, Unit unit, int64 n)
{
	int64		month = (int64) year_of(d) * 12 + month_of(d) - 1 + n * units[unit].months;
	DayRange	r = month < YEAR_MIN * 12 || month > YEAR_MAX * 12 + 11 ? NO_DAYS : days_of_months(month / 12, month % 12 + 1, 1);

	return day_range_known(r) ? Min(r.from + (d - days_of_months(year_of(d), month_of(d), 1).from), r.to - 1) : DAY_NONE;
}

/* The day so many units later: "the next four years" end there. */
static Day
day_after_units(Day d, Unit unit, int32 n)
{
	int64		days = unit == UNIT_DAY ? n : unit == UNIT_FORTNIGHT ? 14 * (int64) n : 7 * (int64) n;

	if (units[unit].months > 0)
		return same_day(d, unit, n);
	return days < 3660000 && day_range_known(days_of_day(d + (Day) days)) ? d + (Day) days : DAY_NONE;
}

/* The quarter that a report on a quarter speaks of: the one told, or the last that is over. */
static int
reported_quarter(const Around *a)
{
	return a->told_quarter ? a->told_quarter : year_of(a->reference) * 4 + (month_of(a->reference) - 1) / 3 - 1;
}

static void
mean_quarter_number(Meaning *m, int quarter)
{
	set_days(m, days_of_months(quarter / 4, quarter % 4 * 3 + 1, 3), PRECISION_QUARTER);
	put_value(m, "%04d-Q%d", quarter / 4, quarter % 4 + 1);
}

/* What reports of profits say about quarters: "the quarter", "the latest quarter", "a year ago". */
static bool
mean_reported_quarter(Meaning *m, const Form *f, const Around *a)
{
	if (a->reference == DAY_NONE || !f->earnings || (f->unit == UNIT_YEAR && !f->counted))
		return false;
	mean_quarter_number(m, reported_quarter(a) + (f->unit == UNIT_YEAR ? 4 * f->n : 0));
	if (f->unit == UNIT_YEAR)
		m->other = days_of_years(year_of(a->reference) + f->n, 1);
	m->confidence = 0.6;
	m->basis = "reported quarter";
	return true;
}

static void
mean_weekend(Meaning *m, const Form *f, const Around *a, Day from)
{
	int			n = f->n;

	/* On a Monday "the weekend" and "last weekend" are the one just over. */
	if (f->rule[0] == 't' && a->tense != TENSE_FUTURE && iso_weekday(from) <= 5)
		n = -1;
	mean_week(m, from + 7 * n, true);
}

Precision
precision_of_unit(Unit unit)
{
	return Max(units[unit].precision, PRECISION_DAY);
}

/*
 * The day to count from.  What is anchored in the story counts from the last thing told that is precise enough; months
 * and years may fall back on the day of writing, "that day" and "the next morning" may not, nor "a year later he died", which is long ago.
 */
static Day
day_to_count_from(const Form *f, const Around *a)
{
	if (!f->anchored)
		return a->reference;
	if (a->told != DAY_NONE && a->told_precision <= precision_of_unit(f->unit))
		return a->told;
	return f->unit > UNIT_WEEKEND && (f->n <= 0 || a->tense != TENSE_PAST) ? a->reference : DAY_NONE;
}

void
mean_unit(Meaning *m, const Form *f, const Around *a)
{
	Day			from = day_to_count_from(f, a);
	int32		n = f->n;

	m->confidence = f->anchored ? 0.7 : 0.9;
	if (from == DAY_NONE || n > OFFSET_MAX || n < -OFFSET_MAX || f->vague)
	{
		put_value(m, "%s", !f->vague ? units[f->unit].unknown : f->relative < 0 ? "PAST_REF" : "FUTURE_REF");
		m->confidence = 0.5;
		return;
	}
	if (mean_reported_quarter(m, f, a))
		return;
	if (f->exact)
	{
		from = same_day(from, f->unit, n);
		mean_day(m, f, from == DAY_NONE ? from : from + f->shift);
		return;
	}
	switch (f->unit)
	{
		case UNIT_DAY:
			mean_day(m, f, from + n);
			break;
		case UNIT_WEEK:
		case UNIT_FORTNIGHT:
			mean_week(m, from + 7 * n * (f->unit == UNIT_FORTNIGHT ? 2 : 1), false);
			/* "Friday of next week" */
			if (f->weekday && day_range_known(m->during))
			{
				mean_day(m, f, m->during.from + f->weekday - 1);
				break;
			}
			if (iso_weekday(from) == 7 && n == -1 && !f->counted && !f->anchored)
			{
				/* On a Sunday "last week" may be the one that ends today. */
				m->other = days_of_week(from);
				m->confidence = 0.6;
			}
			break;
		case UNIT_WEEKEND:
			mean_weekend(m, f, a, from);
			break;
		case UNIT_MONTH:
		case UNIT_QUARTER:
		case UNIT_YEAR:
		case UNIT_DECADE:
		case UNIT_CENTURY:
			mean_calendar_unit(m, f->unit, from, n);
			break;
		default:
			put_value(m, "%s", units[f->unit].unknown);
			break;
	}
}

/* "The last 30 years", "the next two weeks": whole units, up to that of the day of writing, or from that day on. */
static void
mean_stretch_to_now(Meaning *m, const Form *f, const Around *a)
{
	Form		end = *f;
	Around		here = *a;
	Meaning		other = {.during = NO_DAYS};

	if (a->reference == DAY_NONE || f->unit < UNIT_DAY || f->n > OFFSET_MAX)
		return;
	here.tense = TENSE_NONE;
	end.n = f->n * (f->relative < 0 ? -1 : 1);
	end.shape = SHAPE_UNIT;
	end.counted = true;
	end.part = NULL;
	mean_unit(&other, &end, &here);
	if (!day_range_known(other.during))
		return;
	m->during = other.during;
	other.during = NO_DAYS;
	end.n = 0;
	mean_unit(&other, &end, &here);
	m->during.from = Min(m->during.from, other.during.from);
	m->during.to = Max(m->during.to, other.during.to);
	if (f->relative > 0)
	{
		m->during.from = a->reference;
		m->during.to = day_after_units(a->reference, f->unit, f->n);
		if (m->during.to == DAY_NONE)
			m->during = NO_DAYS;
	}
	m->precision = PRECISION_RANGE;
}

void
mean_duration(Meaning *m, const Form *f, const Around *a)
{
	const char *clock = units[f->unit].clock ? "T" : "";
	int32		n = f->n;

	m->type = TIME_DURATION;
	m->confidence = 0.9;
	if (f->relative != RELATIVE_NONE && !f->anchored && n > 0)
		mean_stretch_to_now(m, f, a);
	if (f->begun != DAY_NONE)
	{
		set_days(m, days_of_its_year(f->begun, f->ordinal, a->reference), PRECISION_RANGE);
		m->basis = "ordinal unit, beginning known";
		m->confidence = 0.6;
	}
	if (f->unit == UNIT_DECADE)
		n = n == NUMBER_VAGUE ? n : n * 10;
	if (f->unit == UNIT_FORTNIGHT)
		n = n == NUMBER_VAGUE ? n : n * 2;
	if (n == NUMBER_VAGUE)
		put_value(m, "P%sX%s", clock, units[f->unit].code);
	else
		put_value(m, "P%s%d%s%s", clock, (int) n, f->half ? ".5" : "", f->unit == UNIT_DECADE ? "Y" :
			units[f->unit].code);
}

