/*
 * json_write.c - one JSON object, member by member (RFC 8259).
 *
 * In: keys and values in UTF-8.  Out: {"key": "value", ...} in the current memory context; members of one key may stand
 * twice, and the last of them counts for most readers, so write each once.
 */
#include "article/raw_articles.h"

static void
put_bytes(JsonWriter *w, const char *s, int64 length)
{
	if (w->length + length + 1 > w->room)
	{
		w->room = (w->length + length + 1) * 2;
		if (w->room > (int64) MaxAllocSize)
			w->room = MaxAllocSize - 1;
		if (w->length + length + 1 > w->room)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("an article of a collection is too long"),
					 errhint("Load the articles of the collection one by one.")));
		w->s = repalloc(w->s, w->room);
	}
	memcpy(w->s + w->length, s, length);
	w->length += length;
}

static void
put_string(JsonWriter *w, const char *s, int32 length)
{
	int32		from = 0;

	put_bytes(w, "\"", 1);
	for (int32 i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) s[i];
		char	   *escape;

		if (c >= ' ' && c != '"' && c != '\\')
			continue;
		put_bytes(w, s + from, i - from);
		escape = c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : c == '"' ? "\\\"" : c == '\\' ? "\\\\" : psprintf("\\u%04x", c);
		put_bytes(w, escape, strlen(escape));
		from = i + 1;
	}
	put_bytes(w, s + from, length - from);
	put_bytes(w, "\"", 1);
}

void
json_begin(JsonWriter *w)
{
	w->room = 256;
	w->s = palloc(w->room);
	w->length = 0;
	put_bytes(w, "{", 1);
}

void
json_put_n(JsonWriter *w, const char *key, int32 key_length, const char *value, int32 length)
{
	if (value == NULL || length == 0)
		return;
	if (w->length > 1)
		put_bytes(w, ", ", 2);
	put_string(w, key, key_length);
	put_bytes(w, ": ", 2);
	put_string(w, value, length);
}

void
json_put(JsonWriter *w, const char *key, const char *value)
{
	if (value != NULL)
		json_put_n(w, key, strlen(key), value, strlen(value));
}

void
json_end(JsonWriter *w)
{
	put_bytes(w, "}", 1);
	w->s[w->length] = '\0';
}
