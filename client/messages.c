/*
 * messages.c - text from outside, names of files and what the server says of them, made fit for a terminal.
 */
#include "news-archive.h"

#include <stdio.h>
#include <string.h>

/* Bytes of the UTF-8 character at s, 0 when it is none. */
static int
character_bytes(const unsigned char *s)
{
	int			n = s[0] < 0x80 ? 1 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;

	for (int i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

/* Control characters of ASCII and Latin-1, and those that turn the direction of writing (U+200E, U+202A, U+2066 ...). */
static bool
is_control(const unsigned char *s, int n)
{
	if (n <= 1)
		return n == 0 || s[0] < 32 || s[0] == 127;
	if (n == 2)
		return s[0] == 0xC2 && s[1] < 0xA0;
	return n == 3 && s[0] == 0xE2 && ((s[1] == 0x80 && ((s[2] >= 0xAA && s[2] <= 0xAE) || s[2] == 0x8E || s[2] == 0x8F)) ||
									  (s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9));
}

char *
printable(const char *text)
{
	const unsigned char *s = (const unsigned char *) text;
	char	   *out = allocate(strlen(text) * 4 + 1);
	char	   *end = out;

	while (*s != '\0' && *s != '\n')
	{
		int			n = character_bytes(s);

		if (!is_control(s, n))
		{
			memcpy(end, s, n);
			end += n;
			s += n;
			continue;
		}
		for (int i = 0; i < (n > 0 ? n : 1); i++)
			end += sprintf(end, "\\x%02x", *s++);
	}
	*end = '\0';
	return out;
}
