/*
 * proposed.c - see proposed.h.
 */
#include "extension/core.h"
#include "events/proposed.h"

/* Beside the most probable word of a side, another one of it: "arrested two teachers and a nurse". */
#define ANOTHER_WORD 0.2f

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
	static const char *const names[] = {"actual", "planned", "demanded", "denied", "hypothetical"};

	for (size_t i = 0; i < lengthof(names); i++)
		if (strcmp(names[i], label) == 0)
			return i;
	return STATUS_ACTUAL;		/* "ended": it was */
}

const Telling *
named_at(const Tellings *told, int32 token)
{
	const Telling *found = NULL;

	for (int32 i = 0; i < told->count; i++)
	{
		const Telling *t = &told->items[i];

		if (t->leaf == token)
			return t;
		if (t->trigger <= token && token <= t->trigger_end)
			found = t;
	}
	return found;
}

static bool
has_place(const Places *places, int32 token)
{
	for (int32 i = 0; i < places->count; i++)
		if (places->tokens[i] == token)
			return true;
	return false;
}

/* The words that the network gives a role, the most probable first; none when it is more probable that nobody has it. */
static void
fill_role(const Document *doc, const Proposal *p, ProposedRole role, int32 other, Places *places)
{
	const RoleWords *words = proposal_role(p, role);

	if (words->count == 0 || words->words[0].sure < words->nobody)
		return;
	for (int i = 0; i < words->count; i++)
	{
		Places		found = {0};

		if (i > 0 && words->words[i].sure < ANOTHER_WORD)
			break;
		add_place(doc, words->words[i].token, &found);
		for (int32 k = 0; k < found.count; k++)
			if (found.tokens[k] != other && !has_place(places, found.tokens[k]) && places->count < MAX_SIDES)
				places->tokens[places->count++] = found.tokens[k];
	}
}

static const char *
form_of(const Document *doc, int32 token)
{
	uint8		tag = doc->tokens[token].tag;

	return tag == TAG_VERB || tag == TAG_AUX ? is_passive(doc, token) ? "passive" : "active" : tag == TAG_ADJ ? "adjective" : "noun";
}

/* A word that the lexicon has not, or not with this type, is named by itself. */
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

void
tell_proposed(const Document *doc, const Proposal *p, const Telling *named, Telling *t)
{
	float		sure;
	uint8		type = type_of_label(proposal_label(doc->proposals, p, &sure));
	int32		actor = proposal_word(p, ROLE_ACTOR, NULL);
	int32		target = proposal_word(p, ROLE_TARGET, NULL);

	memset(t, 0, sizeof(*t));
	if (named && named->type == type)
		*t = *named;
	else
	{
		t->leaf = t->trigger = t->trigger_end = p->token;
		t->sayer = named ? named->sayer : NO_TOKEN;
		t->form = form_of(doc, p->token);
		t->frame = frame_of_word(doc, p->token, type);
		t->type = type;
	}
	t->proposal = p;
	t->type_sure = sure;
	t->status = status_of_label(proposal_status(doc->proposals, p, &t->status_sure));
	t->by_speaker = t->hearsay = false;
	t->actors.count = t->targets.count = 0;
	fill_role(doc, p, ROLE_ACTOR, target, &t->actors);
	fill_role(doc, p, ROLE_TARGET, actor, &t->targets);
}
