/*
 * names_sql.c - glue: fold_name(), name_essence(), name_keys(), name_pair_keys(), name_acronyms(), name_similarity(), explain_similarity().
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "names/names.h"

PG_FUNCTION_INFO_V1(news_archive_fold_name);
PG_FUNCTION_INFO_V1(news_archive_name_essence);
PG_FUNCTION_INFO_V1(news_archive_generations_differ);
PG_FUNCTION_INFO_V1(news_archive_without_generation);
PG_FUNCTION_INFO_V1(news_archive_name_keys);
PG_FUNCTION_INFO_V1(news_archive_name_pair_keys);
PG_FUNCTION_INFO_V1(news_archive_name_acronyms);
PG_FUNCTION_INFO_V1(news_archive_name_similarity);
PG_FUNCTION_INFO_V1(news_archive_explain_similarity);

static char *
fold_argument(FunctionCallInfo fcinfo, int n)
{
	text	   *name = PG_GETARG_TEXT_PP(n);

	return fold_name(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
}

Datum
news_archive_fold_name(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(fold_argument(fcinfo, 0)));
}

Datum
news_archive_name_essence(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(name_essence(fold_argument(fcinfo, 0))));
}

Datum
news_archive_generations_differ(PG_FUNCTION_ARGS)
{
	char	   *a = fold_argument(fcinfo, 0);
	char	   *b = fold_argument(fcinfo, 1);

	PG_RETURN_BOOL(generations_differ(a, b));
}

Datum
news_archive_without_generation(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(without_generation(fold_argument(fcinfo, 0))));
}

static ArrayType *
array_of(char **texts, int n)
{
	Datum	   *values = palloc(sizeof(Datum) * Max(n, 1));

	for (int i = 0; i < n; i++)
		values[i] = CStringGetTextDatum(texts[i]);
	return construct_array(values, n, TEXTOID, -1, false, TYPALIGN_INT);
}

Datum
news_archive_name_keys(PG_FUNCTION_ARGS)
{
	char	  **keys;
	int			n = name_keys(fold_argument(fcinfo, 0), &keys);

	PG_RETURN_ARRAYTYPE_P(array_of(keys, n));
}

Datum
news_archive_name_pair_keys(PG_FUNCTION_ARGS)
{
	char	  **keys;
	int			n = name_pair_keys(fold_argument(fcinfo, 0), &keys);

	PG_RETURN_ARRAYTYPE_P(array_of(keys, n));
}

Datum
news_archive_name_acronyms(PG_FUNCTION_ARGS)
{
	char	   *acronyms[NAME_ACRONYMS];
	int			n = name_acronyms(fold_argument(fcinfo, 0), acronyms);

	PG_RETURN_ARRAYTYPE_P(array_of(acronyms, n));
}

Datum
news_archive_name_similarity(PG_FUNCTION_ARGS)
{
	char	   *a = fold_argument(fcinfo, 0);
	char	   *b = fold_argument(fcinfo, 1);

	PG_RETURN_FLOAT4(name_similarity(a, b));
}

Datum
news_archive_explain_similarity(PG_FUNCTION_ARGS)
{
	char	   *a = fold_argument(fcinfo, 0);
	char	   *b = fold_argument(fcinfo, 1);

	PG_RETURN_TEXT_P(cstring_to_text(explain_similarity(a, b)));
}
