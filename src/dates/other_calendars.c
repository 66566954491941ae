/*
 * other_calendars.c - days of other calendars, computed by ICU.
 *
 * The Islamic one is Umm al-Qura, the official calendar of Saudi Arabia; where the moon is watched for, a month may begin a
 * day earlier or later.  Jewish and Islamic days begin on the evening before; the day given is the one that follows.
 */
#include "extension/core.h"

#include <math.h>
#include <unicode/ucal.h>

#include "dates/other_calendars.h"

#define MILLISECONDS_A_DAY 86400000.0
#define DAYS_TO_2000 10957		/* from ICU's 1970 to PostgreSQL's 2000 */

/* Opened on first use and kept: opening costs more than counting. */
static UCalendar *calendars[N_OTHER_CALENDARS];

static UCalendar *
open_calendar(OtherCalendar which)
{
	static const char *const names[] = {
		"en@calendar=islamic-umalqura", "en@calendar=hebrew", "en@calendar=persian", "en@calendar=chinese"
	};
	static const UChar zone[] = {'G', 'M', 'T', 0};
	UErrorCode	status = U_ZERO_ERROR;

	if (calendars[which] == NULL)
		calendars[which] = ucal_open(zone, 3, names[which], UCAL_DEFAULT, &status);
	return U_FAILURE(status) ? NULL : calendars[which];
}

static Day
day_now(UCalendar *c)
{
	UErrorCode	status = U_ZERO_ERROR;
	UDate		at = ucal_getMillis(c, &status);

	return U_FAILURE(status) ? DAY_NONE : (Day) floor(at / MILLISECONDS_A_DAY) - DAYS_TO_2000;
}

static Day
first_of_month(UCalendar *c, int year, int month)
{
	ucal_clear(c);
	ucal_set(c, UCAL_EXTENDED_YEAR, year);
	ucal_set(c, UCAL_MONTH, month - 1);
	ucal_set(c, UCAL_DATE, 1);
	return day_now(c);
}

DayRange
days_in_own_year(CalendarDay day, int year)
{
	UCalendar  *c = open_calendar(day.calendar);
	UErrorCode	status = U_ZERO_ERROR;
	Day			month = c ? first_of_month(c, year, day.month) : DAY_NONE;
	Day			next;
	Day			from;

	if (month == DAY_NONE)
		return NO_DAYS;
	ucal_add(c, UCAL_MONTH, 1, &status);
	next = day_now(c);
	from = month + day.day - 1;
	if (U_FAILURE(status) || next == DAY_NONE || day.day < 1 || from >= next || year_of(from) < OTHER_YEAR_MIN ||
		year_of(from) > OTHER_YEAR_MAX)
		return NO_DAYS;
	return (DayRange) {from, day.length ? from + day.length : next};
}

int
days_in_gregorian_year(CalendarDay day, int year, DayRange found[2])
{
	UCalendar  *c;
	UErrorCode	status = U_ZERO_ERROR;
	int			first;
	int			n = 0;

	if (year < OTHER_YEAR_MIN || year > OTHER_YEAR_MAX || (c = open_calendar(day.calendar)) == NULL)
		return 0;
	ucal_setMillis(c, (day_of(year, 1, 1) + DAYS_TO_2000) * MILLISECONDS_A_DAY, &status);
	first = ucal_get(c, UCAL_EXTENDED_YEAR, &status);
	for (int own = first; U_SUCCESS(status) && own <= first + 2 && n < 2; own++)
	{
		DayRange	r = days_in_own_year(day, own);

		if (day_range_known(r) && year_of(r.from) == year)
			found[n++] = r;
	}
	return n;
}
