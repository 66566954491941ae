/*
 * sure.c - how sure a report is: what its kind is worth by the count of right ones in annotated news, times what the
 * reader held its words to be.
 *
 * The reading of a report stands on the tags of the words that tell the act, and on the heads and relations of the words
 * by which these hang on their sentence and its sides hang on them.  Their probabilities are multiplied.  Of that product the
 * root is taken: words beside each other are read right or wrong together, so the plain product says too little.
 */
#include "extension/core.h"
#include "events/sure.h"

#include <math.h>

#define PLAIN 0.85f				/* an act told as done, with both its sides */
#define MAX_WORDS_READ 48

/* The words whose head and relation a report stands on, each once. */
typedef struct Reading
{
	int32		count;
	int32		words[MAX_WORDS_READ];
	float		probability;
} Reading;

static void
add_link(const Document *doc, int32 word, Reading *reading)
{
	for (int32 i = 0; i < reading->count; i++)
		if (reading->words[i] == word)
			return;
	if (reading->count == MAX_WORDS_READ)
		return;
	reading->words[reading->count++] = word;
	reading->probability *= doc->tokens[word].head_sure * doc->tokens[word].relation_sure;
}

static int32
depth_of(const Document *doc, int32 word)
{
	int32		depth = 0;

	for (; doc->tokens[word].head != NO_TOKEN; word = doc->tokens[word].head)
		depth++;
	return depth;
}

/* The links of the tree from one word to another of the same sentence. */
static void
add_way(const Document *doc, int32 a, int32 b, Reading *reading)
{
	int32		depth_a = depth_of(doc, a);
	int32		depth_b = depth_of(doc, b);

	while (a != b && (depth_a > 0 || depth_b > 0))
	{
		if (depth_a >= depth_b)
		{
			add_link(doc, a, reading);
			a = doc->tokens[a].head;
			depth_a--;
		}
		else
		{
			add_link(doc, b, reading);
			b = doc->tokens[b].head;
			depth_b--;
		}
	}
}

/* A side that no place of the grammar shows (a speaker, the nearest one) adds nothing. */
static void
add_side_way(const Document *doc, int32 trigger, const EventSide *side, Reading *reading)
{
	if (side->name != NULL && side->place != NO_TOKEN && doc->tokens[side->place].sentence == doc->tokens[trigger].sentence)
		add_way(doc, trigger, side->place, reading);
}

static float
reading_of(const Document *doc, const Telling *t, const EventReport *r)
{
	Reading		reading = {.probability = doc->tokens[t->leaf].tag_sure};

	if (t->trigger != t->leaf)
		reading.probability *= doc->tokens[t->trigger].tag_sure;
	add_link(doc, t->leaf, &reading);
	add_way(doc, t->leaf, t->trigger, &reading);
	add_side_way(doc, t->trigger, &r->actor, &reading);
	add_side_way(doc, t->trigger, &r->target, &reading);
	return sqrtf(reading.probability);
}

static void
doubt(EventReport *r, const char *what, float factor)
{
	r->confidence *= factor;
	r->doubts = psprintf("%s, %s %.2f", r->doubts, what, factor);
}

/* Who resigns, marches or gives way does so without a target. */
static bool
wants_no_target(const Telling *t)
{
	return t->type == ACT_RETREAT || t->type == ACT_PROTEST || t->type == ACT_CONCEDE;
}

static void
doubt_sides(const Telling *t, EventReport *r)
{
	if (r->actor.name == NULL)
		doubt(r, "no actor", 0.7f);
	if (t->nearest)
		doubt(r, "nearest target", 0.35f);
	else if (r->target.name == NULL && !wants_no_target(t))
		doubt(r, "no target", 0.4f);
}

static void
doubt_status(EventReport *r)
{
	if (r->status == STATUS_PLANNED)
		doubt(r, "planned", 0.5f);
	else if (r->status == STATUS_DEMANDED)
		doubt(r, "demanded", 0.7f);
	else if (r->status == STATUS_HYPOTHETICAL)
		doubt(r, "hypothetical", 0.65f);
	else if (r->status == STATUS_DENIED)
		doubt(r, "denied", 0.8f);
}

void
set_confidence(const Document *doc, const Telling *t, const char *inferred, EventReport *r)
{
	if (t->proposal)
	{
		float		a = 1, b = 1;

		proposal_word(t->proposal, ROLE_ACTOR, &a);
		proposal_word(t->proposal, ROLE_TARGET, &b);
		r->confidence = t->type_sure * a * b * t->status_sure;
		r->doubts = psprintf("act %.2f, actor %.2f, target %.2f, status %.2f", t->type_sure, a, b, t->status_sure);
		return;
	}
	r->confidence = PLAIN;
	r->doubts = psprintf("%.2f", PLAIN);
	doubt_sides(t, r);
	doubt_status(r);
	if (strcmp(t->form, "noun") == 0)
		doubt(r, "noun", 0.9f);
	else if (strcmp(t->form, "adjective") == 0)
		doubt(r, "adjective", 0.5f);
	if (inferred && strcmp(inferred, "day of the story") == 0)
		doubt(r, "day of the story", 0.85f);
	doubt(r, "reading", reading_of(doc, t, r));
	r->confidence = rintf(r->confidence * 100) / 100;
}
