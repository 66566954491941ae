/*
 * dictionaries_sql.c - glue: the dictionary templates news_stem, news_name, news_synonym, news_code and news_number.
 *
 * The first three take the options `language` (of libstemmer, english when not given) and `stopwords` (the name of a list in
 * tsearch_data, as the built-in snowball template has it); news_synonym needs `synonyms` too (synonym_list_sql.c).  The same word comes again and again, so each dictionary
 * keeps what it made of the last words (by their hash).
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "catalog/pg_type.h"
#include "commands/defrem.h"
#include "common/hashfn.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include <libstemmer.h>

#include "search/search.h"
#include "search/synonym_list.h"

PG_FUNCTION_INFO_V1(news_archive_stem_init);
PG_FUNCTION_INFO_V1(news_archive_name_init);
PG_FUNCTION_INFO_V1(news_archive_synonym_init);
PG_FUNCTION_INFO_V1(news_archive_word_lexize);
PG_FUNCTION_INFO_V1(news_archive_code_init);
PG_FUNCTION_INFO_V1(news_archive_code_lexize);
PG_FUNCTION_INFO_V1(news_archive_number_lexize);
PG_FUNCTION_INFO_V1(news_archive_stemmer_languages);

#define MEMORY_SLOTS	4096	/* a power of two */
#define MEMORY_TOKEN	32		/* longer tokens are not kept */

/* What was made of a token before; the lexemes are offsets into one block. */
typedef struct Remembered
{
	uint8		length;			/* of the token; 0: free */
	uint8		count;
	uint16		size;			/* bytes of `block` */
	char		token[MEMORY_TOKEN];
	TSLexeme   *block;
} Remembered;

typedef struct WordDictionary
{
	MemoryContext context;
	MemoryContextCallback on_reset;
	struct sb_stemmer *stemmer;
	StopList	stops;
	LexemeRules rules;
	SynonymList *synonyms;		/* NULL: none */
	Remembered *memory;
} WordDictionary;

static const char *
stem(void *state, const char *word, int32 *length)
{
	WordDictionary *d = state;
	const sb_symbol *out = sb_stemmer_stem(d->stemmer, (const sb_symbol *) word, *length);

	if (out == NULL)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory in the stemmer")));
	*length = sb_stemmer_length(d->stemmer);
	return (const char *) out;
}

static bool
is_stop(void *state, const char *word)
{
	WordDictionary *d = state;

	return searchstoplist(&d->stops, unconstify(char *, word));
}

/* The stemmer is malloc'ed; the dictionary's context is reset on every ALTER. */
static void
free_stemmer(void *arg)
{
	sb_stemmer_delete(((WordDictionary *) arg)->stemmer);
}

static void
set_language(WordDictionary *d, const char *language)
{
	d->stemmer = sb_stemmer_new(language, "UTF_8");
	if (d->stemmer == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no stemmer for language \"%s\"", language),
				 errhint("SELECT news_archive.stemmer_languages() lists them.")));
	d->on_reset.func = free_stemmer;
	d->on_reset.arg = d;
	MemoryContextRegisterResetCallback(d->context, &d->on_reset);
}

/* How the stop list's words are read. */
#if PG_VERSION_NUM >= 180000
static char *
read_stop(const char *word, size_t length, Oid collation)
{
	(void) collation;
	return search_lower(word, length);
}
#else
static char *
read_stop(const char *word)
{
	return search_lower(word, strlen(word));
}
#endif

/* What a dictionary of words is made of; NULL when not given. */
typedef struct WordOptions
{
	const char *language;
	const char *stopwords;
	const char *synonyms;
} WordOptions;

/* `known` is what the hint tells. */
static WordOptions
read_options(List *options, bool synonyms, const char *known)
{
	WordOptions o = {NULL, NULL, NULL};
	ListCell   *l;

	foreach(l, options)
	{
		DefElem    *option = (DefElem *) lfirst(l);
		const char **value = strcmp(option->defname, "language") == 0 ? &o.language :
			strcmp(option->defname, "stopwords") == 0 ? &o.stopwords :
			synonyms && strcmp(option->defname, "synonyms") == 0 ? &o.synonyms : NULL;

		if (value == NULL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unrecognized parameter \"%s\" of a news dictionary", option->defname), errhint("%s", known)));
		if (*value != NULL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("parameter \"%s\" is given twice", option->defname)));
		*value = defGetString(option);
	}
	return o;
}

static WordDictionary *
word_dictionary(const WordOptions *o, bool keys)
{
	WordDictionary *d = palloc0(sizeof(WordDictionary));

	d->context = CurrentMemoryContext;
	set_language(d, o->language ? o->language : "english");
	if (o->stopwords != NULL)
		readstoplist(o->stopwords, &d->stops, read_stop);
	if (o->synonyms != NULL)
		d->synonyms = read_synonym_list(o->synonyms);
	d->rules.keys = keys;
	d->rules.stem = stem;
	d->rules.is_stop = is_stop;
	d->rules.state = d;
	return d;
}

static const char word_parameters[] = "Its parameters are \"language\" and \"stopwords\".";

Datum
news_archive_stem_init(PG_FUNCTION_ARGS)
{
	WordOptions o = read_options((List *) PG_GETARG_POINTER(0), false, word_parameters);

	PG_RETURN_POINTER(word_dictionary(&o, false));
}

Datum
news_archive_name_init(PG_FUNCTION_ARGS)
{
	WordOptions o = read_options((List *) PG_GETARG_POINTER(0), false, word_parameters);

	PG_RETURN_POINTER(word_dictionary(&o, true));
}

Datum
news_archive_synonym_init(PG_FUNCTION_ARGS)
{
	WordOptions o = read_options((List *) PG_GETARG_POINTER(0), true, "Its parameters are \"synonyms\", \"language\" and \"stopwords\".");

	if (o.synonyms == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("missing parameter \"synonyms\" of a news dictionary"),
				 errhint("Give the name of a list in tsearch_data, without its ending \".syn\".")));
	PG_RETURN_POINTER(word_dictionary(&o, true));
}

/* An empty array says: a stop word. */
static TSLexeme *
lexeme_array(const Lexemes *found)
{
	TSLexeme   *array = palloc0(sizeof(TSLexeme) * (found->count + 1));

	for (int i = 0; i < found->count; i++)
	{
		array[i].lexeme = found->at[i].text;
		array[i].nvariant = found->at[i].variant;
		array[i].flags = found->at[i].advance ? TSL_ADDPOS : 0;
	}
	return array;
}

/* A copy whose lexemes can be freed one by one, as the text search code does. */
static TSLexeme *
recalled(const Remembered *r)
{
	TSLexeme   *array = palloc(sizeof(TSLexeme) * (r->count + 1));

	memcpy(array, r->block, sizeof(TSLexeme) * (r->count + 1));
	for (int i = 0; i < r->count; i++)
		array[i].lexeme = pstrdup(array[i].lexeme);
	return array;
}

static void
remember(WordDictionary *d, Remembered *r, const char *token, int32 length, const Lexemes *found)
{
	MemoryContext old = MemoryContextSwitchTo(d->context);
	Size		size = sizeof(TSLexeme) * (found->count + 1);
	char	   *text;

	for (int i = 0; i < found->count; i++)
		size += strlen(found->at[i].text) + 1;
	r->length = 0;
	if (r->block != NULL && r->size < size)
	{
		pfree(r->block);
		r->block = NULL;
	}
	if (r->block == NULL && size <= PG_UINT16_MAX)
	{
		r->block = palloc(size);
		r->size = size;
	}
	MemoryContextSwitchTo(old);
	if (r->block == NULL)
		return;
	MemSet(r->block, 0, sizeof(TSLexeme) * (found->count + 1));
	text = (char *) (r->block + found->count + 1);
	for (int i = 0; i < found->count; i++)
	{
		r->block[i].lexeme = strcpy(text, found->at[i].text);
		r->block[i].nvariant = found->at[i].variant;
		r->block[i].flags = found->at[i].advance ? TSL_ADDPOS : 0;
		text += strlen(text) + 1;
	}
	memcpy(r->token, token, length);
	r->count = found->count;
	r->length = length;
}

Datum
news_archive_word_lexize(PG_FUNCTION_ARGS)
{
	WordDictionary *d = (WordDictionary *) PG_GETARG_POINTER(0);
	const char *token = (const char *) PG_GETARG_POINTER(1);
	int32		length = PG_GETARG_INT32(2);
	Remembered *r = NULL;
	Lexemes		found;

	if (d->memory == NULL)
		d->memory = MemoryContextAllocZero(d->context, sizeof(Remembered) * MEMORY_SLOTS);
	if (length > 0 && length <= MEMORY_TOKEN)
	{
		r = &d->memory[hash_bytes((const unsigned char *) token, length) & (MEMORY_SLOTS - 1)];
		if (r->length == length && memcmp(r->token, token, length) == 0)
			PG_RETURN_POINTER(recalled(r));
	}
	lexemes_of_words(&d->rules, token, length, &found);
	if (d->synonyms)
		add_listed_synonyms(d->synonyms, &d->rules, token, length, &found);
	if (r != NULL)
		remember(d, r, token, length, &found);
	PG_RETURN_POINTER(lexeme_array(&found));
}

/* news_code and news_number have no options. */
Datum
news_archive_code_init(PG_FUNCTION_ARGS)
{
	List	   *options = (List *) PG_GETARG_POINTER(0);

	if (options != NIL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unrecognized parameter \"%s\" of a news dictionary", ((DefElem *) linitial(options))->defname),
				 errhint("This template has no parameters.")));
	PG_RETURN_POINTER(palloc0(1));
}

Datum
news_archive_code_lexize(PG_FUNCTION_ARGS)
{
	Lexemes		found;

	lexemes_of_code((const char *) PG_GETARG_POINTER(1), PG_GETARG_INT32(2), &found);
	PG_RETURN_POINTER(lexeme_array(&found));
}

Datum
news_archive_number_lexize(PG_FUNCTION_ARGS)
{
	Lexemes		found;

	lexemes_of_number((const char *) PG_GETARG_POINTER(1), PG_GETARG_INT32(2), &found);
	PG_RETURN_POINTER(lexeme_array(&found));
}

Datum
news_archive_stemmer_languages(PG_FUNCTION_ARGS)
{
	ArrayBuildState *languages = initArrayResult(TEXTOID, CurrentMemoryContext, false);

	(void) fcinfo;
	for (const char **name = sb_stemmer_list(); *name != NULL; name++)
		accumArrayResult(languages, CStringGetTextDatum(*name), false, TEXTOID, CurrentMemoryContext);
	PG_RETURN_DATUM(makeArrayResult(languages, CurrentMemoryContext));
}
