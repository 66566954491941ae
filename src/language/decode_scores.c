/*
 * decode_scores.c - heads by maximum spanning tree (Chu and Liu 1965, Edmonds 1967), names by Viterbi.
 */
#include "extension/core.h"
#include <math.h>

#include "language/decode_scores.h"

#define NODES (SENTENCE_MAX + 1)

/* An arc or a label that is not to be taken. */
#define NEVER (-1e30f)

/* Scores are brought into this range, so that what a root costs beside its own decides: the best tree then has one. */
#define SCORE_MAX 1e4
#define ROOT_COST (4 * SCORE_MAX * NODES)

/* One contraction: a cycle among the nodes became its first one. */
typedef struct Level
{
	int			n_cycle;
	int16		cycle[NODES];
	int16		head[NODES];	/* of each node, in this level */
	int16		owner[NODES];	/* the node that stands for each word, before the contraction */
} Level;

/* The graph while it is contracted; node 0 is the root. */
typedef struct Graph
{
	int			n;				/* nodes */
	double	   *score;			/* [head][word], n apart */
	int16	   *real_head;		/* the words between which the arc of two nodes is */
	int16	   *real_word;
	bool		active[NODES];
	int16		owner[NODES];
	int16		result[NODES];	/* head of each word, -1 not yet known */
} Graph;

static inline int
at(const Graph *g, int head, int word)
{
	return head * g->n + word;
}

static void
best_heads(const Graph *g, int16 *head)
{
	for (int w = 1; w < g->n; w++)
	{
		double		best = 2 * NEVER;

		head[w] = 0;
		for (int h = 0; g->active[w] && h < g->n; h++)
			if (h != w && g->active[h] && g->score[at(g, h, w)] > best)
			{
				best = g->score[at(g, h, w)];
				head[w] = h;
			}
	}
}

/* A cycle of the heads into level->cycle; false when there is none. */
static bool
find_cycle(const Graph *g, Level *level)
{
	int16		seen[NODES] = {0};	/* by which walk */

	for (int w = 1; w < g->n; w++)
	{
		int			v = w;

		if (!g->active[w] || seen[w])
			continue;
		while (v != 0 && !seen[v])
		{
			seen[v] = w;
			v = level->head[v];
		}
		if (v == 0 || seen[v] != w)
			continue;
		level->n_cycle = 0;
		for (int c = v; level->n_cycle == 0 || c != v; c = level->head[c])
			level->cycle[level->n_cycle++] = c;
		return true;
	}
	return false;
}

static void
copy_arc(Graph *g, int to, int from)
{
	g->real_head[to] = g->real_head[from];
	g->real_word[to] = g->real_word[from];
}

/* The best arcs between a node outside and the cycle become those between it and the cycle's first node. */
static void
join_arcs(Graph *g, const Level *level, int outside)
{
	int			first = level->cycle[0];
	int			into = first;
	int			out = first;
	double		best_into = 2 * NEVER;
	double		best_out = 2 * NEVER;

	for (int i = 0; i < level->n_cycle; i++)
	{
		int			c = level->cycle[i];
		double		from_cycle = g->score[at(g, c, outside)];
		double		to_cycle = g->score[at(g, outside, c)] - g->score[at(g, level->head[c], c)];

		if (from_cycle > best_out)
		{
			best_out = from_cycle;
			out = c;
		}
		if (to_cycle > best_into)
		{
			best_into = to_cycle;
			into = c;
		}
	}
	copy_arc(g, at(g, first, outside), at(g, out, outside));
	g->score[at(g, first, outside)] = best_out;
	copy_arc(g, at(g, outside, first), at(g, outside, into));
	g->score[at(g, outside, first)] = best_into;
}

static void
contract(Graph *g, Level *level)
{
	bool		in_cycle[NODES] = {false};
	int			first = level->cycle[0];

	memcpy(level->owner, g->owner, sizeof(g->owner));
	for (int i = 0; i < level->n_cycle; i++)
		in_cycle[level->cycle[i]] = true;
	for (int v = 0; v < g->n; v++)
		if (g->active[v] && !in_cycle[v])
			join_arcs(g, level, v);
	for (int i = 1; i < level->n_cycle; i++)
		g->active[level->cycle[i]] = false;
	for (int w = 1; w < g->n; w++)
		if (in_cycle[g->owner[w]])
			g->owner[w] = first;
}

/* The arcs of a cycle, all but the one into the word by which it is entered. */
static void
open_cycle(Graph *g, const Level *level)
{
	int			entered = level->cycle[0];

	for (int w = 1; w < g->n; w++)
		for (int i = 0; i < level->n_cycle; i++)
			if (g->result[w] >= 0 && level->owner[w] == level->cycle[i])
				entered = level->cycle[i];
	for (int i = 0; i < level->n_cycle; i++)
	{
		int			c = level->cycle[i];
		int			arc = at(g, level->head[c], c);

		if (c != entered)
			g->result[g->real_word[arc]] = g->real_head[arc];
	}
}

/* A score between -SCORE_MAX and SCORE_MAX; what is no number (NaN) becomes -SCORE_MAX. */
static inline double
in_range(float score)
{
	return score > SCORE_MAX ? SCORE_MAX : score > -SCORE_MAX ? score : -SCORE_MAX;
}

static void
graph_open(Graph *g, int count, const float *scores, int stride)
{
	g->n = count + 1;
	g->score = palloc(sizeof(double) * g->n * g->n);
	g->real_head = palloc(sizeof(int16) * g->n * g->n);
	g->real_word = palloc(sizeof(int16) * g->n * g->n);
	for (int h = 0; h < g->n; h++)
	{
		for (int w = 0; w < g->n; w++)
		{
			g->score[at(g, h, w)] = w == 0 || w == h ? NEVER : in_range(scores[(Size) (w - 1) * stride + h]) - (h == 0 ? ROOT_COST : 0);
			g->real_head[at(g, h, w)] = h;
			g->real_word[at(g, h, w)] = w;
		}
		g->active[h] = true;
		g->owner[h] = h;
		g->result[h] = -1;
	}
}

static void
spanning_tree(int count, const float *scores, int stride, int16 *heads)
{
	Graph		g;
	Level	   *levels = palloc(sizeof(Level) * (count + 1));
	int			n = 0;

	graph_open(&g, count, scores, stride);
	for (;; n++)
	{
		CHECK_FOR_INTERRUPTS();
		best_heads(&g, levels[n].head);
		if (!find_cycle(&g, &levels[n]))
			break;
		contract(&g, &levels[n]);
	}
	for (int w = 1; w < g.n; w++)
		if (g.active[w])
			g.result[g.real_word[at(&g, levels[n].head[w], w)]] = g.real_head[at(&g, levels[n].head[w], w)];
	while (n-- > 0)
		open_cycle(&g, &levels[n]);
	for (int w = 1; w < g.n; w++)
		heads[w - 1] = g.result[w];
	pfree(g.score);
	pfree(g.real_head);
	pfree(g.real_word);
	pfree(levels);
}

/* Whether the heads make a tree with one root: each word's way up ends there. */
static bool
is_tree(int count, const int16 *heads)
{
	int16		seen[NODES] = {0};
	int			roots = 0;

	for (int w = 1; w <= count; w++)
	{
		int			v = w;

		roots += heads[w - 1] == 0;
		while (v != 0 && !seen[v])
		{
			seen[v] = w;
			v = heads[v - 1];
		}
		if (v != 0 && seen[v] == w)
			return false;
	}
	return roots == 1;
}

void
decode_tree(int count, float *scores, int stride, int16 *heads)
{
	for (int w = 0; w < count; w++)
	{
		float	   *s = scores + (Size) w * stride;
		int			best = 0;

		s[w + 1] = NEVER;
		for (int h = 1; h <= count; h++)
			if (s[h] > s[best])
				best = h;
		heads[w] = best;
	}
	if (!is_tree(count, heads))
		spanning_tree(count, scores, stride, heads);
}

/* ---- names ---- */

/* Whether label b may follow label a. */
static inline bool
may_follow(int a, int b)
{
	return b == 0 || b % 2 == 1 || a == b || a == b - 1;
}

/* Logarithms of the labels' probabilities. */
static void
log_probabilities(const float *scores, float *out)
{
	float		top = scores[0];
	float		sum = 0;

	for (int l = 1; l < NAME_LABELS; l++)
		top = Max(top, scores[l]);
	for (int l = 0; l < NAME_LABELS; l++)
		sum += expf(scores[l] - top);
	for (int l = 0; l < NAME_LABELS; l++)
		out[l] = scores[l] - top - logf(sum);
}

void
decode_names(int count, const float *scores, int stride, uint8 *labels, float *sure)
{
	float	   *own = palloc(sizeof(float) * NAME_LABELS * count);
	uint8	   *back = palloc(NAME_LABELS * count);
	float		best[NAME_LABELS];
	int			last = 0;

	for (int i = 0; i < count; i++)
	{
		float		before[NAME_LABELS];

		log_probabilities(scores + (Size) i * stride, own + i * NAME_LABELS);
		memcpy(before, best, sizeof(before));
		for (int b = 0; b < NAME_LABELS; b++)
		{
			int			from = 0;

			for (int a = 1; i > 0 && a < NAME_LABELS; a++)
				if (may_follow(a, b) && (!may_follow(from, b) || before[a] > before[from]))
					from = a;
			back[i * NAME_LABELS + b] = from;
			best[b] = own[i * NAME_LABELS + b] + (i > 0 ? before[from] : 0) + (i > 0 || may_follow(0, b) ? 0 : NEVER);
		}
	}
	for (int b = 1; b < NAME_LABELS; b++)
		if (best[b] > best[last])
			last = b;
	for (int i = count - 1; i >= 0; i--)
	{
		labels[i] = last;
		sure[i] = expf(own[i * NAME_LABELS + last]);
		last = back[i * NAME_LABELS + last];
	}
	pfree(own);
	pfree(back);
}
