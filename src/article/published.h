/*
 * published.h - inside article/: candidates for the day of publication.
 */
#ifndef NEWS_ARCHIVE_PUBLISHED_H
#define NEWS_ARCHIVE_PUBLISHED_H

#include "article/line_dates.h"

/* Where a date was found, the surest first; published.c has their names and how far each is trusted. */
typedef enum DateSource
{
	DATE_METADATA, DATE_META_ELEMENT, DATE_PUBLISHED_LINE, DATE_ADDRESS, DATE_TIME_ELEMENT, DATE_LINE, DATE_BYLINE, DATE_DATELINE,
	DATE_DATELINE_WEEKDAY, DATE_MODIFIED_LINE, DATE_AFTER_STORY, DATE_HEAD_OF_STORY, DATE_FAR_LINE, DATE_IN_STORY,
	DATE_OF_ANOTHER, DATE_IN_COMMENT
} DateSource;

typedef struct DateCandidate
{
	Day			day;
	Day			other;			/* with day and month changed over, or DAY_NONE */
	DayOrder order;			/* see FullDate */
	DateSource	source;
	const char *words;			/* as written */
	float		confidence;
	const char *rejected;		/* why it was not taken, or NULL */
} DateCandidate;

#define DATE_CANDIDATES_MAX 200

typedef struct DateCandidates
{
	int			count;
	DateCandidate items[DATE_CANDIDATES_MAX];
} DateCandidates;

/* "MOSCOW, December 29 (RIA Novosti) - ..." */
typedef struct Dateline
{
	const Line *line;			/* NULL: there is none */
	const char *text;			/* what stands before the dash */
	int			month;			/* 0: no day is named */
	int			day;
	Day			full;			/* with a year, or DAY_NONE */
} Dateline;

extern const char *date_source_name(DateSource source);
extern void dates_add(DateCandidates *dates, Day day, Day other, DateSource source, const char *words);
extern void dates_collect(DateCandidates *dates, const Lines *lines, const Dateline *dateline, const char *url, Day collected);
extern void dates_choose(DateCandidates *dates, Article *article, DayOrder order, Day collected);
extern bool address_day(const char *url, Day *day);

/* dateline_day.c: at the head of one of the story's first lines. */
extern Dateline find_dateline(const Lines *lines);

#endif
