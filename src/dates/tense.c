/*
 * tense.c - whether the words near a time expression speak of the past or of the future.
 *
 * By cues, not by grammar: auxiliaries, endings and a few dozen verbs decide nine of ten cases at a thousandth of the cost.
 */
#include "extension/core.h"

#include "dates/form.h"

/* How far from an expression a verb may stand to lend it its tense, in pieces. */
#define TENSE_REACH 25
#define AFTER_PENALTY 8

/* How far before "by" a verb of the past may stand. */
#define PERFECT_REACH 10

static bool
ends_in_ed(const char *w)
{
	size_t		n = strlen(w);

	return n > 4 && strcmp(w + n - 2, "ed") == 0 && w[n - 3] != 'e';
}

/* "Disclosed plans", "its plan". */
static bool
is_noun(const Scan *s, int i)
{
	return (says(s, i, "plan") || says(s, i, "plans")) &&
		(is_class(s, i - 1, WORD_PAST) || ends_in_ed(piece_lower(s, i - 1)) || says(s, i - 1, "the") ||
			says(s, i - 1, "its") ||
		 says(s, i - 1, "a") || says(s, i - 1, "of"));
}

static Tense
cue_at(const Scan *s, int i)
{
	const Piece *p = piece_at(s, i);
	const char *w;

	if (p->kind != PIECE_WORD)
		return TENSE_NONE;
	if (is_noun(s, i))
		return TENSE_NONE;
	if (p->word->class == WORD_FUTURE)
		return says(s, i - 1, "been") && says(s, i - 2, "had") ? TENSE_PAST : TENSE_FUTURE;
	w = piece_lower(s, i);
	if (p->word->class == WORD_PAST)
		return says(s, i - 1, "be") ? TENSE_NONE : TENSE_PAST;
	if (p->word->class != WORD_OTHER)
		return TENSE_NONE;
	if (strcmp(w, "to") == 0 && (says(s, i + 1, "be") || says(s, i - 1, "is") || says(s, i - 1, "are") ||
		says(s, i - 1, "set")))
		return TENSE_FUTURE;
	return ends_in_ed(w) && !says(s, i - 1, "be") ? TENSE_PAST : TENSE_NONE;
}

/* by, until, effective, as soon as: what follows lies ahead. */
static bool
opens_future(const Scan *s, int at)
{
	/* "Had been seen a million times by Thursday" */
	if (says(s, at, "by"))
		for (int i = at - 1; i >= Max(0, at - PERFECT_REACH); i--)
			if (says(s, i, "had") || says(s, i, "was") || says(s, i, "were"))
				return false;
	return piece_in_class(s, at, CLASS_OPENS_FUTURE) || (says(s, at, "as") && (says(s, at - 1, "soon") || says(s, at - 1, "early")));
}

bool
past_verb_beside(const Scan *s, const Form *f)
{
	return cue_at(s, f->first - 2) == TENSE_PAST;
}

/* The tense of the nearest verb of its sentence; one that comes after the expression counts as further off. */
Tense
tense_near(const Scan *s, const Form *f, ByteSpan sentence)
{
	if (opens_future(s, f->first - 1) && (f->shape == SHAPE_DAY || f->shape == SHAPE_MONTH))
		return TENSE_FUTURE;
	for (int d = 1; d <= TENSE_REACH; d++)
	{
		Tense		t = TENSE_NONE;

		if (f->first - d >= 0 && s->pieces[f->first - d].start >= sentence.start)
			t = cue_at(s, f->first - d);
		if (t == TENSE_NONE && d > AFTER_PENALTY && f->last + d - AFTER_PENALTY < s->count &&
			s->pieces[f->last + d - AFTER_PENALTY].end <= sentence.end)
			t = cue_at(s, f->last + d - AFTER_PENALTY);
		if (t != TENSE_NONE)
			return t;
	}
	return TENSE_NONE;
}
