/*
 * punctuation.c - punctuation hangs on words by rule, as Universal Dependencies asks: a mark that ends the sentence on its root, a pair
 * on the head of what it encloses, any other on the lower of the two phrases that it separates, never across an arc.  The network
 * would hang them too, worse (README of tools/train/export).
 */
#include "extension/core.h"
#include "language/punctuation.h"

/* What a mark does to the sentence. */
enum
{
	MARK_OTHER, MARK_QUOTE, MARK_OPEN, MARK_CLOSE
};

/* Open pairs that are remembered. */
#define PAIR_DEPTH 16

typedef struct Piece
{
	Document   *doc;
	int32		first;
	int32		end;
	int32		root;
} Piece;

static uint8
mark_of(const char *lower)
{
	static const struct
	{
		const char *marks;
		uint8		mark;
	}			kinds[] = {{"\"'", MARK_QUOTE}, {"([{", MARK_OPEN}, {")]}", MARK_CLOSE}};
	unsigned char c = lower[0];

	if (c == 0xE2 && (unsigned char) lower[1] == 0x80 && ((unsigned char) lower[2] & 0xFC) == 0x9C)
		return MARK_QUOTE;
	for (size_t i = 0; i < lengthof(kinds); i++)
		if (c != '\0' && strchr(kinds[i].marks, c))
			return kinds[i].mark;
	return MARK_OTHER;
}

static inline bool
is_mark(const Piece *p, int32 i)
{
	return p->doc->tokens[i].tag == TAG_PUNCT;
}

/* Up from word i while its head lies within from..to - 1. */
static int32
climb(const Piece *p, int32 i, int32 from, int32 to)
{
	for (int32 h = p->doc->tokens[i].head; h != NO_TOKEN && h >= from && h < to; h = p->doc->tokens[i].head)
		i = h;
	return i;
}

static bool
is_above(const Piece *p, int32 above, int32 i)
{
	while (i != NO_TOKEN && i != above)
		i = p->doc->tokens[i].head;
	return i == above;
}

static int
depth(const Piece *p, int32 i)
{
	int			n = 0;

	for (; i != NO_TOKEN; i = p->doc->tokens[i].head)
		n++;
	return n;
}

/* The head of what stands between two marks, or NO_TOKEN. */
static int32
head_inside(const Piece *p, int32 open, int32 close)
{
	int32		best = NO_TOKEN;
	int			least = 0;

	for (int32 i = open + 1; i < close; i++)
	{
		int32		h = p->doc->tokens[i].head;

		if (is_mark(p, i) || (h > open && h < close))
			continue;
		if (best == NO_TOKEN || depth(p, i) < least)
		{
			best = i;
			least = depth(p, i);
		}
	}
	return best;
}

/*
 * A modifier that stands before its head, with a mark behind it ("On Friday, he left"): the news treebank hangs that mark on the head,
 * other treebanks on the modifier.
 */
static bool
is_fronted(const Token *t, int32 mark)
{
	static const uint8 modifiers[] = {REL_OBL, REL_ADVCL, REL_ADVMOD, REL_CC, REL_COMPOUND, REL_AMOD, REL_NUMMOD};

	return t->head > mark && memchr(modifiers, t->relation, sizeof(modifiers)) != NULL;
}

static int32
head_of_mark(const Piece *p, int32 i)
{
	int32		left = i - 1;
	int32		right = i + 1;

	while (left >= p->first && is_mark(p, left))
		left--;
	while (right < p->end && is_mark(p, right))
		right++;
	if (left < p->first || right >= p->end)
		return p->root;
	left = climb(p, left, p->first, i);
	right = climb(p, right, i + 1, p->end);
	if (p->doc->tokens[right].head == NO_TOKEN || (p->doc->tokens[left].head != NO_TOKEN && is_above(p, right, left)))
		return is_fronted(&p->doc->tokens[left], i) ? p->doc->tokens[left].head : left;
	return right;
}

/* Where the mark that closes `i` may open: the innermost open mark of its sort. */
static int
matching(const Piece *p, const int32 *open, int depth, int32 i)
{
	const char *close = p->doc->tokens[i].lower;

	for (int k = depth - 1; k >= 0; k--)
	{
		const char *begin = p->doc->tokens[open[k]].lower;

		if (mark_of(close) == MARK_QUOTE ? mark_of(begin) == MARK_QUOTE : (mark_of(begin) == MARK_OPEN && (close[0] == ')') == (begin[0] == '(')))
			return k;
	}
	return -1;
}

/* Hangs token i on `head` as punctuation, but for the root of the sentence, which keeps its place even if it is a mark. */
static void
attach(const Piece *p, int32 i, int32 head)
{
	if (i == p->root)
		return;
	p->doc->tokens[i].head = head;
	p->doc->tokens[i].relation = REL_PUNCT;
	p->doc->tokens[i].head_sure = p->doc->tokens[i].relation_sure = 1;
}

static void
attach_pairs(const Piece *p)
{
	int32		open[PAIR_DEPTH];
	int			n = 0;

	for (int32 i = p->first; i < p->end; i++)
	{
		uint8		mark = is_mark(p, i) ? mark_of(p->doc->tokens[i].lower) : MARK_OTHER;
		int			k = mark == MARK_CLOSE || mark == MARK_QUOTE ? matching(p, open, n, i) : -1;

		if (k >= 0)
		{
			int32		head = head_inside(p, open[k], i);

			n = k;
			if (head != NO_TOKEN)
			{
				attach(p, open[k], head);
				attach(p, i, head);
			}
		}
		else if ((mark == MARK_OPEN || mark == MARK_QUOTE) && n < PAIR_DEPTH)
			open[n++] = i;
	}
}

/*
 * What the network hung on a mark hangs on what that mark hung on, but for a mark that is the root.  Without this step marks and words
 * could hang on each other in a circle.
 */
static void
free_marks(const Piece *p, int32 root)
{
	for (int32 i = p->first; i < p->end; i++)
	{
		int32		head = p->doc->tokens[i].head;

		while (head != NO_TOKEN && head != root && is_mark(p, head))
			head = p->doc->tokens[head].head;
		p->doc->tokens[i].head = head;
	}
}

void
attach_marks(Document *doc, int32 first, int32 count, int32 root)
{
	Piece		p = {doc, first, first + count, root};

	free_marks(&p, root);
	for (int32 i = first; i < first + count; i++)
		if (is_mark(&p, i) && i != root)
			attach(&p, i, head_of_mark(&p, i));
	attach_pairs(&p);
}
