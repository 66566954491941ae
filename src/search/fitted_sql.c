/*
 * fitted_sql.c - glue: fitted_vector(), to_tsvector() for texts of any length.
 *
 * A tsvector holds 1 MB of lexemes with their places; to_tsvector() refuses a text with more ("string is too long for
 * tsvector"), and 50,000 different names are enough.  Here the words that fit are kept, in their order, and the lexeme `^-`
 * says that some are not.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "common/hashfn.h"
#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "tsearch/ts_utils.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"

#include "search/rank.h"
#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_fitted_vector);

/* A lexeme and the places counted for it; the key of a hash table. */
typedef struct Counted
{
	const char *word;			/* not NUL-terminated */
	int			length;
	int			places;
} Counted;

static uint32
hash_word(const void *key, Size size)
{
	const Counted *c = key;

	(void) size;
	return hash_bytes((const unsigned char *) c->word, c->length);
}

static int
match_words(const void *a, const void *b, Size size)
{
	const Counted *x = a;
	const Counted *y = b;

	(void) size;
	return x->length == y->length ? memcmp(x->word, y->word, x->length) : 1;
}

/* No more bytes than these does a word take: its letters, alignment, the number of its places, one place. */
static int64
most_bytes(const ParsedText *words)
{
	int64		bytes = 0;

	for (int i = 0; i < words->curwords; i++)
		bytes += words->words[i].len + 1 + sizeof(uint16) + sizeof(WordEntryPos);
	return bytes;
}

/* How many of the words fit into so many bytes, each lexeme counted once; those of one place stay together. */
static int
words_that_fit(const ParsedText *words, int64 bytes)
{
	HASHCTL		how = {.keysize = offsetof(Counted, places), .entrysize = sizeof(Counted), .hash = hash_word, .match = match_words, .hcxt = CurrentMemoryContext};
	HTAB	   *seen = hash_create("words of a text", 1024, &how, HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
	int			fit = 0;

	for (int i = 0; i < words->curwords; i++)
	{
		Counted		wanted = {words->words[i].word, words->words[i].len, 0};
		bool		found;
		Counted    *c = hash_search(seen, &wanted, HASH_ENTER, &found);

		if (i % 1000 == 0)
			CHECK_FOR_INTERRUPTS();
		/* Behind the last place that counts all have it. */
		if (i == 0 || words->words[i].pos.pos != words->words[i - 1].pos.pos || words->words[i].pos.pos >= MAXENTRYPOS - 1)
			fit = i;
		c->places = found ? c->places + 1 : 1;
		if (!found)
			bytes -= SHORTALIGN(c->length) + sizeof(uint16);
		if (c->places < MAXNUMPOS)
			bytes -= sizeof(WordEntryPos);
		if (bytes < 0)
			break;
	}
	hash_destroy(seen);
	return bytes < 0 ? fit : words->curwords;
}

/* Takes the words from `keep` on away, puts the mark in place of the first of them, and says so. */
static void
cut_words(ParsedText *words, int keep)
{
	ParsedWord	mark = words->words[keep];

	ereport(WARNING,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("a text is indexed in part: the first %d of its %d lexemes", keep, words->curwords),
			 errdetail("It has more different words than a tsvector holds."),
			 errhint("search() does not find the words behind; SELECT * FROM news_archive.indexed_in_part() lists such articles.")));
	mark.word = pstrdup(NOT_ALL_WORDS);
	mark.len = strlen(NOT_ALL_WORDS);
	words->words[keep] = mark;
	words->curwords = keep + 1;
}

Datum
news_archive_fitted_vector(PG_FUNCTION_ARGS)
{
	text	   *in = PG_GETARG_TEXT_PP(1);
	int64		room = MAXSTRPOS * (double) PG_GETARG_FLOAT4(2);
	ParsedText	words;
	int			keep;

	MemSet(&words, 0, sizeof(words));
	words.lenwords = Max(VARSIZE_ANY_EXHDR(in) / 6, 2);
	words.words = palloc(sizeof(ParsedWord) * words.lenwords);
	parsetext(PG_GETARG_OID(0), &words, VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in));
	if (most_bytes(&words) > room && (keep = words_that_fit(&words, room)) < words.curwords)
		cut_words(&words, keep);
	PG_RETURN_TSVECTOR(make_tsvector(&words));
}
