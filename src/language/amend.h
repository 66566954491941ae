/*
 * amend.h - what every sentence of English obeys and the models, which look at few words, do not always.
 */
#ifndef NEWS_ARCHIVE_AMEND_H
#define NEWS_ARCHIVE_AMEND_H

#include "language/tags.h"
#include "text/document.h"

/*
 * A written sentence has a finite verb: "protested" in "Thousands of people protested against the law." is one.  When no word
 * of a sentence that ends with a full stop was taken for one, makes the past tense of the first participle that can be: behind a
 * noun, with what may be its object or its phrase behind it.
 */
extern void find_finite_verb(const Token *tokens, int count, uint8 *classes);

/* "An arms embargo": behind "a" a plural is no head, so what follows it is a noun and no verb. */
extern void find_compound_nouns(const Token *tokens, int count, uint8 *classes);

/* "Rejected it on Friday and accused Lethia": a finite verb is joined to a verb, not to Friday. */
extern void amend_conjuncts(Document *doc, int32 first, int32 count);

/* "At least 12 soldiers" is no phrase of "at": what was killed, not where. */
extern void amend_amounts(Document *doc, int32 first, int32 count);

#endif
