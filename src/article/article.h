/*
 * article.h - a raw scrape told apart: its lines and their roles, and what they say of the article.
 */
#ifndef NEWS_ARCHIVE_ARTICLE_H
#define NEWS_ARCHIVE_ARTICLE_H

#include "dates/dates.h"

typedef enum LineRole
{
	ROLE_TITLE, ROLE_STANDFIRST, ROLE_AUTHOR, ROLE_DATE, ROLE_DATELINE, ROLE_BODY, ROLE_SUBHEAD, ROLE_CAPTION, ROLE_QUOTE_BOX,
	ROLE_TAG, ROLE_SECTION, ROLE_SHARE, ROLE_RELATED, ROLE_COMMENT, ROLE_SUBSCRIPTION, ROLE_AGENCY, ROLE_URL, ROLE_OTHER,
	N_LINE_ROLES
} LineRole;

extern const char *const line_role_names[N_LINE_ROLES];

typedef enum ArticleFormat
{
	FORMAT_AUTO, FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_JSON,
	N_ARTICLE_FORMATS
} ArticleFormat;

extern const char *const article_format_names[N_ARTICLE_FORMATS];

typedef struct ArticleLine
{
	const char *text;			/* NUL-terminated, markup gone, one line */
	int32		length;
	uint8		role;			/* LineRole */
	const char *basis;
	float		confidence;
} ArticleLine;

typedef struct Article
{
	int32		n_lines;
	ArticleLine *lines;			/* every line of the raw text that is not blank, none dropped */

	/* NULL where nothing sure enough was found */
	const char *title;
	const char *standfirst;
	const char *author;
	const char *outlet;
	const char *section;
	const char *dateline;
	const char *url;
	const char *language;		/* ISO 639-1, "und" when not sure */
	DayRange	published;
	const char *published_basis;	/* says why also when the day is not known */
	float		published_confidence;
	DayRange	modified;
	const char *body;			/* the lines that tell the story, a blank line between; "" when there are none */
	const struct DateCandidates *dates; /* what published was chosen from, see published.h */
} Article;

/* What is known of an article besides its text. */
typedef struct ArticleSource
{
	Day			collected;		/* the day it was scraped, or DAY_NONE */
	const char *url;			/* or NULL */
	const char *title;			/* or NULL */
	DayOrder order;			/* in its outlet's dates */
} ArticleSource;

/* The name of the outlet whose pages are on that host or on one it belongs to ("edition.cnn.com"); NULL when it is not on the list. */
extern const char *outlet_of_host(const char *host);

/* body.c: whether a line of that role is part of the body, and the lines that are, a blank line between; "" when there are none. */
extern bool line_in_body(LineRole role, const char *text, int32 length);
extern char *article_body(const ArticleLine *lines, int32 n_lines);

/*
 * raw: valid UTF-8.  In the current context.  Errors: program_limit_exceeded; invalid_text_representation for JSON that is
 * broken, for a file that is no text, and for a collection of articles.
 */
extern Article *article_parse(const char *raw, int32 length, ArticleFormat format, const ArticleSource *source);

#endif
