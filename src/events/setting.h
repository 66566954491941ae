/*
 * setting.h - the clause that tells an act, its day, its place, and who says so.
 */
#ifndef NEWS_ARCHIVE_SETTING_H
#define NEWS_ARCHIVE_SETTING_H

#include "events/acts.h"
#include "events/sides.h"

/* Sets clause, during, precision, place and attributed_to of a report. */
extern void set_the_scene(Document *doc, const Telling *telling, EventReport *report);

/* The speaker of the quotation a token stands in, or of the saying verb beside it. */
extern void add_speaker(Document *doc, int32 token, Sides *sides);

#endif
