/*
 * news-archive.c - loads articles from the client's machine into an archive, and writes reports and exports of it.
 *
 *	news-archive load [options] PATH...
 *	news-archive report [options] NAME				(report.c)
 *	news-archive export [options] FORMAT [NAME]		(export.c)
 *
 * Several sessions take the articles one by one, each in a transaction of its own; the server decides what is known
 * already, so a run that was broken off is simply started again.  Entities and events are linked once, at the end.
 */
#define _GNU_SOURCE
#include "news-archive.h"

#include <errno.h>
#include <getopt.h>
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
#define CONFLICT_TRIES 5		/* of an article that other sessions stand in the way of */
#define IDS_AT_ONCE 10000		/* articles of which the gaps are counted by one query */

typedef struct Options
{
	const char *archive;		/* NULL: the server's setting */
	const char *outlet;
	const char *collected;
	const char *format;
	const char *connection;
	int			jobs;
	bool		dry_run;
	bool		create;
	ReportWanted report;
	ExportWanted export;
} Options;

typedef struct Session
{
	PGconn	   *conn;
	bool		busy;
	bool		linking;		/* it has no article then */
	Source		source;			/* what it is working on */
	int			lost;			/* connections, at this article */
} Session;

/* What an article should have. */
enum
{
	GAP_DATE, GAP_OUTLET, GAP_BODY, GAP_ENGLISH, N_GAPS
};

typedef struct Counts
{
	long		loaded;
	long		known;
	long		removed;		/* an analyst took them out of the archive before */
	long		rejected;
	long		sent_to_link;	/* those loaded that a session was told to link while others were loaded */
	bool		cannot_link;
	char	   *reasons[REASONS_SHOWN];
	char	  **ids;			/* of the articles loaded */
	long		ids_room;
	long		gaps[N_GAPS];	/* loaded ones that lack it */
} Counts;

static volatile sig_atomic_t interrupted = 0;

/* Of the signals that interrupt, the first one asks the program to end, the second one ends it at once. */
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
show_progress(const Sources *sources, const Counts *counts, double since, bool terminal, bool last)
{
	static double shown = 0;
	double		now = seconds();
	long		done = counts->loaded + counts->known + counts->removed + counts->rejected;
	long		total = sources_total(sources);
	double		rate = done / (now - since + 1e-9);

	if (shown == 0)
		shown = since;
	if (!last && now - shown < (terminal ? 0.2 : 10))
		return;
	shown = now;
	if (terminal)
		fputs("\r\033[K", stderr);
	fprintf(stderr, "%ld %s, %.0f/s", done, done == 1 ? "article" : "articles", rate);
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

/*
 * Counts an article as rejected; name, reason and `hint` (what can be done about it, or NULL) of the first ones are kept for the
 * summary.
 */
static void
reject(Counts *counts, const char *name, const char *reason, const char *hint)
{
	if (counts->rejected < REASONS_SHOWN)
	{
		char	   *n = printable(name);
		char	   *r = printable(reason);
		char	   *h = printable(hint ? hint : "");

		counts->reasons[counts->rejected] = format_string(hint ? "%s: %s (%s)" : "%s: %s", n, r, h);
		free(n);
		free(r);
		free(h);
	}
	counts->rejected++;
}

/* "2 without a date, 1 not in English": nothing when the articles lack nothing. */
static void
show_gaps(const Counts *counts)
{
	static const char *const lacks[N_GAPS] = {"without a date", "without an outlet", "without a body", "not in English"};
	const char *before = "  of these ";

	for (int i = 0; i < N_GAPS; i++)
		if (counts->gaps[i] > 0)
		{
			printf("%s%ld %s", before, counts->gaps[i], lacks[i]);
			before = ", ";
		}
	if (before[0] == ',')
		puts("");
}

static void
show_summary(const Counts *counts, bool dry_run)
{
	for (long i = 0; i < counts->rejected && i < REASONS_SHOWN; i++)
		printf("rejected: %s\n", counts->reasons[i]);
	if (counts->rejected > REASONS_SHOWN)
		printf("... and %ld more; those that reached the server as text are in the archive's table \"rejected\"\n", counts->rejected - REASONS_SHOWN);
	printf("%ld %s, %ld known already, ", counts->loaded, dry_run ? "would be loaded" : "loaded", counts->known);
	if (counts->removed > 0)
		printf("%ld taken out of the archive before, ", counts->removed);
	printf("%ld rejected\n", counts->rejected);
	show_gaps(counts);
	fflush(stdout);
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

PGconn *
session_open(const char *connection)
{
	PGconn	   *conn = PQconnectdbParams((const char *[]) {"dbname", "fallback_application_name", "client_encoding", NULL},
										 (const char *[]) {connection, "news-archive", "UTF8", NULL}, 1);

	if (PQstatus(conn) != CONNECTION_OK || !session_set_up(conn))
	{
		fprintf(stderr, "news-archive: %s", PQerrorMessage(conn));
		exit(2);
	}
	return conn;
}

/* A question that must have an answer; ends the program when it has none, saying `what` it was about. */
static PGresult *
ask(PGconn *conn, const char *what, const char *query, const char *value)
{
	PGresult   *r = PQexecParams(conn, query, 1, NULL, (const char *[]) {value}, NULL, NULL, 0);

	if (PQresultStatus(r) != PGRES_TUPLES_OK)
	{
		const char *code = PQresultErrorField(r, PG_DIAG_SQLSTATE);
		const char *todo = hopeless(code);

		if (code && strcmp(code, "3F000") == 0 && PQresultErrorField(r, PG_DIAG_MESSAGE_HINT) == NULL)
			todo = "Run CREATE EXTENSION news_archive in this database (or choose another one with --dbname).";
		else if (code && strcmp(code, "3F000") == 0)
			todo = "Or let news-archive make it: news-archive load --create ...";
		show_server_error(conn, r, what, todo && todo[0] ? todo : NULL);
		exit(2);
	}
	return r;
}

/* What is the caller's mistake, and not that of each article: the day given with --collected, the archive. */
static void
check_options(PGconn *conn, const Options *o)
{
	PQclear(ask(conn, "--collected: ", "SELECT $1::date", o->collected));
	if (o->create && !o->dry_run)
		PQclear(ask(conn, "--create: ",
					"SELECT news_archive.create_archive(a) FROM coalesce($1::name, news_archive.current_archive()) a"
					" WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = a)", o->archive));
	PQclear(ask(conn, "", o->dry_run ? "SELECT news_archive.current_archive() WHERE $1::name IS NULL OR true" :
				"SELECT news_archive_inner.enter_to_load(coalesce($1::name, news_archive.current_archive()))", o->archive));
}

/* One article is loaded; of a file that holds many, each comes back as a row of its own, to be sent by itself. */
#define PIECES "WITH a AS MATERIALIZED (SELECT *, pg_catalog.count(*) OVER () AS n FROM news_archive.articles_in(news_archive.decode_article($1::bytea), $4::text)) "
#define MANY " UNION ALL SELECT 'piece', NULL, NULL, a.raw, a.format FROM a WHERE a.n > 1"

static const char *const load_query =
PIECES "SELECT l.status, l.error, l.article_id::text, NULL::text, NULL::text"
" FROM a, LATERAL news_archive.try_load_article(raw => a.raw, outlet => $2::text, collected => $3::date,"
" format => a.format, archive => coalesce($5::name, news_archive.current_archive()), file => $6::text) l WHERE a.n = 1" MANY;

static const char *const dry_query =
PIECES "SELECT 'loaded', pg_catalog.concat_ws(' | ', coalesce(title, '(no title)'), coalesce($2::text, outlet, '(no outlet)'),"
" coalesce(published::text, 'no date') || ' (' || published_basis || ')', coalesce(author, '(no author)'), language,"
" pg_catalog.length(body) || ' characters'),"
" pg_catalog.concat(published IS NULL, coalesce($2::text, outlet) IS NULL, body = '', language NOT IN ('en', 'und')), NULL, NULL"
" FROM a, LATERAL news_archive.parse_article(raw => a.raw, format => a.format, collected => $3::date) p"
" WHERE a.n = 1 AND ($5::name IS NULL OR $6::text IS NULL OR true) AND news_archive_inner.has_text(a.raw, a.format, p.title, p.body)" MANY;

static bool
send_article(Session *s, const Options *o)
{
	/* standard input has no name: "-", "-:3" a line of it, "-[3]" an article of it */
	const char *file = s->source.name[0] == '-' && strchr(":[", s->source.name[1]) ? NULL : s->source.name;
	const char *values[6] = {s->source.bytes, o->outlet, o->collected, s->source.format, o->archive, file};
	int			lengths[6] = {(int) s->source.length, 0, 0, 0, 0, 0};
	int			binary[6] = {1, 0, 0, 0, 0, 0};

	s->busy = true;
	return PQsendQueryParams(s->conn, o->dry_run ? dry_query : load_query, 6, NULL, values, lengths, binary, 0);
}

static void
article_done(Session *s)
{
	source_free(&s->source);
	s->busy = false;
	s->lost = 0;
}

/* The article was loaded, or would be: `said` is its id, or four times t or f, one for each gap. */
static void
count_loaded(Counts *counts, bool dry_run, const char *said)
{
	if (dry_run)
	{
		for (int i = 0; i < N_GAPS; i++)
			counts->gaps[i] += said[i] == 't';
	}
	else
	{
		if (counts->loaded == counts->ids_room)
			counts->ids = reallocate(counts->ids, sizeof(char *) * (counts->ids_room = counts->ids_room ? counts->ids_room * 2 : 1024));
		counts->ids[counts->loaded] = format_string("%s", said);
	}
	counts->loaded++;
}

/* Puts the articles of a file that holds many back among those to be sent, the first one to be next. */
static void
put_back_pieces(Sources *sources, const Session *s, const PGresult *r)
{
	static const char *const formats[] = {"auto", "text", "markdown", "html", "json"};

	for (int i = PQntuples(r) - 1; i >= 0; i--)
	{
		Source		piece = {.length = (size_t) PQgetlength(r, i, 3),.format = "auto"};

		piece.name = format_string("%s[%d]", s->source.name, i + 1);
		piece.bytes = allocate(piece.length + 1);
		memcpy(piece.bytes, PQgetvalue(r, i, 3), piece.length);
		for (size_t f = 0; f < sizeof(formats) / sizeof(formats[0]); f++)
			if (strcmp(formats[f], PQgetvalue(r, i, 4)) == 0)
				piece.format = formats[f];
		sources_put_back(sources, &piece);
	}
}

/* Other sessions were in the way of this article: it is sent once more, a little later each time. */
static bool
try_again(Sources *sources, Session *s, const char *code)
{
	if (code == NULL || (strcmp(code, "40001") != 0 && strcmp(code, "40P01") != 0 && strcmp(code, "55P03") != 0))
		return false;
	if (++s->source.tries >= CONFLICT_TRIES)
		return false;
	usleep(20000 << s->source.tries);
	sources_put_back(sources, &s->source);
	return true;
}

static void
count_error(Session *s, const Options *o, Sources *sources, Counts *counts, PGresult *r)
{
	const char *code = PQresultErrorField(r, PG_DIAG_SQLSTATE);
	const char *message = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);
	const char *todo = hopeless(code);

	if (todo)
	{
		fputc('\n', stderr);
		show_server_error(s->conn, r, "", todo[0] ? todo : NULL);
		fputs("news-archive: stopped; what was loaded is kept, start again to go on and to link it\n", stderr);
		show_summary(counts, o->dry_run);
		exit(2);
	}
	if (!try_again(sources, s, code))
		reject(counts, s->source.name, message ? message : PQresultErrorMessage(r), PQresultErrorField(r, PG_DIAG_MESSAGE_HINT));
}

static void
count_answer(Session *s, const Options *o, Sources *sources, Counts *counts, PGresult *r)
{
	const char *status;

	if (PQresultStatus(r) != PGRES_TUPLES_OK || PQntuples(r) == 0)
	{
		count_error(s, o, sources, counts, r);
		return;
	}
	status = PQgetvalue(r, 0, 0);
	if (strcmp(status, "piece") == 0)
		put_back_pieces(sources, s, r);
	else if (strcmp(status, "rejected") == 0)
		reject(counts, s->source.name, PQgetvalue(r, 0, 1), NULL);
	else if (strcmp(status, "known") == 0)
		counts->known++;
	else if (strcmp(status, "removed") == 0)
		counts->removed++;
	else
	{
		count_loaded(counts, o->dry_run, PQgetvalue(r, 0, 2));
		if (o->dry_run)
		{
			char	   *name = printable(s->source.name);
			char	   *said = printable(PQgetvalue(r, 0, 1));

			printf("%s: %s\n", name, said);
			free(name);
			free(said);
		}
	}
}

/*
 * The connection is lost: connects anew and sends the article again, which is safe as it was stored as a whole or not at
 * all.  An article at which it is lost twice is rejected.  Ends the program when the server stays away.
 */
static void
resume(Session *s, const Options *o, Counts *counts)
{
	char	   *name = printable(s->source.name);

	fprintf(stderr, "\nnews-archive: the connection was lost at %s; connecting again\n", name);
	free(name);
	for (int i = 0; i < CONNECT_TRIES && !interrupted; i++)
	{
		PQreset(s->conn);
		if (PQstatus(s->conn) != CONNECTION_OK || !session_set_up(s->conn))
			sleep(1);
		else if (++s->lost > 1)
		{
			reject(counts, s->source.name, "the connection was lost at it twice", NULL);
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

/* ---- linking ---- */

/*
 * While others load, one session links what is loaded, a batch at a time, each for good: the loading of a million is not one transaction.
 * When that fails, the linking behind the load will say why.
 */
static bool
links_now(Session *sessions, Session *s, const Options *o, Counts *counts)
{
	if (o->dry_run || counts->cannot_link || counts->loaded - counts->sent_to_link < LINKED_AT_ONCE)
		return false;
	for (int i = 0; i < o->jobs; i++)
		if (sessions[i].linking)
			return false;
	if (!link_some(s->conn, o->archive))
		return false;
	counts->sent_to_link += LINKED_AT_ONCE;
	return s->busy = s->linking = true;
}

static void
linked_some(Session *s, Counts *counts, const PGresult *answer)
{
	if (answer == NULL || PQresultStatus(answer) != PGRES_TUPLES_OK)
		counts->cannot_link = true;
	if (PQstatus(s->conn) != CONNECTION_OK)
	{
		PQreset(s->conn);
		session_set_up(s->conn);		/* what is sent by it next tells whether that went well */
	}
	s->busy = s->linking = false;
}

/* Takes the answer that has come for a session's article: loaded, known already, rejected, cut into pieces, or to be sent again. */
static void
take_answer(Session *s, const Options *o, Sources *sources, Counts *counts)
{
	PGresult   *answer = NULL;
	PGresult   *r;

	while ((r = PQgetResult(s->conn)) != NULL)
	{
		PQclear(answer);
		answer = r;
	}
	if (s->linking)
		linked_some(s, counts, answer);
	else if (answer == NULL || PQstatus(s->conn) != CONNECTION_OK)
		resume(s, o, counts);
	else
	{
		count_answer(s, o, sources, counts, answer);
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

			if (links_now(sessions, &sessions[i], o, counts))
				break;
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
				reject(counts, s->name, s->error, NULL);
				source_free(s);
			}
		}
	}
	return true;
}

/* Waits for an answer of any session (a fifth of a second at most) and takes what has come; false when all are idle. */
static bool
wait_for_answers(Session *sessions, const Options *o, Sources *sources, Counts *counts)
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
		if (interrupted && sessions[i].linking)
			stop_linking(sessions[i].conn);
		if (!PQconsumeInput(sessions[i].conn) || !PQisBusy(sessions[i].conn))
			take_answer(&sessions[i], o, sources, counts);
	}
	return true;
}

/* What the articles loaded lack, asked of the archive when all are linked (a date may be inferred then). */
static void
count_gaps(PGconn *conn, const Options *o, Counts *counts)
{
	PGresult   *r = ask(conn, "", "SELECT pg_catalog.quote_ident(coalesce($1::name, news_archive.current_archive()))", o->archive);
	char	   *query = format_string("SELECT count(*) FILTER (WHERE published IS NULL), count(*) FILTER (WHERE outlet IS NULL),"
									  " count(*) FILTER (WHERE body = ''), count(*) FILTER (WHERE language NOT IN ('en', 'und'))"
									  " FROM %s.article WHERE article_id = ANY ($1::bigint[])", PQgetvalue(r, 0, 0));
	char	   *ids = allocate(IDS_AT_ONCE * 21 + 3);

	PQclear(r);
	for (long from = 0; from < counts->loaded; from += IDS_AT_ONCE)
	{
		char	   *end = ids + sprintf(ids, "{");

		for (long i = from; i < counts->loaded && i < from + IDS_AT_ONCE; i++)
			end += sprintf(end, i > from ? ",%.20s" : "%.20s", counts->ids[i]);
		strcpy(end, "}");
		r = PQexecParams(conn, query, 1, NULL, (const char *[]) {ids}, NULL, NULL, 0);
		for (int i = 0; PQresultStatus(r) == PGRES_TUPLES_OK && i < N_GAPS; i++)
			counts->gaps[i] += atol(PQgetvalue(r, 0, i));
		PQclear(r);
	}
	free(ids);
	free(query);
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
		sessions[i].conn = session_open(o->connection);
	check_options(sessions[0].conn, o);
	if (sources_total(sources) == 0)
		fputs("news-archive: there are no files in what was given (names that begin with a dot are left out)\n", stderr);
	heed_interrupts();
	do
	{
		if ((more || sources_waiting(sources)) && !interrupted)
			more = feed(sessions, o, sources, &counts);
		show_progress(sources, &counts, since, terminal, false);
	} while (wait_for_answers(sessions, o, sources, &counts) || (sources_waiting(sources) && !interrupted));
	show_progress(sources, &counts, since, terminal, true);

	if (!o->dry_run && !interrupted)
		linked = link_articles(sessions[0].conn, o->archive, &interrupted);
	if (!o->dry_run && !interrupted && linked)
		count_gaps(sessions[0].conn, o, &counts);
	if (interrupted)
		fputs("news-archive: broken off; what was loaded is kept, start again to go on and to link it\n", stderr);
	show_summary(&counts, o->dry_run);
	for (long i = 0; i < counts.loaded && counts.ids; i++)
		free(counts.ids[i]);
	free(counts.ids);
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

/* The number of sessions, or 0 when `s` is no such number. */
static int
jobs_of(const char *s)
{
	char	   *end;
	long		n = strtol(s, &end, 10);

	return *s != '\0' && *end == '\0' && n >= 1 && n <= MAX_JOBS ? (int) n : 0;
}

int
main(int argc, char **argv)
{
	enum
	{
		CREATE = 256, DURING, SINCE, ARTICLE, KIND	/* KIND + a ReportKind */
	};
	static const struct option long_options[] = {
		{"archive", required_argument, NULL, 'a'}, {"jobs", required_argument, NULL, 'j'}, {"outlet", required_argument, NULL, 'o'},
		{"collected", required_argument, NULL, 'c'}, {"format", required_argument, NULL, 'f'}, {"dry-run", no_argument, NULL, 'n'},
		{"dbname", required_argument, NULL, 'd'}, {"create", no_argument, NULL, CREATE}, {"version", no_argument, NULL, 'V'},
		{"during", required_argument, NULL, DURING}, {"event", required_argument, NULL, KIND + REPORT_EVENT}, {"story", required_argument, NULL, KIND + REPORT_STORY},
		{"countries", no_argument, NULL, KIND + REPORT_COUNTRIES}, {"overview", no_argument, NULL, KIND + REPORT_OVERVIEW},
		{"since", required_argument, NULL, SINCE}, {"article", required_argument, NULL, ARTICLE}, {"max-rows", required_argument, NULL, 'm'}, {"help", no_argument, NULL, 'h'}, {0}
	};
	Options		o = {.format = "auto",.jobs = 1};
	int			c;

	while ((c = getopt_long(argc, argv, "a:j:o:c:f:nd:m:Vh", long_options, NULL)) != -1)
	{
		switch (c)
		{
			case 'a': o.archive = optarg; break;
			case 'j':
				if ((o.jobs = jobs_of(optarg)) == 0)
					return misused(format_string("--jobs is a number from 1 to %d, and not \"%s\"", MAX_JOBS, printable(optarg)));
				break;
			case 'o': o.outlet = optarg; break;
			case 'c': o.collected = optarg; break;
			case 'f': o.format = optarg; break;
			case 'n': o.dry_run = true; break;
			case 'd': o.connection = optarg; break;
			case CREATE: o.create = true; break;
			case DURING: o.report.during = o.export.during = optarg; break;
			case SINCE: o.export.since = optarg; break;
			case ARTICLE: o.export.article = optarg; break;
			case 'm': o.export.max_rows = optarg; break;
			case KIND + REPORT_EVENT: case KIND + REPORT_STORY: case KIND + REPORT_COUNTRIES: case KIND + REPORT_OVERVIEW:
				o.report.kind = c - KIND;
				o.report.about = optarg;
				break;
			case 'V': puts("news-archive " NEWS_ARCHIVE_VERSION); return 0;
			case 'h': usage(stdout); return 0;
			default: fputs("Try: news-archive --help\n", stderr); return 2;	/* getopt has said why */
		}
	}
	if (!known_format(o.format))
		return misused(format_string("format \"%s\" is not known; use auto, text, markdown, html or json", printable(o.format)));
	if (optind >= argc)
		return misused(format_string("the command is missing; it is load, report or export"));
	o.report.archive = o.export.archive = o.archive;
	if (strcmp(argv[optind], "report") == 0)
		return report(&o.report, o.connection, argv + optind + 1, argc - optind - 1);
	if (strcmp(argv[optind], "export") == 0)
		return export(&o.export, o.connection, argv + optind + 1, argc - optind - 1);
	if (strcmp(argv[optind], "load") != 0)
		return misused(format_string("\"%s\" is no command; it is load, report or export", printable(argv[optind])));
	if (argc - optind < 2)
		return misused(format_string("name the files or folders to load, or - for standard input"));
	return load(&o, argv + optind + 1, argc - optind - 1);
}
