/*
 * clauses_sql.c - glue: clauses().
 */
#include "text/rows.h"

#include "clauses/clauses.h"

PG_FUNCTION_INFO_V1(news_archive_clauses);

static const char *const form_names[N_CLAUSE_FORMS] = {"finite", "infinitive", "gerund", "participle"};

static const char *
tense_name(const Clause *c)
{
	if (c->form != CLAUSE_FINITE)
		return NULL;
	if (c->mood.will)
		return "future";
	return c->mood.past ? "past" : "present";
}

static const char *
mood_name(const Mood *mood)
{
	if (mood->conditional)
		return "conditional";
	if (mood->must)
		return "demanded";
	if (mood->will)
		return "planned";
	return mood->may || mood->would ? "possible" : "actual";
}

static void
rows_word(RowSink *rows, Document *doc, int32 token)
{
	rows_text(rows, token == NO_TOKEN ? NULL : document_words(doc, doc->tokens[token].span));
}

Datum
news_archive_clauses(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_clauses(doc);
	for (int32 i = 0; i < doc->clauses->count; i++)
	{
		const Clause *c = &doc->clauses->items[i];

		CHECK_FOR_INTERRUPTS();
		rows_int(&rows, i + 1);
		rows_int(&rows, doc->tokens[c->predicate].sentence + 1);
		rows_span_words(&rows, doc, doc->tokens[c->predicate].span);
		rows_word(&rows, doc, c->passive ? c->agent : c->subject);
		rows_word(&rows, doc, c->object);
		rows_text(&rows, form_names[c->form]);
		rows_bool(&rows, c->passive);
		rows_text(&rows, tense_name(c));
		rows_text(&rows, mood_name(&c->mood));
		rows_bool(&rows, clause_is_negated(c));
		rows_word(&rows, doc, c->saying == NO_TOKEN ? NO_TOKEN : teller_of(doc, c->saying));
		rows_emit(&rows);
	}
	return (Datum) 0;
}
