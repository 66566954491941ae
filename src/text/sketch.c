/*
 * sketch.c - see sketch.h; after Broder, 1997: "On the resemblance and containment of documents".
 */
#include "text/sketch.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

#define SHINGLE_WORDS	5
/* No more bytes of a text than these are looked at, whatever stands in them: 24 for each word that counts. */
#define TEXT_MAX_BYTES	(SHINGLES_MAX * 24)

/* A sketch has the smallest shingles of a text, and the smallest of its beginning. */
#define KEYS_OF_ALL		6
#define KEYS_OF_BEGINNING 2
#define BEGINNING		16		/* shingles */

/* Hashes, in the order of the text or, of a set, sorted and each once. */
typedef struct Hashes
{
	uint32	   *items;
	int			n;
} Hashes;

/* Words of a text as 64-bit hashes. */
typedef struct WordHashes
{
	uint64	   *hashes;
	int			n;
} WordHashes;

/* Mixes all bits into all others (the finalizer of MurmurHash3). */
static inline uint64
mixed(uint64 h)
{
	h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
	h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
	return h ^ (h >> 33);
}

/* A letter or digit as it counts, in lower case; 0 for what stands between words. */
static inline uint32
word_letter(uint32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : c >= 'A' && c <= 'Z' ? c + 32 : 0;
	return u_isalnum((UChar32) c) ? (uint32) u_tolower((UChar32) c) : 0;
}

/* Chinese and Japanese are written without spaces: each character is a word. */
static inline bool
is_word_alone(uint32 c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Marks on letters and soft hyphens, which stand inside a word and are no part of it. */
static inline bool
is_inside(uint32 c)
{
	return c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D);
}

/* The hashes of the first words, SHINGLES_MAX at most. */
static WordHashes
words_of(const char *text, int32 length)
{
	int32		most = Min(length, SHINGLES_MAX);
	WordHashes	w = {palloc(sizeof(uint64) * (most + 1)), 0};
	uint64		h = 0;

	length = Min(length, TEXT_MAX_BYTES);
	for (int32 at = 0; at < length && w.n < SHINGLES_MAX;)
	{
		uint32		c = utf8_next(text, length, &at);
		uint32		letter = word_letter(c);

		if (is_inside(c))
			continue;
		if (h != 0 && (letter == 0 || is_word_alone(c)))
		{
			w.hashes[w.n++] = h;
			h = 0;
		}
		if (letter != 0)
			h = (h ^ (letter + 0x9E3779B97F4A7C15ULL)) * 0x100000001b3ULL | 1;
		if (h != 0 && is_word_alone(c) && w.n < SHINGLES_MAX)
		{
			w.hashes[w.n++] = h;
			h = 0;
		}
	}
	if (h != 0 && w.n < SHINGLES_MAX)
		w.hashes[w.n++] = h;
	return w;
}

/* The shingles in the order of the text; a text of fewer words is one shingle. */
static Hashes
shingles_in_order(const char *text, int32 length)
{
	WordHashes	w = words_of(text, length);
	Hashes		s = {palloc(sizeof(uint32) * Max(w.n, 1)), 0};
	int			run = Min(w.n, SHINGLE_WORDS);

	for (int i = 0; run > 0 && i + run <= w.n; i++)
	{
		uint64		h = run;

		for (int k = 0; k < run; k++)
			h = (h ^ (h >> 32) ^ w.hashes[i + k]) * 0x9E3779B97F4A7C15ULL;
		s.items[s.n++] = (uint32) mixed(h);
	}
	pfree(w.hashes);
	return s;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint32		x = *(const uint32 *) a;
	uint32		y = *(const uint32 *) b;

	return x < y ? -1 : x > y;
}

static int
compare_signed(const void *a, const void *b)
{
	int32		x = *(const int32 *) a;
	int32		y = *(const int32 *) b;

	return x < y ? -1 : x > y;
}

/* Sorts hashes in place and keeps each once. */
static Hashes
set_of_hashes(Hashes s)
{
	int			kept = 0;

	qsort(s.items, s.n, sizeof(uint32), compare_hashes);
	for (int i = 0; i < s.n; i++)
		if (kept == 0 || s.items[kept - 1] != s.items[i])
			s.items[kept++] = s.items[i];
	s.n = kept;
	return s;
}

/* How many hashes two sets share. */
static int
shared_hashes(Hashes a, Hashes b)
{
	int			shared = 0;

	for (int i = 0, k = 0; i < a.n && k < b.n;)
	{
		uint32		x = a.items[i];
		uint32		y = b.items[k];

		shared += x == y;
		i += x <= y;
		k += y <= x;
	}
	return shared;
}

/* The set of the figures in a text, "1,200" and "2-1/8" each one. */
static Hashes
figures_of(const char *text, int32 length)
{
	int32		most = Min(length, SHINGLES_MAX);
	Hashes		s = {palloc(sizeof(uint32) * (most + 1)), 0};

	length = Min(length, TEXT_MAX_BYTES);
	for (int32 at = 0; at < length && s.n < SHINGLES_MAX;)
	{
		uint64		h = 0;

		while (at < length && ((text[at] >= '0' && text[at] <= '9') ||
							   (h != 0 && at + 1 < length && strchr(".,/-", text[at]) != NULL && text[at + 1] >= '0' && text[at + 1] <= '9')))
			h = mixed((h ^ (unsigned char) text[at++]) + 1) | 1;
		if (h != 0)
			s.items[s.n++] = (uint32) (h >> 32);
		else
			at++;
	}
	return set_of_hashes(s);
}

/*
 * Whether texts whose smaller set has `n` shingles, of which the share `contained` stands in the other, are versions of one.
 *
 * A text that was cut to its half is contained wholly; one in which every tenth word was changed keeps .6 of its shingles.  Articles of
 * different wording on one happening share less than .1.  But reports that are made after a form ("set a dividend of ... payable ...")
 * share up to .8 when they are short, so that 25 shingles must agree in that much, and fewer than 17 in all.
 * What is left of such forms tells other figures: a copy has those of the text it was made from.  A brief that stands in a round-up
 * of ten is no reason to count the round-up as a copy: that is what the least similarity is for.
 */
#define LEAST_CONTAINED	0.4
#define FORM_SHINGLES	10.0
#define LEAST_SIMILARITY 0.15
#define LEAST_FIGURES	(2.0 / 3)

static bool
is_copy(double contained, double similarity, int n, double figures)
{
	if (n < SHINGLES_MIN || similarity == 1)
		return n >= SHINGLES_MIN;
	return similarity >= LEAST_SIMILARITY && contained >= Min(1, LEAST_CONTAINED + FORM_SHINGLES / n) && figures >= LEAST_FIGURES;
}

/* The share of the smaller set that stands in the other; 1 when one of them is empty. */
static double
share_of_smaller(Hashes a, Hashes b)
{
	return a.n == 0 || b.n == 0 ? 1 : (double) shared_hashes(a, b) / Min(a.n, b.n);
}

TextOverlap
text_overlap(const char *a, int32 a_length, const char *b, int32 b_length)
{
	Hashes		x = set_of_hashes(shingles_in_order(a, a_length));
	Hashes		y = set_of_hashes(shingles_in_order(b, b_length));
	Hashes		figures[2] = {figures_of(a, a_length), figures_of(b, b_length)};
	int			shared = shared_hashes(x, y);
	int			smaller = Min(x.n, y.n);
	double		similarity = shared == 0 ? 0 : (double) shared / (x.n + y.n - shared);
	double		contained = shared == 0 ? 0 : (double) shared / smaller;
	TextOverlap overlap = {similarity, contained, is_copy(contained, similarity, smaller, share_of_smaller(figures[0], figures[1]))};

	pfree(x.items);
	pfree(y.items);
	pfree(figures[0].items);
	pfree(figures[1].items);
	return overlap;
}

/* Puts a hash among the `most` smallest so far, which are sorted and each once; gives how many there are then. */
static int
keep_smallest(uint32 *smallest, int n, int most, uint32 h)
{
	int			at = n;

	while (at > 0 && smallest[at - 1] > h)
		at--;
	if (at >= most || (at > 0 && smallest[at - 1] == h))
		return n;
	n = Min(n + 1, most);
	memmove(smallest + at + 1, smallest + at, sizeof(uint32) * (n - 1 - at));
	smallest[at] = h;
	return n;
}

/* Adds to a sketch of n numbers those that it has not; gives how many it has then.  Its first number does not count. */
static int
add_keys(int32 sketch[SKETCH_MAX], int n, const uint32 *keys, int n_keys)
{
	for (int i = 0; i < n_keys; i++)
	{
		bool		known = false;

		for (int k = 1; k < n; k++)
			known |= sketch[k] == (int32) keys[i];
		if (!known)
			sketch[n++] = (int32) keys[i];
	}
	return n;
}

/*
 * The six smallest shingles of all find texts that are alike on the whole: of copies with one word in ten changed they miss one
 * in a hundred.  The two smallest of the beginning are for texts that are cut from the end, as newspapers cut them: so
 * that next to none is missed, to whatever length they are cut.
 */
int
text_sketch(const char *text, int32 length, int32 sketch[SKETCH_MAX])
{
	Hashes		s = shingles_in_order(text, length);
	uint32		of_all[KEYS_OF_ALL];
	uint32		of_beginning[KEYS_OF_BEGINNING];
	int			n_all = 0;
	int			n_beginning = 0;
	uint64		whole = s.n;
	int			n = 0;

	for (int i = 0; i < s.n; i++)
	{
		n_all = keep_smallest(of_all, n_all, KEYS_OF_ALL, s.items[i]);
		if (i < BEGINNING)
			n_beginning = keep_smallest(of_beginning, n_beginning, KEYS_OF_BEGINNING, s.items[i]);
		whole = mixed(whole * 31 + s.items[i]);
	}
	if (set_of_hashes(s).n >= SHINGLES_MIN)
	{
		sketch[0] = (int32) whole;
		n = add_keys(sketch, add_keys(sketch, 1, of_all, n_all), of_beginning, n_beginning);
		qsort(sketch + 1, n - 1, sizeof(int32), compare_signed);
	}
	pfree(s.items);
	return n;
}
