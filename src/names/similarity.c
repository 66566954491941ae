/*
 * similarity.c - how far two folded names are one name: their words are aligned, each pair by the distance of its sounds,
 * each word with the weight of what it says (soft TF-IDF of Cohen, Ravikumar and Fienberg 2003, with a weighted edit distance
 * over sounds as the inner measure).
 */
#include "extension/core.h"

#include <math.h>

#include "names/names.h"
#include "names/words.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_nicknames;

/* The most that two words can be alike which are not the same letter by letter, though they sound the same. */
#define SAME_SOUND		0.97f
#define INITIAL_ALONE	0.6f	/* "J" and "John" */
#define NICKNAME		0.9f	/* "Bill" and "William" */
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

/*
 * The least similarity of two words' sounds (0 to 1) that counts: at and below it stretched() gives 0, above it a value between 0 and 1.
 * Two words of chance share some sounds, and that must not make two names alike.
 */
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

/* Whether the one is a short form of the other, or both of a third ("Bill", "Will"). */
static bool
are_one_first_name(const NameWord *a, const NameWord *b)
{
	int			row = lexicon_find(&lexicon_nicknames, a->at, a->length);
	int			other = lexicon_find(&lexicon_nicknames, b->at, b->length);

	for (int i = row; i >= 0; i = lexicon_same_key(&lexicon_nicknames, i) ? i + 1 : -1)
	{
		const char *full = lexicon_cell(&lexicon_nicknames, i, 1);

		if ((int) strlen(full) == b->length && memcmp(full, b->at, b->length) == 0)
			return true;
		for (int k = other; k >= 0; k = lexicon_same_key(&lexicon_nicknames, k) ? k + 1 : -1)
			if (strcmp(full, lexicon_cell(&lexicon_nicknames, k, 1)) == 0)
				return true;
	}
	return false;
}

static bool
are_nicknames(const NameWord *a, const NameWord *b)
{
	return a->class == WORD_DISTINCT && b->class == WORD_DISTINCT && (are_one_first_name(a, b) || are_one_first_name(b, a));
}

/* Sets similarity and reason of a pair, unless it has a reason that gives as much or more. */
static void
better(WordPair *pair, float similarity, const char *basis)
{
	if (similarity > pair->similarity)
	{
		pair->similarity = similarity;
		pair->basis = basis;
	}
}

static void
compare_words(const NameWord *a, const NameWord *b, WordPair *pair)
{
	pair->similarity = 0;
	pair->basis = "unlike";
	if (a->length == b->length && memcmp(a->at, b->at, a->length) == 0)
		better(pair, 1, "same");
	else if (a->length == 1 || b->length == 1)
		better(pair, a->sounds[0] == b->sounds[0] ? INITIAL_ALONE : 0, "initial");
	else
	{
		better(pair, SAME_SOUND * stretched(sounds_similarity(a->sounds, a->n_sounds, b->sounds, b->n_sounds)), "sound");
		if (pair->similarity >= SAME_SOUND - 0.01f)
			return;
		better(pair, without_article(a, b), "article");
		if (pair->similarity < NICKNAME && are_nicknames(a, b))
			better(pair, NICKNAME, "nickname");
		if (pair->similarity < SAME_STEM && same_stem(a, b))
			better(pair, SAME_STEM, "stem");
		if (begins_with(a, b) || begins_with(b, a))
			better(pair, BEGINNING, "beginning");
	}
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

static bool
better_pair(const WordPair *x, const WordPair *y)
{
	if (x->similarity != y->similarity)
		return x->similarity > y->similarity;
	return abs(x->a - x->b) < abs(y->a - y->b);
}

/* Pairs words greedily: the pair that is most alike first, then the best of the words that are left, and so on. */
int
align_words(const NameWords *a, const NameWords *b, WordPair *pairs)
{
	WordPair	all[NAME_MAX_WORDS][NAME_MAX_WORDS];
	bool		used_a[NAME_MAX_WORDS] = {false};
	bool		used_b[NAME_MAX_WORDS] = {false};
	int			n = 0;

	for (int i = 0; i < a->n; i++)
		for (int j = 0; j < b->n; j++)
		{
			compare_words(&a->words[i], &b->words[j], &all[i][j]);
			all[i][j].a = i;
			all[i][j].b = j;
		}
	for (;;)
	{
		WordPair	best = {.similarity = PAIR_LEAST,.a = -1};

		for (int i = 0; i < a->n; i++)
			for (int j = 0; j < b->n && !used_a[i]; j++)
				if (!used_b[j] && better_pair(&all[i][j], &best))
					best = all[i][j];
		if (best.a < 0)
			return n;
		used_a[best.a] = used_b[best.b] = true;
		pairs[n++] = best;
	}
}

static float
weight_of(const NameWords *name)
{
	float		sum = 0;

	for (int i = 0; i < name->n; i++)
		sum += name->words[i].weight;
	return sum;
}

bool
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

/* What a similarity is multiplied by for what tells people of one name apart. */
#define OTHER_GENERATION	0.5f	/* "Robert Weller Jr", "Robert Weller Sr" */
#define NO_GENERATION		0.95f	/* "Robert Weller Jr", "Robert Weller" */

static bool
has_told_word(const NameWords *name, const NameWords *other)
{
	for (int i = 0; i < name->n; i++)
		if (name->words[i].length == other->told_length && memcmp(name->words[i].at, other->told_at, other->told_length) == 0)
			return true;
	return false;
}

/* A generation of 0 is one that is not told; "xi" of "Jinping Xi" is none, when the other name is "Xi Jinping". */
static float
by_generation(const NameWords *a, const NameWords *b)
{
	if (a->generation == b->generation)
		return 1;
	if (a->generation > 0 && b->generation > 0)
		return OTHER_GENERATION;
	return a->generation > 0 ? has_told_word(b, a) ? 1 : NO_GENERATION : has_told_word(a, b) ? 1 : NO_GENERATION;
}

bool
name_words_generations_differ(const NameWords *a, const NameWords *b)
{
	return by_generation(a, b) < 1;
}

bool
generations_differ(const char *a, const char *b)
{
	NameWords	x;
	NameWords	y;

	name_words(a, &x);
	name_words(b, &y);
	return name_words_generations_differ(&x, &y);
}

static float
words_similarity(const NameWords *a, const NameWords *b)
{
	WordPair	pairs[NAME_MAX_WORDS];
	float		left_a = weight_of(a);
	float		left_b = weight_of(b);
	float		gained = 0;
	float		total = 0;
	float		whole;
	float		aligned;

	if (a->n == 0 || b->n == 0)
		return 0;
	if (is_acronym(a, b) || is_acronym(b, a))
		return ACRONYM;
	for (int i = align_words(a, b, pairs) - 1; i >= 0; i--)
	{
		float		weight_a = a->words[pairs[i].a].weight;
		float		weight_b = b->words[pairs[i].b].weight;

		gained += pairs[i].similarity * (weight_a + weight_b);
		total += weight_a + weight_b;
		left_a -= weight_a;
		left_b -= weight_b;
	}
	whole = whole_similarity(a, b);
	total += 2 * Min(left_a, left_b) + (Min(a->n, b->n) > 1 ? SURPLUS : SURPLUS_ALONE) * fabsf(left_a - left_b);
	aligned = total > 0 ? gained / total : 0;
	if (a->n != b->n)
		aligned = Max(aligned, 0.9f * whole);
	return (1 - WHOLE_PART) * aligned + WHOLE_PART * Max(whole, WHOLE_LEAST * aligned);
}

float
name_words_similarity(const NameWords *a, const NameWords *b)
{
	return by_generation(a, b) * words_similarity(a, b);
}

float
cut_names_similarity(const char *a, const NameWords *words_a, const char *b, const NameWords *words_b)
{
	int			order = strcmp(a, b);
	float		s;

	if (a[0] == '\0' || b[0] == '\0')
		return 0;
	if (order == 0)
		return 1;
	/* Equally good pairs are taken in the order they come: one order for both directions. */
	s = order < 0 ? name_words_similarity(words_a, words_b) : name_words_similarity(words_b, words_a);
	return Max(0.0f, Min(s, 0.99f));
}

float
name_similarity(const char *a, const char *b)
{
	NameWords	x;
	NameWords	y;

	name_words(a, &x);
	name_words(b, &y);
	return cut_names_similarity(a, &x, b, &y);
}
