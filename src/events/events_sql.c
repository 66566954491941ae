/*
 * events_sql.c - glue: event_reports(), event_ontology().
 */
#include "text/rows.h"

#define Relation GrammarRelation	/* PostgreSQL has another Relation */
#include "events/events.h"
#undef Relation
#include "text/lexicon.h"
#include "utils/builtins.h"
#include "utils/date.h"

extern const Lexicon lexicon_ontology;

static const char *const status_names[] = {"actual", "planned", "demanded", "denied", "hypothetical"};

PG_FUNCTION_INFO_V1(news_archive_event_reports);
PG_FUNCTION_INFO_V1(news_archive_event_ontology);

static void
put_side(RowSink *rows, const EventSide *side)
{
	rows_text(rows, side->name);
	rows_text(rows, side->country);
	rows_text(rows, side->sector);
}

static void
put_mention(RowSink *rows, const EventSide *side)
{
	if (side->mention < 0)
		rows_null(rows);
	else
		rows_int(rows, side->mention + 1);
}

static void
put_report(RowSink *rows, Document *doc, const EventReport *r, int32 number)
{
	rows_int(rows, number);
	rows_int(rows, r->sentence + 1);
	rows_span_words(rows, doc, r->clause);
	rows_text(rows, r->type);
	rows_text(rows, r->mode);
	rows_text(rows, r->cameo);
	put_side(rows, &r->actor);
	put_side(rows, &r->target);
	rows_range(rows, r->during);
	rows_text(rows, precision_names[r->precision]);
	rows_text(rows, r->place);
	rows_text(rows, status_names[r->status]);
	rows_text(rows, r->attributed_to);
	rows_text(rows, r->basis);
	rows_real(rows, r->confidence);
	rows_span(rows, doc, r->act);
	put_mention(rows, &r->actor);
	put_mention(rows, &r->target);
	rows_text(rows, r->place_basis);
	if (r->quantity < 0)
		rows_null(rows);
	else
		rows_int(rows, r->quantity);
	rows_text(rows, r->quantity_bound);
	rows_text(rows, r->counted);
	rows_emit(rows);
}

/* An infinite day, or one at the end of the calendar, is none to count from. */
static Day
reference_argument(FunctionCallInfo fcinfo, int n)
{
	DateADT		d = PG_ARGISNULL(n) ? DAY_NONE : PG_GETARG_DATEADT(n);

	return DATE_NOT_FINITE(d) || d < day_of(11, 1, 1) || d > day_of(9989, 12, 31) ? DAY_NONE : d;
}

Datum
news_archive_event_reports(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Document   *doc;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	doc = document_of_day(PG_GETARG_TEXT_PP(0), reference_argument(fcinfo, 1));
	document_events(doc);
	for (int32 i = 0; i < doc->events->count; i++)
		put_report(&rows, doc, &doc->events->items[i], i + 1);
	return (Datum) 0;
}

Datum
news_archive_event_ontology(PG_FUNCTION_ARGS)
{
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	for (int row = 0; row < lexicon_ontology.rows; row++)
	{
		const char *mode = lexicon_cell(&lexicon_ontology, row, 2);

		rows_text(&rows, lexicon_cell(&lexicon_ontology, row, 1));
		rows_text(&rows, *mode ? mode : NULL);
		rows_text(&rows, lexicon_cell(&lexicon_ontology, row, 3));
		rows_int(&rows, atoi(lexicon_cell(&lexicon_ontology, row, 4)));
		rows_text(&rows, lexicon_cell(&lexicon_ontology, row, 5));
		rows_emit(&rows);
	}
	return (Datum) 0;
}
