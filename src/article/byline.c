/*
 * byline.c - who wrote it: "By Ann Ode and Bo Fir, Staff Writers" -> "Ann Ode, Bo Fir".
 *
 * In: a line that is thought to be a byline.  Out: the names that are sure enough to be people's, or NULL: no byline is
 * better than a wrong one.  A name is two to five words, each with a capital or a particle (de, van, al-), none of them
 * an office, an outlet or a word of a page's furniture (data/byline_words.tsv).
 */
#include "article/lines.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

extern const Lexicon lexicon_byline_words;

#define NAME_WORDS_MAX	5
#define NAMES_MAX		8

static const char *const by_words[] = {"by", "von", "por", "par", "written by", "text by", "words by", "story by", "reported by",
"posted by", "published by", "author", "oleh", "door", "di", "av", "af", NULL};

/* How many words of the line say "by", 0 when it is no byline. */
static int
by_count(const Line *line)
{
	for (int i = 0; by_words[i] != NULL; i++)
		if (words_are(line, 0, by_words[i]))
			return strchr(by_words[i], ' ') != NULL ? 2 : 1;
	return 0;
}

/* The byte behind the line's first `n` words and the marks after them. */
static int32
after_words(const char *s, int32 length, int n)
{
	int32		at = 0;

	for (; n > 0; n--)
	{
		while (at < length && s[at] != ' ' && s[at] != ':')
			at++;
		while (at < length && (s[at] == ' ' || s[at] == ':'))
			at++;
	}
	return at;
}

static bool
capital_at(const char *s, int32 length, int32 at)
{
	return at < length && (u_isupper((UChar32) utf8_next(s, length, &at)));
}

static const char *
word_kind(const char *w, int32 n)
{
	char		lower[32];
	int			row;

	if (n >= (int32) sizeof(lower))
		return "";
	for (int32 i = 0; i < n; i++)
		lower[i] = w[i] >= 'A' && w[i] <= 'Z' ? w[i] + 32 : w[i];
	while (n > 0 && strchr(".,;:'", lower[n - 1]) != NULL)
		n--;
	row = lexicon_find(&lexicon_byline_words, lower, n);
	return row < 0 ? "" : lexicon_cell(&lexicon_byline_words, row, 1);
}

bool
byline_starts(const Line *line)
{
	int			n = by_count(line);
	int32		at;
	int32		end;

	if (n == 0)
		return false;
	at = after_words(line->text, line->length, n);
	if (at >= line->length || (line->flags & LINE_ENDS && line->n_words > 14))
		return false;
	for (end = at; end < line->length && line->text[end] != ' '; end++)
		;
	if (line->n_words <= 14 && strcmp(line->words[0], "author") == 0)
		return capital_at(line->text, line->length, at);
	return (capital_at(line->text, line->length, at) || line->text[at] == '[') &&
		(strcmp(word_kind(line->text + at, end - at), "not") != 0 || strncmp(line->text + at, "The ", 4) == 0);
}

static bool
is_particle(const char *w, int32 n)
{
	static const char *const particles[] = {"de", "da", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "zu", "al",
	"el", "bin", "bint", "ibn", "ter", "ten", "dos", "das", "do", "st.", "y", "e", "af", "av", "zur", "vom", "abu"};

	for (size_t i = 0; i < lengthof(particles); i++)
		if ((int32) strlen(particles[i]) == n && strncmp(particles[i], w, n) == 0)
			return true;
	return n > 3 && (strncmp(w, "al-", 3) == 0 || strncmp(w, "el-", 3) == 0 || strncmp(w, "d'", 2) == 0);
}

/* Is it a person's name?  Bytes. */
static bool
is_name(const char *s, int32 length)
{
	int			words = 0;
	int			capitals = 0;
	int32		at = 0;

	if (length > 60)
		return false;
	while (at < length)
	{
		int32		from = at;

		while (at < length && s[at] != ' ')
		{
			unsigned char c = s[at];

			if ((c >= '0' && c <= '9') || strchr("@:/|()[]{}<>!?\"#%&*+=_;$", c) != NULL)
				return false;
			at++;
		}
		if (word_kind(s + from, at - from)[0] != '\0')
			return false;
		if (capital_at(s, length, from))
			capitals++;
		else if (!is_particle(s + from, at - from) || words == 0)
			return false;
		words++;
		while (at < length && s[at] == ' ')
			at++;
	}
	return words >= 2 && words <= NAME_WORDS_MAX && capitals >= 2 && s[length - 1] != '.';
}

/* The next part of a byline: ends at a comma, "and", "&", a bar, a dash with spaces, or a bracket. */
static int32
part_end(const char *s, int32 length, int32 at, int32 *next)
{
	static const char *const cuts[] = {" and ", " AND ", " And ", " & ", " und ", " y ", " et ", " | ", ", ", "; ", " - ", " for ", " in ", " at ",
		" of ", " with ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " / ", "/", " (", "|", "\xE2\x80\xA2", "\t"};

	for (int32 i = at; i < length; i++)
		for (size_t k = 0; k < lengthof(cuts); k++)
		{
			int32		n = strlen(cuts[k]);

			if (length - i >= n && memcmp(s + i, cuts[k], n) == 0)
			{
				*next = i + n;
				return i;
			}
		}
	*next = length;
	return length;
}

/* `marked`: it is known to be a byline (markup, "By"), so the first part decides; otherwise the whole must be names. */
char *
byline_names(const char *text, int32 length, bool marked)
{
	char	   *out = palloc(length + 2 * NAMES_MAX + 1);
	int			n = 0;
	int			names = 0;
	int32		at = 0;

	while (at < length && names < NAMES_MAX)
	{
		int32		next;
		int32		end = part_end(text, length, at, &next);

		while (at < end && strchr(" .,:", text[at]) != NULL)
			at++;
		while (end > at && strchr(" ,.:", text[end - 1]) != NULL)
			end--;
		if (end > at && is_name(text + at, end - at))
		{
			if (names++ > 0)
			{
				out[n++] = ',';
				out[n++] = ' ';
			}
			memcpy(out + n, text + at, end - at);
			n += end - at;
		}
		else if (!marked || names > 0)
			break;
		at = next;
	}
	out[n] = '\0';
	return names > 0 && (marked || at >= length) ? out : NULL;
}

/* Without "By" and the like. */
char *
byline_of_line(const Line *line)
{
	int32		at = after_words(line->text, line->length, by_count(line));
	char	   *names = byline_names(line->text + at, line->length - at, true);
	static const char *const outlet_words[] = {"The ", NULL};

	if (names != NULL || by_count(line) == 0)
		return names;
	for (int i = 0; outlet_words[i] != NULL; i++)
		if (strncmp(line->text + at, outlet_words[i], strlen(outlet_words[i])) == 0 && line->n_words <= 6)
			return pstrdup(line->text + at);
	return NULL;
}
