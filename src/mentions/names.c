/*
 * names.c - the names of a text: by lists, by rules that need no statistics, and by the tagger of language/.
 *
 * In: tokens with tags, the tagger's spans.  Out: one mention a name.  At each place the claims compete by rank: a known
 * organisation or place, a title with a name behind it and a name with an organisation's word in it win over the tagger,
 * (Ratinov and Roth 2009: lists and rules beside the model).
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"

#define NAME_MAX_TOKENS 12

/* One rule's claim on tokens first..last. */
typedef struct Claim
{
	int32		first;
	int32		last;
	int			rank;			/* the higher wins, then the longer */
	NameKind	kind;
	float		confidence;
	const char *basis;
	const char *name;
	const char *country;
	const char *sector;
} Claim;

enum
{
	ORG_NAME = 1, ORG_FORM, ORG_COUNTRY, ORG_SECTOR
};

enum
{
	REGION_FORM = 1, REGION_COUNTRY
};

enum
{
	WORD_WHERE = 1, WORD_SECTOR
};

int
lexicon_word(const Lexicon *lexicon, const Token *t)
{
	int			length = strlen(t->lower);

	if (length > 1 && t->lower[length - 1] == '.' && memchr(t->lower, '.', length - 1) == NULL)
		length--;
	return lexicon_find(lexicon, t->lower, length);
}

int
title_at(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];

	return (t->flags & TOKEN_CAPITAL) ? lexicon_word(&lexicon_titles, t) : -1;
}

static bool
capital_word(const Document *doc, int32 i)
{
	return (doc->tokens[i].flags & TOKEN_WORD) && (doc->tokens[i].flags & TOKEN_CAPITAL);
}

/* A capital letter that a sentence's first word would have anyway: nothing is known from it. */
static bool
empty_word(const Document *doc, int32 i)
{
	const Token *t = &doc->tokens[i];

	switch (t->tag)
	{
		case TAG_DET:
		case TAG_ADP:
		case TAG_PRON:
		case TAG_SCONJ:
		case TAG_CCONJ:
		case TAG_AUX:
		case TAG_ADV:
		case TAG_PART:
		case TAG_INTJ:
			return true;
		default:
			return false;
	}
}

/* Words in lower case that stand inside a person's name. */
static bool
is_particle(const Token *t)
{
	static const char *const particles[] = {
		"al", "el", "ul", "ur", "bin", "bint", "ibn", "ben", "abu", "abd", "ould", "de", "da", "di", "do", "dos", "das",
		"du", "del", "della", "der", "den", "van", "von", "la", "le", "zu", "ter", "ten", "e", "y"
	};

	for (size_t i = 0; i < lengthof(particles); i++)
		if (token_is(t, particles[i]))
			return true;
	return false;
}

/* A name may begin here: a capital, or "al-" and the like with one behind it. */
static bool
begins_name(const Document *doc, int32 i)
{
	return capital_word(doc, i) ||
		(is_particle(&doc->tokens[i]) && token_in_sentence(doc, i + 2, doc->tokens[i].sentence) &&
		 token_is(&doc->tokens[i + 1], "-") && capital_word(doc, i + 2));
}

static bool
joined(const Document *doc, int32 i)
{
	return i < doc->n_tokens && !(doc->tokens[i].flags & TOKEN_SPACE);
}

/* The last token of a run of capitals as a person's name may be, that begins at `first`; first - 1 when none does. */
static int32
person_run(const Document *doc, int32 first)
{
	int32		sentence = doc->tokens[first].sentence;
	int32		last = first - 1;
	int32		i = first;

	while (token_in_sentence(doc, i, sentence) && i - first < NAME_MAX_TOKENS)
	{
		const Token *t = &doc->tokens[i];

		if (capital_word(doc, i))
			last = i++;
		else if (token_is(t, "-") && i > first && joined(doc, i) && joined(doc, i + 1) &&
				 token_in_sentence(doc, i + 1, sentence) && (doc->tokens[i + 1].flags & TOKEN_WORD))
		{
			last = i + 1;
			i += 2;
		}
		else if (is_particle(t) && token_in_sentence(doc, i + 1, sentence) &&
				 (capital_word(doc, i + 1) || is_particle(&doc->tokens[i + 1]) || token_is(&doc->tokens[i + 1], "-")))
			i++;
		else if (token_is(t, ".") && i > first && joined(doc, i) && span_length(doc->tokens[i - 1].span) == 1 &&
				 token_in_sentence(doc, i + 1, sentence) && capital_word(doc, i + 1))
			i++;
		else
			break;
	}
	return last;
}

/* A word of organisation_words that may begin a longer name ("Ministry", "Bank"). */
static bool
may_go_on(const Document *doc, int32 i)
{
	int			row = lexicon_word(&lexicon_organisation_words, &doc->tokens[i]);

	return row >= 0 && lexicon_cell(&lexicon_organisation_words, row, WORD_WHERE)[0] != 'l';
}

/* "People's", "Workers'": a possessor inside an organisation's name, where a country's or a person's is before it. */
static bool
inner_possessor(const Token *t)
{
	static const char *const words[] = {
		"people", "peoples", "women", "children", "men", "workers", "teachers", "students", "farmers", "lawyers", "journalists",
		"doctors", "nurses", "king", "queen", "lord", "nation", "minister", "prosecutor", "governor"
	};

	for (size_t i = 0; i < lengthof(words); i++)
		if (token_is(t, words[i]))
			return true;
	return false;
}

/* "and the Ministry ...": another name begins. */
static bool
begins_another(const Document *doc, int32 i, int32 sentence)
{
	if (token_in_sentence(doc, i, sentence) && token_is(&doc->tokens[i], "the"))
		i++;
	return token_in_sentence(doc, i, sentence) && capital_word(doc, i) && may_go_on(doc, i);
}

/*
 * The same for an organisation: behind such a word "of" or "for" may follow, and then "and" and "the" ("Ministry of
 * Trade and Industry").
 */
static int32
organisation_run(const Document *doc, int32 first)
{
	int32		sentence = doc->tokens[first].sentence;
	int32		last = first - 1;
	bool		open = false;

	for (int32 i = first; token_in_sentence(doc, i, sentence) && i - first < NAME_MAX_TOKENS; i++)
	{
		const Token *t = &doc->tokens[i];

		if (capital_word(doc, i))
			last = i;
		else if (i > first && (token_is(t, "of") || token_is(t, "for")) && may_go_on(doc, i - 1))
			open = true;
		else if (token_is(t, "and") && begins_another(doc, i + 1, sentence))
			break;
		else if (!(token_is(t, "-") || token_is(t, "&") ||
				   ((token_is(t, "'s") || token_is(t, "'")) && i > first && inner_possessor(&doc->tokens[i - 1])) ||
				   (open && (token_is(t, "of") || token_is(t, "for") || token_is(t, "the") || token_is(t, "and") || token_is(t, ",")))))
			break;
	}
	return last;
}

/* ---- the rules: each gives a claim at token i, or false ---- */

/* A document, the tagger's spans with their edges mended, and for each token the span that covers it, or NULL. */
typedef struct NameReading
{
	const Document *doc;
	NameSpan   *spans;			/* count is 0 for one that is no name after all */
	const NameSpan **span_at;
	bool	   *tagged;			/* the tagger as it was said something of this token */
} NameReading;

/* The tagger reads first..last as a part of a longer name ("China Daily", "Jordan Smith"). */
static bool
part_of_longer(const NameReading *r, int32 first, int32 last)
{
	const NameSpan *s = r->span_at[first];

	return s && s->kind != NAME_OTHER && s == r->span_at[last] && s->count > last - first + 1;
}

static bool
known_organisation(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int			count;
	int			row = lexicon_match(&lexicon_organisations, doc, i, &count);

	if (row < 0)
		return false;
	if (!begins_name(doc, i) || (part_of_longer(r, i, i + count - 1) && r->span_at[i]->kind == NAME_ORGANISATION))
		return false;
	if (lexicon_cell(&lexicon_organisations, row, ORG_FORM)[0] == 'a' && !(doc->tokens[i].flags & TOKEN_CAPITALS) &&
		strchr(doc->tokens[i].lower, '.') == NULL)
		return false;
	*c = (Claim) {
		i, i + count - 1, 50, NAME_ORGANISATION, 0.9f, "known organisation",
			lexicon_cell(&lexicon_organisations, row, ORG_NAME)[0] ? lexicon_cell(&lexicon_organisations, row, ORG_NAME) : NULL,
			cell_or_null(&lexicon_organisations, row, ORG_COUNTRY),
			cell_or_null(&lexicon_organisations, row, ORG_SECTOR)
	};
	return true;
}

/* The name of something else ends here: "Agreement", "Act", "Cup". */
static bool
is_event_word(const Document *doc, int32 i)
{
	int			row = capital_word(doc, i) ? lexicon_word(&lexicon_kind_words, &doc->tokens[i]) : -1;

	return row >= 0 && strcmp(lexicon_cell(&lexicon_kind_words, row, 1), "event") == 0;
}

/* "Opposition MPs", "Control Commission Act": the last word says that it is no organisation. */
static bool
ends_otherwise(const Document *doc, int32 last)
{
	int			row;
	bool		plural;

	return (office_ending_at(doc, last, &row, &plural) >= 0 && plural) || is_event_word(doc, last);
}

static bool
known_place(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	GazetteerPlace place;
	int			count = gazetteer_place_at(doc, i, &place);
	int			region_count;
	int			region = capital_word(doc, i) ? lexicon_match(&lexicon_regions, doc, i, &region_count) : -1;

	if (region >= 0 && region_count >= count)
	{
		if (part_of_longer(r, i, i + region_count - 1))
			return false;
		bool		is_place = lexicon_cell(&lexicon_regions, region, REGION_FORM)[0] == 'p' &&
			lexicon_cell(&lexicon_regions, region, REGION_FORM)[1] == 'l';

		*c = (Claim) {
			i, i + region_count - 1, 40, is_place ? NAME_PLACE : NAME_OTHER, 0.85f, "known place", NULL,
				cell_or_null(&lexicon_regions, region, REGION_COUNTRY), NULL
		};
		return true;
	}
	if (count == 0 || part_of_longer(r, i, i + count - 1))
		return false;
	if (place.form == PLACE_CITY && (doc->tokens[i].tag != TAG_PROPN ||
									 (token_in_sentence(doc, i + count, doc->tokens[i].sentence) && is_event_word(doc, i + count))))
		return false;
	*c = (Claim) {
		i, i + count - 1, place.form == PLACE_CITY && !place.capital ? 25 : 40,
			place.form == PLACE_DEMONYM || place.form == PLACE_PEOPLE ? NAME_OTHER : NAME_PLACE,
			place.ambiguous ? 0.6f : 0.9f, place.form == PLACE_CITY ? "known city" : "known country",
			place.form == PLACE_PEOPLE ? NULL : place.name, place.country, NULL
	};
	return true;
}

/* The row of organisation_words whose word at token i makes first..last an organisation's name, or -1. */
static int
organisation_word_at(const Document *doc, int32 i, int32 first, int32 last)
{
	int			count = 0;
	int			row = capital_word(doc, i) ? lexicon_match(&lexicon_organisation_words, doc, i, &count) : -1;
	char		where;

	if (row < 0 || i + count - 1 > last)
		return -1;
	where = lexicon_cell(&lexicon_organisation_words, row, WORD_WHERE)[0];
	return where == 'a' || (where == 'l' && i + count - 1 == last) || (where == 'f' && i == first) ? row : -1;
}

/* The same for the whole name: the word before "of" or "for" ("Coalition for ... Forces"), else the last one. */
static int
organisation_word(const Document *doc, int32 first, int32 last)
{
	int			row;

	for (int32 i = first + 1; i < last; i++)
		if ((token_is(&doc->tokens[i], "of") || token_is(&doc->tokens[i], "for")) &&
			(row = organisation_word_at(doc, i - 1, first, last)) >= 0)
			return row;
	for (int32 i = last; i >= first; i--)
		if ((row = organisation_word_at(doc, i, first, last)) >= 0)
			return row;
	return -1;
}

/* Its sector: that of this word, or of the first other one that tells it. */
static const char *
organisation_sector(const Document *doc, int row, int32 first, int32 last)
{
	const char *sector = cell_or_null(&lexicon_organisation_words, row, WORD_SECTOR);

	for (int32 i = first; i <= last && !sector; i++)
		if ((row = organisation_word_at(doc, i, first, last)) >= 0)
			sector = cell_or_null(&lexicon_organisation_words, row, WORD_SECTOR);
	return sector;
}

/* The first country that a name tells of ("Syrian National Coalition", "Bank of Ghana"), or NULL. */
static const char *
country_inside(const Document *doc, int32 first, int32 last)
{
	for (int32 i = first; i <= last; i++)
	{
		GazetteerPlace place;

		if (gazetteer_place_at(doc, i, &place) > 0 && (place.form != PLACE_CITY || place.capital))
			return place.country;
	}
	return NULL;
}

static bool
organisation_by_word(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int32		last = organisation_run(doc, i);
	int			row;

	while (i < last && empty_word(doc, i))
		i++;
	row = last > i ? organisation_word(doc, i, last) : -1;
	if (row < 0 || ends_otherwise(doc, last) || (known_place(r, i, c) && c->last == last))
		return false;
	if (r->span_at[i] && r->span_at[i]->kind == NAME_ORGANISATION)
		i = r->span_at[i]->first;
	*c = (Claim) {
		i, last, 45, NAME_ORGANISATION, 0.7f, "organisation word", NULL, country_inside(doc, i, last),
			organisation_sector(doc, row, i, last)
	};
	return true;
}

/* A word before a name that is an office or title: everything up to it is outside the name. */
static bool
title_word(const Document *doc, int32 first, int32 i, bool *strong)
{
	int			title = title_at(doc, i);
	int32		office;

	if (title >= 0)
	{
		if (lexicon_cell(&lexicon_titles, title, TITLE_ALSO)[0] && i > first && title_at(doc, i - 1) < 0 &&
			!(person_office(doc, i, &office, strong) && office < i) &&
			lexicon_word(&lexicon_role_words, &doc->tokens[i - 1]) < 0)
			return false;
		*strong = true;
		return true;
	}
	return person_office(doc, i, &office, strong) && gazetteer_first_name(doc->tokens[i].lower) == 0;
}

/* Where the name begins in a run that may begin with titles: its first token, `last` + 1 when it is all title. */
static int32
after_titles(const Document *doc, int32 first, int32 last, bool *titled, bool *strong)
{
	int32		begin = first;

	*strong = false;
	*titled = first > 0 && doc->tokens[first - 1].sentence == doc->tokens[first].sentence &&
		title_word(doc, first - 1, first - 1, strong);
	for (int32 i = first; i <= last; i++)
		if (title_word(doc, begin, i, strong))
		{
			begin = i + 1;
			*titled = true;
		}
	while (begin <= last && token_is(&doc->tokens[begin], "."))
		begin++;
	return begin;
}

static bool
person_by_title(const NameReading *r, int32 i, Claim *c)
{
	const Document *doc = r->doc;
	int32		last = person_run(doc, i);
	bool		titled;
	bool		strong;
	int32		begin;
	const NameSpan *tagged;

	if (last < i)
		return false;
	begin = after_titles(doc, i, last, &titled, &strong);
	if (begin > last || !titled || organisation_word(doc, begin, last) >= 0)
		return false;
	tagged = r->span_at[begin];
	if (!(tagged && tagged->kind == NAME_PERSON) && (!strong || (begin > 0 && tagged && r->span_at[begin - 1] == tagged)))
		return false;
	*c = (Claim) {begin, last, 48, NAME_PERSON, 0.9f, "title and name", NULL, NULL, NULL};
	return true;
}

typedef bool (*NameRule) (const NameReading *r, int32 i, Claim *c);

static const NameRule name_rules[] = {known_organisation, known_place, organisation_by_word, person_by_title};

/* ---- choosing ---- */

static int
claim_order(const void *a, const void *b)
{
	const Claim *x = a;
	const Claim *y = b;

	if (x->rank != y->rank)
		return y->rank - x->rank;
	if (x->last - x->first != y->last - y->first)
		return (y->last - y->first) - (x->last - x->first);
	return x->first - y->first;
}

static void
settle(Finding *f, Claim *claims, int n)
{
	qsort(claims, n, sizeof(Claim), claim_order);
	for (int k = 0; k < n; k++)
	{
		Claim	   *c = &claims[k];
		bool		free = true;
		int32		m;

		for (int32 i = c->first; i <= c->last && free; i++)
			free = f->at[i] == MENTION_NONE;
		if (!free)
			continue;
		m = add_mention(f, c->first, c->last, c->kind, FORM_NAME, c->basis, c->confidence);
		f->out->items[m].name = c->name;
		f->out->items[m].country = c->country;
		f->out->items[m].sector = c->sector;
	}
}

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

/* A person's name: no title at its beginning, "Jean-Paul" and "Dos Santos" in one piece. */
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

/* Anything else: no group of people at its end ("Turkish police"), no office and what follows ("UN mediator X"). */
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

	while (first <= last && ((!begins_name(doc, first) && !is_particle(&doc->tokens[first]) && !(doc->tokens[first].flags & TOKEN_NUMBER)) || token_is(&doc->tokens[first], "the") ||
							 (first < last && (doc->tokens[first].flags & TOKEN_FIRST) && empty_word(doc, first)) ||
							 (s->kind == NAME_OTHER && (doc->tokens[first].flags & TOKEN_NUMBER))))
		first++;
	while (last > first && (doc->tokens[last].flags & TOKEN_PUNCT))
		last--;
	if (first < last && is_address(doc, first))
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

static void
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
		r->spans[k] = mended(r, &names->spans[k]);
		for (int32 i = 0; i < r->spans[k].count; i++)
			r->span_at[r->spans[k].first + i] = &r->spans[k];
	}
}

/* The tagger's spans of one sentence. */
static int
tagger_claims(const NameReading *r, int32 *span, int32 sentence, Claim *claims)
{
	const Document *doc = r->doc;
	int			n = 0;

	for (; *span < doc->names->count && doc->tokens[doc->names->spans[*span].first].sentence <= sentence; (*span)++)
	{
		const NameSpan *s = &r->spans[*span];

		if (s->count > 0 && doc->tokens[s->first].sentence == sentence)
			claims[n++] = (Claim) {s->first, s->first + s->count - 1, 30, s->kind, s->confidence, "tagger", NULL, NULL, NULL};
	}
	return n;
}

void
find_names(Finding *f)
{
	Document   *doc = f->doc;
	NameReading r = {.doc = doc};
	int32		span = 0;

	read_tagger(&r);
	for (int32 s = 0; s < doc->n_sentences; s++)
	{
		Sentence   *sentence = &doc->sentences[s];
		Claim	   *claims = palloc(sizeof(Claim) * (Max(sentence->count, 1) * (lengthof(name_rules) + 1)));
		int			n;

		CHECK_FOR_INTERRUPTS();
		n = tagger_claims(&r, &span, s, claims);
		for (int32 i = sentence->first; i < sentence->first + sentence->count; i++)
			for (size_t k = 0; begins_name(doc, i) && k < lengthof(name_rules); k++)
				if (name_rules[k] (&r, i, &claims[n]))
					n++;
		settle(f, claims, n);
		pfree(claims);
	}
	pfree(r.spans);
	pfree(r.tagged);
	pfree(r.span_at);
}

/* ---- what is known of names that the tagger found ---- */

static void
know_name(Finding *f, Mention *m)
{
	GazetteerPlace place;
	int			row;

	if (m->kind == NAME_PLACE && gazetteer_place_at(f->doc, m->first, &place) == m->last - m->first + 1)
	{
		m->country = place.country;
		m->name = place.name;
	}
	else if (m->kind == NAME_OTHER)
		m->country = country_inside(f->doc, m->first, m->last);
	else if (m->kind == NAME_ORGANISATION)
	{
		m->country = country_inside(f->doc, m->first, m->last);
		row = organisation_word(f->doc, m->first, m->last);
		if (row >= 0)
			m->sector = organisation_sector(f->doc, row, m->first, m->last);
	}
}

void
know_names(Finding *f)
{
	for (int32 i = 0; i < f->out->count; i++)
	{
		Mention    *m = &f->out->items[i];

		if (!m->country && !m->sector && (strcmp(m->basis, "tagger") == 0 || strcmp(m->basis, "named elsewhere") == 0))
			know_name(f, m);
	}
}
