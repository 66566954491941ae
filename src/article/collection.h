/*
 * collection.h - files that hold many articles, cut into one raw article each.
 */
#ifndef NEWS_ARCHIVE_COLLECTION_H
#define NEWS_ARCHIVE_COLLECTION_H

#include "article/article.h"

typedef struct RawArticle
{
	const char *text;			/* valid UTF-8, not NUL-terminated */
	int32		length;
	ArticleFormat format;
} RawArticle;

typedef struct RawArticles
{
	int32		count;
	int32		room;
	RawArticle *items;
} RawArticles;

/*
 * The articles in `raw`: those of a JSON array, of JSON lines, of an object that holds a list of articles, of a feed
 * (RSS 1.0 and 2.0, Atom), the rows of a table with a header (CSV, TSV); else `raw` itself, in its format.  What is cut
 * out is JSON.  Only FORMAT_AUTO and FORMAT_JSON are cut.  Never empty; a piece that cannot be read is a piece all the same.
 */
extern RawArticles *articles_in(const char *raw, int32 length, ArticleFormat format);

/* An error when `raw` is a collection and no article: invalid_text_representation.  JSON is left to json_lines(). */
extern void refuse_collection(const char *raw, int32 length);

/* ---- inside article/ ---- */

/* raw_articles.c */
extern void raw_articles_add(RawArticles *list, const char *text, int32 length, ArticleFormat format);

/* json_article.c: JSON values one after the other. */
extern void json_articles(RawArticles *list, const char *raw, int32 length);

/* feed.c */
extern bool looks_like_feed(const char *raw, int32 length);
extern void feed_articles(RawArticles *list, const char *raw, int32 length);

/* table.c */
extern bool looks_like_table(const char *raw, int32 length);
extern void table_articles(RawArticles *list, const char *raw, int32 length);

/* json_write.c: one JSON object, member by member. */
typedef struct JsonWriter
{
	char	   *s;
	int64		length;
	int64		room;
} JsonWriter;

extern void json_begin(JsonWriter *w);
extern void json_put(JsonWriter *w, const char *key, const char *value);	/* nothing when value is NULL or "" */
extern void json_put_n(JsonWriter *w, const char *key, int32 key_length, const char *value, int32 length);
extern void json_end(JsonWriter *w);

#endif
