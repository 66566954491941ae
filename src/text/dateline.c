/*
 * dateline.c - see dateline.h.
 */
#include "text/dateline.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

/* The dash that ends a dateline, with the bytes it has in *width; -1 when there is none. */
static int32
dash_at(const char *s, int32 length, int32 *width)
{
	int32		most = Min(length, DATELINE_MAX_BYTES);

	for (int32 i = 3; i + 2 < most; i++)
	{
		bool		apart = s[i - 1] == ' ' || s[i - 1] == ')';

		*width = strncmp(s + i, "\xE2\x80\x93", 3) == 0 || strncmp(s + i, "\xE2\x80\x94", 3) == 0 ? 3 :
			strncmp(s + i, "--", 2) == 0 ? 2 : apart && (s[i] == '-' || s[i] == '_') && s[i + 1] == ' ' ? 1 : 0;
		if (*width > 0)
			return i;
	}
	return -1;
}

/* Letters at the head that are capitals: the place.  Its length in bytes, 0 when the text begins otherwise. */
static int32
capital_place(const char *s, int32 length)
{
	int32		at = 0;
	int32		end = 0;
	int			letters = 0;

	while (at < length)
	{
		uint32		c = utf8_next(s, length, &at);

		if (u_isupper((UChar32) c))
		{
			letters++;
			end = at;
		}
		else if (!(c == ' ' || c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '/'))
			break;
	}
	return letters >= 3 ? end : 0;
}

bool
dateline_find(const char *s, int32 length, int32 *end, int32 *story)
{
	int32		width;
	int32		dash = dash_at(s, length, &width);
	int32		place;

	if (dash < 0 || (place = capital_place(s, dash)) == 0)
		return false;
	*story = dash + width;
	while (*story < length && s[*story] == ' ')
		(*story)++;
	while (dash > 0 && s[dash - 1] == ' ')
		dash--;
	/* Behind the place: a comma, a bracket, or the dash; otherwise it is a sentence that begins with an acronym. */
	if (place < dash && strchr(",( /", s[place]) == NULL)
		return false;
	if (place < dash && s[place] == ' ' && strchr("(JFMASOND0123456789", s[place + 1]) == NULL)
		return false;
	*end = dash;
	return *story < length;
}
