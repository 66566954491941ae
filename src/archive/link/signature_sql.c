/*
 * signature_sql.c - glue: article_signature(), signature_similarity().
 */
#include "text/rows.h"

#include "catalog/pg_type.h"

#include "archive/link/signature.h"
#include "archive/link/signature_sql.h"

PG_FUNCTION_INFO_V1(news_archive_article_signature);
PG_FUNCTION_INFO_V1(news_archive_signature_similarity);

static Datum
int_array(const int32 *values, int n)
{
	Datum	   *out = palloc(sizeof(Datum) * Max(n, 1));

	for (int i = 0; i < n; i++)
		out[i] = Int32GetDatum(values[i]);
	return PointerGetDatum(construct_array(out, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

static Datum
real_array(const float *values, int n)
{
	Datum	   *out = palloc(sizeof(Datum) * Max(n, 1));

	for (int i = 0; i < n; i++)
		out[i] = Float4GetDatum(values[i]);
	return PointerGetDatum(construct_array(out, n, FLOAT4OID, sizeof(float), true, TYPALIGN_INT));
}

Datum
news_archive_article_signature(PG_FUNCTION_ARGS)
{
	TupleDesc	desc;
	Document   *title = NULL;
	Signature	s;
	Datum		values[3];
	bool		nulls[3] = {false, false, false};

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (!PG_ARGISNULL(0))
	{
		text	   *t = PG_GETARG_TEXT_PP(0);

		title = document_create(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), DAY_NONE);
	}
	article_signature(document_of(PG_GETARG_TEXT_PP(1)), title, &s);
	values[0] = int_array(s.terms, s.count);
	values[1] = real_array(s.weights, s.count);
	values[2] = int_array(s.rare, s.n_rare);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}

void *
signature_elements(ArrayType *array, int *n)
{
	if (ARR_NDIM(array) > 1 || ARR_HASNULL(array))
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("a signature's arrays have one dimension and no NULL")));
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return ARR_DATA_PTR(array);
}

Datum
news_archive_signature_similarity(PG_FUNCTION_ARGS)
{
	int			n[4];
	void	   *arrays[4];

	for (int i = 0; i < 4; i++)
		arrays[i] = signature_elements(PG_GETARG_ARRAYTYPE_P(i), &n[i]);
	if (n[0] != n[1] || n[2] != n[3])
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("a signature has as many weights as terms")));
	PG_RETURN_FLOAT4(signature_similarity(arrays[0], arrays[1], n[0], arrays[2], arrays[3], n[2]));
}
