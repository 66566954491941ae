/*
 * dateline.h - the dateline at the head of a story: "TAMSIN, May 20 (Northern Wire) - Lethia is ready ...".
 */
#ifndef NEWS_ARCHIVE_DATELINE_H
#define NEWS_ARCHIVE_DATELINE_H

#include "extension/core.h"

/* The longest dateline (bytes): a dash farther behind the head of the text ends none. */
#define DATELINE_MAX_BYTES 110

/*
 * Whether a piece of text begins with a dateline: a place in capitals (its country or state may be in small letters), a
 * day, an agency in brackets, a dash; all but place and dash may be missing.  *end is the byte behind its words, *story
 * the first byte behind its dash.
 */
extern bool dateline_find(const char *s, int32 length, int32 *end, int32 *story);

#endif
