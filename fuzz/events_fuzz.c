/*
 * events_fuzz.c - any text through every floor up to the coder of events; the reports must lie inside the text.
 */
#include "extension/core.h"
#include "events/events.h"
#include "text/utf8.h"

#define FUZZ_MAX_BYTES 20000

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_report(const Document *doc, const EventReport *r)
{
	Assert(r->sentence >= 0 && r->sentence < doc->n_sentences);
	Assert(r->clause.start >= 0 && r->clause.start < r->clause.end && r->clause.end <= doc->length);
	Assert(r->act.start >= 0 && r->act.start < r->act.end && r->act.end <= doc->length);
	Assert(r->type != NULL && (r->actor.name != NULL || r->target.name != NULL));
	Assert(r->confidence > 0 && r->confidence <= 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Document   *doc;

	if (size > FUZZ_MAX_BYTES)
		return -1;
	doc = document_create((const char *) data, size, day_of(2013, 2, 3));
	document_events(doc);
	for (int32 i = 0; i < doc->events->count; i++)
		check_report(doc, &doc->events->items[i]);
	MemoryContextDelete(doc->context);
	return 0;
}
