/*
 * sets_sql.c - glue: connected_components(), event_parents(), independent_sources(), event_confidence().
 */
#include "text/arrays.h"
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "archive/link/parents.h"
#include "archive/link/sets.h"

#include <math.h>

PG_FUNCTION_INFO_V1(news_archive_connected_components);
PG_FUNCTION_INFO_V1(news_archive_event_parents);
PG_FUNCTION_INFO_V1(news_archive_independent_sources);
PG_FUNCTION_INFO_V1(news_archive_event_confidence);

static DayRange
day_range_of(Datum range)
{
	RangeType  *r = DatumGetRangeTypeP(range);
	TypeCacheEntry *type = lookup_type_cache(RangeTypeGetOid(r), TYPECACHE_RANGE_INFO);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
	DayRange	out = {DAY_NONE, DAY_NONE};

	range_deserialize(type, r, &lower, &upper, &empty);
	if (!empty && !lower.infinite)
		out.from = DatumGetDateADT(lower.val);
	if (!empty && !upper.infinite)
		out.to = DatumGetDateADT(upper.val);
	return out;
}

static DayRange *
day_range_array(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	DayRange   *out;

	deconstruct_array(array, ARR_ELEMTYPE(array), -1, false, TYPALIGN_INT, &values, &nulls, n);
	out = palloc(sizeof(DayRange) * Max(*n, 1));
	for (int i = 0; i < *n; i++)
		out[i] = nulls[i] ? (DayRange) {DAY_NONE, DAY_NONE} : day_range_of(values[i]);
	return out;
}

static int
compare_int64(const void *a, const void *b)
{
	int64		x = *(const int64 *) a;
	int64		y = *(const int64 *) b;

	return x < y ? -1 : x > y;
}

Datum
news_archive_connected_components(PG_FUNCTION_ARGS)
{
	int			n;
	int			n_b;
	int64	   *a = int64_array(PG_GETARG_ARRAYTYPE_P(0), &n);
	int64	   *b = int64_array(PG_GETARG_ARRAYTYPE_P(1), &n_b);
	int64	   *nodes;
	int			n_nodes = 0;
	int		   *sets;
	RowSink		rows;

	check_lengths(n, n_b);
	rows_begin(&rows, fcinfo);
	nodes = palloc(sizeof(int64) * Max(2 * n, 1));
	memcpy(nodes, a, sizeof(int64) * n);
	memcpy(nodes + n, b, sizeof(int64) * n);
	qsort(nodes, 2 * n, sizeof(int64), compare_int64);
	for (int i = 0; i < 2 * n; i++)
		if (n_nodes == 0 || nodes[n_nodes - 1] != nodes[i])
			nodes[n_nodes++] = nodes[i];
	sets = sets_create(n_nodes);
	for (int i = 0; i < n; i++)
		sets_join(sets, (int64 *) bsearch(&a[i], nodes, n_nodes, sizeof(int64), compare_int64) - nodes,
				  (int64 *) bsearch(&b[i], nodes, n_nodes, sizeof(int64), compare_int64) - nodes);
	for (int i = 0; i < n_nodes; i++)
	{
		rows_bigint(&rows, nodes[i]);
		rows_bigint(&rows, nodes[set_of(sets, i)]);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* The arrays have an element for each report. */
static Report *
report_arrays(FunctionCallInfo fcinfo, int *n)
{
	int			m;
	int64	   *keys = int64_array(PG_GETARG_ARRAYTYPE_P(0), n);
	int64	   *kinds = int64_array(PG_GETARG_ARRAYTYPE_P(1), &m);
	int64	   *ids[2];
	const char **codes[2];
	DayRange   *during;
	DayRange   *near;
	int64	   *stories;
	int64	   *flags;
	Report	   *reports = palloc0(sizeof(Report) * Max(*n, 1));

	check_lengths(*n, m);
	for (int k = 0; k < 2; k++)
	{
		ids[k] = int64_array(PG_GETARG_ARRAYTYPE_P(2 + 2 * k), &m);
		check_lengths(*n, m);
		codes[k] = text_array(PG_GETARG_ARRAYTYPE_P(3 + 2 * k), &m);
		check_lengths(*n, m);
	}
	during = day_range_array(PG_GETARG_ARRAYTYPE_P(6), &m);
	check_lengths(*n, m);
	near = day_range_array(PG_GETARG_ARRAYTYPE_P(7), &m);
	check_lengths(*n, m);
	stories = int64_array(PG_GETARG_ARRAYTYPE_P(8), &m);
	check_lengths(*n, m);
	flags = int64_array(PG_GETARG_ARRAYTYPE_P(9), &m);
	check_lengths(*n, m);
	for (int i = 0; i < *n; i++)
		reports[i] = (Report) {.key = keys[i],.kind = kinds[i],.side = {{ids[0][i], codes[0][i]}, {ids[1][i], codes[1][i]}},
			.reciprocal = (flags[i] & 1) != 0,.asked = (flags[i] & 2) != 0,.during = during[i],.near = near[i],.story = stories[i]};
	return reports;
}

Datum
news_archive_event_parents(PG_FUNCTION_ARGS)
{
	int			n;
	Report	   *reports = report_arrays(fcinfo, &n);
	Parent	   *parents;
	RowSink		rows;

	n = event_parents(reports, n, &parents);
	rows_begin(&rows, fcinfo);
	for (int i = 0; i < n; i++)
	{
		rows_bigint(&rows, parents[i].key);
		if (parents[i].parent == NO_PARENT)
			rows_null(&rows);
		else
			rows_bigint(&rows, parents[i].parent);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_independent_sources(PG_FUNCTION_ARGS)
{
	int			n;
	int			m;
	int64	   *sources = int64_array(PG_GETARG_ARRAYTYPE_P(0), &n);
	int64	   *words = int64_array(PG_GETARG_ARRAYTYPE_P(1), &m);

	check_lengths(n, m);
	PG_RETURN_INT32(count_independent(sources, words, n));
}

/*
 * The greatest confidence of an event, which is rounded to hundredths as those of reports are: however many say so, nothing that was
 * read is certain (1).
 */
#define GREATEST_CONFIDENCE 0.99

Datum
news_archive_event_confidence(PG_FUNCTION_ARGS)
{
	int			n;
	int			m;
	int64	   *sources = int64_array(PG_GETARG_ARRAYTYPE_P(0), &n);
	int64	   *words = int64_array(PG_GETARG_ARRAYTYPE_P(1), &m);
	float	   *confidences;

	check_lengths(n, m);
	confidences = real_array(PG_GETARG_ARRAYTYPE_P(2), &m);
	check_lengths(n, m);
	PG_RETURN_FLOAT4(Min(rint(surest_together(sources, words, confidences, n) * 100) / 100, GREATEST_CONFIDENCE));
}
