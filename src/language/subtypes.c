/*
 * subtypes.c - Universal Dependencies' subtypes by what stands below a word: the network tells only the relations as such.
 */
#include "extension/core.h"
#include "language/subtypes.h"
#include "text/calendar_words.h"
#include "text/word_classes.h"

/* What stands below a word in the tree, as bits. */
#define HAS_BE			0x01	/* an auxiliary "be" or "get" */
#define HAS_HAVE		0x02
#define HAS_OTHER_AUX	0x04	/* "will", "did" */
#define HAS_BY			0x08
#define HAS_POSSESSIVE	0x10	/* "'s" */
#define HAS_TO			0x20
#define HAS_SUBJECT		0x40
#define HAS_RELATIVE	0x80	/* "who", "which", "that": in the clause, or below its object or phrase */
#define HAS_MARK		0x100	/* "that", "whether" */
#define HAS_COPULA		0x200

typedef struct Below
{
	uint16	   *has;
	int32	   *be;				/* the last auxiliary "be" */
} Below;

static bool
is_relative(const Token *t, uint8 class)
{
	return (class == CLASS_PRON_RELATIVE || t->tag == TAG_ADV || t->tag == TAG_DET || t->tag == TAG_PRON) && token_in_class(t, CLASS_RELATIVE_ADVERB);
}

static uint16
told_by_auxiliary(const Token *t)
{
	if (token_is(t, "'s") || strcmp(t->lemma, "be") == 0 || strcmp(t->lemma, "get") == 0)
		return HAS_BE;
	return strcmp(t->lemma, "have") == 0 ? HAS_HAVE : HAS_OTHER_AUX;
}

static uint16
told_by(const Token *t)
{
	switch (t->relation)
	{
		case REL_AUX:
			return told_by_auxiliary(t);
		case REL_CASE:
			return token_is(t, "by") ? HAS_BY : token_is(t, "'s") || token_is(t, "'") ? HAS_POSSESSIVE : 0;
		case REL_MARK:
			return token_is(t, "to") ? HAS_TO : HAS_MARK;
		case REL_NSUBJ:
		case REL_CSUBJ:
			return HAS_SUBJECT;
		case REL_COP:
			return HAS_COPULA;
	}
	return 0;
}

static void
look_below(const Document *doc, const uint8 *classes, Below *b)
{
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		const Token *t = &doc->tokens[i];
		uint16		has;

		CHECK_FOR_INTERRUPTS();
		if (t->head == NO_TOKEN)
			continue;
		has = told_by(t);
		b->has[t->head] |= has;
		if (has == HAS_BE)
			b->be[t->head] = i;
		if (is_relative(t, classes[i]) && t->relation != REL_MARK && i < t->head)
		{
			int32		above = doc->tokens[t->head].head;

			b->has[t->head] |= HAS_RELATIVE;
			if (above != NO_TOKEN && i < above)	/* "whose brother was", "in which", "the capital of which" */
				b->has[above] |= HAS_RELATIVE;
		}
	}
}

/* "Was killed", "being held", "gets hurt"; "two men killed in a crash" of a headline too, not "has killed". */
static bool
is_passive(const Token *verb, uint16 has)
{
	if (verb->tag != TAG_VERB || (verb->morph & (MORPH_PAST | MORPH_PARTICIPLE)) != (MORPH_PAST | MORPH_PARTICIPLE))
		return false;
	return (has & HAS_BE) || !(has & (HAS_HAVE | HAS_OTHER_AUX));
}

/* "By Friday", "by then", "by 5 percent": no agent. */
static bool
is_no_agent(const Token *t)
{
	return t->tag == TAG_NUM || t->tag == TAG_VERB || token_in_class(t, CLASS_NO_AGENT) || is_calendar_word(t->lower) || token_is(t, "%");
}

/* A clause with its own finite verb: "the man who came", "the car he bought", not "the plan to buy" or "the claim that he came". */
static bool
is_relative_clause(const Token *t, uint16 has)
{
	bool		participle = (t->morph & MORPH_PARTICIPLE) && !(has & (HAS_BE | HAS_HAVE | HAS_OTHER_AUX | HAS_COPULA));

	if (t->head == NO_TOKEN)
		return false;
	if (has & HAS_RELATIVE)
		return true;
	return (has & HAS_SUBJECT) && !(has & (HAS_MARK | HAS_TO)) && !participle;
}

static uint8
subtype_of(const Document *doc, const Below *b, const uint8 *classes, int32 i)
{
	const Token *t = &doc->tokens[i];
	const Token *head = t->head == NO_TOKEN ? NULL : &doc->tokens[t->head];

	switch (head == NULL ? REL_NONE : t->relation)
	{
		case REL_NSUBJ:
			return is_passive(head, b->has[t->head]) ? REL_NSUBJ_PASS : REL_NSUBJ;
		case REL_AUX:
			return b->be[t->head] == i && is_passive(head, b->has[t->head]) ? REL_AUX_PASS : REL_AUX;
		case REL_OBL:
			return (b->has[i] & HAS_BY) && i > t->head && is_passive(head, b->has[t->head]) && !is_no_agent(t) ? REL_OBL_AGENT : REL_OBL;
		case REL_NMOD:
			return classes[i] == CLASS_PRON_POSSESSIVE || (i < t->head && (b->has[i] & HAS_POSSESSIVE)) ? REL_NMOD_POSS : REL_NMOD;
		case REL_ACL:
			return is_relative_clause(t, b->has[i]) ? REL_ACL_RELCL : REL_ACL;
		case REL_COMPOUND:
			return i > t->head && head->tag == TAG_VERB && (t->tag == TAG_ADP || t->tag == TAG_ADV) ? REL_COMPOUND_PRT : REL_COMPOUND;
	}
	return t->relation;
}

void
find_subtypes(Document *doc, const uint8 *classes)
{
	Size		n = (Size) doc->n_tokens + 1;
	Below		b = {palloc0(sizeof(uint16) * n), palloc(sizeof(int32) * n)};
	uint8	   *relations = palloc(n);

	memset(b.be, -1, sizeof(int32) * n);
	look_below(doc, classes, &b);
	for (int32 i = 0; i < doc->n_tokens; i++)
		relations[i] = subtype_of(doc, &b, classes, i);
	for (int32 i = 0; i < doc->n_tokens; i++)
		doc->tokens[i].relation = relations[i];
	pfree(b.has);
	pfree(b.be);
	pfree(relations);
}
