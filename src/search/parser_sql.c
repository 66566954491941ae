/*
 * parser_sql.c - glue: the text search parser news_archive.news_parser.  Its headline function is PostgreSQL's own.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "tsearch/ts_public.h"

#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_parser_start);
PG_FUNCTION_INFO_V1(news_archive_parser_token);
PG_FUNCTION_INFO_V1(news_archive_parser_end);
PG_FUNCTION_INFO_V1(news_archive_parser_types);

static const LexDescr token_types[] = {
	{SHAPE_WORD, "word", "Word in lower case: talks"},
	{SHAPE_NAME, "name", "Word with a capital, with its article: Khalid, al-Khalid, O'Neill"},
	{SHAPE_CODE, "code", "Letters with digits or signs: F-16, COVID-19, AT&T, 1990s"},
	{SHAPE_EMAIL, "email", "E-mail address"},
	{SHAPE_HOST, "host", "Host name"},
	{SHAPE_MONEY, "money", "Amount of money: $3.5bn"},
	{SHAPE_PERCENT, "percent", "Per cent: 30%, 30 percent"},
	{SHAPE_HASHTAG, "hashtag", "Hashtag: #PeaceTalks"},
	{SHAPE_COMPOUND, "compound", "Words with hyphens: cease-fire, 45-minute"},
	{SHAPE_ACRONYM, "acronym", "Letters with full stops: U.S."},
	{SHAPE_BLANK, "blank", "What lies between words"},
	{SHAPE_TAG, "tag", "HTML tag"},
	{SHAPE_PROTOCOL, "protocol", "Begin of an address: https://"},
	{SHAPE_PATH, "path", "Path of an address"},
	{SHAPE_HANDLE, "handle", "Account: @newsdesk"},
	{SHAPE_DECIMAL, "decimal", "Number with a point: 3.5"},
	{SHAPE_DATE, "date", "Date or time in digits: 2013-02-03, 06:07"},
	{SHAPE_NUMBER, "number", "Whole number: 1,500"},
	{SHAPE_ENTITY, "entity", "HTML entity"},
};

Datum
news_archive_parser_start(PG_FUNCTION_ARGS)
{
	ShapeScanner *scanner = palloc0(sizeof(ShapeScanner));

	scanner->text = (const char *) PG_GETARG_POINTER(0);
	scanner->length = PG_GETARG_INT32(1);
	PG_RETURN_POINTER(scanner);
}

Datum
news_archive_parser_token(PG_FUNCTION_ARGS)
{
	ShapeScanner *scanner = (ShapeScanner *) PG_GETARG_POINTER(0);
	char	  **token = (char **) PG_GETARG_POINTER(1);
	int		   *length = (int *) PG_GETARG_POINTER(2);
	ShapeToken	found;

	if (!shape_next(scanner, &found))
		PG_RETURN_INT32(0);
	*token = unconstify(char *, scanner->text) + found.span.start;
	*length = span_length(found.span);
	PG_RETURN_INT32(found.shape);
}

Datum
news_archive_parser_end(PG_FUNCTION_ARGS)
{
	pfree(PG_GETARG_POINTER(0));
	PG_RETURN_VOID();
}

Datum
news_archive_parser_types(PG_FUNCTION_ARGS)
{
	LexDescr   *types = palloc0(sizeof(LexDescr) * (lengthof(token_types) + 1));

	(void) fcinfo;
	for (size_t i = 0; i < lengthof(token_types); i++)
	{
		types[i].lexid = token_types[i].lexid;
		types[i].alias = pstrdup(token_types[i].alias);
		types[i].descr = pstrdup(token_types[i].descr);
	}
	PG_RETURN_POINTER(types);
}
