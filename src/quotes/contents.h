/*
 * contents.h - what a cue governs, between finding it (cue_frames.c, asides.c), ending it (cuts.c) and taking it (indirect.c).
 */
#ifndef NEWS_ARCHIVE_CONTENTS_H
#define NEWS_ARCHIVE_CONTENTS_H

#include "clauses/clause_words.h"
#include "quotes/reading.h"

/* What one cue may govern: one piece, or two around the cue. */
typedef struct Content
{
	const Cue  *cue;
	int32		speaker;
	int32		first[2];
	int32		last[2];
	int			pieces;
	const char *basis;
	bool		proposed;		/* its ends are the network's */
	float		sure;			/* how probable the network finds its cue, 0 when it does not propose it */
} Content;

typedef struct Contents
{
	Content    *items;
	int32		count;
	int32		capacity;
} Contents;

/* contents.c: has_marks, has_verb: of the tokens first..last */
extern Content *add_content(Contents *all, const Cue *cue, int32 first, int32 last, const char *basis);
extern bool has_marks(const Reading *r, int32 first, int32 last);
extern bool has_verb(const Reading *r, int32 first, int32 last);

/* cue_frames.c: each is false when it found nothing. */
extern bool verb_contents(const Reading *r, Contents *all, const Cue *cue);
extern bool noun_contents(const Reading *r, Contents *all, int32 noun);
extern void adjective_contents(const Reading *r, Contents *all, const Cue *cue);
extern bool tells_no_saying(const Reading *r, const Cue *cue);

/* asides.c */
extern bool pushed_in(const Reading *r, Contents *all, const Cue *cue);
extern bool view_contents(const Reading *r, Contents *all, const Cue *cue);
extern void preposition_contents(const Reading *r, Contents *all, const Cue *cue);
extern void adverb_contents(const Reading *r, Contents *all, const Cue *cue);

/*
 * proposed_sayings.c: drops and changes contents of the rules by what the network proposes, and adds contents of sayings that no rule
 * found.
 */
extern void weigh_contents(Reading *r, Contents *all);

/* cuts.c: the last token of a piece, before `first` when nothing is left of it. */
extern int32 content_end(const Reading *r, const Cue *cue, int32 first, int32 last);

/*
 * As content_end(), by quotation marks alone: a fragment in marks is taken to its end, and the piece ends before a quotation that is a
 * saying of its own.
 */
extern int32 marked_end(const Reading *r, int32 first, int32 last);

/* Whether a token is a comma or stop of the writer's, outside quotation marks; one between marks belongs to what is quoted. */
static inline bool
is_outer_mark(const Reading *r, int32 t)
{
	return (r->doc->tokens[t].flags & TOKEN_PUNCT) && r->marks->at_token[t] < 0;
}

#endif
