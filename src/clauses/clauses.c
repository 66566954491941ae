/*
 * clauses.c - the layer: each predicate of a document with what belongs to it, read once; and the questions that it answers.
 */
#include "extension/core.h"
#include "clauses/parts.h"

/* A verb, the word that a copula tells, or whatever has a subject. */
static bool
is_predicate(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];

	if (t->tag == TAG_VERB)
		return true;
	if (t->relation == REL_AUX || t->relation == REL_AUX_PASS || t->relation == REL_COP)
		return false;
	return token_child_by(doc, token, REL_COP) != NO_TOKEN || token_child_by(doc, token, REL_NSUBJ) != NO_TOKEN ||
		token_child_by(doc, token, REL_NSUBJ_PASS) != NO_TOKEN;
}

static ClauseForm
form_of(const Document *doc, int32 predicate)
{
	const Token *t = &doc->tokens[predicate];

	if (is_infinitive(doc, predicate))
		return CLAUSE_INFINITIVE;
	if (t->tag != TAG_VERB || token_child_by(doc, predicate, REL_AUX) != NO_TOKEN || token_child_by(doc, predicate, REL_AUX_PASS) != NO_TOKEN)
		return CLAUSE_FINITE;
	if (t->morph & MORPH_GERUND)
		return CLAUSE_GERUND;
	return (t->morph & MORPH_PASSIVE) && own_subject(doc, predicate) == NO_TOKEN ? CLAUSE_PARTICIPLE : CLAUSE_FINITE;
}

static void
read_clause(const Document *doc, int32 predicate, Clause *c)
{
	c->predicate = predicate;
	c->passive = find_passive(doc, predicate);
	c->subject = find_subject(doc, predicate);
	c->object = find_object(doc, predicate);
	c->agent = c->passive ? token_child_by(doc, predicate, REL_OBL_AGENT) : NO_TOKEN;
	c->saying = find_saying(doc, predicate);
	c->denied_by = denied_by(doc, predicate);
	c->form = form_of(doc, predicate);
	c->mood = find_mood(doc, predicate);
}

void
document_clauses(Document *doc)
{
	Clauses    *out;

	if (doc->clauses)
		return;
	document_grammar(doc);
	document_mentions(doc);
	out = MemoryContextAllocZero(doc->context, sizeof(Clauses));
	out->at_token = MemoryContextAlloc(doc->context, sizeof(int32) * (doc->n_tokens + 1));
	for (int32 t = 0; t < doc->n_tokens; t++)
		out->at_token[t] = is_predicate(doc, t) ? out->count++ : -1;
	out->items = MemoryContextAllocZero(doc->context, sizeof(Clause) * (out->count + 1));
	for (int32 t = 0; t < doc->n_tokens; t++)
	{
		CHECK_FOR_INTERRUPTS();
		if (out->at_token[t] >= 0)
			read_clause(doc, t, &out->items[out->at_token[t]]);
	}
	doc->clauses = out;
}

bool
is_passive(const Document *doc, int32 verb)
{
	const Clause *c = clause_at(doc, verb);

	return c ? c->passive : find_passive(doc, verb);
}

int32
subject_of(const Document *doc, int32 verb)
{
	const Clause *c = clause_at(doc, verb);

	return c ? c->subject : find_subject(doc, verb);
}

int32
object_of(const Document *doc, int32 verb)
{
	const Clause *c = clause_at(doc, verb);

	return c ? c->object : find_object(doc, verb);
}

Mood
mood_of(const Document *doc, int32 verb)
{
	const Clause *c = clause_at(doc, verb);

	return c ? c->mood : find_mood(doc, verb);
}

int32
saying_beside(const Document *doc, int32 token)
{
	const Clause *c = clause_at(doc, token);

	return c ? c->saying : find_saying(doc, token);
}
