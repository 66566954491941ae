/*
 * assign_roles.c - which lines tell the story, and what the others are.
 *
 * In: lines with features and claims.  Out: a role for each line, and the story's first and last line.  The story is the
 * run of lines whose summed score is greatest (paragraphs count for it, link titles and headings of link lists against
 * it), as in the maximum subsequence method of Pasternack and Roth (2009); a comments heading ends a run.
 */
#include "article/lines.h"
#include "article/line_marks.h"

/* What a line is worth to the run that is taken for the story, counted in words of prose. */
#define PROSE_WORDS_MAX	80		/* of a paragraph, so many count */
#define SCORE_TITLE		(-6)	/* a short line without an end: a subhead, or a link */
#define SCORE_LONG_TITLE (-7)
#define SCORE_ASIDE		(-10)	/* markup says that it is no part of the article */
#define SCORE_CLAIMED	(-5)
#define SCORE_HEADING	(-22)	/* heads a list of links */
#define SCORE_STOP		(-60)
#define SENTENCE_WORDS	12		/* of a sentence that no link's title is */
#define ANNOUNCING_WORDS 3		/* of a line that ends in a colon, at least */
#define LIST_ITEMS		30		/* behind it, at most */
#define ITEM_SCORE_MAX	5		/* with more, the story goes on */
#define LINKS_MAX		0.6		/* of a line of a short story */
#define STORY_OVERLAP	0.4		/* of a line's long words that the story has too, to belong to it */
#define EXTEND_LINES	12
#define CAPITAL_WORDS	6		/* a line in capitals with so many words is a link, with fewer a subhead */
#define BYLINE_BEFORE	8		/* lines before the title, after the story, and of its end, where the author may be named */
#define BYLINE_AFTER	12
#define BYLINE_LAST		4
#define LAST_SENTENCES	3		/* short ones with which a text ends */
#define BARE_LINES		80		/* of a text that is a story and nothing else */
#define TAIL_LINES		4		/* the story's last lines, which may be about its author */
#define TAG_WORDS		4		/* of a tag, at most */
#define FIRST_RUN_SHARE	0.4		/* an earlier run is taken if it has this share of the best one's score */

static float
prose_score(const Lines *lines, const Line *line)
{
	int			w = line->n_words;
	bool		ends = (line->flags & (LINE_ENDS | LINE_COLON)) != 0;

	if (line->flags & LINE_SOURCE)
		return 5 + Min(w, PROSE_WORDS_MAX);
	if (line->flags & (LINE_ASIDE | LINE_OUT))
		return SCORE_ASIDE;
	if (lines->markup && line->link_share > 0.8)
		return SCORE_LONG_TITLE;
	if (line->link_share > 0.6 && w < 25)
		return SCORE_LONG_TITLE;
	if (ends && w >= 15)
		return Min(w, PROSE_WORDS_MAX);
	if (ends && w >= 8)
		return 0.6 * w;
	if (ends && w >= 3 && line->flags & LINE_QUOTE)
		return 1;
	if (line->flags & (LINE_RUN | LINE_BULLET) && w >= 3 && line->link_share < 0.5)
		return line->flags & LINE_LIST && lines->markup ? 0.1 * w : 0.3 * w;
	if (w >= 25 && line->function_share >= 0.25)
		return 0.6 * Min(w, PROSE_WORDS_MAX);
	if (w <= 12)
		return ends ? -2 : SCORE_TITLE;
	return SCORE_LONG_TITLE;
}

static float
claim_score(const Line *line)
{
	if (line->scope == SCOPE_STOP)
		return SCORE_STOP;
	if (line->scope == SCOPE_BLOCK)
		return SCORE_HEADING;
	return SCORE_CLAIMED;
}

/* Whether a line is a long sentence without many links: no item of a list of links, though it stands under the heading of one. */
static bool
is_long_sentence(const Line *line)
{
	return line->flags & LINE_ENDS && line->n_words >= SENTENCE_WORDS && line->link_share < 0.5;
}

/* "The winners are:" */
static bool
announces_list(const Line *line)
{
	return line->flags & LINE_COLON && line->n_words >= ANNOUNCING_WORDS && line->link_share < 0.5;
}

/* An item of a list that the story announced does not count against it, and for it if it says something: "Best song: Ida Rowan, "Rain"". */
static float
item_score(const Line *line)
{
	return strpbrk(line->text, ",0123456789\"") != NULL ? 0.2 * line->n_words : 0;
}

static void
score_lines(Lines *lines)
{
	bool		under = false;	/* a heading of a link list */
	int			items = 0;		/* that may follow the line that announced them */

	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role != NO_ROLE)
		{
			line->score = claim_score(line);
			under = under || line->scope == SCOPE_BLOCK;
			continue;
		}
		line->score = prose_score(lines, line);
		if (announces_list(line))
			items = LIST_ITEMS;
		else if (line->score > ITEM_SCORE_MAX)
			items = 0;
		else if (items > 0 && line->score < 0 && line->link_share < 0.5 && !(line->flags & (LINE_ASIDE | LINE_OUT)))
		{
			items--;
			line->score = item_score(line);
		}
		if (under && (line->n_words >= 30 || line->sentences >= 1) && line->flags & LINE_ENDS)
			under = false;
		if (under && line->score > 0 && !is_long_sentence(line))
			line->score *= 0.3;
	}
}

/* The first run that has enough of the greatest one's score. */
static void
find_story(Lines *lines)
{
	float		best = 0;
	float		current = 0;
	int32		start = 0;

	lines->first = 0;
	lines->last = -1;
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role != NO_ROLE && line->scope == SCOPE_STOP)
			current = 0;
		else if (current <= 0)
		{
			current = line->score;
			start = i;
		}
		else
			current += line->score;
		if (current > best && (start == lines->first || best == 0 || best < FIRST_RUN_SHARE * current))
		{
			best = current;
			lines->first = start;
			lines->last = i;
		}
	}
}

/* A text without a run of prose: what ends as sentences do is the story, or is a paragraph by its markup. */
static void
find_short_story(Lines *lines)
{
	for (int32 i = 0; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		bool		prose = line->flags & LINE_ENDS ? line->n_words >= 3 : line->flags & LINE_PARAGRAPH && line->n_words >= 8;

		if (line->role != NO_ROLE || !prose || line->link_share > LINKS_MAX)
			continue;
		if (lines->last < 0)
			lines->first = i;
		lines->last = i;
	}
}

/* Does the line say that names follow it? */
static bool
announces_names(const Line *line)
{
	const char *head = line_begins_with(line, "names follow");
	int			words = 1;

	for (const char *c = head; c != NULL && *c != '\0'; c++)
		words += *c == ' ';
	return head != NULL && line->n_words == words;
}

/* "Ann Ode", and below it "Ann Ode is a writer in Vale.", or "Ann Ode covers the ports." */
static bool
heads_biography(const Line *line, const Line *next)
{
	return line->n_words >= 2 && next->n_words > line->n_words + 2 && strncmp(next->text, line->text, line->length) == 0 &&
		next->text[line->length] == ' ' && next->text[line->length + 1] >= 'a' && next->text[line->length + 1] <= 'z';
}

/* Names by themselves around the title; under a line that announces them; over what is told of them. */
static void
claim_bylines(Lines *lines)
{
	for (int32 i = Max(lines->title - BYLINE_BEFORE, 0); i < lines->count && i <= lines->last + BYLINE_AFTER; i++)
	{
		Line	   *line = &lines->items[i];
		bool		free = line->role == NO_ROLE || (line->role == ROLE_OTHER && i > lines->title);
		bool		names = free && line->n_words <= 12 && byline_names(line->text, line->length, false) != NULL;

		if (!names || (i > lines->first + 3 && i < lines->last - BYLINE_LAST))
			continue;
		if (i > 0 && announces_names(&lines->items[i - 1]))
			line_claim(line, ROLE_AUTHOR, "by, and names below", 0.85);
		else if (i > lines->last - BYLINE_LAST && i + 1 < lines->count && heads_biography(line, line + 1))
			line_claim(line, ROLE_AUTHOR, "over a biography", 0.8);
		else if (i >= lines->title - 2 && i < lines->first + 3 && lines->title >= 0 && is_bare_byline(line))
			line_claim(line, ROLE_AUTHOR, "names", 0.75);
	}
}

/* A share of the words of `line` that are long and stand in the story too. */
static bool
goes_with_story(const Lines *lines, const Line *line)
{
	return line->role == NO_ROLE && line->flags & LINE_ENDS && line->n_words >= 15 && line->link_share < 0.5 &&
		!(line->flags & (LINE_ASIDE | LINE_OUT | LINE_REPEATED)) && line->scope != SCOPE_TAIL && story_overlap(lines, line) >= STORY_OVERLAP;
}

/*
 * Paragraphs cut off from the story by a box of links: those between title and story, and those shortly after it, when
 * their words are the story's.
 */
static void
extend_story(Lines *lines)
{
	int32		last = lines->last;
	bool		under = false;

	if (lines->first > lines->last)
		return;
	for (int32 i = Max(lines->title + 1, lines->first - EXTEND_LINES); i < lines->first; i++)
		if (goes_with_story(lines, &lines->items[i]))
		{
			lines->first = i;
			break;
		}
	for (int32 i = lines->last + 1; i < lines->count && i <= last + EXTEND_LINES; i++)
	{
		const Line *line = &lines->items[i];

		if (line->role != NO_ROLE && line->scope == SCOPE_STOP)
			break;
		under = line->role != NO_ROLE && line->scope == SCOPE_BLOCK ? true : under;
		if (!under && goes_with_story(lines, line))
			lines->last = last = i;
	}
}

/* Nothing but a head, a byline, a date and a story: a wire's text, which may be a table; it has no links to other articles. */
static bool
is_bare_text(const Lines *lines)
{
	if (lines->markup || lines->title != 0 || lines->first > lines->last || lines->count > BARE_LINES)
		return false;
	for (int32 i = 1; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];
		bool		plain = line->role == NO_ROLE || line->role == ROLE_DATELINE || line->role == ROLE_AGENCY ||
			((line->role == ROLE_DATE || line->role == ROLE_AUTHOR) && i <= lines->first);

		if (!plain || line->link_share > 0 || line->scope == SCOPE_TAIL || line->flags & (LINE_REPEATED | LINE_FOREIGN))
			return false;
	}
	return true;
}

/* A text that ends with short sentences behind its story, and with nothing else. */
static void
extend_to_end(Lines *lines)
{
	if (is_bare_text(lines))
	{
		while (lines->first > 1 && lines->items[lines->first - 1].role == NO_ROLE)
			lines->first--;
		lines->last = lines->count - 1;
	}
	if (lines->markup || lines->first > lines->last || lines->count - 1 - lines->last > LAST_SENTENCES)
		return;
	for (int32 i = lines->last + 1; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		if (line->role != NO_ROLE || line->scope == SCOPE_TAIL || line->text[line->length - 1] != '.' || line->n_words < 4 || line->link_share > 0)
			return;
	}
	lines->last = lines->count - 1;
}

/* Lines under a heading of a link list, while they look like its items. */
static void
claim_blocks(Lines *lines, int32 first, int32 last, bool inside)
{
	const Line *head = NULL;

	for (int32 i = first; i <= last; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role != NO_ROLE)
		{
			head = line->scope == SCOPE_BLOCK ? line : line->scope == SCOPE_STOP || line->role == ROLE_AUTHOR ? NULL : head;
			continue;
		}
		if (head == NULL)
			continue;
		if (inside && line->score > 0)
			head = NULL;
		else
			line_place(line, head->role == ROLE_TAG && line->n_words > TAG_WORDS ? ROLE_RELATED : head->role, "under a heading", 0.8);
	}
}

/* Whether a line is the outlet's own name once more, under the byline or the picture. */
static bool
repeats_byline(const Lines *lines, int32 at)
{
	const Line *line = &lines->items[at];

	for (int32 i = Max(lines->title, 0); i < at; i++)
	{
		const Line *by = &lines->items[i];

		if (by->role == ROLE_AUTHOR && by->length > line->length && line->n_words > 1 &&
			strcmp(by->text + by->length - line->length, line->text) == 0)
			return true;
	}
	return false;
}

static void
roles_before(Lines *lines)
{
	bool		standfirst = true;

	for (int32 i = 0; i < lines->first && i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role != NO_ROLE)
			continue;
		if (i < lines->title || lines->title < 0)
			line_place(line, line->n_words <= 3 ? ROLE_SECTION : ROLE_OTHER, "before the title", 0.6);
		else if (repeats_byline(lines, i))
			line_claim(line, ROLE_AGENCY, "repeats the byline", 0.8);
		else if (standfirst && line->n_words >= 6)
		{
			line_claim(line, ROLE_STANDFIRST, "after the title", 0.7);
			standfirst = false;
		}
		else
			line_place(line, ROLE_OTHER, "between title and story", 0.5);
	}
}

/* The first paragraph is a standfirst when byline or date stand between it and the story. */
static bool
is_standfirst(const Lines *lines, int32 at)
{
	const Line *line = &lines->items[at];

	if (at > lines->title + 2 || lines->title < 0 || line->n_words > 60)
		return false;
	for (int32 i = at + 1; i <= at + 3 && i <= lines->last; i++)
		if (lines->items[i].role == ROLE_AUTHOR || lines->items[i].role == ROLE_DATE || lines->items[i].role == ROLE_SHARE)
			return true;
	return false;
}

static void
roles_inside(Lines *lines)
{
	for (int32 i = lines->first; i <= lines->last; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role != NO_ROLE)
			continue;
		if (line->flags & (LINE_ASIDE | LINE_OUT) && !(line->flags & LINE_SOURCE))
			line_claim(line, ROLE_OTHER, "markup: aside", 0.7);
		else if (line->scope == SCOPE_TAIL && i > lines->last - TAIL_LINES && !(line->flags & (LINE_SOURCE | LINE_QUOTE)))
			line_claim(line, ROLE_OTHER, "about the author or outlet", 0.7);
		else if (line->flags & LINE_CAPITALS && line->n_words >= CAPITAL_WORDS && !(line->flags & LINE_ENDS))
			line_place(line, ROLE_RELATED, "capitals", 0.6);
		else if (i < lines->first + 2 && is_standfirst(lines, i))
			line_claim(line, ROLE_STANDFIRST, "before the byline", 0.7);
		else if (line->n_words <= 12 && !(line->flags & (LINE_ENDS | LINE_COLON | LINE_QUOTE)) && !(line->flags & (LINE_LIST | LINE_RUN | LINE_BULLET)) &&
				 strncmp(line->text, "\xE2\x80\x94", 3) != 0)
			line_claim(line, ROLE_SUBHEAD, "short line in the story", 0.7);
		else
			line_claim(line, ROLE_BODY, "prose", line->flags & LINE_ENDS ? 0.9 : 0.6);
	}
}

static void
roles_after(Lines *lines)
{
	LineRole	role = ROLE_OTHER;

	for (int32 i = lines->last + 1; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role == NO_ROLE)
			line_place(line, role, "after the story", 0.6);
		else if (line->role == ROLE_COMMENT && line->scope == SCOPE_STOP)
			role = ROLE_COMMENT;
		else if (line->role == ROLE_RELATED)
			role = ROLE_RELATED;
	}
}

void
assign_roles(Lines *lines)
{
	claim_repeated(lines);
	claim_before_credit(lines);
	score_lines(lines);
	find_story(lines);
	if (lines->last < 0)
		find_short_story(lines);
	note_story_words(lines);
	find_title(lines);
	extend_story(lines);
	extend_to_end(lines);
	claim_bylines(lines);
	claim_captions(lines);
	claim_quote_boxes(lines);
	claim_blocks(lines, lines->first, lines->last, true);
	claim_blocks(lines, lines->last + 1, lines->count - 1, false);
	roles_before(lines);
	roles_inside(lines);
	roles_after(lines);
}
