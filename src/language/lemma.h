/*
 * lemma.h - the dictionary form of a word.
 */
#ifndef NEWS_ARCHIVE_LEMMA_H
#define NEWS_ARCHIVE_LEMMA_H

#include "language/language.h"

/* The lemma of a tagged token: its lower form, a constant, or memory of `context`. */
extern const char *lemma_of(const Token *token, MemoryContext context);

#endif
