/*
 * begun.c - "the conflict is in its fourth year": which days those are, when it is known when it began.
 *
 * The beginning comes from the text ("since March 2011") or from a list of wars; either is believed only when the year it
 * makes is the one the text is written in.
 */
#include "extension/core.h"

#include "dates/form.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_wars;

/* How far from the expression its war may be named, in pieces. */
#define WAR_REACH 30

/* The same day years later; 29 February becomes the first of March. */
static Day
years_later(Day d, int years)
{
	int			y,
				m,
				day;
	Day			later;

	day_parts(d, &y, &m, &day);
	later = day_checked(y + years, m, day);
	return later == DAY_NONE && m == 2 ? day_checked(y + years, 3, 1) : later;
}

DayRange
days_of_its_year(Day begun, int32 ordinal, Day reference)
{
	DayRange	r;

	if (begun == DAY_NONE || reference == DAY_NONE || ordinal < 1 || ordinal > 100)
		return NO_DAYS;
	r.from = years_later(begun, ordinal - 1);
	r.to = years_later(begun, ordinal);
	return r.from != DAY_NONE && r.to != DAY_NONE && r.from <= reference && reference < r.to ? r : NO_DAYS;
}

/* Of the wars called after the name at piece `i`, the one whose year it is. */
static Day
war_at(const Scan *s, int i, int32 ordinal, Day reference)
{
	char		pair[64];
	int			length = snprintf(pair, sizeof(pair), "%s %s", piece_lower(s, i), piece_lower(s, i + 1));
	int			row = length < (int) sizeof(pair) ? lexicon_find(&lexicon_wars, pair, length) : -1;

	if (row < 0)
		row = lexicon_find(&lexicon_wars, piece_lower(s, i), strlen(piece_lower(s, i)));
	for (bool more = row >= 0; more; row++)
	{
		Day			begun = day_of(atoi(lexicon_cell(&lexicon_wars, row, 1)), atoi(lexicon_cell(&lexicon_wars, row, 2)),
								   atoi(lexicon_cell(&lexicon_wars, row, 3)));

		if (day_range_known(days_of_its_year(begun, ordinal, reference)))
			return begun;
		more = lexicon_same_key(&lexicon_wars, row);
	}
	return DAY_NONE;
}

Day
war_begun(const Scan *s, const Form *f, Day reference)
{
	int			from = Max(0, f->first - WAR_REACH);
	int			to = Min(s->count, f->last + WAR_REACH);
	bool		war = false;
	Day			begun = DAY_NONE;

	for (int i = from; i < to; i++)
	{
		war |= is_neighbour(s, i, "process");
		if (begun == DAY_NONE && piece_at(s, i)->capital)
			begun = war_at(s, i, f->ordinal, reference);
	}
	return war ? begun : DAY_NONE;
}
