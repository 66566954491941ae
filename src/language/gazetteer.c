/*
 * gazetteer.c - the compiled-in lists of places and first names.
 *
 * Countries win over cities of the same name ("Mexico", "Kuwait"), countries that were over those of today ("Zaire"), the longer name over
 * the shorter ("New York"), also where that begins before it: there is no Ossetia in "South Ossetia".
 */
#include "extension/core.h"
#include "language/gazetteer.h"

extern const Lexicon lexicon_countries;
extern const Lexicon lexicon_cities;
extern const Lexicon lexicon_first_names;
extern const Lexicon lexicon_more_places;
extern const Lexicon lexicon_regions;

enum
{
	COUNTRY_ISO3 = 1, COUNTRY_FORM, COUNTRY_NAME, COUNTRY_NOW
};

enum
{
	CITY_ISO3 = 1, CITY_POPULATION, CITY_CAPITAL, CITY_NAME
};

enum
{
	REGION_FORM = 1, REGION_COUNTRY
};

/*
 * What the column `form` says: "name", "demonym", "people", "town" in the lists of countries, "place", "adjective", "people" in that of
 * regions.
 */
static PlaceForm
form_of(const char *form)
{
	static const struct
	{
		const char *word;
		PlaceForm	form;
	}			forms[] = {
		{"name", PLACE_COUNTRY}, {"demonym", PLACE_DEMONYM}, {"people", PLACE_PEOPLE}, {"town", PLACE_CITY}, {"place", PLACE_REGION},
		{"adjective", PLACE_DEMONYM}
	};

	for (size_t i = 0; i < lengthof(forms); i++)
		if (strcmp(forms[i].word, form) == 0)
			return forms[i].form;
	return PLACE_NONE;
}

static bool
another_country(const Lexicon *lexicon, int row)
{
	for (int i = row; lexicon_same_key(lexicon, i); i++)
		if (strcmp(lexicon_cell(lexicon, row, 1), lexicon_cell(lexicon, i + 1, 1)) != 0)
			return true;
	return false;
}

/* Fills in a place from a row of countries.tsv, or of more_places.tsv, whose first columns are the same. */
static void
country_of_row(const Lexicon *lexicon, int row, GazetteerPlace *place)
{
	*place = (GazetteerPlace) {
		.form = form_of(lexicon_cell(lexicon, row, COUNTRY_FORM)),
		.country = lexicon_cell(lexicon, row, COUNTRY_ISO3),
		.name = lexicon_cell(lexicon, row, COUNTRY_NAME),
		.ambiguous = another_country(lexicon, row)
	};
}

static void
region_of_row(int row, GazetteerPlace *place)
{
	*place = (GazetteerPlace) {
		.form = form_of(lexicon_cell(&lexicon_regions, row, REGION_FORM)),
		.country = lexicon_cell(&lexicon_regions, row, REGION_COUNTRY)
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

/* "us", "uk" and "uae" are names in capitals only; any other begins with a capital (or has no case), or with an article: "al-Qaim". */
static bool
looks_like_name(const Document *doc, int32 at, int count)
{
	const Token *t = &doc->tokens[at];

	if (count >= 3 && strcmp(doc->tokens[at + 1].lower, "-") == 0)
		t = &doc->tokens[at + 2];
	if (!(t->flags & TOKEN_CAPITAL))
		return false;
	return count > 1 || span_length(t->span) > 3 || (t->flags & TOKEN_CAPITALS) || strchr(t->lower, '.') != NULL ||
		(strcmp(t->lower, "us") != 0 && strcmp(t->lower, "usa") != 0 && strcmp(t->lower, "uk") != 0);
}

/* The longest name of a place of the lists that begins at a token: its tokens, or 0; of two as long the first that is asked for. */
static int
listed_at(const Document *doc, int32 at, GazetteerPlace *place)
{
	int			count[4] = {0};
	int			more = lexicon_match(&lexicon_more_places, doc, at, &count[0]);
	int			country = lexicon_match(&lexicon_countries, doc, at, &count[1]);
	int			city = lexicon_match(&lexicon_cities, doc, at, &count[2]);
	int			region = lexicon_match(&lexicon_regions, doc, at, &count[3]);
	int			most = 0;

	if (more >= 0)
	{
		most = count[0];
		country_of_row(&lexicon_more_places, more, place);
	}
	if (country >= 0 && (count[1] > most || (count[1] == most && place->form == PLACE_CITY)))
	{
		most = count[1];
		country_of_row(&lexicon_countries, country, place);
	}
	if (city >= 0 && count[2] > most)
	{
		most = count[2];
		city_of_row(city, place);
	}
	if (region >= 0 && count[3] > most && lexicon_cell(&lexicon_regions, region, REGION_COUNTRY)[0])
	{
		most = count[3];
		region_of_row(region, place);
	}
	return most;
}

#define NAME_REACH 3

/* A longer name of a place that begins before these tokens has the first of them: "Mexico" in "New Mexico". */
static bool
is_inside_name(const Document *doc, int32 at)
{
	for (int32 from = at - 1; from >= 0 && at - from <= NAME_REACH && doc->tokens[from].sentence == doc->tokens[at].sentence; from--)
	{
		GazetteerPlace place;
		int			count = listed_at(doc, from, &place);
		int			region_count;

		if (lexicon_match(&lexicon_regions, doc, from, &region_count) >= 0)
			count = Max(count, region_count);
		if (from + count > at && looks_like_name(doc, from, count))
			return true;
	}
	return false;
}

/* "Ethnic Albanians" are of the country they live in. */
static bool
is_ethnic(const Document *doc, int32 at, const GazetteerPlace *place)
{
	return (place->form == PLACE_DEMONYM || place->form == PLACE_PEOPLE) && at > 0 && doc->tokens[at - 1].sentence == doc->tokens[at].sentence &&
		strcmp(doc->tokens[at - 1].lower, "ethnic") == 0;
}

int
gazetteer_place_at(const Document *doc, int32 at, GazetteerPlace *place)
{
	int			count = listed_at(doc, at, place);

	return count == 0 || !looks_like_name(doc, at, count) || is_ethnic(doc, at, place) || is_inside_name(doc, at) ? 0 : count;
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

const char *
gazetteer_country_today(const char *country)
{
	for (int row = 0; row < lexicon_more_places.rows; row++)
		if (lexicon_cell(&lexicon_more_places, row, COUNTRY_NOW)[0] && strcmp(lexicon_cell(&lexicon_more_places, row, COUNTRY_ISO3), country) == 0)
			return lexicon_cell(&lexicon_more_places, row, COUNTRY_NOW);
	return NULL;
}

bool
gazetteer_is_people(const char *lower)
{
	int			length = strlen(lower);
	int			region = lexicon_find(&lexicon_regions, lower, length);

	return lexicon_find(&lexicon_countries, lower, length) >= 0 || lexicon_find(&lexicon_more_places, lower, length) >= 0 ||
		(region >= 0 && form_of(lexicon_cell(&lexicon_regions, region, REGION_FORM)) == PLACE_DEMONYM);
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
