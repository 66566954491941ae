/*
 * where.h - where an act was done.
 */
#ifndef NEWS_ARCHIVE_WHERE_H
#define NEWS_ARCHIVE_WHERE_H

#include "events/acts.h"
#include "events/sides.h"

/*
 * Sets place and place_basis of a report whose sides and day are known: after in, at, near and the like in the act's own clause, a place
 * that is visited or attacked, a place of the clause above, or the dateline of what the article tells as its own news.
 */
extern void set_place(Document *doc, const Telling *telling, EventReport *report);

#endif
