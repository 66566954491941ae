/*
 * shape_parts.h - the parts that shapes are put together from: characters and pieces (shape_parts.c), values and addresses
 * (shape_values.c).  Inside search/ only.
 */
#ifndef NEWS_ARCHIVE_SEARCH_SHAPE_PARTS_H
#define NEWS_ARCHIVE_SEARCH_SHAPE_PARTS_H

#include "search/search.h"

/* What one character does in a word. */
typedef enum CharClass
{
	CHAR_OTHER,
	CHAR_LOWER,
	CHAR_UPPER,
	CHAR_DIGIT,
	CHAR_INSIDE,				/* soft hyphen, joiners, marks: part of a word, never its begin */
	CHAR_ALONE					/* of a script that writes no spaces: a token of its own */
} CharClass;

/* Letters and digits that touch, and apostrophes between letters. */
typedef struct Piece
{
	int32		start;
	int32		end;
	int			letters;
	int			upper;
	int			digits;
	bool		capital;		/* the first character is an upper-case letter */
	bool		too_long;
} Piece;

static inline bool
is_letter(CharClass c)
{
	return c == CHAR_LOWER || c == CHAR_UPPER;
}

static inline bool
is_word_char(CharClass c)
{
	return c == CHAR_LOWER || c == CHAR_UPPER || c == CHAR_DIGIT;
}

static inline char
byte_at(const ShapeScanner *s, int32 at)
{
	return at >= 0 && at < s->length ? s->text[at] : '\0';
}

static inline bool
digit_at(const ShapeScanner *s, int32 at)
{
	return byte_at(s, at) >= '0' && byte_at(s, at) <= '9';
}

/* The class of the character at *at, which is moved behind it; of the one at `at`, or CHAR_OTHER at the end. */
extern CharClass shape_class(const ShapeScanner *s, int32 *at);
extern CharClass peek_class(const ShapeScanner *s, int32 at);

/* Does `word` (lower-case ASCII) stand at `at`, in any case? */
extern bool word_at(const ShapeScanner *s, int32 at, const char *word);

/* Bytes of the hyphen (plain, U+2010, U+2011), the single space (plain, U+00A0), the apostrophe and clitic at `at`, or 0. */
extern int	hyphen_at(const ShapeScanner *s, int32 at);
extern int	space_at(const ShapeScanner *s, int32 at);
extern int	clitic_at(const ShapeScanner *s, int32 at);

/* Letters and digits that touch from `at` on, which may be none. */
extern void scan_piece(const ShapeScanner *s, int32 at, Piece *p);

/* The end of the run of bytes from `at` that are letters, digits or in `more`; at most `most` bytes. */
extern int32 ascii_run(const ShapeScanner *s, int32 at, const char *more, int32 most);

/*
 * Each gives where the value or address that begins at `at` ends, or 0.  match_digits gives `at` when there are none; match_money
 * begins at the currency's sign, match_percent behind the number.
 */
extern int32 match_host(const ShapeScanner *s, int32 at);
extern int32 match_email(const ShapeScanner *s, int32 at);
extern int32 match_acronym(const ShapeScanner *s, int32 at);
extern int32 match_digits(const ShapeScanner *s, int32 at, bool *decimal);
extern int32 match_date(const ShapeScanner *s, int32 at);
extern int32 match_percent(const ShapeScanner *s, int32 at);
extern int32 match_money(const ShapeScanner *s, int32 at);

#endif
