/*
 * link.c - has the server link what was loaded, a batch at a time, each for good.
 */
#include "news-archive.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

bool
link_some(PGconn *conn, const char *archive)
{
	char		most[16];

	snprintf(most, sizeof(most), "%d", LINKED_AT_ONCE);
	return PQsendQueryParams(conn, "SELECT news_archive.refresh(coalesce($1::name, news_archive.current_archive()), most => $2::bigint)", 2, NULL,
							 (const char *[]) {archive, most}, NULL, NULL, 0);
}

void
stop_linking(PGconn *conn)
{
	char		error[256];
	PGcancel   *cancel = PQgetCancel(conn);

	PQcancel(cancel, error, sizeof(error));
	PQfreeCancel(cancel);
}

/* Waits for an answer to what links, which an interrupt cancels; says after "waits" fifths of a second what it is doing. */
static PGresult *
wait_for_link(PGconn *conn, int *waits, const volatile sig_atomic_t *interrupted)
{
	PGresult   *r = NULL;
	PGresult   *next;

	while (PQisBusy(conn))
	{
		struct pollfd p = {.fd = PQsocket(conn),.events = POLLIN};

		if (poll(&p, 1, 200) == 0 && --*waits == 0)
			fputs("linking what was loaded to the rest of the archive\n", stderr);
		if (*interrupted)
			stop_linking(conn);
		if (!PQconsumeInput(conn))
			break;
	}
	while ((next = PQgetResult(conn)) != NULL)
	{
		PQclear(r);
		r = next;
	}
	return r;
}

bool
link_articles(PGconn *conn, const char *archive, const volatile sig_atomic_t *interrupted)
{
	int			waits = 5;
	bool		more = true;
	bool		done = true;

	while (more && done)
	{
		PGresult   *r;

		if (!link_some(conn, archive))
		{
			fprintf(stderr, "news-archive: %s", PQerrorMessage(conn));
			return false;
		}
		r = wait_for_link(conn, &waits, interrupted);
		done = r != NULL && PQresultStatus(r) == PGRES_TUPLES_OK;
		more = done && strcmp(PQgetvalue(r, 0, 0), "0") != 0;
		if (!done && !*interrupted)
			show_server_error(conn, r, "what was loaded could not be linked: ", "What was loaded is kept: start again, or call news_archive.refresh().");
		PQclear(r);
	}
	return done && !*interrupted;
}
