/*
 * document.h - one article's text and what each floor has found in it.
 *
 * A Document is made once from a body and handed up the floors; each adds its layer and none cuts up again what a lower
 * one has cut.  A layer is made when first asked for: document_tokens() makes sentences and tokens, document_times()
 * makes those it needs and then the time expressions, and so on; a second call costs nothing.  All of it lives in one
 * memory context and goes in one.
 *
 * Every position here is a byte offset into UTF-8; the SQL glue turns it into a 1-based character with document_char().
 */
#ifndef NEWS_ARCHIVE_DOCUMENT_H
#define NEWS_ARCHIVE_DOCUMENT_H

#include "extension/core.h"

/* Half-open, in bytes. */
typedef struct ByteSpan
{
	int32		start;
	int32		end;
} ByteSpan;

static inline int32
span_length(ByteSpan s)
{
	return s.end - s.start;
}

static inline bool
spans_overlap(ByteSpan a, ByteSpan b)
{
	return a.start < b.end && b.start < a.end;
}

/* What a token looks like. */
#define TOKEN_WORD		0x0001	/* has a letter */
#define TOKEN_NUMBER	0x0002	/* begins with a digit */
#define TOKEN_PUNCT		0x0004	/* has neither */
#define TOKEN_CAPITAL	0x0008	/* first letter is upper case */
#define TOKEN_CAPITALS	0x0010	/* two or more letters, all upper case */
#define TOKEN_SPACE		0x0020	/* white space (or nothing at all) stands before it */
#define TOKEN_FIRST		0x0040	/* first of its sentence */
#define TOKEN_QUOTED	0x0080	/* inside quotation marks (set by quotes/) */
#define TOKEN_GAP		0x0100	/* its subtree has a gap: words that are not below it stand between those that are */

/* A token's head when it is the root of its sentence, or when no grammar was made. */
#define NO_TOKEN		(-1)

typedef struct Token
{
	ByteSpan	span;
	int32		sentence;		/* index of its sentence */
	uint16		flags;			/* TOKEN_... */
	uint16		listed;			/* its row in data/en/word_classes.tsv from 1, or 0: token_in_class() */

	/* language/: zero until document_grammar() */
	uint8		tag;			/* Tag: universal part of speech */
	uint8		relation;		/* GrammarRelation to its head: Universal Dependencies */
	uint8		morph;			/* MORPH_... */
	uint8		name;			/* 0 in no name; 2k + 1 begins one of NameKind k, 2k + 2 goes on with it (as its sentence tells) */
	int32		head;			/* index of its head in the document's tokens, or NO_TOKEN */
	float		tag_sure;		/* 0..1: how probable the reader held its tag, */
	float		head_sure;		/* its head */
	float		relation_sure;	/* its relation to that head */
	float		name_sure;		/* and its name */

	const char *lower;			/* in lower case, typographic apostrophes and dashes made plain; NUL-terminated */
	const char *lemma;			/* NULL until document_grammar() */
} Token;

typedef struct Sentence
{
	ByteSpan	span;			/* without white space at its ends */
	int32		first;			/* its first token */
	int32		count;			/* how many */
	int32		paragraph;		/* which paragraph (text between line ends) it stands in, from 0 */
	bool		dateline;		/* it is the dateline at the head of a story (see dateline.h) */
} Sentence;

/* Layers of higher floors: their headers say what is in them. */
struct NameSpans;
struct Proposals;
struct TimeExpressions;
struct Mentions;
struct Clauses;
struct Quotations;
struct ChainSides;
struct EventReports;

typedef struct Document
{
	MemoryContext context;		/* everything below, and the document itself, lives here */
	const char *text;			/* valid UTF-8, NUL-terminated copy */
	int32		length;			/* bytes */
	Day			reference;		/* the day the text speaks from (its publication), or DAY_NONE */
	const char *language;		/* the text's, by ISO 639-1: DOCUMENT_LANGUAGE */

	/* text/ */
	bool		has_sentences;
	bool		has_tokens;
	Sentence   *sentences;
	int32		n_sentences;
	Token	   *tokens;
	int32		n_tokens;

	/* language/ and up */
	bool		has_grammar;
	int32	   *child;			/* token -> its first child in the order of the text, or NO_TOKEN */
	int32	   *sibling;		/* token -> the next child of its head, or NO_TOKEN */
	int32	   *subtree_first;	/* token -> the first and the last token of its subtree, gaps or not */
	int32	   *subtree_last;
	struct NameSpans *names;
	struct Proposals *proposals;	/* of acts and sayings; NULL when the model has none */
	struct TimeExpressions *times;
	struct Mentions *mentions;
	struct Clauses *clauses;
	struct Quotations *quotations;
	struct ChainSides *chain_sides;	/* what events/ knows of each chain */
	struct EventReports *events;
	int8		day_order;		/* of 3/4/2013: 0 not known, else a DayOrder of dates/ */

	/* byte -> character, see document_char() */
	bool		ascii;
	int32	   *char_at;		/* characters before each 64th byte */
} Document;

/* The language that documents are read in; the model that reads them must be of it (language/reader.h). */
#define DOCUMENT_LANGUAGE "en"

/* A text longer than this is refused with an error by document_create (bytes). */
#define DOCUMENT_MAX_BYTES (64 * 1024 * 1024)

/*
 * Makes a document in a new child of the current memory context; `text` is copied.  Errors: program_limit_exceeded above
 * DOCUMENT_MAX_BYTES.  The caller says that it is valid UTF-8 (PostgreSQL's text in a UTF8 database is).
 */
extern Document *document_create(const char *text, int32 length, Day reference);

/* Another reference day: the layers that depend on it (times, events) are forgotten. */
extern void document_set_reference(Document *doc, Day reference);

/* The 1-based character at which byte `at` stands; document_chars() counts the characters of a span. */
extern int32 document_char(Document *doc, int32 at);
extern int32 document_chars(Document *doc, ByteSpan span);

/* Layers of this floor. */
extern void document_sentences(Document *doc);
extern void document_tokens(Document *doc);

/* The words of a span as a NUL-terminated copy, line ends and runs of white space made one space. */
extern char *document_words(const Document *doc, ByteSpan span);

static inline ByteSpan
tokens_span(const Document *doc, int32 first, int32 last)
{
	ByteSpan	s = {doc->tokens[first].span.start, doc->tokens[last].span.end};

	return s;
}

static inline bool
token_is(const Token *t, const char *lower)
{
	return strcmp(t->lower, lower) == 0;
}

#endif
