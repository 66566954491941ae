/*
 * breaks.h - what the files that cut sentences share: a place where a sentence may end, seen from both sides.
 */
#ifndef NEWS_ARCHIVE_BREAKS_H
#define NEWS_ARCHIVE_BREAKS_H

#include <unicode/uchar.h>

#include "text/document.h"
#include "text/utf8.h"

/* No rule looks further than this to either side of a break (bytes), but for the two that say so. */
#define LOOK_MAX 64

/* What stands on both sides of a break. */
typedef struct BreakView
{
	const Document *doc;
	ByteSpan	before;			/* the sentence so far, without white space at its ends */
	int32		stop;			/* its end without closing quotation marks and brackets */
	bool		unquoted;		/* a quotation mark closes it */
	ByteSpan	word;			/* its last run without white space, opening marks taken off */
	ByteSpan	after;			/* the next piece, without white space at its ends */
	ByteSpan	first;			/* its first word, marks taken off */
	uint32		next;			/* the first character of that word, 0 when there is none */
} BreakView;

static inline bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_letter(char c)
{
	return is_upper(c) || is_lower(c) || (unsigned char) c >= 0x80;
}

/* Quotation marks and opening brackets: the width in bytes, 0 for none; curly ones are three bytes E2 80 9x. */
static inline int
opening_mark(const char *s)
{
	if (*s != '\0' && strchr("\"'([", *s))
		return 1;
	return (unsigned char) s[0] == 0xE2 && (unsigned char) s[1] == 0x80 && ((unsigned char) s[2] & 0xF0) == 0x90 ? 3 : 0;
}

/* The closing quotation mark or bracket that ends at byte `end`: its width, 0 for none. */
static inline int
closing_mark_before(const char *text, int32 end)
{
	const unsigned char *s = (const unsigned char *) text + end;

	if (end >= 1 && s[-1] != 0 && strchr("\"')]", s[-1]))
		return 1;
	if (end >= 2 && s[-2] == 0xC2 && s[-1] == 0xBB)
		return 2;
	return end >= 3 && s[-3] == 0xE2 && s[-2] == 0x80 && (s[-1] == 0x99 || s[-1] == 0x9D || s[-1] == 0xBA) ? 3 : 0;
}

/* openers.c: whether a word (its first letter in either case) is one that opens a sentence rather than goes on with a name: "the". */
extern bool is_opener(const char *word, int length);

/* said_by.c: what stands behind a quoted question tells who asked: "Marta Velsen asked." */
extern bool names_speaker(const BreakView *v);

/*
 * own_breaks.c: whether a space is lacking behind the stop before byte `at`; the first break that Unicode's rules do not see; the byte
 * behind a list's mark.
 */
extern bool lacks_space(const Document *doc, int32 at);
extern int32 own_break(const Document *doc, int32 sentence, int32 from, int32 to, bool *sure);
extern int32 list_mark_end(const Document *doc, int32 at, int32 end);

#endif
