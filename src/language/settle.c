/*
 * settle.c - a document's names looked at together: what one sentence leaves open, another says (two passes, Krishnan and
 * Manning 2006, as rules).
 *
 * The last word of a person's full name is that person wherever it stands alone; a name has one kind in a document, the one with
 * the greater sum of confidences (the dateline's place is a place), and is one in each sentence;
 * a title or a word for a sort of place alone is no name; initials are an organisation's.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "language/name_spans.h"
#include "text/word_classes.h"

extern const Lexicon lexicon_kind_words;

/* Confidence of a name that only another sentence tells, and the votes that this takes where it is no surname. */
#define TOLD_ELSEWHERE 0.6f
#define ELSEWHERE_VOTES 0.5f

/* How many votes for "place" a dateline has: as many as two names that are sure. */
#define DATELINE_VOTES 2.0f

/* Such a name has at most this many tokens. */
#define ELSEWHERE_TOKENS 4

typedef struct Spelling
{
	uint64		key;			/* of the words in lower case, 0 free */
	float		votes[N_NAME_KINDS];
	bool		surname;		/* last word of a person's name of several words */
} Spelling;

typedef struct Spellings
{
	Spelling   *slots;
	uint32		mask;
} Spellings;

static uint64
key_of(const Document *doc, int32 first, int32 count)
{
	uint64		h = UINT64_C(14695981039346656037);

	for (int32 i = first; i < first + count; i++)
	{
		for (const char *c = doc->tokens[i].lower; *c; c++)
			h = (h ^ (unsigned char) *c) * UINT64_C(0x100000001b3);
		h = (h ^ ' ') * UINT64_C(0x100000001b3);
	}
	return h | 1;
}

static Spelling *
spelling_of(const Spellings *s, uint64 key)
{
	uint32		i = (uint32) (key >> 32) & s->mask;

	while (s->slots[i].key != 0 && s->slots[i].key != key)
		i = (i + 1) & s->mask;
	return &s->slots[i];
}

static Spelling *
add_spelling(const Spellings *s, uint64 key)
{
	Spelling   *x = spelling_of(s, key);

	x->key = key;
	return x;
}

static bool
is_kind_word(const Token *t, char kind)
{
	int			row = lexicon_find(&lexicon_kind_words, t->lower, strlen(t->lower));

	for (; row >= 0; row = lexicon_same_key(&lexicon_kind_words, row) ? row + 1 : -1)
		if (lexicon_cell(&lexicon_kind_words, row, 1)[0] == kind)
			return true;
	return false;
}

/* A title is outside a person's name; words that are first names as well ("Earl") stay. */
static void
cut_titles(const Document *doc, NameSpan *n)
{
	while (n->kind == NAME_PERSON && n->count > 1 && is_kind_word(&doc->tokens[n->first], 't') &&
		   !gazetteer_first_name(doc->tokens[n->first].lower) && (doc->tokens[n->first + 1].flags & TOKEN_CAPITAL))
	{
		n->first++;
		n->count--;
	}
}

static bool
only_joins(const Token *t)
{
	return !(t->flags & TOKEN_CAPITAL) && (t->tag == TAG_ADP || t->tag == TAG_CCONJ || t->tag == TAG_DET || t->tag == TAG_PUNCT || t->tag == TAG_SYM);
}

/* "The King of", "no Brandt": no name begins or ends in a word that only joins, or in a mark. */
static void
cut_joining_words(const Document *doc, NameSpan *n)
{
	while (n->count > 0 && only_joins(&doc->tokens[n->first + n->count - 1]))
		n->count--;
	while (n->count > 0 && only_joins(&doc->tokens[n->first]))
	{
		n->first++;
		n->count--;
	}
}

/* "Yasser Brell Wednesday rejected": the day is no part of a person's name. */
static void
cut_day(const Document *doc, NameSpan *n)
{
	if (n->kind == NAME_PERSON && n->count > 1 && token_is_weekday(&doc->tokens[n->first + n->count - 1]))
		n->count--;
}

/* Whether a name of one word is only a title ("Lt.", "Chancellor"), or only a word for a sort of place. */
static bool
is_bare_kind(const Document *doc, const NameSpan *n)
{
	GazetteerPlace place;

	if (n->count > 1 || gazetteer_place_at(doc, n->first, &place) > 0)
		return false;
	return is_kind_word(&doc->tokens[n->first], n->kind == NAME_PLACE ? 'p' : 't');
}

static bool
begins_sentence(const Document *doc, int32 token)
{
	return doc->sentences[doc->tokens[token].sentence].first == token;
}

/* "Troops moved at dawn": a sentence begins with a capital, and a common noun is no name for that. */
static bool
is_common_noun(const Document *doc, const NameSpan *n)
{
	return n->count == 1 && n->kind == NAME_OTHER && doc->tokens[n->first].tag == TAG_NOUN && begins_sentence(doc, n->first);
}

/* "The Chancellor of Lethia": whoever holds an office holds it of a place or a body, so that one word there is no person. */
static bool
is_of_office(const Document *doc, const NameSpan *n)
{
	int32		of = n->first - 1;

	return n->kind == NAME_PERSON && n->count == 1 && of > doc->sentences[doc->tokens[n->first].sentence].first &&
		token_is(&doc->tokens[of], "of") && is_kind_word(&doc->tokens[of - 1], 't');
}

/* "Met in Sarn": nobody is met inside of a person. */
static bool
is_where(const Document *doc, const NameSpan *n)
{
	return n->kind == NAME_PERSON && n->count == 1 && !begins_sentence(doc, n->first) &&
		token_in_class(&doc->tokens[n->first - 1], CLASS_INSIDE) &&
		!(n->first + 1 < doc->n_tokens && token_is(&doc->tokens[n->first + 1], "'s"));
}

static void
mend_spans(Document *doc)
{
	int32		kept = 0;

	for (int32 i = 0; i < doc->names->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		cut_joining_words(doc, &doc->names->spans[i]);
		cut_titles(doc, &doc->names->spans[i]);
		cut_day(doc, &doc->names->spans[i]);
		if (doc->names->spans[i].count > 0 && (is_of_office(doc, &doc->names->spans[i]) || is_where(doc, &doc->names->spans[i])))
			doc->names->spans[i].kind = NAME_PLACE;
		if (doc->names->spans[i].count > 0 && !is_bare_kind(doc, &doc->names->spans[i]) && !is_common_noun(doc, &doc->names->spans[i]))
			doc->names->spans[kept++] = doc->names->spans[i];
	}
	doc->names->count = kept;
}

/* "SARN, Lethia, May 20 (Northern Wire) - ": the dateline's first words are a place, here and wherever they stand. */
static void
vote_datelines(const Document *doc, const Spellings *s)
{
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		const Sentence *line = &doc->sentences[k];
		int32		count = 0;

		CHECK_FOR_INTERRUPTS();
		while (line->dateline && count < line->count && count < ELSEWHERE_TOKENS && (doc->tokens[line->first + count].flags & TOKEN_CAPITAL))
			count++;
		if (count > 0 && count < line->count && token_is(&doc->tokens[line->first + count], ","))
			add_spelling(s, key_of(doc, line->first, count))->votes[NAME_PLACE] += DATELINE_VOTES;
	}
}

static Spellings
collect(const Document *doc)
{
	Spellings	s = {.mask = 63};

	while (s.mask < 4 * ((uint32) doc->names->count + (uint32) doc->n_sentences))
		s.mask = s.mask * 2 + 1;
	s.slots = palloc0(sizeof(Spelling) * (Size) (s.mask + 1));
	for (int32 i = 0; i < doc->names->count; i++)
	{
		const NameSpan *n = &doc->names->spans[i];

		CHECK_FOR_INTERRUPTS();
		add_spelling(&s, key_of(doc, n->first, n->count))->votes[n->kind] += n->confidence;
		if (n->kind == NAME_PERSON && n->count > 1 && n->confidence > 0.5f)
			add_spelling(&s, key_of(doc, n->first + n->count - 1, 1))->surname = true;
	}
	vote_datelines(doc, &s);
	return s;
}

static bool
are_initials(const Token *t)
{
	int			length = span_length(t->span);

	return (t->flags & TOKEN_CAPITALS) && length >= 2 && length <= 6 && strpbrk(t->lower, "0123456789.-'") == NULL;
}

static void
settle_kind(const Document *doc, NameSpan *n, const Spelling *s)
{
	int			best = n->kind;

	for (int k = 0; k < N_NAME_KINDS; k++)
		if (s->votes[k] > s->votes[best])
			best = k;
	if (n->count == 1 && s->surname && !(best == NAME_PLACE && s->votes[best] > 0.9f))
		best = NAME_PERSON;
	else if (n->count == 1 && best == NAME_OTHER && are_initials(&doc->tokens[n->first]))
		best = NAME_ORGANISATION;
	n->kind = best;
}

/* The kind that the document gives a spelling outside of names, or -1. */
static int
kind_elsewhere(const Spelling *s, int32 count)
{
	int			best = 0;

	if (count == 1 && s->surname)
		return NAME_PERSON;
	for (int k = 1; k < N_NAME_KINDS; k++)
		if (s->votes[k] > s->votes[best])
			best = k;
	return s->votes[best] > ELSEWHERE_VOTES ? best : -1;
}

/* A proper noun, or what is written as one where no sentence begins: "no Dahlgren". */
static bool
is_written_as_name(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];

	return t->tag == TAG_PROPN || (t->tag == TAG_NOUN && (t->flags & TOKEN_CAPITAL) && !begins_sentence(doc, token));
}

/* A name that begins at a proper noun outside of names and that another sentence tells: the longest; count is 0 when there is none. */
static NameSpan
name_elsewhere(const Document *doc, const Spellings *s, int32 first, int32 end)
{
	for (int32 last = Min(first + ELSEWHERE_TOKENS, end) - 1; last >= first; last--)
	{
		int			kind;

		if (doc->tokens[last].sentence != doc->tokens[first].sentence || !is_written_as_name(doc, last))
			continue;
		kind = kind_elsewhere(spelling_of(s, key_of(doc, first, last - first + 1)), last - first + 1);
		if (kind >= 0)
			return (NameSpan) {.first = first,.count = last - first + 1,.kind = kind,.confidence = TOLD_ELSEWHERE};
	}
	return (NameSpan) {.first = first};
}

/* Names that no sentence of their own told. */
static void
find_repeats(Document *doc, const Spellings *s)
{
	NameSpans  *names = doc->names;
	int32		capacity = names->count + 16;
	NameSpan   *out = MemoryContextAlloc(doc->context, sizeof(NameSpan) * capacity);
	int32		n = 0;
	int32		at = 0;

	for (int32 i = 0; i < doc->n_tokens;)
	{
		const Token *t = &doc->tokens[i];
		NameSpan	found = {.count = 0};

		CHECK_FOR_INTERRUPTS();
		if (n == capacity)
			out = repalloc(out, sizeof(NameSpan) * (capacity *= 2));
		if (at < names->count && names->spans[at].first == i)
			found = names->spans[at++];
		else if ((t->flags & TOKEN_CAPITAL) && is_written_as_name(doc, i))
			found = name_elsewhere(doc, s, i, at < names->count ? names->spans[at].first : doc->n_tokens);
		if (found.count > 0)
			out[n++] = found;
		i += Max(found.count, 1);
	}
	pfree(names->spans);
	names->spans = out;
	names->count = n;
}

void
settle_names(Document *doc)
{
	Spellings	s;

	mend_spans(doc);
	s = collect(doc);
	for (int32 i = 0; i < doc->names->count; i++)
	{
		NameSpan   *n = &doc->names->spans[i];

		CHECK_FOR_INTERRUPTS();
		settle_kind(doc, n, spelling_of(&s, key_of(doc, n->first, n->count)));
	}
	find_repeats(doc, &s);
	pfree(s.slots);
}
