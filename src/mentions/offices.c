/*
 * offices.c - finding the words for offices and jobs (data/en/offices.tsv), singular and plural, that end at a token.
 */
#include "extension/core.h"
#include "mentions/finding.h"
#include "mentions/sectors.h"

#define OFFICE_MAX_WORDS 5

/* The key of tokens first..last; with `singular` the last one without its -s. */
static int
key_of(const Document *doc, int32 first, int32 last, bool singular, char *key, int size)
{
	int			length = 0;

	for (int32 i = first; i <= last; i++)
	{
		const char *w = doc->tokens[i].lower;
		int			more = strlen(w);

		if (length + more + 2 > size)
			return 0;
		if (i > first)
			key[length++] = ' ';
		memcpy(key + length, w, more);
		length += more;
	}
	if (singular)
	{
		if (length < 4 || key[length - 1] != 's')
			return 0;
		length--;
	}
	key[length] = '\0';
	return length;
}

int32
office_ending_at(const Document *doc, int32 last, int *row, bool *plural)
{
	char		key[128];
	int32		sentence = doc->tokens[last].sentence;

	if (!(doc->tokens[last].flags & TOKEN_WORD))
		return -1;
	for (int32 first = last - OFFICE_MAX_WORDS + 1; first <= last; first++)
	{
		if (!token_in_sentence(doc, first, sentence))
			continue;
		for (int singular = 0; singular < 2; singular++)
		{
			int			length = key_of(doc, first, last, singular, key, sizeof(key));

			*row = length > 0 ? lexicon_find(&lexicon_offices, key, length) : -1;
			if (*row < 0)
				continue;
			*plural = singular;
			return first;
		}
	}
	return -1;
}

bool
person_office(const Document *doc, int32 last, int32 *first, bool *strong)
{
	int			row;
	bool		plural;

	*first = office_ending_at(doc, last, &row, &plural);
	if (*first < 0 || strcmp(lexicon_cell(&lexicon_offices, row, OFFICE_FORM), "person") != 0)
		return false;
	*strong = sector_is(lexicon_cell(&lexicon_offices, row, OFFICE_SECTOR), "official");
	return !plural || *strong;
}
