/*
 * sure_quotation.c - how sure a quotation is: a quotation in, its confidence out.
 */
#include "extension/core.h"

#include <math.h>

#include "quotes/reading.h"

#define UNCLOSED		0.6f	/* a quotation without a closing mark */
#define FEW_WORDS		4
#define NOBODY_NAMED	0.85f	/* who says it is not told, or was not found */

/*
 * By rule (basis), the share of what it finds that is a saying with these words and this speaker, counted on 979 annotated sayings (327
 * texts, CC BY-SA 4.0); for rules that these have few of, counted on newspapers' texts as well.
 */
static const struct
{
	const char *basis;
	float		confidence;
}			rules[] = {
	{"X said", 0.95f},
	{"said X", 0.95f},
	{"same paragraph", 0.95f},
	{"signed X", 0.95f},
	{"according to", 0.91f},
	{"according to X", 0.90f},
	{"goes on", 0.90f},
	{"clause", 0.89f},
	{"X said:", 0.88f},
	{"object and infinitive", 0.87f},
	{"sentence, X said", 0.85f},
	{"X:", 0.80f},
	{"infinitive", 0.76f},
	{"noun and clause", 0.76f},
	{"X's statement:", 0.70f},
	{"in the view of X", 0.70f},
	{"adjective and infinitive", 0.66f},
	{"adjective and clause", 0.65f},
	{"reportedly", 0.65f},
	{"adjective and preposition", 0.62f},
	{"object", 0.61f},
	{"cue before", 0.60f},
	{"sentence before", 0.60f},
	{"clause of X said", 0.58f},
	{"preposition", 0.58f},
	{"words behind", 0.57f},
	{"as", 0.55f},
	{"paragraph before", 0.55f},
	{"noun and preposition", 0.51f},
	{"marks", 0.50f},
	{"reader", 0.50f},
	{"passive", 0.40f},
};

/*
 * A factor by the number of words, for what is told in the writer's words: of a word or two ("supported Weber", "on the plan") most are
 * no sayings.
 */
static float
of_length(const Document *doc, const Quotation *q)
{
	int			words = 0;

	for (int32 t = q->first; t <= q->last && words < FEW_WORDS; t++)
		words += (doc->tokens[t].flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
	return words >= FEW_WORDS || strcmp(q->basis, "clause") == 0 ? 1.0f : words > 1 ? 0.8f : 0.5f;
}

static float
log_odds(float p)
{
	p = Min(Max(p, 0.03f), 0.97f);
	return logf(p / (1 - p));
}

/*
 * What the rule and the network's probabilities of the cue, of both ends and of the source make together: a logistic regression on
 * annotated sayings that the network was not trained on.
 */
static float
with_network(const Document *doc, const Quotation *q, float rule)
{
	const Proposal *p = q->cue_token == NO_TOKEN ? NULL : proposed_saying(doc, q->cue_token, q->cue_last);
	float		first = 0,
				last = 0,
				source = 0;
	bool		ends = p && proposal_word(p, ROLE_FIRST, &first) != NO_TOKEN && proposal_word(p, ROLE_LAST, &last) != NO_TOKEN;
	bool		sourced = p && proposal_word(p, ROLE_SOURCE, &source) != NO_TOKEN;
	float		sum = -0.95f + 0.36f * log_odds(rule) + 0.22f * log_odds(p ? p->sure : 0) + 0.16f * (ends ? Min(first, last) : 0) +
		0.82f * (sourced ? source : 0) - (strcmp(q->basis, "reader") == 0 ? 0.42f : 0);

	return 1 / (1 + expf(-sum));
}

/* The one place where a quotation gets its confidence: by its rule, and by what else is known of it. */
float
sure_of(const Document *doc, const Quotation *q)
{
	float		sure = 0.5f;

	for (size_t i = 0; i < lengthof(rules); i++)
		if (strcmp(rules[i].basis, q->basis) == 0)
			sure = rules[i].confidence;
	if (q->unclosed)
		sure *= UNCLOSED;
	if (q->type != QUOTATION_DIRECT && span_length(q->speaker) == 0)
		sure *= NOBODY_NAMED;
	if (q->type == QUOTATION_INDIRECT)
		sure *= of_length(doc, q);
	/* A direct quotation's marks tell more than the network does. */
	return doc->proposals && q->type != QUOTATION_DIRECT ? with_network(doc, q, sure) : sure;
}
