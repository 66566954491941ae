/*
 * feed.c - the items of a feed (RSS 0.9 to 2.0, RSS 1.0, Atom) as one JSON object each.
 *
 * In: XML in UTF-8, broken too: what was read up to a mistake is kept.  Out: {"title": ..., "url": ..., "author": ...,
 * "published": ..., "body": ..., "outlet": the feed's title}, which json_article.c reads.  Parsing is libxml2's, without
 * network, DTD and entities of the file's own.
 */
#include "article/raw_articles.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "article/foreign.h"

#define PARSE_OPTIONS	(XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA)
#define NODES_DEEP		8		/* items stand less deep than this */

typedef struct Feed
{
	const char *title;
	const char *language;
	RawArticles *list;
} Feed;

/* What the children of an item say; NULL where nothing. */
typedef struct Item
{
	const char *title;
	const char *url;
	const char *original;		/* address, where the feed's own link leads through a counter */
	const char *guid;
	const char *author;
	const char *published;
	const char *updated;
	const char *body;
	const char *summary;
	const char *source;
	const char *section;
} Item;

/* The name without a prefix: "dc:creator" is "creator", also when the prefix is not declared. */
static const char *
local_name(const xmlNode *node)
{
	const char *colon = strrchr((const char *) node->name, ':');

	return colon != NULL ? colon + 1 : (const char *) node->name;
}

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcasecmp(local_name(node), name) == 0;
}

/* In the server's memory, without white space at its ends; NULL when nothing is left. */
static char *
copy_text(xmlChar *text)
{
	char	   *s = (char *) text;
	char	   *out;
	size_t		length;

	if (text == NULL)
		return NULL;
	s += strspn(s, " \t\r\n");
	length = strlen(s);
	while (length > 0 && strchr(" \t\r\n", s[length - 1]) != NULL)
		length--;
	out = length > 0 ? pnstrdup(s, length) : NULL;
	xmlFree(text);
	return out;
}

static char *
attribute(xmlNode *node, const char *name)
{
	return copy_text(xmlGetProp(node, BAD_CAST name));
}

static char *
text_of_child(xmlNode *node, const char *name)
{
	for (xmlNode *c = node->children; c != NULL; c = c->next)
		if (is_named(c, name))
			return copy_text(xmlNodeGetContent(c));
	return NULL;
}

/* The elements in `node`, as they stand in the file: Atom's content of type xhtml. */
static char *
markup_in(xmlNode *node)
{
	xmlBuffer  *buffer = xmlBufferCreate();
	char	   *out = NULL;

	if (buffer == NULL)
		return NULL;
	for (xmlNode *c = node->children; c != NULL; c = c->next)
		xmlNodeDump(buffer, node->doc, c, 0, 0);
	if (xmlBufferLength(buffer) > 0)
		out = pnstrdup((const char *) xmlBufferContent(buffer), xmlBufferLength(buffer));
	xmlBufferFree(buffer);
	return out;
}

static bool
has_elements(const xmlNode *node)
{
	for (xmlNode *c = node->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			return true;
	return false;
}

/* Text or HTML of an item; HTML gets an element around it, by which it is known as such. */
static const char *
story_of(xmlNode *node)
{
	char	   *s = has_elements(node) ? markup_in(node) : copy_text(xmlNodeGetContent(node));
	const char *mark;

	for (mark = s; mark != NULL && (mark = strpbrk(mark, "<&")) != NULL; mark++)
		if ((mark[1] >= 'a' && mark[1] <= 'z') || (mark[1] >= 'A' && mark[1] <= 'Z') || mark[1] == '/' || (mark[0] == '&' && mark[1] == '#'))
			return psprintf("<div>%s</div>", s);
	return s;
}

/* "editor@vale-post.example (Ada Fir)" is Ada Fir; an address of mail alone is nobody. */
static const char *
person_of(char *s)
{
	char	   *open = s != NULL && strchr(s, '@') != NULL ? strchr(s, '(') : NULL;

	if (open != NULL)
		return pnstrdup(open + 1, strcspn(open + 1, ")"));
	return s != NULL && strchr(s, '@') != NULL && strchr(s, ' ') == NULL ? NULL : s;
}

static void
keep(const char **field, const char *value)
{
	if (*field == NULL)
		*field = value;
}

static void
add_author(Item *item, xmlNode *node)
{
	char	   *name = text_of_child(node, "name");
	const char *person = person_of(name != NULL || has_elements(node) ? name : copy_text(xmlNodeGetContent(node)));

	if (person != NULL)
		item->author = item->author != NULL ? psprintf("%s, %s", item->author, person) : person;
}

/* Atom's link is an attribute, and only one of several leads to the article. */
static void
read_link(Item *item, xmlNode *node)
{
	char	   *href = attribute(node, "href");
	char	   *rel = attribute(node, "rel");

	if (href == NULL)
		keep(&item->url, copy_text(xmlNodeGetContent(node)));
	else if (rel == NULL || strcmp(rel, "alternate") == 0)
		keep(&item->url, href);
}

static void
read_child(Item *item, xmlNode *node)
{
	static const char *const media[] = {"media", "itunes", "image"};
	const char *prefix = node->ns != NULL && node->ns->prefix != NULL ? (const char *) node->ns->prefix : "";

	if (node->type != XML_ELEMENT_NODE || is_one_of(prefix, media, lengthof(media)) || strncmp((const char *) node->name, "media:", 6) == 0)
		return;
	if (is_named(node, "title"))
		keep(&item->title, copy_text(xmlNodeGetContent(node)));
	else if (is_named(node, "link"))
		read_link(item, node);
	else if (is_named(node, "origLink"))
		keep(&item->original, copy_text(xmlNodeGetContent(node)));
	else if (is_named(node, "guid") || is_named(node, "id"))
		keep(&item->guid, copy_text(xmlNodeGetContent(node)));
	else if (is_named(node, "author") || is_named(node, "creator"))
		add_author(item, node);
	else if (is_named(node, "pubDate") || is_named(node, "published") || is_named(node, "date") || is_named(node, "issued") || is_named(node, "created"))
		keep(&item->published, copy_text(xmlNodeGetContent(node)));
	else if (is_named(node, "updated") || is_named(node, "modified"))
		keep(&item->updated, copy_text(xmlNodeGetContent(node)));
	else if (is_named(node, "encoded") || is_named(node, "content"))
		keep(&item->body, story_of(node));
	else if (is_named(node, "description") || is_named(node, "summary"))
		keep(&item->summary, story_of(node));
	else if (is_named(node, "source"))
		keep(&item->source, has_elements(node) ? text_of_child(node, "title") : copy_text(xmlNodeGetContent(node)));
	else if (is_named(node, "category") || is_named(node, "subject"))
		keep(&item->section, attribute(node, "term") != NULL ? attribute(node, "term") : copy_text(xmlNodeGetContent(node)));
}

static void
add_item(Feed *feed, xmlNode *node)
{
	Item		item = {0};
	JsonWriter	w;

	for (xmlNode *c = node->children; c != NULL; c = c->next)
		read_child(&item, c);
	if (item.url == NULL && item.guid != NULL && strncmp(item.guid, "http", 4) == 0)
		item.url = item.guid;
	json_begin(&w);
	json_put(&w, "title", item.title);
	json_put(&w, "url", item.original != NULL ? item.original : item.url);
	json_put(&w, "outlet", item.source != NULL ? item.source : feed->title);
	json_put(&w, "author", item.author);
	json_put(&w, "published", item.published != NULL ? item.published : item.updated);
	json_put(&w, "modified", item.published != NULL ? item.updated : NULL);
	json_put(&w, "section", item.section);
	json_put(&w, "language", feed->language);
	json_put(&w, "id", item.guid);
	json_put(&w, "description", item.body != NULL ? item.summary : NULL);
	json_put(&w, "body", item.body != NULL ? item.body : item.summary);
	json_end(&w);
	raw_articles_add(feed->list, w.s, w.length, FORMAT_JSON);
}

/* The feed's title and items, wherever they stand: RSS 1.0 has its items beside the channel and not in it. */
static void
walk(Feed *feed, xmlNode *node, int depth)
{
	for (xmlNode *c = node->children; c != NULL; c = c->next)
	{
		CHECK_FOR_INTERRUPTS();
		if (is_named(c, "item") || is_named(c, "entry"))
			add_item(feed, c);
		else if (is_named(c, "title") && feed->title == NULL)
			feed->title = copy_text(xmlNodeGetContent(c));
		else if (is_named(c, "language") && feed->language == NULL)
			feed->language = copy_text(xmlNodeGetContent(c));
		else if (c->type == XML_ELEMENT_NODE && depth < NODES_DEEP && (is_named(c, "channel") || is_named(c, "items")))
			walk(feed, c, depth + 1);
	}
}

static void
free_feed(void *arg)
{
	xmlFreeDoc((xmlDoc *) arg);
}

void
feed_articles(RawArticles *list, const char *raw, int32 length)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "news_archive feed", ALLOCSET_SMALL_SIZES);
	MemoryContextCallback *callback = MemoryContextAllocZero(context, sizeof(MemoryContextCallback));
	xmlDoc	   *doc = xmlReadMemory(raw, length, NULL, "UTF-8", PARSE_OPTIONS);
	Feed		feed = {.list = list};

	if (doc != NULL)
	{
		callback->func = free_feed;
		callback->arg = doc;
		MemoryContextRegisterResetCallback(context, callback);
		if (xmlDocGetRootElement(doc) != NULL)
		{
			feed.language = attribute(xmlDocGetRootElement(doc), "lang");
			walk(&feed, xmlDocGetRootElement(doc), 0);
		}
	}
	MemoryContextDelete(context);
}

bool
looks_like_feed(const char *raw, int32 length)
{
	const char *root = xml_root(raw, length);

	return root != NULL && (strcasecmp(root, "rss") == 0 || strcmp(root, "RDF") == 0 || strcmp(root, "feed") == 0);
}
