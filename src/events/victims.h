/*
 * victims.h - who or what killed: told beside the killing, and not by its own subject.
 */
#ifndef NEWS_ARCHIVE_VICTIMS_H
#define NEWS_ARCHIVE_VICTIMS_H

#include "events/slots.h"

/*
 * Nobody did it: "killed in a crash", "the earthquake killed", "a dam bursts, killing", "two killed and five injured when a
 * ferry sinks".
 */
extern bool is_accident(const Document *doc, int32 verb);

/* Of a passive: "killed and wounded in an attack by the rebels" is by them; the attack may hang on either verb. */
extern void attackers_of(const Document *doc, int32 verb, Places *places);

#endif
