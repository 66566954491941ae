/*
 * learner.c - averaged perceptron weights, the fixed random sequence, and the model file.
 */
#include "train.h"

static uint64 random_state = UINT64_C(0x2545F4914F6CDD1D);

uint32
random_below(uint32 n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32) ((random_state >> 32) % n);
}

void
shuffle(int *order, int n)
{
	for (int i = n - 1; i > 0; i--)
	{
		int			j = random_below(i + 1);
		int			t = order[i];

		order[i] = order[j];
		order[j] = t;
	}
}

void
learner_open(Learner *l, uint32 bits, uint32 classes)
{
	size_t		n = ((size_t) 1 << bits) * classes;

	*l = (Learner) {.bits = bits,.classes = classes};
	l->weight = calloc(n, sizeof(float));
	l->sum = calloc(n, sizeof(double));
	l->since = calloc(n, sizeof(uint32));
}

void
learner_close(Learner *l)
{
	free(l->weight);
	free(l->sum);
	free(l->since);
}

void
learner_scores(const Learner *l, const uint32 *features, int n, float *scores)
{
	uint32		mask = (1u << l->bits) - 1;

	memset(scores, 0, sizeof(float) * l->classes);
	for (int i = 0; i < n; i++)
	{
		const float *row = l->weight + (size_t) (features[i] & mask) * l->classes;

		for (uint32 c = 0; c < l->classes; c++)
			scores[c] += row[c];
	}
}

/* Right answers are pushed on until they lead by this much. */
#define MARGIN 10.0f

bool
learner_is_close(float right, float wrong)
{
	return wrong > right - MARGIN;
}

static void
add(Learner *l, size_t at, float d)
{
	l->sum[at] += (double) l->weight[at] * (l->now - l->since[at]);
	l->since[at] = l->now;
	l->weight[at] += d;
}

void
learner_update(Learner *l, const uint32 *features, int n, int right, int wrong)
{
	uint32		mask = (1u << l->bits) - 1;

	for (int i = 0; i < n; i++)
	{
		size_t		row = (size_t) (features[i] & mask) * l->classes;

		add(l, row + right, 1);
		add(l, row + wrong, -1);
	}
}

void
learner_average(Learner *l)
{
	size_t		n = ((size_t) 1 << l->bits) * l->classes;

	for (size_t i = 0; i < n; i++)
	{
		add(l, i, 0);
		l->weight[i] = l->sum[i] / Max(l->now, 1);
	}
}

/* Only differences between the classes of a row count: where there are few, the first is left out, as 0. */
#define FEW_CLASSES 4

static uint32
stored_classes(const Learner *l)
{
	return l->classes < FEW_CLASSES ? l->classes - 1 : l->classes;
}

static uint32
row_width(const Learner *l)
{
	return l->classes < FEW_CLASSES ? stored_classes(l) : (l->classes + 3) / 4 * 4;
}

static float
stored_weight(const Learner *l, size_t row, uint32 c)
{
	const float *w = l->weight + row * l->classes;

	return l->classes < FEW_CLASSES ? w[c + 1] - w[0] : w[c];
}

/* One step is the largest weight / 127: clipping large weights costs more than the fine steps bring. */
static float
write_table(const Learner *l, uint32 width, int8 *out)
{
	size_t		rows = (size_t) 1 << l->bits;
	float		most = 0;
	float		scale;

	for (size_t r = 0; r < rows; r++)
		for (uint32 c = 0; c < stored_classes(l); c++)
			most = Max(most, fabsf(stored_weight(l, r, c)));
	scale = most > 0 ? most / 127 : 1;
	for (size_t r = 0; r < rows; r++)
		for (uint32 c = 0; c < stored_classes(l); c++)
			out[r * width + c] = lrintf(stored_weight(l, r, c) / scale);
	return scale;
}

void
write_model(const char *path, const Learner *const *tables, const uint32 *slots, uint32 bits)
{
	ModelHeader header = {.magic = MODEL_MAGIC,.version = MODEL_VERSION,.n_tables = N_MODEL_TABLES};
	uint64		at = sizeof(ModelHeader);
	int8	   *bytes;
	FILE	   *out = fopen(path, "wb");

	for (int i = 0; i < N_MODEL_TABLES; i++)
	{
		ModelTable *t = &header.tables[i];

		at = (at + 63) / 64 * 64;
		*t = (ModelTable) {.bits = bits,.classes = 1,.width = sizeof(uint32),.scale = 1,.offset = at};
		if (i != TABLE_WORDS)
			*t = (ModelTable) {.bits = tables[i]->bits,.classes = stored_classes(tables[i]),.width = row_width(tables[i]),.offset = at};
		at += (uint64) t->width << t->bits;
	}
	header.bytes = at;
	bytes = calloc(at, 1);
	memcpy(bytes + header.tables[TABLE_WORDS].offset, slots, sizeof(uint32) << bits);
	for (int i = TABLE_WORDS + 1; i < N_MODEL_TABLES; i++)
		header.tables[i].scale = write_table(tables[i], header.tables[i].width, bytes + header.tables[i].offset);
	header.checksum = model_checksum(bytes + sizeof(header), at - sizeof(header));
	memcpy(bytes, &header, sizeof(header));
	if (out == NULL || fwrite(bytes, at, 1, out) != 1 || fclose(out) != 0)
	{
		perror(path);
		exit(1);
	}
	free(bytes);
	fprintf(stderr, "%s: %.2f MB\n", path, at / 1e6);
}
