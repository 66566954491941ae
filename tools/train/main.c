/*
 * main.c - trains data/english.model from a treebank, a list of named documents and a dictionary.
 *
 *	train TREEBANK.conllu NAMES.tsv WORDS.tsv OUT.model [TREEBANK.conllu to measure on...]
 */
#include <time.h>

#include "train.h"

static double
seconds(void)
{
	return (double) clock() / CLOCKS_PER_SEC;
}

#define WORD_BITS 18
#define TAG_BITS 17
#define BACK_TRANSITION_BITS 20
#define BACK_RELATION_BITS 13
#define TRANSITION_BITS 20
#define RELATION_BITS 16
#define NAME_BITS 18

static void
train_all(char **paths, const char *out)
{
	uint32	   *slots = read_word_table(paths[2], WORD_BITS);
	WordTable	words = {slots, (1u << WORD_BITS) - 1};
	int			n,
				m;
	Gold	   *gold = read_treebank(paths[0], &words, &n);
	NamedDocument *docs = read_names(paths[1], &m);
	Learner		tags,
				back[2],
				ahead[2],
				labels,
				links;
	const Learner *tables[N_MODEL_TABLES] = {NULL, &tags, &back[0], &back[1], &ahead[0], &ahead[1], &labels, &links};
	float		chain[16 * NAME_LABELS] = {0};

	fprintf(stderr, "%d sentences, %d documents\n", n, m);
	learner_open(&tags, TAG_BITS, N_TAG_CLASSES);
	train_tagger(gold, n, &tags, 8);
	fprintf(stderr, "tagger %.0f s\n", seconds());
	learner_open(&back[0], BACK_TRANSITION_BITS, N_TRANSITIONS);
	learner_open(&back[1], BACK_RELATION_BITS, N_RELATIONS);
	learner_open(&ahead[0], TRANSITION_BITS, N_TRANSITIONS);
	learner_open(&ahead[1], RELATION_BITS, N_RELATIONS);
	train_parser(gold, n, (Learner *[]) {&back[0], &back[1]}, (Learner *[]) {&ahead[0], &ahead[1]}, 8);
	fprintf(stderr, "parser %.0f s\n", seconds());
	tag_documents(docs, m, &words, &tags);
	learner_open(&labels, NAME_BITS, NAME_LABELS);
	train_namer(docs, m, &words, &labels, chain, 8);
	fprintf(stderr, "names %.0f s\n", seconds());
	learner_open(&links, 4, NAME_LABELS);
	memcpy(links.weight, chain, sizeof(float) * (NAME_LABELS + 1) * NAME_LABELS);
	write_model(out, tables, slots, WORD_BITS);
}

/* What the model is measured on after training, if given: treebanks. */
int
main(int argc, char **argv)
{
	if (argc < 3)
	{
		fprintf(stderr, "usage: train TREEBANK.conllu NAMES.tsv WORDS.tsv OUT.model [TREEBANK.conllu...]\n"
				"       train MODEL TREEBANK.conllu... TEXT.txt...\n");
		return 2;
	}
	if (argc > 4 && strstr(argv[4], ".model"))
	{
		train_all(argv + 1, argv[4]);
		argv += 3;
	}
	setenv("NEWS_ARCHIVE_MODEL", argv[1], 1);
	for (argv += 2; *argv; argv++)
		if (strstr(*argv, ".conllu"))
			measure_grammar(*argv);
		else
			measure_reading(*argv);
	return 0;
}
