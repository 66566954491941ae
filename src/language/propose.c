/*
 * propose.c - from scores to proposals: which words may tell an act or bring a saying, and a softmax over nobody and the words of the
 * sentence for each of their roles.
 */
#include "extension/core.h"
#include <math.h>

#include "language/propose.h"

/* A sentence that is being looked at. */
typedef struct Looked
{
	Document   *doc;
	Batch	   *batch;
	int			sentence;		/* of the batch */
	int			count;			/* words */
	int32		first;			/* token */
	const int16 *heads;
	const uint8 *relations;
} Looked;

/* What one word's proposal points to, in one piece of memory. */
typedef struct Detail
{
	RoleWords	roles[N_ACT_ROLES];
	float		values[];		/* none, labels, statuses */
} Detail;

/* Where the words of a sentence stand to one of them in the tree. */
typedef struct Places
{
	int			n;
	int16		ways[SENTENCE_MAX + 1]; /* those that occur: 0 for nowhere near, which comes first, else 1 + way * relations + a relation */
	int16		of[SENTENCE_MAX];	/* of each word, an index into ways */
} Places;

/* ---- the list ---- */

void
begin_proposals(Document *doc, const Network *n)
{
	Proposals  *all;

	doc->proposals = NULL;
	if (n->proposer.hidden == 0)
		return;
	all = MemoryContextAllocZero(doc->context, sizeof(Proposals));
	for (int kind = 0; kind < N_PROPOSAL_KINDS; kind++)
		all->labels[kind] = &n->proposer.kinds[kind];
	all->statuses = &n->proposer.statuses;
	all->calibration = n->calibration;
	all->n_calibration = n->n_calibration;
	doc->proposals = all;
}

/* The list doubles when it is as long as a power of two. */
static Proposal *
add_proposal(Document *doc, ProposalKind kind)
{
	Proposals  *all = doc->proposals;
	int32		n = all->count[kind]++;

	if (n == 0)
		all->items[kind] = MemoryContextAlloc(doc->context, sizeof(Proposal));
	else if ((n & (n - 1)) == 0)
		all->items[kind] = repalloc(all->items[kind], sizeof(Proposal) * n * 2);
	return &all->items[kind][n];
}

static int
compare_proposals(const void *a, const void *b)
{
	int32		x = ((const Proposal *) a)->token;
	int32		y = ((const Proposal *) b)->token;

	return (x > y) - (x < y);
}

void
end_proposals(Document *doc)
{
	Proposals  *all = doc->proposals;

	for (int kind = 0; all && kind < N_PROPOSAL_KINDS; kind++)
		if (all->count[kind] > 1)
			qsort(all->items[kind], all->count[kind], sizeof(Proposal), compare_proposals);
}

/* ---- which words ---- */

/* Scores of a word's kinds: none first, then the labels. */
static const float *
label_scores(const Batch *b, int row, ProposalKind kind)
{
	const Proposer *p = &b->network->proposer;

	return b->proposed + (Size) row * p->labels.width + (kind == PROPOSED_ACT ? 0 : 1 + p->kinds[PROPOSED_ACT].count);
}

static float
greatest(const float *x, int n)
{
	float		top = x[0];

	for (int i = 1; i < n; i++)
		top = Max(top, x[i]);
	return top;
}

/* The words of the sentence that are proposed: how many. */
static int
find_words(const Looked *s, ProposalKind kind, int16 *words)
{
	int			labels = s->batch->network->proposer.kinds[kind].count;
	int			n = 0;

	for (int i = 0; i < s->count; i++)
	{
		const float *scores = label_scores(s->batch, s->batch->first[s->sentence] + i, kind);
		float		top = greatest(scores + 1, labels);

		/* The labels' share is odds / (1 + odds). */
		if (labels * expf(top - scores[0]) >= PROPOSAL_MIN &&
			kernels()->exp_sum(labels, scores + 1, scores[0]) >= PROPOSAL_MIN / (1 - PROPOSAL_MIN))
			words[n++] = i;
	}
	return n;
}

/* Softmax of n scores. */
static void
make_probabilities(const float *scores, int n, float *out)
{
	float		top = greatest(scores, n);
	float		sum = 0;

	for (int i = 0; i < n; i++)
		sum += out[i] = expf(scores[i] - top);
	for (int i = 0; i < n; i++)
		out[i] /= sum;
}

/* ---- roles ---- */

/* A way's index among those that occur. */
static int16
place_of(Places *places, int16 *seen, int16 way)
{
	if (seen[way] < 0)
	{
		seen[way] = places->n;
		places->ways[places->n++] = way;
	}
	return seen[way];
}

/*
 * Where each word stands to word t in the tree: the relation is a word's own, but t's to its head.  The first way that holds counts.
 * seen has nothing but -1, and so it is left.
 */
static void
find_places(const Looked *s, int t, int16 *seen, Places *places)
{
	int			relations = s->batch->network->relations.count;
	int			head = s->heads[t];
	int			above = head == 0 ? 0 : s->heads[head - 1]; /* the head's head */

	places->n = 1;
	places->ways[0] = 0;
	for (int a = 0; a < s->count; a++)
	{
		int			h = s->heads[a];
		int			way = h == t + 1 ? TREE_CHILD :
			head == a + 1 ? TREE_HEAD :
			head != 0 && h == head && a != t ? TREE_SIBLING :
			h != 0 && s->heads[h - 1] == t + 1 ? TREE_GRANDCHILD :
			above != 0 && h == above && a != head - 1 ? TREE_HEADS_SIBLING : N_TREE_WAYS;

		places->of[a] = way == N_TREE_WAYS ? 0 : place_of(places, seen, 1 + way * relations + s->relations[way == TREE_HEAD ? t : a]);
	}
	for (int i = 1; i < places->n; i++)
		seen[places->ways[i]] = -1;
}

static void
keep_word(RoleWords *role, int32 token, float sure)
{
	int			at = role->count;

	while (at > 0 && role->words[at - 1].sure < sure)
		at--;
	if (at == ROLE_WORDS)
		return;
	if (role->count < ROLE_WORDS)
		role->count++;
	for (int i = role->count - 1; i > at; i--)
		role->words[i] = role->words[i - 1];
	role->words[at] = (RoleWord) {token, sure};
}

/* What the tree says of each way that occurs: what it says to any word, and what to this one ("met" or "was met"). */
static void
score_places(const Network *n, ProposedRole role, const Places *places, const float *gate, float *out)
{
	const Proposer *p = &n->proposer;
	const float *tree = p->tree + role * (1 + N_TREE_WAYS * n->relations.count);

	for (int i = 0; i < places->n; i++)
	{
		const float *path = p->path + places->ways[i] * p->gate;
		float		sum = 0;

		for (int g = 0; g < p->gate; g++)
			sum += gate[g] * path[g];
		out[i] = tree[places->ways[i]] + sum;
	}
}

/* The role of chosen word i, which is the sentence's word t.  scores: of each word of the sentence by what they mean. */
static void
set_role(const Looked *s, ProposedRole role, int i, int t, const Places *places, const float *scores, RoleWords *out)
{
	const Proposer *p = &s->batch->network->proposer;
	const float *distance = p->distance + role * ROLE_DISTANCES + ROLE_FAR;
	float		scale = 1 / sqrtf(p->part);
	float		tree[SENTENCE_MAX + 1];
	float		all[SENTENCE_MAX + 1];
	float		top;
	float		sum;
	float		least;

	score_places(s->batch->network, role, places, batch_gate(s->batch, i, role), tree);
	for (int a = 0; a < s->count; a++)
		all[a] = scores[a] * scale + distance[Max(-ROLE_FAR, Min(ROLE_FAR, a - t))] + tree[places->of[a]];
	all[s->count] = batch_nobody(s->batch, i, role);
	top = greatest(all, s->count + 1);
	sum = kernels()->exp_sum(s->count + 1, all, top);
	least = logf(ROLE_WORD_MIN * sum);
	*out = (RoleWords) {.nobody = expf(all[s->count] - top) / sum};
	for (int a = 0; a < s->count; a++)
		if (all[a] - top >= least)
			keep_word(out, s->first + a, expf(all[a] - top) / sum);
}

/* The proposal of a word of the sentence, its roles yet to be set. */
static RoleWords *
propose_word(const Looked *s, ProposalKind kind, int word)
{
	const Proposer *p = &s->batch->network->proposer;
	int			labels = 1 + p->kinds[kind].count;
	int			statuses = kind == PROPOSED_ACT ? p->statuses.count : 0;
	const float *scores = label_scores(s->batch, s->batch->first[s->sentence] + word, kind);
	Proposal   *out = add_proposal(s->doc, kind);
	Detail	   *d = MemoryContextAlloc(s->doc->context, offsetof(Detail, values) + sizeof(float) * (labels + statuses));

	make_probabilities(scores, labels, d->values);
	*out = (Proposal) {.token = s->first + word,.kind = kind,.sure = 1 - d->values[0],.labels = d->values + 1,.roles = d->roles};
	if (statuses > 0)
	{
		/* They stand behind the scores of both kinds. */
		make_probabilities(scores + labels + 1 + p->kinds[PROPOSED_SAYING].count, statuses, d->values + labels);
		out->statuses = d->values + labels;
	}
	return d->roles;
}

static void
propose_kind(const Looked *s, ProposalKind kind)
{
	int			role = kind == PROPOSED_ACT ? 0 : ROLE_SOURCE;
	int			roles = kind == PROPOSED_ACT ? N_ACT_ROLES : N_SAYING_ROLES;
	int16		words[SENTENCE_MAX];
	RoleWords  *out[SENTENCE_MAX];
	int			n = find_words(s, kind, words);
	int16		seen[1 + N_TREE_WAYS * LABELS_MAX];
	Places	   *places;

	if (n == 0)
		return;
	memset(seen, -1, sizeof(seen));
	places = palloc(sizeof(Places) * n);
	for (int i = 0; i < n; i++)
	{
		out[i] = propose_word(s, kind, words[i]);
		find_places(s, words[i], seen, &places[i]);
	}
	batch_choose(s->batch, s->sentence, kind, words, n);
	for (int r = 0; r < roles; r++)
	{
		int			stride;
		const float *scores = batch_role(s->batch, s->sentence, role + r, &stride);

		for (int i = 0; i < n; i++)
			set_role(s, role + r, i, words[i], &places[i], scores + (Size) i * stride, &out[i][r]);
	}
	pfree(places);
}

void
propose_sentence(Document *doc, Batch *batch, int sentence, int32 first, const int16 *heads, const uint8 *relations)
{
	Looked		s = {doc, batch, sentence, batch->count[sentence], first, heads, relations};

	for (int kind = 0; kind < N_PROPOSAL_KINDS; kind++)
		propose_kind(&s, kind);
}
