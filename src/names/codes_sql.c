/*
 * codes_sql.c - glue: name_codes() and the operator class for GIN that finds names by the weight of the codes they share.
 *
 * A query is an int4 array: least, code, weight, code, weight, ...  GIN asks the ternary function which of the codes are
 * needed at all, takes those with the fewest names first, and only probes the others.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "access/gin.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "names/codes.h"

PG_FUNCTION_INFO_V1(news_archive_name_codes);
PG_FUNCTION_INFO_V1(news_archive_codes_query);
PG_FUNCTION_INFO_V1(news_archive_codes_consistent);
PG_FUNCTION_INFO_V1(news_archive_codes_triconsistent);
PG_FUNCTION_INFO_V1(news_archive_codes_match);

Datum
news_archive_name_codes(PG_FUNCTION_ARGS)
{
	char	   *folded = text_to_cstring(PG_GETARG_TEXT_PP(0));
	NameWords	name;
	NameCodes	codes;
	Datum		values[NAME_MAX_CODES];

	name_words(folded, &name);
	name_codes(&name, &codes);
	for (int i = 0; i < codes.n; i++)
		values[i] = Int32GetDatum(codes.codes[i].code);
	PG_RETURN_ARRAYTYPE_P(construct_array(values, codes.n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

/* The array as C has it; errors unless it is least and pairs. */
static const int32 *
query_of(ArrayType *array, int *pairs)
{
	int			n = ARR_NDIM(array) == 0 ? 0 : ARR_DIMS(array)[0];

	if (ARR_NDIM(array) > 1 || ARR_HASNULL(array) || n % 2 != 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a query for name codes must be one array without nulls: least, code, weight, code, weight, ...")));
	*pairs = n / 2;
	return (const int32 *) ARR_DATA_PTR(array);
}

Datum
news_archive_codes_query(PG_FUNCTION_ARGS)
{
	int32	   *n_keys = (int32 *) PG_GETARG_POINTER(1);
	int32	   *search_mode = (int32 *) PG_GETARG_POINTER(6);
	int			pairs;
	const int32 *query = query_of(PG_GETARG_ARRAYTYPE_P(0), &pairs);
	Datum	   *keys = palloc(sizeof(Datum) * Max(pairs, 1));

	for (int i = 0; i < pairs; i++)
		keys[i] = Int32GetDatum(query[1 + 2 * i]);
	*n_keys = pairs;
	*search_mode = GIN_SEARCH_MODE_DEFAULT;
	PG_RETURN_POINTER(keys);
}

Datum
news_archive_codes_consistent(PG_FUNCTION_ARGS)
{
	bool	   *check = (bool *) PG_GETARG_POINTER(0);
	bool	   *recheck = (bool *) PG_GETARG_POINTER(5);
	int			pairs;
	const int32 *query = query_of(PG_GETARG_ARRAYTYPE_P(2), &pairs);
	int64		sum = 0;

	for (int i = 0; i < pairs; i++)
		if (check[i])
			sum += query[2 + 2 * i];
	*recheck = false;
	PG_RETURN_BOOL(sum >= query[0]);
}

Datum
news_archive_codes_triconsistent(PG_FUNCTION_ARGS)
{
	GinTernaryValue *check = (GinTernaryValue *) PG_GETARG_POINTER(0);
	int			pairs;
	const int32 *query = query_of(PG_GETARG_ARRAYTYPE_P(2), &pairs);
	int64		sure = 0;
	int64		possible = 0;

	for (int i = 0; i < pairs; i++)
	{
		if (check[i] == GIN_TRUE)
			sure += query[2 + 2 * i];
		else if (check[i] == GIN_MAYBE)
			possible += query[2 + 2 * i];
	}
	if (sure >= query[0])
		PG_RETURN_GIN_TERNARY_VALUE(GIN_TRUE);
	PG_RETURN_GIN_TERNARY_VALUE(sure + possible >= query[0] ? GIN_MAYBE : GIN_FALSE);
}

/* The operator &~ where no index is used: whether the codes of a name share enough weight with a query. */
Datum
news_archive_codes_match(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	int			n = ARR_NDIM(array) == 0 ? 0 : ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	const int32 *codes = (const int32 *) ARR_DATA_PTR(array);
	int			pairs;
	const int32 *query = query_of(PG_GETARG_ARRAYTYPE_P(1), &pairs);
	int64		sum = 0;

	if (ARR_HASNULL(array))
		PG_RETURN_BOOL(false);
	for (int i = 0; i < pairs; i++)
		for (int k = 0; k < n; k++)
			if (codes[k] == query[1 + 2 * i])
			{
				sum += query[2 + 2 * i];
				break;
			}
	PG_RETURN_BOOL(sum >= query[0]);
}
