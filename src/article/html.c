/*
 * html.c - a page of HTML as lines with what its markup says of them.
 *
 * In: HTML in UTF-8.  Out: a line for each block of text, in the page's order, with tag, class and link features; the
 * same rules as for plain text then tell the roles.  Parsing is libxml2's, without network and entities of its own, into a
 * tree of bounded depth (pages that never close a <div> go ten thousands deep, where newer versions of libxml2 give up).
 */
#include "article/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "article/decode.h"
#include "text/utf8.h"

#define FRAMES_MAX		1000	/* deeper elements share the state of the one at this depth */
#define PARSE_OPTIONS	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT)

/* Without this option libxml2 gives up at 256 nested elements, with it, from version 2.14 on, at 2048. */
#define PARSE_DEEP		XML_PARSE_HUGE
#define TREE_DEPTH_MAX	1800

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

typedef enum TagKind
{
	TAG_INLINE, TAG_BLOCK, TAG_PARAGRAPH, TAG_HEADING, TAG_ITEM, TAG_BREAK, TAG_LINK, TAG_SKIP, TAG_HEAD, TAG_ASIDE, TAG_CAPTION,
	TAG_QUOTE
} TagKind;

static const struct
{
	const char *name;
	TagKind		kind;
}			tags[] =
{
	{"p", TAG_PARAGRAPH}, {"div", TAG_BLOCK}, {"a", TAG_LINK}, {"li", TAG_ITEM}, {"br", TAG_BREAK}, {"h1", TAG_HEADING},
	{"h2", TAG_HEADING}, {"h3", TAG_HEADING}, {"h4", TAG_HEADING}, {"h5", TAG_HEADING}, {"h6", TAG_HEADING},
	{"section", TAG_BLOCK}, {"article", TAG_BLOCK}, {"header", TAG_BLOCK}, {"main", TAG_BLOCK}, {"body", TAG_BLOCK},
	{"html", TAG_BLOCK}, {"ul", TAG_BLOCK}, {"ol", TAG_BLOCK}, {"dl", TAG_BLOCK}, {"dt", TAG_ITEM}, {"dd", TAG_ITEM},
	{"table", TAG_BLOCK}, {"tr", TAG_BLOCK}, {"td", TAG_BLOCK}, {"th", TAG_BLOCK}, {"tbody", TAG_BLOCK}, {"thead", TAG_BLOCK},
	{"center", TAG_BLOCK}, {"address", TAG_BLOCK}, {"details", TAG_BLOCK}, {"summary", TAG_BLOCK}, {"hr", TAG_BREAK},
	{"pre", TAG_BLOCK}, {"fieldset", TAG_BLOCK}, {"form", TAG_BLOCK}, {"label", TAG_BLOCK}, {"legend", TAG_BLOCK},
	{"blockquote", TAG_QUOTE}, {"figure", TAG_CAPTION}, {"figcaption", TAG_CAPTION}, {"nav", TAG_ASIDE}, {"footer", TAG_ASIDE},
	{"aside", TAG_ASIDE}, {"button", TAG_ASIDE}, {"script", TAG_SKIP}, {"style", TAG_SKIP}, {"noscript", TAG_SKIP},
	{"template", TAG_SKIP}, {"svg", TAG_SKIP}, {"iframe", TAG_SKIP}, {"object", TAG_SKIP}, {"embed", TAG_SKIP}, {"select", TAG_SKIP},
	{"option", TAG_SKIP}, {"textarea", TAG_SKIP}, {"canvas", TAG_SKIP}, {"audio", TAG_SKIP}, {"video", TAG_SKIP}, {"math", TAG_SKIP},
	{"head", TAG_HEAD}, {"title", TAG_HEAD}, {"meta", TAG_HEAD}, {"link", TAG_HEAD}, {"input", TAG_SKIP}, {"img", TAG_INLINE},
};

static TagKind
kind_of_name(const char *name)
{
	for (size_t i = 0; i < lengthof(tags); i++)
		if (strcmp(name, tags[i].name) == 0)
			return tags[i].kind;
	return TAG_INLINE;
}

static TagKind
tag_kind(const xmlNode *node)
{
	return kind_of_name((const char *) node->name);
}

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

/* The next node in the page's order; *up counts the elements that are left on the way. */
static xmlNode *
next_node(xmlNode *node, xmlNode *root, bool inside, int *up)
{
	*up = 0;
	if (inside && node->children != NULL)
		return node->children;
	while (node != root && node->next == NULL)
	{
		node = node->parent;
		if (node == NULL)
			return NULL;
		(*up)++;
	}
	return node == root ? NULL : node->next;
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

/* What the page's walk passes over or breaks a line at is built at any depth: its text is not its parent's. */
static bool
stands_apart(const char *name)
{
	TagKind		kind = kind_of_name(name);

	return kind == TAG_SKIP || kind == TAG_HEAD || kind == TAG_BREAK;
}

/* How deep the parser is in the page, how it builds elements and text, and whether a cancel ends it. */
typedef struct Bounds
{
	startElementSAXFunc start;
	endElementSAXFunc end;
	charactersSAXFunc text;
	commentSAXFunc comment;
	bool		may_stop;
	bool		stopped;
	int			depth;			/* elements open in the tree */
	int			below;			/* open, and not in the tree: others */
	int			apart_below;	/* and such as stand apart */
} Bounds;

/*
 * A cancel must not leave by longjmp out of libxml2, which would hold on to its memory: the parser is told that its text ends
 * here, and whoever called it hears the cancel.
 */
static void
stop_at_cancel(htmlParserCtxt *parser)
{
	Bounds	   *b = parser->_private;

	if (b->may_stop && !b->stopped && (QueryCancelPending || ProcDiePending))
	{
		b->stopped = true;
		xmlStopParser(parser);
	}
}

static void
text_bounded(void *parser, const xmlChar *text, int length)
{
	stop_at_cancel(parser);
	((Bounds *) ((htmlParserCtxt *) parser)->_private)->text(parser, text, length);
}

static void
comment_bounded(void *parser, const xmlChar *text)
{
	stop_at_cancel(parser);
	((Bounds *) ((htmlParserCtxt *) parser)->_private)->comment(parser, text);
}

/* An element begins: below FRAMES_MAX its text goes to the element around it, and only the element is counted. */
static void
start_bounded(void *parser, const xmlChar *name, const xmlChar **attributes)
{
	Bounds	   *b = ((htmlParserCtxt *) parser)->_private;
	bool		apart = b->depth >= FRAMES_MAX && stands_apart((const char *) name);

	stop_at_cancel(parser);
	if (b->depth < FRAMES_MAX || (apart && b->depth < TREE_DEPTH_MAX))
	{
		b->depth++;
		b->start(parser, name, attributes);
	}
	else
		++*(apart ? &b->apart_below : &b->below);
}

/* Elements end in the order opposite to that of their beginning, so the counts tell whether this one is in the tree. */
static void
end_bounded(void *parser, const xmlChar *name)
{
	Bounds	   *b = ((htmlParserCtxt *) parser)->_private;
	bool		apart = b->depth >= FRAMES_MAX && stands_apart((const char *) name);
	int		   *below = apart ? &b->apart_below : &b->below;

	if (*below > 0 && b->depth >= (apart ? TREE_DEPTH_MAX : FRAMES_MAX))
		--*below;
	else
	{
		b->depth--;
		b->end(parser, name);
	}
}

/* NULL when there is nothing, or no memory; *stopped is set when a cancel ended it, which it does if may_stop. */
static xmlDoc *
try_parse_page(const char *html, int32 length, bool may_stop, bool *stopped)
{
	htmlParserCtxt *parser = length > 0 ? htmlCreateMemoryParserCtxt(html, length) : NULL;
	xmlCharEncodingHandler *utf8 = xmlFindCharEncodingHandler("UTF-8");
	Bounds		bounds = {.may_stop = may_stop};
	xmlDoc	   *page;

	if (parser == NULL)
		return NULL;
	htmlCtxtUseOptions(parser, PARSE_OPTIONS);
	parser->options |= PARSE_DEEP;
	bounds.start = parser->sax->startElement;
	bounds.end = parser->sax->endElement;
	bounds.text = parser->sax->characters;
	bounds.comment = parser->sax->comment;
	parser->_private = &bounds;
	parser->sax->startElement = start_bounded;
	parser->sax->endElement = end_bounded;
	parser->sax->characters = text_bounded;
	parser->sax->comment = comment_bounded;
	if (utf8 != NULL)
		xmlSwitchToEncoding(parser, utf8);
	htmlParseDocument(parser);
	page = parser->myDoc;
	htmlFreeParserCtxt(parser);
	*stopped = bounds.stopped;
	return page;
}

/* A cancel that is not heard, as where it is held back, must not cost the rest of the page. */
static xmlDoc *
parse_page(const char *html, int32 length)
{
	bool		stopped = false;
	xmlDoc	   *page = try_parse_page(html, length, true, &stopped);

	if (!stopped)
		return page;
	xmlFreeDoc(page);
	CHECK_FOR_INTERRUPTS();
	return try_parse_page(html, length, false, &stopped);
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
		facts_of_json_ld(facts);
	}
	MemoryContextDelete(context);
	return w->lines;
}
