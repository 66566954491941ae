/*
 * sectors_sql.c - glue: sectors(), sector_is().
 */
#include "extension/compat.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "mentions/sectors.h"

#define MAX_SECTORS 64

PG_FUNCTION_INFO_V1(news_archive_sectors);
PG_FUNCTION_INFO_V1(news_archive_sector_is);

Datum
news_archive_sectors(PG_FUNCTION_ARGS)
{
	Datum		codes[MAX_SECTORS];
	int			n = 0;

	for (; n < MAX_SECTORS && sector_code(n); n++)
		codes[n] = CStringGetTextDatum(sector_code(n));
	PG_RETURN_ARRAYTYPE_P(construct_array(codes, n, TEXTOID, -1, false, TYPALIGN_INT));
}

Datum
news_archive_sector_is(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(sector_is(text_to_cstring(PG_GETARG_TEXT_PP(0)), text_to_cstring(PG_GETARG_TEXT_PP(1))));
}
