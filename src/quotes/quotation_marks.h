/*
 * quotation_marks.h - the pairs of quotation marks in a text.
 */
#ifndef NEWS_ARCHIVE_MARKS_H
#define NEWS_ARCHIVE_MARKS_H

#include "text/document.h"

/* What stands between two marks, or in one paragraph of a quotation that goes on in the next. */
typedef struct Marked
{
	ByteSpan	outer;			/* with the marks */
	ByteSpan	inner;			/* without them, and without white space at its ends; never empty */
	int32		parent;			/* index of the pair around it, or -1 */
	int32		first;			/* tokens of the inner part, both inclusive; first > last when it has none */
	int32		last;
	bool		single;			/* ' and not " */
	bool		continued;		/* the paragraph before ended in the same quotation */
	bool		unclosed;		/* no closing mark, and no next paragraph that goes on */
} Marked;

typedef struct Marks
{
	int32		count;
	Marked	   *items;			/* in the order of their opening marks */
	int32	   *at_token;		/* for each token the outermost pair around it, or -1 */
} Marks;

/* Pairs deeper than this are read as part of the one around them. */
#define MARKS_MAX_DEPTH 8

/* Needs the tokens; allocated in the current memory context. */
extern Marks *quotation_marks(Document *doc);

/* The first token that begins at or behind a byte (n_tokens when there is none). */
extern int32 token_at_byte(const Document *doc, int32 at);

#endif
