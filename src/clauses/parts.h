/*
 * parts.h - what the files of clauses/ share: a clause's parts as they are read from the tree, before the layer holds them.
 */
#ifndef NEWS_ARCHIVE_CLAUSE_PARTS_H
#define NEWS_ARCHIVE_CLAUSE_PARTS_H

#include "clauses/clauses.h"

#include "mentions/mentions.h"

#define CLAUSE_DEPTH 8			/* clauses up that are looked at; a longer chain is a wrong parse */

/* What the layer holds, read from the tree; see clauses.h. */
extern bool find_passive(const Document *doc, int32 verb);
extern int32 find_subject(const Document *doc, int32 verb);
extern int32 find_object(const Document *doc, int32 verb);
extern Mood find_mood(const Document *doc, int32 verb);
extern int32 find_saying(const Document *doc, int32 token);
extern bool is_negated(const Document *doc, int32 verb);
extern bool has_no_object(const Document *doc, int32 verb);
extern int32 denied_by(const Document *doc, int32 verb);

/* parties.c */
extern int32 own_subject(const Document *doc, int32 verb);
extern int32 subject_over_commas(const Document *doc, int32 verb, bool relative);

#endif
