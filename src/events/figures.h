/*
 * figures.h - what a text tells of how many were killed, wounded, arrested, displaced: also where no act is coded.
 *
 * In: a document with its layers up to quotations.  Out: one figure a number, in the order of the text.  "The war has claimed the lives of
 * more than 30,000 people since March 2011": dead, at least 30,000, people, the war, which goes on.
 */
#ifndef NEWS_ARCHIVE_FIGURES_H
#define NEWS_ARCHIVE_FIGURES_H

#include "events/events.h"
#include "events/measures.h"

typedef struct Figure
{
	int32		sentence;
	ByteSpan	span;			/* the number with whom it counts and the word that tells what became of them */
	Count		count;
	Measured	measured;
	const char *counted;		/* "people", or NULL */
	const char *cause;			/* "the war", "a bomb": what or who did it, or NULL */
	bool		lasting;		/* of what goes on for months, by the cause or by "since March 2011" */
	DayRange	during;			/* or unknown */
	uint8		precision;
	const char *place;			/* or NULL */
	uint8		status;			/* EventStatus: denied, planned, hypothetical ... */
	const char *attributed_to;	/* or NULL */
} Figure;

typedef struct Figures
{
	int32		count;
	int32		allocated;
	Figure	   *items;
} Figures;

/* Reads the figures of a document; palloced in the current context.  doc->reference is what "on Friday" is counted from. */
extern Figures *figures_of(Document *doc);

#endif
