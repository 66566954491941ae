/*
 * sides.c - from a noun phrase to an actor: through the mention and its chain ("he", "the coalition"), through the
 * speaker of a quotation ("we"), or by the country in the phrase ("Serb forces", "the foreign ministers of X and Y").
 * A capital or country as subject or object stands for its government.  Agencies and media never act.
 */
#include "extension/core.h"
#include "events/sides.h"

#include "language/gazetteer.h"
#include "quotes/quotes.h"

#define PHRASE_TOKENS 12

static bool
is_first_person(const Token *t)
{
	static const char *const words[] = {"i", "we", "us", "me", "our", "my", "ourselves", "myself"};

	for (size_t i = 0; i < lengthof(words); i++)
		if (strcmp(t->lower, words[i]) == 0)
			return true;
	return false;
}

static int32
speaker_at(const Document *doc, int32 token)
{
	int32		q = doc->quotations && doc->quotations->at_token ? doc->quotations->at_token[token] : -1;

	return q < 0 ? -1 : doc->quotations->items[q].speaker_mention;
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

		if (n == 0)
			continue;
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

/* The words of a noun phrase up to its head: "the Serb forces" without the article. */
static const char *
phrase_words(Document *doc, int32 head)
{
	int32		first,
				last;

	token_subtree(doc, head, &first, &last);
	first = Max(first, head - PHRASE_TOKENS);
	while (first < head && (doc->tokens[first].tag == TAG_DET || doc->tokens[first].tag == TAG_ADP || doc->tokens[first].tag == TAG_PUNCT ||
							doc->tokens[first].tag == TAG_SCONJ))
		first++;
	return document_words(doc, tokens_span(doc, first, head));
}

static void
add_side(Sides *sides, EventSide side, int32 token)
{
	if (sides->count == MAX_SIDES)
		return;
	sides->tokens[sides->count] = token;
	sides->items[sides->count++] = side;
}

/* One mention; the words of its chain fill what it lacks itself. */
static void
add_mention(Document *doc, int32 mention, Sides *sides)
{
	Mention    *m = &doc->mentions->items[mention];
	Chain	   *chain = m->chain >= 0 ? &doc->mentions->chains[m->chain] : NULL;
	EventSide	side = {mention, m->name, m->country, m->sector};

	if (chain && chain->name)
		side.name = chain->name;
	if (side.name == NULL)
		side.name = document_words(doc, m->span);
	if (chain && side.country == NULL)
		side.country = chain->country;
	if (chain && side.sector == NULL)
		side.sector = chain->sector;
	if (side.country == NULL && m->kind != NAME_PLACE && m->head >= 0 && mention_of_token(doc, m->head) == mention)
	{
		const char *second = NULL;

		side.country = country_of_phrase(doc, m->head, &second);
	}
	if (side.sector && strcmp(side.sector, "MED") == 0 && m->form == FORM_NAME)
		return;
	if (side.country == NULL && side.sector == NULL && m->form != FORM_NAME && !(chain && chain->named))
		return;
	add_side(sides, side, m->head);
}

void
side_of_mention(Document *doc, int32 mention, Sides *sides)
{
	for (int i = 0; mention >= 0 && i < MAX_SIDES; i++)
	{
		add_mention(doc, mention, sides);
		mention = doc->mentions->items[mention].next;
	}
}

/* A phrase without a mention of its own, of one country or of two: "Turkish and Greek sides". */
static void
side_of_phrase(Document *doc, int32 token, Sides *sides)
{
	const char *second = NULL;
	EventSide	side = {-1, NULL, country_of_phrase(doc, token, &second), NULL};

	if (side.country == NULL)
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
	static const char *const prepositions[] = {"of", "by", "from"};
	int32		owner = token_child_by(doc, token, REL_NMOD_POSS);

	for (size_t i = 0; owner == NO_TOKEN && i < lengthof(prepositions); i++)
		owner = prepositional(doc, token, slot_of_preposition(prepositions[i]), NO_TOKEN);
	return owner;
}

static void
side_of_token(Document *doc, int32 token, Sides *sides, bool owner)
{
	int32		mention = mention_of_token(doc, token);
	int32		speaker = is_first_person(&doc->tokens[token]) ? speaker_at(doc, token) : -1;
	int32		before = sides->count;

	if (speaker >= 0)
		side_of_mention(doc, speaker, sides);
	else if (mention >= 0 && doc->mentions->items[mention].outer_first <= token && token <= doc->mentions->items[mention].outer_last)
		side_of_mention(doc, mention, sides);
	if (sides->count > before || doc->tokens[token].tag == TAG_PRON)
		return;
	if (owner && owner_of(doc, token) != NO_TOKEN)
		side_of_token(doc, owner_of(doc, token), sides, false);
	if (sides->count == before)
		side_of_phrase(doc, token, sides);
}

void
sides_of(Document *doc, const Places *places, Sides *sides)
{
	for (int32 i = 0; i < places->count; i++)
		side_of_token(doc, places->tokens[i], sides, true);
}

bool
names_somebody(Document *doc, const Places *places)
{
	Sides		sides = {0};

	sides_of(doc, places, &sides);
	return sides.count > 0;
}

bool
same_side(const Document *doc, const EventSide *a, const EventSide *b)
{
	if (a->mention >= 0 && b->mention >= 0 && doc->mentions->items[a->mention].chain >= 0 &&
		doc->mentions->items[a->mention].chain == doc->mentions->items[b->mention].chain)
		return !a->country || !b->country || strcmp(a->country, b->country) == 0;
	return a->name && b->name && strcmp(a->name, b->name) == 0;
}
