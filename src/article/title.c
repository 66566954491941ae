/*
 * title.c - which line before the story is its title.
 *
 * In: lines with claims, the story found.  Out: lines->title.  A title shares words with the story, stands by a byline or
 * date, and is neither a sentence nor a link.
 */
#include "article/lines.h"

#include <ctype.h>

#define TITLE_LINES		200		/* before the story, in which the title is looked for */
#define TITLE_SCORE_MIN	1.5
#define TITLE_SCORE_GOOD 4
#define TITLE_MARGIN	0.8		/* by which a later line has to be better than a good one */
#define NEXT_MARGIN		1.5		/* the same for the very next line, which may be the standfirst */
#define STORY_WORD_SLOTS 4096
#define STORY_WORD_LINES 30	/* of the story, whose words are noted */
#define WORD_BYTES_MIN	4
#define WORD_BYTES_MAX	6
#define HEAD_WORDS		14
#define KNOWN_SHARE		0.6		/* of a line's words that the title has which is known already */
#define META_LINES		4		/* below a title, where byline and date are looked for */
#define META_ABOVE		1.5		/* lost when they stand above */
#define DISTANCE_BY_META 2.5	/* the most that the way to the story costs a title with a byline */
#define ADDRESS_WORDS	2		/* of a title that its address has */
#define ADDRESS_BONUS	5
#define ADDRESS_BYTES	2000
#define OVERLAP_WORDS	4		/* fewer long words than that may be shared by chance */

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
void
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

/* Long words of a line that the story has too, as a share; of a line with few of them, of OVERLAP_WORDS. */
float
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
	return (float) found / Max(content, OVERLAP_WORDS);
}

/* Does a byline or date stand among the lines from `from` to `to`?  "By" alone, which a name follows, is one. */
static bool
has_meta_line(const Lines *lines, int32 from, int32 to)
{
	for (int32 i = Max(from, 0); i <= to && i < lines->count; i++)
		if (lines->items[i].role == ROLE_AUTHOR || lines->items[i].role == ROLE_DATE ||
			(lines->items[i].n_words == 1 && strcmp(lines->items[i].words[0], "by") == 0))
			return true;
	return false;
}

/* Lines between the line at `at` and the story that may be of the article: buttons and the like make no distance. */
static int32
distance_to_story(const Lines *lines, int32 at)
{
	int32		distance = 0;

	for (int32 i = at; i < lines->first; i++)
		distance += lines->items[i].role != ROLE_SHARE && lines->items[i].role != ROLE_OTHER && lines->items[i].role != ROLE_CAPTION;
	return distance;
}

/* "(Ann Ode / Vale Post)", "Home » News » Dams": no title, however many words of the story they have. */
static bool
is_credit_or_path(const Line *line)
{
	return (line->text[0] == '(' && line->text[line->length - 1] == ')') || strstr(line->text, " \xC2\xBB ") != NULL ||
		strstr(line->text, " \xE2\x80\xBA ") != NULL || strstr(line->text, " > ") != NULL;
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
	score -= strstr(line->text, "\xE2\x86\x92") != NULL ? 2 : 0;	/* an arrow: a link */
	score += line->flags & LINE_REPEATED ? 0.5 : 0;
	score -= line->flags & LINE_ENDS && !(line->flags & LINE_QUESTION) ? 4 : 0;
	score -= line->flags & LINE_COLON ? 3 : 0;
	score -= line->flags & (LINE_LIST | LINE_BULLET) ? 2 : 0;
	score -= line->flags & LINE_RUN ? 2 : 0;
	score -= line->flags & LINE_LOWER ? 2 : 0;
	score -= line->link_share > 0.6 ? 2 : 0;
	score -= is_credit_or_path(line) ? 4 : 0;
	score -= strstr(line->text, ".com") != NULL || strchr(line->text, '@') != NULL ? 4 : 0;
	return score;
}

/* Does the text have the word, which is in lower case, letters and digits only? */
static bool
text_has_word(const char *text, const char *word)
{
	size_t		n = strlen(word);

	for (const char *at = text; (at = strcasestr(at, word)) != NULL; at++)
		if ((at == text || !isalnum((unsigned char) at[-1])) && !isalnum((unsigned char) at[n]))
			return true;
	return false;
}

/*
 * May the line be the title that is known already?  "Talks in Sarn" is, of "Talks in Sarn - Lake Courier", and so is a
 * headline that says it in other words in part; the lead, a sentence, is only when it is all of it.
 */
static bool
tells_known_title(const Lines *lines, const Line *line)
{
	int			found = 0;

	if (line->heading == 1)
		return true;
	for (int32 k = 0; k < line->n_words; k++)
		found += strcmp(line->words[k], "9") == 0 || text_has_word(lines->known_title, line->words[k]);
	if (line->flags & LINE_ENDS && !(line->flags & LINE_QUESTION))
		return found == line->n_words;
	return found >= line->n_words * KNOWN_SHARE;
}

/* "He will go, his lawyer said on Friday.": the lead of a text without a headline.  A headline with a stop has a byline under it. */
static bool
is_lead(const Lines *lines, int32 at)
{
	const Line *line = &lines->items[at];

	return line->flags & LINE_ENDS && !(line->flags & LINE_QUESTION) && line->heading == 0 && line->hint != ROLE_TITLE &&
		!lines->markup && !has_meta_line(lines, at + 1, at + 4);
}

/* The last part of the address that has words, ".../2021/vale-opens-dam.html": what pages make of their title; NULL when there is none. */
static const char *
address_slug(const Lines *lines)
{
	const char *address = lines->address;
	const char *slug = NULL;

	for (int32 i = 0; address == NULL && i < lines->first; i++)
		if (lines->items[i].role == ROLE_URL)
			address = lines->items[i].text;
	if (address == NULL || strlen(address) > ADDRESS_BYTES || (address = strstr(address, "://")) == NULL)
		return NULL;
	for (address = strchr(address + 3, '/'); address != NULL; address = strchr(address + 1, '/'))
		if (strcspn(address + 1, "-_") < strcspn(address + 1, "/"))
			slug = address + 1;
	return slug;
}

/* Long words that line and address have both, as a share of those of the one that has more: few may be shared by chance. */
static float
address_overlap(const char *slug, const Line *line)
{
	int			content = 0;
	int			found = 0;
	int			own = 0;

	for (const char *at = slug; at != NULL && *at != '\0' && *at != '/' && *at != '?'; at += strspn(at, "-_."))
	{
		int			n = strcspn(at, "-_./?");

		own += n >= WORD_BYTES_MIN && isalpha((unsigned char) *at);
		at += n;
	}
	for (int32 k = 0; slug != NULL && k < line->n_words; k++)
		if (strlen(line->words[k]) >= WORD_BYTES_MIN)
		{
			content++;
			found += strcasestr(slug, line->words[k]) != NULL;
		}
	return found >= ADDRESS_WORDS ? (float) found / Max(content, own) : 0;
}

/* How much a line before the story looks like the title; below 0: not at all. */
static float
title_score(const Lines *lines, int32 at, const char *slug)
{
	const Line *line = &lines->items[at];
	bool		by_meta = has_meta_line(lines, at + 1, Min(at + META_LINES, lines->first));
	float		score;

	if (line->n_words < 2 || line->n_words > 30 || line->role != NO_ROLE || line->sentences > (by_meta ? 2 : 1))
		return -1;
	if (lines->known_title != NULL ? !tells_known_title(lines, line) : is_lead(lines, at))
		return -1;
	score = title_look(line) + 5 * story_overlap(lines, line) - Min(distance_to_story(lines, at) * 0.12, by_meta ? DISTANCE_BY_META : 5);
	score += at == 0 ? 1.5 : 0;
	score += ADDRESS_BONUS * address_overlap(slug, line);
	score += by_meta ? 2.5 : has_meta_line(lines, at + META_LINES + 1, Min(at + 9, lines->first)) ? 1.5 : 0;
	score -= has_meta_line(lines, at - 6, at - 1) ? META_ABOVE : 0;
	score -= score > TITLE_SCORE_MIN && is_bare_byline(line) ? 2 : 0;
	/* the standfirst, which some pages show again as the first paragraph */
	score -= lines->first < lines->count && strcmp(line->text, lines->items[lines->first].text) == 0 && at < lines->first ? 6 : 0;
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

/* A text of a head and its story: the head is the title however short it is. */
static bool
is_head(const Lines *lines)
{
	const Line *line = &lines->items[0];

	return lines->known_title == NULL && lines->first == 1 && lines->last >= 1 && !lines->markup && line->role == NO_ROLE && line->n_words >= 1 && line->n_words <= HEAD_WORDS &&
		!(line->flags & (LINE_ENDS | LINE_COLON | LINE_LOWER));
}

/*
 * Sets lines->title: the line before the story with the best score, and of lines that are near in score the first; -1 when none has
 * enough.
 */
void
find_title(Lines *lines)
{
	float		best = TITLE_SCORE_MIN;
	int32		last = lines->first <= lines->last ? lines->first : lines->count - 1;
	const char *slug = address_slug(lines);

	for (int32 i = Max(0, last - TITLE_LINES); i <= last && i < lines->count; i++)
	{
		float		score = title_score(lines, i, slug);
		float		margin = i == lines->title + 1 ? NEXT_MARGIN : TITLE_MARGIN;

		if (score > best + (lines->title >= 0 && best >= TITLE_SCORE_GOOD ? margin : 0))
		{
			best = score;
			lines->title = i;
		}
	}
	if (lines->title < 0 && is_head(lines))
		lines->title = 0;
	if (lines->title >= 0)
		lines->title = title_alone(lines, lines->title);
	if (lines->title >= 0)
		line_claim(&lines->items[lines->title], ROLE_TITLE, lines->items[lines->title].heading ? "heading" : "before the story",
				   Min(0.95, 0.5 + best / 20));
	if (lines->title >= lines->first)
		lines->first = lines->title + 1;
}
