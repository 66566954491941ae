/*
 * grammar.c - stand-in until the model is read: no tags, no heads, no names.
 */
#include "extension/core.h"
#include "language/language.h"

void
document_tags(Document *doc)
{
	document_tokens(doc);
	doc->has_tags = true;
}

void
document_grammar(Document *doc)
{
	document_tags(doc);
	doc->has_grammar = true;
}

void
document_names(Document *doc)
{
	document_tokens(doc);
	if (doc->names == NULL)
		doc->names = MemoryContextAllocZero(doc->context, sizeof(NameSpans));
}
