/*
 * word_classes.h - the small words that rules of reading ask for, by the classes of data/en/word_classes.tsv.
 *
 * `ListedClass` is made from the list: CLASS_RELATIVE is its class `relative`, and a class that it has not does not compile.
 */
#ifndef NEWS_ARCHIVE_WORD_CLASSES_H
#define NEWS_ARCHIVE_WORD_CLASSES_H

#include "text/document.h"
#include "lexicon/en/word_classes.h"

/* The row of a word in lower case in the list, counted from 1; 0 when it is not there (what Token.listed holds). */
extern uint16 listed_word(const char *lower);

static inline bool
listed_in_class(uint16 listed, ListedClass class)
{
	return (word_class_bits[listed][class / 64] >> (class % 64)) & 1;
}

/* Whether a word in lower case, or a lemma, is of a class. */
static inline bool
word_in_class(const char *word, ListedClass class)
{
	return listed_in_class(listed_word(word), class);
}

/* Whether bytes are such a word, whatever the case of their ASCII letters; not longer than LISTED_WORD_MAX. */
#define LISTED_WORD_MAX 31
extern bool span_in_class(const char *s, int length, ListedClass class);

/* Whether a token is of a class by its form as it stands in the text ("which" is of the class `relative`). */
static inline bool
token_in_class(const Token *t, ListedClass class)
{
	return listed_in_class(t->listed, class);
}

/* Whether a token is of a class by its lemma ("was" by "be"); false when it has none. */
static inline bool
lemma_in_class(const Token *t, ListedClass class)
{
	return t->lemma && word_in_class(t->lemma, class);
}

#endif
