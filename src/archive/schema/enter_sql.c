/*
 * enter_sql.c - glue: enter() puts an archive's schema on the search path, entered() tells whether that was done.
 *
 * The SQL of the archive's functions is plain ("FROM article a WHERE lower(a.published) ..."), so a function lower(daterange) in
 * the archive's schema would be nearer to it than pg_catalog's lower(anyrange), and would be run with the rights of
 * whoever asks the archive.  Likewise a function of somebody else's in the schema news_archive that is named as one of
 * ours, and a view where a table should be.  Such an archive is refused, until it is cleared of them.
 */
#include "extension/compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/dependency.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_proc.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/catcache.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "archive/schema/enter.h"

PG_FUNCTION_INFO_V1(news_archive_check_namesakes);
PG_FUNCTION_INFO_V1(news_archive_enter);
PG_FUNCTION_INFO_V1(news_archive_entered);
PG_FUNCTION_INFO_V1(news_archive_is_archive);
PG_FUNCTION_INFO_V1(news_archive_archive_tables);
PG_FUNCTION_INFO_V1(news_archive_reads_names);

/* What create_archive() makes; those up to `required` were there from the first release on. */
static const char *const archive_tables[] = {
	"article", "article_line", "entity", "entity_name", "namesake", "mention", "place", "time_expression", "quotation",
	"event_report", "act", "event", "story", "signature", "neighbour", "correction", "rejected", "pending",
	"search_word", "search_total", "synonym",
	"archive_state", "date_order", "pending_block", "event_parent", "repeated_line", "known_entity", "copy",
	"common_key", "code_count"
};

#define N_REQUIRED 18

/* Schemas that were looked through and are clean, forgotten when any function or operator of the database changes. */
static Oid	clean_archive = InvalidOid;
static bool clean_extension = false;
/* How often that was: what was looked through while something changed is not known to be clean. */
static uint64 changes = 0;

/*
 * The archives entered in this session: the functions inside may be called while one of them is on the search path.  More than
 * one, as a trigger on the tables of one may load into another.
 */
static List *entered_archives = NIL;

/* Whether execute_trusted_plan() is running a plan. */
static bool trusted_plan_runs = false;

static void
forget_clean(Datum arg, int cache, uint32 hash)
{
	(void) arg;
	(void) cache;
	(void) hash;
	clean_archive = InvalidOid;
	clean_extension = false;
	changes++;
}

static void
watch_catalogs(void)
{
	static bool watching = false;

	if (watching)
		return;
	CacheRegisterSyscacheCallback(PROCOID, forget_clean, (Datum) 0);
	CacheRegisterSyscacheCallback(OPEROID, forget_clean, (Datum) 0);
	watching = true;
}

static bool
has_tables(Oid schema)
{
	for (int i = 0; i < N_REQUIRED; i++)
		if (!OidIsValid(get_relname_relid(archive_tables[i], schema)))
			return false;
	return true;
}

/* A view in the place of a table would run what its maker wrote. */
static void
check_tables(Oid schema)
{
	for (int i = 0; i < (int) lengthof(archive_tables); i++)
	{
		Oid			table = get_relname_relid(archive_tables[i], schema);
		char		kind = OidIsValid(table) ? get_rel_relkind(table) : RELKIND_RELATION;

		if (kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE && kind != RELKIND_FOREIGN_TABLE)
			ereport(ERROR,
					(errcode(ERRCODE_WRONG_OBJECT_TYPE),
					 errmsg("\"%s\" of the archive \"%s\" is no table", archive_tables[i], get_namespace_name(schema)),
					 errdetail("What stands in its place could run with your rights, so the archive is not read."),
					 errhint("Its owner must put the table back.")));
	}
}

/* The first row of a catalog whose namespace is `schema` and which `wanted` holds for; its name in `name`. */
static bool
find_in_schema(Oid catalog, AttrNumber namespace_column, Oid schema, bool (*wanted) (HeapTuple tuple, Oid of_ours), Oid of_ours, NameData *name)
{
	Relation	relation = table_open(catalog, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	tuple;
	bool		found = false;

	ScanKeyInit(&key, namespace_column, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(schema));
	scan = systable_beginscan(relation, InvalidOid, false, NULL, 1, &key);
	while (!found && HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		found = wanted(tuple, of_ours);
		if (found)
			*name = catalog == ProcedureRelationId ? ((Form_pg_proc) GETSTRUCT(tuple))->proname : ((Form_pg_operator) GETSTRUCT(tuple))->oprname;
	}
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
	return found;
}

static bool
is_any(HeapTuple tuple, Oid of_ours)
{
	(void) tuple;
	(void) of_ours;
	return true;
}

static Oid
owner_of_function(Oid function)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Oid			owner;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for function %u", function);
	owner = ((Form_pg_proc) GETSTRUCT(tuple))->proowner;
	ReleaseSysCache(tuple);
	return owner;
}

/*
 * Whether a function was made by the extension's scripts.  Its owner can add a function of his own to an extension (ALTER EXTENSION ...
 * ADD), so being a member is not enough: the function must have the owner of those, since the scripts of a trusted extension are run as
 * superuser.
 */
static bool
is_ours(Form_pg_proc proc, Oid extension, Oid owner_of_ours)
{
	return getExtensionOfObject(ProcedureRelationId, proc->oid) == extension && (proc->proowner == owner_of_ours || superuser_arg(proc->proowner));
}

/* Whether a function in the extension's schema is not the extension's, but has the name of one that is. */
static bool
is_intruder(HeapTuple tuple, Oid of_ours)
{
	Form_pg_proc proc = (Form_pg_proc) GETSTRUCT(tuple);
	Oid			extension = getExtensionOfObject(ProcedureRelationId, of_ours);
	Oid			owner = owner_of_function(of_ours);
	CatCList   *others;
	bool		found = false;

	if (is_ours(proc, extension, owner))
		return false;
	others = SearchSysCacheList1(PROCNAMEARGSNSP, NameGetDatum(&proc->proname));
	for (int i = 0; i < others->n_members && !found; i++)
	{
		Form_pg_proc other = (Form_pg_proc) GETSTRUCT(&others->members[i]->tuple);

		found = other->pronamespace == proc->pronamespace && is_ours(other, extension, owner);
	}
	ReleaseSysCacheList(others);
	return found;
}

static void
refuse_code(const char *kind, const NameData *name, Oid schema)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("schema \"%s\" holds the %s \"%s\"", get_namespace_name(schema), kind, NameStr(*name)),
			 errdetail("Functions and operators there could be run in the place of built-in ones with the rights of whoever asks the archive."),
			 errhint("Move it to another schema (ALTER %s ... SET SCHEMA ...), or drop it.", strcmp(kind, "operator") == 0 ? "OPERATOR" : "ROUTINE")));
}

/* An error when somebody's function in a schema of the extension is named as one of ours there: our functions might call it. */
static void
refuse_namesakes(Oid of_ours)
{
	Oid			schemas[] = {get_func_namespace(of_ours), get_namespace_oid("news_archive", true)};
	NameData	name;

	for (int i = 0; i < (int) lengthof(schemas); i++)
		if (OidIsValid(schemas[i]) && find_in_schema(ProcedureRelationId, Anum_pg_proc_pronamespace, schemas[i], is_intruder, of_ours, &name))
			refuse_code("function", &name, schemas[i]);
}

static void
refuse_intruders(Oid schema, Oid of_ours)
{
	NameData	name;
	uint64		before;

	watch_catalogs();
	before = changes;
	if (!clean_extension)
	{
		refuse_namesakes(of_ours);
		clean_extension = changes == before;
	}
	if (clean_archive != schema)
	{
		if (find_in_schema(ProcedureRelationId, Anum_pg_proc_pronamespace, schema, is_any, of_ours, &name))
			refuse_code("function", &name, schema);
		if (find_in_schema(OperatorRelationId, Anum_pg_operator_oprnamespace, schema, is_any, of_ours, &name))
			refuse_code("operator", &name, schema);
		clean_archive = changes == before ? schema : InvalidOid;
	}
}

Oid
archive_schema(const char *archive, Oid any_function_of_ours)
{
	Oid			schema = strcmp(archive, "$user") == 0 ? InvalidOid : get_namespace_oid(archive, true);		/* a path means another one by it */

	if (!OidIsValid(schema) || !has_tables(schema))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_SCHEMA_NAME),
				 errmsg("archive \"%s\" does not exist", archive),
				 errhint("SELECT news_archive.create_archive(%s);", quote_literal_cstr(archive))));
	if (!DatumGetBool(DirectFunctionCall2(has_schema_privilege_id, ObjectIdGetDatum(schema), PointerGetDatum(cstring_to_text("USAGE")))))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("permission denied for archive \"%s\"", archive),
				 errhint("Its owner can let you read it: GRANT USAGE ON SCHEMA %1$s TO %2$s; GRANT SELECT ON ALL TABLES IN SCHEMA %1$s TO %2$s;",
						 quote_identifier(archive), quote_identifier(GetUserNameFromId(GetUserId(), false)))));
	check_tables(schema);
	refuse_intruders(schema, any_function_of_ours);
	return schema;
}

Datum
news_archive_check_namesakes(PG_FUNCTION_ARGS)
{
	refuse_namesakes(fcinfo->flinfo->fn_oid);
	PG_RETURN_VOID();
}

static void
note_entered(Oid schema)
{
	MemoryContext caller = MemoryContextSwitchTo(TopMemoryContext);

	entered_archives = list_append_unique_oid(entered_archives, schema);
	MemoryContextSwitchTo(caller);
}

/* Until the calling function ends, which has a SET search_path of its own. */
static void
set_for_caller(const char *setting, const char *value)
{
	(void) set_config_option(setting, value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_LOCAL, true, 0, false);
}

Datum
news_archive_enter(PG_FUNCTION_ARGS)
{
	const char *archive;
	Oid			schema;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("no archive is named"),
				 errhint("Leave the argument out for the archive of the setting news_archive.archive.")));
	archive = NameStr(*PG_GETARG_NAME(0));
	schema = archive_schema(archive, fcinfo->flinfo->fn_oid);
	note_entered(schema);
	set_for_caller("search_path", psprintf("pg_catalog, %s, pg_temp", quote_identifier(archive)));
	/* Parts of tables are joined where they lie; plans of so many nodes take longer to compile than to run. */
	if (get_rel_relkind(get_relname_relid(archive_tables[0], schema)) == RELKIND_PARTITIONED_TABLE)
	{
		set_for_caller("enable_partitionwise_join", "on");
		set_for_caller("jit", "off");
	}
	PG_RETURN_VOID();
}

/* An error unless the search path is the one that enter() made. */
Datum
news_archive_entered(PG_FUNCTION_ARGS)
{
	List	   *path = fetch_search_path(false);
	bool		inside = list_length(path) >= 2 && linitial_oid(path) == PG_CATALOG_NAMESPACE &&
		list_member_oid(entered_archives, lsecond_oid(path));

	(void) fcinfo;
	list_free(path);
	if (!inside)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("this function is for the functions of an archive and is not called by itself"),
				 errhint("load_article(), refresh() and the corrections call it.")));
	PG_RETURN_VOID();
}

Datum
news_archive_is_archive(PG_FUNCTION_ARGS)
{
	Oid			schema = get_namespace_oid(NameStr(*PG_GETARG_NAME(0)), true);

	PG_RETURN_BOOL(OidIsValid(schema) && has_tables(schema));
}

Datum
news_archive_archive_tables(PG_FUNCTION_ARGS)
{
	Datum		names[lengthof(archive_tables)];

	(void) fcinfo;
	for (int i = 0; i < (int) lengthof(archive_tables); i++)
		names[i] = CStringGetTextDatum(archive_tables[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(names, lengthof(archive_tables), TEXTOID, -1, false, TYPALIGN_INT));
}

int
execute_trusted_plan(SPIPlanPtr plan, Datum *values, const char *nulls, long limit)
{
	volatile int result = 0;
	bool		ran = trusted_plan_runs;

	trusted_plan_runs = true;
	PG_TRY();
	{
		result = SPI_execute_plan(plan, values, nulls, true, limit);
	}
	PG_FINALLY();
	{
		trusted_plan_runs = ran;
	}
	PG_END_TRY();
	return result;
}

Datum
news_archive_reads_names(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_BOOL(trusted_plan_runs);
}
