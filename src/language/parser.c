/*
 * parser.c - the transition system and the walk through it.
 */
#include "extension/core.h"
#include "language/parser.h"

void
parse_begin(ParseState *state, int count)
{
	memset(state, 0, sizeof(*state));
	state->count = count;
	state->next = 1;
	for (int i = 0; i <= count + 1; i++)
		state->head[i] = -1;
}

/* One word on the stack and none to come: it is the root. */
bool
parse_done(const ParseState *state)
{
	return state->next > state->count && state->top <= 1;
}

bool
transition_legal(const ParseState *state, Transition t)
{
	bool		more = state->next <= state->count;

	switch (t)
	{
		case SHIFT:
			return more;
		case LEFT:
			return more && state->top > 0;
		default:
			return state->top > 1;
	}
}

void
transition_arc(const ParseState *state, Transition t, int *head, int *dependent)
{
	*dependent = state->stack[state->top - 1];
	*head = t == LEFT ? state->next : state->stack[state->top - 2];
}

void
transition_apply(ParseState *state, Transition t, GrammarRelation relation)
{
	int			h,
				d;

	if (t == SHIFT)
	{
		state->stack[state->top++] = state->next++;
		return;
	}
	transition_arc(state, t, &h, &d);
	state->top--;
	state->head[d] = h;
	state->relation[d] = relation;
	if (d < h)
	{
		state->left2[h] = state->left[h];
		state->left[h] = d;
		if (state->n_left[h] < 4)
			state->n_left[h]++;
	}
	else
	{
		state->right2[h] = state->right[h];
		state->right[h] = d;
		if (state->n_right[h] < 4)
			state->n_right[h]++;
	}
}

static Transition
best_transition(const Model *model, const ParseState *state, const ParseInput *input)
{
	uint32		features[PARSE_FEATURES];
	int32		scores[4];
	int			best = -1;
	int			legal = 0;

	for (int t = 0; t < N_TRANSITIONS; t++)
		if (transition_legal(state, t))
		{
			best = t;
			legal++;
		}
	if (legal == 1)
		return best;
	model_scores(model, TABLE_TRANSITIONS, features, transition_features(state, input, features), scores);
	best = -1;
	for (int t = 0; t < N_TRANSITIONS; t++)
		if (transition_legal(state, t) && (best < 0 || scores[t] > scores[best]))
			best = t;
	return best;
}

static GrammarRelation
best_relation(const Model *model, const ParseState *state, const ParseInput *input, int head, int dependent)
{
	uint32		features[RELATION_FEATURES];
	int32		scores[N_RELATIONS + 16];
	int			best = REL_NONE + 1;

	model_scores(model, TABLE_RELATIONS, features, relation_features(state, input, head, dependent, features), scores);
	for (int r = best + 1; r < N_RELATIONS; r++)
		if (r != REL_ROOT && scores[r] > scores[best])
			best = r;
	return best;
}

void
parse_words(const Model *model, const ParseInput *input, int16 *heads, uint8 *relations)
{
	ParseState	state;

	parse_begin(&state, input->count);
	while (!parse_done(&state))
	{
		Transition	t = best_transition(model, &state, input);
		GrammarRelation	relation = REL_NONE;

		if (t != SHIFT)
		{
			int			h,
						d;

			transition_arc(&state, t, &h, &d);
			relation = best_relation(model, &state, input, h, d);
		}
		transition_apply(&state, t, relation);
	}
	for (int i = 1; i <= input->count; i++)
	{
		bool		root = state.head[i] < 0;

		heads[i - 1] = root ? 0 : state.head[i];
		relations[i - 1] = root ? REL_ROOT : state.relation[i];
	}
}
