/*
 * proposed_acts.c - see proposed_acts.h.
 */
#include "extension/core.h"
#include "events/proposed_acts.h"
#include "events/sure_report.h"

#include "clauses/clauses.h"

/* How probable a further word must be to stand beside the most probable one of a side: "nurse" in "arrested two teachers and a nurse". */
#define ANOTHER_WORD 0.35f

/* How probable the network must hold a side for it to be taken; for less the lexicon looks in the grammar. */
#define SIDE_SURE 0.65f

/* How sure a side is (0 to 1) that only the lexicon found. */
#define LEXICON_SURE 0.6f

/* How sure it is that a word tells an act when a row of the archive's owner says so. */
#define OWN_SURE 0.9f

/* How sure the status "denied" is when a negation is written there ("did not attack"). */
#define NEGATED_SURE 0.95f

#define MAX_CANDIDATES (2 * MAX_ACTS)

/* A word that may tell an act: what the reader and the lexicon say of it. */
typedef struct Candidate
{
	const Proposal *proposal;	/* or NULL */
	const Telling *named;		/* or NULL */
	uint8		type;
	float		sure;
	bool		made;			/* the lexicon has made another act of the one that the reader sees */
} Candidate;

static uint8
type_of_label(const char *label)
{
	for (uint8 type = ACT_NONE + 1; type < N_ACT_TYPES; type++)
		if (strcmp(act_type_names[type], label) == 0)
			return type;
	return ACT_NONE;
}

static uint8
status_of_label(const char *label)
{
	for (uint8 status = 0; status < N_EVENT_STATUSES; status++)
		if (strcmp(event_status_names[status], label) == 0)
			return status;
	return STATUS_ACTUAL;		/* "ended": it was */
}

static bool
has_place(const Places *places, int32 token)
{
	for (int32 i = 0; i < places->count; i++)
		if (places->tokens[i] == token)
			return true;
	return false;
}

/* The words that the network gives a role, the most probable first. */
static void
fill_role(const Document *doc, const RoleWords *words, int32 other, int32 thing, Places *places)
{
	for (int i = 0; i < words->count; i++)
	{
		Places		found = {0};

		if (i > 0 && words->words[i].sure < ANOTHER_WORD)
			break;
		add_place(doc, words->words[i].token, &found);
		for (int32 k = 0; k < found.count; k++)
			if (found.tokens[k] != other && found.tokens[k] != thing && !has_place(places, found.tokens[k]) && places->count < MAX_SIDES)
				places->tokens[places->count++] = found.tokens[k];
	}
}

/* How probable the network holds one of these words for a role. */
static float
sure_of_places(const RoleWords *words, const Places *places)
{
	float		sure = ROLE_WORD_MIN;

	for (int i = 0; i < words->count; i++)
		if (has_place(places, words->words[i].token))
			sure = Max(sure, words->words[i].sure);
	return sure;
}

/*
 * Who has a role: whom the network names, if it is sure and the word is no act itself ("condemned the attack"); else whom the lexicon
 * finds in the grammar.  Gives how probable that is.
 */
static float
choose_side(const Document *doc, const Proposal *p, ProposedRole role, int32 other, int32 thing, const Places *lexicon, Places *places, bool *read)
{
	const RoleWords *words;
	float		sure;
	int32		word;

	if (p == NULL)
	{
		if (lexicon)
			*places = *lexicon;
		return LEXICON_SURE;
	}
	words = proposal_role(p, role);
	word = proposal_word(p, role, &sure);
	if ((sure < SIDE_SURE || (word != NO_TOKEN && (word == thing || proposal_at(doc, PROPOSED_ACT, word)))) && lexicon && lexicon->count > 0 &&
		lexicon->tokens[0] != word)
	{
		*places = *lexicon;
		return sure < SIDE_SURE ? sure_of_places(words, places) : LEXICON_SURE;
	}
	/* "killed 12": of the twelve no more is known */
	if (lexicon && lexicon->count > 0 && doc->tokens[lexicon->tokens[0]].tag == TAG_NUM)
		return sure_of_places(words, lexicon);
	*read = true;
	if (word != NO_TOKEN)
		fill_role(doc, words, other, lexicon && lexicon->count > 0 ? thing : NO_TOKEN, places);
	return sure;
}

static const char *
form_of(const Document *doc, int32 token)
{
	uint8		tag = doc->tokens[token].tag;

	return tag == TAG_VERB || tag == TAG_AUX ? is_passive(doc, token) ? "passive" : "active" : tag == TAG_ADJ ? "adjective" : "noun";
}

/* A word that the lexicon has not with this type is named by itself. */
static const Frame *
frame_of_word(const Document *doc, int32 token, uint8 type)
{
	Frame	   *f = palloc0(sizeof(Frame));
	const Token *t = &doc->tokens[token];

	f->words = t->lemma ? t->lemma : t->lower;
	f->part = t->tag;
	f->type = type;
	f->object = "";
	return f;
}

/* Names what the lexicon tells otherwise or not at all: the frame of that word and type, with its mode when it holds here. */
static void
name_word(const Document *doc, const Candidate *c, Telling *t)
{
	bool		holds = false;
	const Frame *f = frame_for(doc, c->proposal->token, c->type, &holds);

	t->leaf = t->trigger = t->trigger_end = c->proposal->token;
	t->sayer = c->named ? c->named->sayer : NO_TOKEN;
	t->form = form_of(doc, t->leaf);
	t->type = c->type;
	t->frame = f ? f : frame_of_word(doc, t->leaf, c->type);
	if (f && holds)
	{
		t->mode = f->mode;
		t->cameo = f->cameo;
	}
}

/* Negation is form: "did not attack", "no soldier was killed", "it is not true that".  A refusal is what it is, not denied. */
static bool
is_told_as_denied(const Document *doc, const Telling *t)
{
	const Clause *clause = clause_at(doc, t->trigger);

	return clause && t->type != ACT_REJECT && !clause->mood.may && !clause->mood.would && !clause->mood.will && clause_is_negated(clause);
}

static void
compose(const Document *doc, const Candidate *c, Telling *t)
{
	bool		same = c->named && c->named->type == c->type;
	int32		actor = c->proposal ? proposal_word(c->proposal, ROLE_ACTOR, NULL) : NO_TOKEN;
	int32		target = c->proposal ? proposal_word(c->proposal, ROLE_TARGET, NULL) : NO_TOKEN;

	/* "recalled his ambassador from X": what the act is done with, which the frame names, is no side of it */
	int32		thing = same && *c->named->frame->object ? object_of(doc, c->named->trigger) : NO_TOKEN;

	if (thing != NO_TOKEN && has_place(&c->named->targets, thing))
		thing = NO_TOKEN;		/* "expelled the diplomats": it is */
	memset(t, 0, sizeof(*t));
	if (same)
		*t = *c->named;
	else
		name_word(doc, c, t);
	t->proposal = c->proposal;
	t->act_sure = c->sure;
	t->status_sure = LEXICON_SURE;
	if (c->proposal == NULL || c->made)
	{
		t->actor_sure = t->target_sure = LEXICON_SURE;
		return;
	}
	t->status = status_of_label(proposal_status(doc->proposals, c->proposal, &t->status_sure));
	if (t->status != STATUS_PLANNED && t->status != STATUS_DEMANDED && ((same && c->named->status == STATUS_DENIED) || is_told_as_denied(doc, t)))
	{
		t->status = STATUS_DENIED;
		t->status_sure = Max(t->status_sure, NEGATED_SURE);
	}
	/* "will not meet" is an actual refusal, whatever it refuses */
	if (same && c->named->composed && t->type == ACT_REJECT && t->status == STATUS_PLANNED)
		t->status = c->named->status;
	t->by_speaker = false;
	t->actors.count = t->targets.count = 0;
	t->actor_sure = choose_side(doc, c->proposal, ROLE_ACTOR, target, NO_TOKEN, same ? &c->named->actors : NULL, &t->actors, &t->actors_read);
	t->target_sure = choose_side(doc, c->proposal, ROLE_TARGET, actor, thing, same ? &c->named->targets : NULL, &t->targets, &t->targets_read);
	if (same && t->targets.count == 0)
		t->around = c->named->targets;
}

/* What the lexicon tells of a word, or NULL. */
static const Telling *
named_at(const Document *doc, const Tellings *lexicon, int32 token)
{
	const Telling *found = NULL;

	for (int32 i = 0; i < lexicon->count; i++)
	{
		const Telling *t = &lexicon->items[i];

		if (t->leaf == token)
			return t;
		/* "must" of "must go" as well */
		if ((t->trigger <= token && token <= t->trigger_end) || (doc->tokens[token].tag == TAG_AUX && doc->tokens[token].head == t->leaf))
			found = t;
	}
	return found;
}

static bool
is_among(const int32 *tokens, int32 count, int32 token)
{
	for (int32 i = 0; i < count; i++)
		if (tokens[i] == token)
			return true;
	return false;
}

static LexiconSays
what_lexicon_says(const Tellings *lexicon, const Candidate *c)
{
	if (c->named)
		return c->named->type == c->type ? LEXICON_SAME : LEXICON_OTHER;
	return is_among(lexicon->silent, lexicon->n_silent, c->proposal->token) ? LEXICON_SILENT : LEXICON_UNKNOWN;
}

/* The reader sees "sanctions"; of "lifted sanctions" and "must withdraw" only the lexicon knows what is made of it. */
static bool
is_made_otherwise(const Candidate *c)
{
	return c->proposal && c->named && c->named->composed && c->named->inner == c->type && c->named->type != c->type &&
		c->proposal->token == c->named->leaf;
}

/* A frame that names its object, or a row of several words, knows better than one word alone: "recalled his ambassador", "fired at". */
static bool
is_specific(const Telling *named)
{
	return (*named->frame->object || strchr(named->frame->words, ' ')) && !named->composed && named->type == named->inner;
}

/* A candidate for a word, with the more probable of the types that the network and the lexicon give it. */
static Candidate
weigh(const Document *doc, const Proposal *p, const Tellings *lexicon, const Telling *named)
{
	Candidate	c = {p, named, p ? type_of_label(proposal_label(doc->proposals, p, NULL)) : named->type, 0, false};

	c.made = is_made_otherwise(&c);
	c.sure = act_sure(doc, p, c.type, c.made ? LEXICON_SAME : what_lexicon_says(lexicon, &c));
	if (named && named->type != c.type)
	{
		float		sure = act_sure(doc, p, named->type, LEXICON_SAME);

		if (sure > c.sure || c.made || frame_is_own(named->frame) || is_specific(named))
		{
			c.type = named->type;
			c.sure = c.made ? c.sure : is_specific(named) ? act_sure_of_frame(doc, p) : sure;
		}
	}
	if (named && frame_is_own(named->frame))
		c.sure = Max(c.sure, OWN_SURE);
	return c;
}

/* Adds a candidate; of several words of one telling ("held talks") the most probable stays. */
static void
add_candidate(Candidate *list, int32 *count, Candidate c)
{
	for (int32 i = 0; c.named && i < *count; i++)
		if (list[i].named == c.named)
		{
			if (list[i].sure < c.sure)
				list[i] = c;
			return;
		}
	if (*count < MAX_CANDIDATES)
		list[(*count)++] = c;
}

static int32
token_of(const Candidate *c)
{
	return c->proposal ? c->proposal->token : c->named->leaf;
}

static int
compare_candidates(const void *a, const void *b)
{
	int32		x = token_of(a);
	int32		y = token_of(b);

	return (x > y) - (x < y);
}

void
tell_proposed(const Document *doc, int32 sentence, const Tellings *lexicon, Tellings *told)
{
	const Sentence *s = &doc->sentences[sentence];
	const Proposals *all = doc->proposals;
	Candidate	list[MAX_CANDIDATES];
	int32		count = 0;

	told->count = 0;
	for (int32 i = all ? proposals_from(all, PROPOSED_ACT, s->first) : 0; all && i < all->count[PROPOSED_ACT]; i++)
	{
		const Proposal *p = &all->items[PROPOSED_ACT][i];

		if (p->token >= s->first + s->count)
			break;
		if (is_among(lexicon->barred, lexicon->n_barred, p->token))
			continue;
		add_candidate(list, &count, weigh(doc, p, lexicon, named_at(doc, lexicon, p->token)));
	}
	for (int32 i = 0; i < lexicon->count; i++)
		add_candidate(list, &count, weigh(doc, NULL, lexicon, &lexicon->items[i]));
	qsort(list, count, sizeof(Candidate), compare_candidates);
	for (int32 i = 0; i < count && told->count < MAX_ACTS; i++)
		if (all == NULL || list[i].sure >= LEAST_SURE || list[i].type == ACT_STATEMENT)
			compose(doc, &list[i], &told->items[told->count++]);
}
