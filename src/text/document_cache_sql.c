/*
 * document_cache_sql.c - the one document a backend keeps.
 *
 * load_article calls the stage functions one after the other on the same body, as an analyst may; each must not read it
 * anew.  So the last document stays, found again by its bytes.  It is deleted when another text comes; one above KEEP_BYTES
 * also when its transaction or subtransaction ends, as that does in which load_article reads, so a backend never holds much
 * for long.
 */
#include "text/rows.h"

#include "access/xact.h"
#include "utils/memutils.h"

#define KEEP_BYTES (1024 * 1024)

static Document *kept = NULL;
static MemoryContext kept_context = NULL;

static void
forget(void)
{
	kept = NULL;
	MemoryContextReset(kept_context);
}

static void
forget_large(void)
{
	if (kept && kept->length > KEEP_BYTES)
		forget();
}

/*
 * At the end of a transaction: after an error (a cancel is one) the document goes, since a layer may be half made; else only a large
 * one.
 */
static void
forget_at_end(XactEvent event, void *arg pg_attribute_unused())
{
	if (event == XACT_EVENT_ABORT || event == XACT_EVENT_PARALLEL_ABORT)
		forget();
	else if (event == XACT_EVENT_COMMIT || event == XACT_EVENT_PARALLEL_COMMIT || event == XACT_EVENT_PREPARE)
		forget_large();
}

static void
forget_at_subend(SubXactEvent event, SubTransactionId self pg_attribute_unused(), SubTransactionId parent pg_attribute_unused(),
				 void *arg pg_attribute_unused())
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		forget();
	else if (event == SUBXACT_EVENT_COMMIT_SUB)
		forget_large();
}

static void
make_kept_context(void)
{
	kept_context = AllocSetContextCreate(TopMemoryContext, "news_archive kept document", ALLOCSET_SMALL_SIZES);
	RegisterXactCallback(forget_at_end, NULL);
	RegisterSubXactCallback(forget_at_subend, NULL);
}

Document *
document_of(text *body)
{
	const char *text = VARDATA_ANY(body);
	int32		length = VARSIZE_ANY_EXHDR(body);
	MemoryContext old;

	if (kept && kept->length == length && memcmp(kept->text, text, length) == 0)
		return kept;
	if (kept_context)
		forget();
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
