/*
 * lemma.c - exceptions (data/en/lemmas.tsv), then endings.
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

/* Stems in these two letters take an e back ("mak" -> "make"): the majority of English verbs (tools/gazetteer/lemmas.py). */
static const char with_e[] =
	"ac af ag ak as at av az bl br bu cl cr cu dg di dl du ec eg es eu ev ez fl gl gu hu ib ic id if ig ik ir is iv iz kl lg li ls lu lv mi mm nc "
	"ns nu nz ob od ok os ov oz pl ps pu qu rc rg rs ru rv sc sl su th ti tl tr ub uc ud ug uk ul um un ur us ut vi vr ws yb yk yl ym yn yp ys yz zl";

static bool
ends_in(const char *w, int n, const char *ending)
{
	int			m = strlen(ending);

	return n > m && memcmp(w + n - m, ending, m) == 0;
}

/* The length of a stem before -ed or -ing ("stopp" -> "stop", "mak" -> "make"), which may grow by an e. */
static int
mend_stem(char *w, int n)
{
	char		ending[3] = {0};

	if (n >= 3 && w[n - 1] == w[n - 2] && strchr("aeioulsz", w[n - 1]) == NULL)
		return n - 1;
	if (n < 2 || w[n - 2] == ' ')
		return n;
	memcpy(ending, w + n - 2, 2);
	for (const char *e = with_e; *e; e += e[2] ? 3 : 2)
		if (e[0] == ending[0] && e[1] == ending[1])
		{
			w[n++] = 'e';
			break;
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
	if (ends_in(lower, strlen(lower), "ied"))
		w[n - 1] = 'y';
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
	return false;
}

static const char *
clitic_lemma(const Token *t)
{
	static const struct
	{
		const char *form;
		uint8		tag;
		const char *lemma;
	}			clitics[] = {
		{"'s", TAG_AUX, "be"}, {"'m", TAG_AUX, "be"}, {"'re", TAG_AUX, "be"}, {"'s", TAG_VERB, "be"}, {"'re", TAG_VERB, "be"},
		{"'ve", TAG_AUX, "have"}, {"'ve", TAG_VERB, "have"}, {"'d", TAG_AUX, "will"}, {"'ll", TAG_AUX, "will"}, {"n't", TAG_PART, "not"}
	};

	for (size_t i = 0; i < lengthof(clitics); i++)
		if (t->tag == clitics[i].tag && token_is(t, clitics[i].form))
			return clitics[i].lemma;
	return t->lower;
}

const char *
lemma_of(const Token *t, MemoryContext context)
{
	int			row;

	if (!(t->flags & TOKEN_WORD) || t->tag == TAG_PROPN)
		return t->lower;
	if (strchr(t->lower, '\''))
		return clitic_lemma(t);
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
