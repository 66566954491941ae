/*
 * amend.h - mends trees that the network read against a rule of English that has no exception ("a noun has no object").
 */
#ifndef NEWS_ARCHIVE_AMEND_H
#define NEWS_ARCHIVE_AMEND_H

#include "language/tags.h"

/*
 * In: tokens with tags, heads and relations as the network read them.  Out: the same, mended: in "accused of bombing Velsk" a noun with
 * an object becomes a verb; in "condemned the attack by Lethia" the verb is active, so that Lethia belongs to the attack.  Then marks
 * are hung on their words.  What was a tree stays one.
 */
extern void amend_document(Document *doc, uint8 *classes);

#endif
