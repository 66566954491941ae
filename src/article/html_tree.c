/*
 * html_tree.c - the tree of a page: parsing within bounds, the kinds of tags, and the way through it.
 *
 * In: HTML in UTF-8.  Out: libxml2's tree of it.  Parsing is libxml2's, without network and entities of its own, into a
 * tree of bounded depth (pages that never close a <div> go ten thousands deep, where newer versions of libxml2 give up).
 */
#include "article/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#define PARSE_OPTIONS	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT)

/* Without this option libxml2 gives up at 256 nested elements, with it, from version 2.14 on, at 2048. */
#define PARSE_DEEP		XML_PARSE_HUGE
#define TREE_DEPTH_MAX	1800

#define PARSE_OPTIONS	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT)

/* Without this option libxml2 gives up at 256 nested elements, with it, from version 2.14 on, at 2048. */
#define PARSE_DEEP		XML_PARSE_HUGE
#define TREE_DEPTH_MAX	1800

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

TagKind
tag_kind(const xmlNode *node)
{
	return kind_of_name((const char *) node->name);
}

xmlNode *
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
xmlDoc *
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
