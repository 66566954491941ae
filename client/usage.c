/*
 * usage.c - what news-archive --help says, and what is said of a wrong call.
 */
#include "news-archive.h"

#include <stdio.h>
#include <stdlib.h>

void
usage(FILE *out)
{
	fputs("news-archive loads articles into an archive of the PostgreSQL extension news_archive, and writes reports\n"
		  "and exports of it.\n\n"
		  "  news-archive load [OPTION]... PATH...\n"
		  "  news-archive report [OPTION]... NAME > page.html\n"
		  "  news-archive export [OPTION]... FORMAT [NAME | QUERY] > file\n\n"
		  "PATH is a file, a folder (with all below it), or - for standard input. Files ending in .gz or .xz are unpacked.\n"
		  "A file is one article (text, markdown, HTML or JSON) or many: a JSON array, a feed (RSS, Atom), a table with a\n"
		  "header (CSV, TSV), or one JSON object a line (.jsonl, .ndjson). What is no text is named and left out.\n\n"
		  "  -a, --archive NAME     the archive (default: the server's setting news_archive.archive, or news)\n"
		  "      --create           create the archive if it is not there\n"
		  "  -j, --jobs N           sessions at once, 1 to 64 (default 1)\n"
		  "  -o, --outlet NAME      the outlet of all these articles\n"
		  "  -c, --collected DATE   the day they were scraped: none was published later\n"
		  "  -f, --format FORMAT    auto, text, markdown, html or json (default auto; json from - is one article a line)\n"
		  "  -n, --dry-run          show what would be stored, store nothing\n"
		  "\nA report is a page of HTML on standard output: all about somebody or something, named in any spelling, or\n\n"
		  "      --event ID         an event (find_events() gives the ids)\n"
		  "      --story ID         a story, the articles on one happening (find_stories())\n"
		  "      --countries A B    what two countries did to each other, by name or code\n"
		  "      --overview         the whole archive\n"
		  "      --during DAYS      only what falls into these days: 2013, 2013-02, 2013-02-01/2013-02-05\n\n"
		  "An export is written to standard output for another program:\n\n"
		  "  timelinejs, ics NAME                   the events around somebody: TimelineJS 3, a calendar\n"
		  "  geojson, icews, gdelt, gdelt1 [NAME]   events on a map; as rows of event data (ICEWS, GDELT 2.0 and 1.0), tabs between\n"
		  "  graphml, gexf, dot [NAME]              who has to do with whom\n"
		  "  ftm [NAME]                             entities of Followthemoney (Aleph), one a line\n"
		  "  atom, rss QUERY | --since TIME         a feed of what a search finds, or of what is new since a moment\n"
		  "  ninjs, jsonld --article ID             an article (search() gives the ids): IPTC ninjs 2.1, schema.org\n\n"
		  "Without [NAME] it is of the whole archive. --during is as for reports; of a search\n\n"
		  "  -m, --max-rows N       so many articles at most (default 20)\n\n"
		  "All take --archive and\n\n"
		  "  -d, --dbname DATABASE  a database or a connection string; PGHOST, PGUSER and the like are heeded\n"
		  "  -V, --version\n"
		  "  -h, --help\n\n"
		  "The exit status is 0 when all were loaded or known or the report or export was written, 1 when some were rejected or there\n"
		  "is nothing to write, 2 on other errors.\n", out);
}

int
misused(char *reason)
{
	fprintf(stderr, "news-archive: %s\nTry: news-archive --help\n", reason);
	free(reason);
	return 2;
}
