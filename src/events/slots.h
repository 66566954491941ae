/*
 * slots.h - who stands in which place of the grammar around a verb or noun.
 */
#ifndef NEWS_ARCHIVE_SLOTS_H
#define NEWS_ARCHIVE_SLOTS_H

#include "clauses/clauses.h"
#include "events/act_frames.h"

#define MAX_SIDES 8

/* Heads of noun phrases: the conjuncts of one place, or of several places. */
typedef struct Places
{
	int32		count;
	int32		tokens[MAX_SIDES];
} Places;

/* What hangs on a word by that preposition, after `after`; or NO_TOKEN. */
extern int32 prepositional(const Document *doc, int32 head, uint8 slot, int32 after);

/* The preposition of a noun phrase, or SLOT_NONE. */
extern uint8 preposition_of(const Document *doc, int32 token);

/* Adds the tokens in one slot of a verb, noun or adjective. */
extern void fill_slot(const Document *doc, int32 head, uint8 part, uint8 slot, Places *places);

/* Where the grammar shows nobody: the first mention after a verb that one of these slots binds. */
extern int32 somebody_after(const Document *doc, int32 verb, const uint8 *slots);

/* Adds a noun phrase, behind words such as "group of", with its conjuncts. */
extern void add_place(const Document *doc, int32 token, Places *places);

#endif
