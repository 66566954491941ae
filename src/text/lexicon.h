/*
 * lexicon.h - word lists that are compiled in.
 *
 * Each data/NAME.tsv and data/en/NAME.tsv becomes `const Lexicon lexicon_NAME` (tools/lexicon.pl); its first column is the
 * key, in lower case as Token.lower has it.  A key of several words has one space between tokens, and so `al-qaeda` is the
 * key `al - qaeda`, but `co-operate` stays as it is (joined_prefixes.tsv): the generator does that.  Rows of one key stand together.
 */
#ifndef NEWS_ARCHIVE_LEXICON_H
#define NEWS_ARCHIVE_LEXICON_H

#include "extension/core.h"

/* Declared, and text/document.h not included: every list includes this file, and would be compiled anew when that changes. */
struct Document;

typedef struct Lexicon
{
	const char *name;			/* the file's name without its ending */
	int			columns;
	int			rows;
	int			max_words;		/* of the longest key */
	const char *const *cells;	/* rows x columns, by key; never NULL, an empty cell is "" */
	uint32		mask;			/* slots - 1 */
	const int32 *slots;			/* open addressing by FNV-1a of the key: row + 1; -(n) for begins[n - 1]; 0 free */
	uint32		fingerprint;	/* the sum of the keys' FNV-1a, every hyphen apart: changes with any key */
	const char *const *begins;	/* words that only begin a key ("foreign" of "foreign minister") */
} Lexicon;

/* The first row with that key, or -1. */
extern int	lexicon_find(const Lexicon *lexicon, const char *key, int length);

/* The longest key that begins at token `at` and does not leave its sentence: its row, and its tokens in *count; or -1. */
extern int	lexicon_match(const Lexicon *lexicon, const struct Document *doc, int32 at, int *count);

/* The longest key that begins at words[0], of `n` folded words without a document: its row, and how many words it has in *count; or -1. */
extern int	lexicon_match_words(const Lexicon *lexicon, const char *const *words, int n, int *count);

static inline const char *
lexicon_cell(const Lexicon *lexicon, int row, int column)
{
	return lexicon->cells[row * lexicon->columns + column];
}

/* True while row `row` + 1 has the same key (several readings of one word). */
static inline bool
lexicon_same_key(const Lexicon *lexicon, int row)
{
	return row + 1 < lexicon->rows && strcmp(lexicon_cell(lexicon, row, 0), lexicon_cell(lexicon, row + 1, 0)) == 0;
}

#endif
