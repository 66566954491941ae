/*
 * figures_fuzz.c - any text is read for its figures, and cut in two halves that are set side by side; whatever comes out lies inside the text.
 */
#include "extension/core.h"
#include "events/figures.h"
#include "text/alignment.h"

#define FUZZ_MAX_BYTES 20000

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_figure(const Document *doc, const Figure *f)
{
	const Sentence *s = &doc->sentences[f->sentence];
	const Count *c = &f->count;

	Assert(f->span.start >= s->span.start && f->span.start < f->span.end && f->span.end <= s->span.end);
	Assert(c->begins >= s->first && c->begins <= c->first && c->first <= c->last && c->last < s->first + s->count);
	Assert(c->low != 0 && c->quantity != 0 && (c->low < 0 || c->high < 0 || c->low <= c->high));
	Assert(f->measured.measure && *f->measured.measure && f->measured.form);
	Assert(f->status < N_EVENT_STATUSES);
}

static void
check_alignment(const char *text, size_t size)
{
	size_t		half = size / 2;
	Document   *a,
			   *b;
	AlignedPair *pairs;
	int32		count;
	int32		of_a = 0;
	int32		of_b = 0;

	while (half < size && ((unsigned char) text[half] & 0xC0) == 0x80)
		half++;
	a = document_create(text, half, DAY_NONE);
	b = document_create(text + half, size - half, DAY_NONE);
	document_tokens(a);
	document_tokens(b);
	if (a->n_sentences <= ALIGNMENT_MAX_SENTENCES && b->n_sentences <= ALIGNMENT_MAX_SENTENCES)
	{
		pairs = align_sentences(a, b, &count);
		for (int32 i = 0; i < count; i++)
		{
			of_a += pairs[i].a >= 0;
			of_b += pairs[i].b >= 0;
			Assert(pairs[i].a < a->n_sentences && pairs[i].b < b->n_sentences && pairs[i].similarity >= 0 && pairs[i].similarity <= 1);
		}
		/* each sentence once */
		Assert(of_a == a->n_sentences && of_b == b->n_sentences);
	}
	MemoryContextDelete(a->context);
	MemoryContextDelete(b->context);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Document   *doc;
	Figures    *figures;

	if (size > FUZZ_MAX_BYTES)
		return -1;
	doc = document_create((const char *) data, size, day_of(2013, 2, 3));
	figures = figures_of(doc);
	for (int32 i = 0; i < figures->count; i++)
		check_figure(doc, &figures->items[i]);
	MemoryContextDelete(doc->context);
	check_alignment((const char *) data, size);
	return 0;
}
