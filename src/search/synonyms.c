/*
 * synonyms.c - other words for the same: EU and European Union, UK and United Kingdom, France and French.
 *
 * In: the words of a name as typed.  Out: the names under which the lexicons of organisations and countries know the same
 * one.  A country's lexicon has its parts too (Wales is no other word for the United Kingdom), so that an adjective goes with
 * a name only when both begin alike, or when the country has no other.
 */
#include "search/search.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_organisations;
extern const Lexicon lexicon_countries;
extern const Lexicon lexicon_settled_words;
extern const Lexicon lexicon_function_words;

/* Columns of data/organisations.tsv and data/countries.tsv */
#define ORG_NAME		1
#define ORG_FORM		2
#define COUNTRY_ISO3	1
#define COUNTRY_FORM	2
#define COUNTRY_USUAL	3

/* An ASCII letter in lower case, whatever the locale says of I. */
static inline char
lower_letter(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Are they the same, but for the case of ASCII letters? */
static bool
same_words(const char *a, const char *b)
{
	while (*a != '\0' && lower_letter(*a) == lower_letter(*b))
		a++, b++;
	return lower_letter(*a) == lower_letter(*b);
}

static void
add_synonym(Synonyms *out, const char *words)
{
	for (int i = 0; i < out->count; i++)
	{
		if (strcmp(out->at[i], words) == 0)
			return;
	}
	if (out->count < SYNONYMS_MAX)
		out->at[out->count++] = words;
}

static bool
has_form(const Lexicon *lexicon, int row, int column, const char *form)
{
	return strcmp(lexicon_cell(lexicon, row, column), form) == 0;
}

/* The full name behind an acronym or a shorter name, and its acronyms. */
static void
add_organisations(const char *lower, Synonyms *out)
{
	const Lexicon *l = &lexicon_organisations;
	int			row = lexicon_find(l, lower, strlen(lower));
	const char *name;

	if (row < 0 || has_form(l, row, ORG_FORM, "metonym"))
		return;
	name = lexicon_cell(l, row, ORG_NAME);
	if (name[0] == '\0')
		name = lexicon_cell(l, row, 0);
	if (strcmp(search_lower(name, strlen(name)), lower) != 0)
		add_synonym(out, name);
	for (int i = 0; i < l->rows; i++)
	{
		if (i != row && has_form(l, i, ORG_FORM, "acronym") && same_words(lexicon_cell(l, i, ORG_NAME), name))
			add_synonym(out, lexicon_cell(l, i, 0));
	}
}

/* Do the letters stand for the words, and it may be for more: UK, U.S., USA? */
static bool
is_short_for(const char *letters, const char *words)
{
	int			initials = 0;

	for (const char *w = words; w != NULL; w = strchr(w, ' '))
	{
		w += *w == ' ';
		while (*letters == '.')
			letters++;
		if (lower_letter(*w) != *letters++)
			return false;
		initials++;
	}
	return initials >= 2 && strlen(letters) <= 3;
}

/* Is it the only adjective of its country? */
static bool
is_only_demonym(int row)
{
	const Lexicon *l = &lexicon_countries;
	int			count = 0;

	for (int i = 0; i < l->rows; i++)
		count += has_form(l, i, COUNTRY_FORM, "demonym") && strcmp(lexicon_cell(l, i, COUNTRY_ISO3), lexicon_cell(l, row, COUNTRY_ISO3)) == 0;
	return count == 1;
}

/* Is one row of the lexicon a name and the other its adjective? */
static bool
are_name_and_demonym(int x, int y)
{
	const Lexicon *l = &lexicon_countries;
	int			name = has_form(l, x, COUNTRY_FORM, "name") ? x : y;
	int			demonym = name == x ? y : x;
	const char *words = lexicon_cell(l, name, 0);
	bool		usual = same_words(words, lexicon_cell(l, name, COUNTRY_USUAL));

	if (!has_form(l, name, COUNTRY_FORM, "name") || !has_form(l, demonym, COUNTRY_FORM, "demonym"))
		return false;
	if (usual && is_only_demonym(demonym))
		return true;
	return strncmp(words, lexicon_cell(l, demonym, 0), 2) == 0 && (usual || strchr(words, ' ') == NULL);
}

static void
add_countries(const char *lower, Synonyms *out)
{
	const Lexicon *l = &lexicon_countries;
	int			row = lexicon_find(l, lower, strlen(lower));
	const char *usual = row >= 0 ? lexicon_cell(l, row, COUNTRY_USUAL) : "";

	if (row < 0)
		return;
	if (is_short_for(lower, usual))
		add_synonym(out, usual);
	for (int i = 0; i < l->rows; i++)
	{
		const char *other = lexicon_cell(l, i, 0);

		if (i == row || strcmp(lexicon_cell(l, i, COUNTRY_ISO3), lexicon_cell(l, row, COUNTRY_ISO3)) != 0)
			continue;
		if (are_name_and_demonym(i, row) || (same_words(lower, usual) && is_short_for(other, usual)))
			add_synonym(out, other);
	}
}

/* Is it a word of English that one types in lower case and means as it stands: who, us, aid? */
static bool
is_english(const char *lower, bool settled)
{
	int			n = strlen(lower);
	int			row = lexicon_find(&lexicon_function_words, lower, n);

	return (row >= 0 && strstr(lexicon_cell(&lexicon_function_words, row, 1), "en") != NULL) ||
		(settled && lexicon_find(&lexicon_settled_words, lower, n) >= 0);
}

void
known_synonyms(const char *words, int32 length, Synonyms *out)
{
	char	   *lower = search_lower(words, length);
	bool		typed_lower = (int32) strlen(lower) == length && memcmp(lower, words, length) == 0;

	out->count = 0;
	if (!typed_lower || !is_english(lower, true))
		add_organisations(lower, out);
	/* Adjectives of countries are settled words too. */
	if (!typed_lower || !is_english(lower, false))
		add_countries(lower, out);
}
