/*
 * query_text.c - a query's tree in the notation of tsquery.
 *
 * Each word becomes its lexemes, the alternatives of one position in parentheses with | between, positions joined by
 * their distance; a compound is also found as one word.  Fields are left out: they are no words of the text.
 */
#include "search/search.h"

/* A growing NUL-terminated string. */
typedef struct Notation
{
	char	   *text;
	Size		length;
	Size		room;
} Notation;

/* More notation than this is refused (bytes): near/20 over many alternatives multiplies. */
#define NOTATION_MAX (256 * 1024)

typedef struct QueryWriter
{
	const char *text;
	QueryLexizer lexizer;
	void	   *state;
} QueryWriter;

static void
put(Notation *n, const char *text)
{
	Size		more = strlen(text);

	if (n->length + more + 1 > NOTATION_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the query is too large"), errhint("Use fewer words, or a smaller distance in near/N.")));
	if (n->length + more + 1 > n->room)
	{
		n->room = (n->length + more + 1) * 2;
		n->text = n->text ? repalloc(n->text, n->room) : palloc(n->room);
	}
	memcpy(n->text + n->length, text, more + 1);
	n->length += more;
}

/* 'lexeme', with what tsquery reads as a sign doubled. */
static void
put_lexeme(Notation *n, const char *lexeme, bool prefix)
{
	put(n, "'");
	for (; *lexeme != '\0'; lexeme++)
	{
		char		one[3] = {*lexeme, *lexeme == '\'' || *lexeme == '\\' ? *lexeme : '\0', '\0'};

		put(n, one);
	}
	put(n, prefix ? "':*" : "'");
}

/* Joins two notations, either of which may be empty. */
static char *
joined(char *left, const char *sign, char *right)
{
	Notation	n = {0};

	if (left[0] == '\0' || right[0] == '\0')
		return left[0] ? left : right;
	put(&n, "(");
	put(&n, left);
	put(&n, sign);
	put(&n, right);
	put(&n, ")");
	return n.text;
}

/* The alternatives of lexemes[first..end) with the sign between them: & within a variant. */
static char *
alternatives_text(const QueryLexeme *lexemes, int first, int end, bool keys)
{
	Notation	n = {0};
	int			before = -1;

	put(&n, "(");
	for (int i = first; i < end; i++)
	{
		if ((lexemes[i].text[0] == SPELLING_KEY_MARK) != keys)
			continue;
		if (before >= 0)
			put(&n, lexemes[i].variant == lexemes[before].variant ? "&" : "|");
		put_lexeme(&n, lexemes[i].text, false);
		before = i;
	}
	put(&n, ")");
	return before >= 0 ? n.text : pstrdup("");
}

/*
 * The alternatives of the position that begins at lexemes[first]; *next is the position after.  The key of a name stands
 * before all its spellings, by which bm25() knows them for one term.
 */
static char *
position_text(const QueryLexeme *lexemes, int count, int first, int *next)
{
	int			end = first;

	while (end < count && lexemes[end].position == lexemes[first].position)
		end++;
	*next = end;
	return joined(alternatives_text(lexemes, first, end, true), "|", alternatives_text(lexemes, first, end, false));
}

/* The lexeme that stands at every position of a term of several (a compound as one word), or NULL. */
static const char *
whole_of(const QueryLexeme *lexemes, int count)
{
	const char *whole = count > 0 ? lexemes[0].text : NULL;
	int			begins = 0;
	int			same = 0;

	for (int i = 0; i < count; i++)
	{
		bool		begin = i == 0 || lexemes[i].position != lexemes[i - 1].position;

		begins += begin;
		same += begin && strcmp(lexemes[i].text, whole) == 0;
	}
	return begins > 1 && same == begins ? whole : NULL;
}

static char *
words_text(QueryWriter *w, ByteSpan span)
{
	QueryLexeme *lexemes;
	int			count = w->lexizer(w->state, w->text + span.start, span_length(span), &lexemes);
	const char *whole = whole_of(lexemes, count);
	char	   *all = pstrdup("");

	for (int at = 0, next; at < count; at = next)
	{
		char	   *here = position_text(lexemes, count, at, &next);
		int			distance = at > 0 ? lexemes[at].position - lexemes[at - 1].position : 0;

		all = joined(all, psprintf("<%d>", distance), here);
	}
	if (whole != NULL)
	{
		Notation	n = {0};

		put_lexeme(&n, whole, false);
		all = joined(n.text, "|", all);
	}
	return all;
}

/* Endings that a stemmer takes off, and with them, it may be, letters of the prefix. */
static const char *const endings[] = {"", "s", "e", "ed", "es", "er", "or", "ing", "ion", "ions", "ation", "y", "al", "ly", "ment"};

/*
 * negotiat*: what begins so, and the stems of words that begin so which are shorter than it (negotiation is found under
 * negoti).
 */
static char *
prefix_text(QueryWriter *w, ByteSpan span)
{
	Notation	n = {0};
	char	   *folded = search_fold(w->text + span.start, span_length(span));
	char	   *all;

	if (shape_of(folded, strlen(folded)) == SHAPE_BLANK || folded[0] == '\0')
		return pstrdup("");
	put_lexeme(&n, folded, true);
	all = n.text;
	for (size_t i = 0; i < lengthof(endings); i++)
	{
		char	   *word = psprintf("%s%s", folded, endings[i]);
		QueryLexeme *lexemes;
		Notation	stem = {0};

		if (w->lexizer(w->state, word, strlen(word), &lexemes) == 0 || strlen(lexemes[0].text) >= strlen(folded) ||
			strncmp(lexemes[0].text, folded, strlen(lexemes[0].text)) != 0)
			continue;
		put_lexeme(&stem, lexemes[0].text, false);
		if (strstr(all, stem.text) == NULL)
			all = joined(all, "|", stem.text);
	}
	return all;
}

static char *
fuzzy_text(QueryWriter *w, ByteSpan span)
{
	char		key[SPELLING_KEY_MAX];
	Notation	n = {0};

	if (!spelling_key_of_letters(search_fold(w->text + span.start, span_length(span)), key))
		return words_text(w, span);
	put_lexeme(&n, key, false);
	return joined(words_text(w, span), "|", n.text);
}

static char *
near_text(char *left, char *right, int distance)
{
	char	   *any = pstrdup("");

	if (left[0] == '\0' || right[0] == '\0')
		return left[0] ? left : right;
	for (int d = 1; d <= distance; d++)
	{
		any = joined(any, "|", joined(left, psprintf("<%d>", d), right));
		any = joined(any, "|", joined(right, psprintf("<%d>", d), left));
	}
	return any;
}

/* Where a word in lower case that may be a name begins in a token: 0, or behind al-; -1 when it is none. */
static int32
name_within(const char *token, ShapeToken t)
{
	int32		length = span_length(t.span);
	const char *hyphen = t.shape == SHAPE_COMPOUND ? memchr(token, '-', Min(length, 4)) : NULL;
	int32		begin = hyphen ? hyphen + 1 - token : 0;
	char		key[SPELLING_KEY_MAX];

	if (!(t.shape == SHAPE_WORD || (hyphen && (token[0] == 'a' || token[0] == 'e'))))
		return -1;
	return spelling_key_of_query(search_fold(token + begin, length - begin), key) ? begin : -1;
}

char *
query_capitals(const char *text, int32 length)
{
	ShapeScanner scanner = {text, length, 0, SHAPE_NONE};
	ShapeToken	t;
	char	   *copy = pnstrdup(text, length);

	while (shape_next(&scanner, &t))
	{
		int32		name = name_within(text + t.span.start, t);
		char	   *first = copy + t.span.start + Max(name, 0);

		if (name >= 0 && *first >= 'a' && *first <= 'z')
			*first -= 32;
	}
	return copy;
}

static char *
node_text(QueryWriter *w, const QueryNode *node)
{
	char	   *inner;

	if (node == NULL)
		return pstrdup("");
	switch (node->kind)
	{
		case QUERY_WORDS:
			return words_text(w, node->span);
		case QUERY_PREFIX:
			return prefix_text(w, node->span);
		case QUERY_FUZZY:
			return fuzzy_text(w, node->span);
		case QUERY_FIELD:
			return pstrdup("");
		case QUERY_AND:
			return joined(node_text(w, node->left), "&", node_text(w, node->right));
		case QUERY_OR:
			return joined(node_text(w, node->left), "|", node_text(w, node->right));
		case QUERY_NEAR:
			return near_text(node_text(w, node->left), node_text(w, node->right), node->distance);
		case QUERY_NOT:
			inner = node_text(w, node->left);
			return inner[0] ? psprintf("!(%s)", inner) : inner;
	}
	pg_unreachable();
}

char *
query_as_tsquery(const char *text, const QueryNode *root, QueryLexizer lexizer, void *state)
{
	QueryWriter w = {text, lexizer, state};

	return node_text(&w, root);
}
