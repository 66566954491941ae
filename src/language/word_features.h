/*
 * word_features.h - what the network sees of a word: hashes of its form and its parts, and the lists it stands in.
 *
 * tools/train/export/features.py computes the same; the two must agree to the bit.
 */
#ifndef NEWS_ARCHIVE_WORD_FEATURES_H
#define NEWS_ARCHIVE_WORD_FEATURES_H

#include "text/document.h"

typedef struct WordFeatures
{
	uint32		key;			/* of the word in lower case: its vector is looked up by it */
	uint32		form[2];		/* of the same, twice */
	uint32		beginning;		/* of its first three characters */
	uint32		end;			/* of its last three */
	uint32		shape;			/* "Xxxx-dd" */
	uint8		lists;			/* GAZETTEER_... bits */
} WordFeatures;

extern void word_features(const Document *doc, const Token *t, WordFeatures *features);

#endif
