/*
 * mentions.c - people, organisations and places in a text: the steps in their order.
 *
 * In: a document.  Out: doc->mentions: names, descriptions and pronouns with their chains (see finding.h for who finds
 * what).
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"
#include "text/word_classes.h"

/* The token that grammar hangs a name by: the one whose head is outside. */
static void
find_heads(Finding *f)
{
	for (int32 m = 0; m < f->out->count; m++)
	{
		Mention    *x = &f->out->items[m];

		CHECK_FOR_INTERRUPTS();
		if (x->form == FORM_DESCRIPTION)
			continue;
		for (int32 i = x->first; i <= x->last; i++)
		{
			int32		head = f->doc->tokens[i].head;

			if (head != NO_TOKEN && head >= x->first && head <= x->last)
				continue;
			x->head = i;
			break;
		}
	}
}

/* ---- capitals that act ---- */

/* "Moscow rejected ...": a capital that is not said to be where something happens stands for its government. */
static bool
capital_acts(const Document *doc, const Mention *m)
{
	int32		sentence = doc->tokens[m->first].sentence;
	uint8		relation = doc->tokens[m->head].relation;

	if (token_in_sentence(doc, m->last + 1, sentence) && m->first == doc->sentences[sentence].first &&
		(doc->tokens[m->last + 1].tag == TAG_VERB || doc->tokens[m->last + 1].tag == TAG_AUX))
		return true;
	if (doc->has_grammar && relation != REL_NONE &&
		(relation == REL_COMPOUND || relation == REL_APPOS || relation == REL_FLAT || relation == REL_ROOT || relation == REL_LIST))
		return false;
	if (!token_in_sentence(doc, m->first - 1, sentence))
		return token_in_sentence(doc, m->last + 1, sentence) && (doc->tokens[m->last + 1].flags & TOKEN_WORD) != 0;
	if (token_is(&doc->tokens[m->first - 1], ",") || token_is(&doc->tokens[m->first - 1], "-"))
		return relation == REL_NSUBJ || relation == REL_NSUBJ_PASS;
	return !token_in_class(&doc->tokens[m->first - 1], CLASS_PLACE_BEFORE);
}

/* Whether two codes mean the same country, or the first a country that was and whose capital lies in the second today ("SUN", "RUS"). */
static bool
is_now_in(const char *country, const char *today)
{
	const char *now = strcmp(country, today) == 0 ? today : gazetteer_country_today(country);

	return now && strcmp(now, today) == 0;
}

static void
find_acting_capitals(Finding *f)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		GazetteerPlace place;

		CHECK_FOR_INTERRUPTS();
		if (m->form != FORM_NAME || m->kind != NAME_PLACE || m->sector || gazetteer_place_at(f->doc, m->first, &place) == 0)
			continue;
		if (place.form == PLACE_CITY && place.capital && m->country && is_now_in(m->country, place.country) && capital_acts(f->doc, m))
		{
			m->sector = "GOV";
			m->basis = "capital that acts";
		}
	}
}

void
document_mentions(Document *doc)
{
	Finding		f = {.doc = doc};
	MemoryContext old;

	if (doc->mentions)
		return;
	document_grammar(doc);
	old = MemoryContextSwitchTo(doc->context);
	f.out = palloc0(sizeof(Mentions));
	f.at = palloc(sizeof(int32) * (doc->n_tokens + 1));
	for (int32 i = 0; i < doc->n_tokens; i++)
		f.at[i] = MENTION_NONE;
	find_datelines(&f);
	find_names(&f);
	know_names(&f);
	find_companies(&f);
	find_surnames(&f);
	find_surnames_of_places(&f);
	find_places_of_text(&f);
	settle_regions(&f);
	settle_capitals(&f);
	find_roles(&f);
	settle_cities(&f);
	find_pronouns(&f);
	sort_mentions(&f);
	find_heads(&f);
	find_acting_capitals(&f);
	make_chains(&f);
	find_context_countries(&f);
	f.out->at_token = f.at;
	cover_tokens(&f);
	MemoryContextSwitchTo(old);
	doc->mentions = f.out;
}

int32
mention_of_token(const Document *doc, int32 token)
{
	if (!doc->mentions || token < 0 || token >= doc->n_tokens)
		return MENTION_NONE;
	return doc->mentions->at_token[token];
}
