/*
 * network.h - the network that reads: words in, scores of tags, names, heads and relations out.
 *
 * A word is the sum of its vector and of rows of hashed tables, normalised, through one layer of maxout; two layers of LSTM in both
 * directions (Hochreiter and Schmidhuber 1997); linear heads for tags and names, biaffine ones for heads and relations (Dozat and
 * Manning 2017).  Above them, where the model has it, one more layer of LSTM proposes words that tell acts and words that bring
 * sayings, and their roles (proposals.h).  tools/train/README.md says how it is trained.
 *
 * Sentences go through together, matrix by matrix: a Batch holds those that do.
 */
#ifndef NEWS_ARCHIVE_NETWORK_H
#define NEWS_ARCHIVE_NETWORK_H

#include "language/kernels.h"
#include "language/model.h"
#include "language/proposals.h"
#include "language/room.h"
#include "language/word_features.h"

/* A sentence that is longer is cut (read.c): the scores of heads are words by words. */
#define SENTENCE_MAX 200

/* The most sentences and words that go through the network in one batch. */
#define BATCH_SENTENCES 36
#define BATCH_WORDS 768

/* Labels of names: 0 is none, kind k begins with 2k + 1 and goes on with 2k + 2. */
#define NAME_LABELS 9

/* Rows in the mapped file: int8 and one step a row. */
typedef struct Table
{
	uint32		rows;
	const int8 *values;
	const uint16 *steps;
} Table;

/* A layer a * packed + bias, widened from the file's halves. */
typedef struct Matrix
{
	int			inputs;
	int			outputs;
	int			width;			/* panels_width(outputs) */
	float	   *packed;
	float	   *bias;
} Matrix;

enum
{
	FORWARD, BACKWARD, N_WAYS
};

typedef struct Recurrent
{
	Matrix		input[N_WAYS];
	Matrix		state[N_WAYS];
} Recurrent;

#define LAYERS_MAX 4

/*
 * How far a word stands from the act or saying whose role it may have is counted in words, up to this; one farther away counts as this
 * far.
 */
#define ROLE_FAR 20
#define ROLE_DISTANCES (2 * ROLE_FAR + 1)

/* How a word may stand to another in the tree, from nearest to farthest; beside each the relation of one of the two. */
enum
{
	TREE_CHILD, TREE_SIBLING, TREE_GRANDCHILD, TREE_HEAD, TREE_HEADS_SIBLING, N_TREE_WAYS
};

#define CALIBRATION_MAX 64

/* The layer that proposes, and its heads.  It reads what the last layer made of a word, and the word itself. */
typedef struct Proposer
{
	int			hidden;			/* cells a way; 0: the model has none */
	LabelNames	kinds[N_PROPOSAL_KINDS];	/* without "none" */
	LabelNames	statuses;
	Matrix		word[N_WAYS];
	Matrix		trunk[N_WAYS];
	Matrix		state[N_WAYS];
	Matrix		middle;
	Matrix		labels;			/* none and types, none and attitudes, statuses */
	int			part;			/* width of the vectors whose product scores a word for a role */
	Matrix		act_parts[N_PROPOSAL_KINDS];	/* of the word that has roles: a vector for each role of the kind */
	Matrix		word_parts[N_PROPOSAL_KINDS];	/* of the words that may have them */
	int			gate;			/* width of what a word says of the ways that others stand to it in the tree */
	Matrix		gates[N_PROPOSAL_KINDS];	/* of the word that has roles: such a vector for each role of the kind, and then nobody's scores */
	float	   *distance;		/* N_PROPOSED_ROLES rows of ROLE_DISTANCES */
	float	   *tree;			/* N_PROPOSED_ROLES rows of 1 + N_TREE_WAYS * relations */
	float	   *path;			/* 1 + N_TREE_WAYS * relations rows, to be multiplied with a gate */
} Proposer;

enum
{
	TABLE_FORMS, TABLE_BEGINNINGS, TABLE_ENDS, TABLE_SHAPES, TABLE_LISTS, N_TABLES
};

typedef struct Network
{
	LabelNames	tags;			/* universal */
	LabelNames	fine;			/* Penn Treebank's */
	LabelNames	relations;
	int			width;			/* of a word */
	int			hidden;			/* cells a way */
	int			layers;
	int			arc;			/* width of the vectors whose product is an arc's score */
	int			label;			/* and a relation's */
	int			relation_width;	/* relations, to a multiple of 16 */

	Table		tables[N_TABLES];
	uint32		n_words;		/* with a vector of their own */
	const uint32 *word_keys;	/* in order */
	const uint8 *word_values;
	const uint16 *word_steps;
	float	   *word_bias;
	float	   *norm_weight;
	float	   *norm_bias;
	Matrix		mix;			/* its two pieces one after the other */
	Recurrent	recurrent[LAYERS_MAX];
	Matrix		labels;			/* tags, fine tags, names */
	Matrix		parts;			/* arc of a word, arc of a head, label of a word, label of a head */
	Matrix		arcs;			/* of a word's part, to be multiplied with the head's */
	Matrix		pairs;			/* of a word's label: for each value of the head's label (and 1) the relations' weights */
	float	   *root_arc;		/* the root's parts as a head */
	float	   *root_label;
	Proposer	proposer;
	float	   *calibration;	/* numbers for those who weigh proposals, of the file; there need be none */
	int			n_calibration;
} Network;

/* A batch and the room it works in. */
typedef struct Batch
{
	const Network *network;
	int			n_sentences;
	int			first[BATCH_SENTENCES];	/* row of the sentence's first word; longest sentence first */
	int			count[BATCH_SENTENCES];
	int			n_words;
	int			type[BATCH_WORDS];	/* of each row: equal words are looked up once */
	int			n_types;
	WordFeatures features[BATCH_WORDS];	/* of each type */

	/* Made by batch_run: a row a word. */
	float	   *labels;			/* network->labels.width apart: scores of tags, fine tags, names */
	float	   *parts;			/* network->parts.width apart */
	float	   *proposed;		/* proposer.labels.width apart, if there is one */

	/* Room. */
	float	   *types;
	float	   *gates;
	float	   *layer[2];
	float	   *memory;
	float	   *state;
	float	   *step;
	float	   *arc_words;
	float	   *arc_heads;
	float	   *arc_scores;
	float	   *pair_rows;
	float	   *type_gates;
	float	   *upper;			/* what the layer that proposes made of each row */
	float	   *chosen;			/* rows of the words whose roles are asked */
	int			n_chosen;
	float	   *role_gates;
	float	   *act_parts;
	float	   *word_parts;
	float	   *packed_parts;
	float	   *role_scores;
} Batch;

/* The network of a model, in a room; the reason when a tensor is missing or of a wrong size, else NULL. */
extern const char *network_from_model(Network *network, const Model *model, Room *room);

extern Batch *batch_create(const Network *network, Room *room);

/*
 * Runs a batch through the layers: from the features of its words to scores of tags and names, and to the parts that batch_arcs() and
 * the like multiply.
 */
extern void batch_run(Batch *batch);

/*
 * Scores of heads for each word of a sentence: row i has those of word i, *stride apart, the root's first, then word by word (its own
 * among them).  Valid until the next call.
 */
extern float *batch_arcs(Batch *batch, int sentence, int *stride);

/* Scores of the relations to the given heads (0 the root, else 1 + word): `relation_width` of each word, one after the other. */
extern void batch_relations(Batch *batch, int sentence, const int16 *heads, float *scores);

/* Takes some of a sentence's words, of which the roles of a kind are asked next. */
extern void batch_choose(Batch *batch, int sentence, ProposalKind kind, const int16 *words, int n);

/*
 * Scores of a role beside the chosen words: row i has those of word i's, *stride apart, each of the sentence's words by what they
 * mean; distance and tree are not in it.  Valid until the next call.
 */
extern const float *batch_role(Batch *batch, int sentence, ProposedRole role, int *stride);

/* The score of nobody in that role of chosen word i. */
extern float batch_nobody(const Batch *batch, int i, ProposedRole role);

/* What chosen word i says of ways in the tree for that role: `proposer.gate` values, whose product with a row of `path` counts. */
extern const float *batch_gate(const Batch *batch, int i, ProposedRole role);

#endif
