/*
 * signature.c - the weightiest stems of an article: (1 + log tf) * idf (Salton and Buckley, 1988), cut to a few dozen and
 * made unit length.  The document frequencies are those of a fixed corpus (data/en/word_documents.tsv), not the archive's,
 * so that a signature depends on its article alone.
 */
#include "extension/core.h"

#include <math.h>
#include <libstemmer.h>

#include "archive/link/signature.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_word_documents;

/* Documents counted for that list, and what a word that is not on it is taken to have. */
#define CORPUS_DOCUMENTS 21788.0
#define RARE_DOCUMENTS	5.0

typedef struct Term
{
	uint32		hash;
	float		count;
	float		weight;
	float		idf;
} Term;

static struct sb_stemmer *
english_stemmer(void)
{
	static struct sb_stemmer *stemmer = NULL;

	if (stemmer == NULL)
		stemmer = sb_stemmer_new("english", "UTF_8");
	if (stemmer == NULL)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory")));
	return stemmer;
}

static float
word_idf(const char *word)
{
	int			row = lexicon_find(&lexicon_word_documents, word, strlen(word));
	double		documents = row < 0 ? RARE_DOCUMENTS : atof(lexicon_cell(&lexicon_word_documents, row, 1));

	return log(CORPUS_DOCUMENTS / documents);
}

/* FNV-1a, 32 bits. */
static uint32
hash_of(const unsigned char *s, int length)
{
	uint32		h = 2166136261u;

	for (int i = 0; i < length; i++)
		h = (h ^ s[i]) * 16777619u;
	return h;
}

static int
add_words(Document *doc, float count, Term *terms, int n)
{
	struct sb_stemmer *stemmer = english_stemmer();

	document_tokens(doc);
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		const Token *t = &doc->tokens[i];
		const sb_symbol *stem;

		if (!(t->flags & TOKEN_WORD) || t->lower[0] == '\'' || t->lower[1] == '\0')
			continue;
		stem = sb_stemmer_stem(stemmer, (const sb_symbol *) t->lower, strlen(t->lower));
		if (stem == NULL)
			continue;
		terms[n++] = (Term) {.hash = hash_of(stem, sb_stemmer_length(stemmer)),.count = count,.idf = word_idf(t->lower)};
	}
	return n;
}

static int
by_hash(const void *a, const void *b)
{
	const Term *x = a;
	const Term *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int
by_weight(const void *a, const void *b)
{
	const Term *x = a;
	const Term *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return by_hash(a, b);
}

static int
by_signed_hash(const void *a, const void *b)
{
	int32		x = (int32) ((const Term *) a)->hash;
	int32		y = (int32) ((const Term *) b)->hash;

	return x < y ? -1 : x > y;
}

/* One term a stem: counts added up, the smallest idf of its forms. */
static int
merge_terms(Term *terms, int n)
{
	int			out = 0;

	qsort(terms, n, sizeof(Term), by_hash);
	for (int i = 0; i < n; i++)
	{
		if (out > 0 && terms[out - 1].hash == terms[i].hash)
		{
			terms[out - 1].count += terms[i].count;
			terms[out - 1].idf = Min(terms[out - 1].idf, terms[i].idf);
		}
		else
			terms[out++] = terms[i];
	}
	for (int i = 0; i < out; i++)
		terms[i].weight = (1 + logf(terms[i].count)) * terms[i].idf;
	return out;
}

void
article_signature(Document *body, Document *title, Signature *out)
{
	Term	   *terms;
	int			n = 0;
	double		square = 0;

	document_tokens(body);
	if (title)
		document_tokens(title);
	terms = palloc(sizeof(Term) * (body->n_tokens + (title ? title->n_tokens : 0) + 1));
	n = add_words(body, 1, terms, n);
	if (title)
		n = add_words(title, 2, terms, n);
	n = merge_terms(terms, n);

	qsort(terms, n, sizeof(Term), by_weight);
	out->n_rare = Min(n, SIGNATURE_RARE);
	out->count = n = Min(n, SIGNATURE_TERMS);
	qsort(terms, out->n_rare, sizeof(Term), by_signed_hash);
	for (int i = 0; i < out->n_rare; i++)
		out->rare[i] = (int32) terms[i].hash;
	qsort(terms, n, sizeof(Term), by_signed_hash);
	for (int i = 0; i < n; i++)
		square += (double) terms[i].weight * terms[i].weight;
	for (int i = 0; i < n; i++)
	{
		out->terms[i] = (int32) terms[i].hash;
		out->weights[i] = square > 0 ? terms[i].weight / sqrt(square) : 0;
	}
	pfree(terms);
}

float
signature_similarity(const int32 *a, const float *wa, int na, const int32 *b, const float *wb, int nb)
{
	float		sum = 0;
	int			j = 0;

	for (int i = 0; i < na; i++)
	{
		while (j < nb && b[j] < a[i])
			j++;
		if (j < nb && b[j] == a[i])
			sum += wa[i] * wb[j];
	}
	return Min(sum, 1);
}
