/*
 * parse.c - the grammar of time expressions: the longest one whose core begins at a piece of the scan.
 *
 *	form := [the] [early | late | the end of | about | more than] core [part of day | clock]
 *
 * The cores are here, in parse_calendar.c and in parse_relative.c; which of them can begin at a piece depends on the class
 * of its word.  What stands before a core is read backwards from it.
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
	if (says(s, at, "local") && (says(s, at + 1, "time") || says(s, at + 1, "hours")))
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

	if (p->kind == PIECE_NUMBER && p->digits == 4 && p->number < 2400 && p->number % 100 < 60 && !glued(s, at) &&
		((is_class(s, next, WORD_ZONE) && piece_at(s, next)->capital) || says(s, next, "hrs") || says(s, next, "hours") ||
		 (says(s, next, "local") && (says(s, next + 1, "time") || says(s, next + 1, "hours")))))
	{
		f->hour = p->number / 100;
		f->minute = p->number % 100;
		if (says(s, next, "hrs") || says(s, next, "hours"))
			next++;
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

static bool
says_one_of(const Scan *s, int at, const char *const *words)
{
	for (; *words; words++)
		if (says(s, at, *words))
			return true;
	return false;
}

/* Words before which "May" is a month and "fall" a season. */
static const char *const openers[] = {
	"in", "since", "last", "next", "this", "by", "until", "till", "of", "early", "late", "mid", "from", "through", "during",
	"between", "before", "after", "every", "the", NULL
};

/* June Carter: a month that is a first name too, before a capital and behind none of the words that open a date. */
static bool
is_first_name(const Scan *s, int at, int next)
{
	static const char *const names[] = {"april", "june", "august", NULL};
	const Piece *surname = piece_at(s, next);

	return says_one_of(s, at, names) && surname->kind == PIECE_WORD && surname->capital && surname->word->class == WORD_OTHER &&
		!says_one_of(s, at - 1, openers) && !is_class(s, at - 1, WORD_EDGE);
}

static int
parse_month_alone(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next = parse_month(s, at, &f->month);
	int			end;

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
	end = parse_of_year(s, next, f);
	if (end > next)
		return end;
	if ((p->word->flags & WORD_CONTEXT) && (says(s, at - 1, "the") || !says_one_of(s, at - 1, openers)) &&
		!(is_mark(s, at - 1, '-') && says(s, at - 2, "mid")))
		return -1;
	return is_first_name(s, at, next) ? -1 : next;
}

/* Days that have a name of their own: Bloody Sunday, Black Friday. */
static const char *const named_days[] = {"bloody", "black", "super", "cyber", "fat", "holy", "ruby", NULL};

static int
parse_weekday_alone(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);

	if (p->word->class != WORD_WEEKDAY || (p->word->flags & WORD_PLURAL) || !p->capital)
		return -1;
	if ((p->word->flags & WORD_CONTEXT) && !says(s, at - 1, "on"))
		return -1;
	if (piece_at(s, at - 1)->capital && says_one_of(s, at - 1, named_days))
		return -1;
	f->shape = SHAPE_DAY;
	f->weekday = p->word->number;
	f->rule = "weekday";
	return at + 1 + ((p->word->flags & WORD_SHORT) && is_mark(s, at + 1, '.') && glued(s, at + 1));
}

/* 1990s, 1990's, '90s; 1900s is a century */
static int
parse_decade(const Scan *s, int at, Form *f)
{
	int			n = is_mark(s, at, '\'') ? at + 1 : at;
	const Piece *p = piece_at(s, n);
	int			next = n + 1;

	if (p->kind != PIECE_NUMBER || p->number % 10 != 0 || (p->digits != 4 && p->digits != 2) || (n > at && !glued(s, n)))
		return -1;
	if (is_mark(s, next, '\'') && glued(s, next))
		next++;
	if (!says(s, next, "s") || !glued(s, next) || (p->digits == 4 && (p->number < 1000 || p->number > 2100)))
		return -1;
	if (p->digits == 2 && n == at && !says(s, at - 1, "the") && !is_class(s, at - 1, WORD_EDGE) && !is_mark(s, at - 1, '-'))
		return -1;
	f->year = p->digits == 4 ? p->number : p->number + (p->number >= 20 ? 1900 : 2000);
	f->shape = SHAPE_DECADE;
	f->rule = "decade";
	if (p->digits == 4 && p->number % 100 == 0 && p->number < 2000)
	{
		f->shape = SHAPE_CENTURY;
		f->ordinal = p->number / 100 + 1;
		f->rule = "century";
	}
	return next + 1;
}

/* the sixties; not "in his sixties" */
static int
parse_decade_word(const Scan *s, int at, Form *f)
{
	if (!says(s, at - 1, "the") && !(is_mark(s, at - 1, '-') && is_class(s, at - 2, WORD_EDGE)))
		return -1;
	f->year = 1900 + piece_at(s, at)->word->number;
	f->shape = SHAPE_DECADE;
	f->rule = "decade";
	return at + 1;
}

static const char *const year_spoilers[] = {
	"people", "dollars", "euros", "men", "women", "soldiers", "troops", "miles", "kilometers", "kilometres", "feet", "meters",
	"metres", "tons", "tonnes", "points", "percent", "per", "shares", "pounds", "jobs", "workers", "students", "children", "homes",
	"houses", "employees", "members", "votes", "words", "copies", "years", "days", "hours", "km", "kg", "m", "hectares", "acres",
	"million", "billion", "rubles", "yen", "francs", "refugees", "residents", "civilians", "others", "times", "units", "barrels",
	"pages", "gmt", "utc", "votes", "places", "seats", "lives", "deaths", "cases", "inhabitants", "cars", "companies", NULL
};

/* Something may hang on a year's left: (1990, "1990, -1990, 1989/1990; anything else makes it a number of another kind. */
static bool
is_bound_left(const Scan *s, int at)
{
	if (!glued(s, at))
		return is_mark(s, at - 1, '$');
	if (is_mark(s, at - 1, '-'))
		return is_number(s, at - 2) && glued(s, at - 1) && piece_at(s, at - 2)->digits != 4;
	if (is_mark(s, at - 1, '/'))
		return piece_at(s, at - 2)->kind != PIECE_WORD && piece_at(s, at - 2)->digits != 4;
	return !is_mark(s, at - 1, '(') && !is_mark(s, at - 1, '"') && !is_mark(s, at - 1, '_') &&
		!is_mark(s, at - 1, '\'') && !is_mark(s, at - 1, '`') && !is_mark(s, at - 1, '[');
}

/* Resolution 1973, flight 1549. */
static const char *const numbered[] = {
	"resolution", "resolutions", "flight", "route", "highway", "section", "article", "no", "number", "decree", "channel", "room",
	"page", "chapter", "model", "case", "division", "brigade", "battalion", "unit", "lot", "figure", "paragraph", "series", NULL
};

static const char *const estimates[] = {"than", "least", "most", "some", "over", "under", "another", "nearly", "almost", "about", NULL};

/* "More than 1500 fighters": a plural behind an estimate, or behind a number that is an unlikely year. */
static bool
is_count_of(const Scan *s, int at, int end, int year)
{
	const Piece *next = piece_at(s, end);
	const char *w = piece_lower(s, end);
	size_t		n = strlen(w);

	if (next->kind != PIECE_WORD || next->capital || next->word->class != WORD_OTHER || n < 5 || w[n - 1] != 's' || w[n - 2] == 's')
		return false;
	return says_one_of(s, at - 1, estimates) || ((year < 1900 || year > 2050) && !says_one_of(s, at - 1, openers));
}

/* A year before this is a year only behind "in", "since" and the like. */
#define SURE_YEAR_MIN 1500

static int
parse_year_alone(const Scan *s, int at, Form *f)
{
	int			end = parse_year(s, at, &f->year);

	if (end < 0 || is_bound_left(s, at) || says_one_of(s, end, year_spoilers) || says_one_of(s, at - 1, numbered) ||
		is_count_of(s, at, end, f->year))
		return -1;
	if ((is_mark(s, at, '\'') || f->year < SURE_YEAR_MIN) && !says_one_of(s, at - 1, openers))
		return -1;
	f->shape = SHAPE_YEAR;
	f->rule = "year";
	return end;
}

/* The 54 of 1947-54. */
static int
parse_short_year(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	const Piece *before = piece_at(s, at - 2);
	int32		year;

	if (p->kind != PIECE_NUMBER || p->digits != 2 || !is_mark(s, at - 1, '-') || !glued(s, at) || !glued(s, at - 1) ||
		before->kind != PIECE_NUMBER || before->digits != 4 || parse_year(s, at - 2, &year) != at - 1 ||
		p->number <= year % 100 || (glued(s, at + 1) && (is_mark(s, at + 1, '-') || is_number(s, at + 2))))
		return -1;
	f->year = year - year % 100 + p->number;
	f->shape = SHAPE_YEAR;
	f->rule = "year";
	return at + 1;
}

/* 9/11 */
static int
parse_nine_eleven(const Scan *s, int at, Form *f)
{
	if (piece_at(s, at)->number != 9 || piece_at(s, at)->digits != 1 || !is_mark(s, at + 1, '/') || !glued(s, at + 1) ||
		!glued(s, at + 2) || piece_at(s, at + 2)->number != 11 || is_mark(s, at + 3, '/') || glued(s, at))
		return -1;
	f->shape = SHAPE_DAY;
	f->year = 2001, f->month = 9, f->day = 11;
	f->proverbial = true;
	f->rule = "9/11";
	return at + 3;
}

static int
parse_today(const Scan *s, int at, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;

	if (w->class != WORD_TODAY)
		return -1;
	f->shape = SHAPE_UNIT;
	f->unit = UNIT_DAY;
	f->n = w->number;
	f->part = *w->code ? w->code : NULL;
	f->rule = "today";
	return at + 1;
}

/* day before yesterday, day after tomorrow */
static int
parse_day_beyond(const Scan *s, int at, Form *f)
{
	int			sign = says(s, at + 1, "before") ? -1 : 1;

	if (!says(s, at, "day") || (sign > 0 && !says(s, at + 1, "after")) || !is_class(s, at + 2, WORD_TODAY))
		return -1;
	f->shape = SHAPE_UNIT;
	f->unit = UNIT_DAY;
	f->n = piece_at(s, at + 2)->word->number + sign;
	f->rule = "today";
	return at + 3;
}

/* now; the future; recent years, coming weeks */
static int
parse_ref(const Scan *s, int at, Form *f)
{
	bool		plural;
	const char *w = piece_lower(s, at);
	Unit		unit = unit_of(s, at + 1, &plural);

	f->shape = SHAPE_REF;
	f->rule = "reference word";
	if (unit != UNIT_NONE && plural && (strcmp(w, "recent") == 0 || strcmp(w, "coming") == 0))
	{
		f->code = w[0] == 'r' ? "PAST_REF" : "FUTURE_REF";
		return at + 2;
	}
	if (strcmp(w, "past") == 0 && says(s, at - 1, "the") && says(s, at - 2, "in") && piece_at(s, at + 1)->kind == PIECE_MARK)
	{
		f->code = "PAST_REF";
		return at + 1;
	}
	if (strcmp(w, "current") == 0)
	{
		f->code = "PRESENT_REF";
		return at + 1;
	}
	if (strcmp(w, "future") == 0 && !says(s, at - 1, "the"))
		return -1;
	if (!is_class(s, at, WORD_REF) || strcmp(w, "recent") == 0)
		return -1;
	f->code = piece_at(s, at)->word->code;
	return at + 1;
}

static int
parse_season(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			end;

	if (p->word->class != WORD_SEASON || (p->word->flags & WORD_PLURAL))
		return -1;
	f->shape = SHAPE_SEASON;
	f->code = p->word->code;
	f->rule = "season";
	end = parse_of_year(s, at + 1, f);
	/* "A fall in 1999" and "a spring in the yard" are none; "fall 1999" and "the spring of 1999" are. */
	if ((says(s, at, "spring") || says(s, at, "fall")) && !says_one_of(s, at - 1, openers) &&
		!is_class(s, at - 1, WORD_EDGE) && !(is_number(s, at + 1) && f->year))
		return -1;
	return end;
}

static int
parse_clock_alone(const Scan *s, int at, Form *f)
{
	const TimeWord *w = piece_at(s, at)->word;

	f->shape = SHAPE_CLOCK;
	f->rule = "clock";
	if (w->class == WORD_PART && !(w->flags & WORD_PLURAL))
	{
		/* "the morning of" needs its day; noon and midnight are times alone. */
		f->part = w->code;
		f->attributive = strcmp(w->code, "MI") != 0 && strcmp(w->code, "24") != 0;
		return at + 1;
	}
	return parse_clock(s, at, f);
}

static int
parse_the_unit(const Scan *s, int at, Form *f)
{
	bool		plural;

	f->unit = unit_of(s, at, &plural);
	f->shape = SHAPE_UNIT;
	f->rule = "the unit";
	if (f->unit == UNIT_YEAR && is_mark(s, at + 1, '-') && says(s, at + 2, "end"))
	{
		f->shape = SHAPE_HOLIDAY;
		f->rule = "year-end";
		return at + 3;
	}
	if (f->unit == UNIT_YEAR && says(s, at - 1, "fiscal"))
		return at + 1;
	if (plural && says(s, at + 1, "ahead"))
	{
		f->shape = SHAPE_REF;
		f->code = "FUTURE_REF";
		f->rule = "reference word";
		return at + 2;
	}
	if (plural || !says(s, at - 1, "the"))
		return -1;
	if (is_mark(s, at + 1, '-') || says(s, at + 1, "of"))
		return -1;
	if (f->unit != UNIT_DAY && (says(s, at + 1, "before") || says(s, at + 1, "after")) && piece_at(s, at + 2)->kind == PIECE_MARK)
	{
		f->counted = f->anchored = true;
		f->n = says(s, at + 1, "before") ? -1 : 1;
		return at + 2;
	}
	return f->unit == UNIT_YEAR || f->unit == UNIT_QUARTER || f->unit == UNIT_WEEKEND || f->unit == UNIT_MONTH ? at + 1 : -1;
}

/* for years, within weeks */
static int
parse_plural_unit(const Scan *s, int at, Form *f)
{
	static const char *const before[] = {"for", "in", "within", "over", NULL};
	bool		plural;

	f->unit = unit_of(s, at, &plural);
	if (!plural || !says_one_of(s, at - 1, before) || f->unit < UNIT_DAY)
		return -1;
	f->shape = SHAPE_DURATION;
	f->n = NUMBER_VAGUE;
	f->rule = "duration";
	return at + 1;
}

static int
parse_fiscal_year(const Scan *s, int at, Form *f)
{
	return (says(s, at, "fiscal") || says(s, at, "calendar")) ? parse_year_alone(s, at + 1, f) : -1;
}

typedef int (*Core) (const Scan *s, int at, Form *f);

#define CORES_MAX 9

/* What can begin with a word of each class; the longest wins, of equals the first. */
static const Core cores[N_WORD_CLASSES][CORES_MAX] = {
	[WORD_MONTH] = {parse_calendar_date, parse_month_alone, parse_holiday},
	[WORD_WEEKDAY] = {parse_calendar_date, parse_weekday_alone, parse_set},
	[WORD_UNIT] = {parse_quantity, parse_day_beyond, parse_the_unit, parse_plural_unit},
	[WORD_NUMBER] = {parse_quantity, parse_clock_alone},
	[WORD_TENS] = {parse_calendar_date, parse_quantity, parse_ordinal},
	[WORD_MANY] = {parse_quantity},
	[WORD_ORDINAL] = {parse_calendar_date, parse_ordinal, parse_holiday},
	[WORD_FEW] = {parse_quantity},
	[WORD_RELATIVE] = {parse_relative, parse_ordinal, parse_ref},
	[WORD_TODAY] = {parse_today},
	[WORD_PART] = {parse_clock_alone},
	[WORD_SEASON] = {parse_season},
	[WORD_EVERY] = {parse_set},
	[WORD_SET] = {parse_set},
	[WORD_REF] = {parse_ref},
	[WORD_HOLIDAY] = {parse_holiday},
	[WORD_DECADE] = {parse_decade_word},
	[WORD_QUARTER] = {parse_ordinal},
	[WORD_FISCAL] = {parse_fiscal_year},
};

static const Core number_cores[CORES_MAX] = {
	parse_calendar_date, parse_ordinal, parse_quantity, parse_decade, parse_clock_alone, parse_year_alone, parse_short_year,
	parse_nine_eleven
};

static const Core quote_cores[CORES_MAX] = {parse_decade, parse_year_alone};

static const Core *
cores_of(const Scan *s, int at)
{
	const Piece *p = piece_at(s, at);

	if (p->kind == PIECE_NUMBER)
		return number_cores;
	if (p->kind == PIECE_MARK)
		return p->mark == '\'' ? quote_cores : NULL;
	if (p->word->class == WORD_OTHER)
		return NULL;
	return cores[p->word->class];
}

static int
parse_core(const Scan *s, int at, Form *best)
{
	const Core *core = cores_of(s, at);
	int			longest = -1;

	for (int i = 0; core && i < CORES_MAX && core[i]; i++)
	{
		Form		f = empty_form;
		int			end = core[i] (s, at, &f);

		if (end > longest)
		{
			longest = end;
			*best = f;
		}
	}
	return longest;
}

static bool
is_day(const Form *f)
{
	return f->shape == SHAPE_DAY || f->shape == SHAPE_HOLIDAY || (f->shape == SHAPE_UNIT && f->unit == UNIT_DAY);
}

/* Friday [early] morning; Friday at 5 p.m. */
static int
parse_tail(const Scan *s, int at, Form *f)
{
	int			next = at + is_class(s, at, WORD_EDGE);
	const Piece *p = piece_at(s, next);
	int			end;

	if (!is_day(f) || f->hour >= 0 || f->part)
		return at;
	if (p->word->class == WORD_PART && !(p->word->flags & WORD_PLURAL))
	{
		f->part = p->word->code;
		return next + 1;
	}
	next = at + is_mark(s, at, ',');
	next += says(s, next, "at");
	end = parse_clock(s, next, f);
	if (end < 0)
		f->hour = f->minute = f->second = -1;
	return end < 0 ? at : end;
}

/* 5 p.m. EST, Nov. 6; midnight Friday; the night of May 13 */
static int
parse_day_of_clock(const Scan *s, int at, Form *f)
{
	Form		day = empty_form;
	int			next = at + (!f->attributive && is_mark(s, at, ','));
	int			end;

	if (says(s, next, "on") || says(s, next, "of"))
		next++;
	next += says(s, next, "the");
	end = parse_core(s, next, &day);
	if (end < 0 || !is_day(&day) || day.counted || day.hour >= 0 || day.part)
		return at;
	day.hour = f->hour, day.minute = f->minute, day.second = f->second, day.zone = f->zone, day.part = f->part;
	*f = day;
	return end;
}

/* the week of March 6 */
static int
parse_week_of(const Scan *s, int at, Form *f)
{
	Form		day = empty_form;
	int			end;

	if (!says(s, at, "week") || !says(s, at + 1, "of"))
		return -1;
	end = parse_core(s, at + 2, &day);
	if (end < 0 || day.shape != SHAPE_DAY || !day.month || day.no_such_day)
		return -1;
	*f = day;
	f->unit = UNIT_WEEK;
	f->rule = "week of";
	return end;
}

static bool
is_counted(const Form *f)
{
	return f->shape == SHAPE_DURATION || f->shape == SHAPE_YEAR || f->shape == SHAPE_CLOCK || (f->shape == SHAPE_UNIT && f->counted);
}

static bool
takes_the(const Form *f)
{
	return !f->attributive && (f->shape == SHAPE_UNIT || f->shape == SHAPE_DURATION || f->shape == SHAPE_QUARTER ||
		f->shape == SHAPE_HALF || f->shape == SHAPE_CENTURY || f->shape == SHAPE_DECADE || f->shape == SHAPE_SEASON ||
		f->shape == SHAPE_REF || f->unit == UNIT_WEEK);
}

static const char *const edge_adverbs[] = {"early", "late", "earlier", "later", "mid", NULL};

/* early, late, mid-, the end of: the piece it begins at, or `at`. */
static int
extend_edge(const Scan *s, int at, Form *f)
{
	int			edge = at - 1;

	if (says(s, edge, "the"))
		edge--;
	if (says(s, edge, "of"))
		edge--;
	else if (edge == at - 1 && is_mark(s, edge, '-'))
		edge--;
	if (!is_class(s, edge, WORD_EDGE) || (edge == at - 2 && !is_mark(s, at - 1, '-') && !says(s, at - 1, "of")))
		return at;
	/* "To close this week", "the start last year": nouns and verbs need their "of". */
	if (edge == at - 1 && !says_one_of(s, edge, edge_adverbs))
		return at;
	if (f->shape == SHAPE_DAY && f->unit != UNIT_WEEK)
		return at;
	f->modifier = piece_at(s, edge)->word->code;
	f->earlier = says(s, edge, "earlier");
	f->later = says(s, edge, "later");
	return says(s, edge - 1, "the") && (says(s, edge + 1, "of") || f->shape == SHAPE_DECADE || f->shape == SHAPE_CENTURY) ? edge - 1 : edge;
}

/* about, nearly, more than, at least */
static int
extend_about(const Scan *s, int at, Form *f)
{
	if (is_class(s, at - 1, WORD_ABOUT))
	{
		f->modifier = piece_at(s, at - 1)->word->code;
		return at - 1;
	}
	if (says(s, at - 1, "than") && (says(s, at - 2, "more") || says(s, at - 2, "less") || says(s, at - 2, "fewer")))
	{
		f->modifier = says(s, at - 2, "more") ? "more_than" : "less_than";
		return at - 2;
	}
	if (says(s, at - 2, "at") && (says(s, at - 1, "least") || says(s, at - 1, "most")))
	{
		f->modifier = says(s, at - 1, "least") ? "equal_or_more" : "equal_or_less";
		return at - 2;
	}
	return at;
}

/* The first piece of the form: its modifier and article are read backwards from the core. */
static int
extend_left(const Scan *s, int at, int floor, Form *f)
{
	int			first = is_counted(f) ? extend_about(s, at, f) : at;

	if (first == at && f->shape != SHAPE_DURATION && f->shape != SHAPE_SET && f->shape != SHAPE_REF)
		first = extend_edge(s, at, f);
	if (first == at && takes_the(f) && says(s, at - 1, "fiscal"))
		first--;
	if (takes_the(f) && says(s, first - 1, "the") && (first == at || says(s, first, "fiscal")))
		first--;
	if (first < floor)
	{
		f->modifier = NULL;
		return at;
	}
	return first;
}

bool
parse_form(const Scan *s, int at, int floor, Form *f)
{
	int			end = parse_week_of(s, at, f);

	if (end < 0)
	{
		end = parse_core(s, at, f);
		if (end < 0)
			return false;
		end = parse_tail(s, end, f);
		if (f->shape == SHAPE_CLOCK)
		{
			int			day = parse_day_of_clock(s, end, f);

			if (day == end && f->attributive)
				return false;
			end = day;
		}
	}
	f->first = extend_left(s, at, floor, f);
	if (f->first == at && is_class(s, at, WORD_PART) && says(s, at + 1, "of") && says(s, at - 1, "the") && at > floor)
		f->first--;
	f->last = end - 1;
	return f->last < s->count;
}

bool
parse_second_day(const Scan *s, const Form *form, Form *second)
{
	int			at = form->last + 1;
	int			end;

	if (form->shape != SHAPE_DAY || !form->month || !form->day || form->year || form->hour >= 0 || form->part ||
		!(is_mark(s, at, '-') || says(s, at, "to") || says(s, at, "and") || says(s, at, "through")))
		return false;
	*second = empty_form;
	end = parse_day_number(s, at + 1, &second->day);
	if (end < 0 || is_class(s, end, WORD_UNIT) || is_class(s, end, WORD_MONTH) ||
		(!is_mark(s, at, '-') && piece_at(s, end)->kind == PIECE_WORD && !says(s, end, "in") && !says(s, end, "at")))
		return false;
	second->shape = SHAPE_DAY;
	second->month = form->month;
	second->no_such_day = second->day > days_in_month(2000, second->month);
	second->rule = "month day";
	second->first = at + 1;
	if (parse_year(s, end + is_mark(s, end, ','), &second->year) > 0)
		end += is_mark(s, end, ',') + 1;
	second->last = end - 1;
	return second->last < s->count;
}
