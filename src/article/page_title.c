/*
 * page_title.c - the <title> of a page without the name of its site: "Mill fire kills two | News | Lipa Post".
 *
 * In: the title, and the names by which the site is known (of its metadata, its host, data/outlets.tsv).  Out: the part that is
 * the article's title; NULL when the title is no more than the site's name.
 */
#include "article/html.h"
#include "text/word_classes.h"

#define TITLE_MAX_BYTES 1000
#define CUTS_MAX		4

/* What stands between the parts.  A title may have a dash of its own; one with the others in it is put together. */
static const struct
{
	const char *mark;
	bool		parts;
}			separators[] =
{
	{" | ", true}, {" :: ", true}, {" \xC2\xBB ", true}, {" \xC2\xAB ", true}, {" \xC2\xB7 ", true}, {" \xE2\x80\xA2 ", true}, {" - ", false},
	{" \xE2\x80\x93 ", false}, {" \xE2\x80\x94 ", false}, {" -- ", false}, {"|", true}, {": ", false},
};

/* The width of the separator at `at`, 0 for none.  The first kinds of the table are wider, so that the blank goes with them. */
static int
separator_at(const char *at, bool *parts)
{
	for (size_t i = 0; i < lengthof(separators); i++)
		if (strncmp(at, separators[i].mark, strlen(separators[i].mark)) == 0)
		{
			*parts = separators[i].parts;
			return strlen(separators[i].mark);
		}
	return 0;
}

/* Letters and digits of the name in lower case, without "the" before and ".com" behind: "The Lipa Post" is "lipapost". */
static char *
bare_name(const char *name, int length)
{
	char	   *out = palloc(length + 1);
	int			n = 0;

	if (length > 4 && strncasecmp(name, "www.", 4) == 0)
		name += 4, length -= 4;
	if (length > 4 && strncasecmp(name, "the ", 4) == 0)
		name += 4, length -= 4;
	if (length > 4 && strncasecmp(name + length - 4, ".com", 4) == 0)
		length -= 4;
	for (int i = 0; i < length; i++)
	{
		char		c = name[i];

		if (c >= 'A' && c <= 'Z')
			out[n++] = c + 32;
		else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char) c >= 0x80)
			out[n++] = c;
	}
	out[n] = '\0';
	return out;
}

/* "Lipa Post", "Lipa Post Online": both bare. */
static bool
begins_with_name(const char *bare, const char *name)
{
	size_t		n = strlen(name);

	return n > 0 && strncmp(bare, name, n) == 0 && (bare[n] == '\0' || word_in_class(bare + n, CLASS_OUTLET_WORD));
}

/* The longest label of a host, bare: "lipapost" of "www.lipa-post.example"; NULL when the name is no host. */
static const char *
host_label(const char *name)
{
	const char *label = name;
	int			longest = 0;

	if (strchr(name, '.') == NULL || strchr(name, ' ') != NULL)
		return NULL;
	for (const char *l = name; *l != '\0'; l += *l == '.')
	{
		int			n = strcspn(l, ".");

		if (n > longest)
		{
			label = l;
			longest = n;
		}
		l += n;
	}
	return longest > 2 ? bare_name(label, longest) : NULL;
}

/* Is the part one of the site's names?  A host is one as a whole and by its longest label. */
static bool
is_site_name(const char *part, int length, const char *const *names)
{
	const char *bare = bare_name(part, length);

	for (; *names != NULL; names++)
	{
		const char *label = host_label(*names);

		if (begins_with_name(bare, bare_name(*names, strlen(*names))) || (label != NULL && begins_with_name(bare, label)))
			return true;
	}
	return false;
}

/* The first and the last separator in the title; false when there is none. */
static bool
outer_separators(const char *s, ByteSpan t, ByteSpan *first, ByteSpan *last)
{
	bool		any = false;

	for (int32 i = t.start + 1; i < t.end; i++)
	{
		bool		parts;
		int			width = separator_at(s + i, &parts);

		if (width == 0 || i + width >= t.end)
			continue;
		if (!any)
			*first = (ByteSpan) {i, i + width};
		*last = (ByteSpan) {i, i + width};
		any = true;
		i += width - 1;
	}
	return any;
}

/* Of the parts between marks that no title has, the longest: "Mill fire kills two" of "Mill fire kills two | News". */
static ByteSpan
longest_part(const char *s, ByteSpan t)
{
	ByteSpan	best = {t.start, t.start};
	int32		from = t.start;

	for (int32 i = t.start; i <= t.end; i++)
	{
		bool		parts = i == t.end;
		int			width = i < t.end ? separator_at(s + i, &parts) : 0;

		if (!parts)
			continue;
		if (i - from > span_length(best))
			best = (ByteSpan) {from, i};
		from = i + width;
		i += width > 0 ? width - 1 : 0;
	}
	return best;
}

char *
title_without_site(const char *title, const char *const *names)
{
	ByteSpan	t = {0, strlen(title)};
	ByteSpan	first;
	ByteSpan	last;

	if (t.end > TITLE_MAX_BYTES)
		return NULL;
	for (int cuts = 0; cuts < CUTS_MAX && outer_separators(title, t, &first, &last); cuts++)
	{
		if (is_site_name(title + last.end, t.end - last.end, names))
			t.end = last.start;
		else if (is_site_name(title + t.start, first.start - t.start, names))
			t.start = first.end;
		else
			break;
	}
	t = longest_part(title, t);
	return span_length(t) == 0 || is_site_name(title + t.start, span_length(t), names) ? NULL : pnstrdup(title + t.start, span_length(t));
}
