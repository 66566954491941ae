/*
 * raw_articles.h - the articles that a file is cut into, and what each kind of file adds to them.
 */
#ifndef NEWS_ARCHIVE_RAW_ARTICLES_H
#define NEWS_ARCHIVE_RAW_ARTICLES_H

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
