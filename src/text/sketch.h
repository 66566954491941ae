/*
 * sketch.h - how much of one text stands word by word in another, and a few numbers by which such texts are found.
 *
 * A text is looked at as the set of its shingles: the runs of five words in it, blind to case, punctuation and white space.
 * Texts may be any bytes; of one longer than SHINGLES_MAX words only the beginning counts.
 */
#ifndef NEWS_ARCHIVE_SKETCH_H
#define NEWS_ARCHIVE_SKETCH_H

#include "extension/core.h"

#define SHINGLES_MAX	10000
/* A text with fewer different shingles (12 words) says too little to be taken for another's copy: it has no sketch. */
#define SHINGLES_MIN	8
/* The most numbers that a sketch has: the hash of the whole text, and eight shingles. */
#define SKETCH_MAX		9

/*
 * Fills in the sketch of a text and gives how many numbers it has, 0 for a text that is too short.  The first is a hash of the
 * whole text: texts whose sketches are equal are equal but for case and punctuation.  The others are shingles, sorted, each once:
 * texts that share long passages share one of these (see text_sketch in sketch.c for how often).
 */
extern int	text_sketch(const char *text, int32 length, int32 sketch[SKETCH_MAX]);

/* What two texts have in common. */
typedef struct TextOverlap
{
	float		similarity;		/* of the shingles of both together, the share that stands in both (Jaccard), 0 to 1 */
	float		contained;		/* of the shingles of the shorter text, the share that stands in the other, 0 to 1 */
	bool		copied;			/* one was made from the other, or both from a third: see is_copy in sketch.c */
} TextOverlap;

extern TextOverlap text_overlap(const char *a, int32 a_length, const char *b, int32 b_length);

#endif
