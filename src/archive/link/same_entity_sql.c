/*
 * same_entity_sql.c - glue: same_entity_name(), name_pairs().
 */
#include "text/arrays.h"
#include "text/rows.h"

#include "utils/builtins.h"

#include "archive/link/name_pairs.h"
#include "archive/link/same_entity.h"

PG_FUNCTION_INFO_V1(news_archive_same_entity_name);
PG_FUNCTION_INFO_V1(news_archive_name_pairs);

Datum
news_archive_same_entity_name(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(same_entity_name(text_to_cstring(PG_GETARG_TEXT_PP(0)), text_to_cstring(PG_GETARG_TEXT_PP(1)),
									text_to_cstring(PG_GETARG_TEXT_PP(2)), PG_GETARG_BOOL(3)));
}

static int
by_id(const void *a, const void *b)
{
	int64		x = ((const EntityName *) a)->id;
	int64		y = ((const EntityName *) b)->id;

	return x < y ? -1 : x > y;
}

/* (name_ids, kinds, folded, bases): names in the order of their ids. */
static EntityName *
names_of_arrays(FunctionCallInfo fcinfo, int *n)
{
	int			m[3];
	int64	   *ids = int64_array(PG_GETARG_ARRAYTYPE_P(0), n);
	const char **kinds = text_array(PG_GETARG_ARRAYTYPE_P(1), &m[0]);
	const char **folded = text_array(PG_GETARG_ARRAYTYPE_P(2), &m[1]);
	int64	   *bases = int64_array(PG_GETARG_ARRAYTYPE_P(3), &m[2]);
	EntityName *names = palloc_extended(sizeof(EntityName) * Max((Size) *n, 1), MCXT_ALLOC_HUGE);

	for (int i = 0; i < 3; i++)
		check_lengths(*n, m[i]);
	for (int i = 0; i < *n; i++)
	{
		entity_name_set(&names[i], kinds[i], folded[i]);
		names[i].id = ids[i];
		names[i].known = bases[i] != 0;
	}
	qsort(names, *n, sizeof(EntityName), by_id);
	return names;
}

static int
id_of(const void *id, const void *name)
{
	int64		x = *(const int64 *) id;
	int64		y = ((const EntityName *) name)->id;

	return x < y ? -1 : x > y;
}

/* The members of blocks that two arrays give (block, name id), without those whose name is not among `names`. */
static BlockMember *
members_of_arrays(FunctionCallInfo fcinfo, int at, const EntityName *names, int n_names, int *n)
{
	int			n_blocks;
	int			count;
	int64	   *blocks = int64_array(PG_GETARG_ARRAYTYPE_P(at), &n_blocks);
	int64	   *ids = int64_array(PG_GETARG_ARRAYTYPE_P(at + 1), &count);
	BlockMember *members = palloc_extended(sizeof(BlockMember) * Max((Size) count, 1), MCXT_ALLOC_HUGE);

	check_lengths(n_blocks, count);
	*n = 0;
	for (int i = 0; i < count; i++)
	{
		EntityName *name = bsearch(&ids[i], names, n_names, sizeof(EntityName), id_of);

		if (name != NULL)
			members[(*n)++] = (BlockMember) {(int) blocks[i], (int) (name - names)};
	}
	return members;
}

/* (name_ids, kinds, folded, bases, asked_blocks, asked, bearer_blocks, bearers) */
Datum
news_archive_name_pairs(PG_FUNCTION_ARGS)
{
	int			n;
	int			n_asked;
	int			n_bearers;
	int			n_pairs;
	EntityName *names = names_of_arrays(fcinfo, &n);
	BlockMember *asked = members_of_arrays(fcinfo, 4, names, n, &n_asked);
	BlockMember *bearers = members_of_arrays(fcinfo, 6, names, n, &n_bearers);
	NamePair   *pairs;
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	n_pairs = name_pairs_find(names, n, asked, n_asked, bearers, n_bearers, &pairs);
	for (int i = 0; i < n_pairs; i++)
	{
		rows_bigint(&rows, names[pairs[i].a].id);
		rows_bigint(&rows, names[pairs[i].b].id);
		rows_bool(&rows, pairs[i].sameness == SAME_IF_KNOWN);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
