/*
 * model.h - the model file: named tensors behind a header, mapped read-only and shared by all backends.
 *
 * The file: ModelHeader, a ModelTensor each, then their values, each at a multiple of MODEL_ALIGN.  Little-endian; made by
 * tools/train/export.
 */
#ifndef NEWS_ARCHIVE_MODEL_H
#define NEWS_ARCHIVE_MODEL_H

#include "extension/core.h"

#define MODEL_MAGIC "NewsArch"	/* eight bytes, no NUL */
#define MODEL_VERSION 4
#define MODEL_ALIGN 64

/* The first bytes of a file of versions 1 to 3, which is told apart from a damaged one by them. */
#define MODEL_MAGIC_BEFORE "NewsEng"

typedef enum TensorKind
{
	TENSOR_INT8,
	TENSOR_HALF,				/* IEEE 754 binary16 */
	TENSOR_FLOAT,
	TENSOR_UINT32,
	TENSOR_TEXT,				/* bytes */
	TENSOR_INT4,				/* -7..7 as 1..15: byte i of a row holds column i below and column i + columns / 2 above */
	N_TENSOR_KINDS
} TensorKind;

typedef struct ModelTensor
{
	char		name[24];		/* NUL-padded */
	uint32		kind;
	uint32		rows;
	uint32		columns;
	uint32		unused;
	uint64		offset;			/* in the file */
} ModelTensor;

typedef struct ModelHeader
{
	char		magic[8];
	uint32		version;
	uint32		n_tensors;
	uint64		bytes;			/* of the whole file */
	uint64		checksum;		/* model_checksum() of what follows the header */
	uint64		lists;			/* gazetteer_fingerprint() of the word lists which are features */
	char		language[12];	/* ISO 639, NUL-padded: "en" */
	uint32		unused;
} ModelHeader;

StaticAssertDecl(sizeof(ModelTensor) == 48, "the model file's layout is fixed");
StaticAssertDecl(sizeof(ModelHeader) == 56, "the model file's layout is fixed");

typedef struct Model
{
	const ModelHeader *header;
	const ModelTensor *tensors;
} Model;

extern uint64 model_checksum(const void *bytes, size_t length);

static inline bool
model_is_of(const ModelHeader *header, const char *language)
{
	return strncmp(header->language, language, sizeof(header->language)) == 0;
}

/* Reads a model from its bytes; the reason when they are none of this version, these lists and this language, else NULL. */
extern const char *model_from_bytes(Model *model, const void *bytes, size_t length, const char *language);

/* The values of a tensor, or NULL when the model has none of this name, kind and size (0: any). */
extern const void *model_tensor(const Model *model, const char *name, TensorKind kind, uint32 rows, uint32 columns);

/* The tensor of that name and kind, with its numbers of rows and columns; NULL when the model has none. */
extern const ModelTensor *model_find(const Model *model, const char *name, TensorKind kind);

/* The value of an IEEE 754 binary16.  Infinity and NaN, which only a damaged file has, become numbers below 131,072. */
static inline float
half_value(uint16 half)
{
	uint32		bits = (uint32) (half & 0x7FFF) << 13;
	float		value;

	memcpy(&value, &bits, sizeof(value));
	value *= 0x1p112f;			/* the exponents' zeros are 15 and 127 */
	return half & 0x8000 ? -value : value;
}

#endif
