/*
 * captions.c - descriptions of pictures among the lines of a story: they are sentences as any, but for where they stand, a
 * verb that is missing, or a credit behind them.
 */
#include "article/lines.h"
#include "text/word_classes.h"

#define CREDIT_WORDS	6
#define PICTURE_ROW		4		/* so many descriptions with credits are a gallery */
#define REPEATED_WORDS	17
#define STORY_LINES_MIN	1		/* in a brief, a sentence without a verb that we know is the story */

/* Long lines that stand twice are the captions of a gallery, unless the whole text stands twice. */
void
claim_repeated(Lines *lines)
{
	int64		repeated = 0;
	int64		words = 0;

	for (int32 i = 0; i < lines->count; i++)
		if (lines->items[i].role == NO_ROLE && lines->items[i].n_words >= REPEATED_WORDS)
		{
			words += lines->items[i].n_words;
			repeated += lines->items[i].flags & LINE_REPEATED ? lines->items[i].n_words : 0;
		}
	if (repeated * 3 > words)
		return;
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role == NO_ROLE && line->n_words >= REPEATED_WORDS && line->flags & LINE_REPEATED && line->flags & LINE_ENDS &&
			!(line->flags & LINE_SOURCE))
			line_claim(line, ROLE_CAPTION, "stands twice", 0.6);
	}
}

/* Is the line a description that a bare credit follows? */
static bool
is_before_credit(const Line *line)
{
	const Line *next = line + 1;

	return line->role == NO_ROLE && next->role == ROLE_CAPTION && next->n_words <= CREDIT_WORDS && line->n_words >= 6 &&
		line->n_words <= 60 && line->flags & LINE_ENDS && !(line->flags & (LINE_QUOTE | LINE_SOURCE)) && line->sentences <= 1 &&
		!words_have(line, "said");
}

/*
 * Makes lines with a credit behind them (is_before_credit) captions, when they are the first prose of the text or several stand in a
 * row, as in a gallery.
 */
void
claim_before_credit(Lines *lines)
{
	int			found = 0;
	bool		prose = false;

	for (int32 i = 0; i + 1 < lines->count; i++)
		found += is_before_credit(&lines->items[i]);
	for (int32 i = 0; i + 1 < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (is_before_credit(line) && (!prose || found >= PICTURE_ROW))
			line_claim(line, ROLE_CAPTION, "before a credit", 0.6);
		else
			prose |= line->role == NO_ROLE && line->flags & LINE_ENDS && line->n_words >= 15;
	}
}

/* Words that hold a sentence together: a finite verb that is common in news. */
static bool
has_finite_verb(const Line *line)
{
	for (int32 k = 0; k < line->n_words; k++)
	{
		const char *w = line->words[k];
		size_t		n = strlen(w);

		if (word_in_class(w, CLASS_FINITE))
			return true;
		if (n > 4 && strcmp(w + n - 2, "ed") == 0)
			return true;
	}
	return false;
}

/*
 * A picture's description among the story's first lines: one short sentence with a participle ("firing his weapon") and no
 * finite verb.
 */
static bool
is_bare_caption(const Line *line)
{
	if (line->n_words < 5 || line->n_words > 40 || line->sentences > 0 || line->flags & LINE_QUOTE || has_finite_verb(line))
		return false;
	for (int32 k = 1; k < line->n_words && k < 16; k++)
	{
		size_t		n = strlen(line->words[k]);

		if (n > 5 && strcmp(line->words[k] + n - 3, "ing") == 0)
			return true;
	}
	return false;
}

/* Makes captions of lines at the head of the story that look like descriptions of a picture (is_bare_caption). */
void
claim_captions(Lines *lines)
{
	if (lines->wrapped || lines->last - lines->first < STORY_LINES_MIN)
		return;
	for (int32 i = Max(lines->title, 0); i < lines->first + 3 && i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role == NO_ROLE && line->flags & LINE_ENDS && is_bare_caption(line))
			line_claim(line, ROLE_CAPTION, "no finite verb", 0.6);
	}
}
