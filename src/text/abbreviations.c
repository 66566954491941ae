/*
 * abbreviations.c - looks a word before a full stop up in data/en/abbreviations.tsv.
 */
#include "extension/core.h"
#include "text/abbreviations.h"
#include "text/lexicon.h"

#define ABBREVIATION_MAX 8

extern const Lexicon lexicon_abbreviations;

AbbreviationKind
abbreviation_kind(const char *word, int length)
{
	char		key[ABBREVIATION_MAX];
	int			row;

	if (length < 1 || length > ABBREVIATION_MAX)
		return ABBREVIATION_NONE;
	for (int i = 0; i < length; i++)
		key[i] = word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i];
	row = lexicon_find(&lexicon_abbreviations, key, length);
	if (row < 0)
		return ABBREVIATION_NONE;
	switch (lexicon_cell(&lexicon_abbreviations, row, 1)[0])
	{
		case 't':
			return lexicon_cell(&lexicon_abbreviations, row, 1)[2] == 't' ? ABBREVIATION_TITLE : ABBREVIATION_TIME;
		case 'n':
			return ABBREVIATION_NUMBER;
		case 's':
			return ABBREVIATION_STATE;
		case 'l':
			return ABBREVIATION_LINK;
		case 'c':
			return ABBREVIATION_COMPANY;
		default:
			return ABBREVIATION_OTHER;
	}
}
