/*
 * judged.c - whose act it is that somebody is accused of, praised or punished for.
 */
#include "extension/core.h"
#include "clauses/parts.h"

/* "Accused of lying", "fined for lying", "warned against lying": a gerund behind such a word. */
static bool
is_judged_gerund(const Document *doc, int32 verb)
{
	int32		mark = token_child_by(doc, verb, REL_MARK);

	return (doc->tokens[verb].morph & MORPH_GERUND) && mark != NO_TOKEN && token_in_class(&doc->tokens[mark], CLASS_JUDGE_MARK);
}

int32
judged_party(const Document *doc, int32 verb, bool *alleged)
{
	int32		judge = doc->tokens[verb].head;

	if (judge == NO_TOKEN || !is_judged_gerund(doc, verb))
		return NO_TOKEN;
	/* "Blamed the rebels for killing", hung on the rebels */
	if ((doc->tokens[judge].tag == TAG_NOUN || doc->tokens[judge].tag == TAG_PROPN) && doc->tokens[judge].head != NO_TOKEN)
		judge = doc->tokens[judge].head;
	if (doc->tokens[judge].tag != TAG_VERB || !doc->tokens[judge].lemma)
		return NO_TOKEN;
	*alleged = word_in_class(doc->tokens[judge].lemma, CLASS_ACCUSE);
	return *alleged || word_in_class(doc->tokens[judge].lemma, CLASS_JUDGE) ? find_object(doc, judge) : NO_TOKEN;
}

bool
is_alleged(const Document *doc, int32 verb)
{
	int32		noun = doc->tokens[verb].head;
	bool		alleged;

	if (judged_party(doc, verb, &alleged) != NO_TOKEN)
		return alleged;
	return noun != NO_TOKEN && doc->tokens[noun].tag == TAG_NOUN && doc->tokens[noun].lemma && token_child_by(doc, verb, REL_MARK) != NO_TOKEN &&
		word_in_class(doc->tokens[noun].lemma, CLASS_ALLEGATION);
}
