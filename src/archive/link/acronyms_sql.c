/*
 * acronyms_sql.c - glue: is_acronym(), acronym_keys().
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "names/names.h"

PG_FUNCTION_INFO_V1(news_archive_is_acronym);
PG_FUNCTION_INFO_V1(news_archive_acronym_keys);

#define LETTERS_MIN 2
#define LETTERS_MAX 10

/* "LTU" or "L.T.U.": capitals of the alphabet, a point behind each or not. */
static bool
is_acronym(const char *name)
{
	int			letters = 0;

	for (; *name >= 'A' && *name <= 'Z'; letters++)
		name += name[1] == '.' ? 2 : 1;
	return *name == '\0' && letters >= LETTERS_MIN && letters <= LETTERS_MAX;
}

static bool
is_organisation(const text *kind)
{
	return VARSIZE_ANY_EXHDR(kind) == strlen("organisation") && memcmp(VARDATA_ANY(kind), "organisation", strlen("organisation")) == 0;
}

Datum
news_archive_is_acronym(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_organisation(PG_GETARG_TEXT_PP(0)) && is_acronym(text_to_cstring(PG_GETARG_TEXT_PP(1))));
}

/* The keys of one name that were found so far. */
typedef struct Keys
{
	Datum	   *values;
	int			n;
} Keys;

static void
add_key(Keys *keys, const char *how, const char *acronym)
{
	keys->values[keys->n++] = CStringGetTextDatum(psprintf("%s %s", how, acronym));
}

/* "told ltu" among what is known of the bearer of a name. */
static void
add_told(Keys *keys, const Datum *known, int n)
{
	for (int i = 0; i < n; i++)
	{
		char	   *word = TextDatumGetCString(known[i]);

		if (strncmp(word, "told ", 5) == 0)
			keys->values[keys->n++] = known[i];
	}
}

Datum
news_archive_acronym_keys(PG_FUNCTION_ARGS)
{
	char	   *name;
	char	   *folded;
	char	   *essence;
	char	   *acronyms[NAME_ACRONYMS];
	Datum	   *known;
	int			n_known;
	int			n_acronyms;
	Keys		keys = {.n = 0};

	if (!is_organisation(PG_GETARG_TEXT_PP(0)))
		PG_RETURN_NULL();
	name = text_to_cstring(PG_GETARG_TEXT_PP(1));
	folded = fold_name(name, strlen(name));
	essence = name_essence(folded);
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(2), TEXTOID, -1, false, TYPALIGN_INT, &known, NULL, &n_known);
	keys.values = palloc(sizeof(Datum) * (n_known + NAME_ACRONYMS + 1));
	if (is_acronym(name))
		add_key(&keys, "at", essence);
	else
	{
		if (strchr(essence, ' ') == NULL && strlen(essence) <= LETTERS_MAX)
			add_key(&keys, "is", essence);
		n_acronyms = name_acronyms(folded, acronyms);
		for (int i = 0; i < n_acronyms; i++)
			add_key(&keys, "for", acronyms[i]);
		add_told(&keys, known, n_known);
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(keys.values, keys.n, TEXTOID, -1, false, TYPALIGN_INT));
}
