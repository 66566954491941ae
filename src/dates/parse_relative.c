/*
 * parse_relative.c - "last week", "this year's third quarter", "the 20th century", "every Friday".
 */
#include "extension/core.h"

#include "dates/form.h"

/* [of] year, [of] last year, 's: what a quarter, half or season belongs to. */
int
parse_of_year(const Scan *s, int at, Form *f)
{
	int			next = at;
	int			end;

	if (is_mark(s, next, ','))
		next++;
	if (says(s, next, "of") || says(s, next, "in"))
		next++;
	if (says(s, next, "the"))
		next++;
	if (says(s, next, "fiscal") || says(s, next, "calendar"))
		next++;
	if ((end = parse_year(s, next, &f->year)) > 0)
		return end;
	if (is_class(s, next, WORD_RELATIVE) && says(s, next + 1, "year") && !is_mark(s, next + 2, '-'))
	{
		f->relative = piece_at(s, next)->word->number;
		return next + 2;
	}
	return at;
}

static bool
is_anchored_word(const TimeWord *w)
{
	return strcmp(w->code, "anchored") == 0;
}

static int	parse_ordinal_unit(const Scan *s, int at, Form *f);

/* The third quarter of "this year's third quarter"; `without` when there is none. */
static int
parse_years_part(const Scan *s, int at, int without, Form *f)
{
	Form		part = empty_form;
	int			end = parse_ordinal_unit(s, at, &part);

	if (end < 0 || (part.shape != SHAPE_QUARTER && part.shape != SHAPE_HALF))
		return without;
	part.relative = f->relative;
	*f = part;
	f->attributive = true;
	return end;
}

/* this year's third quarter */
static int
parse_relative_unit(const Scan *s, int at, Form *f)
{
	f->shape = SHAPE_UNIT;
	f->n = f->relative;
	f->rule = "relative unit";
	if (f->unit == UNIT_YEAR && is_mark(s, at + 1, '\'') && says(s, at + 2, "s"))
		return parse_years_part(s, at + 3, at + 1, f);
	return at + 1;
}

/* last + weekday, month, season, part of day: what the word behind "last" makes of it, or -1. */
static int
parse_relative_word(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);

	if (p->word->flags & WORD_PLURAL)
		return -1;
	switch (p->word->class)
	{
		case WORD_WEEKDAY:
			if (p->word->flags & WORD_CONTEXT)
				return -1;
			f->shape = SHAPE_DAY;
			f->weekday = p->word->number;
			f->rule = "relative weekday";
			return at + 1;
		case WORD_MONTH:
			f->shape = SHAPE_MONTH;
			f->rule = "relative month";
			return p->capital ? parse_month(s, at, &f->month) : -1;
		case WORD_SEASON:
			f->shape = SHAPE_SEASON;
			f->code = p->word->code;
			f->rule = "relative season";
			return at + 1;
		case WORD_PART:
			f->shape = SHAPE_UNIT;
			f->unit = UNIT_DAY;
			f->part = p->word->code;
			f->n = f->relative;
			f->rule = "part of day";
			return at + 1;
		case WORD_HOLIDAY:
			at = parse_holiday(s, at, f);
			f->rule = "relative holiday";
			return at;
		default:
			return -1;
	}
}

/* the past two years, the next few days */
static int
parse_relative_number(const Scan *s, int at, Form *f)
{
	int			next = says(s, at, "a") ? -1 : parse_number(s, at, f);

	if (next < 0)
		return -1;
	/* "The same 90-day limit": the limit is the same. */
	if (is_mark(s, next, '-') && f->relative == 0)
		return -1;
	next = skip_between(s, next);
	f->unit = unit_of(s, next, NULL);
	f->shape = SHAPE_DURATION;
	f->rule = "duration to now";
	/* "The last five months of her life" do not reach to now. */
	if (says(s, next + 1, "of") && f->relative < 0)
		f->relative = RELATIVE_NONE;
	/* "That two weeks ago": "that" belongs to the clause. */
	return f->unit == UNIT_NONE || is_class(s, next + 1, WORD_BACK) ? -1 : next + 1;
}

/* last, this, next + unit, weekday, month, season, part of day; "the past two years" is a duration. */
int
parse_relative(const Scan *s, int at, Form *f)
{
	const TimeWord *r = piece_at(s, at)->word;
	bool		plural;
	int			next = at + 1;
	int			end;

	/* "Following Monday's vote" is no week later. */
	if (r->class != WORD_RELATIVE || says(s, at, "latter") || (says(s, at, "following") && !says(s, at - 1, "the")))
		return -1;
	f->relative = r->number;
	f->anchored = is_anchored_word(r) || (says(s, at, "next") && says(s, at - 1, "the"));
	if (says(s, at, "this") && (says(s, next, "past") || says(s, next, "coming")))
		f->relative = piece_at(s, next++)->word->number;
	next += says(s, next, "fiscal") || says(s, next, "calendar");
	f->unit = unit_of(s, next, &plural);
	if (f->unit != UNIT_NONE && !plural)
		return parse_relative_unit(s, next, f);
	end = parse_relative_word(s, next, f);
	if (end > 0)
		return end;
	f->anchored = is_anchored_word(r);
	return parse_relative_number(s, next, f);
}

int
parse_ordinal_number(const Scan *s, int at, int32 *n)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class == WORD_ORDINAL)
	{
		*n = p->word->number;
		return at + 1;
	}
	if (p->word->class == WORD_TENS && is_mark(s, at + 1, '-') && is_class(s, at + 2, WORD_ORDINAL) &&
		piece_at(s, at + 2)->word->number < 10)
	{
		*n = p->word->number + piece_at(s, at + 2)->word->number;
		return at + 3;
	}
	if (p->kind == PIECE_NUMBER && p->digits <= 2 && p->number > 0 && glued(s, at + 1) &&
		(says(s, at + 1, "th") || says(s, at + 1, "st") || says(s, at + 1, "nd") || says(s, at + 1, "rd")))
	{
		*n = p->number;
		return at + 2;
	}
	return -1;
}

/* third quarter, first half, 20th century; the first nine months */
static int
parse_ordinal_unit(const Scan *s, int at, Form *f)
{
	int			next = parse_ordinal_number(s, at, &f->ordinal);
	Unit		unit;
	int			end;

	if (next < 0 && (says(s, at, "last") || says(s, at, "latter")) && is_class(s, at + 1, WORD_HALF))
		f->ordinal = 2, next = at + 1;
	if (next < 0)
		return -1;
	if (is_mark(s, next, '-') && glued(s, next))
		next++, f->attributive = true;
	next += says(s, next, "fiscal");
	unit = unit_of(s, next, NULL);
	if (unit == UNIT_QUARTER && f->ordinal <= 4)
		f->shape = SHAPE_QUARTER, f->rule = "quarter";
	else if (is_class(s, next, WORD_HALF) && f->ordinal <= 2)
		f->shape = SHAPE_HALF, f->rule = "half year";
	else if (unit == UNIT_CENTURY && f->ordinal <= 21)
		f->shape = SHAPE_CENTURY, f->rule = "century";
	else if (f->ordinal == 1 && (end = parse_counted_unit(s, next, f)) > 0 && !f->attributive)
	{
		f->shape = SHAPE_DURATION, f->rule = "duration";
		return end;
	}
	else if ((says(s, at - 1, "its") || says(s, at - 1, "their") || says(s, next + 1, "of")) &&
		unit >= UNIT_DAY && !f->attributive &&
			 (unit == UNIT_YEAR || unit == UNIT_MONTH || unit == UNIT_WEEK || unit == UNIT_DAY))
	{
		/* "In its fourth year": one year long, which one is known only from the thing itself. */
		f->shape = SHAPE_DURATION;
		f->unit = unit;
		f->n = 1;
		f->rule = "ordinal unit";
	}
	else
		return -1;
	return next + 1;
}

/* Q3, H1; 3Q, 1H; with a year at once: 1H12. */
static int
parse_part_number(const Scan *s, int at, Form *f)
{
	bool		number_first = is_number(s, at);
	const Piece *n = piece_at(s, at + !number_first);
	int			letter = at + number_first;
	bool		half = says(s, letter, "h");
	int			end;

	if ((!half && !says(s, letter, "q")) || !piece_at(s, letter)->capital || n->kind != PIECE_NUMBER || !glued(s, at + 1) ||
		n->digits != 1 || n->number < 1 || n->number > (half ? 2 : 4))
		return -1;
	f->ordinal = n->number;
	f->shape = half ? SHAPE_HALF : SHAPE_QUARTER;
	f->rule = half ? "half" : "quarter";
	f->attributive = true;
	end = number_first && glued(s, at + 2) ? parse_two_digit_year(s, at + 2, &f->year) : -1;
	return end > 0 ? end : at + 2;
}

/* third quarter [of 1999], Q3 2012, 1H12, the 1988 third quarter, 1988's third quarter (from its year on) */
int
parse_ordinal(const Scan *s, int at, Form *f)
{
	int32		year = 0;
	int			next = is_number(s, at) ? parse_year(s, at, &year) : -1;
	int			end = parse_part_number(s, at, f);

	if (next > 0)
	{
		if (is_mark(s, next, '\'') && says(s, next + 1, "s"))
			next += 2;
		end = parse_ordinal_unit(s, next, f);
		f->year = year;
		return end > 0 && (f->shape == SHAPE_QUARTER || f->shape == SHAPE_HALF) ? end : -1;
	}
	if (end < 0)
		end = parse_ordinal_unit(s, at, f);
	if (end < 0 || f->shape == SHAPE_CENTURY || f->shape == SHAPE_DURATION)
		return end;
	next = f->year ? end : parse_of_year(s, end, f);
	/* "the first half" of a match is no half of a year. */
	return f->shape == SHAPE_HALF && next == end && !f->year ? -1 : next;
}

/* "The Lipa Weekly wrote", "the Daily Courier": a capital inside a sentence beside another capital belongs to a name. */
static bool
is_in_name(const Scan *s, int at)
{
	const Piece *before = piece_at(s, at - 1);
	const Piece *behind = piece_at(s, at + 1);

	if (!piece_at(s, at)->capital || before->kind != PIECE_WORD)
		return false;
	return (before->capital && before->word->class == WORD_OTHER) || (behind->kind == PIECE_WORD && behind->capital && behind->word->class == WORD_OTHER);
}

/* daily; every two weeks; every Friday; Fridays */
int
parse_set(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next = at + 1;

	f->shape = SHAPE_SET;
	f->rule = "set";
	if (p->word->class == WORD_SET)
	{
		if (is_in_name(s, at))
			return -1;
		f->code = p->word->code;
		return next;
	}
	if (p->word->class == WORD_WEEKDAY && (p->word->flags & WORD_PLURAL))
	{
		f->weekday = p->word->number;
		return next;
	}
	if (p->word->class != WORD_EVERY)
		return -1;
	f->n = 1;
	if (says(s, next, "other"))
		f->n = 2, next++;
	else if (parse_number(s, next, f) > 0)
		next = parse_number(s, next, f);
	f->unit = unit_of(s, next, NULL);
	if (f->unit != UNIT_NONE && f->n != NUMBER_VAGUE)
		return next + 1;
	p = piece_at(s, next);
	if (p->word->class == WORD_WEEKDAY)
		f->weekday = p->word->number;
	else if (p->word->class == WORD_MONTH && p->capital)
		f->month = p->word->number;
	else if (p->word->class == WORD_SEASON || p->word->class == WORD_PART)
		f->code = p->word->code, f->part = p->word->class == WORD_PART ? p->word->code : NULL;
	else
		return -1;
	return next + 1;
}

/* twice a week, once every month, three times a year: how often is not kept, in what is */
int
parse_times_per(const Scan *s, int at, Form *f)
{
	int			next = at + 1;
	bool		plural;

	if (!is_class(s, at, WORD_TIMES))
	{
		if (!says(s, next, "times"))
			return -1;
		next++;
	}
	if (!says(s, next, "a") && !says(s, next, "an") && !says(s, next, "each") && !says(s, next, "every") && !says(s, next, "per"))
		return -1;
	f->unit = unit_of(s, next + 1, &plural);
	if (f->unit < UNIT_HOUR || plural)
		return -1;
	f->n = 1;
	f->shape = SHAPE_SET;
	f->rule = "set";
	return next + 2;
}
