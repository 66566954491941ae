/*
 * cuts.c - where what is said ends before its words in the grammar do: a verb that is joined to the cue, what a
 * participle adds, the end of a marked fragment, the next direct quotation.
 */
#include "extension/core.h"
#include "quotes/contents.h"

/* The form of a finite verb, by which two verbs joined by "and" are known to be of one clause. */
static int
verb_form(const Token *t)
{
	return t->morph & (MORPH_PAST | MORPH_THIRD | MORPH_BASE | MORPH_GERUND);
}

static bool
has_child(const Reading *r, int32 head, GrammarRelation relation)
{
	return token_child_by(r->doc, head, relation) != NO_TOKEN;
}

/* Cuts a piece off where "and" joins a verb to the cue: "said it was late | and left", "vowed to fight | and called". */
static void
cut_at_joined_verb(const Reading *r, const Cue *cue, int32 first, int32 *last)
{
	const Token *tokens = r->doc->tokens;
	bool		with_aux = false;
	int			form = 0;

	if (cue->part != CUE_VERB || cue->token >= first)
		return;
	for (int32 t = first; t <= *last; t++)
	{
		int32		v = t + 1;

		if (tokens[t].tag == TAG_VERB && form == 0)
		{
			form = verb_form(&tokens[t]);
			with_aux = has_child(r, t, REL_AUX) || has_child(r, t, REL_AUX_PASS) || has_child(r, t, REL_MARK);
		}
		if (tokens[t].tag != TAG_CCONJ || r->marks->at_token[t] >= 0)
			continue;
		while (v <= *last && tokens[v].tag == TAG_ADV)
			v++;
		if (v <= *last && tokens[v].tag == TAG_VERB && !has_child(r, v, REL_NSUBJ) && !has_child(r, v, REL_AUX) &&
			verb_form(&tokens[v]) == verb_form(&tokens[cue->token]) && (with_aux || form != verb_form(&tokens[v])))
		{
			*last = t - 1;
			break;
		}
	}
}

/* Cuts a piece off where a comma and a participle begin what the writer adds: ", referring to the plan". */
static void
cut_at_participle(const Reading *r, const Cue *cue, int32 first, int32 *last)
{
	const Token *tokens = r->doc->tokens;

	if (cue->token > first)
		return;
	for (int32 t = first + 3; t < *last; t++)
		if (token_is(&tokens[t - 1], ",") && tokens[t].tag == TAG_VERB && (tokens[t].morph & MORPH_GERUND) &&
			r->marks->at_token[t] < 0 && !token_is(&tokens[t], "including"))
			*last = t - 2;
}

/* The last token of the relative clause that a pronoun belongs to, when the grammar has one; or NO_TOKEN. */
static int32
relative_end(const Reading *r, int32 pronoun)
{
	const Token *tokens = r->doc->tokens;
	int32		verb = tokens[pronoun].head;

	for (int step = 0; step < 4 && verb >= 0; step++, verb = tokens[verb].head)
		if (tokens[verb].relation == REL_ACL_RELCL)
			return r->doc->subtree_last[verb];
	return NO_TOKEN;
}

/*
 * Cuts a piece off where the writer adds something about its last noun: ", which has failed before"; not where the clause
 * goes on behind it: "the law, which bans boats, violates the charter".
 */
static void
cut_at_relative(const Reading *r, const Cue *cue, int32 first, int32 *last)
{
	const Token *tokens = r->doc->tokens;

	if (cue->token > first)
		return;
	for (int32 t = first + 2; t < *last; t++)
	{
		int32		end;

		if (!token_is(&tokens[t - 1], ",") || !(token_is(&tokens[t], "which") || token_is(&tokens[t], "who")) || r->marks->at_token[t] >= 0)
			continue;
		end = relative_end(r, t);
		if (end < t || end + 1 >= *last || !(token_is(&tokens[end], ",") || token_is(&tokens[end + 1], ",")) ||
			has_verb(r, first, t - 2) || !has_verb(r, end + 1, *last))
		{
			*last = t - 2;
			return;
		}
		t = end;
	}
}

/* Cuts a mixed piece off where a comma or dash follows its last fragment: what comes then is mostly the writer's. */
static void
cut_at_mark_end(const Reading *r, int32 first, int32 *last)
{
	int32		end = *last;

	while (end > first && r->marks->at_token[end] < 0)
		end--;
	/* "a case of 'blue tongue' (BT) has been found", "the charter, 'our law', forbids it": the clause goes on. */
	if (end > first && end < *last && !has_verb(r, first, end) && has_verb(r, end + 1, *last))
		return;
	if (end > first && end + 1 < *last && (r->doc->tokens[end + 1].flags & TOKEN_PUNCT))
		*last = end;
	else if (end > first && end + 1 < *last && r->doc->text[r->doc->tokens[end].span.start - 1] == ',')
		*last = end;
}

/* Cuts a piece off before the first direct quotation that is no fragment: that is a saying of its own. */
static void
cut_at_direct(const Reading *r, int32 first, int32 *last)
{
	for (int32 t = first; t <= *last; t++)
	{
		int32		mark = r->marks->at_token[t];

		if (mark < 0)
			continue;
		if (r->direct_of[mark] >= 0 && r->items[r->direct_of[mark]].type == QUOTATION_DIRECT)
		{
			*last = t - 1;
			break;
		}
		while (t < *last && r->marks->at_token[t + 1] == mark)
			t++;
	}
	while (*last >= first && (r->doc->tokens[*last].flags & TOKEN_PUNCT) && r->marks->at_token[*last] < 0)
		(*last)--;
}

/* Cuts a piece off where another saying begins: "said it was late, while the mayor says ...", "| before claiming that". */
static void
cut_at_other_saying(const Reading *r, const Cue *cue, int32 first, int32 *last)
{
	const Token *tokens = r->doc->tokens;

	if (cue->token >= first)
		return;
	for (int32 t = first + 2; t < *last; t++)
	{
		int32		verb = tokens[t].head;

		if (r->marks->at_token[t] >= 0 || tokens[t].relation != REL_MARK || verb <= t || verb > *last || r->cue_at[verb] < 0 ||
			!(r->cues[r->cue_at[verb]].frames & FRAME_QUOTE))
			continue;
		if (token_in_class(&tokens[t], CLASS_CONTRAST) ||
			((tokens[verb].morph & MORPH_GERUND) && token_in_class(&tokens[t], CLASS_THEN)))
			*last = t - 1;
	}
}

/* A piece that ends within quotation marks goes on to their end: the sentence may end within them. */
static int32
end_of_marks(const Reading *r, int32 last)
{
	int32		mark = r->marks->at_token[last];

	return mark >= 0 ? Max(last, token_at_byte(r->doc, r->marks->items[mark].outer.end) - 1) : last;
}

int32
marked_end(const Reading *r, int32 first, int32 last)
{
	last = end_of_marks(r, last);
	cut_at_direct(r, first, &last);
	return last;
}

int32
content_end(const Reading *r, const Cue *cue, int32 first, int32 last)
{
	last = end_of_marks(r, last);
	cut_at_joined_verb(r, cue, first, &last);
	cut_at_other_saying(r, cue, first, &last);
	cut_at_participle(r, cue, first, &last);
	cut_at_relative(r, cue, first, &last);
	cut_at_mark_end(r, first, &last);
	cut_at_direct(r, first, &last);
	return last;
}
