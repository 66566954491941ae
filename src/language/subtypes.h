/*
 * subtypes.h - the relations that tell an event's actor from its target: of the passive, of a relative clause, of a possessor.
 */
#ifndef NEWS_ARCHIVE_SUBTYPES_H
#define NEWS_ARCHIVE_SUBTYPES_H

#include "language/tags.h"

/* From nsubj, aux, obl, nmod, acl and compound of a document's trees: nsubj:pass, aux:pass, obl:agent, and so on. */
extern void find_subtypes(Document *doc, const uint8 *classes);

#endif
