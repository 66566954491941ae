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

void
parse_tree(ParseTree *tree, int count, const int16 *heads, const uint8 *relations, bool mirror)
{
	memset(tree, 0, sizeof(*tree));
	for (int k = 1; k <= count; k++)
	{
		int			i = mirror ? count + 1 - k : k;
		int			h = heads[i - 1];

		tree->head[k] = h == 0 ? count + 1 : mirror ? count + 1 - h : h;
		tree->relation[k] = relations[i - 1];
	}
	for (int k = 1; k <= count; k++)
	{
		int			h = tree->head[k];

		if (k < h)
		{
			if (tree->n_before[h] == 0)
				tree->first[h] = k;
			tree->n_before[h] += tree->n_before[h] < 4;
		}
		else
		{
			tree->last[h] = k;
			tree->n_behind[h] += tree->n_behind[h] < 4;
		}
	}
}

static Transition
best_transition(const Model *model, ModelTableId table, const ParseState *state, const ParseInput *input)
{
	uint32		features[PARSE_FEATURES];
	int32		scores[N_TRANSITIONS] = {0};
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
	model_scores(model, table, features, transition_features(state, input, features), scores + LEFT);
	best = -1;
	for (int t = 0; t < N_TRANSITIONS; t++)
		if (transition_legal(state, t) && (best < 0 || scores[t] > scores[best]))
			best = t;
	return best;
}

static GrammarRelation
best_relation(const Model *model, ModelTableId table, const ParseState *state, const ParseInput *input, int head, int dependent)
{
	uint32		features[RELATION_FEATURES];
	int32		scores[N_RELATIONS + 16];
	int			best = REL_NONE + 1;

	model_scores(model, table, features, relation_features(state, input, head, dependent, features), scores);
	for (int r = best + 1; r < N_RELATIONS; r++)
		if (r != REL_ROOT && scores[r] > scores[best])
			best = r;
	return best;
}

void
parse_words(const Model *model, ModelTableId transitions, ModelTableId labels, const ParseInput *input, int16 *heads, uint8 *relations)
{
	ParseState	state;

	parse_begin(&state, input->count);
	while (!parse_done(&state))
	{
		Transition	t = best_transition(model, transitions, &state, input);
		GrammarRelation	relation = REL_NONE;

		if (t != SHIFT)
		{
			int			h,
						d;

			transition_arc(&state, t, &h, &d);
			relation = best_relation(model, labels, &state, input, h, d);
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
