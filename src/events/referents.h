/*
 * referents.h - whom a pronoun means where its chain says nothing or what cannot be.
 */
#ifndef NEWS_ARCHIVE_REFERENTS_H
#define NEWS_ARCHIVE_REFERENTS_H

#include "events/events.h"

/* The mention meant by the pronoun at a token, or -1; the pronoun's own mention when there is nothing against its chain. */
extern int32 referent_of_pronoun(const Document *doc, int32 token, int32 mention);

/* The mention of the speaker of the quotation that a token stands in, or -1. */
extern int32 speaker_at(const Document *doc, int32 token);

/* Whether a person named here speaks or acts for an international body ("UN envoy for Ruritania X"). */
extern bool acts_for_body(const Document *doc, const Mention *m);

#endif
