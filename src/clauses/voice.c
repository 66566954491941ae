/*
 * voice.c - active or passive, and the infinitive.
 */
#include "extension/core.h"
#include "clauses/parts.h"

/* "The premier invited X": read as "the premier (who was) invited"; a noun phrase right behind shows that it is not. */
static bool
is_main_verb_taken_for_participle(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];
	const Token *next = t + 1;

	if (t->relation != REL_ACL || t->head != verb - 1 || doc->tokens[t->head].relation != REL_ROOT || (t->morph & MORPH_GERUND) ||
		verb + 1 >= doc->n_tokens || next->sentence != t->sentence)
		return false;
	return next->tag == TAG_PROPN || next->tag == TAG_DET || next->tag == TAG_PRON || next->tag == TAG_NUM ||
		(next->tag == TAG_ADJ && (next->flags & TOKEN_CAPITAL));
}

/* "Have warned": without "been" it is active. */
static bool
has_perfect(const Document *doc, int32 verb)
{
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN && c < verb; c = token_child(doc, verb, c))
		if (doc->tokens[c].relation == REL_AUX && token_in_class(&doc->tokens[c], CLASS_HAVE))
			return true;
	return false;
}

/*
 * A passive without its auxiliary: "two were killed and five (were) injured", "he is indicted, accused of passing papers".  A
 * past participle after a passive, without an object of its own; what it has as a subject is then that of a passive.
 */
static bool
is_short_passive(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];

	return (t->relation == REL_CONJ || t->relation == REL_ADVCL) && (t->morph & MORPH_PARTICIPLE) && !(t->morph & MORPH_GERUND) &&
		t->head < verb && doc->tokens[t->head].tag == TAG_VERB && token_child_by(doc, t->head, REL_AUX_PASS) != NO_TOKEN &&
		token_child_by(doc, verb, REL_OBJ) == NO_TOKEN && token_child_by(doc, verb, REL_NSUBJ) == NO_TOKEN &&
		token_child_by(doc, verb, REL_AUX) == NO_TOKEN && token_child_by(doc, verb, REL_MARK) == NO_TOKEN;
}

bool
find_passive(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];

	if (t->tag != TAG_VERB)
		return false;
	if (token_child_by(doc, verb, REL_AUX_PASS) != NO_TOKEN)
		return true;
	if (is_main_verb_taken_for_participle(doc, verb) || has_perfect(doc, verb))
		return false;
	if (is_short_passive(doc, verb))
		return true;
	/* "police arrested": a subject but no auxiliary, so active whatever the relation is called */
	if ((token_child_by(doc, verb, REL_NSUBJ) != NO_TOKEN || token_child_by(doc, verb, REL_NSUBJ_PASS) != NO_TOKEN) &&
		token_child_by(doc, verb, REL_AUX) == NO_TOKEN)
		return false;
	return (t->morph & MORPH_PASSIVE) || token_child_by(doc, verb, REL_NSUBJ_PASS) != NO_TOKEN ||
		token_child_by(doc, verb, REL_OBL_AGENT) != NO_TOKEN;
}

bool
is_infinitive(const Document *doc, int32 verb)
{
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN && c < verb; c = token_child(doc, verb, c))
		if (doc->tokens[c].tag == TAG_PART && strcmp(doc->tokens[c].lower, "to") == 0)
			return true;
	return false;
}
