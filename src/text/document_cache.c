/*
 * document_cache.c - the one document a backend keeps.
 *
 * load_article calls the stage functions one after the other on the same body, as an analyst may; each must not read it
 * anew.  So the last document stays, found again by its bytes.  It is deleted when another text comes, and is not kept
 * at all above KEEP_BYTES, so a backend never holds much.
 */
#include "text/rows.h"

#include "access/xact.h"
#include "utils/memutils.h"

#define KEEP_BYTES (1024 * 1024)

static Document *kept = NULL;
static MemoryContext kept_context = NULL;

/* An error, as a cancel is one, may have come while a layer was half made: the document is not given again. */
static void
forget_at_abort(XactEvent event, void *arg pg_attribute_unused())
{
	if (event == XACT_EVENT_ABORT || event == XACT_EVENT_PARALLEL_ABORT)
		kept = NULL;
}

static void
forget_at_subabort(SubXactEvent event, SubTransactionId self pg_attribute_unused(), SubTransactionId parent pg_attribute_unused(),
				   void *arg pg_attribute_unused())
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		kept = NULL;
}

static void
make_kept_context(void)
{
	kept_context = AllocSetContextCreate(TopMemoryContext, "news_archive kept document", ALLOCSET_SMALL_SIZES);
	RegisterXactCallback(forget_at_abort, NULL);
	RegisterSubXactCallback(forget_at_subabort, NULL);
}

Document *
document_of(text *body)
{
	const char *text = VARDATA_ANY(body);
	int32		length = VARSIZE_ANY_EXHDR(body);
	MemoryContext old;

	if (kept && kept->length == length && memcmp(kept->text, text, length) == 0)
		return kept;
	if (length > KEEP_BYTES)
		return document_create(text, length, DAY_NONE);

	kept = NULL;
	if (kept_context)
		MemoryContextReset(kept_context);
	else
		make_kept_context();
	old = MemoryContextSwitchTo(kept_context);
	kept = document_create(text, length, DAY_NONE);
	MemoryContextSwitchTo(old);
	return kept;
}

Document *
document_of_day(text *body, Day reference)
{
	Document   *doc = document_of(body);

	document_set_reference(doc, reference);
	return doc;
}
