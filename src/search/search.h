/*
 * search.h - a text search made for news: the shapes of its words, their lexemes, the language of its queries.
 *
 * Shapes (shapes.c) are what the parser cuts a text into; lexemes (lexemes.c) are what the dictionaries make of one;
 * the key (spelling_key.c) is the lexeme under which the spellings of one name meet.  All positions are byte offsets.
 */
#ifndef NEWS_ARCHIVE_SEARCH_H
#define NEWS_ARCHIVE_SEARCH_H

#include "extension/core.h"
#include "text/document.h"

/*
 * The numbers are those of PostgreSQL's default parser for tokens that its headline function treats alike, so that
 * prsd_headline serves our parser: 12 and 14 are no words, 13 is replaced by a space, 5 and 15 to 17 would be left out,
 * 7, 8, 20 to 22 do not end a fragment.
 */
typedef enum Shape
{
	SHAPE_NONE = 0,
	SHAPE_WORD = 1,				/* talks */
	SHAPE_NAME = 2,				/* Khalid, al-Khalid, O'Neill, NATO */
	SHAPE_CODE = 3,				/* F-16, COVID-19, G7, AT&T, 1990s, 2-1 */
	SHAPE_EMAIL = 4,			/* desk@example.org */
	SHAPE_HOST = 6,				/* www.example.org */
	SHAPE_MONEY = 7,			/* $3.5bn */
	SHAPE_PERCENT = 8,			/* 30%, 30 percent */
	SHAPE_HASHTAG = 9,			/* #PeaceTalks */
	SHAPE_COMPOUND = 10,		/* cease-fire, Saudi-led, 45-minute */
	SHAPE_ACRONYM = 11,			/* U.S., p.m. */
	SHAPE_BLANK = 12,			/* what lies between; 's; runs too long for a word */
	SHAPE_TAG = 13,				/* <b> */
	SHAPE_PROTOCOL = 14,		/* https:// */
	SHAPE_PATH = 18,			/* /2013/02/talks.html */
	SHAPE_HANDLE = 19,			/* @newsdesk */
	SHAPE_DECIMAL = 20,			/* 3.5 */
	SHAPE_DATE = 21,			/* 2013-02-03, 3/2/2013, 06:07 */
	SHAPE_NUMBER = 22,			/* 1,500 */
	SHAPE_ENTITY = 23			/* &amp; */
} Shape;

#define SHAPE_MAX SHAPE_ENTITY

typedef struct ShapeScanner
{
	const char *text;			/* valid UTF-8, need not end in NUL */
	int32		length;
	int32		at;
	Shape		last;			/* of the token before: a host follows a protocol, a path a host */
} ShapeScanner;

typedef struct ShapeToken
{
	Shape		shape;
	ByteSpan	span;
} ShapeToken;

/* The longest token that is no blank, and the longest blank (bytes). */
#define SHAPE_MAX_BYTES 200
#define BLANK_MAX_BYTES 1000

/* The next token; false at the end.  The tokens lie side by side and cover the text. */
extern bool shape_next(ShapeScanner *scanner, ShapeToken *token);

/* The shape that the whole of `text` has when it is one token, or SHAPE_NONE. */
extern Shape shape_of(const char *text, int32 length);

/*
 * What a dictionary makes of a token.  Lexemes of one variant are all there at once (a query needs each), those of
 * another are alternatives (a query needs one); `advance` puts it, and those after it, one word further.
 */
typedef struct Lexeme
{
	char	   *text;			/* NUL-terminated, in the current context */
	uint16		variant;
	bool		advance;
} Lexeme;

#define LEXEMES_MAX 24

typedef struct Lexemes
{
	int			count;
	Lexeme		at[LEXEMES_MAX];
} Lexemes;

/* How words become lexemes.  Both functions may be NULL; words come to them in lower case. */
typedef struct LexemeRules
{
	bool		keys;			/* names get their spelling key as a second variant */
	const char *(*stem) (void *state, const char *word, int32 *length);
	bool		(*is_stop) (void *state, const char *word);
	void	   *state;
} LexemeRules;

/* Words, names, compounds, acronyms.  No lexeme at all: a stop word. */
extern void lexemes_of_words(const LexemeRules *rules, const char *token, int32 length, Lexemes *out);

/* Codes, hashtags, handles, e-mails, hosts, paths. */
extern void lexemes_of_code(const char *token, int32 length, Lexemes *out);

/* Numbers, decimals, money, per cent, dates. */
extern void lexemes_of_number(const char *token, int32 length, Lexemes *out);

/* Lower case, no marks on Latin, Cyrillic, Greek, Arabic and Hebrew letters, no soft hyphens; NUL-terminated. */
extern char *search_fold(const char *text, int32 length);
extern char *search_lower(const char *text, int32 length);

/*
 * The key of a folded name's word in `key` (SPELLING_KEY_MAX bytes); false when the word has none: it is an ordinary
 * word, has one usual spelling, or is too short to be told from others.
 */
#define SPELLING_KEY_MAX 40
#define SPELLING_KEY_MARK '~'	/* first byte of every key: no word begins with it */
extern bool spelling_key(const char *folded, char *key);

/* The same for a word of a query, which may be typed in lower case: a word that looks like an English one has no key. */
extern bool spelling_key_of_query(const char *folded, char *key);

/* The same for any word that is long enough: what was asked for as fuzzy. */
extern bool spelling_key_of_letters(const char *folded, char *key);

/* The word without a fused or hyphenated Arabic article (alkhalid -> khalid), or NULL when it has none. */
extern const char *without_article(const char *folded);

/*
 * The language of queries (query.c): words, "phrases", -not, OR, near/N, prefix*, fuzzy~, (groups), field:value.
 */
typedef enum QueryKind
{
	QUERY_WORDS,				/* words that stand together: a phrase or one term */
	QUERY_PREFIX,
	QUERY_FUZZY,
	QUERY_FIELD,				/* person:Khalid; `field` names it */
	QUERY_AND,
	QUERY_OR,
	QUERY_NOT,
	QUERY_NEAR					/* within `distance` words, in either order */
} QueryKind;

typedef struct QueryNode
{
	QueryKind	kind;
	ByteSpan	span;			/* in the query's text; for a term its words, without signs and quotation marks */
	const char *field;
	bool		quoted;			/* it stood in quotation marks */
	int			distance;
	struct QueryNode *left;		/* the only one of a QUERY_NOT */
	struct QueryNode *right;
} QueryNode;

/* The fields a query may name. */
extern const char *const query_fields[];

/* The tree, NULL for an empty query.  Errors: syntax_error with the character in the message. */
extern QueryNode *query_parse(const char *text, int32 length);

/* The fields of a query, those of `negated` are to be left out. */
#define QUERY_FIELDS_MAX 20

typedef struct QueryFields
{
	int			count;
	struct
	{
		const QueryNode *node;
		bool		negated;
	}			at[QUERY_FIELDS_MAX];
} QueryFields;

/* Collects them.  Errors: syntax_error for a field inside OR or near, and for too many. */
extern void query_collect_fields(const char *text, int32 length, const QueryNode *root, QueryFields *out);

/* A phrase of the value of one field, and any of the names and words that the fields ask for; NULL when they ask for none. */
extern QueryNode *query_field_phrase(const QueryNode *field);
extern QueryNode *query_field_words(const QueryFields *fields);

/* The first term that looks like a field and is none (author:Weber is read as two words); false when there is none. */
extern bool query_unknown_field(const char *text, const QueryNode *root, ByteSpan *name);

/* Words that stand together in a query, one to five, outside quotation marks: what may be a name. */
#define QUERY_NAMES_MAX 200

typedef struct QueryNames
{
	int			count;
	ByteSpan	at[QUERY_NAMES_MAX];	/* the longest first, then as they stand */
} QueryNames;

extern void query_collect_names(const char *text, const QueryNode *root, QueryNames *out);

/* A name in a query and another name of it: the bytes of the one, the words of the other. */
typedef struct QueryOtherName
{
	ByteSpan	at;
	const char *words;
} QueryOtherName;

/*
 * The query with other names beside those it has: (EU OR "European Union").  `names` are in the order of the text, those of one name
 * side by side, and do not overlap.  Where it would be too long the first names stay as they are, where its groups are deep all.
 */
extern char *query_with_names(const char *text, const QueryOtherName *names, int count);

/* Other names of the same organisation or country, as the lexicons have them; the strings last. */
#define SYNONYMS_MAX 10

typedef struct Synonyms
{
	int			count;
	const char *at[SYNONYMS_MAX];
} Synonyms;

extern void known_synonyms(const char *words, int32 length, Synonyms *out);

/* One lexeme of a piece of the query; position counts words, gaps are stop words. */
typedef struct QueryLexeme
{
	const char *text;
	int			position;
	int			variant;
} QueryLexeme;

/* What the configuration makes of words: gives their number, those of one position together. */
typedef int (*QueryLexizer) (void *state, const char *text, int32 length, QueryLexeme **lexemes);

/* A copy in which words typed in lower case that may be names (khalid, al-khalid) have their capital. */
extern char *query_capitals(const char *text, int32 length);

/*
 * What a query is written out for.  A vector does not know small words (the, of), which are only places in a phrase, and
 * may lack places (it holds 255 of a word, none behind word 16,383), so it cannot answer every phrase: between the
 * articles that surely answer and those that may, the text decides (text_check_sql.c).
 */
typedef enum QueryReading
{
	QUERY_AS_ASKED,				/* as PostgreSQL would have it: "state of the union" is 'state' <3> 'union' */
	QUERY_AT_MOST,				/* found by all that may answer it: a vector without all its places (^+) needs only the words */
	QUERY_AT_LEAST,				/* found only by what surely answers it: by nothing where small words must be looked at */
	QUERY_OF_TEXT				/* for text_answers(): small words too, with = before them */
} QueryReading;

/* First byte of a small word in a QUERY_OF_TEXT; no lexeme begins with it. */
#define SMALL_WORD_MARK	'='

/* Of the lexeme of a vector that has not all its places, and one that no vector has (see rank.h). */
#define NOT_ALL_PLACES	"^+"
#define NO_LEXEME		"^!"

/* The query as tsquery's own notation ("" when nothing is left of it); fields are left out. */
extern char *query_as_tsquery(const char *text, const QueryNode *root, QueryReading reading, QueryLexizer lexizer, void *state);

/*
 * Has it a phrase of nothing but small words where no vector can help: as one of several alternatives, or near another
 * word?  `span` are its words.
 */
extern bool query_lost_phrase(const char *text, const QueryNode *root, QueryLexizer lexizer, void *state, ByteSpan *span);

#endif
