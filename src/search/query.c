/*
 * query.c - the language of queries: words, "phrases", -not, OR, near/N, prefix*, fuzzy~, (groups), field:value.
 *
 * In: what a reader typed.  Out: a tree, and from it the notation of tsquery, with each word's spellings as alternatives.
 * A recursive descent of bounded depth; whatever does not fit is an error that names the character.
 */
#include "search/search.h"

#include "text/utf8.h"

#define QUERY_MAX_BYTES	4000
#define QUERY_MAX_DEPTH	50
#define NEAR_MAX		20

const char *const query_fields[] = {"person", "org", "place", "by", "said", "event", "date", "title", NULL};

typedef struct QueryReader
{
	const char *text;
	int32		length;
	int32		at;
	int			depth;
} QueryReader;

static QueryNode *read_alternatives(QueryReader *r);

/* Raises the error; `at` is where the reader of the message should look. */
static void
refuse(const QueryReader *r, int32 at, const char *what, const char *hint)
{
	int			character = 1;

	for (int32 i = 0; i < at && i < r->length; i++)
		character += utf8_is_start(r->text[i]) && i > 0 ? 1 : 0;
	if (at > 0)
		character += at < r->length || at == r->length ? 1 : 0;
	ereport(ERROR, (errcode(ERRCODE_SYNTAX_ERROR), errmsg("%s at character %d of the query", what, character), errhint("%s", hint)));
}

static QueryNode *
new_node(QueryKind kind, int32 start, int32 end)
{
	QueryNode  *node = palloc0(sizeof(QueryNode));

	node->kind = kind;
	node->span.start = start;
	node->span.end = end;
	return node;
}

static QueryNode *
join_nodes(QueryKind kind, QueryNode *left, QueryNode *right)
{
	QueryNode  *node;

	if (left == NULL || right == NULL)
		return left ? left : right;
	node = new_node(kind, left->span.start, right->span.end);
	node->left = left;
	node->right = right;
	return node;
}

static void
skip_space(QueryReader *r)
{
	while (r->at < r->length)
	{
		int32		next = r->at;

		if (!utf8_is_space(utf8_next(r->text, r->length, &next)))
			return;
		r->at = next;
	}
}

/* Bytes of the double quotation mark at `at`, plain or typographic, or 0. */
static int
quote_at(const QueryReader *r, int32 at)
{
	static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB"};

	for (size_t i = 0; i < lengthof(marks); i++)
	{
		int			n = strlen(marks[i]);

		if (at + n <= r->length && memcmp(r->text + at, marks[i], n) == 0)
			return n;
	}
	return 0;
}

/* The end of the term that begins at `at`: a space, a quotation mark or a parenthesis. */
static int32
term_end(const QueryReader *r, int32 at)
{
	while (at < r->length)
	{
		int32		next = at;
		uint32		c = utf8_next(r->text, r->length, &next);

		if (utf8_is_space(c) || strchr("()", r->text[at]) != NULL || quote_at(r, at) > 0)
			break;
		at = next;
	}
	return at;
}

/*
 * The end of what stands at `at` and is one term: as term_end(), but an amount goes on over its spaces where the parser
 * makes one token of it (shapes.c): "$3.5 billion", "30 per cent".
 */
static int32
value_end(const QueryReader *r, int32 at)
{
	ShapeScanner scanner = {r->text, r->length, at, SHAPE_NONE};
	ShapeToken	t;

	if (!shape_next(&scanner, &t) || (t.shape != SHAPE_MONEY && t.shape != SHAPE_PERCENT))
		return term_end(r, at);
	return term_end(r, t.span.end);
}

/* Is the term from `at` to `end` this word? */
static bool
term_is(const QueryReader *r, int32 at, int32 end, const char *word)
{
	return (int32) strlen(word) == end - at && memcmp(r->text + at, word, end - at) == 0;
}

static QueryNode *
read_phrase(QueryReader *r)
{
	int32		open = r->at;
	int32		start = open + quote_at(r, open);

	for (int32 at = start; at < r->length; at++)
	{
		int			mark = utf8_is_start(r->text[at]) ? quote_at(r, at) : 0;

		if (mark > 0)
		{
			QueryNode  *node = new_node(QUERY_WORDS, start, at);

			node->quoted = true;
			r->at = at + mark;
			return node;
		}
	}
	refuse(r, open, "the quotation mark is not closed", "Put a quotation mark at the end of the phrase.");
	return NULL;
}

static QueryNode *
read_group(QueryReader *r)
{
	int32		open = r->at++;
	QueryNode  *inner;

	if (++r->depth > QUERY_MAX_DEPTH)
		refuse(r, open, "parentheses are nested too deeply", "At most 50 may be open at once.");
	inner = read_alternatives(r);
	skip_space(r);
	if (r->at >= r->length)
		refuse(r, open, "the parenthesis is not closed", "Put a parenthesis at the end of the group.");
	r->at++;
	r->depth--;
	return inner;
}

/* Are `length` bytes the word, in lower-case ASCII, in whatever case?  strncasecmp() asks the locale, where I may not be i. */
static bool
same_letters(const char *text, const char *word, int32 length)
{
	for (int32 i = 0; i < length; i++)
	{
		if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]) != word[i])
			return false;
	}
	return true;
}

/* The field that the term names before a colon, or NULL; *colon is where. */
static const char *
field_of_term(const QueryReader *r, int32 end, int32 *colon)
{
	const char *sign = memchr(r->text + r->at, ':', end - r->at);

	if (sign == NULL)
		return NULL;
	*colon = sign - r->text;
	for (int i = 0; query_fields[i] != NULL; i++)
	{
		if ((int32) strlen(query_fields[i]) == *colon - r->at && same_letters(r->text + r->at, query_fields[i], *colon - r->at))
			return query_fields[i];
	}
	return NULL;
}

static QueryNode *
read_field(QueryReader *r, const char *field, int32 colon)
{
	QueryNode  *node;

	r->at = colon + 1;
	if (quote_at(r, r->at) > 0)
		node = read_phrase(r);
	else
	{
		node = new_node(QUERY_FIELD, r->at, value_end(r, r->at));
		r->at = node->span.end;
	}
	if (span_length(node->span) == 0)
		refuse(r, colon, psprintf("\"%s:\" has no value", field), "Write the value right behind the colon, in quotation marks when it has several words.");
	node->kind = QUERY_FIELD;
	node->field = field;
	return node;
}

/* The end of the word behind an Arabic article that stands alone (al Khalid is one name), or `end`. */
static int32
end_with_article(const QueryReader *r, int32 end)
{
	int32		next = end + 1;

	if (end - r->at != 2 || strchr("aAeE", r->text[r->at]) == NULL || strchr("lL", r->text[r->at + 1]) == NULL || next >= r->length ||
		r->text[end] != ' ' || strchr("()\"-*~ ", r->text[next]) != NULL || term_is(r, next, term_end(r, next), "OR"))
		return end;
	return Max(end, term_end(r, next));
}

static QueryNode *
read_term(QueryReader *r)
{
	int32		end = end_with_article(r, value_end(r, r->at));
	int32		colon;
	const char *field = field_of_term(r, end, &colon);
	QueryNode  *node;
	char		last;

	if (field != NULL)
		return read_field(r, field, colon);
	node = new_node(QUERY_WORDS, r->at, end);
	last = r->text[end - 1];
	r->at = end;
	if (last != '*' && last != '~')
		return node;
	if (span_length(node->span) < 2)
		refuse(r, node->span.start, psprintf("\"%c\" stands alone", last), last == '*' ? "Write the begin of a word before it: negotiat*" : "Write a name before it: khalid~");
	node->kind = last == '*' ? QUERY_PREFIX : QUERY_FUZZY;
	node->span.end--;
	return node;
}

static QueryNode *
read_operand(QueryReader *r)
{
	skip_space(r);
	if (r->at >= r->length)
		return NULL;
	if (quote_at(r, r->at) > 0)
		return read_phrase(r);
	if (r->text[r->at] == '(')
		return read_group(r);
	return read_term(r);
}

/* Is an operand next, and not the end of a group, or OR? */
static bool
operand_follows(QueryReader *r)
{
	skip_space(r);
	return r->at < r->length && r->text[r->at] != ')' && !term_is(r, r->at, term_end(r, r->at), "OR");
}

/* The distance of the `near/N` that stands here, or 0; it is consumed. */
static int
read_near(QueryReader *r)
{
	int32		end;
	int			distance = 0;

	skip_space(r);
	end = term_end(r, r->at);
	if (end - r->at < 6 || end - r->at > 8 || !(term_is(r, r->at, r->at + 5, "near/") || term_is(r, r->at, r->at + 5, "NEAR/")))
		return 0;
	for (int32 at = r->at + 5; at < end; at++)
	{
		if (r->text[at] < '0' || r->text[at] > '9')
			return 0;
		distance = distance * 10 + (r->text[at] - '0');
	}
	if (distance < 1 || distance > NEAR_MAX)
		refuse(r, r->at, "the distance of near/N is out of range", "Write 1 to 20, as in: talks near/5 Moscow");
	r->at = end;
	return distance;
}

static bool
is_negation(const QueryReader *r)
{
	int32		next = r->at + 1;

	if (term_is(r, r->at, term_end(r, r->at), "NOT"))
		return true;
	return r->text[r->at] == '-' && next < r->length && r->text[next] != '-' && !utf8_is_space(utf8_next(r->text, r->length, &next));
}

/* An operand, not an operand, or one near another. */
static QueryNode *
read_factor(QueryReader *r)
{
	QueryNode  *node;
	int32		start = r->at;
	int			distance;

	if (is_negation(r))
	{
		r->at += r->text[r->at] == '-' ? 1 : 3;
		if (!operand_follows(r))
			refuse(r, start, "nothing follows \"NOT\"", "Write the word to leave out behind it: -football");
		node = new_node(QUERY_NOT, start, r->length);
		node->left = read_operand(r);
		node->span.end = r->at;
		return node->left ? node : NULL;
	}
	node = read_operand(r);
	while ((distance = read_near(r)) > 0)
	{
		if (!operand_follows(r))
			refuse(r, r->at, "nothing follows \"near\"", "Write a word or phrase behind it: talks near/5 Moscow");
		node = join_nodes(QUERY_NEAR, node, read_operand(r));
		if (node != NULL)
			node->distance = distance;
	}
	return node;
}

static QueryNode *
read_conjunction(QueryReader *r)
{
	QueryNode  *all = NULL;

	while (operand_follows(r))
	{
		if (term_is(r, r->at, term_end(r, r->at), "AND") && all != NULL)
			r->at += 3;
		else
			all = join_nodes(QUERY_AND, all, read_factor(r));
	}
	return all;
}

static QueryNode *
read_alternatives(QueryReader *r)
{
	QueryNode  *any = read_conjunction(r);

	for (skip_space(r); term_is(r, r->at, term_end(r, r->at), "OR"); skip_space(r))
	{
		int32		at = r->at;

		if (any == NULL)
			refuse(r, at, "nothing stands before \"OR\"", "Write a word on each side, or \"OR\" in quotation marks.");
		r->at += 2;
		if (!operand_follows(r))
			refuse(r, at, "nothing follows \"OR\"", "Write a word on each side, or \"OR\" in quotation marks.");
		any = join_nodes(QUERY_OR, any, read_conjunction(r));
	}
	return any;
}

QueryNode *
query_parse(const char *text, int32 length)
{
	QueryReader r = {text, length, 0, 0};
	QueryNode  *root;

	if (length > QUERY_MAX_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the query has %d bytes, at most %d are allowed", length, QUERY_MAX_BYTES)));
	root = read_alternatives(&r);
	skip_space(&r);
	if (r.at < r.length)
		refuse(&r, r.at, "the parenthesis was not opened", "Take it away, or put one at the begin of the group.");
	return root;
}

/* `plain`: neither OR nor near stands above the node. */
static void
collect_fields(const QueryReader *r, const QueryNode *node, bool plain, bool negated, QueryFields *out)
{
	if (node == NULL)
		return;
	if (node->kind == QUERY_FIELD)
	{
		if (!plain)
			refuse(r, node->span.start, psprintf("\"%s:\" may not be one of several alternatives", node->field), "Ask for each in a query of its own.");
		if (out->count >= QUERY_FIELDS_MAX)
			refuse(r, node->span.start, "there are too many fields", "At most 20 may be asked for.");
		out->at[out->count].node = node;
		out->at[out->count].negated = negated;
		out->count++;
		return;
	}
	plain = plain && (node->kind == QUERY_AND || (node->kind == QUERY_NOT && node->left != NULL && node->left->kind == QUERY_FIELD));
	collect_fields(r, node->left, plain, node->kind == QUERY_NOT ? !negated : negated, out);
	collect_fields(r, node->right, plain, negated, out);
}

void
query_collect_fields(const char *text, int32 length, const QueryNode *root, QueryFields *out)
{
	QueryReader r = {text, length, 0, 0};

	out->count = 0;
	collect_fields(&r, root, true, false, out);
}

/* Fields whose values are words that a text may have. */
static bool
asks_for_words(const QueryNode *field)
{
	return strcmp(field->field, "by") != 0 && strcmp(field->field, "event") != 0 && strcmp(field->field, "date") != 0;
}

QueryNode *
query_field_phrase(const QueryNode *field)
{
	QueryNode  *phrase = new_node(QUERY_WORDS, field->span.start, field->span.end);

	phrase->quoted = true;
	return phrase;
}

QueryNode *
query_field_words(const QueryFields *fields)
{
	QueryNode  *any = NULL;

	for (int i = 0; i < fields->count; i++)
		if (!fields->at[i].negated && asks_for_words(fields->at[i].node))
			any = join_nodes(QUERY_OR, any, query_field_phrase(fields->at[i].node));
	return any;
}

/* The most words of a name. */
#define NAME_WORDS_MAX	5

/* The words of a query, as they stand. */
typedef struct QueryRun
{
	const char *text;
	int			count;
	ByteSpan	at[QUERY_NAMES_MAX];
} QueryRun;

static void
collect_words(QueryRun *run, const QueryNode *node)
{
	if (node == NULL)
		return;
	if (node->kind == QUERY_WORDS && !node->quoted && run->count < QUERY_NAMES_MAX)
		run->at[run->count++] = node->span;
	collect_words(run, node->left);
	collect_words(run, node->right);
}

/* Is there nothing but space between word i and the next? */
static bool
is_joined(const QueryRun *run, int i)
{
	for (int32 at = run->at[i].end; at < run->at[i + 1].start;)
	{
		if (!utf8_is_space(utf8_next(run->text, run->at[i + 1].start, &at)))
			return false;
	}
	return true;
}

void
query_collect_names(const char *text, const QueryNode *root, QueryNames *out)
{
	QueryRun	run = {.text = text};

	out->count = 0;
	collect_words(&run, root);
	for (int words = NAME_WORDS_MAX; words > 0; words--)
	{
		for (int first = 0; first + words <= run.count && out->count < QUERY_NAMES_MAX; first++)
		{
			int			last = first;

			while (last < first + words - 1 && is_joined(&run, last))
				last++;
			if (last == first + words - 1)
				out->at[out->count++] = (ByteSpan) {run.at[first].start, run.at[last].end};
		}
	}
}

/* Does a term look like a field, letters before a colon and something behind it that is no address: author:Weber? */
static bool
looks_like_field(const char *text, ByteSpan span, ByteSpan *name)
{
	int32		at = span.start;

	while (at < span.end && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z')))
		at++;
	*name = (ByteSpan) {span.start, at};
	return at - span.start >= 2 && at + 1 < span.end && text[at] == ':' && text[at + 1] != '/';
}

bool
query_unknown_field(const char *text, const QueryNode *node, ByteSpan *name)
{
	if (node == NULL)
		return false;
	if (node->kind == QUERY_WORDS && !node->quoted && looks_like_field(text, node->span, name))
		return true;
	return query_unknown_field(text, node->left, name) || query_unknown_field(text, node->right, name);
}
