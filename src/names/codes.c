/*
 * codes.c - the keys of a name as numbers, for the index that finds names like it.
 *
 * A word gives its two keys (keys.c), for names that sound alike, and the trigrams of its sounds, for those with a letter
 * more or less (as pg_trgm does over letters); the whole name gives the key of its words written as one, for names
 * fused or split.  Each is hashed to 32 bits with its sort.
 */
#include "extension/core.h"

#include "names/codes.h"
#include "names/names.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_nicknames;

#define FINE_WEIGHT		1.0f
#define COARSE_WEIGHT	0.8f
#define PAIR_WEIGHT		0.8f
#define WHOLE_WEIGHT	0.8f
#define TRIGRAM_WEIGHT	0.35f
#define ACRONYM_WEIGHT	0.8f
#define OTHER_READING	0.8f	/* times these */


/* Pairs are made of the first words only, so that a long name has no more than 15. */
#define PAIR_MAX_WORDS	6

static int32
hash_code(CodeSort sort, const char *key, int length)
{
	uint32		h = (2166136261u ^ sort) * 16777619u;

	for (int i = 0; i < length; i++)
		h = (h ^ (unsigned char) key[i]) * 16777619u;
	return (int32) h;
}

static void
add_code(NameCodes *out, CodeSort sort, const char *key, int length, float weight)
{
	int32		code = hash_code(sort, key, length);

	if (length == 0)
		return;
	for (int i = 0; i < out->n; i++)
		if (out->codes[i].code == code)
		{
			out->codes[i].weight = Max(out->codes[i].weight, weight);
			return;
		}
	if (out->n < NAME_MAX_CODES)
		out->codes[out->n++] = (NameCode) {code, sort, weight};
}

/* Sounds with what spellings confuse most made one, for trigrams. */
static char
soft_sound(char c)
{
	switch (c)
	{
		case 'e': case 'y': case 'j': return 'i';
		case 'o': case 'w': return 'u';
		case 'q': return 'k';
		case 'G': return 'g';
		case 'T': return 't';
		case 'D': return 'd';
		case 'z': case 'c': return 's';
		case 'J': return 'j';
		default: return c;
	}
}

static void
add_trigrams(NameCodes *out, const char *sounds, int n, float weight)
{
	char		s[SOUNDS_MAX + 3];
	int			k = 0;

	s[k++] = '^';
	for (int i = 0; i < n; i++)
	{
		char		c = soft_sound(sounds[i]);

		if (s[k - 1] != c)
			s[k++] = c;
	}
	s[k++] = '$';
	for (int i = 0; i + 3 <= k; i++)
		add_code(out, CODE_TRIGRAM, s + i, 3, weight);
}

static void
add_sound_codes(NameCodes *out, const char *sounds, int n, float weight)
{
	char		key[KEY_MAX];
	int			length = fine_key(sounds, n, key);

	add_code(out, CODE_FINE, key, length, weight * FINE_WEIGHT);
	length = coarse_key(sounds, n, key);
	add_code(out, CODE_COARSE, key, length, weight * COARSE_WEIGHT);
}

static void
add_whole(NameCodes *out, const NameWords *name)
{
	char		key[KEY_MAX * 2];
	int			length = 0;

	for (int i = 0; i < name->n; i++)
	{
		char		one[KEY_MAX];
		int			n = fine_key(name->words[i].sounds, name->words[i].n_sounds, one);
		/* A vowel at the start of an inner word is silent in the key of the whole. */
		int			from = length > 0 && one[0] == 'A' ? 1 : 0;

		if (name->words[i].class == WORD_COMPANY || name->words[i].class == WORD_PARTICLE)
			continue;
		for (int k = from; k < n && length < (int) sizeof(key); k++)
			if (length == 0 || key[length - 1] != one[k])
				key[length++] = one[k];
	}
	if (length >= 3)
		add_code(out, CODE_WHOLE, key, length, WHOLE_WEIGHT);
}

static bool
counts(const NameWord *w)
{
	return w->length > 1 && (w->class == WORD_DISTINCT || w->class == WORD_GENERIC || w->class == WORD_WEAK_TITLE);
}

static void
add_pairs(NameCodes *out, const NameWords *name)
{
	char		keys[PAIR_MAX_WORDS][KEY_MAX];
	float		weights[PAIR_MAX_WORDS];
	int			n = 0;

	for (int i = 0; i < name->n && n < PAIR_MAX_WORDS; i++)
	{
		const NameWord *w = &name->words[i];
		int			article = fused_article(w->at, w->length);
		char		sounds[SOUNDS_MAX];

		if (!counts(w))
			continue;
		if (article > 0)
			fine_key(sounds, word_sounds(w->at + article, w->length - article, sounds), keys[n]);
		else
			fine_key(w->sounds, w->n_sounds, keys[n]);
		weights[n++] = w->weight;
	}
	for (int i = 0; i < n; i++)
		for (int j = i + 1; j < n; j++)
		{
			char		both[2 * KEY_MAX];
			bool		turned = strcmp(keys[i], keys[j]) > 0;
			int			length = sprintf(both, "%s %s", keys[turned ? j : i], keys[turned ? i : j]);

			add_code(out, CODE_PAIR, both, length, PAIR_WEIGHT * (weights[i] + weights[j]));
		}
}

/* The first letters of those words of a name that are asked for; 0 when they are too few or too many. */
static int
first_letters(const NameWords *name, bool particles, bool legal_forms, char letters[ACRONYM_MAX + 1])
{
	int			n = 0;

	for (int i = 0; i < name->n; i++)
	{
		if ((!particles && name->words[i].class == WORD_PARTICLE) || (!legal_forms && name->words[i].class == WORD_COMPANY))
			continue;
		if (n == ACRONYM_MAX)
			return 0;
		letters[n++] = name->words[i].initial;
	}
	letters[n] = '\0';
	return n >= ACRONYM_MIN ? n : 0;
}

int
name_acronym(const NameWords *name, char letters[ACRONYM_MAX + 1])
{
	return first_letters(name, false, false, letters);
}

int
name_acronyms(const char *folded, char *acronyms[NAME_ACRONYMS])
{
	NameWords	name;
	char		letters[ACRONYM_MAX + 1];
	int			n = 0;

	name_words(folded, &name);
	for (int way = 0; way < NAME_ACRONYMS; way++)
	{
		bool		known = first_letters(&name, way & 1, way & 2, letters) == 0;

		for (int i = 0; i < n; i++)
			known = known || strcmp(acronyms[i], letters) == 0;
		if (!known)
			acronyms[n++] = pstrdup(letters);
	}
	return n;
}

/* The only word of a name that is no legal form, when it may be an acronym; or NULL. */
const NameWord *
only_word(const NameWords *name)
{
	const NameWord *only = NULL;

	for (int i = 0; i < name->n; i++)
	{
		if (name->words[i].class == WORD_COMPANY)
			continue;
		if (only != NULL || name->words[i].length < ACRONYM_MIN || name->words[i].length > ACRONYM_MAX)
			return NULL;
		only = &name->words[i];
	}
	return only;
}

static void
add_acronym(NameCodes *out, const NameWords *name)
{
	char		letters[ACRONYM_MAX + 1];
	int			n = name_acronym(name, letters);
	const NameWord *only = only_word(name);

	if (n > 0)
		add_code(out, CODE_ACRONYM, letters, n, ACRONYM_WEIGHT);
	else if (only != NULL)
		add_code(out, CODE_ACRONYM, only->at, only->length, ACRONYM_WEIGHT);
}

int32
word_code(const NameWord *word)
{
	char		key[KEY_MAX];
	int			length = fine_key(word->sounds, word->n_sounds, key);

	return hash_code(CODE_FINE, key, length);
}

void
name_codes(const NameWords *name, NameCodes *out)
{
	bool		any = false;

	out->n = 0;
	for (int i = 0; i < name->n; i++)
		any |= name->words[i].class == WORD_DISTINCT && name->words[i].length > 1;
	for (int i = 0; i < name->n; i++)
	{
		const NameWord *w = &name->words[i];
		int			article = w->class == WORD_DISTINCT ? fused_article(w->at, w->length) : 0;
		char		rest[SOUNDS_MAX];

		if (any && (w->class == WORD_COMPANY || w->class == WORD_PARTICLE || w->class == WORD_TITLE || w->length == 1))
			continue;
		add_sound_codes(out, w->sounds, w->n_sounds, w->weight);
		if (article > 0)
			add_sound_codes(out, rest, word_sounds(w->at + article, w->length - article, rest), w->weight);
	}
	add_whole(out, name);
	add_pairs(out, name);
	add_acronym(out, name);
	for (int i = 0; i < name->n; i++)
	{
		const NameWord *w = &name->words[i];

		if (any && (w->class != WORD_DISTINCT || w->length == 1))
			continue;
		add_trigrams(out, w->sounds, w->n_sounds, w->weight * TRIGRAM_WEIGHT);
	}
}

/* Readings of one letter that the key of a word does not make one. */
static const struct
{
	char		from;
	char		to;
}			readings[] = {{'x', 'h'}, {'x', 'k'}, {'h', 'x'}, {'g', 'h'}, {'G', 'h'}, {'j', 'i'}, {'S', 's'}, {'C', 'S'}, {'C', 'k'}, {'f', 'p'}, {'v', 'b'}};

static void
add_readings(NameCodes *out, const NameWord *w)
{
	for (int r = 0; r < (int) lengthof(readings); r++)
	{
		char		sounds[SOUNDS_MAX];

		if (memchr(w->sounds, readings[r].from, w->n_sounds) == NULL)
			continue;
		memcpy(sounds, w->sounds, w->n_sounds + 1);
		for (int i = 0; i < w->n_sounds; i++)
			if (sounds[i] == readings[r].from)
				sounds[i] = readings[r].to;
		add_sound_codes(out, sounds, w->n_sounds, w->weight * OTHER_READING);
		if (readings[r].to == 'h')
			add_trigrams(out, sounds, w->n_sounds, w->weight * TRIGRAM_WEIGHT * OTHER_READING);
	}
}

/* A short form of a first name is also looked for under the full one. */
static void
add_full_names(NameCodes *out, const NameWord *w)
{
	int			row = lexicon_find(&lexicon_nicknames, w->at, w->length);

	for (int i = row; i >= 0; i = lexicon_same_key(&lexicon_nicknames, i) ? i + 1 : -1)
	{
		const char *full = lexicon_cell(&lexicon_nicknames, i, 1);
		char		sounds[SOUNDS_MAX];

		add_sound_codes(out, sounds, word_sounds(full, strlen(full), sounds), w->weight * OTHER_READING);
	}
}

void
query_codes(const NameWords *name, NameCodes *out)
{
	name_codes(name, out);
	for (int i = 0; i < name->n; i++)
		if (name->words[i].class == WORD_DISTINCT && name->words[i].length > 1)
		{
			add_readings(out, &name->words[i]);
			add_full_names(out, &name->words[i]);
		}
}
