/*
 * roles.c - which lines tell the story, and what the others are.
 *
 * In: lines with features and claims.  Out: a role for each line, and the story's first and last line.  The story is the
 * run of lines whose summed score is greatest (paragraphs count for it, link titles and headings of link lists against
 * it), as in the maximum subsequence method of Pasternack and Roth (2009); a comments heading ends a run.
 */
#include "article/lines.h"

/* Scores, in words of prose. */
#define PROSE_WORDS_MAX	80		/* of a paragraph, so many count */
#define SCORE_TITLE		(-6)	/* a short line without an end: a subhead, or a link */
#define SCORE_LONG_TITLE (-7)
#define SCORE_ASIDE		(-10)	/* markup says that it is no part of the article */
#define SCORE_CLAIMED	(-5)
#define SCORE_HEADING	(-22)	/* heads a list of links */
#define SCORE_STOP		(-60)
#define TITLE_LINES		200		/* before the story, in which the title is looked for */
#define TITLE_SCORE_MIN	1.5
#define TITLE_SCORE_GOOD 4
#define TITLE_MARGIN	0.8		/* by which a later line has to be better than a good one */
#define STORY_WORD_SLOTS 4096
#define STORY_WORD_LINES 30	/* of the story, whose words are noted */
#define WORD_BYTES_MIN	4
#define WORD_BYTES_MAX	6
#define STORY_OVERLAP	0.4		/* of a line's long words that the story has too, to belong to it */
#define EXTEND_LINES	12
#define CAPITAL_WORDS	6		/* a line in capitals with so many words is a link, with fewer a subhead */
#define CREDIT_WORDS	6
#define PICTURE_ROW		4		/* so many descriptions with credits are a gallery */
#define REPEATED_WORDS	17
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
	if (line->flags & LINE_ASIDE)
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

static void
score_lines(Lines *lines)
{
	bool		under = false;	/* a heading of a link list */

	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		line->score = line->role == NO_ROLE ? prose_score(lines, line) : claim_score(line);
		if (line->role != NO_ROLE)
		{
			if (line->scope == SCOPE_BLOCK)
				under = true;
			continue;
		}
		if (under && (line->n_words >= 30 || line->sentences >= 1) && line->flags & LINE_ENDS)
			under = false;
		if (under && line->score > 0)
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

		if (line->role != NO_ROLE || !prose)
			continue;
		if (lines->last < 0)
			lines->first = i;
		lines->last = i;
	}
}

/* A word is counted without its last letter and by its first letters, so that an ending does not matter; short ones are not. */
static uint32
word_slot(const char *word)
{
	uint32		h = 2166136261u;
	int			n = strlen(word);

	if (n < WORD_BYTES_MIN)
		return 0;
	n = Min(Max(n - 1, WORD_BYTES_MIN), WORD_BYTES_MAX);
	for (int i = 0; i < n; i++)
		h = (h ^ (unsigned char) word[i]) * 16777619u;
	return 1 + h % (STORY_WORD_SLOTS - 1);
}

/* How often the words of the story's beginning stand there. */
static void
note_story_words(Lines *lines)
{
	lines->story_words = palloc0(STORY_WORD_SLOTS);
	for (int32 i = lines->first; i <= lines->last && i <= lines->first + STORY_WORD_LINES; i++)
		for (int32 k = 0; k < lines->items[i].n_words; k++)
		{
			uint8	   *count = &lines->story_words[word_slot(lines->items[i].words[k])];

			*count += *count < 255;
		}
}

/* Long words of a line that the story has too, as a share. */
static float
story_overlap(const Lines *lines, const Line *line)
{
	int32		at = line - lines->items;
	int			own = at >= lines->first && at <= lines->last && at <= lines->first + STORY_WORD_LINES;
	int			content = 0;
	int			found = 0;

	for (int32 k = 0; k < line->n_words && k < 30; k++)
	{
		uint32		slot = word_slot(line->words[k]);

		content += slot > 0;
		found += slot > 0 && lines->story_words[slot] > own;
	}
	return content > 0 ? (float) found / content : 0;
}

/* Does a byline, date or share line stand among the lines from `from` to `to`? */
static bool
has_meta_line(const Lines *lines, int32 from, int32 to)
{
	for (int32 i = Max(from, 0); i <= to && i < lines->count; i++)
		if (lines->items[i].role == ROLE_AUTHOR || lines->items[i].role == ROLE_DATE)
			return true;
	return false;
}

/* What the line's own look says for and against a title. */
static float
title_look(const Line *line)
{
	float		score = 0;

	score += line->hint == ROLE_TITLE ? 2 : 0;
	score += line->heading == 1 ? 6 : line->heading > 1 ? 2 : 0;
	score += line->n_words >= 5 && line->n_words <= 18 ? 2 : line->n_words <= 3 ? -2 : line->n_words > 22 ? -2 : 0;
	score -= strchr(line->text, '|') != NULL ? 1 : 0;
	score += line->flags & LINE_REPEATED ? 0.5 : 0;
	score -= line->flags & LINE_ENDS && !(line->flags & LINE_QUESTION) ? 4 : 0;
	score -= line->flags & LINE_COLON ? 3 : 0;
	score -= line->flags & (LINE_LIST | LINE_BULLET) ? 2 : 0;
	score -= line->flags & LINE_RUN ? 2 : 0;
	score -= line->flags & LINE_LOWER ? 2 : 0;
	score -= line->link_share > 0.6 ? 2 : 0;
	score -= strstr(line->text, ".com") != NULL || strchr(line->text, '@') != NULL ? 4 : 0;
	return score;
}

/* How much a line before the story looks like the title; below 0: not at all. */
static float
title_score(const Lines *lines, int32 at)
{
	const Line *line = &lines->items[at];
	int32		distance = lines->first - at;
	float		score;

	if (line->n_words < 2 || line->n_words > 30 || line->role != NO_ROLE || line->sentences > 1)
		return -1;
	score = title_look(line) + 5 * story_overlap(lines, line) - Min(distance * 0.12, 5);
	score += at == 0 ? 1.5 : 0;
	score += has_meta_line(lines, at + 1, Min(at + 4, lines->first)) ? 2.5 : has_meta_line(lines, at + 5, Min(at + 9, lines->first)) ? 1.5 : 0;
	score -= has_meta_line(lines, at - 6, at - 1) ? 1.5 : 0;
	return score;
}

/* "Home News A headline", "Opinion|A headline": the line that has the last part alone, if there is one; else the same. */
static int32
title_alone(const Lines *lines, int32 title)
{
	const Line *whole = &lines->items[title];

	for (int32 i = Max(title - TITLE_LINES, 0); i <= lines->first && i < lines->count; i++)
	{
		const Line *part = &lines->items[i];

		if (part->n_words >= 3 && part->length < whole->length && part->role == NO_ROLE &&
			memcmp(whole->text + whole->length - part->length, part->text, part->length) == 0)
			return i;
	}
	return title;
}

/* The best one; of two that are near in score the first. */
static void
find_title(Lines *lines)
{
	float		best = TITLE_SCORE_MIN;
	int32		last = lines->first <= lines->last ? lines->first : lines->count - 1;

	for (int32 i = Max(0, last - TITLE_LINES); i <= last && i < lines->count; i++)
	{
		float		score = title_score(lines, i);

		if (score > best + (lines->title >= 0 && best >= TITLE_SCORE_GOOD ? TITLE_MARGIN : 0))
		{
			best = score;
			lines->title = i;
		}
	}
	if (lines->title >= 0)
		lines->title = title_alone(lines, lines->title);
	if (lines->title >= 0)
		line_claim(&lines->items[lines->title], ROLE_TITLE, lines->items[lines->title].heading ? "heading" : "before the story",
				   Min(0.95, 0.5 + best / 20));
	if (lines->title >= lines->first)
		lines->first = lines->title + 1;
}

/* Words that hold a sentence together: a finite verb that is common in news. */
static bool
has_finite_verb(const Line *line)
{
	/* Pronouns too: a sentence with one has a verb. */
	static const char *const verbs[] = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may", "might",
		"should", "must", "cant", "dont", "wont", "im", "ive", "its", "hes", "shes", "theyre", "were", "they", "we", "i", "he", "she", "it", "you", "who", "said", "says", "say", "did", "does", "do", "told", "made", "took", "came", "went", "began", "became",
	"met", "won", "lost", "left", "held", "gave", "found", "put", "got", "saw", "knew", "led", "ran", "rose", "fell", "isnt", "wasnt"};

	for (int32 k = 0; k < line->n_words; k++)
	{
		const char *w = line->words[k];
		size_t		n = strlen(w);

		for (size_t v = 0; v < lengthof(verbs); v++)
			if (strcmp(w, verbs[v]) == 0)
				return true;
		if (n > 4 && strcmp(w + n - 2, "ed") == 0)
			return true;
	}
	return false;
}

/*
 * A picture's description among the story's first lines: one short sentence with a participle ("firing his weapon") and no
 * finite verb.
 */
static bool
is_bare_caption(const Line *line)
{
	if (line->n_words < 5 || line->n_words > 40 || line->sentences > 0 || line->flags & LINE_QUOTE || has_finite_verb(line))
		return false;
	for (int32 k = 1; k < line->n_words && k < 16; k++)
	{
		size_t		n = strlen(line->words[k]);

		if (n > 5 && strcmp(line->words[k] + n - 3, "ing") == 0)
			return true;
	}
	return false;
}

/* Names by themselves around the title. */
static void
claim_bylines(Lines *lines)
{
	for (int32 i = Max(lines->title - 2, 0); i < lines->first + 3 && i < lines->count && lines->title >= 0; i++)
	{
		Line	   *line = &lines->items[i];

		if ((line->role == NO_ROLE || (line->role == ROLE_OTHER && i > lines->title)) && is_bare_byline(line))
			line_claim(line, ROLE_AUTHOR, "names", 0.75);
	}
}

static void
claim_captions(Lines *lines)
{
	for (int32 i = Max(lines->title, 0); i < lines->first + 3 && i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role == NO_ROLE && line->flags & LINE_ENDS && is_bare_caption(line))
			line_claim(line, ROLE_CAPTION, "no finite verb", 0.6);
	}
}

/* A share of the words of `line` that are long and stand in the story too. */
static bool
goes_with_story(const Lines *lines, const Line *line)
{
	return line->role == NO_ROLE && line->flags & LINE_ENDS && line->n_words >= 15 && line->link_share < 0.5 &&
		!(line->flags & (LINE_ASIDE | LINE_REPEATED)) && line->scope != SCOPE_TAIL && story_overlap(lines, line) >= STORY_OVERLAP;
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

/* Long lines that stand twice are the captions of a gallery, unless the whole text stands twice. */
static void
claim_repeated(Lines *lines)
{
	int64		repeated = 0;
	int64		words = 0;

	for (int32 i = 0; i < lines->count; i++)
		if (lines->items[i].role == NO_ROLE && lines->items[i].n_words >= REPEATED_WORDS)
		{
			words += lines->items[i].n_words;
			repeated += lines->items[i].flags & LINE_REPEATED ? lines->items[i].n_words : 0;
		}
	if (repeated * 3 > words)
		return;
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (line->role == NO_ROLE && line->n_words >= REPEATED_WORDS && line->flags & LINE_REPEATED && line->flags & LINE_ENDS &&
			!(line->flags & LINE_SOURCE))
			line_claim(line, ROLE_CAPTION, "stands twice", 0.6);
	}
}

/* Is the line a description that a bare credit follows? */
static bool
is_before_credit(const Line *line)
{
	const Line *next = line + 1;

	return line->role == NO_ROLE && next->role == ROLE_CAPTION && next->n_words <= CREDIT_WORDS && line->n_words >= 6 &&
		line->n_words <= 60 && line->flags & LINE_ENDS && !(line->flags & (LINE_QUOTE | LINE_SOURCE)) && line->sentences <= 1 &&
		!words_have(line, "said");
}

/* Such descriptions, when they are the text's first prose or a row of pictures. */
static void
claim_before_credit(Lines *lines)
{
	int			found = 0;
	bool		prose = false;

	for (int32 i = 0; i + 1 < lines->count; i++)
		found += is_before_credit(&lines->items[i]);
	for (int32 i = 0; i + 1 < lines->count; i++)
	{
		Line	   *line = &lines->items[i];

		if (is_before_credit(line) && (!prose || found >= PICTURE_ROW))
			line_claim(line, ROLE_CAPTION, "before a credit", 0.6);
		else
			prose |= line->role == NO_ROLE && line->flags & LINE_ENDS && line->n_words >= 15;
	}
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
			line_claim(line, head->role == ROLE_TAG && line->n_words > TAG_WORDS ? ROLE_RELATED : head->role, "under a heading", 0.8);
	}
}

/* The outlet's own name, under the byline or the picture. */
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
			line_claim(line, line->n_words <= 3 ? ROLE_SECTION : ROLE_OTHER, "before the title", 0.6);
		else if (repeats_byline(lines, i))
			line_claim(line, ROLE_AGENCY, "repeats the byline", 0.8);
		else if (standfirst && line->n_words >= 6)
		{
			line_claim(line, ROLE_STANDFIRST, "after the title", 0.7);
			standfirst = false;
		}
		else
			line_claim(line, ROLE_OTHER, "between title and story", 0.5);
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
		if (line->flags & LINE_ASIDE && !(line->flags & LINE_SOURCE))
			line_claim(line, ROLE_OTHER, "markup: aside", 0.7);
		else if (line->scope == SCOPE_TAIL && i > lines->last - TAIL_LINES && !(line->flags & (LINE_SOURCE | LINE_QUOTE)))
			line_claim(line, ROLE_OTHER, "about the author or outlet", 0.7);
		else if (line->flags & LINE_CAPITALS && line->n_words >= CAPITAL_WORDS && !(line->flags & LINE_ENDS))
			line_claim(line, ROLE_RELATED, "capitals", 0.6);
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
			line_claim(line, role, "after the story", 0.6);
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
	claim_bylines(lines);
	claim_captions(lines);
	claim_blocks(lines, lines->first, lines->last, true);
	claim_blocks(lines, lines->last + 1, lines->count - 1, false);
	roles_before(lines);
	roles_inside(lines);
	roles_after(lines);
}
