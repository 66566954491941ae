/*
 * news-archive.c - loads articles from the client's machine into an archive.
 *
 *	news-archive load [options] PATH...
 *
 * Several sessions take the articles one by one, each in a transaction of its own; the server decides what is known
 * already, so a run that was broken off is simply started again.  Entities and events are linked once, at the end.
 */
#define _GNU_SOURCE
#include "news-archive.h"

#include <errno.h>
#include <getopt.h>
#include <libpq-fe.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_JOBS 64
#define REASONS_SHOWN 20
#define CONNECT_TRIES 20		/* a second apart, when a connection was lost */

typedef struct Options
{
	const char *archive;		/* NULL: the server's setting */
	const char *outlet;
	const char *collected;
	const char *format;
	const char *connection;
	int			jobs;
	bool		dry_run;
} Options;

typedef struct Session
{
	PGconn	   *conn;
	bool		busy;
	Source		source;			/* what it is working on */
	int			lost;			/* connections, at this article */
} Session;

typedef struct Counts
{
	long		loaded;
	long		known;
	long		rejected;
	char	   *reasons[REASONS_SHOWN];
} Counts;

static volatile sig_atomic_t interrupted = 0;

/* The second one ends the program at once. */
static void
on_interrupt(int signal_number)
{
	interrupted = 1;
	signal(signal_number, SIG_DFL);
}

/* Without SA_RESTART: waiting for standard input ends too. */
static void
heed_interrupts(void)
{
	struct sigaction action = {.sa_handler = on_interrupt};

	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec * 1e-9;
}

/* ---- what the user sees ---- */

static void
usage(FILE *out)
{
	fputs("news-archive loads articles into an archive of the PostgreSQL extension news_archive.\n\n"
		  "  news-archive load [OPTION]... PATH...\n\n"
		  "PATH is a file, a folder (with all below it), or - for standard input. Files ending in .gz or .xz are unpacked;\n"
		  ".jsonl and .ndjson hold one article a line (JSON), any other file is one article: text, markdown, HTML or JSON.\n\n"
		  "  -a, --archive NAME     the archive (default: the server's setting news_archive.archive, or news)\n"
		  "  -j, --jobs N           sessions at once (default 1)\n"
		  "  -o, --outlet NAME      the outlet of all these articles\n"
		  "  -c, --collected DATE   the day they were scraped: none was published later\n"
		  "  -f, --format FORMAT    auto, text, markdown, html or json (default auto; json from - is one article a line)\n"
		  "  -n, --dry-run          show what would be stored, store nothing\n"
		  "  -d, --dbname DATABASE  a database or a connection string; PGHOST, PGUSER and the like are heeded\n"
		  "  -h, --help\n\n"
		  "The exit status is 0 when all were loaded or known, 1 when some were rejected, 2 on other errors.\n", out);
}

static void
show_progress(const Sources *sources, const Counts *counts, double since, bool terminal, bool last)
{
	static double shown = 0;
	double		now = seconds();
	long		done = counts->loaded + counts->known + counts->rejected;
	long		total = sources_total(sources);
	double		rate = done / (now - since + 1e-9);

	if (shown == 0)
		shown = since;
	if (!last && now - shown < (terminal ? 0.2 : 10))
		return;
	shown = now;
	if (terminal)
		fputs("\r\033[K", stderr);
	fprintf(stderr, "%ld articles, %.0f/s", done, rate);
	if (total > 0 && sources_done(sources) > 0)
	{
		double		part = (double) sources_done(sources) / total;

		fprintf(stderr, ", file %ld of %ld (%.0f %%)", sources_done(sources), total, 100 * part);
		if (!last)
			fprintf(stderr, ", %.0f s left", (now - since) / part * (1 - part));
	}
	if (!terminal || last)
		fputc('\n', stderr);
	fflush(stderr);
}

static void
reject(Counts *counts, const char *name, const char *reason)
{
	int			length = (int) strcspn(reason, "\n");

	if (counts->rejected < REASONS_SHOWN)
		counts->reasons[counts->rejected] = format_string("%s: %.*s", name, length, reason);
	counts->rejected++;
}

static void
show_summary(const Counts *counts, bool dry_run)
{
	printf("%ld %s, %ld known already, %ld rejected\n", counts->loaded, dry_run ? "would be loaded" : "loaded", counts->known, counts->rejected);
	for (long i = 0; i < counts->rejected && i < REASONS_SHOWN; i++)
		printf("rejected: %s\n", counts->reasons[i]);
	if (counts->rejected > REASONS_SHOWN)
		printf("... and %ld more; those that reached the server are in the archive's table \"rejected\"\n", counts->rejected - REASONS_SHOWN);
}

/* ---- sessions ---- */

static bool
session_set_up(PGconn *conn)
{
	PGresult   *r = PQexec(conn, "SET news_archive.link_at_load = off; SET client_min_messages = error");
	bool		done = PQresultStatus(r) == PGRES_COMMAND_OK;

	PQclear(r);
	return done;
}

static PGconn *
session_open(const Options *o)
{
	PGconn	   *conn = PQconnectdbParams((const char *[]) {"dbname", "fallback_application_name", "client_encoding", NULL},
										 (const char *[]) {o->connection, "news-archive", "UTF8", NULL}, 1);

	if (PQstatus(conn) != CONNECTION_OK || !session_set_up(conn))
	{
		fprintf(stderr, "news-archive: %s", PQerrorMessage(conn));
		exit(2);
	}
	return conn;
}

/* The day given with --collected is the caller's mistake, and not that of each article. */
static void
check_collected(PGconn *conn, const Options *o)
{
	PGresult   *r = PQexecParams(conn, "SELECT $1::date", 1, NULL, (const char *[]) {o->collected}, NULL, NULL, 0);

	if (PQresultStatus(r) != PGRES_TUPLES_OK)
	{
		fprintf(stderr, "news-archive: --collected: %s\n", PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY));
		exit(2);
	}
	PQclear(r);
}

static const char *const load_query =
"SELECT l.status, l.error FROM news_archive.try_load_article(raw => news_archive.decode_article($1::bytea), outlet => $2, collected => $3::date,"
" format => $4, archive => coalesce($5::name, news_archive.current_archive())) l";

static const char *const dry_query =
"SELECT 'loaded', concat_ws(' | ', coalesce(title, '(no title)'), coalesce($2, outlet, '(no outlet)'), coalesce(published::text, 'no date') || ' (' || published_basis || ')',"
" coalesce(author, '(no author)'), language, length(body) || ' characters')"
" FROM news_archive.parse_article(raw => news_archive.decode_article($1::bytea), format => $4, collected => $3::date) WHERE $5::name IS NULL OR true";

static bool
send_article(Session *s, const Options *o)
{
	const char *values[5] = {s->source.bytes, o->outlet, o->collected, s->source.format, o->archive};
	int			lengths[5] = {(int) s->source.length, 0, 0, 0, 0};
	int			binary[5] = {1, 0, 0, 0, 0};

	s->busy = true;
	return PQsendQueryParams(s->conn, o->dry_run ? dry_query : load_query, 5, NULL, values, lengths, binary, 0);
}

static void
article_done(Session *s)
{
	source_free(&s->source);
	s->busy = false;
	s->lost = 0;
}

static void
count_answer(Session *s, const Options *o, Counts *counts, PGresult *r)
{
	const char *code = PQresultErrorField(r, PG_DIAG_SQLSTATE);
	const char *message = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

	/* no archive, no extension, no right: it will not be better for the next article */
	if (code && (strncmp(code, "3F", 2) == 0 || strncmp(code, "42", 2) == 0))
	{
		fprintf(stderr, "\nnews-archive: %s\n", message);
		exit(2);
	}
	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		reject(counts, s->source.name, message ? message : PQresultErrorMessage(r));
	else if (strcmp(PQgetvalue(r, 0, 0), "rejected") == 0)
		reject(counts, s->source.name, PQgetvalue(r, 0, 1));
	else if (strcmp(PQgetvalue(r, 0, 0), "known") == 0)
		counts->known++;
	else
	{
		counts->loaded++;
		if (o->dry_run)
			printf("%s: %s\n", s->source.name, PQgetvalue(r, 0, 1));
	}
}

/*
 * The connection is lost: connects anew and sends the article again, which is safe as it was stored as a whole or not at
 * all.  An article at which it is lost twice is rejected.  Ends the program when the server stays away.
 */
static void
resume(Session *s, const Options *o, Counts *counts)
{
	fprintf(stderr, "\nnews-archive: the connection was lost at %s; connecting again\n", s->source.name);
	for (int i = 0; i < CONNECT_TRIES && !interrupted; i++)
	{
		PQreset(s->conn);
		if (PQstatus(s->conn) != CONNECTION_OK || !session_set_up(s->conn))
			sleep(1);
		else if (++s->lost > 1)
		{
			reject(counts, s->source.name, "the connection was lost at it twice");
			article_done(s);
			return;
		}
		else if (send_article(s, o))
			return;
	}
	fprintf(stderr, "news-archive: %snews-archive: what was loaded before is kept, start again to go on\n", PQerrorMessage(s->conn));
	show_summary(counts, o->dry_run);
	exit(2);
}

/* An answer has come. */
static void
take_answer(Session *s, const Options *o, Counts *counts)
{
	PGresult   *answer = NULL;
	PGresult   *r;

	while ((r = PQgetResult(s->conn)) != NULL)
	{
		PQclear(answer);
		answer = r;
	}
	if (answer == NULL || PQstatus(s->conn) != CONNECTION_OK)
		resume(s, o, counts);
	else
	{
		count_answer(s, o, counts, answer);
		article_done(s);
	}
	PQclear(answer);
}

/* Gives every idle session an article; false when there are none left. */
static bool
feed(Session *sessions, const Options *o, Sources *sources, Counts *counts)
{
	for (int i = 0; i < o->jobs; i++)
	{
		while (!sessions[i].busy)
		{
			Source	   *s = &sessions[i].source;

			if (!sources_next(sources, s))
				return false;
			if (interrupted)
			{
				source_free(s);
				return false;
			}
			if (s->error == NULL)
			{
				if (!send_article(&sessions[i], o))
					resume(&sessions[i], o, counts);
			}
			else
			{
				reject(counts, s->name, s->error);
				source_free(s);
			}
		}
	}
	return true;
}

/* Waits for an answer of any session (a fifth of a second at most) and takes what has come; false when all are idle. */
static bool
wait_for_answers(Session *sessions, const Options *o, Counts *counts)
{
	struct pollfd polls[MAX_JOBS];
	int			n = 0;

	for (int i = 0; i < o->jobs; i++)
		if (sessions[i].busy)
			polls[n++] = (struct pollfd) {.fd = PQsocket(sessions[i].conn),.events = POLLIN};
	if (n == 0)
		return false;
	poll(polls, n, 200);
	for (int i = 0; i < o->jobs; i++)
	{
		if (!sessions[i].busy)
			continue;
		if (!PQconsumeInput(sessions[i].conn) || !PQisBusy(sessions[i].conn))
			take_answer(&sessions[i], o, counts);
	}
	return true;
}

/* Links what was loaded, now or by a run that was broken off; false when that was broken off too. */
static bool
link_articles(PGconn *conn, const Options *o)
{
	PGresult   *r = NULL;
	PGresult   *next;
	char		error[256];
	int			waits = 0;
	bool		done;

	if (!PQsendQueryParams(conn, "SELECT news_archive.refresh(coalesce($1::name, news_archive.current_archive()))", 1, NULL,
						   (const char *[]) {o->archive}, NULL, NULL, 0))
	{
		fprintf(stderr, "news-archive: %s", PQerrorMessage(conn));
		return false;
	}
	while (PQisBusy(conn))
	{
		struct pollfd p = {.fd = PQsocket(conn),.events = POLLIN};

		if (poll(&p, 1, 200) == 0 && ++waits == 5)
			fputs("linking what was loaded to the rest of the archive\n", stderr);
		if (interrupted)
		{
			PGcancel   *cancel = PQgetCancel(conn);

			PQcancel(cancel, error, sizeof(error));
			PQfreeCancel(cancel);
		}
		if (!PQconsumeInput(conn))
			break;
	}
	while ((next = PQgetResult(conn)) != NULL)
	{
		PQclear(r);
		r = next;
	}
	done = r != NULL && PQresultStatus(r) == PGRES_TUPLES_OK;
	if (!done && !interrupted)
		fprintf(stderr, "news-archive: %s", PQerrorMessage(conn));
	PQclear(r);
	return done;
}

static int
load(const Options *o, char **paths, int n)
{
	Sources    *sources = sources_open(paths, n, o->format);
	Session    *sessions = allocate(sizeof(Session) * o->jobs);
	Counts		counts = {0};
	bool		terminal = isatty(STDERR_FILENO);
	double		since = seconds();
	bool		more = true;
	bool		linked = true;

	memset(sessions, 0, sizeof(Session) * o->jobs);
	for (int i = 0; i < o->jobs; i++)
		sessions[i].conn = session_open(o);
	check_collected(sessions[0].conn, o);
	heed_interrupts();
	do
	{
		if (more && !interrupted)
			more = feed(sessions, o, sources, &counts);
		show_progress(sources, &counts, since, terminal, false);
	} while (wait_for_answers(sessions, o, &counts));
	show_progress(sources, &counts, since, terminal, true);

	if (!o->dry_run && !interrupted)
		linked = link_articles(sessions[0].conn, o);
	if (interrupted)
		fputs("news-archive: broken off; what was loaded is kept, start again to go on and to link it\n", stderr);
	show_summary(&counts, o->dry_run);
	for (int i = 0; i < o->jobs; i++)
		PQfinish(sessions[i].conn);
	free(sessions);
	sources_close(sources);
	return interrupted || !linked ? 2 : counts.rejected > 0 ? 1 : 0;
}

static bool
known_format(const char *name)
{
	static const char *const names[] = {"auto", "text", "markdown", "html", "json"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

int
main(int argc, char **argv)
{
	static const struct option long_options[] = {
		{"archive", required_argument, NULL, 'a'}, {"jobs", required_argument, NULL, 'j'}, {"outlet", required_argument, NULL, 'o'},
		{"collected", required_argument, NULL, 'c'}, {"format", required_argument, NULL, 'f'}, {"dry-run", no_argument, NULL, 'n'},
		{"dbname", required_argument, NULL, 'd'}, {"help", no_argument, NULL, 'h'}, {0}
	};
	Options		o = {.format = "auto",.jobs = 1};
	int			c;

	while ((c = getopt_long(argc, argv, "a:j:o:c:f:nd:h", long_options, NULL)) != -1)
	{
		switch (c)
		{
			case 'a': o.archive = optarg; break;
			case 'j': o.jobs = atoi(optarg); break;
			case 'o': o.outlet = optarg; break;
			case 'c': o.collected = optarg; break;
			case 'f': o.format = optarg; break;
			case 'n': o.dry_run = true; break;
			case 'd': o.connection = optarg; break;
			case 'h': usage(stdout); return 0;
			default: usage(stderr); return 2;
		}
	}
	if (!known_format(o.format))
	{
		fprintf(stderr, "news-archive: format \"%s\" is not known; use auto, text, markdown, html or json\n", o.format);
		return 2;
	}
	if (argc - optind < 2 || strcmp(argv[optind], "load") != 0 || o.jobs < 1 || o.jobs > MAX_JOBS)
	{
		usage(stderr);
		return 2;
	}
	return load(&o, argv + optind + 1, argc - optind - 1);
}
