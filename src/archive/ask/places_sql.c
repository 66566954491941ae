/*
 * places_sql.c - glue: what the extension knows of the world: gazetteer_places(), reference_countries(),
 * reference_organisations().
 *
 * The places are read from a file in the server's share directory, which came with the extension; the rest is compiled in.
 */
#include "text/rows.h"

#include "common/string.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "storage/fd.h"

#include "archive/ask/places.h"
#include "text/lexicon.h"

PG_FUNCTION_INFO_V1(news_archive_gazetteer_places);
PG_FUNCTION_INFO_V1(news_archive_reference_countries);
PG_FUNCTION_INFO_V1(news_archive_reference_organisations);

extern const Lexicon lexicon_iso_countries;
extern const Lexicon lexicon_organisations;

#define GAZETTEER_FILE "news_archive_places.txt"

static void
emit_place(RowSink *rows, const ListedPlace *p)
{
	rows_text(rows, p->name);
	rows_text(rows, p->country);
	rows_real(rows, p->latitude);
	rows_real(rows, p->longitude);
	rows_int(rows, p->population);
	rows_bool(rows, p->capital);
	rows_text(rows, p->other_names[0] ? p->other_names : NULL);
	rows_emit(rows);
}

Datum
news_archive_gazetteer_places(PG_FUNCTION_ARGS)
{
	RowSink		rows;
	char		share[MAXPGPATH];
	char	   *path;
	FILE	   *file;
	StringInfoData line;
	char		country[4] = "";
	int			line_no = 0;

	rows_begin(&rows, fcinfo);
	get_share_path(my_exec_path, share);
	path = psprintf("%s/extension/" GAZETTEER_FILE, share);
	file = AllocateFile(path, "r");
	if (file == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FILE),
				 errmsg("could not open the gazetteer \"%s\": %m", path),
				 errhint("Install news_archive's data files: make install.")));
	initStringInfo(&line);
	while (pg_get_line_buf(file, &line))
	{
		ListedPlace place;

		CHECK_FOR_INTERRUPTS();
		(void) pg_strip_crlf(line.data);
		if (place_line(line.data, ++line_no, country, &place))
			emit_place(&rows, &place);
	}
	FreeFile(file);
	return (Datum) 0;
}

/* All rows of a word list, an empty cell as NULL. */
static Datum
emit_lexicon(FunctionCallInfo fcinfo, const Lexicon *lexicon)
{
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	for (int row = 0; row < lexicon->rows; row++)
	{
		for (int column = 0; column < lexicon->columns; column++)
		{
			const char *cell = lexicon_cell(lexicon, row, column);

			rows_text(&rows, cell[0] ? cell : NULL);
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_reference_countries(PG_FUNCTION_ARGS)
{
	return emit_lexicon(fcinfo, &lexicon_iso_countries);
}

Datum
news_archive_reference_organisations(PG_FUNCTION_ARGS)
{
	return emit_lexicon(fcinfo, &lexicon_organisations);
}
