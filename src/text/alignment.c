/*
 * alignment.c - see alignment.h.
 *
 * The longest common subsequence is that of Wagner and Fischer's table (1974), as in diff; words are compared by their FNV-1a hashes.
 */
#include "extension/core.h"
#include "text/alignment.h"

#define LEAST_ALIKE 0.4f		/* less alike sentences are two of their own */
#define BEST_PAIRS 8			/* of one sentence that are looked at */

/* A sentence: its words in order as one hash, and each of them once, sorted. */
typedef struct Words
{
	uint64		all;
	uint32	   *words;
	int32		count;
} Words;

static uint32
hash_word(const char *word)
{
	uint32		h = 2166136261u;

	for (; *word; word++)
		h = (h ^ (unsigned char) *word) * 16777619u;
	return h;
}

static int
compare_words(const void *a, const void *b)
{
	uint32		x = *(const uint32 *) a;
	uint32		y = *(const uint32 *) b;

	return (x > y) - (x < y);
}

static void
words_of(const Document *doc, int32 sentence, Words *w)
{
	const Sentence *s = &doc->sentences[sentence];
	int32		kept = 0;

	w->all = UINT64_C(14695981039346656037);
	w->words = palloc(sizeof(uint32) * (s->count + 1));
	w->count = 0;
	for (int32 t = s->first; t < s->first + s->count; t++)
	{
		uint32		h = hash_word(doc->tokens[t].lower);

		if (doc->tokens[t].flags & TOKEN_PUNCT)
			continue;
		w->all = (w->all ^ h) * UINT64_C(1099511628211);
		w->words[w->count++] = h;
	}
	qsort(w->words, w->count, sizeof(uint32), compare_words);
	for (int32 i = 0; i < w->count; i++)
		if (i == 0 || w->words[i] != w->words[kept - 1])
			w->words[kept++] = w->words[i];
	w->count = kept;
}

static Words *
all_words(Document *doc)
{
	Words	   *words = palloc(sizeof(Words) * (doc->n_sentences + 1));

	for (int32 i = 0; i < doc->n_sentences; i++)
	{
		CHECK_FOR_INTERRUPTS();
		words_of(doc, i, &words[i]);
	}
	return words;
}

/* How alike two sentences are, 0 to 1: Dice's coefficient, twice the number of words in common by the number of words of both. */
static float
alike(const Words *a, const Words *b)
{
	int32		common = 0;

	for (int32 i = 0, j = 0; i < a->count && j < b->count;)
	{
		if (a->words[i] == b->words[j])
			common++, i++, j++;
		else if (a->words[i] < b->words[j])
			i++;
		else
			j++;
	}
	return a->count + b->count == 0 ? 0 : 2.0f * common / (a->count + b->count);
}

/* Pairs the equal sentences: partner_a[i] and partner_b[j] are set to each other, -1 where there is none. */
static void
pair_equal(const Words *a, int32 n, const Words *b, int32 m, int32 *partner_a, int32 *partner_b)
{
	/* longest[i][j]: how many can be paired of a from i and b from j on */
	uint16	   *longest = palloc0(sizeof(uint16) * (Size) (n + 1) * (m + 1));

	for (int32 i = n - 1; i >= 0; i--)
	{
		CHECK_FOR_INTERRUPTS();
		for (int32 j = m - 1; j >= 0; j--)
			longest[i * (m + 1) + j] = a[i].all == b[j].all ? longest[(i + 1) * (m + 1) + j + 1] + 1 :
				Max(longest[(i + 1) * (m + 1) + j], longest[i * (m + 1) + j + 1]);
	}
	for (int32 i = 0, j = 0; i < n && j < m;)
	{
		if (a[i].all == b[j].all)
		{
			partner_a[i] = j;
			partner_b[j] = i;
			i++, j++;
		}
		else if (longest[(i + 1) * (m + 1) + j] >= longest[i * (m + 1) + j + 1])
			i++;
		else
			j++;
	}
	pfree(longest);
}

static int
compare_pairs(const void *x, const void *y)
{
	const AlignedPair *p = x;
	const AlignedPair *q = y;

	if (p->similarity != q->similarity)
		return p->similarity < q->similarity ? 1 : -1;
	return p->a != q->a ? p->a - q->a : p->b - q->b;
}

/* Keeps a pair among the best of its sentence. */
static void
keep_best(AlignedPair *best, int32 *count, AlignedPair pair)
{
	int32		worst = 0;

	if (*count < BEST_PAIRS)
	{
		best[(*count)++] = pair;
		return;
	}
	for (int32 i = 1; i < BEST_PAIRS; i++)
		if (best[i].similarity <= best[worst].similarity)
			worst = i;
	if (best[worst].similarity < pair.similarity)
		best[worst] = pair;
}

/* Pairs sentences that pair_equal() left alone: of all pairs the one with the most words in common first, each sentence once. */
static void
pair_alike(const Words *a, int32 n, const Words *b, int32 m, int32 *partner_a, int32 *partner_b)
{
	AlignedPair *pairs = palloc(sizeof(AlignedPair) * ((Size) n * BEST_PAIRS + 1));
	int32		count = 0;

	for (int32 i = 0; i < n; i++)
	{
		int32		of_this = 0;

		CHECK_FOR_INTERRUPTS();
		for (int32 j = 0; partner_a[i] < 0 && j < m; j++)
		{
			AlignedPair p = {i, j, partner_b[j] < 0 ? alike(&a[i], &b[j]) : 0, false};

			if (p.similarity >= LEAST_ALIKE)
				keep_best(&pairs[count], &of_this, p);
		}
		count += of_this;
	}
	qsort(pairs, count, sizeof(AlignedPair), compare_pairs);
	for (int32 i = 0; i < count; i++)
		if (partner_a[pairs[i].a] < 0 && partner_b[pairs[i].b] < 0)
		{
			partner_a[pairs[i].a] = pairs[i].b;
			partner_b[pairs[i].b] = pairs[i].a;
		}
	pfree(pairs);
}

static void
put_alone(AlignedPair *rows, int32 *count, const int32 *partner_b, int32 m, int32 from)
{
	for (int32 j = from; j < m && partner_b[j] < 0; j++)
		rows[(*count)++] = (AlignedPair) {-1, j, 0, false};
}

static void
check_length(const Document *doc, const char *which)
{
	if (doc->n_sentences > ALIGNMENT_MAX_SENTENCES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text %s has %d sentences, more than the %d that are compared", which, doc->n_sentences, ALIGNMENT_MAX_SENTENCES),
				 errhint("Compare parts of it: substring(body, start, length).")));
}

AlignedPair *
align_sentences(Document *doc_a, Document *doc_b, int32 *count)
{
	Words	   *a,
			   *b;
	int32		n,
				m;
	int32	   *partner_a,
			   *partner_b;
	AlignedPair *rows;

	document_tokens(doc_a);
	document_tokens(doc_b);
	check_length(doc_a, "a");
	check_length(doc_b, "b");
	a = all_words(doc_a);
	b = all_words(doc_b);
	n = doc_a->n_sentences;
	m = doc_b->n_sentences;
	partner_a = palloc(sizeof(int32) * (n + 1));
	partner_b = palloc(sizeof(int32) * (m + 1));
	memset(partner_a, -1, sizeof(int32) * (n + 1));
	memset(partner_b, -1, sizeof(int32) * (m + 1));
	pair_equal(a, n, b, m, partner_a, partner_b);
	pair_alike(a, n, b, m, partner_a, partner_b);
	rows = palloc(sizeof(AlignedPair) * (n + m + 1));
	*count = 0;
	put_alone(rows, count, partner_b, m, 0);
	for (int32 i = 0; i < n; i++)
	{
		int32		j = partner_a[i];
		bool		same = j >= 0 && a[i].all == b[j].all;

		rows[(*count)++] = (AlignedPair) {i, j, same ? 1 : j < 0 ? 0 : alike(&a[i], &b[j]), same};
		if (j >= 0)
			put_alone(rows, count, partner_b, m, j + 1);
	}
	return rows;
}
