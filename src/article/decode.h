/*
 * decode.h - bytes of a file as valid UTF-8.
 */
#ifndef NEWS_ARCHIVE_DECODE_H
#define NEWS_ARCHIVE_DECODE_H

#include "extension/core.h"

/*
 * The text of `bytes` in UTF-8, NUL-terminated, in the current context; NUL characters are taken out, what cannot be
 * read becomes U+FFFD.  The character set is that of a byte order mark; else UTF-8 if the bytes are that; else the one
 * that an HTML page or XML head declares, if ICU knows it; else ICU's guess; else Windows-1252.  *charset gets its name.
 */
extern char *article_decode(const char *bytes, int32 length, int32 *out_length, const char **charset);

#endif
