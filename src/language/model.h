/*
 * model.h - data/english.model: tables of int8 weights, mapped read-only and shared by all backends.
 *
 * A table is a hash kernel (Weinberger et al. 2009): a feature's hash is its row, a row holds one weight a class.  The
 * file: ModelHeader, then the tables' bytes.  Little-endian; made by tools/train.
 */
#ifndef NEWS_ARCHIVE_MODEL_H
#define NEWS_ARCHIVE_MODEL_H

#include "language/words.h"

#define MODEL_MAGIC "NewsEng"	/* with its NUL eight bytes */
#define MODEL_VERSION 3

typedef enum ModelTableId
{
	TABLE_WORDS,				/* the dictionary: a WordTable, 4 bytes a slot */
	TABLE_TAGS,					/* tag classes */
	TABLE_BACK_TRANSITIONS,		/* left and right (shift is 0), of the parse from the end */
	TABLE_BACK_RELATIONS,		/* of its arcs */
	TABLE_TRANSITIONS,			/* the same of the parse from the beginning, which is guided by the other */
	TABLE_RELATIONS,
	TABLE_NAMES,				/* BIO labels */
	TABLE_NAME_CHAIN,			/* label after label */
	N_MODEL_TABLES
} ModelTableId;

typedef struct ModelTable
{
	uint32		bits;			/* 2^bits rows */
	uint32		classes;
	uint32		width;			/* bytes of a row: of many classes a multiple of 4 */
	float		scale;			/* of one step of a weight */
	uint64		offset;			/* in the file */
} ModelTable;

typedef struct ModelHeader
{
	char		magic[8];
	uint32		version;
	uint32		n_tables;
	uint64		bytes;			/* of the whole file */
	uint64		checksum;		/* model_checksum() of what follows the header */
	ModelTable	tables[N_MODEL_TABLES];
} ModelHeader;

StaticAssertDecl(sizeof(ModelTable) == 24, "the model file's layout is fixed");
StaticAssertDecl(sizeof(ModelHeader) == 32 + 24 * N_MODEL_TABLES, "the model file's layout is fixed");

typedef struct Model
{
	const ModelHeader *header;
	const int8 *weights[N_MODEL_TABLES];
	WordTable	words;
} Model;

extern uint64 model_checksum(const void *bytes, size_t length);

/* Reads a model from its bytes; the reason when they are none, else NULL. */
extern const char *model_from_bytes(Model *model, const void *bytes, size_t length);

/* The English model of this server.  Errors: undefined_file, config_file_error (older, damaged), each with the path. */
extern const Model *english_model(void);

/* Adds up the rows of `n` features: scores[classes]. */
extern void model_scores(const Model *model, ModelTableId table, const uint32 *features, int n, int32 *scores);

/* A feature: its kind and its value. */
static inline uint32
feature_hash(uint64 kind, uint64 value)
{
	uint64		h = (kind + UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xff51afd7ed558ccd) ^ (value * UINT64_C(0xc4ceb9fe1a85ec53));

	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	return (uint32) (h >> 32);
}

/* Two values as one. */
static inline uint64
both(uint64 a, uint64 b)
{
	return (a * UINT64_C(0x9E3779B97F4A7C15) ^ (b + 1) * UINT64_C(0xC2B2AE3D27D4EB4F)) + (a >> 29);
}

#endif
