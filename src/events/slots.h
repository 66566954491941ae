/*
 * slots.h - who stands in which place of the grammar around a verb or noun.
 */
#ifndef NEWS_ARCHIVE_SLOTS_H
#define NEWS_ARCHIVE_SLOTS_H

#include "events/frames.h"

#define MAX_SIDES 8

/* Heads of noun phrases: the conjuncts of one place, or of several places. */
typedef struct Places
{
	int32		count;
	int32		tokens[MAX_SIDES];
} Places;

/* The verb is in the passive voice. */
extern bool is_passive(const Document *doc, int32 verb);

/* Who does what an active verb says, by its own subject or by control ("agreed to meet"); or NO_TOKEN. */
extern int32 subject_of(const Document *doc, int32 verb);

/* What is acted upon: the object, or the subject of a passive; or NO_TOKEN. */
extern int32 object_of(const Document *doc, int32 verb);

/* What hangs on a word by that preposition, after `after`; or NO_TOKEN. */
extern int32 prepositional(const Document *doc, int32 head, uint8 slot, int32 after);

/* The preposition of a noun phrase, or SLOT_NONE. */
extern uint8 preposition_of(const Document *doc, int32 token);

/* Adds the tokens in one slot of a verb, noun or adjective. */
extern void fill_slot(const Document *doc, int32 head, uint8 part, uint8 slot, Places *places);

/*
 * Where the grammar shows nobody: the nearest mention before a verb that may be its subject, and the first after it that
 * one of these slots binds.
 */
extern int32 somebody_before(const Document *doc, int32 verb);
extern int32 somebody_after(const Document *doc, int32 verb, const uint8 *slots);

/* Adds a noun phrase, behind words such as "group of", with its conjuncts. */
extern void add_place(const Document *doc, int32 token, Places *places);

/* "A group of diplomats" is about diplomats. */
extern int32 content_of(const Document *doc, int32 token);

#endif
