/*
 * victims.c - see victims.h.
 */
#include "extension/core.h"
#include "events/sides.h"
#include "events/victims.h"

static bool
is_of_accident(const Token *t)
{
	return t->lemma && noun_is_of_class(t->lemma, "accident");
}

/* A clause that tells an accident: "a ferry sinks", "a storm hits the town". */
static bool
tells_accident(const Document *doc, int32 verb)
{
	int32		subject = token_child_by(doc, verb, REL_NSUBJ);

	if (doc->tokens[verb].tag != TAG_VERB)
		return false;
	if (subject != NO_TOKEN && is_of_accident(&doc->tokens[subject]))
		return true;
	return doc->tokens[verb].lemma && noun_is_of_class(doc->tokens[verb].lemma, "mishap") && token_child_by(doc, verb, REL_OBJ) == NO_TOKEN &&
		!is_passive(doc, verb);
}

/* An accident hangs on a verb: "killed in a crash", "killed when a ferry sinks". */
static bool
has_accident(const Document *doc, int32 verb)
{
	bool		nobody = is_passive(doc, verb) && token_child_by(doc, verb, REL_OBL_AGENT) == NO_TOKEN;

	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
	{
		uint8		r = doc->tokens[c].relation;

		if ((r == REL_OBL || r == REL_NSUBJ || r == REL_OBL_AGENT) && is_of_accident(&doc->tokens[c]))
			return true;
		if (r == REL_ADVCL && nobody && tells_accident(doc, c))
			return true;
	}
	return false;
}

bool
is_accident(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];
	int32		subject;

	if (has_accident(doc, verb))
		return true;
	if (t->relation == REL_CONJ && is_passive(doc, verb) && is_passive(doc, t->head) && has_accident(doc, t->head))
		return true;
	if (t->relation == REL_ADVCL && (t->morph & MORPH_GERUND) && tells_accident(doc, t->head))
		return true;
	subject = subject_of(doc, verb);
	return subject != NO_TOKEN && is_of_accident(&doc->tokens[subject]);
}

/* Who attacked, by a noun: "an attack by the rebels", "Lethian airstrikes"; false when it tells no attack or nobody. */
static bool
fill_from_attack(const Document *doc, int32 noun, Places *places)
{
	FrameRows	rows;

	if (doc->tokens[noun].tag != TAG_NOUN || !frames_of_token(doc, noun, &rows) || rows.part != TAG_NOUN)
		return false;
	for (int32 i = 0; i < rows.count; i++)
	{
		const Frame *f = &rows.first[i];

		if (f->part != TAG_NOUN || f->type != ACT_ASSAULT || f->flags & FRAME_RECIPROCAL)
			continue;
		for (int s = 0; f->actor[s] != SLOT_NONE; s++)
		{
			Places		found = {0};

			fill_slot(doc, noun, TAG_NOUN, f->actor[s], &found);
			if (found.count > 0 && names_somebody(doc, &found))
			{
				*places = found;
				return true;
			}
		}
	}
	return false;
}

void
attackers_of(const Document *doc, int32 verb, Places *places)
{
	bool		second = doc->tokens[verb].relation == REL_CONJ && is_passive(doc, doc->tokens[verb].head);
	int32		verbs[] = {verb, second ? doc->tokens[verb].head : token_child_by(doc, verb, REL_CONJ)};

	for (size_t i = 0; i < lengthof(verbs) && verbs[i] != NO_TOKEN && places->count == 0; i++)
	{
		if (i > 0 && !is_passive(doc, verbs[i]))
			return;
		for (int32 c = token_child(doc, verbs[i], NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verbs[i], c))
			if (c > verbs[i] && doc->tokens[c].relation == REL_OBL && fill_from_attack(doc, c, places))
				return;
	}
}
