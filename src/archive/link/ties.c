/*
 * ties.c - see ties.h.
 *
 * The cosine of one article with all others is summed up over the lists of who has each of its terms (term-at-a-time, as a
 * search engine ranks), so no pair is looked at that shares no word.  The articles stand in the order of their days: of each
 * list only the part within three days is read.
 */
#include "archive/link/ties.h"

Ties *
ties_create(void)
{
	Ties	   *t = palloc0(sizeof(Ties));

	t->room = 64;
	t->articles = palloc(sizeof(TieArticle) * t->room);
	t->terms_room = 4096;
	t->terms = palloc(sizeof(int32) * t->terms_room);
	t->weights = palloc(sizeof(float) * t->terms_room);
	t->rare = palloc(sizeof(bool) * t->terms_room);
	return t;
}

static void
make_room(Ties *t, int count)
{
	if (t->n_terms + count > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many articles are compared at once"),
				 errhint("Link fewer articles at a time.")));
	if (t->n == t->room)
	{
		t->room *= 2;
		t->articles = repalloc_huge(t->articles, sizeof(TieArticle) * t->room);
	}
	while (t->n_terms + count > t->terms_room)
	{
		t->terms_room *= 2;
		t->terms = repalloc_huge(t->terms, sizeof(int32) * t->terms_room);
		t->weights = repalloc_huge(t->weights, sizeof(float) * t->terms_room);
		t->rare = repalloc_huge(t->rare, sizeof(bool) * t->terms_room);
	}
}

void
ties_add(Ties *t, TieArticle article, const int32 *terms, const float *weights, const int32 *rare, int n_rare)
{
	int			r = 0;

	make_room(t, article.count);
	article.first = (int) t->n_terms;
	memcpy(t->terms + t->n_terms, terms, sizeof(int32) * article.count);
	memcpy(t->weights + t->n_terms, weights, sizeof(float) * article.count);
	for (int i = 0; i < article.count; i++)
	{
		while (r < n_rare && rare[r] < terms[i])
			r++;
		t->rare[t->n_terms + i] = r < n_rare && rare[r] == terms[i];
	}
	t->articles[t->n++] = article;
	t->n_terms += article.count;
}

/* For qsort: articles by their day, those without one last. */
static int
by_day(const void *a, const void *b)
{
	const TieArticle *x = a;
	const TieArticle *y = b;
	int64		dx = x->day == DAY_NONE ? PG_INT32_MAX : x->day;
	int64		dy = y->day == DAY_NONE ? PG_INT32_MAX : y->day;

	if (dx != dy)
		return dx < dy ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* Who has a term of a fresh article: slots of an open hash table, the lists behind each other in one array. */
typedef struct Posting
{
	int			article;
	float		weight;
	bool		rare;
} Posting;

typedef struct Slot
{
	int32		term;
	bool		used;
	int			first;
	int			count;
} Slot;

typedef struct TermIndex
{
	Slot	   *slots;
	uint32		mask;
	Posting    *postings;
} TermIndex;

static Slot *
slot_of(const TermIndex *x, int32 term)
{
	uint32		i = (uint32) term * 2654435769u;

	for (i = (i ^ i >> 15) & x->mask; x->slots[i].used && x->slots[i].term != term; i = (i + 1) & x->mask)
		;
	return &x->slots[i];
}

static void
index_terms(TermIndex *x, const Ties *t)
{
	int64		fresh = 1;
	uint32		size = 64;

	for (int i = 0; i < t->n; i++)
		fresh += t->articles[i].fresh ? t->articles[i].count : 0;
	while (size < 2 * fresh)
		size *= 2;
	x->mask = size - 1;
	x->slots = palloc_extended(sizeof(Slot) * size, MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (int i = 0; i < t->n; i++)
		for (int k = 0; t->articles[i].fresh && k < t->articles[i].count; k++)
		{
			int32		term = t->terms[t->articles[i].first + k];
			Slot	   *s = slot_of(x, term);

			s->term = term;
			s->used = true;
		}
}

static void
index_articles(TermIndex *x, const Ties *t)
{
	int			n = 0;

	for (int64 k = 0; k < t->n_terms; k++)
	{
		Slot	   *s = slot_of(x, t->terms[k]);

		if (s->used)
			s->count++;
	}
	for (uint32 i = 0; i <= x->mask; i++)
	{
		x->slots[i].first = n;
		n += x->slots[i].count;
		x->slots[i].count = 0;
	}
	x->postings = palloc_extended(sizeof(Posting) * Max(n, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < t->n; i++)
		for (int k = t->articles[i].first; k < t->articles[i].first + t->articles[i].count; k++)
		{
			Slot	   *s = slot_of(x, t->terms[k]);

			if (s->used)
				x->postings[s->first + s->count++] = (Posting) {i, t->weights[k], t->rare[k]};
		}
}

/* The place of the first posting at or behind an article. */
static int
first_posting(const TermIndex *x, const Slot *s, int article)
{
	int			lo = 0;
	int			hi = s->count;

	while (lo < hi)
	{
		int			mid = (lo + hi) / 2;

		if (x->postings[s->first + mid].article < article)
			lo = mid + 1;
		else
			hi = mid;
	}
	return s->first + lo;
}

/* The best ties of one article so far, the best first. */
typedef struct Best
{
	int			n;
	Tie			ties[TIES_KEPT];
} Best;

static bool
is_better(const Ties *t, const Tie *a, const Tie *b)
{
	if (a->similarity != b->similarity)
		return a->similarity > b->similarity;
	return t->articles[a->to].id < t->articles[b->to].id;
}

static void
keep_best(const Ties *t, Best *best, Tie tie)
{
	int			at = best->n;

	while (at > 0 && is_better(t, &tie, &best->ties[at - 1]))
		at--;
	if (at == TIES_KEPT)
		return;
	best->n = Min(best->n + 1, TIES_KEPT);
	for (int i = best->n - 1; i > at; i--)
		best->ties[i] = best->ties[i - 1];
	best->ties[at] = tie;
}

typedef struct Sums
{
	float	   *of;				/* of each article */
	bool	   *is_met;			/* each article, whether it shares a term: weights may add up to 0 */
	bool	   *share_rare;		/* whether it shares a rare term */
	int		   *met;			/* those that do */
	int			n_met;
} Sums;

static void
sum_up(const TermIndex *x, int32 term, Posting of, int from, int to, Sums *sums)
{
	const Slot *s = slot_of(x, term);

	CHECK_FOR_INTERRUPTS();
	for (int p = first_posting(x, s, from); p < s->first + s->count && x->postings[p].article < to; p++)
	{
		int			a = x->postings[p].article;

		if (!sums->is_met[a])
			sums->met[sums->n_met++] = a;
		sums->is_met[a] = true;
		sums->of[a] += of.weight * x->postings[p].weight;
		sums->share_rare[a] |= of.rare && x->postings[p].rare;
	}
}

/* The articles [from, to) that stand within three days of an article. */
static void
days_around(const Ties *t, int article, int n_dated, int *from, int *to)
{
	int64		day = t->articles[article].day;		/* near the end of the calendar a Day would overflow */

	*from = *to = article;
	while (*from > 0 && t->articles[*from - 1].day >= day - TIE_DAYS)
		(*from)--;
	while (*to < n_dated && t->articles[*to].day <= day + TIE_DAYS)
		(*to)++;
}

/* What one fresh article gives: its own ties, and itself as a tie to those that are not fresh. */
static void
tie_article(const Ties *t, const TermIndex *x, int article, int n_dated, Sums *sums, Best *best)
{
	const TieArticle *a = &t->articles[article];
	bool		dated = a->day != DAY_NONE;
	int			from = 0;
	int			to = n_dated;

	if (dated)
		days_around(t, article, n_dated, &from, &to);
	sums->n_met = 0;
	for (int k = a->first; k < a->first + a->count; k++)
	{
		Posting		of = {article, t->weights[k], t->rare[k]};

		sum_up(x, t->terms[k], of, from, to, sums);
		sum_up(x, t->terms[k], of, n_dated, t->n, sums);
	}
	for (int i = 0; i < sums->n_met; i++)
	{
		int			other = sums->met[i];
		float		similarity = sums->of[other] > 1 ? 1 : sums->of[other];	/* NaN stays, and is no tie */
		bool		other_dated = t->articles[other].day != DAY_NONE;
		bool		comparable = sums->share_rare[other];

		sums->of[other] = 0;
		sums->is_met[other] = false;
		sums->share_rare[other] = false;
		if (other == article || !(similarity >= TIE_LEAST) || !comparable)
			continue;
		if (!dated || other_dated)
			keep_best(t, &best[article], (Tie) {article, other, similarity});
		if (!t->articles[other].fresh && (!other_dated || dated))
			keep_best(t, &best[other], (Tie) {other, article, similarity});
	}
}

int
ties_find(Ties *t, Tie **out)
{
	TermIndex		x;
	Sums		sums;
	Best	   *best;
	int			n_dated = 0;
	int			n = 0;

	qsort(t->articles, t->n, sizeof(TieArticle), by_day);
	while (n_dated < t->n && t->articles[n_dated].day != DAY_NONE)
		n_dated++;
	index_terms(&x, t);
	index_articles(&x, t);
	sums.of = palloc_extended(sizeof(float) * Max(t->n, 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	sums.is_met = palloc_extended(sizeof(bool) * Max(t->n, 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	sums.share_rare = palloc_extended(sizeof(bool) * Max(t->n, 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	sums.met = palloc_extended(sizeof(int) * Max(t->n, 1), MCXT_ALLOC_HUGE);
	best = palloc_extended(sizeof(Best) * Max(t->n, 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (int i = 0; i < t->n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (t->articles[i].fresh)
			tie_article(t, &x, i, n_dated, &sums, best);
	}
	*out = palloc_extended(sizeof(Tie) * Max(TIES_KEPT * (Size) t->n, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < t->n; i++)
		for (int k = 0; k < best[i].n; k++)
			(*out)[n++] = best[i].ties[k];
	return n;
}
