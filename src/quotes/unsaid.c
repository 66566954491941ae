/*
 * unsaid.c - tells of a cue whether its content was said at all: "did not say that ...", "nobody claimed", "declined to
 * comment on", "if he says", "should explain", "no reports of".  A cue in, yes or no out; such a quotation has the attitude
 * "notsaid".
 */
#include "extension/core.h"
#include "quotes/reading.h"

#define HEAD_STEPS 3			/* from "saying" up to "stopped short of" */

/* Is it one of words that end in NULL? */
static bool
is_listed(const char *word, const char *const *words)
{
	for (; word && *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* A child before its head that is one of these words. */
static bool
has_word_before(const Reading *r, int32 head, const char *const *words)
{
	for (int32 c = r->doc->child[head]; c != NO_TOKEN && c < head; c = r->doc->sibling[c])
		if (is_listed(r->doc->tokens[c].lower, words))
			return true;
	return false;
}

static const char *const negations[] = {"not", "n't", "n’t", "never", "nor", "neither", "hardly", "cannot", NULL};

/* "did not say"; also the second of "did not confirm or deny", which has no negation of its own. */
static bool
is_negated(const Reading *r, int32 verb)
{
	const Token *t = &r->doc->tokens[verb];
	static const char *const alternatives[] = {"or", "nor", NULL};

	if (has_word_before(r, verb, negations))
		return true;
	return t->relation == REL_CONJ && has_word_before(r, verb, alternatives) &&
		token_child_by(r->doc, verb, REL_NSUBJ) == NO_TOKEN && has_word_before(r, t->head, negations);
}

/* "nobody", "no one", "none of the companies", "neither side", "neither Elm nor Weber" */
static bool
is_nobody(const Reading *r, int32 speaker)
{
	static const char *const nobodies[] = {"nobody", "none", "neither", "no-one", NULL};
	static const char *const determiners[] = {"no", "neither", NULL};

	return is_listed(r->doc->tokens[speaker].lower, nobodies) || has_word_before(r, speaker, determiners);
}

/* "could not", "may say": a word of what can be and not of what was. */
static bool
is_possible(const Reading *r, int32 verb)
{
	static const char *const modals[] = {"can", "could", "may", "might", "should", NULL};
	static const char *const conditions[] = {"if", "unless", "without", "whether", "lest", NULL};

	for (int32 c = r->doc->child[verb]; c != NO_TOKEN && c < verb; c = r->doc->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if ((rel == REL_AUX && is_listed(r->doc->tokens[c].lower, modals)) ||
			((rel == REL_MARK || rel == REL_CASE) && is_listed(r->doc->tokens[c].lower, conditions)))
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
	static const char *const words[] = {
		"decline", "refuse", "fail", "avoid", "forget", "neglect", "hesitate", "unwilling", "unable", "reluctant", "short",
		"refusal", "failure", "stop", "forbear", "omit", "resist", "shy", NULL
	};

	if (is_listed(r->doc->tokens[t].lemma, words))
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
	static const char *const attitudes[] = {
		"state", "reply", "add", "repeat", "explain", "admit", "claim", "deny", "warn", "threaten", "predict", "ask", "answer",
		"promise", "demand", "request", "propose", "announce", "report", "reveal", "suggest", "accuse", NULL
	};

	return is_listed(cue->attitude, attitudes);
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
	static const char *const no[] = {"no", NULL};

	if (cue->part == CUE_NOUN)
		return is_utterance(cue) && has_word_before(r, cue->token, no);
	if (cue->part != CUE_VERB)
		return false;
	if (cue->speaker != NO_TOKEN && cue->speaker < cue->token && is_nobody(r, cue->speaker))
		return true;
	if (holds_back_a_saying(r, cue))
		return true;
	return is_utterance(cue) &&
		(is_negated(r, cue->token) || is_possible(r, cue->token) || is_held_back(r, cue->token) || is_questioned(r, cue));
}
