/*
 * tokens.c - words, numbers and marks of each sentence, as the English treebanks of Universal Dependencies cut them.
 *
 * A sentence's text goes in, spans come out; spans and the white space between them make up the text again.  Clitics are
 * tokens of their own ("do" "n't", "Syria" "'s"), hyphens too ("Franco" "-" "German") unless a prefix stands before
 * ("pre-war"); an abbreviation keeps its full stop, a number its separators, an address is one token.
 */
#include "extension/core.h"

#include <unicode/uchar.h>

#include "text/abbreviations.h"
#include "text/document.h"
#include "text/lexicon.h"
#include "text/utf8.h"
#include "text/word_classes.h"

extern const Lexicon lexicon_joined_prefixes;

/* A longer run without white space is cut blindly at this many bytes, so that no rule sees more. */
#define RUN_MAX 4096

/* What a character is to the scanner. */
typedef enum CharKind
{
	CHAR_SPACE, CHAR_LETTER, CHAR_DIGIT, CHAR_MARK
} CharKind;

typedef struct Scanner
{
	Document   *doc;
	int32		capacity;
	char	   *arena;			/* where the next lower-case form goes */
	size_t		arena_left;
	int32		sentence;
	bool		space;			/* white space before the next token */
} Scanner;

static CharKind
char_kind(uint32 c)
{
	if (c < 0x80)
	{
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			return CHAR_LETTER;
		if (c >= '0' && c <= '9')
			return CHAR_DIGIT;
		return utf8_is_space(c) ? CHAR_SPACE : CHAR_MARK;
	}
	if (utf8_is_space(c))
		return CHAR_SPACE;
	if (u_isdigit(c))
		return CHAR_DIGIT;
	/* Combining marks, joiners and soft hyphens belong to the letter before. */
	if (u_isalpha(c) || (U_MASK(u_charType(c)) & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_NL_MASK)))
		return CHAR_LETTER;
	return CHAR_MARK;
}

static CharKind
kind_at(const Document *doc, int32 at, int32 end, int32 *next)
{
	*next = at;
	return at < end ? char_kind(utf8_next(doc->text, doc->length, next)) : CHAR_SPACE;
}

/* The byte length of an apostrophe at `at`, or 0. */
static int
apostrophe_at(const Document *doc, int32 at, int32 end)
{
	const unsigned char *s = (const unsigned char *) doc->text + at;

	if (at < end && (s[0] == '\'' || s[0] == '`'))
		return 1;
	if (at + 3 <= end && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0x98 || s[2] == 0x99))
		return 3;
	return 0;
}

/* A hyphen that joins words: U+002D, U+2010, U+2011. */
static int
hyphen_at(const Document *doc, int32 at, int32 end)
{
	const unsigned char *s = (const unsigned char *) doc->text + at;

	if (at < end && s[0] == '-')
		return 1;
	return at + 3 <= end && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0x90 || s[2] == 0x91) ? 3 : 0;
}

static uint32
plain_char(uint32 c)
{
	if (c < 0x80)
		return c == '`' ? '\'' : c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
		return '\'';
	if (c >= 0x2010 && c <= 0x2015)
		return '-';
	return u_tolower(c);
}

/* Lower-case forms lie one behind the other in pieces of the document's memory; a character grows to 4 bytes at most. */
static const char *
lower_of(Scanner *scan, ByteSpan s)
{
	Document   *doc = scan->doc;
	size_t		need = 2 * (size_t) span_length(s) + 4;
	char	   *out;
	int			n = 0;

	if (scan->arena_left < need)
	{
		scan->arena_left = Max(need, 8192);
		scan->arena = MemoryContextAlloc(doc->context, scan->arena_left);
	}
	out = scan->arena;
	for (int32 i = s.start; i < s.end;)
		n += utf8_put(plain_char(utf8_next(doc->text, doc->length, &i)), out + n);
	out[n++] = '\0';
	scan->arena += n;
	scan->arena_left -= n;
	return out;
}

static uint16
flags_of(const Document *doc, ByteSpan s)
{
	uint16		flags = 0;
	int			letters = 0;
	int			capitals = 0;

	for (int32 i = s.start; i < s.end;)
	{
		uint32		c = utf8_next(doc->text, doc->length, &i);
		CharKind	kind = char_kind(c);

		if (kind == CHAR_LETTER)
		{
			bool		upper = c < 0x80 ? c <= 'Z' : u_isupper(c) || u_istitle(c);

			if (letters++ == 0 && upper)
				flags |= TOKEN_CAPITAL;
			capitals += upper;
		}
		else if (kind == CHAR_DIGIT && i - s.start <= 4 && letters == 0)
			flags |= TOKEN_NUMBER;
	}
	if (letters > 0)
		flags |= TOKEN_WORD;
	if (letters >= 2 && capitals == letters)
		flags |= TOKEN_CAPITALS;
	return (flags & (TOKEN_WORD | TOKEN_NUMBER)) ? flags : TOKEN_PUNCT;
}

static void
emit(Scanner *scan, int32 start, int32 end)
{
	Document   *doc = scan->doc;
	Sentence   *s = &doc->sentences[scan->sentence];
	Token		t = {.span = {start, end},.sentence = scan->sentence,.head = NO_TOKEN};

	t.flags = flags_of(doc, t.span) | (scan->space ? TOKEN_SPACE : 0) | (s->count == 0 ? TOKEN_FIRST : 0);
	t.lower = lower_of(scan, t.span);
	t.listed = listed_word(t.lower);
	scan->space = false;
	if (doc->n_tokens == scan->capacity)
	{
		scan->capacity *= 2;
		doc->tokens = repalloc(doc->tokens, sizeof(Token) * scan->capacity);
	}
	doc->tokens[doc->n_tokens++] = t;
	s->count++;
}

static bool
lower_equal(const char *text, const char *lower, int n)
{
	for (int i = 0; i < n; i++)
		if ((text[i] | 0x20) != lower[i])
			return false;
	return true;
}

/* The bytes of the first of two words that are written as one: "can|not", "gim|me". */
#define FIRST_OF_TWO 3

/* A word of letters: cuts "cannot" and the like in two. */
static void
emit_letters(Scanner *scan, int32 start, int32 end)
{
	if (span_in_class(scan->doc->text + start, end - start, CLASS_TWO_WORDS))
	{
		emit(scan, start, start + FIRST_OF_TWO);
		emit(scan, start + FIRST_OF_TWO, end);
		return;
	}
	emit(scan, start, end);
}

/* True when letters, apostrophe and the rest are a clitic: 's 're 've 'd 'll 'm. */
static bool
clitic_after(const Document *doc, int32 after, int32 end)
{
	static const char *const clitics[] = {"s", "d", "m", "re", "ve", "ll"};

	for (size_t i = 0; i < lengthof(clitics); i++)
		if (end - after == (int32) strlen(clitics[i]) && lower_equal(doc->text + after, clitics[i], end - after))
			return true;
	return false;
}

/* A word with an apostrophe inside at `mark` (its bytes `width`): "don't" and "Syria's" are cut, "O'Brien" is not. */
static void
emit_clitic(Scanner *scan, int32 start, int32 mark, int width, int32 end)
{
	const char *text = scan->doc->text;
	int32		after = mark + width;

	if (end - after == 1 && (text[after] | 0x20) == 't' && mark - start >= 2 && (text[mark - 1] | 0x20) == 'n')
	{
		emit(scan, start, mark - 1);
		emit(scan, mark - 1, end);
	}
	else if (clitic_after(scan->doc, after, end))
	{
		emit_letters(scan, start, mark);
		emit(scan, mark, end);
	}
	else
		emit(scan, start, end);
}

/* Prefixes that the treebanks leave joined to what follows: "co-operate". */
static bool
joining_prefix(const char *word, int length)
{
	char		lower[16];

	if (length >= (int) sizeof(lower))
		return false;
	for (int i = 0; i < length; i++)
		lower[i] = word[i] | 0x20;
	return lexicon_find(&lexicon_joined_prefixes, lower, length) >= 0;
}

/* The end of a run of letters and digits, with combining marks. */
static int32
word_end(const Document *doc, int32 at, int32 end)
{
	int32		next;

	while (at < end)
	{
		CharKind	kind = kind_at(doc, at, end, &next);

		if (kind != CHAR_LETTER && kind != CHAR_DIGIT)
			break;
		at = next;
	}
	return at;
}

/* "U.S.", "a.m.", "Ph.D": letters with single stops between; its end, or `at` when it is none. */
static int32
initials_end(const Document *doc, int32 at, int32 end)
{
	const char *s = doc->text;
	int32		i = at;
	int			stops = 0;

	while (i < end)
	{
		int32		letters = i;

		while (letters < end && letters - i < 3 && ((s[letters] | 0x20) >= 'a' && (s[letters] | 0x20) <= 'z'))
			letters++;
		if (letters == i || letters - i > 2 || letters >= end || s[letters] != '.')
			break;
		i = letters + 1;
		stops++;
	}
	if (stops == 0)
		return at;
	/* A last part without its stop ("Ph.D", "U.S.A") belongs to it when one letter. */
	if (stops >= 1 && i < end && word_end(doc, i, end) - i == 1)
		i++;
	return stops >= 2 || (i > at && s[i - 1] != '.') ? i : at;
}

/* "Mr.", "J.", "Inc.": the end with the stop, or `end_of_word`. */
static int32
abbreviation_end(const Scanner *scan, int32 start, int32 end_of_word, int32 end)
{
	const Document *doc = scan->doc;
	int32		sentence_end = doc->sentences[scan->sentence].span.end;
	bool		last = end_of_word + 1 >= sentence_end;

	if (end_of_word >= end || doc->text[end_of_word] != '.' || (end_of_word + 1 < end && doc->text[end_of_word + 1] == '.'))
		return end_of_word;
	if (end_of_word - start == 1 && doc->text[start] >= 'A' && doc->text[start] <= 'Z' && !last)
		return end_of_word + 1;
	switch (abbreviation_kind(doc->text + start, end_of_word - start))
	{
		case ABBREVIATION_NONE:
			return end_of_word;
		case ABBREVIATION_NUMBER:
			/* "no" and "art" are words too. */
			return last ? end_of_word : end_of_word + 1;
		default:
			return end_of_word + 1;
	}
}

/* Whether the run is a web or mail address, a handle or a hashtag. */
static bool
is_address(const Document *doc, int32 start, int32 end)
{
	const char *s = doc->text + start;
	int32		n = end - start;
	const char *at;

	if (n > 1 && (s[0] == '@' || s[0] == '#') && word_end(doc, start + 1, end) > start + 1)
		return true;
	if (n > 4 && (strncmp(s, "www.", 4) == 0 || strncmp(s, "http", 4) == 0))
		return n > 7 && (s[3] == '.' || memchr(s, ':', Min(n, 6)) != NULL);
	at = memchr(s, '@', n);
	return at != NULL && at > s && at < s + n - 3 && memchr(at, '.', s + n - at - 1) != NULL;
}

/* An address without the marks behind it. */
static int32
address_end(const Document *doc, int32 start, int32 end)
{
	while (end > start + 1 && strchr(".,;:!?)]}>\"'", doc->text[end - 1]))
		end--;
	return end;
}

/* Separators inside a number or between its parts: "1,000.5", "10:30", "12/05/2010", "S&P". */
static bool
joins_digits(const Document *doc, int32 at, int32 end)
{
	int32		next;

	return at + 1 < end && doc->text[at] != '\0' && strchr(".,:/", doc->text[at]) != NULL && kind_at(doc, at + 1, end, &next) == CHAR_DIGIT;
}

/* A number from a digit on; letters may end it ("1990s", "3rd", "20th"). */
static int32
number_end(const Document *doc, int32 at, int32 end)
{
	int32		next;

	for (;;)
	{
		while (kind_at(doc, at, end, &next) == CHAR_DIGIT)
			at = next;
		if (!joins_digits(doc, at, end))
			return at;
		at++;
	}
}

static int32
scan_number(Scanner *scan, int32 at, int32 end)
{
	static const char *const endings[] = {"s", "st", "nd", "rd", "th"};
	const Document *doc = scan->doc;
	int32		digits = number_end(doc, at, end);
	int32		letters = word_end(doc, digits, end);
	int			width = apostrophe_at(doc, digits, end);

	for (size_t i = 0; i < lengthof(endings); i++)
		if (letters - digits == (int32) strlen(endings[i]) && lower_equal(doc->text + digits, endings[i], letters - digits))
			digits = letters;
	/* "1990's" */
	if (width && word_end(doc, digits + width, end) == digits + width + 1 && (doc->text[digits + width] | 0x20) == 's')
	{
		emit(scan, at, digits);
		emit(scan, digits, digits + width + 1);
		return digits + width + 1;
	}
	/* "A4", "4x4", "F16A": letters and digits mixed further on stay together; "10am", "5bn" are cut. */
	if (letters > digits)
	{
		for (int32 i = digits; i < letters; i++)
			if (doc->text[i] >= '0' && doc->text[i] <= '9')
				digits = letters;
	}
	emit(scan, at, digits);
	return digits;
}

static int32
scan_word(Scanner *scan, int32 at, int32 end)
{
	const Document *doc = scan->doc;
	int32		stop = initials_end(doc, at, end);
	int			width;

	if (stop > at)
	{
		/* A stop that is the sentence's own as well belongs to the initials; the treebanks do not double it. */
		emit(scan, at, stop);
		return stop;
	}
	stop = word_end(doc, at, end);
	width = apostrophe_at(doc, stop, end);
	if (width)
	{
		int32		more = word_end(doc, stop + width, end);

		if (more > stop + width)
		{
			emit_clitic(scan, at, stop, width, more);
			return more;
		}
		if ((doc->text[stop - 1] | 0x20) == 's' && !(doc->text[stop] == '`'))
		{
			emit(scan, at, stop);
			return stop;
		}
	}
	width = hyphen_at(doc, stop, end);
	if (width && joining_prefix(doc->text + at, stop - at) && word_end(doc, stop + width, end) > stop + width)
		stop = word_end(doc, stop + width, end);
	/* "AT&T" */
	else if (stop + 1 < end && doc->text[stop] == '&' && word_end(doc, stop + 1, end) > stop + 1)
		stop = word_end(doc, stop + 1, end);
	else
	{
		int32		abbreviation = abbreviation_end(scan, at, stop, end);

		if (abbreviation > stop)
		{
			emit(scan, at, abbreviation);
			return abbreviation;
		}
	}
	emit_letters(scan, at, stop);
	return stop;
}

/* Marks: runs of the same (and of "?!") are one token, anything else is one character. */
static int32
scan_mark(Scanner *scan, int32 at, int32 end)
{
	const Document *doc = scan->doc;
	int32		next = at;
	uint32		c = utf8_next(doc->text, doc->length, &next);
	int			width = apostrophe_at(doc, at, end);

	/* "'s" and the like behind a closing quotation mark or a digit */
	if (width && !scan->space && at > doc->sentences[scan->sentence].span.start)
	{
		int32		more = word_end(doc, at + width, end);

		if (more > at + width && clitic_after(doc, at + width, more))
		{
			emit(scan, at, more);
			return more;
		}
	}
	if (c < 0x80 && strchr(".-!?*=_~'`", c))
		while (next < end && (doc->text[next] == (char) c || ((c == '!' || c == '?') && (doc->text[next] == '!' || doc->text[next] == '?'))))
			next++;
	emit(scan, at, next);
	return next;
}

/* One run without white space. */
static void
scan_run(Scanner *scan, int32 at, int32 end)
{
	const Document *doc = scan->doc;

	if (is_address(doc, at, end))
	{
		int32		stop = address_end(doc, at, end);

		emit(scan, at, stop);
		at = stop;
	}
	while (at < end)
	{
		int32		next;

		switch (kind_at(doc, at, end, &next))
		{
			case CHAR_LETTER:
				at = scan_word(scan, at, end);
				break;
			case CHAR_DIGIT:
				at = scan_number(scan, at, end);
				break;
			default:
				at = scan_mark(scan, at, end);
		}
	}
}

static void
scan_sentence(Scanner *scan)
{
	const Document *doc = scan->doc;
	ByteSpan	span = doc->sentences[scan->sentence].span;
	int32		at = span.start;

	scan->space = true;
	while (at < span.end)
	{
		int32		end = at;
		int32		next;

		while (end < span.end && end - at < RUN_MAX && kind_at(doc, end, span.end, &next) != CHAR_SPACE)
			end = next;
		if (end > at)
			scan_run(scan, at, end);
		else
		{
			(void) kind_at(doc, at, span.end, &next);
			scan->space = true;
			end = next;
		}
		at = end;
	}
}

void
document_tokens(Document *doc)
{
	Scanner		scan = {.doc = doc,.capacity = 64 + doc->length / 4};

	if (doc->has_tokens)
		return;
	document_sentences(doc);
	doc->tokens = MemoryContextAlloc(doc->context, sizeof(Token) * scan.capacity);
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		CHECK_FOR_INTERRUPTS();
		doc->sentences[k].first = doc->n_tokens;
		scan.sentence = k;
		scan_sentence(&scan);
	}
	doc->has_tokens = true;
}
