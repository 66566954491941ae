/*
 * byline.c - who wrote it: "By Ann Ode and Bo Fir, Staff Writers" -> "Ann Ode, Bo Fir".
 *
 * In: a line that is thought to be a byline.  Out: the names that are sure enough to be people's, or NULL: no byline is
 * better than a wrong one.  A name is two to five words, each with a capital or a particle (de, van, al-), none of them
 * an office, an outlet or a word of a page's furniture (data/byline_words.tsv).
 */
#include "article/lines.h"

#include <ctype.h>
#include <unicode/uchar.h>

#include "article/line_dates.h"
#include "article/line_marks.h"
#include "text/word_classes.h"
#include "text/name_particles.h"

#include "text/utf8.h"

extern const Lexicon lexicon_byline_words;
extern const Lexicon lexicon_first_names;
extern const Lexicon lexicon_agencies;
extern const Lexicon lexicon_countries;
extern const Lexicon lexicon_cities;
extern const Lexicon lexicon_regions;

#define NAME_WORDS_MAX	5
#define BARE_CAPITALS_MAX 3		/* of a name that nothing marks as a byline */
#define PLACE_BYTES_MAX	40
#define NAMES_MAX		8
#define BYLINE_BYTES	2000	/* names are looked for in so many */

/* "ByAnn Ode", as pages without styles have it. */
static bool
has_glued_by(const char *s, int32 length)
{
	return length > 4 && strncmp(s, "By", 2) == 0 && s[2] >= 'A' && s[2] <= 'Z' && s[3] >= 'a' && s[3] <= 'z';
}

/* How many words of the line say "by", 0 when it is no byline. */
static int
by_count(const Line *line)
{
	const char *by = line_begins_with(line, "by");

	return by == NULL ? 0 : strchr(by, ' ') != NULL ? 2 : 1;
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

static int32
lower_ascii(char *out, const char *s, int32 length)
{
	for (int32 i = 0; i < length; i++)
		out[i] = s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i];
	return length;
}

/* Whether a text as a whole is the name of a country, a part of one, or a city. */
static bool
is_place(const char *s, int32 length)
{
	char		lower[PLACE_BYTES_MAX];
	int			row;

	if (length > PLACE_BYTES_MAX)
		return false;
	lower_ascii(lower, s, length);
	if (lexicon_find(&lexicon_cities, lower, length) >= 0 || lexicon_find(&lexicon_regions, lower, length) >= 0)
		return true;
	row = lexicon_find(&lexicon_countries, lower, length);
	return row >= 0 && strcmp(lexicon_cell(&lexicon_countries, row, 2), "name") == 0;
}

static const char *
word_kind(const char *w, int32 n)
{
	char		lower[32];
	int			row;

	if (n >= (int32) sizeof(lower))
		return "";
	lower_ascii(lower, w, n);
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

	if (has_glued_by(line->text, line->length))
		return line->n_words <= 14;
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
	return is_name_particle(w, n, PARTICLE_IN_BYLINE) || (n > 3 && (strncmp(w, "al-", 3) == 0 || strncmp(w, "el-", 3) == 0 || strncmp(w, "d'", 2) == 0));
}

/* Is it a person's name?  Bytes.  `capitals`: how many of its words begin with one. */
static bool
is_name(const char *s, int32 length, int *capitals)
{
	int			words = 0;
	int32		at = 0;

	*capitals = 0;
	if (length > 60 || is_place(s, length))
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
			(*capitals)++;
		else if (!is_particle(s + from, at - from) || words == 0)
			return false;
		words++;
		while (at < length && s[at] == ' ')
			at++;
	}
	return words >= 2 && words <= NAME_WORDS_MAX && *capitals >= 2 && s[length - 1] != '.';
}

/*
 * The next part of a byline: ends at a comma, "and", "&", a bar, a dash with spaces, a bracket, or an address; and where an
 * outlet in capitals is run into a name ("OdeNEWS").
 */
static int32
part_end(const char *s, int32 length, int32 at, int32 *next)
{
	static const char *const cuts[] = {" & ", " | ", ", ", "; ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
		" \xE2\x80\xA2 ", " / ", "/", " (", "|", "\xE2\x80\xA2", "\t", " @", "@"};
	static const char cut_starts[] = " ,;/|@\t\xE2";

	for (int32 i = at; i < length; i++)
	{
		if (i > at + 3 && i + 2 < length && s[i - 1] >= 'a' && s[i - 1] <= 'z' && s[i] >= 'A' && s[i] <= 'Z' && s[i + 1] >= 'A' &&
			s[i + 1] <= 'Z')
		{
			*next = i;
			return i;
		}
		if (memchr(cut_starts, s[i], sizeof(cut_starts) - 1) == NULL)
			continue;
		for (int row = -1; s[i] == ' ' && (row = next_line_mark("parts a byline", row)) >= 0;)
		{
			int32		n = strlen(line_mark(row));

			if (length - i >= n && memcmp(s + i, line_mark(row), n) == 0)
			{
				*next = i + n;
				return i;
			}
		}
		for (size_t k = 0; k < lengthof(cuts); k++)
		{
			int32		n = strlen(cuts[k]);

			if (length - i >= n && memcmp(s + i, cuts[k], n) == 0)
			{
				*next = i + n;
				return i;
			}
		}
	}
	*next = length;
	return length;
}

static bool
is_job_word(const char *s, int32 length)
{
	const char *kind = word_kind(s, length);

	return strcmp(kind, "job") == 0 || strcmp(kind, "org") == 0;
}

/* Where the last word of s[at, end) begins. */
static int32
last_word(const char *s, int32 at, int32 end)
{
	while (end > at && s[end - 1] != ' ')
		end--;
	return end;
}

/* Takes s[word, *end) and the spaces before it off. */
static void
cut_word(const char *s, int32 at, int32 word, int32 *end)
{
	*end = word;
	while (*end > at && s[*end - 1] == ' ')
		(*end)--;
}

/* Takes offices and outlets off the ends of s[*at, *end); *jobs is set when there were any. */
static void
strip_jobs(const char *s, int32 *at, int32 *end, bool *jobs)
{
	int32		whole = *end;
	int32		word;

	while (*at < *end && (word = last_word(s, *at, *end), is_job_word(s + word, *end - word)))
		cut_word(s, *at, word, end);
	*jobs |= *end < whole;
	/* "Ann Ode Florida Today": the place is the outlet's */
	word = last_word(s, *at, *end);
	if (*end < whole && memchr(s + *at, ' ', Max(word - *at - 1, 0)) != NULL && is_place(s + word, *end - word))
		cut_word(s, *at, word, end);
	while (*at < *end)
	{
		word = *at;
		while (word < *end && s[word] != ' ')
			word++;
		if (!is_job_word(s + *at, word - *at))
			break;
		*jobs = true;
		*at = word;
		while (*at < *end && s[*at] == ' ')
			(*at)++;
	}
}

/* Is the first word a first name that we know? */
static bool
has_first_name(const char *s, int32 length)
{
	char		lower[40];
	int32		n = 0;

	while (n < length && n < (int32) sizeof(lower) && s[n] != ' ' && s[n] != '-')
	{
		lower[n] = s[n] >= 'A' && s[n] <= 'Z' ? s[n] + 32 : s[n];
		n++;
	}
	return n > 1 && lexicon_find(&lexicon_first_names, lower, n) >= 0;
}

typedef struct Byline
{
	char	   *names[NAMES_MAX];
	int			n_names;
	bool		jobs;			/* offices or outlets stand by the names */
	bool		known;			/* a first name is known */
	bool		longer;			/* a name has more words with a capital than most */
	bool		other;			/* there is a part that is neither */
} Byline;

/* Is the name two names or more of the list one behind the other: "Ann Ode Bo Fir", besides "Ann Ode" and "Bo Fir"? */
static bool
is_run_of_names(const Byline *b, const char *name)
{
	int			found;
	const char *at = name;

	for (found = 0; *at != '\0'; found++)
	{
		size_t		longest = 0;

		for (int i = 0; i < b->n_names; i++)
		{
			size_t		n = strlen(b->names[i]);

			if (b->names[i] != name && n > longest && strncmp(at, b->names[i], n) == 0 && (at[n] == ' ' || at[n] == '\0'))
				longest = n;
		}
		if (longest == 0)
			return false;
		at += longest + (at[longest] == ' ');
	}
	return found > 0;
}

static void
add_name(Byline *b, const char *name, int32 length, int capitals)
{
	b->names[b->n_names++] = pnstrdup(name, length);
	b->known |= has_first_name(name, length);
	b->longer |= capitals > BARE_CAPITALS_MAX;
}

/* The names with commas between; one that stands twice, and the list run together, once. */
static char *
joined_names(Byline *b)
{
	char	   *out = NULL;

	for (int i = b->n_names - 1; i >= 0; i--)
		if (is_run_of_names(b, b->names[i]))
		{
			memmove(b->names + i, b->names + i + 1, (b->n_names - i - 1) * sizeof(char *));
			b->n_names--;
		}
	for (int i = 0; i < b->n_names; i++)
		out = out == NULL ? b->names[i] : psprintf("%s, %s", out, b->names[i]);
	return out;
}

/* Where the names may end: before a day ("Ann Ode Dec 23, 2023"), and before what was done on it ("Ann Ode,Updated December 22"). */
static int32
names_end(const char *text, int32 length)
{
	int32		end = length;
	FullDate	date;

	if (line_date_next(text, length, 0, &date) && date.at.start > 0)
		end = date.at.start;
	for (int row = -1; (row = next_line_mark("page act", row)) >= 0;)
	{
		const char *act = line_mark(row);
		const char *found = strstr(text, act);

		if (found != NULL && found > text && found - text < end && !isalpha((unsigned char) found[strlen(act)]))
			end = found - text;
	}
	return end;
}

/* A copy without mail addresses and telephone numbers, each of which becomes a comma: "Ann Ode ode@post.example". */
static char *
without_addresses(const char *text, int32 length, int32 *kept)
{
	char	   *out = palloc(length + 1);
	int32		n = 0;

	for (int32 at = 0; at < length;)
	{
		int32		end = at;
		bool		mail = false;
		int			digits = 0;

		while (end < length && text[end] != ' ')
		{
			mail |= end > at && end + 1 < length && text[end] == '@' && text[end - 1] != '(' && memchr(text + end, '.', length - end) != NULL;
			digits += text[end] >= '0' && text[end] <= '9';
			end++;
		}
		if (mail || digits > 5)
			out[n++] = ',';
		else
		{
			memcpy(out + n, text + at, end - at);
			n += end - at;
		}
		if (end < length)
			out[n++] = ' ';
		at = end + 1;
	}
	out[n] = '\0';
	*kept = n;
	return out;
}

/* "Vale.example", "vale-post.com": the outlet's address, which says no more than its name. */
static bool
is_domain(const char *s, int32 length)
{
	const char *dot = memchr(s, '.', length);

	return dot != NULL && dot > s && memchr(s, ' ', length) == NULL && s + length - dot >= 3 && s + length - dot <= 5 &&
		islower((unsigned char) dot[1]) && islower((unsigned char) dot[2]);
}

static void
read_byline(Byline *b, const char *given, int32 given_length)
{
	int32		length;
	char	   *text;
	int32		at = 0;

	if (given_length > BYLINE_BYTES)
		for (given_length = BYLINE_BYTES; given_length > 0 && given[given_length] != ' '; given_length--)
			;
	text = without_addresses(given, given_length, &length);

	if (length > 3 && strncasecmp(text, "by ", 3) == 0)
		at = 3;
	else if (has_glued_by(text, length))
		at = 2;
	length = names_end(text, length);
	while (at < length && b->n_names < NAMES_MAX)
	{
		int32		next;
		int32		end = part_end(text, length, at, &next);
		int32		start;
		int32		stop;
		int			capitals;

		while (at < end && strchr(" .,:", text[at]) != NULL)
			at++;
		if (end - at > 4 && strncmp(text + at, "and ", 4) == 0)
			at += 4;
		while (end > at && strchr(" ,.:)-", text[end - 1]) != NULL)
			end--;
		start = at;
		stop = end;
		strip_jobs(text, &at, &end, &b->jobs);
		/* what ends as an office behind a name is one: "Ann Ode, Metals Market Reporter" */
		if (b->n_names > 0 && end < stop && !has_first_name(text + at, end - at))
			end = at;
		if (end > at && is_name(text + at, end - at, &capitals))
			add_name(b, text + at, end - at, capitals);
		else if (end > at && b->n_names > 0 && is_domain(text + at, end - at))
			b->jobs = true;
		else if (end > at && !(start > 0 && text[start - 1] == '@') && !(text[at] >= '0' && text[at] <= '9'))
			b->other = true;
		/* Behind a name that other words follow, further names are somebody else's. */
		if (b->other && b->n_names > 0)
			break;
		at = next;
	}
}

/* `marked`: it is known to be a byline (markup, "By"); otherwise nothing but names and offices may stand in it. */
char *
byline_names(const char *text, int32 length, bool marked)
{
	Byline		b = {0};

	read_byline(&b, text, length);
	return b.n_names > 0 && (marked || !b.other) ? joined_names(&b) : NULL;
}

/* "OMA Summit": letters that stand for a body's name, before a word that is written as words are. */
static bool
begins_with_capitals(const Line *line)
{
	int32		n = strspn(line->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n >= 3 && line->text[n] == ' ' && line->text[n + 1] != '\0' && islower((unsigned char) line->text[n + 2]);
}

/* A line by itself under the title, without "By": names that we know, or with an office beside. */
bool
is_bare_byline(const Line *line)
{
	Byline		b = {0};

	if (line->n_words < 2 || line->n_words > 12 || line->flags & (LINE_ENDS | LINE_RUN) || line->length > 120)
		return false;
	read_byline(&b, line->text, line->length);
	return b.n_names > 0 && !b.other && !begins_with_capitals(line) && (b.jobs || (b.known && !b.longer));
}

/* The agency that a byline begins with; `next`: what stands behind it. */
static char *
agency_of(const char *text, int32 length, int32 *next)
{
	int32		end = part_end(text, length, 0, next);
	char		lower[60];

	if (end == 0 || end >= (int32) sizeof(lower))
		return NULL;
	lower_ascii(lower, text, end);
	return lexicon_find(&lexicon_agencies, lower, end) >= 0 ? pnstrdup(text, end) : NULL;
}

/* "Reuters", "Reuters, Washington,": the agency; NULL when the line is something else. */
char *
agency_of_line(const Line *line)
{
	int32		next;
	int32		end = line->length;
	int			count;
	char	   *agency;

	while (end > 0 && strchr(" ,.", line->text[end - 1]) != NULL)
		end--;
	if (lexicon_match_words(&lexicon_agencies, line->words, line->n_words, &count) >= 0 && count == line->n_words)
		return pnstrdup(line->text, end);
	agency = agency_of(line->text, end, &next);
	return agency != NULL && (next >= end || is_place(line->text + next, end - next)) ? agency : NULL;
}

/* "by Ann", "by Ann | 3 May 2021", "By Ann Blog": one name alone after "by". */
static char *
single_name(const Line *line, int32 at)
{
	int32		next;
	int32		end = part_end(line->text, names_end(line->text, line->length), at, &next);
	bool		jobs = false;

	while (end > at && strchr(" ,.:|-", line->text[end - 1]) != NULL)
		end--;
	if (strncmp(line->text + end, " &", 2) == 0 || strncmp(line->text + end, " and ", 5) == 0)
		return NULL;			/* the first names of two, or a body's name */
	strip_jobs(line->text, &at, &end, &jobs);
	if (end <= at || memchr(line->text + at, ' ', end - at) != NULL || !capital_at(line->text, line->length, at) ||
		word_kind(line->text + at, end - at)[0] != '\0' || (jobs && !has_first_name(line->text + at, end - at)))
		return NULL;
	return pnstrdup(line->text + at, end - at);
}

/* "Fact-checked by Ann Ode", "Photos by Ann Ode": what somebody did who did not write it, before byte `by`. */
static bool
is_other_work(const char *text, int32 by)
{
	int32		word = last_word(text, 0, by);

	/* "Fact-checked": behind the last hyphen */
	for (int32 at = by; at > word; at--)
		if (text[at - 1] == '-')
		{
			word = at;
			break;
		}
	return span_in_class(text + word, by - word, CLASS_OTHER_WORK);
}

/* "Ann Ode - Nov 19, 2024, 10:31 pm": the names before the day in a date line, when nothing else is there; else NULL. */
char *
names_before_date(const Line *line)
{
	Byline		b = {0};
	FullDate	date;
	bool		by = has_glued_by(line->text, line->length);

	if (!line_date_next(line->text, line->length, 0, &date) || date.at.start < 4)
		return NULL;
	read_byline(&b, line->text, date.at.start);
	return b.n_names > 0 && !b.other && (by || (b.known && !b.longer)) ? joined_names(&b) : NULL;
}

/* Who wrote it, by a line that is a byline; an outlet or agency when no person is named. */
char *
byline_of_line(const Line *line)
{
	int			by = by_count(line);
	int32		at = after_words(line->text, line->length, by);
	const char *inner = by == 0 ? strcasestr(line->text, " by ") : NULL;
	int32		next;
	char	   *names;

	if (inner != NULL && is_other_work(line->text, inner - line->text))
		return NULL;
	if (inner != NULL)
		return byline_names(inner + 4, line->text + line->length - inner - 4, true);
	names = byline_names(line->text + at, line->length - at, true);
	if (names == NULL)
		names = agency_of(line->text + at, line->length - at, &next);
	if (names == NULL && by > 0)
		names = single_name(line, at);
	if (names == NULL && by > 0 && strncmp(line->text + at, "The ", 4) == 0 && line->n_words <= 6)
		names = pstrdup(line->text + at);
	return names;
}
