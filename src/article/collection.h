/*
 * collection.h - files that hold many articles, cut into one raw article each.
 */
#ifndef NEWS_ARCHIVE_COLLECTION_H
#define NEWS_ARCHIVE_COLLECTION_H

#include "article/raw_articles.h"

/*
 * The articles in `raw`: those of a JSON array, of JSON lines, of an object that holds a list of articles, of a feed
 * (RSS 1.0 and 2.0, Atom), the rows of a table with a header (CSV, TSV); else `raw` itself, in its format.  What is cut
 * out is JSON.  Only FORMAT_AUTO and FORMAT_JSON are cut.  Never empty; a piece that cannot be read is a piece all the same.
 */
extern RawArticles *articles_in(const char *raw, int32 length, ArticleFormat format);

/* An error when `raw` is a collection and no article: invalid_text_representation.  JSON is left to json_lines(). */
extern void refuse_collection(const char *raw, int32 length);

#endif
