/*
 * parties.c - who does what a verb says: by its own subject, through conjunctions, control, participles and relative clauses
 * ("was forced to resign", "agreed to meet"), and over commas where the grammar went astray; whom or what it acts upon; and whose act
 * it is that somebody is accused of, praised or punished for.  Each of the three asks the others, so they stand together.
 */
#include "extension/core.h"
#include "clauses/parts.h"
#include "text/calendar_words.h"

#define COMMA_REACH 40			/* tokens before a verb in which the name before two commas is looked for */

/* "On Saturday hosted", "after a meeting hosted": a day or a circumstance is no subject, whatever the grammar says. */
static bool
is_beside(const Document *doc, int32 noun)
{
	const uint16 beside = CIRCUMSTANCE_TIME | CIRCUMSTANCE_PLACE | CIRCUMSTANCE_CONCESSION | CIRCUMSTANCE_COMPANY;
	int32		c = token_child_by(doc, noun, REL_CASE);

	if (token_in_class(&doc->tokens[noun], CLASS_DAY) || weekday_of_name(doc->tokens[noun].lower) > 0)
		return true;
	return c != NO_TOKEN && c < noun && (circumstance_of(doc->tokens[c].lower) & beside);
}

/* The subject that hangs on a verb itself, or NO_TOKEN.  Where the tree gives it two, which is a mistake: "who", else the first. */
int32
own_subject(const Document *doc, int32 verb)
{
	int32		found = NO_TOKEN;

	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
		if ((doc->tokens[c].relation == REL_NSUBJ || doc->tokens[c].relation == REL_NSUBJ_PASS) &&
			!is_beside(doc, c) && (found == NO_TOKEN || strcmp(doc->tokens[c].lower, "who") == 0))
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
	if (before <= head || !heads_noun_phrase(&doc->tokens[before]))
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
		if (object != NO_TOKEN && object < verb && !word_in_class(base_form(&doc->tokens[head]), CLASS_OWN_CONTROL))
			return object;
	}
	/* "was attacked by X, killing two": X kills */
	if (doc->tokens[verb].relation == REL_ADVCL && (doc->tokens[verb].morph & MORPH_GERUND) &&
		token_child_by(doc, head, REL_OBL_AGENT) != NO_TOKEN)
		return token_child_by(doc, head, REL_OBL_AGENT);
	return subject_within(doc, head, depth + 1);
}

/* The subject of a clause that modifies a noun: of "the rebels who attacked" and "the men accused of lying" that noun. */
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
	if (t->head == NO_TOKEN || depth > CLAUSE_DEPTH)
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
int32
subject_over_commas(const Document *doc, int32 verb, bool relative)
{
	int32		begin = Max(doc->sentences[doc->tokens[verb].sentence].first, verb - COMMA_REACH);
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
	const Token *t = &doc->tokens[verb];
	int32		noun = verb - 1;
	int32		c;

	if (t->relation != REL_ADVCL || !(t->morph & MORPH_PAST) || (t->morph & MORPH_PASSIVE) || noun < 0 ||
		doc->tokens[noun].sentence != t->sentence || !heads_noun_phrase(&doc->tokens[noun]) || token_child_by(doc, verb, REL_MARK) != NO_TOKEN)
		return NO_TOKEN;
	c = token_child_by(doc, noun, REL_CASE);
	return c != NO_TOKEN && (~circumstance_of(doc->tokens[c].lower) & (BEFORE_NOUN | BEFORE_CLAUSE)) == 0 ? noun : NO_TOKEN;
}

int32
find_subject(const Document *doc, int32 verb)
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
	const Token *t = &doc->tokens[verb];

	if (subject == NO_TOKEN || t->relation != REL_CONJ || doc->tokens[subject].head != verb || !find_passive(doc, t->head) ||
		!(doc->tokens[subject].tag == TAG_NUM || word_in_class(base_form(&doc->tokens[subject]), CLASS_COUNT)) ||
		content_of(doc, subject) != subject)
		return subject;
	return find_subject(doc, t->head);
}

int32
find_object(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];
	int32		o;

	if (find_passive(doc, verb))
		return counted_before(doc, verb, find_subject(doc, verb));
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

/* "Accused of lying", "fined for lying", "warned against lying": a gerund behind such a word. */
static bool
is_judged_gerund(const Document *doc, int32 verb)
{
	int32		mark = token_child_by(doc, verb, REL_MARK);

	return (doc->tokens[verb].morph & MORPH_GERUND) && mark != NO_TOKEN && token_in_class(&doc->tokens[mark], CLASS_JUDGE_MARK);
}

int32
judged_party(const Document *doc, int32 verb, bool *alleged)
{
	int32		judge = doc->tokens[verb].head;

	if (judge == NO_TOKEN || !is_judged_gerund(doc, verb))
		return NO_TOKEN;
	/* "Blamed the rebels for killing", hung on the rebels */
	if ((doc->tokens[judge].tag == TAG_NOUN || doc->tokens[judge].tag == TAG_PROPN) && doc->tokens[judge].head != NO_TOKEN)
		judge = doc->tokens[judge].head;
	if (doc->tokens[judge].tag != TAG_VERB || !doc->tokens[judge].lemma)
		return NO_TOKEN;
	*alleged = word_in_class(doc->tokens[judge].lemma, CLASS_ACCUSE);
	return *alleged || word_in_class(doc->tokens[judge].lemma, CLASS_JUDGE) ? find_object(doc, judge) : NO_TOKEN;
}

bool
is_alleged(const Document *doc, int32 verb)
{
	int32		noun = doc->tokens[verb].head;
	bool		alleged;

	if (judged_party(doc, verb, &alleged) != NO_TOKEN)
		return alleged;
	return noun != NO_TOKEN && doc->tokens[noun].tag == TAG_NOUN && doc->tokens[noun].lemma && token_child_by(doc, verb, REL_MARK) != NO_TOKEN &&
		word_in_class(doc->tokens[noun].lemma, CLASS_ALLEGATION);
}
