/*
 * openers.c - words that open a sentence: those that cut sentences ask for them from both sides of a break.
 */
#include "text/breaks.h"
#include "text/word_classes.h"

/* Words that open a sentence rather than go on with a name. */
bool
is_opener(const char *word, int length)
{
	/* not "THE", which a name in capitals may have */
	return (length < 2 || !is_upper(word[1])) && span_in_class(word, length, CLASS_OPENER);
}
