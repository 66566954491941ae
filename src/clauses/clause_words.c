/*
 * clause_words.c - what puts a clause or a noun phrase beside what is told.
 */
#include "extension/core.h"
#include "clauses/clause_words.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_circumstances;

bool
word_in_list(const char *list, const char *word)
{
	size_t		n = strlen(word);

	for (; *list; list += strcspn(list, ","), list += *list == ',')
		if (strncmp(list, word, n) == 0 && (list[n] == ',' || list[n] == '\0'))
			return true;
	return false;
}

/* The bits of a cell's words, the first name being bit `first`. */
static uint16
bits_of(const char *cell, const char *const *names, int count, int first)
{
	uint16		bits = 0;

	for (int i = 0; i < count; i++)
		if (word_in_list(cell, names[i]))
			bits |= 1 << (first + i);
	return bits;
}

uint16
circumstance_of(const char *lower)
{
	static const char *const kinds[] = {
		"time", "when", "place", "cause", "concession", "condition", "question", "purpose", "means", "company", "likeness"
	};
	static const char *const before[] = {"noun", "clause", "gerund", "infinitive"};
	int			row = lexicon_find(&lexicon_circumstances, lower, strlen(lower));

	if (row < 0)
		return 0;
	return bits_of(lexicon_cell(&lexicon_circumstances, row, 1), kinds, lengthof(kinds), 0) |
		bits_of(lexicon_cell(&lexicon_circumstances, row, 2), before, lengthof(before), lengthof(kinds));
}

uint16
circumstance_before(const Document *doc, int32 token)
{
	for (int32 c = token_child(doc, token, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, token, c))
		if (doc->tokens[c].relation == REL_CASE || doc->tokens[c].relation == REL_MARK)
			return circumstance_of(doc->tokens[c].lower);
	return 0;
}
