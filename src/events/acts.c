/*
 * acts.c - finds the words that tell acts and the tree they make: in "agreed to hold talks with X", "talks" is governed
 * by "hold" and that by "agreed".  A word with several frames takes the first that its object allows.
 */
#include "extension/core.h"
#include "events/acts.h"

#define MAX_STEPS 6

const char *const event_status_names[N_EVENT_STATUSES] = {"actual", "planned", "demanded", "denied", "hypothetical"};

static const char *
lemma_of(const Token *t)
{
	return t->lemma ? t->lemma : t->lower;
}

static bool
object_matches(const Document *doc, const Frame *frame, int32 noun, int depth)
{
	if (frame_object_is(frame, lemma_of(&doc->tokens[noun])))
		return true;
	if (depth == 2)
		return false;
	for (int32 c = token_child(doc, noun, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, noun, c))
	{
		uint8		r = doc->tokens[c].relation;

		if (r == REL_COMPOUND && frame_object_is(frame, lemma_of(&doc->tokens[c])))
			return true;
		if ((r == REL_CONJ || (r == REL_NMOD && preposition_of(doc, c) == slot_of_preposition("of"))) &&
			object_matches(doc, frame, c, depth + 1))
			return true;
		/* "hunger strike", "cease - fire": two words of the list */
		if ((r == REL_COMPOUND || r == REL_AMOD) && c < noun)
		{
			char		pair[96];

			if (snprintf(pair, sizeof(pair), "%s %s", doc->tokens[c].lower, lemma_of(&doc->tokens[noun])) < (int) sizeof(pair) &&
				frame_object_is(frame, pair))
				return true;
		}
	}
	return false;
}

/* Whether a frame's object condition holds for a verb. */
static bool
frame_holds(const Document *doc, int32 verb, const Frame *frame)
{
	int32		object;

	if (frame->flags & FRAME_ALONE)
		return token_child_by(doc, verb, REL_OBJ) == NO_TOKEN;
	if (*frame->object == '\0')
		return true;
	object = object_of(doc, verb);
	if (object != NO_TOKEN && object_matches(doc, frame, object, 0))
		return true;
	/* a row that says that there is no act speaks of the object itself */
	if (frame->type == ACT_NONE && frame->op == OP_NONE && object != NO_TOKEN)
		return false;
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
		if ((doc->tokens[c].relation == REL_OBL || doc->tokens[c].relation == REL_OBJ || doc->tokens[c].relation == REL_XCOMP) &&
			object_matches(doc, frame, c, 1))
			return true;
	return false;
}

static const Frame *
typed_frame(const Document *doc, int32 token, const FrameRows *rows)
{
	const Frame *plain = NULL;

	for (int32 i = 0; i < rows->count; i++)
	{
		const Frame *f = &rows->first[i];

		if (f->part != rows->part || (f->type == ACT_NONE && f->op != OP_NONE) || !frame_holds(doc, token, f))
			continue;
		if (*f->object)
			return f->type == ACT_NONE ? NULL : f;
		if (plain == NULL || (plain->flags & FRAME_COMP && f->flags & FRAME_CLAUSE && token_child_by(doc, token, REL_CCOMP) != NO_TOKEN &&
							  !asks_somebody(doc, token)))
			plain = f;
	}
	return plain;
}

bool
tells_none(const Document *doc, const Act *act)
{
	for (int32 i = 0; act->typed == NULL && i < act->rows.count; i++)
	{
		const Frame *f = &act->rows.first[i];

		if (f->part == act->rows.part && f->type == ACT_NONE && f->op == OP_NONE && frame_holds(doc, act->token, f))
			return true;
	}
	return false;
}

/* Whether a frame that wants an act or a clause below its word ("plans to attack", "warned that ...") has a clause there. */
static bool
has_what_is_below(const Document *doc, int32 token, const Frame *frame)
{
	bool		clause = token_child_by(doc, token, REL_CCOMP) != NO_TOKEN;

	if (frame->flags & FRAME_CLAUSE)
		return clause;
	return !(frame->flags & FRAME_COMP) || clause || token_child_by(doc, token, REL_XCOMP) != NO_TOKEN || token_child_by(doc, token, REL_ACL) != NO_TOKEN;
}

const Frame *
frame_for(const Document *doc, int32 token, uint8 type, bool *holds)
{
	const Frame *any = NULL;
	FrameRows	rows;

	*holds = false;
	if (!frames_of_token(doc, token, &rows))
		return NULL;
	/* a frame that names its object before one that does not */
	for (int pass = 0; pass < 2; pass++)
		for (int32 i = 0; i < rows.count; i++)
		{
			const Frame *f = &rows.first[i];

			if (f->part != rows.part || f->type != type || (*f->object != '\0') != (pass == 0))
				continue;
			*holds = frame_holds(doc, token, f) && has_what_is_below(doc, token, f);
			if (*holds)
				return f;
			if (any == NULL)
				any = f;
		}
	return any;
}

/* The subjects of two verbs are the same place. */
static bool
shares_subject(const Document *doc, int32 inner, int32 outer)
{
	int32		a;

	if (doc->tokens[inner].tag == TAG_NOUN || doc->tokens[outer].tag == TAG_NOUN)
		return true;
	a = subject_of(doc, inner);
	return a == NO_TOKEN || a == subject_of(doc, outer) || doc->tokens[a].tag == TAG_PRON;
}

/* What a clause says is not yet so: infinitive, subjunctive, or under a modal verb. */
static bool
is_unreal(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];
	Mood		mood;

	if (t->tag == TAG_NOUN || (t->morph & MORPH_BASE) || (t->morph & MORPH_GERUND))
		return true;
	if (is_infinitive(doc, verb))
		return true;
	mood = mood_of(doc, verb);
	return mood.will || mood.would || mood.must || mood.may;
}

/* "Demanded that its partners refuse": a bare form, which no word of a plural subject tells from the present. */
static bool
is_subjunctive(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];

	return t->tag == TAG_VERB && t->lemma && strcmp(t->lower, t->lemma) == 0 && token_child_by(doc, verb, REL_AUX) == NO_TOKEN;
}

static bool
is_clause_relation(uint8 relation)
{
	return relation == REL_XCOMP || relation == REL_CCOMP || relation == REL_ACL || relation == REL_ADVCL || relation == REL_CSUBJ ||
		relation == REL_OBL || relation == REL_OBJ || relation == REL_NSUBJ_PASS || relation == REL_PARATAXIS;
}

/* "After a meeting X said": what has a preposition is no object, whatever the grammar calls it. */
static bool
is_object(const Document *doc, int32 token, uint8 relation)
{
	return (relation == REL_OBJ || relation == REL_NSUBJ_PASS) && token_child_by(doc, token, REL_CASE) == NO_TOKEN;
}

/* Whether an operator may govern what hangs on it in that way. */
static bool
operator_fits(const Document *doc, const Frame *op, int32 outer, int32 inner, uint8 relation)
{
	bool		noun = doc->tokens[inner].tag == TAG_NOUN;
	bool		object = is_object(doc, inner, relation);
	bool		passive = is_passive(doc, outer);

	switch (op->op)
	{
		case OP_LIGHT:
			return noun && (object || (relation == REL_OBL && preposition_of(doc, inner) == slot_of_preposition("in")));
		case OP_RECEIVE:
			return noun && object;
		case OP_TRY:
			return noun ? object : relation == REL_XCOMP || relation == REL_CCOMP;
		case OP_STOP:
		case OP_FAIL:
			return (noun && object) || relation == REL_XCOMP || (!noun && relation != REL_PARATAXIS && relation != REL_ADVCL);
		case OP_SAY:
			return !noun && (relation == REL_CCOMP || relation == REL_PARATAXIS || relation == REL_XCOMP);
		case OP_DEMAND:
			if (op->flags & FRAME_COMP)
				return noun ? object : is_infinitive(doc, inner);
			return relation != REL_PARATAXIS && (is_unreal(doc, inner) || (relation == REL_CCOMP && is_subjunctive(doc, inner))) && (relation != REL_ADVCL || outer + 25 > inner);
		case OP_AGREE:
		case OP_PLAN:
			if (!is_unreal(doc, inner))
				return false;
			if (relation == REL_PARATAXIS || (relation == REL_ADVCL && !(outer + 4 > inner && is_infinitive(doc, inner))))
				return false;
			return passive || shares_subject(doc, inner, outer) || relation == REL_CCOMP;
		default:
			return relation != REL_PARATAXIS && (relation != REL_ADVCL || outer + 4 > inner);
	}
}

/* The frame by which an act governs another, or NULL. */
static const Frame *
operator_frame(const Document *doc, const Act *outer, int32 inner, uint8 relation)
{
	static const Frame swallow = {.op = OP_SWALLOW};
	bool		object = doc->tokens[inner].tag == TAG_NOUN && is_object(doc, inner, relation);

	if (object && outer->typed && *outer->typed->object && outer->typed->op == OP_NONE)
		return &swallow;
	/* a row that names the object before one that does not */
	for (int pass = 0; pass < 2; pass++)
		for (int32 i = 0; i < outer->rows.count; i++)
		{
			const Frame *f = &outer->rows.first[i];

			if (f->part == outer->rows.part && f->op != OP_NONE && (*f->object != '\0') == (pass == 0) &&
				frame_holds(doc, outer->token, f) && operator_fits(doc, f, outer->token, inner, relation))
				return f;
		}
	if (object && outer->typed && (outer->typed->flags & FRAME_OUTER))
		return &swallow;
	return NULL;
}

static int32
act_at(const Acts *acts, int32 token)
{
	for (int32 i = 0; i < acts->count; i++)
		if (acts->items[i].token == token)
			return i;
	return -1;
}

/* "After talks with X": what happened at the time, not what is agreed to or refused. */
static bool
is_circumstance(const Document *doc, int32 noun)
{
	return (circumstance_before(doc, noun) & (CIRCUMSTANCE_TIME | CIRCUMSTANCE_CONCESSION)) != 0;
}

/* Walks up from an act to the one that governs it. */
static void
find_governor(const Document *doc, Acts *acts, int32 which)
{
	Act		   *act = &acts->items[which];
	int32		p = act->token;
	uint8		relation = REL_NONE;

	for (int step = 0; step < MAX_STEPS && doc->tokens[p].head != NO_TOKEN; step++)
	{
		uint8		r = doc->tokens[p].relation;
		int32		h = doc->tokens[p].head;
		int32		a = act_at(acts, h);

		if (r == REL_CONJ)
		{
			p = h;
			continue;
		}
		if (relation == REL_NONE || r != REL_NMOD)
			relation = r;
		if (a >= 0)
		{
			bool		noun = doc->tokens[act->token].tag == TAG_NOUN;
			const Frame *op;

			if ((!is_clause_relation(r) && !(r == REL_NMOD && noun)) || (noun && r == REL_OBL && is_circumstance(doc, p)))
				return;
			op = operator_frame(doc, &acts->items[a], act->token, r);
			if (op == NULL)
				return;
			act->governor = a;
			act->op = op;
			return;
		}
		/* through "the possibility of talks", "the step of criticising" */
		if (doc->tokens[h].tag != TAG_NOUN || mention_of_token(doc, h) >= 0 || (r != REL_NMOD && r != REL_ACL && r != REL_OBJ))
			return;
		p = h;
	}
}

/* "X must go" is a demand though "go" is no act. */
static const Frame must_frame = {
	.words = "must", .part = TAG_VERB, .type = ACT_REQUEST, .cameo = "100", .object = "", .target = {SLOT_SUBJ, SLOT_NONE}
};

static bool
is_demanded(const Document *doc, int32 token, FrameRows *rows)
{
	if (doc->tokens[token].tag != TAG_VERB && doc->tokens[token].tag != TAG_ADJ)
		return false;
	if (!mood_of(doc, token).must)
		return false;
	rows->first = &must_frame;
	rows->count = 1;
	rows->part = TAG_VERB;
	rows->end = token;
	return true;
}

/* "The guaranteed notes", "and guaranteed notes": a participle right before a bare noun, and right after what begins its phrase. */
static bool
is_attribute(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];
	const Sentence *s = &doc->sentences[t->sentence];

	if (!(t->morph & MORPH_PASSIVE) || token == s->first || token + 1 >= s->first + s->count || t[1].tag != TAG_NOUN ||
		token_child(doc, token, NO_TOKEN) != NO_TOKEN)
		return false;
	return t[-1].tag == TAG_DET || t[-1].tag == TAG_ADJ || t[-1].tag == TAG_NUM || t[-1].tag == TAG_CCONJ || t[-1].tag == TAG_ADP;
}

/* Adjectives and participles act as predicates only: "is ready to", not "angry workers" or "a suspected thief". */
static bool
is_predicate(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];

	if (t->tag == TAG_VERB && is_attribute(doc, token))
		return false;
	if (t->tag == TAG_VERB)
		return t->relation != REL_AMOD || token_child_by(doc, token, REL_OBL_AGENT) != NO_TOKEN;
	return t->tag != TAG_ADJ || token_child_by(doc, token, REL_COP) != NO_TOKEN || token_child_by(doc, token, REL_NSUBJ) != NO_TOKEN ||
		token_child_by(doc, token, REL_XCOMP) != NO_TOKEN || t->relation == REL_XCOMP;
}

/* A word of a name, or one that denotes an actor ("the opposition"). */
static bool
in_name(const Document *doc, int32 token)
{
	int32		m = mention_of_token(doc, token);

	if (m < 0 || doc->mentions->items[m].form == FORM_PRONOUN)
		return false;
	if (doc->mentions->items[m].form == FORM_DESCRIPTION)
		return doc->mentions->items[m].head == token;
	return doc->mentions->items[m].first <= token && token <= doc->mentions->items[m].last;
}

/* "Discussed sanctions with X": what is only thought or talked of is not told, but the talking is. */
static bool
is_weighed(const Acts *acts, int32 which)
{
	for (int i = 0; i < MAX_STEPS && acts->items[which].governor >= 0; i++, which = acts->items[which].governor)
		if (acts->items[which].op->op == OP_WEIGH)
			return true;
	return false;
}

/*
 * Marks the words above an act that tells something: the report is made of that act, with what they do to it, and they make none of
 * their own ("held" of "held talks").
 */
static void
mark_governors(Acts *acts, int32 which)
{
	for (int i = 0; i < MAX_STEPS && (which = acts->items[which].governor) >= 0; i++)
		acts->items[which].governs = true;
}

void
acts_of_sentence(const Document *doc, int32 sentence, Acts *acts)
{
	const Sentence *s = &doc->sentences[sentence];

	acts->count = 0;
	for (int32 t = s->first; t < s->first + s->count && acts->count < MAX_ACTS; t++)
	{
		Act		   *act = &acts->items[acts->count];

		if (in_name(doc, t) || !is_predicate(doc, t))
			continue;
		if (!frames_of_token(doc, t, &act->rows) && !is_demanded(doc, t, &act->rows))
			continue;
		act->token = t;
		act->typed = typed_frame(doc, t, &act->rows);
		if (act->typed == NULL && act->rows.part == TAG_VERB && mood_of(doc, t).must)
			act->typed = &must_frame;
		act->op = NULL;
		act->governor = -1;
		act->governs = false;
		acts->count++;
	}
	for (int32 i = 0; i < acts->count; i++)
		find_governor(doc, acts, i);
	for (int32 i = 0; i < acts->count; i++)
		if (stands_alone(doc, &acts->items[i]) && !is_weighed(acts, i))
			mark_governors(acts, i);
}
