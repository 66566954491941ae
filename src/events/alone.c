/*
 * alone.c - whether a word tells an act by itself, or only with one below it: an aim, a chance and what is done for a purpose are none.
 */
#include "extension/core.h"
#include "events/acts.h"
#include "text/word_classes.h"

#define MAX_JOINED 8			/* verbs joined by "or" that are looked through */

/* "Told X to leave", though leaving is no act. */
bool
asks_somebody(const Document *doc, int32 verb)
{
	int32		clause = token_child_by(doc, verb, REL_XCOMP);

	if (clause == NO_TOKEN)
		clause = token_child_by(doc, verb, REL_CCOMP);
	return clause != NO_TOKEN && is_infinitive(doc, clause) && object_of(doc, verb) != NO_TOKEN;
}

/* "Resolutions aimed at ousting or pressuring him", "designed to topple". */
bool
is_aim(const Document *doc, int32 verb)
{
	int32		head = doc->tokens[verb].head;

	for (int i = 0; i < MAX_JOINED && head != NO_TOKEN && doc->tokens[verb].relation == REL_CONJ; i++, head = doc->tokens[verb].head)
		verb = head;
	return head != NO_TOKEN && (doc->tokens[verb].morph & MORPH_GERUND || is_infinitive(doc, verb)) &&
		lemma_in_class(&doc->tokens[head], CLASS_AIM) && is_passive(doc, head);
}

/* A verb that tells what something above is done for: "in order to topple", "a summit to hammer out an agreement". */
bool
is_for_purpose(const Document *doc, const Act *act)
{
	uint8		r = doc->tokens[act->token].relation;

	return act->rows.part == TAG_VERB && act->governor < 0 && (r == REL_ADVCL || r == REL_XCOMP || r == REL_ACL) &&
		is_infinitive(doc, act->token);
}

/*
 * Types of act that are done when somebody comes for them: who "came to discuss" or "gathered to protest" has talked, asked, accused,
 * protested; who "came to attack" has not attacked yet.
 */
bool
is_told_with_its_purpose(uint8 type)
{
	return type == ACT_CONSULT || type == ACT_PROTEST || type == ACT_REQUEST || type == ACT_ACCUSE;
}

/* Whether an act is only the purpose of something else, and so not done yet: "the authority to negotiate", "designed to topple". */
static bool
is_mere_purpose(const Document *doc, const Act *act)
{
	uint8		r = doc->tokens[act->token].relation;

	/* "the authority to negotiate" */
	if (act->rows.part == TAG_VERB && act->governor < 0 && r == REL_ACL && is_infinitive(doc, act->token))
		return true;
	if (act->rows.part == TAG_VERB && is_aim(doc, act->token))
		return true;
	return is_for_purpose(doc, act) && !is_told_with_its_purpose(act->typed->type);
}

/* "The risk of an attack", "fears of war". */
static bool
is_mere_chance(const Document *doc, int32 noun)
{
	int32		c = token_child_by(doc, noun, REL_CASE);

	return c > 0 && strcmp(doc->tokens[c].lower, "of") == 0 && doc->tokens[c - 1].lemma &&
		noun_is_of_class(doc->tokens[c - 1].lemma, "chance");
}

bool
stands_alone(const Document *doc, const Act *act)
{
	if (act->typed == NULL)
		return false;
	if (act->typed->flags & FRAME_COMP)
		return act->typed->op == OP_DEMAND && asks_somebody(doc, act->token);
	if (act->rows.part == TAG_NOUN && is_mere_chance(doc, act->token))
		return false;
	if (act->typed->flags & FRAME_CLAUSE)
		return token_child_by(doc, act->token, REL_CCOMP) != NO_TOKEN;
	return !is_mere_purpose(doc, act);
}
