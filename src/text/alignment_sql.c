/*
 * alignment_sql.c - glue: sentence_diff().
 */
#include "text/rows.h"

#include "text/alignment.h"

PG_FUNCTION_INFO_V1(news_archive_sentence_diff);

static Document *
document_argument(text *body)
{
	return document_create(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), DAY_NONE);
}

static void
put_sentence(RowSink *rows, Document *doc, int32 sentence)
{
	if (sentence >= 0)
		rows_text_n(rows, doc->text + doc->sentences[sentence].span.start, span_length(doc->sentences[sentence].span));
	else
		rows_null(rows);
}

static void
put_position(RowSink *rows, Document *doc, int32 sentence)
{
	if (sentence >= 0)
	{
		rows_span(rows, doc, doc->sentences[sentence].span);
		return;
	}
	rows_null(rows);
	rows_null(rows);
}

Datum
news_archive_sentence_diff(PG_FUNCTION_ARGS)
{
	Document   *a = document_argument(PG_GETARG_TEXT_PP(0));
	Document   *b = document_argument(PG_GETARG_TEXT_PP(1));
	RowSink		rows;
	int32		count;
	AlignedPair *pairs;

	rows_begin(&rows, fcinfo);
	pairs = align_sentences(a, b, &count);
	for (int32 i = 0; i < count; i++)
	{
		const AlignedPair *p = &pairs[i];

		rows_text(&rows, p->same ? "same" : p->b < 0 ? "only_a" : p->a < 0 ? "only_b" : "changed");
		put_sentence(&rows, a, p->a);
		put_sentence(&rows, b, p->b);
		put_position(&rows, a, p->a);
		put_position(&rows, b, p->b);
		rows_real(&rows, p->similarity);
		rows_emit(&rows);
	}
	MemoryContextDelete(a->context);
	MemoryContextDelete(b->context);
	return (Datum) 0;
}
