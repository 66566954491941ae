/*
 * article_sql.c - glue: article_lines(), parse_article(), publication_dates(), decode_article(), in_body(), line_roles(), articles_in() and the like.
 */
#include "text/arrays.h"
#include "text/rows.h"

#include "article/article.h"
#include "article/collection.h"
#include "article/charset.h"
#include "article/published.h"
#include "article/url.h"
#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"

PG_FUNCTION_INFO_V1(news_archive_article_lines);
PG_FUNCTION_INFO_V1(news_archive_parse_article);
PG_FUNCTION_INFO_V1(news_archive_parse_article_and_lines);
PG_FUNCTION_INFO_V1(news_archive_publication_dates);
PG_FUNCTION_INFO_V1(news_archive_decode_article);
PG_FUNCTION_INFO_V1(news_archive_in_body);
PG_FUNCTION_INFO_V1(news_archive_article_body);
PG_FUNCTION_INFO_V1(news_archive_normal_url);
PG_FUNCTION_INFO_V1(news_archive_articles_in);
PG_FUNCTION_INFO_V1(news_archive_has_text);
PG_FUNCTION_INFO_V1(news_archive_line_roles);
PG_FUNCTION_INFO_V1(news_archive_check_format);

/* The format of that name, which may be NULL: then, as for another one, it is an error. */
static ArticleFormat
format_named(text *name)
{
	char	   *s = name ? text_to_cstring(name) : NULL;

	for (int i = 0; s && i < N_ARTICLE_FORMATS; i++)
		if (strcmp(s, article_format_names[i]) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("article format \"%s\" is not known", s ? s : "<NULL>"),
			 errhint("Use one of %s.", names_listed(article_format_names, N_ARTICLE_FORMATS, ", "))));
	pg_unreachable();
}

static bool
argument_given(FunctionCallInfo fcinfo, int n)
{
	return n < PG_NARGS() && !PG_ARGISNULL(n);
}

/* collected, url, day_first and title, the arguments from the third on.  They may be NULL, or not be there. */
static ArticleSource
source_arguments(FunctionCallInfo fcinfo)
{
	ArticleSource source = {.collected = DAY_NONE};

	if (argument_given(fcinfo, 2) && !DATE_NOT_FINITE(PG_GETARG_DATEADT(2)))
		source.collected = PG_GETARG_DATEADT(2);
	if (argument_given(fcinfo, 3))
		source.url = text_to_cstring(PG_GETARG_TEXT_PP(3));
	if (argument_given(fcinfo, 4))
		source.order = PG_GETARG_BOOL(4) ? DAY_ORDER_DAY_FIRST : DAY_ORDER_MONTH_FIRST;
	if (argument_given(fcinfo, 5))
		source.title = text_to_cstring(PG_GETARG_TEXT_PP(5));
	return source;
}

/* The article of the arguments raw and format; NULL when raw is NULL. */
static Article *
parse_arguments(FunctionCallInfo fcinfo, ArticleSource source)
{
	text	   *raw;
	ArticleFormat format = FORMAT_AUTO;

	if (PG_ARGISNULL(0))
		return NULL;
	raw = PG_GETARG_TEXT_PP(0);
	if (!PG_ARGISNULL(1))
		format = format_named(PG_GETARG_TEXT_PP(1));
	return article_parse(VARDATA_ANY(raw), VARSIZE_ANY_EXHDR(raw), format, &source);
}

Datum
news_archive_article_lines(PG_FUNCTION_ARGS)
{
	ArticleSource source = {.collected = DAY_NONE};
	Article    *article;
	RowSink		rows;

	if (argument_given(fcinfo, 2))
		source.title = text_to_cstring(PG_GETARG_TEXT_PP(2));
	article = parse_arguments(fcinfo, source);
	rows_begin(&rows, fcinfo);
	for (int32 i = 0; article != NULL && i < article->n_lines; i++)
	{
		const ArticleLine *line = &article->lines[i];

		rows_int(&rows, i + 1);
		rows_text(&rows, line_role_names[line->role]);
		rows_text_n(&rows, line->text, line->length);
		rows_text(&rows, line->basis);
		rows_real(&rows, line->confidence);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* The columns of parse_article(). */
static void
rows_article(RowSink *rows, const Article *article)
{
	rows_text(rows, article->title);
	rows_text(rows, article->standfirst);
	rows_text(rows, article->author);
	rows_text(rows, article->outlet);
	rows_text(rows, article->section);
	rows_text(rows, article->dateline);
	rows_range(rows, article->published);
	rows_text(rows, article->published_basis);
	if (day_range_known(article->published))
		rows_real(rows, article->published_confidence);
	else
		rows_null(rows);
	rows_range(rows, article->modified);
	rows_text(rows, article->url);
	rows_text(rows, article->language);
	rows_text(rows, article->body);
}

/* The columns of article_lines(), an array each. */
static void
rows_lines(RowSink *rows, const Article *article)
{
	int			n = article->n_lines;
	Datum	   *roles = palloc_array(Datum, Max(n, 1));
	Datum	   *lines = palloc_array(Datum, Max(n, 1));
	Datum	   *bases = palloc_array(Datum, Max(n, 1));
	Datum	   *confidences = palloc_array(Datum, Max(n, 1));

	for (int i = 0; i < n; i++)
	{
		const ArticleLine *line = &article->lines[i];

		roles[i] = CStringGetTextDatum(line_role_names[line->role]);
		lines[i] = PointerGetDatum(cstring_to_text_with_len(line->text, line->length));
		bases[i] = CStringGetTextDatum(line->basis);
		confidences[i] = Float4GetDatum(line->confidence);
	}
	rows_array(rows, construct_array(roles, n, TEXTOID, -1, false, TYPALIGN_INT));
	rows_array(rows, construct_array(lines, n, TEXTOID, -1, false, TYPALIGN_INT));
	rows_array(rows, construct_array(bases, n, TEXTOID, -1, false, TYPALIGN_INT));
	rows_array(rows, construct_array(confidences, n, FLOAT4OID, sizeof(float4), true, TYPALIGN_INT));
}

/* The result of parse_article() and of its like with lines: one row, or none when the raw article is NULL. */
static Datum
article_row(FunctionCallInfo fcinfo, bool with_lines)
{
	Article    *article = parse_arguments(fcinfo, source_arguments(fcinfo));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	if (article == NULL)
		return (Datum) 0;
	rows_article(&rows, article);
	if (with_lines)
		rows_lines(&rows, article);
	rows_emit(&rows);
	return (Datum) 0;
}

Datum
news_archive_parse_article(PG_FUNCTION_ARGS)
{
	return article_row(fcinfo, false);
}

Datum
news_archive_parse_article_and_lines(PG_FUNCTION_ARGS)
{
	return article_row(fcinfo, true);
}

Datum
news_archive_publication_dates(PG_FUNCTION_ARGS)
{
	Article    *article = parse_arguments(fcinfo, source_arguments(fcinfo));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	for (int i = 0; article != NULL && i < article->dates->count; i++)
	{
		const DateCandidate *c = &article->dates->items[i];

		rows_range(&rows, (DayRange) {c->day, c->day + 1});
		rows_text(&rows, c->words);
		rows_text(&rows, date_source_name(c->source));
		rows_real(&rows, c->confidence);
		rows_text(&rows, c->rejected);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_decode_article(PG_FUNCTION_ARGS)
{
	bytea	   *raw = PG_GETARG_BYTEA_PP(0);
	const char *charset;
	int32		length;
	char	   *out = article_decode(VARDATA_ANY(raw), VARSIZE_ANY_EXHDR(raw), &length, &charset);

	PG_RETURN_TEXT_P(cstring_to_text_with_len(out, length));
}

/* The role of that name ("author"); ROLE_OTHER when there is none. */
static LineRole
role_named(text *name)
{
	for (int i = 0; i < N_LINE_ROLES; i++)
		if (strlen(line_role_names[i]) == VARSIZE_ANY_EXHDR(name) &&
			memcmp(line_role_names[i], VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)) == 0)
			return i;
	return ROLE_OTHER;
}

Datum
news_archive_in_body(PG_FUNCTION_ARGS)
{
	text	   *line = PG_GETARG_TEXT_PP(1);

	PG_RETURN_BOOL(line_in_body(role_named(PG_GETARG_TEXT_PP(0)), VARDATA_ANY(line), VARSIZE_ANY_EXHDR(line)));
}

Datum
news_archive_article_body(PG_FUNCTION_ARGS)
{
	Datum	   *roles,
			   *texts;
	bool	   *role_nulls,
			   *text_nulls;
	int			n,
				m;
	ArticleLine *lines;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT, &roles, &role_nulls, &n);
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), TEXTOID, -1, false, TYPALIGN_INT, &texts, &text_nulls, &m);
	if (n != m)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%d roles are given for %d lines", n, m),
				 errhint("Give one role for each line.")));
	lines = palloc0_array(ArticleLine, Max(n, 1));
	for (int i = 0; i < n; i++)
	{
		text	   *line = text_nulls[i] ? NULL : DatumGetTextPP(texts[i]);

		lines[i].role = role_nulls[i] || line == NULL ? ROLE_OTHER : role_named(DatumGetTextPP(roles[i]));
		lines[i].text = line ? VARDATA_ANY(line) : "";
		lines[i].length = line ? VARSIZE_ANY_EXHDR(line) : 0;
	}
	PG_RETURN_TEXT_P(cstring_to_text(article_body(lines, n)));
}

Datum
news_archive_normal_url(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(normal_url(text_to_cstring(PG_GETARG_TEXT_PP(0)))));
}

Datum
news_archive_articles_in(PG_FUNCTION_ARGS)
{
	text	   *raw = PG_GETARG_TEXT_PP(0);
	RawArticles *list = articles_in(VARDATA_ANY(raw), VARSIZE_ANY_EXHDR(raw), format_named(PG_GETARG_TEXT_PP(1)));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	for (int32 i = 0; i < list->count; i++)
	{
		rows_int(&rows, i + 1);
		rows_text_n(&rows, list->items[i].text, list->items[i].length);
		rows_text(&rows, article_format_names[list->items[i].format]);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* Arguments: raw, format, and what parse_article() found: title and body (NULL allowed). */
Datum
news_archive_has_text(PG_FUNCTION_ARGS)
{
	bool		title = !PG_ARGISNULL(2) && VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(2)) > 0;
	bool		body = !PG_ARGISNULL(3) && VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(3)) > 0;

	if (!title && !body)
	{
		const ArticleSource source = {.collected = DAY_NONE};
		text	   *raw = PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0);
		ArticleFormat format = PG_ARGISNULL(1) ? FORMAT_AUTO : format_named(PG_GETARG_TEXT_PP(1));

		if (raw == NULL || article_parse(VARDATA_ANY(raw), VARSIZE_ANY_EXHDR(raw), format, &source)->n_lines == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("has no text"),
					 errdetail("It is empty, or its markup or fields hold no words that are read."),
					 errhint("JSON has its text in a field such as text, body or content (see data/json_fields.tsv).")));
	}
	PG_RETURN_BOOL(true);
}

Datum
news_archive_line_roles(PG_FUNCTION_ARGS)
{
	PG_RETURN_ARRAYTYPE_P(names_array(line_role_names, N_LINE_ROLES));
}

Datum
news_archive_check_format(PG_FUNCTION_ARGS)
{
	format_named(PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0));
	PG_RETURN_VOID();
}
