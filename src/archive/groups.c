/*
 * groups.c - see groups.h.
 */
#include "extension/core.h"
#include "archive/groups.h"

int *
sets_create(int n)
{
	int		   *sets = palloc(sizeof(int) * Max(n, 1));

	for (int i = 0; i < n; i++)
		sets[i] = i;
	return sets;
}

int
set_of(int *sets, int i)
{
	while (sets[i] != i)
		i = sets[i] = sets[sets[i]];
	return i;
}

void
sets_join(int *sets, int a, int b)
{
	a = set_of(sets, a);
	b = set_of(sets, b);
	if (a < b)
		sets[b] = a;
	else
		sets[a] = b;
}

static int
day_count(DayRange r)
{
	if (r.from == DAY_NONE || r.to == DAY_NONE)
		return PG_INT32_MAX;
	return r.to - r.from;
}

static int
compare_sides(const ReportSide *a, const ReportSide *b)
{
	int			c = strcmp(a->code, b->code);

	if (c == 0)
		c = a->entity < b->entity ? -1 : a->entity > b->entity;
	return c;
}

static bool
side_known(const ReportSide *s)
{
	return s->entity != 0 || s->code[0] != '\0';
}

/* Both sides named, or the only one: what an anchor is. */
static bool
is_anchor(const Report *r)
{
	return day_count(r->during) == 1 && r->side[0].entity != 0 && (r->side[1].entity != 0 || !side_known(&r->side[1]));
}

/*
 * A total order in which reports that say just the same stand together: by entity where there is one, else by code.
 */
typedef struct Key
{
	int			index;
	int64		entity[2];
	const char *code[2];
	DayRange	during;
	int64		words;			/* tells undated reports apart */
} Key;

static Key
key_of(const Report *r, int index)
{
	Key			k = {.index = index,.during = r->during};
	int			first = r->reciprocal && compare_sides(&r->side[1], &r->side[0]) < 0 ? 1 : 0;

	for (int i = 0; i < 2; i++)
	{
		const ReportSide *s = &r->side[i ^ first];

		k.entity[i] = s->entity;
		k.code[i] = s->entity ? "" : s->code;
	}
	k.words = day_count(r->during) == PG_INT32_MAX ? r->words : 0;
	return k;
}

static int
compare_same(const Key *a, const Key *b)
{
	int			c = 0;

#define BY(x) if (c == 0) c = a->x < b->x ? -1 : a->x > b->x
	BY(entity[0]);
	BY(entity[1]);
	if (c == 0)
		c = strcmp(a->code[0], b->code[0]);
	if (c == 0)
		c = strcmp(a->code[1], b->code[1]);
	BY(during.from);
	BY(during.to);
	BY(words);
#undef BY
	return c;
}

static int
compare_keys(const void *a, const void *b)
{
	int			c = compare_same(a, b);

	return c != 0 ? c : ((const Key *) a)->index - ((const Key *) b)->index;
}

/* A side that names its entity fits only that one; a side that gives a code fits every entity of that code. */
static bool
side_fits(const ReportSide *s, const ReportSide *anchor)
{
	if (!side_known(s) || !side_known(anchor))
		return !side_known(s);
	if (s->entity != 0)
		return s->entity == anchor->entity;
	return strncmp(anchor->code, s->code, strlen(s->code)) == 0;
}

static bool
sides_fit(const Report *r, const Report *anchor)
{
	if (!side_known(&r->side[0]) && !side_known(&r->side[1]))
		return false;
	if (side_fits(&r->side[0], &anchor->side[0]) && side_fits(&r->side[1], &anchor->side[1]))
		return true;
	return r->reciprocal && side_fits(&r->side[0], &anchor->side[1]) && side_fits(&r->side[1], &anchor->side[0]);
}

static int
compare_by_day(const void *a, const void *b)
{
	const Key  *x = a;
	const Key  *y = b;

	if (x->during.from != y->during.from)
		return x->during.from < y->during.from ? -1 : 1;
	return x->index - y->index;
}

/* The only anchor group that report r fits, or -1; anchors are sorted by day. */
static int
only_anchor(const Report *reports, int r, const Key *anchors, int n_anchors, int *sets)
{
	DayRange	during = reports[r].near;
	int			found = -1;
	int			lo = 0;
	int			hi = n_anchors;

	while (lo < hi)
	{
		int			mid = (lo + hi) / 2;

		if (anchors[mid].during.from < during.from)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n_anchors && anchors[lo].during.from < during.to; lo++)
	{
		int			g;

		if (!sides_fit(&reports[r], &reports[anchors[lo].index]))
			continue;
		g = set_of(sets, anchors[lo].index);
		if (found >= 0 && found != g)
			return -1;
		found = g;
	}
	return found;
}

void
group_reports(const Report *reports, int n, int *group)
{
	int		   *sets = sets_create(n);
	Key		   *keys = palloc(sizeof(Key) * Max(n, 1));
	Key		   *anchors = palloc(sizeof(Key) * Max(n, 1));
	int		   *joins = palloc(sizeof(int) * Max(n, 1));
	int			n_anchors = 0;

	for (int i = 0; i < n; i++)
		keys[i] = key_of(&reports[i], i);
	qsort(keys, n, sizeof(Key), compare_keys);
	for (int i = 0; i < n; i++)
	{
		if (i > 0 && compare_same(&keys[i - 1], &keys[i]) == 0)
			sets_join(sets, keys[i - 1].index, keys[i].index);
		if (is_anchor(&reports[keys[i].index]))
			anchors[n_anchors++] = keys[i];
	}
	qsort(anchors, n_anchors, sizeof(Key), compare_by_day);

	/* All are looked up before any is joined, so that no order shows. */
	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		joins[i] = -1;
		if (!is_anchor(&reports[i]) && day_count(reports[i].near) <= EVENT_WINDOW_DAYS)
			joins[i] = only_anchor(reports, i, anchors, n_anchors, sets);
	}
	for (int i = 0; i < n; i++)
		if (joins[i] >= 0)
			sets_join(sets, joins[i], i);
	for (int i = 0; i < n; i++)
		group[i] = set_of(sets, i);
}

typedef struct Tagged
{
	int64		value;
	int			index;
} Tagged;

static int
compare_tagged(const void *a, const void *b)
{
	const Tagged *x = a;
	const Tagged *y = b;

	return x->value < y->value ? -1 : x->value > y->value;
}

/* Joins all that have the same value. */
static void
join_equal(int *sets, const int64 *values, int n)
{
	Tagged	   *sorted = palloc(sizeof(Tagged) * Max(n, 1));

	for (int i = 0; i < n; i++)
		sorted[i] = (Tagged) {values[i], i};
	qsort(sorted, n, sizeof(Tagged), compare_tagged);
	for (int i = 1; i < n; i++)
		if (sorted[i - 1].value == sorted[i].value)
			sets_join(sets, sorted[i - 1].index, sorted[i].index);
	pfree(sorted);
}

int
count_independent(const int64 *articles, const int64 *words, int n)
{
	int		   *sets = sets_create(n);
	int			count = 0;

	join_equal(sets, articles, n);
	join_equal(sets, words, n);
	for (int i = 0; i < n; i++)
		count += set_of(sets, i) == i;
	return count;
}
