/*
 * train.h - what the training programs share: weights that learn, and treebanks as documents.
 */
#ifndef NEWS_ARCHIVE_TRAIN_H
#define NEWS_ARCHIVE_TRAIN_H

#include "extension/core.h"
#include "language/model.h"
#include "language/namer.h"
#include "language/marks.h"
#include "language/parser.h"
#include "language/tagger.h"

/* Float weights of one table, with the sums that make the average (Collins 2002, lazily). */
typedef struct Learner
{
	uint32		bits;
	uint32		classes;
	float	   *weight;			/* 2^bits x classes */
	double	   *sum;
	uint32	   *since;
	uint32		now;
} Learner;

extern void learner_open(Learner *l, uint32 bits, uint32 classes);
extern void learner_close(Learner *l);
extern void learner_scores(const Learner *l, const uint32 *features, int n, float *scores);

/* The wrong class loses and the right one gains. */
extern bool learner_is_close(float right, float wrong);
extern void learner_update(Learner *l, const uint32 *features, int n, int right, int wrong);
extern void learner_average(Learner *l);

/* A sentence of a treebank. */
typedef struct Gold
{
	Document   *doc;
	int			count;
	WordForm   *forms;
	uint8	   *classes;		/* TagClass */
	uint8	   *given;			/* classes as a tagger gave them */
	int16	   *heads;			/* 0 the root */
	uint8	   *relations;
	bool		skip;			/* not for training */

	/* The same without marks, as the parser sees it: gather_words(). */
	int			words;
	WordForm   *word_forms;
	uint8	   *word_classes;
	uint8	   *word_marks;
	int16	   *word_heads;
	uint8	   *word_relations;
	ParseTree  *guide;			/* or NULL */
} Gold;

extern Gold *read_treebank(const char *path, const WordTable *table, int *count);

/* "word TAB code" lines made a word table of 2^bits slots. */
extern uint32 *read_word_table(const char *path, uint32 bits);

/* A document with names. */
typedef struct NamedDocument
{
	Document   *doc;
	NameClues	clues;
	uint8	   *labels;			/* of each token */
} NamedDocument;

extern NamedDocument *read_names(const char *path, int *count);

/* The same sequence everywhere: xorshift. */
extern uint32 random_below(uint32 n);
extern void shuffle(int *order, int n);

extern void train_tagger(Gold *gold, int n, Learner *l, int epochs);
extern void give_tags(Gold *gold, int n, const Learner *l, int fold, int folds);
/* Each pair: transitions and relations. */
extern void train_parser(Gold *gold, int n, Learner *back[2], Learner *ahead[2], int epochs);

/* The tags that the namer's features look at, as the finished tagger gives them. */
extern void tag_documents(NamedDocument *docs, int n, const WordTable *table, const Learner *l);
extern void train_namer(NamedDocument *docs, int n, const WordTable *table, Learner *labels, float *chain, int epochs);

/* Prints a line of scores of english_model(). */
extern void measure_grammar(const char *path);

/* The same of speed and memory, on a plain text. */
extern void measure_reading(const char *path);

/* Puts the tables into a model file. */
extern void write_model(const char *path, const Learner *const *tables, const uint32 *slots, uint32 bits);

#endif
