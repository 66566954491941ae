/*
 * text_check_sql.c - glue: text_answers(), whether the words of an article answer a query, read from the text itself.
 *
 * In: title, standfirst and body, a query (query_as_tsquery() of the reading QUERY_OF_TEXT), the configuration of the
 * article's language.  Out: true or false.  A tsvector has no small words and not all places: this knows both.  The text is
 * cut by the parser of news and made lexemes of by the configuration's dictionaries; of each lexeme that the query has,
 * all its places are kept, as plain numbers.  Phrases are PostgreSQL's own (TS_execute), window by window, because it
 * counts places to 16,383 only.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "miscadmin.h"
#include "tsearch/ts_cache.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_text_answers);

/* Places of one window, and how far the next one is: a phrase is shorter than the difference. */
#define WINDOW_PLACES	12000
#define WINDOW_STEP		8000

/* Between the places of two parts of an article: no phrase goes from the title into the text. */
#define PART_GAP		100

/* The longest small word (bytes). */
#define SMALL_WORD_MAX	30

/* Tokens between two resets of the memory that the dictionaries use. */
#define TOKENS_A_RESET	1000

/* A lexeme of the query, and its places in the text, in order. */
typedef struct Wanted
{
	const char *text;			/* not NUL-terminated */
	int			length;
	bool		prefix;
	int32	   *places;
	int			count;
	int			room;
} Wanted;

typedef struct TextCheck
{
	TSQuery		query;
	int			count;
	int			exact;			/* the first so many are no prefixes */
	Wanted	   *wanted;			/* exact ones by their text, prefixes behind them */
	bool		small_words;	/* it asks for some */
	TSConfigCacheEntry *configuration;
	MemoryContext of_tokens;
	int32		place;			/* of the last word read */
	int32		window;			/* the place before the first of the window that is looked at */
} TextCheck;

static int
by_text(const void *a, const void *b)
{
	const Wanted *x = a;
	const Wanted *y = b;

	if (x->prefix != y->prefix)
		return x->prefix ? 1 : -1;
	return tsCompareString(unconstify(char *, x->text), x->length, unconstify(char *, y->text), y->length, false);
}

/* The operands of the query, each once. */
static void
collect_wanted(TextCheck *c, TSQuery query)
{
	QueryItem  *items = GETQUERY(query);
	int			n = 0;

	c->query = query;
	c->wanted = palloc0(sizeof(Wanted) * query->size);
	for (int i = 0; i < query->size; i++)
	{
		if (items[i].type == QI_VAL)
			c->wanted[n++] = (Wanted) {GETOPERAND(query) + items[i].qoperand.distance, items[i].qoperand.length, items[i].qoperand.prefix, NULL, 0, 0};
	}
	qsort(c->wanted, n, sizeof(Wanted), by_text);
	for (int i = 0; i < n; i++)
	{
		if (c->count > 0 && by_text(&c->wanted[c->count - 1], &c->wanted[i]) == 0)
			continue;
		c->wanted[c->count++] = c->wanted[i];
		c->exact += !c->wanted[i].prefix;
		c->small_words |= c->wanted[i].text[0] == SMALL_WORD_MARK;
	}
}

static Wanted *
find_wanted(const TextCheck *c, const char *text, int length, bool prefix)
{
	Wanted		like = {text, length, prefix, NULL, 0, 0};

	return bsearch(&like, c->wanted, c->count, sizeof(Wanted), by_text);
}

static void
add_place(Wanted *w, int32 place)
{
	if (w->count > 0 && w->places[w->count - 1] == place)
		return;
	if (w->count == w->room)
	{
		w->room = Max(w->room * 2, 16);
		w->places = w->places ? repalloc(w->places, sizeof(int32) * w->room) : palloc(sizeof(int32) * w->room);
	}
	w->places[w->count++] = place;
}

static void
note_lexeme(TextCheck *c, const char *lexeme, int length, int32 place)
{
	Wanted	   *w = find_wanted(c, lexeme, length, false);

	if (w != NULL)
		add_place(w, place);
	for (int i = c->exact; i < c->count; i++)
	{
		w = &c->wanted[i];
		if (length >= w->length && memcmp(lexeme, w->text, w->length) == 0)
			add_place(w, place);
	}
}

/* A word under its small letters, marked, as query_text.c writes it; another language may not think it small. */
static void
note_small_word(TextCheck *c, const char *token, int length, int32 place)
{
	char		marked[SMALL_WORD_MAX + 1];
	Wanted	   *w;

	if (length > SMALL_WORD_MAX)
		return;
	marked[0] = SMALL_WORD_MARK;
	for (int i = 0; i < length; i++)
		marked[i + 1] = token[i] >= 'A' && token[i] <= 'Z' ? token[i] + 32 : token[i];
	w = find_wanted(c, marked, length + 1, false);
	if (w != NULL)
		add_place(w, place);
}

/* What the first dictionary that knows a token makes of it; NULL when none does.  Dictionaries of phrases see one word. */
static TSLexeme *
lexize_token(const TextCheck *c, const char *text, ShapeToken t)
{
	const ListDictionary *dictionaries = (int) t.shape < c->configuration->lenmap ? &c->configuration->map[t.shape] : NULL;

	for (int i = 0; dictionaries != NULL && i < dictionaries->len; i++)
	{
		TSDictionaryCacheEntry *d = lookup_ts_dictionary_cache(dictionaries->dictIds[i]);
		DictSubState state = {false, false, NULL};
		TSLexeme   *found = (TSLexeme *) DatumGetPointer(FunctionCall4(&d->lexize, PointerGetDatum(d->dictData),
																		PointerGetDatum(text + t.span.start), Int32GetDatum(span_length(t.span)), PointerGetDatum(&state)));

		if (found != NULL && !(found->flags & TSL_FILTER))
			return found;
	}
	return NULL;
}

static void
note_token(TextCheck *c, const char *text, ShapeToken t)
{
	MemoryContext old = MemoryContextSwitchTo(c->of_tokens);
	TSLexeme   *found = lexize_token(c, text, t);

	MemoryContextSwitchTo(old);
	if (found == NULL)
		return;
	c->place++;
	if (c->small_words && (t.shape == SHAPE_WORD || t.shape == SHAPE_NAME))
		note_small_word(c, text + t.span.start, span_length(t.span), c->place);
	for (; found->lexeme != NULL; found++)
	{
		c->place += found->flags & TSL_ADDPOS ? 1 : 0;
		note_lexeme(c, found->lexeme, strlen(found->lexeme), c->place);
	}
}

static void
note_text(TextCheck *c, const char *text, int32 length)
{
	ShapeScanner scanner = {text, length, 0, SHAPE_NONE};
	ShapeToken	t;

	for (int n = 0; shape_next(&scanner, &t); n++)
	{
		if (n % TOKENS_A_RESET == 0)
		{
			CHECK_FOR_INTERRUPTS();
			MemoryContextReset(c->of_tokens);
		}
		note_token(c, text, t);
	}
	c->place += PART_GAP;
}

/* The first of a lexeme's places behind `place`. */
static int
first_behind(const Wanted *w, int32 place)
{
	int			low = 0;
	int			high = w->count;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (w->places[middle] <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A TSExecuteCallback: the places of a lexeme in the window, counted from its begin. */
static TSTernaryValue
check_in_window(void *arg, QueryOperand *operand, ExecPhraseData *data)
{
	TextCheck  *c = arg;
	Wanted	   *w = find_wanted(c, GETOPERAND(c->query) + operand->distance, operand->length, operand->prefix);
	int			first = w ? first_behind(w, c->window) : 0;
	int			count = w ? first_behind(w, c->window + WINDOW_PLACES) - first : 0;

	if (count == 0)
		return TS_NO;
	if (data == NULL)
		return TS_YES;
	data->pos = palloc0(sizeof(WordEntryPos) * count);
	data->npos = count;
	data->allocated = true;
	for (int i = 0; i < count; i++)
		WEP_SETPOS(data->pos[i], w->places[first + i] - c->window);
	return TS_YES;
}

static bool
phrase_answers(TextCheck *c, QueryItem *item)
{
	for (c->window = 0; c->window <= c->place; c->window += WINDOW_STEP)
	{
		CHECK_FOR_INTERRUPTS();
		if (TS_execute(item, c, TS_EXEC_EMPTY, check_in_window))
			return true;
	}
	return false;
}

static bool
item_answers(TextCheck *c, QueryItem *item)
{
	check_stack_depth();
	if (item->type == QI_VAL)
	{
		Wanted	   *w = find_wanted(c, GETOPERAND(c->query) + item->qoperand.distance, item->qoperand.length, item->qoperand.prefix);

		return w != NULL && w->count > 0;
	}
	switch (item->qoperator.oper)
	{
		case OP_NOT:
			return !item_answers(c, item + 1);
		case OP_AND:
			return item_answers(c, item + item->qoperator.left) && item_answers(c, item + 1);
		case OP_OR:
			return item_answers(c, item + item->qoperator.left) || item_answers(c, item + 1);
		default:
			return phrase_answers(c, item);
	}
}

/* Title, standfirst and body may be NULL; an empty query is answered by everything. */
Datum
news_archive_text_answers(PG_FUNCTION_ARGS)
{
	TextCheck	c = {0};

	if (PG_ARGISNULL(3) || PG_ARGISNULL(4))
		PG_RETURN_NULL();
	if (PG_GETARG_TSQUERY(3)->size == 0)
		PG_RETURN_BOOL(true);
	collect_wanted(&c, PG_GETARG_TSQUERY(3));
	c.configuration = lookup_ts_config_cache(PG_GETARG_OID(4));
	c.of_tokens = AllocSetContextCreate(CurrentMemoryContext, "lexemes of tokens", ALLOCSET_DEFAULT_SIZES);
	for (int part = 0; part < 3; part++)
	{
		text	   *t = PG_ARGISNULL(part) ? NULL : PG_GETARG_TEXT_PP(part);

		if (t != NULL)
			note_text(&c, VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
	}
	MemoryContextDelete(c.of_tokens);
	PG_RETURN_BOOL(item_answers(&c, GETQUERY(c.query)));
}
