/*
 * same_entity.h - whether two names are taken for one entity's.
 */
#ifndef NEWS_ARCHIVE_SAME_ENTITY_H
#define NEWS_ARCHIVE_SAME_ENTITY_H

#include "extension/core.h"
#include "names/words.h"

/* A name ready to be compared with many. */
typedef struct EntityName
{
	int64		id;
	bool		known;			/* its entity is known beforehand: two such are not compared */
	const char *kind;			/* person, organisation, place, other */
	const char *folded;			/* fold_name() of it */
	const char *essence;		/* of an organisation: name_essence() */
	const char *bare;			/* of a person: folded without an Arabic article before the surname */
	char		gender;			/* that of a person's first name: m, f or 0 */
	const NameWords *words;		/* of folded */
	const NameWords *bare_words;	/* of bare */
} EntityName;

typedef enum Sameness
{
	NOT_SAME,
	SAME_IF_KNOWN,				/* when what articles tell of the bearers of both agrees */
	SAME
} Sameness;

/* Makes a name ready to be compared; `kind` and `folded` are not copied and have to last as long as it. */
extern void entity_name_set(EntityName *name, const char *kind, const char *folded);

/* How two names of one kind stand to each other. */
extern Sameness entity_name_compare(const EntityName *a, const EntityName *b);

/*
 * kind is that of both; a and b are folded (fold_name).  known_alike: what articles tell of the bearers of both agrees.
 */
extern bool same_entity_name(const char *kind, const char *a, const char *b, bool known_alike);

#endif
