/*
 * lexemes.c - what a token is found under.
 *
 * In: a token as the parser cut it.  Out: lexemes.  A word gives its stem without marks; a name also the key of its
 * spelling, as an alternative; a compound is found whole ("ceasefire" = "cease-fire") and by its parts, the whole standing
 * at each part's position, so that phrases with either spelling match; $3.5bn and $3.5 billion are one amount.
 */
#include "search/search.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "names/names.h"
#include "text/lexicon.h"
#include "text/utf8.h"

extern const Lexicon lexicon_scales;

/* The columns of scales.tsv. */
enum
{
	SCALE_POWER = 2, SCALE_WRITES
};

static void
add(Lexemes *out, char *text, int variant, bool advance)
{
	if (out->count >= LEXEMES_MAX || text[0] == '\0')
		return;
	for (int i = out->count - 1; i >= 0 && !advance; i--)
	{
		if (strcmp(out->at[i].text, text) == 0)
			return;
		if (out->at[i].advance)
			break;
	}
	out->at[out->count].text = text;
	out->at[out->count].variant = variant;
	out->at[out->count].advance = advance;
	out->count++;
}

static bool
is_ascii(const char *text, int32 length)
{
	for (int32 i = 0; i < length; i++)
	{
		if ((unsigned char) text[i] >= 0x80)
			return false;
	}
	return true;
}

/* Two-byte and longer apostrophes and hyphens made plain, in place of a copy. */
static char *
plain_signs(const char *text, int32 length)
{
	char	   *copy = palloc(length + 1);
	int32		n = 0;

	for (int32 at = 0; at < length;)
	{
		int32		next = at;
		uint32		c = utf8_next(text, length, &next);

		if (c == 0x2018 || c == 0x2019)
			copy[n++] = '\'';
		else if (c == 0x2010 || c == 0x2011)
			copy[n++] = '-';
		else
		{
			memcpy(copy + n, text + at, next - at);
			n += next - at;
		}
		at = next;
	}
	copy[n] = '\0';
	return copy;
}

static void
lower_ascii(char *text)
{
	for (; *text != '\0'; text++)
	{
		if (*text >= 'A' && *text <= 'Z')
			*text += 32;
	}
}

/* UTF-8 through one of ICU's normalizers; NULL when ICU will not. */
static char *
normalized(const UNormalizer2 *how, const char *text, int32 length)
{
	UErrorCode	status = U_ZERO_ERROR;
	int32		room = length * 4 + 16;
	UChar	   *from = palloc(sizeof(UChar) * room);
	UChar	   *to = palloc(sizeof(UChar) * room);
	char	   *out = palloc(room * 3 + 1);
	int32_t		n = 0;

	u_strFromUTF8(from, room, &n, text, length, &status);
	n = unorm2_normalize(how, from, n, to, room, &status);
	u_strToUTF8(out, room * 3 + 1, &n, to, n, &status);
	pfree(from);
	pfree(to);
	if (U_FAILURE(status))
	{
		pfree(out);
		return NULL;
	}
	out[n] = '\0';
	return out;
}

char *
search_lower(const char *text, int32 length)
{
	UErrorCode	status = U_ZERO_ERROR;
	char	   *copy = plain_signs(text, length);

	if (!is_ascii(copy, strlen(copy)))
	{
		/* Case folding with NFKC: it drops soft hyphens and joiners too. */
		const UNormalizer2 *how = unorm2_getNFKCCasefoldInstance(&status);
		char	   *folded = U_SUCCESS(status) ? normalized(how, copy, strlen(copy)) : NULL;

		if (folded != NULL)
		{
			pfree(copy);
			return folded;
		}
	}
	lower_ascii(copy);
	return copy;
}

/* Letters that have no decomposition. */
static const struct
{
	uint32		letter;
	const char *plain;
}			letters[] = {
	{0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0x142, "l"},
	{0x153, "oe"}, {0x167, "t"}, {0x1DD, "e"}, {0x259, "e"}, {0x2BB, ""}, {0x2BC, ""}, {0x2BE, ""}, {0x2BF, ""},
};

static bool
is_mark(uint32 c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640;
}

/* Takes marks off decomposed text, in place (never longer). */
static void
strip_marks(char *text)
{
	int32		length = strlen(text);
	int32		n = 0;

	for (int32 at = 0; at < length;)
	{
		int32		begin = at;
		uint32		c = utf8_next(text, length, &at);
		size_t		i = 0;

		if (is_mark(c))
			continue;
		while (i < lengthof(letters) && letters[i].letter != c)
			i++;
		if (i < lengthof(letters))
		{
			memcpy(text + n, letters[i].plain, strlen(letters[i].plain));
			n += strlen(letters[i].plain);
			continue;
		}
		memmove(text + n, text + begin, at - begin);
		n += at - begin;
	}
	text[n] = '\0';
}

/* Takes the marks off a lower-case word; the word itself when there are none. */
static char *
without_marks(char *word)
{
	UErrorCode	status = U_ZERO_ERROR;
	char	   *apart;
	char	   *whole;

	if (is_ascii(word, strlen(word)))
		return word;
	apart = normalized(unorm2_getNFDInstance(&status), word, strlen(word));
	if (apart == NULL)
		return word;
	strip_marks(apart);
	if (is_ascii(apart, strlen(apart)))
		return apart;
	whole = normalized(unorm2_getNFCInstance(&status), apart, strlen(apart));
	return whole ? whole : apart;
}

char *
search_fold(const char *text, int32 length)
{
	return without_marks(search_lower(text, length));
}

/* Drops the bytes of `drop`, in place. */
static char *
drop_bytes(char *text, const char *drop)
{
	char	   *out = text;

	for (const char *in = text; *in != '\0'; in++)
	{
		if (strchr(drop, *in) == NULL)
			*out++ = *in;
	}
	*out = '\0';
	return text;
}

static char *
stem_of(const LexemeRules *rules, const char *lower)
{
	int32		n = strlen(lower);
	const char *stem = rules->stem ? rules->stem(rules->state, lower, &n) : lower;

	return without_marks(pnstrdup(stem, n));
}

static bool
is_upper_at(const char *text, int32 length)
{
	int32		at = 0;
	uint32		c = length > 0 ? utf8_next(text, length, &at) : 0;

	return u_isupper(c) || u_istitle(c);
}

static bool
all_upper(const char *text, int32 length)
{
	int			n = 0;

	for (int32 at = 0; at < length;)
	{
		uint32		c = utf8_next(text, length, &at);

		if (u_islower(c) || u_isdigit(c))
			return false;
		n += u_isupper(c) ? 1 : 0;
	}
	return n >= 2;
}

/*
 * The key of a folded word of a name; those in other scripts are written in Latin first.  A word in capitals may stand
 * in a headline, so nothing says that it is a name.
 */
static bool
key_of_name(const char *folded, bool capitals, char *key)
{
	if (!is_ascii(folded, strlen(folded)))
		return spelling_key(fold_name(folded, strlen(folded)), key);
	return capitals ? spelling_key_of_query(folded, key) : spelling_key(folded, key);
}

/* Stop words that in capitals are something else. */
static bool
is_known_acronym(const char *lower)
{
	return strcmp(lower, "us") == 0 || strcmp(lower, "who") == 0;
}

/* One piece of a token: its lexemes get `variant` and, as alternatives, what follows it. */
static void
add_piece(const LexemeRules *rules, const char *piece, int32 length, int variant, bool advance, Lexemes *out)
{
	char	   *lower = search_lower(piece, length);
	bool		name = rules->keys && is_upper_at(piece, length);
	char		key[SPELLING_KEY_MAX];

	if (memchr(lower, '.', strlen(lower)) != NULL)
	{
		add(out, without_marks(drop_bytes(lower, ".")), variant, advance);
		return;
	}
	drop_bytes(lower, "'");
	if (rules->is_stop && rules->is_stop(rules->state, lower))
	{
		if (is_known_acronym(lower) && all_upper(piece, length))
			add(out, without_marks(lower), variant, advance);
		return;
	}
	add(out, stem_of(rules, lower), variant, advance);
	if (name && key_of_name(without_marks(lower), all_upper(piece, length), key))
		add(out, pstrdup(key), variant + 1, false);
}

/* al-Khalid, Al Khalid: alkhalid, khalid, and the key. */
static void
add_article_name(const LexemeRules *rules, const char *token, int32 length, int32 rest, Lexemes *out)
{
	char	   *whole = drop_bytes(search_fold(token, length), " -'");
	char	   *bare = drop_bytes(search_fold(token + rest, length - rest), "'");
	char		key[SPELLING_KEY_MAX];

	add(out, stem_of(rules, whole), 1, false);
	add(out, stem_of(rules, bare), 2, false);
	if (rules->keys && key_of_name(bare, false, key))
		add(out, pstrdup(key), 3, false);
}

/* Where the name behind an article begins, or 0. */
static int32
article_end(const char *token, int32 length)
{
	int32		at = 0;

	while (at < length && at < 4 && token[at] != '-' && token[at] != ' ' && (unsigned char) token[at] < 0x80)
		at++;
	if (at < 2 || at >= length || at > 3)
		return 0;
	if ((unsigned char) token[at] == 0xC2 || (unsigned char) token[at] == 0xE2)
		at += (unsigned char) token[at] == 0xC2 ? 1 : 2;
	at++;
	return at < length && is_upper_at(token + at, length - at) ? at : 0;
}

/* Is there a hyphen or a space in it? */
static bool
has_joint(const char *token, int32 length)
{
	for (int32 at = 0; at < length;)
	{
		uint32		c = utf8_next(token, length, &at);

		if (c == '-' || c == 0x2010 || c == 0x2011 || c == ' ' || c == 0xA0)
			return true;
	}
	return false;
}

static void
add_compound(const LexemeRules *rules, const char *token, int32 length, Lexemes *out)
{
	char	   *plain = plain_signs(token, length);
	char	   *whole = stem_of(rules, drop_bytes(search_fold(token, length), "-'.\n"));
	int			variant = 1;
	char	   *piece = plain;

	if (strchr(plain, '\n') != NULL)
	{
		add(out, whole, 1, false);
		return;
	}
	while (piece != NULL)
	{
		char	   *end = strchr(piece, '-');

		add(out, pstrdup(whole), variant++, piece != plain);
		add_piece(rules, piece, end ? end - piece : (int32) strlen(piece), variant, false, out);
		variant += 2;
		piece = end ? end + 1 : NULL;
	}
}

void
lexemes_of_words(const LexemeRules *rules, const char *token, int32 length, Lexemes *out)
{
	int32		rest;
	Shape		shape;

	out->count = 0;
	if (!has_joint(token, length))
	{
		add_piece(rules, token, length, 1, false, out);
		return;
	}
	shape = shape_of(token, length);
	rest = shape == SHAPE_NAME ? article_end(token, length) : 0;
	if (rest > 0)
		add_article_name(rules, token, length, rest, out);
	else
		add_compound(rules, token, length, out);
}

/* #PeaceTalks: with its sign, without, and its words. */
static void
add_tagged(char *lower, const char *token, int32 length, Lexemes *out)
{
	int32		begin = 1;

	add(out, lower, 1, false);
	add(out, pstrdup(lower + 1), 1, false);
	for (int32 at = 2; token[0] == '#' && at <= length; at++)
	{
		bool		upper = at < length && token[at] >= 'A' && token[at] <= 'Z' && token[at - 1] >= 'a' && token[at - 1] <= 'z';

		if ((upper || (at == length && begin > 1)) && at - begin >= 3)
			add(out, search_fold(token + begin, at - begin), 1, false);
		if (upper)
			begin = at;
	}
}

void
lexemes_of_code(const char *token, int32 length, Lexemes *out)
{
	Shape		shape = shape_of(token, length);
	char	   *lower = search_fold(token, length);
	char	   *hyphen = strchr(lower, '-');

	out->count = 0;
	if (shape == SHAPE_HASHTAG || shape == SHAPE_HANDLE)
		add_tagged(lower, token, length, out);
	else if (shape == SHAPE_CODE && hyphen != NULL && !(lower[0] >= '0' && lower[0] <= '9'))
	{
		/* COVID-19 is also found as COVID; F-16 only as F16. */
		char	   *letters = pnstrdup(lower, hyphen - lower);

		add(out, drop_bytes(lower, "-"), 1, false);
		if (strlen(letters) >= 3)
			add(out, letters, 1, false);
	}
	else if (shape == SHAPE_ACRONYM)
		add(out, drop_bytes(lower, "."), 1, false);
	else
		add(out, lower, 1, false);
}

/* 3.5 times ten to the power: digits only, when the places suffice. */
static char *
scaled(const char *number, int power)
{
	const char *point = strchr(number, '.');
	int			places = point ? (int) strlen(point + 1) : 0;
	char	   *out = palloc(strlen(number) + power + 1);
	int			n = 0;

	if (places > power)
		return pstrdup(number);
	for (const char *c = number; *c != '\0'; c++)
	{
		if (*c != '.')
			out[n++] = *c;
	}
	memset(out + n, '0', power - places);
	out[n + power - places] = '\0';
	return out;
}

static void
add_money(const char *lower, Lexemes *out)
{
	int			sign = strcspn(lower, "0123456789");
	int			digits = strspn(lower + sign, "0123456789.,");
	char	   *number = drop_bytes(pnstrdup(lower + sign, digits), ",");
	char	   *currency = drop_bytes(pnstrdup(lower, sign), " ");
	const char *scale = lower + sign + digits;
	const char *word = NULL;
	int			power = 0;
	int			row;

	if (strcmp(currency, "us$") == 0)		/* US$3bn is $3bn */
		currency += 2;
	scale += strcspn(scale, "tkbm");
	row = lexicon_find(&lexicon_scales, scale, strspn(scale, "abcdefghijklmnopqrstuvwxyz"));
	if (row >= 0 && lexicon_cell(&lexicon_scales, row, SCALE_WRITES)[0] != '\0')
	{
		power = atoi(lexicon_cell(&lexicon_scales, row, SCALE_POWER));
		word = lexicon_cell(&lexicon_scales, row, SCALE_WRITES);
	}
	add(out, psprintf("%s%s", currency, scaled(number, power)), 1, false);
	add(out, number, 1, false);
	if (word != NULL)
		add(out, pstrdup(word), 1, false);
}

void
lexemes_of_number(const char *token, int32 length, Lexemes *out)
{
	char	   *lower = search_fold(token, length);
	int			digits = strspn(lower, "0123456789.,");

	out->count = 0;
	if (shape_of(token, length) == SHAPE_DATE)
		add(out, lower, 1, false);
	else if (digits == 0)
		add_money(lower, out);
	else
	{
		char	   *number = drop_bytes(pnstrdup(lower, digits), ",");

		if (lower[digits] != '\0')
			add(out, psprintf("%s%%", number), 1, false);
		add(out, number, 1, false);
	}
}
