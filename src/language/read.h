/*
 * read.h - tags, heads, relations and names of a document from the network.
 */
#ifndef NEWS_ARCHIVE_READ_H
#define NEWS_ARCHIVE_READ_H

#include "language/language.h"
#include "language/reader.h"

/* What is kept of each token while a document is read. */
typedef struct Readings
{
	uint8	   *classes;		/* TagClass */
	uint8	   *names;			/* label of a name */
	float	   *sure;			/* how probable that label is */
} Readings;

/* Sets tag, morph, head, relation of the document's tokens and how sure each is, and fills the readings (palloc). */
extern void read_document(const Reader *reader, Document *doc, Readings *readings);

#endif
