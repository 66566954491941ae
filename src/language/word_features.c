/*
 * word_features.c - a token in, hashes out (FNV-1a, 32 bits, a salt each).
 */
#include "extension/core.h"
#include <unicode/uchar.h>

#include "language/gazetteer.h"
#include "language/word_features.h"
#include "text/utf8.h"

#define PART_CHARS 3
#define SHAPE_CHARS 8

/* In the shape of a word a run of characters of one kind is cut to this length: "Xxxx" and "Xxxxxx" are both "Xxxx". */
#define SHAPE_RUN 3

static uint32
hash_bytes(const char *s, int length, uint32 salt)
{
	uint32		h = 2166136261u ^ salt;

	for (int i = 0; i < length; i++)
		h = (h ^ (unsigned char) s[i]) * 16777619u;
	return h;
}

static int
first_chars(const char *s, int length, int chars)
{
	int			i = 0;

	for (; i < length && chars > 0; chars--)
		for (i++; i < length && !utf8_is_start(s[i]);)
			i++;
	return i;
}

static int
last_chars(const char *s, int length, int chars)
{
	int			i = length;

	for (; i > 0 && chars > 0; chars--)
		for (i--; i > 0 && !utf8_is_start(s[i]);)
			i--;
	return length - i;
}

/* X for upper case, x for lower case, d for a digit, else the character itself. */
static uint32
shape_of(uint32 c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? 'x' : c >= 'A' && c <= 'Z' ? 'X' : c >= '0' && c <= '9' ? 'd' : c;
	if (u_isULowercase(c))
		return 'x';
	if (u_isUUppercase(c))
		return 'X';
	return u_isdigit(c) ? 'd' : c;
}

static uint32
shape_hash(const char *s, int length)
{
	char		shape[SHAPE_CHARS * 4];
	int			bytes = 0;
	int			chars = 0;
	int			run = 0;
	uint32		last = 0;

	for (int32 i = 0; i < length && chars < SHAPE_CHARS;)
	{
		int32		from = i;
		uint32		c = utf8_next(s, length, &i);
		uint32		k = shape_of(c);

		run = k == last ? run + 1 : 1;
		last = k;
		if (run > SHAPE_RUN)
			continue;
		chars++;
		if (k == c)
			while (from < i)
				shape[bytes++] = s[from++];
		else
			shape[bytes++] = (char) k;
	}
	return hash_bytes(shape, bytes, 5);
}

/* The apostrophe that is made plain in marks too (U+2019). */
#define APOSTROPHE "\xE2\x80\x99"

/*
 * A word in lower case; a mark as it is written, so that a dash is not a hyphen.
 */
static const char *
spelling(const Document *doc, const Token *t, int *length)
{
	const char *raw = doc->text + t->span.start;

	*length = span_length(t->span);
	if ((t->flags & TOKEN_PUNCT) && (*length != 3 || memcmp(raw, APOSTROPHE, 3) != 0))
		return raw;
	*length = strlen(t->lower);
	return t->lower;
}

void
word_features(const Document *doc, const Token *t, WordFeatures *features)
{
	int			length;
	const char *word = spelling(doc, t, &length);
	int			end = last_chars(word, length, PART_CHARS);

	*features = (WordFeatures) {
		.key = hash_bytes(word, length, 0),
		.form = {hash_bytes(word, length, 1), hash_bytes(word, length, 2)},
		.beginning = hash_bytes(word, first_chars(word, length, PART_CHARS), 3),
		.end = hash_bytes(word + length - end, end, 4),
		.shape = shape_hash(doc->text + t->span.start, span_length(t->span)),
		.lists = gazetteer_bits(t->lower)
	};
}
