/*
 * json_article.c - one article given as JSON: IPTC ninjs (1 to 3), schema.org NewsArticle, or named fields.
 *
 * In: one JSON object in UTF-8 (json_articles() cuts files of many).  Out: the lines of its text, which the
 * rules then read as any other, and the facts that its fields give.  What a field means is in data/json_fields.tsv.
 */
#include "article/json_article.h"

#include "article/raw_articles.h"
#include "text/utf8.h"

extern const Lexicon lexicon_json_fields;

enum
{
	FIELD_NAME, FIELD_HOLDS, FIELD_RANK
};

typedef enum Field
{
	FIELD_TITLE, FIELD_DESCRIPTION, FIELD_AUTHOR, FIELD_OUTLET, FIELD_SECTION, FIELD_URL, FIELD_LANGUAGE, FIELD_DATELINE,
	FIELD_PUBLISHED, FIELD_MODIFIED, FIELD_TEXT, FIELD_HTML, FIELD_ARTICLES,
	N_FIELDS
} Field;

static const char *const field_names[N_FIELDS] = {"title", "description", "author", "outlet", "section", "url", "language", "dateline", "published",
"modified", "text", "html", "articles"};

typedef struct Fields
{
	const Json *value[N_FIELDS];
	int			rank[N_FIELDS];
} Fields;

static int32
first_byte(const char *raw, int32 length)
{
	int32		at = 0;

	while (at < length)
	{
		int32		next = at;

		if (!utf8_is_space(utf8_next(raw, length, &next)))
			break;
		at = next;
	}
	return at;
}

bool
looks_like_json(const char *raw, int32 length)
{
	int32		at = first_byte(raw, length);
	char		close;

	if (at >= length || (raw[at] != '{' && raw[at] != '['))
		return false;
	close = raw[at] + 2;
	at += 1 + first_byte(raw + at + 1, length - at - 1);
	if (close == ']' && at < length && raw[at] == '{')
	{
		close = '}';
		at += 1 + first_byte(raw + at + 1, length - at - 1);
	}
	else if (close == ']')
		return at < length && raw[at] == close;
	return at < length && (raw[at] == '"' || raw[at] == close);
}

static const char several[] = "it holds several articles, which news_archive.articles_in(raw) gives one a row";
static const char load_rows[] = "Load each of these rows, or the file by news-archive load or load_directory().";

static int
line_number(const char *raw, int32 at)
{
	int			line = 1;

	for (int32 i = 0; i < at; i++)
		line += raw[i] == '\n';
	return line;
}

static void
refuse(const char *raw, int32 at, const char *what, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("article is no JSON that can be read: %s", what),
			 errdetail("Line %d, byte %d.", line_number(raw, at), at + 1),
			 errhint("%s", hint)));
}

static void
note_field(Fields *fields, const Json *member)
{
	char		key[64];
	int			n = 0;
	int			row;
	int			rank;

	while (member->key[n] != '\0' && n < (int) sizeof(key) - 1)
	{
		key[n] = member->key[n] >= 'A' && member->key[n] <= 'Z' ? member->key[n] + 32 : member->key[n];
		n++;
	}
	row = lexicon_find(&lexicon_json_fields, key, n);
	if (row < 0 || member->kind == JSON_NULL || (member->kind == JSON_STRING && member->length == 0))
		return;
	rank = atoi(lexicon_cell(&lexicon_json_fields, row, FIELD_RANK));
	for (int f = 0; f < N_FIELDS; f++)
		if (strcmp(field_names[f], lexicon_cell(&lexicon_json_fields, row, FIELD_HOLDS)) == 0 &&
			(fields->rank[f] == 0 || rank < fields->rank[f]))
		{
			fields->rank[f] = rank;
			fields->value[f] = member;
		}
}

/* The text in a value: a string, or that of an object's usual member, or of the first array element that has one. */
static const char *
text_in(const Json *value, int depth)
{
	static const char *const members[] = {"value", "name", "text", "body", "content", "title", "literal", "@id", "href"};
	const char *s = NULL;

	if (value == NULL || depth > 4)
		return NULL;
	if (value->kind == JSON_STRING || value->kind == JSON_NUMBER)
		return value->string;
	if (value->kind == JSON_OBJECT)
		for (size_t i = 0; i < lengthof(members) && s == NULL; i++)
			s = json_string(value, members[i]);
	if (value->kind == JSON_ARRAY)
		for (const Json *v = value->first; v != NULL && s == NULL; v = v->next)
			s = text_in(v, depth + 1);
	return s;
}

/* Texts of an array, a line each: authors; paragraphs. */
static char *
joined(const Json *value, const char *between)
{
	int64		room = 1;
	char	   *out;
	int64		n = 0;

	if (value->kind != JSON_ARRAY)
	{
		const char *s = text_in(value, 0);

		return s != NULL ? pstrdup(s) : NULL;
	}
	for (const Json *v = value->first; v != NULL; v = v->next)
	{
		const char *s = text_in(v, 0);

		room += s != NULL ? strlen(s) + strlen(between) : 0;
	}
	out = palloc(room);
	for (const Json *v = value->first; v != NULL; v = v->next)
	{
		const char *s = text_in(v, 0);

		if (s == NULL)
			continue;
		if (n > 0)
		{
			memcpy(out + n, between, strlen(between));
			n += strlen(between);
		}
		memcpy(out + n, s, strlen(s));
		n += strlen(s);
	}
	out[n] = '\0';
	return out;
}

/* Of ninjs `bodies` and `headlines`: the plain text before HTML, the main one before others. */
static const Json *
main_version(const Json *list)
{
	const Json *best = NULL;
	int			best_score = -1;

	for (const Json *v = list->first; v != NULL; v = v->next)
	{
		const char *role = json_string(v, "role");
		const char *type = json_string(v, "contenttype");
		int			score = 1;

		if (role != NULL && (strcmp(role, "main") == 0 || strcmp(role, "headline") == 0))
			score += 2;
		if (type != NULL && strstr(type, "plain") != NULL)
			score += 1;
		if (v->kind == JSON_OBJECT && score > best_score)
		{
			best_score = score;
			best = v;
		}
	}
	return best;
}

static const char *
field_text(const Fields *fields, Field f, const char *between)
{
	const Json *value = fields->value[f];
	const Json *main;

	if (value == NULL)
		return NULL;
	if (value->kind == JSON_ARRAY && value->first != NULL && json_member(value->first, "value") != NULL &&
		(main = main_version(value)) != NULL)
		return text_in(main, 0);
	return joined(value, between);
}

static void
facts_of_fields(PageFacts *facts, const Fields *fields)
{
	const char *author = field_text(fields, FIELD_AUTHOR, ", ");
	const char *stamp = field_text(fields, FIELD_PUBLISHED, " ");
	const char *modified = field_text(fields, FIELD_MODIFIED, " ");
	const char *dateline = field_text(fields, FIELD_DATELINE, " ");
	const char *names[N_FIELDS];

	/* Software for forums calls the time of a post so: 1614758400. */
	if (stamp == NULL && dateline != NULL && strspn(dateline, "0123456789-:TZ+. ") == strlen(dateline))
		stamp = dateline;
	for (int f = 0; f <= FIELD_DATELINE; f++)
	{
		const char *s = f == FIELD_AUTHOR ? author : field_text(fields, f, ", ");

		names[f] = s != NULL ? clean_text(s) : NULL;
	}
	facts->title = names[FIELD_TITLE];
	facts->description = names[FIELD_DESCRIPTION];
	facts->site = names[FIELD_OUTLET];
	facts->section = names[FIELD_SECTION];
	facts->url = names[FIELD_URL] != NULL && strstr(names[FIELD_URL], "://") != NULL ? names[FIELD_URL] : NULL;
	facts->language = names[FIELD_LANGUAGE];
	facts->dateline = names[FIELD_DATELINE];
	if (names[FIELD_AUTHOR] != NULL)
	{
		facts->author = byline_names(names[FIELD_AUTHOR], strlen(names[FIELD_AUTHOR]), true);
		facts->author_outlet = facts->author == NULL ? names[FIELD_AUTHOR] : NULL;
	}
	if (stamp != NULL && day_of_stamp(stamp) >= day_of(1800, 1, 1))
	{
		facts->published = day_of_stamp(stamp);
		facts->published_words = clean_text(stamp);
	}
	if (modified != NULL)
		facts->modified = day_of_stamp(modified);
}

/* What an article in a graph of schema.org gives by reference, its author and publisher, goes before what its own fields say. */
static void
facts_of_graph(PageFacts *facts, const PageFacts *graph)
{
	facts->author = graph->author;
	facts->author_outlet = graph->author_outlet;
	facts->site = graph->ld_site;
	facts->section = graph->section;
	facts->language = graph->language;
	if (facts->url == NULL)
		facts->url = graph->ld_url;
}

/* The object that holds the article: the whole, or its only member that is an object with a text. */
static const Json *
article_object(const Json *root, Fields *fields)
{
	for (int depth = 0; depth < 3; depth++)
	{
		const Json *inner = NULL;

		memset(fields, 0, sizeof(Fields));
		for (const Json *m = root->first; m != NULL; m = m->next)
		{
			note_field(fields, m);
			if (m->kind == JSON_OBJECT)
				inner = m;
		}
		if (fields->value[FIELD_TEXT] != NULL || fields->value[FIELD_HTML] != NULL || inner == NULL)
			break;
		root = inner;
	}
	return root;
}

/*
 * The list of articles that an object holds, as news interfaces give them: {"status": "ok", "articles": [{...}, ...]}.
 * NULL when the object is an article itself, by its text or its day of publication.
 */
static const Json *
list_of_articles(const Json *root, Fields *fields)
{
	const Json *list;

	root = article_object(root, fields);
	list = fields->value[FIELD_ARTICLES];
	if (fields->value[FIELD_TEXT] != NULL || fields->value[FIELD_HTML] != NULL || fields->value[FIELD_PUBLISHED] != NULL)
		return NULL;
	return list != NULL && list->kind == JSON_ARRAY && list->first != NULL && list->first->kind == JSON_OBJECT ? list : NULL;
}

/* An article of a JSON Feed, which has its outlet in the head of the feed. */
static void
add_with_outlet(RawArticles *list, const char *raw, const Json *value, const Json *outlet)
{
	Fields		fields;
	char	   *text;

	article_object(value, &fields);
	if (outlet == NULL || outlet->kind != JSON_STRING || value->kind != JSON_OBJECT || fields.value[FIELD_OUTLET] != NULL)
		raw_articles_add(list, raw + value->at, value->end - value->at, FORMAT_JSON);
	else
	{
		text = psprintf("{\"outlet\": %.*s, %.*s", outlet->end - outlet->at, raw + outlet->at, value->end - value->at - 1, raw + value->at + 1);
		raw_articles_add(list, text, strlen(text), FORMAT_JSON);
	}
}

static void
add_value(RawArticles *list, const char *raw, const Json *value, int depth)
{
	Fields		fields;
	const Json *articles = value->kind == JSON_OBJECT ? list_of_articles(value, &fields) : value->kind == JSON_ARRAY ? value : NULL;

	if (articles == NULL || articles->first == NULL || depth > 3)
	{
		raw_articles_add(list, raw + value->at, value->end - value->at, FORMAT_JSON);
		return;
	}
	for (const Json *v = articles->first; v != NULL; v = v->next)
	{
		if (value->kind == JSON_ARRAY)
			add_value(list, raw, v, depth + 1);
		else
			add_with_outlet(list, raw, v, fields.value[FIELD_TITLE]);
	}
}

/* The value at the beginning of `s`, if nothing but white space follows it; NULL when it is broken or more follows. */
static const Json *
whole_value(const char *s, int32 length)
{
	int32		end,
				mistake;
	Json	   *json = json_read(s, length, &end, &mistake);

	return json != NULL && mistake < 0 && end + first_byte(s + end, length - end) >= length ? json : NULL;
}

/*
 * The list that `value` is or holds, when it breaks off: its elements, and what follows from the last one on as a piece
 * that is broken.  False when there is no such list.
 */
static bool
add_broken_list(RawArticles *list, const char *raw, int32 length, const Json *value)
{
	Fields		fields;
	const Json *articles = value->kind == JSON_OBJECT ? list_of_articles(value, &fields) : value->kind == JSON_ARRAY ? value : NULL;
	const Json *v = articles != NULL ? articles->first : NULL;

	if (v == NULL || v->next == NULL)
		return false;
	for (; v->next != NULL; v = v->next)
		add_value(list, raw, v, 1);
	raw_articles_add(list, raw + v->at, length - v->at, FORMAT_JSON);
	return true;
}

/*
 * JSON values one after the other.  Where the first is a line, each line is taken for a value, and a broken one is a
 * piece of its own; where values go over lines, what follows a mistake is one piece.
 */
void
json_articles(RawArticles *list, const char *raw, int32 length)
{
	bool		lines = false;
	int32		at = 0;

	while ((at += first_byte(raw + at, length - at)) < length)
	{
		const char *newline = memchr(raw + at, '\n', length - at);
		int32		line = newline != NULL ? newline - raw - at : length - at;
		const Json *value = whole_value(raw + at, line);
		int32		end = line;
		int32		mistake = -1;

		CHECK_FOR_INTERRUPTS();
		lines |= value != NULL && newline != NULL;
		if (value == NULL && !lines)
			value = json_read(raw + at, length - at, &end, &mistake);
		if (value != NULL && mistake < 0)
			add_value(list, raw + at, value, 0);
		else if (lines || value == NULL || !add_broken_list(list, raw + at, length - at, value))
			raw_articles_add(list, raw + at, lines ? line : length - at, FORMAT_JSON);
		at = value == NULL || mistake >= 0 ? (lines ? at + line : length) : at + end;
	}
}

Lines *
json_lines(const char *raw, int32 length, PageFacts *facts)
{
	Fields		fields;
	int32		start = first_byte(raw, length);
	int32		end,
				mistake;
	const Json *root = json_read(raw + start, length - start, &end, &mistake);
	const char *text;
	Lines	   *lines;
	PageFacts	unused;
	PageFacts	graph;
	const Json *own = NULL;

	facts_init(facts);
	if (mistake >= 0 || root == NULL)
		refuse(raw, start + Max(mistake, 0), "the syntax is broken", "Load it with format 'text' if it is no JSON.");
	if (root->kind == JSON_ARRAY && root->first != NULL && root->first->next == NULL && root->first->kind == JSON_OBJECT)
		root = root->first;
	if (root->kind == JSON_ARRAY && root->first != NULL && root->first->kind == JSON_OBJECT)
		refuse(raw, start, several, load_rows);
	if (root->kind != JSON_OBJECT)
		refuse(raw, start, "an object is expected", "Give one article, as an object with fields such as title, text, published, url.");
	end += start;
	end += first_byte(raw + end, length - end);
	if (end < length)
		refuse(raw, end, looks_like_json(raw + end, length - end) ? several : "something stands behind the object", load_rows);
	if (list_of_articles(root, &fields) != NULL)
		refuse(raw, start, several, load_rows);
	if (json_member(root, "@graph") != NULL && (own = json_ld_article(root, &graph)) != NULL)
		root = own;
	article_object(root, &fields);
	text = field_text(&fields, FIELD_TEXT, "\n\n");
	if (text == NULL)
		text = field_text(&fields, FIELD_HTML, "\n");
	if (text == NULL)
		text = "";
	facts_of_fields(facts, &fields);
	if (own != NULL)
		facts_of_graph(facts, &graph);
	lines = looks_like_html(text, strlen(text)) ? html_lines(text, strlen(text), &unused) : lines_of_text(text, strlen(text), true, facts->title != NULL);
	lines->known_dateline = facts->dateline;
	return lines;
}
