/*
 * sets.h - which of many are the same one: union-find, and what is counted once.
 */
#ifndef NEWS_ARCHIVE_SETS_H
#define NEWS_ARCHIVE_SETS_H

#include "extension/core.h"

/* Disjoint sets over 0..n-1; the root of a set is its smallest member, so the result does not depend on the order of joins. */
extern int *sets_create(int n);
extern int	set_of(int *sets, int i);
extern void sets_join(int *sets, int a, int b);

/* How many of n reports say it in words of their own: those of one article, and articles that share a sentence, are one. */
extern int	count_independent(const int64 *articles, const int64 *words, int n);

/*
 * How probable it is that one of n reports of an event is right at least: 1 - (1 - p) (1 - q) ..., over sources independent of
 * each other.  Reports of one article or one outlet, and those that share a sentence, are one source, as sure as its surest.
 */
extern double surest_together(const int64 *articles, const int64 *words, const int64 *outlets, const float *confidences, int n);

#endif
