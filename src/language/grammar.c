/*
 * grammar.c - tags, lemmas, grammar and names of a document: what the network reads, then what is known without it.
 */
#include "extension/core.h"
#include "language/amend.h"
#include "language/lemma.h"
#include "language/marks.h"
#include "language/names.h"
#include "language/read.h"
#include "language/subtypes.h"
#include "language/tree.h"

static int32
root_of(const Document *doc, const Sentence *s)
{
	for (int32 i = s->first; i < s->first + s->count; i++)
		if (doc->tokens[i].head == NO_TOKEN)
			return i;
	return s->first;
}

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
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		const Sentence *s = &doc->sentences[k];

		CHECK_FOR_INTERRUPTS();
		amend_sentence(doc, s, classes);
		attach_marks(doc, s->first, s->count, root_of(doc, s));
	}
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
