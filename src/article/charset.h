/*
 * charset.h - bytes of a file as valid UTF-8.
 */
#ifndef NEWS_ARCHIVE_DECODE_H
#define NEWS_ARCHIVE_DECODE_H

#include "extension/core.h"

/*
 * The text of `bytes` in UTF-8, NUL-terminated, in the current context; NUL characters and byte order marks are taken
 * out, what cannot be read becomes U+FFFD.  The character set is that of a byte order mark; else UTF-16 if the bytes
 * alternate as its do; else UTF-8 if the bytes are that, or nearly (a wrong byte alone is then read as Windows-1252);
 * else the one that an HTML page or XML head declares, if ICU knows it and it fits; else ICU's guess; else Windows-1252.
 * *charset gets its name.  Errors: invalid_text_representation for a file that is no text (foreign.h),
 * program_limit_exceeded, untranslatable_character.
 */
extern char *article_decode(const char *bytes, int32 length, int32 *out_length, const char **charset);

/* What Windows-1252 has at a byte, and HTML means by such a number: 0x92 and &#146; are an apostrophe.  Others stay. */
extern uint32 of_windows_1252(uint32 c);

#endif
