/*
 * similarity.c - how far two folded names are one name: their words are aligned, each pair by the distance of its sounds,
 * each word with the weight of what it says (soft TF-IDF of Cohen, Ravikumar and Fienberg 2003, with a weighted edit distance
 * over sounds as the inner measure).
 */
#include "extension/core.h"

#include "names/names.h"
#include "names/words.h"

/* The best a pair gets that is not letter by letter the same. */
#define SAME_SOUND		0.97f
#define INITIAL_ALONE	0.6f	/* "J" and "John" */
#define BEGINNING		0.6f	/* "Alex" and "Alexander" */
#define PAIR_LEAST		0.10f
#define ACRONYM			0.8f	/* "SNC" and "Syrian National Council" */

/* A word the other name lacks costs this part of its weight; more when one of the names is a single word. */
#define SURPLUS			0.35f
#define SURPLUS_ALONE	1.0f
#define WHOLE_PART		0.3f	/* how much the names read as one word count */
#define WHOLE_LEAST		0.9f	/* and words in another order no less than this of their alignment */
#define WHOLE_MAX		64

/* Words with the same beginning and another ending ("Sumadija", "Sumadijski"). */
#define SAME_STEM		0.75f
#define STEM_LEAST		5

/* 0..1 from the weighted edit distance of two strings of sounds. */
static float
sounds_similarity(const char *a, int n, const char *b, int m)
{
	int			row[WHOLE_MAX + 1];
	int			total_a = 0;

	n = Min(n, WHOLE_MAX);
	m = Min(m, WHOLE_MAX);
	row[0] = 0;
	for (int j = 0; j < m; j++)
		row[j + 1] = row[j] + sound_weight[(int) b[j]];
	if (n + m == 0)
		return 0;
	int			total_b = row[m];

	for (int i = 0; i < n; i++)
	{
		const uint8 *distance = sound_distance[(int) a[i]];
		int			drop = sound_weight[(int) a[i]];
		int			diagonal = row[0];

		total_a += drop;
		row[0] = total_a;
		for (int j = 0; j < m; j++)
		{
			int			change = diagonal + distance[(int) b[j]];
			int			less = row[j + 1] + drop;
			int			more = row[j] + sound_weight[(int) b[j]];

			diagonal = row[j + 1];
			change = Min(change, less);
			row[j + 1] = Min(change, more);
		}
	}
	return 1.0f - (float) row[m] / Max(total_a, total_b);
}

/* Words that have less in common than this have nothing. */
#define UNLIKE			0.3f

static float
stretched(float similarity)
{
	return Max(0.0f, (similarity - UNLIKE) / (1 - UNLIKE));
}

static bool
begins_with(const NameWord *a, const NameWord *b)
{
	return b->length >= 3 && a->length > b->length && memcmp(a->at, b->at, b->length) == 0;
}

static bool
same_stem(const NameWord *a, const NameWord *b)
{
	int			n = 0;
	int			longer = Max(a->n_sounds, b->n_sounds);

	while (n < Min(a->n_sounds, b->n_sounds) && sound_distance[(int) a->sounds[n]][(int) b->sounds[n]] <= 15)
		n++;
	return n >= STEM_LEAST && 10 * n >= 6 * longer;
}

static float
without_article(const NameWord *a, const NameWord *b)
{
	int			skip_a = fused_article(a->at, a->length);
	int			skip_b = fused_article(b->at, b->length);
	char		sounds[SOUNDS_MAX];
	int			n;
	bool		same;

	if ((skip_a > 0) == (skip_b > 0))
		return 0;
	if (skip_b > 0)
		return without_article(b, a);
	same = a->length - skip_a == b->length && memcmp(a->at + skip_a, b->at, b->length) == 0;
	n = word_sounds(a->at + skip_a, a->length - skip_a, sounds);
	return same ? SAME_SOUND : 0.95f * stretched(sounds_similarity(sounds, n, b->sounds, b->n_sounds));
}

static float
word_similarity(const NameWord *a, const NameWord *b)
{
	float		s;

	if (a->length == b->length && memcmp(a->at, b->at, a->length) == 0)
		return 1;
	if (a->length == 1 || b->length == 1)
		return a->sounds[0] == b->sounds[0] ? INITIAL_ALONE : 0;
	s = SAME_SOUND * stretched(sounds_similarity(a->sounds, a->n_sounds, b->sounds, b->n_sounds));
	if (s < SAME_SOUND - 0.01f)
		s = Max(s, without_article(a, b));
	if (begins_with(a, b) || begins_with(b, a))
		s = Max(s, BEGINNING);
	if (s < SAME_STEM && same_stem(a, b))
		s = SAME_STEM;
	return s;
}

static int
whole_sounds(const NameWords *name, char out[WHOLE_MAX + 1])
{
	int			n = 0;

	for (int i = 0; i < name->n; i++)
		for (int k = 0; k < name->words[i].n_sounds && n < WHOLE_MAX; k++)
			out[n++] = name->words[i].sounds[k];
	out[n] = '\0';
	return n;
}

static float
whole_similarity(const NameWords *a, const NameWords *b)
{
	char		x[WHOLE_MAX + 1];
	char		y[WHOLE_MAX + 1];
	int			n = whole_sounds(a, x);
	int			m = whole_sounds(b, y);

	return sounds_similarity(x, n, y, m);
}

typedef struct Pair
{
	float		similarity;
	int			a;
	int			b;
} Pair;

static bool
better_pair(const Pair *x, const Pair *y)
{
	if (x->similarity != y->similarity)
		return x->similarity > y->similarity;
	return Abs(x->a - x->b) < Abs(y->a - y->b);
}

/* Takes the best pair again and again; what is paired is marked. */
static void
align(const NameWords *a, const NameWords *b, float *gained, float *paired, bool *used_a, bool *used_b)
{
	float		s[NAME_MAX_WORDS][NAME_MAX_WORDS];

	for (int i = 0; i < a->n; i++)
		for (int j = 0; j < b->n; j++)
			s[i][j] = word_similarity(&a->words[i], &b->words[j]);
	for (;;)
	{
		Pair		best = {PAIR_LEAST, -1, -1};

		for (int i = 0; i < a->n; i++)
			for (int j = 0; j < b->n && !used_a[i]; j++)
			{
				Pair		p = {s[i][j], i, j};

				if (!used_b[j] && better_pair(&p, &best))
					best = p;
			}
		if (best.a < 0)
			break;
		used_a[best.a] = used_b[best.b] = true;
		*gained += best.similarity * (a->words[best.a].weight + b->words[best.b].weight);
		*paired += a->words[best.a].weight + b->words[best.b].weight;
	}
}

static float
left_over(const NameWords *name, const bool *used)
{
	float		sum = 0;

	for (int i = 0; i < name->n; i++)
		if (!used[i])
			sum += name->words[i].weight;
	return sum;
}

/* Whether `a` is one word made of the first letters of `b`. */
static bool
is_acronym(const NameWords *a, const NameWords *b)
{
	const NameWord *only = only_word(a);
	char		letters[ACRONYM_MAX + 1];
	int			n;

	if (only == NULL)
		return false;
	n = name_acronym(b, letters);
	return n == only->length && memcmp(letters, only->at, n) == 0;
}

float
name_words_similarity(const NameWords *a, const NameWords *b)
{
	bool		used_a[NAME_MAX_WORDS] = {false};
	bool		used_b[NAME_MAX_WORDS] = {false};
	float		gained = 0;
	float		paired = 0;
	float		left_a;
	float		left_b;
	float		whole;
	float		aligned;

	if (a->n == 0 || b->n == 0)
		return 0;
	if (is_acronym(a, b) || is_acronym(b, a))
		return ACRONYM;
	align(a, b, &gained, &paired, used_a, used_b);
	left_a = left_over(a, used_a);
	left_b = left_over(b, used_b);
	whole = whole_similarity(a, b);
	paired += 2 * Min(left_a, left_b) + (Min(a->n, b->n) > 1 ? SURPLUS : SURPLUS_ALONE) * Abs(left_a - left_b);
	aligned = paired > 0 ? gained / paired : 0;
	if (a->n != b->n)
		aligned = Max(aligned, 0.9f * whole);
	return (1 - WHOLE_PART) * aligned + WHOLE_PART * Max(whole, WHOLE_LEAST * aligned);
}

float
name_similarity(const char *a, const char *b)
{
	NameWords	x;
	NameWords	y;
	float		s;

	if (a[0] == '\0' || b[0] == '\0')
		return 0;
	if (strcmp(a, b) == 0)
		return 1;
	name_words(a, &x);
	name_words(b, &y);
	s = name_words_similarity(&x, &y);
	return Max(0.0f, Min(s, 0.99f));
}
