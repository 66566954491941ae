/*
 * parse_quantity.c - numbers of units: "two and a half years", "22-month-old", "six weeks ago", "a year earlier".
 */
#include "extension/core.h"

#include "dates/form.h"

static const struct
{
	const char *code;
	Unit		unit;
}			unit_codes[] = {
	{"TS", UNIT_SECOND}, {"TM", UNIT_MINUTE}, {"TH", UNIT_HOUR}, {"D", UNIT_DAY}, {"W", UNIT_WEEK},
	{"F", UNIT_FORTNIGHT}, {"WE", UNIT_WEEKEND}, {"M", UNIT_MONTH}, {"Q", UNIT_QUARTER}, {"S", UNIT_SEASON},
	{"Y", UNIT_YEAR}, {"E", UNIT_DECADE}, {"C", UNIT_CENTURY}, {"L", UNIT_MILLENNIUM}
};

Unit
unit_of(const Scan *s, int at, bool *plural)
{
	const TimeWord *w = piece_at(s, at)->word;

	if (plural)
		*plural = (w->flags & WORD_PLURAL) != 0;
	if (w->class != WORD_UNIT)
		return UNIT_NONE;
	for (size_t i = 0; i < lengthof(unit_codes); i++)
		if (strcmp(w->code, unit_codes[i].code) == 0)
			return unit_codes[i].unit;
	return UNIT_NONE;
}

/* 12; 1,000; 2.5 */
static int
parse_digits(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);

	if (p->number < 0 || p->digits > 6 || (glued(s, at) && (is_mark(s, at - 1, '.') || is_mark(s, at - 1, ','))))
		return -1;
	f->n = p->number;
	if (glued(s, at + 1) && glued(s, at + 2) && is_number(s, at + 2))
	{
		if (is_mark(s, at + 1, ',') && piece_at(s, at + 2)->digits == 3 && p->digits <= 3)
		{
			f->n = f->n * 1000 + piece_at(s, at + 2)->number;
			return at + 3;
		}
		if (is_mark(s, at + 1, '.') && piece_at(s, at + 2)->digits == 1)
		{
			f->half = piece_at(s, at + 2)->number == 5;
			return f->half ? at + 3 : -1;
		}
		return -1;
	}
	return at + 1;
}

static int
parse_vague(const Scan *s, int at, Form *f)
{
	if (says(s, at, "a") && (says(s, at + 1, "few") || says(s, at + 1, "number") || says(s, at + 1, "couple")))
		at++;
	if (says(s, at, "couple"))
	{
		f->n = 2;
		return at + (says(s, at + 1, "of") ? 2 : 1);
	}
	if (says(s, at, "number") && says(s, at + 1, "of"))
	{
		f->n = NUMBER_VAGUE;
		return at + 2;
	}
	if (!is_class(s, at, WORD_FEW))
		return -1;
	f->n = NUMBER_VAGUE;
	return at + 1;
}

/* A number in words or digits: n, half, NUMBER_VAGUE. */
int
parse_number(const Scan *s, int at, Form *f)
{
	int			end = parse_vague(s, at, f);
	const TimeWord *w = piece_at(s, at)->word;

	if (end > 0)
		return end;
	if (is_number(s, at))
		return parse_digits(s, at, f);
	if (w->class == WORD_NUMBER)
		f->n = w->number, end = at + 1;
	else if (w->class == WORD_TENS)
	{
		int			unit = at + (is_mark(s, at + 1, '-') ? 2 : 1);

		f->n = w->number, end = at + 1;
		if (is_class(s, unit, WORD_NUMBER) && piece_at(s, unit)->word->number < 10 &&
			!says(s, unit, "a") && !says(s, unit, "an"))
			f->n += piece_at(s, unit)->word->number, end = unit + 1;
	}
	else if (w->class == WORD_MANY && w->number == 12)
		f->n = 12, end = at + 1;
	else
		return -1;
	if (end != at + 0 && is_class(s, end, WORD_MANY) && f->n < 1000)
	{
		f->n *= piece_at(s, end)->word->number;
		end++;
	}
	return end;
}

static int
and_a_half(const Scan *s, int at, Form *f)
{
	if (says(s, at, "and") && says(s, at + 1, "a") && says(s, at + 2, "half"))
	{
		f->half = true;
		return at + 3;
	}
	return at;
}

/* "ago", "earlier", "from now": the offset's sign goes to *sign, whether it counts from the story to *anchored. */
static int
parse_direction(const Scan *s, int at, int *sign, bool *anchored)
{
	int			next = at + ((is_mark(s, at, '-') && glued(s, at + 1)) ? 1 : 0);

	*anchored = false;
	if (is_class(s, next, WORD_BACK))
	{
		*sign = piece_at(s, next)->word->number;
		return next + 1;
	}
	if (says(s, next, "from") && (says(s, next + 1, "now") || says(s, next + 1, "today")))
	{
		*sign = 1;
		return next + 2;
	}
	*anchored = true;
	if (says(s, next, "earlier") || says(s, next, "previously") ||
		(says(s, next, "before") && piece_at(s, next + 1)->kind == PIECE_MARK))
		*sign = -1;
	else if (says(s, next, "later"))
		*sign = 1;
	else
		return -1;
	return next + 1;
}

int
skip_between(const Scan *s, int at)
{
	if (is_mark(s, at, '-') && glued(s, at))
		return at + 1;
	return piece_in_class(s, at, CLASS_BETWEEN_NUMBER) ? at + 1 : at;
}

/* -long; -old when it is no person's age.  -1 for an age. */
static int
behind_duration(const Scan *s, int at, const Form *f)
{
	int			next = at;

	if (is_mark(s, at, '-') && glued(s, at))
		next++;
	else if (!says(s, at, "old"))
		return at;
	if (says(s, next, "long"))
		return next + 1;
	if (!says(s, next, "old") && !says(s, next, "olds"))
		return at;
	if (f->unit != UNIT_YEAR)
		return next > at ? next + 1 : at;
	return is_neighbour(s, next + 1, "process") || is_neighbour(s, next + 2, "process") ? next + 1 : -1;
}

/* "a year" after a sum, a share or things that are counted is a rate; `behind` is the piece behind it. */
static bool
is_rate(const Scan *s, int at, int behind)
{
	const Piece *before = piece_at(s, at - 1);
	/* "barrels of oil" */
	int			things = says(s, at - 2, "of") && before->kind == PIECE_WORD ? at - 3 : at - 1;
	const char *w = piece_lower(s, at - 1);
	size_t		n = strlen(w);

	if (!says(s, at, "a") && !says(s, at, "an"))
		return false;
	/* "Barrels a day", "40 flights a day"; a day before something is none */
	if (!is_class(s, behind, WORD_OTHER) || (!says(s, behind, "before") && !says(s, behind, "after")))
	{
		if (is_neighbour(s, things, "counted") && !is_class(s, things, WORD_MANY))
			return true;
		if (n > 3 && w[n - 1] == 's' && w[n - 2] != 's' && before->word->class == WORD_OTHER && !before->capital &&
			(is_number(s, at - 2) || is_class(s, at - 2, WORD_MANY)))
			return true;
	}
	return (before->kind == PIECE_NUMBER || before->mark == '%' || before->word->class == WORD_MANY ||
		 piece_in_class(s, at - 1, CLASS_SUM));
}

/* A singular unit: "a year", and "a five year low". */
static bool
is_adjective(const Scan *s, int at, int unit, const Form *f)
{
	const Piece *next = piece_at(s, unit + 1);

	if (f->n == 1)
		return !f->half;
	return piece_at(s, at)->digits <= 2 && f->n != NUMBER_VAGUE && next->kind == PIECE_WORD && !next->capital &&
		next->word->class == WORD_OTHER;
}

/* A number and a unit that agree: "two years", "a year", "two-year"; not "2018 day". */
int
parse_counted_unit(const Scan *s, int at, Form *f)
{
	int			next = parse_number(s, at, f);
	int			unit;
	bool		plural;

	if (next < 0)
		return -1;
	next = and_a_half(s, next, f);
	unit = skip_between(s, next);
	f->attributive = is_mark(s, next, '-') && unit > next;
	f->unit = unit_of(s, unit, &plural);
	if (f->unit == UNIT_NONE && says(s, unit, "second") && f->attributive)
		f->unit = UNIT_SECOND;
	if (f->unit == UNIT_NONE || f->unit == UNIT_SEASON ||
		(!plural && !f->attributive && !is_adjective(s, at, unit, f)))
		return -1;
	if (f->unit == UNIT_QUARTER && f->n == 1 && !f->attributive)
		return -1;
	/* "Doubts in some quarters" are of people. */
	if (f->unit == UNIT_QUARTER && (says(s, at, "some") || says(s, at, "many") || says(s, at, "various")))
		return -1;
	/* 1700 hours is a time of day. */
	if (f->unit == UNIT_HOUR && piece_at(s, at)->digits == 4)
		return -1;
	next = and_a_half(s, unit + 1, f);
	if (is_mark(s, next, '\'') && glued(s, next) && !glued(s, next + 1))
		next++;
	return next;
}

/* year-ago, year-earlier; its quarter or period goes with it. */
static int
parse_year_ago(const Scan *s, int at, Form *f)
{
	int			sign;
	bool		anchored;
	int			end;

	f->unit = unit_of(s, at, NULL);
	if (f->unit < UNIT_DAY || !is_mark(s, at + 1, '-') || (end = parse_direction(s, at + 1, &sign, &anchored)) < 0)
		return -1;
	f->shape = SHAPE_UNIT;
	f->counted = true;
	f->n = f->relative = sign;
	f->anchored = anchored;
	f->attributive = true;
	f->rule = "units ago";
	if (says(s, end, "quarter") || says(s, end, "period"))
	{
		f->attributive = false;
		f->earnings = true;
		end++;
	}
	return end;
}

/* N units, with or without a direction: DURATION or a counted UNIT. */
int
parse_quantity(const Scan *s, int at, Form *f)
{
	int			next = parse_counted_unit(s, at, f);
	int			end;
	int			sign;
	bool		anchored;

	if (next < 0)
		return parse_year_ago(s, at, f);
	end = parse_direction(s, next, &sign, &anchored);
	/* "A week from today" is a day, read where such days are. */
	if (end > 0 && says(s, end - 1, "today") && (f->unit == UNIT_WEEK || f->unit == UNIT_FORTNIGHT))
		end = -1;
	/* "In two weeks' time", "in a week's time" */
	if (end < 0 && says(s, at - 1, "in") && (says(s, next, "time") || (is_mark(s, next, '\'') && says(s, next + 1, "s") && says(s, next + 2, "time"))))
	{
		sign = 1;
		anchored = false;
		end = next + (says(s, next, "time") ? 1 : 3);
	}
	if (end < 0)
	{
		if (is_rate(s, at, next))
			return -1;
		f->shape = SHAPE_DURATION;
		f->rule = "duration";
		return behind_duration(s, next, f);
	}
	f->shape = SHAPE_UNIT;
	f->counted = true;
	f->anchored = anchored;
	f->relative = sign;
	f->vague = f->n == NUMBER_VAGUE;
	f->n *= sign;
	f->rule = sign < 0 ? "units ago" : "units later";
	return end;
}
