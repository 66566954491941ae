/*
 * rank.h - tsvectors by the words of their fields.  Inside search/ only, for glue: a tsvector is PostgreSQL's.
 */
#ifndef NEWS_ARCHIVE_SEARCH_RANK_H
#define NEWS_ARCHIVE_SEARCH_RANK_H

#include "extension/core.h"
#include "extension/compat.h"

#include "tsearch/ts_type.h"

/* The parts of an article, by the weight of their positions: A, B, and D with C. */
typedef enum Field
{
	FIELD_TITLE,
	FIELD_STANDFIRST,
	FIELD_BODY
} Field;

#define FIELDS 3

typedef struct FieldCounts
{
	int			words[FIELDS];
} FieldCounts;

/* `^3talk`: the article is much about talks. */
#define LEVEL_MARK		'^'
#define LEVELS			3
#define LEVELED_MAX		7		/* words of one article that get a level */
#define LEVELED_MAX_BYTES 60

/*
 * The lexeme that says how long an article is.  Its positions are the number of words of the title (weight A), of title
 * and standfirst (B), and of all (D); a field without words has none.
 */
#define LENGTHS_LEXEME	"^"

/*
 * Lexemes that say what a vector lacks: places (NOT_ALL_PLACES in search.h: PostgreSQL keeps 255 of a lexeme, and none
 * behind 16,383), or words (of an article with more different ones than a vector holds, see fitted_vector()).
 */
#define NOT_ALL_WORDS	"^-"

/* Keys and levels are no words of their own. */
static inline bool
is_marked_lexeme(const char *text, int length)
{
	return length > 0 && (text[0] == LEVEL_MARK || text[0] == '~');
}

/* How often an entry stands in each field; once in the body when positions were stripped. */
extern FieldCounts entry_counts(TSVector vector, const WordEntry *entry);

/* The words of each field: as its LENGTHS_LEXEME says, and counted over all entries that are not marked. */
extern FieldCounts vector_lengths(TSVector vector);
extern FieldCounts counted_lengths(TSVector vector);

/* The words of a query that are not negated, any of them. */
extern TSQuery any_of(TSQuery query);

/* Defines the settings news_archive.search_*; for _PG_init. */
extern void define_search_settings(void);

#endif
