/*
 * json.h - a forgiving reader of JSON, of pages and of what reports are made from.
 *
 * Pages carry JSON-LD that is often a little broken: line ends inside strings, commas too many, an end cut off.  What was
 * read up to a mistake is kept, and the place of the mistake told.
 */
#ifndef NEWS_ARCHIVE_JSON_H
#define NEWS_ARCHIVE_JSON_H

#include "extension/core.h"

typedef enum JsonKind
{
	JSON_NULL, JSON_TRUE, JSON_FALSE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT
} JsonKind;

typedef struct Json
{
	JsonKind	kind;
	const char *key;			/* in an object, else NULL */
	const char *string;			/* of strings and numbers, NUL-terminated, else NULL */
	int32		length;
	int32		at;				/* where the value stands in the text: its bytes from `at` to `end` */
	int32		end;
	struct Json *first;			/* child */
	struct Json *next;			/* sibling */
} Json;

/* The deepest nesting that is read; what is deeper is told as a mistake. */
#define JSON_MAX_DEPTH	100

/*
 * The first value of the text; NULL when there is none.  *end gets the byte behind it, *mistake the byte where it breaks
 * the grammar beyond forgiving, or -1.
 */
extern Json *json_read(const char *text, int32 length, int32 *end, int32 *mistake);

/* The member of that name, case-sensitive; NULL also when `object` is NULL or no object. */
extern const Json *json_member(const Json *object, const char *key);

/* The string of the member of that name; NULL when there is none, or it is no string. */
extern const char *json_string(const Json *object, const char *key);

#endif
