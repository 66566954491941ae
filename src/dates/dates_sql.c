/*
 * dates_sql.c - glue: time_expressions(), weekday_years(), full_date(), shown_orders(), during_text(), edtf().
 */
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "dates/calendar.h"
#include "dates/dates.h"
#include "dates/full_date.h"

#define DATERANGE_OID 3912

PG_FUNCTION_INFO_V1(news_archive_time_expressions);

/* The other readings, an array of one; NULL when there is none. */
static void
put_alternatives(RowSink *rows, const TimeExpression *e)
{
	Datum		other;

	if (!day_range_known(e->other))
	{
		rows_null(rows);
		return;
	}
	other = day_range_datum(e->other);
	rows->values[rows->at] = PointerGetDatum(construct_array(&other, 1, DATERANGE_OID, -1, false, TYPALIGN_INT));
	rows->nulls[rows->at++] = false;
}

static void
emit_expression(RowSink *rows, Document *doc, const TimeExpression *e)
{
	rows_span_words(rows, doc, e->span);
	rows_text(rows, time_type_names[e->type]);
	rows_text(rows, e->value);
	rows_range(rows, e->during);
	rows_text(rows, precision_names[e->precision]);
	rows_text(rows, e->modifier);
	rows_text(rows, e->basis);
	rows_real(rows, e->confidence);
	put_alternatives(rows, e);
	rows_range(rows, e->reach);
	rows_emit(rows);
}

/* An infinite day is none to count from. */
static Day
reference_argument(FunctionCallInfo fcinfo, int n)
{
	DateADT		d;

	if (PG_ARGISNULL(n))
		return DAY_NONE;
	d = PG_GETARG_DATEADT(n);
	if (DATE_NOT_FINITE(d) || d < day_of(YEAR_MIN + 10, 1, 1) || d > day_of(YEAR_MAX - 10, 12, 31))
		return DAY_NONE;
	return d;
}

Datum
news_archive_time_expressions(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Document   *doc;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	doc = document_of_day(PG_GETARG_TEXT_PP(0), reference_argument(fcinfo, 1));
	if (!PG_ARGISNULL(2))
		document_set_day_order(doc, PG_GETARG_BOOL(2) ? DAY_ORDER_DAY_FIRST : DAY_ORDER_MONTH_FIRST);
	document_times_alone(doc);
	for (int i = 0; i < doc->times->count; i++)
		emit_expression(&rows, doc, &doc->times->items[i]);
	/* The document is kept for the next call, the order is not. */
	document_set_day_order(doc, DAY_ORDER_UNKNOWN);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(news_archive_weekday_years);

/* The days of a daterange, open where it is; what begins at infinity, or ends at -infinity, is empty. */
static DayRange
range_argument(FunctionCallInfo fcinfo, int n, bool *empty)
{
	RangeType  *r = PG_GETARG_RANGE_P(n);
	TypeCacheEntry *type = lookup_type_cache(RangeTypeGetOid(r), TYPECACHE_RANGE_INFO);
	RangeBound	lower,
				upper;
	DayRange	days = NO_DAYS;

	range_deserialize(type, r, &lower, &upper, empty);
	if (*empty)
		return days;
	if ((!lower.infinite && DATE_IS_NOEND(DatumGetDateADT(lower.val))) || (!upper.infinite && DATE_IS_NOBEGIN(DatumGetDateADT(upper.val))))
	{
		*empty = true;
		return days;
	}
	if (!lower.infinite && !DATE_NOT_FINITE(DatumGetDateADT(lower.val)))
		days.from = DatumGetDateADT(lower.val);
	if (!upper.infinite && !DATE_NOT_FINITE(DatumGetDateADT(upper.val)))
		days.to = DatumGetDateADT(upper.val);
	return days;
}

static ArrayType *
years_array(const int *years, int n)
{
	Datum	   *values = palloc(sizeof(Datum) * Max(n, 1));

	for (int i = 0; i < n; i++)
		values[i] = Int32GetDatum(years[i]);
	return construct_array(values, n, INT4OID, sizeof(int32), true, TYPALIGN_INT);
}

/* An array; the SQL function unnests it. */
Datum
news_archive_weekday_years(PG_FUNCTION_ARGS)
{
	bool		empty;
	DayRange	during = range_argument(fcinfo, 3, &empty);
	int			weekday = PG_GETARG_INT32(2);
	int		   *years = palloc(sizeof(int) * (YEAR_MAX + 1));
	int			n = 0;

	if (weekday < 1 || weekday > 7)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weekday %d is not from 1 to 7", weekday),
				 errhint("Weekdays are counted as ISO 8601 does: 1 is Monday, 7 is Sunday.")));
	if (!empty)
		n = weekday_years(PG_GETARG_INT32(0), PG_GETARG_INT32(1), weekday, during, years, YEAR_MAX + 1);
	PG_RETURN_ARRAYTYPE_P(years_array(years, n));
}

PG_FUNCTION_INFO_V1(news_archive_full_date);
PG_FUNCTION_INFO_V1(news_archive_shown_orders);

Datum
news_archive_full_date(PG_FUNCTION_ARGS)
{
	text	   *line = PG_GETARG_TEXT_PP(0);
	FullDate	date;

	if (!full_date_next(VARDATA_ANY(line), VARSIZE_ANY_EXHDR(line), 0, &date))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(date.day);
}

#define ORDERS_MAX 100

/* Of each date in figures that shows its order: has it the day first? */
Datum
news_archive_shown_orders(PG_FUNCTION_ARGS)
{
	text	   *line = PG_GETARG_TEXT_PP(0);
	Datum		orders[ORDERS_MAX];
	int			n = 0;
	FullDate	date = {0};

	while (n < ORDERS_MAX && figures_date_next(VARDATA_ANY(line), VARSIZE_ANY_EXHDR(line), date.at.end, &date))
		if (date.shown != DAY_ORDER_UNKNOWN)
			orders[n++] = BoolGetDatum(date.shown == DAY_ORDER_DAY_FIRST);
	PG_RETURN_ARRAYTYPE_P(construct_array(orders, n, BOOLOID, sizeof(bool), true, TYPALIGN_CHAR));
}

PG_FUNCTION_INFO_V1(news_archive_during_text);
PG_FUNCTION_INFO_V1(news_archive_edtf);

static Precision
precision_argument(FunctionCallInfo fcinfo, int n)
{
	char	   *name;

	if (PG_ARGISNULL(n))
		return PRECISION_NONE;
	name = text_to_cstring(PG_GETARG_TEXT_PP(n));
	for (int i = 1; i < N_PRECISIONS; i++)
		if (strcmp(name, precision_names[i]) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("there is no precision \"%s\"", name),
			 errhint("It is minute, day, week, month, quarter, season, half, year, decade, century, range, or NULL.")));
	return PRECISION_NONE;
}

/* Both functions: (during daterange, precision text, modifier text). */
static Datum
describe(FunctionCallInfo fcinfo, char *(*describer) (DayRange, Precision, const char *))
{
	Precision	precision = precision_argument(fcinfo, 1);
	bool		empty = true;
	DayRange	r = NO_DAYS;
	char	   *words;

	if (!PG_ARGISNULL(0))
		r = range_argument(fcinfo, 0, &empty);
	if (empty)
		PG_RETURN_NULL();
	words = describer(r, precision, PG_ARGISNULL(2) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(2)));
	if (words == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(words));
}

Datum
news_archive_during_text(PG_FUNCTION_ARGS)
{
	return describe(fcinfo, days_in_words);
}

Datum
news_archive_edtf(PG_FUNCTION_ARGS)
{
	return describe(fcinfo, days_in_edtf);
}
