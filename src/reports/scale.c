/*
 * scale.c - days along a line.
 *
 * A report of a year 622 among those of one month would leave that month one point wide.  So the days shown are the shortest stretch
 * that holds two thirds of all, and what lies within four times its length of it.
 */
#include "reports/scale.h"

#include "dates/calendar.h"

#define NEAR		4			/* times the length of the stretch that holds most */
#define SHORTEST	31			/* days: a stretch that is shorter counts as so long */
#define MARGIN		7.0			/* percent, where something lies beside the days shown */
#define NARROWEST	5			/* days */

static int
compare_days(const void *a, const void *b)
{
	Day			x = *(const Day *) a;
	Day			y = *(const Day *) b;

	return (x > y) - (x < y);
}

/* The days by which ranges are placed, in order: one for each range that has a day. */
static int
sorted_days(const DayRange *ranges, int n, Day **days)
{
	int			known = 0;

	*days = palloc(sizeof(Day) * (n + 1));
	for (int i = 0; i < n; i++)
		if (day_range_known(ranges[i]))
			(*days)[known++] = ranges[i].from != DAY_NONE ? ranges[i].from : ranges[i].to - 1;
	qsort(*days, known, sizeof(Day), compare_days);
	return known;
}

/* Widens the scale to the ends of the ranges that begin on it, if they are not much longer than it. */
static void
take_ends(Scale *s, const DayRange *ranges, int n)
{
	Day			last = s->to;
	Day			most = s->to + Max(s->to - s->from, 31);

	for (int i = 0; i < n; i++)
		if (ranges[i].from != DAY_NONE && ranges[i].to != DAY_NONE && ranges[i].from >= s->from && ranges[i].from < s->to)
			last = Max(last, Min(ranges[i].to, most));
	s->to = last;
}

/* Sets the days that are shown. */
static void
choose_days(Scale *s, const Day *days, int known)
{
	int			most = (known * 2 + 2) / 3;
	int			at = 0;
	double		near;

	for (int i = 1; i + most <= known; i++)
		if (days[i + most - 1] - days[i] < days[at + most - 1] - days[at])
			at = i;
	near = NEAR * (double) Max(days[at + most - 1] - days[at], SHORTEST);
	s->from = days[at];
	s->to = days[at + most - 1] + 1;
	for (int i = 0; i < known; i++)
	{
		if (days[i] < s->from && days[at] - days[i] <= near)
			s->from = days[i];
		if (days[i] >= s->to && days[i] - days[at + most - 1] <= near)
			s->to = days[i] + 1;
	}
}

Scale
scale_of(const DayRange *ranges, int n)
{
	Day		   *days;
	int			known = sorted_days(ranges, n, &days);
	Scale		s = {.left = 0,.right = 100};

	if (known == 0)
		return s;
	choose_days(&s, days, known);
	for (int i = 0; i < known; i++)
	{
		s.earlier += days[i] < s.from;
		s.later += days[i] >= s.to;
	}
	take_ends(&s, ranges, n);
	while (s.to - s.from < NARROWEST)
	{
		s.from--;
		s.to++;
	}
	s.left = s.earlier ? MARGIN : 0;
	s.right = s.later ? 100 - MARGIN : 100;
	pfree(days);
	return s;
}

double
scale_place(const Scale *s, Day day)
{
	double		part = (double) (day - s->from) / Max(s->to - s->from, 1);

	if (part < 0)
		return s->left / 2;
	if (part > 1)
		return (s->right + 100) / 2;
	return s->left + part * (s->right - s->left);
}

/* ---- periods ---- */

static double
mean_length(Period p)
{
	static const double lengths[] = {1, 7, 30.44, 91.3};

	return p.unit == UNIT_YEARS ? p.years * 365.25 : lengths[p.unit];
}

Period
period_for(const Scale *s, int most)
{
	static const int steps[] = {1, 2, 5};
	double		days = s->to - s->from;
	Period		p = {.unit = UNIT_DAY};

	for (; p.unit < UNIT_YEARS; p.unit++)
		if (days / mean_length(p) <= most)
			return p;
	for (int power = 1; power <= 1000; power *= 10)
		for (size_t i = 0; i < lengthof(steps); i++)
		{
			p.years = power * steps[i];
			if (days / mean_length(p) <= most)
				return p;
		}
	return p;
}

Day
period_start(Period p, Day day)
{
	int			y,
				m,
				d;

	if (p.unit == UNIT_DAY)
		return day;
	if (p.unit == UNIT_WEEK)	/* from Monday */
		return day - (day_of_week(day) + 6) % 7;
	day_parts(day, &y, &m, &d);
	if (p.unit == UNIT_MONTH)
		return day_of(y, m, 1);
	if (p.unit == UNIT_QUARTER)
		return day_of(y, (m - 1) / 3 * 3 + 1, 1);
	return day_of(y - ((y % p.years) + p.years) % p.years, 1, 1);
}

Day
period_next(Period p, Day start)
{
	int			y,
				m,
				d;

	if (p.unit == UNIT_DAY)
		return start + 1;
	if (p.unit == UNIT_WEEK)
		return start + 7;
	day_parts(start, &y, &m, &d);
	if (p.unit == UNIT_YEARS)
		return day_of(y + p.years, 1, 1);
	m += p.unit == UNIT_MONTH ? 1 : 3;
	return m > 12 ? day_of(y + 1, m - 12, 1) : day_of(y, m, 1);
}

static char *
year_name(int year)
{
	return year > 0 ? psprintf("%d", year) : psprintf("%d BC", 1 - year);
}

char *
period_name(Period p, Day start)
{
	int			y,
				m,
				d;

	day_parts(start, &y, &m, &d);
	switch (p.unit)
	{
		case UNIT_DAY: return psprintf("%d %.3s %s", d, month_words[m - 1], year_name(y));
		case UNIT_WEEK: return psprintf("week of %d %.3s %s", d, month_words[m - 1], year_name(y));
		case UNIT_MONTH: return psprintf("%.3s %s", month_words[m - 1], year_name(y));
		case UNIT_QUARTER: return psprintf("%.3s to %.3s %s", month_words[m - 1], month_words[m + 1], year_name(y));
		default: return p.years == 1 ? year_name(y) : psprintf("%s to %s", year_name(y), year_name(y + p.years - 1));
	}
}
