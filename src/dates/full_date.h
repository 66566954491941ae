/*
 * full_date.h - the dates in a date line, a byline, a stamp or a dateline, by themselves: no time expressions around them.
 */
#ifndef NEWS_ARCHIVE_FULL_DATE_H
#define NEWS_ARCHIVE_FULL_DATE_H

#include "dates/dates.h"

/* A date with day, month and year, in figures or with the month's name in any language of data/month_names.tsv. */
typedef struct FullDate
{
	Day			day;
	Day			other;			/* of 3/4/2013, whose day is read first, with day and month changed over; else DAY_NONE */
	DayOrder	shown;			/* the order that it shows: 13/4/2013 has the day first */
	ByteSpan	at;
} FullDate;

/* The first at or behind byte `from` of a date line, a byline, a stamp, in any usual order and form; false when there is none. */
extern bool full_date_next(const char *text, int32 length, int32 from, FullDate *date);

/* The same, of those in figures only. */
extern bool figures_date_next(const char *text, int32 length, int32 from, FullDate *date);

/* "Dec. 29", "29 December": the first day without a year that has the month's English name; both from 1. */
extern bool month_day_next(const char *text, int32 length, int *month, int *day);

#endif
