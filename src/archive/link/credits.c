/*
 * credits.c - see credits.h.
 *
 * An agency is what data/agencies.tsv lists, or in a dateline what its brackets call an agency: "(Northern Wire)".  "Agencies",
 * "wire reports" name none.  Names of one word of up to three letters (AP, PA, DPA) count only in capitals.
 */
#include "archive/link/credits.h"

#include <unicode/uchar.h>

#include "article/article.h"
#include "article/line_marks.h"
#include "text/dateline.h"
#include "text/lexicon.h"
#include "text/utf8.h"
#include "text/word_classes.h"

extern const Lexicon lexicon_agencies;

#define LINE_WORDS		40		/* of a longer line the rest is not looked at */
#define WORD_BYTES		40
#define SHORT_NAME		3
#define NO_AGENCY		"agencies"	/* what the list gives for names that name none */

/* A line's words in lower case, as keys of word lists have them, and where they stand in it. */
typedef struct LineWords
{
	const char *text;
	char		lower[LINE_WORDS][WORD_BYTES];
	const char *words[LINE_WORDS];
	ByteSpan	span[LINE_WORDS];
	int			n;
} LineWords;

static void
cut_words(LineWords *w, const char *text, int32 length)
{
	int			used = 0;

	w->text = text;
	w->n = 0;
	for (int32 at = 0; at < length;)
	{
		int32		start = at;
		uint32		c = utf8_next(text, length, &at);

		if (!u_isalnum((UChar32) c))
		{
			w->n += used > 0;
			used = 0;
			continue;
		}
		if (w->n == LINE_WORDS)
			return;
		if (used == 0)
			w->span[w->n].start = start;
		if (used + 5 < WORD_BYTES)
			used += utf8_put((uint32) u_tolower((UChar32) c), w->lower[w->n] + used);
		w->lower[w->n][used] = '\0';
		w->words[w->n] = w->lower[w->n];
		w->span[w->n].end = at;
	}
	w->n += used > 0;
}

/* "ap" must be written AP, but "tass" may be Tass. */
static bool
written_as_name(const LineWords *w, int first, int count)
{
	const char *s = w->text + w->span[first].start;

	if (count > 1 || strlen(w->words[first]) > SHORT_NAME)
		return !(s[0] >= 'a' && s[0] <= 'z');
	for (int i = 0; i < SHORT_NAME && s + i < w->text + w->span[first].end; i++)
		if (s[i] >= 'a' && s[i] <= 'z')
			return false;
	return true;
}

/* The agency whose name begins at word `first`, with its words in *count; NULL when there is none. */
static const char *
agency_at(const LineWords *w, int first, int *count)
{
	int			row = lexicon_match_words(&lexicon_agencies, w->words + first, w->n - first, count);
	const char *name = row < 0 ? NO_AGENCY : lexicon_cell(&lexicon_agencies, row, 1);

	return strcmp(name, NO_AGENCY) == 0 || !written_as_name(w, first, *count) ? NULL : name;
}

/* The agency that these words are and nothing else, "by", "source" and the like before it left out. */
static const char *
agency_alone(const char *text, int32 length)
{
	LineWords	w;
	int			first = 0;
	int			count = 0;
	const char *name;

	cut_words(&w, text, length);
	while (first < w.n && word_in_class(w.words[first], CLASS_BEFORE_AGENCY))
		first++;
	if (first == w.n)
		return NULL;
	name = agency_at(&w, first, &count);
	return name != NULL && first + count == w.n ? name : NULL;
}

/* The first agency that a line names anywhere: "With files from The Canadian Press". */
static const char *
agency_within(const char *text, int32 length)
{
	LineWords	w;

	cut_words(&w, text, length);
	for (int i = 0; i < w.n; i++)
	{
		int			count = 0;
		const char *name = agency_at(&w, i, &count);

		if (name != NULL)
			return name;
	}
	return NULL;
}

/* "Northern Wire", "Lethian News Agency": what is no day and no place. */
static bool
called_agency(const char *text, int32 length)
{
	LineWords	w;

	cut_words(&w, text, length);
	if (w.n < 2 || w.n > 5 || word_in_class(w.words[w.n - 1], CLASS_NO_AGENCY))
		return false;
	for (int i = 0; i < w.n; i++)
		for (int row = -1; (row = next_line_mark("agency", row)) >= 0;)
			if (strcmp(w.words[i], line_mark(row)) == 0)
				return true;
	return false;
}

/* The first part of a text between marks which is an agency alone: "Ann Ode, Associated Press", "(AP/AFP)". */
static const char *
agency_part(const char *text, int32 length)
{
	int32		start = 0;

	for (int32 i = 0; i <= length; i++)
		if (i == length || strchr(",;|/()[]&", text[i]) != NULL)
		{
			const char *name = agency_alone(text + start, i - start);

			if (name != NULL)
				return name;
			start = i + 1;
		}
	return NULL;
}

/* The words in the last brackets of a dateline. */
static char *
dateline_credit(const char *dateline)
{
	const char *open = strrchr(dateline, '(');
	const char *close = open == NULL ? NULL : strchr(open, ')');
	const char *name;

	if (close == NULL)
		return NULL;
	open++;
	name = agency_part(open, close - open);
	if (name != NULL)
		return pstrdup(name);
	return called_agency(open, close - open) ? pnstrdup(open, close - open) : NULL;
}

/* "Ostrey (AP) -": brackets at the head of the text which a dash follows. */
static const char *
head_credit(const char *body)
{
	int32		most = strnlen(body, DATELINE_MAX_BYTES);
	const char *open = memchr(body, '(', most);
	const char *close = open == NULL ? NULL : memchr(open, ')', most - (open - body));
	const char *dash;

	if (close == NULL || memchr(body, '\n', open - body) != NULL)
		return NULL;
	dash = close + 1 + strspn(close + 1, " ");
	if (dash[0] != '-' && dash[0] != ':' && strncmp(dash, "\xE2\x80\x93", 3) != 0 && strncmp(dash, "\xE2\x80\x94", 3) != 0)
		return NULL;
	return agency_part(open + 1, close - open - 1);
}

#define TAIL_BYTES 60

/* "... he said. (AFP)", "... - Reuters": the last words of the text, in brackets or behind a dash. */
static const char *
tail_credit(const char *body)
{
	int32		end = strlen(body);
	int32		least = Max(end - TAIL_BYTES, 0);
	int32		at;
	bool		bracket;

	while (end > least && strchr(" .\n", body[end - 1]) != NULL)
		end--;
	bracket = end > least && body[end - 1] == ')';
	end -= bracket;
	for (at = end; at > least; at--)
	{
		if (bracket ? body[at - 1] == '(' : body[at - 1] == '-' || strncmp(body + Max(at - 3, 0), "\xE2\x80\x93", 3) == 0 || strncmp(body + Max(at - 3, 0), "\xE2\x80\x94", 3) == 0)
			return agency_part(body + at, end - at);
		if (body[at - 1] == '\n')
			break;
	}
	return NULL;
}

char *
credited_agency(const CreditLines *lines)
{
	const char *name = lines->outlet == NULL ? NULL : agency_alone(lines->outlet, strlen(lines->outlet));
	char	   *own;

	if (name == NULL && lines->dateline != NULL && (own = dateline_credit(lines->dateline)) != NULL)
		return own;
	if (name == NULL && lines->body != NULL)
		name = head_credit(lines->body);
	for (int i = 0; name == NULL && i < lines->n_agency; i++)
		name = agency_within(lines->agency[i], strlen(lines->agency[i]));
	if (name == NULL && lines->author != NULL)
		name = agency_part(lines->author, strlen(lines->author));
	if (name == NULL && lines->body != NULL)
		name = tail_credit(lines->body);
	return name == NULL ? NULL : pstrdup(name);
}

/* "https://www.lipapost.example/world", "LipaPost.example" -> the host in lower case, in new memory; NULL for a name that is none. */
static char *
host_of(const char *outlet)
{
	const char *start = strstr(outlet, "://");
	char	   *host;
	char	   *point;

	start = start == NULL ? outlet : start + 3;
	host = pnstrdup(start, strcspn(start, "/:?#"));
	point = strrchr(host, '.');
	if (point == NULL || point == host || strlen(point) < 3 || strpbrk(host, " \t\n") != NULL)
		return NULL;
	for (char *c = host; *c; c++)
		*c = *c >= 'A' && *c <= 'Z' ? *c + 32 : *c;
	return host;
}

/* The part of a host that was registered: "news.lipapost.co.uk" -> "lipapost".  Changes what it is given. */
static const char *
registered_part(char *host)
{
	char	   *point = strrchr(host, '.');

	*point = '\0';
	point = strrchr(host, '.');
	if (point != NULL && IS_ONE_OF(point + 1, "co", "com", "org", "net", "gov", "ac", "edu"))
	{
		*point = '\0';
		point = strrchr(host, '.');
	}
	return point == NULL ? host : point + 1;
}

const char *
outlet_name(const char *outlet)
{
	char	   *host = host_of(outlet);
	const char *name = host == NULL ? outlet : outlet_of_host(host);
	const char *agency;

	if (name == NULL)
		name = registered_part(host);
	agency = agency_alone(name, strlen(name));
	return agency != NULL ? agency : name;
}
