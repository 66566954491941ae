/*
 * language_sql.c - glue: tokens(), and the setting that says with which kernels it reads.
 */
#include "text/rows.h"

#include "utils/builtins.h"
#include "utils/formatting.h"
#include "utils/guc.h"

#include "language/gazetteer.h"
#include "language/kernels.h"
#include "language/language.h"
#include "language/settings.h"

PG_FUNCTION_INFO_V1(news_archive_tokens);
PG_FUNCTION_INFO_V1(news_archive_first_name_gender);
PG_FUNCTION_INFO_V1(news_archive_is_people);

static char *kernels_setting = NULL;

static bool
check_kernels(char **name, void **extra, GucSource source)
{
	(void) extra;
	(void) source;
	if (kernels_usable(*name))
		return true;
	GUC_check_errdetail("It is none of avx512, avx2, plain and best, or this processor has not got it.");
	return false;
}

static void
assign_kernels(const char *name, void *extra)
{
	(void) extra;
	choose_kernels(name);
}

void
define_language_settings(void)
{
	DefineCustomStringVariable("news_archive.kernels",
							   "The arithmetic that texts are read with: best, avx512, avx2 or plain.",
							   "For tests: all of them read alike. A text that was read last is not read again.",
							   &kernels_setting, "best", PGC_USERSET, GUC_NOT_IN_SAMPLE, check_kernels, assign_kernels, NULL);
}

static const char *const name_labels[2 * N_NAME_KINDS + 1] = {
	NULL, "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-other", "I-other"
};

Datum
news_archive_tokens(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	RowSink		rows;

	rows_begin(&rows, fcinfo);
	document_grammar(doc);
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		Token	   *t = &doc->tokens[i];
		int32		first = doc->sentences[t->sentence].first;

		CHECK_FOR_INTERRUPTS();
		rows_int(&rows, t->sentence + 1);
		rows_int(&rows, i - first + 1);
		rows_span_words(&rows, doc, t->span);
		rows_text(&rows, t->lemma);
		rows_text(&rows, tag_names[t->tag]);
		rows_int(&rows, t->head == NO_TOKEN ? 0 : t->head - first + 1);
		rows_text(&rows, relation_names[t->relation]);
		rows_real(&rows, t->tag_sure);
		rows_real(&rows, t->head_sure);
		rows_real(&rows, t->relation_sure);
		rows_text(&rows, name_labels[t->name]);
		rows_real(&rows, t->name_sure);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

Datum
news_archive_first_name_gender(PG_FUNCTION_ARGS)
{
	char		gender = gazetteer_first_name(text_to_cstring(PG_GETARG_TEXT_PP(0)));

	if (gender != 'm' && gender != 'f')
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&gender, 1));
}

/* The words of a place as a key of the gazetteer: "Bosnia-Herzegovina" becomes "bosnia - herzegovina". */
static char *
gazetteer_key(const char *words)
{
	char	   *lower = asc_tolower(words, strlen(words));
	StringInfoData key;

	initStringInfo(&key);
	for (const char *at = lower; *at; at++)
		if (*at == '-')
			appendStringInfoString(&key, " - ");
		else
			appendStringInfoChar(&key, *at);
	return key.data;
}

Datum
news_archive_is_people(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(gazetteer_is_people(gazetteer_key(text_to_cstring(PG_GETARG_TEXT_PP(0)))));
}
