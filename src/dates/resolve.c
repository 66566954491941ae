/*
 * resolve.c - the days and the TIMEX3 value of a form, on a given day of writing.
 *
 * The rules were measured on 2,154 dated expressions of news: a bare weekday is the most recent one, the day of
 * publication included, unless a verb of the future stands near; month and day are the nearest such day; "last week" is
 * the ISO week before.  Values are TIMEX3 (TimeML 1.2.1), precise to what was said and no further.
 */
#include "extension/core.h"

#include "dates/form.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_holidays;

static void
put_value(Meaning *m, const char *fmt,...)
{
	va_list		args;

	va_start(args, fmt);
	vsnprintf(m->value, sizeof(m->value), fmt, args);
	va_end(args);
}

static void
set_days(Meaning *m, DayRange r, Precision precision)
{
	m->during = r;
	m->precision = precision;
}

/* The value of one day, with its time or part of day. */
static void
value_of_day(Meaning *m, const Form *f, Day d)
{
	int			y,
				mo,
				day,
				n;

	day_parts(d, &y, &mo, &day);
	put_value(m, "%04d-%02d-%02d", y, mo, day);
	n = strlen(m->value);
	if (f->hour >= 0 && f->minute >= 0)
		snprintf(m->value + n, sizeof(m->value) - n, "T%02d:%02d", f->hour, f->minute);
	else if (f->hour >= 0)
		snprintf(m->value + n, sizeof(m->value) - n, "T%02d:00", f->hour);
	else if (f->part)
		snprintf(m->value + n, sizeof(m->value) - n, strcmp(f->part, "MI") == 0 ? "T12:00" : "T%s", f->part);
}

static void
mean_day(Meaning *m, const Form *f, Day d)
{
	DayRange	r = days_of_day(d);

	if (!day_range_known(r))
	{
		put_value(m, "XXXX-XX-XX");
		m->confidence = 0.3;
		return;
	}
	set_days(m, r, f->hour >= 0 ? PRECISION_MINUTE : PRECISION_DAY);
	m->type = f->hour >= 0 || f->part ? TIME_TIME : TIME_DATE;
	value_of_day(m, f, d);
}

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

static void mean_week(Meaning *m, Day d, bool weekend);

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

static void
mean_day_shape(Meaning *m, const Form *f, const Around *a)
{
	if (f->month)
	{
		mean_month_day(m, f, a);
		if (f->unit == UNIT_WEEK && day_range_known(m->during))
			mean_week(m, m->during.from, false);
	}
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

static void
mean_month_shape(Meaning *m, const Form *f, const Around *a)
{
	int			year;

	if (f->year)
	{
		mean_month(m, f->year, f->month);
		m->confidence = 1.0;
		return;
	}
	m->confidence = 0.8;
	if (f->relative != RELATIVE_NONE && f->rule[0] == 'm' && a->reference != DAY_NONE)
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
		if (a->tense == TENSE_FUTURE && f->month < month_of(a->reference))
			year++;
		else if (a->tense != TENSE_FUTURE && f->month > month_of(a->reference))
			year--;
		m->other = days_of_month(year + (a->tense == TENSE_FUTURE ? -1 : 1), f->month);
	}
	mean_month(m, year, f->month);
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

/* ---- units */

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

static void
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
	DayRange	r = from < 12 || from > (int64) YEAR_MAX * 12 + 11 ? NO_DAYS : days_of_months(from / 12, from % 12 + 1, size);

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

/*
 * The day to count from.  What is anchored in the story counts from the last thing told that is precise enough; months
 * and years may fall back on the day of writing, "that day" and "the next morning" may not.
 */
static Day
day_to_count_from(const Form *f, const Around *a)
{
	if (!f->anchored)
		return a->reference;
	if (a->told != DAY_NONE && a->told_precision <= Max(units[f->unit].precision, PRECISION_DAY))
		return a->told;
	return f->unit > UNIT_WEEKEND ? a->reference : DAY_NONE;
}

static void
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
	switch (f->unit)
	{
		case UNIT_DAY:
			mean_day(m, f, from + n);
			break;
		case UNIT_WEEK:
		case UNIT_FORTNIGHT:
			mean_week(m, from + 7 * n * (f->unit == UNIT_FORTNIGHT ? 2 : 1), false);
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

/* ---- quarters, seasons, holidays */

static int
year_meant(const Form *f, const Around *a)
{
	if (f->year)
		return f->year;
	if (f->relative != RELATIVE_NONE && a->reference != DAY_NONE)
		return year_of(a->reference) + f->relative;
	return 0;
}

static void
mean_part_of_year(Meaning *m, const Form *f, const Around *a)
{
	int			months = f->shape == SHAPE_QUARTER ? 3 : 6;
	const char *letter = f->shape == SHAPE_QUARTER ? "Q" : "H";
	int			year = year_meant(f, a);

	m->confidence = 0.9;
	if (year == 0 && a->reference == DAY_NONE)
	{
		put_value(m, "XXXX-%s%d", letter, (int) f->ordinal);
		m->confidence = 0.5;
		return;
	}
	if (year == 0)
	{
		int			current = (month_of(a->reference) - 1) / months + 1;

		year = year_of(a->reference);
		if (a->told_year)
			year = a->told_year;
		else if (f->ordinal > current && a->tense != TENSE_FUTURE)
			year--;
		m->confidence = 0.75;
	}
	set_days(m, days_of_months(year, months * (f->ordinal - 1) + 1, months), months == 3 ? PRECISION_QUARTER : PRECISION_HALF);
	put_value(m, "%04d-%s%d", year, letter, (int) f->ordinal);
}

/* Meteorological seasons of the northern half; winter begins in the year it is named after. */
static void
mean_season(Meaning *m, const Form *f, const Around *a)
{
	static const struct
	{
		const char *code;
		int			month;
	}			seasons[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};
	int			year = f->year;
	int			month = 3;

	for (size_t i = 0; i < lengthof(seasons); i++)
		if (strcmp(f->code, seasons[i].code) == 0)
			month = seasons[i].month;
	m->confidence = 0.7;
	if (year == 0 && a->told_year && f->relative == RELATIVE_NONE)
		year = a->told_year;
	else if (year == 0 && a->reference != DAY_NONE)
	{
		int			now = month_of(a->reference);

		year = year_of(a->reference);
		if (f->relative == 1)
			year += now >= month;
		else if (f->relative == -1)
			year -= now <= month + 2;
		else if (f->relative == RELATIVE_NONE && a->tense != TENSE_FUTURE && now < month)
			year--;
	}
	if (year == 0)
	{
		put_value(m, "XXXX-%s", f->code);
		return;
	}
	set_days(m, days_of_months(year, month, 3), PRECISION_SEASON);
	put_value(m, "%04d-%s", year, f->code);
}

static Day
holiday_in(int row, int year)
{
	const char *kind = lexicon_cell(&lexicon_holidays, Max(row, 0), 1);
	int			a = atoi(lexicon_cell(&lexicon_holidays, Max(row, 0), 2)),
				b = atoi(lexicon_cell(&lexicon_holidays, Max(row, 0), 3)),
				c = atoi(lexicon_cell(&lexicon_holidays, Max(row, 0), 4));

	if (year < YEAR_MIN || year > YEAR_MAX)
		return DAY_NONE;
	if (row < 0)
		return day_of(year, 12, 31);
	if (*kind == 'f')
		return day_checked(year, a, b);
	if (*kind == 'n')
		return nth_weekday(year, a, b, c);
	return easter_of(year) + a;
}

static void
mean_holiday(Meaning *m, const Form *f, const Around *a)
{
	int			year = year_meant(f, a);
	Day			d;

	m->confidence = 0.8;
	if (year == 0 && a->told_year)
		year = a->told_year;
	if (f->holiday < 0 && a->reference != DAY_NONE)
		year = year ? year : year_of(a->reference);
	if (year == 0 && a->reference == DAY_NONE)
	{
		put_value(m, "XXXX-XX-XX");
		m->confidence = 0.5;
		return;
	}
	if (year)
		d = holiday_in(f->holiday, year);
	else
	{
		Day			before = DAY_NONE,
					after = DAY_NONE;

		for (int y = year_of(a->reference) - 1; y <= year_of(a->reference) + 1; y++)
		{
			d = holiday_in(f->holiday, y);
			if (d == DAY_NONE)
				continue;
			if (d <= a->reference)
				before = d;
			else if (after == DAY_NONE)
				after = d;
		}
		d = before == DAY_NONE || (after != DAY_NONE && (a->tense == TENSE_FUTURE || after - a->reference < 60)) ? after : before;
	}
	mean_day(m, f, d);
}

/* ---- durations, sets, words */

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
		m->during.from = a->reference;
	m->precision = PRECISION_RANGE;
}

static void
mean_duration(Meaning *m, const Form *f, const Around *a)
{
	const char *clock = units[f->unit].clock ? "T" : "";
	int32		n = f->n;

	m->type = TIME_DURATION;
	m->confidence = 0.9;
	if (f->relative != RELATIVE_NONE && !f->anchored && n > 0)
		mean_stretch_to_now(m, f, a);
	if (f->unit == UNIT_DECADE)
		n = n == NUMBER_VAGUE ? n : n * 10;
	if (f->unit == UNIT_FORTNIGHT)
		n = n == NUMBER_VAGUE ? n : n * 2;
	if (n == NUMBER_VAGUE)
		put_value(m, "P%sX%s", clock, units[f->unit].code);
	else
		put_value(m, "P%s%d%s%s", clock, (int) n, f->half ? ".5" : "", f->unit == UNIT_DECADE ? "Y" : units[f->unit].code);
}

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
	Day			d = a->told != DAY_NONE ? a->told : a->reference;

	m->type = TIME_TIME;
	m->confidence = 0.6;
	if (d != DAY_NONE)
		mean_day(m, f, d);
	else if (f->hour >= 0)
		put_value(m, "XXXX-XX-XXT%02d:%02d", f->hour, Max(f->minute, 0));
	else
		put_value(m, "XXXX-XX-XXT%s", f->part ? f->part : "");
}

static void
mean_year_shape(Meaning *m, const Form *f, const Around *a)
{
	(void) a;
	mean_year(m, f->year);
	m->confidence = 0.95;
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

/* "Earlier this week" ends before today, "later this week" begins with it; "late last year" is its last quarter. */
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
}

void
resolve_form(const Form *f, const Around *a, Meaning *m)
{
	memset(m, 0, sizeof(Meaning));
	m->during = m->other = NO_DAYS;
	m->type = TIME_DATE;
	m->confidence = 0.9;
	m->basis = f->rule;
	meanings[f->shape] (m, f, a);
	narrow(m, f, a);
}
