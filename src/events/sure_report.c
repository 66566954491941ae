/*
 * sure_report.c - see sure_report.h.
 *
 * Logistic regression (Platt 1999) over what the network says and whether the lexicon says the same.  The model file has the weights
 * (tensor "calibration", in the order below): they belong to the network that was measured.
 */
#include "extension/core.h"
#include "events/sure_report.h"

#include <math.h>

/*
 * The network's probability that a word tells an act is kept between this and 1 less this; this is what a word has that it does not
 * propose at all.
 */
#define NOT_PROPOSED 0.004f

enum
{
	ACT_BIAS, ACT_LOGIT, ACT_SAME, ACT_OTHER,	/* of the type at the word; the lexicon says the same type, another */
	REPORT_BIAS, REPORT_ACT, REPORT_ACTOR, REPORT_TARGET, REPORT_STATUS,
	ACT_SILENT,					/* of the type again: the lexicon knows the word, which tells nothing here */
	N_WEIGHTS
};

/* The weights where the model file has no tensor "calibration". */
static const float plain_weights[N_WEIGHTS] = {-0.25f, 0.52f, 1.48f, -0.6f, -0.385f, 0.658f, 1.583f, 0.959f, 1.904f, -1.5f};

static const float *
weights_of(const Document *doc)
{
	return doc->proposals && doc->proposals->n_calibration >= N_WEIGHTS ? doc->proposals->calibration : plain_weights;
}

static float
logit(float p)
{
	p = Max(NOT_PROPOSED, Min(1 - NOT_PROPOSED, p));
	return logf(p / (1 - p));
}

static float
logistic(float x)
{
	return 1 / (1 + expf(-x));
}

static float
act_sure_by(const Document *doc, float probability, LexiconSays says)
{
	const float *w = weights_of(doc);
	float		x = w[ACT_BIAS] + w[ACT_LOGIT] * logit(probability);

	switch (says)
	{
		case LEXICON_SAME:
			return logistic(x + w[ACT_SAME]);
		case LEXICON_OTHER:
			return logistic(x + w[ACT_OTHER]);
		case LEXICON_SILENT:
			return logistic(x + w[ACT_SILENT]);
		case LEXICON_UNKNOWN:
			break;
	}
	return logistic(x);
}

float
act_sure(const Document *doc, const Proposal *p, uint8 type, LexiconSays says)
{
	int			label = p ? label_index(doc->proposals->labels[PROPOSED_ACT], act_type_names[type]) : -1;

	return act_sure_by(doc, label >= 0 ? p->labels[label] : 0, says);
}

float
act_sure_of_frame(const Document *doc, const Proposal *p)
{
	return act_sure_by(doc, p ? p->sure : 0, LEXICON_SAME);
}

void
set_confidence(const Document *doc, const Telling *t, EventReport *r)
{
	const float *w = weights_of(doc);
	float		x = w[REPORT_BIAS] + w[REPORT_ACT] * logit(t->act_sure) + w[REPORT_ACTOR] * logf(Max(t->actor_sure, 0.01f)) +
		w[REPORT_TARGET] * logf(Max(t->target_sure, 0.01f)) + w[REPORT_STATUS] * logf(Max(t->status_sure, 0.01f));

	r->confidence = rintf(logistic(x) * 100) / 100;
	r->doubts = psprintf("act %.2f, actor %.2f, target %.2f, status %.2f", t->act_sure, t->actor_sure, t->target_sure, t->status_sure);
}
