/*
 * gazetteer.h - countries, their people, regions, cities and first names that every reader knows (data/countries.tsv,
 * data/more_places.tsv, data/regions.tsv, data/cities.tsv, data/first_names.tsv), looked up in a document's tokens or by a key.
 *
 * A key is in lower case with one space between tokens, as Token.lower has them ("u.s.", "bosnia - herzegovina").
 */
#ifndef NEWS_ARCHIVE_GAZETTEER_H
#define NEWS_ARCHIVE_GAZETTEER_H

#include "text/document.h"
#include "text/lexicon.h"

typedef enum PlaceForm
{
	PLACE_NONE,
	PLACE_COUNTRY,				/* "Syria" */
	PLACE_DEMONYM,				/* "Syrian" */
	PLACE_PEOPLE,				/* "Syrians", "Dutchmen" */
	PLACE_CITY,					/* "Aleppo": of 50,000 inhabitants or more, a capital, or one that the news tells of */
	PLACE_REGION				/* "Darfur", "Texas": a part of one country */
} PlaceForm;

typedef struct GazetteerPlace
{
	PlaceForm	form;
	const char *country;		/* ISO 3166-1 alpha-3; of a country that was as data/more_places.tsv says */
	const char *name;			/* usual English name of the country, or the city's; NULL for a region and its people */
	int32		population;		/* of a city, in thousands */
	bool		capital;		/* the city is its country's capital */
	bool		ambiguous;		/* another country has the same name or city; this is the larger */
} GazetteerPlace;

/*
 * The longest place name that begins at a token, capitalised as a name: its tokens, or 0 when there is none, when a longer one that
 * begins before has the token ("Mexico" in "New Mexico"), or for people told by their descent ("ethnic Albanians").
 */
extern int	gazetteer_place_at(const Document *doc, int32 at, GazetteerPlace *place);

/* All cities of the name that begins at a token, one a country, the largest first; how many, at most `room`. */
extern int	gazetteer_cities_at(const Document *doc, int32 at, GazetteerPlace *places, int room);

/* The country in which the capital of a country that was lies today ("SUN": "RUS"), or NULL. */
extern const char *gazetteer_country_today(const char *country);

/* What the network is told of a word in lower case (GAZETTEER_... bits). */
extern uint8 gazetteer_bits(const char *lower);

#define GAZETTEER_FIRST_NAME 1
#define GAZETTEER_CITY	2
#define GAZETTEER_COUNTRY 4		/* a country, one of its people, its adjective; or a capital */

/*
 * A hash of the keys of the lists behind these bits.  The model file carries that of its training: with other keys the bits would tell
 * it another thing.
 */
extern uint64 gazetteer_fingerprint(void);

/* Nothing but a country or its people ("syria", "syrian", "syrians"), or the adjective of a region ("european"). */
extern bool gazetteer_is_people(const char *lower);

/* 'm', 'f', 'u' (either), or 0 when the word is no known first name. */
extern char gazetteer_first_name(const char *lower);

#endif
