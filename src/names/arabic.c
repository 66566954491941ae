/*
 * arabic.c - whether a word behind "Al" is an Arabic one, so that "Al" is its article ("Al Khatib") and no first name ("Al Garner").
 *
 * In: a word in plain lower-case Latin letters.  Out: yes or no, by the pairs of letters in it (data/arabic_pairs.tsv: a naive
 * Bayes of letter bigrams), and by what Arabic has not: p, v, x, and two consonants at the beginning ("Smith").
 */
#include "extension/core.h"

#include "names/names.h"
#include "names/words.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_arabic_pairs;

/* A word may still be Arabic when the mean weight of its pairs of letters is at least this. */
#define LEAST_OF_PAIR (-15)

static bool
begins_with_two_consonants(const char *word, int length)
{
	static const char *const sounds[] = {"kh", "gh", "sh", "th", "dh", "dj", "ch", "dz", "ts", NULL};

	if (length < 2 || strchr("aeiouy", word[0]) != NULL || strchr("aeiouy", word[1]) != NULL || word[0] == word[1])
		return false;
	for (int i = 0; sounds[i]; i++)
		if (memcmp(word, sounds[i], 2) == 0)
			return false;
	return true;
}

bool
looks_arabic(const char *word, int length)
{
	int			sum = 0;
	int			before = '_';

	for (int i = 0; i < length; i++)
		if (word[i] < 'a' || word[i] > 'z' || strchr("pvx", word[i]) != NULL)
			return false;
	if (length < 3 || begins_with_two_consonants(word, length))
		return false;
	for (int i = 0; i <= length; i++)
	{
		char		pair[2] = {before, i < length ? word[i] : '_'};
		int			row = lexicon_find(&lexicon_arabic_pairs, pair, 2);

		sum += row >= 0 ? atoi(lexicon_cell(&lexicon_arabic_pairs, row, 1)) : 0;
		before = pair[1];
	}
	return sum >= LEAST_OF_PAIR * (length + 1);
}
