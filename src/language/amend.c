/*
 * amend.c - see amend.h.
 */
#include "extension/core.h"
#include "language/amend.h"

static bool
is_finite(uint8 class)
{
	return class == CLASS_VERB_PAST || class == CLASS_VERB_THIRD || class == CLASS_VERB_PRESENT || class == CLASS_VERB_BASE ||
		class == CLASS_AUX_PAST || class == CLASS_AUX_THIRD || class == CLASS_AUX_PRESENT || class == CLASS_AUX_MODAL;
}

/* Killed, shot, held; not taken, seen, begun, which need "has". */
static bool
may_be_past(const char *lower)
{
	static const char *const others[] = {"made", "won", "struck", "hung", "stuck", "spun", "dug", "cost"};
	int			n = strlen(lower);

	return n > 2 && (lower[n - 1] == 'd' || lower[n - 1] == 't' || is_one_of(lower, others, lengthof(others)));
}

static bool
may_be_subject(uint8 class)
{
	return class == CLASS_NOUN || class == CLASS_NOUN_PLURAL || class == CLASS_PROPN || class == CLASS_PROPN_PLURAL ||
		class == CLASS_PRON || class == CLASS_NUM;
}

/* An object, or a phrase that no noun's participle has before all else: not "killed by", "wanted in", "named after". */
static bool
may_follow(const Token *next, uint8 class)
{
	static const char *const phrases[] = {"against", "into", "at", "out", "off", "up", "over", "down"};

	if (class_tag[class] == TAG_ADP || class_tag[class] == TAG_ADV)
		return is_one_of(next->lower, phrases, lengthof(phrases));
	return class == CLASS_DET || class == CLASS_NUM || class == CLASS_ADJ || class == CLASS_PRON_POSSESSIVE || may_be_subject(class);
}

void
find_finite_verb(const Token *tokens, int count, uint8 *classes)
{
	if (count < 4 || strcmp(tokens[count - 1].lower, ".") != 0)
		return;
	for (int i = 0; i < count; i++)
		if (is_finite(classes[i]))
			return;
	for (int i = 1; i + 1 < count; i++)
		if (classes[i] == CLASS_VERB_PARTICIPLE && may_be_subject(classes[i - 1]) && may_be_past(tokens[i].lower) &&
			may_follow(&tokens[i + 1], classes[i + 1]))
		{
			classes[i] = CLASS_VERB_PAST;
			return;
		}
}

void
find_compound_nouns(const Token *tokens, int count, uint8 *classes)
{
	for (int i = 1; i + 1 < count; i++)
	{
		int			article = classes[i - 1] == CLASS_ADJ && i > 1 ? i - 2 : i - 1;

		if (classes[i] == CLASS_NOUN_PLURAL && (token_is(&tokens[article], "a") || token_is(&tokens[article], "an")) &&
			(classes[i + 1] == CLASS_VERB_PRESENT || classes[i + 1] == CLASS_VERB_BASE))
			classes[i + 1] = CLASS_NOUN;
	}
}

/* The token with which an amount "at least ..." is counted: soldiers, or the number when nothing is said. */
static int32
head_of_amount(const Document *doc, int32 number)
{
	const Token *t = &doc->tokens[number];

	return t->relation == REL_NUMMOD && t->head > number ? t->head : number;
}

static bool
has_child(const Document *doc, int32 first, int32 count, int32 head, uint8 relation)
{
	for (int32 i = first; i < first + count; i++)
		if (doc->tokens[i].head == head && doc->tokens[i].relation == relation)
			return true;
	return false;
}

void
amend_amounts(Document *doc, int32 first, int32 count)
{
	for (int32 i = first; i + 2 < first + count; i++)
	{
		Token	   *t = doc->tokens + i;
		Token	   *noun;

		if (!token_is(t, "at") || !(token_is(t + 1, "least") || token_is(t + 1, "most")) || t[2].tag != TAG_NUM)
			continue;
		noun = &doc->tokens[head_of_amount(doc, i + 2)];
		if (noun->relation == REL_OBL && noun->head == i - 1 && doc->tokens[i - 1].tag == TAG_VERB &&
			!has_child(doc, first, count, i - 1, REL_OBJ))
			noun->relation = REL_OBJ;
	}
}

static bool
is_finite_verb(const Token *t)
{
	return t->tag == TAG_VERB && ((t->morph & MORPH_THIRD) || (t->morph & (MORPH_PAST | MORPH_PARTICIPLE)) == MORPH_PAST);
}

/* Taken for a participle, but no participle of the passive has an object. */
static bool
is_past_with_object(const Document *doc, int32 first, int32 count, int32 verb)
{
	const Token *t = &doc->tokens[verb];

	return t->tag == TAG_VERB && (t->morph & MORPH_PAST) && may_be_past(t->lower) && has_child(doc, first, count, verb, REL_OBJ);
}

void
amend_conjuncts(Document *doc, int32 first, int32 count)
{
	for (int32 i = first; i < first + count; i++)
	{
		Token	   *t = &doc->tokens[i];
		int32		above = t->head;

		if (t->relation != REL_CONJ || above == NO_TOKEN || (doc->tokens[above].tag != TAG_NOUN && doc->tokens[above].tag != TAG_PROPN) ||
			!(is_finite_verb(t) || is_past_with_object(doc, first, count, i)))
			continue;
		while (above != NO_TOKEN && !is_finite_verb(&doc->tokens[above]))
			above = doc->tokens[above].head;
		if (above == NO_TOKEN || above > i)
			continue;
		t->head = above;
		t->morph &= ~(MORPH_PARTICIPLE | MORPH_PASSIVE);
	}
}
