/*
 * sure_report.h - how sure an act and a report of it are: probabilities, fitted on annotated news that the network had not seen.
 */
#ifndef NEWS_ARCHIVE_SURE_H
#define NEWS_ARCHIVE_SURE_H

#include "events/acts.h"

/* What the lexicon tells of a word: the type in question, another, nothing here though it knows the word, or it does not know it. */
typedef enum LexiconSays
{
	LEXICON_SAME, LEXICON_OTHER, LEXICON_SILENT, LEXICON_UNKNOWN
} LexiconSays;

/* How probable it is that the sentence tells an act of that type by that word.  In: what the reader proposes of it, or NULL. */
extern float act_sure(const Document *doc, const Proposal *proposal, uint8 type, LexiconSays says);

/* How probable it is that a word tells an act at all, when the lexicon knows its type for certain. */
extern float act_sure_of_frame(const Document *doc, const Proposal *proposal);

/* Sets the confidence of a report, the probability that type, sides and status are right, and `doubts`: what it is made of, in words. */
extern void set_confidence(const Document *doc, const Telling *telling, EventReport *report);

#endif
