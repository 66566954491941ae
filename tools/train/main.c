/*
 * main.c - trains data/english.model from a treebank and a list of named documents.
 *
 *	train TREEBANK.conllu NAMES.tsv OUT.model
 */
#include <time.h>

#include "train.h"

static double
seconds(void)
{
	return (double) clock() / CLOCKS_PER_SEC;
}

static void
train_all(const char *treebank, const char *names, const char *out)
{
	int			n,
				m;
	Gold	   *gold = read_treebank(treebank, &n);
	NamedDocument *docs = read_names(names, &m);
	Learner		tags,
				transitions,
				relations,
				labels,
				links;
	const Learner *tables[N_MODEL_TABLES] = {&tags, &transitions, &relations, &labels, &links};
	float		chain[16 * NAME_LABELS] = {0};

	fprintf(stderr, "%d sentences, %d documents\n", n, m);
	learner_open(&tags, 16, N_TAG_CLASSES);
	train_tagger(gold, n, &tags, 6);
	fprintf(stderr, "tagger %.0f s\n", seconds());
	learner_open(&transitions, 20, N_TRANSITIONS);
	learner_open(&relations, 16, N_RELATIONS);
	train_parser(gold, n, &transitions, &relations, 8);
	fprintf(stderr, "parser %.0f s\n", seconds());
	learner_open(&labels, 18, NAME_LABELS);
	train_namer(docs, m, &labels, chain, 8);
	fprintf(stderr, "names %.0f s\n", seconds());
	learner_open(&links, 4, NAME_LABELS);
	memcpy(links.weight, chain, sizeof(float) * (NAME_LABELS + 1) * NAME_LABELS);
	write_model(out, tables);
}

int
main(int argc, char **argv)
{
	if (argc != 4)
	{
		fprintf(stderr, "usage: train TREEBANK.conllu NAMES.tsv OUT.model\n");
		return 2;
	}
	train_all(argv[1], argv[2], argv[3]);
	return 0;
}
