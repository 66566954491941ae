/*
 * foreign.h - inside article/: files that hold no article in a form that is read.
 */
#ifndef NEWS_ARCHIVE_FOREIGN_H
#define NEWS_ARCHIVE_FOREIGN_H

#include "extension/core.h"

/*
 * What the file is, when its bytes say that it is no text: "a PDF file", "a PNG image", "binary data"; else NULL.
 * *hint gets what its owner can do with it.  Reads the beginning only; takes raw bytes and decoded text alike.
 * UTF-16 is full of what are control characters elsewhere: pass bytes that look like it with `controls` false.
 */
extern const char *foreign_kind(const char *bytes, int32 length, bool controls, const char **hint);

/* An error for such a file: invalid_text_representation. */
extern void refuse_foreign(const char *bytes, int32 length, bool controls);

/* "RDF" for a text that begins with <?xml ...?><rdf:RDF ...>: the name of its first element without a prefix, or NULL. */
extern const char *xml_root(const char *s, int32 length);

#endif
