/*
 * addresses.c - see addresses.h.
 */
#include "text/addresses.h"
#include "text/utf8.h"

static inline bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char) c >= 0x80;
}

static inline bool
is_letter_or_digit(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

bool
is_file_ending(const char *word, int length)
{
	static const char *const endings[] = {
		"com", "net", "org", "gov", "edu", "mil", "int", "info", "biz", "io", "js", "uk", "us", "eu", "de", "fr", "ru", "tv", "co", "pdf", "doc", "docx",
		"txt", "htm", "html", "xml", "php", "exe", "jpg", "jpeg", "png", "gif", "csv", "zip", "gz", "tar", "json", "mp3", "mp4", "xls", "xlsx", "example"
	};

	for (size_t i = 0; i < lengthof(endings); i++)
		if ((int) strlen(endings[i]) == length && ascii_is(word, endings[i], length))
			return true;
	return false;
}

/* "name.pdf", "host.example:80": some stop has a name before it and such an ending behind it. */
static bool
has_file_ending(const char *s, int length)
{
	for (int i = 1; i + 1 < length; i++)
	{
		int			end = i + 1;

		if (s[i] != '.' || !is_letter_or_digit(s[i - 1]))
			continue;
		while (end < length && is_letter_or_digit(s[end]) && (unsigned char) s[end] < 0x80)
			end++;
		if ((end == length || s[end] != '.') && is_file_ending(s + i + 1, end - i - 1))
			return true;
	}
	return false;
}

/* A host before the first slash ("x.example/2013"), or a path of two parts with a letter ("/archive/2013"). */
static bool
is_path(const char *s, int length)
{
	const char *slash = memchr(s, '/', length);
	const char *stop = slash ? memchr(s, '.', slash - s) : NULL;

	if (slash == NULL)
		return false;
	if (slash == s)
		return length > 2 && is_letter_or_digit(s[1]) && memchr(s + 1, '/', length - 1) != NULL;
	/* "p.m./5" and "Sept./Oct." have the stop at their end. */
	return stop != NULL && slash - stop > 3 && is_letter(s[0]) && is_letter(stop[1]) && is_letter(stop[2]) && stop - s > 1;
}

bool
is_address_run(const char *s, int length)
{
	while (length > 0 && strchr("\"'([<{*", s[0]) && s[0] != '\0')
		s++, length--;
	while (length > 0 && strchr("\"')]>}*.,;:!?", s[length - 1]) && s[length - 1] != '\0')
		length--;
	if (length < 3)
		return false;
	if ((s[0] == '#' || s[0] == '@') && is_letter_or_digit(s[1]))
		return true;
	if ((length > 4 && ascii_is(s, "www.", 4)) || memchr(s, '@', length) != NULL)
		return true;
	for (int i = 0; i < length; i++)
	{
		if (s[i] == ':' && i + 2 < length && s[i + 1] == '/' && s[i + 2] == '/')
			return true;
		if (s[i] == '\\' || (s[i] == '_' && i > 0 && i + 1 < length && is_letter_or_digit(s[i - 1]) && is_letter_or_digit(s[i + 1])))
			return true;
	}
	return is_path(s, length) || has_file_ending(s, length);
}
