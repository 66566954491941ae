/*
 * plain_words_sql.c - glue: plain_words(), what is left of a text when case, punctuation and white space do not count.
 *
 * By ICU's properties of characters and not by the collation of the database: the same on every machine.
 */
#include "extension/compat.h"

#include <unicode/uchar.h>

#include "utils/builtins.h"

#include "text/utf8.h"

PG_FUNCTION_INFO_V1(news_archive_plain_words);

Datum
news_archive_plain_words(PG_FUNCTION_ARGS)
{
	text	   *words = PG_GETARG_TEXT_PP(0);
	const char *s = VARDATA_ANY(words);
	int32		length = VARSIZE_ANY_EXHDR(words);
	char	   *out = palloc((Size) length * 2 + 4);	/* a small letter has at most one byte more than its capital */
	char	   *end = out;
	bool		between = false;

	for (int32 at = 0; at < length;)
	{
		uint32		c = utf8_next(s, length, &at);

		if (u_isalnum(c))
			end += utf8_put(u_tolower(c), end);
		else if (!between)
			*end++ = ' ';
		between = !u_isalnum(c);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out, end - out));
}
