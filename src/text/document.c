/*
 * document.c - the document itself: text in, byte positions to characters.
 */
#include "extension/core.h"
#include "text/document.h"
#include "text/utf8.h"

#define CHAR_STEP 64

Document *
document_create(const char *text, int32 length, Day reference)
{
	MemoryContext context;
	MemoryContext old;
	Document   *doc;
	char	   *copy;

	if (length > DOCUMENT_MAX_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text of %d bytes is too long to be read as one article", length),
				 errdetail("The limit is %d bytes.", DOCUMENT_MAX_BYTES),
				 errhint("Split it into its articles.")));

	context = AllocSetContextCreate(CurrentMemoryContext, "news_archive document", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);

	doc = palloc0(sizeof(Document));
	doc->context = context;
	copy = palloc(length + 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	doc->text = copy;
	doc->length = length;
	doc->reference = reference;
	doc->language = DOCUMENT_LANGUAGE;
	doc->ascii = true;
	for (int32 i = 0; i < length && doc->ascii; i++)
		doc->ascii = (unsigned char) copy[i] < 0x80;

	MemoryContextSwitchTo(old);
	return doc;
}

void
document_set_reference(Document *doc, Day reference)
{
	if (doc->reference == reference)
		return;
	doc->reference = reference;
	doc->times = NULL;
	doc->events = NULL;
}

static void
make_char_index(Document *doc)
{
	int32		n = doc->length / CHAR_STEP + 1;
	int32		chars = 0;

	doc->char_at = MemoryContextAlloc(doc->context, sizeof(int32) * n);
	for (int32 i = 0; i < doc->length || i % CHAR_STEP == 0; i++)
	{
		if (i % CHAR_STEP == 0)
			doc->char_at[i / CHAR_STEP] = chars;
		if (i >= doc->length)
			break;
		chars += utf8_is_start(doc->text[i]);
	}
}

int32
document_char(Document *doc, int32 at)
{
	int32		chars;

	if (doc->ascii)
		return at + 1;
	if (doc->char_at == NULL)
		make_char_index(doc);
	chars = doc->char_at[at / CHAR_STEP];
	for (int32 i = at / CHAR_STEP * CHAR_STEP; i < at; i++)
		chars += utf8_is_start(doc->text[i]);
	return chars + 1;
}

int32
document_chars(Document *doc, ByteSpan span)
{
	return document_char(doc, span.end) - document_char(doc, span.start);
}

char *
document_words(const Document *doc, ByteSpan span)
{
	char	   *out = palloc(span_length(span) + 1);
	int32		n = 0;
	bool		space = false;

	for (int32 i = span.start; i < span.end;)
	{
		int32		next = i;
		uint32		c = utf8_next(doc->text, doc->length, &next);

		if (utf8_is_space(c))
			space = n > 0;
		else
		{
			if (space)
				out[n++] = ' ';
			space = false;
			memcpy(out + n, doc->text + i, next - i);
			n += next - i;
		}
		i = next;
	}
	out[n] = '\0';
	return out;
}
