/*
 * quotes_fuzz.c - any bytes as a text: quotations stay inside it, in order, and point at whole tokens.
 */
#include "extension/core.h"
#include "quotes/quotes.h"

extern int	LLVMFuzzerTestOneInput(const uint8 *data, size_t size);

/* Text in a UTF8 database is valid UTF-8 without NUL: other bytes become spaces. */
static char *
as_text(const uint8 *data, size_t size)
{
	char	   *text = palloc(size + 1);

	for (size_t i = 0; i < size;)
	{
		size_t		n = data[i] < 0x80 ? 1 : (data[i] & 0xE0) == 0xC0 ? 2 : (data[i] & 0xF0) == 0xE0 ? 3 : 4;
		bool		valid = i + n <= size && data[i] != 0 && (data[i] < 0x80 || (data[i] >= 0xC2 && data[i] <= 0xF4));

		for (size_t k = 1; valid && k < n; k++)
			valid = (data[i + k] & 0xC0) == 0x80;
		if (valid && n == 3)
			valid = !(data[i] == 0xE0 && data[i + 1] < 0xA0) && !(data[i] == 0xED && data[i + 1] > 0x9F);
		if (valid && n == 4)
			valid = !(data[i] == 0xF0 && data[i + 1] < 0x90) && !(data[i] == 0xF4 && data[i + 1] > 0x8F);
		n = valid ? n : 1;
		memcpy(text + i, valid ? (const char *) data + i : " ", n);
		i += n;
	}
	text[size] = '\0';
	return text;
}

int
LLVMFuzzerTestOneInput(const uint8 *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	Document   *doc = document_create(as_text(data, size), (int32) size, DAY_NONE);
	int32		last = 0;

	document_quotations(doc);
	for (int32 i = 0; i < doc->quotations->count; i++)
	{
		const Quotation *q = &doc->quotations->items[i];

		Assert(q->span.start >= last && q->span.start < q->span.end && q->span.end <= doc->length);
		Assert(q->speaker.start <= q->speaker.end && q->speaker.end <= doc->length);
		Assert(q->first >= 0 && q->first <= q->last && q->last < doc->n_tokens && q->saying > 0);
		last = q->span.start;
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
