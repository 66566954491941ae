/*
 * weekdays.c - whether a token is the name of a weekday, which the network takes for a part of a person's name now and then ("Brell
 * Wednesday").
 */
#include "extension/core.h"
#include "language/language.h"
#include "text/calendar_words.h"

bool
token_is_weekday(const Token *t)
{
	return weekday_of_name(t->lower) > 0;
}
