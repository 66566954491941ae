/*
 * unsaid.c - tells of a cue whether its content was said at all: "did not say that ...", "nobody claimed", "declined to
 * comment on", "if he says", "should explain", "no reports of".  A cue in, yes or no out; such a quotation has the attitude
 * "notsaid".
 */
#include "extension/core.h"
#include "clauses/clauses.h"
#include "quotes/reading.h"

#define HEAD_STEPS 3			/* from "saying" up to "stopped short of" */

/* A child before its head that is of a class. */
static bool
has_word_before(const Reading *r, int32 head, ListedClass class)
{
	for (int32 c = r->doc->child[head]; c != NO_TOKEN && c < head; c = r->doc->sibling[c])
		if (token_in_class(&r->doc->tokens[c], class))
			return true;
	return false;
}

/* "did not say"; also the second of "did not confirm or deny", which has no negation of its own. */
static bool
is_negated(const Reading *r, int32 verb)
{
	const Token *t = &r->doc->tokens[verb];
	if (has_word_before(r, verb, CLASS_UNSAID))
		return true;
	return t->relation == REL_CONJ && has_word_before(r, verb, CLASS_ALTERNATIVE) &&
		token_child_by(r->doc, verb, REL_NSUBJ) == NO_TOKEN && has_word_before(r, t->head, CLASS_UNSAID);
}

/* "nobody", "no one", "none of the companies", "neither side", "neither Elm nor Weber" */
static bool
is_nobody(const Reading *r, int32 speaker)
{
	return token_in_class(&r->doc->tokens[speaker], CLASS_NOBODY) || has_word_before(r, speaker, CLASS_NO);
}

/* "could not", "may say": a word of what can be and not of what was. */
static bool
is_possible(const Reading *r, int32 verb)
{
	for (int32 c = r->doc->child[verb]; c != NO_TOKEN && c < verb; c = r->doc->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if ((rel == REL_AUX && token_in_class(&r->doc->tokens[c], CLASS_POSSIBLE)) ||
			((rel == REL_MARK || rel == REL_CASE) && token_in_class(&r->doc->tokens[c], CLASS_UNREAL)))
			return true;
	}
	return false;
}

/* "Did he say that ...?" */
static bool
is_questioned(const Reading *r, const Cue *cue)
{
	const Document *doc = r->doc;
	const Sentence *sentence = &doc->sentences[doc->tokens[cue->token].sentence];
	int32		auxiliary = token_child_by(doc, cue->token, REL_AUX);

	return auxiliary != NO_TOKEN && cue->speaker != NO_TOKEN && auxiliary < cue->speaker && cue->speaker < cue->token &&
		token_is(&doc->tokens[sentence->first + sentence->count - 1], "?");
}

/* A word that keeps somebody from doing what hangs on it: "declined to say", "stopped short of saying", "has yet to say". */
static bool
holds_back(const Reading *r, int32 t)
{
	if (lemma_in_class(&r->doc->tokens[t], CLASS_HOLDS_BACK))
		return true;
	/* "has yet to", "is yet to" */
	for (int32 c = r->doc->child[t]; c != NO_TOKEN; c = r->doc->sibling[c])
		if (token_is(&r->doc->tokens[c], "yet") && c + 1 < r->doc->n_tokens && token_is(&r->doc->tokens[c + 1], "to"))
			return true;
	return false;
}

static bool
is_held_back(const Reading *r, int32 verb)
{
	const Token *tokens = r->doc->tokens;

	for (int step = 0; step < HEAD_STEPS; step++)
	{
		GrammarRelation rel = tokens[verb].relation;

		if (rel != REL_XCOMP && rel != REL_ADVCL && rel != REL_ACL && rel != REL_CCOMP && rel != REL_OBJ && rel != REL_CONJ)
			return false;
		if (tokens[verb].head < 0 || tokens[verb].head > verb)
			return false;
		if (rel == REL_CCOMP && token_child_by(r->doc, verb, REL_NSUBJ) != NO_TOKEN)
			return false;
		verb = tokens[verb].head;
		if (holds_back(r, verb))
			return true;
	}
	return false;
}

/* Verbs of saying, of which the negation is silence; "does not believe that" tells an opinion all the same. */
bool
is_utterance(const Cue *cue)
{
	return attitude_is(cue->attitude, "utterance");
}

/* "declined to comment on the plan": the infinitive is a verb of saying. */
static bool
holds_back_a_saying(const Reading *r, const Cue *cue)
{
	int32		infinitive = token_child_by(r->doc, cue->token, REL_XCOMP);

	return cue->part == CUE_VERB && infinitive != NO_TOKEN && holds_back(r, cue->token) && r->cue_at[infinitive] >= 0 &&
		is_utterance(&r->cues[r->cue_at[infinitive]]);
}

bool
is_unsaid(const Reading *r, const Cue *cue)
{
	if (cue->part == CUE_NOUN)
		return is_utterance(cue) && has_word_before(r, cue->token, CLASS_NO);
	if (cue->part != CUE_VERB)
		return false;
	if (cue->speaker != NO_TOKEN && cue->speaker < cue->token && is_nobody(r, cue->speaker))
		return true;
	if (holds_back_a_saying(r, cue))
		return true;
	return is_utterance(cue) &&
		(is_negated(r, cue->token) || is_possible(r, cue->token) || is_held_back(r, cue->token) || is_questioned(r, cue));
}
