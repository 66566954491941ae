/*
 * quotation_marks.c - pairs quotation marks: text in, Marked out.
 *
 * First every mark is read with what stands beside it, which tells whether it may open or close; a curly mark's shape
 * counts only where its neighbours leave a choice, since scraped text has them the wrong way round.  Then one walk with
 * a stack pairs them line by line.  An opening mark without a closing one goes on in the next paragraph when that begins
 * with an opening mark too (the newspaper convention) or when the line was only wrapped; otherwise it ends with its
 * paragraph.  Single marks are apostrophes unless both ends are found.  Linear in the text; depth is bounded.
 */
#include "extension/core.h"

#include <unicode/uchar.h>

#include "quotes/quotation_marks.h"
#include "text/utf8.h"
#include "text/word_classes.h"

typedef enum MarkKind
{
	MARK_NONE, MARK_DOUBLE, MARK_SINGLE, MARK_ANGLE, MARK_LINE_END
} MarkKind;

/* Which way a character's shape points. */
#define SHAPE_OPEN	1
#define SHAPE_CLOSE 2

typedef struct Mark
{
	ByteSpan	span;
	uint8		kind;			/* MarkKind */
	bool		opens;			/* may open */
	bool		closes;			/* may close */
	bool		begins_line;
	bool		possessive;		/* may also be the apostrophe of "the workers' rights" */
} Mark;

static const struct
{
	uint32		character;
	uint8		kind;
	uint8		shape;
}			mark_characters[] = {
	{'"', MARK_DOUBLE, SHAPE_OPEN | SHAPE_CLOSE},
	{0x201C, MARK_DOUBLE, SHAPE_OPEN},
	{0x201D, MARK_DOUBLE, SHAPE_CLOSE},
	{0x201E, MARK_DOUBLE, SHAPE_OPEN},
	{0x201F, MARK_DOUBLE, SHAPE_OPEN},
	{0x2033, MARK_DOUBLE, SHAPE_CLOSE},
	{0x275D, MARK_DOUBLE, SHAPE_OPEN},
	{0x275E, MARK_DOUBLE, SHAPE_CLOSE},
	{0xFF02, MARK_DOUBLE, SHAPE_OPEN | SHAPE_CLOSE},
	{0xAB, MARK_ANGLE, SHAPE_OPEN},
	{0xBB, MARK_ANGLE, SHAPE_CLOSE},
	{0x300C, MARK_ANGLE, SHAPE_OPEN},
	{0x300D, MARK_ANGLE, SHAPE_CLOSE},
	{'\'', MARK_SINGLE, SHAPE_OPEN | SHAPE_CLOSE},
	{'`', MARK_SINGLE, SHAPE_OPEN},
	{0x2018, MARK_SINGLE, SHAPE_OPEN},
	{0x2019, MARK_SINGLE, SHAPE_CLOSE},
	{0x201A, MARK_SINGLE, SHAPE_OPEN},
	{0x201B, MARK_SINGLE, SHAPE_OPEN},
};

static uint8
mark_kind(uint32 c, uint8 *shape)
{
	if (c >= 0x80 || c == '"' || c == '\'' || c == '`')
		for (size_t i = 0; i < lengthof(mark_characters); i++)
			if (mark_characters[i].character == c)
			{
				*shape = mark_characters[i].shape;
				return mark_characters[i].kind;
			}
	return MARK_NONE;
}

/* Words that are written with an apostrophe in front: 'em, '90s, 'til. */
static bool
is_elision(const char *text, int32 length, int32 at)
{
	int32		end = at;

	if (at < length && text[at] >= '0' && text[at] <= '9')
		return true;
	while (end < length && end - at < 6 && ((text[end] | 32) >= 'a' && (text[end] | 32) <= 'z'))
		end++;
	return word_in_class(pnstrdup(text + at, end - at), CLASS_ELIDED);
}

static uint32
char_before(const char *text, int32 at)
{
	int32		p;

	if (at == 0)
		return '\n';
	p = utf8_previous(text, at);
	return utf8_next(text, at, &p);
}

static uint32
char_after(const char *text, int32 length, int32 at)
{
	return at < length ? utf8_next(text, length, &at) : '\n';
}

/* Closing brackets and dashes may stand on either side; the others only where something opens. */
static bool
is_opening(uint32 c)
{
	return utf8_is_space(c) || c == '(' || c == '[' || c == '{' || c == 0x2013 || c == 0x2014 || c == '-' || c == '/' ||
		c == ':' || c == 0x2026;
}

static bool
is_closing(uint32 c)
{
	return utf8_is_space(c) || (!u_isalnum(c) && c != '(' && c != '[' && c != '$' && c != '#' && c != '@');
}

/* Says which way the mark may point, from its shape and the characters beside it. */
static void
judge_mark(Document *doc, Mark *m, uint8 shape, const Mark *last)
{
	uint32		before = char_before(doc->text, m->span.start);
	uint32		after = char_after(doc->text, doc->length, m->span.end);
	bool		beside = last && last->kind != MARK_LINE_END && last->span.end == m->span.start;
	bool		open = beside ? last->opens : is_opening(before);
	bool		close = is_closing(after);
	uint8		unused;

	if (mark_kind(after, &unused) != MARK_NONE)
	{
		/* Two marks together both open or both close. */
		open = open && (beside || is_opening(before));
		close = !open;
	}
	m->opens = open && !utf8_is_space(after);
	m->closes = close && !utf8_is_space(before) && !(beside && last->opens && !last->closes);
	if (shape != (SHAPE_OPEN | SHAPE_CLOSE) && m->opens == m->closes)
	{
		m->opens = shape == SHAPE_OPEN;
		m->closes = shape == SHAPE_CLOSE;
	}
	else if (!m->opens && !m->closes && m->kind != MARK_SINGLE)
		m->opens = m->closes = utf8_is_space(before) || utf8_is_space(after);
	if (m->kind == MARK_SINGLE)
	{
		m->opens = m->opens && is_opening(before) | beside && !is_elision(doc->text, doc->length, m->span.end);
		m->closes = m->closes && !u_isalnum(after) && !utf8_is_space(before);
		m->possessive = m->closes && (before == 's' || before == 'z') && after == ' ' &&
			u_islower(char_after(doc->text, doc->length, m->span.end + 1));
	}
}

typedef struct MarkList
{
	Mark	   *items;
	int32		count;
	int32		capacity;
} MarkList;

static Mark *
add_mark(MarkList *list, Mark m)
{
	if (list->count == list->capacity)
		list->items = repalloc(list->items, sizeof(Mark) * (list->capacity *= 2));
	list->items[list->count] = m;
	return &list->items[list->count++];
}

/* Runs of apostrophes: '' is a double mark, ''' a double and a single one. */
static int
apostrophes(const char *text, int32 length, int32 at)
{
	int			n = 0;

	while (at + n < length && n < 4 && (text[at + n] == '\'' || text[at + n] == '`'))
		n++;
	return n;
}

static void
read_mark(Document *doc, MarkList *list, ByteSpan span, uint8 kind, uint8 shape, bool *begins_line)
{
	Mark		m = {.span = span,.kind = kind,.begins_line = *begins_line};

	judge_mark(doc, &m, shape, list->count > 0 ? &list->items[list->count - 1] : NULL);
	add_mark(list, m);
	*begins_line = false;
}

static MarkList
read_marks(Document *doc)
{
	MarkList	list = {palloc(sizeof(Mark) * 64), 0, 64};
	bool		begins_line = true;

	for (int32 i = 0; i < doc->length;)
	{
		int32		next = i;
		uint32		c = utf8_next(doc->text, doc->length, &next);
		uint8		shape = 0;
		uint8		kind = mark_kind(c, &shape);
		int			run = c == '\'' || c == '`' ? apostrophes(doc->text, doc->length, i) : 0;

		if (c == '\n')
		{
			CHECK_FOR_INTERRUPTS();
			add_mark(&list, (Mark) {.span = {i, next},.kind = MARK_LINE_END});
			begins_line = true;
		}
		else if (run >= 2)
		{
			bool		opening = is_opening(char_before(doc->text, i));

			shape = c == '`' ? SHAPE_OPEN : SHAPE_OPEN | SHAPE_CLOSE;
			if (run == 3 && !opening)
				read_mark(doc, &list, (ByteSpan) {i, i + 1}, MARK_SINGLE, shape, &begins_line);
			next = i + run - (run == 3 && opening);
			read_mark(doc, &list, (ByteSpan) {next - 2, next}, MARK_DOUBLE, shape, &begins_line);
		}
		else if (kind != MARK_NONE)
			read_mark(doc, &list, (ByteSpan) {i, next}, kind, shape, &begins_line);
		else if (!utf8_is_space(c))
			begins_line = false;
		i = next;
	}
	add_mark(&list, (Mark) {.span = {doc->length, doc->length},.kind = MARK_LINE_END});
	return list;
}

/* An apostrophe behind an s ends a single quotation only when no better end follows before the next beginning or line. */
static void
settle_possessives(MarkList *list)
{
	bool		better = false;

	for (int32 i = list->count - 1; i >= 0; i--)
	{
		Mark	   *m = &list->items[i];

		if (m->kind == MARK_LINE_END)
			better = false;
		if (m->kind != MARK_SINGLE)
			continue;
		if (m->opens && !m->closes)
			better = false;
		else if (m->closes && m->possessive && better)
			m->closes = false;
		else if (m->closes)
			better = true;
	}
}

/* The pairing walk. */
typedef struct Pairing
{
	Document   *doc;
	const MarkList *list;
	Marks	   *out;
	int32		capacity;
	int32		stack[MARKS_MAX_DEPTH];
	uint8		kinds[MARKS_MAX_DEPTH];
	int			depth;
	bool		continues;		/* the quotation that ended with the line goes on */
} Pairing;

static void
open_pair(Pairing *p, const Mark *m)
{
	Marks	   *out = p->out;

	if (p->depth == MARKS_MAX_DEPTH)
		return;
	if (out->count == p->capacity)
		out->items = repalloc(out->items, sizeof(Marked) * (p->capacity *= 2));
	out->items[out->count] = (Marked)
	{
		.outer = m->span,.inner = {m->span.end, m->span.end},.single = m->kind == MARK_SINGLE,.continued = p->continues && m->begins_line,
			.parent = p->depth > 0 ? p->stack[p->depth - 1] : -1
	};
	p->continues = false;
	p->kinds[p->depth] = m->kind;
	p->stack[p->depth++] = out->count++;
}

/* Ends the innermost pair at a byte; `mark` is its closing mark, empty when there is none. */
static void
close_pair(Pairing *p, ByteSpan mark, bool unclosed)
{
	Marked	   *pair = &p->out->items[p->stack[--p->depth]];

	pair->outer.end = mark.end;
	pair->inner.end = mark.start;
	pair->unclosed = unclosed;
}

/* Takes the innermost pair back: its opening mark was no quotation mark (but an apostrophe). */
static void
drop_pair(Pairing *p)
{
	p->out->items[p->stack[--p->depth]].inner.end = -1;
}

/* Depth at which a pair of that kind is open, or -1. */
static int
open_depth(const Pairing *p, uint8 kind)
{
	for (int d = p->depth - 1; d >= 0; d--)
		if (p->kinds[d] == kind)
			return d;
	return -1;
}

static void
close_kind(Pairing *p, int depth, const Mark *m)
{
	while (p->depth > depth + 1)
		drop_pair(p);
	close_pair(p, m->span, false);
}

/*
 * An opening mark of the kind of a pair that is open already: does it begin a quotation within (two closing marks follow), or was a
 * closing mark forgotten before it?
 */
static bool
is_nested(const Pairing *p, int32 at)
{
	int			closing = 0;

	for (int32 i = at + 1; i < p->list->count && closing < 2; i++)
	{
		const Mark *m = &p->list->items[i];

		if (m->kind == MARK_LINE_END)
			return false;
		if (m->kind != p->list->items[at].kind)
			continue;
		if (m->opens)
			return false;
		closing++;
	}
	return closing == 2;
}

static void
pair_mark(Pairing *p, int32 at)
{
	const Mark *m = &p->list->items[at];
	int			depth = open_depth(p, m->kind);

	if (m->closes && depth >= 0)
		close_kind(p, depth, m);
	else if (m->opens && depth >= 0 && m->kind != MARK_SINGLE && !is_nested(p, at))
	{
		while (p->depth > depth + 1)
			drop_pair(p);
		close_pair(p, (ByteSpan) {m->span.start, m->span.start}, true);
		open_pair(p, m);
	}
	else if (m->opens)
		open_pair(p, m);
}

/* Was the line broken in the middle of a sentence, and does the next line go on? */
static bool
is_wrapped(Document *doc, int32 at)
{
	uint32		before = char_before(doc->text, at);
	uint32		after = char_after(doc->text, doc->length, at + 1);

	return at > 0 && at + 1 < doc->length && !utf8_is_space(after) && (u_isalnum(before) || before == ',') && u_islower(after);
}

/* Does the next text begin with a mark of that kind which opens? */
static bool
goes_on(const Pairing *p, int32 line_end, uint8 kind)
{
	int32		next = line_end + 1;
	const Mark *m;

	while (next < p->list->count && p->list->items[next].kind == MARK_LINE_END)
	{
		/* A line without any mark stands between. */
		for (int32 i = p->list->items[next - 1].span.end; i < p->list->items[next].span.start; i++)
			if (!utf8_is_space((unsigned char) p->doc->text[i]))
				return false;
		next++;
	}
	if (next == p->list->count)
		return false;
	m = &p->list->items[next];
	return m->begins_line && m->opens && m->kind == kind;
}

/* At a line's end: single marks were apostrophes, others end here, or go on in the next paragraph. */
static void
end_line(Pairing *p, int32 at)
{
	ByteSpan	end = {p->list->items[at].span.start, p->list->items[at].span.start};

	while (p->depth > 0 && p->kinds[p->depth - 1] == MARK_SINGLE)
		drop_pair(p);
	if (p->depth == 0 || is_wrapped(p->doc, end.start))
		return;
	while (p->depth > 1)
		drop_pair(p);
	p->continues = goes_on(p, at, p->kinds[0]);
	close_pair(p, end, !p->continues);
}

static void
trim_inner(Document *doc, Marked *m)
{
	while (m->inner.start < m->inner.end)
	{
		int32		next = m->inner.start;

		if (!utf8_is_space(utf8_next(doc->text, doc->length, &next)))
			break;
		m->inner.start = next;
	}
	while (m->inner.end > m->inner.start)
	{
		int32		last = utf8_previous(doc->text, m->inner.end);
		int32		next = last;

		if (!utf8_is_space(utf8_next(doc->text, doc->length, &next)))
			break;
		m->inner.end = last;
	}
}

/* Leaves out what was dropped or is empty; the pairs within take the next one around as their parent. */
static void
settle_pairs(Document *doc, Marks *marks)
{
	int32	   *moved = palloc(sizeof(int32) * (marks->count + 1));
	int32		count = 0;

	for (int32 i = 0; i < marks->count; i++)
	{
		Marked		m = marks->items[i];

		CHECK_FOR_INTERRUPTS();
		trim_inner(doc, &m);
		m.parent = m.parent >= 0 ? moved[m.parent] : -1;
		if (m.inner.start >= m.inner.end)
		{
			moved[i] = m.parent;
			continue;
		}
		m.first = token_at_byte(doc, m.inner.start);
		m.last = token_at_byte(doc, m.inner.end) - 1;
		moved[i] = count;
		marks->items[count++] = m;
	}
	marks->count = count;
	pfree(moved);
}

int32
token_at_byte(const Document *doc, int32 at)
{
	int32		low = 0;
	int32		high = doc->n_tokens;

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (doc->tokens[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

Marks *
quotation_marks(Document *doc)
{
	MarkList	list = read_marks(doc);
	Marks	   *marks = palloc0(sizeof(Marks));
	Pairing		p = {.doc = doc,.list = &list,.out = marks,.capacity = 32};

	settle_possessives(&list);
	marks->items = palloc(sizeof(Marked) * p.capacity);
	for (int32 i = 0; i < list.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (list.items[i].kind == MARK_LINE_END)
			end_line(&p, i);
		else
			pair_mark(&p, i);
	}
	settle_pairs(doc, marks);

	marks->at_token = palloc(sizeof(int32) * (doc->n_tokens + 1));
	memset(marks->at_token, -1, sizeof(int32) * (doc->n_tokens + 1));
	for (int32 i = 0; i < marks->count; i++)
		if (marks->items[i].parent < 0)
			for (int32 t = token_at_byte(doc, marks->items[i].outer.start);
				 t < doc->n_tokens && doc->tokens[t].span.start < marks->items[i].outer.end; t++)
				marks->at_token[t] = i;
	return marks;
}
