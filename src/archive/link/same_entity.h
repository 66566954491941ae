/*
 * same_entity.h - whether two names are taken for one entity's.
 */
#ifndef NEWS_ARCHIVE_SAME_ENTITY_H
#define NEWS_ARCHIVE_SAME_ENTITY_H

#include "extension/core.h"

/*
 * kind is that of both; a and b are folded (fold_name).  known_alike: what articles tell of the bearers of both agrees.
 */
extern bool same_entity_name(const char *kind, const char *a, const char *b, bool known_alike);

#endif
