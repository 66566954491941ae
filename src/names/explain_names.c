/*
 * explain_names.c - why two names are taken for one, in words.
 *
 * Two folded names in; out one sentence: each pair of words with the reason it was made, and the words that the other name lacks.
 */
#include "extension/core.h"

#include "names/letters.h"
#include "names/names.h"
#include "names/words.h"

static const struct
{
	const char *basis;			/* of a WordPair */
	const char *says;
}			reasons[] = {
	{"same", "is in both"},
	{"sound", "sound alike"},
	{"article", "are one but for the Arabic article"},
	{"nickname", "are forms of one first name"},
	{"stem", "begin alike and end in another way"},
	{"beginning", "begin alike, one is shorter"},
	{"initial", "may be a word and its initial"},
};

static void
put_text(Letters *out, const char *s)
{
	letters_put(out, s, strlen(s));
}

static void
put_word(Letters *out, const NameWord *w)
{
	letters_put_char(out, '"');
	letters_put(out, w->at, w->length);
	letters_put_char(out, '"');
}

static const char *
reason(const char *basis)
{
	for (int i = 0; i < (int) lengthof(reasons); i++)
		if (strcmp(reasons[i].basis, basis) == 0)
			return reasons[i].says;
	return basis;
}

static void
put_pair(Letters *out, const NameWords *a, const NameWords *b, const WordPair *pair)
{
	if (out->length > 0)
		put_text(out, "; ");
	put_word(out, &a->words[pair->a]);
	if (pair->similarity < 1)
	{
		put_text(out, " and ");
		put_word(out, &b->words[pair->b]);
	}
	letters_put_char(out, ' ');
	put_text(out, reason(pair->basis));
	if (pair->similarity < 1)
		put_text(out, psprintf(" (%.2f)", pair->similarity));
}

static void
put_rest(Letters *out, const NameWords *name, const WordPair *pairs, int n, bool second)
{
	bool		any = false;

	for (int i = 0; i < name->n; i++)
	{
		bool		paired = false;

		for (int k = 0; k < n; k++)
			paired |= (second ? pairs[k].b : pairs[k].a) == i;
		if (paired)
			continue;
		put_text(out, any ? ", " : out->length == 0 ? "" : "; ");
		put_word(out, &name->words[i]);
		any = true;
	}
	if (any)
		put_text(out, second ? " only in the second" : " only in the first");
}

char *
explain_similarity(const char *a, const char *b)
{
	NameWords	x;
	NameWords	y;
	WordPair	pairs[NAME_MAX_WORDS];
	Letters		out;
	int			n;

	letters_init(&out);
	if (a[0] != '\0' && strcmp(a, b) == 0)
	{
		put_text(&out, psprintf("both are \"%s\"", a));
		return out.at;
	}
	name_words(a, &x);
	name_words(b, &y);
	if (is_acronym(&x, &y) || is_acronym(&y, &x))
	{
		put_text(&out, "one is made of the first letters of the other");
		return out.at;
	}
	n = align_words(&x, &y, pairs);
	for (int i = 0; i < n; i++)
		put_pair(&out, &x, &y, &pairs[i]);
	put_rest(&out, &x, pairs, n, false);
	put_rest(&out, &y, pairs, n, true);
	return out.at;
}
