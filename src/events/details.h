/*
 * details.h - how many an act was done to.
 */
#ifndef NEWS_ARCHIVE_DETAILS_H
#define NEWS_ARCHIVE_DETAILS_H

#include "events/acts.h"
#include "events/sides.h"

/* What a word counts, "twelve", "dozen", "1,200"; -1 when it is no number. */
extern double number_of(const char *word);

/* The number that these tokens make, "two hundred and fifty"; -1 when it is none that an int can hold. */
extern int32 number_of_tokens(const Document *doc, int32 first, int32 last);

/* "at least", "at most" or "about", by what stands before a number's first token, and the first token of that ("at"); or NULL. */
extern const char *bound_before(const Document *doc, int32 first, int32 *begins);

/* Sets quantity, quantity_bound and counted of acts done to a number of people or things; of a protest, those who do it. */
extern void set_quantity(Document *doc, const Telling *telling, EventReport *report);

#endif
