/*
 * news-archive.h - the client: sources of articles on the client's machine, the sessions that take them, and reports.
 */
#ifndef NEWS_ARCHIVE_CLIENT_H
#define NEWS_ARCHIVE_CLIENT_H

#include <libpq-fe.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* An article larger than this, unpacked, is not read on (bytes): the server refuses it too. */
#define ARTICLE_MAX_BYTES ((size_t) 64 * 1024 * 1024)

/* One raw article as it came. */
typedef struct Source
{
	char	   *name;			/* path, with ":line" for one of many in a file */
	char	   *bytes;
	size_t		length;
	const char *format;			/* "auto", "json", ... */
	char	   *error;			/* why it could not be read, or NULL */
	int			tries;			/* times it was sent, when the server was in somebody's way */
} Source;

/*
 * Walks paths (files, folders, `-`) and gives their articles one by one: .gz and .xz are unpacked, .jsonl and .ndjson are
 * one article a line.  Memory for one article at a time; the caller frees it with source_free.
 */
typedef struct Sources Sources;

extern Sources *sources_open(char **paths, int n, const char *format);
extern bool sources_next(Sources *sources, Source *out);
extern void sources_put_back(Sources *sources, Source *source);	/* to be given next, before the files; takes it over */
extern bool sources_waiting(const Sources *sources);	/* are there some that were put back? */
extern long sources_total(const Sources *sources);	/* files found; -1 when standard input is among them */
extern long sources_done(const Sources *sources);	/* files finished */
extern void sources_close(Sources *sources);
extern void source_free(Source *source);

/*
 * messages.c.  A copy of text from outside in which control characters are written as \x1b, so that a terminal shows them
 * and does not obey; up to the end of its first line.
 */
extern char *printable(const char *text);

/* On stderr what the server said, with its detail and hint, and behind them our own hint (or NULL). */
extern void show_server_error(PGconn *conn, const PGresult *r, const char *what, const char *our_hint);

/* An error that the next article would meet too, by its SQLSTATE; what to do about it, or "". NULL for any other. */
extern const char *hopeless(const char *code);

/*
 * link.c: linking what was loaded.  link_some() asks for a batch of LINKED_AT_ONCE articles (NULL: the server's archive) and does not wait;
 * link_articles() links all that waits, also what a run that was broken off left, and is false when that failed or was interrupted.
 */
#define LINKED_AT_ONCE 1000

extern bool link_some(PGconn *conn, const char *archive);
extern void stop_linking(PGconn *conn);
extern bool link_articles(PGconn *conn, const char *archive, const volatile sig_atomic_t *interrupted);

/* report.c: a page that the server makes. */
typedef enum ReportKind
{
	REPORT_ENTITY, REPORT_EVENT, REPORT_STORY, REPORT_COUNTRIES, REPORT_OVERVIEW
} ReportKind;

typedef struct ReportWanted
{
	ReportKind	kind;
	const char *about;			/* a name, an id or a country; NULL of the whole archive */
	const char *other;			/* the second country, or NULL */
	const char *during;			/* NULL: all days */
	const char *archive;		/* NULL: the server's setting */
} ReportWanted;

/* Writes it to standard output and what the server says of it to standard error; gives the exit status. */
extern int	write_report(PGconn *conn, const ReportWanted *wanted);

/* usage.c */
extern void usage(FILE *out);
extern int	misused(char *reason);	/* the caller's mistake: says it, frees the reason, gives the exit status */

extern void *allocate(size_t size);
extern void *reallocate(void *pointer, size_t size);
extern char *format_string(const char *fmt,...) __attribute__((format(printf, 1, 2)));

#endif
