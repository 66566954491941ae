/*
 * propose.h - makes doc->proposals, sentence by sentence, from what the network says of a batch.
 */
#ifndef NEWS_ARCHIVE_PROPOSE_H
#define NEWS_ARCHIVE_PROPOSE_H

#include "language/network.h"

/* An empty doc->proposals, or NULL when the network has no layer for them. */
extern void begin_proposals(Document *doc, const Network *network);

/*
 * Adds those of a sentence of the batch whose first word is a token of the document.  heads (0 the root, else 1 + word) and relations
 * (index of the network's) are each word's in the tree that was read.
 */
extern void propose_sentence(Document *doc, Batch *batch, int sentence, int32 first, const int16 *heads, const uint8 *relations);

/* Brings them into the order of the text: sentences come in any. */
extern void end_proposals(Document *doc);

#endif
