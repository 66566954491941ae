/*
 * page_facts.c - values of metadata as they are kept in PageFacts: text without entities and white space, days of stamps.
 */
#include "article/html.h"

#include <libxml/HTMLparser.h>

#include "article/charset.h"
#include "dates/date_figures.h"
#include "text/utf8.h"

void
facts_init(PageFacts *facts)
{
	memset(facts, 0, sizeof(PageFacts));
	facts->published = facts->meta_published = facts->modified = facts->time_element = DAY_NONE;
}

/* The character that a name means ("eacute" is U+00E9), as libxml2 reads it in a page; 0 when it means none. */
static uint32
named_character(const char *name)
{
	char		page[32];
	xmlDoc	   *doc;
	xmlChar    *text;
	uint32		c = 0;

	if (name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")] != '\0')
		return 0;
	snprintf(page, sizeof(page), "<p>&%s;</p>", name);
	doc = htmlReadMemory(page, strlen(page), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	text = doc != NULL ? xmlNodeGetContent((xmlNode *) doc) : NULL;
	/* What is no entity stays as it was written, or its beginning is read as one. */
	if (text != NULL)
	{
		int32		length = strlen((char *) text);
		int32		at = 0;

		c = length > 0 ? utf8_next((char *) text, length, &at) : 0;
		if (at < length)
			c = 0;
	}
	if (text != NULL)
		xmlFree(text);
	xmlFreeDoc(doc);
	return c;
}

/* The character that an entity means whose "&" is before *at, which is moved behind it; "&" when it is none. */
static uint32
entity_at(const char *s, int32 length, int32 *at)
{
	char		name[12];
	int32		n = 0;
	uint32		c = 0;

	while (*at + n < length && n < (int32) sizeof(name) - 1 && s[*at + n] != ';' && s[*at + n] != ' ')
	{
		name[n] = s[*at + n];
		n++;
	}
	name[n] = '\0';
	if (*at + n >= length || s[*at + n] != ';' || n < 2)
		return '&';
	if (name[0] == '#')
		c = name[1] == 'x' || name[1] == 'X' ? strtoul(name + 2, NULL, 16) : strtoul(name + 1, NULL, 10);
	else
		c = named_character(name);
	if (c < ' ' || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return '&';
	*at += n + 1;
	return c;
}

/* One line, single spaces, entities read; NULL when nothing is left. */
char *
clean_text(const char *s)
{
	int32		length = strlen(s);
	char	   *out = palloc((Size) length * 2 + 8);	/* two bytes may become three */
	int32		n = 0;
	int32		at = 0;

	while (at < length)
	{
		int32		from = at;
		uint32		c = utf8_next(s, length, &at);

		if (c == '&' && (c = entity_at(s, length, &at), at > from + 1))
		{
			n += utf8_put(of_windows_1252(c), out + n);
			continue;
		}
		if (utf8_is_space(c) && c != 0x85)
		{
			if (n > 0 && out[n - 1] != ' ')
				out[n++] = ' ';
		}
		else if (c >= 0x80 && c < 0xA0)	/* &#146; in an attribute, which libxml2 has read */
			n += utf8_put(of_windows_1252(c), out + n);
		else if (c >= 32 && c != 0xAD)
			while (from < at)
				out[n++] = s[from++];
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return n > 0 ? out : NULL;
}

/* Seconds or milliseconds since 1970 ("1359799200"), or DAY_NONE. */
static Day
day_of_clock(const char *digits)
{
	size_t		n = strspn(digits, "0123456789");

	if (digits[n] != '\0' || (n != 9 && n != 10 && n != 13))
		return DAY_NONE;
	return day_of(1970, 1, 1) + (Day) (atoll(digits) / (n == 13 ? 1000 : 1) / 86400);
}

/* "2013-02-02T10:00:00+04:00", "Sat, 02 Feb 2013", "20130202", "1359799200": the day as written, or DAY_NONE. */
Day
day_of_stamp(const char *stamp)
{
	FullDate	date;
	DateFigures figures;
	Day			day;
	size_t		digits;

	while (*stamp == ' ')
		stamp++;
	digits = strspn(stamp, "0123456789");
	/* with hours, minutes and perhaps seconds behind it: "201302021000" */
	if ((digits == 8 || digits == 12 || digits == 14) && date_of_digits(stamp, digits, 0, &figures) && figures.year >= 1800 && figures.year < 2200 &&
		(day = day_of_date_figures(&figures)) != DAY_NONE)
		return day;
	if (digits >= 9)
		return day_of_clock(stamp);
	if (!line_date_next(stamp, Min((int32) strlen(stamp), 80), 0, &date))
		return DAY_NONE;
	return date.other != DAY_NONE && date.other != date.day ? DAY_NONE : date.day;
}

#define TITLE_MAX_BYTES 2000

/* `part` stands inside `whole`, in any case; what is much too long for a title does not. */
bool
title_has(const char *whole, const char *part)
{
	size_t		n = strlen(part);

	if (n > TITLE_MAX_BYTES || strlen(whole) > TITLE_MAX_BYTES)
		return false;
	for (const char *w = whole; *w != '\0'; w++)
		if (strncasecmp(w, part, n) == 0)
			return true;
	return false;
}
