/*
 * lemma.c - exceptions (data/lemmas.tsv), then endings.
 */
#include "extension/core.h"
#include "language/lemma.h"
#include "text/lexicon.h"

#define LEMMA_MAX 64

extern const Lexicon lexicon_lemmas;

/* One rule: an ending, what replaces it, for nouns or verbs. */
typedef struct Ending
{
	const char *ending;
	const char *instead;
} Ending;

static const Ending plural_endings[] = {
	{"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"zzes", "zz"}, {"oes", "o"}, {"ies", "y"}, {"men", "man"}, {"ss", "ss"},
	{"us", "us"}, {"s", ""}, {NULL, NULL}
};

static const Ending third_endings[] = {
	{"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"zzes", "zz"}, {"oes", "o"}, {"ies", "y"}, {"ss", "ss"}, {"s", ""},
	{NULL, NULL}
};

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiou", c) != NULL;
}

static bool
ends_in(const char *w, int n, const char *ending)
{
	int			m = strlen(ending);

	return n > m && strcmp(w + n - m, ending) == 0;
}

/*
 * A stem before -ed or -ing: "stopp" -> "stop", "mak" -> "make", "agre" -> "agree", "play" -> "play".  Stems that need
 * their e back end in one of these, which English spells with it.
 */
static int
mend_stem(char *w, int n)
{
	static const char *const with_e[] = {
		"at", "iz", "is", "ut", "iv", "ov", "av", "uc", "ac", "ic", "nc", "rc", "dg", "ng", "rg", "ag", "eg", "ug", "ur", "ir", "us", "os", "as",
		"ens", "ens", "rs", "ls", "ak", "ok", "ik", "id", "ud", "od", "ad", "at", "ot", "bl", "pl", "gl", "tl", "dl", "fl", "cl", "zl", "kl", "iqu", "rv", "lv",
		"ap", "op", "ip", "yp", "ib", "ob", "ub", "im", "om", "um", "in", "un", "ol", "il", "ul", "al", "ar", "or", "e", "u", "in", "it", "et"
	};
	static const char *const without_e[] = {
		"er", "en", "on", "el", "et", "it", "or", "al", "ol", "om", "ain", "ear", "eat", "oin", "ool", "oot", "eek", "ook", "eak", "oak", "ead",
		"oad", "eed", "ood", "aid", "eal", "ail", "eel", "oil", "oal", "eam", "oom", "oam", "aim", "eap", "eep", "oop", "ean", "een", "oon",
		"urn", "air", "eer", "our", "oar", "ight", "ding", "ging", "king", "ring", "ping", "bring", "hang", "long", "bang", "sing", "uct", "act",
		"est", "ist", "elp", "ess", "iss", "ass", "oss", "op", "in", "ip", "ap", "at", "ot", "ut", "id", "ad", "ud", "ub", "im", "um", "ar", "ag", "ug",
		"eg", "ib", "ob", "od", "us", "os", "il", "ul", "is", "ic"
	};

	/* doubled consonant */
	if (n >= 3 && w[n - 1] == w[n - 2] && !is_vowel(w[n - 1]) && strchr("lsz", w[n - 1]) == NULL)
		return n - 1;
	if (n >= 4 && w[n - 1] == 'l' && w[n - 2] == 'l' && (ends_in(w, n, "ell") || ends_in(w, n, "oll")) && n > 5)
		return n - 1;
	for (size_t i = 0; i < lengthof(with_e); i++)
		if (ends_in(w, n, with_e[i]) || strcmp(w, with_e[i]) == 0)
		{
			int			m = strlen(with_e[i]);

			/* A short vowel of one syllable keeps e ("use", "make"); longer words by their ending. */
			for (size_t k = 0; k < lengthof(without_e); k++)
				if ((int) strlen(without_e[k]) > m - 0 && ends_in(w, n, without_e[k]))
					return n;
			w[n++] = 'e';
			return n;
		}
	return n;
}

static const char *
replaced(const char *lower, const Ending *endings, MemoryContext context)
{
	int			n = strlen(lower);

	for (; endings->ending; endings++)
		if (ends_in(lower, n, endings->ending))
		{
			int			keep = n - strlen(endings->ending);
			char	   *out;

			if (keep < 2)
				return lower;
			out = MemoryContextAlloc(context, n + 4);
			memcpy(out, lower, keep);
			strcpy(out + keep, endings->instead);
			return out;
		}
	return lower;
}

static const char *
without_ending(const char *lower, const char *ending, MemoryContext context)
{
	int			n = strlen(lower) - strlen(ending);
	char		w[LEMMA_MAX + 4];

	if (n < 2 || n > LEMMA_MAX || !ends_in(lower, strlen(lower), ending))
		return lower;
	memcpy(w, lower, n);
	w[n] = '\0';
	if (ends_in(lower, strlen(lower), "ied"))
	{
		w[n - 1] = 'y';
	}
	else
		n = mend_stem(w, n);
	w[n] = '\0';
	return strcpy(MemoryContextAlloc(context, n + 1), w);
}

/* Whether the exception's part of speech is the token's. */
static bool
exception_fits(const char *tag, const Token *t)
{
	if (tag[0] == 'v')
		return t->tag == TAG_VERB || t->tag == TAG_AUX;
	if (tag[0] == 'n')
		return t->tag == TAG_NOUN;
	if (tag[0] == 'a')
		return t->tag == TAG_ADJ || t->tag == TAG_ADV;
	return true;
}

const char *
lemma_of(const Token *t, MemoryContext context)
{
	int			row;

	if (!(t->flags & TOKEN_WORD) || t->tag == TAG_PROPN)
		return t->lower;
	for (row = lexicon_find(&lexicon_lemmas, t->lower, strlen(t->lower)); row >= 0; row = lexicon_same_key(&lexicon_lemmas, row) ? row + 1 : -1)
		if (exception_fits(lexicon_cell(&lexicon_lemmas, row, 1), t))
			return lexicon_cell(&lexicon_lemmas, row, 2);
	if (t->tag == TAG_NOUN && (t->morph & MORPH_PLURAL))
		return replaced(t->lower, plural_endings, context);
	if (t->tag != TAG_VERB && t->tag != TAG_AUX)
		return t->lower;
	if (t->morph & MORPH_THIRD)
		return replaced(t->lower, third_endings, context);
	if (t->morph & MORPH_GERUND)
		return without_ending(t->lower, "ing", context);
	if (t->morph & (MORPH_PAST | MORPH_PARTICIPLE))
		return without_ending(t->lower, "ed", context);
	return t->lower;
}
