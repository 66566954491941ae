/*
 * parts.h - what the files of clauses/ share: a clause's parts as they are read from the tree, before the layer holds them.
 */
#ifndef NEWS_ARCHIVE_CLAUSE_PARTS_H
#define NEWS_ARCHIVE_CLAUSE_PARTS_H

#include "clauses/clauses.h"

#include "mentions/mentions.h"

#define CLAUSE_DEPTH 8			/* clauses up that are looked at; a longer chain is a wrong parse */

/* subjects.c */
extern int32 own_subject(const Document *doc, int32 verb);
extern int32 subject_over_commas(const Document *doc, int32 verb, bool relative);

#endif
