/*
 * scale.h - days along a line: which days a drawing shows, where a day lies, and which days get a tick.
 *
 * Places are percentages of the drawing's width, so that a drawing fits any page and its letters keep their size.
 */
#ifndef NEWS_ARCHIVE_SCALE_H
#define NEWS_ARCHIVE_SCALE_H

#include "extension/core.h"

typedef struct Scale
{
	Day			from;			/* the first day shown */
	Day			to;				/* behind the last */
	double		left;			/* percent: where `from` lies; what is before it stands left of that */
	double		right;
	int			earlier;		/* ranges that lie before `from` altogether */
	int			later;
} Scale;

typedef enum PeriodUnit
{
	UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEARS
} PeriodUnit;

/* Days, weeks, months, or 1, 2, 5, 10, 20, 50 ... years. */
typedef struct Period
{
	PeriodUnit	unit;
	int			years;			/* with UNIT_YEARS */
} Period;

/*
 * A scale on which these ranges (n of them; open ends count for their other end, unknown ones for nothing) can be told apart: when a
 * few lie far from all others, they are left beside it.  One without days (from = to) when no day is known.
 */
extern Scale scale_of(const DayRange *ranges, int n);

/*
 * Where a day lies on the scale, in percent of the drawing's width; days before the first one shown and after the last lie in the
 * margins.
 */
extern double scale_place(const Scale *s, Day day);

/* The finest period of which no more than `most` fit on the scale. */
extern Period period_for(const Scale *s, int most);

/* The first day of the period that `day` lies in, and of the one after it. */
extern Day	period_start(Period p, Day day);
extern Day	period_next(Period p, Day start);

/* "18 May 2024", "week of 13 May 2024", "May 2024", "2024", "2020-2029"; palloced. */
extern char *period_name(Period p, Day start);

#endif
