/*
 * long_sentences.h - a bound on the words of a sentence, so that nothing above has to read more of them together.
 */
#ifndef NEWS_ARCHIVE_LONG_SENTENCES_H
#define NEWS_ARCHIVE_LONG_SENTENCES_H

#include "text/document.h"

/* The most words of a sentence, numbers and marks counted as words.  The longest sentence of 19,067 news articles has 202. */
#define SENTENCE_MAX_WORDS 500

/* Where the first part of a sentence ends (bytes): span.end of one that is not too long, else behind a mark or a space. */
extern int32 sentence_part_end(const Document *doc, ByteSpan span);

#endif
