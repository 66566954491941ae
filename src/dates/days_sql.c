/*
 * days_sql.c - glue: the type "days", a daterange that may be written as people write dates.
 *
 * Its values are those of daterange, byte for byte, so that casts between the two do nothing; only its input function differs.
 */
#include "extension/compat.h"

#include "libpq/pqformat.h"
#include "utils/fmgroids.h"

#include "dates/dates.h"
#include "text/rows.h"

#define DATERANGE_OID 3912

PG_FUNCTION_INFO_V1(news_archive_days_in);
PG_FUNCTION_INFO_V1(news_archive_days_out);
PG_FUNCTION_INFO_V1(news_archive_days_recv);
PG_FUNCTION_INFO_V1(news_archive_days_send);
PG_FUNCTION_INFO_V1(news_archive_same_days);

/* "[2013-02-01,2013-02-05)" and "empty" are daterange's to read. */
static bool
is_range_literal(const char *text)
{
	text += strspn(text, " \t\n\r\f\v");
	return *text == '[' || *text == '(' || pg_strncasecmp(text, "empty", 5) == 0;
}

Datum
news_archive_days_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	DayRange	days;

	if (is_range_literal(text))
		PG_RETURN_DATUM(OidInputFunctionCall(F_RANGE_IN, text, DATERANGE_OID, -1));
	if (!edtf_days(text, strlen(text), &days))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
				 errmsg("\"%s\" is no day, month, year or range of days", text),
				 errhint("Write 2013, 2013-02 or 2013-02-01; two with a slash between, 2013-02-01/2013-02-05; or a range, [2013-02-01,2013-02-06).")));
	PG_RETURN_DATUM(day_range_datum(days));
}

Datum
news_archive_days_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(OidOutputFunctionCall(F_RANGE_OUT, PG_GETARG_DATUM(0)));
}

Datum
news_archive_days_recv(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(OidReceiveFunctionCall(F_RANGE_RECV, (StringInfo) PG_GETARG_POINTER(0), DATERANGE_OID, -1));
}

Datum
news_archive_days_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_BYTEA_P(OidSendFunctionCall(F_RANGE_SEND, PG_GETARG_DATUM(0)));
}

Datum
news_archive_same_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}
