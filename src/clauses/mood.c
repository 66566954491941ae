/*
 * mood.c - how a verb stands: what its auxiliaries and its conjunction make of it.
 */
#include "extension/core.h"
#include "clauses/parts.h"

static void
read_auxiliary(const Token *t, Mood *mood)
{
	const char *w = t->lower;

	mood->will |= word_in_class(w, CLASS_WILL);
	mood->would |= word_in_class(w, CLASS_WOULD);
	mood->must |= word_in_class(w, CLASS_MUST);
	mood->may |= word_in_class(w, CLASS_MAY);
	mood->past |= word_in_class(w, CLASS_PAST);
	mood->perfect |= t->relation == REL_AUX && word_in_class(w, CLASS_HAVE);
	mood->pluperfect |= t->relation == REL_AUX && token_is(t, "had");
}

Mood
find_mood(const Document *doc, int32 verb)
{
	const uint16 condition = CIRCUMSTANCE_CONDITION | CIRCUMSTANCE_QUESTION;
	Mood		mood = {.negated = is_negated(doc, verb),.no_object = has_no_object(doc, verb)};

	mood.past = (doc->tokens[verb].morph & MORPH_PAST) != 0;
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
	{
		const Token *t = &doc->tokens[c];

		if (t->relation == REL_AUX || t->relation == REL_AUX_PASS || t->relation == REL_COP)
			read_auxiliary(t, &mood);
		else if (t->relation == REL_MARK && c < verb)
			mood.conditional |= (circumstance_of(t->lower) & condition) != 0;
	}
	return mood;
}
