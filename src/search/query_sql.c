/*
 * query_sql.c - glue: news_query().
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "tsearch/ts_utils.h"
#include "utils/builtins.h"

#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_query);

/* A QueryLexizer over a text search configuration. */
static int
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

/* Fields are answered by tables, which a tsquery cannot reach. */
static void
refuse_fields(const QueryNode *node)
{
	if (node == NULL)
		return;
	if (node->kind == QUERY_FIELD)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("\"%s:\" cannot be part of a tsquery", node->field),
				 errhint("Give the query to search(), which looks up fields in the archive.")));
	refuse_fields(node->left);
	refuse_fields(node->right);
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
news_archive_query(PG_FUNCTION_ARGS)
{
	text	   *query = PG_GETARG_TEXT_PP(0);
	Oid			configuration = PG_GETARG_OID(1);
	const char *words = text_to_cstring(query);
	QueryNode  *root = query_parse(words, strlen(words));
	char	   *notation;

	refuse_fields(root);
	notation = query_as_tsquery(words, root, lexize_words, &configuration);
	if (notation[0] == '\0')
		PG_RETURN_TSQUERY(empty_query());
	PG_RETURN_DATUM(DirectFunctionCall1(tsqueryin, CStringGetDatum(notation)));
}
