/*
 * words.c - a folded name cut into words: their class, their sounds, how much each says.
 */
#include "extension/core.h"

#include "names/names.h"
#include "names/words.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_name_words;
extern const Lexicon lexicon_nicknames;

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
	[WORD_COMPANY_END] = {"companyend", 0.2f},
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

static bool
has_word(const NameWords *name, const char *at, int length)
{
	for (int i = 0; i < name->n; i++)
		if (name->words[i].length == length && memcmp(name->words[i].at, at, length) == 0)
			return true;
	return false;
}

static bool
is_short_first_name(const char *at, int length)
{
	return lexicon_find(&lexicon_nicknames, at, length) >= 0;
}

static void
add_word(NameWords *out, const char *at, int length, bool last)
{
	NameWord   *w = &out->words[out->n];
	const char *canonical;
	WordClass	class = name_word(at, length, &canonical);
	char		initial = at[0];

	if (class == WORD_COMPANY_END)
		class = last && out->n > 0 ? WORD_COMPANY : WORD_DISTINCT;
	/* Folding left it at an end: it is no title here ("Amartya Sen"); nor is "Al" or "Ben" at the beginning a particle. */
	else if ((class == WORD_TITLE && (last || out->n == 0)) || (class == WORD_PARTICLE && out->n == 0 && !last && is_short_first_name(at, length)))
		class = WORD_DISTINCT;
	if (class != WORD_DISTINCT)
	{
		at = canonical;
		length = strlen(canonical);
	}
	/* "Tupolev JSC (JSC Tupolev)" says it once. */
	if (has_word(out, at, length))
		return;
	w->initial = initial;
	w->at = at;
	w->length = length;
	w->class = class;
	w->n_sounds = word_sounds(w->at, w->length, w->sounds);
	w->weight = classes[w->class].weight * (w->length == 1 ? 0.4f : 1.0f);
	out->n++;
}

void
name_words(const char *folded, NameWords *out)
{
	out->n = 0;
	out->generation = name_generation(folded, &out->told_at, &out->told_length);
	while (*folded && out->n < NAME_MAX_WORDS)
	{
		int			length = strcspn(folded, " ");

		if (length > 0)
			add_word(out, folded, length, folded[length] == '\0');
		folded += length;
		folded += strspn(folded, " ");
	}
}
