/*
 * events_fuzz.c - any text through every floor up to the coder of events; the reports and what explains them must lie inside the text.
 */
#include "extension/core.h"
#include "clauses/clauses.h"
#include "events/act_day.h"
#include "events/explain_report.h"
#include "text/utf8.h"

#define FUZZ_MAX_BYTES 20000

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_report(const Document *doc, const EventReport *r)
{
	Assert(r->sentence >= 0 && r->sentence < doc->n_sentences);
	Assert(r->clause.start >= 0 && r->clause.start < r->clause.end && r->clause.end <= doc->length);
	Assert(r->act.start >= 0 && r->act.start < r->act.end && r->act.end <= doc->length);
	Assert(r->type != NULL && (r->actor.name != NULL || r->target.name != NULL));
	Assert(r->confidence > 0 && r->confidence <= 1);
	Assert(r->quantity >= -1 && (r->place == NULL) == (r->place_basis == NULL));
}

static void
check_explanation(Document *doc, int32 report)
{
	Explanation e;

	explain_report(doc, report, &e);
	Assert(e.count > 0 && e.count <= MAX_STEPS_TOLD);
	for (int32 i = 0; i < e.count; i++)
		Assert(e.steps[i].words.start >= 0 && e.steps[i].words.start <= e.steps[i].words.end && e.steps[i].words.end <= doc->length &&
			   e.steps[i].part != NULL && e.steps[i].rule != NULL);
}

static bool
is_token(const Document *doc, int32 t)
{
	return t == NO_TOKEN || (t >= 0 && t < doc->n_tokens);
}

static void
check_clause(const Document *doc, int32 clause)
{
	const Clause *c = &doc->clauses->items[clause];

	Assert(c->predicate >= 0 && c->predicate < doc->n_tokens && doc->clauses->at_token[c->predicate] == clause);
	Assert(is_token(doc, c->subject) && is_token(doc, c->object) && is_token(doc, c->agent) && is_token(doc, c->saying) && is_token(doc, c->denied_by));
	Assert(c->form < N_CLAUSE_FORMS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Document   *doc;

	if (size > FUZZ_MAX_BYTES)
		return -1;
	doc = document_create((const char *) data, size, day_of(2013, 2, 3));
	document_events(doc);
	for (int32 i = 0; i < doc->clauses->count; i++)
		check_clause(doc, i);
	if (doc->n_tokens > 0)
		date_of_clause(doc, 0, doc->n_tokens - 1, doc->n_tokens / 2);
	for (int32 i = 0; i < doc->events->count; i++)
	{
		check_report(doc, &doc->events->items[i]);
		check_explanation(doc, i);
	}
	MemoryContextDelete(doc->context);
	return 0;
}
