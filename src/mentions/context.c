/*
 * context.c - whose government "the government" is: countries that the words themselves do not tell.
 *
 * In: chains.  Out: a country for an office, army, party or group without one: that of whom the sentence speaks at home
 * ("in Ruritania", "Ruritanian voters"), or that of which the whole text speaks.  Such a mention has
 * country_from_context, and its confidence is at most 0.5.  A person named is given one only where the text tells of no
 * other country: "President X" may be anyone's.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"
#include "mentions/sectors.h"
#include "text/word_classes.h"

#define CONTEXT_CONFIDENCE 0.5f
#define TEXT_SHARE 0.6f			/* of all mentions with a country, to be the text's own */
#define TEXT_LEAST 3
#define MAX_COUNTRIES 300
#define SENTENCE_SHARE 0.25f	/* to be the sentence's: not told in passing */

/* "in Ruritania", "across Ruritania". */
static bool
is_setting(const Document *doc, const Mention *m)
{
	int32		i = m->first - 1;

	if (strcmp(m->basis, "known country") != 0 || m->kind != NAME_PLACE)
		return false;
	if (i > 0 && token_is(&doc->tokens[i], "the"))
		i--;
	return token_in_sentence(doc, i, doc->tokens[m->first].sentence) && token_in_class(&doc->tokens[i], CLASS_WITHIN);
}

/* The one country in which a sentence's mentions from..to are at home, or NULL when there is none or more than one. */
static const char *
country_of_sentence(Finding *f, int32 from, int32 to)
{
	const char *found = NULL;

	for (int32 i = from; i < to; i++)
	{
		Mention    *m = &f->out->items[i];

		if (!m->country || m->country_from_context || !(is_setting(f->doc, m) || (m->form == FORM_DESCRIPTION && sector_is(m->sector, "home"))))
			continue;
		if (found && strcmp(found, m->country) != 0)
			return NULL;
		found = m->country;
	}
	return found;
}

/* How many mentions of the text tell which country. */
typedef struct Counts
{
	int32		all;
	int			n;
	const char *countries[MAX_COUNTRIES];
	int32		counts[MAX_COUNTRIES];
} Counts;

static int32 *
count_of(Counts *c, const char *country)
{
	for (int i = 0; i < c->n; i++)
		if (strcmp(c->countries[i], country) == 0)
			return &c->counts[i];
	if (c->n == MAX_COUNTRIES)
		return NULL;
	c->countries[c->n] = country;
	c->counts[c->n] = 0;
	return &c->counts[c->n++];
}

static void
count_countries(Finding *f, Counts *c)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		int32	   *count = m->form != FORM_PRONOUN && m->country ? count_of(c, m->country) : NULL;

		CHECK_FOR_INTERRUPTS();
		if (count)
		{
			c->all++;
			(*count)++;
		}
	}
}

/* The country that most mentions of the text tell, or NULL. */
static const char *
country_of_text(const Counts *c)
{
	int			best = 0;

	for (int i = 1; i < c->n; i++)
		if (c->counts[i] > c->counts[best])
			best = i;
	return c->n > 0 && c->counts[best] >= TEXT_LEAST && c->counts[best] >= TEXT_SHARE * c->all ? c->countries[best] : NULL;
}

/* ---- cities of one name in several countries ---- */

#define CITY_READINGS 8
#define CITY_RATIO 10			/* a city so much larger than another is meant all the same: London, not London, Ontario */
#define SETTLED_CONFIDENCE 0.8f

static int32
times_told(const Counts *c, const char *country)
{
	for (int i = 0; i < c->n; i++)
		if (strcmp(c->countries[i], country) == 0)
			return c->counts[i];
	return 0;
}

/* The reading whose country the rest of the text tells most, when it does not tell the largest one's. */
static const GazetteerPlace *
city_by_context(const GazetteerPlace *places, int n, const Counts *told)
{
	const GazetteerPlace *best = NULL;
	int32		most = 0;

	for (int i = 0; i < n; i++)
	{
		int32		times = times_told(told, places[i].country);

		if (i == 0 && times > 0)
			return NULL;
		if (times > most && CITY_RATIO * places[i].population >= places[0].population)
		{
			best = &places[i];
			most = times;
		}
	}
	return best;
}

/* "Tripoli" is in Libya, but in a text on Lebanon it is in Lebanon. */
void
settle_cities(Finding *f)
{
	Counts		told = {0};

	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		GazetteerPlace place;
		int32	   *count;

		CHECK_FOR_INTERRUPTS();
		/* What only the name of such a city tells is no context. */
		if (mention_dropped(m) || !m->country || (m->kind == NAME_PLACE && gazetteer_place_at(f->doc, m->first, &place) > 0 &&
												  place.form == PLACE_CITY && place.ambiguous))
			continue;
		count = count_of(&told, m->country);
		if (count)
			(*count)++;
	}
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		GazetteerPlace places[CITY_READINGS];
		const GazetteerPlace *settled;
		int			n;

		CHECK_FOR_INTERRUPTS();
		if (mention_dropped(m) || m->kind != NAME_PLACE || !m->country || strcmp(m->basis, "region behind it") == 0 ||
			(n = gazetteer_cities_at(f->doc, m->first, places, CITY_READINGS)) < 2 || strcmp(places[0].country, m->country) != 0)
			continue;
		settled = city_by_context(places, n, &told);
		if (settled)
		{
			m->country = settled->country;
			m->name = settled->name;
			m->confidence = SETTLED_CONFIDENCE;
			m->basis = "city by context";
		}
	}
}

/* ---- capitals of countries that were ---- */

static bool
is_city(const Finding *f, const Mention *m, bool *capital)
{
	GazetteerPlace place;
	bool		city = m->kind == NAME_PLACE && gazetteer_place_at(f->doc, m->first, &place) > 0 && place.form == PLACE_CITY;

	*capital = city && place.capital;
	return city;
}

/* Where the text tells of the Soviet Union and not of Russia, Moscow is the Soviet Union's. */
void
settle_capitals(Finding *f)
{
	Counts		told = {0};
	bool		capital;

	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		int32	   *count;

		CHECK_FOR_INTERRUPTS();
		if (!mention_dropped(m) && m->country && !is_city(f, m, &capital) && (count = count_of(&told, m->country)) != NULL)
			(*count)++;
	}
	for (int c = 0; c < told.n; c++)
	{
		const char *now = gazetteer_country_today(told.countries[c]);

		for (int32 i = 0; now && times_told(&told, now) == 0 && i < f->out->count; i++)
		{
			Mention    *m = &f->out->items[i];

			if (!mention_dropped(m) && m->country && strcmp(m->country, now) == 0 && is_city(f, m, &capital) && capital)
				m->country = told.countries[c];
		}
	}
}

static bool
lacks_country(Finding *f, const Mention *m)
{
	if (m->country || m->form == FORM_PRONOUN || m->chain < 0 || f->out->chains[m->chain].country || m->kind == NAME_PLACE)
		return false;
	return sector_is(m->sector, "national") && (m->role || f->out->chains[m->chain].role);
}

static void
give_country(Finding *f, int32 mention, const char *country)
{
	Mention    *m = &f->out->items[mention];

	m->country = country;
	m->country_from_context = true;
	m->confidence = Min(m->confidence, CONTEXT_CONFIDENCE);
}

/* What the first pass found for one mention of a chain holds for the chain. */
static void
spread(Finding *f)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (m->country_from_context && !f->out->chains[m->chain].country)
			f->out->chains[m->chain].country = m->country;
	}
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (m->chain >= 0 && !m->country && f->out->chains[m->chain].country)
			give_country(f, i, f->out->chains[m->chain].country);
	}
}

/*
 * A group or body is of the sentence's country, when that is not told in passing ("talks in Ruritania"), or of the
 * text's; a person named, only where no other country is told.
 */
static void
find_in_sentence(Finding *f, int32 from, int32 to, Counts *counts, const char *text_country)
{
	const char *country = country_of_sentence(f, from, to);
	int32	   *count = country ? count_of(counts, country) : NULL;

	if (!count || *count < SENTENCE_SHARE * counts->all)
		country = NULL;
	for (int32 i = from; i < to; i++)
	{
		Mention    *m = &f->out->items[i];

		if (!lacks_country(f, m))
			continue;
		if (f->out->chains[m->chain].named && m->kind == NAME_PERSON)
		{
			if (counts->n == 1 && country)
				give_country(f, i, country);
		}
		else if (country || text_country)
			give_country(f, i, country ? country : text_country);
	}
}

void
find_context_countries(Finding *f)
{
	Counts		counts = {0};
	const char *text_country;
	int32		from = 0;

	count_countries(f, &counts);
	text_country = country_of_text(&counts);
	while (from < f->out->count)
	{
		int32		sentence = f->doc->tokens[f->out->items[from].first].sentence;
		int32		to = from;

		CHECK_FOR_INTERRUPTS();
		while (to < f->out->count && f->doc->tokens[f->out->items[to].first].sentence == sentence)
			to++;
		find_in_sentence(f, from, to, &counts, text_country);
		from = to;
	}
	spread(f);
}
