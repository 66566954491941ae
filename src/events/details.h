/*
 * details.h - how many an act was done to.
 */
#ifndef NEWS_ARCHIVE_DETAILS_H
#define NEWS_ARCHIVE_DETAILS_H

#include "events/acts.h"
#include "events/sides.h"

/* Sets quantity, quantity_bound and counted of acts done to a number of people or things; of a protest, those who do it. */
extern void set_quantity(Document *doc, const Telling *telling, EventReport *report);

#endif
