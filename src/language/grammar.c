/*
 * grammar.c - tags, lemmas, grammar and names of a document: what the network reads, and then, by rules, lemmas, subtypes of relations,
 * passives and the tree as arrays.
 */
#include "extension/core.h"
#include "language/amend.h"
#include "language/lemma.h"
#include "language/name_spans.h"
#include "language/read.h"
#include "language/subtypes.h"
#include "language/tree.h"

/* A passive is known by its auxiliary, its subject or its agent, or is a participle that modifies a noun. */
static void
mark_passives(Document *doc)
{
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		Token	   *t = &doc->tokens[i];

		CHECK_FOR_INTERRUPTS();
		if (t->head != NO_TOKEN && (t->relation == REL_AUX_PASS || t->relation == REL_NSUBJ_PASS || t->relation == REL_OBL_AGENT))
			doc->tokens[t->head].morph |= MORPH_PASSIVE;
		if (t->relation == REL_ACL && (t->morph & MORPH_PARTICIPLE) && !(t->morph & MORPH_GERUND))
			t->morph |= MORPH_PASSIVE;
	}
}

void
document_grammar(Document *doc)
{
	const Reader *reader;
	uint8	   *classes;

	if (doc->has_grammar)
		return;
	document_tokens(doc);
	reader = reader_of(doc->language);
	classes = palloc(doc->n_tokens + 1);
	read_document(reader, doc, classes);
	amend_document(doc, classes);
	for (int32 i = 0; i < doc->n_tokens; i++)
		doc->tokens[i].lemma = lemma_of(&doc->tokens[i], doc->context);
	if (!reader->subtypes)
		find_subtypes(doc, classes);
	mark_passives(doc);
	make_trees(doc);
	make_names(doc);
	pfree(classes);
	doc->has_grammar = true;
}
