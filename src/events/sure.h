/*
 * sure.h - how sure a report is, and why.
 */
#ifndef NEWS_ARCHIVE_SURE_H
#define NEWS_ARCHIVE_SURE_H

#include "events/acts.h"

/* A report that is less sure is not given (of those below, one in 33 is right in annotated news). */
#define LEAST_CONFIDENCE 0.12f

/*
 * Sets the confidence of a report whose sides and status are known, and `doubts`, its factors in words: "0.85, no target
 * 0.40, reading 0.93".  `inferred`: the rule that gave its day, or NULL.
 */
extern void set_confidence(const Document *doc, const Telling *telling, const char *inferred, EventReport *report);

#endif
