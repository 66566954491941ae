/*
 * article_sql.c - glue: article_lines(), parse_article(), publication_dates(), decode_article(), articles_in() and the like.
 */
#include "text/rows.h"

#include "article/article.h"
#include "article/collection.h"
#include "article/decode.h"
#include "article/published.h"
#include "article/url.h"
#include "utils/builtins.h"
#include "utils/date.h"

PG_FUNCTION_INFO_V1(news_archive_article_lines);
PG_FUNCTION_INFO_V1(news_archive_parse_article);
PG_FUNCTION_INFO_V1(news_archive_publication_dates);
PG_FUNCTION_INFO_V1(news_archive_decode_article);
PG_FUNCTION_INFO_V1(news_archive_normal_url);
PG_FUNCTION_INFO_V1(news_archive_articles_in);
PG_FUNCTION_INFO_V1(news_archive_has_text);

static ArticleFormat
format_named(text *name)
{
	char	   *s = text_to_cstring(name);

	for (int i = 0; i < N_ARTICLE_FORMATS; i++)
		if (strcmp(s, article_format_names[i]) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("article format \"%s\" is not known", s),
			 errhint("Use one of auto, text, markdown, html, json.")));
	pg_unreachable();
}

/* Arguments: raw, format, and, if there, collected, url and day_first (they may be NULL).  NULL when raw is NULL. */
static Article *
parse_arguments(FunctionCallInfo fcinfo)
{
	text	   *raw;
	ArticleFormat format = FORMAT_AUTO;
	ArticleSource source = {.collected = DAY_NONE};

	if (PG_ARGISNULL(0))
		return NULL;
	raw = PG_GETARG_TEXT_PP(0);
	if (!PG_ARGISNULL(1))
		format = format_named(PG_GETARG_TEXT_PP(1));
	if (PG_NARGS() > 2 && !PG_ARGISNULL(2) && !DATE_NOT_FINITE(PG_GETARG_DATEADT(2)))
		source.collected = PG_GETARG_DATEADT(2);
	if (PG_NARGS() > 3 && !PG_ARGISNULL(3))
		source.url = text_to_cstring(PG_GETARG_TEXT_PP(3));
	if (PG_NARGS() > 4 && !PG_ARGISNULL(4))
		source.order = PG_GETARG_BOOL(4) ? ORDER_DAY_MONTH : ORDER_MONTH_DAY;
	return article_parse(VARDATA_ANY(raw), VARSIZE_ANY_EXHDR(raw), format, &source);
}

Datum
news_archive_article_lines(PG_FUNCTION_ARGS)
{
	Article    *article = parse_arguments(fcinfo);
	RowSink		rows;

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

Datum
news_archive_parse_article(PG_FUNCTION_ARGS)
{
	Article    *article = parse_arguments(fcinfo);
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	if (article == NULL)
		return (Datum) 0;
	rows_text(&rows, article->title);
	rows_text(&rows, article->standfirst);
	rows_text(&rows, article->author);
	rows_text(&rows, article->outlet);
	rows_text(&rows, article->section);
	rows_text(&rows, article->dateline);
	rows_range(&rows, article->published);
	rows_text(&rows, article->published_basis);
	if (day_range_known(article->published))
		rows_real(&rows, article->published_confidence);
	else
		rows_null(&rows);
	rows_range(&rows, article->modified);
	rows_text(&rows, article->url);
	rows_text(&rows, article->language);
	rows_text(&rows, article->body);
	rows_emit(&rows);
	return (Datum) 0;
}

Datum
news_archive_publication_dates(PG_FUNCTION_ARGS)
{
	Article    *article = parse_arguments(fcinfo);
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
