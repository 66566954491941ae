/*
 * proposed_sayings.c - sayings as the reader's network proposes them (language/proposals.h), beside those that rules find.
 *
 * Contents of the rules in; out without those whose cue the network holds for none, with its ends and its source where it is
 * sure of them, and with contents of sayings that no rule found (basis "reader").  Without proposals nothing is changed.
 */
#include "extension/core.h"
#include "quotes/contents.h"

#define SURE_KNOWN		0.5f	/* of a cue of data/en/cues.tsv for which no rule found what is said */
#define SURE_UNKNOWN	0.9f	/* of another word */
#define SURE_ENDS		0.3f	/* of the first and the last word of what is said, where no rule has found it */
#define BETTER_ENDS		0.7f	/* when they take the place of a rule's */
#define BETTER_SOURCE	0.7f
#define SURE_NOT_SAID	0.6f	/* of this attitude, if it is a saying */
#define SURE_DEMAND		0.8f
#define ASIDE_TOKENS	14		/* how long ", X said on Monday," may be */

/*
 * Rules of which a content is dropped when the network does not propose its cue at all: two of three such are no sayings.  Half of
 * the objects ("criticised the plan") are, all the same, and nearly all of what stands around an aside ("in X's view").
 */
static bool
needs_proposal(const char *basis)
{
	static const char *const bases[] = {
		"noun and preposition", "noun and clause", "words behind", "passive", "adjective and infinitive"
	};

	return is_one_of(basis, bases, lengthof(bases));
}

static const Proposal *
surer(const Proposal *a, const Proposal *b)
{
	return a == NULL || (b && b->sure > a->sure) ? b : a;
}

const Proposal *
proposed_saying(const Document *doc, int32 first, int32 last)
{
	const Proposal *best = NULL;

	for (int32 t = first; t <= last && doc->proposals; t++)
		best = surer(best, proposal_at(doc, PROPOSED_SAYING, t));
	return best;
}

/* What it proposes at a cue: at one of its words, at "quoted" of "quoted him as saying", at "voiced" of "voiced concern". */
static const Proposal *
proposed_cue(const Reading *r, const Cue *cue)
{
	const Token *t = &r->doc->tokens[cue->token];
	const Proposal *best = proposed_saying(r->doc, cue->token, cue->last);

	if (cue->channel != NO_TOKEN)
		best = surer(best, proposal_at(r->doc, PROPOSED_SAYING, cue->channel));
	if (cue->part == CUE_NOUN && t->head >= 0 && t->relation == REL_OBJ)
		best = surer(best, proposal_at(r->doc, PROPOSED_SAYING, t->head));
	return best;
}

/* Who speaks by a cue as the network sees it: not between marks, and not who is told or asked ("Weber was told"); or NO_TOKEN. */
static int32
source_of(const Reading *r, const Cue *cue, const Proposal *p, float *sure)
{
	int32		source = proposal_word(p, ROLE_SOURCE, sure);
	const Token *t = source == NO_TOKEN ? NULL : &r->doc->tokens[source];

	if (t == NULL || r->marks->at_token[source] >= 0 ||
		(t->relation == REL_NSUBJ_PASS && t->head == cue->token && (cue->frames & (FRAME_ADDRESSEE | FRAME_OBJTO))))
		return NO_TOKEN;
	return source;
}

/*
 * How a cue says it.  The words of data/en/cues.tsv tell that as well as the network does and with more names; what only it sees is
 * that nothing was said, and whether "ask" asks for an answer or for a deed.
 */
const char *
attitude_of(const Document *doc, const Cue *cue)
{
	const Proposal *p = proposed_saying(doc, cue->token, cue->last);
	float		sure;
	const char *label = p ? proposal_label(doc->proposals, p, &sure) : NULL;

	if (cue->unsaid)
		return "notsaid";
	if (label && strcmp(label, "notsaid") == 0 && is_utterance(cue) && sure >= SURE_NOT_SAID * p->sure)
		return "notsaid";
	if (label && strcmp(label, "demand") == 0 && strcmp(cue->attitude, "ask") == 0 && sure >= SURE_DEMAND * p->sure)
		return "demand";
	return cue->attitude;
}

/* Takes the writer's marks at both ends and a leading "that" off tokens *first..*last; false when nothing is left. */
static bool
trim(const Reading *r, int32 *first, int32 *last)
{
	while (*first <= *last && (is_outer_mark(r, *first) || token_is(&r->doc->tokens[*first], "that")))
		(*first)++;
	while (*last >= *first && is_outer_mark(r, *last))
		(*last)--;
	return *first <= *last;
}

/* The aside that a cue and its source make within what is said: "The plan, | X said on Monday | , failed". */
static void
aside_of(const Reading *r, const Cue *cue, int32 source, int32 first, int32 last, int32 *from, int32 *to)
{
	*from = cue->token;
	*to = cue->last;
	if (source != NO_TOKEN && source >= first && source <= last && Max(source, *to) - Min(source, *from) < ASIDE_TOKENS)
	{
		*from = Min(*from, noun_phrase_first(r, source));
		*to = Max(*to, noun_phrase_last(r, source));
	}
	for (int32 t = *to; *from > first && is_outer_mark(r, *from - 1) && t < last && t < *to + ASIDE_TOKENS; t++)
		if (is_outer_mark(r, t + 1))
		{
			*to = t;
			break;
		}
}

/* One more piece of a content, without marks at its ends. */
static void
add_piece(const Reading *r, Content *c, int32 first, int32 last)
{
	if (first > last || !trim(r, &first, &last))
		return;
	c->first[c->pieces] = first;
	c->last[c->pieces++] = last;
}

/*
 * The pieces around a passive within them: "A disaster has been | declared | for Ulm" (the first), "The council | is expected | to
 * meet" (both).  None when there is no passive: then the ends are wrong.
 */
static void
around_passive(const Reading *r, Content *c, int32 first, int32 last)
{
	const Token *tokens = r->doc->tokens;
	int32		end = c->cue->token - 1;
	bool		passive = false;

	for (; end > first && (tokens[end].tag == TAG_AUX || tokens[end].tag == TAG_ADV || tokens[end].tag == TAG_PART); end--)
		passive |= tokens[end].tag == TAG_AUX;
	if (!passive || tokens[c->cue->token].tag != TAG_VERB)
		return;
	/* "The harbour, | it was announced on Friday, | will be closed" */
	if (token_is(&tokens[end], "it") && end > first + 1 && is_outer_mark(r, end - 1))
	{
		int32		begin = c->cue->last + 1;

		while (begin <= last && !is_outer_mark(r, begin))
			begin++;
		add_piece(r, c, first, end - 2);
		add_piece(r, c, begin, last);
		return;
	}
	add_piece(r, c, first, end);
	if (c->cue->last < last && token_in_class(&tokens[c->cue->last + 1], CLASS_GOES_ON))
		add_piece(r, c, c->cue->last + 1, last);
}

/* The pieces from the first to the last word, without the cue when it stands inside; false when nothing is left. */
static bool
set_pieces(const Reading *r, Content *c, int32 source, int32 first, int32 last)
{
	int32		from,
				to;

	c->pieces = 0;
	if (c->cue->token < first || c->cue->token > last)
	{
		/* "did not say | whether the dam was safe" */
		if (first - 1 > c->cue->last && r->doc->tokens[first - 1].tag == TAG_SCONJ && !token_is(&r->doc->tokens[first - 1], "that"))
			first--;
		add_piece(r, c, first, last);
		return c->pieces > 0;
	}
	aside_of(r, c->cue, source, first, last, &from, &to);
	if (from == c->cue->token && from > first && !is_outer_mark(r, from - 1))
		around_passive(r, c, first, last);
	else
	{
		add_piece(r, c, first, from - 1);
		add_piece(r, c, to + 1, last);
	}
	return c->pieces > 0;
}

/* Does a piece hold words between marks that another cue has? */
static bool
takes_marked(const Reading *r, const Content *c)
{
	for (int p = 0; p < c->pieces; p++)
		for (int32 t = c->first[p]; t <= c->last[p]; t++)
		{
			int32		mark = r->marks->at_token[t];

			if (mark >= 0 && !(r->direct_of[mark] >= 0 && r->items[r->direct_of[mark]].cue_token == c->cue->token))
				return true;
		}
	return false;
}

/* The network's first and last word; how probable the less probable of them is, 0 when they are not known or out of order. */
static float
ends_of(const Proposal *p, int32 *first, int32 *last)
{
	float		sure_first,
				sure_last;

	*first = proposal_word(p, ROLE_FIRST, &sure_first);
	*last = proposal_word(p, ROLE_LAST, &sure_last);
	return *first == NO_TOKEN || *last == NO_TOKEN || *first > *last ? 0.0f : Min(sure_first, sure_last);
}

/* A rule's content with the network's ends and source where it is sure of them. */
static void
correct(const Reading *r, Content *c, const Proposal *p)
{
	Content		better = *c;
	int32		first,
				last;
	float		sure;
	int32		source = source_of(r, c->cue, p, &sure);

	/* "agencies quoted him as saying": who speaks and what he says are known. */
	if (c->cue->channel != NO_TOKEN)
		return;
	if (source != NO_TOKEN && (c->speaker == NO_TOKEN || sure >= BETTER_SOURCE))
		c->speaker = source;
	/* What holds words between marks is left to the rules of those (cuts.c), and what stands around an aside to asides.c. */
	if (c->pieces == 1 && ends_of(p, &first, &last) >= BETTER_ENDS && set_pieces(r, &better, c->speaker, first, last) &&
		!has_marks(r, Min(c->first[0], better.first[0]), Max(c->last[c->pieces - 1], better.last[better.pieces - 1])))
	{
		better.speaker = c->speaker;
		better.proposed = true;
		*c = better;
	}
}

/* The cue of a word that the network proposes: the rules' when they know the word, else one of its own. */
static Cue *
cue_of(Reading *r, const Proposal *p)
{
	Cue		   *cue;

	if (r->cue_at[p->token] >= 0)
		return &r->cues[r->cue_at[p->token]];
	cue = &r->cues[r->n_cues];
	*cue = (Cue)
	{
		.token = p->token,.last = p->token,.part = r->doc->tokens[p->token].tag == TAG_NOUN ? CUE_NOUN : CUE_VERB,
		.attitude = proposal_label(r->doc->proposals, p, NULL),.preps = "",.speaker = NO_TOKEN,.channel = NO_TOKEN
	};
	r->cue_at[p->token] = r->n_cues++;
	return cue;
}

static int
count_words(const Reading *r, const Content *c)
{
	int			words = 0;

	for (int p = 0; p < c->pieces; p++)
		for (int32 t = c->first[p]; t <= c->last[p]; t++)
			words += (r->doc->tokens[t].flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
	return words;
}

/* A saying that no rule found. */
static void
propose(Reading *r, Contents *all, const Proposal *p)
{
	Content		c = {.basis = "reader",.proposed = true,.sure = p->sure};
	Cue		   *cue;
	int32		first,
				last;
	int32		source = proposal_word(p, ROLE_SOURCE, NULL);

	if (r->marks->at_token[p->token] >= 0 || ends_of(p, &first, &last) < SURE_ENDS)
		return;
	cue = cue_of(r, p);
	c.cue = cue;
	if (cue->direct || p->sure < (cue->frames ? SURE_KNOWN : SURE_UNKNOWN) || tells_no_saying(r, cue) ||
		!set_pieces(r, &c, source, first, last) || takes_marked(r, &c) ||
		(count_words(r, &c) < 2 && !is_nominal(&r->doc->tokens[c.first[0]])))
		return;
	source = source_of(r, cue, p, NULL);
	c.speaker = source != NO_TOKEN ? source : cue->speaker;
	*add_content(all, cue, c.first[0], c.last[0], c.basis) = c;
}

void
weigh_contents(Reading *r, Contents *all)
{
	const Proposals *proposals = r->doc->proposals;
	bool	   *heard;
	int			kept = 0;

	if (proposals == NULL)
		return;
	heard = palloc0(sizeof(bool) * (r->doc->n_tokens + 1));
	for (int i = 0; i < all->count; i++)
	{
		Content    *c = &all->items[i];
		const Proposal *p = proposed_cue(r, c->cue);

		CHECK_FOR_INTERRUPTS();
		if (p == NULL && needs_proposal(c->basis))
			continue;
		memset(heard + c->cue->token, true, c->cue->last - c->cue->token + 1);
		if (c->cue->channel != NO_TOKEN)
			heard[c->cue->channel] = true;
		if (p)
		{
			c->sure = p->sure;
			correct(r, c, p);
			heard[p->token] = true;
		}
		all->items[kept++] = *c;
	}
	all->count = kept;
	for (int i = 0; i < proposals->count[PROPOSED_SAYING]; i++)
	{
		const Proposal *p = &proposals->items[PROPOSED_SAYING][i];

		CHECK_FOR_INTERRUPTS();
		if (p->sure >= SURE_KNOWN && !heard[p->token])
			propose(r, all, p);
	}
	pfree(heard);
}
