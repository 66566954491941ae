/*
 * acts.h - the words of a sentence that tell acts, which of them governs which, and what they tell together.
 */
#ifndef NEWS_ARCHIVE_ACTS_H
#define NEWS_ARCHIVE_ACTS_H

#include "events/events.h"
#include "events/slots.h"
#include "language/proposals.h"

#define MAX_ACTS 64				/* of one sentence; more are left out */

typedef struct Act
{
	int32		token;
	FrameRows	rows;
	const Frame *typed;			/* the frame that holds here, or NULL */
	int32		governor;		/* index of the act above, or -1 */
	const Frame *op;			/* how that one acts on this */
	bool		governs;		/* an act below it tells more than it does itself */
} Act;

typedef struct Acts
{
	int32		count;
	Act			items[MAX_ACTS];
} Acts;

/* What a word and those above it tell together: a report in the making. */
typedef struct Telling
{
	uint8		type;			/* ActType */
	uint8		inner;			/* ActType of the innermost word by itself */
	uint8		status;			/* EventStatus */
	uint8		flags;			/* FRAME_... of the word that gave the type */
	bool		by_speaker;		/* whoever says it is the actor */
	bool		dropped;
	bool		hearsay;		/* "allegedly": read like what is actual, told as hypothetical */
	bool		nearest;		/* the target is only the nearest one */
	bool		composed;		/* the type is no longer the innermost word's */
	const char *mode;
	const char *cameo;
	const char *form;			/* "active", "passive", "noun" ... */
	int32		leaf;			/* the innermost word */
	int32		trigger;		/* the word that gave the type */
	int32		trigger_end;
	int32		sayer;			/* subject of the saying verb above, or NO_TOKEN */
	const Frame *frame;			/* of the trigger */
	Places		actors;
	Places		targets;
	bool		actors_read;	/* they are the reader's, not the grammar's */
	bool		targets_read;
	Places		around;			/* of the lexicon: where the target would stand, when the reader sees none there */
	const char *target_country;	/* of a target that nobody names */
	const Proposal *proposal;	/* the reader's, or NULL: what the lexicon alone tells */
	float		act_sure;		/* how probable the type is; then who does it, to whom, and whether it was done */
	float		actor_sure;
	float		target_sure;
	float		status_sure;
} Telling;

/* Finds the acts of a sentence and who governs whom. */
extern void acts_of_sentence(const Document *doc, int32 sentence, Acts *acts);

/*
 * For an act whose type is known already: the frame by which the word at `token` tells it, for its mode, its code and the
 * places of its sides.  It is the first frame of that type which holds here ("open" as ASSAULT with the object "fire"), and
 * *holds is true; else the first of that type ("open" as ASSAULT without one), and *holds is false.  NULL when the lexicon
 * knows no such sense of the word, or not the word.
 */
extern const Frame *frame_for(const Document *doc, int32 token, uint8 type, bool *holds);

/* The subject of the verb that a noun hangs on by a preposition: "after talks with X, Y said". */
extern void fill_from_around(const Document *doc, int32 noun, Places *places);

/* A row of the lexicon says of a word with this object that it tells no act: "met the target". */
extern bool tells_none(const Document *doc, const Act *act);

/* alone.c: whether a word tells an act without one below it. */
extern bool stands_alone(const Document *doc, const Act *act);

/* "Told X to leave": a verb with somebody as its object and an infinitive. */
extern bool asks_somebody(const Document *doc, int32 verb);

/*
 * alone.c: is_aim: "designed to topple".  is_for_purpose: "a summit to hammer out an agreement".  is_told_with_its_purpose: types of act
 * that count as done even where they are such a purpose ("came to discuss").
 */
extern bool is_aim(const Document *doc, int32 verb);
extern bool is_for_purpose(const Document *doc, const Act *act);
extern bool is_told_with_its_purpose(uint8 type);

/* Fills in *telling: what act number `leaf` tells together with those that govern it ("agreed to meet"); false when it tells nothing. */
extern bool tell(const Document *doc, const Acts *acts, int32 leaf, Telling *telling);

#endif
