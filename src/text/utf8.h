/*
 * utf8.h - walking UTF-8.  Bytes in, code points out; never reads at or past `length`, whatever the bytes are.
 */
#ifndef NEWS_ARCHIVE_UTF8_H
#define NEWS_ARCHIVE_UTF8_H

#include "extension/core.h"

/* What a byte that is no UTF-8 is read as. */
#define UTF8_REPLACEMENT 0xFFFD

static inline bool
utf8_is_start(char c)
{
	return ((unsigned char) c & 0xC0) != 0x80;
}

/* The code point at *at, which is moved behind it. */
static inline uint32
utf8_next(const char *text, int32 length, int32 *at)
{
	const unsigned char *s = (const unsigned char *) text + *at;
	int32		left = length - *at;

	if (s[0] < 0x80)
	{
		*at += 1;
		return s[0];
	}
	if ((s[0] & 0xE0) == 0xC0 && left >= 2)
	{
		*at += 2;
		return ((s[0] & 0x1F) << 6) | (s[1] & 0x3F);
	}
	if ((s[0] & 0xF0) == 0xE0 && left >= 3)
	{
		*at += 3;
		return ((s[0] & 0x0F) << 12) | ((s[1] & 0x3F) << 6) | (s[2] & 0x3F);
	}
	if ((s[0] & 0xF8) == 0xF0 && left >= 4)
	{
		*at += 4;
		return ((s[0] & 0x07) << 18) | ((s[1] & 0x3F) << 12) | ((s[2] & 0x3F) << 6) | (s[3] & 0x3F);
	}
	*at += 1;
	return UTF8_REPLACEMENT;
}

/* The start of the character before `at` (at > 0). */
static inline int32
utf8_previous(const char *text, int32 at)
{
	do
		at--;
	while (at > 0 && !utf8_is_start(text[at]));
	return at;
}

/* Writes a code point; gives the bytes written (at most 4). */
static inline int
utf8_put(uint32 c, char *out)
{
	if (c < 0x80)
	{
		out[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		out[0] = (char) (0xC0 | (c >> 6));
		out[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		out[0] = (char) (0xE0 | (c >> 12));
		out[1] = (char) (0x80 | ((c >> 6) & 0x3F));
		out[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | (c >> 18));
	out[1] = (char) (0x80 | ((c >> 12) & 0x3F));
	out[2] = (char) (0x80 | ((c >> 6) & 0x3F));
	out[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

/* The first `length` bytes of `text` are those of `small`, which is ASCII in lower case, in either case. */
static inline bool
ascii_is(const char *text, const char *small, int length)
{
	for (int i = 0; i < length; i++)
		if (text[i] != small[i] && !(text[i] >= 'A' && text[i] <= 'Z' && text[i] + 32 == small[i]))
			return false;
	return true;
}

/* White space of Unicode, U+00A0 among it (scraped text is full of it), and the byte order mark. */
static inline bool
utf8_is_space(uint32 c)
{
	return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
		c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

#endif
