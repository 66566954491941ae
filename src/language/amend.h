/*
 * amend.h - what every sentence of English obeys and the network does not always.
 */
#ifndef NEWS_ARCHIVE_AMEND_H
#define NEWS_ARCHIVE_AMEND_H

#include "language/tags.h"

/*
 * Of the tokens of a sentence, whose heads and relations are read: "accused of bombing Velsk" has a verb, for no noun has an object; in
 * "condemned the attack by Lethia" the verb is active, so that Lethia is whose attack it was.
 */
extern void amend_sentence(Document *doc, const Sentence *sentence, uint8 *classes);

#endif
