/*
 * html_facts.c - what a page's head says of the article: <meta>, <title>, <link rel=canonical>, <time>.
 *
 * In: elements of the page, as the walk meets them.  Out: PageFacts.  JSON-LD of schema.org (json_ld.c) is believed before
 * <meta>; of two of one kind the first.
 */
#include "article/html.h"

#include <libxml/HTMLparser.h>

#include "article/charset.h"
#include "text/utf8.h"

extern const Lexicon lexicon_html_meta;

enum
{
	META_NAME, META_HOLDS, META_RANK
};

#define VALUE_MAX_BYTES	2000

/* A copy of an attribute's value, NULL when it is not there or much too long. */
char *
html_attribute(xmlNode *node, const char *name)
{
	for (xmlAttr *a = node->properties; a != NULL; a = a->next)
	{
		if (strcmp((const char *) a->name, name) != 0)
			continue;
		/* The parser puts a value into one text node. */
		if (a->children == NULL || a->children->content == NULL || a->children->next != NULL)
			return NULL;
		if (strlen((char *) a->children->content) > VALUE_MAX_BYTES)
			return NULL;
		return pstrdup((char *) a->children->content);
	}
	return NULL;
}

static void
keep(const char **field, const char *value)
{
	if (*field == NULL && value != NULL)
		*field = clean_text(value);
}

static void
keep_author(PageFacts *facts, const char *value)
{
	char	   *clean = clean_text(value);

	if (facts->author != NULL || clean == NULL || strstr(clean, "://") != NULL)
		return;
	facts->author = byline_names(clean, strlen(clean), strncasecmp(clean, "by ", 3) == 0);
	if (facts->author == NULL && facts->author_outlet == NULL && strlen(clean) < 60)
		facts->author_outlet = clean;
}

static void
keep_published(PageFacts *facts, const char *value, const char *basis)
{
	Day			day = day_of_stamp(value);

	if (facts->published != DAY_NONE || day == DAY_NONE || day < day_of(1800, 1, 1))
		return;
	facts->published = day;
	facts->published_words = clean_text(value);
	facts->published_basis = basis;
}

static void
keep_meta(PageFacts *facts, int row, const char *value)
{
	const char *holds = lexicon_cell(&lexicon_html_meta, row, META_HOLDS);
	int			rank = atoi(lexicon_cell(&lexicon_html_meta, row, META_RANK));

	if (strcmp(holds, "title") == 0)
		keep(rank == 1 ? &facts->title : &facts->other_title, value);
	else if (strcmp(holds, "description") == 0)
		keep(&facts->description, value);
	else if (strcmp(holds, "author") == 0 && rank < 9)
		keep_author(facts, value);
	else if (strcmp(holds, "site") == 0 && rank <= 3)
		keep(&facts->site, value);
	else if (strcmp(holds, "section") == 0)
		keep(&facts->section, value);
	else if (strcmp(holds, "url") == 0)
		keep(&facts->url, value);
	else if (strcmp(holds, "modified") == 0 && facts->modified == DAY_NONE)
		facts->modified = day_of_stamp(value);
	else if (strcmp(holds, "published") == 0 && rank <= 3 && (rank < facts->meta_rank || facts->meta_rank == 0) &&
			 day_of_stamp(value) >= day_of(1800, 1, 1))
	{
		facts->meta_rank = rank;
		facts->meta_published = day_of_stamp(value);
		facts->meta_words = clean_text(value);
	}
}

static void
facts_of_meta(PageFacts *facts, xmlNode *node)
{
	static const char *const names[] = {"property", "name", "itemprop"};
	char	   *content = html_attribute(node, "content");

	for (size_t i = 0; i < lengthof(names) && content != NULL && content[0] != '\0'; i++)
	{
		char	   *name = html_attribute(node, names[i]);
		char		key[128];
		int			n = 0;
		int			row;

		for (const char *c = name; c != NULL && *c != '\0' && n < (int) sizeof(key) - 4; c++)
		{
			if (*c == '-' && n > 0 && c[1] != '\0')
			{
				memcpy(key + n, " - ", 3);
				n += 3;
			}
			else
				key[n++] = *c >= 'A' && *c <= 'Z' ? *c + 32 : *c;
		}
		if (n > 0 && (row = lexicon_find(&lexicon_html_meta, key, n)) >= 0)
			keep_meta(facts, row, content);
	}
}

static void
facts_of_time(PageFacts *facts, xmlNode *node)
{
	char	   *stamp = html_attribute(node, "datetime");
	char	   *prop = html_attribute(node, "itemprop");
	Day			day;

	if (stamp == NULL)
		stamp = html_attribute(node, "content");
	if (stamp == NULL || (day = day_of_stamp(stamp)) == DAY_NONE)
		return;
	if (prop != NULL && strcasecmp(prop, "datePublished") == 0)
		keep_published(facts, stamp, "itemprop");
	else if (prop != NULL && strcasecmp(prop, "dateModified") == 0)
		facts->modified = facts->modified == DAY_NONE ? day : facts->modified;
	else if (facts->time_element == DAY_NONE && strcmp((const char *) node->name, "time") == 0)
	{
		facts->time_element = day;
		facts->time_words = clean_text(stamp);
	}
}

static void
facts_of_script(PageFacts *facts, xmlNode *node)
{
	char	   *type = html_attribute(node, "type");

	if (type != NULL && strcasestr(type, "ld+json") != NULL && node->children != NULL && node->children->content != NULL)
		facts_of_json_ld_script(facts, (const char *) node->children->content);
}

void
facts_of_element(PageFacts *facts, xmlNode *node)
{
	const char *name = (const char *) node->name;

	if (strcmp(name, "meta") == 0)
	{
		facts_of_meta(facts, node);
		facts_of_time(facts, node);
	}
	else if (strcmp(name, "script") == 0)
		facts_of_script(facts, node);
	else if (strcmp(name, "title") == 0 && node->children != NULL && node->children->content != NULL)
		keep(&facts->page_title, (char *) node->children->content);
	else if (strcmp(name, "link") == 0)
	{
		char	   *rel = html_attribute(node, "rel");

		if (rel != NULL && strcasecmp(rel, "canonical") == 0)
			keep(&facts->canonical, html_attribute(node, "href"));
	}
	else if (strcmp(name, "html") == 0)
		keep(&facts->page_language, html_attribute(node, "lang"));
	else if (strcmp(name, "time") == 0 || (node->properties != NULL && strcmp(name, "span") == 0))
		facts_of_time(facts, node);
}

/* Does a title in the head tell the headline in other words, as one made for search engines does? */
static bool
says_partly(const char *given, const Line *headline)
{
	int			content = 0;
	int			found = 0;

	for (int32 k = 0; k < headline->n_words; k++)
		if (strlen(headline->words[k]) > 3)
		{
			content++;
			found += strcasestr(given, headline->words[k]) != NULL;
		}
	return found >= 2 && found * 3 >= content;
}

/*
 * The headline that is shown when a title in the head has it, or tells it in other words; otherwise what the head says, then what is shown, and when there is
 * nothing else the <title> without the names of the site (`names`, ended by NULL).
 */
const char *
facts_title(const Lines *lines, const PageFacts *facts, const char *const *names)
{
	const char *const given[] = {facts->ld_title, facts->title, facts->page_title, facts->other_title};
	const char *shown = lines->title >= 0 ? lines->items[lines->title].text : NULL;

	for (size_t i = 0; i < lengthof(given) && shown != NULL; i++)
		if (given[i] != NULL && title_has(given[i], shown))
			return shown;
	for (int32 i = 0; i < lines->count; i++)
		if (lines->items[i].heading == 1)
			for (size_t k = 0; k < lengthof(given); k++)
				if (given[k] != NULL && title_has(given[k], lines->items[i].text))
					return lines->items[i].text;
	if (shown != NULL && lines->items[lines->title].heading == 1)
		for (size_t i = 0; i < lengthof(given); i++)
			if (given[i] != NULL && says_partly(given[i], &lines->items[lines->title]))
				return shown;
	for (size_t i = 0; i < 2; i++)
		if (given[i] != NULL && !(facts->site != NULL && strcasecmp(given[i], facts->site) == 0))
			return given[i];
	if (shown == NULL && facts->other_title != NULL)
		return facts->other_title;
	return shown == NULL && facts->page_title != NULL ? title_without_site(facts->page_title, names) : shown;
}

/* The language of a tag by ISO 639-1: "en" of "en-GB"; NULL when it has none. */
const char *
facts_language(const PageFacts *facts)
{
	const char *s = facts->language != NULL ? facts->language : facts->page_language;

	if (s == NULL || strlen(s) < 2 || (s[2] != '\0' && s[2] != '-' && s[2] != '_'))
		return NULL;
	return psprintf("%c%c", s[0] | 0x20, s[1] | 0x20);
}
