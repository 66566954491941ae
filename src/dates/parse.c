/*
 * parse.c - the grammar of time expressions: the longest one that begins at a piece of the scan.
 *
 * form := [the] [EDGE [of]] [ABOUT] core [part of day | clock]; the cores are in parse_calendar.c and parse_relative.c.
 */
#include "extension/core.h"

#include "dates/form.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_holidays;

/* a.m., am, p.m., pm: 0, 12, or -1; *end behind it. */
static int
parse_am_pm(const Scan *s, int at, int *end)
{
	const char *w = piece_lower(s, at);

	if ((strcmp(w, "a") == 0 || strcmp(w, "p") == 0) && is_mark(s, at + 1, '.') && says(s, at + 2, "m") && glued(s, at + 1) &&
		glued(s, at + 2))
	{
		*end = at + 3 + (is_mark(s, at + 3, '.') && glued(s, at + 3));
		return w[0] == 'a' ? 0 : 12;
	}
	if (strcmp(w, "am") == 0 || strcmp(w, "pm") == 0)
	{
		*end = at + 1;
		return w[0] == 'a' ? 0 : 12;
	}
	return -1;
}

static int
parse_zone(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class == WORD_ZONE && p->capital)
	{
		f->zone = p->word->number;
		return at + 1;
	}
	if (says(s, at, "local") && says(s, at + 1, "time"))
		return at + 2;
	if (p->capital && (says(s, at + 1, "time")))
		return at + 2;
	return at;
}

/* :MM */
static int
parse_minutes(const Scan *s, int at, int *minutes)
{
	const Piece *p = piece_at(s, at + 1);

	if (!is_mark(s, at, ':') || !glued(s, at) || !glued(s, at + 1) || p->kind != PIECE_NUMBER || p->digits != 2 || p->number > 59)
		return at;
	*minutes = p->number;
	return at + 2;
}

/* 6 a.m.; 14:30; 2:30:15 pm; 0900 GMT; five o'clock: hour, minute, second, zone. */
int
parse_clock(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next = at + 1;
	int			end;
	int			add;

	if (p->kind == PIECE_NUMBER && p->digits == 4 && p->number < 2400 && p->number % 100 < 60 &&
		is_class(s, at + 1, WORD_ZONE) && piece_at(s, at + 1)->capital)
	{
		f->hour = p->number / 100;
		f->minute = p->number % 100;
		return parse_zone(s, next, f);
	}
	if (p->kind == PIECE_NUMBER && p->digits <= 2 && p->number <= 24)
		f->hour = p->number;
	else if (p->word->class == WORD_NUMBER && p->word->number >= 1 && p->word->number <= 12 && !says(s, at, "a") && !says(s, at, "an"))
		f->hour = p->word->number;
	else
		return -1;
	next = parse_minutes(s, next, &f->minute);
	if (next > at + 1)
		next = parse_minutes(s, next, &f->second);
	add = parse_am_pm(s, next, &end);
	if (add >= 0 && f->hour <= 12 && f->hour > 0)
	{
		f->hour = f->hour % 12 + add;
		return parse_zone(s, end, f);
	}
	if (says(s, next, "o") && is_mark(s, next + 1, '\'') && says(s, next + 2, "clock"))
		return next + 3;
	if (next == at + 1 || p->kind != PIECE_NUMBER || f->hour > 23)
		return -1;
	return parse_zone(s, next, f);
}

/* A name of the holiday list, with a capital: [year] or a relative year may follow. */
int
parse_holiday(const Scan *s, int at, Form *f)
{
	char		key[128];
	int			length = 0;
	int			end = -1;

	if (!piece_at(s, at)->capital)
		return -1;
	for (int n = 0; n < lexicon_holidays.max_words + 2; n++)
	{
		const Piece *p = piece_at(s, at + n);
		const char *w = p->kind == PIECE_WORD ? piece_lower(s, at + n) : (p->mark == '\'' ? "'" : "");
		int			row;

		if (*w == '\0' || length + strlen(w) + 2 > sizeof(key))
			break;
		/* The list's keys part 's from the word, and only 's. */
		if (n > 0 && !(says(s, at + n, "s") && is_mark(s, at + n - 1, '\'')) && !(p->kind == PIECE_MARK && !says(s, at + n + 1, "s")))
			key[length++] = ' ';
		memcpy(key + length, w, strlen(w));
		length += strlen(w);
		row = lexicon_find(&lexicon_holidays, key, length);
		if (row >= 0)
		{
			f->holiday = row;
			end = at + n + 1;
		}
	}
	if (end < 0)
		return -1;
	f->shape = SHAPE_HOLIDAY;
	f->rule = "holiday";
	parse_year(s, end + (is_mark(s, end, ',') ? 1 : 0), &f->year);
	return f->year ? end + 1 + is_mark(s, end, ',') : end;
}

static int
parse_calendar(const Scan *s, int at, bool day_first, Form *f)
{
	return parse_calendar_date(s, at, day_first, f);
}

static bool
before_says(const Scan *s, int at, const char *const *words)
{
	for (; *words; words++)
		if (says(s, at - 1, *words))
			return true;
	return false;
}

/* Words before which "May" is a month. */
static const char *const month_openers[] = {
	"in", "since", "last", "next", "this", "by", "until", "till", "of", "early", "late", "mid", "from", "to", "through", "during",
	"between", "before", "after", "every", NULL
};

static int
parse_month_alone(const Scan *s, int at, bool day_first, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next = parse_month(s, at, &f->month);
	int			end;

	(void) day_first;
	if (next < 0)
		return -1;
	f->shape = SHAPE_MONTH;
	f->rule = "month";
	end = next + (is_mark(s, next, ',') || says(s, next, "of") ? 1 : 0);
	end = parse_year(s, end, &f->year);
	if (end > 0)
	{
		f->rule = "month and year";
		return end;
	}
	if ((p->word->flags & WORD_CONTEXT) && !before_says(s, at, month_openers) && !(is_mark(s, at - 1, '-') && says(s, at - 2, "mid")))
		return -1;
	return next;
}

static int
parse_weekday_alone(const Scan *s, int at, bool day_first, Form *f)
{
	const Piece *p = piece_at(s, at);

	(void) day_first;
	if (p->word->class != WORD_WEEKDAY || (p->word->flags & WORD_PLURAL) || !p->capital)
		return -1;
	if ((p->word->flags & WORD_CONTEXT) && !says(s, at - 1, "on"))
		return -1;
	f->shape = SHAPE_DAY;
	f->weekday = p->word->number;
	f->rule = "weekday";
	return at + 1 + ((p->word->flags & WORD_SHORT) && is_mark(s, at + 1, '.') && glued(s, at + 1));
}

/* 1990s, '90s, nineteen-nineties are not read; the 1990's are. */
static int
parse_decade(const Scan *s, int at, bool day_first, Form *f)
{
	int			n = is_mark(s, at, '\'') ? at + 1 : at;
	const Piece *p = piece_at(s, n);
	int			next = n + 1;

	(void) day_first;
	if (p->kind != PIECE_NUMBER || p->number % 10 != 0 || (p->digits != 4 && p->digits != 2) || (n > at && !glued(s, n)))
		return -1;
	if (is_mark(s, next, '\'') && glued(s, next))
		next++;
	if (!says(s, next, "s") || !glued(s, next) || (p->digits == 4 && (p->number < 1000 || p->number > 2100)))
		return -1;
	f->year = p->digits == 4 ? p->number : p->number + (p->number >= 20 ? 1900 : 2000);
	f->shape = SHAPE_DECADE;
	f->rule = "decade";
	if (p->digits == 4 && p->number % 100 == 0 && next == n + 1 && p->number < 2000)
	{
		f->shape = SHAPE_CENTURY;
		f->ordinal = p->number / 100 + 1;
		f->rule = "century";
	}
	return next + 1;
}

static const char *const year_spoilers[] = {
	"people", "dollars", "euros", "men", "women", "soldiers", "troops", "miles", "kilometers", "kilometres", "feet", "meters",
	"metres", "tons", "tonnes", "points", "percent", "per", "shares", "pounds", "jobs", "workers", "students", "children", "homes",
	"houses", "employees", "members", "votes", "words", "copies", "years", "days", "hours", "km", "kg", "m", "hectares", "acres",
	"million", "billion", "rubles", "yen", "francs", "refugees", "residents", "civilians", "others", "times", "units", "barrels",
	"pages", "meters", "gmt", "utc", NULL
};

static int
parse_year_alone(const Scan *s, int at, bool day_first, Form *f)
{
	int			end = parse_year(s, at, &f->year);

	(void) day_first;
	if (end < 0 || is_mark(s, at - 1, '$') || (glued(s, at) && !is_mark(s, at - 1, '(') && !is_mark(s, at - 1, '-') && !is_mark(s, at - 1, '"') && !is_mark(s, at - 1, '/')))
		return -1;
	if (is_mark(s, at, '\'') && !before_says(s, at, month_openers))
		return -1;
	if (glued(s, at) && is_mark(s, at - 1, '-') && is_number(s, at - 2) && piece_at(s, at - 2)->digits != 4)
		return -1;
	for (const char *const *w = year_spoilers; *w; w++)
		if (says(s, end, *w))
			return -1;
	f->shape = SHAPE_YEAR;
	f->rule = "year";
	return end;
}

static int
parse_today(const Scan *s, int at, bool day_first, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;

	(void) day_first;
	if (w->class != WORD_TODAY)
		return -1;
	f->shape = SHAPE_UNIT;
	f->unit = UNIT_DAY;
	f->n = w->number;
	f->part = *w->code ? w->code : NULL;
	f->rule = "today";
	return at + 1;
}

static int
parse_ref(const Scan *s, int at, bool day_first, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;
	bool		plural;

	(void) day_first;
	if (w->class == WORD_REF)
	{
		f->code = w->code;
		f->shape = SHAPE_REF;
		f->rule = "reference word";
		if (says(s, at, "recent") && unit_of(s, at + 1, &plural) != UNIT_NONE)
			return at + 2;
		return says(s, at, "recent") ? -1 : at + 1;
	}
	return -1;
}

static int
parse_season(const Scan *s, int at, bool day_first, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			end;

	(void) day_first;
	if (p->word->class != WORD_SEASON || (p->word->flags & WORD_PLURAL))
		return -1;
	f->shape = SHAPE_SEASON;
	f->code = p->word->code;
	f->rule = "season";
	end = at + 1 + (says(s, at + 1, "of") || is_mark(s, at + 1, ','));
	end = parse_year(s, end, &f->year);
	if (end > 0)
		return end;
	if (says(s, at, "spring") || says(s, at, "fall"))
		if (!before_says(s, at, month_openers) && !says(s, at - 1, "the"))
			return -1;
	return at + 1;
}

static int
parse_clock_alone(const Scan *s, int at, bool day_first, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;

	(void) day_first;
	f->shape = SHAPE_CLOCK;
	f->rule = "clock";
	if (w->class == WORD_PART && (strcmp(w->code, "MI") == 0 || strcmp(w->code, "24") == 0))
	{
		f->part = w->code;
		return at + 1;
	}
	return parse_clock(s, at, f);
}

static int
parse_the_unit(const Scan *s, int at, bool day_first, Form *f)
{
	bool		plural;

	(void) day_first;
	f->unit = unit_of(s, at, &plural);
	if (!says(s, at - 1, "the") || plural || (f->unit != UNIT_YEAR && f->unit != UNIT_QUARTER && f->unit != UNIT_WEEKEND && f->unit != UNIT_MONTH))
		return -1;
	f->shape = SHAPE_UNIT;
	f->rule = "the unit";
	return at + 1;
}

#define WITHOUT_ORDER(name) \
	static int name##_any(const Scan *s, int at, bool day_first, Form *f) { (void) day_first; return name(s, at, f); }
WITHOUT_ORDER(parse_relative)
WITHOUT_ORDER(parse_ordinal)
WITHOUT_ORDER(parse_quantity)
WITHOUT_ORDER(parse_set)
WITHOUT_ORDER(parse_holiday)

typedef int (*Core) (const Scan *s, int at, bool day_first, Form *f);

/* Tried in this order; the longest wins, of equals the first. */
static const Core cores[] = {
	parse_calendar, parse_relative_any, parse_ordinal_any, parse_quantity_any, parse_set_any, parse_today, parse_decade,
	parse_month_alone, parse_weekday_alone, parse_holiday_any, parse_clock_alone, parse_year_alone, parse_season, parse_ref,
	parse_the_unit
};

static int
parse_core(const Scan *s, int at, bool day_first, Form *best)
{
	int			longest = -1;

	for (size_t i = 0; i < lengthof(cores); i++)
	{
		Form		f = empty_form;
		int			end = cores[i] (s, at, day_first, &f);

		if (end > longest)
		{
			longest = end;
			*best = f;
		}
	}
	return longest;
}

/* Friday [early] morning; Friday at 5 p.m. */
static int
parse_tail(const Scan *s, int at, Form *f)
{
	int			next = at;
	const Piece *p;
	int			end;

	if (!(f->shape == SHAPE_DAY || f->shape == SHAPE_HOLIDAY || (f->shape == SHAPE_UNIT && f->unit == UNIT_DAY)) || f->hour >= 0 || f->part)
		return at;
	if (is_class(s, next, WORD_EDGE))
		next++;
	p = piece_at(s, next);
	if (p->word->class == WORD_PART && !(p->word->flags & WORD_PLURAL))
	{
		f->part = p->word->code;
		return next + 1;
	}
	next = at;
	if (is_mark(s, next, ','))
		next++;
	if (says(s, next, "at"))
		next++;
	end = parse_clock(s, next, f);
	if (end < 0)
		f->hour = f->minute = f->second = -1;
	return end < 0 ? at : end;
}

/* 5 p.m. EST, Nov. 6; midnight Friday; the night of May 13 */
static int
parse_day_of_clock(const Scan *s, int at, bool day_first, Form *f)
{
	Form		day = empty_form;
	int			next = at;
	int			end;

	if (is_mark(s, next, ','))
		next++;
	if (says(s, next, "on") || says(s, next, "of"))
		next++;
	if (says(s, next, "the"))
		next++;
	end = parse_core(s, next, day_first, &day);
	if (end < 0 || !(day.shape == SHAPE_DAY || (day.shape == SHAPE_UNIT && day.unit == UNIT_DAY)) || day.hour >= 0 || day.part)
		return at;
	day.hour = f->hour, day.minute = f->minute, day.second = f->second, day.zone = f->zone, day.part = f->part;
	*f = day;
	return end;
}

static const struct
{
	const char *word;
	const char *modifier;
}			edge_of[] = {
	{"start", "start"}, {"end", "end"}, {"mid", "mid"}
};

static const char *
edge_modifier(const TimeWord *w)
{
	for (size_t i = 0; i < lengthof(edge_of); i++)
		if (strcmp(edge_of[i].word, w->code) == 0)
			return edge_of[i].modifier;
	return NULL;
}

/* early, late, mid-, the end of, about: the modifier, and the piece the core begins at. */
static int
parse_prefix(const Scan *s, int at, const char **modifier)
{
	int			next = at;
	const TimeWord *w;

	if (says(s, next, "the"))
		next++;
	w = piece_at(s, next)->word;
	if (w->class == WORD_EDGE)
	{
		*modifier = edge_modifier(w);
		next++;
		if (says(s, next, "of"))
			next += says(s, next + 1, "the") ? 2 : 1;
		else if (is_mark(s, next, '-'))
			next++;
		else if (says(s, next, "in"))
			next += says(s, next + 1, "the") ? 2 : 1;
		return next;
	}
	if (w->class == WORD_ABOUT)
	{
		*modifier = w->code;
		return next + 1;
	}
	if ((says(s, next, "more") || says(s, next, "less")) && says(s, next + 1, "than"))
	{
		*modifier = says(s, next, "more") ? "more_than" : "less_than";
		return next + 2;
	}
	if (says(s, next, "at") && (says(s, next + 1, "least") || says(s, next + 1, "most")))
	{
		*modifier = says(s, next + 1, "least") ? "equal_or_more" : "equal_or_less";
		return next + 2;
	}
	return next;
}

static bool
takes_the(const Form *f)
{
	return f->shape == SHAPE_UNIT || f->shape == SHAPE_DURATION || f->shape == SHAPE_QUARTER || f->shape == SHAPE_HALF ||
		f->shape == SHAPE_CENTURY || f->shape == SHAPE_DECADE || f->shape == SHAPE_SEASON || f->modifier || f->shape == SHAPE_REF;
}

bool
parse_form(const Scan *s, int at, bool day_first, Form *f)
{
	const char *modifier = NULL;
	int			core = parse_prefix(s, at, &modifier);
	int			end;

	end = parse_core(s, core, day_first, f);
	if (end < 0 && core != at)
	{
		modifier = NULL;
		core = at;
		end = parse_core(s, core, day_first, f);
	}
	if (end < 0)
		return false;
	f->modifier = modifier;
	end = parse_tail(s, end, f);
	if (f->shape == SHAPE_CLOCK)
		end = parse_day_of_clock(s, end, day_first, f);
	f->first = core == at || takes_the(f) ? at : core;
	f->last = end - 1;
	return f->last < s->count;
}
