/*
 * indirect.c - what is said without quotation marks: the part of the sentence that a cue governs.
 *
 * Each cue offers contents, which the network weighs (proposed_sayings.c).  The longest are taken first, and a cue within what is taken
 * already offers none, unless the network is sure of it: what X says that Y said is X's.  Content that holds a marked fragment is
 * mixed and takes that fragment's row in (after the scheme of PARC and PolNeAR: source, cue, content).
 */
#include "extension/core.h"
#include "clauses/clauses.h"
#include "quotes/contents.h"

#define SURE_WITHIN 0.8f		/* of a saying within another one */

/* ", they said," */
static bool
stands_between_commas(const Reading *r, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		first = cue->speaker == NO_TOKEN ? 0 : noun_phrase_first(r, cue->speaker);

	return cue->speaker != NO_TOKEN && first > 0 && cue->last + 1 < r->doc->n_tokens && token_is(&tokens[first - 1], ",") &&
		token_is(&tokens[cue->last + 1], ",") && tokens[first - 1].sentence == tokens[cue->token].sentence && cue->last - first < 8;
}

static void
cue_contents(const Reading *r, Contents *all, const Cue *cue)
{
	switch ((CuePart) cue->part)
	{
		case CUE_VERB:
			if ((cue->speaker > cue->token || stands_between_commas(r, cue)) && pushed_in(r, all, cue))
				return;
			if (!verb_contents(r, all, cue))
				pushed_in(r, all, cue);
			return;
		case CUE_NOUN:
			if (!view_contents(r, all, cue))
				noun_contents(r, all, cue->token);
			return;
		case CUE_ADJECTIVE:
			adjective_contents(r, all, cue);
			return;
		case CUE_PREPOSITION:
			preposition_contents(r, all, cue);
			return;
		case CUE_ADVERB:
			adverb_contents(r, all, cue);
			return;
		default:
			return;
	}
}

static int
content_length(const Content *c)
{
	int			n = c->last[0] - c->first[0] + 1;

	return c->pieces == 2 ? n + c->last[1] - c->first[1] + 1 : n;
}

static int
longer_first(const void *a, const void *b)
{
	const Content *x = a;
	const Content *y = b;
	int			d = content_length(y) - content_length(x);

	if (d == 0)
		d = x->first[0] - y->first[0];
	return d != 0 ? d : x->cue->token - y->cue->token;
}

/* Is the piece all or nearly all between quotation marks?  Then direct.c has it. */
static bool
is_marked(const Reading *r, int32 first, int32 last)
{
	int			outside = 0;

	for (int32 t = first; t <= last; t++)
		outside += r->marks->at_token[t] < 0 && !(r->doc->tokens[t].flags & TOKEN_PUNCT) && r->doc->tokens[t].tag != TAG_CCONJ;
	return outside == 0;
}

/* The fragments within a piece are said by it: their rows go. */
static void
take_fragments(Reading *r, int32 first, int32 last)
{
	for (int32 t = first; t <= last; t++)
	{
		int32		mark = r->marks->at_token[t];

		if (mark >= 0 && r->direct_of[mark] >= 0)
		{
			r->items[r->direct_of[mark]].saying = -1;
			r->direct_of[mark] = -1;
		}
	}
}

/* "which", "more than 60,000 people": words that say nothing by themselves, where a clause was looked for. */
static bool
is_empty(const Reading *r, const Content *c)
{
	static const char *const clauses[] = {"clause", "words behind", "sentence, X said"};
	const Token *t = &r->doc->tokens[c->first[0]];

	/* "knew that", "identified Ulm"; "praised Weber" says something of her. */
	if (content_length(c) == 1 && (t->tag == TAG_PRON || t->tag == TAG_DET ||
								   (t->tag == TAG_PROPN && !attitude_is(c->cue->attitude, "judges"))))
		return true;
	return is_one_of(c->basis, clauses, lengthof(clauses)) && !has_verb(r, c->first[0], c->last[0]) &&
		!(c->pieces == 2 && has_verb(r, c->first[1], c->last[1]));
}

static void
write_content(Reading *r, const Content *c, uint8 *covered)
{
	int32		saying = r->sayings++;

	bool		nobody = c->speaker != NO_TOKEN && names_nobody(r, c->speaker);

	/* "his resignation suggested that": nothing was said.  Of another verb's subject it is only not known who said it. */
	if ((nobody && r->doc->tokens[c->speaker].head == c->cue->token) || (!c->proposed && is_empty(r, c)))
		return;

	for (int p = 0; p < c->pieces; p++)
	{
		int32		first = c->first[p];
		int32		last = c->proposed ? marked_end(r, first, c->last[p]) : content_end(r, c->cue, first, c->last[p]);
		Quotation  *q;
		bool		marked;

		if (last < first || is_marked(r, first, last))
			continue;
		marked = has_marks(r, first, last);
		take_fragments(r, first, last);
		q = add_quotation(r, marked ? QUOTATION_MIXED : QUOTATION_INDIRECT, tokens_span(r->doc, first, last), c->basis);
		q->saying = saying;
		set_cue(r, q, c->cue);
		if (c->speaker != NO_TOKEN && !nobody)
			set_speaker(r, q, c->speaker);
		memset(covered + first, 1, last - first + 1);
	}
}

/*
 * Is what a cue governs said already, by a cue above it?  A saying within it ("said that Elm had promised to come") has a row of
 * its own only when the network is sure of its verb.
 */
static bool
is_taken(const Reading *r, const Content *c, const uint8 *covered, const uint8 *told)
{
	if (!covered[c->cue->token] && !covered[c->first[0]])
		return false;
	return c->sure < SURE_WITHIN || c->cue->part != CUE_VERB || !covered[c->cue->token] || told[c->cue->token] || has_marks(r, c->first[0], c->last[c->pieces - 1]);
}

void
read_indirect(Reading *r)
{
	Contents	all = {palloc(sizeof(Content) * 64), 0, 64};
	uint8	   *covered = palloc0(r->doc->n_tokens + 1);
	uint8	   *told = palloc0(r->doc->n_tokens + 1);

	for (int32 i = 0; i < r->n_cues; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (r->marks->at_token[r->cues[i].token] < 0 && !r->cues[i].direct)
			cue_contents(r, &all, &r->cues[i]);
	}
	weigh_contents(r, &all);
	if (all.count > 1)
		qsort(all.items, all.count, sizeof(Content), longer_first);
	for (int32 i = 0; i < all.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (is_taken(r, &all.items[i], covered, told))
			continue;
		told[all.items[i].cue->token] = 1;
		write_content(r, &all.items[i], covered);
	}
	pfree(told);
	pfree(covered);
	pfree(all.items);
}
