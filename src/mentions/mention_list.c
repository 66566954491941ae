/*
 * mention_list.c - the mentions and chains found so far in one document: added, taken back, joined, brought into the order of the text.
 */
#include "extension/core.h"
#include "mentions/finding.h"

const char *const name_kind_names[N_NAME_KINDS] = {"person", "organisation", "place", "other"};

int32
add_mention(Finding *f, int32 first, int32 last, NameKind kind, MentionForm form, const char *basis, float confidence)
{
	Mentions   *out = f->out;
	int32		index = out->count;

	if (index == f->capacity)
	{
		f->capacity = Max(64, 2 * f->capacity);
		out->items = out->items ? repalloc(out->items, sizeof(Mention) * f->capacity) : palloc(sizeof(Mention) * f->capacity);
	}
	out->items[index] = (Mention) {
		.span = tokens_span(f->doc, first, last),.first = first,.last = last,.head = last,.chain = -1,.kind = kind,
		.form = form,.confidence = confidence,.outer_first = first,.outer_last = last,.next = MENTION_NONE,
		.organisation = MENTION_NONE,.same_as = MENTION_NONE,.basis = basis
	};
	for (int32 i = first; i <= last; i++)
		if (f->at[i] == MENTION_NONE)
			f->at[i] = index;
	out->count++;
	return index;
}

void
drop_mention(Finding *f, int32 mention)
{
	Mention    *m = &f->out->items[mention];

	for (int32 i = m->first; i <= m->last; i++)
		if (f->at[i] == mention)
			f->at[i] = MENTION_NONE;
	m->last = m->first - 1;
}

int32
new_chain(Finding *f, int32 mention)
{
	Mentions   *out = f->out;

	if (out->n_chains % 64 == 0)
	{
		Size		size = sizeof(Chain) * (out->n_chains + 64);

		out->chains = out->chains ? repalloc(out->chains, size) : palloc(size);
	}
	out->chains[out->n_chains] = (Chain) {.kind = out->items[mention].kind,.first = mention,.organisation = MENTION_NONE};
	join_chain(f, mention, out->n_chains);
	return out->n_chains++;
}

void
join_chain(Finding *f, int32 mention, int32 chain)
{
	Mention    *m = &f->out->items[mention];
	Chain	   *c = &f->out->chains[chain];

	m->chain = chain;
	c->mentions++;
	c->first = Min(c->first, mention);
	if (m->form == FORM_NAME)
		c->named = true;
	if (!c->gender && m->gender && (m->gender != 'p' || m->form != FORM_PRONOUN))
		c->gender = m->gender;
}

bool
is_subject(const Document *doc, const Mention *m)
{
	for (int32 i = m->outer_first; i <= m->last; i++)
	{
		uint8		r = doc->tokens[i].relation;

		if (r == REL_NSUBJ || r == REL_NSUBJ_PASS)
			return true;
	}
	return m->outer_first == doc->sentences[doc->tokens[m->first].sentence].first;
}

/* ---- order ---- */

typedef struct Place
{
	int32		first;
	int32		length;
	int32		index;
} Place;

static int
place_order(const void *a, const void *b)
{
	const Place *x = a;
	const Place *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	return x->index - y->index;
}

static int32
moved(const int32 *to, int32 mention)
{
	return mention == MENTION_NONE ? MENTION_NONE : to[mention];
}

/* Into the order of the text; dropped ones go, and what pointed at a mention points at its new place. */
void
sort_mentions(Finding *f)
{
	Mentions   *out = f->out;
	Place	   *places = palloc(sizeof(Place) * (out->count + 1));
	int32	   *to = palloc(sizeof(int32) * (out->count + 1));
	Mention    *items = palloc(sizeof(Mention) * (out->count + 1));
	int			n = 0;

	for (int32 i = 0; i < out->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		to[i] = MENTION_NONE;
		if (!mention_dropped(&out->items[i]))
			places[n++] = (Place) {out->items[i].first, out->items[i].last - out->items[i].first, i};
	}
	qsort(places, n, sizeof(Place), place_order);
	for (int i = 0; i < n; i++)
	{
		items[i] = out->items[places[i].index];
		to[places[i].index] = i;
	}
	for (int i = 0; i < n; i++)
	{
		items[i].next = moved(to, items[i].next);
		items[i].organisation = moved(to, items[i].organisation);
		items[i].same_as = moved(to, items[i].same_as);
	}
	if (out->items)
		pfree(out->items);
	out->items = items;
	out->count = n;
	pfree(places);
	pfree(to);
}

/* ---- which mention a token belongs to ---- */

void
cover_tokens(Finding *f)
{
	Document   *doc = f->doc;
	Mentions   *out = f->out;

	for (int32 i = 0; i < doc->n_tokens; i++)
		out->at_token[i] = MENTION_NONE;
	for (int pass = 0; pass < 2; pass++)
		for (int32 m = out->count - 1; m >= 0; m--)
		{
			Mention    *x = &out->items[m];
			int32		first = pass ? x->outer_first : x->first;
			int32		last = pass ? x->outer_last : x->last;

			for (int32 i = first; i <= last; i++)
				if (out->at_token[i] == MENTION_NONE || (!pass && x->form == FORM_NAME))
					out->at_token[i] = m;
		}
}
