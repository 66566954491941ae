/*
 * names.c - the names of a document: labels of the model, made spans, settled over the document.
 */
#include "extension/core.h"
#include <math.h>

#include "language/namer.h"

/*
 * From a margin to the share of names that are right in span and kind (logistic regression on the names of the corpora that the
 * model was not trained on: tools/train/README.md).
 */
#define SURE_WITHOUT_MARGIN -0.48f
#define SURE_PER_MARGIN 0.0171f

static void
emit_scores(const Model *model, const Document *doc, const Sentence *s, const NameClues *clues, const WordForm *forms, float *emissions)
{
	uint32		features[NAME_FEATURES];
	int32		scores[NAME_LABELS + 16];
	float		scale = model->header->tables[TABLE_NAMES].scale;

	for (int i = 0; i < s->count; i++)
	{
		model_scores(model, TABLE_NAMES, features, name_features(doc, s, forms, clues, i, features), scores);
		for (int b = 0; b < NAME_LABELS; b++)
			emissions[i * NAME_LABELS + b] = scores[b] * scale;
	}
}

/* How far the best labels are ahead of the best that give another kind, at the least sure of the name's words. */
static float
confidence_of(const float *totals, const uint8 *labels, int from, int to)
{
	float		least = 1e30f;

	for (int i = from; i < to; i++)
	{
		float		other = -1e30f;

		for (int b = 0; b < NAME_LABELS; b++)
			if (b == 0 || (b - 1) / 2 != (labels[from] - 1) / 2)
				other = Max(other, totals[i * NAME_LABELS + b]);
		least = Min(least, totals[i * NAME_LABELS + labels[i]] - other);
	}
	return 1.0f / (1.0f + expf(-SURE_WITHOUT_MARGIN - SURE_PER_MARGIN * least));
}

static void
add_spans(Document *doc, const Sentence *s, const float *totals, const uint8 *labels, int32 *capacity)
{
	NameSpans  *names = doc->names;

	for (int i = 0; i < s->count;)
	{
		int			end = i + 1;

		if (labels[i] == 0)
		{
			i++;
			continue;
		}
		while (end < s->count && labels[end] == labels[i] + 1)
			end++;
		if (names->count == *capacity)
			names->spans = repalloc(names->spans, sizeof(NameSpan) * (*capacity *= 2));
		names->spans[names->count++] = (NameSpan) {
			.first = s->first + i,.count = end - i,.kind = (labels[i] - 1) / 2,
			.confidence = confidence_of(totals, labels, i, end)
		};
		i = end;
	}
}

static void
chain_weights(const Model *model, float *chain)
{
	const ModelTable *t = &model->header->tables[TABLE_NAME_CHAIN];

	for (int a = 0; a <= NAME_LABELS; a++)
		for (int b = 0; b < NAME_LABELS; b++)
			chain[a * NAME_LABELS + b] = model->weights[TABLE_NAME_CHAIN][a * t->width + b] * t->scale;
}

void
document_names(Document *doc)
{
	const Model *model;
	NameClues	clues;
	float		chain[(NAME_LABELS + 1) * NAME_LABELS];
	int32		capacity = 32;

	if (doc->names != NULL)
		return;
	document_tags(doc);
	model = english_model();
	chain_weights(model, chain);
	name_clues(doc, &clues);
	doc->names = MemoryContextAllocZero(doc->context, sizeof(NameSpans));
	doc->names->spans = MemoryContextAlloc(doc->context, sizeof(NameSpan) * capacity);
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		const Sentence *s = &doc->sentences[k];
		WordForm   *forms = palloc(sizeof(WordForm) * (s->count + 2 * WORD_PAD));
		float	   *emissions = palloc(sizeof(float) * NAME_LABELS * (s->count + 1));
		float	   *totals = palloc(sizeof(float) * NAME_LABELS * (s->count + 1));
		uint8	   *labels = palloc(s->count + 1);

		CHECK_FOR_INTERRUPTS();
		word_forms(doc, &model->words, s->first, s->count, forms);
		emit_scores(model, doc, s, &clues, forms, emissions);
		name_viterbi(emissions, chain, s->count, labels);
		name_totals(emissions, chain, s->count, totals);
		add_spans(doc, s, totals, labels, &capacity);
		pfree(totals);
		pfree(forms);
		pfree(emissions);
		pfree(labels);
	}
	pfree(clues.lists);
	pfree(clues.seen);
	settle_names(doc);
}
