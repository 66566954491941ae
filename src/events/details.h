/*
 * details.h - where an act was done, and how many it was done to.
 */
#ifndef NEWS_ARCHIVE_DETAILS_H
#define NEWS_ARCHIVE_DETAILS_H

#include "events/acts.h"
#include "events/sides.h"

/* Sets place and place_basis: after in, at, near or outside in the clause, else in the sentence, else the dateline. */
extern void set_place(Document *doc, EventReport *report);

/* Sets quantity, quantity_bound and counted of acts done to a number of people or things; of a protest, those who do it. */
extern void set_quantity(Document *doc, const Telling *telling, EventReport *report);

#endif
