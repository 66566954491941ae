/*
 * slots.c - reads the places of an act from the grammar: subject, object, prepositions; active, passive, relative and
 * participial clauses; conjoined verbs and nouns; subjects by control ("was forced to resign", "agreed to meet").
 */
#include "extension/core.h"
#include "events/judged.h"
#include "events/slots.h"

#include "mentions/mentions.h"

#define MAX_DEPTH 8
#define NEAR_TOKENS 14		/* where a side is looked for when the grammar shows none */
#define MAX_REACH 40			/* tokens after a verb in which its prepositions are looked for */

static const char *const container_words[] = {
	"group", "number", "member", "thousand", "hundred", "score", "dozen", "part", "series", "some", "million", "crowd",
	"majority", "most", "many", "several", "all", "one", "two", "three", "couple", "half", "bulk", "rest", "handful", "kind", "sort",
	"round", "start", "beginning", "end", "ton", "head", "leader", "team", "delegation", "type", "form", "piece", "set", "wave", "spate",
	"pair", "lot", "any", "none", "each", "both", "shipment", "kg", "tonne"
};

/* Verbs whose object does not do what the infinitive after it says. */
static const char *const subject_control[] = {"promise", "threaten", "vow", "use", "swear", "help"};

static const char *
lemma_of(const Token *t)
{
	return t->lemma ? t->lemma : t->lower;
}

static bool
is_relative_pronoun(const Token *t)
{
	static const char *const words[] = {"who", "which", "that", "whom"};

	return (t->tag == TAG_PRON || t->tag == TAG_DET || t->tag == TAG_SCONJ) && is_one_of(t->lower, words, lengthof(words));
}

static bool
is_nominal(const Token *t)
{
	return t->tag == TAG_NOUN || t->tag == TAG_PROPN || t->tag == TAG_PRON || t->tag == TAG_NUM || t->tag == TAG_ADJ ||
		t->tag == TAG_DET || t->tag == TAG_SYM;
}

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
	static const char *const words[] = {"have", "has", "had", "'ve", "having"};

	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN && c < verb; c = token_child(doc, verb, c))
		if (doc->tokens[c].relation == REL_AUX && is_one_of(doc->tokens[c].lower, words, lengthof(words)))
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
is_passive(const Document *doc, int32 verb)
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

/* "On Saturday hosted": a day is no subject, whatever the grammar says. */
static bool
is_day(const Token *t)
{
	static const char *const words[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow"
	};

	return is_one_of(t->lower, words, lengthof(words));
}

/* "After a meeting" is no subject either. */
static bool
is_in_time_phrase(const Document *doc, int32 noun)
{
	static const char *const words[] = {"after", "before", "during", "following", "in", "at", "on", "with", "amid", "despite"};
	int32		c = token_child_by(doc, noun, REL_CASE);

	return c != NO_TOKEN && c < noun && is_one_of(doc->tokens[c].lower, words, lengthof(words));
}

/* Of two, which only a wrong reading has, the first, or "who". */
static int32
own_subject(const Document *doc, int32 verb)
{
	int32		found = NO_TOKEN;

	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
		if ((doc->tokens[c].relation == REL_NSUBJ || doc->tokens[c].relation == REL_NSUBJ_PASS) && !is_day(&doc->tokens[c]) &&
			!is_in_time_phrase(doc, c) && (found == NO_TOKEN || strcmp(doc->tokens[c].lower, "who") == 0))
			found = c;
	return found;
}

static bool
is_person(const Document *doc, int32 token)
{
	int32		m = mention_of_token(doc, token);

	return m >= 0 && (doc->mentions->items[m].kind == NAME_PERSON || doc->mentions->items[m].gender == 'p');
}

/* What a relative pronoun stands for: "which" is no person, "who" nothing else; then it is the noun right before. */
static int32
antecedent(const Document *doc, int32 pronoun, int32 head)
{
	bool		which = strcmp(doc->tokens[pronoun].lower, "which") == 0;
	bool		who = strcmp(doc->tokens[pronoun].lower, "who") == 0;
	int32		before = pronoun - 1;

	if ((which && !is_person(doc, head)) || (who && (is_person(doc, head) || mention_of_token(doc, head) < 0)) || !(which || who))
		return head;
	while (before > head && (doc->tokens[before].flags & TOKEN_PUNCT))
		before--;
	if (before <= head || !is_nominal(&doc->tokens[before]))
		return head;
	return which || is_person(doc, before) ? before : head;
}

/* "X, who resigned", read as a sentence of its own: X; else the pronoun. */
static int32
noun_before_comma(const Document *doc, int32 pronoun)
{
	const Sentence *s = &doc->sentences[doc->tokens[pronoun].sentence];

	if (pronoun - 2 < s->first || strcmp(doc->tokens[pronoun - 1].lower, ",") != 0 || strcmp(doc->tokens[pronoun].lower, "who") != 0 ||
		!is_person(doc, pronoun - 2))
		return pronoun;
	return doc->mentions->items[mention_of_token(doc, pronoun - 2)].head;
}

static int32 subject_within(const Document *doc, int32 verb, int depth);

/* The subject of the verb that a noun is an object or complement of: "took the rare step of criticising". */
static int32
subject_over_noun(const Document *doc, int32 noun, int depth)
{
	int32		owner = token_child_by(doc, noun, REL_NMOD_POSS);
	int32		head = doc->tokens[noun].head;

	if (owner != NO_TOKEN)
		return owner;
	for (int i = 0; head != NO_TOKEN && i < 3; i++, head = doc->tokens[head].head)
		if (doc->tokens[head].tag == TAG_VERB)
			return subject_within(doc, head, depth + 1);
	return NO_TOKEN;
}

/* The subject of an infinitive or participle by the verb above it. */
static int32
controlled_subject(const Document *doc, int32 verb, int depth)
{
	int32		head = doc->tokens[verb].head;
	bool		alleged;
	int32		object = judged_party(doc, verb, &alleged);

	if (object != NO_TOKEN)
		return object;
	if (doc->tokens[head].tag == TAG_NOUN || doc->tokens[head].tag == TAG_PROPN)
		return subject_over_noun(doc, head, depth);
	if (doc->tokens[verb].relation == REL_XCOMP || doc->tokens[verb].relation == REL_CCOMP)
	{
		object = token_object(doc, head);
		if (object != NO_TOKEN && object < verb && !is_one_of(lemma_of(&doc->tokens[head]), subject_control, lengthof(subject_control)))
			return object;
	}
	/* "was attacked by X, killing two": X kills */
	if (doc->tokens[verb].relation == REL_ADVCL && (doc->tokens[verb].morph & MORPH_GERUND) &&
		token_child_by(doc, head, REL_OBL_AGENT) != NO_TOKEN)
		return token_child_by(doc, head, REL_OBL_AGENT);
	return subject_within(doc, head, depth + 1);
}

/* Of a clause that modifies a noun. */
static int32
subject_in_modifier(const Document *doc, int32 verb, int depth)
{
	const Token *t = &doc->tokens[verb];
	bool		alleged;
	int32		judged = judged_party(doc, verb, &alleged);

	if (judged != NO_TOKEN)
		return judged;
	if (t->relation == REL_ACL_RELCL)
		return t->head;
	if ((t->morph & MORPH_GERUND) && token_child_by(doc, verb, REL_MARK) == NO_TOKEN)
		return t->head;
	if (t->morph & MORPH_PASSIVE)
		return t->head;
	return subject_over_noun(doc, t->head, depth);
}

/* The grammatical subject, of active and passive verbs alike. */
static int32
subject_within(const Document *doc, int32 verb, int depth)
{
	const Token *t = &doc->tokens[verb];
	int32		s = own_subject(doc, verb);

	if (s != NO_TOKEN && is_relative_pronoun(&doc->tokens[s]))
		return t->relation == REL_ACL_RELCL ? antecedent(doc, s, t->head) : noun_before_comma(doc, s);
	if (s != NO_TOKEN)
		return s;
	if (t->head == NO_TOKEN || depth > MAX_DEPTH)
		return NO_TOKEN;
	switch (t->relation)
	{
		case REL_CONJ:
		case REL_PARATAXIS:
			return doc->tokens[t->head].tag == TAG_VERB || doc->tokens[t->head].tag == TAG_ADJ ?
				subject_within(doc, t->head, depth + 1) : NO_TOKEN;
		case REL_XCOMP:
		case REL_ADVCL:
		case REL_CCOMP:
			return controlled_subject(doc, verb, depth);
		case REL_ACL:
		case REL_ACL_RELCL:
			return subject_in_modifier(doc, verb, depth);
		case REL_AMOD:
			return t->head;
		default:
			return NO_TOKEN;
	}
}

/* The mention whose last token is that one, or -1. */
static int32
mention_ending_at(const Document *doc, int32 token)
{
	int32		m = token >= 0 ? mention_of_token(doc, token) : -1;

	return m >= 0 && doc->mentions->items[m].outer_last == token ? m : -1;
}

/*
 * "X, who led Y, called", "X, head of Y, said": the name before two commas.  `relative`: only when a relative pronoun
 * stands after the first.
 */
static int32
subject_over_commas(const Document *doc, int32 verb, bool relative)
{
	int32		begin = Max(doc->sentences[doc->tokens[verb].sentence].first, verb - MAX_REACH);
	int32		t = verb - 1;

	while (t > begin && (doc->tokens[t].tag == TAG_ADV || doc->tokens[t].tag == TAG_AUX))
		t--;
	if (t <= begin || strcmp(doc->tokens[t].lower, ",") != 0)
		return NO_TOKEN;
	for (t--; t > begin; t--)
		if (strcmp(doc->tokens[t].lower, ",") == 0 && mention_ending_at(doc, t - 1) >= 0)
		{
			const char *next = doc->tokens[t + 1].lower;
			bool		pronoun = strcmp(next, "who") == 0 || strcmp(next, "which") == 0 || strcmp(next, "whose") == 0;

			if (pronoun || !relative)
				return doc->mentions->items[mention_ending_at(doc, t - 1)].head;
		}
	return NO_TOKEN;
}

/* "Came after the coalition berated him": a noun phrase between such a word and a finite verb is its subject. */
static int32
subject_after_conjunction(const Document *doc, int32 verb)
{
	static const char *const words[] = {"after", "before", "since", "until", "as"};
	const Token *t = &doc->tokens[verb];
	int32		noun = verb - 1;
	int32		c;

	if (t->relation != REL_ADVCL || !(t->morph & MORPH_PAST) || (t->morph & MORPH_PASSIVE) || noun < 0 ||
		doc->tokens[noun].sentence != t->sentence || !is_nominal(&doc->tokens[noun]) || token_child_by(doc, verb, REL_MARK) != NO_TOKEN)
		return NO_TOKEN;
	c = token_child_by(doc, noun, REL_CASE);
	return c != NO_TOKEN && is_one_of(doc->tokens[c].lower, words, lengthof(words)) ? noun : NO_TOKEN;
}

int32
subject_of(const Document *doc, int32 verb)
{
	int32		s = NO_TOKEN;

	if (doc->tokens[verb].tag == TAG_VERB && !(doc->tokens[verb].morph & MORPH_GERUND) && own_subject(doc, verb) == NO_TOKEN)
	{
		s = subject_over_commas(doc, verb, true);
		if (s == NO_TOKEN)
			s = subject_after_conjunction(doc, verb);
	}
	if (s == NO_TOKEN)
		s = subject_within(doc, verb, 0);

	return s;
}

/* "Two soldiers were killed and five wounded": five soldiers.  The subject of the passive before, where this one only counts. */
static int32
counted_before(const Document *doc, int32 verb, int32 subject)
{
	static const char *const words[] = {"other", "several", "dozen", "many", "more", "hundred", "score"};
	const Token *t = &doc->tokens[verb];

	if (subject == NO_TOKEN || t->relation != REL_CONJ || doc->tokens[subject].head != verb || !is_passive(doc, t->head) ||
		!(doc->tokens[subject].tag == TAG_NUM || is_one_of(lemma_of(&doc->tokens[subject]), words, lengthof(words))) ||
		content_of(doc, subject) != subject)
		return subject;
	return subject_of(doc, t->head);
}

int32
object_of(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];
	int32		o;

	if (is_passive(doc, verb))
		return counted_before(doc, verb, subject_of(doc, verb));
	o = token_child_by(doc, verb, REL_OBJ);
	if (o != NO_TOKEN)
		return is_relative_pronoun(&doc->tokens[o]) && t->relation == REL_ACL_RELCL ? t->head : o;
	o = token_child_by(doc, verb, REL_IOBJ);
	if (o != NO_TOKEN)
		return o;
	if (t->relation == REL_ACL_RELCL)
	{
		int32		s = own_subject(doc, verb);

		return s != NO_TOKEN && !is_relative_pronoun(&doc->tokens[s]) ? t->head : NO_TOKEN;
	}
	/* "met and praised him" shares its object when it follows the last verb */
	if (t->tag == TAG_VERB)
		for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
			if (doc->tokens[c].relation == REL_CONJ && doc->tokens[c].tag == TAG_VERB && c - verb <= 3 && own_subject(doc, c) == NO_TOKEN)
				return token_child_by(doc, c, REL_OBJ);
	return NO_TOKEN;
}

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

int32
content_of(const Document *doc, int32 token)
{
	static uint8 of = SLOT_NONE;

	if (of == SLOT_NONE)
		of = slot_of_preposition("of");
	for (int i = 0; i < 3; i++)
	{
		int32		inner;

		int32		m = mention_of_token(doc, token);

		/* "the head of the coalition, X": he is meant, and not what he leads */
		if (m >= 0 && doc->mentions->items[m].chain >= 0 && doc->mentions->chains[doc->mentions->items[m].chain].named &&
			doc->mentions->items[m].kind == NAME_PERSON)
			break;
		if (!is_one_of(lemma_of(&doc->tokens[token]), container_words, lengthof(container_words)))
			break;
		inner = prepositional(doc, token, of, NO_TOKEN);
		if (inner == NO_TOKEN)
			break;
		token = inner;
	}
	return token;
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

	if (!is_nominal(&doc->tokens[token]) && mention_of_token(doc, token) < 0)
		return;
	for (int32 i = 0; i < places->count; i++)
		if (places->tokens[i] == inner)
			return;
	if (places->count == MAX_SIDES)
		return;
	places->tokens[places->count++] = inner;
	for (int32 c = token_child(doc, inner, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, inner, c))
		if (is_nominal(&doc->tokens[c]) &&
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

/* Whether the noun phrase that ends before `first` began with a preposition. */
static bool
after_preposition(const Document *doc, int32 first, int32 begin)
{
	static const char *const conjunctions[] = {"after", "before", "since", "until", "as", "than"};

	for (int32 t = first - 1; t >= begin; t--)
	{
		switch (doc->tokens[t].tag)
		{
			case TAG_DET:
			case TAG_ADJ:
			case TAG_NUM:
			case TAG_NOUN:
				continue;
			case TAG_ADP:
				return !is_one_of(doc->tokens[t].lower, conjunctions, lengthof(conjunctions));
			default:
				return false;
		}
	}
	return false;
}

int32
somebody_before(const Document *doc, int32 verb)
{
	int32		begin = doc->sentences[doc->tokens[verb].sentence].first;
	int32		named = subject_over_commas(doc, verb, false);

	if (named != NO_TOKEN)
		return named;
	begin = Max(begin, verb - NEAR_TOKENS);
	for (int32 t = verb - 1; t >= begin; t--)
	{
		int32		m = mention_of_token(doc, t);
		uint8		tag = doc->tokens[t].tag;

		if (tag == TAG_VERB || tag == TAG_SCONJ || tag == TAG_CCONJ || is_relative_pronoun(&doc->tokens[t]))
			return NO_TOKEN;
		if (m >= 0)
		{
			const Mention *mention = &doc->mentions->items[m];

			if (!after_preposition(doc, mention->outer_first, begin))
				return mention->head;
			t = Min(t, mention->outer_first);
		}
		else if (tag == TAG_NOUN && !after_preposition(doc, t, begin))
			return NO_TOKEN;
	}
	return NO_TOKEN;
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
