/*
 * query_widen.c - a query with other names beside those that it has, as it is shown and read: (EU OR "European Union").
 */
#include "search/search.h"

#include "text/utf8.h"

/* Longer than this it is not made (bytes): QUERY_MAX_BYTES is near. */
#define WIDENED_MAX_BYTES 3500

/* With so many groups it might be too deep with more. */
#define GROUPS_MAX 40

static bool
has_space(const char *text, ByteSpan span)
{
	for (int32 at = span.start; at < span.end;)
		if (utf8_is_space(utf8_next(text, span.end, &at)))
			return true;
	return false;
}

/* "another name", whatever marks it has */
static char *
quoted_name(const char *words)
{
	char	   *quoted = psprintf("\"%s\"", words);

	for (char *c = quoted + 1; c[1] != '\0'; c++)
		if (*c == '"')
			*c = ' ';
	return quoted;
}

/* The group that stands for names[first..end), which are other names of one. */
static char *
group_text(const char *text, const QueryOtherName *names, int first, int end)
{
	ByteSpan	at = names[first].at;
	char	   *group = psprintf(has_space(text, at) ? "((%.*s)" : "(%.*s", (int) span_length(at), text + at.start);

	for (int i = first; i < end && strlen(group) <= WIDENED_MAX_BYTES; i++)
		group = psprintf("%s OR %s", group, quoted_name(names[i].words));
	return psprintf("%s)", group);
}

char *
query_with_names(const char *text, const QueryOtherName *names, int count)
{
	char	   *widened = pstrdup(text);
	int			groups = 0;

	for (const char *c = text; *c != '\0'; c++)
		groups += *c == '(';
	if (groups >= GROUPS_MAX)
		return widened;
	/* From the end, so that the places before stay right. */
	for (int end = count, first; end > 0; end = first)
	{
		ByteSpan	at = names[end - 1].at;
		char	   *longer;

		for (first = end - 1; first > 0 && names[first - 1].at.start == at.start; first--)
			;
		longer = psprintf("%.*s%s%s", (int) at.start, widened, group_text(text, names, first, end), widened + at.end);
		if (strlen(longer) > WIDENED_MAX_BYTES)
			break;
		widened = longer;
	}
	return widened;
}
