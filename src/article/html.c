/*
 * html.c - a page of HTML as lines with what its markup says of them.
 *
 * In: HTML in UTF-8.  Out: a line for each block of text, in the page's order, with tag, class and link features; the
 * same rules as for plain text then tell the roles.
 */
#include "article/html.h"

#include <ctype.h>

#include "article/charset.h"
#include "article/html_tree.h"
#include "article/wrapped.h"
#include "text/utf8.h"

/* A line of this many bytes and more without an end of sentence is only broken by a <br>, and goes on behind it. */
#define BROKEN_BYTES	40
/* A line of fewer bytes before a <br> may be a label, which the next line does not go on. */
#define LABEL_BYTES		12

/* What holds at an element for everything in it. */
typedef struct Frame
{
	xmlNode    *node;
	uint16		flags;
	uint8		heading;
	uint8		hint;			/* of elements inside the block, as those of PageElement */
	bool		link;
	bool		preformatted;
	int32		element;		/* the block */
} Frame;

typedef struct Walk
{
	Lines	   *lines;
	PageFacts  *facts;
	Frame		frames[FRAMES_MAX];
	int			depth;			/* frames in use */
	int			below;			/* elements open beyond FRAMES_MAX */
	char	   *text;			/* of the block that is being read */
	int32		length;
	int32		room;
	int32		linked;			/* bytes in links */
	int32		line_start;		/* where the text behind the last break begins */
	int			breaks;			/* <br> since the last text of the block, or ends of lines of <pre> */
	bool		parted;			/* an element of its own kind begins here */
	Frame		block;			/* the state at the block's first text */
} Walk;

bool
looks_like_html(const char *raw, int32 length)
{
	static const char *const signs[] = {"<!doctype", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<meta", "<h1", "<script",
	"<table", "<section", "<span"};
	int			found = 0;
	int32		most = Min(length, 4000);

	for (int32 i = 0; i < most; i++)
	{
		if (raw[i] != '<')
			continue;
		for (size_t k = 0; k < lengthof(signs); k++)
			if (length - i > (int32) strlen(signs[k]) && strncasecmp(raw + i, signs[k], strlen(signs[k])) == 0)
				found += k < 4 ? 2 : 1;
		if (found >= 2)
			return true;
	}
	return found > 0 && raw[0] == '<';
}

static void
flush_block(Walk *w)
{
	Line	   *line;
	bool		any = false;

	for (int32 i = 0; i < w->length && !any; i++)
		any = w->text[i] != ' ';
	if (any)
	{
		char	   *copy;
		int32		start = 0;

		while (w->length > 0 && w->text[w->length - 1] == ' ')
			w->length--;
		while (w->text[start] == ' ')
			start++;
		copy = pnstrdup(w->text + start, w->length - start);
		line = lines_add(w->lines, copy, w->length - start);
		line->flags = w->block.flags;
		line->heading = w->block.heading;
		line->hint = w->block.hint;
		line->element = w->block.element;
		line->link_share = (float) w->linked / w->length;
	}
	w->length = 0;
	w->linked = 0;
	w->line_start = 0;
	w->breaks = 0;
	w->parted = false;
}

/* Does the line of the block go on behind a break?  Not when it ended as a sentence, and hardly when an item of a list, a name or a label did,
 * or what its class calls something else. */
static bool
goes_on(const Walk *w, const char *next)
{
	const char *line = w->text + w->line_start;
	int32		length = w->length - w->line_start;

	while (length > 0 && line[length - 1] == ' ')
		length--;
	if (w->block.heading > 0)
		return true;
	if (length < LABEL_BYTES || text_ends_sentence(line, length) || line[length - 1] == ':' || strncmp(next, "http", 4) == 0 || strncmp(next, "www.", 4) == 0 ||
		w->frames[w->depth - 1].hint != w->block.hint)
		return false;
	return (next[0] >= 'a' && next[0] <= 'z') || text_ends_open(line, length) || (length >= BROKEN_BYTES && isupper((unsigned char) next[0]));
}

/* Text comes behind breaks: it begins a line of its own, or goes on with the one before. */
static void
settle_breaks(Walk *w, const char *next)
{
	if (w->breaks > 0 && w->length > 0)
	{
		if (w->breaks > 1 || !goes_on(w, next))
			flush_block(w);
		else if (w->text[w->length - 1] != ' ')
			w->text[w->length++] = ' ';
		w->line_start = w->length;
	}
	w->breaks = 0;
}

/* Between two elements that stand side by side, as "<b>Ann Fir</b><time>2 March</time>", there is a space to see. */
static void
settle_parted(Walk *w, unsigned char next)
{
	unsigned char last = w->length > 0 ? w->text[w->length - 1] : ' ';
	bool		initial = w->length == 1 || (w->length > 1 && w->text[w->length - 2] == ' ');

	if (w->parted && last != ' ' && !initial && (isalnum(last) || last >= 0x80 || strchr(".,;:!?)]", last) != NULL) &&
		(isalnum(next) || next >= 0x80))
		w->text[w->length++] = ' ';
	w->parted = false;
}

/* Adds text to the block that is being read, runs of white space as one space. */
static void
put_text(Walk *w, const char *s)
{
	const Frame *f = &w->frames[w->depth - 1];
	int32		length = strlen(s);
	int32		at = 0;
	int			ends = 0;		/* of lines, in white space */

	if (w->length + length * 2 + 4 > w->room)	/* two bytes may become three */
		w->text = repalloc(w->text, w->room = (w->length + length * 2 + 4) * 2);
	while (at < length)
	{
		int32		from = at;
		uint32		c = utf8_next(s, length, &at);

		if (utf8_is_space(c) && c != 0x85)	/* &#133; is the dots of Windows-1252 */
		{
			ends += c == '\n';
			if (w->length > 0 && w->text[w->length - 1] != ' ')
				w->text[w->length++] = ' ';
			continue;
		}
		if (c < 32 || c == 127 || c == 0xAD)
			continue;
		if (f->preformatted)
			w->breaks += ends;
		ends = 0;
		settle_breaks(w, s + from);
		settle_parted(w, s[from]);
		if (w->length == 0)
			w->block = *f;
		if (c >= 0x80 && c < 0xA0)	/* &#146; */
		{
			w->length += utf8_put(of_windows_1252(c), w->text + w->length);
			continue;
		}
		if (f->link)
			w->linked += at - from;
		while (from < at)
			w->text[w->length++] = s[from++];
	}
	if (f->preformatted)
		w->breaks += ends;
}

static bool
is_hidden(xmlNode *node)
{
	char	   *style;

	if (node->properties == NULL)
		return false;
	if (xmlHasProp(node, BAD_CAST "hidden") != NULL)
		return true;
	style = html_attribute(node, "style");
	return style != NULL && (strstr(style, "display:none") != NULL || strstr(style, "display: none") != NULL);
}

/* Is the element no part of any story, by its tag, its landmark (WAI-ARIA), or as it is not shown? */
static bool
is_out(xmlNode *node, TagKind kind)
{
	static const char *const landmarks[] = {"complementary", "navigation", "contentinfo", "banner", "search", "dialog", "alertdialog"};
	char	   *role;

	if (kind == TAG_ASIDE || is_hidden(node))
		return true;
	role = node->properties != NULL ? html_attribute(node, "role") : NULL;
	for (size_t i = 0; role != NULL && i < lengthof(landmarks); i++)
		if (strcmp(role, landmarks[i]) == 0)
			return true;
	return false;
}

/* An element that holds the page's headline is not out, nor are comments what it is named for. */
static void
headline_found(Walk *w)
{
	for (int32 e = w->frames[w->depth - 1].element; e > 0; e = w->lines->elements[e].parent)
		w->lines->elements[e].out = false;
}

static void
open_block(Walk *w, Frame *f, xmlNode *node, TagKind kind)
{
	static const char *const paragraphs[] = {"p", "li", "blockquote", "dd", "dt", "pre", "td", "figcaption"};
	PageElement *e;

	flush_block(w);
	e = elements_add(w->lines, f->element);
	f->element = w->lines->n_elements - 1;
	f->hint = HINT_NONE;
	e->whole = strcmp((const char *) node->name, "html") == 0 || strcmp((const char *) node->name, "body") == 0;
	e->main = strcmp((const char *) node->name, "main") == 0 || strcmp((const char *) node->name, "article") == 0;
	e->paragraph = kind == TAG_HEADING;
	for (size_t i = 0; i < lengthof(paragraphs); i++)
		e->paragraph |= strcmp((const char *) node->name, paragraphs[i]) == 0;
	if (node->properties != NULL)
		e->hint = element_hint(node);
	e->out = is_out(node, kind) || e->hint == ROLE_COMMENT;
	if (kind == TAG_CAPTION)
		e->hint = ROLE_CAPTION;
}

/* Does the element inside a line stand directly behind another one, and is it another kind of thing by its tag or class? */
static bool
is_parted(xmlNode *node)
{
	const xmlNode *before = node->prev;

	if (before == NULL || before->type != XML_ELEMENT_NODE || (tag_kind(before) != TAG_INLINE && tag_kind(before) != TAG_LINK) ||
		strcmp((const char *) node->name, "sup") == 0 || strcmp((const char *) node->name, "sub") == 0)
		return false;
	return strcmp((const char *) before->name, (const char *) node->name) != 0 || tag_kind(node) == TAG_LINK ||
		xmlHasProp(node, BAD_CAST "class") != NULL || xmlHasProp(node, BAD_CAST "id") != NULL;
}

static void
open_element(Walk *w, xmlNode *node, TagKind kind)
{
	Frame		f;

	if (w->depth == FRAMES_MAX)
	{
		w->below++;
		return;
	}
	f = w->frames[w->depth - 1];
	f.node = node;
	if (kind == TAG_INLINE || kind == TAG_LINK)
	{
		int			hint = node->properties != NULL ? element_hint(node) : HINT_NONE;

		f.hint = hint != HINT_NONE ? hint : f.hint;
		w->parted = w->parted || is_parted(node);
	}
	else
		open_block(w, &f, node, kind);
	f.preformatted = f.preformatted || strcmp((const char *) node->name, "pre") == 0;
	if (kind == TAG_LINK)
		f.link = true;
	else if (kind == TAG_PARAGRAPH)
		f.flags |= LINE_PARAGRAPH;
	else if (kind == TAG_ITEM)
		f.flags |= LINE_LIST;
	else if (kind == TAG_HEADING)
		f.heading = node->name[1] - '0';
	else if (kind == TAG_BLOCK)
		f.flags &= ~LINE_PARAGRAPH;
	w->frames[w->depth++] = f;
	if (f.heading == 1 && kind == TAG_HEADING)
		headline_found(w);
}

static void
close_elements(Walk *w, int up)
{
	while (up-- > 0)
	{
		TagKind		kind;

		if (w->below > 0)
		{
			w->below--;
			continue;
		}
		kind = tag_kind(w->frames[--w->depth].node);
		if (kind != TAG_INLINE && kind != TAG_LINK)
			flush_block(w);
	}
}

static void
walk_page(Walk *w, xmlNode *root)
{
	xmlNode    *node = root;

	while (node != NULL)
	{
		bool		enter = false;
		int			up;
		xmlNode    *next;

		CHECK_FOR_INTERRUPTS();
		if (node->type == XML_TEXT_NODE && node->content != NULL)
			put_text(w, (char *) node->content);
		else if (node->type == XML_ELEMENT_NODE)
		{
			TagKind		kind = tag_kind(node);

			facts_of_element(w->facts, node);
			if (kind == TAG_BREAK && node->name[0] == 'b')
				w->breaks++;
			else if (kind == TAG_BREAK)
				flush_block(w);
			enter = kind != TAG_SKIP && kind != TAG_BREAK && strcmp((char *) node->name, "title") != 0;
			if (enter && node->children != NULL)
				open_element(w, node, kind);
		}
		next = next_node(node, root, enter, &up);
		close_elements(w, up);
		node = next;
	}
	flush_block(w);
}

static void
free_page(void *arg)
{
	xmlFreeDoc((xmlDoc *) arg);
}

Lines *
html_lines(const char *html, int32 length, PageFacts *facts)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "news_archive page", ALLOCSET_SMALL_SIZES);
	MemoryContextCallback *callback = MemoryContextAllocZero(context, sizeof(MemoryContextCallback));
	Walk	   *w = palloc0(sizeof(Walk));
	xmlDoc	   *page = parse_page(html, length);
	xmlNode    *root = page != NULL ? xmlDocGetRootElement(page) : NULL;

	facts_init(facts);
	w->lines = lines_new();
	w->lines->markup = true;
	if (page != NULL)
	{
		callback->func = free_page;
		callback->arg = page;
		MemoryContextRegisterResetCallback(context, callback);
	}
	if (root != NULL)
	{
		w->facts = facts;
		w->room = 1024;
		w->text = palloc(w->room);
		w->frames[0] = (Frame) {.node = root,.hint = HINT_NONE};
		w->depth = 1;
		elements_add(w->lines, -1);
		walk_page(w, root);
		facts_of_json_ld(facts);
	}
	MemoryContextDelete(context);
	return w->lines;
}
