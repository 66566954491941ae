/*
 * charset.c - bytes of a file as valid UTF-8, see charset.h (ICU's converters and its character set detector).
 */
#include "article/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "article/foreign.h"
#include "text/utf8.h"

#define DECLARED_BYTES	2048	/* of a page's beginning, in which its charset is looked for (the HTML standard says 1024) */
#define DETECT_BYTES	65536	/* that the detector is shown */
#define CONFIDENCE_MIN	25		/* of the detector's guess, of 100 */
#define DECODE_MAX_BYTES (64 * 1024 * 1024)

/* What Windows-1252 has at 0x80 to 0x9F (the WHATWG's table); 0: nothing. */
static const uint16 windows_1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
};

/* How a run of bytes stands to UTF-8. */
typedef enum Sequence
{
	SEQ_CHARACTER,				/* a character */
	SEQ_PAIR,					/* two halves of one above U+FFFF, three bytes each (CESU-8) */
	SEQ_NUL,					/* 0xC0 0x80, as Java writes NUL */
	SEQ_CUT,					/* begins as a character of several bytes and breaks off, or means none (overlong, half of a pair) */
	SEQ_BYTE					/* a byte that begins none */
} Sequence;

/* The bytes from `at` on that belong together: their number in *n, what they are. */
static Sequence
sequence_at(const unsigned char *s, int32 length, int32 at, int *n)
{
	unsigned char c = s[at];
	int			want = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : (c & 0xF0) == 0xE0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
	int			have = 1;
	unsigned char second = at + 1 < length ? s[at + 1] : 0;

	*n = 1;
	if (want == 1)
		return SEQ_CHARACTER;
	if (want == 0)
	{
		if (c == 0xC0 && second == 0x80)
		{
			*n = 2;
			return SEQ_NUL;
		}
		if ((c == 0xC0 || c == 0xC1) && (second & 0xC0) == 0x80)
		{
			*n = 2;
			return SEQ_CUT;
		}
		return SEQ_BYTE;
	}
	while (have < want && at + have < length && (s[at + have] & 0xC0) == 0x80)
		have++;
	*n = have;
	if (have < want)
		return have > 1 || at + have == length ? SEQ_CUT : SEQ_BYTE;
	if ((c == 0xE0 && second < 0xA0) || (c == 0xF0 && second < 0x90) || (c == 0xF4 && second > 0x8F))
		return SEQ_CUT;
	if (c != 0xED || second < 0xA0)
		return SEQ_CHARACTER;
	if (second < 0xB0 && at + 6 <= length && s[at + 3] == 0xED && s[at + 4] >= 0xB0 && s[at + 4] < 0xC0 && (s[at + 5] & 0xC0) == 0x80)
	{
		*n = 6;
		return SEQ_PAIR;
	}
	return SEQ_CUT;
}

/* Characters of several bytes, and what is none, each up to the whole length. */
static void
count_sequences(const unsigned char *s, int32 length, int32 *good, int32 *bad)
{
	int			n;

	*good = *bad = 0;
	for (int32 i = 0; i < length; i += n)
	{
		Sequence	q = sequence_at(s, length, i, &n);

		if (q == SEQ_PAIR || (q == SEQ_CHARACTER && n > 1))
			(*good)++;
		else if (q != SEQ_CHARACTER)
			(*bad)++;
	}
}

/* Half of a pair as three bytes, the surrogate they write. */
static uint32
half_at(const unsigned char *s)
{
	return ((uint32) (s[0] & 0x0F) << 12) | ((uint32) (s[1] & 0x3F) << 6) | (s[2] & 0x3F);
}

uint32
of_windows_1252(uint32 c)
{
	if (c < 0x80 || c >= 0xA0)
		return c;
	return windows_1252[c - 0x80] != 0 ? windows_1252[c - 0x80] : UTF8_REPLACEMENT;
}

/* U+0080 to U+009F, controls that nobody writes: a page of Windows-1252 was turned into UTF-8 as if it were Latin-1. */
static bool
is_misread(const unsigned char *s, int n)
{
	return n == 2 && s[0] == 0xC2 && s[1] < 0xA0 && s[1] != 0x85 && windows_1252[s[1] - 0x80] != 0;
}

/*
 * UTF-8 in which single bytes are wrong, made right: a byte that begins no character is read as Windows-1252 (0x92 is an
 * apostrophe), a character that breaks off becomes U+FFFD, halves of a pair are joined.  With `singly` what breaks off is
 * read byte by byte too: in a page that is mostly Windows-1252, 0xE9 0x94 is an e with an accent before a closing mark.
 */
static char *
mend_utf8(const unsigned char *s, int32 length, bool singly, int32 *out_length)
{
	char	   *out = palloc((Size) length * 3 + 4);
	int32		to = 0;
	int			n;

	for (int32 i = 0; i < length; i += n)
	{
		Sequence	q = sequence_at(s, length, i, &n);

		if (q == SEQ_CUT && singly)
		{
			q = SEQ_BYTE;
			n = 1;
		}
		if (q == SEQ_CHARACTER && is_misread(s + i, n))
			to += utf8_put(of_windows_1252(s[i + 1]), out + to);
		else if (q == SEQ_CHARACTER)
		{
			memcpy(out + to, s + i, n);
			to += n;
		}
		else if (q == SEQ_PAIR)
			to += utf8_put(0x10000 + ((half_at(s + i) - 0xD800) << 10) + (half_at(s + i + 3) - 0xDC00), out + to);
		else if (q == SEQ_CUT)
			to += utf8_put(UTF8_REPLACEMENT, out + to);
		else if (q == SEQ_BYTE)
			to += utf8_put(of_windows_1252(s[i]), out + to);
	}
	*out_length = to;
	return out;
}

/*
 * UTF-16 without a mark: in most units the byte that stands first (or second) is below 0x20, as in every alphabet of
 * Europe and the Near East, or many are plain ASCII, as markup is; the other byte of a unit is hardly ever NUL.
 */
static const char *
unmarked_utf16(const unsigned char *s, int32 length)
{
	static const char *const names[2] = {"UTF-16BE", "UTF-16LE"};
	int32		nuls[2] = {0, 0};
	int32		low[2] = {0, 0};
	int32		units = Min(length, DETECT_BYTES) / 2;

	for (int32 i = 0; i < units * 2; i++)
	{
		nuls[i & 1] += s[i] == 0;
		low[i & 1] += s[i] < 0x20 && s[i] != '\n' && s[i] != '\r' && s[i] != '\t';
	}
	for (int high = 0; high < 2; high++)
		if (units >= 4 && nuls[1 - high] * 50 <= nuls[high] && low[1 - high] * 2 <= units &&
			((nuls[high] >= 1 && low[high] * 10 >= units * 9) || nuls[high] * 3 >= units))
			return names[high];
	return NULL;
}

static const char *
byte_order_mark(const unsigned char *s, int32 length, int32 *skip)
{
	static const struct
	{
		const char *mark;
		int			length;
		const char *charset;
	}			marks[] = {{"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
	{"\xFF\xFE", 2, "UTF-16LE"}, {"\xFE\xFF", 2, "UTF-16BE"}};

	for (size_t i = 0; i < lengthof(marks); i++)
		if (length >= marks[i].length && memcmp(s, marks[i].mark, marks[i].length) == 0)
		{
			*skip = marks[i].length;
			return marks[i].charset;
		}
	return NULL;
}

/* <meta charset="x">, <meta ... content="text/html; charset=x">, <?xml encoding="x"?>; NULL when ICU does not know it. */
static const char *
declared(const char *s, int32 length)
{
	static const char *const labels[] = {"charset=", "encoding="};
	char		name[64];

	for (int32 i = 0; i + 10 < length && i < DECLARED_BYTES; i++)
		for (size_t k = 0; k < lengthof(labels); k++)
		{
			int32		at = i + strlen(labels[k]);
			int			n = 0;
			UErrorCode	status = U_ZERO_ERROR;
			UConverter *converter;

			if (at >= length || strncasecmp(s + i, labels[k], strlen(labels[k])) != 0)
				continue;
			while (at < length && (s[at] == '"' || s[at] == '\'' || s[at] == ' '))
				at++;
			while (at < length && n < (int) sizeof(name) - 1 && ((s[at] >= '0' && s[at] <= '9') || strchr("-_:.", s[at]) != NULL ||
																(s[at] >= 'a' && s[at] <= 'z') || (s[at] >= 'A' && s[at] <= 'Z')))
			{
				if (s[at] == '\0')
					break;
				name[n++] = s[at++];
			}
			name[n] = '\0';
			if (n == 0)
				continue;
			/* The HTML standard: these mean Windows-1252. */
			if (strcasecmp(name, "iso-8859-1") == 0 || strcasecmp(name, "us-ascii") == 0 || strcasecmp(name, "latin1") == 0)
				return "windows-1252";
			/* Nor can what is read here as ASCII be in units of two or four bytes. */
			if (strncasecmp(name, "utf-16", 6) == 0 || strncasecmp(name, "utf-32", 6) == 0 || strncasecmp(name, "utf-7", 5) == 0)
				return NULL;
			converter = ucnv_open(name, &status);
			if (U_FAILURE(status))
				continue;
			ucnv_close(converter);
			return pstrdup(name);
		}
	return NULL;
}

static const char *
guessed(const char *s, int32 length)
{
	UErrorCode	status = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&status);
	const UCharsetMatch *match;
	const char *name = NULL;

	if (U_FAILURE(status))
		return NULL;
	ucsdet_setText(detector, s, Min(length, DETECT_BYTES), &status);
	match = ucsdet_detect(detector, &status);
	if (U_SUCCESS(status) && match != NULL && ucsdet_getConfidence(match, &status) >= CONFIDENCE_MIN)
		name = ucsdet_getName(match, &status);
	if (name != NULL && strcmp(name, "ISO-8859-1") == 0)
		name = "windows-1252";
	if (name != NULL)
		name = pstrdup(name);
	ucsdet_close(detector);
	return name;
}

/* Takes out NUL characters and byte order marks, which stand in the middle where files were joined. */
static int32
without_marks(char *s, int32 length)
{
	int32		n = 0;

	for (int32 i = 0; i < length; i++)
	{
		if (s[i] == '\0')
			continue;
		if ((unsigned char) s[i] == 0xEF && i + 2 < length && memcmp(s + i, "\xEF\xBB\xBF", 3) == 0)
		{
			i += 2;
			continue;
		}
		s[n++] = s[i];
	}
	s[n] = '\0';
	return n;
}

/* The charsets of Western Europe, in which two high bytes rarely stand together: what is valid UTF-8 is no chance there. */
static bool
is_western(const char *charset)
{
	return strncasecmp(charset, "windows-125", 11) == 0 ? charset[11] == '2' || charset[11] == '4' :
		strncasecmp(charset, "iso-8859-", 9) == 0 && (strcmp(charset + 9, "1") == 0 || strcmp(charset + 9, "9") == 0 || strcmp(charset + 9, "15") == 0);
}

static char *
read_utf8(const char *bytes, int32 length, bool singly, int32 *out_length)
{
	int32		n;
	char	   *out = mend_utf8((const unsigned char *) bytes, length, singly, &n);

	*out_length = without_marks(out, n);
	return out;
}

static char *
convert(const char *bytes, int32 length, const char *charset, int32 *out_length)
{
	int64		room = (int64) length * 3 + 16;
	char	   *out;
	UErrorCode	status = U_ZERO_ERROR;
	int32		n;

	if (room > (int64) MaxAllocSize)
		room = MaxAllocSize - 16;
	out = palloc(room);
	n = ucnv_convert("UTF-8", charset, out, room - 1, bytes, length, &status);
	if (U_FAILURE(status))
		ereport(ERROR,
				(errcode(ERRCODE_UNTRANSLATABLE_CHARACTER),
				 errmsg("article in the character set %s cannot be read: %s", charset, u_errorName(status)),
				 errhint("Convert it to UTF-8 and load it as text.")));
	*out_length = without_marks(out, n);
	return out;
}

/* A declared charset is wrong when a good part of what is no ASCII cannot be read by it. */
static bool
is_unreadable(const char *text, int32 length)
{
	int32		lost = 0;
	int32		wide = 0;

	for (int32 at = 0; at < length;)
	{
		uint32		c = utf8_next(text, length, &at);

		wide += c >= 0x80;
		lost += c == UTF8_REPLACEMENT;
	}
	return lost > 2 && lost * 10 > wide;
}

/*
 * What has no mark and is not valid UTF-8, but has `good` characters of it and `bad` bytes or pieces that are none.  By
 * chance, text of another charset has few good ones: next to none in the West, less than one in three elsewhere.
 */
static char *
decode_other(const char *bytes, int32 length, int32 good, int32 bad, int32 *out_length, const char **charset)
{
	const char *said = declared(bytes, length);
	bool		foreign = said != NULL && strcasecmp(said, "UTF-8") != 0 && !is_western(said);
	char	   *out;

	*charset = "UTF-8";
	if (good > 0 && good >= (foreign ? 4 * bad : bad))
		return read_utf8(bytes, length, false, out_length);
	if (foreign)
	{
		*charset = said;
		out = convert(bytes, length, said, out_length);
		if (!is_unreadable(out, *out_length))
			return out;
	}
	*charset = said != NULL && is_western(said) ? said : guessed(bytes, length);
	if (*charset == NULL)
		*charset = "windows-1252";
	if (good > 0 && is_western(*charset))	/* pieces of both */
		return read_utf8(bytes, length, true, out_length);
	return convert(bytes, length, *charset, out_length);
}

char *
article_decode(const char *bytes, int32 length, int32 *out_length, const char **charset)
{
	int32		skip = 0;
	int32		good,
				bad;

	if (length > DECODE_MAX_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("article of %d bytes is too long", length),
				 errdetail("At most %d bytes are read.", DECODE_MAX_BYTES),
				 errhint("Load the articles of a collection one by one.")));
	*charset = byte_order_mark((const unsigned char *) bytes, length, &skip);
	if (*charset == NULL)
		*charset = unmarked_utf16((const unsigned char *) bytes, length);
	bytes += skip;
	length -= skip;
	if (skip == 0)
		refuse_foreign(bytes, length, *charset == NULL);
	if (*charset != NULL && strcmp(*charset, "UTF-8") != 0)
		return convert(bytes, length, *charset, out_length);
	count_sequences((const unsigned char *) bytes, length, &good, &bad);
	if (bad == 0 || *charset != NULL)
	{
		*charset = "UTF-8";
		return read_utf8(bytes, length, false, out_length);
	}
	return decode_other(bytes, length, good, bad, out_length, charset);
}
