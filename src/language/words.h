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
	uint16		code;			/* what the word table says of it, 0 when it is not there */
} WordForm;

/*
 * The word table: words of a dictionary with what they can be.  Open addressing by WordForm.lower; a slot is the upper 16 bits of the
 * hash and a 16-bit code (tools/train/word_classes.py), 0 is free.
 */
typedef struct WordTable
{
	const uint32 *slots;
	uint32		mask;
} WordTable;

/* Bits of a code. */
#define WORD_CAN_BE(code) ((code) & 0x0F)	/* noun, verb, adjective, adverb */
#define WORD_PARTS(code) ((code) & 0x3F)	/* the same, and which is commonest */
#define WORD_NOUN_FIELD(code) ((code) >> 6 & 0x1F)	/* WordNet's lexicographer file of the first noun sense */
#define WORD_VERB_FIELD(code) ((code) >> 11 & 0x0F)

extern uint16 dictionary_code(const WordTable *table, uint64 lower);

/* Two words stand before and behind each sentence, so that any neighbour can be looked at. */
#define WORD_PAD 2

/* Fills form[WORD_PAD + i] for the `count` tokens from `first`, and the padding. */
extern void word_forms(const Document *doc, const WordTable *table, int32 first, int32 count, WordForm *forms);

#endif
