/*
 * page.c - the frame of a page: head, masthead, contents, sections, foot.
 *
 * The page fetches nothing, and its Content-Security-Policy forbids it to; of scripts the policy allows the page's own, by its hash.
 */
#include "reports/page.h"

#include "reports/assets.h"
#include "reports/chart.h"

#define POLICY	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; script-src '%s'"

static void
meta(Markup *m, const char *name, const char *content)
{
	markup_open(m, "meta");
	markup_attr(m, "name", name);
	markup_attr(m, "content", content);
	markup_close(m);
}

static void
head(Markup *m, const Json *data)
{
	const char *title = json_string(data, "title");

	markup_open(m, "head");
	markup_open(m, "meta");
	markup_attr(m, "charset", "utf-8");
	markup_close(m);
	markup_open(m, "meta");
	markup_attr(m, "http-equiv", "Content-Security-Policy");
	markup_attrf(m, "content", POLICY, asset_page_js_hash);
	markup_close(m);
	meta(m, "viewport", "width=device-width, initial-scale=1");
	meta(m, "color-scheme", "light dark");
	meta(m, "referrer", "no-referrer");
	meta(m, "generator", "news_archive");
	markup_open(m, "link");		/* or a browser asks a server for one */
	markup_attr(m, "rel", "icon");
	markup_attr(m, "href", "data:,");
	markup_close(m);
	markup_element(m, "title", NULL, title ? title : "Dossier");
	markup_open(m, "style");
	markup_text(m, asset_page_css);
	markup_text(m, asset_chart_css);
	markup_close(m);
	markup_close(m);
}

static void
facts(Markup *m, const Json *data)
{
	const Json *fact = first_of(data, "facts");

	if (fact == NULL)
		return;
	markup_open(m, "dl");
	markup_attr(m, "class", "facts");
	for (; fact != NULL; fact = fact->next)
	{
		markup_open(m, "div");
		markup_element(m, "dt", NULL, json_string(fact, "label"));
		markup_element(m, "dd", NULL, json_string(fact, "value"));
		markup_close(m);
	}
	markup_close(m);
}

static void
masthead(Markup *m, const Json *data)
{
	markup_open(m, "header");
	markup_attr(m, "class", "masthead");
	if (json_string(data, "eyebrow"))
		markup_element(m, "p", "eyebrow", json_string(data, "eyebrow"));
	markup_name(m, "h1", NULL, json_string(data, "title"));
	if (json_string(data, "subtitle"))
		markup_name(m, "p", "subtitle", json_string(data, "subtitle"));
	if (json_string(data, "lead"))
		markup_name(m, "p", "lead", json_string(data, "lead"));
	facts(m, data);
	markup_close(m);
}

/* Hidden until the script shows it: without one it could do nothing. */
static void
filter(Markup *m)
{
	markup_open(m, "div");
	markup_attr(m, "class", "filter");
	markup_attr(m, "id", "filter");
	markup_attr(m, "hidden", "hidden");
	markup_open(m, "label");
	markup_attr(m, "for", "filter-words");
	markup_text(m, "Show only what has");
	markup_close(m);
	markup_open(m, "input");
	markup_attr(m, "id", "filter-words");
	markup_attr(m, "type", "search");
	markup_attr(m, "autocomplete", "off");
	markup_attr(m, "aria-describedby", "filter-found");
	markup_close(m);
	markup_open(m, "p");
	markup_attr(m, "id", "filter-found");
	markup_attr(m, "role", "status");
	markup_text(m, "Names, places, outlets, words. Press / to come here, Escape to see all again.");
	markup_close(m);
	markup_close(m);
}

static void
contents(Markup *m, const Json *data)
{
	markup_open(m, "nav");
	markup_attr(m, "aria-label", "Contents");
	markup_open(m, "ul");
	for (const Json *s = first_of(data, "sections"); s != NULL; s = s->next)
	{
		if (json_string(s, "id") == NULL || json_string(s, "heading") == NULL)
			continue;
		markup_open(m, "li");
		markup_open(m, "a");
		markup_attrf(m, "href", "#%s", json_string(s, "id"));
		markup_text(m, json_string(s, "heading"));
		markup_close(m);
		if (json_string(s, "count"))
		{
			markup_text(m, " ");
			markup_element(m, "span", "count", json_string(s, "count"));
		}
		markup_close(m);
	}
	markup_close(m);
	filter(m);
	markup_close(m);
}

static void
paragraphs(Markup *m, const char *class, const Json *first)
{
	for (const Json *p = first; p != NULL; p = p->next)
		if (p->kind == JSON_STRING)
			markup_element(m, "p", class, p->string);
}

static void
section(ReportPage *page, const Json *s)
{
	Markup	   *m = page->m;
	const char *id = json_string(s, "id");
	const char *type = json_string(s, "type");

	CHECK_FOR_INTERRUPTS();
	markup_open(m, "section");
	markup_attr(m, "id", id);
	if (id)
		markup_attrf(m, "aria-labelledby", "%s-heading", id);
	markup_open(m, "h2");
	if (id)
		markup_attrf(m, "id", "%s-heading", id);
	markup_text(m, json_string(s, "heading"));
	markup_close(m);
	if (json_string(s, "intro"))
		markup_element(m, "p", "intro", json_string(s, "intro"));
	section_body(page, type ? type : "", s);
	paragraphs(m, "note", first_of(s, "notes"));
	markup_close(m);
}

static void
foot(Markup *m, const Json *data)
{
	markup_open(m, "footer");
	paragraphs(m, NULL, first_of(data, "notes"));
	if (json_string(data, "made"))
		markup_element(m, "p", "made", json_string(data, "made"));
	markup_close(m);
	markup_element(m, "script", NULL, asset_page_js);
}

/* Notes which articles the page lists. */
static void
find_articles(ReportPage *page, const Json *data)
{
	const char *type;

	for (const Json *s = first_of(data, "sections"); s != NULL; s = s->next)
		if ((type = json_string(s, "type")) != NULL && strcmp(type, "articles") == 0 && page->articles == NULL)
		{
			page->articles = palloc(sizeof(char *) * (members(json_member(s, "items")) + 1));
			for (const Json *a = first_of(s, "items"); a != NULL; a = a->next)
				page->articles[page->n_articles++] = json_string(a, "article_id");
		}
}

char *
page_of(const Json *data)
{
	Markup	   *m = markup_begin();
	ReportPage	page = {.m = m};

	find_articles(&page, data);
	markup_doctype(m, "html");
	markup_open(m, "html");
	markup_attr(m, "lang", "en");
	head(m, data);
	markup_open(m, "body");
	markup_open(m, "a");
	markup_attr(m, "class", "skip");
	markup_attr(m, "href", "#main");
	markup_text(m, "Skip to the content");
	markup_close(m);
	masthead(m, data);
	markup_open(m, "div");
	markup_attr(m, "class", "layout");
	contents(m, data);
	markup_open(m, "main");
	markup_attr(m, "id", "main");
	for (const Json *s = first_of(data, "sections"); s != NULL; s = s->next)
		section(&page, s);
	markup_close(m);
	markup_close(m);
	foot(m, data);
	return markup_end(m);
}

char *
drawing_of(const char *kind, const Json *data)
{
	Markup	   *m = markup_begin();

	if (strcmp(kind, "timeline") == 0)
		draw_timeline(m, data, true);
	else if (strcmp(kind, "network") == 0)
		draw_network(m, data, true);
	else if (strcmp(kind, "bars") == 0)
		draw_bars(m, data, true);
	else
		return NULL;
	return markup_end(m);
}
