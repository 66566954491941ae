/*
 * alignment.h - which sentence of one text is which of another.
 *
 * In: two documents with tokens.  Out: rows in the order of the first text, what only the second has behind the sentence that it follows.
 * Equal sentences are paired by a longest common subsequence, in the order of both; of what is left the most alike pairs, by common words.
 */
#ifndef NEWS_ARCHIVE_ALIGNMENT_H
#define NEWS_ARCHIVE_ALIGNMENT_H

#include "text/document.h"

/*
 * The most sentences of one text; more is an error (program_limit_exceeded), since time and memory grow with the product of both
 * numbers.
 */
#define ALIGNMENT_MAX_SENTENCES 2000

/* A sentence of either text, or a pair. */
typedef struct AlignedPair
{
	int32		a;				/* index of a sentence, or -1 */
	int32		b;
	float		similarity;		/* 0..1: Dice's coefficient over their words; 1 for the same words in the same order; 0 for one alone */
	bool		same;			/* but for case, punctuation and white space */
} AlignedPair;

/* Gives the rows, palloced in the current context, and their number in *count. */
extern AlignedPair *align_sentences(Document *a, Document *b, int32 *count);

#endif
