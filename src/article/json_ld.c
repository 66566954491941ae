/*
 * json_ld.c - the article that a page's JSON-LD (schema.org) describes.
 *
 * In: the text of each <script type="application/ld+json">, in the page's order.  Out: what the object that is the page's
 * article says, in PageFacts.  Of several articles, as teasers are often given too, the page's own is the one whose headline or
 * address is the page's, or which the page calls its main entity.  An author or publisher may be given by its "@id" alone and
 * stand anywhere in any of the scripts.  What cannot be read costs no more than itself.
 */
#include "article/html.h"

/* The most bytes of JSON-LD of one page that are read; more is no description of an article. */
#define SCRIPT_MAX_BYTES (1024 * 1024)
#define VALUES_MAX		200
#define NODES_MAX		5000
#define ARTICLES_MAX	1000
#define AUTHORS_MAX		50
#define NESTED_MAX		4		/* names in names, references to references */

/* How much speaks for an object being the page's own article. */
#define FOR_TITLE		8
#define FOR_ADDRESS		8
#define FOR_MAIN		4
#define FOR_DAY			2
#define FOR_AUTHOR		1
#define AGAINST_LISTED	8

typedef struct LdArticle
{
	const Json *object;
	const char *headline;		/* or NULL */
	bool		listed;			/* an item of a list, a part, a source: of another page */
	bool		main;			/* stands as some page's main entity */
	int			score;
} LdArticle;

typedef struct Ld
{
	PageFacts  *facts;
	const Json **nodes;			/* objects with an "@id" and more, sorted by it */
	int			n_nodes;
	LdArticle  *articles;
	int			n_articles;
	const char *main_id;		/* of a page's main entity that is given by its "@id", or NULL */
	const char *website;		/* the name of the site, or NULL */
} Ld;

/* What stands around the JSON: "//<![CDATA[", comment marks of HTML and of scripts, semicolons.  The byte behind it. */
static const char *
skip_wrapping(const char *s)
{
	static const char *const wrappings[] = {"<![CDATA[", "]]>", "<!--", "-->", "//", "/*", "*/", ";", ",", "\xEF\xBB\xBF"};
	size_t		i = 0;

	while (i < lengthof(wrappings))
	{
		while (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t')
			s++;
		for (i = 0; i < lengthof(wrappings); i++)
			if (strncmp(s, wrappings[i], strlen(wrappings[i])) == 0)
			{
				s += strlen(wrappings[i]);
				break;
			}
	}
	return s;
}

/* '{&quot;@type&quot;: ...': the whole was escaped as text of a page is. */
static bool
is_escaped(const char *s)
{
	s += *s == '{' || *s == '[';
	s += strspn(s, " \t\r\n[{");
	return strncmp(s, "&quot;", 6) == 0 || strncmp(s, "&#34;", 5) == 0 || strncmp(s, "&#x22;", 6) == 0;
}

/* '{\"@type\": ...': the whole was written as a string of JSON is.  The text that the string has. */
static const char *
without_backslashes(const char *s)
{
	int32		end,
				mistake;
	const Json *string;

	if (s[0] == '\0' || strncmp(s + 1 + strspn(s + 1, " \t\r\n[{"), "\\\"", 2) != 0)
		return s;
	s = psprintf("\"%s\"", s);
	string = json_read(s, strlen(s), &end, &mistake);
	return string != NULL && string->kind == JSON_STRING ? string->string : s;
}

/* A script's text: its values are kept until the page is read. */
void
facts_of_json_ld_script(PageFacts *facts, const char *text)
{
	if (strlen(text) > SCRIPT_MAX_BYTES)
		return;
	text = skip_wrapping(text);
	if (is_escaped(text) && (text = clean_text(text)) == NULL)
		return;
	text = without_backslashes(text);
	while (*text != '\0' && facts->n_json_ld < VALUES_MAX)
	{
		int32		end,
					mistake;
		Json	   *value = json_read(text, strlen(text), &end, &mistake);

		if (value == NULL || end <= 0)
			return;
		value->next = (Json *) facts->json_ld;
		facts->json_ld = value;
		facts->n_json_ld++;
		if (mistake >= 0)
			return;
		text = skip_wrapping(text + end);
	}
}

/* Does "@type", a string or a list of them, name a type for which `is` holds?  "http://schema.org/NewsArticle" is "NewsArticle". */
static bool
has_type(const Json *object, bool (*is) (const char *type))
{
	const Json *type = json_member(object, "@type");

	for (const Json *t = type != NULL && type->kind == JSON_ARRAY ? type->first : type; t != NULL; t = t->next)
	{
		const char *slash = t->kind == JSON_STRING ? strrchr(t->string, '/') : NULL;

		if (t->kind == JSON_STRING && is(slash != NULL ? slash + 1 : t->string))
			return true;
		if (type->kind != JSON_ARRAY)
			break;
	}
	return false;
}

static bool
is_article(const char *type)
{
	return strstr(type, "Article") != NULL || strcmp(type, "BlogPosting") == 0 || strcmp(type, "Report") == 0 ||
		strcmp(type, "LiveBlogPosting") == 0;
}

static bool
is_organization(const char *type)
{
	return strstr(type, "Organization") != NULL || strcmp(type, "Corporation") == 0;
}

static bool
is_person(const char *type)
{
	return strcmp(type, "Person") == 0;
}

static bool
is_website(const char *type)
{
	return strcmp(type, "WebSite") == 0;
}

/* Nothing but an "@id", perhaps with its type: the rest stands elsewhere. */
static bool
is_reference(const Json *object)
{
	if (json_string(object, "@id") == NULL)
		return false;
	for (const Json *m = object->first; m != NULL; m = m->next)
		if (strcmp(m->key, "@id") != 0 && strcmp(m->key, "@type") != 0)
			return false;
	return true;
}

/* Within one page "#ann" and "https://vale.example/a#ann" are one: from the "#" on, or the whole. */
static const char *
local_id(const char *id)
{
	const char *hash = strchr(id, '#');

	return hash != NULL && hash[1] != '\0' ? hash : id;
}

static int
compare_nodes(const void *a, const void *b)
{
	const Json *x = *(const Json *const *) a;
	const Json *y = *(const Json *const *) b;
	int			order = strcmp(local_id(json_string(x, "@id")), local_id(json_string(y, "@id")));

	return order != 0 ? order : (x > y) - (x < y);
}

/* The object that a reference is to, the same address before one with the same end; any other value as it is. */
static const Json *
resolved(const Ld *ld, const Json *value)
{
	const char *id = value != NULL && value->kind == JSON_OBJECT && is_reference(value) ? json_string(value, "@id") : NULL;
	const Json *found = NULL;
	int			low = 0;
	int			high = ld->n_nodes;

	if (id == NULL)
		return value;
	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (strcmp(local_id(json_string(ld->nodes[middle], "@id")), local_id(id)) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (int i = low; i < ld->n_nodes && strcmp(local_id(json_string(ld->nodes[i], "@id")), local_id(id)) == 0; i++)
	{
		if (strcmp(json_string(ld->nodes[i], "@id"), id) == 0)
			return ld->nodes[i];
		if (found == NULL && (id[0] == '#' || json_string(ld->nodes[i], "@id")[0] == '#'))
			found = ld->nodes[i];
	}
	return found != NULL ? found : value;
}

/* A string or number, the "@value" or name of an object, or that of the first of a list; NULL when there is none. */
static const char *
text_of(const Ld *ld, const Json *value, int depth)
{
	static const char *const members[] = {"@value", "@list", "@set", "name"};
	const char *s = NULL;

	if (value == NULL || depth > NESTED_MAX)
		return NULL;
	if (value->kind == JSON_STRING || value->kind == JSON_NUMBER)
		return value->string;
	if (value->kind == JSON_ARRAY)
		for (const Json *v = value->first; v != NULL && s == NULL; v = v->next)
			s = text_of(ld, v, depth + 1);
	if (value->kind == JSON_OBJECT)
		for (size_t i = 0; i < lengthof(members) && s == NULL; i++)
			s = text_of(ld, json_member(resolved(ld, value), members[i]), depth + 1);
	return s;
}

static const char *
member_text(const Ld *ld, const Json *object, const char *key)
{
	return text_of(ld, json_member(object, key), 0);
}

/* Is the name among those in the list "Ann Fir, Bo Elm"? */
static bool
is_listed_name(const char *all, const char *name)
{
	size_t		n = strlen(name);

	for (const char *at = all; (at = strstr(at, name)) != NULL; at += n)
		if ((at == all || at[-1] == ' ') && (at[n] == '\0' || at[n] == ','))
			return true;
	return false;
}

/* person: the text is given as a person's name, so that it need not look like one. */
static char *
names_in_text(const char *text, bool person)
{
	char	   *clean = clean_text(text);

	if (clean == NULL || strstr(clean, "://") != NULL)
		return NULL;
	return byline_names(clean, strlen(clean), person || strncasecmp(clean, "by ", 3) == 0);
}

/* Names of a person, or of several: a string, an object with a name, a reference to one, a list of them; no organisation's. */
static char *
names_of(const Ld *ld, const Json *author, bool person, int depth)
{
	char	   *all = NULL;
	int			n = 0;

	if (author == NULL || depth > NESTED_MAX)
		return NULL;
	if (author->kind == JSON_STRING)
		return names_in_text(author->string, person);
	if (author->kind == JSON_OBJECT)
	{
		const char *given;
		const char *family;

		author = resolved(ld, author);
		if (has_type(author, is_organization) && !has_type(author, is_person))
			return NULL;
		person |= has_type(author, is_person);
		given = member_text(ld, author, "givenName");
		family = member_text(ld, author, "familyName");
		for (const Json *m = author->first; m != NULL && all == NULL; m = m->next)
			if (strcmp(m->key, "name") == 0 || strcmp(m->key, "@value") == 0 || strcmp(m->key, "@list") == 0 || strcmp(m->key, "@set") == 0)
				all = names_of(ld, m, person, depth + 1);
		return all == NULL && given != NULL && family != NULL ? names_in_text(psprintf("%s %s", given, family), true) : all;
	}
	if (author->kind != JSON_ARRAY)
		return NULL;
	for (const Json *a = author->first; a != NULL && n < AUTHORS_MAX; a = a->next, n++)
	{
		char	   *one = names_of(ld, a, person, depth + 1);

		if (one != NULL && all == NULL)
			all = one;
		else if (one != NULL && strlen(all) < 500 && !is_listed_name(all, one))
			all = psprintf("%s, %s", all, one);
	}
	return all;
}

static void
keep(const char **field, const char *value)
{
	if (*field == NULL && value != NULL)
		*field = clean_text(value);
}

/* The day that one of these members gives, the first that is a day; DAY_NONE when there is none. */
static Day
day_in(const Ld *ld, const Json *object, const char *const *keys, const char **words)
{
	for (; *keys != NULL; keys++)
	{
		const char *stamp = member_text(ld, object, *keys);
		Day			day = stamp != NULL ? day_of_stamp(stamp) : DAY_NONE;

		if (day != DAY_NONE && day >= day_of(1800, 1, 1))
		{
			*words = stamp;
			return day;
		}
	}
	return DAY_NONE;
}

/* JSON-LD goes before a <span itemprop="datePublished">, which teasers have too. */
static void
note_days(const Ld *ld, const Json *object)
{
	static const char *const published[] = {"datePublished", "dateCreated", NULL};
	static const char *const modified[] = {"dateModified", NULL};
	PageFacts  *facts = ld->facts;
	const char *words;
	Day			day = DAY_NONE;

	if (facts->published == DAY_NONE || strcmp(facts->published_basis, "JSON-LD") != 0)
		day = day_in(ld, object, published, &words);
	if (day != DAY_NONE)
	{
		facts->published = day;
		facts->published_words = clean_text(words);
		facts->published_basis = "JSON-LD";
	}
	if (facts->modified == DAY_NONE)
		facts->modified = day_in(ld, object, modified, &words);
}

static void
note_author(const Ld *ld, const Json *object)
{
	PageFacts  *facts = ld->facts;
	char	   *names;

	if (facts->author != NULL && facts->author_ld)
		return;
	names = names_of(ld, json_member(object, "author"), false, 0);
	if (names == NULL)
		names = names_of(ld, json_member(object, "creator"), false, 0);
	if (names != NULL)
	{
		facts->author = names;
		facts->author_ld = true;
	}
	else if (json_member(object, "author") != NULL && json_member(object, "author")->kind != JSON_STRING)
		keep(&facts->author_outlet, member_text(ld, object, "author"));
}

/* The article's own address: "url", or the page that it is the main entity of. */
static const char *
address_of(const Ld *ld, const Json *object)
{
	const Json *page = json_member(object, "mainEntityOfPage");
	const char *url = member_text(ld, object, "url");

	if (url == NULL && page != NULL)
		url = page->kind == JSON_STRING ? page->string : json_string(page, "@id");
	return url != NULL && strstr(url, "://") != NULL ? url : NULL;
}

/* Two letters of "en-GB", or of {"@type": "Language", "name": "English", "alternateName": "en"}. */
static const char *
language_of(const Ld *ld, const Json *object)
{
	const Json *language = json_member(object, "inLanguage");
	const char *code = member_text(ld, language, "alternateName");

	return code != NULL ? code : text_of(ld, language, 0);
}

static void
note_article(const Ld *ld, const LdArticle *article)
{
	PageFacts  *facts = ld->facts;
	const Json *object = article->object;

	note_author(ld, object);
	note_days(ld, object);
	keep(&facts->ld_title, article->headline);
	keep(&facts->description, member_text(ld, object, "description"));
	keep(&facts->ld_site, member_text(ld, object, "publisher"));
	keep(&facts->ld_site, member_text(ld, object, "sourceOrganization"));
	keep(&facts->section, member_text(ld, object, "articleSection"));
	keep(&facts->language, language_of(ld, object));
	keep(&facts->ld_url, address_of(ld, object));
	if (facts->body == NULL)
		facts->body = json_string(object, "articleBody");
}

/* Members under which articles of other pages stand. */
static bool
lists_others(const char *key)
{
	static const char *const keys[] = {"itemListElement", "hasPart", "mentions", "citation", "isBasedOn", "relatedLink", "subjectOf", "about",
	"liveBlogUpdate", "comment", "review", "exampleOfWork", "workExample", "isRelatedTo", "significantLink", "associatedMedia", "video", "image"};

	for (size_t i = 0; key != NULL && i < lengthof(keys); i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

static void
note_object(Ld *ld, const Json *object, bool listed, bool main)
{
	const Json *entity = json_member(object, "mainEntity");

	if (ld->n_nodes < NODES_MAX && json_string(object, "@id") != NULL && !is_reference(object))
		ld->nodes[ld->n_nodes++] = object;
	if (ld->main_id == NULL && entity != NULL && entity->kind == JSON_OBJECT)
		ld->main_id = json_string(entity, "@id");
	if (ld->website == NULL && has_type(object, is_website))
		ld->website = json_string(object, "name");
	if (ld->n_articles < ARTICLES_MAX && has_type(object, is_article) && !is_reference(object))
		ld->articles[ld->n_articles++] = (LdArticle) {.object = object,.listed = listed,.main = main};
}

/* Every object in the value, whose depth the reader has bounded.  The order is the text's. */
static void
note_objects(Ld *ld, const Json *value, bool listed, bool main)
{
	CHECK_FOR_INTERRUPTS();
	listed |= lists_others(value->key);
	main |= value->key != NULL && (strcmp(value->key, "mainEntity") == 0 || strcmp(value->key, "mainEntityOfPage") == 0);
	if (value->kind == JSON_OBJECT)
	{
		note_object(ld, value, listed, main);
		main = false;
	}
	if (value->kind == JSON_OBJECT || value->kind == JSON_ARRAY)
		for (const Json *child = value->first; child != NULL; child = child->next)
			note_objects(ld, child, listed, main);
}

/* One title holds the other, as "Dam opens - Vale Post" does "Dam opens". */
static bool
same_title(const char *a, const char *b)
{
	return a != NULL && b != NULL && (title_has(a, b) || title_has(b, a));
}

static bool
same_address(const char *a, const char *b)
{
	size_t		n = a != NULL ? strcspn(a, "?#") : 0;

	return a != NULL && b != NULL && n == strcspn(b, "?#") && n > 0 && strncmp(a, b, n) == 0;
}

static void
weigh_article(const Ld *ld, LdArticle *article)
{
	const PageFacts *facts = ld->facts;
	const Json *object = article->object;
	const char *url = address_of(ld, object);
	const char *id = json_string(object, "@id");
	const char *headline = member_text(ld, object, "headline");

	if (headline == NULL)
		headline = member_text(ld, object, "name");
	article->headline = headline != NULL ? clean_text(headline) : NULL;
	if (same_title(facts->title, article->headline) || same_title(facts->page_title, article->headline))
		article->score += FOR_TITLE;
	if (same_address(facts->canonical, url) || same_address(facts->url, url))
		article->score += FOR_ADDRESS;
	if (article->main || (id != NULL && ld->main_id != NULL && strcmp(id, ld->main_id) == 0))
		article->score += FOR_MAIN;
	if (json_member(object, "datePublished") != NULL)
		article->score += FOR_DAY;
	if (json_member(object, "author") != NULL)
		article->score += FOR_AUTHOR;
	if (article->listed)
		article->score -= AGAINST_LISTED;
}

/* The page's own article, or NULL when those there are are of other pages. */
static const LdArticle *
own_article(const Ld *ld)
{
	const LdArticle *best = NULL;

	for (int i = 0; i < ld->n_articles; i++)
		if (ld->articles[i].score >= 0 && (best == NULL || ld->articles[i].score > best->score))
			best = &ld->articles[i];
	return best;
}

static const Json *
in_order(const Json *values)
{
	const Json *first = NULL;

	while (values != NULL)
	{
		Json	   *value = (Json *) values;

		values = value->next;
		value->next = (Json *) first;
		first = value;
	}
	return first;
}

/* What the values say: the article's own object first, then others of the same headline.  Gives that object, or NULL. */
static const Json *
read_values(PageFacts *facts, const Json *values)
{
	Ld			ld = {.facts = facts};
	const LdArticle *own;

	ld.nodes = palloc_array(const Json *, NODES_MAX);
	ld.articles = palloc_array(LdArticle, ARTICLES_MAX);
	for (const Json *value = values; value != NULL; value = value->next)
		note_objects(&ld, value, false, false);
	qsort(ld.nodes, ld.n_nodes, sizeof(const Json *), compare_nodes);
	for (int i = 0; i < ld.n_articles; i++)
		weigh_article(&ld, &ld.articles[i]);
	if ((own = own_article(&ld)) != NULL)
		note_article(&ld, own);
	for (int i = 0; own != NULL && i < ld.n_articles; i++)
	{
		const LdArticle *other = &ld.articles[i];

		if (other != own && !other->listed && (other->headline == NULL || own->headline == NULL || same_title(own->headline, other->headline)))
			note_article(&ld, other);
	}
	keep(&facts->ld_site, ld.website);
	return own != NULL ? own->object : NULL;
}

/* Reads the values of the page's JSON-LD into `facts`, once the walk has met them all. */
void
facts_of_json_ld(PageFacts *facts)
{
	if (facts->json_ld != NULL)
		read_values(facts, in_order(facts->json_ld));
	facts->json_ld = NULL;
}

const Json *
json_ld_article(const Json *root, PageFacts *facts)
{
	facts_init(facts);
	return read_values(facts, root);
}
