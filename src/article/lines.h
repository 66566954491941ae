/*
 * lines.h - inside article/: the lines of a raw article, what they look like, and what the rules say of them.
 *
 * The way of a text: lines_of_text() or html_lines() cut it into lines; line_features() measures each; line_claims()
 * lets the rules speak; assign_roles() finds the story among them; then the metadata is read off the roles.
 */
#ifndef NEWS_ARCHIVE_LINES_H
#define NEWS_ARCHIVE_LINES_H

#include "article/article.h"
#include "text/lexicon.h"

/* What a line looks like. */
#define LINE_ENDS		0x0001	/* ends as a sentence does */
#define LINE_COLON		0x0002	/* ends with a colon */
#define LINE_QUOTE		0x0004	/* has a quotation mark */
#define LINE_LIST		0x0008	/* is an item of a list */
#define LINE_OUT		0x0010	/* stands in a nav, footer, aside or comments, or is hidden */
#define LINE_FOREIGN	0x0020	/* is in another script than the text */
#define LINE_REPEATED	0x0040	/* stands more than once in the text */
#define LINE_CAPITALS	0x0080	/* has letters, and all of them are capitals */
#define LINE_LOWER		0x0100	/* begins with a small letter */
#define LINE_PARAGRAPH	0x0200	/* markup says paragraph */
#define LINE_INSIDE		0x0400	/* stands in the element of the page that holds the story */
#define LINE_ASIDE		0x0800	/* class names say that it is not of the story */
#define LINE_SOURCE		0x1000	/* stands in the text that the page's metadata gives as the body */
#define LINE_QUESTION	0x2000	/* ends with a question mark */
#define LINE_RUN		0x4000	/* one of several neighbours of the same shape, as the items of a list */
#define LINE_BULLET		0x8000	/* begins with a bullet */

/* How far a rule reaches. */
typedef enum ClaimScope
{
	SCOPE_LINE,					/* this line */
	SCOPE_BLOCK,				/* it heads a list of such lines */
	SCOPE_STOP,					/* the story does not go on after it */
	SCOPE_TAIL					/* the rule holds at the story's end and behind it: no claim yet */
} ClaimScope;

typedef struct Line
{
	const char *text;			/* NUL-terminated; markup and white space at the ends gone */
	int32		length;
	const char *const *words;	/* in lower case, letters and digits only, a number is "9" */
	int32		n_words;
	int32		first_word;		/* index in the text's words */

	uint16		flags;			/* LINE_... */
	uint8		heading;		/* 1..6 for a heading of that level, else 0 */
	float		link_share;		/* of its letters */
	float		function_share; /* of its words that are function words */
	int32		sentences;		/* ends of sentences inside */
	int32		capitals;		/* words that begin with a capital */
	uint8		hint;			/* HTML: LineRole that tag or class names, or NO_ROLE */
	int32		element;		/* HTML: index of the block it stands in */

	/* rules */
	uint8		role;			/* LineRole, or N_LINE_ROLES while no rule has spoken */
	uint8		scope;			/* ClaimScope */
	bool		placed;			/* the role is told by its place among the lines, not by the line */
	const char *basis;
	float		confidence;
	float		score;			/* for (> 0) or against (< 0) being part of the story */
} Line;

#define NO_ROLE N_LINE_ROLES

/* A block of a page.  They stand in the page's order: those inside of one come right behind it. */
typedef struct PageElement
{
	int32		parent;			/* index; -1 of the first */
	int32		end;			/* the index behind those inside of it */
	uint8		hint;			/* LineRole that class, id or tag names, HINT_STORY, HINT_ASIDE or NO_ROLE */
	bool		out;			/* nav, footer, aside, hidden or comments */
	bool		paragraph;		/* made to hold one paragraph, item or heading */
	bool		whole;			/* html, body */
	bool		main;			/* main, article */
} PageElement;

typedef struct Lines
{
	Line	   *items;
	int32		count;
	int32		room;
	const char **words;			/* of all lines */
	int32		n_words;
	int32		words_room;
	int32		first;			/* the story's first and last line; first > last: none */
	int32		last;
	int32		title;			/* the title's line or -1 */
	const char *known_title;	/* what is known to be the title, or NULL: it may not stand among the lines */
	const char *known_dateline;	/* given apart from the text, or NULL */
	const char *address;		/* the article's, or NULL */
	uint8	   *story_words;	/* counts of the words of the story's beginning, by a hash; see assign_roles.c */
	bool		markup;			/* from HTML */
	PageElement *elements;		/* of HTML */
	int32		n_elements;
	int32		elements_room;
	int32		story;			/* the element that holds the story, or -1 */
	bool		wrapped;		/* from text wrapped at a fixed width, as wires and archives have it: without pictures */
} Lines;


/* lines.c */
extern Lines *lines_new(void);
extern Line *lines_add(Lines *lines, const char *text, int32 length);
extern PageElement *elements_add(Lines *lines, int32 parent);
extern Lines *lines_of_text(const char *raw, int32 length, bool markdown, bool headless);

/* line_features.c */
extern void line_features(Lines *lines);

/* Whether a text ends as a sentence does, in any script ("." "?" "!" and their like), marks that close something left out. */
extern bool text_ends_sentence(const char *text, int32 length);

/* line_rules.c */
extern void line_claims(Lines *lines);
extern void line_claim(Line *line, LineRole role, const char *basis, float confidence);
extern void line_place(Line *line, LineRole role, const char *basis, float confidence);

/* assign_roles.c */
extern void assign_roles(Lines *lines);

/* title.c: the words that the story begins with; the share of a line's long words that are among them; lines->title */
extern void note_story_words(Lines *lines);
extern float story_overlap(const Lines *lines, const Line *line);
extern void find_title(Lines *lines);

/* captions.c: before the story is looked for; when it is found */
extern void claim_repeated(Lines *lines);
extern void claim_before_credit(Lines *lines);
extern void claim_captions(Lines *lines);

/* quote_box.c: when the story is found */
extern void claim_quote_boxes(Lines *lines);

/* line_words.c: phrases and single words of a line */
extern bool words_are(const Line *line, int32 at, const char *phrase);
extern bool words_have(const Line *line, const char *phrase);

/* The mark of that kind (data/line_marks.tsv) that a line's words begin with, or NULL. */
extern const char *line_begins_with(const Line *line, const char *kind);

/* byline.c: "By Ann Ode and Bo Fir, Staff Writers" -> "Ann Ode, Bo Fir"; NULL when no name is sure enough */
extern char *byline_names(const char *text, int32 length, bool marked);
extern bool byline_starts(const Line *line);
extern char *byline_of_line(const Line *line);
extern char *names_before_date(const Line *line);
extern bool is_bare_byline(const Line *line);
extern char *agency_of_line(const Line *line);

/* dateline_day.c: is the line a dateline, and nothing else? */
extern bool line_is_dateline(const Line *line);

/* text_language.c: ISO 639-1, or "und" */
extern const char *lines_language(const Lines *lines);



#endif
