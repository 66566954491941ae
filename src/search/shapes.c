/*
 * shapes.c - cuts a text into words as news writes them.
 *
 * In: UTF-8.  Out: tokens side by side, each with a shape: words, names with their particle (al-Khatib, Al Khatib,
 * O'Neill), acronyms with dots, codes (F-16, AT&T), numbers as values are written (1,500; $3.5bn; 30 per cent), dates,
 * hashtags, handles, addresses.  PostgreSQL's default parser takes "U.S." for a file name, "al-Khatib" for two words and
 * a U+00A0 for a letter.
 *
 * One token is one look at its first piece and at what stands right behind it; every look ahead is bounded, so the time
 * is linear in the text.
 */
#include "search/search.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

/* What one character does in a word. */
typedef enum CharClass
{
	CHAR_OTHER,
	CHAR_LOWER,
	CHAR_UPPER,
	CHAR_DIGIT,
	CHAR_INSIDE,				/* soft hyphen, joiners, marks: part of a word, never its begin */
	CHAR_ALONE					/* of a script that writes no spaces: a token of its own */
} CharClass;

/* Letters and digits that touch, and apostrophes between letters. */
typedef struct Piece
{
	int32		start;
	int32		end;
	int			letters;
	int			upper;
	int			digits;
	bool		capital;		/* the first character is an upper-case letter */
	bool		too_long;
} Piece;

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
static CharClass
next_class(const ShapeScanner *s, int32 *at)
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

static CharClass
peek_class(const ShapeScanner *s, int32 at)
{
	return at < s->length ? next_class(s, &at) : CHAR_OTHER;
}

static inline bool
is_letter(CharClass c)
{
	return c == CHAR_LOWER || c == CHAR_UPPER;
}

static inline bool
is_word_char(CharClass c)
{
	return c == CHAR_LOWER || c == CHAR_UPPER || c == CHAR_DIGIT;
}

static inline char
byte_at(const ShapeScanner *s, int32 at)
{
	return at >= 0 && at < s->length ? s->text[at] : '\0';
}

static inline bool
digit_at(const ShapeScanner *s, int32 at)
{
	return byte_at(s, at) >= '0' && byte_at(s, at) <= '9';
}

static inline char
lower_at(const ShapeScanner *s, int32 at)
{
	char		c = byte_at(s, at);

	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Does `word` (lower-case ASCII) stand at `at`, in any case? */
static bool
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
static int
hyphen_at(const ShapeScanner *s, int32 at)
{
	if (byte_at(s, at) == '-')
		return 1;
	if (at + 2 < s->length && (memcmp(s->text + at, "\xE2\x80\x90", 3) == 0 || memcmp(s->text + at, "\xE2\x80\x91", 3) == 0))
		return 3;
	return 0;
}

/* Bytes of the single space at `at` (plain or U+00A0), or 0. */
static int
space_at(const ShapeScanner *s, int32 at)
{
	if (byte_at(s, at) == ' ')
		return 1;
	return at + 1 < s->length && memcmp(s->text + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* What English hangs on a word with an apostrophe; the word is found without it. */
static const char *const clitics[] = {"s", "t", "d", "m", "re", "ve", "ll"};

/* Bytes of the apostrophe and clitic at `at`, or 0. */
static int
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
 * letter before it is an article, and in Khatib's a clitic follows.
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

static void
scan_piece(const ShapeScanner *s, int32 at, Piece *p)
{
	memset(p, 0, sizeof(Piece));
	p->start = p->end = at;
	while (p->end < s->length && !p->too_long)
	{
		int32		next = p->end;
		CharClass	c = next_class(s, &next);
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
static int32
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

/* Top-level names that make a dotted word an address; others are a full stop without its space. */
static const char *const host_endings[] = {
	"com", "org", "net", "gov", "edu", "int", "mil", "info", "news", "tv", "eu", "uk", "de", "fr", "ru", "io", "co", "il",
	"ir", "iq", "sy", "lb", "jo", "tr", "qa", "ae", "sa", "eg", "cn", "jp", "in", "pk", "au", "ca", "br", "mx", "za", "ng",
	"ke", "ua", "pl", "it", "es", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "ie", "pt", "gr", "cz", "hu", "ro"
};

/* The end of a host name that begins at `at`, or 0. */
static int32
match_host(const ShapeScanner *s, int32 at)
{
	int32		end = ascii_run(s, at, ".-", SHAPE_MAX_BYTES);
	int32		dot;
	size_t		i;

	while (end > at && strchr(".-", s->text[end - 1]) != NULL)
		end--;
	for (dot = end - 1; dot > at && s->text[dot] != '.'; dot--)
		;
	if (dot <= at || memchr(s->text + at, '.', end - at) == NULL || is_word_char(peek_class(s, end)))
		return 0;
	if (word_at(s, at, "www."))
		return end;
	for (i = 0; i < lengthof(host_endings); i++)
	{
		if (memcmp(s->text + dot + 1, host_endings[i], Min((int32) strlen(host_endings[i]), end - dot - 1)) == 0 &&
			(int32) strlen(host_endings[i]) == end - dot - 1)
			return end;
	}
	return 0;
}

static int32
match_email(const ShapeScanner *s, int32 at)
{
	int32		sign = ascii_run(s, at, "._%+-", 64);
	int32		end;

	if (byte_at(s, sign) != '@')
		return 0;
	end = ascii_run(s, sign + 1, ".-", SHAPE_MAX_BYTES - 65);
	while (end > sign + 1 && strchr(".-", s->text[end - 1]) != NULL)
		end--;
	return memchr(s->text + sign + 1, '.', end - sign - 1) != NULL ? end : 0;
}

/* U.S., e.g., J.K.: letters and full stops in turn, two letters or more. */
static int32
match_acronym(const ShapeScanner *s, int32 at)
{
	int32		end = at;
	int			letters = 0;

	while (end < s->length && letters < 10)
	{
		int32		next = end;

		if (!is_letter(next_class(s, &next)) || is_word_char(peek_class(s, next)))
			break;
		letters++;
		end = next;
		if (byte_at(s, end) != '.')
			break;
		end++;
	}
	return letters >= 2 ? end : 0;
}

/* How a number's size is written behind it; the short ones touch it, the long ones may stand off. */
static const char *const scales[] = {"trillion", "billion", "million", "thousand", "tn", "trn", "bn", "mn", "mln", "bln", "m", "b", "k"};

static int32
match_scale(const ShapeScanner *s, int32 at)
{
	int32		begin = at + (space_at(s, at) ? space_at(s, at) : hyphen_at(s, at));
	size_t		i;

	for (i = 0; i < lengthof(scales); i++)
	{
		int32		n = strlen(scales[i]);

		if ((begin == at || n >= 2) && word_at(s, begin, scales[i]) && !is_word_char(peek_class(s, begin + n)))
			return begin + n;
	}
	return 0;
}

/* 1,500 or 3.5: the end of the digits; *decimal says that a point is among them. */
static int32
match_digits(const ShapeScanner *s, int32 at, bool *decimal)
{
	int32		end = at;

	*decimal = false;
	while (digit_at(s, end) && end - at < 60)
	{
		end++;
		if (byte_at(s, end) == ',' && digit_at(s, end + 1) && digit_at(s, end + 2) && digit_at(s, end + 3) &&
			!digit_at(s, end + 4) && !*decimal)
			end++;
		else if (byte_at(s, end) == '.' && digit_at(s, end + 1) && !*decimal)
		{
			*decimal = true;
			end++;
		}
	}
	return end;
}

/* Digits in groups with one separator between: `shape` is like "4-2-2" (at most so many digits each). */
static int32
match_groups(const ShapeScanner *s, int32 at, const char *shape)
{
	int32		end = at;

	for (; *shape != '\0'; shape++)
	{
		int			n = 0;

		if (*shape < '0' || *shape > '9')
		{
			if (byte_at(s, end) != *shape)
				return 0;
			end++;
			continue;
		}
		while (digit_at(s, end) && n <= *shape - '0')
			n++, end++;
		if (n == 0 || n > *shape - '0')
			return 0;
	}
	return is_word_char(peek_class(s, end)) ? 0 : end;
}

static const char *const date_shapes[] = {"4-2-2", "2/2/4", "2.2.4", "2:2:2", "2:2"};

static int32
match_date(const ShapeScanner *s, int32 at)
{
	size_t		i;

	for (i = 0; i < lengthof(date_shapes); i++)
	{
		int32		end = match_groups(s, at, date_shapes[i]);

		if (end > 0)
			return end;
	}
	return 0;
}

static const char *const percents[] = {"percent", "per cent", "pct"};

static int32
match_percent(const ShapeScanner *s, int32 at)
{
	int32		begin = at + (space_at(s, at) ? space_at(s, at) : hyphen_at(s, at));
	size_t		i;

	if (byte_at(s, at) == '%')
		return at + 1;
	for (i = 0; i < lengthof(percents); i++)
	{
		if (word_at(s, begin, percents[i]) && !is_word_char(peek_class(s, begin + strlen(percents[i]))))
			return begin + strlen(percents[i]);
	}
	return 0;
}

static const char *const currencies[] = {
	"$", "\xC2\xA3", "\xE2\x82\xAC", "\xC2\xA5", "\xE2\x82\xB9", "\xE2\x82\xBD", "\xE2\x82\xA9", "\xE2\x82\xBA", "\xE2\x82\xAA"
};

/* $3.5bn, US$ 1,500, EUR sign and the like: `at` is where the sign stands. */
static int32
match_money(const ShapeScanner *s, int32 at)
{
	size_t		i;

	for (i = 0; i < lengthof(currencies); i++)
	{
		int32		begin = at + strlen(currencies[i]);
		int32		end;
		int32		scaled;
		bool		decimal;

		if (!word_at(s, at, currencies[i]))
			continue;
		begin += space_at(s, begin);
		end = match_digits(s, begin, &decimal);
		if (end == begin)
			return 0;
		scaled = match_scale(s, end);
		if (scaled > 0)
			return scaled;
		return is_word_char(peek_class(s, end)) ? 0 : end;
	}
	return 0;
}

static void
take(ShapeToken *t, Shape shape, int32 end)
{
	t->shape = shape;
	t->span.end = end;
}

/* Articles of Arabic names before a hyphen; `al` and `el` also before a space. */
static const char *const articles[] = {"al", "el", "as", "ash", "an", "ar", "at", "az", "ad", "ul", "il"};

static bool
is_article(const ShapeScanner *s, const Piece *p, int first, int last)
{
	for (int i = first; i <= last; i++)
	{
		if ((int32) strlen(articles[i]) == p->end - p->start && word_at(s, p->start, articles[i]))
			return true;
	}
	return false;
}

/* Al Khatib: one name. */
static int32
match_spaced_article(const ShapeScanner *s, const Piece *p)
{
	int			space = space_at(s, p->end);
	Piece		next;

	if (space == 0 || !is_article(s, p, 0, 1) || peek_class(s, p->end + space) != CHAR_UPPER)
		return 0;
	scan_piece(s, p->end + space, &next);
	return next.letters >= 3 && next.digits == 0 && !next.too_long ? next.end : 0;
}

static Shape
plain_shape(const Piece *p)
{
	if (p->digits > 0)
		return p->letters > 0 ? SHAPE_CODE : SHAPE_NUMBER;
	return p->capital ? SHAPE_NAME : SHAPE_WORD;
}

/* Pieces with hyphens between, and a word broken at a line's end; the first piece is known. */
static void
take_compound(const ShapeScanner *s, const Piece *first, int32 end, ShapeToken *t)
{
	int			pieces = 1;
	bool		digits = first->letters == 0;
	Piece		p = *first;
	int32		last = end;
	int			hyphen;

	while ((hyphen = hyphen_at(s, last)) > 0 && pieces < 8)
	{
		int32		begin = last + hyphen;

		if (byte_at(s, begin) == '\n' && peek_class(s, begin + 1) == CHAR_LOWER && first->letters > 1)
			begin++;
		if (!is_word_char(peek_class(s, begin)))
			break;
		scan_piece(s, begin, &p);
		if (p.too_long || p.end - t->span.start > SHAPE_MAX_BYTES)
			break;
		last = p.letters == 1 && match_acronym(s, begin) > 0 ? match_acronym(s, begin) : p.end;
		digits &= p.letters == 0;
		pieces++;
	}
	if (pieces == 1)
		take(t, end > first->end ? SHAPE_ACRONYM : plain_shape(first), end);
	else if (pieces == 2 && is_article(s, first, 0, lengthof(articles) - 1) && p.capital)
		take(t, SHAPE_NAME, last);
	else if (digits || (pieces == 2 && first->capital && first->digits == 0 && p.letters <= 1 && p.digits > 0))
		take(t, SHAPE_CODE, last);
	else
		take(t, SHAPE_COMPOUND, last);
}

/* A token that begins with a letter. */
static void
take_word(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	int32		end;
	Piece		p;
	char		next;

	scan_piece(s, at, &p);
	if (p.too_long)
	{
		take(t, SHAPE_BLANK, p.end);
		return;
	}
	next = byte_at(s, p.end);
	if (next == ':' && byte_at(s, p.end + 1) == '/' && byte_at(s, p.end + 2) == '/' &&
		(word_at(s, at, "http") || word_at(s, at, "ftp")))
		take(t, SHAPE_PROTOCOL, p.end + 3);
	else if (next != '\0' && strchr("@._+%", next) != NULL && (end = match_email(s, at)) > 0)
		take(t, SHAPE_EMAIL, end);
	else if (next == '.' && p.letters == 1 && p.digits == 0 && (end = match_acronym(s, at)) > 0)
		take_compound(s, &p, end, t);
	else if ((next == '.' || next == '-') && (end = match_host(s, at)) > 0)
		take(t, SHAPE_HOST, end);
	else if (p.upper == p.letters && p.letters <= 3 && p.digits == 0 && (end = match_money(s, p.end)) > 0)
		take(t, SHAPE_MONEY, end);
	else if (next == '&' && p.upper == p.letters && p.digits == 0 && peek_class(s, p.end + 1) == CHAR_UPPER)
	{
		scan_piece(s, p.end + 1, &p);
		take(t, SHAPE_CODE, p.end);
	}
	else if ((end = match_spaced_article(s, &p)) > 0)
		take(t, SHAPE_NAME, end);
	else
		take_compound(s, &p, p.end, t);
}

/* A token that begins with a digit. */
static void
take_number(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	bool		decimal;
	int32		end = match_date(s, at);
	int32		more;
	Piece		p;

	if (end > 0)
	{
		take(t, SHAPE_DATE, end);
		return;
	}
	end = match_digits(s, at, &decimal);
	if ((more = match_percent(s, end)) > 0)
		take(t, SHAPE_PERCENT, more);
	else if (decimal && !is_word_char(peek_class(s, end)) && hyphen_at(s, end) == 0)
		take(t, SHAPE_DECIMAL, end);
	else
	{
		scan_piece(s, end, &p);
		if (p.too_long)
			take(t, SHAPE_BLANK, p.end);
		else if (p.end == end && hyphen_at(s, end) == 0)
			take(t, SHAPE_NUMBER, end);
		else
		{
			p.start = at;
			p.digits++;
			p.capital = false;
			take_compound(s, &p, p.end, t);
		}
	}
}

/* <b>, </p>, <img src=...>: on one line. */
static int32
match_tag(const ShapeScanner *s, int32 at)
{
	int32		begin = at + 1 + (byte_at(s, at + 1) == '/');
	int32		end;

	if (byte_at(s, begin) < 'A' || !is_letter(peek_class(s, begin)))
		return 0;
	for (end = begin; end < s->length && end - at < BLANK_MAX_BYTES; end++)
	{
		if (s->text[end] == '>')
			return end + 1;
		if (s->text[end] == '<' || s->text[end] == '\n')
			return 0;
	}
	return 0;
}

static int32
match_entity(const ShapeScanner *s, int32 at)
{
	int32		begin = at + 1 + (byte_at(s, at + 1) == '#');
	int32		end = ascii_run(s, begin, "", 12);

	return end > begin && byte_at(s, end) == ';' ? end + 1 : 0;
}

/* #tag and @handle: a sign with no word before it and letters behind. */
static int32
match_tagged(const ShapeScanner *s, int32 at)
{
	int32		end = at + 1;
	bool		letters = false;

	if (at > 0 && is_word_char(peek_class(s, utf8_previous(s->text, at))))
		return 0;
	while (end < s->length && end - at < SHAPE_MAX_BYTES / 2)
	{
		int32		next = end;
		CharClass	c = next_class(s, &next);

		if (!is_word_char(c) && c != CHAR_ALONE && c != CHAR_INSIDE && s->text[end] != '_')
			break;
		letters |= is_letter(c) || c == CHAR_ALONE;
		end = next;
	}
	return letters ? end : 0;
}

/* The shapes that begin with a sign. */
static const struct
{
	char		sign;			/* 0: any */
	Shape		shape;
	int32		(*match) (const ShapeScanner *s, int32 at);
}			signs[] = {
	{'<', SHAPE_TAG, match_tag},
	{'&', SHAPE_ENTITY, match_entity},
	{'#', SHAPE_HASHTAG, match_tagged},
	{'@', SHAPE_HANDLE, match_tagged},
	{'\0', SHAPE_MONEY, match_money},
};

static bool
take_sign(const ShapeScanner *s, ShapeToken *t)
{
	size_t		i;

	for (i = 0; i < lengthof(signs); i++)
	{
		int32		end;

		if (signs[i].sign != '\0' && signs[i].sign != s->text[t->span.start])
			continue;
		end = signs[i].match(s, t->span.start);
		if (end > 0)
		{
			take(t, signs[i].shape, end);
			return true;
		}
	}
	return false;
}

/* The bytes that may begin a shape of `signs`: those of ASCII, and the first bytes of the currencies. */
static inline bool
may_be_sign(char c)
{
	return c == '<' || c == '&' || c == '#' || c == '@' || c == '$' || c == '\xC2' || c == '\xE2';
}

static void
take_blank(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	int			clitic = at > 0 && is_word_char(peek_class(s, utf8_previous(s->text, at))) ? clitic_at(s, at) : 0;
	int32		end = at + clitic;

	if (clitic == 0)
		(void) next_class(s, &end);
	while (end < s->length && end - at < BLANK_MAX_BYTES)
	{
		int32		next = end;
		CharClass	c = next_class(s, &next);

		if (is_word_char(c) || c == CHAR_ALONE || may_be_sign(s->text[end]))
			break;
		end = next;
	}
	take(t, SHAPE_BLANK, end);
}

/* What follows a protocol or a host of an address. */
static bool
take_address(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	int32		end;

	if (s->last == SHAPE_PROTOCOL)
	{
		end = ascii_run(s, at, ".-:@", SHAPE_MAX_BYTES);
		take(t, SHAPE_HOST, end);
		return end > at;
	}
	if (s->last != SHAPE_HOST || strchr("/?", s->text[at]) == NULL || s->text[at] == '\0')
		return false;
	end = ascii_run(s, at, "/?#=&%._~+:;,-@!$*'", SHAPE_MAX_BYTES);
	while (end > at + 1 && strchr(".,;:!?'", s->text[end - 1]) != NULL)
		end--;
	take(t, SHAPE_PATH, end);
	return true;
}

/* A letter of a script without spaces, with the marks on it. */
static void
take_alone(const ShapeScanner *s, int32 next, ShapeToken *t)
{
	while (next - t->span.start < SHAPE_MAX_BYTES && peek_class(s, next) == CHAR_INSIDE)
		(void) next_class(s, &next);
	take(t, SHAPE_WORD, next);
}

bool
shape_next(ShapeScanner *s, ShapeToken *t)
{
	int32		next = s->at;
	CharClass	c;

	if (s->at >= s->length)
		return false;
	t->span.start = s->at;
	c = next_class(s, &next);
	if (!((s->last == SHAPE_PROTOCOL || s->last == SHAPE_HOST) && take_address(s, t)))
	{
		if (c == CHAR_DIGIT)
			take_number(s, t);
		else if (is_letter(c))
			take_word(s, t);
		else if (c == CHAR_ALONE)
			take_alone(s, next, t);
		else if (!may_be_sign(s->text[s->at]) || !take_sign(s, t))
			take_blank(s, t);
	}
	s->at = t->span.end;
	s->last = t->shape;
	return true;
}

Shape
shape_of(const char *text, int32 length)
{
	ShapeScanner s = {text, length, 0, SHAPE_NONE};
	ShapeToken	t;

	return shape_next(&s, &t) && t.span.end == length ? t.shape : SHAPE_NONE;
}
