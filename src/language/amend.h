/*
 * amend.h - what every sentence of English obeys and the network does not always.
 */
#ifndef NEWS_ARCHIVE_AMEND_H
#define NEWS_ARCHIVE_AMEND_H

#include "language/tags.h"

/*
 * Of the tokens of each sentence, whose heads and relations are read: "accused of bombing Velsk" has a verb, for no noun has an object; in
 * "condemned the attack by Lethia" the verb is active, so that Lethia is whose attack it was.  Then its marks.  A tree before is one behind.
 */
extern void amend_document(Document *doc, uint8 *classes);

#endif
