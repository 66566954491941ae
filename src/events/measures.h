/*
 * measures.h - what a number of people tells: that so many were killed, wounded, arrested, displaced ...
 */
#ifndef NEWS_ARCHIVE_MEASURES_H
#define NEWS_ARCHIVE_MEASURES_H

#include "events/counts.h"

typedef struct Measured
{
	const char *measure;		/* of data/en/figure_words.tsv: "dead", "wounded", "casualties" ... */
	int32		noun;			/* head of the words that say who is counted, or NO_TOKEN */
	int32		counted_first;	/* these words, or NO_TOKEN */
	int32		counted_last;
	int32		trigger;		/* the word that tells the measure */
	bool		part;			/* "including three children": of another number */
	const char *form;			/* where those counted stand: "object", "subject", "toll" ... */
} Measured;

/* False when the number counts no people, or nothing tells what became of them. */
extern bool measure_of(Document *doc, const Count *count, Measured *m);

/* A noun for what goes on for months: "war". */
extern bool is_lasting(const Document *doc, int32 noun);

/* Whether a token stands in a time expression. */
extern bool in_time(const Document *doc, int32 token);

/* A noun for where something is: "the city". */
extern bool is_spot(const Document *doc, int32 noun);

#endif
