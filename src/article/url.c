/*
 * url.c - addresses of pages, told apart by what they mean (RFC 3986, section 6, and the habits of news sites).
 *
 * In: an address as it was collected.  Out: its one spelling: https, a host without www., m. and amp., no default port,
 * path without the marks of AMP and the slash at its end, parameters in order without those that tell where a reader came
 * from (data/address_parameters.tsv), no fragment.  What may mean another page stays: ?id=7, the path's case, #!/a1.
 */
#include "article/url.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_address_parameters;

#define PARAMETERS_MAX	200		/* more are left as they stand */

typedef struct Part
{
	const char *s;
	int32		length;
} Part;

typedef struct Writer
{
	char	   *s;
	int32		length;
} Writer;

static bool
same_words(Part p, const char *words)
{
	return p.length == (int32) strlen(words) && strncasecmp(p.s, words, p.length) == 0;
}

static void
put(Writer *w, const char *s, int32 length)
{
	memcpy(w->s + w->length, s, length);
	w->length += length;
}

static int
hex_value(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool
is_unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != 0 && strchr("-._~", c) != NULL);
}

/* Writes a part of an address with one spelling for each character: "%7e" as "~", "%c3" as "%C3", and the byte 0xC3 itself too. */
static void
put_part(Writer *w, Part p)
{
	static const char digits[] = "0123456789ABCDEF";

	for (int32 i = 0; i < p.length; i++)
	{
		unsigned char c = (unsigned char) p.s[i];
		bool		escaped = c == '%' && i + 2 < p.length && hex_value(p.s[i + 1]) >= 0 && hex_value(p.s[i + 2]) >= 0;

		if (escaped)
		{
			c = hex_value(p.s[i + 1]) * 16 + hex_value(p.s[i + 2]);
			i += 2;
		}
		if (is_unreserved(c) || (!escaped && c > ' ' && c < 0x7F))
			put(w, (char *) &c, 1);
		else
		{
			char		out[3] = {'%', digits[c >> 4], digits[c & 15]};

			put(w, out, 3);
		}
	}
}

/* The host and what stands behind it; false when `url` is no address of a page. */
static bool
split_address(const char *url, Part *host, const char **rest)
{
	const char *s;
	const char *at;

	if (strncasecmp(url, "http://", 7) == 0)
		s = url + 7;
	else if (strncasecmp(url, "https://", 8) == 0)
		s = url + 8;
	else if (strncmp(url, "//", 2) == 0)
		s = url + 2;
	else if (strncasecmp(url, "www.", 4) == 0)
		s = url;
	else
		return false;
	*rest = s + strcspn(s, "/?#");
	at = memchr(s, '@', *rest - s);
	if (at != NULL)
		s = at + 1;
	*host = (Part) {s, *rest - s};
	for (const char *colon = s; colon < *rest; colon++)
		if (*colon == ':' && (same_words((Part) {colon, *rest - colon}, ":80") || same_words((Part) {colon, *rest - colon}, ":443") || colon + 1 == *rest))
		{
			host->length = colon - s;
			break;
		}
	while (host->length > 0 && s[host->length - 1] == '.')
		host->length--;
	return host->length > 0;
}

/* A host without "www.", "m.", "mobile." and "amp." at its beginning, as long as a domain is left. */
static Part
plain_host(Part host)
{
	static const char *const labels[] = {"www.", "m.", "mobile.", "amp."};
	bool		again = true;

	while (again)
	{
		again = false;
		for (size_t i = 0; i < lengthof(labels); i++)
		{
			int32		n = strlen(labels[i]);

			if (host.length > n && strncasecmp(host.s, labels[i], n) == 0 && memchr(host.s + n, '.', host.length - n) != NULL)
			{
				host.s += n;
				host.length -= n;
				again = true;
			}
		}
	}
	return host;
}

static char *
lower_copy(Part p)
{
	char	   *out = pnstrdup(p.s, p.length);

	for (char *c = out; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c += 32;
	return out;
}

/* What stands behind the host; in a cache of AMP pages, the address that the path holds, which becomes the host. */
static void
leave_cache(Part *host, const char **rest)
{
	bool		google = same_words(plain_host(*host), "google.com") && strncmp(*rest, "/amp/", 5) == 0;
	bool		cache = host->length > 19 && strncasecmp(host->s + host->length - 19, ".cdn.ampproject.org", 19) == 0;
	const char *s = *rest;

	if (!google && !cache)
		return;
	s += google ? 4 : strncmp(s, "/c/", 3) == 0 || strncmp(s, "/v/", 3) == 0 ? 2 : 0;
	if (strncmp(s, "/s/", 3) == 0)
		s += 2;
	if (*s != '/' || s[1] == '\0')
		return;
	s++;
	*rest = s + strcspn(s, "/?#");
	if (memchr(s, '.', *rest - s) == NULL)
		return;
	*host = (Part) {s, *rest - s};
}

/* Segments, empty ones, "." and "amp" left out; ".amp" off the last one. */
static void
put_path(Writer *w, Part path)
{
	const char *s = path.s;
	const char *end = path.s + path.length;

	while (s < end)
	{
		const char *slash = memchr(s, '/', end - s);
		Part		segment = {s, (slash != NULL ? slash : end) - s};

		s += segment.length + 1;
		if (segment.length == 0 || same_words(segment, ".") || same_words(segment, "amp"))
			continue;
		put(w, "/", 1);
		if (s >= end && segment.length > 4 && strncasecmp(segment.s + segment.length - 4, ".amp", 4) == 0)
			segment.length -= 4;
		else if (s >= end && segment.length > 9 && strncasecmp(segment.s + segment.length - 9, ".amp.html", 9) == 0)
		{
			put_part(w, (Part) {segment.s, segment.length - 9});
			segment = (Part) {".html", 5};
		}
		put_part(w, segment);
	}
}

/* Does the parameter tell where the reader came from? */
static bool
is_of_readers(Part p)
{
	const char *equals = memchr(p.s, '=', p.length);
	char	   *name;
	int			length;

	if (equals != NULL)
		p.length = equals - p.s;
	name = lower_copy(p);
	length = strlen(name);
	if (lexicon_find(&lexicon_address_parameters, name, length) >= 0)
		return true;
	for (int row = 0; row < lexicon_address_parameters.rows; row++)
	{
		const char *known = lexicon_cell(&lexicon_address_parameters, row, 0);
		int			n = strlen(known) - 1;

		if (known[n] == '*' && length > n && strncmp(known, name, n) == 0)
			return true;
	}
	return false;
}

static int
by_bytes(const void *a, const void *b)
{
	const Part *x = a;
	const Part *y = b;
	int			c = memcmp(x->s, y->s, Min(x->length, y->length));

	return c != 0 ? c : x->length - y->length;
}

static void
put_query(Writer *w, Part query)
{
	Part		parts[PARAMETERS_MAX];
	int			n = 0;
	const char *s = query.s;
	const char *end = query.s + query.length;

	while (s < end)
	{
		const char *next = memchr(s, '&', end - s);
		Part		p = {s, (next != NULL ? next : end) - s};

		s += p.length + 1;
		if (p.length >= 4 && strncasecmp(p.s, "amp;", 4) == 0)	/* "&" as it is written in HTML */
			p = (Part) {p.s + 4, p.length - 4};
		if (p.length == 0 || is_of_readers(p))
			continue;
		if (n == PARAMETERS_MAX)
			break;
		parts[n++] = p;
	}
	qsort(parts, n, sizeof(Part), by_bytes);
	if (s < end)				/* too many to be put in order */
	{
		put(w, "?", 1);
		put_part(w, query);
		return;
	}
	for (int i = 0; i < n; i++)
	{
		put(w, i == 0 ? "?" : "&", 1);
		put_part(w, parts[i]);
	}
}

char *
normal_url(const char *url)
{
	Part		host;
	const char *rest;
	const char *fragment;
	const char *query;
	Writer		w = {0};
	int32		length;

	while (*url == ' ' || (*url >= '\t' && *url <= '\r'))
		url++;
	length = strlen(url);
	while (length > 0 && (url[length - 1] == ' ' || (url[length - 1] >= '\t' && url[length - 1] <= '\r')))
		length--;
	url = pnstrdup(url, length);
	if (!split_address(url, &host, &rest))
		return (char *) url;
	leave_cache(&host, &rest);
	w.s = palloc((Size) length * 3 + 16);
	host = plain_host(host);
	put(&w, "https://", 8);
	put(&w, lower_copy(host), host.length);
	fragment = rest + strcspn(rest, "#");
	query = memchr(rest, '?', fragment - rest);
	put_path(&w, (Part) {rest, (query != NULL ? query : fragment) - rest});
	if (query != NULL)
		put_query(&w, (Part) {query + 1, fragment - query - 1});
	if (fragment[0] == '#' && (fragment[1] == '!' || fragment[1] == '/'))	/* a page that a script chooses */
		put_part(&w, (Part) {fragment, strlen(fragment)});
	w.s[w.length] = '\0';
	return w.s;
}

char *
address_host(const char *url)
{
	const char *s = strstr(url, "://");
	Part		host;

	if (s == NULL)
		return NULL;
	s += 3;
	host = plain_host((Part) {s, strcspn(s, "/:?#")});
	return host.length > 0 ? lower_copy(host) : NULL;
}
