/*
 * surnames.c - a surname alone that is a title or an office as well ("Pope said so" in a text that has named Lena Pope), or a place ("Tamsin
 * said so", of Rami Tamsin).
 *
 * In: names with their kinds.  Out: one more mention of a person for each such word that stands alone: nothing that makes it an office is
 * before it ("the Pope", "Swedish King"), no name behind it ("Pope Tarcisius").  A place that bears the surname of someone named in full is that
 * person, unless the text speaks of the place too ("in Tamsin", "Tamsin, Lethia").
 */
#include "extension/core.h"
#include "mentions/naming.h"
#include "text/word_classes.h"

#define SURNAME_CONFIDENCE 0.7f

/* The most surnames of one text that are looked for where they stand alone. */
#define MAX_SURNAMES 64

static bool
is_office(const Document *doc, int32 i)
{
	int			row;
	bool		plural;

	return title_at(doc, i) >= 0 || office_ending_at(doc, i, &row, &plural) == i;
}

/* The last words of people named in full that are offices too; gives how many. */
static int
surnames_of_text(const Finding *f, const char **surnames)
{
	int			n = 0;

	for (int32 m = 0; m < f->out->count && n < MAX_SURNAMES; m++)
	{
		const Mention *x = &f->out->items[m];
		int32		last = x->last;

		if (mention_dropped(x) || x->kind != NAME_PERSON || x->form != FORM_NAME)
			continue;
		while (last > x->first && (is_generation_word(f->doc, last) || token_is(&f->doc->tokens[last], ",")))
			last--;
		if (last > x->first && is_office(f->doc, last) && !is_one_of(f->doc->tokens[last].lower, surnames, n))
			surnames[n++] = f->doc->tokens[last].lower;
	}
	return n;
}

static bool
stands_alone(const Finding *f, int32 i)
{
	const Document *doc = f->doc;
	int32		sentence = doc->tokens[i].sentence;

	if (token_in_sentence(doc, i + 1, sentence) && (capital_word(doc, i + 1) || token_is(&doc->tokens[i + 1], "-") || token_is(&doc->tokens[i + 1], "of")))
		return false;
	if (!token_in_sentence(doc, i - 1, sentence))
		return true;
	switch (doc->tokens[i - 1].tag)
	{
		case TAG_DET:
		case TAG_ADJ:
		case TAG_PROPN:
		case TAG_NOUN:
		case TAG_NUM:
			return false;
		default:
			return f->at[i - 1] == MENTION_NONE && !token_is(&doc->tokens[i - 1], "'s") && !token_is(&doc->tokens[i - 1], "-");
	}
}

void
find_surnames(Finding *f)
{
	const char *surnames[MAX_SURNAMES];
	int			n = surnames_of_text(f, surnames);

	for (int32 i = 0; i < f->doc->n_tokens && n > 0; i++)
	{
		if ((i & 0xFFF) == 0)
			CHECK_FOR_INTERRUPTS();
		if (f->at[i] == MENTION_NONE && capital_word(f->doc, i) && is_one_of(f->doc->tokens[i].lower, surnames, n) && stands_alone(f, i))
			add_mention(f, i, i, NAME_PERSON, FORM_NAME, "surname of the text", SURNAME_CONFIDENCE);
	}
}

/* "In Tamsin", "Tamsin, Lethia", "the Tamsin of old": what only a place has beside it. */
static bool
is_surely_place(const Finding *f, const Mention *m)
{
	const Document *doc = f->doc;
	int32		sentence = doc->tokens[m->first].sentence;
	int32		next = m->last + 1;

	if (token_in_sentence(doc, m->first - 1, sentence) && (token_in_class(&doc->tokens[m->first - 1], CLASS_WHERE) ||
		token_in_class(&doc->tokens[m->first - 1], CLASS_WITHIN) || token_is(&doc->tokens[m->first - 1], "the")))
		return true;
	return token_in_sentence(doc, next + 1, sentence) && token_is(&doc->tokens[next], ",") && f->at[next + 1] != MENTION_NONE &&
		f->out->items[f->at[next + 1]].kind == NAME_PLACE;
}

static bool
is_place_called(const Finding *f, const Mention *m, const char *lower)
{
	return !mention_dropped(m) && m->kind == NAME_PLACE && m->form == FORM_NAME && m->first == m->last && token_is(&f->doc->tokens[m->first], lower);
}

/* The places called so are the person, when none of them is surely a place; "Rami Tamsin's" Tamsin is then no country's either. */
static void
name_person(Finding *f, const char *lower)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (is_place_called(f, &f->out->items[i], lower) && is_surely_place(f, &f->out->items[i]))
			return;
	}
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		if (!is_place_called(f, m, lower))
			continue;
		m->kind = NAME_PERSON;
		m->country = m->sector = m->name = NULL;
		m->basis = "surname of the text";
		m->confidence = SURNAME_CONFIDENCE;
	}
}

void
find_surnames_of_places(Finding *f)
{
	const char *places[MAX_SURNAMES];
	const char *seen[MAX_SURNAMES];
	int			n = 0;
	int			done = 0;

	for (int32 i = 0; i < f->out->count && n < MAX_SURNAMES; i++)
	{
		const Mention *m = &f->out->items[i];

		if (is_place_called(f, m, f->doc->tokens[m->first].lower) && !is_one_of(f->doc->tokens[m->first].lower, places, n))
			places[n++] = f->doc->tokens[m->first].lower;
	}
	for (int32 i = 0; i < f->out->count && n > 0; i++)
	{
		const Mention *m = &f->out->items[i];
		const char *last;

		CHECK_FOR_INTERRUPTS();
		if (mention_dropped(m) || m->kind != NAME_PERSON || m->form != FORM_NAME || m->last == m->first)
			continue;
		last = f->doc->tokens[m->last].lower;
		if (!is_one_of(last, places, n) || is_one_of(last, seen, done))
			continue;
		seen[done++] = last;
		name_person(f, last);
	}
}
