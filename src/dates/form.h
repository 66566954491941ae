/*
 * form.h - what a time expression says, before anybody asks which days that is.
 *
 * parse.c reads Forms off a scan; resolve.c turns one, with what is known around it, into days and a TIMEX3 value.
 */
#ifndef NEWS_ARCHIVE_FORM_H
#define NEWS_ARCHIVE_FORM_H

#include "dates/calendar.h"
#include "dates/dates.h"
#include "dates/scan.h"

typedef enum Shape
{
	SHAPE_NONE,
	SHAPE_DAY,					/* some of weekday, day, month, year; at least a weekday or a day */
	SHAPE_MONTH,				/* month, perhaps year or relative; with an ordinal, that weekday or unit in it, -1 the last */
	SHAPE_YEAR,
	SHAPE_DECADE,				/* year is its first */
	SHAPE_CENTURY,				/* ordinal is its number, 20 for the 20th */
	SHAPE_UNIT,					/* unit, n units away from now or, when anchored, from what was said before */
	SHAPE_QUARTER,				/* ordinal of four, perhaps year or relative year in n */
	SHAPE_HALF,					/* the same, of two */
	SHAPE_SEASON,				/* code, perhaps year or relative */
	SHAPE_HOLIDAY,				/* holiday, perhaps year or relative */
	SHAPE_CLOCK,				/* a time or a part of a day without its day */
	SHAPE_DURATION,				/* n (or unknown) units */
	SHAPE_SET,
	SHAPE_REF					/* PAST_REF, PRESENT_REF, FUTURE_REF */
} Shape;

typedef enum Unit
{
	UNIT_NONE, UNIT_SECOND, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_FORTNIGHT, UNIT_WEEKEND, UNIT_MONTH,
	UNIT_QUARTER, UNIT_SEASON, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY, UNIT_MILLENNIUM,
	N_UNITS
} Unit;

#define RELATIVE_NONE	127
#define NUMBER_VAGUE	(-1)	/* several, few, some */

typedef struct Form
{
	int			first;			/* pieces, both inclusive */
	int			last;
	uint8		shape;			/* Shape */
	uint8		unit;			/* Unit */
	uint8		month;			/* 0 unsaid, and so for the next two */
	uint8		day;
	uint8		weekday;
	int8		relative;		/* -1 last, 0 this, 1 next, RELATIVE_NONE */
	bool		anchored;		/* counts from what was told before, not from the day of writing */
	bool		counted;		/* n units ago, earlier, later: not "last week" */
	bool		half;			/* and a half */
	bool		vague;			/* several years ago */
	bool		earlier;		/* "earlier this week", not "early" */
	bool		later;
	bool		attributive;	/* "two-year", "third-quarter": no article belongs to it */
	bool		ending;			/* "the week ended March 6" */
	bool		proverbial;		/* 9/11: its year is not the story's */
	bool		no_such_day;	/* 31 February */
	bool		two_readings;	/* 3/4/2013 */
	bool		day_first;		/* and was read with the day first */
	uint8		order;			/* DayOrder that a date in figures shows, as it has one reading only */
	bool		earnings;		/* stands among profits and shares: "a year ago" is a quarter */
	int32		year;			/* 0 unsaid, below 0 before Christ */
	int32		n;				/* number of units, or offset in them */
	int32		ordinal;
	Day			begun;			/* "its fourth year": when the thing began, DAY_NONE */
	int32		shift;			/* of a day: so many days further on */
	uint8		beside_unit;	/* "two weeks before Christmas": the unit; the rest of the form is Christmas */
	int32		beside;			/* and how many of it, below 0 before; 0 when the form counts from nothing */
	bool		exact;			/* "a year ago today": that day, not its year */
	bool		of_past;		/* "the December pact": a thing that has been made */
	bool		of_event;		/* "the year before the war": of what the text does not date */
	int			hour;			/* -1 unsaid */
	int			minute;
	int			second;
	int			zone;			/* hours east of UTC, ZONE_NONE */
	const char *part;			/* TIMEX3 part of the day, NULL unsaid */
	const char *code;			/* season, set or reference value */
	const char *modifier;		/* TIMEX3 mod, NULL */
	int			holiday;		/* row of the holiday list */
	bool		elsewhere;		/* a holiday whose day depends on a country that is not known */
	const char *rule;			/* basis */
} Form;

#define ZONE_NONE 99

/*
 * The longest time expression whose core begins at piece `at`; its first piece may lie before, but not before
 * `floor`.
 */
extern bool parse_form(const Scan *scan, int at, int floor, Form *form);

/* "April 6-7", "April 24 and 25": the second day, a form of its own; `form` is the first. */
extern bool parse_second_day(const Scan *scan, const Form *form, Form *second);

extern const Form empty_form;

/* month_names.c: the first date with a month's name in any language, and its bytes; of figures it reads those around the name only */
extern bool find_named_date(const char *text, int32 length, Day *day, ByteSpan *at);

/*
 * Its parts, shared by the parser's files: each takes the piece to begin at and returns the piece behind it, or
 * -1.
 */
extern int	parse_calendar_date(const Scan *scan, int at, Form *form);
extern int	parse_number(const Scan *scan, int at, Form *form);
extern int	parse_year(const Scan *scan, int at, int32 *year);
extern int	parse_day_number(const Scan *scan, int at, uint8 *day);
extern int	parse_clock(const Scan *scan, int at, Form *form);
extern int	parse_month(const Scan *scan, int at, uint8 *month);
extern int	parse_holiday(const Scan *scan, int at, Form *form);
extern int	parse_quantity(const Scan *scan, int at, Form *form);
extern int	parse_relative(const Scan *scan, int at, Form *form);
extern int	parse_ordinal(const Scan *scan, int at, Form *form);
extern int	parse_ordinal_number(const Scan *scan, int at, int32 *n);
extern int	parse_part_of_month(const Scan *scan, int at, Form *form);
extern int	parse_week_number(const Scan *scan, int at, Form *form);
extern int	parse_iso_part(const Scan *scan, int at, Form *form);
extern int	parse_weekday_with(const Scan *scan, int at, Form *form);
extern int	parse_day_of_weeks(const Scan *scan, int at, int first, Form *form);
extern int	parse_weekdays_ago(const Scan *scan, int at, Form *form);
extern int	parse_set(const Scan *scan, int at, Form *form);
extern int	parse_times_per(const Scan *scan, int at, Form *form);
extern int	parse_year_before_christ(const Scan *scan, int at, Form *form);
extern int	skip_before_christ(const Scan *scan, int at);
extern int	parse_two_digit_year(const Scan *scan, int at, int32 *year);
extern int	parse_counted_unit(const Scan *scan, int at, Form *form);
extern bool is_ending(const Scan *scan, int at);
extern int	skip_between(const Scan *scan, int at);
extern int	parse_month_alone(const Scan *scan, int at, Form *form);
extern int	parse_weekday_alone(const Scan *scan, int at, Form *form);
extern int	parse_decade(const Scan *scan, int at, Form *form);
extern int	parse_decade_word(const Scan *scan, int at, Form *form);
extern int	parse_year_alone(const Scan *scan, int at, Form *form);
extern int	parse_short_year(const Scan *scan, int at, Form *form);
extern int	parse_nine_eleven(const Scan *scan, int at, Form *form);
extern int	parse_today(const Scan *scan, int at, Form *form);
extern int	parse_day_beyond(const Scan *scan, int at, Form *form);
extern int	parse_ref(const Scan *scan, int at, Form *form);
extern int	parse_season(const Scan *scan, int at, Form *form);
extern int	parse_clock_alone(const Scan *scan, int at, Form *form);
extern int	parse_the_unit(const Scan *scan, int at, Form *form);
extern int	parse_plural_unit(const Scan *scan, int at, Form *form);
extern int	parse_fiscal_year(const Scan *scan, int at, Form *form);
extern int	parse_of_year(const Scan *scan, int at, Form *form);
extern Unit unit_of(const Scan *scan, int at, bool *plural);

/* What a form means. */
typedef struct Meaning
{
	DayRange	during;
	DayRange	other;			/* the second reading, NO_DAYS when there is none */
	uint8		type;
	uint8		precision;
	float		confidence;
	char		value[40];
	const char *basis;
} Meaning;

typedef enum Tense
{
	TENSE_NONE, TENSE_PAST, TENSE_FUTURE
} Tense;

/* The tense of the nearest verb of the sentence. */
extern Tense tense_near(const Scan *scan, const Form *form, ByteSpan sentence);
/* "Closed in April": a verb of the past and one word stand right before it. */
extern bool past_verb_beside(const Scan *scan, const Form *form);

typedef struct Around
{
	Day			reference;		/* DAY_NONE */
	Tense		tense;			/* of the nearest verb */
	bool		verb_beside;	/* a verb of the past right before it */
	Day			told;			/* the last day told before, for "later that day", DAY_NONE */
	Precision	told_precision;
	int			told_year;		/* the year the narrative is in, 0 */
	int			told_quarter;	/* the quarter told last, year * 4 + 0..3, or 0 */
} Around;

/* Year `ordinal` of what began then; NO_DAYS unless the day of writing is in it. */
extern DayRange days_of_its_year(Day begun, int32 ordinal, Day reference);
/* When the war began that the pieces around an "its fourth year" name (data/wars.tsv), or DAY_NONE. */
extern Day	war_begun(const Scan *scan, const Form *form, Day reference);

extern void resolve_form(const Form *form, const Around *around, Meaning *meaning);

#endif
