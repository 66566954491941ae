/*
 * html_region.c - the element of a page that holds its story.
 *
 * In: lines with claims, and the elements they stand in.  Out: LINE_INSIDE for the lines of the story's element; what class names say of
 * a line where they can be believed; and, when the roles are known, what the element says of lines that only their place among the others
 * told of.
 *
 * The text of a paragraph counts for the element around it, less for those further out, and less the share of links (as in Readability by
 * Arc90, 2009); the element with the most holds the story.  Class names weigh there, and nowhere decide: around the whole story they say
 * nothing.
 */
#include "article/html.h"

#define LEVELS			5		/* elements around a paragraph that it counts for */
#define PARAGRAPH_BYTES_MIN 25
#define LINKS_MAX		0.5		/* of a paragraph's text, to count */
#define HINT_WEIGHT		25.0
#define ASIDE_PART		0.1		/* of a paragraph's score, beyond an element whose class speaks against it */
#define WEIGHT_FULL		20.0	/* score of paragraphs at which class names count in full */
#define PROSE_WORDS		8
#define PROSE_LINKS_MAX	0.4
#define CLIMB_GAIN		1.3		/* the element around is taken when it has so many times the prose, */
#define CLIMB_PROSE		1500	/* and this one has less than so many bytes */
#define BESIDE_LEVELS	4		/* around the story's element, in which more of the story may stand */
#define BESIDE_SHARE	0.06	/* of the run's body that stands there at least, unless at the story's edge */
#define BESIDE_ALL		0.95	/* of what stands outside: no need to look further out */
#define NEIGHBOUR_WORDS	3		/* of a paragraph beside the story's element */
#define SECTION_WORDS	4		/* above the title */
#define HEAD_WORDS		12		/* of a subhead */
#define STORY_SHARE		0.35	/* of the run's body that the element holds at least */
#define OUT_SHARE		0.2		/* of the prose that is found with asides, what is left without them */
#define WHOLE_SHARE		0.9		/* of its value counts, for the page itself */
#define INSIDE_LINKS_MAX 0.6	/* of a line of the story */
#define HINT_SHARE_MAX	0.4		/* an element with this share of the story's prose is not what its class says */

/* What stands in an element and in those inside of it. */
typedef struct Sums
{
	float		score;
	float		bytes;
	float		linked;
	float		prose;			/* bytes of sentences */
} Sums;

static bool
is_prose(const Line *line)
{
	return line->flags & LINE_ENDS && line->n_words >= PROSE_WORDS && line->link_share < PROSE_LINKS_MAX;
}

static bool
is_within(const Lines *lines, int32 inner, int32 outer)
{
	return inner >= outer && inner < lines->elements[outer].end;
}

static bool
stands_in(const Lines *lines, const Line *line, int32 element)
{
	return is_within(lines, line->element, element);
}

static int
commas(const Line *line)
{
	int			n = 0;

	for (const char *c = line->text; *c != '\0'; c++)
		n += *c == ',' || strncmp(c, "\xEF\xBC\x8C", 3) == 0 || strncmp(c, "\xE3\x80\x81", 3) == 0;
	return n;
}

static float
element_weight(const PageElement *element)
{
	uint8		hint = element->hint;

	if (element->main)
		return HINT_WEIGHT;
	if (hint == HINT_STORY)
		return HINT_WEIGHT;
	return hint == HINT_NONE || hint == ROLE_TITLE || hint == ROLE_STANDFIRST || hint == ROLE_CAPTION ? 0 : -HINT_WEIGHT;
}

static void
score_paragraph(const Lines *lines, Sums *sums, const Line *line)
{
	float		score = 1 + commas(line) + Min(line->length / 100.0, 3) + ((line->flags & LINE_ENDS) != 0);
	int32		e = line->element;

	if (lines->elements[e].paragraph)
		e = lines->elements[e].parent;
	for (int level = 0; e >= 0 && level < LEVELS; level++, e = lines->elements[e].parent)
	{
		sums[e].score += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
		if (element_weight(&lines->elements[e]) < 0)
			score *= ASIDE_PART;
	}
}

static void
find_ends(Lines *lines)
{
	for (int32 e = 0; e < lines->n_elements; e++)
		lines->elements[e].end = e + 1;
	for (int32 e = lines->n_elements - 1; e > 0; e--)
	{
		PageElement *parent = &lines->elements[lines->elements[e].parent];

		parent->end = Max(parent->end, lines->elements[e].end);
	}
}

/* Which elements are out, themselves or by one around them. */
static bool *
elements_out(const Lines *lines, bool comments_only)
{
	bool	   *out = palloc(lines->n_elements);

	for (int32 e = 0; e < lines->n_elements; e++)
	{
		const PageElement *element = &lines->elements[e];

		out[e] = (element->out && (!comments_only || element->hint == ROLE_COMMENT)) || (element->parent >= 0 && out[element->parent]);
	}
	return out;
}

static Sums *
sum_elements(const Lines *lines, const bool *out)
{
	Sums	   *sums = palloc0(sizeof(Sums) * lines->n_elements);

	for (int32 i = 0; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];
		Sums	   *s = &sums[line->element];

		if (out[line->element])
			continue;
		s->bytes += line->length;
		s->linked += line->length * line->link_share;
		if (is_prose(line))
			s->prose += line->length;
		if (line->length >= PARAGRAPH_BYTES_MIN && line->link_share <= LINKS_MAX && line->role != ROLE_COMMENT)
			score_paragraph(lines, sums, line);
	}
	for (int32 e = lines->n_elements - 1; e > 0; e--)
	{
		Sums	   *parent = &sums[lines->elements[e].parent];

		parent->bytes += sums[e].bytes;
		parent->linked += sums[e].linked;
		parent->prose += sums[e].prose;
	}
	return sums;
}

static float
element_value(const PageElement *element, const Sums *s)
{
	float		value = s->score + element_weight(element) * Min(1, s->score / WEIGHT_FULL);

	return value * (1 - s->linked / Max(1, s->bytes)) * (element->whole ? WHOLE_SHARE : 1);
}

/* The element with the greatest value, and around it while it has little and that around it much more; or -1. */
static int32
best_element(const Lines *lines, const Sums *sums)
{
	int32		best = -1;
	float		most = 0;

	for (int32 e = 0; e < lines->n_elements; e++)
	{
		float		value = element_value(&lines->elements[e], &sums[e]);

		if (sums[e].score > 0 && (best < 0 || value > most))
		{
			best = e;
			most = value;
		}
	}
	while (best >= 0 && lines->elements[best].parent >= 0)
	{
		int32		parent = lines->elements[best].parent;

		if (lines->elements[parent].whole || sums[best].prose >= CLIMB_PROSE || sums[parent].prose < CLIMB_GAIN * sums[best].prose)
			break;
		best = parent;
	}
	return best;
}

/* What holds for the lines of an element. */
typedef struct State
{
	uint8		hint;
	bool		aside;
} State;

/* Does the element hold the story, or so much of it that it cannot be what its class says? */
static bool
holds_story(const Lines *lines, const Sums *sums, int32 e)
{
	int32		story = lines->story;

	if (story < 0)
		return false;
	return is_within(lines, story, e) || (is_within(lines, e, story) && sums[e].prose >= HINT_SHARE_MAX * sums[story].prose);
}

static State
state_within(State state, uint8 hint)
{
	if (hint == HINT_STORY)
		return (State) {.hint = HINT_NONE};
	if (hint == HINT_ASIDE)
		state.aside = true;
	else if (hint != HINT_NONE)
		state.hint = hint;
	return state;
}

/* Hints of class names go to the lines, but for those of elements that hold the story. */
static void
resolve_hints(Lines *lines, const Sums *sums, const bool *out)
{
	State	   *states = palloc(sizeof(State) * lines->n_elements);

	for (int32 e = 0; e < lines->n_elements; e++)
	{
		const PageElement *element = &lines->elements[e];

		states[e] = e == 0 ? (State) {.hint = HINT_NONE} : states[element->parent];
		if (element->hint == HINT_STORY || !holds_story(lines, sums, e))
			states[e] = state_within(states[e], element->hint);
	}
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];
		State		state = state_within(states[line->element], line->hint);

		line->hint = state.hint;
		line->flags |= (state.aside ? LINE_ASIDE : 0) | (out[line->element] ? LINE_OUT : 0);
		if (lines->story >= 0 && !out[line->element] && stands_in(lines, line, lines->story))
			line->flags |= LINE_INSIDE;
	}
}

/* Finds the story with those elements out; gives what stands in each. */
static Sums *
look_for_story(Lines *lines, const bool *out)
{
	Sums	   *sums = sum_elements(lines, out);

	lines->story = best_element(lines, sums);
	return sums;
}

/*
 * What stands in an aside, a footer or hidden is no story, unless that is (nearly) all there is: some pages put all into such an element
 * and show it later.  Comments never are.
 */
void
find_region(Lines *lines)
{
	bool	   *out = elements_out(lines, false);
	bool	   *comments = elements_out(lines, true);
	Sums	   *sums = look_for_story(lines, out);
	int32		story = lines->story;
	float		prose = story < 0 ? 0 : sums[story].prose;
	Sums	   *all = look_for_story(lines, comments);

	find_ends(lines);
	if (lines->story >= 0 && prose < OUT_SHARE * all[lines->story].prose)
	{
		resolve_hints(lines, all, comments);
		return;
	}
	lines->story = story;
	resolve_hints(lines, sums, out);
}

static bool
in_body(const Line *line)
{
	return line_in_body(line->role, line->text, line->length);
}

static bool
is_body_prose(const Line *line)
{
	return in_body(line) && line->flags & LINE_ENDS && line->n_words >= PROSE_WORDS;
}

static bool
is_outside(const Line *line)
{
	return is_body_prose(line) && !(line->flags & LINE_INSIDE);
}

/* The element around the story's in which enough more of the run's body stands, or -1. */
static int32
element_beside(const Lines *lines)
{
	int64		body = 0;
	int64		outside = 0;
	int32		found = -1;
	int32		around = lines->elements[lines->story].parent;

	for (int32 i = 0; i < lines->count; i++)
	{
		body += in_body(&lines->items[i]) ? lines->items[i].n_words : 0;
		outside += is_outside(&lines->items[i]) ? lines->items[i].n_words : 0;
	}
	if (outside < BESIDE_SHARE * body)
		return -1;
	for (int up = 0; up < BESIDE_LEVELS && around >= 0 && !lines->elements[around].whole; up++, around = lines->elements[around].parent)
	{
		int64		got = 0;

		for (int32 i = 0; i < lines->count; i++)
			if (is_outside(&lines->items[i]) && stands_in(lines, &lines->items[i], around))
				got += lines->items[i].n_words;
		if (got >= BESIDE_SHARE * body)
			found = around;
		if (got >= BESIDE_ALL * outside)
			break;
	}
	return found;
}

/* Does the line stand a few levels around the story's element? */
static bool
stands_near(const Lines *lines, const Line *line)
{
	int32		around = lines->elements[lines->story].parent;

	for (int up = 1; up < BESIDE_LEVELS && around >= 0 && !lines->elements[around].whole; up++, around = lines->elements[around].parent)
		if (stands_in(lines, line, around))
			return true;
	return false;
}

/* Does the line stand in the element directly before or behind the story's? */
static bool
is_in_sibling(const Lines *lines, const Line *line)
{
	int32		around = lines->elements[lines->story].parent;

	return around >= 0 && stands_in(lines, line, around);
}

/* Has the element too little of what the lines by themselves take for the story? */
static bool
is_part_only(const Lines *lines)
{
	int64		body = 0;
	int64		within = 0;
	int64		prose = 0;

	for (int32 i = 0; i < lines->count; i++)
	{
		const Line *line = &lines->items[i];

		body += in_body(line) ? line->n_words : 0;
		if (line->flags & LINE_INSIDE)
		{
			within += in_body(line) ? line->n_words : 0;
			prose += is_prose(line) ? line->n_words : 0;
		}
	}
	return body > 0 && within < STORY_SHARE * body && prose < body;
}

/* A short paragraph in an element of its own, directly before or behind the story's: "The case goes on in June." */
static void
take_neighbour(Lines *lines, int32 at)
{
	Line	   *line;

	if (at < 0 || at >= lines->count)
		return;
	line = &lines->items[at];
	if (line->placed && line->flags & LINE_ENDS && line->n_words >= NEIGHBOUR_WORDS &&
		line->link_share < PROSE_LINKS_MAX && !(line->flags & (LINE_ASIDE | LINE_OUT | LINE_REPEATED)) && line->scope != SCOPE_TAIL &&
		is_in_sibling(lines, line))
		line_claim(line, ROLE_BODY, "beside the story's element", 0.6);
}

/* Makes a line inside the story's element a part of the story when nothing but its place among the lines had given it another role. */
static void
take_inside(Line *line)
{
	bool		head = line->n_words <= HEAD_WORDS && !(line->flags & (LINE_ENDS | LINE_COLON | LINE_QUOTE | LINE_LIST));

	if (!in_body(line) && line->placed && line->link_share <= INSIDE_LINKS_MAX)
		line_claim(line, head ? ROLE_SUBHEAD : ROLE_BODY, "in the story's element", 0.7);
}

/*
 * Brings the roles of lines in accord with the story's element: lines inside of it become the story's.  Lines outside that were taken
 * for the story become none of it, but for those of an element in which much of the run of prose stands, a lead near the story's, and a
 * sentence right before or behind it.
 */
void
settle_region(Lines *lines)
{
	int32		beside;
	int32		first = 0;
	int32		last = lines->count - 1;

	if (lines->story < 0 || is_part_only(lines))
		return;
	while (last > 0 && !(lines->items[last].flags & LINE_INSIDE))
		last--;
	while (first < last && !(lines->items[first].flags & LINE_INSIDE))
		first++;
	beside = element_beside(lines);
	take_neighbour(lines, first - 1);
	take_neighbour(lines, last + 1);
	for (int32 i = 0; i < lines->count; i++)
	{
		Line	   *line = &lines->items[i];
		bool		next = (i == first - 1 || i == last + 1) && line->flags & LINE_ENDS && is_in_sibling(lines, line);
		bool		lead = i < first && stands_near(lines, line);

		if (line->flags & LINE_INSIDE && lines->title >= 0 && i < lines->title && line->n_words <= SECTION_WORDS)
			continue;
		else if (line->flags & LINE_INSIDE)
			take_inside(line);
		else if (in_body(line) && !(beside >= 0 && stands_in(lines, line, beside)) && !lead && !next)
			line_claim(line, ROLE_OTHER, "outside of the story's element", 0.7);
	}
}
