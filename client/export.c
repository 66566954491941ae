/*
 * export.c - news-archive export: what is in an archive, in the format of another program, on standard output.
 *
 * The server writes the formats.  What has many rows comes row by row, so that no memory is needed for all of them.
 */
#include "news-archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What an export is about. */
typedef enum About
{
	A_NAME, NAME_OR_ALL, A_SEARCH, AN_ARTICLE
} About;

typedef enum Shape
{
	ONE_VALUE,					/* as it is */
	LINES,						/* a value a line */
	TABLE,						/* tabs between the columns */
	TABLE_WITH_HEAD
} Shape;

/* What is asked: $1 about, $2 the days, $3 the archive, $4 the number of rows; each parameter must have a type. */
#define ARCHIVE "archive => coalesce($3::name, news_archive.current_archive()))"
#define OF_EVENTS(function) "SELECT * FROM news_archive." function "($1::text, $2::news_archive.days, " ARCHIVE " WHERE num_nulls($4::int) >= 0"
#define OF_SEARCH(function) "SELECT news_archive." function "($1::text, $2::news_archive.days, max_rows => coalesce($4::int, 20), " ARCHIVE
#define OF_NEWS(function) "SELECT news_archive." function "($1::timestamptz, " ARCHIVE " WHERE num_nulls($2::text, $4::int) >= 0"
#define OF_ARTICLE(function) "SELECT news_archive." function "($1::bigint, " ARCHIVE " WHERE num_nulls($2::text, $4::int) >= 0"

typedef struct Format
{
	const char *name;
	About		about;
	Shape		shape;
	const char *question;
	const char *of_news;		/* the question when --since is given, or NULL */
} Format;

static const Format formats[] = {
	{"timelinejs", A_NAME, ONE_VALUE, OF_EVENTS("timeline_json"), NULL},
	{"ics", A_NAME, ONE_VALUE, OF_EVENTS("timeline_ics"), NULL},
	{"geojson", NAME_OR_ALL, ONE_VALUE, OF_EVENTS("events_geojson"), NULL},
	{"graphml", NAME_OR_ALL, ONE_VALUE, OF_EVENTS("network_graphml"), NULL},
	{"gexf", NAME_OR_ALL, ONE_VALUE, OF_EVENTS("network_gexf"), NULL},
	{"dot", NAME_OR_ALL, ONE_VALUE, OF_EVENTS("network_dot"), NULL},
	{"ftm", NAME_OR_ALL, LINES, OF_EVENTS("entities_ftm"), NULL},
	{"icews", NAME_OR_ALL, TABLE_WITH_HEAD, OF_EVENTS("events_icews"), NULL},
	{"gdelt", NAME_OR_ALL, TABLE, OF_EVENTS("events_gdelt"), NULL},
	{"gdelt1", NAME_OR_ALL, TABLE, OF_EVENTS("events_gdelt1"), NULL},
	{"atom", A_SEARCH, ONE_VALUE, OF_SEARCH("search_atom"), OF_NEWS("new_since_atom")},
	{"rss", A_SEARCH, ONE_VALUE, OF_SEARCH("search_rss"), OF_NEWS("new_since_rss")},
	{"ninjs", AN_ARTICLE, ONE_VALUE, OF_ARTICLE("article_ninjs"), NULL},
	{"jsonld", AN_ARTICLE, ONE_VALUE, OF_ARTICLE("article_jsonld"), NULL},
};

static const Format *
format_named(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

/* A cell of a table: what would end it is a space. */
static void
put_cell(const char *value)
{
	for (const char *c = value; *c; c++)
		putchar(*c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

static void
put_head(const PGresult *r)
{
	for (int i = 0; i < PQnfields(r); i++)
	{
		if (i > 0)
			putchar('\t');
		put_cell(PQfname(r, i));
	}
	putchar('\n');
}

static void
put_row(const PGresult *r, Shape shape)
{
	const char *value = PQgetvalue(r, 0, 0);

	if (shape == TABLE || shape == TABLE_WITH_HEAD)
	{
		for (int i = 0; i < PQnfields(r); i++)
		{
			if (i > 0)
				putchar('\t');
			put_cell(PQgetvalue(r, 0, i));
		}
		putchar('\n');
		return;
	}
	fputs(value, stdout);
	if (value[0] == '\0' || value[strlen(value) - 1] != '\n')
		putchar('\n');
}

/* Takes the answer row by row; gives the exit status. */
static int
write_answer(PGconn *conn, Shape shape)
{
	PGresult   *r;
	int			status = shape == ONE_VALUE ? 1 : 0;	/* without a value a notice has said why */
	bool		headed = shape != TABLE_WITH_HEAD;

	while ((r = PQgetResult(conn)) != NULL)
	{
		ExecStatusType state = PQresultStatus(r);

		if (state != PGRES_SINGLE_TUPLE && state != PGRES_TUPLES_OK)
		{
			show_server_error(conn, r, "", NULL);
			status = 2;
		}
		else if (!headed)
			put_head(r);
		headed = true;
		if (state == PGRES_SINGLE_TUPLE && !PQgetisnull(r, 0, 0) && status != 2)
		{
			put_row(r, shape);
			status = 0;
		}
		PQclear(r);
	}
	if (fflush(stdout) != 0 || ferror(stdout))
	{
		fprintf(stderr, "news-archive: the export could not be written: %s\n", strerror(errno));
		return 2;
	}
	return status;
}

/* What is wrong with the call, or NULL. */
static char *
misuse(const ExportWanted *wanted, const Format *format, int n)
{
	if (n > 2)
		return format_string("give one name or query, with quotes around it if it has spaces");
	if (wanted->since && format->of_news == NULL)
		return format_string("--since is for the formats atom and rss");
	if (wanted->max_rows && (format->about != A_SEARCH || wanted->since))
		return format_string("--max-rows is for a search as atom or rss");
	if (wanted->max_rows && (wanted->max_rows[0] == '\0' || strspn(wanted->max_rows, "0123456789") != strlen(wanted->max_rows) || strlen(wanted->max_rows) > 9))
		return format_string("--max-rows is a number, and not \"%s\"", printable(wanted->max_rows));
	if (wanted->during && (wanted->since || format->about == AN_ARTICLE))
		return format_string("--during does not go with this export");
	if ((wanted->article != NULL) != (format->about == AN_ARTICLE) || (wanted->article && n != 1))
		return format_string(format->about == AN_ARTICLE ? "give --article ID and no name" : "--article is for the formats ninjs and jsonld");
	if (wanted->since && n != 1)
		return format_string("give a query or --since, not both");
	if (n != 2 && format->about == A_SEARCH && !wanted->since)
		return format_string("give a query, or --since TIME");
	if (n != 2 && format->about == A_NAME)
		return format_string("give a name, with quotes around it if it has spaces");
	return NULL;
}

int
export(const ExportWanted *wanted, const char *connection, char **words, int n)
{
	const Format *format = n > 0 ? format_named(words[0]) : NULL;
	const char *about = wanted->since ? wanted->since : wanted->article ? wanted->article : n > 1 ? words[1] : NULL;
	char	   *wrong;
	PGconn	   *conn;
	int			status;

	if (format == NULL)
		return misused(format_string("%s%s%s; the formats are timelinejs, ics, geojson, graphml, gexf, dot, ftm, icews, gdelt, gdelt1, atom, rss, ninjs and jsonld",
									 n > 0 ? "\"" : "the format is missing", n > 0 ? printable(words[0]) : "", n > 0 ? "\" is no format" : ""));
	if ((wrong = misuse(wanted, format, n)) != NULL)
		return misused(wrong);
	conn = session_open(connection);
	PQsetNoticeReceiver(conn, show_notice, NULL);
	PQclear(PQexec(conn, "SET client_min_messages = notice"));
	if (PQsendQueryParams(conn, wanted->since ? format->of_news : format->question, 4, NULL,
						  (const char *[]) {about, wanted->during, wanted->archive, wanted->max_rows}, NULL, NULL, 0) && PQsetSingleRowMode(conn))
		status = write_answer(conn, format->shape);
	else
	{
		fprintf(stderr, "news-archive: %s", PQerrorMessage(conn));
		status = 2;
	}
	PQfinish(conn);
	return status;
}
