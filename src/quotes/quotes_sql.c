/*
 * quotes_sql.c - glue: quotations().
 */
#include "text/rows.h"
#include "extension/core.h"

#include "quotes/quotes.h"
#include "text/word_classes.h"

PG_FUNCTION_INFO_V1(news_archive_quotations);

static const char *const type_names[] = {"direct", "indirect", "mixed"};

static void
words_or_null(RowSink *rows, Document *doc, ByteSpan span)
{
	if (span_length(span) > 0)
		rows_text(rows, document_words(doc, span));
	else
		rows_null(rows);
}

/* "it" and "that", also at the head of a sentence, are nobody's name. */
static bool
is_unknown_pronoun(Document *doc, ByteSpan span)
{
	char	   *word;

	if (span_length(span) == 0 || span_length(span) > 5)
		return false;
	word = document_words(doc, span);
	word[0] = pg_ascii_tolower(word[0]);
	return word_in_class(word, CLASS_NO_NAME);
}

/* start, length, words; three NULLs when nobody is named. */
static void
speaker_columns(RowSink *rows, Document *doc, const Quotation *q)
{
	int32		chain;

	if (span_length(q->speaker) > 0)
		rows_span_words(rows, doc, q->speaker);
	else
		for (int i = 0; i < 3; i++)
			rows_null(rows);
	chain = q->speaker_mention >= 0 ? doc->mentions->items[q->speaker_mention].chain : -1;
	if (chain >= 0)
		rows_text(rows, doc->mentions->chains[chain].name);
	else if (is_unknown_pronoun(doc, q->speaker))
		rows_null(rows);
	else
		words_or_null(rows, doc, q->speaker);
}

Datum
news_archive_quotations(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_quotations(doc);
	for (int32 i = 0; i < doc->quotations->count; i++)
	{
		const Quotation *q = &doc->quotations->items[i];

		CHECK_FOR_INTERRUPTS();
		rows_int(&rows, i + 1);
		rows_span_words(&rows, doc, q->span);
		rows_text(&rows, type_names[q->type]);
		speaker_columns(&rows, doc, q);
		if (q->cue_token == NO_TOKEN)
			rows_null(&rows);
		else
			words_or_null(&rows, doc, tokens_span(doc, q->cue_token, q->cue_last));
		words_or_null(&rows, doc, q->addressee);
		rows_text(&rows, q->basis);
		rows_real(&rows, q->confidence);
		rows_int(&rows, q->saying);
		rows_text(&rows, q->attitude);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
