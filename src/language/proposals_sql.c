/*
 * proposals_sql.c - glue: proposals().
 */
#include "text/rows.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/json.h"

#include "language/language.h"
#include "language/proposals.h"

PG_FUNCTION_INFO_V1(news_archive_proposals);

/* {"word": "rebels", "start": 5, "probability": 0.9312}, nobody with a word of null and without a start. */
static void
put_word(StringInfo out, Document *doc, int32 token, float sure)
{
	char	   *word = token == NO_TOKEN ? NULL : document_words(doc, doc->tokens[token].span);

	if (out->data[out->len - 1] != '[')
		appendStringInfoString(out, ", ");
	appendStringInfoString(out, "{\"word\": ");
	if (word == NULL)
		appendStringInfoString(out, "null");
	else
	{
		escape_json(out, word);
		appendStringInfo(out, ", \"start\": %d", document_char(doc, doc->tokens[token].span.start));
		pfree(word);
	}
	appendStringInfo(out, ", \"probability\": %.4f}", sure);
}

/* The words of a role and nobody, the most probable first. */
static void
put_role(StringInfo out, Document *doc, const RoleWords *r)
{
	int			before = 0;		/* words that are more probable than nobody */

	while (before < r->count && r->words[before].sure > r->nobody)
		before++;
	appendStringInfoChar(out, '[');
	for (int i = 0; i < before; i++)
		put_word(out, doc, r->words[i].token, r->words[i].sure);
	if (r->nobody >= ROLE_WORD_MIN)
		put_word(out, doc, NO_TOKEN, r->nobody);
	for (int i = before; i < r->count; i++)
		put_word(out, doc, r->words[i].token, r->words[i].sure);
	appendStringInfoChar(out, ']');
}

static void
put_roles(RowSink *rows, Document *doc, const Proposal *p)
{
	int			first = p->kind == PROPOSED_ACT ? 0 : ROLE_SOURCE;
	int			end = p->kind == PROPOSED_ACT ? ROLE_SOURCE : N_PROPOSED_ROLES;
	StringInfoData out;

	initStringInfo(&out);
	for (int role = first; role < end; role++)
	{
		appendStringInfo(&out, "%s\"%s\": ", role == first ? "{" : ", ", proposed_role_names[role]);
		put_role(&out, doc, proposal_role(p, role));
	}
	appendStringInfoChar(&out, '}');
	rows_jsonb(rows, out.data);
	pfree(out.data);
}

static void
put_proposal(RowSink *rows, Document *doc, const Proposal *p)
{
	float		label_sure;
	float		status_sure;
	const char *label = proposal_label(doc->proposals, p, &label_sure);
	const char *status = proposal_status(doc->proposals, p, &status_sure);

	rows_text(rows, proposal_kind_names[p->kind]);
	rows_span_words(rows, doc, doc->tokens[p->token].span);
	rows_real(rows, p->sure);
	rows_text(rows, label);
	rows_real(rows, label_sure);
	rows_text(rows, status);
	if (status)
		rows_real(rows, status_sure);
	else
		rows_null(rows);
	put_roles(rows, doc, p);
	rows_emit(rows);
}

/* In the order of the text; a word that is both is an act first. */
Datum
news_archive_proposals(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	const Proposals *all;
	int32		at[N_PROPOSAL_KINDS] = {0};
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_grammar(doc);
	all = doc->proposals;
	while (all && (at[PROPOSED_ACT] < all->count[PROPOSED_ACT] || at[PROPOSED_SAYING] < all->count[PROPOSED_SAYING]))
	{
		const Proposal *act = at[PROPOSED_ACT] < all->count[PROPOSED_ACT] ? &all->items[PROPOSED_ACT][at[PROPOSED_ACT]] : NULL;
		const Proposal *saying = at[PROPOSED_SAYING] < all->count[PROPOSED_SAYING] ? &all->items[PROPOSED_SAYING][at[PROPOSED_SAYING]] : NULL;
		const Proposal *next = saying == NULL || (act != NULL && act->token <= saying->token) ? act : saying;

		put_proposal(&rows, doc, next);
		at[next->kind]++;
	}
	return (Datum) 0;
}
