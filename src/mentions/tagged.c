/*
 * tagged.c - the tagger's spans with their edges mended.
 *
 * In: doc->names.  Out: the same spans without titles, articles, marks and groups ("Turkish police"), with what a hyphen or a
 * particle joins to them.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/naming.h"

/* The word before or behind a hyphen without spaces that belongs to the same name, or -1. */
static int32
across_hyphen(const Document *doc, int32 edge, int step, int32 sentence)
{
	int32		hyphen = edge + step;
	int32		word = edge + 2 * step;

	if (!token_in_sentence(doc, word, sentence) || !token_is(&doc->tokens[hyphen], "-") ||
		!joined(doc, Max(edge, hyphen)) || !joined(doc, Max(hyphen, word)) || !(doc->tokens[word].flags & TOKEN_WORD))
		return -1;
	return word;
}

/* A word beside a person's name that looks like more of it: a capitalised name in no list and of no other span. */
static bool
unclaimed_name(const NameReading *r, int32 i, int32 sentence)
{
	const Document *doc = r->doc;
	GazetteerPlace place;

	return token_in_sentence(doc, i, sentence) && capital_word(doc, i) && doc->tokens[i].tag == TAG_PROPN && !r->tagged[i] &&
		!(doc->tokens[i].flags & TOKEN_CAPITALS) && gazetteer_place_at(doc, i, &place) == 0 &&
		lexicon_word(&lexicon_kind_words, &doc->tokens[i]) < 0 && lexicon_word(&lexicon_organisation_words, &doc->tokens[i]) < 0;
}

/* The last token of what tells the generation behind a name that ends at `last` ("Weller Jr.", "Weller, Jr."), or `last`. */
static int32
generation_behind(const Document *doc, int32 last)
{
	int32		i = last + 1;

	if (token_in_sentence(doc, i + 1, doc->tokens[last].sentence) && token_is(&doc->tokens[i], ",") && doc->tokens[i + 1].lower[1] == 'r')
		i++;
	return token_in_sentence(doc, i, doc->tokens[last].sentence) && is_generation_word(doc, i) ? i : last;
}

/* Mends the span of a person's name: cuts a title off its beginning, and joins "Jean-Paul" and "Dos Santos" in one piece. */
static void
mend_person(const NameReading *r, int32 *first, int32 *last)
{
	const Document *doc = r->doc;
	int32		sentence = doc->tokens[*first].sentence;
	int32		word;
	bool		titled;
	bool		strong;

	while ((word = across_hyphen(doc, *last, 1, sentence)) >= 0)
		*last = word;
	while ((word = across_hyphen(doc, *first, -1, sentence)) >= 0 && capital_word(doc, word))
		*first = word;
	while (*last - *first < NAME_MAX_TOKENS && unclaimed_name(r, *last + 1, sentence))
		(*last)++;
	while (*last - *first < NAME_MAX_TOKENS && *first > 0 && unclaimed_name(r, *first - 1, sentence) && !(doc->tokens[*first - 1].flags & TOKEN_FIRST))
		(*first)--;
	if (*first <= *last && *first > 0 && !r->tagged[*first - 1] && is_word_first_name(doc, *first - 1, *first, *last))
		(*first)--;
	*last = generation_behind(doc, *last);
	*first = after_titles(doc, *first, *last, &titled, &strong);
	if (*first <= *last && token_in_sentence(doc, *first - 1, sentence) && is_particle(&doc->tokens[*first - 1]) &&
		capital_word(doc, *first - 1))
		(*first)--;
}

/* "U.S. Vice", "Former Iranian": nothing but countries and words of roles. */
static bool
all_role(const Document *doc, int32 first, int32 last)
{
	for (int32 i = first; i <= last; i++)
	{
		GazetteerPlace place;

		if (lexicon_word(&lexicon_role_words, &doc->tokens[i]) < 0 && gazetteer_place_at(doc, i, &place) != 1)
			return false;
	}
	return first < last;
}

/*
 * Mends the span of an organisation, place or other name: cuts off a group of people at its end ("Turkish police"), and an office with
 * what follows ("UN mediator X").
 */
static void
mend_other(const Document *doc, int32 first, int32 *last)
{
	int			row;
	bool		plural;
	bool		strong;
	int32		office;

	for (int32 i = first + 1; i < *last; i++)
		if (!capital_word(doc, i) && person_office(doc, i, &office, &strong) && office > first)
			*last = office - 1;

	while (*last >= first && !capital_word(doc, *last) && (office = office_ending_at(doc, *last, &row, &plural)) >= 0)
		*last = office - 1;
}

/* "Mr", "Mrs": nothing but a person follows. */
static bool
is_address(const Document *doc, int32 i)
{
	int			row = title_at(doc, i);

	return row >= 0 && !lexicon_cell(&lexicon_titles, row, TITLE_ROLE)[0] && lexicon_cell(&lexicon_titles, row, TITLE_GENDER)[0] &&
		!lexicon_cell(&lexicon_titles, row, TITLE_ALSO)[0];
}

static NameSpan
mended(const NameReading *r, const NameSpan *s)
{
	const Document *doc = r->doc;
	NameSpan	m = *s;
	int32		first = s->first;
	int32		last = s->first + s->count - 1;

	while (first <= last && ((!begins_name(doc, first) && !is_particle(&doc->tokens[first]) && !(doc->tokens[first].flags & TOKEN_NUMBER)) ||
							 token_is(&doc->tokens[first], "the") ||
							 (first < last && (doc->tokens[first].flags & TOKEN_FIRST) && empty_word(doc, first) &&
							  !(s->kind == NAME_PERSON && is_word_first_name(doc, first, first + 1, last))) ||
							 (s->kind == NAME_OTHER && (doc->tokens[first].flags & TOKEN_NUMBER))))
		first++;
	while (last > first && (doc->tokens[last].flags & TOKEN_PUNCT))
		last--;
	/* what follows was taken for one sentence with this, see person_run() */
	if (last > first + 1 && token_is(&doc->tokens[last], "the") && ends_in_surname_and_stop(doc, first, last - 1))
		last--;
	if (m.kind != NAME_PLACE && ends_in_surname_and_stop(doc, first, last))
		m.kind = NAME_PERSON;
	if (first < last && (is_address(doc, first) || (is_generation_word(doc, last) && doc->tokens[last].lower[1] == 'r')))
		m.kind = NAME_PERSON;
	if (first <= last && m.kind == NAME_PERSON && all_role(doc, first, last))
		last = first - 1;
	else if (first <= last && m.kind == NAME_PERSON)
		mend_person(r, &first, &last);
	else if (first <= last)
		mend_other(doc, first, &last);
	if (first <= last && m.kind == NAME_PLACE && token_in_sentence(doc, last + 1, doc->tokens[last].sentence) &&
		is_event_word(doc, last + 1))
	{
		m.kind = NAME_OTHER;
		last++;
	}
	m.first = first;
	m.count = last - first + 1;
	return m;
}

void
read_tagger(NameReading *r)
{
	NameSpans  *names = r->doc->names;

	r->spans = palloc(sizeof(NameSpan) * (names->count + 1));
	r->span_at = palloc0(sizeof(NameSpan *) * (r->doc->n_tokens + 1));
	r->tagged = palloc0(sizeof(bool) * (r->doc->n_tokens + 1));
	for (int32 k = 0; k < names->count; k++)
		memset(r->tagged + names->spans[k].first, true, names->spans[k].count);
	for (int32 k = 0; k < names->count; k++)
	{
		CHECK_FOR_INTERRUPTS();
		r->spans[k] = mended(r, &names->spans[k]);
		for (int32 i = 0; i < r->spans[k].count; i++)
			r->span_at[r->spans[k].first + i] = &r->spans[k];
	}
}

/* The tagger's spans of one sentence. */
int
tagger_claims(const NameReading *r, int32 *span, int32 sentence, Claim *claims)
{
	const Document *doc = r->doc;
	int			n = 0;

	for (; *span < doc->names->count && doc->tokens[doc->names->spans[*span].first].sentence <= sentence; (*span)++)
	{
		const NameSpan *s = &r->spans[*span];

		if (s->count > 0 && doc->tokens[s->first].sentence == sentence)
			claims[n++] = (Claim) {s->first, s->first + s->count - 1, RANK_TAGGER, s->kind, s->confidence, "tagger", NULL, NULL, NULL};
	}
	return n;
}
