/*
 * signature_sql.c - glue: article_signature(), signature_similarity(), signature_keys().
 */
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/date.h"

#include "archive/link/signature.h"
#include "archive/link/signature_sql.h"
#include "archive/link/ties.h"

PG_FUNCTION_INFO_V1(news_archive_article_signature);
PG_FUNCTION_INFO_V1(news_archive_signature_similarity);
PG_FUNCTION_INFO_V1(news_archive_signature_keys);

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

/* A rare term together with a week, or with whether there is a day at all, in one number. */
static int32
term_key(int32 term, int32 when)
{
	return (int32) (((uint32) term ^ (uint32) when * 0x9E3779B9u) * 0x85EBCA6Bu);
}

#define UNDATED PG_INT32_MIN
#define DATED (PG_INT32_MIN + 1)
#define DAYS_A_WEEK 7

static int32
week_of(int64 day)
{
	return (int32) (day >= 0 ? day / DAYS_A_WEEK : (day + 1) / DAYS_A_WEEK - 1);
}

/*
 * The weeks whose keys an article is filed under, or with `asked` those under which the articles are that may be tied to it; gives how
 * many.
 */
static int
weeks_of_keys(bool dated, DateADT day, bool asked, int32 *when)
{
	int			n = 0;

	if (!dated)
	{
		when[n++] = UNDATED;
		if (asked)
			when[n++] = DATED;
		return n;
	}
	when[n++] = asked ? week_of((int64) day - TIE_DAYS) : week_of(day);
	if (asked && week_of((int64) day + TIE_DAYS) != when[0])
		when[n++] = week_of((int64) day + TIE_DAYS);
	when[n++] = asked ? UNDATED : DATED;
	return n;
}

/* (rare, day, asked) */
Datum
news_archive_signature_keys(PG_FUNCTION_ARGS)
{
	int			n;
	int32		when[3];
	const int32 *rare;
	int32	   *keys;
	int			n_when;
	int			n_keys = 0;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	rare = signature_elements(PG_GETARG_ARRAYTYPE_P(0), &n);
	n_when = weeks_of_keys(!PG_ARGISNULL(1), PG_ARGISNULL(1) ? 0 : PG_GETARG_DATEADT(1), PG_GETARG_BOOL(2), when);
	keys = palloc(sizeof(int32) * Max(n * n_when, 1));
	for (int w = 0; w < n_when; w++)
		for (int i = 0; i < n; i++)
			keys[n_keys++] = term_key(rare[i], when[w]);
	PG_RETURN_DATUM(int_array(keys, n_keys));
}
