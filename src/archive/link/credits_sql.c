/*
 * credits_sql.c - glue: credited_agency(), outlet_name().
 */
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "archive/link/credits.h"

PG_FUNCTION_INFO_V1(news_archive_credited_agency);
PG_FUNCTION_INFO_V1(news_archive_outlet_name);

static const char *
text_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(n));
}

/* The elements of an array of text that are not NULL. */
static const char **
text_elements(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	int			all;
	const char **out;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &all);
	out = palloc(sizeof(char *) * Max(all, 1));
	*n = 0;
	for (int i = 0; i < all; i++)
		if (!nulls[i])
			out[(*n)++] = TextDatumGetCString(values[i]);
	return out;
}

Datum
news_archive_credited_agency(PG_FUNCTION_ARGS)
{
	CreditLines lines = {text_argument(fcinfo, 0), text_argument(fcinfo, 1), text_argument(fcinfo, 2), NULL, 0, text_argument(fcinfo, 4)};
	char	   *name;

	if (!PG_ARGISNULL(3))
		lines.agency = text_elements(PG_GETARG_ARRAYTYPE_P(3), &lines.n_agency);
	name = credited_agency(&lines);
	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

Datum
news_archive_outlet_name(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(outlet_name(text_to_cstring(PG_GETARG_TEXT_PP(0)))));
}
