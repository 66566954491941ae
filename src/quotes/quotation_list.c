/*
 * quotation_list.c - the quotations found so far in one document: added, with cue and speaker.
 */
#include "extension/core.h"
#include "quotes/reading.h"

Quotation *
add_quotation(Reading *r, QuotationType type, ByteSpan span, const char *basis)
{
	Quotation  *q;

	if (r->count == r->capacity)
		r->items = repalloc(r->items, sizeof(Quotation) * (r->capacity *= 2));
	q = &r->items[r->count++];
	*q = (Quotation)
	{
		.span = span,.type = type,.saying = -1,.speaker_mention = -1,.cue_token = NO_TOKEN,.basis = basis
	};
	return q;
}

void
set_cue(const Reading *r, Quotation *q, const Cue *cue)
{
	q->cue_token = cue->token;
	q->cue_last = cue->last;
	q->attitude = attitude_of(r->doc, cue);
	q->addressee = cue->addressee;
}

/* The token that a relative pronoun stands for ("the mayor, who said", "whose office said"), or the token itself. */
static int32
antecedent(const Reading *r, int32 t)
{
	const Token *tokens = r->doc->tokens;
	int32		verb = tokens[t].head;
	int32		owner = token_child_by(r->doc, t, REL_NMOD_POSS);

	if (!(owner != NO_TOKEN && token_is(&tokens[owner], "whose")) && !token_is(&tokens[t], "who") && !token_is(&tokens[t], "which") && !token_is(&tokens[t], "that"))
		return t;
	for (int step = 0; step < 4 && verb >= 0; step++, verb = tokens[verb].head)
		if (tokens[verb].relation == REL_ACL_RELCL && tokens[verb].head >= 0)
			return tokens[verb].head;
	return t;
}

void
set_speaker(Reading *r, Quotation *q, int32 head)
{
	const Token *t = &r->doc->tokens[head];
	int32		meant = antecedent(r, head);

	/* "that", "which" and "whose country" name nobody */
	q->speaker = noun_phrase(r, token_is(t, "who") ? head : meant);
	q->speaker_mention = resolved_source(r, meant, mention_of_token(r->doc, meant));
}
