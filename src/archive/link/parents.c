/*
 * parents.c - see parents.h.
 */
#include "archive/link/parents.h"
#include "events/events.h"

#define COUNTRY_CODE_LENGTH 3
#define MAX_EXACTNESS 5

static int64
day_count(DayRange r)
{
	if (r.from == DAY_NONE || r.to == DAY_NONE)
		return PG_INT64_MAX;
	return (int64) r.to - r.from;
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
	return day_count(r->near) > EVENT_WINDOW_DAYS;
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

/* Whether two ranges have a day in common; an open end reaches every day on its side. */
static bool
days_meet(DayRange a, DayRange b)
{
	return (a.from == DAY_NONE || b.to == DAY_NONE || a.from < b.to) && (b.from == DAY_NONE || a.to == DAY_NONE || b.from < a.to);
}

static bool
fits(const Report *r, const Report *anchor)
{
	return days_meet(r->near, anchor->near) && sides_fit(r, anchor);
}

/* The anchors of one kind in one place: by story all that have one, by entity and day those of one day. */
typedef struct Anchor
{
	int64		kind;
	int64		place;			/* story or entity */
	Day			day;			/* 0 by story */
	int			index;
} Anchor;

typedef struct Anchors
{
	Anchor	   *rows;
	int			n;
} Anchors;

static int
compare_places(const Anchor *x, const Anchor *y)
{
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

static int
compare_anchors(const void *a, const void *b)
{
	int			c = compare_places(a, b);

	return c != 0 ? c : ((const Anchor *) a)->index - ((const Anchor *) b)->index;
}

static Anchors
anchors_of(const Report *reports, int n, bool by_story)
{
	Anchors		a = {palloc_extended(sizeof(Anchor) * Max(2 * (Size) n, 1), MCXT_ALLOC_HUGE), 0};

	for (int i = 0; i < n; i++)
	{
		const Report *r = &reports[i];

		if (!is_anchor(r))
			continue;
		if (by_story && r->story != 0)
			a.rows[a.n++] = (Anchor) {r->kind, r->story, 0, i};
		for (int k = 0; k < 2 && !by_story && day_count(r->during) == 1; k++)
			if (r->side[k].entity != 0 && (k == 0 || r->side[0].entity != r->side[1].entity))
				a.rows[a.n++] = (Anchor) {r->kind, r->side[k].entity, r->during.from, i};
	}
	qsort(a.rows, a.n, sizeof(Anchor), compare_anchors);
	return a;
}

static int
first_anchor(const Anchors *a, const Anchor *at)
{
	int			lo = 0;
	int			hi = a->n;

	while (lo < hi)
	{
		int			mid = (lo + hi) / 2;

		if (compare_places(&a->rows[mid], at) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Which more exact act a report tells, as far as was found out. */
typedef struct Found
{
	bool		any;
	bool		several;
	int			best;			/* a report of the key */
} Found;

/* The only act that fits among the anchors [from, to), which is that of the most exact of them. */
static Found
only_act(const Report *reports, const Report *r, const Anchors *a, int from, int to)
{
	Found		f = {false, to - from > MOST_ANCHORS, -1};

	for (int i = from; i < to && !f.several; i++)
	{
		const Report *anchor = &reports[a->rows[i].index];

		if (exactness(anchor) <= exactness(r) || !fits(r, anchor))
			continue;
		f.any = true;
		if (f.best < 0 || exactness(anchor) > exactness(&reports[f.best]))
			f.best = a->rows[i].index;
	}
	for (int i = from; i < to && !f.several && f.any; i++)
	{
		const Report *anchor = &reports[a->rows[i].index];
		const Report *best = &reports[f.best];

		if (exactness(anchor) <= exactness(r) || !fits(r, anchor) || anchor->key == best->key)
			continue;
		f.several = exactness(anchor) == exactness(best) || !fits(anchor, best);
	}
	f.any |= f.several;
	return f;
}

/* The anchors of the days on which a report may have been in which a person it names takes part. */
static Found
only_act_of_days(const Report *reports, const Report *r, const Anchors *by_day)
{
	Found		f = {false, false, -1};

	if (needs_story(r) || r->near.from == DAY_NONE)
		return f;
	for (int k = 0; k < 2 && !f.any; k++)
		if (r->side[k].entity != 0)
		{
			Anchor		from = {r->kind, r->side[k].entity, r->near.from, 0};
			Anchor		to = {r->kind, r->side[k].entity, r->near.to, 0};

			f = only_act(reports, r, by_day, first_anchor(by_day, &from), first_anchor(by_day, &to));
		}
	return f;
}

/*
 * The act that report r tells, as a more exact report has it: one of its own story, when one fits; else, by the days and a person named
 * in r, one of any story.  None when several fit: then nothing says which.
 */
static Found
act_told(const Report *reports, const Report *r, const Anchors *by_story, const Anchors *by_day)
{
	Found		f = {false, false, -1};

	if (went_on(r) || exactness(r) == MAX_EXACTNESS)
		return f;
	if (r->story != 0)
	{
		Anchor		from = {r->kind, r->story, 0, 0};
		Anchor		to = {r->kind, r->story, 1, 0};

		f = only_act(reports, r, by_story, first_anchor(by_story, &from), first_anchor(by_story, &to));
	}
	return f.any ? f : only_act_of_days(reports, r, by_day);
}

static int
compare_parents(const void *a, const void *b)
{
	const Parent *x = a;
	const Parent *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->parent < y->parent ? -1 : x->parent > y->parent;
}

/* One row a key: the parent that its reports name, if they name one only. */
static int
merge_parents(Parent *rows, int n)
{
	int			out = 0;
	int64		last = NO_PARENT;	/* named by a report of the key before */
	bool		several = false;

	qsort(rows, n, sizeof(Parent), compare_parents);
	for (int i = 0; i < n; i++)
	{
		Parent		row = rows[i];

		if (out == 0 || rows[out - 1].key != row.key)
		{
			rows[out++] = (Parent) {row.key, NO_PARENT};
			last = NO_PARENT;
			several = false;
		}
		if (row.parent == NO_PARENT)
			continue;
		several |= last != NO_PARENT && last != row.parent;
		last = row.parent;
		rows[out - 1].parent = several ? NO_PARENT : last;
	}
	return out;
}

int
event_parents(const Report *reports, int n, Parent **out)
{
	Anchors		by_story = anchors_of(reports, n, true);
	Anchors		by_day = anchors_of(reports, n, false);
	int			asked = 0;

	*out = palloc_extended(sizeof(Parent) * Max((Size) n, 1), MCXT_ALLOC_HUGE);
	for (int i = 0; i < n; i++)
	{
		Found		f;

		CHECK_FOR_INTERRUPTS();
		if (!reports[i].asked)
			continue;
		f = act_told(reports, &reports[i], &by_story, &by_day);
		(*out)[asked++] = (Parent) {reports[i].key, f.any && !f.several ? reports[f.best].key : NO_PARENT};
	}
	return merge_parents(*out, asked);
}
