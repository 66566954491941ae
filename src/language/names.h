/*
 * names.h - the names of a document: from labels of words to spans.
 */
#ifndef NEWS_ARCHIVE_LANGUAGE_NAMES_H
#define NEWS_ARCHIVE_LANGUAGE_NAMES_H

#include "language/language.h"

/* Makes doc->names of each token's label (see decode.h) and how probable it is. */
extern void make_names(Document *doc, const uint8 *labels, const float *sure);

/* Changes doc->names where the document as a whole tells better than a sentence. */
extern void settle_names(Document *doc);

#endif
