/*
 * query_datum.h - inside search/: a query's tree as a tsquery of the server.
 */
#ifndef NEWS_ARCHIVE_QUERY_DATUM_H
#define NEWS_ARCHIVE_QUERY_DATUM_H

#include "search/search.h"

/* A QueryLexizer over a text search configuration; `state` points to its Oid. */
extern int	lexize_words(void *state, const char *text, int32 length, QueryLexeme **lexemes);

/* The tsquery of a tree, empty when nothing is left of it. */
extern Datum query_datum(const char *words, const QueryNode *root, QueryReading reading, Oid configuration);

#endif
