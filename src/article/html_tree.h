/*
 * html_tree.h - inside article/: the tree of a page of HTML.
 */
#ifndef NEWS_ARCHIVE_HTML_TREE_H
#define NEWS_ARCHIVE_HTML_TREE_H

#include "extension/core.h"

#include <libxml/tree.h>

#define FRAMES_MAX		1000	/* deeper elements share the state of the one at this depth */

typedef enum TagKind
{
	TAG_INLINE, TAG_BLOCK, TAG_PARAGRAPH, TAG_HEADING, TAG_ITEM, TAG_BREAK, TAG_LINK, TAG_SKIP, TAG_HEAD, TAG_ASIDE, TAG_CAPTION,
	TAG_QUOTE
} TagKind;

extern TagKind tag_kind(const xmlNode *node);

/* The next node in the page's order, or NULL; *up counts the elements that are left on the way. */
extern xmlNode *next_node(xmlNode *node, xmlNode *root, bool inside, int *up);

/* The tree of a page, which the caller frees with xmlFreeDoc(); NULL when there is nothing in it, or no memory. */
extern xmlDoc *parse_page(const char *html, int32 length);

#endif
