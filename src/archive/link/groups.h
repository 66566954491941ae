/*
 * groups.h - which of many are the same one: union-find, and the reports of one event.
 */
#ifndef NEWS_ARCHIVE_GROUPS_H
#define NEWS_ARCHIVE_GROUPS_H

#include "extension/core.h"

/* Disjoint sets over 0..n-1; the root of a set is its smallest member, so the result does not depend on the order of joins. */
extern int *sets_create(int n);
extern int	set_of(int *sets, int i);
extern void sets_join(int *sets, int a, int b);

/* One side of a reported act, as far as it is known. */
typedef struct ReportSide
{
	int64		entity;			/* 0 when it is no entity */
	const char *code;			/* country and sector ("RUSGOV"), "-" for somebody with neither, "" when not told */
} ReportSide;

typedef struct Report
{
	ReportSide	side[2];		/* actor, target; for reciprocal acts in either order */
	bool		reciprocal;
	DayRange	during;
	DayRange	near;			/* when it may have been: during, or for an undated report the days before its publication */
	int64		words;			/* the same for copies of one sentence */
	int64		story;			/* 0 when it has none */
} Report;

/* Ranges longer than this many days are not told apart from background: they join only reports with the same range. */
#define EVENT_WINDOW_DAYS 31

/*
 * Groups reports of one type of act: group[i] is the smallest index of the reports that tell the same event.  The result
 * depends on the set of reports only.
 *
 * 1. The same sides and the same days are one event.  Where nobody is named, or no day, they must be of one story too; with
 *    neither, copies of one sentence.
 * 2. A report that leaves a side to its code ("the Russian foreign minister") or out, or a day to a range ("last week") or
 *    out, joins the more exact event it fits when there is exactly one: of its own story; else, when it says enough
 *    ("Russia" does not), of all on those days.  A report without a day has the days before its publication.
 *    The more exact are placed first.
 * 3. What fits none, or several, stays with those that say just the same.
 */
extern void group_reports(const Report *reports, int n, int *group);

/* How many sources n reports have that do not depend on each other: those that share a sentence (words) are one. */
extern int	count_independent(const int64 *sources, const int64 *words, int n);

/*
 * How probable it is that one of n reports of an event is right at least: 1 - (1 - p) (1 - q) ..., over sources independent of
 * each other.  Reports of one source, and those that share a sentence, are one, as sure as its surest.
 */
extern double surest_together(const int64 *sources, const int64 *words, const float *confidences, int n);

#endif
