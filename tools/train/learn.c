/*
 * learn.c - the three trainers: tagger, parser (dynamic oracle, Goldberg and Nivre 2013), names.
 */
#include "train.h"

/* How many parts the treebank is cut into where a stage must not have seen what it gives to the next. */
#define FOLDS 4

/* ---- tagger ---- */

/* The right class against the best of the others. */
static int
rival_of(const float *scores, int classes, int right)
{
	int			rival = -1;

	for (int c = 0; c < classes; c++)
		if (c != right && (rival < 0 || scores[c] > scores[rival]))
			rival = c;
	return rival;
}

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
		int			right = g->classes[i];
		float		scores[N_TAG_CLASSES];
		int			rival;

		learner_scores(l, features, n, scores);
		rival = rival_of(scores, N_TAG_CLASSES, right);
		l->now++;
		if (learner_is_close(scores[right], scores[rival]))
			learner_update(l, features, n, right, rival);
		p2 = p1;
		p1 = scores[rival] > scores[right] ? rival : right;
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
	for (int fold = 0; fold < FOLDS; fold++)
	{
		Learner		part;

		learner_open(&part, l->bits, l->classes);
		train_fold(gold, n, &part, epochs / 2 + 1, fold, FOLDS);
		give_tags(gold, n, &part, fold, FOLDS);
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

void
tag_documents(NamedDocument *docs, int n, const WordTable *table, const Learner *l)
{
	uint32		features[TAG_FEATURES];

	for (int k = 0; k < n; k++)
		for (int j = 0; j < docs[k].doc->n_sentences; j++)
		{
			const Sentence *s = &docs[k].doc->sentences[j];
			WordForm   *forms = malloc(sizeof(WordForm) * (s->count + 2 * WORD_PAD));
			int			p1 = -1,
						p2 = -1;

			word_forms(docs[k].doc, table, s->first, s->count, forms);
			for (int i = 0; i < s->count; i++)
			{
				int			c = best_class(l, features, tag_features(forms, i, p1, p2, features));

				docs[k].doc->tokens[s->first + i].tag = class_tag[c];
				p2 = p1;
				p1 = c;
			}
			free(forms);
		}
}

/* ---- parser ---- */

/* The gold tree of the words that are no marks for the tagger: a word hangs on the next word above it that is left. */
static void
gather_words(Gold *g)
{
	int16	   *word = malloc(sizeof(int16) * (g->count + 1));
	int			n = 0;

	g->word_forms = calloc(g->count + 2 * WORD_PAD, sizeof(WordForm));
	g->word_classes = calloc(g->count + 1, 1);
	g->word_marks = calloc(g->count + 2, 1);
	g->word_heads = calloc(g->count + 1, sizeof(int16));
	g->word_relations = calloc(g->count + 1, 1);
	for (int i = 0; i < g->count; i++)
	{
		word[i] = 0;
		if (class_tag[g->given[i]] == TAG_PUNCT)
		{
			g->word_marks[n] |= mark_of(g->doc->tokens[i].lower);
			continue;
		}
		g->word_forms[WORD_PAD + n] = g->forms[WORD_PAD + i];
		g->word_classes[n] = g->given[i];
		word[i] = ++n;
	}
	g->words = n;
	for (int i = 0, root = 0; i < g->count; i++)
	{
		int			h = g->heads[i];
		int			steps = 0;

		if (word[i] == 0)
			continue;
		while (h > 0 && word[h - 1] == 0 && steps++ < g->count)
			h = g->heads[h - 1];
		h = h > 0 ? word[h - 1] : root;
		if (h == 0)
			root = word[i];
		g->word_heads[word[i] - 1] = h;
		g->word_relations[word[i] - 1] = g->relations[i];
	}
	free(word);
}

static int
gold_head(const Gold *g, int i)
{
	return g->word_heads[i - 1] == 0 ? g->words + 1 : g->word_heads[i - 1];
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
	int			best = 1,
				right,
				rival;

	learner_scores(l, features, n, scores);
	scores[REL_NONE] = scores[REL_ROOT] = -1e30f;
	for (int r = 2; r < N_RELATIONS; r++)
		if (scores[r] > scores[best])
			best = r;
	*relation = best;
	right = g->word_relations[d - 1];
	if (gold_head(g, d) != h || right == REL_ROOT)
		return;
	rival = rival_of(scores, N_RELATIONS, right);
	l->now++;
	if (learner_is_close(scores[right], scores[rival]))
		learner_update(l, features, n, right, rival);
}

static void
parse_and_learn(Gold *g, Learner *transitions, Learner *relations, bool explore)
{
	ParseState	s;
	ParseInput	input = {.count = g->words,.forms = g->word_forms,.classes = g->word_classes,.marks = g->word_marks,.guide = g->guide};
	uint32		features[PARSE_FEATURES];

	parse_begin(&s, g->words);
	while (!parse_done(&s))
	{
		int			n = transition_features(&s, &input, features);
		float		scores[N_TRANSITIONS];
		int			cost[N_TRANSITIONS];
		int			best = -1,
					right = -1,
					rival = -1,
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
		{
			int		   *of = cost[t] == least ? &right : &rival;

			if (transition_legal(&s, t) && (*of < 0 || scores[t] > scores[*of]))
				*of = t;
		}
		transitions->now++;
		if (rival >= 0 && learner_is_close(scores[right], scores[rival]))
			learner_update(transitions, features, n, right, rival);
		if (cost[best] > least && (!explore || random_below(10) == 0))
			best = right;
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

static int
best_legal(const ParseState *s, const float *scores)
{
	int			best = -1;

	for (int t = 0; t < N_TRANSITIONS; t++)
		if (transition_legal(s, t) && (best < 0 || scores[t] > scores[best]))
			best = t;
	return best;
}

static GrammarRelation
guess_relation(const ParseState *s, const ParseInput *input, int h, int d, const Learner *l)
{
	uint32		features[RELATION_FEATURES];
	float		scores[N_RELATIONS];
	int			best = REL_NONE + 1;

	learner_scores(l, features, relation_features(s, input, h, d, features), scores);
	for (int r = best + 1; r < N_RELATIONS; r++)
		if (r != REL_ROOT && scores[r] > scores[best])
			best = r;
	return best;
}

/* As parse_words() does, with weights that are still floats. */
static void
parse_by_learners(const Gold *g, const Learner *transitions, const Learner *relations, int16 *heads, uint8 *labels)
{
	ParseState	s;
	ParseInput	input = {.count = g->words,.forms = g->word_forms,.classes = g->word_classes,.marks = g->word_marks};
	uint32		features[PARSE_FEATURES];
	float		scores[N_TRANSITIONS];

	for (parse_begin(&s, g->words); !parse_done(&s);)
	{
		GrammarRelation r = REL_NONE;
		int			t;

		learner_scores(transitions, features, transition_features(&s, &input, features), scores);
		t = best_legal(&s, scores);
		if (t != SHIFT)
		{
			int			h,
						d;

			transition_arc(&s, t, &h, &d);
			r = guess_relation(&s, &input, h, d, relations);
		}
		transition_apply(&s, t, r);
	}
	for (int i = 1; i <= g->words; i++)
	{
		heads[i - 1] = s.head[i] < 0 ? 0 : s.head[i];
		labels[i - 1] = s.head[i] < 0 ? REL_ROOT : s.relation[i];
	}
}

/* The sentence from its end to its beginning. */
static Gold
mirrored(const Gold *g)
{
	Gold		m = {.words = g->words,.skip = g->skip};
	int			n = g->words;

	m.word_forms = calloc(n + 2 * WORD_PAD, sizeof(WordForm));
	m.word_classes = calloc(n + 1, 1);
	m.word_marks = calloc(n + 2, 1);
	m.word_heads = calloc(n + 1, sizeof(int16));
	m.word_relations = calloc(n + 1, 1);
	for (int i = 0; i < n; i++)
	{
		int			h = g->word_heads[n - 1 - i];

		m.word_forms[WORD_PAD + i] = g->word_forms[WORD_PAD + n - 1 - i];
		m.word_classes[i] = g->word_classes[n - 1 - i];
		m.word_heads[i] = h == 0 ? 0 : n + 1 - h;
		m.word_relations[i] = g->word_relations[n - 1 - i];
	}
	for (int i = 0; i <= n; i++)
		m.word_marks[i] = g->word_marks[n - i];
	return m;
}

static void
train_pass(Gold *gold, int n, Learner *transitions, Learner *relations, int epochs, int fold, int folds)
{
	int		   *order = malloc(sizeof(int) * n);

	for (int i = 0; i < n; i++)
		order[i] = i;
	for (int e = 0; e < epochs; e++)
	{
		shuffle(order, n);
		for (int i = 0; i < n; i++)
			if (!gold[order[i]].skip && gold[order[i]].words > 0 && (folds == 0 || order[i] % folds != fold))
				parse_and_learn(&gold[order[i]], transitions, relations, e > 0);
	}
	learner_average(transitions);
	learner_average(relations);
	free(order);
}

/* Parses the sentences of a fold from their ends and makes the trees their guides. */
static void
give_guides(Gold *gold, const Gold *mirrors, int n, const Learner *transitions, const Learner *relations, int fold, int folds)
{
	int16		heads[PARSE_MAX];
	uint8		labels[PARSE_MAX];

	for (int k = fold; k < n; k += folds)
		if (!gold[k].skip && gold[k].words > 0)
		{
			parse_by_learners(&mirrors[k], transitions, relations, heads, labels);
			gold[k].guide = malloc(sizeof(ParseTree));
			parse_tree(gold[k].guide, gold[k].words, heads, labels, true);
		}
}

void
train_parser(Gold *gold, int n, Learner *back[2], Learner *ahead[2], int epochs)
{
	Gold	   *mirrors = malloc(sizeof(Gold) * n);

	for (int i = 0; i < n; i++)
	{
		gather_words(&gold[i]);
		mirrors[i] = mirrored(&gold[i]);
	}
	/* The guide is as good in training as it will be later: from a parser that has not seen the sentence. */
	for (int fold = 0; fold < FOLDS; fold++)
	{
		Learner		part[2];

		for (int i = 0; i < 2; i++)
			learner_open(&part[i], back[i]->bits, back[i]->classes);
		train_pass(mirrors, n, &part[0], &part[1], epochs / 2 + 1, fold, FOLDS);
		give_guides(gold, mirrors, n, &part[0], &part[1], fold, FOLDS);
		for (int i = 0; i < 2; i++)
			learner_close(&part[i]);
	}
	train_pass(mirrors, n, back[0], back[1], epochs, 0, 0);
	train_pass(gold, n, ahead[0], ahead[1], epochs, 0, 0);
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
fill_lattice(Lattice *x, const NamedDocument *d, const WordTable *table, const Sentence *s, const Learner *l)
{
	WordForm   *forms = malloc(sizeof(WordForm) * (s->count + 2 * WORD_PAD));

	word_forms(d->doc, table, s->first, s->count, forms);
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
train_namer(NamedDocument *docs, int n, const WordTable *table, Learner *l, float *chain, int epochs)
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
				fill_lattice(&x, d, table, s, l);
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
