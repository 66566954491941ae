/*
 * agree.c - one text speaks of one thing by one name: what is sure at one place helps at the others.
 *
 * In: names as rules and tagger found them.  Out: the tagger's kinds made to agree with the rules and the majority of the
 * text, and names that were missed at one place but found at another (label consistency: Ratinov and Roth 2009).
 * Surnames count for the full names that end in them.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"

#define AGREE_MAX_WORDS 4

/* What the text says about one name. */
typedef struct Votes
{
	int32		first;			/* tokens where it was seen; last < first when the slot is free */
	int32		last;
	float		kinds[N_NAME_KINDS];
} Votes;

typedef struct VoteTable
{
	const Document *doc;
	uint32		mask;
	Votes	   *slots;
} VoteTable;

static uint32
name_hash(const Document *doc, int32 first, int32 last)
{
	uint32		h = 2166136261u;

	for (int32 i = first; i <= last; i++)
	{
		for (const char *c = doc->tokens[i].lower; *c; c++)
			h = (h ^ (unsigned char) *c) * 16777619u;
		h = (h ^ ' ') * 16777619u;
	}
	return h;
}

static bool
same_words(const Document *doc, int32 a, int32 a_last, int32 b, int32 b_last)
{
	if (a_last - a != b_last - b)
		return false;
	for (; a <= a_last; a++, b++)
		if (strcmp(doc->tokens[a].lower, doc->tokens[b].lower) != 0)
			return false;
	return true;
}

/* The slot of a name, free or its own. */
static Votes *
votes_of(VoteTable *t, int32 first, int32 last)
{
	uint32		i = name_hash(t->doc, first, last) & t->mask;

	while (t->slots[i].last >= t->slots[i].first && !same_words(t->doc, first, last, t->slots[i].first, t->slots[i].last))
		i = (i + 1) & t->mask;
	return &t->slots[i];
}

static void
vote(VoteTable *t, int32 first, int32 last, int kind, float weight)
{
	Votes	   *v = votes_of(t, first, last);

	if (v->last < v->first)
		*v = (Votes) {.first = first,.last = last};
	v->kinds[kind] += weight;
}

static bool
by_tagger(const Mention *m)
{
	return strcmp(m->basis, "tagger") == 0;
}

/* How sure a mention is of its kind.  One word that no list knows is a place or an organisation by guess only. */
static float
weight_of(const Document *doc, const Mention *m)
{
	GazetteerPlace place;

	if (!by_tagger(m))
		return 6.0f;
	if (m->kind == NAME_PERSON && m->last > m->first)
		return 2.0f;
	if (m->kind == NAME_PLACE && m->first == m->last && gazetteer_place_at(doc, m->first, &place) == 0)
		return 0.4f;
	return 0.6f + 0.4f * m->confidence;
}

static void
count_votes(Finding *f, VoteTable *t)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];
		float		weight = weight_of(f->doc, m);

		vote(t, m->first, m->last, m->kind, weight);
		if (m->kind == NAME_PERSON && m->last > m->first)
			vote(t, m->last, m->last, NAME_PERSON, weight);
	}
}

static int
winner(const Votes *v)
{
	int			best = 0;

	for (int k = 1; k < N_NAME_KINDS; k++)
		if (v->kinds[k] > v->kinds[best])
			best = k;
	return best;
}

/* The kind of the most votes; sure as the tagger is, surer when the text says it again. */
static void
settle_kind(Mention *m, const Votes *v)
{
	float		all = 0;

	m->kind = winner(v);
	for (int k = 0; k < N_NAME_KINDS; k++)
		all += v->kinds[k];
	m->confidence = 0.5f + 0.2f * m->confidence;
	if (all >= 1.2f && v->kinds[m->kind] >= 0.8f * all)
		m->confidence += 0.15f;
}

/* Names that are not covered at all but stand elsewhere in the text. */
static void
find_repeats(Finding *f, VoteTable *t)
{
	Document   *doc = f->doc;

	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		if (f->at[i] != MENTION_NONE || !(doc->tokens[i].flags & TOKEN_CAPITAL) || doc->tokens[i].tag != TAG_PROPN)
			continue;
		for (int32 last = i + AGREE_MAX_WORDS - 1; last >= i; last--)
		{
			Votes	   *v;

			if (!token_in_sentence(doc, last, doc->tokens[i].sentence) || f->at[last] != MENTION_NONE)
				continue;
			v = votes_of(t, i, last);
			if (v->last < v->first)
				continue;
			add_mention(f, i, last, winner(v), FORM_NAME, "named elsewhere", 0.6f);
			break;
		}
	}
}

void
agree_names(Finding *f)
{
	VoteTable	t = {.doc = f->doc,.mask = 63};

	while (t.mask < (uint32) f->out->count * 4)
		t.mask = t.mask * 2 + 1;
	t.slots = palloc(sizeof(Votes) * (t.mask + 1));
	for (uint32 i = 0; i <= t.mask; i++)
		t.slots[i] = (Votes) {.first = 0,.last = -1};
	count_votes(f, &t);
	for (int32 i = 0; i < f->out->count; i++)
		if (by_tagger(&f->out->items[i]))
			settle_kind(&f->out->items[i], votes_of(&t, f->out->items[i].first, f->out->items[i].last));
	find_repeats(f, &t);
	pfree(t.slots);
}
