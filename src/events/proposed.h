/*
 * proposed.h - acts as the reader proposes them: what the sentence tells, in words of the lexicon.
 *
 * The network weighs whether a word tells an act, of which type, who does it to whom and whether it was done (language/proposals.h);
 * the lexicon (tell.c) says what the word is called: mode and code, and what it makes of an act below it.
 */
#ifndef NEWS_ARCHIVE_PROPOSED_H
#define NEWS_ARCHIVE_PROPOSED_H

#include "events/acts.h"
#include "language/proposals.h"

/* An act that is less probable is no report. */
#define LEAST_PROPOSED 0.35f

/* What the lexicon makes of a sentence: one a word that tells an act. */
typedef struct Tellings
{
	int32		count;
	Telling		items[MAX_ACTS];
} Tellings;

/*
 * Makes of a proposal a report in the making.  `named`: what the lexicon tells of the same word, or NULL; its mode, its code and its
 * form are kept where both say the same type.
 */
extern void tell_proposed(const Document *doc, const Proposal *proposal, const Telling *named, Telling *telling);

/* What the lexicon tells of the word of a proposal, or NULL. */
extern const Telling *named_at(const Tellings *told, int32 token);

#endif
