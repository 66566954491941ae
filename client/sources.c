/*
 * sources.c - articles out of files, folders, compressed files, JSON lines and standard input.
 */
#define _GNU_SOURCE
#include "news-archive.h"

#include <errno.h>
#include <fts.h>
#include <lzma.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <zlib.h>

/* ---- memory and text ---- */

void *
allocate(size_t size)
{
	void	   *p = malloc(size > 0 ? size : 1);

	if (p == NULL)
	{
		fputs("news-archive: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

void *
reallocate(void *pointer, size_t size)
{
	void	   *p = realloc(pointer, size);

	if (p == NULL)
	{
		fputs("news-archive: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

char *
format_string(const char *fmt,...)
{
	va_list		args;
	char	   *out;
	int			n;

	va_start(args, fmt);
	n = vasprintf(&out, fmt, args);
	va_end(args);
	if (n < 0)
	{
		fputs("news-archive: out of memory\n", stderr);
		exit(2);
	}
	return out;
}

/* ---- a stream of bytes, unpacked on the way ---- */

typedef enum Packing
{
	PLAIN, GZIP, XZ
} Packing;

typedef struct Stream
{
	Packing		packing;
	FILE	   *file;
	z_stream	zlib;
	lzma_stream lzma;
	unsigned char in[65536];
	struct stat before;			/* of a file, when it was opened */
	bool		ended;
	char	   *error;
} Stream;

static bool
ends_with(const char *s, const char *end)
{
	size_t		n = strlen(s);
	size_t		m = strlen(end);

	return n >= m && strcasecmp(s + n - m, end) == 0;
}

static size_t
read_xz(Stream *s, char *out, size_t room)
{
	s->lzma.next_out = (uint8_t *) out;
	s->lzma.avail_out = room;
	while (s->lzma.avail_out > 0 && !s->ended)
	{
		lzma_ret	r;

		if (s->lzma.avail_in == 0)
		{
			s->lzma.next_in = s->in;
			s->lzma.avail_in = fread(s->in, 1, sizeof(s->in), s->file);
		}
		r = lzma_code(&s->lzma, s->lzma.avail_in == 0 ? LZMA_FINISH : LZMA_RUN);
		if (r == LZMA_STREAM_END)
			s->ended = true;
		else if (r != LZMA_OK)
		{
			s->error = format_string("damaged .xz file (code %d)", (int) r);
			s->ended = true;
		}
	}
	return room - s->lzma.avail_out;
}

/* The next bytes of the file into s->in; false at its end. */
static bool
fill_gzip(Stream *s)
{
	s->zlib.next_in = s->in;
	s->zlib.avail_in = fread(s->in, 1, sizeof(s->in), s->file);
	return s->zlib.avail_in > 0;
}

/* Behind a packed member (RFC 1952): zeros are padding, another member may follow, and what is neither is passed over. */
static void
next_member(Stream *s)
{
	do
		while (s->zlib.avail_in > 0 && *s->zlib.next_in == 0)
		{
			s->zlib.next_in++;
			s->zlib.avail_in--;
		}
	while (s->zlib.avail_in == 0 && fill_gzip(s));
	s->ended = s->zlib.avail_in == 0 || *s->zlib.next_in != 0x1F;
	inflateReset(&s->zlib);
}

/*
 * By inflate() and not by gzread(), which takes what it cannot unpack for a file that was never packed, or for an empty one, as
 * its version is.
 */
static size_t
read_gzip(Stream *s, char *out, size_t room)
{
	s->zlib.next_out = (unsigned char *) out;
	s->zlib.avail_out = (unsigned) room;
	while (s->zlib.avail_out > 0 && !s->ended)
	{
		int			r = Z_BUF_ERROR;

		if (s->zlib.avail_in > 0 || fill_gzip(s))
			r = inflate(&s->zlib, Z_NO_FLUSH);
		if (r == Z_STREAM_END)
			next_member(s);
		else if (r == Z_BUF_ERROR && s->zlib.avail_in == 0)
			s->error = format_string("damaged .gz file: %s", ferror(s->file) ? strerror(errno) : "it ends in the middle");
		else if (r != Z_OK && r != Z_BUF_ERROR)
			s->error = format_string("damaged .gz file: %s", s->zlib.msg ? s->zlib.msg : "it does not unpack");
		if (s->error)
			s->ended = true;
	}
	return s->error ? 0 : room - s->zlib.avail_out;
}

/* A file that is called .gz and is not packed is taken as it is. */
static bool
stream_open_gzip(Stream *s)
{
	memset(&s->zlib, 0, sizeof(s->zlib));
	if (inflateInit2(&s->zlib, 15 + 16) != Z_OK)
		return false;
	if (fill_gzip(s) && s->in[0] != 0x1F)
	{
		inflateEnd(&s->zlib);
		rewind(s->file);
		s->packing = PLAIN;
	}
	return true;
}

static Stream *
stream_open(const char *path, char **error)
{
	Stream	   *s = allocate(sizeof(Stream));
	bool		standard = strcmp(path, "-") == 0;

	memset(s, 0, sizeof(Stream));
	s->packing = ends_with(path, ".gz") ? GZIP : ends_with(path, ".xz") ? XZ : PLAIN;
	s->file = standard ? stdin : fopen(path, "rb");
	if (s->file == NULL)
	{
		*error = format_string("could not open: %s", strerror(errno));
		free(s);
		return NULL;
	}
	if (standard || stat(path, &s->before) != 0)
		memset(&s->before, 0, sizeof(s->before));
	if ((s->packing == XZ && lzma_stream_decoder(&s->lzma, (uint64_t) 256 << 20, LZMA_CONCATENATED) != LZMA_OK) ||
		(s->packing == GZIP && !stream_open_gzip(s)))
	{
		*error = format_string("could not start unpacking");
		fclose(s->file);
		free(s);
		return NULL;
	}
	return s;
}

/* Up to `room` bytes; 0 at the end or on an error, which is in s->error. */
static size_t
stream_read(Stream *s, char *out, size_t room)
{
	if (s->ended)
		return 0;
	if (s->packing == XZ)
		return read_xz(s, out, room);
	if (s->packing == GZIP)
		return read_gzip(s, out, room);
	else
	{
		size_t		n = fread(out, 1, room, s->file);

		if (n == 0 && ferror(s->file))
			s->error = format_string("could not read: %s", strerror(errno));
		return n;
	}
}

static void
stream_close(Stream *s)
{
	if (s->packing == XZ)
		lzma_end(&s->lzma);
	if (s->packing == GZIP)
		inflateEnd(&s->zlib);
	if (s->file && s->file != stdin)
		fclose(s->file);
	free(s->error);
	free(s);
}

/* ---- the walk ---- */

/* Articles that are to be given before the files. */
typedef struct Waiting
{
	Source		source;
	struct Waiting *next;
} Waiting;

struct Sources
{
	Waiting    *waiting;
	char	  **files;
	long		n_files;
	long		room;
	long		at;
	bool		standard_input;
	const char *format;

	/* the file in hand, when it holds an article a line */
	Stream	   *lines;
	long		line_no;
	char	   *buffer;
	size_t		held;
	size_t		buffer_room;
	bool		skipping;		/* the rest of a line that was too long */
};

static void
add_file(Sources *s, const char *path)
{
	if (s->n_files == s->room)
	{
		s->room = s->room ? s->room * 2 : 64;
		s->files = reallocate(s->files, sizeof(char *) * s->room);
	}
	s->files[s->n_files++] = format_string("%s", path);
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void
add_path(Sources *s, char *path)
{
	char	   *roots[] = {path, NULL};
	FTS		   *walk;
	FTSENT	   *e;

	if (strcmp(path, "-") == 0)
	{
		s->standard_input = true;
		add_file(s, path);
		return;
	}
	walk = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	if (walk == NULL)
	{
		add_file(s, path);
		return;
	}
	while ((e = fts_read(walk)) != NULL)
	{
		if (e->fts_info == FTS_D && e->fts_level > 0 && e->fts_name[0] == '.')
			fts_set(walk, e, FTS_SKIP);
		else if (e->fts_info != FTS_D && e->fts_info != FTS_DP && e->fts_info != FTS_DC &&
				 !(e->fts_level > 0 && e->fts_info == FTS_DEFAULT) &&	/* sockets and pipes in a folder */
				 !(e->fts_level > 0 && e->fts_name[0] == '.'))
			add_file(s, e->fts_path);	/* what cannot be read shows when it is opened */
	}
	fts_close(walk);
}

Sources *
sources_open(char **paths, int n, const char *format)
{
	Sources    *s = allocate(sizeof(Sources));

	memset(s, 0, sizeof(Sources));
	s->format = format;
	for (int i = 0; i < n; i++)
		add_path(s, paths[i]);
	return s;
}

long
sources_total(const Sources *s)
{
	return s->standard_input ? -1 : s->n_files;
}

long
sources_done(const Sources *s)
{
	return s->at;
}

void
sources_close(Sources *s)
{
	while (s->waiting)
	{
		Waiting    *w = s->waiting;

		s->waiting = w->next;
		source_free(&w->source);
		free(w);
	}
	if (s->lines)
		stream_close(s->lines);
	for (long i = 0; i < s->n_files; i++)
		free(s->files[i]);
	free(s->files);
	free(s->buffer);
	free(s);
}

void
sources_put_back(Sources *s, Source *source)
{
	Waiting    *w = allocate(sizeof(Waiting));

	*w = (Waiting) {*source, s->waiting};
	s->waiting = w;
	memset(source, 0, sizeof(Source));
}

bool
sources_waiting(const Sources *s)
{
	return s->waiting != NULL;
}

void
source_free(Source *source)
{
	free(source->name);
	free(source->bytes);
	free(source->error);
	memset(source, 0, sizeof(Source));
}

/* Whether a file is one article a line, by its name without the ending of its packing: "a.jsonl", "a.jsonl.gz". */
static bool
is_lines(const char *path)
{
	static const char *const ends[] = {".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.xz", ".ndjson.xz"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (ends_with(path, ends[i]))
			return true;
	return false;
}

static void
too_long(Source *out)
{
	out->error = format_string("more than %zu MB in one article", ARTICLE_MAX_BYTES / 1024 / 1024);
}

/* Somebody has written to the file since it was opened. */
static bool
has_changed(const Stream *stream, const char *path)
{
	struct stat now;

	if (!S_ISREG(stream->before.st_mode) || stat(path, &now) != 0)
		return false;
	return now.st_size != stream->before.st_size || now.st_mtim.tv_sec != stream->before.st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != stream->before.st_mtim.tv_nsec || now.st_ino != stream->before.st_ino;
}

/* A file that is one article. */
static void
read_whole(Sources *s, const char *path, Source *out)
{
	Stream	   *stream = stream_open(path, &out->error);
	size_t		room = 65536;
	size_t		n;

	if (stream == NULL)
		return;
	out->bytes = allocate(room);
	while ((n = stream_read(stream, out->bytes + out->length, room - out->length)) > 0)
	{
		out->length += n;
		if (out->length > ARTICLE_MAX_BYTES)
		{
			too_long(out);
			break;
		}
		if (out->length == room)
			out->bytes = reallocate(out->bytes, room *= 2);
	}
	if (out->error == NULL && stream->error)
	{
		out->error = stream->error;
		stream->error = NULL;
	}
	if (out->error == NULL && has_changed(stream, path))
		out->error = format_string("the file was changed while it was read");
	out->format = s->format;
	stream_close(stream);
}

static size_t
fill_buffer(Sources *s)
{
	size_t		n;

	if (s->held + 65536 > s->buffer_room)
		s->buffer = reallocate(s->buffer, s->buffer_room = s->held * 2 + 65536);
	n = stream_read(s->lines, s->buffer + s->held, s->buffer_room - s->held);
	s->held += n;
	return n;
}

static void
drop_bytes(Sources *s, size_t n)
{
	memmove(s->buffer, s->buffer + n, s->held - n);
	s->held -= n;
}

/* Drops the rest of a line that was too long. */
static void
skip_line(Sources *s)
{
	while (s->skipping)
	{
		char	   *end = s->held > 0 ? memchr(s->buffer, '\n', s->held) : NULL;

		s->skipping = end == NULL;
		drop_bytes(s, end ? (size_t) (end - s->buffer) + 1 : s->held);
		if (s->skipping && fill_buffer(s) == 0)
			s->skipping = false;
	}
}

/* The next line of the file in hand; false at its end. */
static bool
read_line(Sources *s, Source *out)
{
	size_t		scanned = 0;

	skip_line(s);
	for (;;)
	{
		char	   *end = s->held > scanned ? memchr(s->buffer + scanned, '\n', s->held - scanned) : NULL;
		size_t		n;

		if (end == NULL && s->held <= ARTICLE_MAX_BYTES)
		{
			scanned = s->held;
			if (fill_buffer(s) > 0)
				continue;
			if (s->held == 0)
				return false;
		}
		n = end ? (size_t) (end - s->buffer) : s->held;
		s->line_no++;
		s->skipping = end == NULL && n > ARTICLE_MAX_BYTES;
		out->name = format_string("%s:%ld", s->files[s->at], s->line_no);
		out->format = "json";
		if (n > ARTICLE_MAX_BYTES)
			too_long(out);
		out->bytes = allocate(n + 1);
		memcpy(out->bytes, s->buffer, n);
		out->length = n;
		drop_bytes(s, n + (end != NULL));
		return true;
	}
}

static bool
blank(const Source *source)
{
	for (size_t i = 0; i < source->length; i++)
		if (!strchr(" \t\r\n", source->bytes[i]) || source->bytes[i] == '\0')
			return false;
	return true;
}

/* The end of a file of lines: its error, if it had one, is a source of its own. */
static bool
end_lines(Sources *s, Source *out)
{
	char	   *error = s->lines->error;

	s->lines->error = NULL;
	stream_close(s->lines);
	s->lines = NULL;
	if (error)
	{
		out->name = format_string("%s:%ld", s->files[s->at], s->line_no + 1);
		out->error = error;
	}
	s->at++;
	return error != NULL;
}

bool
sources_next(Sources *s, Source *out)
{
	memset(out, 0, sizeof(Source));
	if (s->waiting)
	{
		Waiting    *w = s->waiting;

		*out = w->source;
		s->waiting = w->next;
		free(w);
		return true;
	}
	while (s->at < s->n_files)
	{
		const char *path = s->files[s->at];

		if (s->lines)
		{
			if (read_line(s, out))
			{
				if (out->error || !blank(out))
					return true;
				source_free(out);
			}
			else if (end_lines(s, out))
				return true;
		}
		else if (is_lines(path) || (strcmp(path, "-") == 0 && strcmp(s->format, "json") == 0))
		{
			s->lines = stream_open(path, &out->error);
			s->line_no = 0;
			if (s->lines == NULL)
			{
				out->name = format_string("%s", path);
				s->at++;
				return true;
			}
		}
		else
		{
			out->name = format_string("%s", path);
			read_whole(s, path, out);
			s->at++;
			return true;
		}
	}
	return false;
}
