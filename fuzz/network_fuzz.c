/*
 * network_fuzz.c - any bytes as weights, and as a model file: a file that is taken reads a text into trees, whatever its weights say,
 * and one that is not taken has a reason.
 *
 * The first byte chooses: the file is built from the input (a small network whose every weight is a byte of it), or built and then
 * changed at places that the input names, with its checksum made right again, or it is the input itself.
 */
#include "extension/core.h"

#include "language/amend.h"
#include "language/gazetteer.h"
#include "language/read.h"

#define FILE_MAX 131072
#define ACT_NAMES "acts none AGREE ASSAULT\nstatuses actual denied\nattitudes none state\nroles actor target said_by place when source first last"
#define LABELS "upos NOUN VERB PUNCT\nxpos NN VBD VBN\nrels root obj det punct"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Builder
{
	_Alignas(64) char bytes[FILE_MAX];
	size_t		length;
	ModelTensor tensors[80];
	int			n;
	const uint8_t *data;
	size_t		size;
	size_t		used;
} Builder;

static Builder b;

/* The header and the table of tensors come first: room for them is left. */
#define TENSORS_AT sizeof(ModelHeader)
#define VALUES_AT ((TENSORS_AT + sizeof(b.tensors) + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN)

static void
add_bytes(const char *name, TensorKind kind, int rows, int columns, size_t bytes, const char *from)
{
	ModelTensor *t = &b.tensors[b.n++];

	b.length = (b.length + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
	*t = (ModelTensor) {.kind = kind,.rows = rows,.columns = columns,.offset = b.length};
	snprintf(t->name, sizeof(t->name), "%s", name);
	assert(b.length + bytes <= FILE_MAX);
	for (size_t i = 0; i < bytes; i++)
		b.bytes[b.length++] = from ? from[i] : b.size ? (char) b.data[b.used++ % b.size] : 0;
}

static void
add(const char *name, TensorKind kind, int rows, int columns)
{
	static const uint8 half_bytes[N_TENSOR_KINDS] = {2, 4, 8, 8, 2, 1};

	add_bytes(name, kind, rows, columns, (size_t) rows * columns * half_bytes[kind] / 2, NULL);
}

static void
add_layers(int width, int hidden)
{
	static const char *const tables[] = {"forms", "beginnings", "ends", "shapes", "lists"};
	char		name[24];

	for (int i = 0; i < 5; i++)
	{
		add(tables[i], TENSOR_INT8, 7 + i, width);
		snprintf(name, sizeof(name), "%s.step", tables[i]);
		add(name, TENSOR_HALF, 1, 7 + i);
	}
	add("words", TENSOR_INT4, 5, width);
	add("words.step", TENSOR_HALF, 1, 5);
	add("words.key", TENSOR_UINT32, 1, 5);
	add("word.bias", TENSOR_HALF, 1, width);
	add("norm.weight", TENSOR_HALF, 1, width);
	add("norm.bias", TENSOR_HALF, 1, width);
	add("mix.weight", TENSOR_HALF, 2 * width, width);
	add("mix.bias", TENSOR_HALF, 1, 2 * width);
	for (const char *way = "fb"; *way; way++)
	{
		snprintf(name, sizeof(name), "rnn0%c.input", *way);
		add(name, TENSOR_HALF, 4 * hidden, width);
		snprintf(name, sizeof(name), "rnn0%c.state", *way);
		add(name, TENSOR_HALF, 4 * hidden, hidden);
		snprintf(name, sizeof(name), "rnn0%c.bias", *way);
		add(name, TENSOR_HALF, 1, 4 * hidden);
	}
}

static void
add_heads(int hidden, int arc, int label)
{
	static const struct
	{
		const char *name;
		int			outputs;
	}			heads[] = {{"tags", 3}, {"fine", 3}, {"names", NAME_LABELS}, {"arc.word", 0}, {"arc.head", 0}, {"label.word", -1}, {"label.head", -1}};

	for (size_t i = 0; i < lengthof(heads); i++)
	{
		int			outputs = heads[i].outputs == 0 ? arc : heads[i].outputs < 0 ? label : heads[i].outputs;
		char		name[24];

		snprintf(name, sizeof(name), "%s.weight", heads[i].name);
		add(name, TENSOR_HALF, outputs, 2 * hidden);
		snprintf(name, sizeof(name), "%s.bias", heads[i].name);
		add(name, TENSOR_HALF, 1, outputs);
	}
	add("arc", TENSOR_HALF, arc + 1, arc);
	add("label", TENSOR_HALF, 4, (label + 1) * (label + 1));
	add("root", TENSOR_HALF, 1, 2 * hidden);
}

/* The layer that proposes: its size is a byte's, and so is whether one of its tensors is of a wrong size or missing: then true. */
static bool
add_proposer(int width, int hidden, int choice)
{
	static const struct
	{
		const char *name;
		int			rows;		/* by cells, then */
		int			more;
		int			columns;	/* by cells, then */
		int			more_columns;
	}			tensors[] = {
		{"acts.f.input", 4, 0, 0, -1}, {"acts.f.state", 4, 0, 1, 0}, {"acts.f.bias", 0, 1, 4, 0},
		{"acts.b.input", 4, 0, 0, -1}, {"acts.b.state", 4, 0, 1, 0}, {"acts.b.bias", 0, 1, 4, 0},
		{"act.hidden.weight", 0, 24, 2, 0}, {"act.hidden.bias", 0, 1, 0, 24}, {"act.labels.weight", 0, 7, 0, 24}, {"act.labels.bias", 0, 1, 0, 7},
		{"role.act.weight", 0, 24, 2, 0}, {"role.act.bias", 0, 1, 0, 24}, {"role.word.weight", 0, 24, 2, 0}, {"role.word.bias", 0, 1, 0, 24},
		{"role.none.weight", 0, 8, 2, 0}, {"role.none.bias", 0, 1, 0, 8}, {"role.distance", 0, 8, 0, ROLE_DISTANCES}, {"role.tree", 0, 8, 0, 1 + 4 * N_TREE_WAYS},
		{"role.gate.weight", 0, 8 * 16, 2, 0}, {"role.gate.bias", 0, 1, 0, 8 * 16}, {"role.path", 0, 1 + 4 * N_TREE_WAYS, 0, 16}
	};
	int			cells = choice & 1 ? 16 : 32;
	int			wrong = choice & 2 ? (choice >> 2) % (2 * (int) lengthof(tensors)) : -1;

	add_bytes("act.names", TENSOR_TEXT, 1, sizeof(ACT_NAMES) - 1, sizeof(ACT_NAMES) - 1, ACT_NAMES);
	for (int i = 0; i < (int) lengthof(tensors); i++)
	{
		int			rows = tensors[i].rows * cells + tensors[i].more;
		int			columns = tensors[i].more_columns < 0 ? 2 * hidden + width : tensors[i].columns * cells + tensors[i].more_columns;

		if (wrong == i)
			rows++;
		if (wrong != (int) lengthof(tensors) + i)
			add(tensors[i].name, TENSOR_HALF, rows, columns);
	}
	add("calibration", TENSOR_FLOAT, 1, 3);
	return wrong >= 0;
}

static void
finish(void)
{
	ModelHeader h = {.version = MODEL_VERSION,.n_tensors = b.n,.bytes = b.length,.lists = gazetteer_fingerprint(),.language = "en"};

	memcpy(h.magic, MODEL_MAGIC, sizeof(h.magic));
	memcpy(b.bytes + TENSORS_AT, b.tensors, sizeof(ModelTensor) * b.n);
	h.checksum = model_checksum(b.bytes + sizeof(h), b.length - sizeof(h));
	memcpy(b.bytes, &h, sizeof(h));
}

/* True when it is one that must be refused. */
static bool
build(const uint8_t *data, size_t size)
{
	bool		broken = false;

	b.length = VALUES_AT;
	b.n = 0;
	b.data = data;
	b.size = size;
	b.used = 0;
	add_bytes("labels", TENSOR_TEXT, 1, sizeof(LABELS) - 1, sizeof(LABELS) - 1, LABELS);
	add_layers(16, 16);
	add_heads(16, 5, 3);
	if (size > 0 && data[size - 1] % 8 != 0)
		broken = add_proposer(16, 16, data[size - 1]);
	finish();
	return broken;
}

/* Pairs of a place in the header's and tensors' part and a byte. */
static void
change(const uint8_t *data, size_t size)
{
	ModelHeader *h = (ModelHeader *) b.bytes;

	for (size_t i = 0; i + 3 <= size; i += 3)
		b.bytes[((size_t) data[i] << 8 | data[i + 1]) % VALUES_AT] ^= data[i + 2];
	h->bytes = b.length;
	h->checksum = model_checksum(h + 1, b.length - sizeof(*h));
}

static void
check_trees(const Document *doc)
{
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		const Sentence *s = &doc->sentences[k];
		int			roots = 0;

		for (int32 i = s->first; i < s->first + s->count; i++)
		{
			const Token *t = &doc->tokens[i];
			int			left = s->count;

			for (int32 up = i; up != NO_TOKEN; up = doc->tokens[up].head)
				Assert(left-- > 0 && up >= s->first && up < s->first + s->count);
			roots += t->head == NO_TOKEN;
			Assert(t->tag_sure >= 0 && t->tag_sure <= 1.001f && t->head_sure >= 0 && t->head_sure <= 1.001f && t->relation_sure >= 0 &&
				   t->relation_sure <= 1.001f && t->name_sure >= 0 && t->name_sure <= 1.001f);
		}
		Assert(roots == 1);
	}
}

/* By token, probabilities all, words of the sentence. */
static void
check_proposals(const Document *doc)
{
	const Proposals *all = doc->proposals;

	for (int kind = 0; all && kind < N_PROPOSAL_KINDS; kind++)
		for (int32 i = 0; i < all->count[kind]; i++)
		{
			const Proposal *p = &all->items[kind][i];
			const Sentence *s = &doc->sentences[doc->tokens[p->token].sentence];
			float		sum = 0;

			Assert(i == 0 || all->items[kind][i - 1].token < p->token);
			Assert(p->kind == kind && p->sure >= PROPOSAL_MIN - 0.001f && p->sure <= 1 && proposal_at(doc, kind, p->token) == p);
			for (int l = 0; l < all->labels[kind]->count; l++)
				sum += p->labels[l];
			Assert(fabsf(sum - p->sure) < 0.001f && (p->statuses == NULL) == (kind == PROPOSED_SAYING));
			for (int role = kind == PROPOSED_ACT ? 0 : ROLE_SOURCE; role < (kind == PROPOSED_ACT ? ROLE_SOURCE : N_PROPOSED_ROLES); role++)
			{
				const RoleWords *r = proposal_role(p, role);
				float		rest = 1.001f - r->nobody;

				Assert(r->nobody >= 0 && r->count >= 0 && r->count <= ROLE_WORDS);
				for (int w = 0; w < r->count; w++)
				{
					Assert(r->words[w].token >= s->first && r->words[w].token < s->first + s->count);
					Assert(r->words[w].sure >= ROLE_WORD_MIN - 0.001f && (w == 0 || r->words[w - 1].sure >= r->words[w].sure));
					rest -= r->words[w].sure;
				}
				Assert(rest >= 0);
			}
		}
}

static void
read_with(const Reader *reader)
{
	static const char text[] = "The envoy of Lethia met Sarn's mayor, who had left. \"We will not sign,\" Anna Weber said on Friday - or did she? 12 !";
	static const char *const makes[] = {"best", "avx2", "plain"};

	for (size_t i = 0; i < lengthof(makes); i++)
	{
		Document   *doc = document_create(text, sizeof(text) - 1, DAY_NONE);
		uint8		classes[100];

		choose_kernels(makes[i]);
		document_tokens(doc);
		Assert(doc->n_tokens < (int32) sizeof(classes));
		read_document(reader, doc, classes);
		check_trees(doc);
		check_proposals(doc);
		amend_document(doc, classes);
		check_trees(doc);
		MemoryContextDelete(doc->context);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "fuzz", ALLOCSET_DEFAULT_SIZES);
	Reader		reader;
	const void *bytes = b.bytes;
	size_t		length;
	bool		broken;

	if (size < 1)
		return -1;
	broken = build(data + 1, data[0] % 3 == 0 ? size - 1 : Min(size - 1, 64));
	length = b.length;
	if (data[0] % 3 == 1)
		change(data + 1, size - 1);
	if (data[0] % 3 == 2)
	{
		memset(b.bytes, 0, FILE_MAX);
		length = Min(size - 1, FILE_MAX);
		memcpy(b.bytes, data + 1, length);
	}
	if (reader_from_bytes(&reader, bytes, length, "en", context) == NULL)
	{
		Assert(data[0] % 3 != 0 || !broken);
		read_with(&reader);
	}
	MemoryContextDelete(context);
	return 0;
}
