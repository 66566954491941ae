/*
 * companies.c - a company told by its first word.
 *
 * In: names with their kinds.  Out: "Summit" is an organisation where the text has named "Summit Petroleum Corp", unless the word is a
 * first name, a place, or the surname of someone named in full.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"

/* The most companies of one text whose first word is looked for alone. */
#define MAX_COMPANIES 64

static bool
is_name(const Mention *m)
{
	return !mention_dropped(m) && m->form == FORM_NAME;
}

static bool
known_by_first_word(const Document *doc, const Mention *m)
{
	const Token *first = &doc->tokens[m->first];
	GazetteerPlace place;

	return is_name(m) && m->kind == NAME_ORGANISATION && m->last > m->first && m->sector && strcmp(m->sector, "BUS") == 0 &&
		strlen(first->lower) > 3 && gazetteer_place_at(doc, m->first, &place) == 0 && gazetteer_first_name(first->lower) == 0;
}

static bool
is_surname(const Finding *f, const char *lower)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		const Mention *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (is_name(m) && m->kind == NAME_PERSON && m->last > m->first && token_is(&f->doc->tokens[m->last], lower))
			return true;
	}
	return false;
}

static void
name_company(Finding *f, const char *lower)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (is_name(m) && m->first == m->last && !m->country && !m->sector && token_is(&f->doc->tokens[m->first], lower))
			m->kind = NAME_ORGANISATION;
	}
}

void
find_companies(Finding *f)
{
	const char *words[MAX_COMPANIES];
	int			n = 0;

	for (int32 i = 0; i < f->out->count && n < MAX_COMPANIES; i++)
	{
		const Mention *m = &f->out->items[i];
		const char *lower = f->doc->tokens[m->first].lower;
		bool		seen = false;

		CHECK_FOR_INTERRUPTS();
		if (!known_by_first_word(f->doc, m))
			continue;
		for (int k = 0; k < n && !seen; k++)
			seen = strcmp(words[k], lower) == 0;
		if (seen)
			continue;
		words[n++] = lower;
		if (!is_surname(f, lower))
			name_company(f, lower);
	}
}
