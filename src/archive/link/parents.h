/*
 * parents.h - which more exact report tells the event of a vaguer one.
 */
#ifndef NEWS_ARCHIVE_PARENTS_H
#define NEWS_ARCHIVE_PARENTS_H

#include "extension/core.h"

/* One side of a reported act, as far as it is known. */
typedef struct ReportSide
{
	int64		entity;			/* 0 when it is no entity */
	const char *code;			/* country and sector ("RUSGOV"), "-" for somebody with neither, "" when not told */
} ReportSide;

/* Reports of one key say just the same: kind of act, sides, days (and story or sentence where that is too little). */
typedef struct Report
{
	int64		key;
	int64		kind;			/* of act: type, mode and status as far as they make it another one */
	ReportSide	side[2];		/* actor, target; for reciprocal acts in either order */
	bool		reciprocal;
	bool		asked;			/* its parent is to be told; of the others not all that tell it need be there */
	DayRange	during;
	DayRange	near;			/* when it may have been: during, or for an undated report the days before its publication */
	int64		story;			/* 0 when it has none */
} Report;

/*
 * The most anchors (reports of one kind in one story or on one day to which vaguer ones can be counted) that are looked through; among
 * more a vague report joins none.
 */
#define MOST_ANCHORS 1000

#define NO_PARENT 0

typedef struct Parent
{
	int64		key;
	int64		parent;			/* another key, or NO_PARENT */
} Parent;

/*
 * The parents of the keys asked for, one row each, in *out; gives how many.
 *
 * A report that leaves a side to its code ("the Russian foreign minister") or out, or a day to a range ("last week") or out,
 * tells the more exact act it fits when that is the only one: of its own story; else, when both its sides say enough ("Russia" does
 * not) and one is named, of all in which the named one takes part on those days.  It is the only one when all that fit and are most
 * exact have one key, and the less exact ones among those that fit may tell that act too.  A key has a parent when its
 * reports do not name two.  Parents are more exact than their children, so there is no circle; and who is whose parent is told by
 * the reports of that story and of those people and days alone, whatever else there is.
 */
extern int	event_parents(const Report *reports, int n, Parent **out);

#endif
