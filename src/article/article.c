/*
 * article.c - a raw scrape read as an article: its lines and what they say.
 *
 * In: raw text of any of the formats, valid UTF-8.  Out: Article (article.h).  The formats differ only in how they are cut
 * into lines; from there on text, markdown and HTML go the same way.
 */
#include "article/article.h"

#include "article/collection.h"
#include "article/foreign.h"
#include "article/json_article.h"
#include "article/url.h"
#include "text/utf8.h"

extern const Lexicon lexicon_outlets;

/* Lines around title and story in which a byline is looked for. */
#define AUTHOR_LINES	6
#define AUTHOR_LINES_AFTER 12
#define AUTHOR_LINES_IN 8		/* of the story's first and last */
#define OUTLET_WORDS	6
#define ADDRESS_WORDS	2		/* of the title that its address has */
#define ADDRESS_WORD_BYTES 4

const char *const article_format_names[N_ARTICLE_FORMATS] = {"auto", "text", "markdown", "html", "json"};

static const Line *
first_of(const Lines *lines, LineRole role)
{
	for (int32 i = 0; i < lines->count; i++)
		if (lines->items[i].role == role)
			return &lines->items[i];
	return NULL;
}

/* The outlet's row by its host, shorter domains too; or -1. */
static int
outlet_row(const char *host)
{
	while (host != NULL && strchr(host, '.') != NULL)
	{
		/* keys are stored with hyphens as words of their own */
		char		key[128];
		int			n = 0;
		int			row;

		for (const char *c = host; *c != '\0' && n < (int) sizeof(key) - 4; c++)
		{
			if (*c == '-')
			{
				memcpy(key + n, " - ", 3);
				n += 3;
			}
			else
				key[n++] = *c;
		}
		row = lexicon_find(&lexicon_outlets, key, n);
		if (row >= 0)
			return row;
		host = strchr(host, '.') + 1;
	}
	return -1;
}

const char *
outlet_of_host(const char *host)
{
	int			row = outlet_row(host);

	return row < 0 ? NULL : lexicon_cell(&lexicon_outlets, row, 1);
}

/* Do two long words of the title stand in the address, as in ".../vale-post-opens-new-dam"? */
static bool
has_title_words(const char *address, const Line *title)
{
	int			found = 0;

	for (int32 k = 0; title != NULL && k < title->n_words && found < ADDRESS_WORDS; k++)
		found += strlen(title->words[k]) >= ADDRESS_WORD_BYTES && strcasestr(address, title->words[k]) != NULL;
	return found >= ADDRESS_WORDS;
}

/*
 * The address of the article: after "Original url:", or the only one that stands alone before the story, or has the title's
 * words.  One in or behind the story without them is that of another page.
 */
static const char *
own_address(const Lines *lines)
{
	const Line *title = lines->title >= 0 ? &lines->items[lines->title] : NULL;
	const char *only = NULL;

	for (int32 i = 0; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		if (line->role != ROLE_URL)
			continue;
		if (i > 0 && (words_have(&lines->items[i - 1], "original url") || words_have(&lines->items[i - 1], "url")))
			return line->text;
		if (i >= lines->first && !has_title_words(line->text, title))
			continue;
		if (only != NULL && strcmp(only, line->text) != 0)
			return NULL;
		only = line->text;
	}
	return only;
}

/* The names in the first byline among the lines from `from` to `to`; NULL when none of them is one. */
static const char *
author_among(const Lines *lines, int32 from, int32 to)
{
	for (int32 i = Max(from, 0); i <= to && i < lines->count; i++)
	{
		const Line *line = &lines->items[i];
		bool		by = line->role == ROLE_AUTHOR || (line->role == ROLE_DATE && strcasestr(line->text, "by ") != NULL);
		char	   *names = by ? byline_of_line(line) : NULL;

		if (names == NULL && line->role == ROLE_DATE)
			names = names_before_date(line);
		if (names != NULL)
			return names;
	}
	return NULL;
}

/* The byline behind the story, or NULL. Where several stand there they are those of other articles, and none is taken. */
static const char *
author_after(const Lines *lines)
{
	int32		to = lines->last + AUTHOR_LINES_AFTER;
	const char *author = author_among(lines, Max(lines->last - AUTHOR_LINES_IN, lines->first), to);

	for (int32 i = lines->last + 1; author != NULL && i <= to && i < lines->count; i++)
	{
		const char *other = author_among(lines, i, i);

		if (other != NULL && strcmp(other, author) != 0)
			return NULL;
	}
	return author;
}

/*
 * Who wrote the article, or NULL: by a byline next to the title, else before it, else in the story's first lines, else behind the story;
 * an agency's name in the head when no person is named.  Farther inside the story no byline is looked for: "Author: Ann Ode" may be that
 * of a book.
 */
static const char *
read_author(const Lines *lines)
{
	const char *author = author_among(lines, lines->title, lines->first + 2);

	if (author == NULL)
		author = author_among(lines, lines->title - AUTHOR_LINES, lines->title);
	if (author == NULL)
		author = author_among(lines, lines->first, Min(lines->first + AUTHOR_LINES_IN, lines->last));
	if (author == NULL)
		author = author_after(lines);
	for (int32 i = Max(lines->title, 0); author == NULL && i <= lines->first + 1 && i < lines->count; i++)
		if (lines->items[i].role == ROLE_AGENCY)
			author = agency_of_line(&lines->items[i]);
	return author;
}

/* The outlet whose name the line is, or -1. */
static int
outlet_named(const Line *line)
{
	if (line->n_words == 0 || line->n_words > OUTLET_WORDS)
		return -1;
	for (int row = 0; row < lexicon_outlets.rows; row++)
	{
		const char *name = lexicon_cell(&lexicon_outlets, row, 1);

		if ((name[0] | 0x20) == (line->text[0] | 0x20) && strcasecmp(name, line->text) == 0)
			return row;
	}
	return -1;
}

/* The outlet by the address, else a byline or line that is the name of one that we know. */
static const char *
read_outlet(const Lines *lines, const char *url, DayOrder *order)
{
	char	   *host = url != NULL ? address_host(url) : NULL;
	int			row = outlet_row(host);

	for (int32 i = 0; i < lines->count && row < 0; i++)
		row = outlet_named(&lines->items[i]);
	if (row < 0)
		return host;
	if (strcmp(lexicon_cell(&lexicon_outlets, row, 2), "md") == 0)
		*order = DAY_ORDER_MONTH_FIRST;
	else if (strcmp(lexicon_cell(&lexicon_outlets, row, 2), "dm") == 0)
		*order = DAY_ORDER_DAY_FIRST;
	return lexicon_cell(&lexicon_outlets, row, 1);
}

static void
copy_lines(Article *article, const Lines *lines)
{
	article->n_lines = lines->count;
	article->lines = palloc_array(ArticleLine, Max(lines->count, 1));
	for (int32 i = 0; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		article->lines[i] = (ArticleLine) {line->text, line->length, line->role, line->basis, line->confidence};
	}
}

static const char *
text_of(const Line *line)
{
	return line != NULL ? line->text : NULL;
}

/* The title in a page's head; the names that its site is known by are no part of it. */
static const char *
title_of_facts(const Lines *lines, const PageFacts *facts, const char *url)
{
	char	   *host = url != NULL ? address_host(url) : NULL;
	int			row = outlet_row(host);
	const char *given[] = {facts->site, facts->ld_site, host, row >= 0 ? lexicon_cell(&lexicon_outlets, row, 1) : NULL};
	const char *names[lengthof(given) + 1];
	int			n = 0;

	for (size_t i = 0; i < lengthof(given); i++)
		if (given[i] != NULL)
			names[n++] = given[i];
	names[n] = NULL;
	return facts_title(lines, facts, names);
}

/* Sets what the metadata of a page says: title, names, outlet, address, days of publication and change. */
static void
read_facts(Article *article, const Lines *lines, const PageFacts *facts, DateCandidates *dates)
{
	if (article->url == NULL)
		article->url = facts->canonical != NULL && strstr(facts->canonical, "://") != NULL ? facts->canonical : facts->url != NULL ? facts->url : facts->ld_url;
	if (article->title == NULL)
		article->title = title_of_facts(lines, facts, article->url);
	article->standfirst = text_of(first_of(lines, ROLE_STANDFIRST));
	article->author = facts->author;
	if (article->author == NULL && (article->author = read_author(lines)) == NULL && facts->author_outlet != NULL &&
		strpbrk(facts->author_outlet, "/@") == NULL && strspn(facts->author_outlet, "0123456789 ") < strlen(facts->author_outlet))
		article->author = facts->author_outlet;
	article->section = facts->section;
	article->outlet = facts->site != NULL ? facts->site : facts->ld_site;
	if (article->standfirst == NULL && !lines->markup)
		article->standfirst = facts->description;
	if (facts->published != DAY_NONE)
		dates_add(dates, facts->published, DAY_NONE, DATE_METADATA, facts->published_words);
	if (facts->meta_published != DAY_NONE)
		dates_add(dates, facts->meta_published, DAY_NONE, DATE_META_ELEMENT, facts->meta_words);
	if (facts->time_element != DAY_NONE)
		dates_add(dates, facts->time_element, DAY_NONE, DATE_TIME_ELEMENT, facts->time_words);
	if (facts->modified != DAY_NONE)
		article->modified = (DayRange) {facts->modified, facts->modified + 1};
}

/* What the lines say, where nothing surer is known.  `language` is the metadata's, for a text too short to tell, or NULL. */
static void
read_lines(Article *article, Lines *lines, DateCandidates *dates, const ArticleSource *source, const char *language)
{
	DayOrder order = DAY_ORDER_UNKNOWN;
	Dateline	dateline = find_dateline(lines);
	const char *outlet;

	if (article->title == NULL)
		article->title = text_of(first_of(lines, ROLE_TITLE));
	if (article->standfirst == NULL)
		article->standfirst = text_of(first_of(lines, ROLE_STANDFIRST));
	if (article->section == NULL)
		article->section = text_of(first_of(lines, ROLE_SECTION));
	if (article->author == NULL)
		article->author = read_author(lines);
	if (article->url == NULL)
		article->url = own_address(lines);
	outlet = read_outlet(lines, article->url, &order);
	if (article->outlet == NULL)
		article->outlet = outlet;
	article->dateline = dateline.text;
	article->language = lines_language(lines);
	if (strcmp(article->language, "und") == 0 && language != NULL)
		article->language = language;
	if (source->order != DAY_ORDER_UNKNOWN)
		order = source->order;
	else if (order == DAY_ORDER_UNKNOWN && strcmp(article->language, "en") != 0)
		order = DAY_ORDER_DAY_FIRST;
	dates_collect(dates, lines, &dateline, article->url, source->collected);
	dates_choose(dates, article, order, source->collected);
	article->dates = dates;
}

static ArticleFormat
guess_format(const char *raw, int32 length)
{
	if (looks_like_json(raw, length))
		return FORMAT_JSON;
	return looks_like_html(raw, length) ? FORMAT_HTML : FORMAT_MARKDOWN;
}

Article *
article_parse(const char *raw, int32 length, ArticleFormat format, const ArticleSource *source)
{
	Article    *article = palloc0(sizeof(Article));
	DateCandidates *dates = palloc0(sizeof(DateCandidates));
	PageFacts	facts;
	const char *language = NULL;
	Lines	   *lines;

	if (length > DOCUMENT_MAX_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("article of %d bytes is too long", length),
				 errdetail("At most %d bytes are read.", DOCUMENT_MAX_BYTES),
				 errhint("Load the articles of a collection one by one.")));
	article->url = source->url;
	article->title = source->title;
	article->published = article->modified = (DayRange) {DAY_NONE, DAY_NONE};
	refuse_foreign(raw, length, true);
	if (format == FORMAT_AUTO)
	{
		refuse_collection(raw, length);
		format = guess_format(raw, length);
	}
	if (format == FORMAT_HTML)
		lines = html_lines(raw, length, &facts);
	else if (format == FORMAT_JSON)
		lines = json_lines(raw, length, &facts);
	else
		lines = lines_of_text(raw, length, format != FORMAT_TEXT, source->title != NULL);
	lines->known_title = source->title != NULL ? source->title : format == FORMAT_JSON ? facts.title : NULL;
	lines->address = source->url;
	if (lines->address == NULL && format == FORMAT_HTML)
		lines->address = facts.canonical != NULL ? facts.canonical : facts.url;
	line_features(lines);
	line_claims(lines);
	if (format == FORMAT_HTML)
	{
		find_region(lines);
		markup_claims(lines, &facts);
	}
	assign_roles(lines);
	if (format == FORMAT_HTML)
		settle_region(lines);
	if (format == FORMAT_HTML || format == FORMAT_JSON)
	{
		read_facts(article, lines, &facts, dates);
		language = facts_language(&facts);
	}
	read_lines(article, lines, dates, source, language);
	copy_lines(article, lines);
	article->body = article_body(article->lines, article->n_lines);
	return article;
}
