/*
 * markup.c - a writer of XML and HTML over libxml2's xmlTextWriter.
 *
 * HTML has elements without an end (<br>), which alone may be written <br/>; every other element gets its end tag, also when it is
 * empty.  So the same bytes are XML and HTML.
 */
#include "reports/markup.h"

#include <libxml/xmlwriter.h>

#define MAX_BYTES	(256 * 1024 * 1024)
#define MAX_DEPTH	64
#define SHORT_TEXT	512			/* bytes of a formatted text that needs no palloc */

struct Markup
{
	xmlTextWriter *writer;
	xmlBuffer  *buffer;
	int			depth;
	const char *open[MAX_DEPTH];
	MemoryContextCallback freed;
};

static void
free_writer(void *arg)
{
	Markup	   *m = arg;

	if (m->writer)
		xmlFreeTextWriter(m->writer);
	if (m->buffer)
		xmlBufferFree(m->buffer);
	m->writer = NULL;
	m->buffer = NULL;
}

static void
check(const Markup *m, int written)
{
	if (written < 0)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory while markup is written")));
	if (xmlBufferLength(m->buffer) > MAX_BYTES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("a page of more than %d MB is not written", MAX_BYTES / 1024 / 1024)));
}

Markup *
markup_begin(void)
{
	Markup	   *m = palloc0(sizeof(Markup));

	m->freed.func = free_writer;
	m->freed.arg = m;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, &m->freed);
	m->buffer = xmlBufferCreateSize(64 * 1024);
	m->writer = m->buffer ? xmlNewTextWriterMemory(m->buffer, 0) : NULL;
	if (m->writer == NULL)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory while markup is written")));
	return m;
}

char *
markup_end(Markup *m)
{
	char	   *out;

	while (m->depth > 0)
		markup_close(m);
	check(m, xmlTextWriterFlush(m->writer));
	out = pnstrdup((const char *) xmlBufferContent(m->buffer), xmlBufferLength(m->buffer));
	free_writer(m);
	return out;
}

void
markup_doctype(Markup *m, const char *name)
{
	check(m, xmlTextWriterWriteDTD(m->writer, BAD_CAST name, NULL, NULL, NULL));
}

void
markup_declaration(Markup *m)
{
	check(m, xmlTextWriterStartDocument(m->writer, "1.0", "UTF-8", NULL));
}

void
markup_open(Markup *m, const char *element)
{
	if (m->depth == MAX_DEPTH)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("elements nest deeper than %d", MAX_DEPTH)));
	check(m, xmlTextWriterStartElement(m->writer, BAD_CAST element));
	m->open[m->depth++] = element;
}

void
markup_close(Markup *m)
{
	CHECK_FOR_INTERRUPTS();
	m->depth--;
	if (IS_ONE_OF(m->open[m->depth], "br", "hr", "img", "input", "link", "meta", "col", "wbr"))
		check(m, xmlTextWriterEndElement(m->writer));
	else
		check(m, xmlTextWriterFullEndElement(m->writer));
}

/* The bytes of a character that XML 1.0 cannot have (control characters, U+FFFE, U+FFFF), or 0 for any other. */
static int
forbidden(const unsigned char *c)
{
	if (*c < 0x20 && *c != '\t' && *c != '\n' && *c != '\r')
		return 1;
	return c[0] == 0xEF && c[1] == 0xBF && (c[2] == 0xBE || c[2] == 0xBF) ? 3 : 0;
}

/* The text itself, or a copy of it without what XML cannot have. */
static const char *
allowed(const char *text)
{
	const char *bad = text;
	char	   *out;
	size_t		n;

	while (*bad && !forbidden((const unsigned char *) bad))
		bad++;
	if (*bad == '\0')
		return text;
	out = palloc(strlen(text) * 3 + 1);
	n = bad - text;
	memcpy(out, text, n);
	while (*bad)
	{
		int			length = forbidden((const unsigned char *) bad);

		memcpy(out + n, length ? "\xEF\xBF\xBD" : bad, length ? 3 : 1);
		n += length ? 3 : 1;
		bad += length ? length : 1;
	}
	out[n] = '\0';
	return out;
}

void
markup_attr(Markup *m, const char *name, const char *value)
{
	if (value)
		check(m, xmlTextWriterWriteAttribute(m->writer, BAD_CAST name, BAD_CAST allowed(value)));
}

/* Outside of any element xmlTextWriter takes a text for markup: it is escaped here. */
static void
write_outside(Markup *m, const char *text)
{
	xmlChar    *escaped = xmlEncodeSpecialChars(NULL, BAD_CAST text);
	int			written = escaped ? xmlTextWriterWriteRaw(m->writer, escaped) : -1;

	xmlFree(escaped);
	check(m, written);
}

void
markup_text(Markup *m, const char *text)
{
	if (text && m->depth == 0)
		write_outside(m, allowed(text));
	else if (text)
		check(m, xmlTextWriterWriteString(m->writer, BAD_CAST allowed(text)));
}

/* Formatted into `room`, or into palloced memory when that is too small. */
static char *
formatted(char *room, const char *format, va_list args)
{
	va_list		again;
	int			length;
	char	   *out = room;

	va_copy(again, args);
	length = vsnprintf(room, SHORT_TEXT, format, args);
	if (length >= SHORT_TEXT)
	{
		out = palloc(length + 1);
		vsnprintf(out, length + 1, format, again);
	}
	va_end(again);
	return out;
}

void
markup_attrf(Markup *m, const char *name, const char *format,...)
{
	char		room[SHORT_TEXT];
	va_list		args;

	va_start(args, format);
	markup_attr(m, name, formatted(room, format, args));
	va_end(args);
}

void
markup_textf(Markup *m, const char *format,...)
{
	char		room[SHORT_TEXT];
	va_list		args;

	va_start(args, format);
	markup_text(m, formatted(room, format, args));
	va_end(args);
}

void
markup_element(Markup *m, const char *element, const char *class, const char *text)
{
	markup_open(m, element);
	markup_attr(m, "class", class);
	markup_text(m, text);
	markup_close(m);
}

void
markup_name(Markup *m, const char *element, const char *class, const char *text)
{
	markup_open(m, element);
	markup_attr(m, "class", class);
	markup_element(m, "bdi", NULL, text);
	markup_close(m);
}
