/*
 * line_marks.h - words and marks of lines in several languages, as they are written there (data/line_marks.tsv).
 */
#ifndef NEWS_ARCHIVE_LINE_MARKS_H
#define NEWS_ARCHIVE_LINE_MARKS_H

#include "extension/core.h"

/* The row behind `row` (-1: the first one) of that kind, or -1; what is written in a row. */
extern int	next_line_mark(const char *kind, int row);
extern const char *line_mark(int row);

#endif
