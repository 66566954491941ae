/*
 * containers.c - what a noun phrase is about: of "a group of diplomats" the diplomats.
 */
#include "extension/core.h"
#include "clauses/parts.h"

/* "Of diplomats" below "group", or NO_TOKEN. */
static int32
contained(const Document *doc, int32 noun)
{
	for (int32 c = token_child(doc, noun, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, noun, c))
	{
		uint8		r = doc->tokens[c].relation;
		int32		of = r == REL_OBL || r == REL_NMOD || r == REL_OBL_AGENT ? token_child_by(doc, c, REL_CASE) : NO_TOKEN;

		if (of != NO_TOKEN && token_is(&doc->tokens[of], "of"))
			return c;
	}
	return NO_TOKEN;
}

/* "The head of the coalition, X": he is meant, and not what he leads. */
static bool
is_named_person(const Document *doc, int32 token)
{
	int32		m = mention_of_token(doc, token);

	return m >= 0 && doc->mentions->items[m].chain >= 0 && doc->mentions->chains[doc->mentions->items[m].chain].named &&
		doc->mentions->items[m].kind == NAME_PERSON;
}

int32
content_of(const Document *doc, int32 token)
{
	for (int i = 0; i < 3; i++)
	{
		int32		inner;

		if (is_named_person(doc, token) || !word_in_class(base_form(&doc->tokens[token]), CLASS_CONTAINER))
			break;
		inner = contained(doc, token);
		if (inner == NO_TOKEN)
			break;
		token = inner;
	}
	return token;
}
