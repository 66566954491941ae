/*
 * decode_scores.h - from scores to a tree, and to names.
 */
#ifndef NEWS_ARCHIVE_DECODE_H
#define NEWS_ARCHIVE_DECODE_H

#include "language/network.h"

/*
 * The best tree with one root: heads[i] of word i, 0 the root, else 1 + word.  Row i of the scores, `stride` apart, has those of
 * the root and then of each word; a word's own is overwritten.
 */
extern void decode_tree(int count, float *scores, int stride, int16 *heads);

/*
 * The best sequence of labels of names: 0 none, kind k begins with 2k + 1 and goes on with 2k + 2.  scores: NAME_LABELS of each word,
 * stride apart.  sure[i]: how probable word i's label is by its own scores.
 */
extern void decode_names(int count, const float *scores, int stride, uint8 *labels, float *sure);

#endif
