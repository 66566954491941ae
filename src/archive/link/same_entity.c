/*
 * same_entity.c - see same_entity.h.
 */
#include "archive/link/same_entity.h"

#include "language/gazetteer.h"
#include "names/names.h"

/*
 * The least name_similarity() at which names of bodies and places are one.  Names of people are one from ALL_BUT_EQUAL on, and from
 * VERY_ALIKE on when articles tell something of both that agrees.
 */
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

/* The words of a folded name, with room for no more than there are. */
static const NameWords *
words_of(const char *folded)
{
	NameWords	all;
	NameWords  *out;
	Size		size;

	name_words(folded, &all);
	size = offsetof(NameWords, words) + sizeof(NameWord) * all.n;
	out = palloc(size);
	memcpy(out, &all, size);
	return out;
}

void
entity_name_set(EntityName *name, const char *kind, const char *folded)
{
	memset(name, 0, sizeof(EntityName));
	name->kind = kind;
	name->folded = folded;
	name->words = words_of(folded);
	if (strcmp(kind, "organisation") == 0)
		name->essence = name_essence(folded);
	if (strcmp(kind, "person") == 0)
	{
		name->bare = without_article(folded);
		name->gender = gender_of(folded);
		name->bare_words = name->bare == folded ? name->words : words_of(name->bare);
	}
}

static Sameness
compare_people(const EntityName *a, const EntityName *b)
{
	float		alike;

	/* a surname alone is too little; nor are a man's and a woman's name one */
	if (strchr(a->folded, ' ') == NULL || strchr(b->folded, ' ') == NULL ||
		(a->gender != 0 && b->gender != 0 && a->gender != b->gender))
		return NOT_SAME;
	alike = cut_names_similarity(a->bare, a->bare_words, b->bare, b->bare_words);
	return alike >= ALL_BUT_EQUAL ? SAME : alike >= VERY_ALIKE ? SAME_IF_KNOWN : NOT_SAME;
}

Sameness
entity_name_compare(const EntityName *a, const EntityName *b)
{
	if (strcmp(a->folded, b->folded) == 0)
		return SAME;
	if (name_words_generations_differ(a->words, b->words))
		return NOT_SAME;
	if (a->essence != NULL && strcmp(a->essence, b->essence) == 0)
		return SAME;
	if (a->bare != NULL)
		return compare_people(a, b);
	return cut_names_similarity(a->folded, a->words, b->folded, b->words) >= ALIKE ? SAME : NOT_SAME;
}

bool
same_entity_name(const char *kind, const char *a, const char *b, bool known_alike)
{
	EntityName	names[2];
	Sameness	sameness;

	entity_name_set(&names[0], kind, a);
	entity_name_set(&names[1], kind, b);
	sameness = entity_name_compare(&names[0], &names[1]);
	return sameness == SAME || (sameness == SAME_IF_KNOWN && known_alike);
}
