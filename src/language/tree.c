/*
 * tree.c - the grammar's heads turned round: the children of each token, and the ends of its subtree.
 *
 * The heads of a document's tokens come in, four arrays of it go out, filled by passes whose cost is the number of tokens,
 * however deep or wide its trees are.
 */
#include "extension/core.h"
#include "language/network.h"
#include "language/tree.h"

/* From the end, so that each new child stands before the ones its head has already. */
static void
link_children(Document *doc)
{
	for (int32 t = doc->n_tokens - 1; t >= 0; t--)
	{
		int32		head = doc->tokens[t].head;

		if (head == NO_TOKEN)
			continue;
		doc->sibling[t] = doc->child[head];
		doc->child[head] = t;
	}
}

/* Where the subtree of a token ends, when those of its children are known. */
static void
find_ends(Document *doc, int32 t)
{
	int32		first = t;
	int32		last = t;
	int32		words = 1;
	bool		gap = false;

	for (int32 c = doc->child[t]; c != NO_TOKEN; c = doc->sibling[c])
	{
		first = Min(first, doc->subtree_first[c]);
		last = Max(last, doc->subtree_last[c]);
		words += doc->subtree_last[c] - doc->subtree_first[c] + 1;
		gap |= (doc->tokens[c].flags & TOKEN_GAP) != 0;
	}
	doc->subtree_first[t] = first;
	doc->subtree_last[t] = last;
	if (gap || words != last - first + 1)
		doc->tokens[t].flags |= TOKEN_GAP;
}

/* The leaf that is reached from a token by going to the first child each time; the token itself when it has no child. */
static int32
first_leaf(const Document *doc, int32 t)
{
	while (doc->child[t] != NO_TOKEN)
		t = doc->child[t];
	return t;
}

/* A tree from its leaves up: a token's turn is when its last child has had its own. */
static void
find_subtrees(Document *doc, int32 root)
{
	int32		t = first_leaf(doc, root);

	for (;;)
	{
		find_ends(doc, t);
		if (t == root)
			return;
		t = doc->sibling[t] != NO_TOKEN ? first_leaf(doc, doc->sibling[t]) : doc->tokens[t].head;
	}
}

void
make_trees(Document *doc)
{
	Size		size = sizeof(int32) * (Size) (doc->n_tokens + 1);

	doc->child = MemoryContextAlloc(doc->context, size);
	doc->sibling = MemoryContextAlloc(doc->context, size);
	doc->subtree_first = MemoryContextAlloc(doc->context, size);
	doc->subtree_last = MemoryContextAlloc(doc->context, size);
	memset(doc->child, -1, size);
	memset(doc->sibling, -1, size);
	link_children(doc);
	for (int32 t = 0; t < doc->n_tokens; t++)
		doc->subtree_first[t] = doc->subtree_last[t] = t;
	for (int32 t = 0; t < doc->n_tokens; t++)
	{
		CHECK_FOR_INTERRUPTS();
		if (doc->tokens[t].head == NO_TOKEN)
			find_subtrees(doc, t);
	}
}

int32
token_child_by(const Document *doc, int32 head, GrammarRelation relation)
{
	for (int32 c = doc->child[head]; c != NO_TOKEN; c = doc->sibling[c])
		if (doc->tokens[c].relation == relation)
			return c;
	return NO_TOKEN;
}

int32
token_object(const Document *doc, int32 verb)
{
	int32		object = token_child_by(doc, verb, REL_OBJ);

	return object != NO_TOKEN ? object : token_child_by(doc, verb, REL_IOBJ);
}

/* Trees have few levels: a walk up is bounded by the words of two pieces. */
static bool
is_below(const Document *doc, int32 token, int32 head)
{
	int			left = 2 * SENTENCE_MAX;

	while (token != NO_TOKEN && token != head && left-- > 0)
		token = doc->tokens[token].head;
	return token == head;
}

/*
 * The first and last token of a head's subtree.  Where words inside of it belong elsewhere (TOKEN_GAP), only those right beside the
 * head, up to the first gap.
 */
void
token_subtree(const Document *doc, int32 head, int32 *first, int32 *last)
{
	*first = doc->subtree_first[head];
	*last = doc->subtree_last[head];
	if (!(doc->tokens[head].flags & TOKEN_GAP))
		return;
	for (int32 t = head; t > *first;)
		if (!is_below(doc, --t, head))
			*first = t + 1;
	for (int32 t = head; t < *last;)
		if (!is_below(doc, ++t, head))
			*last = t - 1;
}
