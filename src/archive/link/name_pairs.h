/*
 * name_pairs.h - which of many names, compared block by block, are taken for one entity's.
 */
#ifndef NEWS_ARCHIVE_NAME_PAIRS_H
#define NEWS_ARCHIVE_NAME_PAIRS_H

#include "archive/link/same_entity.h"

/* A name in a block of names that share a key. */
typedef struct BlockMember
{
	int			block;
	int			name;			/* its index among the names */
} BlockMember;

/* Two names that are one, or may be. */
typedef struct NamePair
{
	int			a;
	int			b;
	Sameness	sameness;
} NamePair;

/*
 * Compares each asked name with all bearers of its blocks, each pair once.  Sorts both lists.  Gives how many pairs are not NOT_SAME, in *out.
 */
extern int	name_pairs_find(const EntityName *names, int n, BlockMember *asked, int n_asked, BlockMember *bearers, int n_bearers, NamePair **out);

#endif
