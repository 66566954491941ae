/*
 * language_sql.c - glue: tokens().
 */
#include "text/rows.h"

#include "utils/builtins.h"

#include "language/gazetteer.h"
#include "language/language.h"

PG_FUNCTION_INFO_V1(news_archive_tokens);
PG_FUNCTION_INFO_V1(news_archive_first_name_gender);

Datum
news_archive_tokens(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_grammar(doc);
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		Token	   *t = &doc->tokens[i];
		int32		first = doc->sentences[t->sentence].first;

		CHECK_FOR_INTERRUPTS();
		rows_int(&rows, t->sentence + 1);
		rows_int(&rows, i - first + 1);
		rows_span_words(&rows, doc, t->span);
		rows_text(&rows, t->lemma);
		rows_text(&rows, tag_names[t->tag]);
		rows_int(&rows, t->head == NO_TOKEN ? 0 : t->head - first + 1);
		rows_text(&rows, relation_names[t->relation]);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_first_name_gender(PG_FUNCTION_ARGS)
{
	char		gender = gazetteer_first_name(text_to_cstring(PG_GETARG_TEXT_PP(0)));

	if (gender != 'm' && gender != 'f')
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&gender, 1));
}
