/*
 * line_marks.c - goes through the marks of one kind.
 */
#include "extension/core.h"
#include "article/line_marks.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_line_marks;

int
next_line_mark(const char *kind, int row)
{
	if (row < 0)
		return lexicon_find(&lexicon_line_marks, kind, strlen(kind));
	return lexicon_same_key(&lexicon_line_marks, row) ? row + 1 : -1;
}

const char *
line_mark(int row)
{
	return lexicon_cell(&lexicon_line_marks, row, 1);
}
