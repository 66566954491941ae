/*
 * collection.c - files that hold many articles, cut into one raw article each, see collection.h.
 */
#include "article/collection.h"

#include "article/json_article.h"

RawArticles *
articles_in(const char *raw, int32 length, ArticleFormat format)
{
	RawArticles *list = palloc0(sizeof(RawArticles));

	if (format == FORMAT_JSON || (format == FORMAT_AUTO && looks_like_json(raw, length)))
		json_articles(list, raw, length);
	else if (format == FORMAT_AUTO && looks_like_feed(raw, length))
		feed_articles(list, raw, length);
	else if (format == FORMAT_AUTO && looks_like_table(raw, length))
		table_articles(list, raw, length);
	if (list->count == 0)
		raw_articles_add(list, raw, length, format);
	return list;
}

void
refuse_collection(const char *raw, int32 length)
{
	const char *kind = looks_like_feed(raw, length) ? "a feed" : looks_like_table(raw, length) ? "a table" : NULL;

	if (kind != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("is %s of articles, and not one article", kind),
				 errdetail("news_archive.articles_in(raw) gives its articles, one a row."),
				 errhint("Load each of these rows, or the file by news-archive load or load_directory(); or give format 'text' if it is one article.")));
}
