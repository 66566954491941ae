/*
 * lexicon.c - looking words up in the compiled-in lists (FNV-1a, open addressing; the table is made at build time).
 */
#include "extension/core.h"
#include "text/document.h"
#include "text/lexicon.h"

#define LEXICON_KEY_MAX 256

static inline uint32
hash_more(uint32 h, const char *s, int length)
{
	for (int i = 0; i < length; i++)
		h = (h ^ (unsigned char) s[i]) * 16777619u;
	return h;
}

/* The slot's value for a key, 0 when it is neither a key nor the beginning of one. */
static int32
slot_of(const Lexicon *lexicon, uint32 hash, const char *key, int length)
{
	for (uint32 i = hash & lexicon->mask;; i = (i + 1) & lexicon->mask)
	{
		int32		v = lexicon->slots[i];
		const char *k;

		if (v == 0)
			return 0;
		k = v > 0 ? lexicon_cell(lexicon, v - 1, 0) : lexicon->begins[-v - 1];
		if (strncmp(k, key, length) == 0 && k[length] == '\0')
			return v;
	}
}

int
lexicon_find(const Lexicon *lexicon, const char *key, int length)
{
	int32		v = slot_of(lexicon, hash_more(2166136261u, key, length), key, length);

	return v > 0 ? v - 1 : -1;
}

/* Room for another spelling of initials (bytes); longer ones are looked up as they are written only. */
#define INITIALS_MAX 16

/*
 * Another spelling of initials: "u.s" with its last stop ("u.s."), or when they are three and more without any ("w.h.o." as "who").
 * False when the word is not of this kind.
 */
static bool
respell_initials(const char *word, int length, bool stops, char *out, int *out_length)
{
	int			n = 0;
	int			letters = (length + 1) / 2;

	if (length < 3 || length > INITIALS_MAX - 2 || word[1] != '.' || (stops && word[length - 1] == '.') || (!stops && letters < 3))
		return false;
	for (int i = 0; i < length; i++)
	{
		if (i % 2 == 0 ? word[i] < 'a' || word[i] > 'z' : word[i] != '.')
			return false;
		if (stops || i % 2 == 0)
			out[n++] = word[i];
	}
	if (stops)
		out[n++] = '.';
	*out_length = n;
	return true;
}

/*
 * The slot's value for key[0..length) and `word` behind it, as it is written or else as initials may be; the key and its hash grow by
 * the spelling taken.
 */
static int32
slot_with_word(const Lexicon *lexicon, char *key, int *length, uint32 *hash, const char *word, int more)
{
	char		other[INITIALS_MAX];
	int32		v = 0;

	for (int spelling = 0; spelling < 3 && v == 0; spelling++)
	{
		const char *as = spelling == 0 ? word : other;
		int			n = more;
		uint32		h;

		if (spelling > 0 && (more < 3 || word[1] != '.'))
			break;
		if (spelling > 0 && !respell_initials(word, more, spelling == 1, other, &n))
			continue;
		h = hash_more(*hash, as, n);
		memcpy(key + *length, as, n);
		v = slot_of(lexicon, h, key, *length + n);
		if (v == 0)
			continue;
		*length += n;
		*hash = h;
	}
	return v;
}

/*
 * A key that is also the beginning of a longer one is found as a key; that longer ones exist is then not known, so the
 * walk goes on while anything is found and at most max_words tokens.
 */
int
lexicon_match(const Lexicon *lexicon, const Document *doc, int32 at, int *count)
{
	char		key[LEXICON_KEY_MAX];
	int			length = 0;
	uint32		hash = 2166136261u;
	int			best = -1;
	int32		sentence = doc->tokens[at].sentence;

	for (int n = 1; n <= lexicon->max_words && at + n - 1 < doc->n_tokens; n++)
	{
		const Token *t = &doc->tokens[at + n - 1];
		int			more = strlen(t->lower);
		int32		v;

		if (t->sentence != sentence || length + more + 2 > LEXICON_KEY_MAX)
			break;
		if (n > 1)
			key[length++] = ' ';
		hash = n > 1 ? hash_more(hash, " ", 1) : hash;
		v = slot_with_word(lexicon, key, &length, &hash, t->lower, more);
		if (v == 0)
			break;
		if (v > 0)
		{
			best = v - 1;
			*count = n;
		}
	}
	return best;
}

int
lexicon_match_words(const Lexicon *lexicon, const char *const *words, int n, int *count)
{
	char		key[LEXICON_KEY_MAX];
	int			length = 0;
	uint32		hash = 2166136261u;
	int			best = -1;

	for (int i = 0; i < n && i < lexicon->max_words; i++)
	{
		int			from = length;
		int			more = strlen(words[i]);
		int32		v;

		if (length + more + 2 > LEXICON_KEY_MAX)
			break;
		if (i > 0)
			key[length++] = ' ';
		memcpy(key + length, words[i], more);
		length += more;
		hash = hash_more(hash, key + from, length - from);
		v = slot_of(lexicon, hash, key, length);
		if (v == 0)
			break;
		if (v > 0)
		{
			best = v - 1;
			*count = i + 1;
		}
	}
	return best;
}
