/*
 * query_datum_sql.c - see query_datum.h.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "tsearch/ts_utils.h"
#include "utils/builtins.h"

#include "search/query_datum.h"

/* A QueryLexizer over a text search configuration. */
int
lexize_words(void *state, const char *text, int32 length, QueryLexeme **lexemes)
{
	ParsedText	words;

	MemSet(&words, 0, sizeof(words));
	words.lenwords = 16;
	words.words = palloc(sizeof(ParsedWord) * words.lenwords);
	parsetext(*(Oid *) state, &words, query_capitals(text, length), length);
	*lexemes = palloc(sizeof(QueryLexeme) * Max(words.curwords, 1));
	for (int i = 0; i < words.curwords; i++)
	{
		(*lexemes)[i].text = pnstrdup(words.words[i].word, words.words[i].len);
		(*lexemes)[i].position = words.words[i].pos.pos;
		(*lexemes)[i].variant = words.words[i].nvariant;
	}
	return words.curwords;
}

/* tsqueryin gives the same, with a notice. */
static TSQuery
empty_query(void)
{
	TSQuery		query = (TSQuery) palloc0(HDRSIZETQ);

	SET_VARSIZE(query, HDRSIZETQ);
	return query;
}

Datum
query_datum(const char *words, const QueryNode *root, QueryReading reading, Oid configuration)
{
	char	   *notation = query_as_tsquery(words, root, reading, lexize_words, &configuration);

	if (notation[0] == '\0')
		return TSQueryGetDatum(empty_query());
	return DirectFunctionCall1(tsqueryin, CStringGetDatum(notation));
}
