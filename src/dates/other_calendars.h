/*
 * other_calendars.h - days of the Islamic, Hebrew, Persian and Chinese calendars.
 */
#ifndef NEWS_ARCHIVE_OTHER_CALENDARS_H
#define NEWS_ARCHIVE_OTHER_CALENDARS_H

#include "dates/calendar.h"

typedef enum OtherCalendar
{
	CALENDAR_ISLAMIC, CALENDAR_HEBREW, CALENDAR_PERSIAN, CALENDAR_CHINESE,
	N_OTHER_CALENDARS
} OtherCalendar;

/* Of years outside these nothing is said: tables and astronomy are sure inside them. */
#define OTHER_YEAR_MIN 1900
#define OTHER_YEAR_MAX 2100

/* A day of a calendar that comes every year, and the days that begin with it. */
typedef struct CalendarDay
{
	OtherCalendar calendar;
	int			month;			/* from 1 */
	int			day;			/* from 1 */
	int			length;			/* days; 0: to the end of the month */
} CalendarDay;

/* In that calendar's own year; NO_DAYS when it begins outside the sure years or the month has no such day. */
extern DayRange days_in_own_year(CalendarDay day, int year);
/* The days that begin in a Gregorian year: an Islamic day may come twice in it.  Returns how many. */
extern int	days_in_gregorian_year(CalendarDay day, int year, DayRange found[2]);

#endif
