/*
 * noun_phrases.c - the noun phrase of a head: a name or description with what belongs to it, without what is told about it.
 */
#include "extension/core.h"
#include "quotes/contents.h"

#define PHRASE_MAX_DEPTH 12
#define PHRASE_TOKENS 12

/* The relations that belong to a name or description itself, and not to what is told about it. */
static bool
in_noun_phrase(const Reading *r, int32 child)
{
	switch ((GrammarRelation) r->doc->tokens[child].relation)
	{
		case REL_DET:
		case REL_AMOD:
		case REL_COMPOUND:
		case REL_NUMMOD:
		case REL_NMOD_POSS:
		case REL_FLAT:
		case REL_FIXED:
		case REL_GOESWITH:
			return true;
		case REL_NMOD:
			for (int32 c = r->doc->child[child]; c != NO_TOKEN; c = r->doc->sibling[c])
				if (r->doc->tokens[c].relation == REL_CASE && token_in_class(&r->doc->tokens[c], CLASS_IN_PHRASE))
					return true;
			return false;
		case REL_CONJ:
			return is_nominal(&r->doc->tokens[child]);
		default:
			return false;
	}
}

int32
noun_phrase_first(const Reading *r, int32 head)
{
	int32		first = head;

	for (int32 c = r->doc->child[head]; c != NO_TOKEN && c < head; c = r->doc->sibling[c])
		if (in_noun_phrase(r, c))
		{
			first = Min(first, r->doc->subtree_first[c]);
			break;
		}
	/* '"... right?" Maron said': a wrong parse may hang the last words said on the speaker. */
	if (r->marks && r->marks->at_token[head] < 0)
		while (first < head && (r->marks->at_token[first] >= 0 || (r->doc->tokens[first].flags & TOKEN_PUNCT)))
			first++;
	return first;
}

/*
 * The last token of the noun phrase of a head.  `depth` counts noun phrases within noun phrases ("the mayor of the port of Ulm"), to a
 * bound.
 */
static int32
phrase_last(const Reading *r, int32 head, int depth)
{
	int32		last = head;

	for (int32 c = r->doc->child[head]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if (c < head)
			continue;
		if (!in_noun_phrase(r, c))
			break;
		if (rel != REL_CONJ && rel != REL_NMOD)
			last = Max(last, r->doc->subtree_last[c]);
		else if (depth < PHRASE_MAX_DEPTH)
			last = Max(last, phrase_last(r, c, depth + 1));
	}
	return last;
}

int32
noun_phrase_last(const Reading *r, int32 head)
{
	return phrase_last(r, head, 0);
}

/* A word that may stand in the run of words around the head of a name or description. */
static bool
in_run(const Reading *r, int32 t)
{
	uint8		tag = r->doc->tokens[t].tag;

	return tag == TAG_DET || tag == TAG_ADJ || tag == TAG_NUM || tag == TAG_NOUN || tag == TAG_PROPN;
}

/*
 * The words of a name or description without what is told about it ("the mayor of Ulm", not "who was there").  One of more
 * than PHRASE_TOKENS words has taken in a clause: only the words right before its head, and the name it begins, are left.
 */
ByteSpan
noun_phrase(const Reading *r, int32 head)
{
	int32		first = noun_phrase_first(r, head);
	int32		last = noun_phrase_last(r, head);

	if (last - first >= PHRASE_TOKENS || has_verb(r, first, head))
	{
		int32		begin = head;

		while (begin > first && in_run(r, begin - 1))
			begin--;
		first = begin;
	}
	if (last - first >= PHRASE_TOKENS)
		for (last = head; last + 1 < r->doc->n_tokens && r->doc->tokens[last + 1].relation == REL_FLAT && r->doc->tokens[last + 1].head == head;)
			last++;
	return tokens_span(r->doc, first, last);
}
