/*
 * find_roles.c - offices and jobs: which person or body they name, for which country and organisation.
 *
 * In: the names.  Out: roles on the names beside them ("Russian Foreign Minister X"; "X, the head of Y,"), and mentions
 * of their own for descriptions that denote an actor ("Syrian officials", "the foreign ministers of Russia and Iran").
 * An office is found by its words (data/en/offices.tsv); what stands before it gives country and organisation, what follows
 * after "of", "for", "in" or "from" too.  Agents with sectors composed with a country are PLOVER's and CAMEO's way.
 */
#include "extension/core.h"
#include "mentions/finding.h"
#include "mentions/sectors.h"
#include "text/word_classes.h"

#define ROLE_MAX_COUNTRIES 6
#define ROLE_MAX_TOKENS 14

/* An office with all that belongs to it. */
typedef struct RolePhrase
{
	int32		first;			/* all of it but the article */
	int32		last;
	int32		role_first;		/* the words of the role itself */
	int32		role_last;
	int32		head;			/* its noun */
	bool		plural;
	bool		several;		/* more than one person, or a group */
	bool		body;
	bool		weak;			/* says nothing alone */
	bool		lent;			/* its sector is the organisation's */
	bool		definite;
	bool		former;
	bool		leftward;		/* being read from right to left */
	bool		led;			/* by a country or body: "US-led" */
	char		gender;
	const char *sector;
	const char *countries[ROLE_MAX_COUNTRIES];
	int			n_countries;
	int32		organisation;	/* mention */
	int32		owner;			/* mention of a person: "Smith's spokesman" */
	const char *title;			/* the role in full where the word is short for it ("Gen."), or NULL */
} RolePhrase;

/* ---- what stands before the office ---- */

/*
 * Adds a country in the order of the text: while the words before the office are read, which is from right to left (leftward), before
 * those that are known.
 */
static void
add_country(RolePhrase *r, const char *country)
{
	for (int i = 0; i < r->n_countries; i++)
		if (strcmp(r->countries[i], country) == 0)
			return;
	if (r->n_countries == ROLE_MAX_COUNTRIES)
		return;
	if (r->leftward)
	{
		memmove(r->countries + 1, r->countries, sizeof(r->countries[0]) * r->n_countries);
		r->countries[0] = country;
	}
	else
		r->countries[r->n_countries] = country;
	r->n_countries++;
}

/* A name that stands inside the phrase tells for whom the office is. */
static void
take_name(Finding *f, RolePhrase *r, int32 mention)
{
	Mention    *m = &f->out->items[mention];

	if (m->kind == NAME_PERSON)
		r->owner = mention;
	else if (m->kind == NAME_ORGANISATION)
	{
		if (r->organisation == MENTION_NONE)
			r->organisation = mention;
		if (m->country)
			add_country(r, m->country);
	}
	else if (m->country)
		add_country(r, m->country);
}

static bool
is_quantity(const Token *t)
{
	int			row = lexicon_word(&lexicon_role_words, t);

	return (t->flags & TOKEN_NUMBER) || t->tag == TAG_NUM || (row >= 0 && lexicon_cell(&lexicon_role_words, row, 1)[0]);
}

/* "Saudi-led", "Kenyan-run": whoever leads it acts; "US-backed" tells of another one. */
static bool
is_leading(const Document *doc, int32 i, int32 sentence)
{
	return token_in_class(&doc->tokens[i], CLASS_LED) && token_in_sentence(doc, i - 1, sentence) && token_is(&doc->tokens[i - 1], "-") &&
		!(doc->tokens[i].flags & TOKEN_SPACE);
}

/*
 * One step to the left of `r->first`: a country, an organisation, a word of the role; false when something else stands
 * there.  A compound with a hyphen ("US-backed", "pro-Russian") describes the office, it is not whose it is.
 */
static bool
step_left(Finding *f, RolePhrase *r, int32 sentence)
{
	Document   *doc = f->doc;
	int32		i = r->first - 1;
	const Token *t;

	if (!token_in_sentence(doc, i, sentence))
		return false;
	t = &doc->tokens[i];
	if (token_is(t, "-") && token_in_sentence(doc, i - 1, sentence) && !(doc->tokens[r->first].flags & TOKEN_SPACE))
	{
		int32		left = f->at[i - 1];

		if (token_is(&doc->tokens[i - 1], "ex"))
			r->former = true;
		if (left != MENTION_NONE && is_leading(doc, r->first, sentence))
		{
			take_name(f, r, left);
			r->led = true;
		}
		r->first = left != MENTION_NONE ? f->out->items[left].first : i - 1;
		if (r->role_first == i + 1 && left == MENTION_NONE)
			r->role_first = i - 1;
		return true;
	}
	if (token_is(t, "'s") || token_is(t, "'"))
	{
		if (!token_in_sentence(doc, i - 1, sentence) || f->at[i - 1] == MENTION_NONE)
			return false;
		take_name(f, r, f->at[i - 1]);
		r->first = f->out->items[f->at[i - 1]].first;
		r->definite = true;
		return false;
	}
	if (f->at[i] != MENTION_NONE)
	{
		Mention    *m = &f->out->items[f->at[i]];

		if (m->form != FORM_NAME || m->kind == NAME_PERSON || (r->organisation != MENTION_NONE && m->kind == NAME_ORGANISATION))
			return false;
		take_name(f, r, f->at[i]);
		r->first = m->first;
		return true;
	}
	if ((token_is(t, "and") || token_is(t, ",")) && r->n_countries > 0 && f->at[r->first] != MENTION_NONE &&
		token_in_sentence(doc, i - 1, sentence) && f->at[i - 1] != MENTION_NONE &&
		f->out->items[f->at[i - 1]].kind == f->out->items[f->at[r->first]].kind)
	{
		r->first = i;
		return true;
	}
	if (lexicon_word(&lexicon_role_words, t) >= 0 || t->tag == TAG_ADJ || is_quantity(t) || is_leading(doc, i, sentence))
	{
		if (token_is(t, "former"))
			r->former = true;
		if (lexicon_word(&lexicon_role_words, t) >= 0 && r->role_first == r->first && !is_quantity(t))
			r->role_first = i;
		r->first = i;
		return true;
	}
	return false;
}

static bool
is_definite(const Token *t)
{
	return token_in_class(t, CLASS_DEFINITE);
}

/* ---- what follows the office ---- */

/* "The Karvanian opposition": the name only says which, the noun behind it is what is meant. */
static bool
modifies_next(const Finding *f, const Mention *m)
{
	const Token *t = &f->doc->tokens[m->head];
	const Token *next = &f->doc->tokens[m->last + 1];

	return t->head == m->last + 1 && (t->relation == REL_AMOD || t->relation == REL_COMPOUND) && next->tag == TAG_NOUN && f->at[m->last + 1] != MENTION_NONE;
}

/*
 * Names joined by "and" or commas from token i on; gives the last token of them, or i - 1.  `whose`: a place tells the
 * country ("of Syria", not "envoy for Syria").
 */
static int32
take_names(Finding *f, RolePhrase *r, int32 i, int32 sentence, bool places_only, bool whose)
{
	int32		last = i - 1;
	int			kind = -1;

	while (token_in_sentence(f->doc, i, sentence) && i - r->head < ROLE_MAX_TOKENS)
	{
		const Token *t = &f->doc->tokens[i];

		if (token_is(t, "the") || ((token_is(t, "and") || token_is(t, ",")) && kind >= 0))
		{
			i++;
			continue;
		}
		if (f->at[i] == MENTION_NONE || f->out->items[f->at[i]].form != FORM_NAME)
			break;
		if ((kind >= 0 && f->out->items[f->at[i]].kind != kind) || (places_only && f->out->items[f->at[i]].kind != NAME_PLACE))
			break;
		if (f->out->items[f->at[i]].kind == NAME_OTHER || modifies_next(f, &f->out->items[f->at[i]]))
			break;
		if (f->out->items[f->at[i]].kind == NAME_PERSON && f->out->items[f->at[i]].first == r->last + 1)
			break;
		kind = f->out->items[f->at[i]].kind;
		if (whose || kind == NAME_ORGANISATION)
			take_name(f, r, f->at[i]);
		last = i = f->out->items[f->at[i]].last;
		i++;
		if (!r->several && !r->plural)
			break;
	}
	return last;
}

/* "head of the coalition": the description that begins there was made before, since the walk goes from right to left. */
static int32
take_description(Finding *f, RolePhrase *r, int32 i, int32 sentence)
{
	for (int32 k = i; k < i + 6 && token_in_sentence(f->doc, k, sentence); k++)
	{
		int32		m = f->at[k];

		if (m != MENTION_NONE && f->out->items[m].form == FORM_DESCRIPTION)
		{
			Mention    *d = &f->out->items[m];

			if (d->outer_first > i + 1 && f->doc->subtree_first[d->head] > i + 1)
				return i - 1;
			if (d->country)
				add_country(r, d->country);
			if (r->lent && d->sector)
				r->sector = d->sector;
			r->organisation = d->kind == NAME_ORGANISATION ? m : r->organisation;
			return d->outer_last;
		}
	}
	return i - 1;
}

static void
read_right(Finding *f, RolePhrase *r, int32 sentence)
{
	Document   *doc = f->doc;
	int32		i = r->last + 1;
	int32		last;
	bool		of;

	if (!token_in_sentence(doc, i + 1, sentence))
		return;
	of = token_is(&doc->tokens[i], "of");
	if (of || token_is(&doc->tokens[i], "for"))
	{
		last = take_names(f, r, i + 1, sentence, false, of);
		if (last <= i || (token_in_sentence(doc, last + 1, sentence) && token_is(&doc->tokens[last + 1], "'s")))
			last = take_description(f, r, last + 1, sentence);
		/* "minister of health": words of the role */
		if (last <= i && of)
			for (last = i; token_in_sentence(doc, last + 1, sentence) && last - i < 4 &&
				 lexicon_word(&lexicon_role_words, &doc->tokens[last + 1]) >= 0; last++)
				r->role_last = last + 1;
		if (last > i)
			r->last = last;
	}
	else if ((token_is(&doc->tokens[i], "in") || token_is(&doc->tokens[i], "from")) && r->n_countries == 0 &&
			 r->organisation == MENTION_NONE && (r->several || token_is(&doc->tokens[r->head], "counterpart")))
		take_names(f, r, i + 1, sentence, true, true);
}

/* ---- what it comes to ---- */

static void
judge(Finding *f, RolePhrase *r)
{
	Mention    *org = r->organisation != MENTION_NONE ? &f->out->items[r->organisation] : NULL;

	/* a party's coalition is led by no country */
	if (r->led && r->n_countries > 0 && r->sector && strcmp(r->sector, "PTY") == 0 && org == NULL)
		r->sector = "MIL";
	if (org && sector_is(org->sector, "international"))
	{
		r->n_countries = 0;
		r->sector = org->sector;
	}
	else if (org && r->lent && org->sector)
		r->sector = org->sector;
	else if (r->weak && !r->sector && r->n_countries > 0)
		r->sector = "GOV";
	if (r->former && r->sector && (strcmp(r->sector, "GOV") == 0 || strcmp(r->sector, "LEG") == 0 || sector_is(r->sector, "international")))
		r->sector = "ELI";
}

static RolePhrase
role_phrase(Finding *f, int32 first, int32 head, int row, bool plural)
{
	int32		sentence = f->doc->tokens[head].sentence;
	char		form = lexicon_cell(&lexicon_offices, row, OFFICE_FORM)[0];
	bool		person = strcmp(lexicon_cell(&lexicon_offices, row, OFFICE_FORM), "person") == 0;
	RolePhrase	r = {
		.first = first,.last = head,.role_first = first,.role_last = head,.head = head,.plural = plural,
		.several = plural || (form == 'p' && !person),.body = form == 'b' && !plural,
		.weak = lexicon_cell(&lexicon_offices, row, OFFICE_WEIGHT)[0] == 'w',
		.lent = lexicon_cell(&lexicon_offices, row, OFFICE_WEIGHT)[0] != '\0',
		.gender = plural ? 'p' : lexicon_cell(&lexicon_offices, row, OFFICE_GENDER)[0],
		.sector = cell_or_null(&lexicon_offices, row, OFFICE_SECTOR),
		.organisation = MENTION_NONE,.owner = MENTION_NONE
	};

	if (r.several)
		r.gender = 'p';
	r.leftward = true;
	while (head - r.first < ROLE_MAX_TOKENS && step_left(f, &r, sentence))
		;
	r.leftward = false;
	if (token_in_sentence(f->doc, r.first - 1, sentence) && is_definite(&f->doc->tokens[r.first - 1]))
		r.definite = true;
	read_right(f, &r, sentence);
	judge(f, &r);
	return r;
}

/*
 * The phrase of a rank or form of address before a name ("Lt. Gen. X"), of which the last word is token `head` and has that row of
 * titles.tsv.
 */
static RolePhrase
title_phrase(Finding *f, int32 head, int row)
{
	RolePhrase	r = {
		.first = head,.last = head,.role_first = head,.role_last = head,.head = head,
		.gender = lexicon_cell(&lexicon_titles, row, TITLE_GENDER)[0],
		.sector = cell_or_null(&lexicon_titles, row, TITLE_SECTOR),
		.title = cell_or_null(&lexicon_titles, row, TITLE_ROLE),
		.organisation = MENTION_NONE,.owner = MENTION_NONE
	};
	int32		sentence = f->doc->tokens[head].sentence;

	while (token_in_sentence(f->doc, r.first - 1, sentence) && title_at(f->doc, r.first - 1) >= 0)
		r.first = r.role_first = r.first - 1;
	while (head - r.first < ROLE_MAX_TOKENS && step_left(f, &r, sentence))
		;
	judge(f, &r);
	return r;
}

static char *
role_words(Document *doc, const RolePhrase *r)
{
	char	   *words;

	if (r->title)
		return pstrdup(r->title);
	words = document_words(doc, tokens_span(doc, r->role_first, r->role_last));
	if (!r->body)
		for (char *c = words; *c; c++)
			if (*c >= 'A' && *c <= 'Z' && !(c[1] >= 'A' && c[1] <= 'Z') && !(c > words && c[-1] >= 'A' && c[-1] <= 'Z'))
				*c += 'a' - 'A';
	return words;
}

/* ---- giving the role to a name, or making a description ---- */

/* "His counterpart": no role of his own, whatever his country. */
static bool
is_counterpart(const Finding *f, const RolePhrase *r)
{
	return token_is(&f->doc->tokens[r->head], "counterpart") || token_is(&f->doc->tokens[r->head], "counterparts");
}

static void
give_role(Finding *f, int32 mention, const RolePhrase *r)
{
	Mention    *m = &f->out->items[mention];

	if ((r->title || lexicon_word(&lexicon_titles, &f->doc->tokens[r->head]) < 0 ||
		 lexicon_word(&lexicon_offices, &f->doc->tokens[r->head]) >= 0) && !is_counterpart(f, r))
		m->role = role_words(f->doc, r);
	m->sector = r->sector;
	m->country = r->n_countries > 0 ? r->countries[0] : r->owner != MENTION_NONE ? f->out->items[r->owner].country : NULL;
	m->organisation = r->organisation;
	if (r->gender == 'm' || r->gender == 'f')
		m->gender = r->gender;
}

/* The adjective of a country inside a title is no mention of its own. */
static void
drop_adjectives(Finding *f, int32 first, int32 last)
{
	for (int32 i = first; i <= last; i++)
		if (f->at[i] != MENTION_NONE && f->out->items[f->at[i]].kind == NAME_OTHER && f->out->items[f->at[i]].country)
			drop_mention(f, f->at[i]);
}

static bool
is_adjective_of_place(const char *lower)
{
	static const char *const ends[] = {"ian", "ean", "ese", "ish"};
	size_t		n = strlen(lower);

	for (size_t i = 0; i < lengthof(ends); i++)
		if (n > 5 && strcmp(lower + n - 3, ends[i]) == 0)
			return true;
	return false;
}

/* "Lethian Foreign Minister X": the adjective of a place that no list knows is no one of his own either. */
static void
drop_unknown_adjective(Finding *f, int32 mention, int32 sentence)
{
	Mention    *m = &f->out->items[mention];
	int32		i = m->outer_first - 1;
	Mention    *x;

	if (!token_in_sentence(f->doc, i, sentence) || f->at[i] == MENTION_NONE)
		return;
	x = &f->out->items[f->at[i]];
	if (x->first == i && x->last == i && strcmp(x->basis, "tagger") == 0 && is_adjective_of_place(f->doc->tokens[i].lower))
	{
		drop_mention(f, f->at[i]);
		m->outer_first = i;
	}
}

static bool
name_at(Finding *f, int32 token, int32 sentence)
{
	return token_in_sentence(f->doc, token, sentence) && f->at[token] != MENTION_NONE &&
		f->out->items[f->at[token]].form == FORM_NAME;
}

static bool
person_at(Finding *f, int32 token, int32 sentence)
{
	return name_at(f, token, sentence) && f->out->items[f->at[token]].kind == NAME_PERSON;
}

/* A person, or a name that no list knows, which its office makes one ("X, the foreign minister of Y"). */
static bool
person_by_office(Finding *f, int32 token, int32 sentence)
{
	Mention    *m;

	if (!name_at(f, token, sentence))
		return false;
	m = &f->out->items[f->at[token]];
	if (m->kind != NAME_PERSON && !m->country && !m->sector && strcmp(m->basis, "tagger") == 0)
		m->kind = NAME_PERSON;
	return m->kind == NAME_PERSON;
}

/* "Foreign Minister X", "special envoy for Y X": the name follows at once. */
static bool
as_title(Finding *f, const RolePhrase *r, int32 sentence)
{
	int32		m;

	if (r->body || (r->several && !r->plural) || !person_at(f, r->last + 1, sentence))
		return false;
	m = f->at[r->last + 1];
	if (f->out->items[m].first != r->last + 1)
		return false;
	give_role(f, m, r);
	f->out->items[m].outer_first = r->first;
	drop_adjectives(f, r->first, r->head);
	drop_unknown_adjective(f, m, sentence);
	return true;
}

static int32
add_description(Finding *f, const RolePhrase *r, const char *country)
{
	int32		m = add_mention(f, r->role_first, r->role_last, r->body ? NAME_ORGANISATION : NAME_PERSON, FORM_DESCRIPTION,
								"office", r->weak ? 0.5f : 0.7f);
	Mention    *d = &f->out->items[m];

	d->head = r->head;
	d->outer_first = r->first;
	d->outer_last = r->last;
	d->role = role_words(f->doc, r);
	d->country = country;
	d->sector = r->sector;
	d->gender = r->gender;
	d->definite = r->definite;
	d->organisation = r->organisation;
	if (r->several)
		d->kind = NAME_OTHER;
	return m;
}

static void
as_description(Finding *f, const RolePhrase *r)
{
	int32		previous = MENTION_NONE;

	if (r->weak && r->n_countries == 0 && r->organisation == MENTION_NONE && !r->definite && !r->sector)
		return;
	drop_adjectives(f, r->first, r->head);
	for (int i = 0; i < Max(r->n_countries, 1); i++)
	{
		const char *owner = r->owner != MENTION_NONE ? f->out->items[r->owner].country : NULL;
		int32		m;

		if (i > 0 && !r->several)
			break;
		m = add_description(f, r, r->n_countries > 0 ? r->countries[i] : owner);
		if (previous != MENTION_NONE)
			f->out->items[previous].next = m;
		previous = m;
	}
}

/* What follows the name of "the head of Y, X": a comma, or the end of the sentence. */
static bool
ends_apposition(const Document *doc, int32 token, int32 sentence)
{
	static const char *const ends[] = {",", ".", ";", "!", "?", ")", NULL};

	for (int i = 0; ends[i] && token_in_sentence(doc, token, sentence); i++)
		if (token_is(&doc->tokens[token], ends[i]))
			return true;
	return !token_in_sentence(doc, token, sentence);
}

/* "X, the head of Y, ..." and "the head of Y, X, ...": the role is the name's, and the description its mention. */
static void
as_apposition(Finding *f, const RolePhrase *r, int32 sentence)
{
	int32		before = r->first - 1;
	int32		m = MENTION_NONE;

	if (r->several || r->body)
		return;
	if (token_in_sentence(f->doc, before, sentence) &&
		(is_definite(&f->doc->tokens[before]) || token_is(&f->doc->tokens[before], "a") || token_is(&f->doc->tokens[before], "an")))
		before--;
	if (token_in_sentence(f->doc, before, sentence) && token_is(&f->doc->tokens[before], ",") &&
		person_by_office(f, before - 1, sentence))
		m = f->at[before - 1];
	else if (token_in_sentence(f->doc, r->last + 1, sentence) && token_is(&f->doc->tokens[r->last + 1], ",") && r->definite &&
			 person_at(f, r->last + 2, sentence) && ends_apposition(f->doc, f->out->items[f->at[r->last + 2]].last + 1, sentence))
		m = f->at[r->last + 2];
	if (m == MENTION_NONE || f->out->items[m].role)
		return;
	give_role(f, m, r);
	if (f->at[r->head] != MENTION_NONE && f->out->items[f->at[r->head]].form == FORM_DESCRIPTION)
		f->out->items[f->at[r->head]].same_as = m;
}

/* "A major Velsen donor", "a general strike": an adjective in small letters that hangs by a word other than the name behind it is no rank. */
static bool
is_adjective(const Finding *f, int32 i)
{
	const Token *t = &f->doc->tokens[i];
	int32		next = i + 1 < f->doc->n_tokens ? f->at[i + 1] : MENTION_NONE;

	if (!f->doc->has_grammar || t->tag != TAG_ADJ || t->relation != REL_AMOD || (t->flags & TOKEN_CAPITAL) || t->head == NO_TOKEN || t->head <= i)
		return false;
	return next == MENTION_NONE || t->head < f->out->items[next].first || t->head > f->out->items[next].last;
}

void
find_roles(Finding *f)
{
	Document   *doc = f->doc;

	for (int32 i = doc->n_tokens - 1; i >= 0; i--)
	{
		int			row;
		bool		plural;
		int32		first;
		RolePhrase	r;

		if ((i & 0xFFF) == 0)
			CHECK_FOR_INTERRUPTS();
		if (f->at[i] != MENTION_NONE)
			continue;
		first = office_ending_at(doc, i, &row, &plural);
		if (first < 0 && (row = title_at(doc, i)) >= 0)
		{
			r = title_phrase(f, i, row);
			as_title(f, &r, doc->tokens[i].sentence);
			i = r.role_first;
			continue;
		}
		if (first < 0 || (first == i && is_adjective(f, i)))
			continue;
		while (first < i && f->at[first] != MENTION_NONE)
			first++;
		r = role_phrase(f, first, i, row, plural);
		if (!as_title(f, &r, doc->tokens[i].sentence))
		{
			as_description(f, &r);
			as_apposition(f, &r, doc->tokens[i].sentence);
		}
		i = Min(i, r.role_first);
	}
}
