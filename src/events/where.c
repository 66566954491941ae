/*
 * where.c - where an act was done.
 *
 * In: a report with its sides and its day.  Out: its place, and where that stands (place_basis): "clause", after in, at, near, outside
 * among the words that hang on the act; "target", the place that is visited or attacked; "sentence", the same in a clause above ("in Oslo
 * X said that she accepts"); "dateline".  A relative clause, an apposition or another act has places of its own.
 */
#include "extension/core.h"
#include "events/where.h"

#include "language/gazetteer.h"

#define MAX_STEPS 40
#define MAX_BEFORE 6			/* words between "in" and a place: "in the old port city of X" */
#define NEWS_DAYS 7				/* so old may be what an article tells as its own news */

/* How a place stands to an act, the nearest first. */
enum
{
	WHERE_OWN, WHERE_CLAUSE, WHERE_ABOVE, WHERE_ELSE
};

/* "In Oslo", "near the northern town of X", "in southern Lethia". */
static bool
tells_where(const Document *doc, const Mention *m)
{
	int32		begin = doc->sentences[doc->tokens[m->first].sentence].first;

	for (int32 i = m->first - 1; i >= begin && m->first - i <= MAX_BEFORE; i--)
	{
		const Token *t = &doc->tokens[i];

		if (token_in_class(t, CLASS_WHERE))
			return true;
		if (strcmp(t->lower, "of") == 0 && i > begin && token_in_class(&doc->tokens[i - 1], CLASS_PLACE_KIND))
			i--;
		else if (t->tag != TAG_DET && t->tag != TAG_ADJ && !token_in_class(t, CLASS_PLACE_KIND))
			return false;
	}
	return false;
}

/* "Talks held in Oslo": the participle tells where the noun's own act was. */
static bool
is_held(const Document *doc, int32 token)
{
	return lemma_in_class(&doc->tokens[token], CLASS_HOLD);
}

/*
 * Whether a token is the head of a clause or phrase of its own (relative, quoted, an apposition), so that a place in it says nothing of
 * the act outside.
 */
static bool
is_apart(const Document *doc, int32 token)
{
	switch (doc->tokens[token].relation)
	{
		case REL_ACL_RELCL:
		case REL_ADVCL:
		case REL_CCOMP:
		case REL_CSUBJ:
		case REL_PARATAXIS:
		case REL_APPOS:
			return true;
		case REL_ACL:
			return !is_held(doc, token);
		case REL_CONJ:
			return doc->tokens[token].tag == TAG_VERB;
		default:
			return false;
	}
}

/* The act and the words above it to the head of its clause, and those to which that clause is what is said, thought or begun. */
typedef struct Above
{
	int			count;
	int			own;			/* the first so many are of the act's own clause */
	int32		tokens[MAX_STEPS];
} Above;

/* "Attacked a base near X, killing five": the participle goes on with what its verb tells. */
static bool
goes_on(const Document *doc, int32 token)
{
	return (doc->tokens[token].morph & MORPH_GERUND) && token_child_by(doc, token, REL_MARK) == NO_TOKEN && token_child_by(doc, token, REL_NSUBJ) == NO_TOKEN;
}

static void
words_above(const Document *doc, int32 act, Above *above)
{
	bool		own = true;

	above->count = above->own = 0;
	for (int32 i = act; i != NO_TOKEN && above->count < MAX_STEPS; i = doc->tokens[i].head)
	{
		uint8		relation = doc->tokens[i].relation;

		above->tokens[above->count++] = i;
		above->own += own;
		if (relation == REL_ACL_RELCL || (relation == REL_ADVCL && !goes_on(doc, i)) || relation == REL_APPOS || relation == REL_CSUBJ)
			return;
		own = own && relation != REL_CCOMP && relation != REL_PARATAXIS;
	}
}

static int
rank_in(const Above *above, int32 token)
{
	for (int i = 0; i < above->count; i++)
		if (above->tokens[i] == token)
			return i;
	return -1;
}

/* "X met Y in Oslo and praised Z": where the other one was does not say where this was, unless it stands before both. */
static bool
is_of_other_verb(const Document *doc, const Above *above, int rank, int32 place)
{
	return rank > 0 && doc->tokens[above->tokens[rank - 1]].relation == REL_CONJ && place > above->tokens[rank] && place < above->tokens[rank - 1];
}

/*
 * How a place stands to an act: from the place up to a word of the act's clause, or of one above.  `judges`: what the act is about has its
 * own place ("condemned the attack in Oslo").
 */
static int
standing(const Document *doc, const Above *above, int32 place, bool judges)
{
	int32		from = NO_TOKEN;

	for (int32 i = place, n = 0; i != NO_TOKEN && n < MAX_STEPS; from = i, i = doc->tokens[i].head, n++)
	{
		int			rank = rank_in(above, i);
		uint8		relation = from == NO_TOKEN ? REL_NONE : doc->tokens[from].relation;

		if (rank == 0)
			return judges && relation == REL_OBJ ? WHERE_ELSE : WHERE_OWN;
		if (rank > 0)
		{
			/* "police in Oslo said that ..." */
			if (is_of_other_verb(doc, above, rank, place) || relation == REL_NSUBJ || relation == REL_NSUBJ_PASS || relation == REL_OBJ)
				return WHERE_ELSE;
			return rank < above->own ? WHERE_CLAUSE : WHERE_ABOVE;
		}
		if (is_apart(doc, i))
			return WHERE_ELSE;
	}
	return WHERE_ELSE;
}

/*
 * The name to show for a place: for a country the words of the text ("Northern Ireland") unless they are short for it ("the U.S."); else
 * the usual name.
 */
static const char *
name_of_place(Document *doc, const Mention *m)
{
	GazetteerPlace place;
	const Token *t = &doc->tokens[m->first];

	if (gazetteer_place_at(doc, m->first, &place) == m->last - m->first + 1 && place.form == PLACE_COUNTRY && !(t->flags & TOKEN_CAPITALS) &&
		strchr(t->lower, '.') == NULL)
		return document_words(doc, m->span);
	return m->chain >= 0 ? doc->mentions->chains[m->chain].name : NULL;
}

/* The place after in, at, near that stands nearest to an act, the first of equals; its standing in *best. */
static const Mention *
nearest_place(const Document *doc, const EventReport *r, int32 act, bool judges, int *best)
{
	const Sentence *s = &doc->sentences[r->sentence];
	const Mention *found = NULL;
	Above		above;

	words_above(doc, act, &above);
	*best = WHERE_ELSE;
	for (int32 i = s->first; i < s->first + s->count; i++)
	{
		int32		m = doc->mentions->at_token[i];
		const Mention *place = m >= 0 ? &doc->mentions->items[m] : NULL;
		int			how;

		if (place == NULL || place->kind != NAME_PLACE || place->first != i || place->form != FORM_NAME || !tells_where(doc, place))
			continue;
		how = standing(doc, &above, place->head, judges);
		if (how < *best)
		{
			*best = how;
			found = place;
		}
	}
	return found;
}

/* Whether an act is done by saying it (to agree, to demand, to accuse), so that it was done where it was said. */
static bool
is_said(const Telling *t)
{
	return t->type == ACT_AGREE || t->type == ACT_SUPPORT || t->type == ACT_REQUEST || t->type == ACT_ACCUSE || t->type == ACT_REJECT ||
		t->type == ACT_THREATEN || t->type == ACT_STATEMENT;
}

/* The place of the last dateline before a sentence, or NULL. */
static const Mention *
place_of_dateline(const Document *doc, int32 sentence)
{
	while (sentence >= 0 && !doc->sentences[sentence].dateline)
		sentence--;
	if (sentence < 0)
		return NULL;
	for (int32 i = doc->sentences[sentence].first; i < doc->sentences[sentence].first + doc->sentences[sentence].count; i++)
	{
		int32		m = doc->mentions->at_token[i];

		if (m >= 0 && doc->mentions->items[m].kind == NAME_PLACE)
			return &doc->mentions->items[m];
	}
	return NULL;
}

/* Done in the days before the article, so that it may be its own news; not what was long before, or on a day that nothing tells. */
static bool
is_news(const Document *doc, const EventReport *r)
{
	return r->status == STATUS_ACTUAL && r->during.from != DAY_NONE && doc->reference != DAY_NONE && r->during.from >= doc->reference - NEWS_DAYS &&
		r->during.from <= doc->reference;
}

static bool
is_of(const EventSide *side, const char *country)
{
	return side->country && country && strcmp(side->country, country) == 0;
}

static const char *
country_of_place(const Document *doc, const Mention *m)
{
	GazetteerPlace place;

	return m->country ? m->country : gazetteer_place_at(doc, m->first, &place) > 0 ? place.country : NULL;
}

/*
 * Whether news was made where the dateline is: people of any country meet there; what is said there is said by those of that country;
 * other acts are done by or to them, or by and to people of no country known.
 */
static bool
is_done_there(const Telling *t, const EventReport *r, const char *country)
{
	if (t->type == ACT_CONSULT)
		return true;
	if (is_of(&r->actor, country) || (r->actor.country == NULL && r->target.country == NULL))
		return true;
	return (r->actor.country == NULL || !is_said(t)) && is_of(&r->target, country);
}

static bool
is_visit(const Telling *t, const EventReport *r)
{
	return t->type == ACT_CONSULT && r->mode && strcmp(r->mode, "visit") == 0;
}

/* "Travelled to Oslo to meet X": what follows when a sentence has told of another place is not set in that of the dateline. */
static bool
names_another(const Document *doc, const EventReport *r, const Mention *dateline)
{
	for (int32 i = doc->sentences[r->sentence].first + 1; i < r->leaf; i++)
	{
		int32		m = doc->mentions->at_token[i];
		const Mention *place = m >= 0 ? &doc->mentions->items[m] : NULL;

		if (place && place->kind == NAME_PLACE && place->first == i && place->form == FORM_NAME && place->chain != dateline->chain &&
			(tells_where(doc, place) || strcmp(doc->tokens[i - 1].lower, "to") == 0))
			return true;
	}
	return false;
}

/* "Visited Oslo", "bombed Oslo": the target is the place. */
static const Mention *
place_aimed_at(const Document *doc, const Telling *t, const EventReport *r)
{
	const Mention *m = r->target.mention >= 0 ? &doc->mentions->items[r->target.mention] : NULL;

	return m && m->kind == NAME_PLACE && m->form == FORM_NAME && (is_visit(t, r) || t->type == ACT_ASSAULT) ? m : NULL;
}

static void
put_place(Document *doc, const Mention *place, const char *basis, EventReport *r)
{
	r->place = place ? name_of_place(doc, place) : NULL;
	r->place_basis = r->place ? basis : NULL;
}

void
set_place(Document *doc, const Telling *t, EventReport *r)
{
	bool		judges = t->type == ACT_ACCUSE || t->type == ACT_SUPPORT;
	int			how = WHERE_ELSE;
	const Mention *place = judges ? NULL : nearest_place(doc, r, t->leaf, false, &how);
	const Mention *target = place_aimed_at(doc, t, r);

	if (how >= WHERE_ABOVE && (judges || t->trigger != t->leaf))
		place = nearest_place(doc, r, t->trigger, judges, &how);
	if (how < WHERE_ABOVE && !(target && country_of_place(doc, place) && target->country && strcmp(country_of_place(doc, place), target->country) != 0))
		put_place(doc, place, "clause", r);
	else if (target)
		put_place(doc, target, "target", r);
	else if (how == WHERE_ABOVE && is_said(t))
		put_place(doc, place, "sentence", r);
	else
	{
		place = is_news(doc, r) && !is_visit(t, r) ? place_of_dateline(doc, r->sentence) : NULL;
		put_place(doc, place && is_done_there(t, r, country_of_place(doc, place)) && !names_another(doc, r, place) ? place : NULL, "dateline", r);
	}
}
