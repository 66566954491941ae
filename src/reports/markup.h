/*
 * markup.h - XML and HTML as they are written: elements are opened and closed, texts and attributes are escaped by libxml2.
 *
 *	Markup *m = markup_begin();
 *	markup_open(m, "p"); markup_attr(m, "class", "lead"); markup_text(m, "1 < 2"); markup_close(m);
 *	return markup_end(m);			<p class="lead">1 &lt; 2</p>
 *
 * Nothing can be put out that is not an element, an attribute or a text: what comes from outside cannot become markup.  What is
 * written is well-formed XML, and an HTML parser reads it as the same tree.
 */
#ifndef NEWS_ARCHIVE_MARKUP_H
#define NEWS_ARCHIVE_MARKUP_H

#include "extension/core.h"

typedef struct Markup Markup;

/* Lives in the current memory context; an ERROR frees what libxml2 holds. */
extern Markup *markup_begin(void);

/* Closes what is open and gives the text, palloced; `m` is not to be used any more.  Beyond 256 MB: ERROR. */
extern char *markup_end(Markup *m);

extern void markup_doctype(Markup *m, const char *name);

/* <?xml version="1.0" encoding="UTF-8"?>, at the head of a file. */
extern void markup_declaration(Markup *m);
extern void markup_open(Markup *m, const char *element);
extern void markup_close(Markup *m);

/* Between markup_open and the first text or child.  A NULL value writes nothing. */
extern void markup_attr(Markup *m, const char *name, const char *value);
extern void markup_attrf(Markup *m, const char *name, const char *format,...) __attribute__((format(printf, 3, 4)));

/* NULL writes nothing.  Characters that XML cannot have become U+FFFD. */
extern void markup_text(Markup *m, const char *text);
extern void markup_textf(Markup *m, const char *format,...) __attribute__((format(printf, 2, 3)));

/* <element class="...">text</element>; `class` may be NULL. */
extern void markup_element(Markup *m, const char *element, const char *class, const char *text);

/* As markup_element(), for names and titles: <bdi> keeps a text that is written from right to left from turning what stands beside it. */
extern void markup_name(Markup *m, const char *element, const char *class, const char *text);

#endif
