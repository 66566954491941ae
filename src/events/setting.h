/*
 * setting.h - the clause that tells an act, its day, and who says so.
 */
#ifndef NEWS_ARCHIVE_SETTING_H
#define NEWS_ARCHIVE_SETTING_H

#include "events/acts.h"
#include "events/sides.h"

/* To be called before the document's first report: the day of which the story tells. */
extern void setting_begin(Document *doc);

/*
 * Sets clause, during, precision and attributed_to of a report; gives the name of the rule by which the day was
 * inferred when no words in the sentence tell it, else NULL.
 */
extern const char *set_the_scene(Document *doc, const Telling *telling, EventReport *report);

/* The speaker of the quotation a token stands in, or of the saying verb beside it. */
extern void add_speaker(Document *doc, int32 token, Sides *sides);

#endif
