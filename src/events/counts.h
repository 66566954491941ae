/*
 * counts.h - a number of people as a text gives it: "more than 60,000", "dozens", "between 10 and 20".
 */
#ifndef NEWS_ARCHIVE_COUNTS_H
#define NEWS_ARCHIVE_COUNTS_H

#include "events/details.h"

typedef struct Count
{
	int32		first;			/* its tokens, both inclusive, without the words of the bound */
	int32		last;
	int32		begins;			/* the first word of the bound, or first */
	int32		quantity;		/* as told; -1 for a range and for words such as "dozens" */
	int32		low;			/* what the words leave open; -1: no lower or no upper end */
	int32		high;
	const char *bound;			/* "at least", "at most", "about", or NULL */
} Count;

/* The count that begins at a token of a sentence; false when none does.  Reads what is right of the token only, but for its bound. */
extern bool count_begins(Document *doc, int32 token, Count *count);

#endif
