/*
 * page_parts.c - what stands in a section of a page, by its type:
 *
 *	timeline, network, bars: "chart" (see svg_timeline.c and its neighbours), "legend": [{"class", "label"}]
 *	table: "columns": [{"title", "kind" (text, name, number)}], "rows": [[cell, ...]], "more"; a cell is a text, a number or {"text", "article_id"}
 *	events: "groups": [{"id", "heading", "count", "more", "items": [event, ...]}], "unfolded"
 *	quotes: "items": [{"said", "speaker", "text", "type", "addressee", "outlets": [...], "article_ids": [...], "more"}]
 *	names: "names": [{"name", "count", "says"}], "more_names", and a table if it has rows
 *	differences: "groups": [{"about", "thing", "relation", "more", "values": [{"value", "words", "more", "sources": [source, ...]}]}]
 *	articles: "items": [{"article_id", "outlet", "published", "title", "url", "note"}], "more"
 *
 * An event is {"n", "when", "type", "means", "quad", "actors": [...], "targets": [...], "mutual", "place", "status", "sure", "confidence", "sources",
 * "told": [source with "before", "words", "after"], "more"}; a source is {"article_id", "outlet", "published", "says", "changed"}.
 */
#include "reports/page.h"

#include "reports/chart.h"


/* The number under which this page lists an article, or 0. */
static int
number_of(const ReportPage *p, const char *article_id)
{
	if (article_id)
		for (int i = 0; i < p->n_articles; i++)
			if (p->articles[i] && strcmp(p->articles[i], article_id) == 0)
				return i + 1;
	return 0;
}

/* " <a href="#a3">[3]</a>", or nothing for an article that the page does not list: so every link leads somewhere. */
static void
reference(ReportPage *p, const char *article_id)
{
	int			n = number_of(p, article_id);

	if (n == 0)
		return;
	markup_text(p->m, " ");
	markup_open(p->m, "a");
	markup_attr(p->m, "class", "ref");
	markup_attrf(p->m, "href", "#a%d", n);
	markup_attrf(p->m, "aria-label", "article %d", n);
	markup_textf(p->m, "[%d]", n);
	markup_close(p->m);
}

static void
more(ReportPage *p, const Json *object)
{
	if (json_string(object, "more"))
		markup_element(p->m, "p", "more", json_string(object, "more"));
}

/* "A, B and C", each isolated. */
static void
names(ReportPage *p, const Json *first)
{
	for (const Json *name = first; name != NULL; name = name->next)
	{
		markup_element(p->m, "bdi", NULL, name->string);
		if (name->next != NULL)
			markup_text(p->m, name->next->next != NULL ? ", " : " and ");
	}
}

static void
open_item(ReportPage *p, const char *element, const char *class)
{
	markup_open(p->m, element);
	markup_attrf(p->m, "class", "item %s", class);
}

/* ---- drawings ---- */

static void
legend(ReportPage *p, const Json *first)
{
	if (first == NULL)
		return;
	markup_open(p->m, "ul");
	markup_attr(p->m, "class", "legend");
	for (const Json *key = first; key != NULL; key = key->next)
	{
		markup_open(p->m, "li");
		markup_open(p->m, "span");
		markup_attrf(p->m, "class", "key %s", json_string(key, "class") ? json_string(key, "class") : "");
		markup_close(p->m);
		markup_text(p->m, json_string(key, "label"));
		markup_close(p->m);
	}
	markup_close(p->m);
}

/* A drawing that may be wider than a small screen is moved sideways in a box of its own. */
static void
drawing(ReportPage *p, const Json *section, void (*draw) (Markup *, const Json *, bool), bool wide)
{
	const Json *chart = json_member(section, "chart");

	if (chart == NULL)
		return;
	markup_open(p->m, "figure");
	markup_attr(p->m, "class", wide ? "scroll" : NULL);
	if (wide)
	{
		markup_attr(p->m, "tabindex", "0");
		markup_attr(p->m, "role", "group");
		markup_attr(p->m, "aria-label", json_string(chart, "title"));
	}
	draw(p->m, chart, false);
	markup_close(p->m);
	legend(p, first_of(section, "legend"));
}

/* ---- tables ---- */

static void
cell(ReportPage *p, const Json *value, const char *kind)
{
	const char *text = value->kind == JSON_OBJECT ? json_string(value, "text") : value->string;

	markup_open(p->m, "td");
	markup_attr(p->m, "class", kind);
	if (kind && strcmp(kind, "name") == 0)
		markup_element(p->m, "bdi", NULL, text);
	else
		markup_text(p->m, text);
	if (value->kind == JSON_OBJECT)
		reference(p, json_string(value, "article_id"));
	markup_close(p->m);
}

static void
table(ReportPage *p, const Json *section)
{
	markup_open(p->m, "div");
	markup_attr(p->m, "class", "scroll");
	markup_attr(p->m, "tabindex", "0");
	markup_attr(p->m, "role", "group");
	markup_attr(p->m, "aria-label", json_string(section, "heading"));
	markup_open(p->m, "table");
	markup_open(p->m, "thead");
	markup_open(p->m, "tr");
	for (const Json *c = first_of(section, "columns"); c != NULL; c = c->next)
	{
		markup_open(p->m, "th");
		markup_attr(p->m, "scope", "col");
		markup_attr(p->m, "class", json_string(c, "kind"));
		markup_text(p->m, json_string(c, "title"));
		markup_close(p->m);
	}
	markup_close(p->m);
	markup_close(p->m);
	markup_open(p->m, "tbody");
	for (const Json *row = first_of(section, "rows"); row != NULL; row = row->next)
	{
		const Json *column = first_of(section, "columns");

		markup_open(p->m, "tr");
		markup_attr(p->m, "class", "item");
		for (const Json *value = row->first; value != NULL && column != NULL; value = value->next, column = column->next)
			cell(p, value, json_string(column, "kind"));
		markup_close(p->m);
	}
	markup_close(p->m);
	markup_close(p->m);
	markup_close(p->m);
	more(p, section);
}

/* What a drawing shows, in words. */
static void
table_below(ReportPage *p, const Json *section)
{
	if (first_of(section, "rows") == NULL)
		return;
	markup_open(p->m, "details");
	markup_element(p->m, "summary", NULL, "The same as a table");
	table(p, section);
	markup_close(p->m);
}

static void
spellings(ReportPage *p, const Json *section)
{
	markup_open(p->m, "ul");
	markup_attr(p->m, "class", "spellings");
	for (const Json *n = first_of(section, "names"); n != NULL; n = n->next)
	{
		open_item(p, "li", "spelling");
		markup_attr(p->m, "title", json_string(n, "says"));
		markup_element(p->m, "bdi", NULL, json_string(n, "name"));
		if (json_string(n, "count"))
		{
			markup_text(p->m, " ");
			markup_element(p->m, "span", "count", json_string(n, "count"));
		}
		markup_close(p->m);
	}
	markup_close(p->m);
	if (json_string(section, "more_names"))
		markup_element(p->m, "p", "more", json_string(section, "more_names"));
	if (first_of(section, "rows") != NULL)
		table(p, section);
}

/* ---- events ---- */

/* "Lake Courier, 18 May 2024, according to officials; before: 12 [1]" */
static void
source(ReportPage *p, const Json *s)
{
	markup_open(p->m, "p");
	markup_attr(p->m, "class", "source");
	markup_name(p->m, "span", "outlet", json_string(s, "outlet"));
	if (json_string(s, "published"))
		markup_textf(p->m, ", %s", json_string(s, "published"));
	if (json_string(s, "says"))
	{
		markup_text(p->m, ", according to ");
		markup_element(p->m, "bdi", NULL, json_string(s, "says"));
	}
	if (json_string(s, "changed"))
	{
		markup_text(p->m, "; before: ");
		markup_element(p->m, "bdi", NULL, json_string(s, "changed"));
	}
	reference(p, json_string(s, "article_id"));
	markup_close(p->m);
}

/* The sentence with the words that tell it marked, and who says it. */
static void
report(ReportPage *p, const Json *told)
{
	markup_open(p->m, "div");
	markup_attr(p->m, "class", "report");
	markup_open(p->m, "p");
	markup_attr(p->m, "class", "words");
	markup_attr(p->m, "dir", "auto");
	markup_text(p->m, json_string(told, "before"));
	markup_element(p->m, "mark", NULL, json_string(told, "words"));
	markup_text(p->m, json_string(told, "after"));
	markup_close(p->m);
	source(p, told);
	markup_close(p->m);
}

/* The first report, and the others folded away, unless `unfolded`. */
static void
reports(ReportPage *p, const Json *event, bool unfolded)
{
	const Json *told = first_of(event, "told");
	int			folded = members(json_member(event, "told")) - 1;

	for (bool first = true; told != NULL && (first || unfolded); first = false, told = told->next)
		report(p, told);
	if (told == NULL)
	{
		more(p, event);
		return;
	}
	markup_open(p->m, "details");
	markup_open(p->m, "summary");
	markup_textf(p->m, "%d more %s", folded, folded == 1 ? "report" : "reports");
	markup_close(p->m);
	for (; told != NULL; told = told->next)
		report(p, told);
	more(p, event);
	markup_close(p->m);
}

static void
sides(ReportPage *p, const Json *event)
{
	const Json *actors = first_of(event, "actors");
	const Json *targets = first_of(event, "targets");

	markup_open(p->m, "p");
	markup_attr(p->m, "class", "sides");
	if (actors == NULL)
		markup_element(p->m, "span", "unknown", "somebody not named");
	names(p, actors);
	if (targets != NULL)
	{
		markup_element(p->m, "span", "to", member_true(event, "mutual") ? " and " : " → ");
		names(p, targets);
	}
	if (json_string(event, "place"))
	{
		markup_open(p->m, "span");
		markup_attr(p->m, "class", "place");
		markup_text(p->m, ", ");
		markup_element(p->m, "bdi", NULL, json_string(event, "place"));
		markup_close(p->m);
	}
	markup_close(p->m);
}

static void
tags(ReportPage *p, const Json *event)
{
	const char *status = json_string(event, "status");
	int			sources = member_int(event, "sources");

	markup_open(p->m, "p");
	markup_attr(p->m, "class", "tags");
	markup_open(p->m, "span");
	markup_attrf(p->m, "class", "type q%d%s", member_int(event, "quad"), member_true(event, "sure") ? "" : " unsure");
	markup_text(p->m, json_string(event, "type"));
	markup_close(p->m);
	if (json_string(event, "means"))
		markup_element(p->m, "span", "means", json_string(event, "means"));
	if (status && strcmp(status, "actual") != 0)
		markup_element(p->m, "span", "status", status);
	if (!member_true(event, "sure"))
		markup_element(p->m, "span", "status", "less sure");
	markup_open(p->m, "span");
	markup_attr(p->m, "class", "evidence");
	markup_textf(p->m, "%d independent %s", sources, sources == 1 ? "source" : "sources");
	if (json_string(event, "confidence"))
		markup_textf(p->m, ", confidence %s", json_string(event, "confidence"));
	markup_close(p->m);
	markup_close(p->m);
}

static void
event(ReportPage *p, const Json *e, bool unfolded)
{
	open_item(p, "li", "event");
	if (member_int(e, "n") > 0)
		markup_attrf(p->m, "id", "e%d", member_int(e, "n"));
	markup_element(p->m, "p", "when", json_string(e, "when"));
	markup_open(p->m, "div");
	sides(p, e);
	tags(p, e);
	reports(p, e, unfolded);
	markup_close(p->m);
	markup_close(p->m);
}

static void
group_heading(ReportPage *p, const Json *group)
{
	markup_open(p->m, "h3");
	markup_attr(p->m, "id", json_string(group, "id"));
	markup_text(p->m, json_string(group, "heading"));
	if (json_string(group, "count"))
	{
		markup_text(p->m, " ");
		markup_element(p->m, "span", "count", json_string(group, "count"));
	}
	markup_close(p->m);
}

static void
events(ReportPage *p, const Json *section)
{
	for (const Json *g = first_of(section, "groups"); g != NULL; g = g->next)
	{
		markup_open(p->m, "div");
		markup_attr(p->m, "class", "group");
		if (json_string(g, "heading"))
			group_heading(p, g);
		markup_open(p->m, "ol");
		markup_attr(p->m, "class", "events");
		for (const Json *e = first_of(g, "items"); e != NULL; e = e->next)
			event(p, e, member_true(section, "unfolded"));
		markup_close(p->m);
		more(p, g);
		markup_close(p->m);
	}
	more(p, section);
}

/* ---- quotations ---- */

static void
quote_line(ReportPage *p, const Json *q)
{
	markup_open(p->m, "figcaption");
	if (json_string(q, "speaker"))
	{
		markup_name(p->m, "span", "speaker", json_string(q, "speaker"));
		markup_text(p->m, ", ");
	}
	if (json_string(q, "said"))
		markup_textf(p->m, "%s. ", json_string(q, "said"));
	if (json_string(q, "addressee"))
	{
		markup_text(p->m, "To ");
		markup_element(p->m, "bdi", NULL, json_string(q, "addressee"));
		markup_text(p->m, ". ");
	}
	if (first_of(q, "outlets") != NULL)
	{
		markup_text(p->m, "In ");
		names(p, first_of(q, "outlets"));
	}
	for (const Json *a = first_of(q, "article_ids"); a != NULL; a = a->next)
		reference(p, a->string);
	if (json_string(q, "more"))
		markup_textf(p->m, " %s", json_string(q, "more"));
	markup_close(p->m);
}

static void
quotes(ReportPage *p, const Json *section)
{
	for (const Json *q = first_of(section, "items"); q != NULL; q = q->next)
	{
		const char *type = json_string(q, "type");
		bool		direct = type && strcmp(type, "direct") == 0;

		open_item(p, "figure", direct ? "quote direct" : "quote");
		markup_open(p->m, "blockquote");
		markup_open(p->m, "p");
		markup_attr(p->m, "dir", "auto");
		markup_text(p->m, direct ? "“" : NULL);
		markup_text(p->m, json_string(q, "text"));
		markup_text(p->m, direct ? "”" : NULL);
		markup_close(p->m);
		markup_close(p->m);
		quote_line(p, q);
		markup_close(p->m);
	}
	more(p, section);
}

/* ---- differences ---- */

static void
value(ReportPage *p, const Json *v)
{
	markup_open(p->m, "li");
	markup_name(p->m, "p", "value", json_string(v, "value"));
	markup_open(p->m, "div");
	if (json_string(v, "words"))
		markup_name(p->m, "p", "words", json_string(v, "words"));
	for (const Json *s = first_of(v, "sources"); s != NULL; s = s->next)
		source(p, s);
	more(p, v);
	markup_close(p->m);
	markup_close(p->m);
}

static void
differences(ReportPage *p, const Json *section)
{
	for (const Json *g = first_of(section, "groups"); g != NULL; g = g->next)
	{
		const char *relation = json_string(g, "relation");
		bool		clash = relation && strcmp(relation, "contradicts") == 0;

		open_item(p, "div", "difference");
		markup_open(p->m, "h3");
		markup_element(p->m, "span", "about", json_string(g, "about"));
		markup_text(p->m, " ");
		markup_element(p->m, "bdi", NULL, json_string(g, "thing"));
		markup_close(p->m);
		markup_element(p->m, "p", clash ? "verdict clash" : "verdict", clash ? "These cannot all be true." : "These may all be true.");
		markup_open(p->m, "ul");
		markup_attr(p->m, "class", "values");
		for (const Json *v = first_of(g, "values"); v != NULL; v = v->next)
			value(p, v);
		markup_close(p->m);
		more(p, g);
		markup_close(p->m);
	}
	more(p, section);
}

/* ---- articles ---- */

/* An address that a browser opens as a page, and does not run as a script. */
static bool
is_web(const char *url)
{
	return url != NULL && (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0);
}

static void
article(ReportPage *p, const Json *a, int n)
{
	const char *url = json_string(a, "url");

	open_item(p, "li", "article");
	markup_attrf(p->m, "id", "a%d", n);
	markup_open(p->m, "span");
	markup_attr(p->m, "class", "number");
	markup_textf(p->m, "%d", n);
	markup_close(p->m);
	markup_element(p->m, "span", "when", json_string(a, "published"));
	markup_open(p->m, "span");
	markup_attr(p->m, "class", "what");
	markup_open(p->m, is_web(url) ? "a" : "span");
	if (is_web(url))
	{
		markup_attr(p->m, "href", url);
		markup_attr(p->m, "rel", "noopener noreferrer external");
	}
	markup_element(p->m, "bdi", NULL, json_string(a, "title"));
	markup_close(p->m);
	markup_text(p->m, " ");
	markup_name(p->m, "span", "outlet", json_string(a, "outlet"));
	if (json_string(a, "note"))
	{
		markup_text(p->m, " ");
		markup_element(p->m, "span", "status", json_string(a, "note"));
	}
	markup_close(p->m);
	markup_close(p->m);
}

static void
articles(ReportPage *p, const Json *section)
{
	int			n = 0;

	markup_open(p->m, "ol");
	markup_attr(p->m, "class", "articles");
	for (const Json *a = first_of(section, "items"); a != NULL; a = a->next)
		article(p, a, ++n);
	markup_close(p->m);
	more(p, section);
}

void
section_body(ReportPage *p, const char *type, const Json *section)
{
	if (strcmp(type, "timeline") == 0)
		drawing(p, section, draw_timeline, false);
	else if (strcmp(type, "bars") == 0)
		drawing(p, section, draw_bars, false);
	else if (strcmp(type, "network") == 0)
	{
		drawing(p, section, draw_network, true);
		table_below(p, section);
	}
	else if (strcmp(type, "names") == 0)
		spellings(p, section);
	else if (strcmp(type, "table") == 0)
		table(p, section);
	else if (strcmp(type, "events") == 0)
		events(p, section);
	else if (strcmp(type, "quotes") == 0)
		quotes(p, section);
	else if (strcmp(type, "differences") == 0)
		differences(p, section);
	else if (strcmp(type, "articles") == 0)
		articles(p, section);
}
