/*
 * judged.c - see judged.h.
 */
#include "extension/core.h"

#include "events/judged.h"
#include "events/slots.h"

/* Verbs that judge or warn: "accused Lethia of arming", "arrested him for killing", "warned them against helping". */
static const struct
{
	const char *lemma;
	bool		alleged;		/* it is not said to have been done */
}			judging[] = {
	{"accuse", true}, {"blame", true}, {"charge", true}, {"indict", true}, {"suspect", true}, {"arrest", true}, {"detain", true},
	{"try", true}, {"sue", true}, {"acquit", true}, {"warn", true}, {"caution", true}, {"dissuade", true}, {"deter", true}, {"convict", false}, {"sentence", false}, {"jail", false}, {"imprison", false},
	{"fine", false}, {"punish", false}, {"condemn", false}, {"criticize", false}, {"criticise", false}, {"denounce", false},
	{"praise", false}, {"thank", false}, {"commend", false}, {"forgive", false}
};

static const char *const marks[] = {"of", "for", "with", "against", "from"};

/* What one says so of is not said to be so: "accusations that it had armed the rebels". */
static const char *const allegations[] = {"accusation", "allegation", "claim", "charge", "suspicion", "rumor", "rumour", "assertion",
	"speculation", "fear", "suggestion", "denial"};

int32
judged_party(const Document *doc, int32 verb, bool *alleged)
{
	int32		mark = token_child_by(doc, verb, REL_MARK);
	int32		judge = doc->tokens[verb].head;
	bool		marked = false;

	for (size_t i = 0; i < lengthof(marks) && mark != NO_TOKEN; i++)
		marked |= token_is(&doc->tokens[mark], marks[i]);
	if (!(doc->tokens[verb].morph & MORPH_GERUND) || !marked || judge == NO_TOKEN)
		return NO_TOKEN;
	/* "Blamed the rebels for killing", hung on the rebels */
	if ((doc->tokens[judge].tag == TAG_NOUN || doc->tokens[judge].tag == TAG_PROPN) && doc->tokens[judge].head != NO_TOKEN)
		judge = doc->tokens[judge].head;
	for (size_t i = 0; i < lengthof(judging); i++)
		if (doc->tokens[judge].tag == TAG_VERB && doc->tokens[judge].lemma && strcmp(doc->tokens[judge].lemma, judging[i].lemma) == 0)
		{
			*alleged = judging[i].alleged;
			return object_of(doc, judge);
		}
	return NO_TOKEN;
}

bool
is_alleged(const Document *doc, int32 verb)
{
	int32		noun = doc->tokens[verb].head;
	bool		alleged;

	if (judged_party(doc, verb, &alleged) != NO_TOKEN)
		return alleged;
	if (noun == NO_TOKEN || doc->tokens[noun].tag != TAG_NOUN || doc->tokens[noun].lemma == NULL || token_child_by(doc, verb, REL_MARK) == NO_TOKEN)
		return false;
	for (size_t i = 0; i < lengthof(allegations); i++)
		if (strcmp(doc->tokens[noun].lemma, allegations[i]) == 0)
			return true;
	return false;
}
