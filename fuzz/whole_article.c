/*
 * whole_article.c - any bytes the whole way of an article that is loaded: decoded, cut into articles, lines and dates read, and of the
 * body sentences, names, quotations, events, figures, sketch and signature; whatever comes out lies inside the body.
 */
#include "extension/core.h"

#include <setjmp.h>

#include "archive/link/signature.h"
#include "article/article.h"
#include "article/collection.h"
#include "article/charset.h"
#include "events/figures.h"
#include "quotes/quotes.h"
#include "text/sketch.h"

/* Of a file with many articles the first few. */
#define MOST_PIECES 4

static jmp_buf refused;

static void
on_error(const char *message)
{
	(void) message;
	longjmp(refused, 1);
}

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_span(const Document *doc, ByteSpan span)
{
	Assert(span.start >= 0 && span.start < span.end && span.end <= doc->length);
}

static void
read_body(const char *body, Day day)
{
	int32		length = strlen(body);
	Document   *doc = document_create(body, length, day);
	int32		sketch[SKETCH_MAX];
	Signature	signature;
	Figures    *figures;

	document_times(doc);
	document_events(doc);
	for (int i = 0; i < doc->times->count; i++)
		check_span(doc, doc->times->items[i].span);
	for (int i = 0; i < doc->quotations->count; i++)
		check_span(doc, doc->quotations->items[i].span);
	for (int i = 0; i < doc->events->count; i++)
		check_span(doc, doc->events->items[i].clause);
	figures = figures_of(doc);
	for (int i = 0; i < figures->count; i++)
		check_span(doc, figures->items[i].span);
	Assert(text_sketch(body, length, sketch) <= SKETCH_MAX);
	article_signature(doc, NULL, &signature);
	Assert(signature.count <= SIGNATURE_TERMS);
	MemoryContextDelete(doc->context);
}

static void
read_file(const char *bytes, int32 size)
{
	const ArticleSource source = {.collected = day_of(2021, 6, 1)};
	const char *charset;
	int32		length;
	char	   *text = article_decode(bytes, size, &length, &charset);
	RawArticles *list = articles_in(text, length, FORMAT_AUTO);

	for (int32 i = 0; i < list->count && i < MOST_PIECES; i++)
	{
		Article    *article = article_parse(list->items[i].text, list->items[i].length, list->items[i].format, &source);

		read_body(article->body, day_range_known(article->published) ? article->published.from : DAY_NONE);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);

	core_alone_error = on_error;
	if (setjmp(refused) == 0)
		read_file((const char *) data, size);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
