/*
 * saying.c - whether a verb says something, and which one says what a clause tells.
 *
 * What is a verb of saying is told by the cues of quotations (data/en/cues.tsv); of them those by which somebody states something
 * ("said that it rains"), and not those by which he wants, asks or judges it.
 */
#include "extension/core.h"
#include "clauses/parts.h"

#include "text/lexicon.h"

#define MAX_STEPS 8				/* how far up what is said hangs on the verb that says it */

extern const Lexicon lexicon_attitudes;
extern const Lexicon lexicon_cues;

/* Columns of data/en/cues.tsv. */
enum
{
	COLUMN_PART = 1, COLUMN_ATTITUDE, COLUMN_FRAMES
};

static int
row_of(const char *key)
{
	int			row = lexicon_find(&lexicon_cues, key, strlen(key));

	while (row >= 0 && strcmp(lexicon_cell(&lexicon_cues, row, COLUMN_PART), "verb") != 0)
		row = lexicon_same_key(&lexicon_cues, row) ? row + 1 : -1;
	return row;
}

/* The row of a verb's form: its lemma's, or that of the first base form which the list knows ("touting": tout, toute). */
static int
verb_row(const Token *t)
{
	static const struct
	{
		const char *ending;
		const char *instead;
	}			endings[] = {
		{"ies", "y"}, {"es", ""}, {"s", ""}, {"ied", "y"}, {"ed", ""}, {"d", ""}, {"ing", ""}, {"ing", "e"}
	};
	size_t		length = strlen(t->lower);
	char		key[64];
	int			row = row_of(base_form(t));

	for (size_t i = 0; row < 0 && i < lengthof(endings); i++)
	{
		size_t		cut = strlen(endings[i].ending);

		if (length >= sizeof(key) || length < cut + 3 || strcmp(t->lower + length - cut, endings[i].ending) != 0)
			continue;
		snprintf(key, sizeof(key), "%.*s%s", (int) (length - cut), t->lower, endings[i].instead);
		row = row_of(key);
		/* "ripped": the consonant was doubled. */
		if (row < 0 && endings[i].instead[0] == '\0' && key[length - cut - 1] == key[length - cut - 2])
		{
			key[length - cut - 1] = '\0';
			row = row_of(key);
		}
	}
	return row;
}

/* "point out": the verb's lemma with the particle that hangs on it, or with the next word. */
static int
phrasal_row(const Document *doc, int32 t, int32 *last)
{
	const char *lemma = base_form(&doc->tokens[t]);
	int32		particle = token_child_by(doc, t, REL_COMPOUND_PRT);
	char		key[64];

	if (particle == NO_TOKEN && t + 1 < doc->n_tokens && doc->tokens[t + 1].sentence == doc->tokens[t].sentence)
		particle = t + 1;
	if (particle == NO_TOKEN || strlen(lemma) + strlen(doc->tokens[particle].lower) + 2 >= sizeof(key))
		return -1;
	snprintf(key, sizeof(key), "%s %s", lemma, doc->tokens[particle].lower);
	*last = Max(t, particle);
	return row_of(key);
}

int
cue_of_verb(const Document *doc, int32 verb, int32 *last)
{
	int			row = phrasal_row(doc, verb, last);

	if (row >= 0)
		return row;
	*last = verb;
	return verb_row(&doc->tokens[verb]);
}

bool
attitude_is(const char *attitude, const char *flag)
{
	int			row = attitude ? lexicon_find(&lexicon_attitudes, attitude, strlen(attitude)) : -1;

	return row >= 0 && word_in_list(lexicon_cell(&lexicon_attitudes, row, 1), flag);
}

bool
is_saying(const Document *doc, int32 token)
{
	int32		last;
	int			row = doc->tokens[token].tag == TAG_VERB ? cue_of_verb(doc, token, &last) : -1;
	const char *frames = row >= 0 ? lexicon_cell(&lexicon_cues, row, COLUMN_FRAMES) : "";

	return word_in_list(frames, "quote") && word_in_list(frames, "clause") && attitude_is(lexicon_cell(&lexicon_cues, row, COLUMN_ATTITUDE), "states");
}

bool
is_announcing(const Document *doc, int32 verb)
{
	int32		last;
	int			row = doc->tokens[verb].tag == TAG_VERB ? cue_of_verb(doc, verb, &last) : -1;

	return row >= 0 && strcmp(lexicon_cell(&lexicon_cues, row, COLUMN_ATTITUDE), "announce") == 0;
}

static bool
has_that(const Document *doc, int32 verb)
{
	int32		mark = token_child_by(doc, verb, REL_MARK);

	return mark != NO_TOKEN && token_is(&doc->tokens[mark], "that");
}

/* "..., officials said": a saying verb beside a token, or NO_TOKEN. */
static int32
saying_below(const Document *doc, int32 token)
{
	for (int32 c = token_child(doc, token, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, token, c))
		if (doc->tokens[c].relation == REL_PARATAXIS && is_saying(doc, c))
			return c;
	return NO_TOKEN;
}

int32
find_saying(const Document *doc, int32 token)
{
	for (int i = 0; i < MAX_STEPS; i++)
	{
		const Token *t = &doc->tokens[token];
		int32		below = saying_below(doc, token);

		if (below != NO_TOKEN)
			return below;
		if (t->head == NO_TOKEN)
			break;
		if ((t->relation == REL_CCOMP || t->relation == REL_PARATAXIS || t->relation == REL_XCOMP) && is_saying(doc, t->head))
			return t->head;
		/* "described X as a tyrant and that she must go" */
		if (t->relation == REL_CONJ && has_that(doc, token) && doc->tokens[t->head].tag == TAG_VERB && !has_that(doc, t->head))
			return t->head;
		token = t->head;
	}
	return NO_TOKEN;
}
