/*
 * network_open.c - a model's tensors in, a network out: tables stay in the file, matrices are widened and packed (2 MB for the
 * network that is shipped).
 */
#include "extension/core.h"
#include <math.h>

#include "language/network.h"

/* The widest layers that are taken: room for a batch is made of these. */
#define WIDTH_MAX 512
#define ARC_MAX 256
#define LABEL_MAX 128
#define TABLE_MAX (1 << 24)

typedef struct Opening
{
	const Model *model;
	Network    *network;
	Room	   *room;
	const char *wrong;			/* the first thing that is */
} Opening;

/* Halves of a tensor; notes when it is missing or of another size. */
static const uint16 *
halves(Opening *o, const char *name, int rows, int columns)
{
	static const uint16 none;
	const uint16 *t = model_tensor(o->model, name, TENSOR_HALF, rows, columns);

	if (t == NULL && o->wrong == NULL)
		o->wrong = "a tensor is missing or of a wrong size";
	return t ? t : &none;
}

static float *
vector(Opening *o, const char *name, int count)
{
	const uint16 *from = halves(o, name, 1, count);
	float	   *out = room_floats(o->room, panels_width(count));

	for (int i = 0; i < count && o->wrong == NULL; i++)
		out[i] = half_value(from[i]);
	return out;
}

static float *
rows_of(Opening *o, const char *name, int rows, int columns)
{
	const uint16 *from = halves(o, name, rows, columns);
	float	   *out = room_floats(o->room, (Size) rows * columns);

	for (int i = 0; i < rows * columns && o->wrong == NULL; i++)
		out[i] = half_value(from[i]);
	return out;
}

static void
make_matrix(const Opening *o, Matrix *m, int inputs, int outputs)
{
	m->inputs = inputs;
	m->outputs = outputs;
	m->width = panels_width(outputs);
	m->packed = room_floats(o->room, (Size) m->width * inputs);
	m->bias = room_floats(o->room, m->width);
}

/* One output's weights, whose input i is half[i * stride]. */
static void
put_output(const Matrix *m, int output, const uint16 *half, int stride)
{
	float	   *to = &m->packed[(Size) (output / PANEL) * m->inputs * PANEL + output % PANEL];

	for (int i = 0; i < m->inputs; i++)
		to[(Size) i * PANEL] = half_value(half[(Size) i * stride]);
}

static inline float *
packed_at(const Matrix *m, int input, int output)
{
	return &m->packed[(Size) (output / PANEL) * m->inputs * PANEL + input * PANEL + output % PANEL];
}

/* Puts NAME.weight (or NAME when `bias` is NULL) and its bias from column `at` on. */
static void
put(Opening *o, Matrix *m, int at, int outputs, const char *weight, const char *bias)
{
	const uint16 *w = halves(o, weight, outputs, m->inputs);
	const uint16 *b = bias ? halves(o, bias, 1, outputs) : NULL;

	if (o->wrong != NULL)
		return;
	for (int j = 0; j < outputs; j++)
	{
		put_output(m, at + j, w + (Size) j * m->inputs, 1);
		if (b)
			m->bias[at + j] = half_value(b[j]);
	}
}

static void
open_labels(Opening *o, LabelNames *labels, const char **at, const char *end, const char *title)
{
	const char *line_end = *at;
	const char *p = *at;
	int			n = -1;			/* the title comes first */

	while (line_end < end && *line_end != '\n')
		line_end++;
	while (p < line_end)
	{
		const char *word = p;

		while (p < line_end && *p != ' ')
			p++;
		if (n >= LABELS_MAX || p - word >= (ptrdiff_t) sizeof(labels->names[0]) || (n < 0 && strncmp(word, title, p - word) != 0))
			break;
		if (n >= 0)
			snprintf(labels->names[n], sizeof(labels->names[n]), "%.*s", (int) (p - word), word);
		n++;
		p += p < line_end;
	}
	labels->count = n;
	if (p < line_end || n < 1)
		o->wrong = "its names of labels are wrong";
	*at = line_end < end ? line_end + 1 : end;
}

static void
open_names(Opening *o)
{
	const ModelTensor *t = model_find(o->model, "labels", TENSOR_TEXT);
	const char *at = t ? (const char *) o->model->header + t->offset : "";
	const char *end = at + (t ? (Size) t->rows * t->columns : 0);

	open_labels(o, &o->network->tags, &at, end, "upos");
	open_labels(o, &o->network->fine, &at, end, "xpos");
	open_labels(o, &o->network->relations, &at, end, "rels");
}

/* A size of the network, told by a tensor's columns. */
static int
size_of(Opening *o, const char *name, TensorKind kind, bool columns, int max)
{
	const ModelTensor *t = model_find(o->model, name, kind);
	uint32		size = t == NULL ? 0 : columns ? t->columns : t->rows;

	if (size >= 1 && size <= (uint32) max)
		return size;
	o->wrong = "a tensor is missing or of a wrong size";
	return 1;
}

static void
open_sizes(Opening *o)
{
	Network    *n = o->network;

	n->width = size_of(o, "norm.weight", TENSOR_HALF, true, WIDTH_MAX);
	n->hidden = size_of(o, "rnn0f.state", TENSOR_HALF, true, WIDTH_MAX);
	n->arc = size_of(o, "arc.word.weight", TENSOR_HALF, false, ARC_MAX);
	n->label = size_of(o, "label.word.weight", TENSOR_HALF, false, LABEL_MAX);
	n->relation_width = (n->relations.count + 15) / 16 * 16;
	while (n->layers < LAYERS_MAX)
	{
		char		name[24];

		snprintf(name, sizeof(name), "rnn%df.input", n->layers);
		if (model_find(o->model, name, TENSOR_HALF) == NULL)
			break;
		n->layers++;
	}
	if (n->width % 16 != 0 || n->hidden % 16 != 0 || n->layers < 1)
		o->wrong = "its layers are of no size that can be computed";
}

static void
open_table(Opening *o, Table *t, const char *name)
{
	char		steps[24];

	snprintf(steps, sizeof(steps), "%s.step", name);
	t->rows = size_of(o, name, TENSOR_INT8, false, TABLE_MAX);
	t->values = model_tensor(o->model, name, TENSOR_INT8, t->rows, o->network->width);
	t->steps = halves(o, steps, 1, t->rows);
	if (t->values == NULL)
		o->wrong = "a table is of a wrong size";
}

static void
open_words(Opening *o)
{
	static const char *const names[N_TABLES] = {"forms", "beginnings", "ends", "shapes", "lists"};
	Network    *n = o->network;

	for (int i = 0; i < N_TABLES; i++)
		open_table(o, &n->tables[i], names[i]);
	n->n_words = size_of(o, "words", TENSOR_INT4, false, TABLE_MAX);
	n->word_values = model_tensor(o->model, "words", TENSOR_INT4, n->n_words, n->width);
	n->word_keys = model_tensor(o->model, "words.key", TENSOR_UINT32, 1, n->n_words);
	n->word_steps = halves(o, "words.step", 1, n->n_words);
	if (n->word_values == NULL || n->word_keys == NULL)
		o->wrong = "its dictionary is wrong";
	n->word_bias = vector(o, "word.bias", n->width);
	n->norm_weight = vector(o, "norm.weight", n->width);
	n->norm_bias = vector(o, "norm.bias", n->width);
}

/* Maxout of two pieces: output 2i + p of the file is piece p of value i; here each piece stands together. */
static void
open_mix(Opening *o)
{
	Network    *n = o->network;
	const uint16 *w = halves(o, "mix.weight", 2 * n->width, n->width);
	const uint16 *b = halves(o, "mix.bias", 1, 2 * n->width);

	make_matrix(o, &n->mix, n->width, 2 * n->width);
	for (int j = 0; j < 2 * n->width && o->wrong == NULL; j++)
	{
		int			to = j % 2 * n->width + j / 2;

		put_output(&n->mix, to, w + (Size) j * n->width, 1);
		n->mix.bias[to] = half_value(b[j]);
	}
}

static void
open_recurrent(Opening *o, int layer)
{
	Network    *n = o->network;

	for (int way = 0; way < N_WAYS; way++)
	{
		char		input[24],
					state[24],
					bias[24];
		char		end = way == FORWARD ? 'f' : 'b';

		snprintf(input, sizeof(input), "rnn%d%c.input", layer, end);
		snprintf(state, sizeof(state), "rnn%d%c.state", layer, end);
		snprintf(bias, sizeof(bias), "rnn%d%c.bias", layer, end);
		make_matrix(o, &n->recurrent[layer].input[way], layer == 0 ? n->width : 2 * n->hidden, 4 * n->hidden);
		make_matrix(o, &n->recurrent[layer].state[way], n->hidden, 4 * n->hidden);
		put(o, &n->recurrent[layer].input[way], 0, 4 * n->hidden, input, bias);
		put(o, &n->recurrent[layer].state[way], 0, 4 * n->hidden, state, NULL);
	}
}

/* arc: (arc + 1) x arc, the last row for words as such. */
static void
open_arcs(Opening *o)
{
	Network    *n = o->network;
	const uint16 *u = halves(o, "arc", n->arc + 1, n->arc);

	make_matrix(o, &n->arcs, n->arc, n->arc);
	for (int j = 0; j < n->arc && o->wrong == NULL; j++)
	{
		put_output(&n->arcs, j, u + j, n->arc);
		n->arcs.bias[j] = half_value(u[(Size) n->arc * n->arc + j]);
	}
}

/* label: relations x (label + 1) x (label + 1), a word's value by its head's. */
static void
open_pairs(Opening *o)
{
	Network    *n = o->network;
	int			side = n->label + 1;
	const uint16 *w = halves(o, "label", n->relations.count, side * side);

	make_matrix(o, &n->pairs, n->label, side * n->relation_width);
	for (int r = 0; r < n->relations.count && o->wrong == NULL; r++)
		for (int j = 0; j < side; j++)
		{
			const uint16 *column = w + (Size) r * side * side + j;

			put_output(&n->pairs, j * n->relation_width + r, column, side);
			n->pairs.bias[j * n->relation_width + r] = half_value(column[(Size) n->label * side]);
		}
}

/* The root as a head: its part is always the same. */
static float *
root_part(Opening *o, int at, int count)
{
	const Matrix *m = &o->network->parts;
	const uint16 *root = halves(o, "root", 1, m->inputs);
	float	   *out = room_floats(o->room, count);

	for (int j = 0; j < count && o->wrong == NULL; j++)
	{
		out[j] = m->bias[at + j];
		for (int i = 0; i < m->inputs; i++)
			out[j] += half_value(root[i]) * *packed_at(m, i, at + j);
		out[j] = out[j] > 0 ? out[j] : out[j] * 0.1f;
	}
	return out;
}

static void
open_heads(Opening *o)
{
	Network    *n = o->network;
	int			tags = n->tags.count;

	make_matrix(o, &n->labels, 2 * n->hidden, tags + n->fine.count + NAME_LABELS);
	put(o, &n->labels, 0, tags, "tags.weight", "tags.bias");
	put(o, &n->labels, tags, n->fine.count, "fine.weight", "fine.bias");
	put(o, &n->labels, tags + n->fine.count, NAME_LABELS, "names.weight", "names.bias");
	make_matrix(o, &n->parts, 2 * n->hidden, 2 * (n->arc + n->label));
	put(o, &n->parts, 0, n->arc, "arc.word.weight", "arc.word.bias");
	put(o, &n->parts, n->arc, n->arc, "arc.head.weight", "arc.head.bias");
	put(o, &n->parts, 2 * n->arc, n->label, "label.word.weight", "label.word.bias");
	put(o, &n->parts, 2 * n->arc + n->label, n->label, "label.head.weight", "label.head.bias");
	open_arcs(o);
	open_pairs(o);
	n->root_arc = root_part(o, n->arc, n->arc);
	n->root_label = root_part(o, 2 * n->arc + n->label, n->label);
}

/* ---- the layer that proposes ---- */

/* The tensors of the layer that proposes: a model has all of them, or none (then it proposes nothing).  "calibration" is another matter. */
static const char *const proposer_tensors[] = {
	"act.names", "acts.f.input", "acts.f.state", "acts.f.bias", "acts.b.input", "acts.b.state", "acts.b.bias", "act.hidden.weight",
	"act.hidden.bias", "act.labels.weight", "act.labels.bias", "role.act.weight", "role.act.bias", "role.word.weight", "role.word.bias",
	"role.none.weight", "role.none.bias", "role.distance", "role.tree", "role.gate.weight", "role.gate.bias", "role.path"
};

static bool
has_proposer(const Model *model)
{
	for (size_t i = 0; i < lengthof(proposer_tensors); i++)
		for (int kind = 0; kind < N_TENSOR_KINDS; kind++)
			if (model_find(model, proposer_tensors[i], kind) != NULL)
				return true;
	return false;
}

/* "none" comes first in the file and is left out here. */
static void
drop_none(Opening *o, LabelNames *labels)
{
	if (o->wrong == NULL && (labels->count < 2 || strcmp(labels->names[0], "none") != 0))
		o->wrong = "its names of labels are wrong";
	labels->count = Max(labels->count - 1, 0);
	memmove(labels->names[0], labels->names[1], sizeof(labels->names[0]) * labels->count);
}

/* Sets row[role], the place of a role in the order of the file, which names its roles. */
static void
open_roles(Opening *o, const LabelNames *roles, int *row)
{
	for (int r = 0; r < N_PROPOSED_ROLES; r++)
	{
		row[r] = label_index(roles, proposed_role_names[r]);
		if (o->wrong == NULL && (row[r] < 0 || roles->count != N_PROPOSED_ROLES))
			o->wrong = "its names of roles are wrong";
	}
}

static void
open_proposed_names(Opening *o, int *row)
{
	const ModelTensor *t = model_find(o->model, "act.names", TENSOR_TEXT);
	const char *at = t ? (const char *) o->model->header + t->offset : "";
	const char *end = at + (t ? (Size) t->rows * t->columns : 0);
	Proposer   *p = &o->network->proposer;
	LabelNames	roles;

	open_labels(o, &p->kinds[PROPOSED_ACT], &at, end, "acts");
	open_labels(o, &p->statuses, &at, end, "statuses");
	open_labels(o, &p->kinds[PROPOSED_SAYING], &at, end, "attitudes");
	open_labels(o, &roles, &at, end, "roles");
	drop_none(o, &p->kinds[PROPOSED_ACT]);
	drop_none(o, &p->kinds[PROPOSED_SAYING]);
	open_roles(o, &roles, row);
}

/* The file has one matrix for what the trunk made of a word and for the word, in this order. */
static void
open_proposing_layer(Opening *o)
{
	Network    *n = o->network;
	Proposer   *p = &n->proposer;
	int			below = 2 * n->hidden;
	int			inputs = below + n->width;

	for (int way = 0; way < N_WAYS; way++)
	{
		const uint16 *w = halves(o, way == FORWARD ? "acts.f.input" : "acts.b.input", 4 * p->hidden, inputs);
		const uint16 *b = halves(o, way == FORWARD ? "acts.f.bias" : "acts.b.bias", 1, 4 * p->hidden);

		make_matrix(o, &p->trunk[way], below, 4 * p->hidden);
		make_matrix(o, &p->word[way], n->width, 4 * p->hidden);
		make_matrix(o, &p->state[way], p->hidden, 4 * p->hidden);
		for (int j = 0; j < 4 * p->hidden && o->wrong == NULL; j++)
		{
			put_output(&p->trunk[way], j, w + (Size) j * inputs, 1);
			put_output(&p->word[way], j, w + (Size) j * inputs + below, 1);
			p->word[way].bias[j] = half_value(b[j]);
		}
		put(o, &p->state[way], 0, 4 * p->hidden, way == FORWARD ? "acts.f.state" : "acts.b.state", NULL);
	}
}

/* The file's order is acts, statuses, attitudes; here what tells whether a word is proposed at all comes first. */
static void
open_proposed_labels(Opening *o)
{
	Proposer   *p = &o->network->proposer;
	int			acts = 1 + p->kinds[PROPOSED_ACT].count;
	int			attitudes = 1 + p->kinds[PROPOSED_SAYING].count;
	int			all = acts + p->statuses.count + attitudes;
	int			middle = size_of(o, "act.hidden.weight", TENSOR_HALF, false, WIDTH_MAX);
	const uint16 *w = halves(o, "act.labels.weight", all, middle);
	const uint16 *b = halves(o, "act.labels.bias", 1, all);

	make_matrix(o, &p->middle, 2 * p->hidden, middle);
	put(o, &p->middle, 0, middle, "act.hidden.weight", "act.hidden.bias");
	make_matrix(o, &p->labels, middle, all);
	for (int j = 0; j < all && o->wrong == NULL; j++)
	{
		int			to = j < acts ? j : j < acts + p->statuses.count ? j + attitudes : j - p->statuses.count;

		put_output(&p->labels, to, w + (Size) j * middle, 1);
		p->labels.bias[to] = half_value(b[j]);
	}
}

/* One side of the product that scores roles, as two matrices: the roles of acts, and those of sayings. */
static void
open_role_parts(Opening *o, Matrix *parts, const char *weight, const char *bias, const int *row)
{
	Proposer   *p = &o->network->proposer;
	int			inputs = 2 * p->hidden;
	const uint16 *w = halves(o, weight, N_PROPOSED_ROLES * p->part, inputs);
	const uint16 *b = halves(o, bias, 1, N_PROPOSED_ROLES * p->part);

	make_matrix(o, &parts[PROPOSED_ACT], inputs, N_ACT_ROLES * p->part);
	make_matrix(o, &parts[PROPOSED_SAYING], inputs, N_SAYING_ROLES * p->part);
	for (int to = 0; to < N_PROPOSED_ROLES * p->part && o->wrong == NULL; to++)
	{
		bool		of_act = to < N_ACT_ROLES * p->part;
		const Matrix *m = &parts[of_act ? PROPOSED_ACT : PROPOSED_SAYING];
		int			output = of_act ? to : to - N_ACT_ROLES * p->part;
		int			from = row[to / p->part] * p->part + to % p->part;

		put_output(m, output, w + (Size) from * inputs, 1);
		m->bias[output] = half_value(b[from]);
	}
}

/* Rows of a table, one a role, in the order of ProposedRole. */
static float *
role_table(Opening *o, const char *name, int columns, const int *row)
{
	const uint16 *from = halves(o, name, N_PROPOSED_ROLES, columns);
	float	   *out = room_floats(o->room, (Size) N_PROPOSED_ROLES * columns);

	for (int i = 0; i < N_PROPOSED_ROLES * columns && o->wrong == NULL; i++)
		out[i] = half_value(from[(Size) row[i / columns] * columns + i % columns]);
	return out;
}

/*
 * The matrix from a word that tells an act (or a saying) to the gate of each of its roles, and behind those to the score of nobody in
 * each.
 */
static void
open_role_gates(Opening *o, Matrix *m, ProposedRole first, int roles, const int *row)
{
	int			gate = o->network->proposer.gate;
	int			inputs = 2 * o->network->proposer.hidden;
	const uint16 *w = halves(o, "role.gate.weight", N_PROPOSED_ROLES * gate, inputs);
	const uint16 *b = halves(o, "role.gate.bias", 1, N_PROPOSED_ROLES * gate);
	const uint16 *nobody = halves(o, "role.none.weight", N_PROPOSED_ROLES, inputs);
	const uint16 *nobody_bias = halves(o, "role.none.bias", 1, N_PROPOSED_ROLES);

	make_matrix(o, m, inputs, roles * (gate + 1));
	for (int to = 0; to < roles * gate && o->wrong == NULL; to++)
	{
		int			from = row[first + to / gate] * gate + to % gate;

		put_output(m, to, w + (Size) from * inputs, 1);
		m->bias[to] = half_value(b[from]);
	}
	for (int r = 0; r < roles && o->wrong == NULL; r++)
	{
		put_output(m, roles * gate + r, nobody + (Size) row[first + r] * inputs, 1);
		m->bias[roles * gate + r] = half_value(nobody_bias[row[first + r]]);
	}
}

static void
open_role_scores(Opening *o, const int *row)
{
	Proposer   *p = &o->network->proposer;
	int			ways = 1 + N_TREE_WAYS * o->network->relations.count;

	p->gate = size_of(o, "role.path", TENSOR_HALF, true, LABEL_MAX);
	p->part = size_of(o, "role.act.weight", TENSOR_HALF, false, N_PROPOSED_ROLES * LABEL_MAX) / N_PROPOSED_ROLES;
	if ((p->part < 1 || p->gate % 16 != 0) && o->wrong == NULL)
		o->wrong = "a tensor is missing or of a wrong size";
	if (o->wrong != NULL)
		return;
	open_role_parts(o, p->act_parts, "role.act.weight", "role.act.bias", row);
	open_role_parts(o, p->word_parts, "role.word.weight", "role.word.bias", row);
	open_role_gates(o, &p->gates[PROPOSED_ACT], 0, N_ACT_ROLES, row);
	open_role_gates(o, &p->gates[PROPOSED_SAYING], ROLE_SOURCE, N_SAYING_ROLES, row);
	p->distance = role_table(o, "role.distance", ROLE_DISTANCES, row);
	p->tree = role_table(o, "role.tree", ways, row);
	p->path = rows_of(o, "role.path", ways, p->gate);
}

/* The weights by which events/sure_report.c makes probabilities of what is proposed; a model need not have them. */
static void
open_calibration(Opening *o)
{
	Network    *n = o->network;
	const ModelTensor *t = model_find(o->model, "calibration", TENSOR_FLOAT);
	Size		count = t ? (Size) t->rows * t->columns : 0;

	if (count > CALIBRATION_MAX)
		o->wrong = "its calibration is too long";
	if (count == 0 || o->wrong != NULL)
		return;
	n->n_calibration = count;
	n->calibration = room_floats(o->room, count);
	memcpy(n->calibration, (const char *) o->model->header + t->offset, sizeof(float) * count);
	for (Size i = 0; i < count; i++)
		if (!isfinite(n->calibration[i]))
			o->wrong = "its calibration is no number";
}

static void
open_proposer(Opening *o)
{
	Proposer   *p = &o->network->proposer;
	int			row[N_PROPOSED_ROLES];

	open_calibration(o);
	if (o->wrong != NULL || !has_proposer(o->model))
		return;
	open_proposed_names(o, row);
	p->hidden = size_of(o, "acts.f.state", TENSOR_HALF, true, WIDTH_MAX);
	if (p->hidden % 16 != 0 && o->wrong == NULL)
		o->wrong = "its layers are of no size that can be computed";
	if (o->wrong == NULL)
		open_proposing_layer(o);
	if (o->wrong == NULL)
		open_proposed_labels(o);
	if (o->wrong == NULL)
		open_role_scores(o, row);
}

const char *
network_from_model(Network *network, const Model *model, Room *room)
{
	Opening		o = {model, network, room, NULL};

	memset(network, 0, sizeof(*network));
	open_names(&o);
	open_sizes(&o);
	if (o.wrong == NULL)
		open_words(&o);
	if (o.wrong == NULL)
		open_mix(&o);
	for (int l = 0; l < network->layers && o.wrong == NULL; l++)
		open_recurrent(&o, l);
	if (o.wrong == NULL)
		open_heads(&o);
	if (o.wrong == NULL)
		open_proposer(&o);
	return o.wrong;
}
