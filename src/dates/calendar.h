/*
 * calendar.h - days, weeks, months and the rest as half-open ranges of days.
 *
 * Years go from 1 to 9999; whatever leaves them, or does not exist (31 February, week 54), is NO_DAYS, never an error.
 */
#ifndef NEWS_ARCHIVE_CALENDAR_H
#define NEWS_ARCHIVE_CALENDAR_H

#include "extension/core.h"

#define YEAR_MIN 1
#define YEAR_MAX 9999

/* 1 Monday .. 7 Sunday, as ISO 8601 counts. */
extern int	iso_weekday(Day d);

/* "January" and so on, as dates are written for people (date_text.c). */
extern const char *const month_words[12];
extern int	year_of(Day d);
extern int	month_of(Day d);
extern bool is_leap_year(int year);
extern int	days_in_month(int year, int month);

/* DAY_NONE when there is no such day. */
extern Day	day_checked(int year, int month, int day);
/* The ISO week's number; its year, which is not always the day's, goes to *year. */
extern int	iso_week_of(Day d, int *year);
extern int	iso_weeks_in_year(int year);
/* Easter Sunday of the Gregorian calendar. */
extern Day	easter_of(int year);
/* Easter Sunday of the churches that count by the Julian calendar. */
extern Day	orthodox_easter_of(int year);
/* The nth (1..5; -1 the last) weekday of a month, or DAY_NONE. */
extern Day	nth_weekday(int year, int month, int weekday, int n);

extern DayRange days_of_day(Day d);
extern DayRange days_of_week(Day d);	/* the ISO week d is in */
extern DayRange days_of_iso_week(int year, int week);
extern DayRange days_of_month(int year, int month);
extern DayRange days_of_months(int year, int month, int months);	/* month may be outside 1..12 */
extern DayRange days_of_years(int year, int years);

/*
 * The years in which month/day falls on that weekday (1 Monday .. 7 Sunday) on a day inside `during`; at most `max` of
 * them go to `years`, in order; returns how many.  An open side of `during` stops at YEAR_MIN or YEAR_MAX.
 */
extern int	weekday_years(int month, int day, int weekday, DayRange during, int *years, int max);

#endif
