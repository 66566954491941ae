/*
 * ties_sql.c - glue: the aggregate article_ties().
 */
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/date.h"

#include "archive/link/signature_sql.h"
#include "archive/link/ties.h"

PG_FUNCTION_INFO_V1(news_archive_article_ties_add);
PG_FUNCTION_INFO_V1(news_archive_article_ties_find);

/* (state, article_id, day, fresh, terms, weights, rare) */
Datum
news_archive_article_ties_add(PG_FUNCTION_ARGS)
{
	MemoryContext aggregate;
	MemoryContext caller;
	Ties	   *t;
	int			n;
	int			n_weights;
	int			n_rare;
	const int32 *terms;
	const int32 *rare;
	const float *weights;

	if (!AggCheckCallContext(fcinfo, &aggregate))
		elog(ERROR, "article_ties() is called outside an aggregate");
	for (int i = 1; i <= 6; i++)
		if (i != 2 && PG_ARGISNULL(i))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("an article's id and signature must not be NULL")));
	caller = MemoryContextSwitchTo(aggregate);
	t = PG_ARGISNULL(0) ? ties_create() : (Ties *) PG_GETARG_POINTER(0);
	MemoryContextSwitchTo(caller);
	terms = signature_elements(PG_GETARG_ARRAYTYPE_P(4), &n);
	weights = signature_elements(PG_GETARG_ARRAYTYPE_P(5), &n_weights);
	rare = signature_elements(PG_GETARG_ARRAYTYPE_P(6), &n_rare);
	if (n != n_weights)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("a signature has as many weights as terms")));
	caller = MemoryContextSwitchTo(aggregate);
	ties_add(t, (TieArticle) {.id = PG_GETARG_INT64(1),.day = PG_ARGISNULL(2) ? DAY_NONE : PG_GETARG_DATEADT(2),.fresh = PG_GETARG_BOOL(3),.count = n},
			 terms, weights, rare, n_rare);
	MemoryContextSwitchTo(caller);
	PG_RETURN_POINTER(t);
}

static Datum
id_array(const Ties *t, const Tie *ties, int n, bool to)
{
	Datum	   *out = palloc_extended(sizeof(Datum) * Max(n, 1), MCXT_ALLOC_HUGE);

	for (int i = 0; i < n; i++)
		out[i] = Int64GetDatum(t->articles[to ? ties[i].to : ties[i].from].id);
	return PointerGetDatum(construct_array(out, n, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

Datum
news_archive_article_ties_find(PG_FUNCTION_ARGS)
{
	TupleDesc	desc;
	Ties	   *t;
	Tie		   *ties;
	int			n;
	Datum	   *similarities;
	Datum		values[3];
	bool		nulls[3] = {false, false, false};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	t = PG_ARGISNULL(0) ? ties_create() : (Ties *) PG_GETARG_POINTER(0);
	n = ties_find(t, &ties);
	similarities = palloc_extended(sizeof(Datum) * Max(n, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < n; i++)
		similarities[i] = Float4GetDatum(ties[i].similarity);
	values[0] = id_array(t, ties, n, false);
	values[1] = id_array(t, ties, n, true);
	values[2] = PointerGetDatum(construct_array(similarities, n, FLOAT4OID, sizeof(float), true, TYPALIGN_INT));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
