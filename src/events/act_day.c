/*
 * act_day.c - which time expression of a clause belongs to its act.
 *
 * "Officials said on Friday that he was set to meet her on Saturday": Friday is the day of saying, Saturday that of the
 * meeting.  With a grammar an expression belongs to the verb that governs it; without one the nearest wins, and what
 * stands between (a clause's edge, another verb of saying) puts it further off.
 */
#include "extension/core.h"

#include "clauses/clauses.h"
#include "events/act_day.h"

/* Verbs are looked for this far up; a longer chain is a wrong parse. */
#define CLIMB_MAX 24

/* An expression further from the act than this, counted in tokens and edges, is not its own. */
#define DISTANCE_MAX 40

static bool
tells_days(const TimeExpression *e)
{
	return (e->type == TIME_DATE || e->type == TIME_TIME) && day_range_known(e->during);
}

/* The token of the expression whose head is outside it. */
static int32
head_of_expression(const Document *doc, const TimeExpression *e)
{
	for (int32 i = e->first; i <= e->last; i++)
	{
		int32		h = doc->tokens[i].head;

		if (h == NO_TOKEN || h < e->first || h > e->last)
			return i;
	}
	return e->first;
}

/* The verb that governs a token: itself, or the nearest above it; a noun that is the root governs itself. */
static int32
governor(const Document *doc, int32 at)
{
	for (int n = 0; n < CLIMB_MAX && at != NO_TOKEN; n++)
	{
		const Token *t = &doc->tokens[at];

		if (t->tag == TAG_VERB || t->head == NO_TOKEN)
			return at;
		at = t->head;
	}
	return NO_TOKEN;
}

/* A verb above `verb` that says or wants it: what hangs on that one is the day of saying. */
static bool
is_spoken_by(const Document *doc, int32 verb, int32 speaker)
{
	for (int n = 0; n < CLIMB_MAX && verb != NO_TOKEN && verb != speaker; n++)
	{
		const Token *t = &doc->tokens[verb];

		if (t->relation == REL_CCOMP || t->relation == REL_PARATAXIS)
			return governor(doc, t->head) == speaker;
		verb = t->head == NO_TOKEN ? NO_TOKEN : governor(doc, t->head);
	}
	return false;
}

/* How far "in protest" may stand before what it is at. */
#define PROTEST_REACH 6

bool
is_protested_at(const Document *doc, int32 act)
{
	for (int32 i = act - 1; i > 0 && act - i <= PROTEST_REACH && doc->tokens[i - 1].sentence == doc->tokens[act].sentence; i--)
		if (token_is(&doc->tokens[i], "protest") && token_is(&doc->tokens[i - 1], "in"))
			return true;
	return false;
}

/* What stands between an expression and the act: the edge of a clause, another saying. */
static int
edge_cost(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];
	uint16		is = circumstance_of(t->lower);

	if (token_is(t, "that") || token_is(t, ";") || token_is(t, ":"))
		return 12;
	if (is_relative_pronoun(t) || ((is & BEFORE_CLAUSE) && (is & (CIRCUMSTANCE_TIME | CIRCUMSTANCE_WHEN))))
		return 8;
	if (token_is(t, ","))
		return 4;
	return is_saying(doc, token) ? 10 : 1;
}

/* Tokens between, edges counted more; what comes before the act counts a little more than what comes after. */
static int
distance_to(const Document *doc, const TimeExpression *e, int32 act)
{
	int32		from = e->first > act ? act + 1 : e->last + 1;
	int32		to = e->first > act ? e->first : act;
	int			cost = e->first > act ? 0 : 2;

	for (int32 i = from; i < to && cost <= DISTANCE_MAX; i++)
		cost += edge_cost(doc, i);
	return cost;
}

/* What the grammar says to an expression's being the act's: 0 its own, a cost, or -1 for not at all. */
static int
grammar_cost(const Document *doc, const TimeExpression *e, int32 act)
{
	int32		verb = governor(doc, act);
	int32		of = governor(doc, head_of_expression(doc, e));

	if (of == verb && of != act && is_protested_at(doc, act))
		return -1;
	if (of == verb || of == act)
		return 0;
	if (of == NO_TOKEN || verb == NO_TOKEN)
		return DISTANCE_MAX / 2;
	if (is_spoken_by(doc, verb, of) || is_spoken_by(doc, of, verb))
		return -1;
	return doc->tokens[of].relation == REL_XCOMP || doc->tokens[verb].relation == REL_XCOMP ||
		doc->tokens[of].relation == REL_CONJ || doc->tokens[verb].relation == REL_CONJ ? DISTANCE_MAX / 4 :
			DISTANCE_MAX / 2;
}

/* The first expression at or behind a token. */
static int
first_from(const TimeExpressions *times, int32 token)
{
	int			low = 0,
				high = times->count;

	while (low < high)
	{
		int			mid = (low + high) / 2;

		if (times->items[mid].first < token)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const TimeExpression *
date_of_clause(const Document *doc, int32 first, int32 last, int32 act_token)
{
	const TimeExpression *best = NULL;
	int			best_cost = DISTANCE_MAX + 1;

	if (first < 0 || act_token < 0 || act_token >= doc->n_tokens)
		return NULL;
	for (int i = first_from(doc->times, first); i < doc->times->count && doc->times->items[i].last <= last; i++)
	{
		const TimeExpression *e = &doc->times->items[i];
		int			cost = 0;

		if (!tells_days(e) || (act_token >= e->first && act_token <= e->last))
			continue;
		if (doc->has_grammar)
			cost = grammar_cost(doc, e, act_token);
		if (cost < 0)
			continue;
		cost += doc->has_grammar && cost == 0 ? Min(distance_to(doc, e, act_token), DISTANCE_MAX / 5) :
			distance_to(doc, e, act_token);
		if (cost < best_cost)
		{
			best = e;
			best_cost = cost;
		}
	}
	return best;
}
