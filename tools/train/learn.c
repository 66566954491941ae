/*
 * learn.c - the three trainers: tagger, parser (dynamic oracle, Goldberg and Nivre 2013), names.
 */
#include "train.h"

/* ---- tagger ---- */

static int
best_class(const Learner *l, const uint32 *features, int n)
{
	float		scores[N_TAG_CLASSES];
	int			best = 0;

	learner_scores(l, features, n, scores);
	for (int c = 1; c < N_TAG_CLASSES; c++)
		if (scores[c] > scores[best])
			best = c;
	return best;
}

static void
tag_and_learn(Gold *g, Learner *l)
{
	int			p1 = -1,
				p2 = -1;
	uint32		features[TAG_FEATURES];

	for (int i = 0; i < g->count; i++)
	{
		int			n = tag_features(g->forms, i, p1, p2, features);
		int			best = best_class(l, features, n);

		l->now++;
		if (best != g->classes[i])
			learner_update(l, features, n, g->classes[i], best);
		p2 = p1;
		p1 = best;
	}
}

static void
train_fold(Gold *gold, int n, Learner *l, int epochs, int fold, int folds)
{
	int		   *order = malloc(sizeof(int) * n);

	for (int i = 0; i < n; i++)
		order[i] = i;
	for (int e = 0; e < epochs; e++)
	{
		shuffle(order, n);
		for (int i = 0; i < n; i++)
			if (!gold[order[i]].skip && (folds == 0 || order[i] % folds != fold))
				tag_and_learn(&gold[order[i]], l);
	}
	learner_average(l);
	free(order);
}

void
train_tagger(Gold *gold, int n, Learner *l, int epochs)
{
	/* The parser learns from tags as it will see them: given by a tagger that has not seen the sentence. */
	for (int fold = 0; fold < 4; fold++)
	{
		Learner		part;

		learner_open(&part, l->bits, l->classes);
		train_fold(gold, n, &part, epochs / 2 + 1, fold, 4);
		give_tags(gold, n, &part, fold, 4);
		learner_close(&part);
	}
	train_fold(gold, n, l, epochs, 0, 0);
}

void
give_tags(Gold *gold, int n, const Learner *l, int fold, int folds)
{
	uint32		features[TAG_FEATURES];

	for (int k = fold; k < n; k += folds)
	{
		int			p1 = -1,
					p2 = -1;

		for (int i = 0; i < gold[k].count; i++)
		{
			gold[k].given[i] = best_class(l, features, tag_features(gold[k].forms, i, p1, p2, features));
			p2 = p1;
			p1 = gold[k].given[i];
		}
	}
}

/* ---- parser ---- */

static int
gold_head(const Gold *g, int i)
{
	return g->heads[i - 1] == 0 ? g->count + 1 : g->heads[i - 1];
}

/* How many gold arcs each transition makes impossible. */
static void
transition_costs(const ParseState *s, const Gold *g, int *cost)
{
	int			b = s->next;

	cost[SHIFT] = cost[LEFT] = cost[RIGHT] = 0;
	if (b <= s->count)
		for (int i = 0; i < s->top; i++)
		{
			cost[SHIFT] += gold_head(g, s->stack[i]) == b;
			cost[SHIFT] += i < s->top - 1 && gold_head(g, b) == s->stack[i];
		}
	if (s->top > 0)
	{
		int			top = s->stack[s->top - 1];
		int			h = gold_head(g, top);
		int			children = 0;

		for (int j = b; j <= s->count; j++)
			children += gold_head(g, j) == top;
		cost[LEFT] = children + (s->top > 1 && h == s->stack[s->top - 2]) + (h > b);
		cost[RIGHT] = children + (h >= b);
	}
}

static void
learn_relation(const ParseState *s, const ParseInput *input, const Gold *g, int h, int d, Learner *l, GrammarRelation *relation)
{
	uint32		features[RELATION_FEATURES];
	float		scores[N_RELATIONS];
	int			n = relation_features(s, input, h, d, features);
	int			best = 1;

	learner_scores(l, features, n, scores);
	for (int r = 2; r < N_RELATIONS; r++)
		if (scores[r] > scores[best] && r != REL_ROOT)
			best = r;
	*relation = best;
	if (gold_head(g, d) != h)
		return;
	l->now++;
	if (best != g->relations[d - 1])
		learner_update(l, features, n, g->relations[d - 1], best);
}

static void
parse_and_learn(Gold *g, Learner *transitions, Learner *relations, bool explore)
{
	ParseState	s;
	ParseInput	input = {.count = g->count,.forms = g->forms,.classes = g->given};
	uint32		features[PARSE_FEATURES];

	parse_begin(&s, g->count);
	while (!parse_done(&s))
	{
		int			n = transition_features(&s, &input, features);
		float		scores[N_TRANSITIONS];
		int			cost[N_TRANSITIONS];
		int			best = -1,
					right = -1,
					least = PG_INT32_MAX;
		GrammarRelation	relation = REL_NONE;

		learner_scores(transitions, features, n, scores);
		transition_costs(&s, g, cost);
		for (int t = 0; t < N_TRANSITIONS; t++)
			if (transition_legal(&s, t))
			{
				if (best < 0 || scores[t] > scores[best])
					best = t;
				least = Min(least, cost[t]);
			}
		for (int t = 0; t < N_TRANSITIONS; t++)
			if (transition_legal(&s, t) && cost[t] == least && (right < 0 || scores[t] > scores[right]))
				right = t;
		transitions->now++;
		if (cost[best] > least)
		{
			learner_update(transitions, features, n, right, best);
			if (!explore || random_below(10) == 0)
				best = right;
		}
		if (best != SHIFT)
		{
			int			h,
						d;

			transition_arc(&s, best, &h, &d);
			learn_relation(&s, &input, g, h, d, relations, &relation);
		}
		transition_apply(&s, best, relation);
	}
}

void
train_parser(Gold *gold, int n, Learner *transitions, Learner *relations, int epochs)
{
	int		   *order = malloc(sizeof(int) * n);

	for (int i = 0; i < n; i++)
		order[i] = i;
	for (int e = 0; e < epochs; e++)
	{
		shuffle(order, n);
		for (int i = 0; i < n; i++)
			if (!gold[order[i]].skip)
				parse_and_learn(&gold[order[i]], transitions, relations, e > 0);
	}
	learner_average(transitions);
	learner_average(relations);
	free(order);
}

/* ---- names ---- */

typedef struct Lattice
{
	uint32		features[8192][NAME_FEATURES];
	int			n[8192];
	float		emissions[8192 * NAME_LABELS];
	uint8		labels[8192];
} Lattice;

static void
fill_lattice(Lattice *x, const NamedDocument *d, const Sentence *s, const Learner *l)
{
	WordForm   *forms = malloc(sizeof(WordForm) * (s->count + 2 * WORD_PAD));

	word_forms(d->doc, s->first, s->count, forms);
	for (int i = 0; i < s->count; i++)
	{
		x->n[i] = name_features(d->doc, s, forms, &d->clues, i, x->features[i]);
		learner_scores(l, x->features[i], x->n[i], x->emissions + i * NAME_LABELS);
	}
	free(forms);
}

static void
learn_chain(float *chain, double *sums, uint32 now, int from, int to, float d)
{
	chain[from * NAME_LABELS + to] += d;
	sums[from * NAME_LABELS + to] += (double) now * d;
}

void
train_namer(NamedDocument *docs, int n, Learner *l, float *chain, int epochs)
{
	static Lattice x;
	double		sums[(NAME_LABELS + 1) * NAME_LABELS] = {0};
	int		   *order = malloc(sizeof(int) * n);

	for (int i = 0; i < n; i++)
		order[i] = i;
	for (int e = 0; e < epochs; e++)
	{
		shuffle(order, n);
		for (int k = 0; k < n; k++)
		{
			NamedDocument *d = &docs[order[k]];

			for (int j = 0; j < d->doc->n_sentences; j++)
			{
				const Sentence *s = &d->doc->sentences[j];
				const uint8 *right = d->labels + s->first;
				int			from_right = NAME_LABELS,
							from_given = NAME_LABELS;

				if (s->count > 8000 || s->count == 0)
					continue;
				fill_lattice(&x, d, s, l);
				name_viterbi(x.emissions, chain, s->count, x.labels);
				l->now++;
				if (memcmp(right, x.labels, s->count) == 0)
					continue;
				for (int i = 0; i < s->count; i++)
				{
					if (right[i] != x.labels[i])
						learner_update(l, x.features[i], x.n[i], right[i], x.labels[i]);
					if (right[i] != x.labels[i] || from_right != from_given)
					{
						learn_chain(chain, sums, l->now, from_right, right[i], 1);
						learn_chain(chain, sums, l->now, from_given, x.labels[i], -1);
					}
					from_right = right[i];
					from_given = x.labels[i];
				}
			}
		}
	}
	for (int i = 0; i < (NAME_LABELS + 1) * NAME_LABELS; i++)
		chain[i] -= sums[i] / Max(l->now, 1);
	learner_average(l);
	free(order);
}
