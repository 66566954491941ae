/*
 * calendar_words.c - looks names of months, weekdays and zones up among the words of time expressions.
 */
#include "extension/core.h"
#include "text/calendar_words.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_time_words;

enum
{
	COLUMN_CLASS = 1, COLUMN_NUMBER, COLUMN_CODE, COLUMN_FLAGS
};

/* The row of a word of that class, or -1. */
static int
row_of_class(const char *lower, const char *class)
{
	int			row = lexicon_find(&lexicon_time_words, lower, strlen(lower));

	return row >= 0 && strcmp(lexicon_cell(&lexicon_time_words, row, COLUMN_CLASS), class) == 0 ? row : -1;
}

int
month_of_stem(const char *word)
{
	char		stem[4] = "";
	int			row;

	for (int i = 0; i < 3 && word[i]; i++)
		stem[i] = word[i] >= 'A' && word[i] <= 'Z' ? word[i] | 0x20 : word[i];
	row = row_of_class(stem, "month");
	return row >= 0 ? atoi(lexicon_cell(&lexicon_time_words, row, COLUMN_NUMBER)) : 0;
}

int
weekday_of_name(const char *lower)
{
	int			row = row_of_class(lower, "weekday");

	return row >= 0 && lexicon_cell(&lexicon_time_words, row, COLUMN_FLAGS)[0] == '\0' ?
		atoi(lexicon_cell(&lexicon_time_words, row, COLUMN_NUMBER)) : 0;
}

bool
is_calendar_word(const char *lower)
{
	int			row = row_of_class(lower, "weekday");

	return (row >= 0 && strcmp(lexicon_cell(&lexicon_time_words, row, COLUMN_FLAGS), "plural") != 0) || row_of_class(lower, "month") >= 0;
}

bool
is_zone_word(const char *lower)
{
	return row_of_class(lower, "zone") >= 0;
}
