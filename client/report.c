/*
 * report.c - news-archive report: a page of HTML, made by the server, on standard output.
 */
#include "news-archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is asked: $1 about, $2 the other country, $3 the days, $4 the archive. */
#define ARCHIVE "archive => coalesce($4::name, news_archive.current_archive()))"
#define UNUSED(parameters) " WHERE num_nulls(" parameters ") >= 0"	/* each parameter must have a type */

static const char *const questions[] = {
	[REPORT_ENTITY] = "SELECT news_archive.dossier($1::text, $3::news_archive.days, " ARCHIVE UNUSED("$2::text"),
	[REPORT_EVENT] = "SELECT news_archive.dossier_event($1::bigint, " ARCHIVE UNUSED("$2::text, $3::text"),
	[REPORT_STORY] = "SELECT news_archive.dossier_story($1::bigint, " ARCHIVE UNUSED("$2::text, $3::text"),
	[REPORT_COUNTRIES] = "SELECT news_archive.dossier_country($1::text, $2::text, $3::news_archive.days, " ARCHIVE,
	[REPORT_OVERVIEW] = "SELECT news_archive.archive_overview($3::news_archive.days, " ARCHIVE UNUSED("$1::text, $2::text"),
};

/* Shows a notice of the server on standard error: who else may be meant by a name, what is not there. */
void
show_notice(void *arg, const PGresult *r)
{
	(void) arg;
	show_server_error(NULL, r, "", NULL);
}

static int
write_report(PGconn *conn, const ReportWanted *wanted)
{
	PGresult   *r;
	int			status = 0;

	PQsetNoticeReceiver(conn, show_notice, NULL);
	PQclear(PQexec(conn, "SET client_min_messages = notice"));
	r = PQexecParams(conn, questions[wanted->kind], 4, NULL, (const char *[]) {wanted->about, wanted->other, wanted->during, wanted->archive}, NULL, NULL, 0);
	if (PQresultStatus(r) != PGRES_TUPLES_OK)
	{
		show_server_error(conn, r, "", NULL);
		status = 2;
	}
	else if (PQgetisnull(r, 0, 0))
		status = 1;				/* a notice has said why */
	else if (fwrite(PQgetvalue(r, 0, 0), PQgetlength(r, 0, 0), 1, stdout) != 1 || fputc('\n', stdout) == EOF || fflush(stdout) != 0)
	{
		fprintf(stderr, "news-archive: the report could not be written: %s\n", strerror(errno));
		status = 2;
	}
	PQclear(r);
	return status;
}

int
report(ReportWanted *wanted, const char *connection, char **words, int n)
{
	int			names = wanted->kind == REPORT_ENTITY ? 1 : wanted->kind == REPORT_COUNTRIES ? 2 : 0;
	PGconn	   *conn;
	int			status;

	if (n != names)
		return misused(format_string(names == 1 ? "give one name (with quotes around it if it has spaces), or --event ID, --story ID, --countries or --overview"
									 : names == 2 ? "--countries takes two countries" : "a report of this kind takes no name"));
	if (n > 0)
		wanted->about = words[0];
	wanted->other = n > 1 ? words[1] : NULL;
	conn = session_open(connection);
	status = write_report(conn, wanted);
	PQfinish(conn);
	return status;
}
