/*
 * line_features.c - what each line looks like: its words, its end, its capitals, its script, whether it stands twice.
 *
 * In: lines as cut.  Out: the features of lines.h.  Words are folded for the lists in data/: lower case (ICU), letters
 * and digits only, apostrophes dropped ("editor's" is "editors"), hyphens are spaces, a number is "9".  A letter of a
 * script that writes no spaces is a word by itself.
 */
#include "article/lines.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

extern const Lexicon lexicon_function_words;

/* How many words at the beginning of a line are folded for the lists; those behind are only counted. */
#define WORDS_KEPT		400

typedef struct Scan
{
	const Line *line;
	char	   *folded;			/* the folded words, each NUL-terminated */
	int32		length;
	int32		letters;
	int32		upper;
	int32		words;
	int32		capitals;
	int32		scripts[4];		/* letters that are Latin, Cyrillic or Greek, of right-to-left scripts, other */
} Scan;

static bool
is_unspaced(uint32 c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x0E00 && c <= 0x0E7F);
}

static int
script_class(uint32 c)
{
	if (c < 0x370 || (c >= 0x1E00 && c < 0x1F00))
		return 0;
	if (c < 0x530)
		return 1;
	if (c >= 0x590 && c < 0x780)
		return 2;
	return 3;
}

static bool
is_apostrophe(uint32 c)
{
	return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static void
scan_letter(Scan *scan, uint32 c, bool first)
{
	if (c < 0x80 ? (c >= '0' && c <= '9') : u_isdigit((UChar32) c))
		return;
	scan->letters++;
	scan->scripts[script_class(c)]++;
	if (c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isupper((UChar32) c))
	{
		scan->upper++;
		scan->capitals += first;
	}
}

static bool
is_word_char(uint32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	return u_isalnum((UChar32) c) || u_charType((UChar32) c) == U_NON_SPACING_MARK;
}

/* Ends the word that begins at `start` of scan->folded; a number becomes "9". */
static void
end_word(Scan *scan, Lines *lines, int32 start)
{
	char	   *w = scan->folded + start;

	if (scan->length == start)
		return;
	if (w[0] >= '0' && w[0] <= '9' && strspn(w, "0123456789") == (size_t) (scan->length - start))
	{
		w[0] = '9';
		scan->length = start + 1;
	}
	scan->folded[scan->length++] = '\0';
	scan->words++;
	if (lines->n_words == lines->words_room)
		lines->words = repalloc(lines->words, sizeof(char *) * (lines->words_room *= 2));
	lines->words[lines->n_words++] = w;
}

static void
scan_line(Scan *scan, Lines *lines)
{
	const Line *line = scan->line;
	int32		at = 0;
	int32		start = 0;

	while (at < line->length)
	{
		uint32		c = utf8_next(line->text, line->length, &at);

		if (is_apostrophe(c) && scan->length > start)
			continue;
		if (!is_word_char(c))
		{
			bool		inside_number = (c == ',' || c == '.') && scan->length > start && at < line->length &&
				line->text[at] >= '0' && line->text[at] <= '9' && scan->folded[start] >= '0' && scan->folded[start] <= '9';

			if (!inside_number)
			{
				scan->folded[scan->length] = '\0';
				end_word(scan, lines, start);
				start = scan->length;
			}
			continue;
		}
		if (is_unspaced(c))
		{
			scan->folded[scan->length] = '\0';
			end_word(scan, lines, start);
			start = scan->length;
		}
		scan_letter(scan, c, scan->length == start);
		scan->length += utf8_put(c < 0x80 ? (uint32) ((c >= 'A' && c <= 'Z') ? c + 32 : c) : (uint32) u_tolower((UChar32) c),
								 scan->folded + scan->length);
		scan->folded[scan->length] = '\0';
	}
	end_word(scan, lines, start);
}

/* The last character of a text that is no closing mark and no space. */
static uint32
last_mark(const char *text, int32 length)
{
	int32		at = length;

	while (at > 0)
	{
		int32		before = utf8_previous(text, at);
		int32		next = before;
		uint32		c = utf8_next(text, length, &next);

		if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201D && c != 0x2019 && c != 0xBB && c != 0x201C &&
			c != 0x300D && c != 0x300F && c != ' ' && c != '*')
			return c;
		at = before;
	}
	return 0;
}

/* Whether a text ends as a sentence does, in any script ("." "?" "!" and their like). */
bool
text_ends_sentence(const char *text, int32 length)
{
	uint32		c = last_mark(text, length);

	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x061F || c == 0x06D4 ||
		c == 0x0964;
}

static void
end_flags(Line *line)
{
	uint32		c = last_mark(line->text, line->length);

	if (text_ends_sentence(line->text, line->length))
		line->flags |= LINE_ENDS;
	if (c == '?' || c == 0xFF1F || c == 0x061F)
		line->flags |= LINE_QUESTION;
	if (c == ':' || c == 0xFF1A)
		line->flags |= LINE_COLON;
}

/* Ends of sentences inside: a mark, a space, a capital or a quotation mark; and quotation marks at all. */
static void
inner_marks(Line *line)
{
	const char *s = line->text;

	for (int32 i = 0; i < line->length; i++)
	{
		unsigned char c = s[i];

		if (c == '"' || (c == 0xE2 && i + 2 < line->length && (unsigned char) s[i + 1] == 0x80 &&
						 ((unsigned char) s[i + 2] == 0x9C || (unsigned char) s[i + 2] == 0x9D)) ||
			(c == 0xC2 && (unsigned char) s[i + 1] == 0xAB))
			line->flags |= LINE_QUOTE;
		if ((c == '.' || c == '!' || c == '?') && i > 2 && i + 2 < line->length && s[i + 1] == ' ' &&
			((s[i + 2] >= 'A' && s[i + 2] <= 'Z') || s[i + 2] == '"' || (unsigned char) s[i + 2] == 0xE2) &&
			!(s[i - 2] == ' ' || s[i - 2] == '.'))
			line->sentences++;
		else if (c == 0xE3 && i + 2 < line->length && (unsigned char) s[i + 1] == 0x80 && (unsigned char) s[i + 2] == 0x82)
			line->sentences++;
	}
}

static void
mark_bullet(Line *line)
{
	static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xE2\x96\xA0", "\xC2\xB7", "- ", "* ",
	"\xE2\x80\x93 ", "\xE2\x96\xBA", "\xC2\xBB"};

	for (size_t i = 0; i < lengthof(bullets); i++)
		if (strncmp(line->text, bullets[i], strlen(bullets[i])) == 0)
			line->flags |= LINE_BULLET;
}

static void
measure(Lines *lines, Line *line, int32 scripts[4])
{
	Scan		scan = {.line = line,.folded = palloc(line->length * 2 + 8)};
	int32		function = 0;
	int32		kept;
	int			script = 0;

	line->first_word = lines->n_words;
	scan_line(&scan, lines);
	line->n_words = scan.words;
	line->capitals = scan.capitals;
	kept = Min(scan.words, WORDS_KEPT);
	for (int32 i = 0; i < kept; i++)
	{
		const char *w = lines->words[line->first_word + i];

		function += lexicon_find(&lexicon_function_words, w, strlen(w)) >= 0;
	}
	line->function_share = kept > 0 ? (float) function / kept : 0;
	if (scan.letters >= 2 && scan.upper == scan.letters)
		line->flags |= LINE_CAPITALS;
	if (line->length > 0 && line->text[0] >= 'a' && line->text[0] <= 'z')
		line->flags |= LINE_LOWER;
	for (int i = 1; i < 4; i++)
		if (scan.scripts[i] > scan.scripts[script])
			script = i;
	/* The class is kept in `score` until the text's own is known. */
	line->score = scan.letters > 0 ? script : -1;
	for (int i = 0; i < 4; i++)
		scripts[i] += scan.scripts[i];
	end_flags(line);
	inner_marks(line);
	mark_bullet(line);
}

/* Marks the lines that stand elsewhere in the text too, letter for letter (LINE_REPEATED). */
static void
mark_repeated(Lines *lines)
{
	uint32		mask = 63;
	int32	   *slots;

	while (mask < (uint32) lines->count * 2)
		mask = mask * 2 + 1;
	slots = palloc0(sizeof(int32) * (mask + 1));
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];
		uint32		h = 2166136261u;

		for (int32 k = 0; k < line->length; k++)
			h = (h ^ (unsigned char) line->text[k]) * 16777619u;
		for (h &= mask; slots[h] != 0; h = (h + 1) & mask)
		{
			Line	   *other = &lines->items[slots[h] - 1];

			if (other->length == line->length && memcmp(other->text, line->text, line->length) == 0)
			{
				other->flags |= LINE_REPEATED;
				line->flags |= LINE_REPEATED;
				break;
			}
		}
		if (slots[h] == 0)
			slots[h] = i + 1;
	}
	pfree(slots);
}

/* The first word, if it says that neighbours with the same one are items of a list: a number, a bullet, a repeated word. */
static bool
same_shape(const Line *a, const Line *b)
{
	if (a->n_words == 0 || b->n_words == 0)
		return false;
	if (a->flags & b->flags & LINE_BULLET)
		return true;
	return a->words[0][0] >= '0' && a->words[0][0] <= '9' ? b->words[0][0] >= '0' && b->words[0][0] <= '9'
		: strcmp(a->words[0], b->words[0]) == 0 && a->n_words > 2 && b->n_words > 2;
}

/* Four neighbours or more of one shape, lines between them not counted. */
static void
mark_runs(Lines *lines)
{
	int32		start = 0;

	for (int32 i = 1; i <= lines->count; i++)
	{
		if (i < lines->count && same_shape(&lines->items[i - 1], &lines->items[i]))
			continue;
		if (i - start >= 4)
			for (int32 k = start; k < i; k++)
				lines->items[k].flags |= LINE_RUN;
		start = i;
	}
}

void
line_features(Lines *lines)
{
	int32		scripts[4] = {0};
	int			main_script = 0;

	for (int32 i = 0; i < lines->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		measure(lines, &lines->items[i], scripts);
	}
	for (int i = 1; i < 4; i++)
		if (scripts[i] > scripts[main_script])
			main_script = i;
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		line->words = lines->words + line->first_word;
		if (line->score >= 0 && line->score != main_script)
			line->flags |= LINE_FOREIGN;
		line->score = 0;
	}
	mark_repeated(lines);
	mark_runs(lines);
}
