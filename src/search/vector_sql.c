/*
 * vector_sql.c - glue: what an article is about, as lexemes of its vector.
 *
 * A word that matters much in an article gets a second lexeme, `^` with a level 1 to 3 before it, by how much of BM25's
 * saturated term frequency it reaches there (impact-ordered postings, Anh and Moffat 2002, put into a plain GIN index).
 * A search for a word that most articles have then reads only the articles of the highest levels and ranks those.
 * One lexeme more, `^` alone, tells how long the article is, so that ranking need not count; `^+` and `^-` tell that
 * the vector has not all places or not all words of the article (rank.h).
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "tsearch/ts_type.h"
#include "tsearch/ts_utils.h"

#include "search/rank.h"
#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_with_levels);

typedef struct Leveled
{
	const WordEntry *entry;
	float		impact;
	int			level;
} Leveled;

static const float level_from[] = {0.62f, 0.75f, 0.85f};

/* An article of so many words has a term frequency of 1 saturate as BM25 does for one of average length. */
#define USUAL_WORDS 150

static int
level_of(float impact)
{
	int			level = 0;

	while (level < (int) lengthof(level_from) && impact >= level_from[level])
		level++;
	return level;
}

static int
by_impact(const void *a, const void *b)
{
	const Leveled *x = a;
	const Leveled *y = b;

	if (x->impact != y->impact)
		return x->impact > y->impact ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* Titles are said once and mean much; a standfirst less so. */
static float
weighted_frequency(const FieldCounts *c)
{
	return 4 * c->words[FIELD_TITLE] + 2 * c->words[FIELD_STANDFIRST] + c->words[FIELD_BODY];
}

/* No archive is so large that a number is a word of most articles. */
static bool
may_have_level(const char *text, int length)
{
	return length > 0 && length <= LEVELED_MAX_BYTES && !is_marked_lexeme(text, length) && strchr("0123456789$%#@/", text[0]) == NULL;
}

/* The entries of level 1 and more, at most LEVELED_MAX of them, the strongest. */
static int
find_leveled(TSVector vector, const FieldCounts *lengths, Leveled *out)
{
	float		length = lengths->words[FIELD_TITLE] + lengths->words[FIELD_STANDFIRST] + lengths->words[FIELD_BODY];
	Leveled    *found = palloc(sizeof(Leveled) * Max(vector->size, 1));
	int			n = 0;

	for (int i = 0; i < vector->size; i++)
	{
		const WordEntry *e = ARRPTR(vector) + i;
		FieldCounts c;
		float		tf;

		if (!may_have_level(STRPTR(vector) + e->pos, e->len))
			continue;
		c = entry_counts(vector, e);
		tf = weighted_frequency(&c);
		found[n].entry = e;
		found[n].impact = tf / (tf + 1.2f * (0.25f + 0.75f * length / USUAL_WORDS));
		found[n].level = level_of(found[n].impact);
		n += found[n].level > 0;
	}
	qsort(found, n, sizeof(Leveled), by_impact);
	n = Min(n, LEVELED_MAX);
	memcpy(out, found, sizeof(Leveled) * n);
	pfree(found);
	return n;
}

static int
by_level_and_text(const void *a, const void *b)
{
	const Leveled *x = a;
	const Leveled *y = b;

	if (x->level != y->level)
		return x->level - y->level;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* A tsvector that is being written, entry by entry in their order. */
typedef struct VectorWriter
{
	TSVector	vector;			/* its size is what it will be: the texts begin behind all entries */
	int			entries;
	int			bytes;
} VectorWriter;

static WordEntry *
write_text(VectorWriter *w, const char *text, int length)
{
	WordEntry  *e = ARRPTR(w->vector) + w->entries++;

	e->haspos = 0;
	e->len = length;
	e->pos = w->bytes;
	memcpy(STRPTR(w->vector) + w->bytes, text, length);
	w->bytes += length;
	return e;
}

static void
copy_entry(VectorWriter *w, TSVector from, const WordEntry *e)
{
	WordEntry  *copy = write_text(w, STRPTR(from) + e->pos, e->len);
	int			size = sizeof(uint16) + POSDATALEN(from, e) * sizeof(WordEntryPos);

	if (!e->haspos)
		return;
	copy->haspos = 1;
	w->bytes = SHORTALIGN(w->bytes);
	memcpy(STRPTR(w->vector) + w->bytes, STRPTR(from) + SHORTALIGN(e->pos + e->len), size);
	w->bytes += size;
}

static void
write_level(VectorWriter *w, TSVector from, const Leveled *l)
{
	char		text[LEVELED_MAX_BYTES + 2];

	text[0] = LEVEL_MARK;
	text[1] = '0' + l->level;
	memcpy(text + 2, STRPTR(from) + l->entry->pos, l->entry->len);
	(void) write_text(w, text, l->entry->len + 2);
}

/* How long the article is; nothing for one without words, or longer than positions count. */
static void
write_lengths(VectorWriter *w, const FieldCounts *lengths)
{
	static const int weights[FIELDS] = {3, 2, 0};
	WordEntry  *e = write_text(w, LENGTHS_LEXEME, strlen(LENGTHS_LEXEME));
	uint16		n = 0;
	int			words = 0;

	w->bytes = SHORTALIGN(w->bytes);
	for (int f = 0; f < FIELDS; f++)
	{
		WordEntryPos p = 0;

		words += lengths->words[f];
		if (lengths->words[f] == 0)
			continue;
		WEP_SETPOS(p, words);
		WEP_SETWEIGHT(p, weights[f]);
		n++;
		memcpy(STRPTR(w->vector) + w->bytes + n * sizeof(uint16), &p, sizeof(p));
	}
	e->haspos = 1;
	memcpy(STRPTR(w->vector) + w->bytes, &n, sizeof(n));
	w->bytes += (n + 1) * sizeof(uint16);
}

/* Has a lexeme come to one of PostgreSQL's limits on places? */
static bool
lacks_places(TSVector vector)
{
	for (int i = 0; i < vector->size; i++)
	{
		const WordEntry *e = ARRPTR(vector) + i;
		int			n = e->haspos ? POSDATALEN(vector, e) : 0;

		if (n > 0 && STRPTR(vector)[e->pos] != LEVEL_MARK &&
			(n >= MAXNUMPOS - 1 || WEP_GETPOS(POSDATAPTR(vector, e)[n - 1]) >= MAXENTRYPOS - 1))
			return true;
	}
	return false;
}

static bool
has_lexeme(TSVector vector, const char *lexeme)
{
	for (int i = 0; i < vector->size; i++)
	{
		const WordEntry *e = ARRPTR(vector) + i;

		if (e->len == strlen(lexeme) && memcmp(STRPTR(vector) + e->pos, lexeme, e->len) == 0)
			return true;
	}
	return false;
}

/* How an entry stands to those that with_levels() writes: before them (-1), one of them (0), behind them (1). */
static int
order_to_levels(TSVector vector, int entry)
{
	unsigned char first = STRPTR(vector)[ARRPTR(vector)[entry].pos];

	return first < LEVEL_MARK ? -1 : first > LEVEL_MARK;
}

static TSVector
with_levels(TSVector from)
{
	FieldCounts lengths = counted_lengths(from);
	int			words = lengths.words[FIELD_TITLE] + lengths.words[FIELD_STANDFIRST] + lengths.words[FIELD_BODY];
	bool		tell_lengths = words > 0 && words < MAXENTRYPOS;
	bool		tell_places = lacks_places(from);
	bool		tell_words = has_lexeme(from, NOT_ALL_WORDS);
	Leveled		leveled[LEVELED_MAX];
	int			n = find_leveled(from, &lengths, leveled);
	int			before = 0;
	int			behind;
	/* Each text may need one byte of alignment more than before. */
	Size		room = VARSIZE(from) + (n + 3) * (sizeof(WordEntry) + LEVELED_MAX_BYTES + 2) + from->size + n + (FIELDS + 2) * sizeof(uint16);
	VectorWriter w = {palloc0(room), 0, 0};

	qsort(leveled, n, sizeof(Leveled), by_level_and_text);
	while (before < from->size && order_to_levels(from, before) < 0)
		before++;
	for (behind = before; behind < from->size && order_to_levels(from, behind) == 0;)
		behind++;
	w.vector->size = before + tell_lengths + tell_places + tell_words + n + from->size - behind;
	for (int i = 0; i < before; i++)
		copy_entry(&w, from, ARRPTR(from) + i);
	if (tell_lengths)
		write_lengths(&w, &lengths);
	if (tell_places)
		(void) write_text(&w, NOT_ALL_PLACES, strlen(NOT_ALL_PLACES));
	if (tell_words)
		(void) write_text(&w, NOT_ALL_WORDS, strlen(NOT_ALL_WORDS));
	for (int i = 0; i < n; i++)
		write_level(&w, from, &leveled[i]);
	for (int i = behind; i < from->size; i++)
		copy_entry(&w, from, ARRPTR(from) + i);
	if (w.bytes > MAXSTRPOS)
		return from;
	SET_VARSIZE(w.vector, CALCDATASIZE(w.vector->size, w.bytes));
	return w.vector;
}

Datum
news_archive_with_levels(PG_FUNCTION_ARGS)
{
	PG_RETURN_TSVECTOR(with_levels(PG_GETARG_TSVECTOR(0)));
}
