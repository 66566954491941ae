/*
 * quote_box.c - pulled quotations: a few words of the story that the page shows once more, in large letters.
 *
 * In: lines whose story is known.  Out: the role quote_box for a short line of it all of whose words stand, in that order,
 * inside a longer line of it.
 */
#include "article/lines.h"

#define BOX_WORDS_MIN	6
#define BOX_WORDS_MAX	45
#define BOX_MORE		6		/* words that the other line has besides */
#define STORY_LINES_MAX	400		/* of which the words are compared */

/* Do the words of `box` stand one after the other in `line`? */
static bool
has_words_of(const Line *line, const Line *box)
{
	for (int32 at = 0; at + box->n_words <= line->n_words; at++)
	{
		int32		k = 0;

		if (line->words[at][0] != box->words[0][0])
			continue;
		while (k < box->n_words && strcmp(line->words[at + k], box->words[k]) == 0)
			k++;
		if (k == box->n_words)
			return true;
	}
	return false;
}

static bool
may_be_box(const Line *line)
{
	return line->role == NO_ROLE && line->n_words >= BOX_WORDS_MIN && line->n_words <= BOX_WORDS_MAX &&
		!(line->flags & (LINE_SOURCE | LINE_LIST | LINE_BULLET | LINE_RUN)) && line->heading == 0;
}

void
claim_quote_boxes(Lines *lines)
{
	int32		last = Min(lines->last, lines->first + STORY_LINES_MAX);

	for (int32 i = lines->first + 1; i <= last; i++)
	{
		Line	   *line = &lines->items[i];

		if (!may_be_box(line))
			continue;
		CHECK_FOR_INTERRUPTS();
		for (int32 k = lines->first; k <= last && line->role == NO_ROLE; k++)
			if (k != i && lines->items[k].role == NO_ROLE && lines->items[k].n_words >= line->n_words + BOX_MORE && has_words_of(&lines->items[k], line))
				line_claim(line, ROLE_QUOTE_BOX, "words of the story again", 0.8);
	}
}
