/*
 * query_text.c - a query's tree in the notation of tsquery.
 *
 * Each word becomes its lexemes, the alternatives of one position in parentheses with | between, positions joined by
 * their distance; a compound is also found as one word.  Fields are left out: they are no words of the text.  A query is
 * written out for one of several readings (search.h): for a vector that knows no small words and may lack places, or for
 * the text itself.
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
	QueryReading reading;
	QueryLexizer lexizer;
	void	   *state;
} QueryWriter;

static char *node_text(QueryWriter *w, const QueryNode *node);

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

/* Words that stand together: their lexemes, position by position, with the distance between, or & when it is `loose`. */
static char *
positions_text(const QueryLexeme *lexemes, int count, bool loose)
{
	char	   *all = pstrdup("");

	for (int at = 0, next; at < count; at = next)
	{
		char	   *here = position_text(lexemes, count, at, &next);
		int			distance = at > 0 ? lexemes[at].position - lexemes[at - 1].position : 0;

		all = joined(all, loose ? "&" : psprintf("<%d>", distance), here);
	}
	return all;
}

/* A phrase as it is, and, for vectors that lack places, its words wherever they are. */
static char *
with_lost_places(char *phrase, char *loose)
{
	return loose[0] != '\0' ? joined(phrase, "|", psprintf("('" NOT_ALL_PLACES "'&%s)", loose)) : phrase;
}

static char *
words_text(QueryWriter *w, ByteSpan span)
{
	QueryLexeme *lexemes;
	int			count = w->lexizer(w->state, w->text + span.start, span_length(span), &lexemes);
	const char *whole = whole_of(lexemes, count);
	char	   *all = positions_text(lexemes, count, false);

	if (w->reading == QUERY_AT_MOST && count > 0 && lexemes[count - 1].position > lexemes[0].position)
		all = with_lost_places(all, positions_text(lexemes, count, true));
	if (whole != NULL)
	{
		Notation	n = {0};

		put_lexeme(&n, whole, false);
		all = joined(n.text, "|", all);
	}
	return all;
}

/* A token of letters for which the dictionaries have nothing is a small word: "the", "of". */
static bool
is_small_word(QueryWriter *w, const char *text, ShapeToken t)
{
	QueryLexeme *lexemes;

	return (t.shape == SHAPE_WORD || t.shape == SHAPE_NAME) &&
		w->lexizer(w->state, text + t.span.start, span_length(t.span), &lexemes) == 0;
}

/* How many small words has a phrase, and how many others? */
static void
count_words(QueryWriter *w, ByteSpan span, int *small, int *others)
{
	ShapeScanner scanner = {w->text + span.start, span_length(span), 0, SHAPE_NONE};
	ShapeToken	t;

	*small = *others = 0;
	while (shape_next(&scanner, &t))
	{
		if (is_small_word(w, scanner.text, t))
			++*small;
		else if (t.shape != SHAPE_BLANK)
			++*others;
	}
}

/* Is there a phrase with small words below a node? */
static bool
has_small_words(QueryWriter *w, const QueryNode *node)
{
	int			small;
	int			others;

	if (node == NULL)
		return false;
	if (node->kind != QUERY_WORDS)
		return has_small_words(w, node->left) || has_small_words(w, node->right);
	if (!node->quoted)
		return false;
	count_words(w, node->span, &small, &others);
	return small > 0 && small + others > 1;
}

/* '=the', as text_answers() finds it in the text: in lower case, if it is of ASCII. */
static char *
small_word_text(const char *word, int32 length)
{
	Notation	n = {0};
	char	   *marked = psprintf("%c%.*s", SMALL_WORD_MARK, length, word);

	for (char *c = marked; *c != '\0'; c++)
		*c += *c >= 'A' && *c <= 'Z' ? 32 : 0;
	put_lexeme(&n, marked, false);
	return n.text;
}

/* A phrase token by token, with its small words: "state of the union" is 'state' <1> '=of' <1> '=the' <1> 'union'. */
static char *
phrase_of_text(QueryWriter *w, ByteSpan span)
{
	char	   *words = query_capitals(w->text + span.start, span_length(span));
	ShapeScanner scanner = {words, span_length(span), 0, SHAPE_NONE};
	ShapeToken	t;
	char	   *all = pstrdup("");

	while (shape_next(&scanner, &t))
	{
		QueryLexeme *lexemes;
		int			count = w->lexizer(w->state, words + t.span.start, span_length(t.span), &lexemes);

		if (count > 0)
			all = joined(all, "<1>", positions_text(lexemes, count, false));
		else if (is_small_word(w, words, t))
			all = joined(all, "<1>", small_word_text(words + t.span.start, span_length(t.span)));
	}
	return all;
}

static char *
term_text(QueryWriter *w, const QueryNode *node)
{
	if (w->reading == QUERY_AS_ASKED || !has_small_words(w, node))
		return words_text(w, node->span);
	if (w->reading == QUERY_OF_TEXT)
		return phrase_of_text(w, node->span);
	return w->reading == QUERY_AT_LEAST ? pstrdup("'" NO_LEXEME "'") : words_text(w, node->span);
}

/* Endings that a stemmer takes off, and with them, it may be, letters of the prefix. */
static const char *const endings[] = {"", "s", "e", "ed", "es", "er", "or", "ing", "ion", "ions", "ation", "y", "al", "ly", "ment"};

/*
 * negotiat*: what begins so, and the stems of words that begin so which are shorter than it (negotiation is found under
 * negoti).
 */
static char *
beginning_text(QueryWriter *w, const char *begin)
{
	Notation	n = {0};
	char	   *all;

	put_lexeme(&n, begin, true);
	all = n.text;
	for (size_t i = 0; i < lengthof(endings); i++)
	{
		char	   *word = psprintf("%s%s", begin, endings[i]);
		QueryLexeme *lexemes;
		int			count = w->lexizer(w->state, word, strlen(word), &lexemes);
		Notation	stem = {0};

		/* What has several words has no stem. */
		if (count == 0 || lexemes[count - 1].position > lexemes[0].position || strlen(lexemes[0].text) >= strlen(begin) ||
			strncmp(lexemes[0].text, begin, strlen(lexemes[0].text)) != 0)
			continue;
		put_lexeme(&stem, lexemes[0].text, false);
		if (strstr(all, stem.text) == NULL)
			all = joined(all, "|", stem.text);
	}
	return all;
}

/* A copy without the bytes of `drop`. */
static char *
without_bytes(const char *text, const char *drop)
{
	char	   *copy = pstrdup(text);
	char	   *out = copy;

	for (const char *in = text; *in != '\0'; in++)
	{
		if (strchr(drop, *in) == NULL)
			*out++ = *in;
	}
	*out = '\0';
	return copy;
}

/* peace-talk*: its parts behind each other, of which the last one is only begun; "" when it has no others. */
static char *
begun_parts(QueryWriter *w, const char *folded)
{
	const char *last = strrchr(folded, '-');
	int32		length = last ? last - folded : 0;
	char	   *before;
	QueryLexeme *lexemes;
	int			distance = 1;
	char	   *all = pstrdup("");

	if (last == NULL || last[1] == '\0')
		return all;
	before = pnstrdup(folded, length);
	for (char *part = before; part != NULL;)
	{
		char	   *hyphen = strchr(part, '-');
		int			count = w->lexizer(w->state, part, hyphen ? hyphen - part : (int) strlen(part), &lexemes);

		if (count > 0)
			all = joined(all, psprintf("<%d>", distance), positions_text(lexemes, count, false));
		distance = count > 0 ? 1 : distance + 1;
		part = hyphen ? hyphen + 1 : NULL;
	}
	return all[0] != '\0' ? joined(all, psprintf("<%d>", distance), beginning_text(w, last + 1)) : all;
}

/* peace/war* and other tokens that touch: a phrase, of which the last word is only begun; "" when it is one token. */
static char *
begun_phrase(QueryWriter *w, const char *folded)
{
	ShapeScanner scanner = {folded, strlen(folded), 0, SHAPE_NONE};
	ShapeToken	t;
	int32		last = 0;
	QueryLexeme *lexemes;
	int			count;

	while (shape_next(&scanner, &t))
		last = t.shape == SHAPE_BLANK ? last : t.span.start;
	count = last > 0 ? w->lexizer(w->state, folded, last, &lexemes) : 0;
	if (count == 0)
		return pstrdup("");
	return joined(positions_text(lexemes, count, false), "<1>", beginning_text(w, folded + last));
}

/* $3.5*: $3.5bn stands under $3500000000 and 3.5, so it is sought by its digits and its number, both begun. */
static char *
begun_amount(const char *folded)
{
	const char *number = folded + strcspn(folded, "0123456789");
	Notation	digits = {0};
	Notation	value = {0};

	put_lexeme(&digits, without_bytes(folded, "., "), true);
	put_lexeme(&value, without_bytes(number, ","), true);
	return joined(digits.text, "&", value.text);
}

/*
 * A word that is only begun.  The dictionaries join what has signs within (peace-talks gives peacetalk, O'Neill oneil,
 * COVID-19 covid19), so the beginning is joined too; codes that begin with a digit keep them (2-1).  An acronym is whole:
 * of U.S.* nothing is to come but what hangs on it, as in U.S.-led.
 */
static char *
prefix_text(QueryWriter *w, ByteSpan span)
{
	char	   *folded = search_fold(w->text + span.start, span_length(span));
	int			length = strlen(folded);
	Shape		shape;
	char	   *joint;

	while (length > 1 && folded[length - 1] == '-')
		folded[--length] = '\0';
	shape = shape_of(folded, length);
	if (length == 0 || shape == SHAPE_BLANK)
		return pstrdup("");
	if (shape == SHAPE_ACRONYM || folded[length - 1] == '.')
		return words_text(w, span);
	if (shape == SHAPE_MONEY && strpbrk(folded, "0123456789") != NULL)
		return begun_amount(folded);
	if (strpbrk(folded, "@#") != NULL || strspn(folded, "0123456789.,:/-") == (size_t) length)
		return beginning_text(w, folded);
	if (strpbrk(folded, "-' ") == NULL)
		return joined(beginning_text(w, folded), "|", begun_phrase(w, folded));
	joint = without_bytes(folded, "-'. ");
	return joint[0] ? joined(beginning_text(w, joint), "|", begun_parts(w, folded)) : beginning_text(w, folded);
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

/* The words below a node, wherever they are: all that a vector without places can say of them. */
static char *
loose_text(QueryWriter *w, const QueryNode *node)
{
	QueryLexeme *lexemes;
	int			count;

	if (node == NULL || node->kind == QUERY_NOT)
		return pstrdup("");
	if (node->kind == QUERY_WORDS)
	{
		count = w->lexizer(w->state, w->text + node->span.start, span_length(node->span), &lexemes);
		return positions_text(lexemes, count, true);
	}
	if (node->kind == QUERY_PREFIX || node->kind == QUERY_FUZZY || node->kind == QUERY_FIELD)
		return node_text(w, node);
	return joined(loose_text(w, node->left), node->kind == QUERY_OR ? "|" : "&", loose_text(w, node->right));
}

/* left near/5 right; what stands in a phrase of the vector is written as it was asked. */
static char *
near_node_text(QueryWriter *w, const QueryNode *node)
{
	QueryWriter inner = *w;
	char	   *left;
	char	   *right;
	char	   *any;

	/* A small word at the edge of a phrase is no place of the vector: only the text knows how far it is away. */
	if (w->reading == QUERY_AT_LEAST && has_small_words(w, node))
		return pstrdup("'" NO_LEXEME "'");
	if (w->reading == QUERY_AT_MOST && has_small_words(w, node))
		return loose_text(w, node);
	if (w->reading != QUERY_OF_TEXT)
		inner.reading = QUERY_AS_ASKED;
	left = node_text(&inner, node->left);
	right = node_text(&inner, node->right);
	any = near_text(left, right, node->distance);
	if (w->reading == QUERY_AT_MOST && left[0] != '\0' && right[0] != '\0')
		any = with_lost_places(any, loose_text(w, node));
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

/* -word.  What surely is not there is what cannot be there, and the other way round. */
static char *
negated_text(QueryWriter *w, const QueryNode *node)
{
	QueryWriter inner = *w;
	char	   *text;

	if (w->reading == QUERY_AT_MOST || w->reading == QUERY_AT_LEAST)
		inner.reading = w->reading == QUERY_AT_MOST ? QUERY_AT_LEAST : QUERY_AT_MOST;
	text = node_text(&inner, node->left);
	if (text[0] == '\0' && w->reading == QUERY_AT_LEAST && has_small_words(w, node->left))
		return pstrdup("'" NO_LEXEME "'");
	return text[0] ? psprintf("!(%s)", text) : text;
}

/* All operands of a chain of AND or OR, each once: of "talks talks" one is left. */
static char *
chain_text(QueryWriter *w, const QueryNode *node, const char *sign)
{
	int			count = 1;
	int			n = 0;
	char	  **operands;
	char	   *all = pstrdup("");

	for (const QueryNode *at = node; at->left != NULL && at->kind == node->kind; at = at->left)
		count++;
	operands = palloc(sizeof(char *) * count);
	for (const QueryNode *at = node; count-- > 0; at = at->left, n++)
		operands[count] = node_text(w, count > 0 ? at->right : at);
	for (int i = 0; i < n; i++)
	{
		int			same = 0;

		while (same < i && strcmp(operands[same], operands[i]) != 0)
			same++;
		if (same == i)
			all = joined(all, sign, operands[i]);
	}
	return all;
}

static char *
node_text(QueryWriter *w, const QueryNode *node)
{
	if (node == NULL)
		return pstrdup("");
	switch (node->kind)
	{
		case QUERY_WORDS:
			return term_text(w, node);
		case QUERY_PREFIX:
			return prefix_text(w, node->span);
		case QUERY_FUZZY:
			return fuzzy_text(w, node->span);
		case QUERY_FIELD:
			return pstrdup("");
		case QUERY_AND:
			return chain_text(w, node, "&");
		case QUERY_OR:
			return chain_text(w, node, "|");
		case QUERY_NEAR:
			return near_node_text(w, node);
		case QUERY_NOT:
			return negated_text(w, node);
	}
	pg_unreachable();
}

char *
query_as_tsquery(const char *text, const QueryNode *root, QueryReading reading, QueryLexizer lexizer, void *state)
{
	QueryWriter w = {text, reading, lexizer, state};

	return node_text(&w, root);
}

/* `alone`: neither OR nor near stands above the node, so that another word, or the text, can answer for it. */
static bool
lost_phrase(QueryWriter *w, const QueryNode *node, bool alone, ByteSpan *span)
{
	int			small;
	int			others;

	if (node == NULL)
		return false;
	if (node->kind == QUERY_WORDS)
	{
		if (alone || !node->quoted)
			return false;
		count_words(w, node->span, &small, &others);
		*span = node->span;
		return small > 0 && others == 0;
	}
	alone = alone && (node->kind == QUERY_AND || node->kind == QUERY_NOT);
	return lost_phrase(w, node->left, alone, span) || lost_phrase(w, node->right, alone, span);
}

bool
query_lost_phrase(const char *text, const QueryNode *root, QueryLexizer lexizer, void *state, ByteSpan *span)
{
	QueryWriter w = {text, QUERY_AS_ASKED, lexizer, state};

	return lost_phrase(&w, root, true, span);
}
