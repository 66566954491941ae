/*
 * openers.c - words that open a sentence: those that cut sentences ask for them from both sides of a break.
 */
#include "text/breaks.h"

/* Words that open a sentence rather than go on with a name. */
bool
is_opener(const char *word, int length)
{
	static const char *const starters[] = {
		"the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "in", "on", "at", "but", "and",
		"or", "for", "if", "when", "while", "after", "before", "as", "his", "her", "its", "their", "our", "my", "there", "here", "however",
		"meanwhile", "what", "how", "why", "who", "where", "yes", "no", "so", "also", "by", "from", "to", "with", "some", "many", "most",
		"both", "since", "although", "despite", "under", "according", "earlier", "last", "then", "now", "not", "one", "such", "during"
	};
	for (size_t i = 0; i < lengthof(starters); i++)
		if ((int) strlen(starters[i]) == length && (word[0] | 0x20) == starters[i][0] &&
			strncmp(word + 1, starters[i] + 1, length - 1) == 0)
			return true;
	return false;
}
