/*
 * mentions_sql.c - glue: mentions().
 */
#include "text/rows.h"

#include "mentions/mentions.h"

PG_FUNCTION_INFO_V1(news_archive_mentions);

static const char *const form_names[] = {"name", "pronoun", "description"};

/* A description of someone whom the text does not name is no person, organisation or place of an archive: "other". */
static NameKind
kind_told(const Mention *m, const Chain *c)
{
	return m->form == FORM_DESCRIPTION && !(c && c->named) ? NAME_OTHER : m->kind;
}

/* The name of the organisation that a mention's role, or else its chain's, belongs to. */
static const char *
organisation_told(const Mentions *all, const Mention *m, const Chain *c)
{
	int32		o = m->role ? m->organisation : c ? c->organisation : -1;

	/* a mention that says the same role shorter has the organisation of the fuller one */
	if (o < 0 && c && c->role && m->role && strcmp(c->role, m->role) == 0)
		o = c->organisation;
	return o >= 0 && all->items[o].chain >= 0 ? all->chains[all->items[o].chain].name : NULL;
}

Datum
news_archive_mentions(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_mentions(doc);
	for (int32 i = 0; i < doc->mentions->count; i++)
	{
		Mention    *m = &doc->mentions->items[i];
		Chain	   *c = m->chain >= 0 ? &doc->mentions->chains[m->chain] : NULL;

		CHECK_FOR_INTERRUPTS();
		rows_int(&rows, i + 1);
		rows_span_words(&rows, doc, m->span);
		rows_text(&rows, name_kind_names[kind_told(m, c)]);
		c ? rows_int(&rows, m->chain + 1) : rows_null(&rows);
		rows_text(&rows, c ? c->name : NULL);
		rows_text(&rows, m->role ? m->role : c ? c->role : NULL);
		rows_text(&rows, m->country);
		rows_text(&rows, m->sector);
		rows_real(&rows, m->confidence);
		rows_text(&rows, form_names[m->form]);
		rows_text(&rows, m->basis);
		rows_text(&rows, organisation_told(doc->mentions, m, c));
		m->form == FORM_NAME ? rows_real(&rows, name_probability(doc, m->first, m->last, m->kind)) : rows_null(&rows);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
