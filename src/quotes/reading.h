/*
 * reading.h - what the parts of quotes/ share while one document is read.
 */
#ifndef NEWS_ARCHIVE_READING_H
#define NEWS_ARCHIVE_READING_H

#include "language/proposals.h"
#include "quotes/quotation_marks.h"
#include "quotes/quotes.h"
#include "text/word_classes.h"

/* Columns of data/en/cues.tsv. */
enum
{
	CUE_COLUMN_CUE, CUE_COLUMN_PART, CUE_COLUMN_ATTITUDE, CUE_COLUMN_FRAMES, CUE_COLUMN_PREPS
};

/* The frames of a cue, as bits: the places of the grammar in which what is said may stand. */
#define FRAME_QUOTE		0x01	/* said, "..." */
#define FRAME_CLAUSE	0x02	/* said that it rains */
#define FRAME_TO		0x04	/* promised to go */
#define FRAME_OBJECT	0x08	/* denied the charges */
#define FRAME_OBJTO		0x10	/* urged them to go */
#define FRAME_AS		0x20	/* described it as a mistake */
#define FRAME_ADDRESSEE 0x40	/* told Reuters */
#define FRAME_CHANNEL	0x80	/* quoted him as saying: the object speaks */
#define FRAME_ASIDE		0x100	/* in his view, it rains */

typedef enum CuePart
{
	CUE_VERB, CUE_NOUN, CUE_ADJECTIVE, CUE_ADVERB, CUE_PREPOSITION
} CuePart;

/* One word (or verb with particle) that says that somebody says something. */
typedef struct Cue
{
	int32		token;
	int32		last;			/* its last word: the particle, or the token itself */
	uint8		part;			/* CuePart */
	uint16		frames;
	const char *attitude;
	const char *preps;			/* "for,on" */
	int32		speaker;		/* head token of the speaker, or NO_TOKEN */
	int32		channel;		/* "quoted" of "quoted him as saying" when this is "saying", or NO_TOKEN */
	ByteSpan	addressee;		/* empty when none */
	bool		direct;			/* it has a direct quotation of its own */
	bool		unsaid;			/* "did not say": what it governs was not said */
} Cue;

typedef struct Reading
{
	Document   *doc;
	Marks	   *marks;

	Cue		   *cues;
	int32		n_cues;
	int32	   *cue_at;			/* token -> its cue, or -1 */

	Quotation  *items;
	int32		count;
	int32		capacity;
	int32		sayings;		/* numbers given */
	int32	   *direct_of;		/* pair of marks -> its quotation, or -1 */
} Reading;

/* noun_phrases.c */
extern int32 noun_phrase_first(const Reading *r, int32 head);
extern int32 noun_phrase_last(const Reading *r, int32 head);
extern ByteSpan noun_phrase(const Reading *r, int32 head);

/* cues.c */
extern void read_cues(Reading *r);
extern int32 nominal_before(const Reading *r, int32 verb, int32 first);
extern bool is_after_in(const Reading *r, int32 noun);
extern bool cue_takes_preposition(const Cue *cue, const char *preposition);

/* saying_sources.c: tokens that head a speaker's noun phrase */
extern bool names_nobody(const Reading *r, int32 head);
extern int32 resolved_source(const Reading *r, int32 head, int32 mention);

/* sure_quotation.c */
extern float sure_of(const Document *doc, const Quotation *q);

/* proposed_sayings.c: the surest saying that the network proposes at one of these tokens, or NULL; and how a cue says it */
extern const Proposal *proposed_saying(const Document *doc, int32 first, int32 last);
extern const char *attitude_of(const Document *doc, const Cue *cue);

/* unsaid.c: needs the speakers */
extern bool is_unsaid(const Reading *r, const Cue *cue);
extern bool is_utterance(const Cue *cue);

/* direct.c, indirect.c */
extern void read_direct(Reading *r);
extern void read_indirect(Reading *r);

/* quotation_list.c: the speaker is the head of a noun phrase */
extern Quotation *add_quotation(Reading *r, QuotationType type, ByteSpan span, const char *basis);
extern void set_cue(const Reading *r, Quotation *q, const Cue *cue);
extern void set_speaker(Reading *r, Quotation *q, int32 head);

static inline bool
is_nominal(const Token *t)
{
	return t->tag == TAG_NOUN || t->tag == TAG_PROPN || t->tag == TAG_PRON;
}

#endif
