/*
 * generation.c - which of several people of one name a name means: "John Paul II", "Robert Weller Jr", "Pliny the Elder".
 *
 * In: a folded name.  Out: a number (II, Jr and "the Younger" are 2; I, Sr and "the Elder" 1), or 0 when it tells none; and which of
 * its words tell it.
 */
#include "extension/core.h"

#include "names/names.h"
#include "names/words.h"
#include "text/numerals.h"

/* "2nd", "3rd": the number, 0 for what is no ordinal. */
static int
ordinal(const char *word, int length)
{
	int			n = 0;
	int			i = 0;

	for (; i < length && i < 2 && word[i] >= '0' && word[i] <= '9'; i++)
		n = 10 * n + word[i] - '0';
	return i > 0 && length == i + 2 && (memcmp(word + i, "st", 2) == 0 || memcmp(word + i, "nd", 2) == 0 ||
										memcmp(word + i, "rd", 2) == 0 || memcmp(word + i, "th", 2) == 0) ? n : 0;
}

static bool
is(const char *word, int length, const char *s)
{
	return (int) strlen(s) == length && memcmp(word, s, length) == 0;
}

/*
 * What a word that is not the first one tells: a numeral of one letter only at the end ("George V", not "John V. Carver"), and
 * "the Elder", "the Younger".
 */
static int
told_by(const char *word, int length, bool last, bool behind_the)
{
	int			n;

	if (is(word, length, "jr") || is(word, length, "junior") || (behind_the && is(word, length, "younger")))
		return 2;
	if (is(word, length, "sr") || (behind_the && is(word, length, "elder")))
		return 1;
	n = roman_number(word, length);
	if (n > 0)
		return length > 1 || last ? n : 0;
	return last ? ordinal(word, length) : 0;
}

int
name_generation(const char *folded, const char **at, int *length)
{
	const char *word = folded + strcspn(folded, " ");
	bool		behind_the = false;

	while (*word)
	{
		int			n;
		int			told;

		word += strspn(word, " ");
		n = strcspn(word, " ");
		told = n > 0 ? told_by(word, n, word[n] == '\0', behind_the) : 0;
		if (told > 0)
		{
			*at = behind_the ? word - strlen("the ") : word;
			*length = word + n - *at;
			return told;
		}
		behind_the = is(word, n, "the");
		word += n;
	}
	return 0;
}

char *
without_generation(const char *folded)
{
	const char *at;
	int			length;
	char	   *rest;
	int			before;

	if (name_generation(folded, &at, &length) == 0)
		return pstrdup(folded);
	rest = palloc(strlen(folded) + 1);
	before = at - folded - 1;
	memcpy(rest, folded, before);
	strcpy(rest + before, at + length);
	return rest;
}
