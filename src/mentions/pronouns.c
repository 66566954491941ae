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
#include "text/lexicon.h"

#define SENTENCES_BACK 4

extern const Lexicon lexicon_pronouns;

enum
{
	PRONOUN_WHOM = 1, PRONOUN_READ
};

char
pronoun_whom(const char *lower)
{
	int			row = lexicon_find(&lexicon_pronouns, lower, strlen(lower));

	return row >= 0 ? lexicon_cell(&lexicon_pronouns, row, PRONOUN_WHOM)[0] : 0;
}

/* The row of a pronoun that is a mention, or -1. */
static int
pronoun_of(const Token *t)
{
	int			row;

	if ((t->flags & TOKEN_PUNCT) || (token_is(t, "us") && (t->flags & TOKEN_CAPITALS)))
		return -1;
	row = lexicon_find(&lexicon_pronouns, t->lower, strlen(t->lower));
	return row >= 0 && strcmp(lexicon_cell(&lexicon_pronouns, row, PRONOUN_READ), "mention") == 0 ? row : -1;
}

void
find_pronouns(Finding *f)
{
	for (int32 i = 0; i < f->doc->n_tokens; i++)
	{
		int			row = f->at[i] == MENTION_NONE ? pronoun_of(&f->doc->tokens[i]) : -1;
		char		whom;
		int32		m;

		CHECK_FOR_INTERRUPTS();
		if (row < 0)
			continue;
		whom = lexicon_cell(&lexicon_pronouns, row, PRONOUN_WHOM)[0];
		m = add_mention(f, i, i, whom == 'm' || whom == 'f' || whom == 's' ? NAME_PERSON : NAME_OTHER,
						FORM_PRONOUN, "pronoun", 0.6f);
		f->out->items[m].gender = whom == 's' || whom == 'w' ? 0 : whom;
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
