/*
 * victims.h - who or what killed: told beside the killing, and not by its own subject.
 */
#ifndef NEWS_ARCHIVE_VICTIMS_H
#define NEWS_ARCHIVE_VICTIMS_H

#include "events/slots.h"

/*
 * Whether a verb tells of an accident, which nobody did: "killed in a crash", "the earthquake killed", "a dam bursts, killing", "two
 * killed and five injured when a ferry sinks".
 */
extern bool is_accident(const Document *doc, int32 verb);

/*
 * Adds to the places of a passive verb who did it, as an attack beside it tells: the rebels of "killed and wounded in an attack by the
 * rebels", where the attack may hang on either verb.
 */
extern void attackers_of(const Document *doc, int32 verb, Places *places);

#endif
