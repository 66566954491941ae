/*
 * names.c - the names of a document: labels of words made spans, settled over the document.
 */
#include "extension/core.h"

#include <math.h>

#include "language/names.h"
#include "text/calendar_words.h"

/*
 * From how probable the least sure of a name's words is to the share of names that are right in span and kind: a logistic curve of the
 * logarithm of its odds, fitted on the free corpora's development part (6,767 names; tools/train/export/README.md).
 */
#define SURE_AT_EVEN -0.16f
#define SURE_PER_LOG_ODDS 0.61f

/* The end of the name that begins at token `at`, within its sentence. */
static int32
name_end(const Document *doc, int32 at)
{
	int32		end = at + 1;

	while (end < doc->n_tokens && doc->tokens[end].sentence == doc->tokens[at].sentence && doc->tokens[end].name != 0 &&
		   doc->tokens[end].name % 2 == 0)
		end++;
	return end;
}

bool
token_is_weekday(const Token *t)
{
	return weekday_of_name(t->lower) > 0;
}

float
name_probability(const Document *doc, int32 first, int32 last, NameKind kind)
{
	float		least = 1;

	for (int32 i = first; i <= last; i++)
	{
		const Token *t = &doc->tokens[i];
		bool		same = t->name != 0 && (t->name - 1) / 2 == (int) kind;

		least = Min(least, same ? t->name_sure : 1 - t->name_sure);
	}
	return least;
}

static float
confidence_of(float probability)
{
	float		p = Min(Max(probability, 1e-5f), 1 - 1e-5f);

	return 1 / (1 + expf(-SURE_AT_EVEN - SURE_PER_LOG_ODDS * logf(p / (1 - p))));
}

void
make_names(Document *doc)
{
	int32		capacity = 32;
	NameSpans  *names = MemoryContextAllocZero(doc->context, sizeof(NameSpans));

	names->spans = MemoryContextAlloc(doc->context, sizeof(NameSpan) * capacity);
	for (int32 i = 0, end; i < doc->n_tokens; i = end)
	{
		NameKind	kind;

		end = i + 1;
		CHECK_FOR_INTERRUPTS();
		if (doc->tokens[i].name == 0)
			continue;
		end = name_end(doc, i);
		kind = (doc->tokens[i].name - 1) / 2;
		if (names->count == capacity)
			names->spans = repalloc(names->spans, sizeof(NameSpan) * (capacity *= 2));
		names->spans[names->count++] = (NameSpan) {
			.first = i,.count = end - i,.kind = kind,.confidence = confidence_of(name_probability(doc, i, end - 1, kind))
		};
	}
	doc->names = names;
	settle_names(doc);
}
