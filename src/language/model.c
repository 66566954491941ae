/*
 * model.c - bytes of a model file in, its tensors out.
 */
#include "extension/core.h"

#include "language/gazetteer.h"
#include "language/model.h"

#define LANES 16

/*
 * Sixteen lanes of rotate and multiply over 4-byte words, which the compiler makes vectors of: fast enough for every backend's
 * first call.  Each step can be undone, so that no change of a single word is lost.
 */
uint64
model_checksum(const void *bytes, size_t length)
{
	uint32		lane[LANES];
	const char *p = bytes;
	size_t		i = 0;
	uint64		sum = length;

	for (int k = 0; k < LANES; k++)
		lane[k] = k + 1;
	for (; i + sizeof(lane) <= length; i += sizeof(lane))
		for (int k = 0; k < LANES; k++)
		{
			uint32		w;

			memcpy(&w, p + i + sizeof(w) * k, sizeof(w));
			w ^= lane[k];
			lane[k] = (w << 13 | w >> 19) * UINT32_C(0x9E3779B1);
		}
	for (int k = 0; k < LANES; k++)
		sum = (sum ^ lane[k]) * UINT64_C(0x9E3779B185EBCA87);
	for (; i < length; i++)
		sum = (sum ^ (unsigned char) p[i]) * UINT64_C(0xC2B2AE3D27D4EB4F);
	return sum;
}

/* Bytes of a tensor's values; the counts are of 32 bits, so that nothing is lost. */
static uint64
tensor_bytes(const ModelTensor *t)
{
	static const uint8 half_bytes[N_TENSOR_KINDS] = {2, 4, 8, 8, 2, 1};

	return (uint64) t->rows * t->columns * half_bytes[t->kind] / 2;
}

static const char *
check_header(const ModelHeader *h, size_t length)
{
	if (length < sizeof(ModelHeader) || (memcmp(h->magic, MODEL_MAGIC, sizeof(h->magic)) != 0 &&
										 memcmp(h->magic, MODEL_MAGIC_BEFORE, sizeof(h->magic)) != 0))
		return "it is no model of news_archive";
	if (memcmp(h->magic, MODEL_MAGIC_BEFORE, sizeof(h->magic)) == 0 || h->version < MODEL_VERSION)
		return "it belongs to an older version of news_archive";
	if (h->version > MODEL_VERSION)
		return "it belongs to a newer version of news_archive";
	if (h->bytes != length)
		return "its length is wrong";
	if (model_checksum(h + 1, length - sizeof(ModelHeader)) != h->checksum)
		return "its checksum is wrong";
	return NULL;
}

static const char *
check_tensors(const ModelHeader *h, size_t length)
{
	const ModelTensor *tensors = (const ModelTensor *) (h + 1);

	if (h->n_tensors > (length - sizeof(ModelHeader)) / sizeof(ModelTensor))
		return "its table of tensors leaves the file";
	for (uint32 i = 0; i < h->n_tensors; i++)
	{
		const ModelTensor *t = &tensors[i];

		if (t->kind >= N_TENSOR_KINDS || t->name[sizeof(t->name) - 1] != '\0')
			return "a tensor is of no known kind";
		if (t->offset > length || t->offset % MODEL_ALIGN != 0 || (t->rows != 0 && t->columns > PG_INT32_MAX / t->rows) ||
			tensor_bytes(t) > length - t->offset)
			return "a tensor leaves the file";
	}
	return NULL;
}

const char *
model_from_bytes(Model *model, const void *bytes, size_t length, const char *language)
{
	const ModelHeader *h = bytes;
	const char *wrong = check_header(h, length);

	if (wrong == NULL)
		wrong = check_tensors(h, length);
	if (wrong != NULL)
		return wrong;
	if (!model_is_of(h, language))
		return "it is of another language";
	if (h->lists != gazetteer_fingerprint())
		return "it was made with other lists of first names, cities and countries";
	model->header = h;
	model->tensors = (const ModelTensor *) (h + 1);
	return NULL;
}

const ModelTensor *
model_find(const Model *model, const char *name, TensorKind kind)
{
	for (uint32 i = 0; i < model->header->n_tensors; i++)
		if (strcmp(model->tensors[i].name, name) == 0)
			return model->tensors[i].kind == (uint32) kind ? &model->tensors[i] : NULL;
	return NULL;
}

const void *
model_tensor(const Model *model, const char *name, TensorKind kind, uint32 rows, uint32 columns)
{
	const ModelTensor *t = model_find(model, name, kind);

	if (t == NULL || (rows != 0 && t->rows != rows) || (columns != 0 && t->columns != columns))
		return NULL;
	return (const char *) model->header + t->offset;
}
