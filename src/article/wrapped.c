/*
 * wrapped.c - text that was wrapped at a fixed width: which lines are of one paragraph.
 *
 * In: the lines of a raw text.  Out: for each whether it runs on into the next.  Wires and archives have paragraphs of many
 * lines, which shows by itself.  Where paragraphs have two lines or three, the width shows: a line that was wrapped is so
 * full that the next line's first word had no room in it, which lines of verse, lists and addresses are not.
 */
#include "article/wrapped.h"

#include <unicode/uchar.h>

#include "text/lexicon.h"
#include "text/utf8.h"
#include "article/line_marks.h"
#include "text/word_classes.h"

extern const Lexicon lexicon_lemmas;
extern const Lexicon lexicon_word_documents;

/* A text is wrapped when this share of the lines that may run on into the next one do ... */
#define WRAPPED_SHARE	0.5
#define WRAPPED_MIN_LINES 4
#define WRAPPED_MIN_PAIRS 2
/* ... and hardly any is longer than this. */
#define WRAPPED_WIDTH	100
/* A line of this many bytes and more belongs to a paragraph; a shorter one may be a label. */
#define LONG_BYTES		50

/* By width: a line that runs on has so many characters; the only one of a text that does has more.  Of the lines whose sentence
 * goes on, this share is full, and half of all that could run on. */
#define FULL_MIN		36
#define FULL_ALONE_MIN	60
#define FULL_SHARE		0.7
#define WIDTH_MARGIN	10
#define HYPHEN_ROOM		12
#define HALF_MAX		30		/* bytes of each half of a word that was cut in two */

/* Where fewer than half of the lines are indented, those begin paragraphs. */
static void
mark_beginnings(RawLines *lines)
{
	int32		indented = 0;
	int32		base = lines->count > 0 ? lines->items[0].indent : 0;

	for (int32 i = 0; i < lines->count; i++)
		base = Min(base, lines->items[i].indent);
	for (int32 i = 0; i < lines->count; i++)
		indented += lines->items[i].indent > base + 1;
	for (int32 i = 0; i < lines->count && indented * 2 < lines->count; i++)
		lines->items[i].begins = lines->items[i].indent > base + 1;
}

/* Neither a blank line nor an indent that begins a paragraph stands between them. */
static bool
may_run_on(const RawLine *line, const RawLine *next)
{
	return !next->gap && !next->begins && next->indent <= line->indent + 1 && (line->quoted > 0) == (next->quoted > 0);
}

bool
text_ends_open(const char *text, int32 length)
{
	int32		from = length;

	if (length > 0 && text[length - 1] == ',')
		return true;
	while (from > 0 && text[from - 1] >= 'a' && text[from - 1] <= 'z')
		from--;
	return from > 1 && text[from - 1] == ' ' && span_in_class(text + from, length - from, CLASS_OPEN_END);
}

/* The sentence goes on: no end mark before, a small letter or a share's sign ("<VALE.O>") after; or an open end before. */
static bool
continues(const char *raw, const RawLine *line, const RawLine *next)
{
	unsigned char last = raw[line->span.end - 1];
	unsigned char first = raw[next->span.start];
	bool		sign = first == '<' && raw[next->span.start + 1] >= 'A' && raw[next->span.start + 1] <= 'Z';

	return span_length(line->span) <= WRAPPED_WIDTH && strchr(".!?:", last) == NULL &&
		((first >= 'a' && first <= 'z') || sign || text_ends_open(raw + line->span.start, span_length(line->span)));
}

/* The first byte of the line's own text. */
static int32
text_start(const RawLine *line)
{
	return line->span.start + line->quoted;
}

/* "- ", "1. ", "2) ", "(a) ", a bullet: an item of a list, which no line runs on into. */
static bool
begins_item(const char *raw, const RawLine *line)
{
	static const char *const bullets[] = {"- ", "* ", "+ ", "\xE2\x80\xA2", "\xE2\x97\xA6", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xC2\xB7", "#"};
	const char *s = raw + text_start(line);
	const char *end = raw + line->span.end;
	int			n = 0;

	for (size_t i = 0; i < lengthof(bullets); i++)
		if (strncmp(s, bullets[i], strlen(bullets[i])) == 0)
			return true;
	s += *s == '(';
	while (n < 2 && s + n < end && s[n] >= '0' && s[n] <= '9')
		n++;
	if (n == 0 && s + 1 < end && ((s[0] >= 'a' && s[0] <= 'z') || (s[0] >= 'A' && s[0] <= 'Z')) && s[1] == ')')
		n = 1;
	return n > 0 && s + n + 1 < end && (s[n] == ')' || s[n] == '.') && s[n + 1] == ' ';
}

/* Columns: a tab or three spaces inside. */
static bool
is_table_row(const char *raw, const RawLine *line)
{
	for (int32 i = line->span.start; i < line->span.end; i++)
		if (raw[i] == '\t' || (raw[i] == ' ' && i + 2 < line->span.end && raw[i + 1] == ' ' && raw[i + 2] == ' '))
			return true;
	return false;
}

/* Does the line run on into the one after it, in a text most of whose lines do? */
static bool
runs_on_in_wires(const char *raw, const RawLine *line, const RawLine *next)
{
	unsigned char last = raw[line->span.end - 1];
	unsigned char first = raw[next->span.start];
	int32		width = span_length(line->span);

	if (!may_run_on(line, next) || begins_item(raw, next) || (is_table_row(raw, line) && is_table_row(raw, next)))
		return false;
	if (continues(raw, line, next))
		return true;
	/* the lead from which a dateline was taken off, so that its first line is short: "He warned the U.S." / "Congress in his ..." */
	if (line->lead && span_length(next->span) >= 36)
		return strchr(".!?:", last) == NULL || (last == '.' && width > 1 && raw[line->span.end - 2] >= 'A' && raw[line->span.end - 2] <= 'Z');
	/* another paragraph's first line of that kind; the text's first may be its headline */
	if (line->gap && line->span.start > 0 && width < 36 && span_length(next->span) >= LONG_BYTES)
		return strchr(".!?:", last) == NULL;
	if (width < 36 || width > WRAPPED_WIDTH || strchr("#*-[<|>", first) != NULL)
		return false;
	return strchr(".!?:", last) == NULL || (first >= 'a' && first <= 'z') || width >= 50;
}

/* Is the text's first line the beginning of its story, and no headline: as when the title came apart from it, or where paragraphs
 * begin with an indent and this one's second line has none? */
static bool
begins_with_lead(const char *raw, const RawLines *lines, bool headless)
{
	bool		small = false;
	bool		indents = false;

	if (headless || lines->count == 0)
		return headless;
	for (int32 i = lines->items[0].span.start; i < lines->items[0].span.end; i++)
		small = small || (raw[i] >= 'a' && raw[i] <= 'z');
	for (int32 i = 0; i < lines->count; i++)
		indents = indents || lines->items[i].begins;
	return small && indents;
}

/* Do most of the lines run on, as far as none stands alone or begins a paragraph? */
static bool
is_wrapped_as_wires(const char *raw, const RawLines *lines)
{
	int32		on = 0;
	int32		small = 0;
	int32		wide = 0;
	int32		pairs = 0;
	int32		indented = 0;	/* as paragraphs begin */

	for (int32 i = 0; i + 1 < lines->count; i++)
	{
		pairs += may_run_on(&lines->items[i], &lines->items[i + 1]);
		indented += !lines->items[i + 1].gap && (lines->items[i + 1].begins || lines->items[i + 1].indent > lines->items[i].indent + 1);
		on += runs_on_in_wires(raw, &lines->items[i], &lines->items[i + 1]);
		small += may_run_on(&lines->items[i], &lines->items[i + 1]) && continues(raw, &lines->items[i], &lines->items[i + 1]);
		wide += span_length(lines->items[i].span) > WRAPPED_WIDTH;
	}
	return lines->count >= WRAPPED_MIN_LINES && wide * 50 <= lines->count && (pairs + indented) * 2 >= lines->count && pairs >= WRAPPED_MIN_PAIRS && on >= pairs * WRAPPED_SHARE &&
		small * 3 >= pairs;
}

static int32
characters(const char *raw, int32 start, int32 end)
{
	int32		n = 0;

	for (int32 i = start; i < end; i++)
		n += (raw[i] & 0xC0) != 0x80;
	return n;
}

static int32
line_width(const char *raw, const RawLine *line)
{
	return characters(raw, line->span.start, line->span.end);
}

/* Two lines that may be of one paragraph, by what each is. */
static bool
may_be_paragraph(const char *raw, const RawLine *line, const RawLine *next)
{
	const char *s = raw + text_start(next);

	return may_run_on(line, next) && span_length(line->span) <= WRAPPED_WIDTH * 4 && line_width(raw, line) >= FULL_MIN && !begins_item(raw, next) &&
		raw[text_start(line)] != '#' && raw[text_start(line)] != '|' && s[0] != '|' && !is_table_row(raw, line) && !is_table_row(raw, next) &&
		!(strncmp(s, "By ", 3) == 0 && strchr(".!?", raw[line->span.end - 1]) == NULL);
}

/* The sentence goes on: no end mark before, a small letter after, in any script; or an open end before. */
static bool
goes_on(const char *raw, const RawLine *line, const RawLine *next)
{
	int32		at = text_start(next);
	uint32		c = utf8_next(raw, next->span.end, &at);

	if (strchr("\"'(", (char) c) != NULL || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB)
		c = at < next->span.end ? utf8_next(raw, next->span.end, &at) : 0;
	return strchr(".!?:", raw[line->span.end - 1]) == NULL && (u_islower((UChar32) c) || text_ends_open(raw + line->span.start, span_length(line->span)));
}

/* The next line's first word had no room in a line of `width` characters; of a word that a hyphen cut in two, a part had none. */
static bool
is_full(const char *raw, const RawLine *line, const RawLine *next, int32 width)
{
	int32		own = line_width(raw, line);
	int32		from = text_start(next);
	int32		end = from;

	while (end < next->span.end && raw[end] != ' ')
		end++;
	return own <= width && own + (raw[line->span.end - 1] == '-' ? HYPHEN_ROOM : 1 + characters(raw, from, end)) > width;
}

/* A line that is neither wrapped nor an address. */
static bool
is_wide(const char *raw, const RawLine *line)
{
	int32		bytes = span_length(line->span);

	return bytes > WRAPPED_WIDTH * 4 || (line_width(raw, line) > WRAPPED_WIDTH && memchr(raw + line->span.start, ' ', bytes) != NULL);
}

/*
 * Of the widths from `least` on, a little more than the longest line that surely runs on, that to which most lines are full:
 * how many and how many of these surely run on, in *full and *on.
 */
static int32
best_width(const char *raw, const RawLines *lines, int32 least, int32 *full, int32 *on)
{
	int32		counts[WRAPPED_WIDTH + 1] = {0};
	int32		sure[WRAPPED_WIDTH + 1] = {0};
	int32		best = least;

	for (int32 i = 0; i + 1 < lines->count; i++)
	{
		const RawLine *line = &lines->items[i];

		CHECK_FOR_INTERRUPTS();
		if (!may_be_paragraph(raw, line, line + 1))
			continue;
		for (int32 width = least; width <= Min(least + WIDTH_MARGIN, WRAPPED_WIDTH); width++)
			if (is_full(raw, line, line + 1, width))
			{
				counts[width]++;
				sure[width] += goes_on(raw, line, line + 1);
			}
	}
	for (int32 width = least; width <= Min(least + WIDTH_MARGIN, WRAPPED_WIDTH); width++)
		if (counts[width] > counts[best])
			best = width;
	*full = counts[best];
	*on = sure[best];
	return best;
}

/* The width to which the text was wrapped, in characters, or 0 when it was not. */
static int32
wrapping_width(const char *raw, const RawLines *lines)
{
	int32		least = 0;
	int32		pairs = 0;
	int32		going = 0;
	int32		wide = 0;
	int32		full;
	int32		on;
	int32		width;

	for (int32 i = 0; i < lines->count; i++)
	{
		const RawLine *line = &lines->items[i];

		CHECK_FOR_INTERRUPTS();
		wide += is_wide(raw, line);
		if (i + 1 == lines->count || !may_be_paragraph(raw, line, line + 1))
			continue;
		pairs++;
		if (goes_on(raw, line, line + 1))
		{
			going++;
			least = Max(least, line_width(raw, line));
		}
	}
	if (least == 0 || least > WRAPPED_WIDTH)
		return 0;
	width = best_width(raw, lines, least, &full, &on);
	return on >= 1 && on * 3 >= full && on >= going * FULL_SHARE && full * 2 >= pairs && wide * 4 <= full && (full > 1 || width >= FULL_ALONE_MIN) ? width : 0;
}

void
find_wrapping(const char *raw, RawLines *lines, bool headless)
{
	mark_beginnings(lines);
	if (lines->count > 0)
		lines->items[0].lead = begins_with_lead(raw, lines, headless);
	if (is_wrapped_as_wires(raw, lines))
	{
		lines->wrapping = WRAPPING_OF_WIRES;
		for (int32 i = 0; i + 1 < lines->count; i++)
			if (may_run_on(&lines->items[i], &lines->items[i + 1]) && goes_on(raw, &lines->items[i], &lines->items[i + 1]))
				lines->width = Max(lines->width, Min(line_width(raw, &lines->items[i]), WRAPPED_WIDTH));
	}
	else if ((lines->width = wrapping_width(raw, lines)) > 0)
		lines->wrapping = WRAPPING_BY_WIDTH;
}

/*
 * Much of the line is empty, and its sentence does not go on: an address, a title, an item among wrapped paragraphs.  Not so the first line
 * of a paragraph that lost its dateline.
 */
static bool
is_far_from_full(const char *raw, const RawLines *lines, const RawLine *line, const RawLine *next)
{
	bool		head = line->lead || (line->gap && line->span.start > 0 && span_length(next->span) >= LONG_BYTES);

	return !head && !goes_on(raw, line, next) && !is_full(raw, line, next, lines->width * 3 / 4) && line_width(raw, line) < lines->width * 3 / 4;
}

bool
runs_on(const char *raw, const RawLines *lines, const RawLine *line, const RawLine *next)
{
	switch (lines->wrapping)
	{
		case WRAPPING_OF_WIRES:
			return runs_on_in_wires(raw, line, next) && !(lines->width > 0 && is_far_from_full(raw, lines, line, next));
		case WRAPPING_BY_WIDTH:
			return may_be_paragraph(raw, line, next) && is_full(raw, line, next, lines->width);
		case WRAPPING_NONE:
			break;
	}
	return false;
}

/* Is the word one that English texts have? */
static bool
is_word(const char *word, int length)
{
	return lexicon_find(&lexicon_word_documents, word, length) >= 0 || lexicon_find(&lexicon_lemmas, word, length) >= 0;
}

static inline bool
is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
is_letter(char c)
{
	return is_ascii_letter(c) || (unsigned char) c >= 0x80;
}

/* "Innen- / und", "two- / or three-storey": the hyphen stands for a word that comes later. */
static bool
is_joint(const char *word, int32 length)
{
	for (int row = -1; (row = next_line_mark("behind a hyphen", row)) >= 0;)
		if ((int32) strlen(line_mark(row)) == length && strncmp(word, line_mark(row), length) == 0)
			return true;
	return false;
}

/*
 * A hyphen at the line's end goes when it only cut a word in two ("govern- / ment"), and stays when it is the word's own
 * ("long- / term", "Anglo- / Corrin").  A soft hyphen always goes.
 */
const char *
wrapping_between(const char *raw, const RawLine *line, const RawLine *next, int32 *end)
{
	const char *s = raw + text_start(next);
	int32		hyphen = line->span.end;
	int32		left;
	int32		right = 0;
	char		word[2 * HALF_MAX];

	if (hyphen - 2 > line->span.start && memcmp(raw + hyphen - 2, "\xC2\xAD", 2) == 0)
	{
		*end = hyphen - 2;
		return "";
	}
	hyphen -= raw[hyphen - 1] == '-' ? 1 : hyphen - 3 > line->span.start && memcmp(raw + hyphen - 3, "\xE2\x80\x90", 3) == 0 ? 3 : 0;
	for (left = hyphen; left > line->span.start && hyphen - left < HALF_MAX && is_letter(raw[left - 1]);)
		left--;
	while (right < HALF_MAX && s + right < raw + next->span.end && is_letter(s[right]))
		right++;
	if (hyphen == line->span.end || left == hyphen || right == 0 || is_joint(s, right))
		return " ";
	if ((s[0] >= 'A' && s[0] <= 'Z') || (left > line->span.start && raw[left - 1] == '-') || s[right] == '-')
		return "";
	for (int32 i = 0; i < hyphen - left; i++)
		word[i] = is_ascii_letter(raw[left + i]) ? raw[left + i] | 0x20 : raw[left + i];
	memcpy(word + (hyphen - left), s, right);
	if (is_word(word, hyphen - left + right) || !is_word(word, hyphen - left) || !is_word(s, right))
		*end = hyphen;
	return "";
}
