/*
 * date_labels.c - what the words before a date say that it is: "Published:", "Last updated on", "Offer expires".
 *
 * In: the text before a date.  Out: DateLabel, by the phrases of data/date_labels.tsv.  What is labelled with a colon and is
 * none of them is the day of something else too, whatever it is: labels of publication are few, others without end.
 */
#include "article/date_labels.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

extern const Lexicon lexicon_date_labels;
extern const Lexicon lexicon_weekday_names;

enum
{
	LABEL_PHRASE, LABEL_KIND, LABEL_AT
};

#define LABEL_BYTES		90		/* before the date that are read */
#define LABEL_WORDS		16
#define UNKNOWN_WORDS	6		/* of a label that no list has */
#define ABOVE_WORDS		5		/* of a line that is a label */
#define ABOVE_WORDS_MIN	2		/* of such a line that no list has: "Share:" is none */
#define WEEKDAY_BYTES	24
#define SENTENCE_LETTERS 4		/* of a word before a stop which ends a sentence and shortens nothing */

/* Words as in data/date_labels.tsv, each NUL-terminated in `bytes`. */
typedef struct LabelWords
{
	char		bytes[LABEL_BYTES * 3 + LABEL_WORDS];
	const char *words[LABEL_WORDS];
	int			n;
} LabelWords;

static bool
is_label_letter(uint32 c)
{
	return u_isalnum((UChar32) c) || u_charType((UChar32) c) == U_NON_SPACING_MARK;
}

static void
fold_words(LabelWords *w, const char *s, int32 length)
{
	int32		at = 0;
	int			out = 0;
	bool		inside = false;

	w->n = 0;
	while (at < length)
	{
		uint32		c = utf8_next(s, length, &at);

		if (inside && (c == '\'' || c == 0x2019))
			continue;
		if (!is_label_letter(c))
		{
			if (inside)
				w->bytes[out++] = '\0';
			inside = false;
			continue;
		}
		if (!inside && w->n == LABEL_WORDS)
			break;
		if (!inside)
			w->words[w->n++] = w->bytes + out;
		inside = true;
		out += utf8_put(u_tolower((UChar32) c), w->bytes + out);
	}
	w->bytes[out] = '\0';
}

/* Does something end at byte `at`: a cell ("|", a bullet), a part (";"), a sentence?  "Born in Lipa. Published" */
static bool
ends_part(const char *s, int32 at)
{
	int			letters = 0;

	if (s[at] == ';' || s[at] == '|' || s[at] == '\t')
		return true;
	if (at >= 2 && (memcmp(s + at - 2, "\xE2\x80\xA2", 3) == 0 || (s[at - 1] == '\xC2' && s[at] == '\xB7')))
		return true;
	if (s[at] != '.' && s[at] != '!' && s[at] != '?')
		return false;
	while (at > letters && ((unsigned char) s[at - 1 - letters] >= 0x80 || (s[at - 1 - letters] >= 'a' && s[at - 1 - letters] <= 'z')))
		letters++;
	return letters >= SENTENCE_LETTERS;
}

/* Where the last part of s[0, length) begins that has words. */
static int32
label_start(const char *s, int32 length)
{
	int32		from = Max(0, length - LABEL_BYTES);
	bool		words = false;

	while (from > 0 && from < length && ((unsigned char) s[from] & 0xC0) == 0x80)
		from++;
	for (int32 at = length - 1; at >= from; at--)
	{
		if (words && ends_part(s, at))
			return at + 1;
		words |= (unsigned char) s[at] >= 0xC3 || (s[at] >= 'a' && s[at] <= 'z') || (s[at] >= 'A' && s[at] <= 'Z');
	}
	return from;
}

static DateLabel
label_named(int row)
{
	static const struct
	{
		const char *name;
		DateLabel	label;
	}			kinds[] = {{"published", LABEL_PUBLISHED}, {"modified", LABEL_MODIFIED}, {"date", LABEL_DATE}, {"free", LABEL_FREE}};

	for (size_t i = 0; i < lengthof(kinds); i++)
		if (strcmp(lexicon_cell(&lexicon_date_labels, row, LABEL_KIND), kinds[i].name) == 0)
			return kinds[i].label;
	return LABEL_OTHER;
}

/* The longest phrase at word `at` that may stand there: its row and, in *count, its words; or -1. */
static int
phrase_at(const LabelWords *w, int at, int *count)
{
	for (int n = w->n - at; n > 0; n = *count - 1)
	{
		int			row = lexicon_match_words(&lexicon_date_labels, w->words + at, n, count);
		const char *where;

		if (row < 0)
			return -1;
		where = lexicon_cell(&lexicon_date_labels, row, LABEL_AT);
		if (strcmp(where, "any") == 0 || (at + *count == w->n && (strcmp(where, "end") == 0 || at == 0)))
			return row;
	}
	return -1;
}

/* What the phrase says that ends last; `all`: it has all the words. */
static DateLabel
known_label(const LabelWords *w, bool *all)
{
	DateLabel	label = LABEL_NONE;
	int			end = 0;

	*all = false;
	for (int i = 0; i < w->n; i++)
	{
		int			count;
		int			row = phrase_at(w, i, &count);

		if (row < 0 || i + count <= end)
			continue;
		end = i + count;
		label = label_named(row);
		*all = count == w->n;
	}
	return label;
}

/* Does a colon end it, marks aside? */
static bool
ends_with_colon(const char *s, int32 length)
{
	while (length > 0 && strchr(" *_\"'", s[length - 1]) != NULL)
		length--;
	return (length > 0 && s[length - 1] == ':') || (length > 2 && memcmp(s + length - 3, "\xEF\xBC\x9A", 3) == 0);
}

/* Without the weekday at the end of s[0, length): "Deadline: Montag," -> "Deadline:". */
static int32
without_weekday(const char *s, int32 length)
{
	LabelWords	w;
	int32		end = length;
	int32		start;

	while (end > 0 && strchr(" ,.", s[end - 1]) != NULL)
		end--;
	if (end > 6 && strncmp(s + end - 6, "-feira", 6) == 0)	/* "sexta-feira" */
		end -= 6;
	start = end;
	while (start > 0 && end - start < WEEKDAY_BYTES && strchr(" ,:;|-(", s[start - 1]) == NULL)
		start--;
	fold_words(&w, s + start, end - start);
	if (w.n != 1 || lexicon_find(&lexicon_weekday_names, w.words[0], strlen(w.words[0])) < 0)
		return length;
	return start;
}

/* Is there a word that is no number? */
static bool
has_letters(const LabelWords *w)
{
	for (int i = 0; i < w->n; i++)
		if (w->words[i][0] < '0' || w->words[i][0] > '9')
			return true;
	return false;
}

DateLabel
date_label(const char *s, int32 length)
{
	LabelWords	w;
	int32		from;
	DateLabel	label;
	bool		all;

	length = without_weekday(s, length);
	from = label_start(s, length);
	fold_words(&w, s + from, length - from);
	label = known_label(&w, &all);
	if (label != LABEL_NONE || !has_letters(&w) || w.n > UNKNOWN_WORDS || !ends_with_colon(s, length))
		return label;
	if (strcmp(w.words[0], "by") == 0 || byline_names(s + from, length - from, false) != NULL)
		return LABEL_FREE;
	return LABEL_UNKNOWN;
}

DateLabel
date_label_above(const Line *line)
{
	LabelWords	w;
	DateLabel	label;
	bool		all;

	if (line->n_words == 0 || line->n_words > ABOVE_WORDS || line->length > LABEL_BYTES)
		return LABEL_NONE;
	fold_words(&w, line->text, line->length);
	label = known_label(&w, &all);
	if (label == LABEL_OTHER)
		return all || line->flags & LINE_COLON ? LABEL_OTHER : LABEL_NONE;
	return label == LABEL_NONE && line->n_words >= ABOVE_WORDS_MIN && line->flags & LINE_COLON ? LABEL_UNKNOWN : label;
}
