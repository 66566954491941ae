/*
 * clauses.h - the clause: of each predicate of a text who does it, to whom, in which tense and mood, whether it is denied, under which
 * circumstances, and who says so.
 *
 * In: a document with grammar and mentions.  Out: the layer doc->clauses, and questions about any token.  Quotations, events and
 * days read the clause here; none looks for a subject or a negation in the tree by rules of its own.
 *
 * "Norwegian officials, who had agreed to meet Anna Kovacs on Friday, did not attack her": *agreed* (subject officials, pluperfect),
 * *meet* (subject officials by control, object Kovacs, an infinitive), *attack* (subject officials, object her, negated).
 */
#ifndef NEWS_ARCHIVE_CLAUSES_H
#define NEWS_ARCHIVE_CLAUSES_H

#include "clauses/clause_words.h"

/* How a verb stands: its auxiliaries, its negation, its conjunction. */
typedef struct Mood
{
	bool		will;
	bool		would;
	bool		must;			/* must, should, ought to */
	bool		may;			/* may, might, can, could */
	bool		negated;		/* did not, never, no longer, without, has yet to; no soldier, none of them, neither */
	bool		no_object;		/* killed no civilians */
	bool		conditional;	/* if, unless, whether */
	bool		past;
	bool		perfect;		/* has met, had met */
	bool		pluperfect;		/* had met */
} Mood;

/* How a predicate stands in its sentence. */
typedef enum ClauseForm
{
	CLAUSE_FINITE,				/* met, is ready */
	CLAUSE_INFINITIVE,			/* to meet */
	CLAUSE_GERUND,				/* meeting */
	CLAUSE_PARTICIPLE,			/* a past participle without auxiliary: "troops led by X" */
	N_CLAUSE_FORMS
} ClauseForm;

/* One predicate with what belongs to it.  Tokens of the document, or NO_TOKEN. */
typedef struct Clause
{
	int32		predicate;		/* a verb, or the adjective or noun that a copula tells */
	int32		subject;		/* subject_of() */
	int32		object;			/* object_of() */
	int32		agent;			/* of a passive: "by X" */
	int32		saying;			/* saying_beside() */
	int32		denied_by;		/* what says that it is not so: "failed" (to), "denied" (having), (it is not) "true" (that), (no) "evidence" */
	uint8		form;			/* ClauseForm */
	bool		passive;
	Mood		mood;
} Clause;

typedef struct Clauses
{
	int32		count;
	Clause	   *items;			/* in the order of their predicates */
	int32	   *at_token;		/* token -> the clause whose predicate it is, or -1 */
} Clauses;

/* Makes doc->clauses, with the layers it needs. */
extern void document_clauses(Document *doc);

/* The clause whose predicate a token is, or NULL. */
static inline const Clause *
clause_at(const Document *doc, int32 token)
{
	return doc->clauses && doc->clauses->at_token[token] >= 0 ? &doc->clauses->items[doc->clauses->at_token[token]] : NULL;
}

/*
 * Whether a clause says that what it tells is not so: by its verb ("did not"), by a noun ("no soldier"), or by what it hangs on ("failed
 * to").
 */
static inline bool
clause_is_negated(const Clause *c)
{
	return c->mood.negated || c->mood.no_object || c->denied_by != NO_TOKEN;
}

/* The functions below may be asked of any token, predicate or not; for a predicate they give what doc->clauses holds. */

/* The verb is in the passive voice: "was killed", "killed by X", and the second of "were killed and five wounded". */
extern bool is_passive(const Document *doc, int32 verb);

/* The verb has "to" before it. */
extern bool is_infinitive(const Document *doc, int32 verb);

extern Mood mood_of(const Document *doc, int32 verb);

/*
 * Who does what a verb or predicate says: its own subject, that of the verb it is joined to ("met X and praised Y"), by control ("agreed
 * to attack", "forced X to resign", "accused X of lying"), or what a relative pronoun stands for; of a passive the one it is done to.
 * NO_TOKEN when the grammar shows nobody.
 */
extern int32 subject_of(const Document *doc, int32 verb);

/* What is acted upon: the object, what a relative clause leaves out, or the subject of a passive; or NO_TOKEN. */
extern int32 object_of(const Document *doc, int32 verb);

/* Where the grammar shows no subject: the nearest mention before a verb that may be it; or NO_TOKEN. */
extern int32 somebody_before(const Document *doc, int32 verb);

/* "A group of diplomats" is about diplomats. */
extern int32 content_of(const Document *doc, int32 token);

/*
 * The row of data/en/cues.tsv of a verb, with its particle ("point out"), or -1; *last is its last token.  Every verb that says, thinks
 * or wants something has one; is_saying: one by which somebody states something ("said that it rains").
 */
extern int	cue_of_verb(const Document *doc, int32 verb, int32 *last);
extern bool is_saying(const Document *doc, int32 token);

/* Whether a flag of attitudes.tsv is true of an attitude ("report" `states`); of NULL none is. */
extern bool attitude_is(const char *attitude, const char *flag);

/* "Announced", "declared": what is told is done by saying it. */
extern bool is_announcing(const Document *doc, int32 verb);

/* The saying verb that a clause hangs on or has beside it ("..., officials said"): its token, or NO_TOKEN. */
extern int32 saying_beside(const Document *doc, int32 token);

/* Who says what a verb says: its subject, else whoever stands before it. */
extern int32 teller_of(const Document *doc, int32 verb);

/*
 * Who is accused of, or judged for, what a gerund says ("accused Lethia of arming rebels"), or NO_TOKEN; *alleged: it is not said
 * to have been done.
 */
extern int32 judged_party(const Document *doc, int32 verb, bool *alleged);

/* It is only alleged: what somebody is accused of, or what accusations and rumours say. */
extern bool is_alleged(const Document *doc, int32 verb);

#endif
