/*
 * mood.c - how a verb stands: what its auxiliaries, its negation and its conjunction make of it.
 */
#include "extension/core.h"
#include "clauses/parts.h"

static void
read_auxiliary(const Token *t, Mood *mood)
{
	const char *w = t->lower;

	mood->will |= is_clause_word(w, WORD_WILL);
	mood->would |= is_clause_word(w, WORD_WOULD);
	mood->must |= is_clause_word(w, WORD_MUST);
	mood->may |= is_clause_word(w, WORD_MAY);
	mood->past |= is_clause_word(w, WORD_PAST);
	mood->perfect |= t->relation == REL_AUX && is_clause_word(w, WORD_HAVE);
	mood->pluperfect |= t->relation == REL_AUX && token_is(t, "had");
}

/* "Did not", "never", "no longer", "no" before what a copula tells. */
static bool
is_negation(const Token *t)
{
	return is_clause_word(t->lower, WORD_NOT) || (t->relation == REL_DET && token_is(t, "no")) ||
		(t->relation == REL_ADVMOD && token_is(t, "longer"));
}

Mood
mood_of(const Document *doc, int32 verb)
{
	const uint16 condition = CIRCUMSTANCE_CONDITION | CIRCUMSTANCE_QUESTION;
	Mood		mood = {0};

	mood.past = (doc->tokens[verb].morph & MORPH_PAST) != 0;
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
	{
		const Token *t = &doc->tokens[c];

		if (t->relation == REL_AUX || t->relation == REL_AUX_PASS || t->relation == REL_COP)
			read_auxiliary(t, &mood);
		else if (t->relation == REL_MARK && c < verb)
			mood.conditional |= (circumstance_of(t->lower) & condition) != 0;
		mood.negated |= is_negation(t);
	}
	return mood;
}
