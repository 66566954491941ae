/*
 * arrays_sql.c - see arrays.h.
 */
#include "text/arrays.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

int32 *
int32_array(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	int32	   *out;

	deconstruct_array(array, INT4OID, sizeof(int32), true, TYPALIGN_INT, &values, &nulls, n);
	out = palloc(sizeof(int32) * Max(*n, 1));
	for (int i = 0; i < *n; i++)
		out[i] = nulls[i] ? 0 : DatumGetInt32(values[i]);
	return out;
}

int64 *
int64_array(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	int64	   *out;

	deconstruct_array(array, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values, &nulls, n);
	out = palloc(sizeof(int64) * Max(*n, 1));
	for (int i = 0; i < *n; i++)
		out[i] = nulls[i] ? 0 : DatumGetInt64(values[i]);
	return out;
}

float *
real_array(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	float	   *out;

	deconstruct_array(array, FLOAT4OID, sizeof(float), true, TYPALIGN_INT, &values, &nulls, n);
	out = palloc(sizeof(float) * Max(*n, 1));
	for (int i = 0; i < *n; i++)
		out[i] = nulls[i] ? 0 : DatumGetFloat4(values[i]);
	return out;
}

const char **
text_array(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	const char **out;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, n);
	out = palloc(sizeof(char *) * Max(*n, 1));
	for (int i = 0; i < *n; i++)
		out[i] = nulls[i] ? "" : TextDatumGetCString(values[i]);
	return out;
}

ArrayType *
names_array(const char *const *names, int n)
{
	Datum	   *values = palloc(sizeof(Datum) * Max(n, 1));

	for (int i = 0; i < n; i++)
		values[i] = CStringGetTextDatum(names[i]);
	return construct_array(values, n, TEXTOID, -1, false, TYPALIGN_INT);
}

char *
names_listed(const char *const *names, int n, const char *last)
{
	StringInfoData out;

	initStringInfo(&out);
	for (int i = 0; i < n; i++)
	{
		if (i > 0)
			appendStringInfoString(&out, i < n - 1 ? ", " : last);
		appendStringInfoString(&out, names[i]);
	}
	return out.data;
}

void
check_lengths(int n, int other)
{
	if (n != other)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("arrays must have the same length, not %d and %d", n, other)));
}
