/*
 * query_sql.c - glue: news_query(), and the two halves of a query that search() reads: its words and its fields;
 * what in a query may be a name, and other names for it.
 */
#include "extension/core.h"
#include "extension/compat.h"
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_query);
PG_FUNCTION_INFO_V1(news_archive_query_words);
PG_FUNCTION_INFO_V1(news_archive_query_fields);
PG_FUNCTION_INFO_V1(news_archive_query_names);
PG_FUNCTION_INFO_V1(news_archive_known_synonyms);

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

static Datum
query_datum(const char *words, const QueryNode *root, Oid configuration)
{
	char	   *notation = query_as_tsquery(words, root, lexize_words, &configuration);

	if (notation[0] == '\0')
		return TSQueryGetDatum(empty_query());
	return DirectFunctionCall1(tsqueryin, CStringGetDatum(notation));
}

Datum
news_archive_query(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));
	QueryNode  *root = query_parse(words, strlen(words));

	refuse_fields(root);
	PG_RETURN_DATUM(query_datum(words, root, PG_GETARG_OID(1)));
}

Datum
news_archive_query_words(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));

	PG_RETURN_DATUM(query_datum(words, query_parse(words, strlen(words)), PG_GETARG_OID(1)));
}

Datum
news_archive_query_fields(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));
	QueryFields fields;
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	query_collect_fields(words, strlen(words), query_parse(words, strlen(words)), &fields);
	for (int i = 0; i < fields.count; i++)
	{
		const QueryNode *node = fields.at[i].node;

		rows_text(&rows, node->field);
		rows_text_n(&rows, words + node->span.start, span_length(node->span));
		rows_bool(&rows, fields.at[i].negated);
		rows_int(&rows, pg_mbstrlen_with_len(words, node->span.start) + 1);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_query_names(PG_FUNCTION_ARGS)
{
	text	   *query = PG_GETARG_TEXT_PP(0);
	const char *words = text_to_cstring(query);
	QueryNames	names;
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	query_collect_names(words, query_parse(words, strlen(words)), &names);
	for (int i = 0; i < names.count; i++)
	{
		rows_int(&rows, pg_mbstrlen_with_len(words, names.at[i].start) + 1);
		rows_int(&rows, pg_mbstrlen_with_len(words + names.at[i].start, span_length(names.at[i])));
		rows_text_n(&rows, words + names.at[i].start, span_length(names.at[i]));
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_known_synonyms(PG_FUNCTION_ARGS)
{
	text	   *words = PG_GETARG_TEXT_PP(0);
	ArrayBuildState *out = initArrayResult(TEXTOID, CurrentMemoryContext, false);
	Synonyms	found;

	known_synonyms(VARDATA_ANY(words), VARSIZE_ANY_EXHDR(words), &found);
	for (int i = 0; i < found.count; i++)
		accumArrayResult(out, CStringGetTextDatum(found.at[i]), false, TEXTOID, CurrentMemoryContext);
	PG_RETURN_DATUM(makeArrayResult(out, CurrentMemoryContext));
}
