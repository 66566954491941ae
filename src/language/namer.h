/*
 * namer.h - names by labels on words: B-person, I-person, ..., O.
 */
#ifndef NEWS_ARCHIVE_NAMER_H
#define NEWS_ARCHIVE_NAMER_H

#include "language/language.h"
#include "language/model.h"
#include "language/words.h"

/* 0 is "no name"; kind k begins with 2k + 1 and goes on with 2k + 2. */
#define NAME_LABELS (2 * N_NAME_KINDS + 1)
#define NAME_FEATURES 112

/* What is known of each token of a document before labels are given. */
typedef struct NameClues
{
	uint16	   *lists;			/* LIST_... bits: gazetteers and word lists */
	uint8	   *seen;			/* SEEN_... bits: how the document writes the word elsewhere */
} NameClues;

extern void name_clues(const Document *doc, NameClues *clues);

/* Features of word `at` of the (tagged) sentence, whose forms are as word_forms() makes them. */
extern int	name_features(const Document *doc, const Sentence *sentence, const WordForm *forms, const NameClues *clues, int at,
						  uint32 *features);

/* Whether label b may follow label a; a is NAME_LABELS at the beginning. */
static inline bool
name_label_follows(int a, int b)
{
	return b == 0 || b % 2 == 1 || a == b || a == b - 1;
}

/* The best sequence: emissions[count][NAME_LABELS], chain[NAME_LABELS + 1][NAME_LABELS]. */
extern void name_viterbi(const float *emissions, const float *chain, int count, uint8 *labels);

/* totals[count][NAME_LABELS]: the score of the best sequence that has this label at this word. */
extern void name_totals(const float *emissions, const float *chain, int count, float *totals);

/* Changes doc->names where the document as a whole tells better than a sentence. */
extern void settle_names(Document *doc);

#endif
