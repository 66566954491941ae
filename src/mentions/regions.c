/*
 * regions.c - a town lies in the state, province or country that stands behind it: "Paris, Texas", "London, Ontario", "Athens, Ga.".
 *
 * In: names with what the gazetteer says of them: of several towns of a name it takes the largest.  Out: towns with the country of the
 * region behind them, here and where the text names them again; and "Georgia", which is a country and a state, as the state
 * where towns, offices or other states beside it tell that.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"
#include "text/word_classes.h"

#define REGION_CONFIDENCE 0.9f
#define REGION_BASIS "region behind it"
#define TOWN_READINGS 8
#define STATE_OF "USA"

enum
{
	PROVINCE_NAME = 1, PROVINCE_COUNTRY
};

/* What stands behind a town. */
typedef struct Region
{
	int32		first;
	int32		last;
	const char *name;			/* in full; NULL when that is as it stands */
	const char *country;
	bool		part;			/* a state or province, and not a whole country */
	bool		town;			/* and a town of that country as well ("New York", "Washington") */
} Region;

static bool
is_capital_letters(const Token *t)
{
	return (t->flags & TOKEN_CAPITALS) != 0;
}

/* "Texas", "Ga.", "TX", "South Kordofan"; the short form of two letters only in capitals or with its stop. */
static bool
province_at(const Document *doc, int32 i, Region *region)
{
	const Token *t = &doc->tokens[i];
	GazetteerPlace place;
	int			count = 1;
	int			known = gazetteer_place_at(doc, i, &place);
	int			row = lexicon_match(&lexicon_provinces, doc, i, &count);

	if (row < 0)
		row = lexicon_word(&lexicon_provinces, t);
	if (known > (row < 0 ? 0 : count) && place.form == PLACE_REGION)
	{
		*region = (Region) {i, i + known - 1, NULL, place.country, true, false};
		return true;
	}
	if (row < 0 || !(t->flags & TOKEN_CAPITAL))
		return false;
	if (count == 1 && span_length(t->span) <= 4 && !is_capital_letters(t) && strchr(t->lower, '.') == NULL &&
		strlen(lexicon_cell(&lexicon_provinces, row, PROVINCE_NAME)) != strlen(t->lower))
		return false;
	*region = (Region) {
		i, i + count - 1, lexicon_cell(&lexicon_provinces, row, PROVINCE_NAME), lexicon_cell(&lexicon_provinces, row, PROVINCE_COUNTRY), true,
		gazetteer_place_at(doc, i, &place) == count && place.form == PLACE_CITY &&
			strcmp(place.country, lexicon_cell(&lexicon_provinces, row, PROVINCE_COUNTRY)) == 0
	};
	return true;
}

static bool
country_at(const Document *doc, int32 i, Region *region)
{
	GazetteerPlace place;
	int			count = gazetteer_place_at(doc, i, &place);

	if (count == 0 || place.form != PLACE_COUNTRY)
		return false;
	*region = (Region) {i, i + count - 1, place.name, place.country, false, false};
	return true;
}

/* The region behind a comma at token `comma`, or false. */
static bool
region_behind(const Document *doc, int32 comma, int32 sentence, Region *region)
{
	if (!token_in_sentence(doc, comma + 1, sentence) || !token_is(&doc->tokens[comma], ","))
		return false;
	return province_at(doc, comma + 1, region) || country_at(doc, comma + 1, region);
}

/* The town of that name in a country, or NULL. */
static const char *
town_in(const Document *doc, const Mention *m, const char *country, bool *capital)
{
	GazetteerPlace places[TOWN_READINGS];
	int			n = gazetteer_cities_at(doc, m->first, places, TOWN_READINGS);

	for (int i = 0; i < n; i++)
		if (strcmp(places[i].country, country) == 0)
		{
			*capital = places[i].capital;
			return places[i].name;
		}
	return NULL;
}

/*
 * What stands behind is the next of a list: "Oslo, Norway and Peru", "Bonn, Washington and Tokyo"; a country or a state that is a town
 * as well ends no town's name before an "and" at all.
 */
static bool
goes_on_as_list(const Finding *f, const Region *region)
{
	const Document *doc = f->doc;
	int32		i = region->last + 1;
	int32		sentence = doc->tokens[region->last].sentence;
	bool		comma;

	if (!token_in_sentence(doc, i, sentence))
		return false;
	comma = token_is(&doc->tokens[i], ",");
	if (comma && !token_in_sentence(doc, ++i, sentence))
		return false;
	if (token_is(&doc->tokens[i], "and") || token_is(&doc->tokens[i], "or"))
	{
		if (!region->part || region->town)
			return true;
		i++;
	}
	else if (!comma)
		return false;
	return token_in_sentence(doc, i, sentence) && f->at[i] != MENTION_NONE && f->out->items[f->at[i]].kind == NAME_PLACE;
}

/* "Lima, Bonn, Washington": the town is itself behind a comma and another place. */
static bool
is_in_list(const Finding *f, const Mention *m)
{
	int32		i = m->first - 2;

	return token_in_sentence(f->doc, i, f->doc->tokens[m->first].sentence) && token_is(&f->doc->tokens[i + 1], ",") &&
		f->at[i] != MENTION_NONE && f->out->items[f->at[i]].kind == NAME_PLACE;
}

/* No country, nor a state that no town is called by ("Ontario, Quebec and Alberta"). */
static bool
is_town(const Finding *f, const Mention *m, const char *country)
{
	GazetteerPlace place;
	Region		itself;
	bool		capital;
	int			count = gazetteer_place_at(f->doc, m->first, &place);

	if (count > 0 && place.form != PLACE_CITY && count >= m->last - m->first + 1)
		return false;
	return !province_at(f->doc, m->first, &itself) || itself.last < m->last || town_in(f->doc, m, country, &capital) != NULL;
}

static void
place_town(Finding *f, Mention *m, const Region *region)
{
	bool		capital = false;
	const char *name = town_in(f->doc, m, region->country, &capital);
	bool		known = strcmp(m->basis, "tagger") != 0 && strcmp(m->basis, "dateline") != 0;

	/* "Moscow, Syria and Iran", "Berlin, Japan": a country behind says where a town lies only when one of the name is there or none is known. */
	if (name == NULL && ((!region->part && known) || goes_on_as_list(f, region) || ((!region->part || region->town) && is_in_list(f, m))))
		return;
	if (region->town && name != NULL && m->country && strcmp(m->country, region->country) != 0 && goes_on_as_list(f, region))
		return;
	m->country = region->country;
	m->name = name ? name : m->name;
	m->sector = NULL;
	m->confidence = REGION_CONFIDENCE;
	m->basis = REGION_BASIS;
}

/* Makes the region behind a town a place of its country, whatever the tagger took "Ga." for. */
static void
place_region(Finding *f, const Region *region)
{
	Mention    *m;
	int32		at = f->at[region->first];

	if (!region->part)
		return;
	if (at == MENTION_NONE)
		at = add_mention(f, region->first, region->last, NAME_PLACE, FORM_NAME, "known place", REGION_CONFIDENCE);
	m = &f->out->items[at];
	if (m->first != region->first || m->last != region->last || m->form != FORM_NAME)
		return;
	m->kind = NAME_PLACE;
	m->name = region->name ? region->name : m->name;
	m->country = region->country;
	m->basis = "known place";
}

static bool
same_words(const Document *doc, const Mention *a, const Mention *b)
{
	if (a->last - a->first != b->last - b->first)
		return false;
	for (int32 i = 0; i <= a->last - a->first; i++)
		if (strcmp(doc->tokens[a->first + i].lower, doc->tokens[b->first + i].lower) != 0)
			return false;
	return true;
}

/*
 * How many mentions back a town's region is looked for, where the text names the town again without it ("in Paris", after "Paris,
 * Texas").
 */
#define AGAIN_LOOK_BACK 300

static const Mention *
told_before(const Finding *f, int32 mention)
{
	const Mention *m = &f->out->items[mention];

	for (int32 k = mention - 1; k >= 0 && mention - k < AGAIN_LOOK_BACK; k--)
	{
		const Mention *x = &f->out->items[k];

		if (!mention_dropped(x) && x->kind == NAME_PLACE && strcmp(x->basis, REGION_BASIS) == 0 && same_words(f->doc, x, m))
			return x;
	}
	return NULL;
}

static void
place_again(Finding *f, int32 mention)
{
	const Mention *told = told_before(f, mention);
	Mention    *m = &f->out->items[mention];

	if (told == NULL)
		return;
	m->country = told->country;
	m->name = told->name ? told->name : m->name;
	m->basis = REGION_BASIS;
}

/* ---- Georgia ---- */

/* The words by which a state and a country of one name are told apart. */
static bool
is_homonym(const Finding *f, const Mention *m)
{
	return !mention_dropped(m) && m->kind == NAME_PLACE && m->form == FORM_NAME && m->first == m->last &&
		token_is(&f->doc->tokens[m->first], "georgia");
}

/* A state of the United States at token i. */
static bool
state_at(const Finding *f, int32 i, int32 sentence)
{
	Region		region;

	/* "Georgia and Washington agreed": a capital */
	return token_in_sentence(f->doc, i, sentence) && f->at[i] != MENTION_NONE && f->out->items[f->at[i]].kind == NAME_PLACE &&
		!token_is(&f->doc->tokens[i], "georgia") && !token_is(&f->doc->tokens[i], "washington") && province_at(f->doc, i, &region) && strcmp(region.country, STATE_OF) == 0;
}

/* The town before "Georgia" is one of the United States and none of the country's. */
static bool
town_of_state(const Finding *f, int32 i, int32 sentence)
{
	bool		capital = false;
	const Mention *m;

	if (!token_in_sentence(f->doc, i - 1, sentence) || !token_is(&f->doc->tokens[i], ",") || f->at[i - 1] == MENTION_NONE)
		return false;
	m = &f->out->items[f->at[i - 1]];
	return m->kind == NAME_PLACE && town_in(f->doc, m, STATE_OF, &capital) != NULL && !capital &&
		town_in(f->doc, m, "GEO", &capital) == NULL;
}

/* Offices and bodies that a state has and a country does not, and the other way round. */
typedef bool (*OfficeOf) (const Document *doc, int32 i);

static bool
is_country_office(const Document *doc, int32 i)
{
	return token_in_class(&doc->tokens[i], CLASS_COUNTRY_OFFICE);
}

static bool
is_state_office(const Document *doc, int32 i)
{
	return token_in_class(&doc->tokens[i], CLASS_STATE_OFFICE);
}

/* "Georgia Governor", "Georgia's senators", "the governor of Georgia", "a senator from Georgia", "the state of Georgia". */
static bool
beside_office(const Finding *f, int32 i, int32 sentence, OfficeOf is_office)
{
	int32		behind = i + 1;

	if (token_in_sentence(f->doc, behind, sentence) && token_is(&f->doc->tokens[behind], "'s"))
		behind++;
	if (token_in_sentence(f->doc, behind, sentence) && is_office(f->doc, behind))
		return true;
	return token_in_sentence(f->doc, i - 2, sentence) && (token_is(&f->doc->tokens[i - 1], "of") || token_is(&f->doc->tokens[i - 1], "from")) &&
		is_office(f->doc, i - 2);
}

/* "Alabama and Georgia", "Georgia, Florida": another state stands beside it. */
static bool
beside_state(const Finding *f, int32 i, int32 sentence)
{
	int32		step = token_in_sentence(f->doc, i + 2, sentence) && token_is(&f->doc->tokens[i + 2], "and") ? 3 : 2;

	if (token_in_sentence(f->doc, i + 1, sentence) && (token_is(&f->doc->tokens[i + 1], "and") || token_is(&f->doc->tokens[i + 1], ",")) &&
		state_at(f, i + step, sentence))
		return true;
	if (!token_in_sentence(f->doc, i - 2, sentence) || !(token_is(&f->doc->tokens[i - 1], "and") || token_is(&f->doc->tokens[i - 1], ",")))
		return false;
	return state_at(f, i - 2, sentence) || (token_is(&f->doc->tokens[i - 2], ",") && state_at(f, i - 3, sentence));
}

static bool
tells_country(const Finding *f, const Mention *m)
{
	return !is_homonym(f, m) && m->country && (strcmp(m->country, "GEO") == 0 || strcmp(m->country, "RUS") == 0 || strcmp(m->country, "SUN") == 0 ||
											   strcmp(m->country, "ARM") == 0 ||
											   strcmp(m->country, "AZE") == 0);
}

static void
make_state(Mention *m)
{
	m->country = STATE_OF;
	m->name = "Georgia";
	m->confidence = REGION_CONFIDENCE;
	m->basis = "state by context";
}

/* What stands beside it decides; else all of the text: another state or a town of the state, and nothing of the country or its neighbours. */
static void
settle_homonyms(Finding *f)
{
	bool		country = false;
	bool		state = false;

	for (int32 k = 0; k < f->out->count; k++)
	{
		Mention    *m = &f->out->items[k];
		int32		sentence = f->doc->tokens[m->first].sentence;

		if (mention_dropped(m))
			continue;
		country |= tells_country(f, m) || (is_homonym(f, m) && beside_office(f, m->first, sentence, is_country_office));
		if (is_homonym(f, m) && (town_of_state(f, m->first - 1, sentence) || beside_office(f, m->first, sentence, is_state_office) ||
								 beside_state(f, m->first, sentence)))
			make_state(m);
		state |= (is_homonym(f, m) && strcmp(m->basis, "state by context") == 0) || state_at(f, m->first, sentence);
	}
	for (int32 k = 0; k < f->out->count && state && !country; k++)
		if (is_homonym(f, &f->out->items[k]))
			make_state(&f->out->items[k]);
}

void
settle_regions(Finding *f)
{
	settle_homonyms(f);
	for (int32 k = 0; k < f->out->count; k++)
	{
		Mention    *m = &f->out->items[k];
		Region		region;

		if ((k & 0xFF) == 0)
			CHECK_FOR_INTERRUPTS();
		if (mention_dropped(m) || m->form != FORM_NAME || m->kind != NAME_PLACE)
			continue;
		if (region_behind(f->doc, m->last + 1, f->doc->tokens[m->last].sentence, &region) && is_town(f, m, region.country))
		{
			const Mention *stated = f->at[region.first] != MENTION_NONE ? &f->out->items[f->at[region.first]] : NULL;

			/* "Tiflis, Georgia" where Georgia is the country */
			if (stated && is_homonym(f, stated))
			{
				region.country = stated->country ? stated->country : "GEO";
				region.part = strcmp(region.country, STATE_OF) == 0;
			}
			place_region(f, &region);
			place_town(f, &f->out->items[k], &region);
		}
		else
			place_again(f, k);
	}
}
