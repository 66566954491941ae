/*
 * slots.c - who stands in which place of an act: subject and object, as its clause tells, and what hangs on it by prepositions;
 * conjoined nouns too.
 */
#include "extension/core.h"
#include "events/slots.h"

#include "mentions/mentions.h"

#define MAX_DEPTH 8
#define NEAR_TOKENS 14		/* where a side is looked for when the grammar shows none */
#define MAX_REACH 40			/* tokens after a verb in which its prepositions are looked for */

uint8
preposition_of(const Document *doc, int32 token)
{
	int32		c = token_child_by(doc, token, REL_CASE);

	return c == NO_TOKEN ? SLOT_NONE : slot_of_preposition(doc->tokens[c].lower);
}

int32
prepositional(const Document *doc, int32 head, uint8 slot, int32 after)
{
	for (int32 c = token_child(doc, head, after); c != NO_TOKEN; c = token_child(doc, head, c))
	{
		uint8		r = doc->tokens[c].relation;

		if ((r == REL_OBL || r == REL_NMOD || r == REL_OBL_AGENT) && preposition_of(doc, c) == slot)
			return c;
	}
	return NO_TOKEN;
}

/* "X and President Y": what the grammar takes for an apposition, though "and" joins it. */
static bool
begins_with_and(const Document *doc, int32 token)
{
	int32		c = token_child_by(doc, token, REL_CC);

	return c != NO_TOKEN && c < token && strcmp(doc->tokens[c].lower, "and") == 0;
}

void
add_place(const Document *doc, int32 token, Places *places)
{
	int32		inner = content_of(doc, token);

	if (!heads_noun_phrase(&doc->tokens[token]) && mention_of_token(doc, token) < 0)
		return;
	for (int32 i = 0; i < places->count; i++)
		if (places->tokens[i] == inner)
			return;
	if (places->count == MAX_SIDES)
		return;
	places->tokens[places->count++] = inner;
	for (int32 c = token_child(doc, inner, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, inner, c))
		if (heads_noun_phrase(&doc->tokens[c]) &&
			(doc->tokens[c].relation == REL_CONJ || (doc->tokens[c].relation == REL_APPOS && begins_with_and(doc, c))))
			add_place(doc, c, places);
}

static void
add_prepositional(const Document *doc, int32 head, uint8 slot, Places *places)
{
	int32		t = NO_TOKEN;

	while ((t = prepositional(doc, head, slot, t)) != NO_TOKEN)
		add_place(doc, t, places);
}

/* A noun phrase hangs on a verb through nouns only, without another clause between. */
static bool
hangs_by_nouns(const Document *doc, int32 token, int32 verb)
{
	for (int i = 0; i < MAX_DEPTH && token != NO_TOKEN; i++)
	{
		uint8		r = doc->tokens[token].relation;

		if (r != REL_OBL && r != REL_NMOD && r != REL_OBJ && r != REL_IOBJ && r != REL_OBL_AGENT && r != REL_CONJ && r != REL_APPOS &&
			r != REL_NSUBJ_PASS && r != REL_FLAT && r != REL_XCOMP)
			return false;
		if (doc->tokens[token].head == verb)
			return r != REL_OBL || token_child_by(doc, token, REL_CASE) == NO_TOKEN;
		token = doc->tokens[token].head;
	}
	return false;
}

/*
 * What hangs on the verb or on a noun below it: "gave tons of rice to X" is read in several ways by the grammar.  The
 * verb's own come first.
 */
static void
fill_verb_preposition(const Document *doc, int32 verb, uint8 slot, Places *places)
{
	int32		first,
				last;

	add_prepositional(doc, verb, slot, places);
	if (places->count > 0)
		return;
	token_subtree(doc, verb, &first, &last);
	last = Min(last, verb + MAX_REACH);
	for (int32 t = verb + 1; t <= last && places->count == 0; t++)
		if (preposition_of(doc, t) == slot && hangs_by_nouns(doc, t, verb))
			add_place(doc, t, places);
	if (places->count == 0 && slot == slot_of_preposition("to") && token_child_by(doc, verb, REL_IOBJ) != NO_TOKEN)
		add_place(doc, token_child_by(doc, verb, REL_IOBJ), places);
}

/* "A visit by the envoy of Y to X": "to X" may hang on any noun between. */
static void
fill_noun_preposition(const Document *doc, int32 noun, uint8 slot, Places *places)
{
	int32		first,
				last;

	add_prepositional(doc, noun, slot, places);
	if (places->count > 0 || slot == slot_of_preposition("of"))
		return;
	token_subtree(doc, noun, &first, &last);
	last = Min(last, noun + MAX_REACH);
	for (int32 t = noun + 1; t <= last && places->count == 0; t++)
		if (preposition_of(doc, t) == slot && hangs_by_nouns(doc, t, noun))
			add_place(doc, t, places);
}

static void
fill_noun(const Document *doc, int32 noun, uint8 slot, Places *places)
{
	for (int32 c = token_child(doc, noun, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, noun, c))
	{
		uint8		r = doc->tokens[c].relation;

		if ((slot == SLOT_POSS && r == REL_NMOD_POSS) || (slot == SLOT_ADJ && (r == REL_AMOD || r == REL_COMPOUND || r == REL_NMOD) &&
														   c < noun && (doc->tokens[c].flags & TOKEN_CAPITAL)))
			add_place(doc, c, places);
	}
}

static bool
has_slot(const uint8 *slots, uint8 slot)
{
	while (*slots != SLOT_NONE && *slots != slot)
		slots++;
	return *slots == slot;
}

int32
somebody_after(const Document *doc, int32 verb, const uint8 *slots)
{
	const Sentence *s = &doc->sentences[doc->tokens[verb].sentence];
	int32		end = Min(s->first + s->count, verb + 1 + NEAR_TOKENS);
	uint8		slot = SLOT_OBJ;

	for (int32 t = verb + 1; t < end; t++)
	{
		int32		m = mention_of_token(doc, t);
		uint8		tag = doc->tokens[t].tag;

		if (m >= 0)
		{
			if (has_slot(slots, slot))
				return doc->mentions->items[m].head;
			t = Max(t, doc->mentions->items[m].outer_last);
			slot = SLOT_NONE;
		}
		else if (tag == TAG_VERB || tag == TAG_SCONJ || tag == TAG_CCONJ || tag == TAG_PUNCT)
			return NO_TOKEN;
		else if (tag == TAG_ADP)
			slot = slot_of_preposition(doc->tokens[t].lower);
		else if (tag == TAG_NOUN)
			slot = SLOT_NONE;
	}
	return NO_TOKEN;
}

/* "Demanded that X ...": whoever stands after "that". */
static int32
subject_after_that(const Document *doc, int32 verb)
{
	const Sentence *s = &doc->sentences[doc->tokens[verb].sentence];
	int32		end = Min(s->first + s->count, verb + 6);

	for (int32 t = verb + 1; t < end; t++)
		if (strcmp(doc->tokens[t].lower, "that") == 0)
		{
			for (int32 u = t + 1; u < Min(s->first + s->count, t + 8); u++)
				if (mention_of_token(doc, u) >= 0)
					return doc->mentions->items[mention_of_token(doc, u)].head;
			return NO_TOKEN;
		}
	return NO_TOKEN;
}

void
fill_slot(const Document *doc, int32 head, uint8 part, uint8 slot, Places *places)
{
	int32		t = NO_TOKEN;

	if (slot >= SLOT_PREPOSITION && part == TAG_VERB)
		fill_verb_preposition(doc, head, slot, places);
	else if (slot >= SLOT_PREPOSITION)
		fill_noun_preposition(doc, head, slot, places);
	else if (slot == SLOT_POSS || slot == SLOT_ADJ)
		fill_noun(doc, part == TAG_VERB && object_of(doc, head) != NO_TOKEN ? object_of(doc, head) : head, slot, places);
	else if (slot == SLOT_SUBJ && part != TAG_NOUN)
		t = is_passive(doc, head) ? token_child_by(doc, head, REL_OBL_AGENT) : subject_of(doc, head);
	else if (slot == SLOT_OBJ)
		t = object_of(doc, head);
	else if (slot == SLOT_ISUBJ)
		t = subject_after_that(doc, head);
	if (t != NO_TOKEN)
		add_place(doc, t, places);
}
