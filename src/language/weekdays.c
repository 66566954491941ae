/*
 * weekdays.c - the names of weekdays, which the reader takes for names of people now and then.
 */
#include "extension/core.h"
#include "language/language.h"
#include "text/calendar_words.h"

bool
token_is_weekday(const Token *t)
{
	return weekday_of_name(t->lower) > 0;
}
