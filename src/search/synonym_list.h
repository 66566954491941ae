/*
 * synonym_list.h - words that mean the same, from a file.  Inside search/ only, for glue.
 */
#ifndef NEWS_ARCHIVE_SEARCH_SYNONYM_LIST_H
#define NEWS_ARCHIVE_SEARCH_SYNONYM_LIST_H

#include "search/search.h"

typedef struct SynonymList SynonymList;

/* Reads tsearch_data/NAME.syn into the current context.  Errors: config_file_error, with the line. */
extern SynonymList *read_synonym_list(const char *name);

/* Adds the lexemes of the words that mean the same as a token, as alternatives to those it has; nothing for a stop word. */
extern void add_listed_synonyms(const SynonymList *list, const LexemeRules *rules, const char *token, int32 length, Lexemes *out);

#endif
