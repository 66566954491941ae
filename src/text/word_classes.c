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

bool
span_in_class(const char *s, int length, ListedClass class)
{
	char		lower[LISTED_WORD_MAX + 1];

	if (length < 1 || length > LISTED_WORD_MAX)
		return false;
	for (int i = 0; i < length; i++)
		lower[i] = s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i];
	lower[length] = '\0';
	return word_in_class(lower, class);
}
