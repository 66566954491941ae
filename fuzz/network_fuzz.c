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

#define FILE_MAX 65536
#define LABELS "upos NOUN VERB PUNCT\nxpos NN VBD VBN\nrels root obj det punct"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Builder
{
	_Alignas(64) char bytes[FILE_MAX];
	size_t		length;
	ModelTensor tensors[64];
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

static void
finish(void)
{
	ModelHeader h = {.version = MODEL_VERSION,.n_tensors = b.n,.bytes = b.length,.lists = gazetteer_fingerprint(),.language = "en"};

	memcpy(h.magic, MODEL_MAGIC, sizeof(h.magic));
	memcpy(b.bytes + TENSORS_AT, b.tensors, sizeof(ModelTensor) * b.n);
	h.checksum = model_checksum(b.bytes + sizeof(h), b.length - sizeof(h));
	memcpy(b.bytes, &h, sizeof(h));
}

static void
build(const uint8_t *data, size_t size)
{
	b.length = VALUES_AT;
	b.n = 0;
	b.data = data;
	b.size = size;
	b.used = 0;
	add_bytes("labels", TENSOR_TEXT, 1, sizeof(LABELS) - 1, sizeof(LABELS) - 1, LABELS);
	add_layers(16, 16);
	add_heads(16, 5, 3);
	finish();
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

	if (size < 1)
		return -1;
	build(data + 1, data[0] % 3 == 0 ? size - 1 : Min(size - 1, 64));
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
		read_with(&reader);
	MemoryContextDelete(context);
	return 0;
}
