/*
 * parser.h - grammar by transitions: arc-hybrid (Kuhlmann et al. 2011), one classifier for shift, left and right, a
 * second for the relation of each arc.
 *
 * Words are counted from 1 in a sentence; 0 is the root, which stands behind the last word.
 */
#ifndef NEWS_ARCHIVE_PARSER_H
#define NEWS_ARCHIVE_PARSER_H

#include "language/model.h"
#include "language/tags.h"
#include "language/words.h"

/* Longer sentences are parsed in pieces. */
#define PARSE_MAX 200

#define PARSE_FEATURES 168
#define RELATION_FEATURES 72

typedef enum Transition
{
	SHIFT, LEFT, RIGHT,
	N_TRANSITIONS
} Transition;

/* Punctuation is not parsed; it is a property of the gaps between words (Ma, Zhang and Zhu 2014). */
#define MARK_COMMA	0x01
#define MARK_QUOTE	0x02
#define MARK_OPEN	0x04
#define MARK_CLOSE	0x08
#define MARK_DASH	0x10
#define MARK_COLON	0x20
#define MARK_END	0x40
#define MARK_OTHER	0x80

extern uint8 mark_of(const char *lower);

/* A tree of the words, whole: what the parse from the other end made of them.  Words from 1, 0 none. */
typedef struct ParseTree
{
	int16		head[PARSE_MAX + 2];	/* count + 1 the root */
	uint8		relation[PARSE_MAX + 2];
	int16		first[PARSE_MAX + 2];	/* outermost child before the word */
	int16		last[PARSE_MAX + 2];	/* outermost child behind it */
	uint8		n_before[PARSE_MAX + 2];	/* children, at most 4 */
	uint8		n_behind[PARSE_MAX + 2];
} ParseTree;

typedef struct ParseInput
{
	int			count;
	const WordForm *forms;		/* word i is forms[WORD_PAD + i - 1] */
	const uint8 *classes;		/* word i is classes[i - 1] */
	const uint8 *marks;			/* MARK_... between word i - 1 and word i at marks[i - 1]; one more for behind the last word */
	const ParseTree *guide;		/* or NULL */
} ParseInput;

typedef struct ParseState
{
	int			top;			/* words on the stack */
	int			next;			/* first word of the buffer; count + 1 when empty */
	int			count;
	int16		stack[PARSE_MAX + 1];
	int16		head[PARSE_MAX + 2];
	uint8		relation[PARSE_MAX + 2];
	int16		left[PARSE_MAX + 2];	/* leftmost child so far, 0 none */
	int16		left2[PARSE_MAX + 2];
	int16		right[PARSE_MAX + 2];
	int16		right2[PARSE_MAX + 2];
	uint8		n_left[PARSE_MAX + 2];
	uint8		n_right[PARSE_MAX + 2];
} ParseState;

extern void parse_begin(ParseState *state, int count);
extern bool parse_done(const ParseState *state);
extern bool transition_legal(const ParseState *state, Transition t);

/* Head and dependent of the arc that LEFT or RIGHT would make. */
extern void transition_arc(const ParseState *state, Transition t, int *head, int *dependent);
extern void transition_apply(ParseState *state, Transition t, GrammarRelation relation);

extern int	transition_features(const ParseState *state, const ParseInput *input, uint32 *features);
extern int	relation_features(const ParseState *state, const ParseInput *input, int head, int dependent, uint32 *features);

/* Makes a tree of heads (0 the root) and relations at index i - 1, of a sentence that is mirrored when `mirror`. */
extern void parse_tree(ParseTree *tree, int count, const int16 *heads, const uint8 *relations, bool mirror);

/* Heads (0 the root) and relations of words 1..count, at index i - 1. */
extern void parse_words(const Model *model, ModelTableId transitions, ModelTableId labels, const ParseInput *input, int16 *heads, uint8 *relations);

#endif
