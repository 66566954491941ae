/*
 * decode.c - bytes of a file as valid UTF-8, see decode.h (ICU's converters and its character set detector).
 */
#include "article/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "text/utf8.h"

#define DECLARED_BYTES	2048	/* of a page's beginning, in which its charset is looked for (the HTML standard says 1024) */
#define DETECT_BYTES	65536	/* that the detector is shown */
#define CONFIDENCE_MIN	25		/* of the detector's guess, of 100 */
#define DECODE_MAX_BYTES (64 * 1024 * 1024)

static bool
is_utf8(const unsigned char *s, int32 length)
{
	for (int32 i = 0; i < length;)
	{
		int			n = s[i] < 0x80 ? 1 : s[i] >= 0xC2 && s[i] < 0xE0 ? 2 : (s[i] & 0xF0) == 0xE0 ? 3 : s[i] >= 0xF0 && s[i] < 0xF5 ? 4 : 0;

		if (n == 0 || i + n > length)
			return false;
		for (int k = 1; k < n; k++)
			if ((s[i + k] & 0xC0) != 0x80)
				return false;
		if ((s[i] == 0xE0 && s[i + 1] < 0xA0) || (s[i] == 0xED && s[i + 1] > 0x9F) || (s[i] == 0xF0 && s[i + 1] < 0x90) ||
			(s[i] == 0xF4 && s[i + 1] > 0x8F))
			return false;
		i += n;
	}
	return true;
}

static const char *
byte_order_mark(const unsigned char *s, int32 length, int32 *skip)
{
	static const struct
	{
		const char *mark;
		int			length;
		const char *charset;
	}			marks[] = {{"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE", 2, "UTF-16LE"}, {"\xFE\xFF", 2, "UTF-16BE"}};

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

/* Takes out NUL characters. */
static int32
without_nul(char *s, int32 length)
{
	int32		n = 0;

	for (int32 i = 0; i < length; i++)
		if (s[i] != '\0')
			s[n++] = s[i];
	s[n] = '\0';
	return n;
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
	*out_length = without_nul(out, n);
	return out;
}

char *
article_decode(const char *bytes, int32 length, int32 *out_length, const char **charset)
{
	int32		skip = 0;

	if (length > DECODE_MAX_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("article of %d bytes is too long", length),
				 errdetail("At most %d bytes are read.", DECODE_MAX_BYTES),
				 errhint("Load the articles of a collection one by one.")));
	*charset = byte_order_mark((const unsigned char *) bytes, length, &skip);
	bytes += skip;
	length -= skip;
	if ((*charset == NULL || strcmp(*charset, "UTF-8") == 0) && is_utf8((const unsigned char *) bytes, length))
	{
		char	   *out = palloc(length + 1);

		*charset = "UTF-8";
		memcpy(out, bytes, length);
		*out_length = without_nul(out, length);
		return out;
	}
	if (*charset == NULL)
		*charset = declared(bytes, length);
	/* Bytes that are declared as UTF-8 and are not: the declaration is wrong. */
	if (*charset == NULL || (strcasecmp(*charset, "UTF-8") == 0 && skip == 0))
		*charset = guessed(bytes, length);
	if (*charset == NULL)
		*charset = "windows-1252";
	return convert(bytes, length, *charset, out_length);
}
