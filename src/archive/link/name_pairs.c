/*
 * name_pairs.c - see name_pairs.h.
 *
 * A name stands in several blocks, and so does the other one: which of them it was compared with is marked, name by name.
 */
#include "archive/link/name_pairs.h"

static int
by_block(const void *a, const void *b)
{
	const BlockMember *x = a;
	const BlockMember *y = b;

	return x->block != y->block ? (x->block < y->block ? -1 : 1) : (x->name > y->name) - (x->name < y->name);
}

static int
by_name(const void *a, const void *b)
{
	const BlockMember *x = a;
	const BlockMember *y = b;

	return x->name != y->name ? (x->name < y->name ? -1 : 1) : (x->block > y->block) - (x->block < y->block);
}

/* The first member of a block, or where it would stand. */
static int
first_of_block(const BlockMember *members, int n, int block)
{
	int			lo = 0;
	int			hi = n;

	while (lo < hi)
	{
		int			mid = (lo + hi) / 2;

		if (members[mid].block < block)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

typedef struct Search
{
	const EntityName *names;
	const bool *is_asked;
	int		   *compared_with;	/* the name that each was compared with last */
	NamePair   *pairs;
	int			n;
	int			room;
} Search;

static void
compare_pair(Search *s, int a, int b)
{
	Sameness	sameness;

	/* of two that are asked about the first compares */
	if (a == b || s->compared_with[b] == a || (s->is_asked[b] && b < a))
		return;
	s->compared_with[b] = a;
	if ((s->names[a].known && s->names[b].known) || strcmp(s->names[a].kind, s->names[b].kind) != 0)
		return;
	sameness = entity_name_compare(&s->names[a], &s->names[b]);
	if (sameness == NOT_SAME)
		return;
	if (s->n == s->room)
		s->pairs = repalloc_huge(s->pairs, sizeof(NamePair) * (Size) (s->room *= 2));
	s->pairs[s->n++] = (NamePair) {a, b, sameness};
}

int
name_pairs_find(const EntityName *names, int n, BlockMember *asked, int n_asked, BlockMember *bearers, int n_bearers, NamePair **out)
{
	bool	   *is_asked = palloc_extended(Max(n, 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	Search		s = {.names = names,.is_asked = is_asked,.room = 64};

	s.compared_with = palloc_extended(sizeof(int) * Max((Size) n, 1), MCXT_ALLOC_HUGE);
	s.pairs = palloc(sizeof(NamePair) * s.room);
	for (int i = 0; i < n; i++)
		s.compared_with[i] = -1;
	for (int i = 0; i < n_asked; i++)
		is_asked[asked[i].name] = true;
	qsort(asked, n_asked, sizeof(BlockMember), by_name);
	qsort(bearers, n_bearers, sizeof(BlockMember), by_block);
	for (int i = 0; i < n_asked; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int k = first_of_block(bearers, n_bearers, asked[i].block); k < n_bearers && bearers[k].block == asked[i].block; k++)
			compare_pair(&s, asked[i].name, bearers[k].name);
	}
	*out = s.pairs;
	return s.n;
}
