/*
 * article_fuzz.c - any bytes as an article, in each format: never a read outside, every line NUL-terminated, roles and
 * confidences in their ranges, the body made of the lines.
 */
#include "extension/core.h"

#include <setjmp.h>

#include "article/article.h"
#include "article/collection.h"
#include "article/charset.h"
#include "article/published.h"
#include "article/url.h"
#include "text/utf8.h"

static jmp_buf refused;

static void
on_error(const char *message)
{
	(void) message;
	longjmp(refused, 1);
}

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_lines(const Article *article)
{
	for (int32 i = 0; i < article->n_lines; i++)
	{
		const ArticleLine *line = &article->lines[i];

		assert(line->length > 0 && strlen(line->text) == (size_t) line->length);
		assert(line->role < N_LINE_ROLES && line->basis != NULL);
		assert(line->confidence >= 0 && line->confidence <= 1);
	}
}

static void
check_dates(const Article *article)
{
	assert(article->published_basis != NULL);
	if (day_range_known(article->published))
		assert(article->published.from < article->published.to && article->published_confidence > 0);
	for (int i = 0; i < article->dates->count; i++)
		assert(article->dates->items[i].day != DAY_NONE);
}

/* What a file is cut into is valid UTF-8 and not much longer than the file; each piece is one. */
static void
check_pieces(const char *text, int32 length, ArticleFormat format)
{
	RawArticles *list = articles_in(text, length, format);
	int64		bytes = 0;

	assert(list->count > 0);
	for (int32 i = 0; i < list->count; i++)
	{
		const RawArticle *piece = &list->items[i];

		assert(piece->length >= 0 && piece->format < N_ARTICLE_FORMATS);
		bytes += piece->length;
		for (int32 at = 0; at < piece->length;)
			utf8_next(piece->text, piece->length, &at);
	}
	assert(list->count > 1 || bytes <= (int64) length * 8 + 200);
}

static void
read_article(const char *bytes, int32 size, ArticleFormat format)
{
	const ArticleSource source = {.collected = day_of(2021, 6, 1),.url = "https://www.vale-post.example/2021/03/02/a",
	.title = size % 5 == 0 ? "Talks in Vale - Vale Post" : NULL,.order = size % 3};
	const char *charset;
	int32		length;
	char	   *text = article_decode(bytes, size, &length, &charset);
	Article    *article;

	check_pieces(text, length, format);
	assert(strlen(normal_url(text)) <= (size_t) length * 3 + 16);
	article = article_parse(text, length, format, &source);

	check_lines(article);
	check_dates(article);
	assert(article->body != NULL && article->language != NULL);
}

/* The first byte chooses the format; JSON that is none is refused by an error. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);

	core_alone_error = on_error;
	if (size > 0 && setjmp(refused) == 0)
		read_article((const char *) data + 1, size - 1, data[0] % N_ARTICLE_FORMATS);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
