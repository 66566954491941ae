/*
 * query_sql.c - glue: news_query(), and the two halves of a query that search() reads: its words and its fields;
 * what in a query may be a name, and other names for it; what is told of a query that finds less than it seems to ask for.
 */
#include "extension/core.h"
#include "extension/compat.h"
#include "text/rows.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_query);
PG_FUNCTION_INFO_V1(news_archive_query_words);
PG_FUNCTION_INFO_V1(news_archive_query_reading);
PG_FUNCTION_INFO_V1(news_archive_checked_query);
PG_FUNCTION_INFO_V1(news_archive_checked_rows);
PG_FUNCTION_INFO_V1(news_archive_checked_half_life);
PG_FUNCTION_INFO_V1(news_archive_query_notices);
PG_FUNCTION_INFO_V1(news_archive_outlet_key);
PG_FUNCTION_INFO_V1(news_archive_fold_words);
PG_FUNCTION_INFO_V1(news_archive_without_articles);
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
query_datum(const char *words, const QueryNode *root, QueryReading reading, Oid configuration)
{
	char	   *notation = query_as_tsquery(words, root, reading, lexize_words, &configuration);

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
	PG_RETURN_DATUM(query_datum(words, root, QUERY_AS_ASKED, PG_GETARG_OID(1)));
}

Datum
news_archive_query_words(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));

	PG_RETURN_DATUM(query_datum(words, query_parse(words, strlen(words)), QUERY_AS_ASKED, PG_GETARG_OID(1)));
}

static const struct
{
	const char *name;
	QueryReading reading;
}			readings[] = {
	{"at most", QUERY_AT_MOST},
	{"at least", QUERY_AT_LEAST},
	{"text", QUERY_OF_TEXT},
};

Datum
news_archive_query_reading(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));
	const char *name = text_to_cstring(PG_GETARG_TEXT_PP(1));

	for (size_t i = 0; i < lengthof(readings); i++)
	{
		if (strcmp(readings[i].name, name) == 0)
			PG_RETURN_DATUM(query_datum(words, query_parse(words, strlen(words)), readings[i].reading, PG_GETARG_OID(2)));
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a query cannot be read \"%s\"", name), errhint("Read it \"at most\", \"at least\" or of the \"text\".")));
}

/* The query itself, or its error, raised where no function of SQL stands above it yet. */
Datum
news_archive_checked_query(PG_FUNCTION_ARGS)
{
	text	   *query = PG_GETARG_TEXT_PP(0);
	const char *words = text_to_cstring(query);
	QueryFields fields;

	query_collect_fields(words, strlen(words), query_parse(words, strlen(words)), &fields);
	PG_RETURN_TEXT_P(query);
}

Datum
news_archive_checked_rows(PG_FUNCTION_ARGS)
{
	int32		rows = PG_GETARG_INT32(0);

	if (rows < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_rows is %d, fewer than no rows", rows), errhint("Give 0 or more, or NULL for all rows.")));
	PG_RETURN_INT32(rows);
}

Datum
news_archive_checked_half_life(PG_FUNCTION_ARGS)
{
	float4		days = PG_GETARG_FLOAT4(0);

	if (!(days > 0))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("a half-life of %g days is out of range", days),
				 errhint("Give the number of days after which news is half as fresh, or NULL.")));
	PG_RETURN_FLOAT4(days);
}

static void
emit_notice(RowSink *rows, const char *notice, const char *hint)
{
	rows_text(rows, notice);
	rows_text(rows, hint);
	rows_emit(rows);
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

Datum
news_archive_query_notices(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));
	QueryNode  *root = query_parse(words, strlen(words));
	Oid			configuration = PG_GETARG_OID(1);
	QueryFields fields;
	ByteSpan	span;
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	query_collect_fields(words, strlen(words), root, &fields);
	if (query_unknown_field(words, root, &span))
		emit_notice(&rows, psprintf("\"%.*s:\" is no field, so it is sought as a word", span_length(span), words + span.start),
					"The fields are person: org: place: by: said: event: date: and title:. Put the words in quotation marks when they are no field.");
	if (query_lost_phrase(words, root, lexize_words, &configuration, &span))
		emit_notice(&rows, psprintf("\"%.*s\" has only small words, and is passed over", span_length(span), words + span.start),
					"Small words (the, of, to) are not indexed: such a phrase is found alone or beside other words, not inside OR or near.");
	if (fields.count == 0 && !is_blank(words) && query_as_tsquery(words, root, QUERY_OF_TEXT, lexize_words, &configuration)[0] == '\0')
		emit_notice(&rows, "the query has only small words, which are not indexed", "Two or more of them in quotation marks are found as a phrase: \"to be or not to be\".");
	return (Datum) 0;
}

Datum
news_archive_fold_words(PG_FUNCTION_ARGS)
{
	text	   *words = PG_GETARG_TEXT_PP(0);

	PG_RETURN_TEXT_P(cstring_to_text(search_fold(VARDATA_ANY(words), VARSIZE_ANY_EXHDR(words))));
}

/* A folded name, "moaz alkhatib", without the Arabic articles fused to its words: "moaz khatib". */
Datum
news_archive_without_articles(PG_FUNCTION_ARGS)
{
	char	   *folded = text_to_cstring(PG_GETARG_TEXT_PP(0));
	StringInfoData out;

	initStringInfo(&out);
	for (char *word = folded; word != NULL;)
	{
		char	   *space = strchr(word, ' ');
		const char *bare;

		if (space != NULL)
			*space = '\0';
		bare = without_article(word);
		appendStringInfo(&out, "%s%s", out.len > 0 ? " " : "", bare ? bare : word);
		word = space ? space + 1 : NULL;
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/* "The Moscow Times", "moscow times" and "MoscowTimes" give one key: letters and digits, folded, without the article. */
Datum
news_archive_outlet_key(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	char	   *folded = search_fold(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	char	   *out;

	if (strncmp(folded, "the ", 4) == 0)
		folded += 4;
	out = folded;
	for (const char *in = folded; *in != '\0'; in++)
	{
		if ((unsigned char) *in >= 0x80 || (*in >= 'a' && *in <= 'z') || (*in >= '0' && *in <= '9'))
			*out++ = *in;
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(folded, out - folded));
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
