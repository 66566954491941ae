/*
 * groups.c - see groups.h.
 */
#include "extension/core.h"
#include "archive/link/groups.h"

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

#define COUNTRY_CODE_LENGTH 3
#define MAX_EXACTNESS 5

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

/* Known well enough to be told from others: an entity or a country's. */
static bool
side_placed(const ReportSide *s)
{
	return s->entity != 0 || strlen(s->code) >= COUNTRY_CODE_LENGTH;
}

/*
 * How exactly a report tells its act, 0 to 5: two points for a side that is an entity, one for a code, one for the day.
 */
static int
exactness(const Report *r)
{
	int			points = day_count(r->during) == 1;

	for (int i = 0; i < 2; i++)
		points += r->side[i].entity != 0 ? 2 : r->side[i].code[0] != '\0';
	return points;
}

/* "Has repeatedly called", "since 2011": not the act of one day. */
static bool
went_on(const Report *r)
{
	return (r->during.from != DAY_NONE || r->during.to != DAY_NONE) && day_count(r->during) > EVENT_WINDOW_DAYS;
}

/* Others can be counted to this report: somebody is named in it, or both sides have their country. */
static bool
is_anchor(const Report *r)
{
	if (went_on(r) || (day_count(r->during) != 1 && r->story == 0))
		return false;
	return r->side[0].entity != 0 || r->side[1].entity != 0 || (side_placed(&r->side[0]) && side_placed(&r->side[1]));
}

/* "Police", "Russia", nobody: too little to say that two stories tell of one event. */
static bool
needs_story(const Report *r)
{
	for (int i = 0; i < 2; i++)
		if (r->side[i].entity == 0 && strlen(r->side[i].code) <= COUNTRY_CODE_LENGTH)
			return true;
	return false;
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
	int64		tie;			/* what else must be the same: the story or the sentence; 0 for nothing */
} Key;

/* "Has since blocked", "from now on" have an end that is the telling's, not the act's. */
static bool
has_days(const Report *r)
{
	return day_count(r->during) != PG_INT32_MAX;
}

static int64
tie_of(const Report *r)
{
	bool		named = r->side[0].entity != 0 || r->side[1].entity != 0;
	bool		dated = has_days(r);

	if (dated && (named || (side_placed(&r->side[0]) && side_placed(&r->side[1]))))
		return 0;
	if (r->story != 0 && (dated || named))
		return r->story;
	return dated ? 0 : r->words;
}

static Key
key_of(const Report *r, int index)
{
	Key			k = {.index = index,.during = has_days(r) ? r->during : NO_DAYS,.tie = tie_of(r)};
	int			first = r->reciprocal && compare_sides(&r->side[1], &r->side[0]) < 0 ? 1 : 0;

	for (int i = 0; i < 2; i++)
	{
		const ReportSide *s = &r->side[i ^ first];

		k.entity[i] = s->entity;
		k.code[i] = s->entity ? "" : s->code;
	}
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
	BY(tie);
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
	if (side_fits(&r->side[0], &anchor->side[0]) && side_fits(&r->side[1], &anchor->side[1]))
		return true;
	return r->reciprocal && side_fits(&r->side[0], &anchor->side[1]) && side_fits(&r->side[1], &anchor->side[0]);
}

/* Open ends meet everything. */
static bool
days_meet(DayRange a, DayRange b)
{
	return (a.from == DAY_NONE || b.to == DAY_NONE || a.from < b.to) && (b.from == DAY_NONE || a.to == DAY_NONE || b.from < a.to);
}

/* The anchors in one order: by day those of one day, by story all that have one; of one place the most exact first. */
typedef struct Anchor
{
	int64		place;			/* day or story */
	int			exactness;
	int			index;
} Anchor;

typedef struct Anchors
{
	Anchor	   *rows;
	int			n;
} Anchors;

static int
compare_anchors(const void *a, const void *b)
{
	const Anchor *x = a;
	const Anchor *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->exactness != y->exactness)
		return y->exactness - x->exactness;
	return x->index - y->index;
}

static Anchors
anchors_of(const Report *reports, int n, bool by_story)
{
	Anchors		a = {palloc(sizeof(Anchor) * Max(n, 1)), 0};

	for (int i = 0; i < n; i++)
	{
		const Report *r = &reports[i];

		if (is_anchor(r) && (by_story ? r->story != 0 : day_count(r->during) == 1))
			a.rows[a.n++] = (Anchor) {by_story ? r->story : r->during.from, exactness(r), i};
	}
	qsort(a.rows, a.n, sizeof(Anchor), compare_anchors);
	return a;
}

static int
first_anchor(const Anchors *a, int64 place)
{
	int			lo = 0;
	int			hi = a->n;

	while (lo < hi)
	{
		int			mid = (lo + hi) / 2;

		if (a->rows[mid].place < place)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

#define NO_GROUP (-1)
#define SEVERAL_GROUPS (-2)

/* The only group of more exact anchors in [from, to) that report r fits. */
static int
only_group(const Report *reports, int r, const Anchors *a, int64 from, int64 to, int *sets)
{
	int			found = NO_GROUP;
	int			exact = exactness(&reports[r]);
	int			i = first_anchor(a, from);

	while (i < a->n && a->rows[i].place < to)
	{
		const Anchor *row = &a->rows[i++];
		const Report *anchor = &reports[row->index];
		int			g;

		CHECK_FOR_INTERRUPTS();
		if (row->exactness <= exact)	/* nor are those behind it */
		{
			i = first_anchor(a, row->place + 1);
			continue;
		}
		if (!days_meet(reports[r].near, anchor->near) || !sides_fit(&reports[r], anchor))
			continue;
		g = set_of(sets, row->index);
		if (found != NO_GROUP && found != g)
			return SEVERAL_GROUPS;
		found = g;
	}
	return found;
}

/* Its own story knows best; else the days tell, when they are few. */
static int
group_to_join(const Report *reports, int r, const Anchors *by_story, const Anchors *by_day, int *sets)
{
	const Report *report = &reports[r];
	int			found = NO_GROUP;

	if (went_on(report))
		return NO_GROUP;
	if (report->story != 0)
		found = only_group(reports, r, by_story, report->story, report->story + 1, sets);
	if (found == NO_GROUP && !needs_story(report) && day_count(report->near) <= EVENT_WINDOW_DAYS)
		found = only_group(reports, r, by_day, report->near.from, report->near.to, sets);
	return found;
}

static void
join_same(const Report *reports, int n, int *sets)
{
	Key		   *keys = palloc(sizeof(Key) * Max(n, 1));

	for (int i = 0; i < n; i++)
		keys[i] = key_of(&reports[i], i);
	qsort(keys, n, sizeof(Key), compare_keys);
	for (int i = 1; i < n; i++)
		if (compare_same(&keys[i - 1], &keys[i]) == 0)
			sets_join(sets, keys[i - 1].index, keys[i].index);
	pfree(keys);
}

void
group_reports(const Report *reports, int n, int *group)
{
	int		   *sets = sets_create(n);
	int		   *joins = palloc(sizeof(int) * Max(n, 1));
	Anchors		by_story = anchors_of(reports, n, true);
	Anchors		by_day = anchors_of(reports, n, false);

	join_same(reports, n, sets);

	/* All of one exactness are looked up before any is joined, so that no order shows. */
	for (int level = MAX_EXACTNESS - 1; level > 0; level--)
	{
		for (int i = 0; i < n; i++)
		{
			CHECK_FOR_INTERRUPTS();
			joins[i] = exactness(&reports[i]) == level ? group_to_join(reports, i, &by_story, &by_day, sets) : NO_GROUP;
		}
		for (int i = 0; i < n; i++)
			if (joins[i] >= 0)
				sets_join(sets, joins[i], i);
	}
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
count_independent(const int64 *sources, const int64 *words, int n)
{
	int		   *sets = sets_create(n);
	int			count = 0;

	join_equal(sets, sources, n);
	join_equal(sets, words, n);
	for (int i = 0; i < n; i++)
		count += set_of(sets, i) == i;
	return count;
}

static int
compare_doubles(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return x < y ? -1 : x > y;
}

double
surest_together(const int64 *sources, const int64 *words, const float *confidences, int n)
{
	int		   *sets = sets_create(n);
	double	   *wrong = palloc(sizeof(double) * Max(n, 1));
	double		all_wrong = 1;

	join_equal(sets, sources, n);
	join_equal(sets, words, n);
	for (int i = 0; i < n; i++)
		wrong[i] = 1;
	for (int i = 0; i < n; i++)
		wrong[set_of(sets, i)] = Min(wrong[set_of(sets, i)], 1 - confidences[i]);
	/* in one order, so that the same reports give the same bits */
	qsort(wrong, n, sizeof(double), compare_doubles);
	for (int i = 0; i < n; i++)
		all_wrong *= wrong[i];
	return 1 - all_wrong;
}
