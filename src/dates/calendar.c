/*
 * calendar.c - calendar arithmetic on PostgreSQL's day numbers (proleptic Gregorian; weeks after ISO 8601).
 */
#include "extension/core.h"

#include "dates/calendar.h"

int
iso_weekday(Day d)
{
	int			dow = day_of_week(d);

	return dow == 0 ? 7 : dow;
}

int
year_of(Day d)
{
	int			y,
				m,
				day;

	day_parts(d, &y, &m, &day);
	return y;
}

int
month_of(Day d)
{
	int			y,
				m,
				day;

	day_parts(d, &y, &m, &day);
	return m;
}

bool
is_leap_year(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

Day
day_checked(int year, int month, int day)
{
	if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return DAY_NONE;
	return day_of(year, month, day);
}

/* The week belongs to the year its Thursday is in. */
int
iso_week_of(Day d, int *year)
{
	Day			thursday = d - iso_weekday(d) + 4;

	*year = year_of(thursday);
	return (thursday - day_of(*year, 1, 1)) / 7 + 1;
}

int
iso_weeks_in_year(int year)
{
	int			of_year;

	return iso_week_of(day_of(year, 12, 28), &of_year);
}

/* Meeus, Jones, Butcher. */
Day
easter_of(int year)
{
	int			a = year % 19,
				b = year / 100,
				c = year % 100,
				h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30,
				l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7,
				m = (a + 11 * h + 22 * l) / 451,
				n = h + l - 7 * m + 114;

	return day_checked(year, n / 31, n % 31 + 1);
}

/* Meeus, for the Julian calendar, and from there the days by which that has fallen behind. */
Day
orthodox_easter_of(int year)
{
	int			d = (19 * (year % 19) + 15) % 30,
				e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7,
				n = d + e + 114;

	return day_checked(year, n / 31, 1) + n % 31 + year / 100 - year / 400 - 2;
}

Day
nth_weekday(int year, int month, int weekday, int n)
{
	Day			first = day_checked(year, month, 1);
	int			day;

	if (first == DAY_NONE)
		return DAY_NONE;
	day = 1 + (weekday - iso_weekday(first) + 7) % 7;
	if (n > 0)
		return day_checked(year, month, day + 7 * (n - 1));
	while (day + 7 <= days_in_month(year, month))
		day += 7;
	return day_of(year, month, day);
}

DayRange
days_of_day(Day d)
{
	if (d == DAY_NONE || d < day_of(YEAR_MIN, 1, 1) || d > day_of(YEAR_MAX, 12, 31))
		return NO_DAYS;
	return (DayRange) {d, d + 1};
}

DayRange
days_of_week(Day d)
{
	if (!day_range_known(days_of_day(d)))
		return NO_DAYS;
	d -= iso_weekday(d) - 1;
	return (DayRange) {d, d + 7};
}

DayRange
days_of_iso_week(int year, int week)
{
	if (year < YEAR_MIN || year > YEAR_MAX || week < 1 || week > iso_weeks_in_year(year))
		return NO_DAYS;
	return days_of_week(day_of(year, 1, 4) + 7 * (week - 1));
}

DayRange
days_of_months(int year, int month, int months)
{
	int			from = year * 12 + month - 1;
	int			to = from + months;

	if (from < YEAR_MIN * 12 || to > (YEAR_MAX + 1) * 12 || months < 1)
		return NO_DAYS;
	return (DayRange) {day_of(from / 12, from % 12 + 1, 1), day_of(to / 12, to % 12 + 1, 1)};
}

DayRange
days_of_month(int year, int month)
{
	return month < 1 || month > 12 ? NO_DAYS : days_of_months(year, month, 1);
}

DayRange
days_of_years(int year, int years)
{
	if (year < YEAR_MIN || year > YEAR_MAX || years < 1 || years > YEAR_MAX)
		return NO_DAYS;
	return days_of_months(year, 1, 12 * years);
}

int
weekday_years(int month, int day, int weekday, DayRange during, int *years, int max)
{
	int			from = during.from == DAY_NONE ? YEAR_MIN : Max(YEAR_MIN, year_of(during.from));
	int			to = during.to == DAY_NONE ? YEAR_MAX : Min(YEAR_MAX, year_of(during.to - 1));
	int			n = 0;

	for (int y = from; y <= to && n < max; y++)
	{
		Day			d = day_checked(y, month, day);

		if (d != DAY_NONE && iso_weekday(d) == weekday &&
			(during.from == DAY_NONE || d >= during.from) && (during.to == DAY_NONE || d < during.to))
			years[n++] = y;
	}
	return n;
}
