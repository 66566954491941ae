/*
 * gazetteer.c - the compiled-in lists of places and first names.
 *
 * Countries win over cities of the same name ("Mexico", "Kuwait"), the longer name over the shorter ("New York").
 */
#include "extension/core.h"
#include "language/gazetteer.h"

extern const Lexicon lexicon_countries;
extern const Lexicon lexicon_cities;
extern const Lexicon lexicon_first_names;

enum
{
	COUNTRY_ISO3 = 1, COUNTRY_FORM, COUNTRY_NAME
};

enum
{
	CITY_ISO3 = 1, CITY_POPULATION, CITY_CAPITAL, CITY_NAME
};

static PlaceForm
form_of(const char *form)
{
	return form[0] == 'n' ? PLACE_COUNTRY : form[0] == 'd' ? PLACE_DEMONYM : PLACE_PEOPLE;
}

static bool
another_country(const Lexicon *lexicon, int row)
{
	for (int i = row; lexicon_same_key(lexicon, i); i++)
		if (strcmp(lexicon_cell(lexicon, row, 1), lexicon_cell(lexicon, i + 1, 1)) != 0)
			return true;
	return false;
}

static void
country_of_row(int row, GazetteerPlace *place)
{
	*place = (GazetteerPlace) {
		.form = form_of(lexicon_cell(&lexicon_countries, row, COUNTRY_FORM)),
		.country = lexicon_cell(&lexicon_countries, row, COUNTRY_ISO3),
		.name = lexicon_cell(&lexicon_countries, row, COUNTRY_NAME),
		.ambiguous = another_country(&lexicon_countries, row)
	};
}

static void
city_of_row(int row, GazetteerPlace *place)
{
	*place = (GazetteerPlace) {
		.form = PLACE_CITY,
		.country = lexicon_cell(&lexicon_cities, row, CITY_ISO3),
		.name = lexicon_cell(&lexicon_cities, row, CITY_NAME),
		.population = atoi(lexicon_cell(&lexicon_cities, row, CITY_POPULATION)),
		.capital = lexicon_cell(&lexicon_cities, row, CITY_CAPITAL)[0] == '1',
		.ambiguous = another_country(&lexicon_cities, row)
	};
}

/* "us", "uk" and "uae" are names in capitals only; any other begins with a capital (or has no case). */
static bool
looks_like_name(const Document *doc, int32 at, int count)
{
	const Token *t = &doc->tokens[at];

	if (!(t->flags & TOKEN_CAPITAL))
		return false;
	return count > 1 || span_length(t->span) > 3 || (t->flags & TOKEN_CAPITALS) || strchr(t->lower, '.') != NULL ||
		(strcmp(t->lower, "us") != 0 && strcmp(t->lower, "usa") != 0 && strcmp(t->lower, "uk") != 0);
}

int
gazetteer_place_at(const Document *doc, int32 at, GazetteerPlace *place)
{
	int			country_count = 0;
	int			city_count = 0;
	int			country = lexicon_match(&lexicon_countries, doc, at, &country_count);
	int			city = lexicon_match(&lexicon_cities, doc, at, &city_count);
	int			count = Max(country < 0 ? 0 : country_count, city < 0 ? 0 : city_count);

	if (count == 0 || !looks_like_name(doc, at, count))
		return 0;
	if (country >= 0 && country_count == count)
		country_of_row(country, place);
	else
		city_of_row(city, place);
	return count;
}

int
gazetteer_cities_at(const Document *doc, int32 at, GazetteerPlace *places, int room)
{
	int			count;
	int			row = lexicon_match(&lexicon_cities, doc, at, &count);
	int			n = 0;

	for (; row >= 0 && n < room; row = lexicon_same_key(&lexicon_cities, row) ? row + 1 : -1)
		city_of_row(row, &places[n++]);
	return n;
}

char
gazetteer_first_name(const char *lower)
{
	int			row = lexicon_find(&lexicon_first_names, lower, strlen(lower));

	return row < 0 ? 0 : lexicon_cell(&lexicon_first_names, row, 1)[0];
}

static bool
is_capital(int row)
{
	for (; row >= 0; row = lexicon_same_key(&lexicon_cities, row) ? row + 1 : -1)
		if (lexicon_cell(&lexicon_cities, row, CITY_CAPITAL)[0] == '1')
			return true;
	return false;
}

/* Countries of three letters and less ("us") are words as well. */
#define COUNTRY_MIN 4

uint8
gazetteer_bits(const char *lower)
{
	int			length = strlen(lower);
	int			city = lexicon_find(&lexicon_cities, lower, length);
	uint8		bits = city >= 0 ? GAZETTEER_CITY : 0;

	if (lexicon_find(&lexicon_first_names, lower, length) >= 0)
		bits |= GAZETTEER_FIRST_NAME;
	if ((length >= COUNTRY_MIN && lexicon_find(&lexicon_countries, lower, length) >= 0) || is_capital(city))
		bits |= GAZETTEER_COUNTRY;
	return bits;
}

uint64
gazetteer_fingerprint(void)
{
	return (uint64) lexicon_first_names.fingerprint + UINT64_C(3) * lexicon_cities.fingerprint + UINT64_C(5) * lexicon_countries.fingerprint;
}
