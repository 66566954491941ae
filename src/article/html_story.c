/*
 * html_story.c - what a page's markup adds to the rules for lines: hints of class names become claims, and the text that
 * the metadata gives as the article's body marks its lines.
 */
#include "article/html.h"

#define SHINGLE			3		/* words in a row that are compared */
#define SOURCE_SHARE	0.7		/* of a line's shingles that have to stand in the metadata's text */
#define SOURCE_MIN_WORDS 100	/* a shorter text is a teaser */

/* How many words a line may have to be what its class name says. */
static const uint8 hint_words_max[N_LINE_ROLES] =
{
	[ROLE_AUTHOR] = 20,[ROLE_DATE] = 16,[ROLE_TAG] = 25,[ROLE_SECTION] = 6,[ROLE_SHARE] = 25,[ROLE_RELATED] = 255,
	[ROLE_COMMENT] = 255,[ROLE_SUBSCRIPTION] = 60,[ROLE_CAPTION] = 100,[ROLE_AGENCY] = 40,[ROLE_OTHER] = 60,
};

static void
claim_hint(Line *line)
{
	if (line->hint >= N_LINE_ROLES || hint_words_max[line->hint] == 0 || line->n_words > hint_words_max[line->hint])
		return;
	if (line->role == NO_ROLE || line->role == ROLE_OTHER || (line->hint == ROLE_COMMENT && line->scope != SCOPE_STOP))
	{
		line_claim(line, line->hint, "class name", 0.8);
		line->scope = SCOPE_LINE;
	}
}

static uint32
shingle_hash(const char *const *words, int n)
{
	uint32		h = 2166136261u;

	for (int i = 0; i < n; i++)
	{
		for (const char *c = words[i]; *c != '\0'; c++)
			h = (h ^ (unsigned char) *c) * 16777619u;
		h = (h ^ ' ') * 16777619u;
	}
	return h != 0 ? h : 1;
}

typedef struct Shingles
{
	uint32		mask;
	uint32	   *slots;
} Shingles;

static uint32 *
slot_for(const Shingles *set, uint32 h)
{
	uint32		i = h & set->mask;

	while (set->slots[i] != 0 && set->slots[i] != h)
		i = (i + 1) & set->mask;
	return &set->slots[i];
}

static void
put_shingles(Shingles *set, const Lines *source)
{
	set->mask = 1023;
	while (set->mask < (uint32) source->n_words * 2)
		set->mask = set->mask * 2 + 1;
	set->slots = palloc0(sizeof(uint32) * (set->mask + 1));
	for (int32 i = 0; i + SHINGLE <= source->n_words; i++)
	{
		uint32		h = shingle_hash(source->words + i, SHINGLE);

		*slot_for(set, h) = h;
	}
}

static bool
in_source(const Shingles *set, const Line *line)
{
	int			all = 0;
	int			found = 0;

	for (int32 i = 0; i + SHINGLE <= line->n_words; i++)
	{
		all++;
		found += *slot_for(set, shingle_hash(line->words + i, SHINGLE)) != 0;
	}
	return all > 0 && found >= all * SOURCE_SHARE;
}

/* Marks the lines of the metadata's body, unless it is too short to be one. */
static void
mark_source(Lines *lines, const char *body)
{
	int32		length = strlen(body);
	Lines	   *source;
	Shingles	set;

	if (length > DOCUMENT_MAX_BYTES / 4)
		return;
	source = looks_like_html(body, length) ? html_lines(body, length, palloc(sizeof(PageFacts))) : lines_of_text(body, length, false, false);
	line_features(source);
	if (source->n_words < SOURCE_MIN_WORDS)
		return;
	put_shingles(&set, source);
	for (int32 i = 0; i < lines->count; i++)
		if (in_source(&set, &lines->items[i]))
			lines->items[i].flags |= LINE_SOURCE;
}

void
markup_claims(Lines *lines, const PageFacts *facts)
{
	for (int32 i = 0; i < lines->count; i++)
		claim_hint(&lines->items[i]);
	if (facts->body != NULL)
		mark_source(lines, facts->body);
}
