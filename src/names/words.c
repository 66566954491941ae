/*
 * words.c - a folded name cut into words: their class, their sounds, how much each says.
 */
#include "extension/core.h"

#include "names/words.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_name_words;

static const struct
{
	const char *name;
	float		weight;
}			classes[] = {
	[WORD_DISTINCT] = {"", 1.0f},
	[WORD_TITLE] = {"title", 0.25f},
	[WORD_WEAK_TITLE] = {"weaktitle", 0.5f},
	[WORD_SUFFIX] = {"suffix", 0.3f},
	[WORD_PARTICLE] = {"particle", 0.2f},
	[WORD_COMPANY] = {"company", 0.2f},
	[WORD_GENERIC] = {"generic", 0.5f},
};

WordClass
name_word(const char *word, int length, const char **canonical)
{
	int			row = lexicon_find(&lexicon_name_words, word, length);

	if (row < 0)
		return WORD_DISTINCT;
	if (canonical)
	{
		*canonical = lexicon_cell(&lexicon_name_words, row, 2);
		if ((*canonical)[0] == '\0')
			*canonical = lexicon_cell(&lexicon_name_words, row, 0);
	}
	for (int c = WORD_TITLE; c < (int) lengthof(classes); c++)
		if (strcmp(classes[c].name, lexicon_cell(&lexicon_name_words, row, 1)) == 0)
			return c;
	return WORD_DISTINCT;
}

int
fused_article(const char *word, int length)
{
	if (length < 6 || (word[0] != 'a' && word[0] != 'e') || word[1] != 'l' || memchr("aeiouyl", word[2], 7))
		return 0;
	return 2;
}

static void
add_word(NameWords *out, const char *at, int length)
{
	NameWord   *w = &out->words[out->n++];
	const char *canonical;

	w->at = at;
	w->length = length;
	w->class = name_word(at, length, &canonical);
	if (w->class != WORD_DISTINCT)
	{
		w->at = canonical;
		w->length = strlen(canonical);
	}
	w->n_sounds = word_sounds(w->at, w->length, w->sounds);
	w->weight = classes[w->class].weight * (w->length == 1 ? 0.4f : 1.0f);
}

void
name_words(const char *folded, NameWords *out)
{
	out->n = 0;
	while (*folded && out->n < NAME_MAX_WORDS)
	{
		int			length = strcspn(folded, " ");

		if (length > 0)
			add_word(out, folded, length);
		folded += length;
		folded += strspn(folded, " ");
	}
}
