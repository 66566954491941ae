/*
 * name_spans.h - the names of a document: from labels of words to spans.
 */
#ifndef NEWS_ARCHIVE_LANGUAGE_NAMES_H
#define NEWS_ARCHIVE_LANGUAGE_NAMES_H

#include "language/language.h"

/* Makes doc->names of the tokens' labels and how probable they are. */
extern void make_names(Document *doc);

/* Changes doc->names where the document as a whole tells better than a sentence. */
extern void settle_names(Document *doc);

#endif
