/*
 * shape_parts.c - characters by what they do in a word, and pieces of letters and digits that touch.
 *
 * An apostrophe between letters belongs to the piece (Sana'a, O'Neill) unless an English clitic follows it (Khalid's) or a
 * French article stands before it (l'Europe).
 */
#include "search/shape_parts.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

#define SOFT_HYPHEN 0x00AD

static CharClass
class_of(uint32 c)
{
	if (c == SOFT_HYPHEN || c == 0x200C || c == 0x200D || c == 0x2060)
		return CHAR_INSIDE;
	if ((c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
		(c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
		(c >= 0x20000 && c <= 0x3FFFF))
		return (U_GET_GC_MASK(c) & U_GC_L_MASK) ? CHAR_ALONE : (U_GET_GC_MASK(c) & U_GC_M_MASK) ? CHAR_INSIDE : CHAR_OTHER;
	if (U_GET_GC_MASK(c) & (U_GC_LU_MASK | U_GC_LT_MASK))
		return CHAR_UPPER;
	if (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_ND_MASK))
		return CHAR_LOWER;
	if (U_GET_GC_MASK(c) & U_GC_M_MASK)
		return CHAR_INSIDE;
	return CHAR_OTHER;
}

/* The class of the character at *at, which is moved behind it. */
CharClass
shape_class(const ShapeScanner *s, int32 *at)
{
	unsigned char c = (unsigned char) s->text[*at];

	if (c >= 0x80)
		return class_of(utf8_next(s->text, s->length, at));
	*at += 1;
	if (c >= 'a' && c <= 'z')
		return CHAR_LOWER;
	if (c >= 'A' && c <= 'Z')
		return CHAR_UPPER;
	if (c >= '0' && c <= '9')
		return CHAR_DIGIT;
	return CHAR_OTHER;
}

CharClass
peek_class(const ShapeScanner *s, int32 at)
{
	return at < s->length ? shape_class(s, &at) : CHAR_OTHER;
}

static inline char
lower_at(const ShapeScanner *s, int32 at)
{
	char		c = byte_at(s, at);

	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Does `word` (lower-case ASCII) stand at `at`, in any case? */
bool
word_at(const ShapeScanner *s, int32 at, const char *word)
{
	int32		i;

	for (i = 0; word[i] != '\0'; i++)
	{
		if (lower_at(s, at + i) != word[i])
			return false;
	}
	return true;
}

/* Bytes of the apostrophe at `at`, or 0. */
static int
apostrophe_at(const ShapeScanner *s, int32 at)
{
	if (byte_at(s, at) == '\'')
		return 1;
	if (at + 2 < s->length && (memcmp(s->text + at, "\xE2\x80\x99", 3) == 0 || memcmp(s->text + at, "\xE2\x80\x98", 3) == 0))
		return 3;
	return 0;
}

/* Bytes of the hyphen at `at` (plain, U+2010, U+2011), or 0. */
int
hyphen_at(const ShapeScanner *s, int32 at)
{
	if (byte_at(s, at) == '-')
		return 1;
	if (at + 2 < s->length && (memcmp(s->text + at, "\xE2\x80\x90", 3) == 0 || memcmp(s->text + at, "\xE2\x80\x91", 3) == 0))
		return 3;
	return 0;
}

/* Bytes of the single space at `at` (plain or U+00A0), or 0. */
int
space_at(const ShapeScanner *s, int32 at)
{
	if (byte_at(s, at) == ' ')
		return 1;
	return at + 1 < s->length && memcmp(s->text + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* What English hangs on a word with an apostrophe; the word is found without it. */
static const char *const clitics[] = {"s", "t", "d", "m", "re", "ve", "ll"};

/* Bytes of the apostrophe and clitic at `at`, or 0. */
int
clitic_at(const ShapeScanner *s, int32 at)
{
	int			quote = apostrophe_at(s, at);
	size_t		i;

	for (i = 0; quote > 0 && i < lengthof(clitics); i++)
	{
		int			n = strlen(clitics[i]);

		if (word_at(s, at + quote, clitics[i]) && !is_word_char(peek_class(s, at + quote + n)))
			return quote + n;
	}
	return 0;
}

/*
 * Does the apostrophe at p->end belong to the word?  In O'Neill, Sana'a, Ba'ath it does; in l'Europe and L'homme the
 * letter before it is an article, and in Khalid's a clitic follows.
 */
static bool
apostrophe_inside(const ShapeScanner *s, const Piece *p, int quote)
{
	CharClass	next = peek_class(s, p->end + quote);

	if (!is_letter(next) || p->digits > 0 || clitic_at(s, p->end) > 0)
		return false;
	if (p->letters == 1 && !p->capital)
		return false;
	return p->letters > 1 || next == CHAR_UPPER || strchr("LDCJSTM", s->text[p->start]) == NULL;
}

void
scan_piece(const ShapeScanner *s, int32 at, Piece *p)
{
	memset(p, 0, sizeof(Piece));
	p->start = p->end = at;
	while (p->end < s->length && !p->too_long)
	{
		int32		next = p->end;
		CharClass	c = shape_class(s, &next);
		int			quote = c == CHAR_OTHER ? apostrophe_at(s, p->end) : 0;

		if (quote > 0 && p->letters > 0 && apostrophe_inside(s, p, quote))
			next = p->end + quote;
		else if (c == CHAR_OTHER || c == CHAR_ALONE || (c == CHAR_INSIDE && p->end == at))
			break;
		p->capital |= c == CHAR_UPPER && p->end == at;
		p->letters += is_letter(c);
		p->upper += c == CHAR_UPPER;
		p->digits += c == CHAR_DIGIT;
		p->end = next;
		p->too_long = p->end - at > SHAPE_MAX_BYTES / 2;
	}
}

/* The end of the run of bytes from `at` that are letters, digits or in `more`; at most `most` bytes. */
int32
ascii_run(const ShapeScanner *s, int32 at, const char *more, int32 most)
{
	int32		end = at;

	while (end < s->length && end - at < most)
	{
		unsigned char c = (unsigned char) s->text[end];

		if (c >= 0x80 || !(is_word_char(peek_class(s, end)) || (c != '\0' && strchr(more, c) != NULL)))
			break;
		end++;
	}
	return end;
}
