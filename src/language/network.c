/*
 * network.c - a batch of sentences through the layers.
 */
#include "extension/core.h"
#include <math.h>

#include "language/network.h"

/* Words whose relations are scored together. */
#define PAIR_ROWS 48

Batch *
batch_create(const Network *n, Room *room)
{
	Batch	   *b = MemoryContextAllocZero(room->context, sizeof(Batch));
	Size		rows = BATCH_WORDS;
	Size		cells = (Size) 4 * n->hidden;
	Size		heads = panels_width(SENTENCE_MAX + 1);
	const Proposer *p = &n->proposer;
	Size		upper = (Size) 4 * p->hidden;
	Size		memory = (Size) BATCH_SENTENCES * Max(n->hidden, p->hidden);
	Size		parts = Max(p->word_parts[PROPOSED_ACT].width, p->word_parts[PROPOSED_SAYING].width);
	Size		gates = Max(p->gates[PROPOSED_ACT].width, p->gates[PROPOSED_SAYING].width);
	struct
	{
		float	  **at;
		Size		floats;
	}			arrays[] = {
		{&b->labels, rows * n->labels.width}, {&b->parts, rows * n->parts.width}, {&b->types, rows * n->mix.width},
		{&b->gates, rows * Max(Max(cells, upper), (Size) Max(n->width, p->middle.width))},
		{&b->layer[0], rows * Max(2 * n->hidden, n->mix.width)}, {&b->layer[1], rows * 2 * n->hidden},
		{&b->memory, memory}, {&b->state, memory}, {&b->step, 4 * memory}, {&b->arc_words, rows * n->arcs.width}, {&b->arc_heads, heads * n->arc},
		{&b->arc_scores, SENTENCE_MAX * heads}, {&b->pair_rows, (Size) PAIR_ROWS * n->pairs.width},
		{&b->type_gates, rows * upper}, {&b->upper, rows * 2 * p->hidden}, {&b->proposed, rows * p->labels.width},
		{&b->chosen, (Size) SENTENCE_MAX * 2 * p->hidden}, {&b->role_gates, SENTENCE_MAX * gates},
		{&b->act_parts, SENTENCE_MAX * parts}, {&b->word_parts, SENTENCE_MAX * parts}, {&b->packed_parts, heads * p->part},
		{&b->role_scores, p->hidden ? SENTENCE_MAX * heads : 0}
	};

	b->network = n;
	for (size_t i = 0; i < lengthof(arrays); i++)
		*arrays[i].at = room_floats(room, arrays[i].floats);
	return b;
}

/* Rows of a product, bias and all. */
static void
apply(const Matrix *m, int rows, const float *in, int stride, float *out)
{
	kernels()->multiply(rows, m->width, m->inputs, in, stride, m->packed, NULL, m->bias, out, m->width);
}

/* ---- words ---- */

/* The place of a key among those with a vector, or -1. */
static int
find_word(const Network *n, uint32 key)
{
	uint32		low = 0;
	uint32		high = n->n_words;

	while (low < high)
	{
		uint32		middle = low + (high - low) / 2;

		if (n->word_keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n->n_words && n->word_keys[low] == key ? (int) low : -1;
}

static void
add_table_row(const Network *n, int table, uint32 hash, float *x)
{
	const Table *t = &n->tables[table];
	uint32		row = hash % t->rows;

	kernels()->add_row(n->width, t->values + (Size) row * n->width, half_value(t->steps[row]), x);
}

static void
add_word(const Network *n, const WordFeatures *f, float *x)
{
	int			word = find_word(n, f->key);

	memcpy(x, n->word_bias, sizeof(float) * n->width);
	if (word >= 0)
		kernels()->add_small_row(n->width, n->word_values + (Size) word * (n->width / 2), half_value(n->word_steps[word]), x);
	add_table_row(n, TABLE_FORMS, f->form[0], x);
	add_table_row(n, TABLE_FORMS, f->form[1], x);
	add_table_row(n, TABLE_BEGINNINGS, f->beginning, x);
	add_table_row(n, TABLE_ENDS, f->end, x);
	add_table_row(n, TABLE_SHAPES, f->shape, x);
	add_table_row(n, TABLE_LISTS, f->lists, x);
}

/* The types' vectors into batch->types, n->width apart.  The room of the gates holds what is between. */
static void
run_types(Batch *b)
{
	const Network *n = b->network;
	float	   *x = b->gates;
	float	   *pieces = b->layer[0];

	for (int t = 0; t < b->n_types; t++)
	{
		add_word(n, &b->features[t], x + (Size) t * n->width);
		kernels()->normalise(n->width, n->norm_weight, n->norm_bias, x + (Size) t * n->width);
	}
	apply(&n->mix, b->n_types, x, n->width, pieces);
	for (int t = 0; t < b->n_types; t++)
	{
		const float *p = pieces + (Size) t * n->mix.width;
		const float *in = x + (Size) t * n->width;
		float	   *out = b->types + (Size) t * n->width;

		kernels()->maxout(n->width, p, in, out);
	}
}

/* ---- recurrent layers ---- */

/* Row of the word that sentence k is at, or the one it reads from the end. */
static inline int
row_at(const Batch *b, int k, int step, int way)
{
	return b->first[k] + (way == FORWARD ? step : b->count[k] - 1 - step);
}

/*
 * One way through all sentences, step by step: their first words together, their second and so on; the longest sentence is the first,
 * so that those which go on stand together.  The gates without the state before are b->gates, a row a word or a type.
 */
static void
run_way(Batch *b, const Matrix *state, int way, bool by_type, float *out)
{
	int			hidden = state->inputs;
	int			cells = 4 * hidden;
	int			active = b->n_sentences;
	const float *begin[BATCH_SENTENCES];

	memset(b->memory, 0, sizeof(float) * BATCH_SENTENCES * hidden);
	memset(b->state, 0, sizeof(float) * BATCH_SENTENCES * hidden);
	for (int step = 0; step < b->count[0]; step++)
	{
		while (b->count[active - 1] <= step)
			active--;
		for (int k = 0; k < active; k++)
		{
			int			row = row_at(b, k, step, way);

			begin[k] = b->gates + (Size) (by_type ? b->type[row] : row) * cells;
		}
		kernels()->multiply(active, cells, hidden, b->state, hidden, state->packed, begin, NULL, b->step, cells);
		for (int k = 0; k < active; k++)
		{
			float	   *s = b->state + (Size) k * hidden;

			kernels()->lstm_step(hidden, b->step + (Size) k * cells, b->memory + (Size) k * hidden, s);
			memcpy(out + (Size) row_at(b, k, step, way) * 2 * hidden + way * hidden, s, sizeof(float) * hidden);
		}
	}
}

/*
 * The layer that proposes, from what the last layer made of each row, and its labels.  What it takes of the words themselves is
 * computed once a type: the rows begin with it.
 */
static void
run_proposer(Batch *b, const float *trunk)
{
	const Proposer *p = &b->network->proposer;
	const float *begin[BATCH_WORDS];

	for (int way = 0; way < N_WAYS; way++)
	{
		const Matrix *m = &p->trunk[way];

		CHECK_FOR_INTERRUPTS();
		apply(&p->word[way], b->n_types, b->types, b->network->width, b->type_gates);
		for (int r = 0; r < b->n_words; r++)
			begin[r] = b->type_gates + (Size) b->type[r] * m->width;
		kernels()->multiply(b->n_words, m->width, m->inputs, trunk, m->inputs, m->packed, begin, NULL, b->gates, m->width);
		run_way(b, &p->state[way], way, false, b->upper);
	}
	apply(&p->middle, b->n_words, b->upper, 2 * p->hidden, b->gates);
	for (int r = 0; r < b->n_words; r++)
		kernels()->leaky(p->middle.width, b->gates + (Size) r * p->middle.width);
	apply(&p->labels, b->n_words, b->gates, p->middle.width, b->proposed);
}

void
batch_run(Batch *b)
{
	const Network *n = b->network;
	const float *in = b->types;
	int			rows = b->n_types;
	int			stride = n->width;

	run_types(b);
	for (int l = 0; l < n->layers; l++)
	{
		float	   *out = b->layer[l % 2];

		for (int way = 0; way < N_WAYS; way++)
		{
			CHECK_FOR_INTERRUPTS();
			apply(&n->recurrent[l].input[way], rows, in, stride, b->gates);
			run_way(b, &n->recurrent[l].state[way], way, l == 0, out);
		}
		in = out;
		rows = b->n_words;
		stride = 2 * n->hidden;
	}
	apply(&n->labels, rows, in, stride, b->labels);
	apply(&n->parts, rows, in, stride, b->parts);
	for (int r = 0; r < rows; r++)
		kernels()->leaky(n->parts.width, b->parts + (Size) r * n->parts.width);
	apply(&n->arcs, rows, b->parts, n->parts.width, b->arc_words);
	if (n->proposer.hidden > 0)
		run_proposer(b, in);
}

/* ---- heads and relations ---- */

/* The heads of a sentence as the right side of a product: the root, then its words. */
static void
pack_heads(Batch *b, int sentence, int width)
{
	const Network *n = b->network;
	int			count = b->count[sentence];

	for (int h = 0; h < width; h++)
	{
		const float *from = h == 0 ? n->root_arc : b->parts + (Size) (b->first[sentence] + h - 1) * n->parts.width + n->arc;
		float	   *to = b->arc_heads + (Size) (h / PANEL) * n->arc * PANEL + h % PANEL;

		for (int i = 0; i < n->arc; i++)
			to[(Size) i * PANEL] = h <= count ? from[i] : 0;
	}
}

float *
batch_arcs(Batch *b, int sentence, int *stride)
{
	static const float none[SENTENCE_MAX + 1 + PANEL];
	const Network *n = b->network;
	int			count = b->count[sentence];

	*stride = panels_width(count + 1);
	pack_heads(b, sentence, *stride);
	kernels()->multiply(count, *stride, n->arc, b->arc_words + (Size) b->first[sentence] * n->arcs.width, n->arcs.width, b->arc_heads,
						NULL, none, b->arc_scores, *stride);
	return b->arc_scores;
}

void
batch_relations(Batch *b, int sentence, const int16 *heads, float *scores)
{
	const Network *n = b->network;

	for (int from = 0; from < b->count[sentence]; from += PAIR_ROWS)
	{
		int			rows = Min(PAIR_ROWS, b->count[sentence] - from);
		const float *parts = b->parts + (Size) (b->first[sentence] + from) * n->parts.width;

		apply(&n->pairs, rows, parts + 2 * n->arc, n->parts.width, b->pair_rows);
		for (int i = 0; i < rows; i++)
		{
			int			h = heads[from + i];
			const float *head = h == 0 ? n->root_label :
				b->parts + (Size) (b->first[sentence] + h - 1) * n->parts.width + 2 * n->arc + n->label;

			kernels()->weigh(n->label, n->relation_width, b->pair_rows + (Size) i * n->pairs.width, head,
							 scores + (Size) (from + i) * n->relation_width);
		}
	}
}

/* ---- roles ---- */

static inline int
first_role(ProposalKind kind)
{
	return kind == PROPOSED_ACT ? 0 : ROLE_SOURCE;
}

static inline ProposalKind
kind_of(ProposedRole role)
{
	return role < ROLE_SOURCE ? PROPOSED_ACT : PROPOSED_SAYING;
}

void
batch_choose(Batch *b, int sentence, ProposalKind kind, const int16 *words, int n)
{
	const Proposer *p = &b->network->proposer;
	const Matrix *parts = &p->word_parts[kind];
	int			width = 2 * p->hidden;
	const float *rows = b->upper + (Size) b->first[sentence] * width;

	for (int i = 0; i < n; i++)
		memcpy(b->chosen + (Size) i * width, rows + (Size) words[i] * width, sizeof(float) * width);
	b->n_chosen = n;
	apply(&p->gates[kind], n, b->chosen, width, b->role_gates);
	apply(&p->act_parts[kind], n, b->chosen, width, b->act_parts);
	apply(parts, b->count[sentence], rows, width, b->word_parts);
	for (int i = 0; i < n; i++)
		kernels()->leaky(parts->width, b->act_parts + (Size) i * parts->width);
	for (int i = 0; i < b->count[sentence]; i++)
		kernels()->leaky(parts->width, b->word_parts + (Size) i * parts->width);
}

const float *
batch_role(Batch *b, int sentence, ProposedRole role, int *stride)
{
	static const float none[SENTENCE_MAX + PANEL];
	const Proposer *p = &b->network->proposer;
	ProposalKind kind = kind_of(role);
	int			width = p->word_parts[kind].width;
	int			at = (role - first_role(kind)) * p->part;
	int			count = b->count[sentence];

	*stride = panels_width(count);
	for (int w = 0; w < *stride; w++)
	{
		const float *from = b->word_parts + (Size) w * width + at;
		float	   *to = b->packed_parts + (Size) (w / PANEL) * p->part * PANEL + w % PANEL;

		for (int i = 0; i < p->part; i++)
			to[(Size) i * PANEL] = w < count ? from[i] : 0;
	}
	kernels()->multiply(b->n_chosen, *stride, p->part, b->act_parts + at, width, b->packed_parts, NULL, none, b->role_scores, *stride);
	return b->role_scores;
}

float
batch_nobody(const Batch *b, int i, ProposedRole role)
{
	const Proposer *p = &b->network->proposer;
	ProposalKind kind = kind_of(role);
	int			roles = kind == PROPOSED_ACT ? N_ACT_ROLES : N_SAYING_ROLES;

	return b->role_gates[(Size) i * p->gates[kind].width + roles * p->gate + role - first_role(kind)];
}

const float *
batch_gate(const Batch *b, int i, ProposedRole role)
{
	const Proposer *p = &b->network->proposer;
	ProposalKind kind = kind_of(role);

	return b->role_gates + (Size) i * p->gates[kind].width + (role - first_role(kind)) * p->gate;
}
