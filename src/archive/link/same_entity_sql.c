/*
 * same_entity_sql.c - glue: same_entity_name().
 */
#include "text/rows.h"

#include "utils/builtins.h"

#include "archive/link/same_entity.h"

PG_FUNCTION_INFO_V1(news_archive_same_entity_name);

Datum
news_archive_same_entity_name(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(same_entity_name(text_to_cstring(PG_GETARG_TEXT_PP(0)), text_to_cstring(PG_GETARG_TEXT_PP(1)),
									text_to_cstring(PG_GETARG_TEXT_PP(2)), PG_GETARG_BOOL(3)));
}
