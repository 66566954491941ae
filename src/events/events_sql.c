/*
 * events_sql.c - glue: event_reports(), explain_report(), act_line(), event_ontology(), event_statuses(), event_window().
 */
#include "text/arrays.h"
#include "text/rows.h"

#define Relation GrammarRelation	/* PostgreSQL has another Relation */
#include "events/explain_report.h"
#undef Relation
#include "events/own_acts.h"
#include "text/lexicon.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/date.h"

extern const Lexicon lexicon_ontology;

PG_FUNCTION_INFO_V1(news_archive_event_reports);
PG_FUNCTION_INFO_V1(news_archive_explain_report);
PG_FUNCTION_INFO_V1(news_archive_act_line);
PG_FUNCTION_INFO_V1(news_archive_event_ontology);
PG_FUNCTION_INFO_V1(news_archive_event_statuses);
PG_FUNCTION_INFO_V1(news_archive_event_window);

static void
put_side(RowSink *rows, const EventSide *side)
{
	rows_text(rows, side->words);
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
	rows_text(rows, event_status_names[r->status]);
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

/* The coded document of the arguments: body, reference, and the acts of the owner in argument `acts`. */
static Document *
coded_document(FunctionCallInfo fcinfo, int acts)
{
	Document   *doc = document_of_day(PG_GETARG_TEXT_PP(0), reference_argument(fcinfo, 1));

	own_acts_use(PG_ARGISNULL(acts) ? NULL : PG_GETARG_TEXT_PP(acts));
	document_events(doc);
	return doc;
}

Datum
news_archive_event_reports(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Document   *doc;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	doc = coded_document(fcinfo, 2);
	for (int32 i = 0; i < doc->events->count; i++)
		put_report(&rows, doc, &doc->events->items[i], i + 1);
	return (Datum) 0;
}

Datum
news_archive_explain_report(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	Document   *doc;
	Explanation explanation;
	int32		report;

	rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		return (Datum) 0;
	report = PG_GETARG_INT32(2);
	doc = coded_document(fcinfo, 3);
	if (report < 1 || report > doc->events->count)
		return (Datum) 0;
	explain_report(doc, report - 1, &explanation);
	for (int32 i = 0; i < explanation.count; i++)
	{
		const ExplainedStep *s = &explanation.steps[i];

		rows_int(&rows, i + 1);
		rows_text(&rows, s->part);
		if (span_length(s->words) > 0)
			rows_span_words(&rows, doc, s->words);
		else
		{
			rows_null(&rows);
			rows_null(&rows);
			rows_null(&rows);
		}
		rows_text(&rows, s->rule);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* The ten cells of an act as a line, once they are found right. */
Datum
news_archive_act_line(PG_FUNCTION_ARGS)
{
	StringInfoData line;
	text	   *result;

	initStringInfo(&line);
	for (int i = 0; i < PG_NARGS(); i++)
	{
		char	   *cell = PG_ARGISNULL(i) ? pstrdup("") : text_to_cstring(PG_GETARG_TEXT_PP(i));

		if (strpbrk(cell, "\t\n"))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("an act has a tab or line end in \"%s\"", cell)));
		if (i > 0)
			appendStringInfoChar(&line, '\t');
		appendStringInfoString(&line, cell);
	}
	result = cstring_to_text_with_len(line.data, line.len);
	own_acts_check(result);
	PG_RETURN_TEXT_P(result);
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

Datum
news_archive_event_statuses(PG_FUNCTION_ARGS)
{
	PG_RETURN_ARRAYTYPE_P(names_array(event_status_names, N_EVENT_STATUSES));
}

Datum
news_archive_event_window(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(EVENT_WINDOW_DAYS);
}
