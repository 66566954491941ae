/*
 * rank_sql.c - glue: bm25(), bm25_terms(), and what they read of tsvectors.
 *
 * BM25F (Zaragoza et al., TREC 2004): the frequency of a word is summed over the fields, each with its weight and divided
 * by its length's norm, and only then saturated.  The spellings of a name are one word: a position that only the key
 * matches counts half.
 */
#include "extension/core.h"
#include "extension/compat.h"
#include "text/rows.h"

#include <float.h>
#include <math.h>

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/guc.h"

#include "search/rank.h"
#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_bm25);
PG_FUNCTION_INFO_V1(news_archive_bm25_ordered);
PG_FUNCTION_INFO_V1(news_archive_bm25_terms);
PG_FUNCTION_INFO_V1(news_archive_rank_settings);
PG_FUNCTION_INFO_V1(news_archive_vector_lengths);
PG_FUNCTION_INFO_V1(news_archive_query_lexemes);

/* What ranks is an argument, so that it is the same wherever the rows lie; the settings are its default. */
typedef enum Tuning
{
	K1,							/* how soon more of the same word counts no more */
	B,							/* how much long articles are held back */
	TITLE_WEIGHT,				/* how many words of the body a word of the title is worth, */
	STANDFIRST_WEIGHT,			/* and one of the standfirst */
	TUNINGS
} Tuning;

static double settings[TUNINGS] = {1.2, 0.75, 3, 1.5};
/* Read by SQL only. */
static int	search_candidates = 5000;
static bool search_synonyms = true;

/* Of a vector (bytes). */
#define FETCH_AHEAD_BYTES 2048

/* What a position counts which only the spelling key matches. */
#define KEY_SHARE 0.5f

void
define_search_settings(void)
{
	DefineCustomRealVariable("news_archive.search_k1", "How soon more of the same word counts no more (BM25's k1).",
							 NULL, &settings[K1], 1.2, 0, 10, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomRealVariable("news_archive.search_b", "How much long articles are held back (BM25's b).",
							 NULL, &settings[B], 0.75, 0, 1, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomRealVariable("news_archive.search_title_weight", "How many words of the body a word of the title is worth.",
							 NULL, &settings[TITLE_WEIGHT], 3, 0, 100, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomRealVariable("news_archive.search_standfirst_weight", "How many words of the body a word of the standfirst is worth.",
							 NULL, &settings[STANDFIRST_WEIGHT], 1.5, 0, 100, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomIntVariable("news_archive.search_candidates", "When a search finds more articles than about so many, it ranks only the strongest.",
							NULL, &search_candidates, 5000, 100, INT_MAX, PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomBoolVariable("news_archive.search_synonyms", "Whether a search for a name also finds its other names.",
							 "As the table synonym, the archive's entities, and the lexicons of organisations and countries have them.",
							 &search_synonyms, true, PGC_USERSET, 0, NULL, NULL, NULL);
}

static const Field field_of_weight[] = {FIELD_BODY, FIELD_BODY, FIELD_STANDFIRST, FIELD_TITLE};

FieldCounts
entry_counts(TSVector vector, const WordEntry *entry)
{
	FieldCounts c = {{0, 0, 0}};
	int			n = entry->haspos ? POSDATALEN(vector, entry) : 0;

	for (int i = 0; i < n; i++)
		c.words[field_of_weight[WEP_GETWEIGHT(POSDATAPTR(vector, entry)[i])]]++;
	if (n == 0)
		c.words[FIELD_BODY] = 1;
	return c;
}

/* One lexeme of a query; those of one term (a name's spellings) share a number. */
typedef struct Leaf
{
	const char *text;			/* not NUL-terminated */
	int			length;
	bool		prefix;
	int			term;
	int			articles;		/* that have it */
} Leaf;

/* The first entry of a vector that a leaf matches, or NULL. */
static const WordEntry *
find_entry(TSVector vector, const Leaf *leaf)
{
	int			low = 0;
	int			high = vector->size;

	while (low < high)
	{
		int			middle = (low + high) / 2;
		const WordEntry *e = ARRPTR(vector) + middle;
		int			order = tsCompareString(unconstify(char *, leaf->text), leaf->length, STRPTR(vector) + e->pos, e->len, leaf->prefix);

		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == vector->size || tsCompareString(unconstify(char *, leaf->text), leaf->length, STRPTR(vector) + ARRPTR(vector)[low].pos,
											   ARRPTR(vector)[low].len, leaf->prefix) != 0)
		return NULL;
	return ARRPTR(vector) + low;
}

FieldCounts
counted_lengths(TSVector vector)
{
	FieldCounts all = {{0, 0, 0}};

	for (int i = 0; i < vector->size; i++)
	{
		const WordEntry *e = ARRPTR(vector) + i;
		FieldCounts c;

		if (is_marked_lexeme(STRPTR(vector) + e->pos, e->len))
			continue;
		c = entry_counts(vector, e);
		for (int f = 0; f < FIELDS; f++)
			all.words[f] += c.words[f];
	}
	return all;
}

/* Reads them from the vector's LENGTHS_LEXEME when it has one: ranking asks for them at each article. */
FieldCounts
vector_lengths(TSVector vector)
{
	static const Leaf mark = {LENGTHS_LEXEME, 1, false, 0, 0};
	const WordEntry *e = find_entry(vector, &mark);
	int			n = e && e->haspos ? POSDATALEN(vector, e) : 0;
	FieldCounts all = {{0, 0, 0}};
	int			before = 0;

	if (n == 0)
		return counted_lengths(vector);
	for (int i = 0; i < n; i++)
	{
		WordEntryPos p = POSDATAPTR(vector, e)[i];

		all.words[field_of_weight[WEP_GETWEIGHT(p)]] += WEP_GETPOS(p) - before;
		before = WEP_GETPOS(p);
	}
	return all;
}

Datum
news_archive_vector_lengths(PG_FUNCTION_ARGS)
{
	FieldCounts all = vector_lengths(PG_GETARG_TSVECTOR(0));
	Datum		values[FIELDS];

	for (int f = 0; f < FIELDS; f++)
		values[f] = Int32GetDatum(all.words[f]);
	PG_RETURN_POINTER(construct_array(values, FIELDS, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

#define LEAVES_MAX 400

typedef struct RankPlan
{
	int			count;
	int			terms;
	Leaf		leaves[LEAVES_MAX];
	float		idf[LEAVES_MAX];	/* of each term */
	float		norm[FIELDS];	/* average length of each field */
	float		tuning[TUNINGS];
} RankPlan;

static bool
is_key_leaf(const char *base, const QueryItem *item)
{
	return item->type == QI_VAL && item->qoperand.length > 1 && base[item->qoperand.distance] == SPELLING_KEY_MARK;
}

static bool
is_word_alternatives(const char *base, const QueryItem *item)
{
	check_stack_depth();
	if (item->type == QI_VAL)
		return !is_key_leaf(base, item);
	return item->qoperator.oper == OP_OR && is_word_alternatives(base, item + 1) &&
		is_word_alternatives(base, item + item->qoperator.left);
}

static void
add_leaf(RankPlan *plan, const char *base, const QueryOperand *o, int term)
{
	Leaf	   *leaf = &plan->leaves[Min(plan->count, LEAVES_MAX - 1)];

	for (int i = 0; i < plan->count; i++)
	{
		if (plan->leaves[i].length == (int) o->length && plan->leaves[i].prefix == o->prefix &&
			memcmp(plan->leaves[i].text, base + o->distance, o->length) == 0)
			return;
	}
	if (plan->count >= LEAVES_MAX)
		return;
	leaf->text = base + o->distance;
	leaf->length = o->length;
	leaf->prefix = o->prefix;
	leaf->term = term;
	leaf->articles = 1;		/* rarer words are not counted */
	plan->count++;
}

/*
 * The leaves below an item that are not negated.  news_query() writes a name as ('~key' | ('spelling' | ...)): a key beside
 * words, and these are one term; every other leaf is a term of its own.
 */
static void
collect_leaves(RankPlan *plan, const char *base, const QueryItem *item, int term)
{
	const QueryItem *right = item + 1;
	const QueryItem *left;

	check_stack_depth();
	if (item->type == QI_VAL)
	{
		add_leaf(plan, base, &item->qoperand, term >= 0 ? term : plan->terms++);
		return;
	}
	if (item->qoperator.oper == OP_NOT)
		return;
	left = item + item->qoperator.left;
	if (term < 0 && item->qoperator.oper == OP_OR &&
		((is_key_leaf(base, right) && is_word_alternatives(base, left)) ||
		 (is_key_leaf(base, left) && is_word_alternatives(base, right))))
		term = plan->terms++;
	collect_leaves(plan, base, left, term);
	collect_leaves(plan, base, right, term);
}

static void
plan_query(RankPlan *plan, TSQuery query)
{
	plan->count = plan->terms = 0;
	if (query->size > 0)
		collect_leaves(plan, GETOPERAND(query), GETQUERY(query), -1);
	plan->terms = Min(plan->terms, LEAVES_MAX);
}

/* The lexemes of a query that are not negated, each once, and their levels: what the archive's counts are asked for. */
static ArrayType *
lexemes_of(TSQuery query)
{
	RankPlan   *plan = palloc(sizeof(RankPlan));
	ArrayBuildState *out = initArrayResult(TEXTOID, CurrentMemoryContext, false);

	plan_query(plan, query);
	for (int i = 0; i < plan->count; i++)
	{
		char	   *lexeme = pnstrdup(plan->leaves[i].text, plan->leaves[i].length);

		if (plan->leaves[i].prefix)
			continue;
		accumArrayResult(out, CStringGetTextDatum(lexeme), false, TEXTOID, CurrentMemoryContext);
		for (int level = 1; level <= LEVELS && lexeme[0] != SPELLING_KEY_MARK; level++)
			accumArrayResult(out, CStringGetTextDatum(psprintf("%c%d%s", LEVEL_MARK, level, lexeme)), false, TEXTOID, CurrentMemoryContext);
	}
	return DatumGetArrayTypeP(makeArrayResult(out, CurrentMemoryContext));
}

Datum
news_archive_query_lexemes(PG_FUNCTION_ARGS)
{
	PG_RETURN_ARRAYTYPE_P(lexemes_of(PG_GETARG_TSQUERY(0)));
}

/* Fills in the articles of each leaf from two arrays side by side. */
static void
plan_counts(RankPlan *plan, ArrayType *lexemes, ArrayType *articles)
{
	Datum	   *texts;
	Datum	   *counts;
	bool	   *text_nulls;
	bool	   *count_nulls;
	int			n;
	int			m;

	deconstruct_array(lexemes, TEXTOID, -1, false, TYPALIGN_INT, &texts, &text_nulls, &n);
	deconstruct_array(articles, INT4OID, sizeof(int32), true, TYPALIGN_INT, &counts, &count_nulls, &m);
	if (n != m)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%d lexemes but %d counts of articles", n, m)));
	for (int i = 0; i < n; i++)
	{
		text	   *t;

		if (text_nulls[i] || count_nulls[i])
			continue;
		t = DatumGetTextPP(texts[i]);
		for (int j = 0; j < plan->count; j++)
		{
			if (plan->leaves[j].length == (int) VARSIZE_ANY_EXHDR(t) && memcmp(plan->leaves[j].text, VARDATA_ANY(t), plan->leaves[j].length) == 0)
				plan->leaves[j].articles = Max(DatumGetInt32(counts[i]), 0);
		}
	}
}

/* The rarity of each term: that of its commonest spelling. */
static void
plan_rarity(RankPlan *plan, int articles)
{
	int		   *most = palloc0(sizeof(int) * (plan->terms + 1));

	for (int i = 0; i < plan->count; i++)
	{
		if (plan->leaves[i].term < plan->terms)
			most[plan->leaves[i].term] = Max(most[plan->leaves[i].term], plan->leaves[i].articles);
	}
	for (int t = 0; t < plan->terms; t++)
	{
		int			have = Min(most[t], articles);

		plan->idf[t] = log(1 + (articles - have + 0.5) / (have + 0.5));
	}
	pfree(most);
}

/* The saturated frequency of one term; the leaves from `first` on that belong to it. */
static float
term_frequency(const RankPlan *plan, TSVector vector, int first, const float norm[FIELDS])
{
	float		exact[FIELDS] = {0, 0, 0};
	float		key[FIELDS] = {0, 0, 0};
	const float weights[FIELDS] = {plan->tuning[TITLE_WEIGHT], plan->tuning[STANDFIRST_WEIGHT], 1};
	float		tf = 0;

	for (int i = first; i < plan->count && plan->leaves[i].term == plan->leaves[first].term; i++)
	{
		const WordEntry *e = find_entry(vector, &plan->leaves[i]);
		float	   *sum = plan->leaves[i].text[0] == SPELLING_KEY_MARK ? key : exact;
		FieldCounts c;

		if (e == NULL)
			continue;
		c = entry_counts(vector, e);
		for (int f = 0; f < FIELDS; f++)
			sum[f] = Max(sum[f], c.words[f]);
	}
	for (int f = 0; f < FIELDS; f++)
		tf += weights[f] * (exact[f] + KEY_SHARE * Max(0, key[f] - exact[f])) / norm[f];
	return tf;
}

/* What the length of each field divides its frequencies by. */
static void
field_norms(const RankPlan *plan, TSVector vector, float norm[FIELDS])
{
	FieldCounts lengths = vector_lengths(vector);

	for (int f = 0; f < FIELDS; f++)
		norm[f] = plan->norm[f] > 0 ? Max(1 - plan->tuning[B] + plan->tuning[B] * lengths.words[f] / plan->norm[f], 0.01) : 1;
}

static inline bool
begins_term(const RankPlan *plan, int leaf)
{
	return leaf == 0 || plan->leaves[leaf].term != plan->leaves[leaf - 1].term;
}

/* What the term that begins at a leaf adds to the rank. */
static float
term_weight(const RankPlan *plan, TSVector vector, int first, const float norm[FIELDS])
{
	float		tf = term_frequency(plan, vector, first, norm);

	if (tf <= 0 || plan->leaves[first].term >= plan->terms)
		return 0;
	return plan->idf[plan->leaves[first].term] * (plan->tuning[K1] + 1) * tf / (plan->tuning[K1] + tf);
}

/* Asks for a vector's memory at once: it is read here and there, and was not read before. */
static inline void
fetch_ahead(TSVector vector)
{
	for (Size at = 0; at < Min(VARSIZE(vector), FETCH_AHEAD_BYTES); at += 64)
		__builtin_prefetch((const char *) vector + at);
}

static float
bm25(const RankPlan *plan, TSVector vector)
{
	float		norm[FIELDS];
	float		score = 0;

	fetch_ahead(vector);
	field_norms(plan, vector, norm);
	for (int i = 0; i < plan->count; i++)
	{
		if (begins_term(plan, i))
			score += term_weight(plan, vector, i, norm);
	}
	return score;
}

#define PLAN_ARGUMENTS 5

/* What a call site remembers: the plan of its query, made from arguments with these bytes. */
typedef struct Remembered
{
	struct varlena *arguments[PLAN_ARGUMENTS];	/* query, lexemes (NULL: lexemes_of() it), counts, lengths, tuning */
	int32		articles;
	RankPlan		plan;
} Remembered;

static bool
same_bytes(const struct varlena *x, const struct varlena *y)
{
	if (x == NULL || y == NULL)
		return x == y;
	return VARSIZE(x) == VARSIZE(y) && memcmp(x, y, VARSIZE(x)) == 0;
}

/* The n numbers of an array that must have just so many. */
static const float4 *
numbers_of(const struct varlena *array, int n, const char *what)
{
	ArrayType  *numbers = (ArrayType *) array;

	if (ARR_NDIM(numbers) != 1 || ARR_DIMS(numbers)[0] != n || ARR_HASNULL(numbers) || ARR_ELEMTYPE(numbers) != FLOAT4OID)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%s", what)));
	return (const float4 *) ARR_DATA_PTR(numbers);
}

static Remembered *
new_plan(MemoryContext context, struct varlena **arguments, int32 articles)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	Remembered *r = palloc0(sizeof(Remembered));

	for (int i = 0; i < PLAN_ARGUMENTS; i++)
		if (arguments[i])
			r->arguments[i] = memcpy(palloc(VARSIZE(arguments[i])), arguments[i], VARSIZE(arguments[i]));
	r->articles = articles;
	memcpy(r->plan.norm, numbers_of(r->arguments[3], FIELDS, "average lengths must be three: of title, standfirst and body"), sizeof(r->plan.norm));
	memcpy(r->plan.tuning, numbers_of(r->arguments[4], TUNINGS, "what bm25() is tuned by must be four numbers, as rank_settings() gives them"),
		   sizeof(r->plan.tuning));
	plan_query(&r->plan, (TSQuery) r->arguments[0]);
	plan_counts(&r->plan, r->arguments[1] ? (ArrayType *) r->arguments[1] : lexemes_of((TSQuery) r->arguments[0]), (ArrayType *) r->arguments[2]);
	plan_rarity(&r->plan, Max(articles, 1));
	MemoryContextSwitchTo(old);
	return r;
}

static ArrayType *
settings_array(void)
{
	Datum		numbers[TUNINGS];

	for (int i = 0; i < TUNINGS; i++)
		numbers[i] = Float4GetDatum((float4) settings[i]);
	return construct_array(numbers, TUNINGS, FLOAT4OID, sizeof(float4), true, TYPALIGN_INT);
}

Datum
news_archive_rank_settings(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_ARRAYTYPE_P(settings_array());
}

/* numbers: which arguments of the call those of the plan are (-1: none), and last that of the archive's articles. */
static const RankPlan *
plan_of(FunctionCallInfo fcinfo, const int numbers[PLAN_ARGUMENTS + 1])
{
	Remembered *r = fcinfo->flinfo->fn_extra;
	int32		articles = PG_GETARG_INT32(numbers[PLAN_ARGUMENTS]);
	struct varlena *arguments[PLAN_ARGUMENTS];
	bool		same = r != NULL && r->articles == articles;

	for (int i = 0; i < PLAN_ARGUMENTS; i++)
	{
		if (numbers[i] < 0)
			arguments[i] = NULL;
		else if (numbers[i] < PG_NARGS())
			arguments[i] = PG_DETOAST_DATUM(PG_GETARG_DATUM(numbers[i]));
		else				/* 0.1.0 had not the last one */
			arguments[i] = (struct varlena *) settings_array();
		same = same && same_bytes(arguments[i], r->arguments[i]);
	}
	if (!same)
		fcinfo->flinfo->fn_extra = r = new_plan(fcinfo->flinfo->fn_mcxt, arguments, articles);
	return &r->plan;
}

static const RankPlan *
plan_of_call(FunctionCallInfo fcinfo)
{
	static const int numbers[] = {1, 2, 3, 5, 6, 4};

	return plan_of(fcinfo, numbers);
}

/* bm25() with counts in the order of query_lexemes(): an argument of type text has a collation, which keeps postgres_fdw from sending the call. */
Datum
news_archive_bm25_ordered(PG_FUNCTION_ARGS)
{
	static const int numbers[] = {1, -1, 2, 4, 5, 3};
	TSVector	vector = PG_GETARG_TSVECTOR(0);
	float		score = bm25(plan_of(fcinfo, numbers), vector);

	PG_FREE_IF_COPY(vector, 0);
	PG_RETURN_FLOAT4(score);
}

Datum
news_archive_bm25(PG_FUNCTION_ARGS)
{
	TSVector	vector = PG_GETARG_TSVECTOR(0);
	float		score = bm25(plan_of_call(fcinfo), vector);

	PG_FREE_IF_COPY(vector, 0);
	PG_RETURN_FLOAT4(score);
}

/* The same sum, one row a lexeme: a term's weight stands at the first of its lexemes that the article has. */
Datum
news_archive_bm25_terms(PG_FUNCTION_ARGS)
{
	TSVector	vector = PG_GETARG_TSVECTOR(0);
	const RankPlan *plan = plan_of_call(fcinfo);
	float		norm[FIELDS];
	float		weight = 0;
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	field_norms(plan, vector, norm);
	for (int i = 0; i < plan->count; i++)
	{
		const WordEntry *e = find_entry(vector, &plan->leaves[i]);
		FieldCounts c;

		if (begins_term(plan, i))
			weight = term_weight(plan, vector, i, norm);
		if (e == NULL)
			continue;
		c = entry_counts(vector, e);
		rows_int(&rows, plan->leaves[i].term + 1);
		rows_text_n(&rows, STRPTR(vector) + e->pos, e->len);
		for (int f = 0; f < FIELDS; f++)
			rows_int(&rows, c.words[f]);
		rows_int(&rows, plan->leaves[i].articles);
		rows_real(&rows, weight);
		rows_emit(&rows);
		weight = 0;
	}
	return (Datum) 0;
}
