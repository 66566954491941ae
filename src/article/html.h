/*
 * html.h - inside article/: a page of HTML as lines, and what its head says of the article.
 */
#ifndef NEWS_ARCHIVE_HTML_H
#define NEWS_ARCHIVE_HTML_H

#include <libxml/tree.h>

#include "article/json.h"
#include "article/published.h"

/* What metadata says; NULL where nothing. */
typedef struct PageFacts
{
	const char *ld_title;		/* headline of JSON-LD */
	const char *title;			/* og:title */
	const char *other_title;	/* of other <meta> */
	const char *page_title;		/* of <title> */
	const char *description;
	const char *author;			/* names, comma and space between */
	bool		author_ld;		/* from JSON-LD */
	const char *author_outlet;	/* an outlet or agency that the metadata gives as the author */
	const char *site;
	const char *section;
	const char *dateline;		/* a field of JSON */
	const char *url;			/* og:url */
	const char *canonical;
	const char *ld_site;		/* the publisher of JSON-LD */
	const char *ld_url;
	const char *language;		/* of JSON-LD */
	const char *page_language;	/* of <html lang> */
	const char *body;			/* articleBody, as it is */
	Day			published;		/* JSON-LD, itemprop */
	const char *published_words;
	const char *published_basis;
	Day			meta_published; /* <meta> */
	int			meta_rank;		/* 0: none */
	const char *meta_words;
	Day			modified;
	Day			time_element;	/* the first <time> */
	const char *time_words;
	const Json *json_ld;		/* values of the page's JSON-LD that are still to be read, the last first */
	int			n_json_ld;
} PageFacts;

/* html.c */
extern Lines *html_lines(const char *html, int32 length, PageFacts *facts);
extern bool looks_like_html(const char *raw, int32 length);

/* page_facts.c */
extern void facts_init(PageFacts *facts);
extern Day	day_of_stamp(const char *stamp);
extern char *clean_text(const char *s);
extern bool title_has(const char *whole, const char *part);

/* html_facts.c */
extern void facts_of_element(PageFacts *facts, xmlNode *node);
extern const char *facts_language(const PageFacts *facts);
extern const char *facts_title(const Lines *lines, const PageFacts *facts, const char *const *names);
extern char *html_attribute(xmlNode *node, const char *name);

/* page_title.c: names is ended by NULL */
extern char *title_without_site(const char *title, const char *const *names);

/* json_ld.c: a script as the walk meets it; when all are read */
extern void facts_of_json_ld_script(PageFacts *facts, const char *text);
extern void facts_of_json_ld(PageFacts *facts);

/* The article of a graph that is given as JSON by itself, and what it says; NULL when it has none. */
extern const Json *json_ld_article(const Json *root, PageFacts *facts);

/* html_hints.c: the role or kind that class, id and tag of an element name, or HINT_NONE */
typedef enum HintKind
{
	HINT_NONE = NO_ROLE, HINT_STORY, HINT_ASIDE
} HintKind;

extern int	element_hint(xmlNode *node);

/* html_region.c: after line_claims(); after assign_roles() */
extern void find_region(Lines *lines);
extern void settle_region(Lines *lines);

/* html_story.c: after find_region() */
extern void markup_claims(Lines *lines, const PageFacts *facts);

#endif
