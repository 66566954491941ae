/*
 * query_sql.c - glue: news_query(), other names for what in a query may be one, and small things that search() asks.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "search/query_datum.h"
#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_query);
PG_FUNCTION_INFO_V1(news_archive_checked_rows);
PG_FUNCTION_INFO_V1(news_archive_checked_half_life);
PG_FUNCTION_INFO_V1(news_archive_outlet_key);
PG_FUNCTION_INFO_V1(news_archive_fold_words);
PG_FUNCTION_INFO_V1(news_archive_without_articles);
PG_FUNCTION_INFO_V1(news_archive_known_synonyms);

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

Datum
news_archive_query(PG_FUNCTION_ARGS)
{
	const char *words = text_to_cstring(PG_GETARG_TEXT_PP(0));
	QueryNode  *root = query_parse(words, strlen(words));

	refuse_fields(root);
	PG_RETURN_DATUM(query_datum(words, root, QUERY_AS_ASKED, PG_GETARG_OID(1)));
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
