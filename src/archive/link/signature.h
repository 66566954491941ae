/*
 * signature.h - what an article is about, in a few dozen words, for finding others on the same happening.
 */
#ifndef NEWS_ARCHIVE_SIGNATURE_H
#define NEWS_ARCHIVE_SIGNATURE_H

#include "text/document.h"

#define SIGNATURE_TERMS 48		/* the most telling stems */
#define SIGNATURE_RARE	12		/* of those the first, by which candidates are found */

typedef struct Signature
{
	int			count;
	int32		terms[SIGNATURE_TERMS]; /* hashes of stems, ascending */
	float		weights[SIGNATURE_TERMS];	/* unit length all together */
	int			n_rare;
	int32		rare[SIGNATURE_RARE];	/* the hashes of the weightiest, ascending */
} Signature;

/* Makes the signature of an article of its body and title, whose words count twice; the title may be NULL. */
extern void article_signature(Document *body, Document *title, Signature *out);

/* The cosine of two signatures, 0 to 1, given as terms in ascending order and their weights. */
extern float signature_similarity(const int32 *a, const float *wa, int na, const int32 *b, const float *wb, int nb);

#endif
