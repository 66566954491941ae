/*
 * reports_sql.c - glue: render_page(), render_drawing(), render_xml(): JSON as SQL gathers it becomes HTML, SVG or XML.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "reports/page.h"

PG_FUNCTION_INFO_V1(news_archive_render_page);
PG_FUNCTION_INFO_V1(news_archive_render_drawing);
PG_FUNCTION_INFO_V1(news_archive_render_xml);

static const Json *
tree_of(Jsonb *data)
{
	char	   *text = JsonbToCString(NULL, &data->root, VARSIZE(data));
	int32		end;
	int32		mistake;

	return json_read(text, (int32) strlen(text), &end, &mistake);
}

Datum
news_archive_render_page(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(page_of(tree_of(PG_GETARG_JSONB_P(0)))));
}

Datum
news_archive_render_drawing(PG_FUNCTION_ARGS)
{
	char	   *kind = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char	   *out = drawing_of(kind, tree_of(PG_GETARG_JSONB_P(1)));

	if (out == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no drawing \"%s\"", kind),
				 errhint("The drawings are timeline, network and bars.")));
	PG_RETURN_TEXT_P(cstring_to_text(out));
}

Datum
news_archive_render_xml(PG_FUNCTION_ARGS)
{
	Jsonb	   *data = PG_GETARG_JSONB_P(0);
	char	   *text = JsonbToCString(NULL, &data->root, VARSIZE(data));
	int32		end;
	int32		mistake;
	const Json *tree = json_read(text, (int32) strlen(text), &end, &mistake);

	if (tree == NULL || mistake >= 0)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("elements nest deeper than %d", JSON_MAX_DEPTH)));
	PG_RETURN_TEXT_P(cstring_to_text(markup_of_tree(tree, PG_GETARG_BOOL(1))));
}
