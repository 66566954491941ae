/*
 * text_sql.c - glue: sentences().
 */
#include "text/rows.h"

#include "text/document.h"

PG_FUNCTION_INFO_V1(news_archive_sentences);

Datum
news_archive_sentences(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_sentences(doc);
	for (int32 i = 0; i < doc->n_sentences; i++)
	{
		rows_int(&rows, i + 1);
		rows_span_words(&rows, doc, doc->sentences[i].span);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
