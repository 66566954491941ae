/*
 * rows.h - the glue every set-returning function shares: rows out, one column after the other.
 *
 *	RowSink rows;
 *	rows_begin(&rows, fcinfo);
 *	rows_int(&rows, 1); rows_text(&rows, "a"); rows_null(&rows); rows_emit(&rows);
 *	return (Datum) 0;
 *
 * Columns that were not set when the row is emitted are NULL.
 */
#ifndef NEWS_ARCHIVE_ROWS_H
#define NEWS_ARCHIVE_ROWS_H

#include "extension/core.h"
#include "extension/compat.h"
#include "text/document.h"
#include "utils/array.h"

#define ROW_MAX_COLUMNS 40

typedef struct RowSink
{
	ReturnSetInfo *result;
	int			at;
	Datum		values[ROW_MAX_COLUMNS];
	bool		nulls[ROW_MAX_COLUMNS];
} RowSink;

extern void rows_begin(RowSink *rows, FunctionCallInfo fcinfo);
extern void rows_emit(RowSink *rows);

extern void rows_null(RowSink *rows);
extern void rows_int(RowSink *rows, int32 v);
extern void rows_bigint(RowSink *rows, int64 v);
extern void rows_real(RowSink *rows, float v);
extern void rows_bool(RowSink *rows, bool v);
extern void rows_text(RowSink *rows, const char *s);	/* NULL gives NULL */
extern void rows_text_n(RowSink *rows, const char *s, int length);
extern void rows_jsonb(RowSink *rows, const char *json);	/* the text of one */
extern void rows_array(RowSink *rows, ArrayType *array);
extern void rows_range(RowSink *rows, DayRange r);	/* unknown gives NULL, an open side is infinite */

/* Sets two columns of the row, start and length of a span in characters; rows_span_words() a third one, its words. */
extern void rows_span(RowSink *rows, Document *doc, ByteSpan span);
extern void rows_span_words(RowSink *rows, Document *doc, ByteSpan span);

/* A range of days as a Datum of type daterange, as rows_range() puts it into a row. */
extern Datum day_range_datum(DayRange r);

/*
 * The document of a text argument.  The last one is kept in the backend, with the layers it has, so that the stage
 * functions called one after the other on one body read it once.  Valid until the next call.
 */
extern Document *document_of(text *body);
extern Document *document_of_day(text *body, Day reference);

#endif
