/*
 * read.h - tags, heads, relations, names and proposals of a document from the network.
 */
#ifndef NEWS_ARCHIVE_READ_H
#define NEWS_ARCHIVE_READ_H

#include "language/language.h"
#include "language/reader.h"

/*
 * Sets tag, morph, head, relation and label of a name of the document's tokens, and how sure each is; classes[token] is the
 * TagClass.  Makes doc->proposals.
 */
extern void read_document(const Reader *reader, Document *doc, uint8 *classes);

#endif
