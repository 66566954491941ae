/*
 * weekdays.c - the names of weekdays, which the reader takes for names of people now and then.
 */
#include "extension/core.h"
#include "language/language.h"

bool
token_is_weekday(const Token *t)
{
	static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

	return is_one_of(t->lower, days, lengthof(days));
}
