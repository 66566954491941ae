/*
 * ties.h - which articles are most like each of many: the two that stories are made of.
 */
#ifndef NEWS_ARCHIVE_TIES_H
#define NEWS_ARCHIVE_TIES_H

#include "extension/core.h"

/* The least cosine of two signatures of articles that may be on one happening. */
#define TIE_LEAST 0.3f
/* How many days apart articles on one happening are published at most. */
#define TIE_DAYS 3
/* How many ties an article keeps, its strongest. */
#define TIES_KEPT 2

typedef struct TieArticle
{
	int64		id;
	Day			day;			/* of publication as the article says it; DAY_NONE when it does not */
	bool		fresh;			/* its ties are asked for among all; of the others only those to fresh ones */
	int			first;			/* its terms and their weights in the arrays of Ties, terms ascending */
	int			count;
} TieArticle;

typedef struct Ties
{
	TieArticle *articles;
	int			n;
	int			room;
	int32	   *terms;
	float	   *weights;
	bool	   *rare;			/* whether it is one of the terms by which like articles are looked for */
	int64		n_terms;
	int64		terms_room;
} Ties;

typedef struct Tie
{
	int			from;			/* indices into Ties.articles */
	int			to;
	float		similarity;
} Tie;

extern Ties *ties_create(void);
/* Adds an article with the terms of its signature, their weights, and those of its terms that are rare; both lists in ascending order. */
extern void ties_add(Ties *t, TieArticle article, const int32 *terms, const float *weights, const int32 *rare, int n_rare);

/*
 * The ties of all articles, at most two each: of equally alike ones to the smaller id, and only of two that share a rare term.  An article
 * with a day is tied to those with one only, at most three days apart; one without a day to any.  Sorts t->articles.  Gives how many, in *out.
 */
extern int	ties_find(Ties *t, Tie **out);

#endif
