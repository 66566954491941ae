/*
 * html.c - a page of HTML as lines with what its markup says of them.
 *
 * In: HTML in UTF-8.  Out: a line for each block of text, in the page's order, with tag, class and link features; the
 * same rules as for plain text then tell the roles.
 */
#include "article/html.h"

#include "article/decode.h"
#include "article/html_tree.h"
#include "text/utf8.h"

/* Of the page's paragraphs, an element with this share is no aside, whatever its class says. */
#define ASIDE_SHARE_MAX	0.4

/* What holds at an element for everything in it. */
typedef struct Frame
{
	xmlNode    *node;
	uint16		flags;
	uint8		heading;
	uint8		hint;			/* LineRole or NO_ROLE */
	bool		link;
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
	Frame		block;			/* the state at the block's first text */
	int64		prose;			/* bytes of paragraphs in the page */
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

/* Bytes of prose in each element (in node->_private): text of paragraphs, or text nodes that are long. */
static int64
measure_prose(xmlNode *root)
{
	xmlNode    *node = root;
	int64		all = 0;
	int			up;

	while (node != NULL)
	{
		bool		skip = node->type == XML_ELEMENT_NODE && tag_kind(node) == TAG_SKIP;

		CHECK_FOR_INTERRUPTS();
		if (node->type == XML_TEXT_NODE && node->content != NULL)
		{
			size_t		n = strlen((char *) node->content);

			if (n > 80)
			{
				int			levels = 0;

				all += n;
				for (xmlNode *p = node->parent; p != NULL && p->type == XML_ELEMENT_NODE && levels < FRAMES_MAX; p = p->parent, levels++)
					p->_private = (void *) ((intptr_t) p->_private + (intptr_t) n);
			}
		}
		node = next_node(node, root, !skip && node->type == XML_ELEMENT_NODE, &up);
	}
	return all;
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
		line->link_share = (float) w->linked / w->length;
	}
	w->length = 0;
	w->linked = 0;
}

/* Text into the block, white space squeezed. */
static void
put_text(Walk *w, const char *s)
{
	const Frame *f = &w->frames[w->depth - 1];
	int32		length = strlen(s);
	int32		at = 0;

	if (w->length + length * 2 + 2 > w->room)	/* two bytes may become three */
		w->text = repalloc(w->text, w->room = (w->length + length * 2 + 2) * 2);
	while (at < length)
	{
		int32		from = at;
		uint32		c = utf8_next(s, length, &at);

		if (c >= 0x80 && c < 0xA0)	/* &#146; */
		{
			if (w->length == 0)
				w->block = *f;
			w->length += utf8_put(of_windows_1252(c), w->text + w->length);
			continue;
		}
		if (utf8_is_space(c))
		{
			if (w->length > 0 && w->text[w->length - 1] != ' ')
				w->text[w->length++] = ' ';
			continue;
		}
		if (c < 32 || c == 127 || c == 0xAD)
			continue;
		if (w->length == 0)
			w->block = *f;
		if (f->link)
			w->linked += at - from;
		while (from < at)
			w->text[w->length++] = s[from++];
	}
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

/* What class, id and tag say; an aside that holds much of the page's prose is none. */
static void
apply_hints(Walk *w, Frame *f, xmlNode *node, TagKind kind)
{
	int			hint = element_hint(node);
	double		share = w->prose > 0 ? (double) (intptr_t) node->_private / w->prose : 0;

	if (kind == TAG_ASIDE || is_hidden(node))
		hint = HINT_ASIDE;
	if (hint == HINT_STORY)
	{
		f->flags &= ~LINE_ASIDE;
		f->hint = NO_ROLE;
	}
	else if (hint >= 0 && share > ASIDE_SHARE_MAX)
		return;
	else if (hint == HINT_ASIDE)
		f->flags |= LINE_ASIDE;
	else if (hint >= 0)
		f->hint = hint;
	if (kind == TAG_CAPTION && share <= ASIDE_SHARE_MAX)
		f->hint = ROLE_CAPTION;
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
	if (kind != TAG_INLINE && kind != TAG_LINK)
		flush_block(w);
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
	if (node->properties != NULL || kind == TAG_ASIDE || kind == TAG_CAPTION)
		apply_hints(w, &f, node, kind);
	w->frames[w->depth++] = f;
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
			if (kind == TAG_BREAK)
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
		w->frames[0] = (Frame) {.node = root,.hint = NO_ROLE};
		w->depth = 1;
		w->prose = measure_prose(root);
		walk_page(w, root);
	}
	MemoryContextDelete(context);
	return w->lines;
}
