/*
 * measure.c - how a model does on a treebank (tags, heads, relations, words a second), and how fast it reads plain text.
 */
#include <sys/resource.h>
#include <time.h>

#include "train.h"

static double
seconds(void)
{
	return (double) clock() / CLOCKS_PER_SEC;
}

static bool
same_relation(int a, int b)
{
	const char *x = relation_names[a];
	const char *y = relation_names[b];
	size_t		n = strcspn(x, ":");

	return n == strcspn(y, ":") && strncmp(x, y, n) == 0;
}

void
measure_grammar(const char *path)
{
	int			n;
	Gold	   *gold = read_treebank(path, &english_model()->words, &n);
	double		words = 0,
				tags = 0,
				heads = 0,
				both_right = 0,
				start = seconds();

	for (int k = 0; k < n; k++)
		document_grammar(gold[k].doc);
	start = seconds() - start;
	for (int k = 0; k < n; k++)
		for (int i = 0; i < gold[k].count; i++)
		{
			const Token *t = &gold[k].doc->tokens[i];
			bool		head = (t->head == NO_TOKEN ? 0 : t->head + 1) == gold[k].heads[i];

			words++;
			tags += t->tag == class_tag[gold[k].classes[i]];
			heads += head;
			both_right += head && same_relation(t->relation, gold[k].relations[i]);
		}
	printf("%s: %.0f words, UPOS %.4f, UAS %.4f, LAS %.4f, %.0f words/s\n", path, words, tags / words, heads / words, both_right / words, words / start);
}

/* Larger files are not read. */
#define TEXT_MAX (64 << 20)

/* One document with all that is read of it: sentences, tokens, tags, lemmas, grammar, names. */
void
measure_reading(const char *path)
{
	FILE	   *in = fopen(path, "r");
	char	   *text = malloc(TEXT_MAX);
	Document   *doc;
	struct rusage usage;
	double		opened,
				read,
				start = seconds();

	if (in == NULL)
	{
		perror(path);
		exit(1);
	}
	english_model();
	opened = seconds() - start;
	doc = document_create(text, fread(text, 1, TEXT_MAX, in), DAY_NONE);
	start = seconds();
	document_grammar(doc);
	document_names(doc);
	read = seconds() - start;
	getrusage(RUSAGE_SELF, &usage);
	printf("%s: %d tokens, %.0f tokens/s, %d names, %.1f MB in use, model opened in %.1f ms\n", path, doc->n_tokens, doc->n_tokens / read,
		   doc->names->count, usage.ru_maxrss / 1024.0, opened * 1000);
	MemoryContextDelete(doc->context);
	free(text);
	fclose(in);
}
