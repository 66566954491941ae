/*
 * letters.c - any script in plain Latin letters.
 *
 * UTF-8 comes in, lower-case ASCII goes out.  A run of one script is written by our own table of that script where ICU's
 * is wrong for names (data/transliteration.tsv: Arabic and Persian, Hebrew, Cyrillic, Greek, kana), by rule for Hangul, by Unicode's decomposition for
 * Latin letters with marks, and by ICU's "Any-Latin; Latin-ASCII" for the rest (Han as pinyin, the scripts of India, Georgian,
 * Armenian, Thai).  The transliterator costs milliseconds to open: once a backend.
 */
#include "extension/core.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "names/letters.h"
#include "text/lexicon.h"
#include "text/utf8.h"

extern const Lexicon lexicon_transliteration;
extern const Lexicon lexicon_name_surnames;

/* The most bytes of one name that are read; those behind are left out. */
#define NAME_MAX_BYTES 1024

/* The longest key of the table, in code points. */
#define TABLE_MAX_POINTS 4

void
letters_init(Letters *out)
{
	out->room = 64;
	out->length = 0;
	out->at = palloc(out->room);
	out->at[0] = '\0';
}

void
letters_put(Letters *out, const char *s, int length)
{
	if (length > LETTERS_MAX - out->length)
		length = LETTERS_MAX - out->length;
	if (out->length + length + 1 > out->room)
	{
		out->room = 2 * (out->length + length + 1);
		out->at = repalloc(out->at, out->room);
	}
	memcpy(out->at + out->length, s, length);
	out->length += length;
	out->at[out->length] = '\0';
}

static const UNormalizer2 *
decomposer(void)
{
	static const UNormalizer2 *n = NULL;
	UErrorCode	status = U_ZERO_ERROR;

	if (n == NULL)
		n = unorm2_getNFKDInstance(&status);
	if (U_FAILURE(status))
		ereport(ERROR, (errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
						errmsg("ICU has no normalization data: %s", u_errorName(status))));
	return n;
}

static UTransliterator *transliterator = NULL;

#ifndef CORE_ALONE
static void
close_transliterator(void *arg)
{
	(void) arg;
	utrans_close(transliterator);
	transliterator = NULL;
}
#endif

/* Opened once and closed with the backend's last context. */
static void
open_transliterator(void)
{
	static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower";
	UErrorCode	status = U_ZERO_ERROR;

	if (transliterator != NULL)
		return;
	transliterator = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status))
	{
		transliterator = NULL;
		ereport(ERROR, (errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
						errmsg("ICU cannot transliterate to Latin: %s", u_errorName(status)),
						errhint("Install ICU's full data (libicu-data).")));
	}
#ifndef CORE_ALONE
	{
		MemoryContextCallback *cb = MemoryContextAllocZero(CacheMemoryContext, sizeof(MemoryContextCallback));

		cb->func = close_transliterator;
		MemoryContextRegisterResetCallback(CacheMemoryContext, cb);
	}
#endif
}

static bool
is_hangul(uint32 c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

static bool
is_han(uint32 c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
}

/* Scripts of northern India, whose readers leave the vowel "a" that a consonant carries unsaid at the end of a word. */
static bool
is_northern_indic(uint32 c)
{
	return c >= 0x900 && c < 0xB00;
}

/* ICU's reading of a run of letters; the syllables of Han become one word. */
static void
put_by_icu(const uint32 *points, int n, Letters *out)
{
	UChar		buffer[1024];
	int32_t		length = 0;
	int32_t		limit;
	UErrorCode	status = U_ZERO_ERROR;
	bool		han = is_han(points[0]);

	for (int i = 0; i < n && length < 200; i++)
		if (points[i] < 0xD800 || (points[i] > 0xDFFF && points[i] <= 0x10FFFF))
			U16_APPEND_UNSAFE(buffer, length, points[i]);
	limit = length;
	open_transliterator();
	utrans_transUChars(transliterator, buffer, &length, lengthof(buffer), 0, &limit, &status);
	if (U_FAILURE(status))
		return;
	if (length > 2 && buffer[length - 1] == 'a' && is_northern_indic(points[n - 1]) && u_charType(points[n - 1]) == U_OTHER_LETTER)
		length--;
	for (int32_t i = 0; i < length; i++)
	{
		UChar		c = buffer[i];

		if (c < 128 && (u_isalnum(c) || (c == ' ' && !han)))
			letters_put_char(out, (char) c);
	}
}

/* A surname of Han or Hangul at the start of a word of at most four characters: how many it has, 0 for none. */
static int
surname(const uint32 *points, int n, const char **latin)
{
	for (int k = 2; k > 0 && n >= 2 && n <= 4; k--)
	{
		char		key[8];
		int			length = 0;
		int			row;

		if (k >= n)
			continue;
		for (int i = 0; i < k; i++)
			length += utf8_put(points[i], key + length);
		row = lexicon_find(&lexicon_name_surnames, key, length);
		if (row >= 0)
		{
			*latin = lexicon_cell(&lexicon_name_surnames, row, 1);
			return k;
		}
	}
	return 0;
}

/* Revised Romanization, with the vowels "eo" and "eu" as names usually have them. */
static void
put_hangul(uint32 c, bool first, Letters *out)
{
	static const char *const initials[] = {"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"};
	static const char *const vowels[] = {"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
		"yu", "u", "ui", "i"};
	static const char *const finals[] = {"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m",
		"p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "h"};
	int			index = c - 0xAC00;
	const char *initial = initials[index / 588];
	const char *vowel = vowels[index % 588 / 28];
	const char *final = finals[index % 28];

	if (first && strcmp(initial, "g") == 0)
		initial = "k";
	letters_put(out, initial, strlen(initial));
	letters_put(out, vowel, strlen(vowel));
	letters_put(out, final, strlen(final));
}

/* A word of Hangul: "kim jonghun". */
static void
put_hangul_word(const uint32 *points, int n, Letters *out)
{
	const char *latin;
	int			family = n == 3 || n == 4 ? surname(points, n, &latin) : 0;

	if (family > 0 && n - family <= 2)
	{
		letters_put(out, latin, strlen(latin));
		letters_put_char(out, ' ');
	}
	else
		family = 0;
	for (int i = family; i < n; i++)
		put_hangul(points[i], i == family, out);
}

/* A word of Han: "mao zedong". */
static void
put_han_word(const uint32 *points, int n, Letters *out)
{
	const char *latin;
	int			family = surname(points, n, &latin);

	if (family > 0)
	{
		put_by_icu(points, family, out);
		letters_put_char(out, ' ');
	}
	put_by_icu(points + family, n - family, out);
}

/* The table's reading of the letters at `at`, the longest first: how many code points it covers, 0 for none. */
static int
put_by_table(const uint32 *points, int n, bool first, Letters *out)
{
	for (int k = Min(n, TABLE_MAX_POINTS); k > 0; k--)
	{
		char		key[4 * TABLE_MAX_POINTS];
		int			length = 0;
		int			row;

		for (int i = 0; i < k; i++)
			length += utf8_put(points[i], key + length);
		row = lexicon_find(&lexicon_transliteration, key, length);
		if (row >= 0)
		{
			const char *latin = lexicon_cell(&lexicon_transliteration, row, 1);
			const char *initial = lexicon_cell(&lexicon_transliteration, row, 2);

			if (first && initial[0] != '\0')
				latin = initial;
			for (; *latin && strcmp(latin, "-") != 0; latin++)
				letters_put_char(out, *latin == '_' ? ' ' : *latin);
			return k;
		}
	}
	return 0;
}

static bool
is_mark(uint32 c)
{
	int8_t		type = u_charType(c);

	return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || c == 0x0640;
}

/* Letters that only ICU reads: no table, no Latin. */
static bool
is_for_icu(uint32 c)
{
	UErrorCode	status = U_ZERO_ERROR;

	return c >= 0x530 && (u_isalpha(c) || u_charType(c) == U_COMBINING_SPACING_MARK || u_charType(c) == U_NON_SPACING_MARK) &&
		uscript_getScript(c, &status) != USCRIPT_LATIN && uscript_getScript(c, &status) != USCRIPT_INHERITED;
}

static void
put_mark(uint32 c, Letters *out)
{
	int8_t		type;

	switch (c)
	{
		case '\'': case '`': case 0xB4: case 0x2018: case 0x2019: case 0x201B: case 0x2032: case 0x5F3: case 0x5F4: case 0x60C0:
			letters_put_char(out, '\'');
			return;
		case '-': case '.': case ',': case '&':
			letters_put_char(out, (char) c);
			return;
		case 0x60C: case 0x3001: case 0xFF0C:
			letters_put_char(out, ',');
			return;
		case 0x30FB: case 0xB7: case 0xFF65:
			letters_put_char(out, ' ');
			return;
		default:
			break;
	}
	type = u_charType(c);
	if (type == U_DASH_PUNCTUATION)
		letters_put_char(out, '-');
	else if (type != U_MODIFIER_LETTER && type != U_MODIFIER_SYMBOL && type != U_CONTROL_CHAR)
		letters_put_char(out, ' ');
	else if (u_isspace(c))
		letters_put_char(out, ' ');
}

/* Compatibility forms (full width, Arabic presentation forms, ligatures, marks, Hangul syllables) taken apart. */
static int
decompose(const char *text, int32 length, uint32 *points, int room)
{
	int			n = 0;

	for (int32 at = 0; at < length && n < room;)
	{
		uint32		c = utf8_next(text, length, &at);
		UChar		parts[20];
		UErrorCode	status = U_ZERO_ERROR;
		int32_t		k;

		c = c == 0 ? ' ' : u_tolower(c);
		k = c < 0xC0 || is_hangul(c) ? -1 : unorm2_getDecomposition(decomposer(), c, parts, lengthof(parts), &status);
		if (k < 0 || U_FAILURE(status))
		{
			points[n++] = c;
			continue;
		}
		for (int32_t i = 0; i < k && n < room;)
		{
			UChar32		part;

			U16_NEXT(parts, i, k, part);
			points[n++] = u_tolower(part);
		}
	}
	return n;
}

/* Marks that make another letter of the one before, by script, stand in the table with it; all others go. */
static int
without_marks(uint32 *points, int n)
{
	int			kept = 0;

	for (int i = 0; i < n; i++)
	{
		uint32		c = points[i];
		bool		kana = c == 0x3099 || c == 0x309A;
		bool		breve = (c == 0x306 || c == 0x308) && kept > 0 && points[kept - 1] >= 0x400 && points[kept - 1] < 0x530;
		bool		hamza = c == 0x655;
		bool		indic = c >= 0x900 && c < 0x10A0;

		if (!is_mark(c) || kana || breve || hamza || indic)
			points[kept++] = c;
	}
	return kept;
}

static bool
in_table(const uint32 *points, int n)
{
	for (int k = Min(n, TABLE_MAX_POINTS); k > 0; k--)
	{
		char		key[4 * TABLE_MAX_POINTS];
		int			length = 0;

		for (int i = 0; i < k; i++)
			length += utf8_put(points[i], key + length);
		if (lexicon_find(&lexicon_transliteration, key, length) >= 0)
			return true;
	}
	return false;
}

/* How many code points from here on are read together: one script's, up to what the table has. */
static int
run_length(const uint32 *points, int n)
{
	int			k = 0;

	while (k < n && is_for_icu(points[k]) && is_han(points[k]) == is_han(points[0]) && is_hangul(points[k]) == is_hangul(points[0]) &&
		   (k == 0 || !in_table(points + k, n - k)))
		k++;
	return k;
}

static void
put_run(const uint32 *points, int n, Letters *out)
{
	if (is_han(points[0]))
		put_han_word(points, n, out);
	else if (is_hangul(points[0]))
		put_hangul_word(points, n, out);
	else
		put_by_icu(points, n, out);
}

void
latin_letters(const char *text, int32 length, Letters *out)
{
	uint32	   *points;
	int			n;

	length = Min(length, NAME_MAX_BYTES);
	points = palloc(sizeof(uint32) * (2 * length + 4));
	n = without_marks(points, decompose(text, length, points, 2 * length));
	for (int i = 0; i < n;)
	{
		bool		first = out->length == 0 || !u_isalnum((unsigned char) out->at[out->length - 1]);
		uint32		c = points[i];
		int			k;

		if (c < 128 && u_isalnum(c))
		{
			letters_put_char(out, (char) c);
			i++;
		}
		else if (c >= 128 && (k = put_by_table(points + i, n - i, first, out)) > 0)
			i += k;
		else if ((k = run_length(points + i, n - i)) > 0)
		{
			put_run(points + i, k, out);
			i += k;
		}
		else
		{
			if (c >= 128 && u_isalnum(c))
				put_by_icu(&c, 1, out);
			else
				put_mark(c, out);
			i++;
		}
	}
	pfree(points);
}
