/*
 * date_figures.h - a day written in figures, the one reader of them: "12.3.2024", "12/03/24", "2024-03-12", "2024年3月12日",
 * "12 | 03 | 2024", "١٢/٣/٢٠٢٤", "20240312".
 *
 * It says what is written.  What may stand around a date, whether there is such a day, and what an outlet means by 3/4/2024 is for
 * those who ask: prose (parse_calendar.c), lines (full_date.c), addresses and stamps (article/).
 */
#ifndef NEWS_ARCHIVE_DATE_FIGURES_H
#define NEWS_ARCHIVE_DATE_FIGURES_H

#include "dates/dates.h"

typedef struct DateFigures
{
	int			year;			/* as it stands: 24 in "12/03/24" */
	int			year_digits;	/* 4 or 2 */
	int			month;			/* 0 to 99 */
	int			day;
	uint32		mark;			/* between the parts: '.', '/', '-' (dashes of all kinds), '|', 0x5E74 of CJK; 0 in "20240312" */
	bool		year_first;
	bool		open;			/* "3/4/2024", "3-4-2024": day and month may be changed over; they stand as if the day came first */
	DayOrder	shown;			/* "13/4/2024": the order that the figures show; dots show none, as the day is before them anyway */
	int32		end;			/* the byte behind */
} DateFigures;

/* 0 to 9 for a digit of any script, or -1. */
extern int	digit_of(uint32 c);

/* Is there a date in figures that begins at byte `at`?  No digit stands before it, nor behind. */
extern bool date_figures_at(const char *text, int32 length, int32 at, DateFigures *out);

/* Eight digits, "20240312"; behind them may stand others (an hour). */
extern bool date_of_digits(const char *text, int32 length, int32 at, DateFigures *out);

/* The last year with these two digits that is not after `last`. */
extern int	year_of_two_digits(int last, int yy);

/* Without a day of writing two digits of a year are no later year than this one. */
#define SHORT_YEAR_LAST 2040

/* The day that is meant, or DAY_NONE: a year of two digits is none after SHORT_YEAR_LAST, one from 1300 to 1420 is of the Persian calendar. */
extern Day	day_of_date_figures(const DateFigures *date);

/* The same with day and month changed over; DAY_NONE when they cannot be. */
extern Day	other_day_of_figures(const DateFigures *date);

#endif
