/*
 * events.h - who did what to whom.
 */
#ifndef NEWS_ARCHIVE_EVENTS_H
#define NEWS_ARCHIVE_EVENTS_H

#include "dates/dates.h"
#include "language/proposals.h"
#include "mentions/mentions.h"

typedef enum EventStatus
{
	STATUS_ACTUAL, STATUS_PLANNED, STATUS_DEMANDED, STATUS_DENIED, STATUS_HYPOTHETICAL,
	N_EVENT_STATUSES
} EventStatus;

extern const char *const event_status_names[N_EVENT_STATUSES];

/*
 * What is told of one event lies within so many days: a range that is longer is not told apart from background, and a plan, a demand or a
 * refusal reaches no further.
 */
#define EVENT_WINDOW_DAYS 31

/* One side of an act. */
typedef struct EventSide
{
	int32		mention;		/* index into doc->mentions, or -1 */
	int32		token;			/* the head of its noun phrase, or NO_TOKEN */
	const char *name;			/* NULL when there is none */
	const char *country;
	const char *sector;
	const char *words;			/* how it is shown (side_words.h): its name, else its phrase; NULL when there is none */
} EventSide;

typedef struct EventReport
{
	int32		sentence;
	int32		leaf;			/* the token of the innermost word that tells it */
	int32		time;			/* index into doc->times of the words that date it, or -1 */
	ByteSpan	clause;			/* the clause that tells it */
	ByteSpan	act;			/* its trigger */
	const char *type;			/* PLOVER: CONSULT ... and STATEMENT */
	const char *mode;			/* or NULL */
	const char *cameo;			/* root or code, or NULL */
	EventSide	actor;
	EventSide	target;
	DayRange	during;
	uint8		precision;
	const char *place;			/* or NULL */
	const char *place_basis;	/* clause, target, sentence, dateline; NULL without a place */
	int32		quantity;		/* how many it was done to, or -1 */
	const char *quantity_bound; /* "at least", "at most", "about", or NULL */
	const char *counted;		/* "soldiers", or NULL */
	uint8		status;			/* EventStatus */
	const char *attributed_to;	/* or NULL */
	const char *basis;			/* the frame and the form: "meet, active" */
	float		confidence;
	const char *doubts;			/* the factors of its confidence (sure_report.h) */
	const Proposal *proposal;	/* the reader's, or NULL: what a row of the lexicon told */
} EventReport;

typedef struct EventReports
{
	int32		count;
	EventReport *items;			/* one a dyad, in the order of the text */
	uint32		frames;			/* frames_generation() by which they were coded */
} EventReports;

/* Makes doc->events. */
extern void document_events(Document *doc);

#endif
