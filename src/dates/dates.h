/*
 * dates.h - time expressions and the days they mean.
 */
#ifndef NEWS_ARCHIVE_DATES_H
#define NEWS_ARCHIVE_DATES_H

#include "text/document.h"

typedef enum TimeType
{
	TIME_DATE, TIME_TIME, TIME_DURATION, TIME_SET
} TimeType;

/* How long a thing the words name. */
typedef enum Precision
{
	PRECISION_NONE,
	PRECISION_MINUTE, PRECISION_DAY, PRECISION_WEEK, PRECISION_MONTH, PRECISION_QUARTER, PRECISION_SEASON,
	PRECISION_HALF, PRECISION_YEAR, PRECISION_DECADE, PRECISION_CENTURY, PRECISION_RANGE,
	N_PRECISIONS
} Precision;

extern const char *const time_type_names[];
extern const char *const precision_names[N_PRECISIONS];	/* NULL for PRECISION_NONE */

typedef struct TimeExpression
{
	ByteSpan	span;
	int32		first;			/* its tokens, both inclusive */
	int32		last;
	uint8		type;			/* TimeType */
	uint8		precision;		/* Precision */
	float		confidence;		/* 0..1 */
	DayRange	during;			/* half open; unknown for sets, most durations, relative words without a reference */
	const char *value;			/* TIMEX3: 2013-02-02, 2013-W05, P4M, PAST_REF, XXXX-WXX-6 ... */
	const char *modifier;		/* TIMEX3 mod in lower case (start, mid, end, approx, less_than ...) or NULL */
	const char *basis;			/* the rule: "weekday", "month day, nearest" ... */
	DayRange	other;			/* the second reading: the week after, the month for the day; or unknown */
	DayRange	reach;			/* what "since", "until", "from .. to", "between .. and" make of it, or unknown */
} TimeExpression;

typedef struct TimeExpressions
{
	int32		count;
	TimeExpression *items;		/* in the order of the text, without overlap */
	bool		has_tokens;		/* first and last are set */
} TimeExpressions;

/* How 3/4/2013 is written where the text comes from; unknown: as the text's other dates show, else month first. */
typedef enum DayOrder
{
	DAY_ORDER_UNKNOWN, DAY_ORDER_DAY_FIRST, DAY_ORDER_MONTH_FIRST
} DayOrder;

/* The layers that depend on it are forgotten. */
extern void document_set_day_order(Document *doc, DayOrder order);

/* Makes doc->times, resolved against doc->reference. */
extern void document_times(Document *doc);

/* The same without tokens (first and last are NO_TOKEN), for who needs none: half the time. */
extern void document_times_alone(Document *doc);

/*
 * Days for people ("early March 2013", "week of 28 January 2013") and in EDTF ("2013-03", "199X", "2011-03-15/..").
 * PRECISION_NONE: as the range shows.  NULL when nothing is known; else palloced.
 */
extern char *days_in_words(DayRange r, Precision precision, const char *modifier);
extern char *days_in_edtf(DayRange r, Precision precision, const char *modifier);

/*
 * The days that a text in EDTF means: "2013-02", "2013-02-01/2013-02-05", "2012-21" (spring), "../2013".  Both sides open for "../..".
 * False when it is none, or names a day that does not exist or an end before its beginning.
 */
extern bool edtf_days(const char *text, int32 length, DayRange *days);

#endif
