/*
 * explain_report.h - how a report was read: the words, the frames and the places of the grammar.
 */
#ifndef NEWS_ARCHIVE_EXPLAIN_H
#define NEWS_ARCHIVE_EXPLAIN_H

#include "events/events.h"

#define MAX_STEPS_TOLD 16

typedef struct ExplainedStep
{
	const char *part;			/* proposed, act, above, actor, target, type, when, where, source, confidence */
	ByteSpan	words;			/* empty when no words tell it */
	const char *rule;
} ExplainedStep;

typedef struct Explanation
{
	int32		count;
	ExplainedStep steps[MAX_STEPS_TOLD];
} Explanation;

/* Fills in *explanation: the steps by which doc->events->items[report] was read. */
extern void explain_report(Document *doc, int32 report, Explanation *explanation);

#endif
