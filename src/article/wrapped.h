/*
 * wrapped.h - inside article/: whether a text was wrapped at a fixed width, and which of its lines run on into the next.
 */
#ifndef NEWS_ARCHIVE_WRAPPED_H
#define NEWS_ARCHIVE_WRAPPED_H

#include "text/document.h"

/* A line of the raw text. */
typedef struct RawLine
{
	ByteSpan	span;			/* without white space at the ends */
	int32		indent;			/* spaces before it */
	int32		quoted;			/* bytes of "> " before it, inside the span */
	bool		gap;			/* a blank line before it */
	bool		begins;			/* it is indented as the first line of a paragraph */
	bool		lead;			/* it is the text's first line and no headline */
} RawLine;

typedef enum Wrapping
{
	WRAPPING_NONE,
	WRAPPING_OF_WIRES,			/* most lines run on; the width need not be kept */
	WRAPPING_BY_WIDTH			/* few lines do, and each is filled up to the width */
} Wrapping;

typedef struct RawLines
{
	RawLine    *items;
	int32		count;
	int32		room;
	Wrapping	wrapping;
	int32		width;			/* in characters, for WRAPPING_BY_WIDTH */
} RawLines;

/* headless: the title is not among the lines. */
extern void find_wrapping(const char *raw, RawLines *lines, bool headless);

/* Is `next`, the line behind `line`, of the same paragraph? */
extern bool runs_on(const char *raw, const RawLines *lines, const RawLine *line, const RawLine *next);

/* What stands between two lines of a paragraph, "" or " "; *end is where the first one's text ends: before a hyphen that goes. */
extern const char *wrapping_between(const char *raw, const RawLine *line, const RawLine *next, int32 *end);

/* Does the piece of a sentence end with a comma or a word that needs another? */
extern bool text_ends_open(const char *text, int32 length);

#endif
