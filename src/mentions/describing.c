/*
 * describing.c - whom a description means.
 *
 * In: chains of names.  Out: each description in the chain of a name (the sentence's own word, an earlier bearer of the same
 * office, a body named so, a bearer named later), or in one of its own.
 */
#include "extension/core.h"
#include "mentions/finding.h"
#include "text/word_classes.h"

/* How far the one whom a description means is looked for: mentions before it, mentions behind it, sentences behind it. */
#define LOOK_BACK 150
#define LOOK_AHEAD 40
#define SENTENCES_AHEAD 4

static bool
same_or_unknown(const char *a, const char *b)
{
	return !a || !b || strcmp(a, b) == 0;
}

/* Who stands in for an office does not hold it: "the president" is not the vice president. */
static bool
ends_in_deputy(const char *words, size_t length)
{
	char		last[32];
	size_t		from = length;

	while (from > 0 && words[from - 1] != ' ')
		from--;
	if (length - from >= sizeof(last))
		return false;
	snprintf(last, sizeof(last), "%.*s", (int) (length - from), words + from);
	return word_in_class(last, CLASS_DEPUTY);
}

/* The words of `role` are the last ones of `longer`, or all of them ("minister" of "foreign minister"). */
static bool
role_within(const char *longer, const char *role)
{
	size_t		n = strlen(longer);
	size_t		k = strlen(role);

	if (k > n || strcmp(longer + n - k, role) != 0)
		return false;
	return k == n || (longer[n - k - 1] == ' ' && !ends_in_deputy(longer, n - k - 1));
}

/* Both roles belong to an organisation, and not to the same one. */
static bool
other_organisation(Finding *f, const Mention *a, const Mention *b)
{
	if (a->organisation == MENTION_NONE || b->organisation == MENTION_NONE)
		return false;
	return f->out->items[a->organisation].chain != f->out->items[b->organisation].chain;
}

/* A description means a mention before it: the same office, or a word of the body's name ("the coalition"). */
static bool
describes(Finding *f, const Mention *d, const Mention *m)
{
	if (m->kind != d->kind || !d->role || other_organisation(f, d, m))
		return false;
	if (m->form == FORM_DESCRIPTION)
		return m->role && m->gender == d->gender && strcmp(m->role, d->role) == 0 && (m->country || !d->country);
	if (m->form != FORM_NAME)
		return false;
	if (m->kind == NAME_PERSON)
		return m->role && (role_within(m->role, d->role) || (d->country && role_within(d->role, m->role)));
	for (int32 i = m->first; i <= m->last; i++)
		if (token_is(&f->doc->tokens[i], f->doc->tokens[d->head].lower))
			return true;
	return false;
}

/* The chain of an earlier mention that a definite description means: in the nearest sentence that has one, its subject. */
static int32
described_before(Finding *f, int32 mention)
{
	Mention    *d = &f->out->items[mention];
	int32		chain = -1;
	int32		sentence = -1;

	for (int32 k = mention - 1; k >= 0 && mention - k < LOOK_BACK; k--)
	{
		Mention    *m = &f->out->items[k];

		if (chain >= 0 && f->doc->tokens[m->first].sentence != sentence)
			break;
		if (m->chain < 0 || (m->first <= d->last && m->outer_last >= d->outer_first) || !describes(f, d, m) ||
			!same_or_unknown(m->country, d->country))
			continue;
		if (chain < 0 || is_subject(f->doc, m))
			chain = m->chain;
		sentence = f->doc->tokens[m->first].sentence;
	}
	return chain;
}

/* "The Syrian opposition leader ..." of a first sentence, whom the next ones name with that role and country; or -1. */
static int32
named_later(Finding *f, int32 mention)
{
	Mention    *d = &f->out->items[mention];
	int32		sentence = f->doc->tokens[d->first].sentence;

	if (d->kind != NAME_PERSON || !d->country || !d->sector || !d->role)
		return -1;
	for (int32 k = mention + 1; k < f->out->count && k - mention < LOOK_AHEAD; k++)
	{
		Mention    *m = &f->out->items[k];

		CHECK_FOR_INTERRUPTS();
		if (f->doc->tokens[m->first].sentence > sentence + SENTENCES_AHEAD)
			break;
		if (m->form != FORM_NAME || m->kind != NAME_PERSON || m->chain < 0 || !m->role || !m->sector ||
			!same_or_unknown(m->country, d->country) || strcmp(m->sector, d->sector) != 0 ||
			!(role_within(m->role, d->role) || role_within(d->role, m->role)))
			continue;
		return m->chain;
	}
	return -1;
}

/* "X, leader of A and head of B": the second role has the first one's bearer; or -1. */
static int32
conjoined_role(Finding *f, int32 mention)
{
	Mention    *d = &f->out->items[mention];
	int32		and_token = d->outer_first - 1;

	if (d->definite)
		and_token--;
	if (mention == 0 || d->kind != NAME_PERSON || and_token < 1 || !token_is(&f->doc->tokens[and_token], "and"))
		return -1;
	for (int32 k = mention - 1; k >= 0 && mention - k < 8; k--)
	{
		Mention    *m = &f->out->items[k];

		if (m->form == FORM_DESCRIPTION && m->same_as != MENTION_NONE && m->outer_last == and_token - 1)
			return f->out->items[m->same_as].chain;
	}
	return -1;
}

void
chain_description(Finding *f, int32 mention)
{
	Mention    *d = &f->out->items[mention];
	int32		chain = d->same_as != MENTION_NONE ? f->out->items[d->same_as].chain : conjoined_role(f, mention);

	if (chain < 0 && d->definite)
		chain = described_before(f, mention);
	if (chain < 0 && d->definite)
		chain = named_later(f, mention);
	if (chain >= 0)
		join_chain(f, mention, chain);
	else
		new_chain(f, mention);
}

/* ---- the holders of an office told in the plural ---- */

/* Role `plural` is `role` in the plural ("foreign ministers", "foreign minister"). */
static bool
plural_of(const char *plural, const char *role)
{
	size_t		n = strlen(role);

	return strncmp(plural, role, n) == 0 && strcmp(plural + n, "s") == 0;
}

/* The chain of a person named with that role and country, or with that role alone when `any`; -1 when none. */
static int32
holder(Finding *f, int32 near, const char *plural, const char *country, bool any)
{
	for (int32 i = Max(0, near - LOOK_BACK); i < Min(f->out->count, near + LOOK_BACK); i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (m->kind != NAME_PERSON || m->form != FORM_NAME || !m->role || m->chain < 0 || !plural_of(plural, m->role))
			continue;
		if (any ? !m->country : m->country && strcmp(m->country, country) == 0)
			return m->chain;
	}
	return -1;
}

/*
 * "The foreign ministers of A and B met": each is whoever bears that title for that country in the text.  When all but
 * one are found, the last one is the bearer of the title without a country.
 */
static void
find_holders(Finding *f, int32 mention)
{
	int32		open = MENTION_NONE;
	int			n_open = 0;

	for (int32 i = mention; i != MENTION_NONE; i = f->out->items[i].next)
	{
		Mention    *d = &f->out->items[i];
		int32		chain = d->country ? holder(f, i, d->role, d->country, false) : -1;

		if (chain >= 0)
			join_chain(f, i, chain);
		else
		{
			open = i;
			n_open++;
		}
	}
	if (n_open == 1 && f->out->items[open].country)
	{
		int32		chain = holder(f, open, f->out->items[open].role, NULL, true);

		if (chain >= 0)
			join_chain(f, open, chain);
	}
}

void
chain_holders(Finding *f)
{
	bool	   *seen = palloc0(sizeof(bool) * (f->out->count + 1));

	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *d = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (d->form != FORM_DESCRIPTION || d->next == MENTION_NONE || seen[i])
			continue;
		for (int32 k = d->next; k != MENTION_NONE; k = f->out->items[k].next)
			seen[k] = true;
		if (d->sector && strcmp(d->sector, "GOV") == 0 && d->role)
			find_holders(f, i);
	}
	pfree(seen);
}
