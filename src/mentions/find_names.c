/*
 * find_names.c - the names of a text: by lists, by rules that need no statistics, and by the tagger of language/.
 *
 * In: tokens with tags, the tagger's spans.  Out: one mention a name.  At each place the claims compete by rank: a known
 * organisation or place, a title with a name behind it and a name with an organisation's word in it win over the tagger
 * (Ratinov and Roth 2009: lists and rules beside the model).
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/naming.h"
#include "mentions/sectors.h"
#include "text/word_classes.h"

enum
{
	REGION_FORM = 1, REGION_COUNTRY
};

/* ---- the rules: each gives a claim at token i, or false ---- */

/* The tagger reads first..last as a part of a longer name ("China Daily", "Jordan Smith"). */
static bool
part_of_longer(const NameReading *r, int32 first, int32 last)
{
	const NameSpan *s = r->span_at[first];

	return s && s->kind != NAME_OTHER && s == r->span_at[last] && s->count > last - first + 1;
}

static bool
known_organisation(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int			count;
	int			row = lexicon_match(&lexicon_organisations, doc, i, &count);

	if (row < 0)
		return false;
	if (!begins_name(doc, i) || (part_of_longer(r, i, i + count - 1) && r->span_at[i]->kind == NAME_ORGANISATION))
		return false;
	if (lexicon_cell(&lexicon_organisations, row, ORGANISATION_FORM)[0] == 'a' && !(doc->tokens[i].flags & TOKEN_CAPITALS) &&
		strchr(doc->tokens[i].lower, '.') == NULL)
		return false;
	*c = (Claim) {
		i, i + count - 1, RANK_ORGANISATION, NAME_ORGANISATION, 0.9f, "known organisation",
			cell_or_null(&lexicon_organisations, row, ORGANISATION_NAME),
			cell_or_null(&lexicon_organisations, row, ORGANISATION_COUNTRY),
			cell_or_null(&lexicon_organisations, row, ORGANISATION_SECTOR)
	};
	return true;
}

/* "Opposition MPs", "Control Commission Act": the last word says that it is no organisation. */
static bool
ends_otherwise(const Document *doc, int32 last)
{
	int			row;
	bool		plural;

	return (office_ending_at(doc, last, &row, &plural) >= 0 && plural) || is_event_word(doc, last);
}

static bool
known_place(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	GazetteerPlace place;
	int			count = gazetteer_place_at(doc, i, &place);
	int			region_count;
	int			region = capital_word(doc, i) ? lexicon_match(&lexicon_regions, doc, i, &region_count) : -1;

	if (region >= 0 && region_count >= count)
	{
		if (part_of_longer(r, i, i + region_count - 1))
			return false;
		bool		is_place = lexicon_cell(&lexicon_regions, region, REGION_FORM)[0] == 'p' &&
			lexicon_cell(&lexicon_regions, region, REGION_FORM)[1] == 'l';

		*c = (Claim) {
			i, i + region_count - 1, RANK_PLACE, is_place ? NAME_PLACE : NAME_OTHER, 0.85f, "known place", NULL,
				cell_or_null(&lexicon_regions, region, REGION_COUNTRY), NULL
		};
		return true;
	}
	if (count == 0 || part_of_longer(r, i, i + count - 1))
		return false;
	if (place.form == PLACE_CITY && (doc->tokens[i + count - 1].tag != TAG_PROPN ||
									 (token_in_sentence(doc, i + count, doc->tokens[i].sentence) && is_event_word(doc, i + count))))
		return false;
	*c = (Claim) {
		i, i + count - 1, place.form == PLACE_CITY && !place.capital ? RANK_CITY : RANK_PLACE,
			place.form == PLACE_DEMONYM || place.form == PLACE_PEOPLE ? NAME_OTHER : NAME_PLACE,
			place.ambiguous ? 0.6f : 0.9f, place.form == PLACE_CITY ? "known city" : place.form == PLACE_REGION ? "known place" : "known country",
			place.form == PLACE_PEOPLE ? NULL : place.name, place.country, NULL
	};
	return true;
}

static bool
organisation_by_word(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int32		last = organisation_run(doc, i);
	int			row;

	while (i < last && empty_word(doc, i))
		i++;
	row = last > i ? organisation_word(doc, i, last) : -1;
	if (row < 0 || ends_otherwise(doc, last) || (known_place(r, i, c) && c->last == last))
		return false;
	if (r->span_at[i] && r->span_at[i]->kind == NAME_ORGANISATION)
		i = r->span_at[i]->first;
	*c = (Claim) {
		i, last, RANK_ORGANISATION_WORD, NAME_ORGANISATION, 0.7f, "organisation word", NULL, country_inside(doc, i, last),
			organisation_sector(doc, row, i, last)
	};
	if (sector_is(c->sector, "international"))
		c->country = NULL;
	return true;
}

static bool
person_by_title(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int32		last = person_run(doc, i);
	bool		titled;
	bool		strong;
	int32		begin;
	const NameSpan *tagged;

	/* "Nora King Weller": a title inside a name that begins before it is none. */
	if (last < i || (r->span_at[i] && r->span_at[i]->kind == NAME_PERSON && r->span_at[i]->first < i))
		return false;
	begin = after_titles(doc, i, last, &titled, &strong);
	if (begin > last || !titled || doc->tokens[begin].tag == TAG_DET || organisation_word(doc, begin, last) >= 0)
		return false;
	tagged = r->span_at[begin];
	if (!(tagged && tagged->kind == NAME_PERSON) && (!strong || (begin > 0 && tagged && r->span_at[begin - 1] == tagged)))
		return false;
	*c = (Claim) {begin, last, RANK_TITLE, NAME_PERSON, 0.9f, "title and name", NULL, NULL, NULL};
	return true;
}

static bool
person_by_given_name(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int32		last = hyphenated_given_name(doc, i);
	GazetteerPlace place;

	if (last < 0 || part_of_longer(r, i, last) || title_at(doc, i) >= 0 || gazetteer_place_at(doc, i, &place) > 0)
		return false;
	*c = (Claim) {i, last, RANK_GIVEN_NAME, NAME_PERSON, 0.7f, "given name with a hyphen", NULL, NULL, NULL};
	return true;
}

/* "Will Brandt, the director": a first name read as a verb, and a surname that the tagger does not know. */
static bool
person_by_word_first_name(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int32		surname = i + 1;
	int32		sentence = doc->tokens[i].sentence;
	GazetteerPlace place;

	if ((doc->tokens[i].tag != TAG_AUX && doc->tokens[i].tag != TAG_VERB) || r->span_at[i] || !token_in_sentence(doc, surname, sentence) ||
		!capital_word(doc, surname) || doc->tokens[surname].tag != TAG_PROPN || r->span_at[surname] ||
		(doc->tokens[surname].flags & TOKEN_CAPITALS) || !is_word_first_name(doc, i, surname, surname))
		return false;
	if (gazetteer_place_at(doc, surname, &place) > 0 || title_at(doc, surname) >= 0 || organisation_word(doc, i, surname) >= 0 ||
		lexicon_word(&lexicon_kind_words, &doc->tokens[surname]) >= 0 ||
		(token_in_sentence(doc, surname + 1, sentence) && capital_word(doc, surname + 1)))
		return false;
	*c = (Claim) {i, surname, RANK_GIVEN_NAME, NAME_PERSON, 0.6f, "first name that is a word", NULL, NULL, NULL};
	return true;
}

typedef bool (*NameRule) (const NameReading *r, int32 i, Claim *c);

static const NameRule name_rules[] = {
	known_organisation, known_place, organisation_by_word, person_by_title, person_by_given_name, person_by_word_first_name
};

/* ---- choosing ---- */

static int
claim_order(const void *a, const void *b)
{
	const Claim *x = a;
	const Claim *y = b;

	if (x->rank != y->rank)
		return y->rank - x->rank;
	if (x->last - x->first != y->last - y->first)
		return (y->last - y->first) - (x->last - x->first);
	return x->first - y->first;
}

static void
settle(Finding *f, Claim *claims, int n)
{
	qsort(claims, n, sizeof(Claim), claim_order);
	for (int k = 0; k < n; k++)
	{
		Claim	   *c = &claims[k];
		bool		free = true;
		int32		m;

		for (int32 i = c->first; i <= c->last && free; i++)
			free = f->at[i] == MENTION_NONE;
		if (!free)
			continue;
		m = add_mention(f, c->first, c->last, c->kind, FORM_NAME, c->basis, c->confidence);
		if (ends_in_surname_and_stop(f->doc, c->first, c->last))
			f->out->items[m].span.end--;
		f->out->items[m].name = c->name;
		f->out->items[m].country = c->country;
		f->out->items[m].sector = c->sector;
	}
}

void
find_names(Finding *f)
{
	Document   *doc = f->doc;
	NameReading r = {.doc = doc};
	int32		span = 0;

	read_tagger(&r);
	for (int32 s = 0; s < doc->n_sentences; s++)
	{
		Sentence   *sentence = &doc->sentences[s];
		Claim	   *claims = palloc(sizeof(Claim) * (Max(sentence->count, 1) * (lengthof(name_rules) + 1)));
		int			n;

		CHECK_FOR_INTERRUPTS();
		n = tagger_claims(&r, &span, s, claims);
		for (int32 i = sentence->first; i < sentence->first + sentence->count; i++)
			for (size_t k = 0; begins_name(doc, i) && k < lengthof(name_rules); k++)
				if (name_rules[k] (&r, i, &claims[n]))
					n++;
		settle(f, claims, n);
		pfree(claims);
	}
	pfree(r.spans);
	pfree(r.tagged);
	pfree(r.span_at);
}

/* ---- what is known of names that the tagger found ---- */

/* The country of a place whose name is another one's with a quarter before it or its kind behind it: "West Texas", "Kandahar Province". */
static const char *
country_of_part(const Document *doc, const Mention *m)
{
	int			count = m->last - m->first;
	GazetteerPlace place;

	if (count == 0)
		return NULL;
	if (token_in_class(&doc->tokens[m->first], CLASS_QUARTER) && gazetteer_place_at(doc, m->first + 1, &place) == count &&
		place.form != PLACE_CITY)
		return place.country;
	return token_in_class(&doc->tokens[m->last], CLASS_LAND_KIND) && gazetteer_place_at(doc, m->first, &place) == count ? place.country : NULL;
}

static void
know_name(Finding *f, Mention *m)
{
	GazetteerPlace place;
	int			row;

	if (m->kind == NAME_PLACE && gazetteer_place_at(f->doc, m->first, &place) == m->last - m->first + 1)
	{
		m->country = place.country;
		m->name = place.name ? place.name : m->name;
	}
	else if (m->kind == NAME_PLACE)
		m->country = country_of_part(f->doc, m);
	else if (m->kind == NAME_OTHER)
		m->country = country_inside(f->doc, m->first, m->last);
	else if (m->kind == NAME_ORGANISATION)
	{
		m->country = country_inside(f->doc, m->first, m->last);
		row = organisation_word(f->doc, m->first, m->last);
		if (row >= 0)
			m->sector = organisation_sector(f->doc, row, m->first, m->last);
		/* "the Tribunal for Lethia" */
		if (sector_is(m->sector, "international"))
			m->country = NULL;
	}
}

/* "UN | Assistance Mission": a name right behind that of a body of many states is a part of that body, and has its sector. */
static void
know_part_of_body(Finding *f, Mention *m)
{
	int32		before = m->first > 0 ? f->at[m->first - 1] : MENTION_NONE;

	if (before == MENTION_NONE || m->kind != NAME_ORGANISATION || f->out->items[before].kind != NAME_ORGANISATION ||
		!f->out->items[before].sector || strcmp(f->out->items[before].sector, "IGO") != 0 || strcmp(m->basis, "known organisation") == 0)
		return;
	m->sector = "IGO";
	m->country = NULL;
}

void
know_names(Finding *f)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (!m->country && !m->sector && (strcmp(m->basis, "tagger") == 0 || (strcmp(m->basis, "dateline") == 0 && m->kind == NAME_PLACE)))
			know_name(f, m);
		know_part_of_body(f, m);
	}
}
