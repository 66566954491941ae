/*
 * line_words.c - asking for phrases in the folded words of a line (see line_features.c).
 */
#include "article/line_marks.h"
#include "article/lines.h"

/* Do the words of `phrase` (one space between) stand at word `at`? */
bool
words_are(const Line *line, int32 at, const char *phrase)
{
	for (; at >= 0 && at < line->n_words; at++)
	{
		size_t		n = strcspn(phrase, " ");

		if (strncmp(line->words[at], phrase, n) != 0 || line->words[at][n] != '\0')
			return false;
		phrase += n;
		if (*phrase == '\0')
			return true;
		phrase++;
	}
	return false;
}

bool
words_have(const Line *line, const char *phrase)
{
	for (int32 i = 0; i < line->n_words && i < 400; i++)
		if (words_are(line, i, phrase))
			return true;
	return false;
}

const char *
line_begins_with(const Line *line, const char *kind)
{
	for (int row = -1; (row = next_line_mark(kind, row)) >= 0;)
		if (words_are(line, 0, line_mark(row)))
			return line_mark(row);
	return NULL;
}
