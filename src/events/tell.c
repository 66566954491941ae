/*
 * tell.c - what a word and those above it tell together, by PLOVER's own rules: a future meeting or an offer is AGREE, a
 * refused one REJECT, an announced attack THREATEN, a demanded one REQUEST, a broken-off one SANCTION.
 */
#include "extension/core.h"
#include "events/acts.h"
#include "events/sides.h"
#include "events/victims.h"

#define MAX_CHAIN 8

/* The word above an act, and how it acts on it. */
typedef struct Above
{
	int32		token;
	FrameRows	rows;
	const Frame *typed;
	const Frame *frame;
} Above;

/* Mode and code of an act that was agreed to, refused, demanded or threatened, by the type it had. */
static const struct
{
	uint8		type;
	uint8		inner;
	const char *mode;
	const char *cameo;
}			composed_modes[] = {
	{ACT_AGREE, ACT_CONSULT, "meet", "036"}, {ACT_AGREE, ACT_NONE, NULL, "030"},
	{ACT_REJECT, ACT_CONSULT, "meet", "125"}, {ACT_REJECT, ACT_AID, "assist", "122"}, {ACT_REJECT, ACT_CONCEDE, "change", "123"},
	{ACT_REJECT, ACT_RETREAT, "yield", "128"}, {ACT_REJECT, ACT_NONE, NULL, "120"},
	{ACT_REQUEST, ACT_CONSULT, "meet", "106"}, {ACT_REQUEST, ACT_AID, "assist", "102"}, {ACT_REQUEST, ACT_CONCEDE, "change", "104"},
	{ACT_REQUEST, ACT_RETREAT, "yield", "105"}, {ACT_REQUEST, ACT_NONE, NULL, "100"},
	{ACT_THREATEN, ACT_ASSAULT, "violence", "138"}, {ACT_THREATEN, ACT_SANCTION, "relations", "134"},
	{ACT_THREATEN, ACT_COERCE, "restrict", "132"}, {ACT_THREATEN, ACT_PROTEST, "restrict", "132"}, {ACT_THREATEN, ACT_NONE, NULL, "130"}
};

static void
set_type(Telling *t, uint8 type)
{
	uint8		inner = t->type;

	t->type = type;
	t->composed = true;
	if (type == inner)
		return;
	t->mode = t->cameo = NULL;
	for (size_t i = 0; i < lengthof(composed_modes); i++)
		if (composed_modes[i].type == type && (composed_modes[i].inner == inner || composed_modes[i].inner == ACT_NONE))
		{
			t->mode = composed_modes[i].mode;
			t->cameo = composed_modes[i].cameo;
			return;
		}
}

static bool
promises_violence(uint8 type)
{
	return type == ACT_SANCTION || type == ACT_COERCE || type == ACT_ASSAULT || type == ACT_PROTEST;
}

/* Makes of an act what it is when it is going to be done ("will meet": AGREE, "will attack": THREATEN), or is denied for the future. */
static void
apply_future(Telling *t, const Mood *mood)
{
	if (mood->negated)
	{
		if (act_cooperates(t->type))
			set_type(t, ACT_REJECT);
		else
			t->status = STATUS_DENIED;
		return;
	}
	if (act_cooperates(t->type))
		set_type(t, ACT_AGREE);
	else if (promises_violence(t->type))
		set_type(t, ACT_THREATEN);
	t->status = STATUS_PLANNED;
}

/* Makes of an act what it is when it must be done ("X must go"): a demand by whoever says so, with the actor of the act as its target. */
static void
apply_demand(Telling *t)
{
	/* "he must go", without a place: that he resigns */
	if (t->flags & FRAME_PLACE && t->targets.count == 0)
		t->type = ACT_RETREAT;
	t->targets = t->actors;
	t->actors.count = 0;
	t->by_speaker = true;
	t->flags &= ~(FRAME_PLACE | FRAME_WEAK);
	set_type(t, ACT_REQUEST);
	t->status = STATUS_DEMANDED;
}

/* "Allegedly attacked", "accused of attacking": the writer does not stand for it. */
static bool
is_hearsay(const Document *doc, int32 token)
{
	if (is_alleged(doc, token))
		return true;
	for (int32 c = token_child(doc, token, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, token, c))
		if (token_in_class(&doc->tokens[c], CLASS_HEARSAY))
			return true;
	return false;
}

/* What the verb's mood makes of an act; `governed`: a word of the lexicon above it says what becomes of it ("denied having"). */
static void
apply_mood(const Document *doc, int32 verb, bool governed, Telling *t)
{
	Mood		mood = mood_of(doc, verb);
	int32		saying = saying_beside(doc, verb);
	/* "said it would": what "will" has become; what is announced is done by that */
	bool		reported = saying != NO_TOKEN && !is_announcing(doc, saying);
	const Clause *clause = clause_at(doc, verb);

	/* an act that is the object of another ("had no talks") has the negation itself */
	mood.negated |= mood.no_object && verb == t->leaf;
	if (mood.must)
	{
		if (t->type != ACT_REQUEST)
			apply_demand(t);
	}
	else if (mood.will || (mood.would && reported))
		apply_future(t, &mood);
	else if (mood.negated && act_cooperates(t->type) && (mood.may || !mood.past))
		set_type(t, ACT_REJECT);
	else if (mood.negated)
		t->status = STATUS_DENIED;
	else if (mood.would || mood.may)
		t->status = STATUS_HYPOTHETICAL;
	if (clause && clause->denied_by != NO_TOKEN && !governed)
		t->status = STATUS_DENIED;
	t->hearsay |= is_hearsay(doc, verb);
	t->dropped |= mood.conditional;
}

/* A verb that has a subject of its own somewhere: no infinitive, participle or passive. */
static bool
is_finite(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];

	if (t->tag == TAG_ADJ)
		return token_child_by(doc, verb, REL_COP) != NO_TOKEN;
	return (t->tag == TAG_VERB || t->tag == TAG_AUX) && !is_passive(doc, verb) && !(t->morph & MORPH_GERUND) && token_child_by(doc, verb, REL_MARK) == NO_TOKEN;
}

/* Whoever stands in the first slot that names somebody; else the nearest one that the slots allow. */
static void
fill_slots(const Document *doc, int32 head, uint8 part, const uint8 *slots, Places *places)
{
	int32		near = NO_TOKEN;

	for (int i = 0; slots[i] != SLOT_NONE; i++)
	{
		Places		found = {0};

		fill_slot(doc, head, part, slots[i], &found);
		if (found.count > 0 && names_somebody(doc, &found))
		{
			*places = found;
			return;
		}
		if (places->count == 0)
			*places = found;
	}
	if (part != TAG_NOUN && slots[0] == SLOT_SUBJ && places->count == 0 && is_finite(doc, head))
		near = somebody_before(doc, head);
	else if (part == TAG_VERB && slots[0] != SLOT_SUBJ && !is_passive(doc, head))
		near = somebody_after(doc, head, slots);
	if (near != NO_TOKEN)
	{
		places->count = 0;
		add_place(doc, near, places);
	}
}

static void
fill_subject(const Document *doc, const Above *op, Places *places)
{
	static const uint8 slots[] = {SLOT_SUBJ, SLOT_NONE};

	fill_slots(doc, op->token, op->rows.part, slots, places);
}

static void
take_frame(Telling *t, const Frame *frame, int32 token, int32 end)
{
	t->type = frame->type;
	t->mode = frame->mode;
	t->cameo = frame->cameo;
	t->flags = frame->flags;
	t->frame = frame;
	t->trigger = token;
	t->trigger_end = Max(end, token);
}

/* The subject of the verb that a noun hangs on by a preposition: "after talks with X, Y said"; "at Y's invitation X came". */
void
fill_from_around(const Document *doc, int32 noun, Places *places)
{
	const uint16 around = CIRCUMSTANCE_TIME | CIRCUMSTANCE_PLACE | CIRCUMSTANCE_PURPOSE;
	const Token *t = &doc->tokens[noun];
	int32		subject;

	if (t->relation == REL_NSUBJ || t->head == NO_TOKEN || doc->tokens[t->head].tag != TAG_VERB ||
		!(circumstance_before(doc, noun) & around) || !(circumstance_before(doc, noun) & BEFORE_NOUN))
		return;
	subject = subject_of(doc, t->head);
	if (subject == NO_TOKEN)
		subject = somebody_before(doc, t->head);
	if (subject != NO_TOKEN)
		add_place(doc, subject, places);
}

/* Fills in what the innermost of the words that tell an act tells by itself, before those above it change that. */
static void
tell_leaf(const Document *doc, const Act *act, Telling *t)
{
	const Frame *f = act->typed;
	uint8		part = act->rows.part;

	memset(t, 0, sizeof(*t));
	t->leaf = act->token;
	t->sayer = NO_TOKEN;
	take_frame(t, f, act->token, act->rows.end);
	t->inner = f->type;
	t->form = part == TAG_NOUN ? "noun" : part == TAG_ADJ ? "adjective" : is_passive(doc, act->token) ? "passive" : "active";
	fill_slots(doc, act->token, part, f->actor, &t->actors);
	fill_slots(doc, act->token, part, f->target, &t->targets);
	if (part == TAG_NOUN && t->targets.count && t->actors.count && t->targets.tokens[0] == t->actors.tokens[0])
		t->targets.count = 0;
	if (t->type == ACT_ASSAULT && t->actors.count == 0 && is_passive(doc, act->token))
		attackers_of(doc, act->token, &t->actors);
	t->by_speaker = strcmp(f->words, "must") == 0;
	if (t->by_speaker)
		t->status = STATUS_DEMANDED;
	if (part == TAG_NOUN && t->actors.count == 0 && t->type == ACT_CONSULT)
		fill_from_around(doc, act->token, &t->actors);
	/* "Talks between X and Y" are theirs, whoever came after them. */
	if (part == TAG_NOUN && t->actors.count == 1 && t->targets.count == 0 && (t->type == ACT_CONSULT || t->type == ACT_AGREE))
		fill_from_around(doc, act->token, &t->targets);
}

/* The other side of what is agreed to or refused: whoever asked, else whom it would have been done to. */
static void
take_counterpart(const Document *doc, const Above *op, Telling *t)
{
	Places		subject = {0};

	fill_slots(doc, op->token, op->rows.part, op->frame->actor, &subject);
	if (doc->tokens[t->leaf].tag == TAG_NOUN && t->actors.count > 0 && subject.count > 0 &&
		t->actors.tokens[0] != subject.tokens[0])
		t->targets = t->actors;
	if (subject.count > 0)
		t->actors = subject;
	if (t->targets.count == 0)
		fill_slots(doc, op->token, op->rows.part, op->frame->target, &t->targets);
}

static void
take_trigger(Telling *t, const Above *op)
{
	t->trigger = op->token;
	t->trigger_end = Max(op->rows.end, op->token);
	t->frame = op->frame;
	t->flags = op->frame->flags & FRAME_INTRANSITIVE;
}

static void
apply_agree(const Document *doc, const Above *op, Telling *t)
{
	/* "is ready to attack" threatens as "vows to attack" does; "agreed to attack" is an agreement */
	bool		vows = op->rows.part == TAG_ADJ ||
		(op->rows.part == TAG_VERB &&
		 (op->frame->flags & FRAME_COMP || word_in_class(op->frame->words, CLASS_VOW)));

	take_counterpart(doc, op, t);
	set_type(t, promises_violence(t->type) && vows ? ACT_THREATEN : ACT_AGREE);
	if (op->frame->flags & FRAME_COMP)
		t->status = STATUS_PLANNED;
	take_trigger(t, op);
}

static void
apply_refuse(const Document *doc, const Above *op, Telling *t)
{
	take_counterpart(doc, op, t);
	set_type(t, ACT_REJECT);
	take_trigger(t, op);
	if (op->frame->type != ACT_NONE && *op->frame->object)
	{
		t->mode = op->frame->mode;
		t->cameo = op->frame->cameo;
	}
}

static void
apply_threaten(const Document *doc, const Above *op, Telling *t)
{
	Places		targets = {0};

	t->actors.count = 0;
	fill_slots(doc, op->token, op->rows.part, op->frame->actor, &t->actors);
	fill_slots(doc, op->token, op->rows.part, op->frame->target, &targets);
	if (targets.count > 0 && targets.tokens[0] != t->leaf)
		t->targets = targets;
	set_type(t, ACT_THREATEN);
	take_trigger(t, op);
}

static void
apply_demand_word(const Document *doc, const Above *op, Telling *t)
{
	Places		asked = t->actors;
	Places		hosts = t->targets;
	Places		targets = {0};

	t->actors.count = 0;
	fill_slots(doc, op->token, op->rows.part, op->frame->actor, &t->actors);
	fill_slots(doc, op->token, op->rows.part, op->frame->target, &targets);
	/* "was invited to visit X": by X */
	if (t->actors.count == 0 && t->type == ACT_CONSULT && op->frame->type == ACT_AGREE && is_passive(doc, op->token))
		t->actors = hosts;
	if (targets.count > 0 && targets.tokens[0] != t->leaf)
		t->targets = targets;
	else if (asked.count > 0 && (t->actors.count == 0 || asked.tokens[0] != t->actors.tokens[0]))
		t->targets = asked;
	t->by_speaker = false;
	set_type(t, op->frame->type != ACT_NONE ? op->frame->type : ACT_REQUEST);
	/* plans may be what is asked about: it is asked */
	if (t->status == STATUS_PLANNED)
		t->status = STATUS_ACTUAL;
	take_trigger(t, op);
}

static void
apply_stop(const Document *doc, const Above *op, Telling *t)
{
	Places		subject = {0};

	fill_slots(doc, op->token, op->rows.part, op->frame->actor, &subject);
	if (subject.count == 0 && !is_passive(doc, op->token))
		fill_subject(doc, op, &subject);
	if (subject.count > 0)
		t->actors = subject;
	switch (t->type)
	{
		case ACT_ASSAULT:
		case ACT_MOBILIZE:
			set_type(t, ACT_RETREAT);
			break;
		case ACT_SANCTION:
		case ACT_COERCE:
		case ACT_PROTEST:
			set_type(t, ACT_CONCEDE);
			break;
		case ACT_CONSULT:
			/* a meeting that is over is none that is broken off */
			if (word_in_class(op->frame->words, CLASS_OVER))
			{
				t->dropped = true;
				break;
			}
			/* FALLTHROUGH */
		case ACT_COOPERATE:
		case ACT_AID:
		case ACT_SUPPORT:
		case ACT_AGREE:
			set_type(t, ACT_SANCTION);
			break;
		default:
			t->dropped = true;
	}
	t->trigger = op->token;
	t->trigger_end = op->rows.end;
}

/* "Held talks", "began to withdraw": the verb adds its subject and its prepositions. */
static void
apply_light(const Document *doc, const Above *op, Telling *t)
{
	Places		subject = {0};

	fill_subject(doc, op, &subject);
	if (subject.count > 0 && subject.tokens[0] != t->leaf &&
		(doc->tokens[t->leaf].tag == TAG_NOUN || doc->tokens[t->trigger].tag == TAG_NOUN))
	{
		if (t->targets.count == 0 && t->actors.count > 0 && t->frame->flags & FRAME_RECIPROCAL)
			t->targets = t->actors;
		t->actors = subject;
	}
	if (t->targets.count == 0)
		fill_slots(doc, op->token, op->rows.part, t->frame->target, &t->targets);
	t->composed |= doc->tokens[t->leaf].tag == TAG_NOUN;
}

static void
apply_receive(const Document *doc, const Above *op, Telling *t)
{
	if (t->actors.count == 0)
		fill_slot(doc, op->token, op->rows.part, slot_of_preposition("from"), &t->actors);
	t->targets.count = 0;
	fill_subject(doc, op, &t->targets);
	t->composed = true;
}

static void
apply_fail(Telling *t)
{
	if (act_cooperates(t->type))
		set_type(t, ACT_REJECT);
	else
		t->dropped = true;
}

static void
apply_plan(const Document *doc, const Above *op, Telling *t)
{
	Mood		future = {.will = true};

	apply_future(t, &future);
	if (t->actors.count == 0)
		fill_subject(doc, op, &t->actors);
}

/* "Condemned the attack by X": the outer act stands, against the one who did the inner. */
static void
apply_swallow(const Document *doc, const Above *op, Telling *t)
{
	Places		doers = t->actors.count > 0 ? t->actors : t->targets;
	const Frame *f = op->typed;

	take_frame(t, f, op->token, op->rows.end);
	t->actors.count = t->targets.count = 0;
	t->composed = true;
	t->hearsay = false;
	t->form = "over a noun";
	fill_slots(doc, op->token, op->rows.part, f->actor, &t->actors);
	for (int i = 0; f->target[i] != SLOT_NONE && t->targets.count == 0; i++)
		if (f->target[i] != SLOT_OBJ)
			fill_slot(doc, op->token, op->rows.part, f->target[i], &t->targets);
	if (doers.count > 0 && (t->targets.count == 0 || *f->object == '\0'))
		t->targets = doers;
}

static void
apply_say(const Document *doc, const Above *op, Telling *t)
{
	Places		subject = {0};

	fill_subject(doc, op, &subject);
	if (subject.count == 0)
		return;
	t->sayer = subject.tokens[0];
	if (t->by_speaker && t->actors.count == 0)
	{
		t->actors = subject;
		t->by_speaker = false;
	}
}

static void
apply_operator(const Document *doc, const Above *op, Telling *t)
{
	switch (op->frame->op)
	{
		case OP_AGREE:
			apply_agree(doc, op, t);
			break;
		case OP_REFUSE:
			apply_refuse(doc, op, t);
			break;
		case OP_THREATEN:
			apply_threaten(doc, op, t);
			break;
		case OP_DEMAND:
			apply_demand_word(doc, op, t);
			break;
		case OP_STOP:
			apply_stop(doc, op, t);
			break;
		case OP_LIGHT:
		case OP_TRY:
			apply_light(doc, op, t);
			break;
		case OP_RECEIVE:
			apply_receive(doc, op, t);
			break;
		case OP_FAIL:
			apply_fail(t);
			break;
		case OP_PLAN:
			apply_plan(doc, op, t);
			break;
		case OP_DENY:
			t->status = STATUS_DENIED;
			break;
		case OP_LET:
			t->status = STATUS_HYPOTHETICAL;
			break;
		case OP_SAY:
			apply_say(doc, op, t);
			break;
		case OP_WEIGH:
			/* "is considering sending troops": who only thinks of an act tells none */
			t->dropped = true;
			break;
		case OP_SWALLOW:
			apply_swallow(doc, op, t);
			break;
		default:
			break;
	}
}

/* "Will meet to discuss": what is done for a purpose stands as the verb above it does. */
static int32
mood_giver(const Document *doc, const Act *act)
{
	uint8		r = doc->tokens[act->token].relation;
	int32		head = doc->tokens[act->token].head;

	if (act->governor < 0 && act->rows.part == TAG_VERB && r == REL_ADVCL && head != NO_TOKEN && doc->tokens[head].tag == TAG_VERB &&
		is_infinitive(doc, act->token))
		return head;
	return act->token;
}

bool
tell(const Document *doc, const Acts *acts, int32 leaf, Telling *t)
{
	const Act  *act = &acts->items[leaf];

	if (!stands_alone(doc, act))
		return false;
	tell_leaf(doc, act, t);
	apply_mood(doc, mood_giver(doc, act), act->governor >= 0, t);
	for (int i = 0; act->governor >= 0 && i < MAX_CHAIN && !t->dropped; i++)
	{
		const Act  *outer = &acts->items[act->governor];
		Above		above = {outer->token, outer->rows, outer->typed, act->op};

		if (outer->rows.part == TAG_VERB && is_aim(doc, outer->token))
			return false;
		if (act->op->op != OP_SAY && is_for_purpose(doc, outer) && !is_told_with_its_purpose(t->type))
			return false;
		apply_operator(doc, &above, t);
		if (act->op->op != OP_SAY)
			apply_mood(doc, outer->token, outer->governor >= 0, t);
		act = outer;
	}
	return !t->dropped && t->type != ACT_NONE;
}
