/*
 * lookup.h - which names of an archive are like a given one: the question to the index, and the order of what it finds.
 */
#ifndef NEWS_ARCHIVE_LOOKUP_H
#define NEWS_ARCHIVE_LOOKUP_H

#include "extension/core.h"
#include "names/codes.h"
#include "names/words.h"

/* How many names the scorer looks at for one question. */
#define LOOKUP_MAX_CANDIDATES 200

/*
 * How rare each code is among the archive's names.  frequencies[i] is the part of the names that have codes[i]; codes are
 * sorted; a code that is not listed is rarer than all listed.  Nothing is listed before the first ANALYZE.
 */
typedef struct Rarity
{
	double		names;			/* how many names the archive has, 0 when not known */
	int			n;
	const int32 *codes;
	const float *frequencies;
	float		least;			/* the frequency of a code that is not listed */
} Rarity;

extern float rarity_frequency(const Rarity *rarity, int32 code);

/* Gives each word of a name the weight of its class times its rarity. */
extern void weigh_words(NameWords *name, const Rarity *rarity);

/* A query for the operator &~ (see names/codes.h). */
#define LOOKUP_QUERY_SIZE (1 + 2 * NAME_MAX_CODES)

typedef struct LookupQuery
{
	int32		array[LOOKUP_QUERY_SIZE];
	int			n;				/* elements in use; 1 when there is nothing to ask */
} LookupQuery;

/* How to ask: each stage is asked only while those before have found nothing that is surely the name, and too little. */
typedef struct LookupStage
{
	int			sorts;			/* which codes (CodeSort) */
	int			budget;			/* the index entries that may be read, by what is known of their number */
	float		least;			/* the part of the weight asked for that a name must have */
} LookupStage;

#define LOOKUP_STAGES 3
extern const LookupStage lookup_stages[LOOKUP_STAGES];

/* The score (0 to 1) at which a name is surely the one: no laxer stage is asked then. */
#define LOOKUP_SURE 0.90f

/* The least score (0 to 1) of a name that is shown. */
#define LOOKUP_LEAST 0.4f

/* How many candidates are enough: with as many no laxer stage is asked, once the codes of all sorts were. */
#define LOOKUP_ENOUGH 40

/* How much the number of articles moves an entity among those whose names are equally near. */
#define ARTICLES_PART 0.01f

/* The rarest codes first, as far as the budget goes; a name must have the part `least` of their weight. */
extern void lookup_query(const NameWords *name, const Rarity *rarity, const LookupStage *stage, float least, LookupQuery *query);

/* More names than the scorer may look at: asked again for names that have this much more of the weight, at most so far. */
#define LOOKUP_STRICTER 1.6f
#define LOOKUP_STRICTEST 0.8f

typedef struct Candidate
{
	int64		entity_id;
	const char *kind;
	const char *name;			/* the spelling that is like it */
	const char *folded;
	int64		articles;
	float		score;
} Candidate;

/* Scores the candidates from `from` on. */
extern float score_candidates(const NameWords *name, const char *folded, const Rarity *rarity, Candidate *candidates, int from, int n);

/* Keeps of each entity the best and puts the best first; gives how many are left. */
extern int	rank_candidates(Candidate *candidates, int n);

#endif
