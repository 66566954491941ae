/*
 * sure.h - how sure an act and a report of it are: probabilities, fitted on annotated news that the network had not seen.
 */
#ifndef NEWS_ARCHIVE_SURE_H
#define NEWS_ARCHIVE_SURE_H

#include "events/acts.h"

/*
 * How probable it is that the sentence tells an act of that type by that word.  In: what the reader proposes of the word, and what the
 * lexicon tells of it; each may be NULL.
 */
extern float act_sure(const Document *doc, const Proposal *proposal, uint8 type, const Telling *named);

/* Sets the confidence of a report, the probability that type, sides and status are right, and `doubts`: what it is made of, in words. */
extern void set_confidence(const Document *doc, const Telling *telling, EventReport *report);

#endif
