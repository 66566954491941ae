/*
 * tagger.h - part of speech by an averaged perceptron, greedy from left to right.
 */
#ifndef NEWS_ARCHIVE_TAGGER_H
#define NEWS_ARCHIVE_TAGGER_H

#include "language/model.h"
#include "language/tags.h"
#include "language/words.h"

#define TAG_FEATURES 40

/* The features of word `at` (forms[0] is the first padding word, so word 0 is forms[WORD_PAD]); returns how many. */
extern int	tag_features(const WordForm *forms, int at, int previous, int before_previous, uint32 *features);

/* TagClass of each word. */
extern void tag_words(const Model *model, const WordForm *forms, int count, uint8 *classes);

#endif
