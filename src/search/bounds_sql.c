/*
 * bounds_sql.c - glue: bounded_query(), a narrower query in place of one that most articles match; any_of(), a wider one, for snippets.
 *
 * In: a query, how many articles have each of its lexemes (levels among them, see vector_sql.c), how many it may find.
 * Out: the same query when it finds no more; else one whose commonest words are asked for at their highest levels only.
 * What it leaves out are articles that say those words in passing.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include <float.h>
#include <math.h>

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "search/rank.h"
#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_bounded_query);

/* A narrower query is not narrowed to fewer articles than one part in so many of what it may find. */
#define ENOUGH_SHARE 8

/* So many times less weight, and a word does not count beside another. */
#define NEGLIGIBLE 3

/* A lexeme and how many articles have it. */
typedef struct Counted
{
	const char *lexeme;			/* not NUL-terminated */
	int			length;
	int			articles;
} Counted;

typedef struct Counts
{
	const QueryItem *items;
	const char *base;			/* the query's texts */
	Counted    *lexemes;		/* in their order */
	int			count;
	double		archive;		/* articles in all */
	double		most;
	double	   *estimates;		/* about how many articles match each item, DBL_MAX for what is negated */
} Counts;

static int
by_lexeme(const void *a, const void *b)
{
	const Counted *x = a;
	const Counted *y = b;
	int			order = memcmp(x->lexeme, y->lexeme, Min(x->length, y->length));

	return order != 0 ? order : x->length - y->length;
}

static double
articles_of(const Counts *c, const char *lexeme, int length)
{
	Counted		wanted = {lexeme, length, 0};
	const Counted *found = bsearch(&wanted, c->lexemes, c->count, sizeof(Counted), by_lexeme);

	return found ? found->articles : 0;
}

static double
share_of(const Counts *c, double articles)
{
	return c->archive > 0 ? Min(articles / c->archive, 1) : 1;
}

static void
put_lexeme(StringInfo out, const char *lexeme, int length, bool prefix)
{
	appendStringInfoChar(out, '\'');
	for (int i = 0; i < length; i++)
	{
		if (lexeme[i] == '\'' || lexeme[i] == '\\')
			appendStringInfoChar(out, lexeme[i]);
		appendStringInfoChar(out, lexeme[i]);
	}
	appendStringInfoString(out, prefix ? "':*" : "'");
}

static double
estimate_of(const Counts *c, const QueryItem *item)
{
	return c->estimates[item - c->items];
}

/* Fills in c->estimates of an item and what is below it, each once. */
static double
estimate(Counts *c, const QueryItem *item)
{
	double	   *known = &c->estimates[item - c->items];
	double		left;
	double		right;

	check_stack_depth();
	CHECK_FOR_INTERRUPTS();
	if (item->type == QI_VAL)
		return *known = item->qoperand.prefix ? 0 : articles_of(c, c->base + item->qoperand.distance, item->qoperand.length);
	right = estimate(c, item + 1);
	if (item->qoperator.oper == OP_NOT)
		return *known = DBL_MAX;
	left = estimate(c, item + item->qoperator.left);
	if (item->qoperator.oper == OP_OR)
		return *known = left + right;
	/* Between words that have nothing to do with each other and those that always stand together. */
	return *known = Min(left, right) * sqrt(share_of(c, Max(left, right)));
}

/* An item as it is. */
static void
put_plain(StringInfo out, const Counts *c, const QueryItem *item)
{
	check_stack_depth();
	if (item->type == QI_VAL)
	{
		put_lexeme(out, c->base + item->qoperand.distance, item->qoperand.length, item->qoperand.prefix);
		return;
	}
	appendStringInfoString(out, item->qoperator.oper == OP_NOT ? "!(" : "(");
	if (item->qoperator.oper != OP_NOT)
	{
		put_plain(out, c, item + item->qoperator.left);
		if (item->qoperator.oper == OP_PHRASE)
			appendStringInfo(out, "<%d>", item->qoperator.distance);
		else
			appendStringInfoChar(out, item->qoperator.oper == OP_AND ? '&' : '|');
	}
	put_plain(out, c, item + 1);
	appendStringInfoChar(out, ')');
}

/*
 * A common lexeme at its highest levels, as many as are enough when `share` of its articles match the rest of the query;
 * the lexeme itself when it has none.
 */
static void
put_levels(StringInfo out, const Counts *c, const QueryOperand *o, double share)
{
	double		found = 0;

	for (int level = LEVELS; level > 0 && found * share < c->most / ENOUGH_SHARE; level--)
	{
		char	   *leveled = psprintf("%c%d%.*s", LEVEL_MARK, level, (int) o->length, c->base + o->distance);
		double		more = articles_of(c, leveled, o->length + 2);

		if (more == 0 || (found > 0 && (found + more) * share > c->most))
			continue;
		appendStringInfoString(out, found > 0 ? "|" : "(");
		put_lexeme(out, leveled, o->length + 2, false);
		found += more;
	}
	if (found > 0)
		appendStringInfoChar(out, ')');
	else
		put_lexeme(out, c->base + o->distance, o->length, false);
}

/* BM25's weight of what so many articles have. */
static double
rarity(const Counts *c, double articles)
{
	double		have = Min(articles, c->archive);

	return log(1 + (c->archive - have + 0.5) / (have + 0.5));
}

/* Does it hardly matter beside something that `other` articles have? Then it does not tell the best articles either. */
static bool
is_negligible(const Counts *c, double articles, double other)
{
	return rarity(c, articles) * NEGLIGIBLE < rarity(c, other);
}

static bool
is_negation(const QueryItem *item)
{
	return item->type == QI_OPR && item->qoperator.oper == OP_NOT;
}

static void put_bounded(StringInfo out, const Counts *c, const QueryItem *item, double share, bool implied);

/* Two bounds, any of which will do; either may be empty. */
static void
put_either(StringInfo out, const char *a, const char *b)
{
	appendStringInfo(out, a[0] && b[0] ? "(%s|%s)" : "%s%s", a, b);
}

/* What bounds two that are both asked for: the rarer one's best articles, and the other's when it matters too. */
static void
put_bounded_both(StringInfo out, const Counts *c, const QueryItem *left, const QueryItem *right, double share)
{
	StringInfoData a;
	StringInfoData b;
	double		of_left = estimate_of(c, left);
	double		of_right = estimate_of(c, right);

	initStringInfo(&a);
	initStringInfo(&b);
	/* What is negated bounds nothing. */
	if (!is_negation(left) && !is_negligible(c, of_left, of_right))
		put_bounded(&a, c, left, share * share_of(c, of_right), true);
	if (!is_negation(right) && !is_negligible(c, of_right, of_left))
		put_bounded(&b, c, right, share * share_of(c, of_left), true);
	put_either(out, a.data, b.data);
	pfree(a.data);
	pfree(b.data);
}

/*
 * The articles among which an item's best are, of which `share` match the rest of the query; nothing is written for a key
 * that too many articles have.  `implied`: what stands around says already that the item matches, so that only its bound is
 * to be written, and the whole grows with the query and not with its square.
 */
static void
put_bounded(StringInfo out, const Counts *c, const QueryItem *item, double share, bool implied)
{
	const QueryItem *left = item->type == QI_OPR ? item + item->qoperator.left : NULL;
	StringInfoData narrow;
	StringInfoData other;

	check_stack_depth();
	CHECK_FOR_INTERRUPTS();
	if (estimate_of(c, item) <= c->most || is_negation(item))
	{
		put_plain(out, c, item);
		return;
	}
	if (left == NULL)
	{
		if (c->base[item->qoperand.distance] != SPELLING_KEY_MARK)
			put_levels(out, c, &item->qoperand, share);
		return;
	}
	initStringInfo(&narrow);
	initStringInfo(&other);
	if (item->qoperator.oper == OP_OR)
	{
		put_bounded(&narrow, c, left, share, false);
		put_bounded(&other, c, item + 1, share, false);
		put_either(out, narrow.data, other.data);
	}
	else
	{
		put_bounded_both(&narrow, c, left, item + 1, share);
		if (!implied)
			put_plain(&other, c, item);
		appendStringInfo(out, narrow.len > 0 && other.len > 0 ? "(%s&%s)" : "%s%s", other.data, narrow.data);
	}
	pfree(narrow.data);
	pfree(other.data);
}

/* The lexemes and their counts in their order. */
static void
read_counts(Counts *c, ArrayType *lexemes, ArrayType *articles)
{
	Datum	   *texts;
	Datum	   *numbers;
	int			n;

	if (ARR_HASNULL(lexemes) || ARR_HASNULL(articles))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("lexemes and their counts may not be null")));
	deconstruct_array(lexemes, TEXTOID, -1, false, TYPALIGN_INT, &texts, NULL, &c->count);
	deconstruct_array(articles, INT4OID, sizeof(int32), true, TYPALIGN_INT, &numbers, NULL, &n);
	if (c->count != n)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("%d lexemes but %d counts of articles", c->count, n)));
	c->lexemes = palloc(sizeof(Counted) * Max(n, 1));
	for (int i = 0; i < n; i++)
	{
		text	   *t = DatumGetTextPP(texts[i]);

		c->lexemes[i] = (Counted) {VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), DatumGetInt32(numbers[i])};
	}
	qsort(c->lexemes, n, sizeof(Counted), by_lexeme);
}

Datum
news_archive_bounded_query(PG_FUNCTION_ARGS)
{
	TSQuery		query = PG_GETARG_TSQUERY(0);
	Counts		c = {GETQUERY(query), GETOPERAND(query), NULL, 0, PG_GETARG_INT32(3), PG_GETARG_INT32(4), NULL};
	StringInfoData bounded;

	read_counts(&c, PG_GETARG_ARRAYTYPE_P(1), PG_GETARG_ARRAYTYPE_P(2));
	c.estimates = palloc0(sizeof(double) * Max(query->size, 1));
	if (query->size == 0 || estimate(&c, c.items) <= c.most)
		PG_RETURN_TSQUERY(query);
	initStringInfo(&bounded);
	put_bounded(&bounded, &c, c.items, 1, false);
	if (bounded.len == 0)
		PG_RETURN_TSQUERY(query);
	PG_RETURN_DATUM(DirectFunctionCall1(tsqueryin, CStringGetDatum(bounded.data)));
}

static void
put_any(StringInfo out, const char *base, const QueryItem *item)
{
	check_stack_depth();
	if (item->type == QI_VAL)
	{
		if (out->len > 0)
			appendStringInfoChar(out, '|');
		put_lexeme(out, base + item->qoperand.distance, item->qoperand.length, item->qoperand.prefix);
	}
	else if (item->qoperator.oper != OP_NOT)
	{
		put_any(out, base, item + item->qoperator.left);
		put_any(out, base, item + 1);
	}
}

TSQuery
any_of(TSQuery query)
{
	StringInfoData any;

	initStringInfo(&any);
	if (query->size > 0)
		put_any(&any, GETOPERAND(query), GETQUERY(query));
	if (any.len == 0)
		return query;
	return DatumGetTSQuery(DirectFunctionCall1(tsqueryin, CStringGetDatum(any.data)));
}
