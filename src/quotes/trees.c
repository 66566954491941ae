/*
 * trees.c - the grammar's heads turned round: children of a token, ends of its subtree, the noun phrase of a head.
 *
 * One pass each over the document, however deep a tree is.
 */
#include "extension/core.h"
#include "quotes/reading.h"

#define PHRASE_MAX_DEPTH 12

static int32
tree_head(const Document *doc, int32 t)
{
	int32		head = doc->tokens[t].head;

	return head >= 0 && head < doc->n_tokens && head != t ? head : NO_TOKEN;
}

static void
read_children(Reading *r)
{
	for (int32 t = r->doc->n_tokens - 1; t >= 0; t--)
	{
		int32		head = tree_head(r->doc, t);

		if (head == NO_TOKEN)
			continue;
		r->sibling[t] = r->child[head];
		r->child[head] = t;
	}
}

/* Leaves first: a token hands its ends up when all its children have. */
static void
read_subtrees(Reading *r)
{
	int32		n = r->doc->n_tokens;
	int32	   *waiting = palloc0(sizeof(int32) * (n + 1));

	for (int32 t = 0; t < n; t++)
	{
		int32		head = tree_head(r->doc, t);

		r->subtree_first[t] = r->subtree_last[t] = t;
		if (head != NO_TOKEN)
			waiting[head]++;
	}
	for (int32 leaf = 0; leaf < n; leaf++)
	{
		int32		t = leaf;

		while (waiting[t] == 0)
		{
			int32		head = tree_head(r->doc, t);

			waiting[t] = -1;
			if (head == NO_TOKEN)
				break;
			r->subtree_first[head] = Min(r->subtree_first[head], r->subtree_first[t]);
			r->subtree_last[head] = Max(r->subtree_last[head], r->subtree_last[t]);
			waiting[head]--;
			/* A head behind us has been passed by; one before us comes to its own turn. */
			if (waiting[head] != 0)
				break;
			t = head;
		}
	}
	pfree(waiting);
}

void
read_trees(Reading *r)
{
	Size		size = sizeof(int32) * (r->doc->n_tokens + 1);

	r->child = palloc(size);
	r->sibling = palloc(size);
	r->subtree_first = palloc(size);
	r->subtree_last = palloc(size);
	memset(r->child, -1, size);
	memset(r->sibling, -1, size);
	read_children(r);
	read_subtrees(r);
}

int32
child_by(const Reading *r, int32 head, GrammarRelation relation)
{
	for (int32 c = r->child[head]; c != NO_TOKEN; c = r->sibling[c])
		if (r->doc->tokens[c].relation == relation)
			return c;
	return NO_TOKEN;
}

/* The relations that belong to a name or description itself, and not to what is told about it. */
static bool
in_noun_phrase(const Reading *r, int32 child)
{
	static const char *const prepositions[] = {"of", "from", "for", "in", "at", "with"};

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
			for (int32 c = r->child[child]; c != NO_TOKEN; c = r->sibling[c])
				for (size_t i = 0; r->doc->tokens[c].relation == REL_CASE && i < lengthof(prepositions); i++)
					if (token_is(&r->doc->tokens[c], prepositions[i]))
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

	for (int32 c = r->child[head]; c != NO_TOKEN && c < head; c = r->sibling[c])
		if (in_noun_phrase(r, c))
		{
			first = Min(first, r->subtree_first[c]);
			break;
		}
	/* '"... right?" Maron said': a wrong parse may hang the last words said on the speaker. */
	if (r->marks && r->marks->at_token[head] < 0)
		while (first < head && (r->marks->at_token[first] >= 0 || (r->doc->tokens[first].flags & TOKEN_PUNCT)))
			first++;
	return first;
}

/* Depth counts noun phrases within noun phrases. */
static int32
phrase_last(const Reading *r, int32 head, int depth)
{
	int32		last = head;

	for (int32 c = r->child[head]; c != NO_TOKEN; c = r->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if (c < head)
			continue;
		if (!in_noun_phrase(r, c))
			break;
		if (rel != REL_CONJ && rel != REL_NMOD)
			last = Max(last, r->subtree_last[c]);
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

/* The words of a name or description without what is told about it ("the mayor of Ulm", not "who was there"). */
ByteSpan
noun_phrase(const Reading *r, int32 head)
{
	return tokens_span(r->doc, noun_phrase_first(r, head), noun_phrase_last(r, head));
}
