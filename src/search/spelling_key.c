/*
 * spelling_key.c - the key under which the spellings of one name's word meet in the index.
 *
 * In: a folded word (lower-case ASCII).  Out: `~`, the class of its first vowel, its consonants by sound, and whether it
 * ends in a vowel: Khalid, Khaleed, al-Khalid and Alkhalid give ~ekld; Yousef and Youssef ~uysf; Mohammed and Muhammad ~umhmd.
 * It is much finer than Soundex and Metaphone (no merging of voiced and voiceless), since a key that meets is a hit and
 * not only a candidate: exact spelling outranks it, but nothing removes it.
 */
#include "search/search.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_settled_words;
extern const Lexicon lexicon_word_endings;
extern const Lexicon lexicon_article_names;
extern const Lexicon lexicon_countries;
extern const Lexicon lexicon_cities;

/* A city of so many thousand is written in one way. */
#define SETTLED_CITY 500

/* Where in the word a rule holds. */
#define ANYWHERE	0
#define AT_END		1
#define BEFORE_EIY	2			/* and e, i or y follows */

typedef struct SoundRule
{
	const char *letters;
	const char *sound;
	int			where;
} SoundRule;

/* First match counts.  Capital letters are sounds that Latin writes with several letters: C tsh, X sh, J zh and dzh. */
static const SoundRule sounds[] = {
	{"shch", "X", ANYWHERE},
	{"tsch", "C", ANYWHERE},
	{"tch", "C", ANYWHERE},
	{"tsh", "C", ANYWHERE},
	{"sch", "X", ANYWHERE},
	{"dzh", "J", ANYWHERE},
	{"off", "v", AT_END},
	{"ow", "", AT_END},
	{"ic", "C", AT_END},
	{"sh", "X", ANYWHERE},
	{"ch", "C", ANYWHERE},
	{"zh", "J", ANYWHERE},
	{"dj", "J", ANYWHERE},
	{"kh", "k", ANYWHERE},
	{"gh", "g", ANYWHERE},
	{"ph", "f", ANYWHERE},
	{"dh", "d", ANYWHERE},
	{"th", "t", ANYWHERE},
	{"ck", "k", ANYWHERE},
	{"tz", "ts", ANYWHERE},
	{"c", "s", BEFORE_EIY},
	{"c", "k", ANYWHERE},
	{"q", "k", ANYWHERE},
	{"x", "ks", ANYWHERE},
	{"j", "J", ANYWHERE},
	{"h", "", AT_END},
};

static inline bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiou", c) != NULL;
}

static const SoundRule *
sound_at(const char *word)
{
	for (size_t i = 0; i < lengthof(sounds); i++)
	{
		size_t		n = strlen(sounds[i].letters);

		if (strncmp(word, sounds[i].letters, n) != 0 || (sounds[i].where == AT_END && word[n] != '\0'))
			continue;
		if (sounds[i].where != BEFORE_EIY || (word[n] != '\0' && strchr("eiy", word[n]) != NULL))
			return &sounds[i];
	}
	return NULL;
}

/* y and w are consonants before a vowel at the begin of a word or after a consonant's vowel; elsewhere they are vowels. */
static bool
is_glide_consonant(const char *word, int at)
{
	if (word[at] == 'w')
		return is_vowel(word[at + 1]);
	return at == 0 && is_vowel(word[1]);
}

static void
put_sound(const char *sound, char *key, int *length)
{
	for (; *sound != '\0' && *length < SPELLING_KEY_MAX - 2; sound++)
	{
		if (key[*length - 1] != *sound || *length <= 2)
			key[(*length)++] = *sound;
	}
}

/* The consonants behind key[2]; *first is the first vowel, *ends that the last sound is one. */
static int
write_sounds(const char *word, char *key, char *first, bool *ends)
{
	int			length = 2;

	for (int at = 0; word[at] != '\0';)
	{
		const SoundRule *rule = sound_at(word + at);
		char		single[2] = {word[at] == 'w' ? 'v' : word[at], '\0'};

		if (rule == NULL && (is_vowel(word[at]) || (strchr("yw", word[at]) && !is_glide_consonant(word, at))))
		{
			if (*first == '\0')
				*first = word[at];
			*ends = true;
			at++;
			continue;
		}
		/* A rule that writes nothing leaves the ending as it was: -ah and -a, -ow and -o. */
		if (rule == NULL || rule->sound[0] != '\0')
			*ends = false;
		put_sound(rule ? rule->sound : single, key, &length);
		at += rule ? (int) strlen(rule->letters) : 1;
	}
	return length;
}

const char *
without_article(const char *folded)
{
	const char *rest;
	size_t		n = strlen(folded);

	if (n < 6 || (folded[0] != 'a' && folded[0] != 'e') || folded[1] != 'l' || is_vowel(folded[2]) || folded[2] == 'l')
		return NULL;
	rest = strpbrk(folded + 2, "aeiou");
	if (rest == NULL || rest > folded + 4 || lexicon_find(&lexicon_article_names, folded, n) >= 0)
		return NULL;
	return folded + 2;
}

enum
{
	ENDING_TEXT, ENDING_OF
};

/*
 * The bytes of a word before an ending of word_endings.tsv; -1 when it has not that one, or it is not of that kind.
 */
static int
before_ending(const char *folded, int length, int row, const char *of)
{
	const char *ending = lexicon_cell(&lexicon_word_endings, row, ENDING_TEXT);
	int			n = length - (int) strlen(ending);

	return n >= 0 && memcmp(folded + n, ending, length - n) == 0 && strstr(lexicon_cell(&lexicon_word_endings, row, ENDING_OF), of) ? n : -1;
}

static bool
is_ordinary(const char *folded, int length)
{
	if (lexicon_find(&lexicon_settled_words, folded, length) >= 0)
		return true;
	for (int row = 0; row < lexicon_word_endings.rows; row++)
	{
		int			n = before_ending(folded, length, row, "inflected");

		if (n >= 4 && lexicon_find(&lexicon_settled_words, folded, n) >= 0)
			return true;
	}
	return false;
}

static bool
is_settled(const char *folded, int length)
{
	int			city = lexicon_find(&lexicon_cities, folded, length);

	return is_ordinary(folded, length) || lexicon_find(&lexicon_countries, folded, length) >= 0 ||
		(city >= 0 && atoi(lexicon_cell(&lexicon_cities, city, 2)) >= SETTLED_CITY);
}

bool
spelling_key_of_letters(const char *folded, char *key)
{
	size_t		n = strlen(folded);
	const char *bare = without_article(folded);
	char		first = '\0';
	bool		ends = false;
	int			length;

	if (n < 4 || strspn(folded, "abcdefghijklmnopqrstuvwxyz") != n)
		return false;
	if (bare == NULL)
		bare = folded;
	key[0] = SPELLING_KEY_MARK;
	length = write_sounds(bare, key, &first, &ends);
	if (length < 4 || first == '\0')
		return false;
	if (is_vowel(bare[0]))
		key[1] = strchr("ou", first) ? 'o' : 'a';
	else
		key[1] = strchr("ouw", first) ? 'u' : 'e';
	if (ends)
		key[length++] = 'a';
	key[length] = '\0';
	return true;
}

bool
spelling_key(const char *folded, char *key)
{
	return !is_settled(folded, strlen(folded)) && spelling_key_of_letters(folded, key);
}

bool
spelling_key_of_query(const char *folded, char *key)
{
	int			n = strlen(folded);

	for (int row = 0; row < lexicon_word_endings.rows; row++)
		if (before_ending(folded, n, row, "word") >= 2)
			return false;
	return spelling_key(folded, key);
}

