/*
 * foreign.h - inside article/: files that hold no article in a form that is read.
 */
#ifndef NEWS_ARCHIVE_FOREIGN_H
#define NEWS_ARCHIVE_FOREIGN_H

#include "extension/core.h"

/*
 * An error (invalid_text_representation) for a file whose bytes say that it is no text, which names its kind.  Raw bytes and decoded
 * text alike.  UTF-16 is full of what are control characters elsewhere: pass bytes that look like it with `controls` false.
 */
extern void refuse_foreign(const char *bytes, int32 length, bool controls);

/* "RDF" for a text that begins with <?xml ...?><rdf:RDF ...>: the name of its first element without a prefix, or NULL. */
extern const char *xml_root(const char *s, int32 length);

#endif
