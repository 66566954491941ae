/*
 * lines.c - a raw text, plain or with markdown, cut into lines.
 *
 * In: valid UTF-8.  Out: each line that is not blank, its markdown taken off (headings, list marks, links, emphasis) and
 * remembered as features.  Text that was wrapped at a fixed width is joined into paragraphs again first.
 */
#include "article/lines.h"
#include "article/wrapped.h"

#include "text/utf8.h"

Lines *
lines_new(void)
{
	Lines	   *lines = palloc0(sizeof(Lines));

	lines->room = 64;
	lines->items = palloc_array(Line, lines->room);
	lines->words_room = 512;
	lines->words = palloc_array(const char *, lines->words_room);
	lines->last = -1;
	lines->title = -1;
	return lines;
}

/* The text is taken as it is, not copied; it has to be NUL-terminated. */
Line *
lines_add(Lines *lines, const char *text, int32 length)
{
	Line	   *line;

	if (lines->count == lines->room)
		lines->items = repalloc(lines->items, sizeof(Line) * (lines->room *= 2));
	line = &lines->items[lines->count++];
	memset(line, 0, sizeof(Line));
	line->text = text;
	line->length = length;
	line->hint = NO_ROLE;
	line->role = NO_ROLE;
	return line;
}

/* A block of a page, in the page's order. */
PageElement *
elements_add(Lines *lines, int32 parent)
{
	PageElement *element;

	if (lines->elements == NULL)
		lines->elements = palloc_array(PageElement, lines->elements_room = 256);
	else if (lines->n_elements == lines->elements_room)
		lines->elements = repalloc(lines->elements, sizeof(PageElement) * (lines->elements_room *= 2));
	element = &lines->elements[lines->n_elements++];
	*element = (PageElement) {.parent = parent,.hint = NO_ROLE};
	return element;
}

/* The end of the line that begins at `at`, and where the next one begins. */
static int32
line_end(const char *raw, int32 length, int32 at, int32 *next)
{
	for (int32 i = at; i < length; i++)
	{
		unsigned char c = raw[i];

		if (c == '\n' || c == '\f' || c == '\v' || c == '\r')
		{
			*next = i + 1;
			if (c == '\r' && i + 1 < length && raw[i + 1] == '\n')
				*next = i + 2;
			return i;
		}
		/* U+2028, U+2029 */
		if (c == 0xE2 && i + 2 < length && (unsigned char) raw[i + 1] == 0x80 &&
			((unsigned char) raw[i + 2] == 0xA8 || (unsigned char) raw[i + 2] == 0xA9))
		{
			*next = i + 3;
			return i;
		}
	}
	*next = length;
	return length;
}

static ByteSpan
trimmed(const char *raw, int32 start, int32 end)
{
	ByteSpan	s = {start, end};

	while (s.start < s.end)
	{
		int32		at = s.start;

		if (!utf8_is_space(utf8_next(raw, end, &at)))
			break;
		s.start = at;
	}
	while (s.end > s.start)
	{
		int32		before = utf8_previous(raw, s.end);
		int32		at = before;

		if (before < s.start || !utf8_is_space(utf8_next(raw, end, &at)))
			break;
		s.end = before;
	}
	return s;
}

/* "> " before a line of a letter: its bytes. */
static int32
quote_mark(const char *raw, ByteSpan s)
{
	int32		at = s.start;

	while (at + 1 < s.end && raw[at] == '>' && (raw[at + 1] == ' ' || raw[at + 1] == '>'))
		at += 1 + (raw[at + 1] == ' ');
	return at - s.start;
}

static void
cut(RawLines *out, const char *raw, int32 length)
{
	int32		at = 0;
	bool		gap = true;

	while (at < length)
	{
		int32		next;
		int32		end = line_end(raw, length, at, &next);
		ByteSpan	s = trimmed(raw, at, end);

		CHECK_FOR_INTERRUPTS();
		/* ">" alone is the blank line of a letter */
		if (s.start == s.end || (s.end == s.start + 1 && raw[s.start] == '>' && out->count > 0 && out->items[out->count - 1].quoted > 0))
			gap = true;
		else
		{
			if (out->count == out->room)
				out->items = repalloc(out->items, sizeof(RawLine) * (out->room *= 2));
			out->items[out->count++] = (RawLine) {.span = s,.indent = s.start - at,.gap = gap,.quoted = quote_mark(raw, s)};
			gap = false;
		}
		at = next;
	}
}

/* What taking the markdown off one line needs. */
typedef struct Mark
{
	const char *s;
	int32		end;
	char	   *out;
	int32		length;
	int32		linked;			/* bytes of out that were link text */
} Mark;

/* "](" ... ")" from `at`, which is at the "]"; gives the byte behind it, or -1. */
static int32
link_target_end(const Mark *m, int32 at)
{
	int32		depth = 0;

	if (at + 1 >= m->end || m->s[at + 1] != '(')
		return -1;
	for (int32 i = at + 1; i < m->end && i < at + 2048; i++)
	{
		if (m->s[i] == '(')
			depth++;
		else if (m->s[i] == ')' && --depth == 0)
			return i + 1;
	}
	return -1;
}

/* The "]" that closes the "[" at `at`, or -1. */
static int32
bracket_end(const Mark *m, int32 at)
{
	int32		depth = 0;

	for (int32 i = at; i < m->end && i < at + 1024; i++)
	{
		if (m->s[i] == '[')
			depth++;
		else if (m->s[i] == ']' && --depth == 0)
			return i;
	}
	return -1;
}

/* A link, an image or an address in angle brackets at *at: its words go out, *at goes behind it. */
static bool
put_link(Mark *m, int32 *at)
{
	bool		image = m->s[*at] == '!';
	int32		open = *at + image;
	int32		close,
				end;

	if (open >= m->end || m->s[open] != '[' || (close = bracket_end(m, open)) < 0 || (end = link_target_end(m, close)) < 0)
		return false;
	for (int32 i = open + 1; i < close; i++)
	{
		int32		inner;

		if (m->s[i] == ']' && (inner = link_target_end(m, i)) >= 0)
		{
			i = inner - 1;
			continue;
		}
		if (strchr("[]*", m->s[i]) != NULL || (m->s[i] == '!' && m->s[i + 1] == '['))
			continue;
		m->out[m->length++] = m->s[i];
		m->linked++;
	}
	*at = end;
	return true;
}

/* Emphasis: pairs of * or _ at the edges of words. */
static bool
is_emphasis(const Mark *m, int32 at)
{
	char		c = m->s[at];
	bool		space_before = at == 0 || strchr(" *_(\"'", m->s[at - 1]) != NULL;
	bool		space_after = at + 1 >= m->end || strchr(" *_.,;:!?)\"'", m->s[at + 1]) != NULL;

	return c == '*' ? !(space_before && space_after) || (at + 1 < m->end && m->s[at + 1] == '*') || (at > 0 && m->s[at - 1] == '*')
		: c == '_' && space_before != space_after;
}

static void
put_markdown(Mark *m, int32 at)
{
	while (at < m->end)
	{
		char		c = m->s[at];

		if ((c == '[' || c == '!') && put_link(m, &at))
			continue;
		if (c == '<' && m->s[m->end - 1] == '>' && at + 5 < m->end && strncmp(m->s + at, "<http", 5) == 0)
		{
			m->end--;
			at++;
			continue;
		}
		if ((c == '*' || c == '_') && is_emphasis(m, at))
		{
			at++;
			continue;
		}
		if (c == '\\' && at + 1 < m->end && strchr("*_[]()#`.!>-", m->s[at + 1]) != NULL)
			at++;
		m->out[m->length++] = m->s[at++];
	}
}

/* "## ", "> ", "- ", "* ", "1. " at the line's head; gives the bytes taken. */
static int32
markdown_head(const char *s, int32 end, Line *line)
{
	int32		at = 0;

	while (at < end && s[at] == '#' && at < 6)
		at++;
	if (at > 0 && at < end && s[at] == ' ')
	{
		line->heading = at;
		return at + 1;
	}
	at = 0;
	while (at + 1 < end && s[at] == '>' && (s[at + 1] == ' ' || s[at + 1] == '>'))
		at += 1 + (s[at + 1] == ' ');
	if (at + 1 < end && strchr("-*+", s[at]) != NULL && s[at + 1] == ' ')
	{
		line->flags |= LINE_LIST;
		at += 2;
	}
	return at;
}

/* Tabs and runs of spaces become one space, control characters go. */
static int32
squeeze(char *s, int32 length)
{
	int32		out = 0;
	int32		at = 0;

	while (at < length)
	{
		int32		from = at;
		uint32		c = utf8_next(s, length, &at);

		if (utf8_is_space(c))
		{
			if (out > 0 && s[out - 1] != ' ')
				s[out++] = ' ';
		}
		else if (c >= 32 && c != 127)
			while (from < at)
				s[out++] = s[from++];
	}
	while (out > 0 && s[out - 1] == ' ')
		out--;
	s[out] = '\0';
	return out;
}

static void
add_line(Lines *lines, const char *s, int32 length, bool markdown)
{
	char	   *copy = palloc(length + 1);
	Line	   *line = lines_add(lines, copy, 0);

	if (markdown)
	{
		Mark		m = {.s = s,.end = length,.out = copy};

		put_markdown(&m, markdown_head(s, length, line));
		line->link_share = m.length > 0 ? (float) m.linked / m.length : 0;
		line->length = squeeze(copy, m.length);
	}
	else
	{
		memcpy(copy, s, length);
		line->length = squeeze(copy, length);
	}
	if (line->length == 0)
		lines->count--;
}

/* From the paragraph's first to its last raw line, a space between them; or a word that a hyphen cut in two put together. */
static void
add_paragraph(Lines *lines, const char *raw, const RawLine *first, const RawLine *last, bool markdown)
{
	int32		length = 0;
	char	   *joined = palloc(last->span.end - first->span.start + last - first + 2);

	for (const RawLine *line = first; line <= last; line++)
	{
		ByteSpan	s = line->span;
		const char *between = line < last ? wrapping_between(raw, line, line + 1, &s.end) : "";

		if (line > first)
			s.start += line->quoted;
		memcpy(joined + length, raw + s.start, s.end - s.start);
		length += s.end - s.start;
		memcpy(joined + length, between, strlen(between));
		length += strlen(between);
	}
	add_line(lines, joined, length, markdown);
}

/* headless: the title is not among the lines, so that the first may be the lead. */
Lines *
lines_of_text(const char *raw, int32 length, bool markdown, bool headless)
{
	RawLines	cuts = {.items = palloc_array(RawLine, 64),.room = 64};
	Lines	   *lines = lines_new();

	cut(&cuts, raw, length);
	find_wrapping(raw, &cuts, headless);
	lines->wrapped = cuts.wrapping == WRAPPING_OF_WIRES;
	for (int32 i = 0; i < cuts.count; i++)
	{
		int32		last = i;

		while (last + 1 < cuts.count && runs_on(raw, &cuts, &cuts.items[last], &cuts.items[last + 1]))
			last++;
		/* The paragraph's last line is short and so runs on into nothing. */
		add_paragraph(lines, raw, &cuts.items[i], &cuts.items[last], markdown);
		i = last;
	}
	return lines;
}
