/*
 * quotes.c - who said what: the layer itself.
 *
 * A document with its grammar and mentions comes in, quotations go out: direct ones from the quotation marks
 * (direct.c), indirect and mixed ones from the grammar of the cues (indirect.c), in the order of the text.
 */
#include "extension/core.h"
#include "quotes/reading.h"

static int
by_start(const void *a, const void *b)
{
	const Quotation *x = a;
	const Quotation *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->span.end != y->span.end ? (x->span.end > y->span.end ? -1 : 1) : 0;
}

/* Fragments that an indirect quotation took in have no saying of their own. */
static void
drop_taken(Reading *r)
{
	int32		kept = 0;

	for (int32 i = 0; i < r->count; i++)
		if (r->items[i].saying >= 0)
			r->items[kept++] = r->items[i];
	r->count = kept;
}

/* Sayings are numbered anew in the order of the text, from 1. */
static void
number_sayings(Reading *r)
{
	int32	   *number = palloc0(sizeof(int32) * (r->sayings + 1));
	int32		count = 0;

	for (int32 i = 0; i < r->count; i++)
	{
		int32	   *n = &number[r->items[i].saying];

		CHECK_FOR_INTERRUPTS();
		if (*n == 0)
			*n = ++count;
		r->items[i].saying = *n;
	}
	pfree(number);
}

/*
 * Writes the quotations into the layer, by start and the longer first.  Each then writes its number at its tokens, so that of quotations
 * within each other a token has the innermost.
 */
static void
write_layer(Reading *r, Quotations *out)
{
	Document   *doc = r->doc;

	if (r->count > 1)
		qsort(r->items, r->count, sizeof(Quotation), by_start);
	number_sayings(r);
	out->count = r->count;
	out->items = r->items;
	out->at_token = palloc(sizeof(int32) * (doc->n_tokens + 1));
	memset(out->at_token, -1, sizeof(int32) * (doc->n_tokens + 1));
	for (int32 i = 0; i < r->count; i++)
	{
		Quotation  *q = &r->items[i];

		CHECK_FOR_INTERRUPTS();
		q->first = token_at_byte(doc, q->span.start);
		q->last = token_at_byte(doc, q->span.end) - 1;
		q->confidence = sure_of(doc, q);
		for (int32 t = q->first; t <= q->last; t++)
			out->at_token[t] = i;
	}
	for (int32 t = 0; t < doc->n_tokens; t++)
		if (r->marks->at_token[t] >= 0)
			doc->tokens[t].flags |= TOKEN_QUOTED;
}

void
document_quotations(Document *doc)
{
	MemoryContext old;
	Reading		r = {.doc = doc,.capacity = 32};

	if (doc->quotations)
		return;
	document_grammar(doc);
	document_mentions(doc);
	old = MemoryContextSwitchTo(doc->context);
	doc->quotations = palloc0(sizeof(Quotations));
	r.items = palloc(sizeof(Quotation) * r.capacity);
	r.marks = quotation_marks(doc);
	read_cues(&r);
	read_direct(&r);
	read_indirect(&r);
	drop_taken(&r);
	write_layer(&r, doc->quotations);
	MemoryContextSwitchTo(old);
}
