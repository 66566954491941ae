/*
 * same_entity.c - see same_entity.h.
 */
#include "archive/link/same_entity.h"

#include "language/gazetteer.h"
#include "names/names.h"

/* Other names are one at no less; people's unless something else is known of both that agrees. */
#define ALIKE			0.95f
#define ALL_BUT_EQUAL	0.97f
#define VERY_ALIKE		0.86f
/* "al" before a last word this short may be its beginning ("alda"). */
#define ARTICLE_LEAST	3

/* "youssef alhadari" -> "youssef hadari": a newspaper writes the Arabic article before a surname or does not. */
static const char *
without_article(const char *folded)
{
	const char *last = strrchr(folded, ' ');
	int			begins = last ? last + 1 - folded : 0;
	char	   *out;

	if (strncmp(folded + begins, "al", 2) != 0 || strlen(folded + begins + 2) < ARTICLE_LEAST)
		return folded;
	out = palloc(strlen(folded) - 1);
	memcpy(out, folded, begins);
	strcpy(out + begins, folded + begins + 2);
	return out;
}

static char
gender_of(const char *folded)
{
	char		gender = gazetteer_first_name(pnstrdup(folded, strcspn(folded, " ")));

	return gender == 'm' || gender == 'f' ? gender : 0;
}

static bool
same_person(const char *a, const char *b, bool known_alike)
{
	char		gender_a;
	char		gender_b;

	/* a surname alone is too little */
	if (strchr(a, ' ') == NULL || strchr(b, ' ') == NULL ||
		name_similarity(without_article(a), without_article(b)) < (known_alike ? VERY_ALIKE : ALL_BUT_EQUAL))
		return false;
	gender_a = gender_of(a);
	gender_b = gender_of(b);
	return gender_a == 0 || gender_b == 0 || gender_a == gender_b;
}

bool
same_entity_name(const char *kind, const char *a, const char *b, bool known_alike)
{
	if (strcmp(a, b) == 0)
		return true;
	if (generations_differ(a, b))
		return false;
	if (strcmp(kind, "organisation") == 0 && strcmp(name_essence(a), name_essence(b)) == 0)
		return true;
	if (strcmp(kind, "person") == 0)
		return same_person(a, b, known_alike);
	return name_similarity(a, b) >= ALIKE;
}
