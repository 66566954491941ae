/*
 * parse_query_sql.c - glue: parse_query(), the whole of a query in one record, and widen_query(), the same with other names.
 *
 * The text is parsed once; what search() and its like need of it is in the record: its words in four readings, its fields, what may be
 * a name in it, and what is told of it.  With other names it is another text, which is parsed once too.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include <unicode/uchar.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "search/query_datum.h"
#include "search/search.h"
#include "text/arrays.h"
#include "text/utf8.h"

extern Datum news_archive_query_lexemes(PG_FUNCTION_ARGS);	/* rank_sql.c */

PG_FUNCTION_INFO_V1(news_archive_parse_query);
PG_FUNCTION_INFO_V1(news_archive_widen_query);

/* Columns of the type parsed_query, and of the types of its arrays. */
enum
{
	PARSED_QUERY, PARSED_WIDENED, PARSED_ASKED, PARSED_AT_MOST, PARSED_AT_LEAST, PARSED_OF_TEXT, PARSED_LEXEMES, PARSED_FIELD_WORDS,
	PARSED_FIELDS, PARSED_NAMES, PARSED_NOTICES,
	N_PARSED
};

enum
{
	FIELD_NAME, FIELD_VALUE, FIELD_NEGATED, FIELD_START, FIELD_WORDS, FIELD_OF_TEXT, N_FIELD
};

enum
{
	NAME_START, NAME_LENGTH, NAME_WORDS, N_NAME
};

enum
{
	NOTICE_TEXT, NOTICE_HINT, N_NOTICE
};

typedef struct Parsed
{
	const char *words;
	const QueryNode *root;
	Oid			configuration;
	TupleDesc	type;
	Datum		values[N_PARSED];
	bool		nulls[N_PARSED];
} Parsed;

/* Rows of the type that column `column` of the record is an array of. */
typedef struct RowList
{
	TupleDesc	type;
	Datum		rows[QUERY_NAMES_MAX];
	int			count;
} RowList;

static void
rows_of_column(RowList *list, const Parsed *p, int column)
{
	list->type = lookup_rowtype_tupdesc_copy(get_element_type(TupleDescAttr(p->type, column)->atttypid), -1);
	list->count = 0;
}

static void
add_row(RowList *list, Datum *values, bool *nulls)
{
	list->rows[list->count++] = HeapTupleGetDatum(heap_form_tuple(list->type, values, nulls));
}

static void
set_rows(Parsed *p, int column, RowList *list)
{
	p->values[column] = PointerGetDatum(construct_array(list->rows, list->count, list->type->tdtypeid, -1, false, TYPALIGN_DOUBLE));
}

static Datum
span_datum(const char *words, ByteSpan span)
{
	return PointerGetDatum(cstring_to_text_with_len(words + span.start, span_length(span)));
}

/* Bytes as characters from 1. */
static Datum
character_datum(const char *words, int32 at)
{
	return Int32GetDatum(pg_mbstrlen_with_len(words, at) + 1);
}

/* The words of the query in all their readings; of_text is NULL when the vectors answer all of it. */
static void
set_readings(Parsed *p)
{
	static const QueryReading readings[] = {QUERY_AS_ASKED, QUERY_AT_MOST, QUERY_AT_LEAST, QUERY_OF_TEXT};

	for (size_t i = 0; i < lengthof(readings); i++)
		p->values[PARSED_ASKED + i] = query_datum(p->words, p->root, readings[i], p->configuration);
	p->nulls[PARSED_OF_TEXT] = DatumGetBool(DirectFunctionCall2(tsquery_eq, p->values[PARSED_AT_MOST], p->values[PARSED_AT_LEAST]));
	p->values[PARSED_LEXEMES] = DirectFunctionCall1(news_archive_query_lexemes, p->values[PARSED_ASKED]);
}

static void
set_fields(Parsed *p, const QueryFields *fields)
{
	const QueryNode *any = query_field_words(fields);
	RowList		list;

	rows_of_column(&list, p, PARSED_FIELDS);
	for (int i = 0; i < fields->count; i++)
	{
		const QueryNode *node = fields->at[i].node;
		const QueryNode *phrase = query_field_phrase(node);
		bool		of_words = strcmp(node->field, "said") == 0 || strcmp(node->field, "title") == 0;
		Datum		values[N_FIELD] = {CStringGetTextDatum(node->field), span_datum(p->words, node->span),
			BoolGetDatum(fields->at[i].negated), character_datum(p->words, node->span.start)};
		bool		nulls[N_FIELD] = {[FIELD_WORDS] = !of_words, [FIELD_OF_TEXT] = !of_words};

		if (of_words)
		{
			values[FIELD_WORDS] = query_datum(p->words, phrase, QUERY_AS_ASKED, p->configuration);
			values[FIELD_OF_TEXT] = query_datum(p->words, phrase, QUERY_OF_TEXT, p->configuration);
		}
		add_row(&list, values, nulls);
	}
	set_rows(p, PARSED_FIELDS, &list);
	p->nulls[PARSED_FIELD_WORDS] = any == NULL;
	if (any != NULL)
		p->values[PARSED_FIELD_WORDS] = query_datum(p->words, any, QUERY_AS_ASKED, p->configuration);
}

static void
set_names(Parsed *p)
{
	QueryNames	names;
	RowList		list;

	rows_of_column(&list, p, PARSED_NAMES);
	query_collect_names(p->words, p->root, &names);
	for (int i = 0; i < names.count; i++)
	{
		ByteSpan	at = names.at[i];
		Datum		values[N_NAME] = {character_datum(p->words, at.start), Int32GetDatum(pg_mbstrlen_with_len(p->words + at.start, span_length(at))),
			span_datum(p->words, at)};

		add_row(&list, values, (bool[N_NAME]) {false});
	}
	set_rows(p, PARSED_NAMES, &list);
}

static void
add_notice(RowList *list, const char *notice, const char *hint)
{
	Datum		values[N_NOTICE] = {CStringGetTextDatum(notice), CStringGetTextDatum(hint)};

	add_row(list, values, (bool[N_NOTICE]) {false});
}

static bool
has_letter_or_digit(const char *words)
{
	int32		length = strlen(words);

	for (int32 at = 0; at < length;)
		if (u_isalnum((UChar32) utf8_next(words, length, &at)))
			return true;
	return false;
}

static bool
is_blank(const char *words)
{
	return words[strspn(words, " \t\r\n")] == '\0';
}

/* What is told of a query that asks for less than it seems to. */
static void
set_notices(Parsed *p, const QueryFields *fields)
{
	RowList		list;
	ByteSpan	span;

	rows_of_column(&list, p, PARSED_NOTICES);
	if (!has_letter_or_digit(p->words))
		add_notice(&list, "the query has no letter or digit, so nothing is sought", "Write words, or a field: by:\"Lake Courier\", date:2024-05.");
	if (query_unknown_field(p->words, p->root, &span))
		add_notice(&list, psprintf("\"%.*s:\" is no field, so it is sought as a word", span_length(span), p->words + span.start),
				   "The fields are person: org: place: by: said: event: date: and title:. Put the words in quotation marks when they are no field.");
	if (query_lost_phrase(p->words, p->root, lexize_words, &p->configuration, &span))
		add_notice(&list, psprintf("\"%.*s\" has only small words, and is passed over", span_length(span), p->words + span.start),
				   "Small words (the, of, to) are not indexed: such a phrase is found alone or beside other words, not inside OR or near.");
	if (fields->count == 0 && !is_blank(p->words) && query_as_tsquery(p->words, p->root, QUERY_OF_TEXT, lexize_words, &p->configuration)[0] == '\0')
		add_notice(&list, "the query has only small words, which are not indexed", "Two or more of them in quotation marks are found as a phrase: \"to be or not to be\".");
	set_rows(p, PARSED_NOTICES, &list);
}

Datum
news_archive_parse_query(PG_FUNCTION_ARGS)
{
	Parsed		p = {.words = text_to_cstring(PG_GETARG_TEXT_PP(0)),.configuration = PG_GETARG_OID(1)};
	QueryFields fields;

	if (get_call_result_type(fcinfo, NULL, &p.type) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "parse_query gives a record");
	p.root = query_parse(p.words, strlen(p.words));
	query_collect_fields(p.words, strlen(p.words), p.root, &fields);
	p.values[PARSED_QUERY] = p.values[PARSED_WIDENED] = PG_GETARG_DATUM(0);
	set_readings(&p);
	set_fields(&p, &fields);
	set_names(&p);
	set_notices(&p, &fields);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(p.type, p.values, p.nulls)));
}

/* The bytes of the first n characters; when there are not so many, that is an error. */
static int32
bytes_of_characters(const char *words, int32 n)
{
	int32		length = strlen(words);
	int32		at = 0;

	for (; n > 0 && at < length; n--)
		utf8_next(words, length, &at);
	if (n != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a name stands outside the query"), errhint("Give start and length of names as parse_query() has them.")));
	return at;
}

/* The arguments from the second on as names, in the order of the text and without overlap. */
static QueryOtherName *
other_name_arguments(FunctionCallInfo fcinfo, const char *words, int *count)
{
	int			n_lengths;
	int			n_words;
	const int32 *starts = int32_array(PG_GETARG_ARRAYTYPE_P(1), count);
	const int32 *lengths = int32_array(PG_GETARG_ARRAYTYPE_P(2), &n_lengths);
	const char **others = text_array(PG_GETARG_ARRAYTYPE_P(3), &n_words);
	QueryOtherName *names = palloc(sizeof(QueryOtherName) * Max(*count, 1));

	check_lengths(*count, n_lengths);
	check_lengths(*count, n_words);
	for (int i = 0; i < *count; i++)
	{
		names[i].at.start = bytes_of_characters(words, starts[i] > 0 ? starts[i] - 1 : -1);
		names[i].at.end = names[i].at.start + bytes_of_characters(words + names[i].at.start, lengths[i]);
		names[i].words = others[i];
		if (lengths[i] < 1 || (i > 0 && names[i].at.start < names[i - 1].at.end &&
							   !(names[i].at.start == names[i - 1].at.start && names[i].at.end == names[i - 1].at.end)))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the names are not in the order of the query, or overlap"), errhint("Give them from the first to the last, other names of one side by side.")));
	}
	return names;
}

/* The argument with its words read anew, under their other names. */
Datum
news_archive_widen_query(PG_FUNCTION_ARGS)
{
	HeapTupleHeader query = PG_GETARG_HEAPTUPLEHEADER(0);
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(query),.t_data = query};
	Parsed		p = {.configuration = PG_GETARG_OID(4)};
	int			count;
	const char *words;
	QueryOtherName *names;

	p.type = lookup_rowtype_tupdesc_copy(HeapTupleHeaderGetTypeId(query), HeapTupleHeaderGetTypMod(query));
	heap_deform_tuple(&tuple, p.type, p.values, p.nulls);
	if (p.nulls[PARSED_QUERY])
		PG_RETURN_NULL();
	words = TextDatumGetCString(p.values[PARSED_QUERY]);
	names = other_name_arguments(fcinfo, words, &count);
	p.words = query_with_names(words, names, count);
	p.root = query_parse(p.words, strlen(p.words));
	for (int i = PARSED_WIDENED; i <= PARSED_LEXEMES; i++)
		p.nulls[i] = false;
	p.values[PARSED_WIDENED] = CStringGetTextDatum(p.words);
	set_readings(&p);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(p.type, p.values, p.nulls)));
}
