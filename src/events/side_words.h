/*
 * side_words.h - how a side of an act is shown: the words of its noun phrase.
 */
#ifndef NEWS_ARCHIVE_PHRASES_H
#define NEWS_ARCHIVE_PHRASES_H

#include "events/events.h"

/* The name of a side, or the phrase that tells it when it has no name ("Norwegian forces"); NULL for nobody. */
extern const char *words_of_side(const Document *doc, const EventSide *side);

#endif
