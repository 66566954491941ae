/*
 * raw_articles.c - the list of articles that a file is cut into.
 */
#include "article/raw_articles.h"

void
raw_articles_add(RawArticles *list, const char *text, int32 length, ArticleFormat format)
{
	if (list->count == list->room)
	{
		list->room = list->room > 0 ? list->room * 2 : 16;
		list->items = list->items != NULL ? repalloc(list->items, sizeof(RawArticle) * list->room) : palloc(sizeof(RawArticle) * list->room);
	}
	list->items[list->count++] = (RawArticle) {text, length, format};
}
