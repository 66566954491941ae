/*
 * objects.c - whom or what a verb acts upon, and what a noun phrase is about ("a group of diplomats").
 */
#include "extension/core.h"
#include "clauses/parts.h"

/* "Two soldiers were killed and five wounded": five soldiers.  The subject of the passive before, where this one only counts. */
static int32
counted_before(const Document *doc, int32 verb, int32 subject)
{
	const Token *t = &doc->tokens[verb];

	if (subject == NO_TOKEN || t->relation != REL_CONJ || doc->tokens[subject].head != verb || !find_passive(doc, t->head) ||
		!(doc->tokens[subject].tag == TAG_NUM || word_in_class(base_form(&doc->tokens[subject]), CLASS_COUNT)) ||
		content_of(doc, subject) != subject)
		return subject;
	return find_subject(doc, t->head);
}

int32
find_object(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];
	int32		o;

	if (find_passive(doc, verb))
		return counted_before(doc, verb, find_subject(doc, verb));
	o = token_child_by(doc, verb, REL_OBJ);
	if (o != NO_TOKEN)
		return is_relative_pronoun(&doc->tokens[o]) && t->relation == REL_ACL_RELCL ? t->head : o;
	o = token_child_by(doc, verb, REL_IOBJ);
	if (o != NO_TOKEN)
		return o;
	if (t->relation == REL_ACL_RELCL)
	{
		int32		s = own_subject(doc, verb);

		return s != NO_TOKEN && !is_relative_pronoun(&doc->tokens[s]) ? t->head : NO_TOKEN;
	}
	/* "met and praised him" shares its object when it follows the last verb */
	if (t->tag == TAG_VERB)
		for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
			if (doc->tokens[c].relation == REL_CONJ && doc->tokens[c].tag == TAG_VERB && c - verb <= 3 && own_subject(doc, c) == NO_TOKEN)
				return token_child_by(doc, c, REL_OBJ);
	return NO_TOKEN;
}

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
