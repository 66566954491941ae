/*
 * act_frames.h - the lexicon of acts (data/en/acts.tsv, data/en/frames.tsv) as the coder uses it.
 *
 * A frame says which act a word tells, in which places of the grammar its two sides stand, and what the word does to an
 * act that it governs.
 */
#ifndef NEWS_ARCHIVE_FRAMES_H
#define NEWS_ARCHIVE_FRAMES_H

#include "language/language.h"

/* PLOVER's types, and our own STATEMENT. */
typedef enum ActType
{
	ACT_NONE,
	ACT_AGREE, ACT_CONSULT, ACT_SUPPORT, ACT_COOPERATE, ACT_AID, ACT_CONCEDE, ACT_RETREAT,	/* they cooperate ... */
	ACT_REQUEST, ACT_ACCUSE, ACT_REJECT, ACT_THREATEN, ACT_PROTEST, ACT_SANCTION, ACT_MOBILIZE, ACT_COERCE, ACT_ASSAULT,	/* ... do not */
	ACT_STATEMENT,
	N_ACT_TYPES
} ActType;

extern const char *const act_type_names[N_ACT_TYPES];

static inline bool
act_cooperates(uint8 type)
{
	return type >= ACT_AGREE && type <= ACT_RETREAT;
}

/* What a word does to the act it governs. */
typedef enum ActOperator
{
	OP_NONE, OP_AGREE, OP_REFUSE, OP_THREATEN, OP_DEMAND, OP_STOP, OP_LIGHT, OP_TRY, OP_RECEIVE, OP_FAIL, OP_PLAN, OP_DENY,
	OP_LET, OP_SAY, OP_WEIGH, OP_SWALLOW,
	N_ACT_OPERATORS
} ActOperator;

/* Places of the grammar: the five, then prepositions. */
typedef enum Slot
{
	SLOT_NONE, SLOT_SUBJ, SLOT_OBJ, SLOT_ISUBJ, SLOT_POSS, SLOT_ADJ, SLOT_PREPOSITION
} Slot;

#define N_SLOTS 28

extern const char *const act_operator_names[N_ACT_OPERATORS];
extern const char *const slot_names[N_SLOTS];

#define FRAME_RECIPROCAL	0x01
#define FRAME_WEAK			0x02	/* only with both sides */
#define FRAME_OUTER			0x04	/* an act in its object is swallowed */
#define FRAME_COMP			0x08	/* only with an act below it */
#define FRAME_CLAUSE		0x10	/* only with a clause below it */
#define FRAME_INTRANSITIVE	0x20	/* needs no target */
#define FRAME_ALONE			0x40	/* only without an object */

#define FRAME_PLACE			0x80	/* its target is a place */

#define FRAME_MAX_SLOTS 9

typedef struct Frame
{
	const char *words;
	uint8		part;			/* TAG_VERB, TAG_NOUN or TAG_ADJ */
	uint8		type;			/* ActType */
	uint8		op;				/* ActOperator */
	uint8		flags;
	const char *mode;			/* or NULL */
	const char *cameo;			/* or NULL */
	const char *object;			/* comma list, or "" */
	uint8		actor[FRAME_MAX_SLOTS]; /* ends with SLOT_NONE */
	uint8		target[FRAME_MAX_SLOTS];
} Frame;

/* The columns of an archive's table "act", and of data/en/frames.tsv, where the first is the name of the frame. */
typedef enum FrameColumn
{
	FRAME_WORDS, FRAME_POS, FRAME_TYPE, FRAME_MODE, FRAME_CAMEO, FRAME_ACTOR, FRAME_TARGET, FRAME_OBJECT, FRAME_OP, FRAME_FLAGS,
	N_FRAME_COLUMNS
} FrameColumn;

/* Reads a row's cells, none of them NULL, which have to last as long as the frame; gives the wrong column, or -1. */
extern int	frame_read(const char *const *cells, Frame *frame);

/* Whether act_objects.tsv has each @class of a frame's object list. */
extern bool frame_classes_known(const Frame *frame);

/*
 * From now on these frames, which are in the order of their words (strcmp), stand before those of the lexicon; NULL for
 * none.  frames_generation() is another number after each change.
 */
extern void frames_use(const Frame *own, int count);
extern uint32 frames_generation(void);

/* Whether a frame is one of those that frames_use() was given. */
extern bool frame_is_own(const Frame *frame);

/* The frames of one word, in the order in which they are tried.  Some may be of another part of speech than `part`, and are passed over. */
typedef struct FrameRows
{
	const Frame *first;
	int32		count;
	uint8		part;			/* which of them count */
	int32		end;			/* the last token of the word itself */
} FrameRows;

/* The frames of the word at a token; false when it has none. */
extern bool frames_of_token(const Document *doc, int32 token, FrameRows *rows);

/* The slot of a preposition in lower case, or SLOT_NONE. */
extern uint8 slot_of_preposition(const char *lower);

/* Whether a noun is in a frame's object list, by itself or by its class. */
extern bool frame_object_is(const Frame *frame, const char *lemma);

/* Whether act_objects.tsv has a noun in a class. */
extern bool noun_is_of_class(const char *lemma, const char *class);

#endif
