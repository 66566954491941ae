/*
 * json_article.h - inside article/: one article given as JSON.
 */
#ifndef NEWS_ARCHIVE_JSON_ARTICLE_H
#define NEWS_ARCHIVE_JSON_ARTICLE_H

#include "article/html.h"

/* The lines of an article given as JSON; what its other fields say goes to `facts`. Errors: invalid_text_representation. */
extern Lines *json_lines(const char *raw, int32 length, PageFacts *facts);

/* Is it one JSON object? */
extern bool looks_like_json(const char *raw, int32 length);

#endif
