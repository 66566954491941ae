/*
 * search_fuzz.c - any text through the parser, what it finds through the dictionaries, and the same text as a query.
 */
#include "search/search.h"

#include <libstemmer.h>
#include <setjmp.h>

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static jmp_buf refused;
static struct sb_stemmer *stemmer;

static void
on_error(const char *message)
{
	(void) message;
	longjmp(refused, 1);
}

static const char *
stem(void *state, const char *word, int32 *length)
{
	const sb_symbol *out = sb_stemmer_stem(state, (const sb_symbol *) word, *length);

	*length = sb_stemmer_length(state);
	return (const char *) out;
}

static bool
is_stop(void *state, const char *word)
{
	(void) state;
	return strcmp(word, "the") == 0;
}

/* Tokens lie side by side, are within their bounds, and end on a character's end. */
static void
check_token(const ShapeScanner *s, const ShapeToken *t, int32 before)
{
	if (t->span.start != before || t->span.end <= t->span.start || t->span.end > s->length)
		abort();
	if (span_length(t->span) > (t->shape == SHAPE_BLANK || t->shape == SHAPE_TAG ? BLANK_MAX_BYTES : SHAPE_MAX_BYTES) + 300)
		abort();
	if (t->shape < 1 || t->shape > SHAPE_MAX)
		abort();
}

static int
lexize(void *state, const char *text, int32 length, QueryLexeme **lexemes)
{
	LexemeRules rules = {true, stem, is_stop, stemmer};
	Lexemes		found;
	char	   *copy = query_capitals(text, length);

	(void) state;
	lexemes_of_words(&rules, copy, length, &found);
	*lexemes = palloc0(sizeof(QueryLexeme) * (found.count + 1));
	for (int i = 0, position = 1; i < found.count; i++)
	{
		position += found.at[i].advance;
		(*lexemes)[i] = (QueryLexeme) {found.at[i].text, position, found.at[i].variant};
	}
	return found.count;
}

/* What may be names lies within the query, side by side or within each other; the query can be written out. */
static void
check_query(const char *text, int32 length)
{
	QueryNode  *root = query_parse(text, length);
	QueryFields fields;
	QueryNames	names;
	Synonyms	synonyms;
	ByteSpan	span;

	query_collect_names(text, root, &names);
	for (int i = 0; i < names.count; i++)
	{
		ByteSpan	n = names.at[i];

		if (n.start < 0 || n.end <= n.start || n.end > length)
			abort();
		known_synonyms(text + n.start, span_length(n), &synonyms);
		if (synonyms.count > SYNONYMS_MAX)
			abort();
	}
	for (int reading = QUERY_AS_ASKED; reading <= QUERY_OF_TEXT; reading++)
		(void) query_as_tsquery(text, root, reading, lexize, NULL);
	if (query_lost_phrase(text, root, lexize, NULL, &span) && (span.start < 0 || span.end > length))
		abort();
	if (query_unknown_field(text, root, &span) && (span.end <= span.start || span.end > length))
		abort();
	query_collect_fields(text, length, root, &fields);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "input", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	char	   *text = palloc(size + 1);
	LexemeRules rules = {true, stem, is_stop, NULL};
	ShapeScanner s = {text, size, 0, SHAPE_NONE};
	ShapeToken	t;

	if (stemmer == NULL)
		stemmer = sb_stemmer_new("english", "UTF_8");
	rules.state = stemmer;
	memcpy(text, data, size);
	text[size] = '\0';
	for (char *nul = text; (nul = memchr(nul, '\0', text + size - nul)) != NULL;)
		*nul = ' ';				/* a text of PostgreSQL has none */
	core_alone_error = on_error;
	if (setjmp(refused) == 0)
	{
		for (int32 before = 0; shape_next(&s, &t); before = t.span.end)
		{
			Lexemes		found;

			check_token(&s, &t, before);
			lexemes_of_words(&rules, text + t.span.start, span_length(t.span), &found);
			lexemes_of_code(text + t.span.start, span_length(t.span), &found);
			lexemes_of_number(text + t.span.start, span_length(t.span), &found);
		}
		if (s.at != (int32) size)
			abort();
		check_query(text, size);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
