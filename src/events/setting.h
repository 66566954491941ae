/*
 * setting.h - the clause that tells an act, its day, and who says so.
 */
#ifndef NEWS_ARCHIVE_SETTING_H
#define NEWS_ARCHIVE_SETTING_H

#include "events/acts.h"
#include "events/sides.h"

/* The days that a document has told so far, for reports whose own words name none. */
typedef struct Setting
{
	DayRange	story_day;		/* the first day that the text names of those up to its publication: what it tells in the simple past was then */
	DayRange	last_day;		/* the last day told in words, */
	int32		last_day_sentence;	/* and the sentence that told it, or -1 */
} Setting;

/* Call before the first report of a document: no day was told yet. */
extern void setting_begin(Setting *setting, const Document *doc);

/*
 * Sets clause, during, precision and attributed_to of a report; gives the name of the rule by which the day was
 * inferred when no words in the sentence tell it, else NULL.  A day that words tell is kept in `setting`.
 */
extern const char *set_the_scene(const Document *doc, Setting *setting, const Telling *telling, EventReport *report);

/* The speaker of the quotation a token stands in, or of the saying verb beside it. */
extern void add_speaker(const Document *doc, int32 token, Sides *sides);

#endif
