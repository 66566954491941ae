/*
 * words.h - what the taggers and the parser see of a word: hashes of its form, its parts and its shape.
 */
#ifndef NEWS_ARCHIVE_WORDS_H
#define NEWS_ARCHIVE_WORDS_H

#include "text/document.h"

typedef struct WordForm
{
	uint64		word;			/* as written */
	uint64		lower;			/* in lower case, digits as 0 */
	uint64		suffix[4];		/* last 1..4 bytes of lower */
	uint64		prefix[3];		/* first 1..3 */
	uint64		shape;			/* "Xxxx-dd" */
	uint64		short_shape;	/* runs made one: "Xx-d" */
} WordForm;

/* Two words stand before and behind each sentence, so that any neighbour can be looked at. */
#define WORD_PAD 2

/* Fills form[WORD_PAD + i] for the `count` tokens from `first`, and the padding. */
extern void word_forms(const Document *doc, int32 first, int32 count, WordForm *forms);

#endif
