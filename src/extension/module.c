/*
 * module.c - the module's magic, its settings, and what CREATE EXTENSION asks first.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/guc.h"

PG_MODULE_MAGIC;

static char *default_archive = NULL;
static bool link_at_load = true;

void		_PG_init(void);
extern void define_search_settings(void);	/* search/rank_sql.c */
extern void define_language_settings(void);	/* language/language_sql.c */

void
_PG_init(void)
{
	DefineCustomStringVariable("news_archive.archive",
							   "The archive that functions use when none is named.",
							   NULL, &default_archive, "news", PGC_USERSET, 0, NULL, NULL, NULL);
	DefineCustomBoolVariable("news_archive.link_at_load",
							 "Whether load_article links each article to entities, events and stories at once.",
							 "Off for loading many articles, with one refresh() behind them.",
							 &link_at_load, true, PGC_USERSET, 0, NULL, NULL, NULL);
	define_search_settings();
	define_language_settings();
#if PG_VERSION_NUM >= 150000
	MarkGUCPrefixReserved("news_archive");
#else
	EmitWarningsOnPlaceholders("news_archive");
#endif
}

PG_FUNCTION_INFO_V1(news_archive_check_encoding);

/* Text is read as UTF-8 without conversion, so another encoding is refused before anything is installed. */
Datum
news_archive_check_encoding(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("news_archive needs a database in UTF8, this one is in %s", GetDatabaseEncodingName()),
				 errhint("CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0, and create the extension there.")));
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(news_archive_version);

/* The version of this library: "0.2.0". */
Datum
news_archive_version(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_TEXT_P(cstring_to_text(NEWS_ARCHIVE_VERSION));
}

#if PG_VERSION_NUM < 150000
void
news_archive_materialized_srf(FunctionCallInfo fcinfo, bits32 flags)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext old;

	if (result == NULL || !IsA(result, ReturnSetInfo) || !(result->allowedModes & SFRM_Materialize))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in a place that cannot take a set")));
	old = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);
	result->returnMode = SFRM_Materialize;
	if (get_call_result_type(fcinfo, NULL, &result->setDesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	result->setDesc = CreateTupleDescCopy(result->setDesc);
	result->setResult = tuplestore_begin_heap((result->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	MemoryContextSwitchTo(old);
}
#endif
