/*
 * sets.c - see sets.h.
 */
#include "extension/core.h"
#include "archive/link/sets.h"

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

static int
compare_doubles(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return x < y ? -1 : x > y;
}

double
surest_together(const int64 *articles, const int64 *words, const int64 *outlets, const float *confidences, int n)
{
	int		   *sets = sets_create(n);
	double	   *wrong = palloc(sizeof(double) * Max(n, 1));
	double		all_wrong = 1;

	join_equal(sets, articles, n);
	join_equal(sets, words, n);
	join_equal(sets, outlets, n);
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
