/*
 * link_fuzz.c - the cores of linking with any numbers: disjoint sets, sources that are counted once, parents of vague reports,
 * ties between articles whose signatures nobody checked, and names that are compared block by block.
 */
#include "extension/core.h"

#include <math.h>

#include "archive/link/name_pairs.h"
#include "archive/link/parents.h"
#include "archive/link/sets.h"
#include "archive/link/signature.h"
#include "archive/link/ties.h"

#define MOST_ITEMS 200

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the input still holds; zeros behind its end. */
typedef struct Bytes
{
	const uint8_t *at;
	size_t		left;
} Bytes;

static uint8
take(Bytes *b)
{
	if (b->left == 0)
		return 0;
	b->left--;
	return *b->at++;
}

/* Few different numbers, so that some are equal, and the extreme ones. */
static int64
take_id(Bytes *b)
{
	uint8		v = take(b);

	return v == 255 ? PG_INT64_MAX : v == 254 ? PG_INT64_MIN : v % 16;
}

static Day
take_day(Bytes *b)
{
	uint8		v = take(b);

	return v == 255 ? PG_INT32_MAX : v == 254 ? DAY_NONE : v == 253 ? PG_INT32_MIN + 1 : v % 64;
}

static float
take_weight(Bytes *b)
{
	static const float odd[] = {0, -1, 1e-30f, 3e38f, NAN, INFINITY, -INFINITY, 1};
	uint8		v = take(b);

	return v < lengthof(odd) ? odd[v] : v / 255.0f;
}

static void
check_sets(Bytes *b)
{
	int			n = take(b) % MOST_ITEMS;
	int		   *sets = sets_create(n);
	int64		sources[MOST_ITEMS];
	int64		words[MOST_ITEMS];
	float		confidences[MOST_ITEMS];
	int			count;

	for (int i = 0; i < n; i++)
	{
		sets_join(sets, i, take(b) % n);
		sources[i] = take_id(b);
		words[i] = take_id(b);
		confidences[i] = take(b) / 255.0f;
	}
	for (int i = 0; i < n; i++)
		Assert(set_of(sets, i) <= i && set_of(sets, set_of(sets, i)) == set_of(sets, i));
	count = count_independent(sources, words, n);
	Assert(count >= (n > 0) && count <= n);
	if (n > 0)
	{
		double		sure = surest_together(sources, words, confidences, n);

		Assert(sure >= 0 && sure <= 1);
	}
}

static DayRange
take_days(Bytes *b)
{
	DayRange	r = {take_day(b), take_day(b)};

	return r;
}

static void
check_parents(Bytes *b)
{
	static const char *const codes[] = {"", "-", "RUS", "RUSGOV", "RUSMIL", "HUN", "R", "RUSGOVX"};
	int			n = take(b) % MOST_ITEMS;
	Report		reports[MOST_ITEMS];
	Parent	   *parents;
	int			count;

	for (int i = 0; i < n; i++)
	{
		uint8		flags = take(b);

		reports[i] = (Report) {.key = take_id(b),.kind = flags & 3,.reciprocal = (flags & 4) != 0,.asked = (flags & 8) != 0,.story = (flags >> 4) % 4};
		for (int k = 0; k < 2; k++)
			reports[i].side[k] = (ReportSide) {take(b) % 4, codes[take(b) % lengthof(codes)]};
		reports[i].during = take_days(b);
		reports[i].near = take_days(b);
	}
	count = event_parents(reports, n, &parents);
	Assert(count >= 0 && count <= n);
	for (int i = 0; i < count; i++)
	{
		bool		there = parents[i].parent == NO_PARENT;

		Assert(i == 0 || parents[i - 1].key < parents[i].key);
		for (int k = 0; k < n; k++)
			there |= reports[k].key == parents[i].parent;
		Assert(there);
	}
}

static void
check_ties(Bytes *b)
{
	Ties	   *t = ties_create();
	int			n = take(b) % MOST_ITEMS;
	Tie		   *ties;
	int			count;

	for (int i = 0; i < n; i++)
	{
		TieArticle	article = {.id = take_id(b),.day = take_day(b),.fresh = take(b) & 1,.count = take(b) % SIGNATURE_TERMS};
		int32		terms[SIGNATURE_TERMS];
		float		weights[SIGNATURE_TERMS];
		int32		rare[4];

		for (int k = 0; k < article.count; k++)
		{
			terms[k] = take(b) % 64;
			weights[k] = take_weight(b);
		}
		for (int k = 0; k < 4; k++)
			rare[k] = take(b) % 64;
		ties_add(t, article, terms, weights, rare, 4);
		signature_similarity(terms, weights, article.count, t->terms, t->weights, Min((int) t->n_terms, SIGNATURE_TERMS));
	}
	count = ties_find(t, &ties);
	Assert(count >= 0 && count <= TIES_KEPT * n);
	for (int i = 0; i < count; i++)
		Assert(ties[i].from >= 0 && ties[i].from < n && ties[i].to >= 0 && ties[i].to < n && ties[i].from != ties[i].to &&
			   ties[i].similarity >= TIE_LEAST && ties[i].similarity <= 1);
}

/* A name of one to three words, some of them no words at all. */
static const char *
take_name(Bytes *b)
{
	static const char *const words[] = {"ada", "yusuf", "youssef", "hadari", "al hadari", "quill", "q", "", " ", "\xc3\xa9t\xc3\xa9", "\xd9\x8a\xd9\x88\xd8\xb3\xd9\x81", "jr", "bank", "sarn", "of", "12"};
	int			n = 1 + take(b) % 3;
	char	   *name = pstrdup("");

	for (int i = 0; i < n; i++)
		name = psprintf("%s%s%s", name, i > 0 ? " " : "", words[take(b) % lengthof(words)]);
	return name;
}

static BlockMember *
take_members(Bytes *b, int names, int n)
{
	BlockMember *members = palloc(sizeof(BlockMember) * Max(n, 1));

	for (int i = 0; i < n; i++)
		members[i] = (BlockMember) {.block = take(b) % 8,.name = take(b) % names};
	return members;
}

static void
check_name_pairs(Bytes *b)
{
	static const char *const kinds[] = {"person", "organisation", "place", "other"};
	EntityName	names[32];
	int			n = 1 + take(b) % lengthof(names);
	int			n_asked = take(b) % 64;
	int			n_bearers = take(b) % 64;
	BlockMember *asked;
	BlockMember *bearers;
	NamePair   *pairs;
	int			count;

	for (int i = 0; i < n; i++)
	{
		uint8		flags = take(b);

		entity_name_set(&names[i], kinds[flags & 3], take_name(b));
		names[i].known = (flags & 4) != 0;
	}
	asked = take_members(b, n, n_asked);
	bearers = take_members(b, n, n_bearers);
	count = name_pairs_find(names, n, asked, n_asked, bearers, n_bearers, &pairs);
	for (int i = 0; i < count; i++)
	{
		const EntityName *x = &names[pairs[i].a];
		const EntityName *y = &names[pairs[i].b];

		Assert(x != y && strcmp(x->kind, y->kind) == 0 && !(x->known && y->known));
		Assert(pairs[i].sameness != NOT_SAME && pairs[i].sameness == entity_name_compare(x, y));
		Assert(entity_name_compare(y, x) == pairs[i].sameness);
		Assert((pairs[i].sameness == SAME) == same_entity_name(x->kind, x->folded, y->folded, false));
		for (int k = 0; k < i; k++)		/* each pair once */
			Assert(!(pairs[k].a == pairs[i].a && pairs[k].b == pairs[i].b) && !(pairs[k].a == pairs[i].b && pairs[k].b == pairs[i].a));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	Bytes		b = {data, size};

	switch (take(&b) % 4)
	{
		case 0:
			check_sets(&b);
			break;
		case 1:
			check_parents(&b);
			break;
		case 2:
			check_ties(&b);
			break;
		default:
			check_name_pairs(&b);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
