/*
 * page.h - reports as pages: JSON in, HTML or SVG out.
 */
#ifndef NEWS_ARCHIVE_PAGE_H
#define NEWS_ARCHIVE_PAGE_H

#include "article/json.h"
#include "reports/markup.h"

/*
 * A page that needs nothing else: {"title", "eyebrow", "subtitle", "lead", "made", "facts": [{"value", "label"}], "notes": [...],
 * "sections": [{"type", "id", "heading", "count", "intro", "notes", ...}]}; page_parts.c tells what each type of section has.  What
 * is lacking or of a wrong kind is left out.  palloced.
 */
extern char *page_of(const Json *data);

/* One drawing as a file: "timeline", "network" or "bars"; NULL for another kind.  palloced. */
extern char *drawing_of(const char *kind, const Json *data);

/*
 * XML from a tree of elements (markup_tree.c), with a declaration when it is a document.  palloced.  ERROR for what is no tree:
 * an object without an element, a name that is none.
 */
extern char *markup_of_tree(const Json *tree, bool document);

/* Inside reports/: a page while it is written. */
typedef struct ReportPage
{
	Markup	   *m;
	const char **articles;		/* ids of those that it lists, in the order of their numbers, which begin at 1 */
	int			n_articles;
} ReportPage;

/* What stands in a section of this type, below its heading. */
extern void section_body(ReportPage *p, const char *type, const Json *section);

#endif
