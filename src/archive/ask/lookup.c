/*
 * lookup.c - which names of an archive are like a given one.
 *
 * The question to the index is the name's codes, each with the weight of what sharing it says (its sort, its word, its rarity in
 * this archive); names that share enough are the candidates, and those are scored by aligning their words.  Only the question
 * and the order are here; lookup_sql.c asks the tables.
 */
#include "extension/core.h"

#include <math.h>

#include "archive/ask/lookup.h"
#include "names/names.h"
#include "text/lexicon.h"

const LookupStage lookup_stages[LOOKUP_STAGES] = {
	{CODE_PAIR | CODE_WHOLE | CODE_ACRONYM | CODE_FINE | CODE_COARSE, 1500, 0.3f},
	{CODE_ALL, 9000, 0.10f},
	{CODE_ALL, 9000, 0.05f},
};

float
rarity_frequency(const Rarity *rarity, int32 code)
{
	int			low = 0;
	int			high = rarity->n;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (rarity->codes[middle] < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < rarity->n && rarity->codes[low] == code ? rarity->frequencies[low] : rarity->least;
}

/* How rare a code is among the names of the archive, 0 to 1: 1 when one name has it, 0 when all have it. */
static float
rareness(const Rarity *rarity, int32 code)
{
	double		names = Max(rarity->names, 1000.0);
	double		f = Max(rarity_frequency(rarity, code), 1.0 / names);

	return (float) (log(1.0 / Min(f, 1.0)) / log(names));
}

void
weigh_words(NameWords *name, const Rarity *rarity)
{
	for (int i = 0; i < name->n; i++)
		name->words[i].weight *= Max(0.1f, rareness(rarity, word_code(&name->words[i])));
}

/* For qsort: the rarest code first. */
static int
compare_rareness(const void *a, const void *b)
{
	const NameCode *x = a;
	const NameCode *y = b;

	return x->weight < y->weight ? 1 : x->weight > y->weight ? -1 : 0;
}

void
lookup_query(const NameWords *name, const Rarity *rarity, const LookupStage *stage, float least, LookupQuery *query)
{
	NameCodes	codes;
	double		budget = stage->budget;
	double		total = 0;

	query_codes(name, &codes);
	for (int i = 0; i < codes.n; i++)
		codes.codes[i].weight *= rareness(rarity, codes.codes[i].code);
	qsort(codes.codes, codes.n, sizeof(NameCode), compare_rareness);
	query->n = 1;
	for (int i = 0; i < codes.n; i++)
	{
		const NameCode *c = &codes.codes[i];
		double		rows = rarity_frequency(rarity, c->code) * rarity->names;

		if (!(c->sort & stage->sorts) || rows > budget)
			continue;
		budget -= rows;
		query->array[query->n++] = c->code;
		query->array[query->n++] = 1 + (int32) (1000 * c->weight);
		total += 1 + (int32) (1000 * c->weight);
	}
	query->array[0] = Max(1, (int32) (total * least));
}

static int
compare_candidates(const void *a, const void *b)
{
	const Candidate *x = a;
	const Candidate *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->articles != y->articles)
		return x->articles < y->articles ? 1 : -1;
	return x->entity_id < y->entity_id ? -1 : x->entity_id > y->entity_id;
}

extern const Lexicon lexicon_first_names;

/* Several words that begin or end in a first name, and none of a place's or a company's: as far as a name alone can tell, a person. */
static bool
looks_like_person(const NameWords *name)
{
	const NameWord *ends[2] = {&name->words[0], &name->words[Max(name->n, 1) - 1]};

	for (int i = 0; i < name->n; i++)
		if (name->words[i].class == WORD_GENERIC || name->words[i].class == WORD_COMPANY)
			return false;
	for (int i = 0; i < 2 && name->n > 1; i++)
		if (lexicon_find(&lexicon_first_names, ends[i]->at, ends[i]->length) >= 0)
			return true;
	return false;
}

/* What is taken from the score of a name of another kind, or of one word where several were asked for. */
#define OTHER_KIND_PLACE		0.06f
#define OTHER_KIND_ORGANISATION	0.03f
#define ONE_WORD				0.03f

static float
unlikeliness(const NameWords *name, bool person, const Candidate *c, const NameWords *other)
{
	float		taken = name->n > 1 && other->n == 1 ? ONE_WORD : 0;

	if (c->score == 1)
		return 0;
	if (person && strcmp(c->kind, "place") == 0)
		taken += OTHER_KIND_PLACE;
	else if (person && strcmp(c->kind, "person") != 0)
		taken += OTHER_KIND_ORGANISATION;
	return taken;
}

float
score_candidates(const NameWords *name, const char *folded, const Rarity *rarity, Candidate *candidates, int from, int n)
{
	float		best = 0;
	bool		person = looks_like_person(name);

	for (int i = from; i < n; i++)
	{
		Candidate  *c = &candidates[i];
		NameWords	other;

		CHECK_FOR_INTERRUPTS();
		name_words(c->folded, &other);
		weigh_words(&other, rarity);
		c->score = strcmp(folded, c->folded) == 0 ? 1 : Min(0.98f, name_words_similarity(name, &other));
		c->score -= unlikeliness(name, person, c, &other);
		best = Max(best, c->score);
		c->score += ARTICLES_PART * (float) Min(1.0, log10(1.0 + c->articles) / 4);
	}
	return best;
}

int
rank_candidates(Candidate *candidates, int n)
{
	int			kept = 0;

	qsort(candidates, n, sizeof(Candidate), compare_candidates);
	for (int i = 0; i < n; i++)
	{
		bool		known = false;

		if (candidates[i].score < LOOKUP_LEAST)
			break;
		for (int k = 0; k < kept && !known; k++)
			known = candidates[k].entity_id == candidates[i].entity_id;
		if (!known)
			candidates[kept++] = candidates[i];
	}
	return kept;
}
