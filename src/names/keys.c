/*
 * keys.c - the keys by which spellings of one name meet.
 *
 * Each word has two: the fine key has its consonants only ("gdf"), the coarse key merges consonants that languages confuse
 * but keeps the kind of each vowel ("KaTaFi").  Khalid ("xld", "KaLiT") meets Khaleed, and not Galad ("gld", "KaLaT");
 * Qadhafi, Gaddafi and Kadafi meet in "KaTaFi".  A fused article is read both ways.
 */
#include "extension/core.h"

#include "names/names.h"
#include "names/words.h"

/* What each sound is in a key; 0: nothing. */
static char
fine_sound(char c)
{
	switch (c)
	{
		case 'q': return 'k';
		case 'G': return 'g';
		case 'T': return 't';
		case 'D': return 'd';
		case 'w': return 'v';
		case 'z': case 'c': return 's';
		case 'J': return 'j';
		case 'h': case 'y': return 0;
		default: return sound_is_vowel(c) ? 0 : c;
	}
}

static char
coarse_sound(char c)
{
	switch (c)
	{
		case 'k': case 'q': case 'g': case 'G': case 'x': return 'K';
		case 't': case 'd': case 'T': case 'D': return 'T';
		case 'p': case 'b': return 'P';
		case 'f': case 'v': return 'F';
		case 's': case 'z': case 'c': case 'S': case 'C': case 'J': return 'S';
		case 'j': return 'J';
		case 'm': return 'M';
		case 'n': return 'N';
		case 'l': return 'L';
		case 'r': return 'R';
		case 'a': return 'a';
		case 'e': case 'i': case 'y': return 'i';
		case 'o': case 'u': case 'w': return 'u';
		case 'h': return 0;
		default: return c;
	}
}

int
fine_key(const char *sounds, int n, char key[KEY_MAX])
{
	int			k = 0;
	char		before = 0;

	for (int i = 0; i < n && k < KEY_MAX - 1; i++)
	{
		char		c = fine_sound(sounds[i]);

		if (i == 0 && c == 0)
			c = sounds[0] == 'h' ? 'h' : sounds[0] == 'y' ? 'j' : 'A';
		if (c != 0 && (c != before || (c >= '0' && c <= '9')))
			key[k++] = c;
		before = c;
	}
	key[k] = '\0';
	return k;
}

int
coarse_key(const char *sounds, int n, char key[KEY_MAX])
{
	int			k = 0;
	bool		after_vowel = false;

	for (int i = 0; i < n && k < KEY_MAX - 1; i++)
	{
		char		c = coarse_sound(sounds[i]);
		bool		vowel = c == 'a' || c == 'i' || c == 'u';

		if (i == 0 && sounds[0] == 'h')
			c = 'H';
		/* Of vowels side by side the first counts. */
		if (c == 0 || (vowel && after_vowel) || (k > 0 && key[k - 1] == c && !(c >= '0' && c <= '9')))
			continue;
		key[k++] = c;
		after_vowel = vowel;
	}
	key[k] = '\0';
	return k;
}

typedef struct KeyList
{
	char	  **keys;
	int			n;
	int			room;
} KeyList;

static void
add_key(KeyList *list, const char *key)
{
	if (strlen(key) < 2)
		return;
	for (int i = 0; i < list->n; i++)
		if (strcmp(list->keys[i], key) == 0)
			return;
	if (list->n == list->room)
		list->keys = repalloc(list->keys, sizeof(char *) * (list->room *= 2));
	list->keys[list->n++] = pstrdup(key);
}

static void
add_word_keys(KeyList *list, const char *sounds, int n)
{
	char		key[KEY_MAX];

	fine_key(sounds, n, key);
	add_key(list, key);
	coarse_key(sounds, n, key);
	add_key(list, key);
}

static int
compare_keys(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

static bool
says_something(const NameWord *w)
{
	return w->class == WORD_DISTINCT && w->length > 1;
}

/* The words that a name is found by, in `words`: those that say something, or all when none does; gives how many. */
static int
words_of_keys(const NameWords *name, const NameWord *words[NAME_MAX_WORDS])
{
	bool		any = false;
	int			n = 0;

	for (int i = 0; i < name->n; i++)
		any |= says_something(&name->words[i]);
	for (int i = 0; i < name->n; i++)
		if (!any || says_something(&name->words[i]))
			words[n++] = &name->words[i];
	return n;
}

int
name_keys(const char *folded, char ***keys)
{
	NameWords	name;
	const NameWord *words[NAME_MAX_WORDS];
	KeyList		list = {.room = 8};
	int			n;

	list.keys = palloc(sizeof(char *) * list.room);
	name_words(folded, &name);
	n = words_of_keys(&name, words);
	for (int i = 0; i < n; i++)
	{
		const NameWord *w = words[i];
		int			article = fused_article(w->at, w->length);
		char		rest[SOUNDS_MAX];

		add_word_keys(&list, w->sounds, w->n_sounds);
		if (article > 0 && w->class == WORD_DISTINCT)
			add_word_keys(&list, rest, word_sounds(w->at + article, w->length - article, rest));
	}
	qsort(list.keys, list.n, sizeof(char *), compare_keys);
	*keys = list.keys;
	return list.n;
}

/* Pairs are made of the first words only, so that a name of many words has not many times more keys. */
#define PAIRED_WORDS 4

/* "fine of a" and "fine of b", or the coarse ones, as "a b" in their order. */
static void
add_pair_key(KeyList *list, const NameWord *a, const NameWord *b, int (*key_of) (const char *, int, char *))
{
	char		x[KEY_MAX];
	char		y[KEY_MAX];
	char		both[2 * KEY_MAX];
	bool		in_order;

	key_of(a->sounds, a->n_sounds, x);
	key_of(b->sounds, b->n_sounds, y);
	in_order = strcmp(x, y) <= 0;
	snprintf(both, sizeof(both), "%s %s", in_order ? x : y, in_order ? y : x);
	add_key(list, both);
}

int
name_pair_keys(const char *folded, char ***keys)
{
	NameWords	name;
	const NameWord *words[NAME_MAX_WORDS];
	KeyList		list = {.room = 8};
	int			n;

	name_words(folded, &name);
	n = Min(words_of_keys(&name, words), PAIRED_WORDS);
	if (n < 2)
		return name_keys(folded, keys);
	list.keys = palloc(sizeof(char *) * list.room);
	for (int i = 0; i < n; i++)
		for (int j = i + 1; j < n; j++)
		{
			add_pair_key(&list, words[i], words[j], fine_key);
			add_pair_key(&list, words[i], words[j], coarse_key);
		}
	qsort(list.keys, list.n, sizeof(char *), compare_keys);
	*keys = list.keys;
	return list.n;
}
