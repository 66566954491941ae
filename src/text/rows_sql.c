/*
 * rows_sql.c - rows out of set-returning functions (materialized, in the caller's work_mem).
 */
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/rangetypes.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#define DATERANGE_OID 3912

void
rows_begin(RowSink *rows, FunctionCallInfo fcinfo)
{
	InitMaterializedSRF(fcinfo, 0);
	rows->result = (ReturnSetInfo *) fcinfo->resultinfo;
	rows->at = 0;
	memset(rows->nulls, true, sizeof(rows->nulls));
}

void
rows_emit(RowSink *rows)
{
	Assert(rows->at <= rows->result->setDesc->natts);
	CHECK_FOR_INTERRUPTS();
	tuplestore_putvalues(rows->result->setResult, rows->result->setDesc, rows->values, rows->nulls);
	rows->at = 0;
	memset(rows->nulls, true, sizeof(rows->nulls));
}

static void
put(RowSink *rows, Datum v)
{
	rows->values[rows->at] = v;
	rows->nulls[rows->at++] = false;
}

void
rows_null(RowSink *rows)
{
	rows->at++;
}

void
rows_int(RowSink *rows, int32 v)
{
	put(rows, Int32GetDatum(v));
}

void
rows_bigint(RowSink *rows, int64 v)
{
	put(rows, Int64GetDatum(v));
}

void
rows_real(RowSink *rows, float v)
{
	put(rows, Float4GetDatum(v));
}

void
rows_bool(RowSink *rows, bool v)
{
	put(rows, BoolGetDatum(v));
}

void
rows_text(RowSink *rows, const char *s)
{
	if (s == NULL)
		rows_null(rows);
	else
		put(rows, CStringGetTextDatum(s));
}

void
rows_text_n(RowSink *rows, const char *s, int length)
{
	put(rows, PointerGetDatum(cstring_to_text_with_len(s, length)));
}

void
rows_jsonb(RowSink *rows, const char *json)
{
	put(rows, DirectFunctionCall1(jsonb_in, CStringGetDatum(json)));
}

Datum
day_range_datum(DayRange r)
{
	TypeCacheEntry *type = lookup_type_cache(DATERANGE_OID, TYPECACHE_RANGE_INFO);
	RangeBound	lower = {.val = DateADTGetDatum(r.from),.infinite = r.from == DAY_NONE,.inclusive = true,.lower = true};
	RangeBound	upper = {.val = DateADTGetDatum(r.to),.infinite = r.to == DAY_NONE};

#if PG_VERSION_NUM >= 160000
	return RangeTypePGetDatum(make_range(type, &lower, &upper, false, NULL));
#else
	return RangeTypePGetDatum(make_range(type, &lower, &upper, false));
#endif
}

void
rows_array(RowSink *rows, ArrayType *array)
{
	put(rows, PointerGetDatum(array));
}

void
rows_range(RowSink *rows, DayRange r)
{
	if (day_range_known(r))
		put(rows, day_range_datum(r));
	else
		rows_null(rows);
}

void
rows_span(RowSink *rows, Document *doc, ByteSpan span)
{
	rows_int(rows, document_char(doc, span.start));
	rows_int(rows, document_chars(doc, span));
}

void
rows_span_words(RowSink *rows, Document *doc, ByteSpan span)
{
	rows_span(rows, doc, span);
	rows_text_n(rows, doc->text + span.start, span_length(span));
}
