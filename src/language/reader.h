/*
 * reader.h - what reads a language: the model's network, what its labels mean here, and the room it works in.
 */
#ifndef NEWS_ARCHIVE_READER_H
#define NEWS_ARCHIVE_READER_H

#include "language/network.h"
#include "language/tags.h"

typedef struct Reader
{
	Model		model;
	Network		network;
	Batch	   *batch;
	uint8		tag[LABELS_MAX];	/* Tag of each tag label */
	uint8		relation[LABELS_MAX];	/* GrammarRelation of each relation label */
	uint8		class[N_TAGS][LABELS_MAX];	/* TagClass of a tag with a fine tag, or N_TAG_CLASSES: they do not go together */
	uint8		plain_class[N_TAGS];	/* of a tag alone */
	bool		subtypes;		/* the relations have them: "nsubj:pass" */
} Reader;

/*
 * The reader of a language ("en"); its file is mapped at the first call.  Errors, each with the path: undefined_file, and
 * config_file_error for a file that is older, damaged, made with other lists or for another language.
 */
extern const Reader *reader_of(const char *language);

/* Makes a reader of a file's bytes, which must stay as long as it.  Gives NULL, or the reason why they are no model that can be used. */
extern const char *reader_from_bytes(Reader *reader, const void *bytes, size_t length, const char *language, MemoryContext context);

#endif
