/*
 * chains.c - which mentions in one text are the same person, organisation or place.
 *
 * In: mentions in the order of the text, pronouns not yet resolved.  Out: chains.  Rules in the order of their
 * precision, after Lee et al. 2013 ("sieves"): equal names, the sentence's own word for it (apposition, an acronym in
 * brackets), a shorter name within a longer, an acronym, a description with the same office, pronouns last.  A person is
 * never joined with a place or an organisation.
 */
#include "extension/core.h"
#include "mentions/finding.h"
#include "names/names.h"

#define KEY_MAX 200

/* ---- chains ---- */

/* ---- names compared ---- */

/* "Al Garner": a first name and not the Arabic article. */
static bool
is_first_name_al(const Document *doc, int32 i, int32 first)
{
	const Token *next = &doc->tokens[i + 1];

	return i == first && token_is(&doc->tokens[i], "al") && (doc->tokens[i].flags & TOKEN_CAPITAL) && !token_is(next, "-") &&
		!looks_arabic(next->lower, strlen(next->lower));
}

/* A name in lower case with neither hyphens nor apostrophes, "al-" and its like joined to what follows dropped. */
static void
name_key(const Document *doc, int32 first, int32 last, char *key)
{
	int			n = 0;

	for (int32 i = first; i <= last; i++)
	{
		const char *w = doc->tokens[i].lower;

		if (token_is(&doc->tokens[i], "-") || token_is(&doc->tokens[i], ".") || token_is(&doc->tokens[i], "the"))
			continue;
		if ((token_is(&doc->tokens[i], "al") || token_is(&doc->tokens[i], "el")) && i < last && !is_first_name_al(doc, i, first))
			continue;
		if (token_is(&doc->tokens[i], ","))
			continue;
		if (n > 0 && n < KEY_MAX - 1)
			key[n++] = ' ';
		if (strncmp(w, "al", 2) == 0 && strlen(w) >= 6)
			w += 2;
		for (; *w && n < KEY_MAX - 1; w++)
			if (*w != '\'' && *w != '.')
				key[n++] = *w;
	}
	key[n] = '\0';
}

/* The words of `b` are the last ones of `a`, or the first ones when `anywhere`. */
static bool
key_within(const char *a, const char *b, bool anywhere)
{
	size_t		n = strlen(a);
	size_t		k = strlen(b);

	if (k == 0 || k >= n)
		return false;
	if (strcmp(a + n - k, b) == 0 && a[n - k - 1] == ' ')
		return true;
	return anywhere && strncmp(a, b, k) == 0 && a[k] == ' ';
}

/* First and last word the same ("John F. Smith" and "John Smith"). */
static bool
same_ends(const char *a, const char *b)
{
	const char *ea = strrchr(a, ' ');
	const char *eb = strrchr(b, ' ');
	size_t		fa = strcspn(a, " ");

	return ea && eb && strcmp(ea, eb) == 0 && fa == strcspn(b, " ") && strncmp(a, b, fa) == 0;
}

/* What tells people of one name apart is cut off a key: 2 for "jr" and "ii", 0 when the key tells none; *exact for "jr" and "sr". */
static int
cut_generation(char *key, bool *exact)
{
	const char *at;
	int			length;
	int			told = name_generation(key, &at, &length);

	*exact = told > 0 && at[1] == 'r';
	if (told == 0 || at[length] != '\0')
		return 0;
	key[at - key - 1] = '\0';
	return told;
}

/* What a chain is known by while chains are made. */
typedef struct ChainKey
{
	char		key[KEY_MAX];	/* of its fullest name, without "jr" and the like */
	int			generation;		/* that these tell, or 0 */
	bool		exact;			/* a son or a father, who is not called by the full name alone in one text */
	int32		chain;
	uint8		kind;
	const char *name;			/* of the lists, or NULL */
	bool		company;		/* known by its first word too */
	int32		last;			/* mention seen last */
} ChainKey;

typedef struct ChainKeys
{
	int			count;
	int			capacity;
	ChainKey   *items;
} ChainKeys;

/*
 * "Weller Jr." is not "Weller Sr.", nor "Robert Weller" in full; "Weller" may be either, and "Tarcisius" is "Tarcisius II".
 */
static bool
other_generation(const ChainKey *a, const ChainKey *b)
{
	if (a->generation == b->generation)
		return false;
	if (a->generation > 0 && b->generation > 0)
		return true;
	return (a->exact || b->exact) && strchr(a->generation > 0 ? b->key : a->key, ' ') != NULL;
}

/* How well a name fits a chain: 0 not at all. */
static int
name_fits(const ChainKey *c, const ChainKey *asked, const Mention *m)
{
	bool		person = m->kind == NAME_PERSON;
	const char *key = asked->key;

	if (c->kind != m->kind || other_generation(c, asked))
		return 0;
	if (c->name && m->name)
		return strcmp(c->name, m->name) == 0 ? 5 : 0;
	if (strcmp(c->key, key) == 0)
		return 4;
	if (person && same_ends(c->key, key))
		return 3;
	if (m->kind == NAME_PLACE || m->kind == NAME_OTHER)
		return 0;
	if (key_within(c->key, key, false) || key_within(key, c->key, false))
		return 2;
	if ((person || c->company) && strchr(key, ' ') == NULL && key_within(c->key, key, true))
		return 1;
	return 0;
}

#define NAME_LOOK_BACK 2000

/* Where a chain was seen last before a mention; -1 for one of which only later mentions are known. */
static int32
seen_before(const Finding *f, const ChainKey *c, int32 mention)
{
	int32		first = f->out->chains[c->chain].first;

	return first > mention ? -1 : c->last <= mention ? c->last : first;
}

/* The chain a name belongs to: the best fit, of equals the one seen last before it; NULL when none. */
static ChainKey *
find_chain(const Finding *f, ChainKeys *keys, const ChainKey *asked, int32 mention)
{
	const Mention *m = &f->out->items[mention];
	ChainKey   *best = NULL;
	int			best_fit = 0;
	int			from = Max(0, keys->count - NAME_LOOK_BACK);

	for (int i = keys->count - 1; i >= from; i--)
	{
		int			fit = name_fits(&keys->items[i], asked, m);

		if (fit > best_fit || (fit > 0 && fit == best_fit && seen_before(f, &keys->items[i], mention) > seen_before(f, best, mention)))
		{
			best = &keys->items[i];
			best_fit = fit;
		}
	}
	return best;
}

static ChainKey *
add_key(ChainKeys *keys)
{
	if (keys->count == keys->capacity)
	{
		keys->capacity = Max(64, 2 * keys->capacity);
		keys->items = keys->items ? repalloc(keys->items, sizeof(ChainKey) * keys->capacity)
			: palloc(sizeof(ChainKey) * keys->capacity);
	}
	return &keys->items[keys->count++];
}

static void
chain_name(Finding *f, ChainKeys *keys, int32 mention)
{
	Mention    *m = &f->out->items[mention];
	ChainKey	asked = {.kind = m->kind,.name = m->name};
	ChainKey   *c;

	name_key(f->doc, m->first, m->last, asked.key);
	if (m->kind == NAME_PERSON)
		asked.generation = cut_generation(asked.key, &asked.exact);
	c = find_chain(f, keys, &asked, mention);
	if (c == NULL)
	{
		c = add_key(keys);
		*c = asked;
		c->chain = new_chain(f, mention);
	}
	else
		join_chain(f, mention, c->chain);
	if (strlen(asked.key) > strlen(c->key))
		strcpy(c->key, asked.key);
	if (c->generation == 0)
	{
		c->generation = asked.generation;
		c->exact = asked.exact;
	}
	if (!c->name)
		c->name = m->name;
	c->company |= m->kind == NAME_ORGANISATION && m->sector && strcmp(m->sector, "BUS") == 0;
	c->last = mention;
}

/* ---- acronyms ---- */

/* "European Monitoring Mission (EMM)": the capitals of the name spell it. */
static bool
spells(const Document *doc, const Mention *m, const char *acronym)
{
	for (int32 i = m->first; i <= m->last; i++)
	{
		const Token *t = &doc->tokens[i];

		if (!(t->flags & TOKEN_CAPITAL))
			continue;
		if (*acronym == '.')
			acronym++;
		if (*acronym == '\0' || t->lower[0] != *acronym++)
			return false;
	}
	return *acronym == '\0' || (*acronym == '.' && acronym[1] == '\0');
}

static bool
looks_like_acronym(const Document *doc, const Mention *m)
{
	return m->first == m->last && (doc->tokens[m->first].flags & TOKEN_CAPITALS) &&
		span_length(doc->tokens[m->first].span) <= 10;
}

/* "Front of Socialist Forces (FFS)": capitals in brackets right behind a body's name are that body, whatever they spell. */
static bool
stands_behind(const Finding *f, const Mention *full, const Mention *m)
{
	const Document *doc = f->doc;

	return full->kind == NAME_ORGANISATION && m->kind != NAME_PLACE && span_length(m->span) > 1 && m->last + 1 < doc->n_tokens &&
		token_is(&doc->tokens[m->last + 1], ")");
}

/*
 * An acronym that is not known yet is the longer name of the same kind that it spells, or that stands before its brackets; the nearest
 * before it.
 */
static void
resolve_acronyms(Finding *f)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (m->form != FORM_NAME || m->name || !looks_like_acronym(f->doc, m) || (m->kind == NAME_PERSON && !token_is(&f->doc->tokens[Max(m->first - 1, 0)], "(")))
			continue;
		for (int32 k = i - 1; k >= 0 && i - k < 200; k--)
		{
			Mention    *full = &f->out->items[k];
			bool		brackets = m->first == full->last + 2 && token_is(&f->doc->tokens[m->first - 1], "(");

			if (full->same_as != MENTION_NONE && full->first == full->last &&
				token_is(&f->doc->tokens[full->first], f->doc->tokens[m->first].lower))
			{
				m->same_as = full->same_as;
				m->kind = full->kind;
				break;
			}
			if (full->form != FORM_NAME || full->first == full->last || (full->kind != m->kind && !brackets) ||
				full->kind == NAME_PERSON)
				continue;
			if (!spells(f->doc, full, f->doc->tokens[m->first].lower) && !(brackets && stands_behind(f, full, m)))
				continue;
			/* one of the two was not known for a body */
			if (m->kind == NAME_ORGANISATION && full->kind == NAME_OTHER)
				full->kind = NAME_ORGANISATION;
			m->same_as = k;
			m->kind = full->kind;
			break;
		}
	}
}

/* ---- what is known of a chain ---- */

static bool
fuller(const Document *doc, const Mention *a, const Mention *b)
{
	if (a->form != b->form)
		return a->form == FORM_NAME || b->form == FORM_PRONOUN;
	return a->form != FORM_PRONOUN && doc && span_length(a->span) > span_length(b->span);
}

/* The sector of a former office (ELI).  A chain takes it only when no mention tells what that person is now. */
static bool
is_past(const char *sector)
{
	return strcmp(sector, "ELI") == 0;
}

static void
describe_chain(Finding *f, int32 *best, int32 mention)
{
	Mention    *m = &f->out->items[mention];
	Chain	   *c = &f->out->chains[m->chain];

	if (best[m->chain] < 0 || fuller(f->doc, m, &f->out->items[best[m->chain]]))
		best[m->chain] = mention;
	/* a counterpart is that to somebody: it tells nothing of himself */
	if (m->role && m->kind == NAME_PERSON && strstr(m->role, "counterpart") == NULL && (!c->role || strlen(m->role) > strlen(c->role) ||
			(c->organisation == MENTION_NONE && strcmp(m->role, c->role) == 0)))
	{
		c->role = m->role;
		c->organisation = m->organisation;
	}
	if (m->form == FORM_PRONOUN || (m->form == FORM_DESCRIPTION && c->named && c->kind != NAME_PERSON))
		return;
	if (!c->country)
		c->country = m->country;
	if (m->sector && m->kind != NAME_PLACE && (!c->sector || (is_past(c->sector) && !is_past(m->sector))))
		c->sector = m->sector;
	if (m->name)
		c->name = m->name;
}

/* Role, country and sector of each chain, and back to the mentions that do not tell them. */
static void
describe_chains(Finding *f)
{
	Mentions   *out = f->out;
	int32	   *best = palloc(sizeof(int32) * (out->n_chains + 1));

	for (int32 c = 0; c < out->n_chains; c++)
		best[c] = -1;
	for (int32 i = 0; i < out->count; i++)
		if (out->items[i].chain >= 0)
			describe_chain(f, best, i);
	for (int32 c = 0; c < out->n_chains; c++)
		if (!out->chains[c].name && best[c] >= 0)
			out->chains[c].name = document_words(f->doc, out->items[best[c]].span);
	for (int32 i = 0; i < out->count; i++)
	{
		Mention    *m = &out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (m->chain < 0)
			continue;
		if (m->form == FORM_DESCRIPTION && out->chains[m->chain].named && out->chains[m->chain].sector)
			m->sector = out->chains[m->chain].sector;
		m->country = m->country ? m->country : out->chains[m->chain].country;
		if (m->kind != NAME_PLACE && (!m->sector || is_past(m->sector)))
			m->sector = out->chains[m->chain].sector;
	}
	pfree(best);
}

static int
longer_first(const void *a, const void *b)
{
	const int32 *x = a;
	const int32 *y = b;

	return x[1] != y[1] ? y[1] - x[1] : x[0] - y[0];
}

/* Full names first, so that a headline's surname finds the full name that follows. */
static void
chain_full_names(Finding *f, ChainKeys *keys)
{
	int32		(*order)[2] = palloc(sizeof(*order) * (f->out->count + 1));
	int			n = 0;

	for (int32 i = 0; i < f->out->count; i++)
		if (f->out->items[i].form == FORM_NAME && f->out->items[i].same_as == MENTION_NONE &&
			f->out->items[i].last > f->out->items[i].first)
		{
			order[n][0] = i;
			order[n++][1] = f->out->items[i].last - f->out->items[i].first;
		}
	qsort(order, n, sizeof(*order), longer_first);
	for (int k = 0; k < n; k++)
	{
		CHECK_FOR_INTERRUPTS();
		chain_name(f, keys, order[k][0]);
	}
	pfree(order);
}

void
make_chains(Finding *f)
{
	ChainKeys	keys = {0};
	Mentions   *out = f->out;

	resolve_acronyms(f);
	chain_full_names(f, &keys);
	for (int32 i = 0; i < out->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (out->items[i].form != FORM_NAME || out->items[i].chain >= 0)
			continue;
		if (out->items[i].same_as != MENTION_NONE && out->items[out->items[i].same_as].chain >= 0)
			join_chain(f, i, out->items[out->items[i].same_as].chain);
		else
			chain_name(f, &keys, i);
	}
	chain_holders(f);
	for (int32 i = 0; i < out->count; i++)
		if (out->items[i].form == FORM_DESCRIPTION && out->items[i].chain < 0)
			chain_description(f, i);
	resolve_pronouns(f);
	describe_chains(f);
	if (keys.items)
		pfree(keys.items);
}
