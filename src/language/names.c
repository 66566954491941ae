/*
 * names.c - the names of a document: labels of words made spans, settled over the document.
 */
#include "extension/core.h"

#include "language/names.h"

/* The end of the name that begins at token `at`, within its sentence. */
static int32
name_end(const Document *doc, const uint8 *labels, int32 at)
{
	int32		end = at + 1;

	while (end < doc->n_tokens && doc->tokens[end].sentence == doc->tokens[at].sentence && labels[end] != 0 && labels[end] % 2 == 0)
		end++;
	return end;
}

/* As sure as the least sure of its words. */
static float
confidence_of(const float *sure, int32 from, int32 to)
{
	float		least = 1;

	for (int32 i = from; i < to; i++)
		least = Min(least, sure[i]);
	return least;
}

void
make_names(Document *doc, const uint8 *labels, const float *sure)
{
	int32		capacity = 32;
	NameSpans  *names = MemoryContextAllocZero(doc->context, sizeof(NameSpans));

	names->spans = MemoryContextAlloc(doc->context, sizeof(NameSpan) * capacity);
	for (int32 i = 0, end; i < doc->n_tokens; i = end)
	{
		end = i + 1;
		CHECK_FOR_INTERRUPTS();
		if (labels[i] == 0)
			continue;
		end = name_end(doc, labels, i);
		if (names->count == capacity)
			names->spans = repalloc(names->spans, sizeof(NameSpan) * (capacity *= 2));
		names->spans[names->count++] = (NameSpan) {
			.first = i,.count = end - i,.kind = (labels[i] - 1) / 2,.confidence = confidence_of(sure, i, end)
		};
	}
	doc->names = names;
	settle_names(doc);
}
