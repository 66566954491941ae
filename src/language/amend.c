/*
 * amend.c - see amend.h.
 */
#include "extension/core.h"
#include "language/amend.h"
#include "language/punctuation.h"
#include "text/word_classes.h"

/* What hangs on a word, as bits. */
#define HAS_OBJECT		0x01
#define HAS_AUXILIARY	0x02
#define HAS_COPULA		0x04
#define HAS_BY			0x08
#define HAS_BE			0x10
#define HAS_DIRECT		0x20	/* an object that is no one who gets something */
#define HAS_INFINITIVE	0x40
#define HAS_JOINER		0x80	/* "and" */
#define HAS_BETWEEN		0x100
#define HAS_ARTICLE		0x200
#define HAS_OF			0x400

typedef struct Amending
{
	Document   *doc;
	const Sentence *sentence;
	uint8	   *classes;
	uint16	   *has;			/* of the sentence's tokens */
} Amending;

static inline uint16
has(const Amending *a, int32 token)
{
	return a->has[token - a->sentence->first];
}

static bool
is_form_of_be(const Token *t)
{
	return token_in_class(t, CLASS_BE) || token_is(t, "'s");
}

static uint16
told_by(const Token *t)
{
	switch (t->relation)
	{
		case REL_OBJ:
			return HAS_OBJECT | HAS_DIRECT;
		case REL_IOBJ:
			return HAS_OBJECT;
		case REL_XCOMP:
			return HAS_INFINITIVE;
		case REL_AUX:
		case REL_AUX_PASS:
			return HAS_AUXILIARY | (is_form_of_be(t) ? HAS_BE : 0);
		case REL_COP:
			return HAS_COPULA;
		case REL_CC:
			return HAS_JOINER;
		case REL_CASE:
			return token_is(t, "by") ? HAS_BY : token_is(t, "between") ? HAS_BETWEEN : token_is(t, "of") ? HAS_OF : 0;
		case REL_DET:
			return token_is(t, "the") ? HAS_ARTICLE : 0;
	}
	return 0;
}

static bool
ends_in(const Token *t, const char *ending)
{
	size_t		n = strlen(t->lower);
	size_t		m = strlen(ending);

	return n > m + 1 && strcmp(t->lower + n - m, ending) == 0;
}

/* Only a verb has an object, and an auxiliary without a copula ("had armed"; "will be ready" has one). */
static void
make_verb(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];
	uint16		below = has(a, token);

	if ((t->tag != TAG_NOUN && t->tag != TAG_ADJ) || (below & HAS_COPULA) || !(below & (HAS_OBJECT | HAS_AUXILIARY)))
		return;
	if (ends_in(t, "ing"))
		a->classes[token] = CLASS_VERB_ING;
	else if ((below & HAS_AUXILIARY) && ends_in(t, "ed"))
		a->classes[token] = CLASS_VERB_PARTICIPLE;
	else
		return;
	t->tag = class_tag[a->classes[token]];
	t->morph = class_morph[a->classes[token]];
	if (t->relation == REL_OBL || t->relation == REL_NMOD)
		t->relation = t->relation == REL_OBL ? REL_ADVCL : REL_ACL;
	for (int32 i = a->sentence->first; i < token; i++)
		if (a->doc->tokens[i].head == token && a->doc->tokens[i].relation == REL_CASE)
			a->doc->tokens[i].relation = REL_MARK;
}

static bool
is_passive(const Amending *a, int32 verb)
{
	return (a->doc->tokens[verb].morph & MORPH_PARTICIPLE) && !(a->doc->tokens[verb].morph & MORPH_GERUND) &&
		((has(a, verb) & HAS_BE) || !(has(a, verb) & HAS_AUXILIARY));
}

/* "Condemned the attack by Lethia": an active verb has no agent, so the object has. */
static void
move_author(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];
	int32		verb = t->head;

	if (t->relation != REL_OBL || t->tag != TAG_PROPN || !(has(a, token) & HAS_BY) || verb == NO_TOKEN || verb > token ||
		a->doc->tokens[verb].tag != TAG_VERB || is_passive(a, verb))
		return;
	for (int32 i = verb + 1; i < token; i++)
		if (a->doc->tokens[i].head == verb && a->doc->tokens[i].relation == REL_OBJ && a->doc->tokens[i].tag == TAG_NOUN)
		{
			t->head = i;
			t->relation = REL_NMOD;
		}
}

/* An auxiliary or a copula has nothing below it: "that it had armed them" has its subject on "armed". */
static void
lift(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];
	const Token *above = t->head == NO_TOKEN ? NULL : &a->doc->tokens[t->head];

	if (above != NULL && above->head != NO_TOKEN && (above->relation == REL_AUX || above->relation == REL_COP) &&
		(t->relation == REL_NSUBJ || t->relation == REL_OBJ || t->relation == REL_OBL || t->relation == REL_MARK || t->relation == REL_ADVMOD) &&
		above->head != token)
		t->head = above->head;
}

/* "Urged the council to rebuild": who gets nothing is no one who gets something, but the object. */
static void
make_object(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];

	if (t->relation == REL_IOBJ && t->head != NO_TOKEN && t->head < token && !(has(a, t->head) & HAS_DIRECT) && (has(a, t->head) & HAS_INFINITIVE))
		t->relation = REL_OBJ;
}

/* "US and British forces must go": what is joined by "and" to a word of the same place in the clause hangs on that word. */
static void
join_again(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];

	if (!(has(a, token) & HAS_JOINER) || (t->relation != REL_NSUBJ && t->relation != REL_OBJ && t->relation != REL_OBL && t->relation != REL_NMOD))
		return;
	for (int32 i = token - 1; i >= a->sentence->first; i--)
		if (a->doc->tokens[i].head == t->head && a->doc->tokens[i].relation == t->relation && (i < t->head) == (token < t->head))
		{
			t->head = i;
			t->relation = REL_CONJ;
			return;
		}
}

/* "Between X, the mayor, and Y" are two: the mayor is X. */
static void
make_apposition(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];

	if (t->relation == REL_CONJ && t->tag == TAG_NOUN && t->head != NO_TOKEN && t->head < token && !(has(a, token) & HAS_JOINER) &&
		(has(a, token) & HAS_ARTICLE) && a->doc->tokens[t->head].tag == TAG_PROPN && (has(a, t->head) & HAS_BETWEEN))
		t->relation = REL_APPOS;
}

/* "Eleven were killed and 15 wounded": behind a passive verb a number is of people, and what is joined to the verb is done to them. */
static void
make_counted(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];
	Token	   *done = t + 1;

	if (t->tag != TAG_NUM || t->relation != REL_NUMMOD || t->head != token + 1 || (done->tag != TAG_ADJ && done->tag != TAG_VERB) ||
		done->relation != REL_CONJ || done->head == NO_TOKEN || done->head > token || a->doc->tokens[done->head].tag != TAG_VERB ||
		!(has(a, done->head) & HAS_BE) || !is_passive(a, done->head))
		return;
	t->relation = REL_NSUBJ_PASS;
	a->classes[token + 1] = CLASS_VERB_PARTICIPLE;
	done->tag = class_tag[CLASS_VERB_PARTICIPLE];
	done->morph = class_morph[CLASS_VERB_PARTICIPLE];
}

/* Is it a verb with which somebody does something to somebody "of" something ("accused X of lying", "deprived X of food")? */
static bool
takes_of(const Token *verb)
{
	static const char *const stems[] = {"accus", "acquit", "assur", "convict", "convinc", "depriv", "inform", "remind", "suspect"};

	for (size_t i = 0; i < lengthof(stems); i++)
		if (strncmp(verb->lower, stems[i], strlen(stems[i])) == 0)
			return verb->tag == TAG_VERB;
	return false;
}

/* "Accused Lethia of delay": the delay is what it is accused of, not what Lethia is of. */
static void
move_charge(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];
	const Token *object = t->head == NO_TOKEN ? NULL : &a->doc->tokens[t->head];

	if (object != NULL && t->relation == REL_NMOD && (has(a, token) & HAS_OF) && t->head < token && object->relation == REL_OBJ &&
		object->tag == TAG_PROPN && object->head != NO_TOKEN && takes_of(&a->doc->tokens[object->head]))
	{
		t->head = object->head;
		t->relation = REL_OBL;
	}
}

/* "Killed at least 12 soldiers": the preposition belongs to the amount, and what is counted is the object. */
static void
make_amount(Amending *a, int32 token)
{
	Token	   *t = &a->doc->tokens[token];
	int32		counted;

	if (token == a->sentence->first || token + 2 >= a->sentence->first + a->sentence->count || !token_is(t, "at") ||
		!(token_is(t + 1, "least") || token_is(t + 1, "most")) || t[2].tag != TAG_NUM)
		return;
	counted = t[2].relation == REL_NUMMOD && t[2].head > token + 2 ? t[2].head : token + 2;
	if (a->doc->tokens[counted].relation == REL_OBL && a->doc->tokens[counted].head == token - 1 && t[-1].tag == TAG_VERB &&
		!(has(a, token - 1) & HAS_OBJECT))
		a->doc->tokens[counted].relation = REL_OBJ;
}

static void
amend_sentence(Document *doc, const Sentence *s, uint8 *classes)
{
	Amending	a = {doc, s, classes, palloc0(sizeof(uint16) * (s->count + 1))};

	for (int32 i = s->first; i < s->first + s->count; i++)
		if (doc->tokens[i].head != NO_TOKEN)
			a.has[doc->tokens[i].head - s->first] |= told_by(&doc->tokens[i]);
	for (int32 i = s->first; i < s->first + s->count; i++)
	{
		lift(&a, i);
		make_object(&a, i);
		make_amount(&a, i);
		move_charge(&a, i);
		make_counted(&a, i);
		join_again(&a, i);
		make_apposition(&a, i);
		make_verb(&a, i);
		move_author(&a, i);
	}
	pfree(a.has);
}

static int32
root_of(const Document *doc, const Sentence *s)
{
	for (int32 i = s->first; i < s->first + s->count; i++)
		if (doc->tokens[i].head == NO_TOKEN)
			return i;
	return s->first;
}

void
amend_document(Document *doc, uint8 *classes)
{
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		const Sentence *s = &doc->sentences[k];

		CHECK_FOR_INTERRUPTS();
		amend_sentence(doc, s, classes);
		attach_marks(doc, s->first, s->count, root_of(doc, s));
	}
}
