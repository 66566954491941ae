/*
 * explain_report.c - how a report was read.  The sentence is read again up to its acts; then each step is told with its words:
 * the innermost act and those above it with their frames, the places in which the sides stand, the status, the day, the
 * place and the one who says so.
 */
#include "extension/core.h"
#include "events/acts.h"
#include "events/explain_report.h"

#define MAX_ABOVE 8

static void
add_step(Explanation *e, const char *part, ByteSpan words, const char *rule)
{
	if (e->count < MAX_STEPS_TOLD)
		e->steps[e->count++] = (ExplainedStep) {part, words, rule};
}

static const char *
slot_list(const uint8 *slots)
{
	const char *list = "";

	for (; *slots != SLOT_NONE; slots++)
		list = *list ? psprintf("%s,%s", list, slot_names[*slots]) : slot_names[*slots];
	return list;
}

/* A row of the lexicon in words: "meet, verb: CONSULT; actor subj; target obj,with". */
static const char *
frame_text(const Frame *f)
{
	const char *text = psprintf("%s, %s:", f->words, f->part == TAG_VERB ? "verb" : f->part == TAG_NOUN ? "noun" : "adj");

	if (f->type != ACT_NONE)
		text = psprintf("%s %s%s%s", text, act_type_names[f->type], f->mode ? "/" : "", f->mode ? f->mode : "");
	if (f->op != OP_NONE)
		text = psprintf("%s op %s", text, act_operator_names[f->op]);
	if (f->actor[0] != SLOT_NONE)
		text = psprintf("%s; actor %s", text, slot_list(f->actor));
	if (f->target[0] != SLOT_NONE)
		text = psprintf("%s; target %s", text, slot_list(f->target));
	if (f->object && *f->object)
		text = psprintf("%s; object %s", text, f->object);
	return text;
}

/* A place holds a side by its token or by another token of its mention ("President" of "President X"). */
static bool
holds(const Document *doc, const Places *places, const EventSide *side)
{
	for (int32 i = 0; i < places->count; i++)
		if (places->tokens[i] == side->token || (side->mention >= 0 && doc->mentions->items[side->mention].outer_first <= places->tokens[i] &&
												 places->tokens[i] <= doc->mentions->items[side->mention].outer_last))
			return true;
	return false;
}

/* The place of the grammar in which a side stands to one of the acts: "subj of met"; or NULL. */
static const char *
place_of(const Document *doc, const EventSide *side, const Act *const *acts, int32 count)
{
	for (int32 i = 0; i < count; i++)
		for (uint8 slot = SLOT_SUBJ; slot < N_SLOTS; slot++)
		{
			Places		places = {0};

			fill_slot(doc, acts[i]->token, acts[i]->rows.part, slot, &places);
			if (holds(doc, &places, side))
				return psprintf("%s of \"%s\"", slot_names[slot], doc->tokens[acts[i]->token].lower);
		}
	return NULL;
}

/* Who a side is: "Ola Brandt (NOR GOV)", and in which place it was found. */
static void
explain_side(Document *doc, const char *part, const EventSide *side, int32 sentence, const Act *const *acts, int32 count, Explanation *e)
{
	ByteSpan	words = {0, 0};
	const char *place = NULL;
	const char *who;

	if (side->name == NULL)
		return;
	who = psprintf("%s (%s%s%s)", side->words, side->country ? side->country : "no country", side->sector ? " " : "", side->sector ? side->sector : "");
	if (side->token != NO_TOKEN)
	{
		words = side->mention >= 0 ? doc->mentions->items[side->mention].span : doc->tokens[side->token].span;
		if (doc->tokens[side->token].sentence == sentence)
			place = place_of(doc, side, acts, count);
		else
			place = "named in another sentence";
	}
	add_step(e, part, words, psprintf("%s: %s", place ? place : "by pronoun, speaker or nearness", who));
}

/* The acts from the one at a token upwards; the operator that each applies is in the one below it. */
static int32
acts_upwards(const Acts *acts, int32 leaf, const Act **chain)
{
	int32		n = 0;
	int32		at = -1;

	for (int32 i = 0; i < acts->count; i++)
		if (acts->items[i].token == leaf)
			at = i;
	for (; at >= 0 && n < MAX_ABOVE; at = acts->items[at].governor)
		chain[n++] = &acts->items[at];
	return n;
}

static void
explain_acts(const Document *doc, const Act *const *chain, int32 count, Explanation *e)
{
	for (int32 i = 0; i < count; i++)
	{
		const Frame *f = i == 0 ? chain[0]->typed : chain[i - 1]->op;

		if (f == NULL)
			continue;
		add_step(e, i == 0 ? "act" : "above", doc->tokens[chain[i]->token].span,
				 f->words ? frame_text(f) : psprintf("op %s: the outer act stands", act_operator_names[f->op]));
	}
}

/* What the reader says of the word: "an act 0.97, ASSAULT 0.95, actual 0.99; actor police 0.93; target nobody 0.40". */
static void
explain_proposal(Document *doc, const EventReport *r, Explanation *e)
{
	const Proposal *p = r->proposal;
	float		type,
				status;
	const char *label = proposal_label(doc->proposals, p, &type);
	const char *how = proposal_status(doc->proposals, p, &status);
	const char *text = psprintf("an act %.2f, %s %.2f, %s %.2f", p->sure, label, type, how, status);

	for (int role = 0; role < N_ACT_ROLES; role++)
	{
		float		sure;
		int32		word = proposal_word(p, role, &sure);

		if (word != NO_TOKEN)
			text = psprintf("%s; %s \"%s\" %.2f", text, proposed_role_names[role], document_words(doc, doc->tokens[word].span), sure);
	}
	add_step(e, "proposed", doc->tokens[p->token].span, text);
}

void
explain_report(Document *doc, int32 report, Explanation *e)
{
	const EventReport *r = &doc->events->items[report];
	const Act  *chain[MAX_ABOVE];
	ByteSpan	none = {0, 0};
	Acts		acts;
	int32		n;

	e->count = 0;
	if (r->proposal)
		explain_proposal(doc, r, e);
	acts_of_sentence(doc, r->sentence, &acts);
	n = acts_upwards(&acts, r->leaf, chain);
	explain_acts(doc, chain, n, e);
	add_step(e, "type", r->act, psprintf("%s%s%s, %s: %s", r->type, r->mode ? "/" : "", r->mode ? r->mode : "", event_status_names[r->status], r->basis));
	explain_side(doc, "actor", &r->actor, r->sentence, chain, n, e);
	explain_side(doc, "target", &r->target, r->sentence, chain, n, e);
	if (r->time >= 0)
		add_step(e, "when", doc->times->items[r->time].span, doc->times->items[r->time].basis);
	else if (day_range_known(r->during))
		add_step(e, "when", none, "no words: see the basis");
	if (r->place)
		add_step(e, "where", none, psprintf("%s: %s", r->place_basis, r->place));
	if (r->attributed_to)
		add_step(e, "source", none, r->attributed_to);
	add_step(e, "confidence", none, r->doubts);
}
