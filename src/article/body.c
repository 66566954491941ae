/*
 * body.c - which lines are an article's body, and the body made of them: the one place that says so.
 *
 * In: lines with their roles, as the parser found them or as an analyst set them.  Out: the lines of the story, a blank line between.
 */
#include "article/article.h"

#include "article/lines.h"

/* Body and subheads, and a standfirst that is a sentence: one without a full stop is a headline's second half. */
bool
line_in_body(LineRole role, const char *text, int32 length)
{
	return role == ROLE_BODY || role == ROLE_SUBHEAD || (role == ROLE_STANDFIRST && text_ends_sentence(text, length));
}

char *
article_body(const ArticleLine *lines, int32 n_lines)
{
	int64		room = 1;
	char	   *out;
	char	   *end;

	for (int32 i = 0; i < n_lines; i++)
		room += lines[i].length + 2;
	out = end = palloc(room);
	for (int32 i = 0; i < n_lines; i++)
	{
		if (!line_in_body(lines[i].role, lines[i].text, lines[i].length))
			continue;
		if (end > out)
		{
			*end++ = '\n';
			*end++ = '\n';
		}
		memcpy(end, lines[i].text, lines[i].length);
		end += lines[i].length;
	}
	*end = '\0';
	return out;
}
