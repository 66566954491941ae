/*
 * lookup_sql.c - glue: find_entity(), match_names() and check_kind() on the tables of an archive, with plans that are kept a backend.
 *
 * find_entity goes in stages: names whose fold is equal; then the index over name codes, asked strictly first and more laxly while it
 * finds too few; the scorer ranks what was found.  All reading is by SPI, so that grants, row-level security and the
 * snapshot are those of any query.
 */
#include "text/arrays.h"
#include "text/rows.h"

#include "access/htup_details.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/rls.h"
#include "utils/syscache.h"

#include "archive/schema/enter.h"
#include "archive/ask/lookup.h"
#define Relation GrammarRelation	/* PostgreSQL has another Relation */
#include "mentions/mentions.h"
#undef Relation
#include "names/names.h"

PG_FUNCTION_INFO_V1(news_archive_find_entity);
PG_FUNCTION_INFO_V1(news_archive_match_names);
PG_FUNCTION_INFO_V1(news_archive_told_spellings);
PG_FUNCTION_INFO_V1(news_archive_check_kind);

/* How many codes count_codes() keeps at most, the commonest. */
#define COUNTED_CODES 1000

/* The most rows of find_entity(), whatever max_rows asks for. */
#define FIND_MAX_ROWS 1000

typedef enum Question
{
	QUESTION_EXACT,
	QUESTION_NEAR,
	QUESTION_ENTITIES,
	QUESTION_EXACT_TOLD,		/* the three for a reader from whom a policy hides articles */
	QUESTION_NEAR_TOLD,
	QUESTION_ENTITIES_TOLD,
	QUESTION_SPELLINGS_OF,		/* told_spellings() by its three arguments */
	QUESTION_SPELLINGS_FOLDED,
	QUESTION_SPELLINGS_BEGUN,
	QUESTION_COUNTED_NAMES,
	QUESTION_COUNTED_CODES,
	QUESTION_COUNT
} Question;

typedef struct ArchivePlans
{
	NameData	archive;		/* the key */
	SPIPlanPtr	plans[QUESTION_COUNT];
	Rarity		rarity;
	Oid			rarity_index;	/* InvalidOid: to be read again */
	int64		counted;		/* of how many names the rarity was counted by count_codes(); 0: it is not from there */
} ArchivePlans;

static HTAB *archives = NULL;

/* A name that an article has which the reader may see, one that was given to whom such an article tells of, or of whom somebody made known. */
#define TOLD_TO_READER \
	" AND (EXISTS (SELECT FROM %1$s.mention m " \
	"JOIN %1$s.article a ON a.article_id OPERATOR(pg_catalog.=) m.article_id " \
	"WHERE m.entity_id OPERATOR(pg_catalog.=) n.entity_id AND (m.name OPERATOR(pg_catalog.=) n.name OR n.origin OPERATOR(pg_catalog.<>) 'article')) " \
	"OR EXISTS (SELECT FROM %1$s.known_entity k WHERE k.entity_id OPERATOR(pg_catalog.=) n.base_id))"

/* How many articles that he may see mention the entity by it. */
#define TOLD_ARTICLES \
	"(SELECT pg_catalog.count(DISTINCT m.article_id) FROM %1$s.mention m " \
	"JOIN %1$s.article a ON a.article_id OPERATOR(pg_catalog.=) m.article_id " \
	"WHERE m.entity_id OPERATOR(pg_catalog.=) n.entity_id AND m.kind OPERATOR(pg_catalog.=) n.kind " \
	"AND m.name OPERATOR(pg_catalog.=) n.name AND m.form OPERATOR(pg_catalog.=) 'name')"

#define SPELLINGS "SELECT n.entity_id, n.kind, n.name, n.folded, " TOLD_ARTICLES ", n.origin, n.preferred, n.name_id FROM %1$s.entity_name n WHERE "

static const struct
{
	const char *sql;			/* %1$s: the archive, quoted */
	int			n_arguments;
	Oid			arguments[6];
}			questions[] = {
	[QUESTION_EXACT] = {
		"SELECT n.entity_id, n.kind, n.name, n.folded, n.articles FROM %1$s.entity_name n "
		"WHERE n.folded OPERATOR(pg_catalog.=) $1 AND ($2 IS NULL OR n.kind OPERATOR(pg_catalog.=) $2)",
		2, {TEXTOID, TEXTOID}},
	[QUESTION_NEAR] = {
		"SELECT n.entity_id, n.kind, n.name, n.folded, n.articles FROM %1$s.entity_name n "
		"WHERE news_archive.name_codes(n.folded) OPERATOR(news_archive.&~) $1 AND ($2 IS NULL OR n.kind OPERATOR(pg_catalog.=) $2)",
		2, {INT4ARRAYOID, TEXTOID}},
	[QUESTION_ENTITIES] = {
		"SELECT e.entity_id, e.kind, e.name, e.role, e.articles, e.first_seen, e.last_seen FROM %1$s.entity e "
		"WHERE e.entity_id OPERATOR(pg_catalog.=) ANY ($1)",
		1, {INT8ARRAYOID}},
	[QUESTION_EXACT_TOLD] = {
		"SELECT n.entity_id, n.kind, n.name, n.folded, " TOLD_ARTICLES " FROM %1$s.entity_name n "
		"WHERE n.folded OPERATOR(pg_catalog.=) $1 AND ($2 IS NULL OR n.kind OPERATOR(pg_catalog.=) $2)" TOLD_TO_READER,
		2, {TEXTOID, TEXTOID}},
	[QUESTION_NEAR_TOLD] = {
		"SELECT n.entity_id, n.kind, n.name, n.folded, " TOLD_ARTICLES " FROM %1$s.entity_name n "
		"WHERE news_archive.name_codes(n.folded) OPERATOR(news_archive.&~) $1 AND ($2 IS NULL OR n.kind OPERATOR(pg_catalog.=) $2)" TOLD_TO_READER,
		2, {INT4ARRAYOID, TEXTOID}},
	[QUESTION_ENTITIES_TOLD] = {
		"SELECT e.entity_id, e.kind, e.name, e.role, e.articles, e.first_seen, e.last_seen FROM news_archive_inner.entities_for_reader($1, $2) e",
		2, {INT8ARRAYOID, NAMEOID}},
	[QUESTION_SPELLINGS_OF] = {SPELLINGS "n.entity_id OPERATOR(pg_catalog.=) ANY ($1)" TOLD_TO_READER, 1, {INT8ARRAYOID}},
	[QUESTION_SPELLINGS_FOLDED] = {SPELLINGS "n.folded OPERATOR(pg_catalog.=) $1" TOLD_TO_READER, 1, {TEXTOID}},
	[QUESTION_SPELLINGS_BEGUN] = {SPELLINGS "news_archive.name_parts(n.name, n.folded) OPERATOR(pg_catalog.@@) $1" TOLD_TO_READER, 1, {TSQUERYOID}},
	[QUESTION_COUNTED_NAMES] = {"SELECT c.of_names FROM %1$s.code_count c LIMIT 1", 0, {InvalidOid}},
	[QUESTION_COUNTED_CODES] = {"SELECT c.code, c.names FROM %1$s.code_count c ORDER BY c.code", 0, {InvalidOid}},
};

/* For a reader from whom a policy hides articles, names are as rare as in an archive that was never analysed: pg_stats hides it from him too. */
static const Rarity rarity_unknown = {.least = 1.0f / 1000};

static void
forget_rarity(Datum arg, int cache, uint32 hash)
{
	HASH_SEQ_STATUS scan;
	ArchivePlans *a;

	(void) arg;
	(void) cache;
	(void) hash;
	hash_seq_init(&scan, archives);
	while ((a = hash_seq_search(&scan)) != NULL)
		a->rarity_index = InvalidOid;
}

static ArchivePlans *
archive_plans(Name archive)
{
	ArchivePlans *a;
	bool		found;

	if (archives == NULL)
	{
		HASHCTL		info = {.keysize = sizeof(NameData),.entrysize = sizeof(ArchivePlans)};

		archives = hash_create("news_archive plans", 8, &info, HASH_ELEM | HASH_BLOBS);
		CacheRegisterSyscacheCallback(STATRELATTINH, forget_rarity, (Datum) 0);
	}
	a = hash_search(archives, archive, HASH_ENTER, &found);
	if (!found)
		memset((char *) a + sizeof(NameData), 0, sizeof(ArchivePlans) - sizeof(NameData));
	return a;
}

static SPIPlanPtr
plan_of(ArchivePlans *a, Question q)
{
	if (a->plans[q] == NULL)
	{
		char	   *sql = psprintf(questions[q].sql, quote_identifier(NameStr(a->archive)));
		SPIPlanPtr	plan = SPI_prepare_cursor(sql, questions[q].n_arguments, (Oid *) questions[q].arguments, CURSOR_OPT_GENERIC_PLAN);

		if (plan == NULL)
			elog(ERROR, "SPI_prepare failed: %s", SPI_result_code_string(SPI_result));
		SPI_keepplan(plan);
		a->plans[q] = plan;
	}
	return a->plans[q];
}

static void
forget_codes(Rarity *rarity, double names)
{
	rarity->names = names;
	if (rarity->codes)
	{
		pfree((void *) rarity->codes);
		pfree((void *) rarity->frequencies);
	}
	rarity->n = 0;
	rarity->codes = NULL;
	rarity->frequencies = NULL;
	rarity->least = 1.0f / Max(names, 1000.0);
}

/* What ANALYZE knows of the index's codes: its most common ones with their frequencies. */
static void
read_rarity(Rarity *rarity, Oid index, double names)
{
	HeapTuple	tuple = SearchSysCache3(STATRELATTINH, ObjectIdGetDatum(index), Int16GetDatum(1), BoolGetDatum(false));
	AttStatsSlot slot;
	int32	   *codes;
	float	   *frequencies;

	forget_codes(rarity, names);
	if (!HeapTupleIsValid(tuple))
		return;
	if (get_attstatsslot(&slot, tuple, STATISTIC_KIND_MCELEM, InvalidOid, ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS))
	{
		codes = MemoryContextAlloc(TopMemoryContext, sizeof(int32) * Max(slot.nvalues, 1));
		frequencies = MemoryContextAlloc(TopMemoryContext, sizeof(float) * Max(slot.nvalues, 1));
		/* Behind the frequencies stand their least and greatest. */
		for (int i = 0; i < slot.nvalues; i++)
		{
			codes[i] = DatumGetInt32(slot.values[i]);
			frequencies[i] = slot.numbers[i];
		}
		rarity->codes = codes;
		rarity->frequencies = frequencies;
		rarity->n = slot.nvalues;
		if (slot.nnumbers > slot.nvalues)
			rarity->least = slot.numbers[slot.nvalues] / 3;
		free_attstatsslot(&slot);
	}
	ReleaseSysCache(tuple);
}

static void
ask_counted(ArchivePlans *a, Question q)
{
	if (execute_trusted_plan(plan_of(a, q), NULL, NULL, 0) != SPI_OK_SELECT)
		elog(ERROR, "find_entity could not read code_count");
}

/* What count_codes() counted, where ANALYZE knows nothing: Citus has the names, and the index here is empty.  SPI is connected. */
static void
read_counted(ArchivePlans *a)
{
	int64		counted = 0;
	int32	   *codes;
	float	   *frequencies;
	float		least = 1;
	bool		isnull;
	int			n;

	ask_counted(a, QUESTION_COUNTED_NAMES);
	if (SPI_processed > 0)
		counted = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull));
	SPI_freetuptable(SPI_tuptable);
	if (counted <= 0 || counted == a->counted)
		return;
	ask_counted(a, QUESTION_COUNTED_CODES);
	n = (int) SPI_processed;
	codes = MemoryContextAlloc(TopMemoryContext, sizeof(int32) * Max(n, 1));
	frequencies = MemoryContextAlloc(TopMemoryContext, sizeof(float) * Max(n, 1));
	for (int i = 0; i < n; i++)
	{
		HeapTuple	row = SPI_tuptable->vals[i];

		codes[i] = DatumGetInt32(SPI_getbinval(row, SPI_tuptable->tupdesc, 1, &isnull));
		frequencies[i] = (float) DatumGetInt64(SPI_getbinval(row, SPI_tuptable->tupdesc, 2, &isnull)) / (float) counted;
		least = Min(least, frequencies[i]);
	}
	SPI_freetuptable(SPI_tuptable);
	forget_codes(&a->rarity, (double) counted);
	a->rarity.codes = codes;
	a->rarity.frequencies = frequencies;
	a->rarity.n = n;
	if (n >= COUNTED_CODES)		/* there are rarer ones */
		a->rarity.least = least / 3;
	a->counted = counted;
}

/* SPI is connected. */
static const Rarity *
rarity_of(ArchivePlans *a)
{
	Oid			schema = get_namespace_oid(NameStr(a->archive), true);
	Oid			index = OidIsValid(schema) ? get_relname_relid("entity_name_codes", schema) : InvalidOid;

	if (!OidIsValid(index) || index != a->rarity_index)
	{
		HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(index));
		double		names = 0;

		if (HeapTupleIsValid(tuple))
		{
			names = ((Form_pg_class) GETSTRUCT(tuple))->reltuples;
			ReleaseSysCache(tuple);
		}
		read_rarity(&a->rarity, index, names);
		a->rarity_index = index;
		a->counted = 0;
	}
	if (a->rarity.n == 0 || a->counted > 0)
	{
		Oid			table = OidIsValid(schema) ? get_relname_relid("code_count", schema) : InvalidOid;

		if (OidIsValid(table) && pg_class_aclcheck(table, GetUserId(), ACL_SELECT) == ACLCHECK_OK)
			read_counted(a);
	}
	return &a->rarity;
}

/* What a call asks of: an archive with its plans, and one kind of entity or any. */
typedef struct Lookup
{
	ArchivePlans *plans;
	const Rarity *rarity;
	Datum		kind;
	bool		any_kind;
	bool		some_hidden;	/* row-level security may hide articles from the reader */
} Lookup;

/* Answers that are kept: the exact ones, and of each stage up to six. */
#define LOOKUP_ROOM 16

/* What find_entity gathers. */
typedef struct Gathered
{
	Candidate  *candidates;
	int			n;
	int			room;
} Gathered;

static void
gather(Gathered *g, SPIPlanPtr plan, Datum *values, const char *nulls, int limit)
{
	if (execute_trusted_plan(plan, values, nulls, limit) != SPI_OK_SELECT)
		elog(ERROR, "find_entity could not read names");
	for (uint64 i = 0; i < SPI_processed && g->n < g->room; i++)
	{
		HeapTuple	row = SPI_tuptable->vals[i];
		TupleDesc	desc = SPI_tuptable->tupdesc;
		Candidate  *c = &g->candidates[g->n++];
		bool		isnull;

		c->entity_id = DatumGetInt64(SPI_getbinval(row, desc, 1, &isnull));
		c->kind = SPI_getvalue(row, desc, 2);
		c->name = SPI_getvalue(row, desc, 3);
		c->folded = SPI_getvalue(row, desc, 4);
		c->articles = DatumGetInt64(SPI_getbinval(row, desc, 5, &isnull));
	}
	SPI_freetuptable(SPI_tuptable);
}

/* One stage: when more names answer than are looked at, which ones is chance, and those that have more of the name are asked for too. */
static void
ask_stage(Gathered *g, const Lookup *l, const NameWords *name, const LookupStage *stage)
{
	int			found = LOOKUP_MAX_CANDIDATES;

	for (float least = stage->least; found == LOOKUP_MAX_CANDIDATES && least <= LOOKUP_STRICTEST; least *= LOOKUP_STRICTER)
	{
		LookupQuery query;
		Datum		elements[LOOKUP_QUERY_SIZE];
		Datum		values[2];
		int			before = g->n;

		lookup_query(name, l->rarity, stage, least, &query);
		if (query.n == 1)
			return;
		for (int i = 0; i < query.n; i++)
			elements[i] = Int32GetDatum(query.array[i]);
		values[0] = PointerGetDatum(construct_array(elements, query.n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
		values[1] = l->kind;
		gather(g, plan_of(l->plans, l->some_hidden ? QUESTION_NEAR_TOLD : QUESTION_NEAR), values, l->any_kind ? " n" : "  ", LOOKUP_MAX_CANDIDATES);
		found = g->n - before;
	}
}

/* The stages: the laxer ones only while nothing is surely the name. */
static void
gather_near(Gathered *g, const Lookup *l, const NameWords *name, const char *folded)
{
	float		best = score_candidates(name, folded, l->rarity, g->candidates, 0, g->n);

	for (int stage = 0; stage < LOOKUP_STAGES && best < LOOKUP_SURE && (stage < 2 || g->n < LOOKUP_ENOUGH); stage++)
	{
		int			before = g->n;
		float		s;

		ask_stage(g, l, name, &lookup_stages[stage]);
		s = score_candidates(name, folded, l->rarity, g->candidates, before, g->n);
		best = Max(best, s);
	}
}

static void
emit(RowSink *rows, const Lookup *l, const Candidate *found, int n)
{
	SPIPlanPtr	plan = plan_of(l->plans, l->some_hidden ? QUESTION_ENTITIES_TOLD : QUESTION_ENTITIES);
	Datum	   *ids = palloc(sizeof(Datum) * Max(n, 1));
	Datum		values[2];

	for (int i = 0; i < n; i++)
		ids[i] = Int64GetDatum(found[i].entity_id);
	values[0] = PointerGetDatum(construct_array(ids, n, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
	values[1] = NameGetDatum(&l->plans->archive);
	if (SPI_execute_plan(plan, values, "  ", true, 0) != SPI_OK_SELECT)
		elog(ERROR, "find_entity could not read entities");
	for (int i = 0; i < n; i++)
		for (uint64 k = 0; k < SPI_processed; k++)
		{
			HeapTuple	row = SPI_tuptable->vals[k];
			TupleDesc	desc = SPI_tuptable->tupdesc;
			bool		isnull;

			if (DatumGetInt64(SPI_getbinval(row, desc, 1, &isnull)) != found[i].entity_id)
				continue;
			rows_bigint(rows, found[i].entity_id);
			rows_text(rows, SPI_getvalue(row, desc, 2));
			rows_text(rows, SPI_getvalue(row, desc, 3));
			rows_text(rows, found[i].name);
			rows_real(rows, Min(1.0f, found[i].score));
			rows_text(rows, SPI_getvalue(row, desc, 4));
			for (int column = 5; column <= 7; column++)
			{
				rows->values[rows->at] = SPI_getbinval(row, desc, column, &isnull);
				rows->nulls[rows->at++] = isnull;
			}
			rows_emit(rows);
			break;
		}
	SPI_freetuptable(SPI_tuptable);
}

static void
check_kind(const char *kind)
{
	for (int i = 0; i < N_NAME_KINDS; i++)
		if (strcmp(name_kind_names[i], kind) == 0)
			return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("there is no kind of entity \"%s\"", kind),
			 errhint("The kinds are %s.", names_listed(name_kind_names, N_NAME_KINDS, " and "))));
}

Datum
news_archive_check_kind(PG_FUNCTION_ARGS)
{
	check_kind(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PG_RETURN_VOID();
}

/* Connects to SPI.  Errors for what is no archive or no kind. */
static void
lookup_begin(Lookup *l, FunctionCallInfo fcinfo, int kind_argument, int archive_argument)
{
	Oid			schema;

	l->any_kind = PG_ARGISNULL(kind_argument);
	l->kind = l->any_kind ? (Datum) 0 : PG_GETARG_DATUM(kind_argument);
	if (!l->any_kind)
		check_kind(text_to_cstring(PG_GETARG_TEXT_PP(kind_argument)));
	schema = archive_schema(NameStr(*PG_GETARG_NAME(archive_argument)), fcinfo->flinfo->fn_oid);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	l->plans = archive_plans(PG_GETARG_NAME(archive_argument));
	l->some_hidden = check_enable_rls(get_relname_relid("article", schema), InvalidOid, true) == RLS_ENABLED;
	if (l->some_hidden && !OidIsValid(get_relname_relid("known_entity", schema)))
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("archive \"%s\" has tables of another version of news_archive, which cannot tell what a policy leaves", get_namespace_name(schema)),
				 errhint("Its owner makes it one of this version: SELECT news_archive.upgrade_archive(%s);", quote_literal_cstr(get_namespace_name(schema)))));
	l->rarity = l->some_hidden ? &rarity_unknown : rarity_of(l->plans);
}

/* The entities whose names are like a folded one, the nearest first; gives how many. */
static int
look_up(const Lookup *l, const char *folded, Candidate **found)
{
	Gathered	g = {.room = LOOKUP_ROOM * LOOKUP_MAX_CANDIDATES};
	NameWords	name;
	Datum		exact[2] = {CStringGetTextDatum(folded), l->kind};

	g.candidates = *found = palloc(sizeof(Candidate) * g.room);
	gather(&g, plan_of(l->plans, l->some_hidden ? QUESTION_EXACT_TOLD : QUESTION_EXACT), exact, l->any_kind ? " n" : "  ", LOOKUP_MAX_CANDIDATES);
	name_words(folded, &name);
	weigh_words(&name, l->rarity);
	gather_near(&g, l, &name, folded);
	return rank_candidates(g.candidates, g.n);
}

Datum
news_archive_find_entity(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Lookup		l;
	Candidate  *found;
	char	   *folded;
	int			max_rows;
	int			n;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3))
		return (Datum) 0;
	max_rows = PG_GETARG_INT32(1);
	if (max_rows < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_rows must not be negative, it is %d", max_rows)));
	lookup_begin(&l, fcinfo, 2, 3);
	folded = fold_name(VARDATA_ANY(PG_GETARG_TEXT_PP(0)), VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(0)));
	if (folded[0] != '\0' && max_rows > 0)
	{
		n = look_up(&l, folded, &found);
		emit(&rows, &l, found, Min(n, Min(max_rows, FIND_MAX_ROWS)));
	}
	SPI_finish();
	return (Datum) 0;
}

/* One name of an array: its row, without an entity when none is near enough. */
static void
match_name(RowSink *rows, const Lookup *l, int number, text *name, float min_score)
{
	Candidate  *found = NULL;
	char	   *folded = fold_name(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	int			n = folded[0] != '\0' ? look_up(l, folded, &found) : 0;

	rows_int(rows, number);
	rows_text_n(rows, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	if (n > 0 && found[0].score >= min_score)
	{
		rows_bigint(rows, found[0].entity_id);
		rows_text(rows, found[0].kind);
		rows_text(rows, found[0].name);
		rows_real(rows, Min(1.0f, found[0].score));
		/* another one whose name is as near */
		rows_bool(rows, n > 1 && found[1].score >= found[0].score - ARTICLES_PART);
	}
	rows_emit(rows);
}

Datum
news_archive_match_names(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Lookup		l;
	MemoryContext context;
	MemoryContext old;
	Datum	   *names;
	bool	   *nulls;
	int			n;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return (Datum) 0;
	if (!(PG_GETARG_FLOAT4(2) >= 0 && PG_GETARG_FLOAT4(2) <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("min_score must be from 0 to 1, it is %g", PG_GETARG_FLOAT4(2))));
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT, &names, &nulls, &n);
	lookup_begin(&l, fcinfo, 1, 3);
	context = AllocSetContextCreate(CurrentMemoryContext, "match_names", ALLOCSET_DEFAULT_SIZES);
	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (nulls[i])
			continue;
		old = MemoryContextSwitchTo(context);
		match_name(&rows, &l, i + 1, DatumGetTextPP(names[i]), PG_GETARG_FLOAT4(2));
		MemoryContextSwitchTo(old);
		MemoryContextReset(context);
	}
	SPI_finish();
	return (Datum) 0;
}

/* Spellings for a reader from whom a policy hides articles, by entities, by their fold, or by how they begin: the argument that is not NULL. */
Datum
news_archive_told_spellings(PG_FUNCTION_ARGS)
{
	static const Question by[] = {QUESTION_SPELLINGS_OF, QUESTION_SPELLINGS_FOLDED, QUESTION_SPELLINGS_BEGUN};
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	RowSink		rows;
	int			argument = 0;

	rows_begin(&rows, fcinfo);
	while (argument < (int) lengthof(by) && PG_ARGISNULL(argument))
		argument++;
	if (argument == lengthof(by) || PG_ARGISNULL(3))
		return (Datum) 0;
	(void) archive_schema(NameStr(*PG_GETARG_NAME(3)), fcinfo->flinfo->fn_oid);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (execute_trusted_plan(plan_of(archive_plans(PG_GETARG_NAME(3)), by[argument]), &PG_GETARG_DATUM(argument), " ", 0) != SPI_OK_SELECT)
		elog(ERROR, "told_spellings could not read names");
	for (uint64 i = 0; i < SPI_processed; i++)
		tuplestore_puttuple(result->setResult, SPI_tuptable->vals[i]);
	SPI_finish();
	return (Datum) 0;
}
