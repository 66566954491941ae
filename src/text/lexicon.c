/*
 * lexicon.c - looking words up in the compiled-in lists (FNV-1a, open addressing; the table is made at build time).
 */
#include "extension/core.h"
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
		memcpy(key + length, t->lower, more);
		hash = n > 1 ? hash_more(hash, " ", 1) : hash;
		hash = hash_more(hash, t->lower, more);
		length += more;

		v = slot_of(lexicon, hash, key, length);
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
