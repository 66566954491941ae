/*
 * sides.c - from a noun phrase to an actor: through the mention and its chain ("he", "the coalition"), through the
 * speaker of a quotation ("we"), or by the country in the phrase ("Serb forces", "the foreign ministers of X and Y").
 * A capital or country as subject or object stands for its government.  Agencies and media never act.
 */
#include "extension/core.h"
#include "events/referents.h"
#include "events/sides.h"

#include "language/gazetteer.h"
#include "mentions/sectors.h"

#define PHRASE_TOKENS 12
#define MAX_CHAINS_COMPARED 500
#define NEAR_WORDS 25		/* in which an unbound target is looked for */

static bool
is_first_person(const Token *t)
{
	char		whom = pronoun_whom(t->lower);

	return whom == 's' || whom == 'w';
}

/* What is known of each chain of a document before its sides are asked for, a layer of the document. */
typedef struct ChainSides
{
	const char **countries;		/* its own, that of any of its mentions, or of the organisation that one of its roles belongs to */
	bool	   *bodies;			/* whether it is a person who acts for an international body */
} ChainSides;

/* A surname that stands alone in its chain is of the country of the one full name that ends in it. */
static void
lend_to_surnames(const Mentions *all, const char **countries)
{
	if (all->n_chains > MAX_CHAINS_COMPARED)
		return;
	for (int32 i = 0; i < all->n_chains; i++)
	{
		const char *name = all->chains[i].name;
		const char *found = NULL;
		int			several = 0;

		CHECK_FOR_INTERRUPTS();
		if (countries[i] || name == NULL || all->chains[i].kind != NAME_PERSON || strchr(name, ' '))
			continue;
		for (int32 j = 0; j < all->n_chains; j++)
		{
			const char *full = all->chains[j].name ? strrchr(all->chains[j].name, ' ') : NULL;

			if (full && all->chains[j].kind == NAME_PERSON && strcmp(full + 1, name) == 0 && ++several == 1)
				found = countries[j];
		}
		if (several == 1)
			countries[i] = found;
	}
}

void
document_chain_sides(Document *doc)
{
	const Mentions *all = doc->mentions;
	ChainSides *known;
	MemoryContext old;

	if (doc->chain_sides)
		return;
	old = MemoryContextSwitchTo(doc->context);
	known = palloc(sizeof(ChainSides));
	known->countries = palloc0(sizeof(char *) * (all->n_chains + 1));
	known->bodies = palloc0(sizeof(bool) * (all->n_chains + 1));
	MemoryContextSwitchTo(old);
	for (int32 i = 0; i < all->n_chains; i++)
		known->countries[i] = all->chains[i].country;
	for (int32 i = 0; i < all->count; i++)
	{
		const Mention *m = &all->items[i];

		if (m->chain >= 0 && known->countries[m->chain] == NULL)
			known->countries[m->chain] = m->country || m->organisation < 0 ? m->country : all->items[m->organisation].country;
		if (m->chain >= 0 && acts_for_body(doc, m))
			known->bodies[m->chain] = true;
	}
	lend_to_surnames(all, known->countries);
	doc->chain_sides = known;
}

/* "Texas-style", "US-backed": what hangs on a country's name by the hyphen at token i is not that country's; "US-led" is, "US-Iran" are both. */
static bool
is_compound(const Document *doc, int32 i)
{
	return i + 1 < doc->n_tokens && strcmp(doc->tokens[i].lower, "-") == 0 && !(doc->tokens[i].flags & TOKEN_SPACE) &&
		!(doc->tokens[i + 1].flags & (TOKEN_SPACE | TOKEN_CAPITAL)) && !token_in_class(&doc->tokens[i + 1], CLASS_LED) && !token_in_class(&doc->tokens[i + 1], CLASS_OF_PLACE);
}

/* "the army of X"; "ethnic Albanians in X". */
static bool
tells_whose(const Document *doc, int32 place, int32 first)
{
	static const char *const of[] = {"of", "in"};
	size_t		n = strcmp(doc->tokens[first].lower, "ethnic") == 0 ? lengthof(of) : 1;

	return is_one_of(doc->tokens[place - 1].lower, of, n) || (place >= 2 && is_one_of(doc->tokens[place - 2].lower, of, n));
}

/* The first country named by the modifiers of a noun: "Serb forces", "the army of X", "Ruritania's army". */
static const char *
country_of_phrase(const Document *doc, int32 head, const char **second)
{
	const char *found = NULL;
	int32		first,
				last;

	token_subtree(doc, head, &first, &last);
	first = Max(first, head - PHRASE_TOKENS);
	last = Min(last, head + PHRASE_TOKENS);
	for (int32 i = first; i <= last; i++)
	{
		GazetteerPlace place;
		int			n = gazetteer_place_at(doc, i, &place);

		if (n == 0 || (place.form == PLACE_CITY && i <= head) || (i < head && is_compound(doc, i + n)))
			continue;
		if (i > head && !tells_whose(doc, i, first))
			break;
		if (i > head && doc->tokens[i].head != head && found == NULL && doc->tokens[doc->tokens[i].head].head != head)
			break;
		if (found == NULL)
			found = place.country;
		else if (strcmp(found, place.country) != 0 && i < head)
			*second = place.country;
		i += n - 1;
	}
	return found;
}

/* Whether a word before the head of a noun phrase still belongs to it: an adjective, a noun beside it, whose it is. */
static bool
goes_before(const Document *doc, int32 token, int32 head)
{
	const Token *t = &doc->tokens[token];

	if (t->tag == TAG_CCONJ || t->tag == TAG_SCONJ || t->tag == TAG_ADP || t->head < token || t->head > head)
		return false;
	switch (t->relation)
	{
		case REL_AMOD:
		case REL_COMPOUND:
		case REL_NMOD_POSS:
		case REL_FLAT:
		case REL_ADVMOD:
		case REL_CASE:
			return true;
		default:
			return t->relation == REL_PUNCT && strcmp(t->lower, "-") == 0;
	}
}

/* The words of a noun phrase up to its head, without article and number: "the 500 Serb soldiers" is "Serb soldiers". */
static const char *
phrase_words(const Document *doc, int32 head)
{
	int32		first = head;

	while (first > 0 && head - first < PHRASE_TOKENS && goes_before(doc, first - 1, head))
		first--;
	while (first < head && (doc->tokens[first].relation == REL_ADVMOD || doc->tokens[first].relation == REL_CASE ||
							doc->tokens[first].relation == REL_PUNCT))
		first++;
	return document_words(doc, tokens_span(doc, first, head));
}

static void
add_side(Sides *sides, EventSide side, int32 token)
{
	if (sides->count == MAX_SIDES)
		return;
	side.token = token;
	sides->items[sides->count++] = side;
}

static const char *
country_of_city(const Document *doc, int32 token)
{
	GazetteerPlace place;

	return gazetteer_place_at(doc, token, &place) > 0 && (!place.ambiguous || place.capital) ? place.country : NULL;
}

/* The country whose name or people stands among some tokens. */
static const char *
country_within(const Document *doc, int32 first, int32 last)
{
	for (int32 i = first; i <= last; i++)
	{
		GazetteerPlace place;
		int			n = gazetteer_place_at(doc, i, &place);

		if (n > 0 && place.form != PLACE_CITY && doc->tokens[i].sentence == doc->tokens[last].sentence && !is_compound(doc, i + n))
			return place.country;
	}
	return NULL;
}

/* "X of Ruritania's Security Council": the country of what follows after "of". */
static const char *
country_after_of(const Document *doc, int32 last)
{
	if (last + 2 >= doc->n_tokens || strcmp(doc->tokens[last + 1].lower, "of") != 0)
		return NULL;
	for (int32 i = last + 2; i < Min(doc->n_tokens, last + 4); i++)
	{
		int32		m = mention_of_token(doc, i);

		CHECK_FOR_INTERRUPTS();
		if (m >= 0)
			return doc->mentions->items[m].country;
	}
	return NULL;
}

/* "Its allies", "his Turkish counterpart": somebody of another country than whoever has them. */
static bool
is_other_party(const Document *doc, const Mention *m)
{
	return m->form == FORM_DESCRIPTION && lemma_in_class(&doc->tokens[m->head], CLASS_OTHER_PARTY);
}

/* "Its allies", "rivals of X" are of another country than the one beside them. */
static bool
is_of_another(const Document *doc, const Mention *m)
{
	return is_other_party(doc, m) && (m->country == NULL || m->country_from_context) && country_within(doc, m->outer_first, m->outer_last) == NULL;
}

/* "Ethnic Albanians": the word may stand in the name or before it. */
static bool
is_ethnic(const Document *doc, const Mention *m)
{
	return strcmp(doc->tokens[m->first].lower, "ethnic") == 0 || (m->first > 0 && strcmp(doc->tokens[m->first - 1].lower, "ethnic") == 0);
}

/* The country of a mention by its chain, its words and the body it belongs to. */
static const char *
country_of_mention(const Document *doc, const Mention *m, const char *sector)
{
	const char *country = m->country;
	const char *second = NULL;

	if (country == NULL && m->chain >= 0)
		country = doc->chain_sides->countries[m->chain];
	if (country == NULL && m->kind == NAME_PLACE)
		country = country_of_city(doc, m->first);
	if (country == NULL && m->kind != NAME_PLACE && m->form != FORM_PRONOUN && !(sector && strcmp(sector, "IGO") == 0))
		country = country_within(doc, m->form == FORM_NAME ? m->outer_first : Max(m->outer_first - 2, 0), m->outer_last);
	if (country == NULL && m->organisation >= 0 && doc->mentions->items[m->organisation].chain >= 0)
		country = doc->chain_sides->countries[doc->mentions->items[m->organisation].chain];
	if (country == NULL && m->form == FORM_NAME && m->kind == NAME_PERSON)
		country = country_after_of(doc, m->outer_last);
	if (country == NULL && m->kind == NAME_OTHER && is_ethnic(doc, m))
		country = country_of_phrase(doc, m->head, &second);
	return country;
}

/* One mention; the words of its chain fill what it lacks itself. */
static void
add_mention(const Document *doc, int32 mention, Sides *sides)
{
	Mention    *m = &doc->mentions->items[mention];
	Chain	   *chain = m->chain >= 0 ? &doc->mentions->chains[m->chain] : NULL;
	EventSide	side = {mention, m->head, m->name, NULL, m->sector, NULL};

	if (chain && chain->name)
		side.name = chain->name;
	if (side.name == NULL)
		side.name = document_words(doc, m->span);
	if (chain && side.sector == NULL)
		side.sector = chain->sector;
	side.country = is_of_another(doc, m) ? NULL : country_of_mention(doc, m, side.sector);
	if (chain && doc->chain_sides->bodies[m->chain])
	{
		side.country = NULL;
		side.sector = "IGO";
	}
	if (m->form == FORM_NAME && ((side.sector && strcmp(side.sector, "MED") == 0) || is_compound(doc, m->last + 1)))
		return;
	if (side.country == NULL && side.sector == NULL && m->form != FORM_NAME && !(chain && chain->named))
		return;
	add_side(sides, side, m->head);
}

void
side_of_mention(const Document *doc, int32 mention, Sides *sides)
{
	/* a token shows the last of several mentions told by the same words */
	for (int i = 0; mention > 0 && i < MAX_SIDES && doc->mentions->items[mention - 1].next == mention; i++)
		mention--;
	for (int i = 0; mention >= 0 && i < MAX_SIDES; i++)
	{
		add_mention(doc, mention, sides);
		mention = doc->mentions->items[mention].next;
	}
}

/* "Western powers": states of no one country. */
static bool
is_bloc(const Document *doc, int32 token)
{
	int32		before = token - 1;

	return lemma_in_class(&doc->tokens[token], CLASS_BLOC) && before >= 0 && doc->tokens[before].sentence == doc->tokens[token].sentence &&
		(doc->tokens[before].flags & TOKEN_CAPITAL) && (doc->tokens[token].morph & MORPH_PLURAL);
}

/* A phrase without a mention of its own, of one country or of two: "Turkish and Greek sides". */
static void
side_of_phrase(const Document *doc, int32 token, Sides *sides)
{
	const char *second = NULL;
	EventSide	side = {-1, token, NULL, country_of_phrase(doc, token, &second), NULL, NULL};

	if (side.country == NULL && !is_bloc(doc, token))
		return;
	side.name = phrase_words(doc, token);
	add_side(sides, side, token);
	if (second && (doc->tokens[token].morph & MORPH_PLURAL))
	{
		side.country = second;
		add_side(sides, side, token);
	}
}

/* Whose thing it is: "Ruritania's proposal", "the proposal of the president". */
static int32
owner_of(const Document *doc, int32 token)
{
	const uint8 of[] = {slot_of_preposition("of"), slot_of_preposition("by"), slot_of_preposition("from")};
	int32		owner = token_child_by(doc, token, REL_NMOD_POSS);

	/* "X, whose country ..." */
	if (owner >= 2 && strcmp(doc->tokens[owner].lower, "whose") == 0)
		return doc->tokens[owner - 1].tag == TAG_PUNCT ? owner - 2 : owner - 1;
	for (size_t i = 0; owner == NO_TOKEN && i < lengthof(of); i++)
		owner = prepositional(doc, token, of[i], NO_TOKEN);
	return owner;
}

/* The mention of a token, or of the name that continues it ("al-Haddad" hung by its article). */
static int32
mention_of_name(const Document *doc, int32 token)
{
	int32		mention = mention_of_token(doc, token);

	for (int32 c = NO_TOKEN; mention < 0 && (c = token_child(doc, token, c)) != NO_TOKEN;)
		if (doc->tokens[c].relation == REL_FLAT)
			mention = mention_of_token(doc, c);
	/* "its chairman, X, resigned" */
	for (int32 c = NO_TOKEN; mention < 0 && (c = token_child(doc, token, c)) != NO_TOKEN;)
		if (doc->tokens[c].relation == REL_APPOS && mention_of_token(doc, c) >= 0 &&
			doc->mentions->items[mention_of_token(doc, c)].kind == NAME_PERSON)
			mention = mention_of_token(doc, c);
	/* "U.S. Vice President X" may hang by its first word */
	if (mention >= 0 && mention + 1 < doc->mentions->count && doc->mentions->items[mention + 1].outer_first <= token &&
		doc->mentions->items[mention + 1].kind == NAME_PERSON && token <= doc->mentions->items[mention + 1].outer_last)
		mention++;
	return mention;
}

/* "A Security Council resolution": the body that modifies the noun. */
static void
side_of_modifier(const Document *doc, int32 token, Sides *sides)
{
	for (int32 c = token_child(doc, token, NO_TOKEN); c != NO_TOKEN && c < token; c = token_child(doc, token, c))
	{
		int32		m = mention_of_token(doc, c);

		if (m >= 0 && doc->mentions->items[m].kind == NAME_ORGANISATION && doc->mentions->items[m].last < token)
		{
			side_of_mention(doc, m, sides);
			return;
		}
	}
}

static void side_of_token(const Document *doc, int32 token, Sides *sides, bool owner);

/* "The coalition's politburo", "representatives of the coalition": of its country, if it shows none of its own. */
static void
lend_owners_country(const Document *doc, int32 token, Sides *sides, int32 added)
{
	Sides		owners = {0};
	EventSide  *side = &sides->items[added];
	const Mention *m;

	if (sides->count != added + 1 || side->mention < 0)
		return;
	m = &doc->mentions->items[side->mention];
	if (m->form != FORM_DESCRIPTION || (m->country && !m->country_from_context) || is_of_another(doc, m) ||
		owner_of(doc, token) == NO_TOKEN)
		return;
	side_of_token(doc, owner_of(doc, token), &owners, false);
	if (owners.count > 0 && owners.items[0].country)
		side->country = owners.items[0].country;
}

/* "Arrested two men and released them": the men, the object of the verb with which that of "them" is coordinated. */
static int32
object_meant(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];
	int32		object;

	if (strcmp(t->lower, "them") != 0 || t->relation != REL_OBJ || doc->tokens[t->head].relation != REL_CONJ)
		return NO_TOKEN;
	object = token_child_by(doc, doc->tokens[t->head].head, REL_OBJ);
	return object != NO_TOKEN && object < token && doc->tokens[object].morph & MORPH_PLURAL ? object : NO_TOKEN;
}

static void
side_of_token(const Document *doc, int32 token, Sides *sides, bool owner)
{
	int32		meant = object_meant(doc, token);
	int32		mention;
	int32		speaker = is_first_person(&doc->tokens[token]) ? speaker_at(doc, token) : -1;
	int32		before = sides->count;

	token = meant != NO_TOKEN ? meant : token;
	mention = mention_of_name(doc, token);
	if (speaker >= 0)
		side_of_mention(doc, speaker, sides);
	else if (doc->tokens[token].tag == TAG_PRON && (mention = referent_of_pronoun(doc, token, mention)) >= 0)
		side_of_mention(doc, mention, sides);
	else if (mention >= 0)
		side_of_mention(doc, mention, sides);
	if (owner)
		lend_owners_country(doc, token, sides, before);
	if (sides->count > before || doc->tokens[token].tag == TAG_PRON)
		return;
	if (owner && owner_of(doc, token) != NO_TOKEN)
		side_of_token(doc, owner_of(doc, token), sides, false);
	if (sides->count == before)
		side_of_modifier(doc, token, sides);
	if (sides->count == before)
		side_of_phrase(doc, token, sides);
}

void
sides_of(const Document *doc, const Places *places, Sides *sides)
{
	for (int32 i = 0; i < places->count; i++)
		side_of_token(doc, places->tokens[i], sides, true);
}

bool
is_outlet(const Document *doc, int32 token)
{
	int32		m = mention_of_name(doc, token);

	return m >= 0 && doc->mentions->items[m].form == FORM_NAME && doc->mentions->items[m].sector && strcmp(doc->mentions->items[m].sector, "MED") == 0;
}

void
sides_proposed(const Document *doc, const Places *places, Sides *sides)
{
	for (int32 i = 0; i < places->count; i++)
	{
		int32		token = places->tokens[i];
		int32		before = sides->count;

		side_of_token(doc, token, sides, true);
		if (sides->count == before && doc->tokens[token].tag != TAG_PRON && !is_outlet(doc, token))
			add_side(sides, (EventSide) {.mention = -1, .name = phrase_words(doc, token)}, token);
	}
}

/* Who acts for a country of their own, so that an unnamed one is the country the sentence speaks of. */
static bool
is_domestic(const Document *doc, const EventSide *side)
{
	if (side->country || (side->mention >= 0 && (doc->mentions->items[side->mention].organisation >= 0 ||
												is_of_another(doc, &doc->mentions->items[side->mention]))))
		return false;
	/* a person known by name only is of wherever the whole text says */
	if (side->mention >= 0 && doc->mentions->items[side->mention].kind == NAME_PERSON &&
		doc->mentions->items[side->mention].form == FORM_NAME &&
		doc->mentions->items[side->mention].outer_first == doc->mentions->items[side->mention].first)
		return false;
	return sector_is(side->sector, "domestic");
}

/* The one country that a sentence names, or NULL when there are none or several; "X-backed" names X only beside others. */
static const char *
country_of_sentence(const Document *doc, int32 sentence)
{
	const Sentence *s = &doc->sentences[sentence];
	const char *found = NULL;
	const char *aside = NULL;

	for (int32 i = s->first; i < s->first + s->count; i++)
	{
		GazetteerPlace place;
		int			n = gazetteer_place_at(doc, i, &place);

		if (n == 0 || (place.form == PLACE_CITY && !place.capital))
			continue;
		if (is_compound(doc, i + n))
			aside = place.country;
		else if (found && strcmp(found, place.country) != 0)
			return NULL;
		else
			found = place.country;
		i += n - 1;
	}
	return found && aside && strcmp(found, aside) != 0 ? NULL : found;
}

/*
 * Who has a name of his own and acts on a country is not of that country: "the Commission charged X"; nor is who acts on his counterpart
 * there.
 */
static bool
acts_on_country(const Document *doc, const EventSide *side, const Sides *other, const char *country)
{
	for (int32 i = 0; i < other->count && country; i++)
		if (other->items[i].mention >= 0 && other->items[i].country && strcmp(other->items[i].country, country) == 0 &&
			is_other_party(doc, &doc->mentions->items[other->items[i].mention]))
			return true;
	if (country == NULL || side->mention < 0 || doc->mentions->items[side->mention].form != FORM_NAME)
		return false;
	for (int32 i = 0; i < other->count; i++)
	{
		GazetteerPlace place;

		CHECK_FOR_INTERRUPTS();
		if (other->items[i].mention >= 0 && gazetteer_place_at(doc, doc->mentions->items[other->items[i].mention].first, &place) > 0 &&
			place.form == PLACE_COUNTRY && strcmp(place.country, country) == 0)
			return true;
	}
	return false;
}

void
supply_countries(const Document *doc, Sides *sides, const Sides *other, int32 sentence)
{
	const char *country = sides->count > 0 ? country_of_sentence(doc, sentence) : NULL;

	for (int32 i = 0; i < sides->count; i++)
		if (is_domestic(doc, &sides->items[i]) && !acts_on_country(doc, &sides->items[i], other, country))
			sides->items[i].country = country;
}

/* A country, people or actor of another country than the actor's, in the words from `from` on. */
void
nearest_other(const Document *doc, int32 from, const Sides *actors, Sides *found)
{
	const Sentence *s = &doc->sentences[doc->tokens[from].sentence];
	int32		end = Min(s->first + s->count, from + NEAR_WORDS);

	for (int32 i = from + 1; i < end && found->count == 0; i++)
	{
		int32		m = mention_of_token(doc, i);
		bool		own = false;

		if (m >= 0)
		{
			add_mention(doc, m, found);
			if (found->count > 0 && found->items[0].sector && strcmp(found->items[0].sector, "CVL") == 0)
				found->count = 0;
			i = Max(i, doc->mentions->items[m].last);
		}
		else
		{
			Places		place = {1, {i}};

			if (doc->tokens[i].tag == TAG_ADJ || doc->tokens[i].tag == TAG_PROPN)
				sides_of(doc, &place, found);
		}
		for (int32 a = 0; a < actors->count && found->count > 0; a++)
			own |= found->items[0].country && actors->items[a].country && strcmp(found->items[0].country, actors->items[a].country) == 0;
		if (found->count > 0 && (own || found->items[0].country == NULL))
			found->count = 0;
	}
}

bool
names_somebody(const Document *doc, const Places *places)
{
	Sides		sides = {0};

	sides_of(doc, places, &sides);
	return sides.count > 0;
}

void
person_before(const Document *doc, int32 token, const EventSide *other, Sides *sides)
{
	int32		begin = doc->sentences[doc->tokens[token].sentence].first;

	for (int32 i = token - 1; i >= begin && sides->count == 0; i--)
	{
		int32		m = mention_of_token(doc, i);

		if (m < 0 || doc->mentions->items[m].kind != NAME_PERSON || doc->mentions->items[m].form != FORM_NAME)
			continue;
		side_of_mention(doc, m, sides);
		if (sides->count > 0 && same_side(doc, &sides->items[0], other))
			sides->count = 0;
	}
}

static bool
is_place(const Document *doc, const EventSide *side)
{
	return side->mention >= 0 && doc->mentions->items[side->mention].kind == NAME_PLACE;
}

/* A country or capital may act, for its government; another place does not. */
void
drop_mere_places(const Document *doc, Sides *actors)
{
	int32		kept = 0;

	for (int32 i = 0; i < actors->count; i++)
	{
		GazetteerPlace place;
		bool		mere = is_place(doc, &actors->items[i]) && (actors->items[i].country == NULL ||
															  (gazetteer_place_at(doc, doc->mentions->items[actors->items[i].mention].first, &place) > 0 &&
															   place.form == PLACE_CITY && !place.capital));

		if (!mere)
			actors->items[kept++] = actors->items[i];
	}
	actors->count = kept;
}

bool
same_side(const Document *doc, const EventSide *a, const EventSide *b)
{
	/* "the Norwegian army attacked the Hungarian army" */
	if (a->country && b->country && strcmp(a->country, b->country) != 0)
		return false;
	if (a->mention >= 0 && b->mention >= 0 && doc->mentions->items[a->mention].chain >= 0 &&
		doc->mentions->items[a->mention].chain == doc->mentions->items[b->mention].chain)
		return true;
	if (is_place(doc, a) && is_place(doc, b) && a->country && b->country)
		return true;
	return a->name && b->name && strcmp(a->name, b->name) == 0;
}
