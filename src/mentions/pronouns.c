/*
 * pronouns.c - he, she, they: whom they mean.
 *
 * In: chains of names and descriptions.  Out: each pronoun in a chain, or alone when no one fits.  Candidates of the last
 * sentences are weighed by nearness, by being a subject and by how often the text speaks of them (Lappin and Leass 1994,
 * in short); gender and number must not disagree.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"

#define SENTENCES_BACK 4

typedef struct Pronoun
{
	const char *word;
	char		gender;			/* m, f, p; n of a thing; s the speaker, w the speaker's side */
	bool		subject;
} Pronoun;

static const Pronoun pronouns[] = {
	{"he", 'm', true}, {"him", 'm', false}, {"his", 'm', false}, {"himself", 'm', false},
	{"she", 'f', true}, {"her", 'f', false}, {"hers", 'f', false}, {"herself", 'f', false},
	{"they", 'p', true}, {"them", 'p', false}, {"their", 'p', false}, {"themselves", 'p', false},
	{"i", 's', true}, {"me", 's', false}, {"my", 's', false},
	{"we", 'w', true}, {"us", 'w', false}, {"our", 'w', false},
};

static const Pronoun *
pronoun_of(const Token *t)
{
	if (t->flags & TOKEN_PUNCT)
		return NULL;
	if (token_is(t, "us") && (t->flags & TOKEN_CAPITALS))
		return NULL;
	for (size_t i = 0; i < lengthof(pronouns); i++)
		if (token_is(t, pronouns[i].word))
			return &pronouns[i];
	return NULL;
}

void
find_pronouns(Finding *f)
{
	for (int32 i = 0; i < f->doc->n_tokens; i++)
	{
		const Pronoun *p = f->at[i] == MENTION_NONE ? pronoun_of(&f->doc->tokens[i]) : NULL;
		int32		m;

		CHECK_FOR_INTERRUPTS();
		if (!p)
			continue;
		m = add_mention(f, i, i, p->gender == 'm' || p->gender == 'f' || p->gender == 's' ? NAME_PERSON : NAME_OTHER,
						FORM_PRONOUN, "pronoun", 0.6f);
		f->out->items[m].gender = p->gender == 's' || p->gender == 'w' ? 0 : p->gender;
	}
}

/* ---- gender ---- */

static char
first_name_gender(const Document *doc, const Mention *m)
{
	char		g = m->last > m->first ? gazetteer_first_name(doc->tokens[m->first].lower) : 0;

	return g == 'm' || g == 'f' ? g : 0;
}

static void
guess_genders(Finding *f)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		Chain	   *c;

		CHECK_FOR_INTERRUPTS();
		if (m->kind != NAME_PERSON || m->form != FORM_NAME || m->chain < 0)
			continue;
		c = &f->out->chains[m->chain];
		if (!c->gender)
			c->gender = first_name_gender(f->doc, m);
	}
}

/* ---- weighing ---- */

static bool
can_mean(Finding *f, const Mention *p, const Mention *m)
{
	Chain	   *c;

	if (m->chain < 0)
		return false;
	c = &f->out->chains[m->chain];
	if (p->gender == 'p')
		return c->gender == 'p' && c->kind == NAME_OTHER;
	return c->kind == NAME_PERSON && (c->gender == 0 || c->gender == p->gender);
}

/* "him": seldom the subject of its own sentence. */
static bool
is_object(const Token *t)
{
	return token_is(t, "him") || token_is(t, "them") || (token_is(t, "her") && t->relation != REL_NMOD_POSS);
}

static float
weight(Finding *f, const Mention *p, const Mention *m)
{
	static const float by_distance[SENTENCES_BACK + 1] = {1.0f, 0.9f, 0.5f, 0.25f, 0.12f};
	Document   *doc = f->doc;
	int			back = doc->tokens[p->first].sentence - doc->tokens[m->first].sentence;
	Chain	   *c = &f->out->chains[m->chain];
	float		w = by_distance[back];

	if (is_subject(doc, m))
		w *= back == 0 && is_object(&doc->tokens[p->first]) ? 0.8f : 1.6f;
	/* Most people in the news are men: "she" is rather the woman there than somebody of whom nothing is known. */
	if (c->gender == p->gender)
		w *= p->gender == 'f' ? 1.8f : 1.3f;
	if (m->form == FORM_DESCRIPTION && !c->named)
		w *= 0.6f;
	return w * (1.0f + 0.05f * Min(c->mentions, 6));
}

static void
resolve_pronoun(Finding *f, int32 mention)
{
	Mention    *p = &f->out->items[mention];
	int32		sentence = f->doc->tokens[p->first].sentence;
	float		best = 0;
	int32		chain = -1;

	for (int32 k = mention - 1; k >= 0 && mention - k < 200; k--)
	{
		Mention    *m = &f->out->items[k];
		float		w;

		if (sentence - f->doc->tokens[m->first].sentence > SENTENCES_BACK)
			break;
		if (!can_mean(f, p, m))
			continue;
		w = weight(f, p, m);
		if (w > best)
		{
			best = w;
			chain = m->chain;
		}
	}
	if (chain < 0)
		return;
	join_chain(f, mention, chain);
	p->confidence = Min(0.9f, 0.35f + 0.3f * best);
	p->basis = "pronoun by gender and nearness";
}

void
resolve_pronouns(Finding *f)
{
	guess_genders(f);
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (m->form == FORM_PRONOUN && m->gender)
			resolve_pronoun(f, i);
	}
}
