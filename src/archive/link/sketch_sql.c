/*
 * sketch_sql.c - glue: article_sketch(), sketch_buckets(), text_overlap().
 */
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "text/sketch.h"

PG_FUNCTION_INFO_V1(news_archive_article_sketch);
PG_FUNCTION_INFO_V1(news_archive_sketch_buckets);
PG_FUNCTION_INFO_V1(news_archive_text_overlap);

static Datum
int_array(const int32 *values, int n)
{
	Datum		out[SKETCH_MAX];

	for (int i = 0; i < n; i++)
		out[i] = Int32GetDatum(values[i]);
	return PointerGetDatum(construct_array(out, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

Datum
news_archive_article_sketch(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	int32		sketch[SKETCH_MAX];
	int			n = text_sketch(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), sketch);

	PG_RETURN_DATUM(int_array(sketch, n));
}

/*
 * An index has one entry for each different number, which takes more room than the number: as few texts share one, those
 * of their last bits are indexed instead, of which there are no more however many texts there are: ten million texts with
 * nine numbers each have eleven to a bucket.  Who asks the index compares the numbers themselves: with fewer bits most of
 * what it finds among a million texts would be another number's.
 */
#define BUCKETS 0x800000

Datum
news_archive_sketch_buckets(PG_FUNCTION_ARGS)
{
	ArrayType  *sketch = PG_GETARG_ARRAYTYPE_P(0);
	int			n = ArrayGetNItems(ARR_NDIM(sketch), ARR_DIMS(sketch));
	const int32 *numbers = (const int32 *) ARR_DATA_PTR(sketch);
	Datum	   *out = palloc(sizeof(Datum) * Max(n, 1));

	if (ARR_HASNULL(sketch))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a sketch has no NULL"),
				 errhint("article_sketch() makes one.")));
	for (int i = 0; i < n; i++)
		out[i] = Int32GetDatum(numbers[i] & (BUCKETS - 1));
	PG_RETURN_ARRAYTYPE_P(construct_array(out, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

Datum
news_archive_text_overlap(PG_FUNCTION_ARGS)
{
	text	   *a = PG_GETARG_TEXT_PP(0);
	text	   *b = PG_GETARG_TEXT_PP(1);
	TupleDesc	desc;
	TextOverlap overlap = text_overlap(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b));
	Datum		values[3] = {Float4GetDatum(overlap.similarity), Float4GetDatum(overlap.contained), BoolGetDatum(overlap.copied)};
	bool		nulls[3] = {false, false, false};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
