/*
 * proposed_acts.h - acts as the reader proposes them: what the sentence tells, in words of the lexicon.
 *
 * The network weighs whether a word tells an act, of which type, who does it to whom and whether it was done (language/proposals.h);
 * the lexicon (tell.c) says what the word is called: mode and code, and what it makes of an act below it.
 */
#ifndef NEWS_ARCHIVE_PROPOSED_H
#define NEWS_ARCHIVE_PROPOSED_H

#include "events/acts.h"
#include "language/proposals.h"

/* How probable an act must be to be reported. */
#define LEAST_SURE 0.42f

/* What a sentence tells: one a word that tells an act. */
typedef struct Tellings
{
	int32		count;
	Telling		items[MAX_ACTS];
	int32		n_silent;		/* words that the lexicon knows, but that tell nothing here: "if X attacks", "met the target" */
	int32		silent[MAX_ACTS];
	int32		n_barred;		/* and words that tell none for certain: of a game, of an accident */
	int32		barred[MAX_ACTS];
} Tellings;

/*
 * In: what the lexicon tells of a sentence.  Out: what the reader and the lexicon tell together, in the order of the words: of each
 * word the type that is more probable, with the sides and the status that the reader sees, and the lexicon's mode and code when it
 * says the same type.  Rows of the archive's owner stand whatever the reader says.
 */
extern void tell_proposed(const Document *doc, int32 sentence, const Tellings *lexicon, Tellings *told);

#endif
