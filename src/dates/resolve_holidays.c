/*
 * resolve_holidays.c - the days of holidays and of months of other calendars (data/en/holidays.tsv).
 */
#include "extension/core.h"

#include "dates/meaning.h"
#include "dates/other_calendars.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_holidays;

/* A holiday this many days ahead is meant rather than the one long over. */
#define AHEAD_MAX 60

/* Years of the Islamic and Persian calendars that news may name, and no Gregorian ones of its holidays. */
#define OWN_YEAR_MIN 1300
#define OWN_YEAR_MAX 1599

static int
number_of(int row, int column)
{
	return atoi(lexicon_cell(&lexicon_holidays, row, column));
}

/* The row's calendar; N_OTHER_CALENDARS for the Gregorian one. */
static OtherCalendar
calendar_of(int row)
{
	static const char *const names[] = {"islamic", "hebrew", "persian", "chinese"};
	OtherCalendar c = 0;

	while (c < N_OTHER_CALENDARS && (row < 0 || strcmp(lexicon_cell(&lexicon_holidays, row, 1), names[c]) != 0))
		c++;
	return c;
}

static CalendarDay
calendar_day(const Form *f)
{
	CalendarDay day = {calendar_of(f->holiday), number_of(f->holiday, 2), number_of(f->holiday, 3), number_of(f->holiday, 4)};

	if (f->day && day.length == 0)
		day.day = f->day, day.length = 1;
	return day;
}

static Day
gregorian_day(int row, int year)
{
	const char *kind = lexicon_cell(&lexicon_holidays, Max(row, 0), 1);
	int			a = number_of(Max(row, 0), 2),
				b = number_of(Max(row, 0), 3),
				c = number_of(Max(row, 0), 4);
	Day			d;

	if (year < YEAR_MIN || year > YEAR_MAX)
		return DAY_NONE;
	if (row < 0)
		return day_of(year, 12, 31);
	if (strcmp(kind, "fixed") == 0)
		return day_checked(year, a, b);
	if (strcmp(kind, "easter") == 0)
		return easter_of(year) + a;
	if (strcmp(kind, "orthodox") == 0)
		return orthodox_easter_of(year) + a;
	d = nth_weekday(year, a, b, c);
	return d == DAY_NONE || strcmp(kind, "nth") == 0 ? d : d + 1;
}

/* Its days in a year, in order; how many. */
static int
holidays_in(const Form *f, int year, DayRange found[2])
{
	if (calendar_of(f->holiday) < N_OTHER_CALENDARS)
		return days_in_gregorian_year(calendar_day(f), year, found);
	found[0] = days_of_day(gregorian_day(f->holiday, year));
	return day_range_known(found[0]) ? 1 : 0;
}

/* The last one that begins on or before the day of writing, and the first behind it. */
static void
holidays_around(const Form *f, Day reference, DayRange *before, DayRange *after)
{
	*before = *after = NO_DAYS;
	for (int y = year_of(reference) - 1; y <= year_of(reference) + 1; y++)
	{
		DayRange	found[2];
		int			n = holidays_in(f, y, found);

		for (int i = 0; i < n; i++)
			if (found[i].from <= reference)
				*before = found[i];
			else if (!day_range_known(*after))
				*after = found[i];
	}
}

/* "Last Easter" was before the day of writing, "next" comes after; else the verb and the distance decide. */
static DayRange
holiday_without_year(Meaning *m, const Form *f, const Around *a)
{
	DayRange	before;
	DayRange	after;
	bool		ahead;

	if (f->relative == -1)
	{
		holidays_around(f, a->reference - 1, &before, &after);
		return before;
	}
	holidays_around(f, a->reference, &before, &after);
	if (f->relative == 1)
		return after;
	if (f->relative == 0 && day_range_known(after) && day_range_known(before))
		return after.from - a->reference < a->reference - before.to ? after : before;
	ahead = day_range_known(after) && (!day_range_known(before) || (before.to <= a->reference &&
		(a->tense == TENSE_FUTURE || after.from - a->reference < AHEAD_MAX)));
	m->other = ahead ? before : after;
	return ahead ? after : before;
}

static DayRange
holiday_of_year(Meaning *m, const Form *f, int year)
{
	OtherCalendar c = calendar_of(f->holiday);
	DayRange	found[2];
	int			n;

	if ((c == CALENDAR_ISLAMIC || c == CALENDAR_PERSIAN) && year >= OWN_YEAR_MIN && year <= OWN_YEAR_MAX)
		return days_in_own_year(calendar_day(f), year);
	n = holidays_in(f, year, found);
	if (n > 1)
	{
		m->other = found[1];
		m->confidence = 0.5;
	}
	return n > 0 ? found[0] : NO_DAYS;
}

/* A month or a week of another calendar is given in TIMEX3 as its two ends. */
static void
mean_stretch(Meaning *m, DayRange r)
{
	int			y[2],
				mo[2],
				d[2];

	day_parts(r.from, &y[0], &mo[0], &d[0]);
	day_parts(r.to - 1, &y[1], &mo[1], &d[1]);
	put_value(m, "%04d-%02d-%02d/%04d-%02d-%02d", y[0], mo[0], d[0], y[1], mo[1], d[1]);
	set_days(m, r, PRECISION_RANGE);
}

void
mean_holiday(Meaning *m, const Form *f, const Around *a)
{
	int			year = f->year;
	DayRange	days = NO_DAYS;

	m->confidence = calendar_of(f->holiday) == CALENDAR_ISLAMIC ? 0.6 : 0.8;
	if (year == 0 && f->relative == RELATIVE_NONE)
		year = a->told_year;
	if (year == 0 && a->reference != DAY_NONE && f->holiday < 0)
		year = year_of(a->reference);
	if (f->elsewhere)
		m->basis = "holiday of a country";
	else if (year)
		days = holiday_of_year(m, f, year);
	else if (a->reference != DAY_NONE)
		days = holiday_without_year(m, f, a);
	if (!day_range_known(days))
	{
		put_value(m, "XXXX-XX-XX");
		m->confidence = 0.5;
	}
	else if (days.to - days.from == 1)
		mean_day(m, f, days.from);
	else
		mean_stretch(m, days);
}
