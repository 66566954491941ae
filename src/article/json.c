/*
 * json.c - a forgiving reader of JSON (RFC 8259), see json.h.
 *
 * In: UTF-8 text.  Out: a tree in the current memory context.  Linear in time; depth is bounded by JSON_MAX_DEPTH.
 */
#include "article/json.h"

#include "text/utf8.h"

typedef struct Reader
{
	const char *s;
	int32		length;
	int32		at;
	int32		mistake;
	int			depth;
} Reader;

static Json *read_value(Reader *r);

static void
skip_space(Reader *r)
{
	while (r->at < r->length)
	{
		int32		at = r->at;

		if (!utf8_is_space(utf8_next(r->s, r->length, &at)))
			return;
		r->at = at;
	}
}

static Json *
fail(Reader *r)
{
	if (r->mistake < 0)
		r->mistake = r->at;
	return NULL;
}

static int
hex4(const Reader *r, int32 at)
{
	int			v = 0;

	if (at + 4 > r->length)
		return -1;
	for (int i = 0; i < 4; i++)
	{
		char		c = r->s[at + i];
		int			d = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;

		if (d < 0)
			return -1;
		v = v * 16 + d;
	}
	return v;
}

/* \uXXXX at r->at (behind the "u"), with its second half if it is a surrogate; NUL and halves become a replacement. */
static int
put_escape_u(Reader *r, char *out)
{
	int			c = hex4(r, r->at);

	if (c < 0)
		return utf8_put(UTF8_REPLACEMENT, out);
	r->at += 4;
	if (c >= 0xD800 && c < 0xDC00 && r->at + 6 <= r->length && r->s[r->at] == '\\' && r->s[r->at + 1] == 'u')
	{
		int			low = hex4(r, r->at + 2);

		if (low >= 0xDC00 && low < 0xE000)
		{
			r->at += 6;
			return utf8_put(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), out);
		}
	}
	if (c == 0 || (c >= 0xD800 && c < 0xE000))
		c = UTF8_REPLACEMENT;
	return utf8_put(c, out);
}

static char *
read_string(Reader *r, int32 *length)
{
	int32		start = ++r->at;
	int32		n = 0;
	char	   *out;

	while (r->at < r->length && r->s[r->at] != '"')
		r->at += r->s[r->at] == '\\' ? 2 : 1;
	out = palloc(Min(r->at, r->length) - start + 4);
	r->at = start;
	while (r->at < r->length && r->s[r->at] != '"')
	{
		char		c = r->s[r->at++];
		const char *escape;
		static const char from[] = "nrtbf",
					to[] = "\n\r\t\b\f";

		if (c != '\\' || r->at >= r->length)
		{
			out[n++] = c;
			continue;
		}
		c = r->s[r->at++];
		if (c == 'u')
			n += put_escape_u(r, out + n);
		else if ((escape = strchr(from, c)) != NULL && c != '\0')
			out[n++] = to[escape - from];
		else
			out[n++] = c;
	}
	if (r->at < r->length)
		r->at++;
	else
		fail(r);
	out[n] = '\0';
	*length = n;
	return out;
}

static Json *
new_json(JsonKind kind)
{
	Json	   *json = palloc0(sizeof(Json));

	json->kind = kind;
	return json;
}

/* Members or elements up to the closing mark; what was read before a mistake stays. */
static Json *
read_children(Reader *r, JsonKind kind)
{
	Json	   *parent = new_json(kind);
	Json	  **tail = &parent->first;
	char		close = kind == JSON_OBJECT ? '}' : ']';

	r->at++;
	if (++r->depth > JSON_MAX_DEPTH)
		return fail(r);
	while (r->mistake < 0)
	{
		char	   *key = NULL;
		int32		unused;

		skip_space(r);
		if (r->at >= r->length)
			fail(r);
		else if (r->s[r->at] == close)
		{
			r->at++;
			break;
		}
		else if (r->s[r->at] == ',')
		{
			r->at++;
			continue;
		}
		if (r->mistake >= 0)
			break;
		if (kind == JSON_OBJECT)
		{
			if (r->s[r->at] != '"')
			{
				fail(r);
				break;
			}
			key = read_string(r, &unused);
			skip_space(r);
			if (r->at >= r->length || r->s[r->at] != ':')
			{
				fail(r);
				break;
			}
			r->at++;
		}
		*tail = read_value(r);
		if (*tail == NULL)
			break;
		(*tail)->key = key;
		tail = &(*tail)->next;
	}
	r->depth--;
	return parent;
}

static Json *
read_word(Reader *r)
{
	static const struct
	{
		const char *word;
		JsonKind	kind;
	}			words[] = {{"true", JSON_TRUE}, {"false", JSON_FALSE}, {"null", JSON_NULL}};
	int32		n = 0;
	Json	   *json;

	for (size_t i = 0; i < lengthof(words); i++)
	{
		int32		w = strlen(words[i].word);

		if (r->length - r->at >= w && memcmp(r->s + r->at, words[i].word, w) == 0)
		{
			r->at += w;
			return new_json(words[i].kind);
		}
	}
	while (r->at + n < r->length && r->s[r->at + n] != '\0' && strchr("+-0123456789.eE", r->s[r->at + n]) != NULL)
		n++;
	if (n == 0)
		return fail(r);
	json = new_json(JSON_NUMBER);
	json->string = pnstrdup(r->s + r->at, n);
	json->length = n;
	r->at += n;
	return json;
}

static Json *
read_kind(Reader *r)
{
	Json	   *json;

	switch (r->s[r->at])
	{
		case '{':
			return read_children(r, JSON_OBJECT);
		case '[':
			return read_children(r, JSON_ARRAY);
		case '"':
			json = new_json(JSON_STRING);
			json->string = read_string(r, &json->length);
			return json;
		default:
			return read_word(r);
	}
}

static Json *
read_value(Reader *r)
{
	Json	   *json;
	int32		at;

	CHECK_FOR_INTERRUPTS();
	skip_space(r);
	if (r->at >= r->length)
		return fail(r);
	at = r->at;
	json = read_kind(r);
	if (json != NULL)
	{
		json->at = at;
		json->end = Min(r->at, r->length);
	}
	return json;
}

Json *
json_read(const char *text, int32 length, int32 *end, int32 *mistake)
{
	Reader		r = {.s = text,.length = length,.mistake = -1};
	Json	   *json = read_value(&r);

	*end = r.at;
	*mistake = r.mistake;
	return json;
}

const Json *
json_member(const Json *object, const char *key)
{
	if (object == NULL || object->kind != JSON_OBJECT)
		return NULL;
	for (const Json *m = object->first; m != NULL; m = m->next)
		if (strcmp(m->key, key) == 0)
			return m;
	return NULL;
}

const char *
json_string(const Json *object, const char *key)
{
	const Json *m = json_member(object, key);

	return m != NULL && m->kind == JSON_STRING ? m->string : NULL;
}
