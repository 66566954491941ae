/*
 * places_of_text.c - names that the tagger took for people and that the text itself uses as places.
 *
 * In: names with their kinds.  Out: "He went to Tamsin", "Lethia accused him" are places where the text has "TAMSIN, Lethia, May 20 -",
 * "in Tamsin" or "Lethia's foreign minister", unless somebody named in full has that name, or it is a first name and no dateline's.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/naming.h"
#include "text/word_classes.h"

/* The most places of one text that are looked for where the tagger took them for people. */
#define MAX_PLACES 64

static bool
is_one_word(const Mention *m, NameKind kind)
{
	return !mention_dropped(m) && m->kind == kind && m->form == FORM_NAME && m->first == m->last;
}

/* "TAMSIN, May 20 -", "in Tamsin" */
static bool
is_placed(const Finding *f, const Mention *m)
{
	return strcmp(m->basis, "dateline") == 0 || (token_in_sentence(f->doc, m->first - 1, f->doc->tokens[m->first].sentence) &&
		token_in_class(&f->doc->tokens[m->first - 1], CLASS_PLACED));
}

/* "Lethia's foreign minister": whoever has a minister is a country. */
static bool
has_minister(const Finding *f, const Mention *m)
{
	const Document *doc = f->doc;
	int32		sentence = doc->tokens[m->first].sentence;
	int32		next = m->last + 1;

	if (!token_in_sentence(doc, next, sentence) || (!token_is(&doc->tokens[next], "'s") && !token_is(&doc->tokens[next], "’s")))
		return false;
	for (int i = 1; i <= 3 && token_in_sentence(doc, next + i, sentence); i++)
		if (token_is(&doc->tokens[next + i], "minister") || token_is(&doc->tokens[next + i], "parliament"))
			return true;
	return false;
}

/* Whether somebody named in full has that word, in lower case, as a name: "tamsin" where the text has "Rami Tamsin". */
static bool
is_persons(const Finding *f, const char *lower)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		const Mention *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (!mention_dropped(m) && m->kind == NAME_PERSON && m->form == FORM_NAME && m->last > m->first &&
			(token_is(&f->doc->tokens[m->last], lower) || token_is(&f->doc->tokens[m->first], lower)))
			return true;
	}
	return false;
}

void
find_places_of_text(Finding *f)
{
	const char *places[MAX_PLACES];
	int			n = 0;

	for (int32 i = 0; i < f->out->count && n < MAX_PLACES; i++)
	{
		const Mention *m = &f->out->items[i];
		const char *lower = f->doc->tokens[m->first].lower;

		if (!(is_one_word(m, NAME_PLACE) && is_placed(f, m)) && !(is_one_word(m, NAME_PERSON) && has_minister(f, m)))
			continue;
		if (strcmp(m->basis, "dateline") != 0 && gazetteer_first_name(lower) != 0)
			continue;
		if (!is_one_of(lower, places, n) && !is_persons(f, lower))
			places[n++] = lower;
	}
	for (int32 i = 0; i < f->out->count && n > 0; i++)
	{
		Mention    *m = &f->out->items[i];

		CHECK_FOR_INTERRUPTS();
		if (!is_one_word(m, NAME_PERSON) || m->country || m->sector || !is_one_of(f->doc->tokens[m->first].lower, places, n))
			continue;
		m->kind = NAME_PLACE;
		m->basis = "place of the text";
	}
}
