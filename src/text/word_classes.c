/*
 * word_classes.c - finds a word's row in the list of classes.
 */
#include "extension/core.h"
#include "text/word_classes.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_word_classes;

uint16
listed_word(const char *lower)
{
	return lexicon_find(&lexicon_word_classes, lower, strlen(lower)) + 1;
}
