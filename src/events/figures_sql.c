/*
 * figures_sql.c - glue: figures().
 */
#include "text/rows.h"

#define Relation GrammarRelation	/* PostgreSQL has another Relation */
#include "events/figures.h"
#undef Relation
#include "utils/builtins.h"
#include "utils/date.h"

PG_FUNCTION_INFO_V1(news_archive_figures);

static void
put_number(RowSink *rows, int32 n)
{
	if (n < 0)
		rows_null(rows);
	else
		rows_bigint(rows, n);
}

static void
put_figure(RowSink *rows, Document *doc, const Figure *f, int32 number)
{
	rows_int(rows, number);
	rows_int(rows, f->sentence + 1);
	rows_span_words(rows, doc, f->span);
	rows_text(rows, f->measured.measure);
	put_number(rows, f->count.quantity);
	put_number(rows, f->count.low);
	put_number(rows, f->count.high);
	rows_text(rows, f->count.bound);
	rows_text(rows, f->counted);
	rows_bool(rows, f->measured.part);
	rows_text(rows, f->cause);
	rows_bool(rows, f->lasting);
	rows_range(rows, f->during);
	rows_text(rows, f->place);
	rows_text(rows, event_status_names[f->status]);
	rows_text(rows, f->attributed_to);
	rows_text(rows, f->measured.form);
	rows_emit(rows);
}

/* An infinite day, or one at the end of the calendar, is none to count from. */
static Day
day_argument(FunctionCallInfo fcinfo, int n)
{
	DateADT		d = PG_ARGISNULL(n) ? DAY_NONE : PG_GETARG_DATEADT(n);

	return DATE_NOT_FINITE(d) || d < day_of(11, 1, 1) || d > day_of(9989, 12, 31) ? DAY_NONE : d;
}

Datum
news_archive_figures(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Document   *doc;
	Figures    *figures;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	doc = document_of_day(PG_GETARG_TEXT_PP(0), day_argument(fcinfo, 1));
	figures = figures_of(doc);
	for (int32 i = 0; i < figures->count; i++)
		put_figure(&rows, doc, &figures->items[i], i + 1);
	return (Datum) 0;
}
