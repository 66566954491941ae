/*
 * namer.c - clues, features and the best sequence of labels (averaged perceptron over a chain, Collins 2002; features after
 * Ratinov and Roth 2009).
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "language/namer.h"

extern const Lexicon lexicon_kind_words;

#define LIST_COUNTRY	0x001
#define LIST_DEMONYM	0x002
#define LIST_CITY		0x004
#define LIST_FIRST_NAME 0x008
#define LIST_TITLE		0x010
#define LIST_ORGANISATION 0x020
#define LIST_PLACE		0x040
#define LIST_EVENT		0x080
#define LIST_CALENDAR	0x100
#define LIST_INSIDE		0x200	/* a later word of a place's name */
#define LIST_BITS		10

#define SEEN_CAPITAL	1		/* with a capital inside a sentence */
#define SEEN_LOWER		2

/* The document's memory is a filter of this many slots. */
#define MEMORY_SLOTS	8192

static uint16
word_lists(const Token *t)
{
	static const struct
	{
		char		kind;
		uint16		bit;
	}			kinds[] = {{'t', LIST_TITLE}, {'o', LIST_ORGANISATION}, {'p', LIST_PLACE}, {'e', LIST_EVENT}, {'c', LIST_CALENDAR}};
	int			row = lexicon_find(&lexicon_kind_words, t->lower, strlen(t->lower));
	uint16		bits = gazetteer_first_name(t->lower) && (t->flags & TOKEN_CAPITAL) ? LIST_FIRST_NAME : 0;

	for (; row >= 0; row = lexicon_same_key(&lexicon_kind_words, row) ? row + 1 : -1)
		for (size_t i = 0; i < lengthof(kinds); i++)
			if (lexicon_cell(&lexicon_kind_words, row, 1)[0] == kinds[i].kind)
				bits |= kinds[i].bit;
	return bits;
}

static void
place_lists(const Document *doc, uint16 *lists)
{
	for (int32 i = 0; i < doc->n_tokens;)
	{
		GazetteerPlace place;
		int			count = gazetteer_place_at(doc, i, &place);

		CHECK_FOR_INTERRUPTS();
		for (int k = 0; k < count; k++)
			lists[i + k] |= (place.form == PLACE_COUNTRY ? LIST_COUNTRY : place.form == PLACE_CITY ? LIST_CITY : LIST_DEMONYM) |
				(k > 0 ? LIST_INSIDE : 0);
		i += Max(count, 1);
	}
}

static uint32
memory_slot(const char *lower)
{
	uint32		h = 2166136261u;

	for (; *lower; lower++)
		h = (h ^ (unsigned char) *lower) * 16777619u;
	return (h ^ h >> 15) % MEMORY_SLOTS;
}

void
name_clues(const Document *doc, NameClues *clues)
{
	uint8	   *memory = palloc0(MEMORY_SLOTS);

	clues->lists = palloc(sizeof(uint16) * (doc->n_tokens + 1));
	clues->seen = palloc(doc->n_tokens + 1);
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		const Token *t = &doc->tokens[i];

		CHECK_FOR_INTERRUPTS();
		clues->lists[i] = word_lists(t);
		if (t->flags & TOKEN_CAPITAL)
			memory[memory_slot(t->lower)] |= t->flags & TOKEN_FIRST ? 0 : SEEN_CAPITAL;
		else
			memory[memory_slot(t->lower)] |= SEEN_LOWER;
	}
	place_lists(doc, clues->lists);
	for (int32 i = 0; i < doc->n_tokens; i++)
		clues->seen[i] = memory[memory_slot(doc->tokens[i].lower)];
	pfree(memory);
}

static bool
capital(const Document *doc, const Sentence *s, int at)
{
	return at >= 0 && at < s->count && (doc->tokens[s->first + at].flags & TOKEN_CAPITAL);
}

/* The run of capitalised words around `at`, no longer than 20 to either side. */
static void
capital_run(const Document *doc, const Sentence *s, int at, int *from, int *to)
{
	*from = *to = at;
	while (*from > 0 && at - *from < 20 && capital(doc, s, *from - 1))
		(*from)--;
	while (*to + 1 < s->count && *to - at < 20 && capital(doc, s, *to + 1))
		(*to)++;
}

int
name_features(const Document *doc, const Sentence *sentence, const WordForm *forms, const NameClues *clues, int at, uint32 *features)
{
	const WordForm *w = forms + WORD_PAD + at;
	int32		token = sentence->first + at;
	uint64		here = clues->lists[token];
	uint64		before = at > 0 ? clues->lists[token - 1] : 0x8000;
	uint64		after = at + 1 < sentence->count ? clues->lists[token + 1] : 0x8000;
	uint64		seen = clues->seen[token];
	uint64		tag = doc->tokens[token].tag;
	uint64		tag_before = at > 0 ? doc->tokens[token - 1].tag : 0;
	uint64		tag_after = at + 1 < sentence->count ? doc->tokens[token + 1].tag : 0;
	int			n = 0;

#define F(kind, value) features[n++] = feature_hash(kind, value)
	F(301, 0);
	F(302, w->word);
	F(303, w->lower); F(304, w[-1].lower); F(305, w[1].lower); F(306, w[-2].lower); F(307, w[2].lower);
	F(308, both(w[-1].lower, w->lower)); F(309, both(w->lower, w[1].lower)); F(310, both(w[-1].lower, w[1].lower));
	F(311, w->shape); F(312, w->short_shape); F(313, both(w[-1].short_shape, w->short_shape)); F(314, both(w->short_shape, w[1].short_shape));
	F(315, both(w[-1].short_shape, w[1].short_shape)); F(316, both(both(w[-1].short_shape, w->short_shape), w[1].short_shape));
	F(317, both(w[-1].lower, w->short_shape)); F(318, both(w[1].lower, w->short_shape));
	F(319, both(both(w[-2].lower, w[-1].lower), w->short_shape)); F(320, both(both(w[1].lower, w[2].lower), w->short_shape));
	for (int k = 0; k < 4; k++)
		F(321 + k, w->suffix[k]);
	for (int k = 0; k < 3; k++)
		F(325 + k, w->prefix[k]);
	F(329, w[-1].suffix[2]); F(330, w[1].suffix[2]);
	F(348, both(WORD_PARTS(w->code), w->short_shape)); F(349, both(WORD_NOUN_FIELD(w->code), w->short_shape));
	F(350, both(WORD_NOUN_FIELD(w[-1].code), w->short_shape)); F(351, both(WORD_NOUN_FIELD(w[1].code), w->short_shape));
	F(352, both(WORD_PARTS(w[-1].code), w->short_shape)); F(353, both(WORD_PARTS(w[1].code), w->short_shape));
	F(354, both(WORD_VERB_FIELD(w[1].code), w->short_shape)); F(355, both(WORD_VERB_FIELD(w[-1].code), w->short_shape));
	F(356, both(tag, w->short_shape)); F(357, both(tag, w->lower)); F(358, both(tag_before, tag)); F(359, both(tag, tag_after));
	F(360, both(both(tag_before, tag), tag_after)); F(361, both(tag_before, w[-1].lower));
	if (at == 0)
		F(331, w->short_shape);
	if (capital(doc, sentence, at) || (doc->tokens[token].flags & TOKEN_NUMBER))
	{
		int			from,
					to;
		uint64		where;

		capital_run(doc, sentence, at, &from, &to);
		where = both(Min(at - from, 3), Min(to - from, 4));
		F(332, forms[WORD_PAD + from].lower); F(333, forms[WORD_PAD + to].lower);
		F(334, forms[WORD_PAD + from - 1].lower); F(335, forms[WORD_PAD + to + 1].lower);
		F(336, where); F(337, both(where, forms[WORD_PAD + from - 1].lower)); F(338, both(where, forms[WORD_PAD + to + 1].lower));
	}
	F(339, both(seen, w->short_shape));
	if (at == 0)
		F(340, both(seen, w->short_shape));
	F(341, here); F(342, both(before, here)); F(343, both(here, after)); F(344, both(here, w->short_shape));
	for (int k = 0; k < LIST_BITS; k++)
	{
		if (here >> k & 1)
			F(345, k);
		if (before >> k & 1)
			F(346, k);
		if (after >> k & 1)
			F(347, k);
	}
#undef F
	Assert(n <= NAME_FEATURES);
	return n;
}

void
name_viterbi(const float *emissions, const float *chain, int count, uint8 *labels)
{
	float		best[2][NAME_LABELS];
	uint8	   *back = palloc(count * NAME_LABELS);
	int			last = 0;

	for (int i = 0; i < count; i++)
	{
		const float *previous = best[(i + 1) % 2];

		for (int b = 0; b < NAME_LABELS; b++)
		{
			float		top = -1e30f;
			int			from = 0;

			if (i == 0)
				top = name_label_follows(NAME_LABELS, b) && (b == 0 || b % 2 == 1) ? chain[NAME_LABELS * NAME_LABELS + b] : -1e30f;
			else
				for (int a = 0; a < NAME_LABELS; a++)
					if (name_label_follows(a, b) && previous[a] + chain[a * NAME_LABELS + b] > top)
					{
						top = previous[a] + chain[a * NAME_LABELS + b];
						from = a;
					}
			best[i % 2][b] = top + emissions[i * NAME_LABELS + b];
			back[i * NAME_LABELS + b] = from;
		}
	}
	for (int b = 1; b < NAME_LABELS; b++)
		if (best[(count + 1) % 2][b] > best[(count + 1) % 2][last])
			last = b;
	for (int i = count - 1; i >= 0; i--)
	{
		labels[i] = last;
		last = back[i * NAME_LABELS + last];
	}
	pfree(back);
}

/* The best way into each label of word i, from the totals of the word before. */
static void
step_forward(const float *emissions, const float *chain, int i, float *totals)
{
	const float *before = totals + (i - 1) * NAME_LABELS;

	for (int b = 0; b < NAME_LABELS; b++)
	{
		float		top = -1e30f;

		if (i == 0)
			top = b == 0 || b % 2 == 1 ? chain[NAME_LABELS * NAME_LABELS + b] : -1e30f;
		else
			for (int a = 0; a < NAME_LABELS; a++)
				if (name_label_follows(a, b))
					top = Max(top, before[a] + chain[a * NAME_LABELS + b]);
		totals[i * NAME_LABELS + b] = top + emissions[i * NAME_LABELS + b];
	}
}

void
name_totals(const float *emissions, const float *chain, int count, float *totals)
{
	float		behind[NAME_LABELS] = {0};	/* best score of what follows the word, by its label */

	for (int i = 0; i < count; i++)
		step_forward(emissions, chain, i, totals);
	for (int i = count - 2; i >= 0; i--)
	{
		float		next[NAME_LABELS];

		for (int b = 0; b < NAME_LABELS; b++)
			next[b] = behind[b] + emissions[(i + 1) * NAME_LABELS + b];
		for (int a = 0; a < NAME_LABELS; a++)
		{
			behind[a] = -1e30f;
			for (int b = 0; b < NAME_LABELS; b++)
				if (name_label_follows(a, b))
					behind[a] = Max(behind[a], next[b] + chain[a * NAME_LABELS + b]);
			totals[i * NAME_LABELS + a] += behind[a];
		}
	}
}
