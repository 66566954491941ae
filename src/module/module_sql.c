/*
 * module_sql.c - the top floor: the module's magic and its settings, those of the stages below among them.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "utils/guc.h"

#include "language/settings.h"
#include "search/rank.h"

PG_MODULE_MAGIC;

static char *default_archive = NULL;
static bool link_at_load = true;

void		_PG_init(void);

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
