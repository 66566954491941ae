/*
 * messages.c - text from outside, names of files and what the server says, made fit for a terminal; what an error asks for.
 */
#include "news-archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes the UTF-8 character at s has; 0 when the bytes there are none. */
static int
character_bytes(const unsigned char *s)
{
	int			n = s[0] < 0x80 ? 1 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;

	for (int i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

/* Control characters of ASCII and Latin-1, and those that turn the direction of writing (U+200E, U+202A, U+2066 ...). */
static bool
is_control(const unsigned char *s, int n)
{
	if (n <= 1)
		return n == 0 || s[0] < 32 || s[0] == 127;
	if (n == 2)
		return s[0] == 0xC2 && s[1] < 0xA0;
	return n == 3 && s[0] == 0xE2 && ((s[1] == 0x80 && ((s[2] >= 0xAA && s[2] <= 0xAE) || s[2] == 0x8E || s[2] == 0x8F)) ||
									  (s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9));
}

char *
printable(const char *text)
{
	const unsigned char *s = (const unsigned char *) text;
	char	   *out = allocate(strlen(text) * 4 + 1);
	char	   *end = out;

	while (*s != '\0' && *s != '\n')
	{
		int			n = character_bytes(s);

		if (!is_control(s, n))
		{
			memcpy(end, s, n);
			end += n;
			s += n;
			continue;
		}
		for (int i = 0; i < (n > 0 ? n : 1); i++)
			end += sprintf(end, "\\x%02x", *s++);
	}
	*end = '\0';
	return out;
}

void
show_server_error(PGconn *conn, const PGresult *r, const char *what, const char *our_hint)
{
	static const struct
	{
		int			field;
		const char *label;
	}			fields[] = {{PG_DIAG_MESSAGE_PRIMARY, NULL}, {PG_DIAG_MESSAGE_DETAIL, "DETAIL"}, {PG_DIAG_MESSAGE_HINT, "HINT"}};
	bool		said = false;

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
	{
		const char *value = r ? PQresultErrorField(r, fields[i].field) : NULL;
		char	   *text = value ? printable(value) : NULL;

		if (text && fields[i].label)
			fprintf(stderr, "%s: %s\n", fields[i].label, text);
		else if (text)
			fprintf(stderr, "news-archive: %s%s\n", what, text);
		said |= text != NULL;
		free(text);
	}
	if (!said)
		fprintf(stderr, "news-archive: %s%s", what, PQerrorMessage(conn));
	if (our_hint)
		fprintf(stderr, "HINT: %s\n", our_hint);
}

const char *
hopeless(const char *code)
{
	static const struct
	{
		const char *code;		/* or its beginning */
		const char *todo;
	}			states[] =
	{
		{"3F", ""},
		{"42501", "Ask the owner of the archive for the right to load into it."},
		{"42883", "The extension in this database is older or newer than this program: ALTER EXTENSION news_archive UPDATE."},
		{"42", ""},
		{"25006", "This server is read-only, or a standby: load into the primary."},
		{"53100", "Make room on the server's disk, then start again."},
		{"53200", "Give the server memory or use fewer --jobs, then start again."},
		{"53300", "Use fewer --jobs, or raise max_connections."},
		{"53", "Start again when the server has what it lacks."},
		{"57014", NULL},		/* statement_timeout: this article's */
		{"57", "Start again when the server is up."},
		{"58", "Look into the server's log; start again when it is mended."},
	};

	for (size_t i = 0; code && i < sizeof(states) / sizeof(states[0]); i++)
		if (strncmp(code, states[i].code, strlen(states[i].code)) == 0)
			return states[i].todo;
	return NULL;
}
