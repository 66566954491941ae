/*
 * date_text.c - a range of days in words for people and in EDTF (ISO 8601-2) for archives.
 *
 * The precision says what the range is meant to be; when the range is not that (it was narrowed, or set by hand), it is
 * described by its ends.
 */
#include "extension/core.h"

#include "dates/calendar.h"
#include "dates/dates.h"

const char *const month_words[12] = {
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"
};

/* A date as far as it is meant: month and day 0 for none. */
typedef struct Parts
{
	int			year;
	int			month;
	int			day;
} Parts;

static Parts
parts_of(Day d)
{
	Parts		p;

	day_parts(d, &p.year, &p.month, &p.day);
	return p;
}

/* How many months the range is, if it is whole months; else 0. */
static int
whole_months(DayRange r)
{
	Parts		from = parts_of(r.from),
				to = parts_of(r.to);

	return from.day == 1 && to.day == 1 ? (to.year - from.year) * 12 + to.month - from.month : 0;
}

/* The precision the range has: the one asked for, or the one its ends show; PRECISION_RANGE when none fits. */
static Precision
fitting_precision(DayRange r, Precision asked)
{
	static const struct
	{
		Precision	precision;
		int			months;
		int			start;		/* first months are 1 + a multiple of this; 0 for decades and centuries */
	}			kinds[] = {
		{PRECISION_MONTH, 1, 1}, {PRECISION_YEAR, 12, 12}, {PRECISION_QUARTER, 3, 3}, {PRECISION_HALF, 6, 6},
		{PRECISION_SEASON, 3, 0}, {PRECISION_DECADE, 120, 0}, {PRECISION_CENTURY, 1200, 0}
	};
	int			months = whole_months(r);
	Parts		from = parts_of(r.from);

	if (r.to - r.from == 1)
		return PRECISION_DAY;
	if (asked == PRECISION_WEEK && r.to - r.from == 7 && iso_weekday(r.from) == 1)
		return PRECISION_WEEK;
	for (size_t i = 0; i < lengthof(kinds); i++)
	{
		bool		starts = from.month == 1;

		if (kinds[i].precision == PRECISION_SEASON)
			starts = from.month % 3 == 0;
		else if (kinds[i].start)
			starts = (from.month - 1) % kinds[i].start == 0;
		else
			starts = starts && from.year % (kinds[i].months / 12) == 0;

		/* Months and years are seen in the range; the others only when that is what was meant. */
		if (months == kinds[i].months && starts &&
			(asked == kinds[i].precision || (asked == PRECISION_NONE && i < 2)))
			return kinds[i].precision;
	}
	return PRECISION_RANGE;
}

/* ---- words */

static const char *
ordinal_ending(int n)
{
	if (n % 100 >= 11 && n % 100 <= 13)
		return "th";
	return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

static char *
year_words(int year)
{
	return year > 0 ? psprintf("%d", year) : psprintf("%d BC", 1 - year);
}

static char *
day_words(Day d)
{
	Parts		p = parts_of(d);

	return psprintf("%d %s %s", p.day, month_words[p.month - 1], year_words(p.year));
}

static char *
month_year_words(Day d)
{
	Parts		p = parts_of(d);

	return psprintf("%s %s", month_words[p.month - 1], year_words(p.year));
}

static char *
ends_words(DayRange r)
{
	Parts		from = parts_of(r.from),
				to = parts_of(r.to - 1);
	int			months = whole_months(r);

	if (months > 0 && months % 12 == 0 && from.month == 1)
		return psprintf("%s to %s", year_words(from.year), year_words(to.year));
	if (months > 0 && from.year == to.year)
		return psprintf("%s to %s", month_words[from.month - 1], month_year_words(r.to - 1));
	if (months > 0)
		return psprintf("%s to %s", month_year_words(r.from), month_year_words(r.to - 1));
	if (from.year != to.year)
		return psprintf("%s to %s", day_words(r.from), day_words(r.to - 1));
	if (from.month != to.month)
		return psprintf("%d %s to %s", from.day, month_words[from.month - 1], day_words(r.to - 1));
	return psprintf("%d to %s", from.day, day_words(r.to - 1));
}

static char *
closed_words(DayRange r, Precision precision)
{
	static const char *const quarters[] = {"first", "second", "third", "fourth"};
	static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
	Parts		p = parts_of(r.from);

	switch (fitting_precision(r, precision))
	{
		case PRECISION_DAY:
			return day_words(r.from);
		case PRECISION_WEEK:
			return psprintf("week of %s", day_words(r.from));
		case PRECISION_MONTH:
			return month_year_words(r.from);
		case PRECISION_QUARTER:
			return psprintf("%s quarter of %s", quarters[(p.month - 1) / 3], year_words(p.year));
		case PRECISION_HALF:
			return psprintf("%s half of %s", quarters[(p.month - 1) / 6], year_words(p.year));
		case PRECISION_SEASON:
			return psprintf("%s %s", seasons[p.month / 3 - 1], year_words(p.year));
		case PRECISION_YEAR:
			return year_words(p.year);
		case PRECISION_DECADE:
			return psprintf("%ds", p.year);
		case PRECISION_CENTURY:
			return psprintf("%d%s century", p.year / 100 + 1, ordinal_ending(p.year / 100 + 1));
		default:
			return ends_words(r);
	}
}

static const struct
{
	const char *modifier;
	const char *words;
	const char *edtf;			/* what EDTF puts behind the date */
}			modifiers[] = {
	{"start", "early ", ""}, {"mid", "mid-", ""}, {"end", "late ", ""}, {"approx", "about ", "~"},
	{"less_than", "nearly ", "~"}, {"more_than", "more than ", "~"}, {"equal_or_more", "at least ", "~"},
	{"equal_or_less", "at most ", "~"}
};

static int
modifier_row(const char *modifier)
{
	for (size_t i = 0; modifier && i < lengthof(modifiers); i++)
		if (strcmp(modifier, modifiers[i].modifier) == 0)
			return i;
	return -1;
}

char *
days_in_words(DayRange r, Precision precision, const char *modifier)
{
	int			m = modifier_row(modifier);

	if (!day_range_known(r))
		return NULL;
	if (r.to == DAY_NONE)
		return psprintf("since %s", day_words(r.from));
	if (r.from == DAY_NONE)
		return psprintf("until %s", day_words(r.to - 1));
	/* A narrowed range says itself that it is late. */
	if (r.to - r.from == 1 || (precision != PRECISION_NONE && fitting_precision(r, precision) != precision))
		m = -1;
	return psprintf("%s%s", m < 0 ? "" : modifiers[m].words, closed_words(r, precision));
}

/* ---- EDTF */

static char *
edtf_year(int year)
{
	if (year > 9999)
		return psprintf("Y%d", year);
	return year < 0 ? psprintf("-%04d", -year) : psprintf("%04d", year);
}

static char *
edtf_day(Day d)
{
	Parts		p = parts_of(d);

	return psprintf("%s-%02d-%02d", edtf_year(p.year), p.month, p.day);
}

/* An end of a range, as short as it can be said: a range of whole years names years, of whole months months. */
static char *
edtf_end(Day d, int months, bool years)
{
	Parts		p = parts_of(d);

	if (years)
		return edtf_year(p.year);
	return months > 0 ? psprintf("%s-%02d", edtf_year(p.year), p.month) : edtf_day(d);
}

static char *
edtf_years(int from, int to)
{
	return psprintf("%s/%s", edtf_year(from), edtf_year(to));
}

static char *
edtf_closed(DayRange r, Precision precision)
{
	Parts		p = parts_of(r.from);
	int			months = whole_months(r);
	bool		years = months > 0 && months % 12 == 0 && p.month == 1;
	bool		plain = p.year > 0 && p.year < 10000;

	switch (fitting_precision(r, precision))
	{
		case PRECISION_DAY:
			return edtf_day(r.from);
		case PRECISION_MONTH:
			return psprintf("%s-%02d", edtf_year(p.year), p.month);
		case PRECISION_YEAR:
			return edtf_year(p.year);
		case PRECISION_QUARTER:
			return psprintf("%s-%d", edtf_year(p.year), 33 + (p.month - 1) / 3);
		case PRECISION_HALF:
			return psprintf("%s-%d", edtf_year(p.year), 40 + (p.month - 1) / 6);
		case PRECISION_SEASON:
			return psprintf("%s-%d", edtf_year(p.year), 20 + p.month / 3);
		case PRECISION_DECADE:
			return plain ? psprintf("%03dX", p.year / 10) : edtf_years(p.year, p.year + 9);
		case PRECISION_CENTURY:
			return plain ? psprintf("%02dXX", p.year / 100) : edtf_years(p.year, p.year + 99);
		default:
			return psprintf("%s/%s", edtf_end(r.from, months, years), edtf_end(r.to - 1, months, years));
	}
}

char *
days_in_edtf(DayRange r, Precision precision, const char *modifier)
{
	int			m = modifier_row(modifier);

	if (!day_range_known(r))
		return NULL;
	if (r.to == DAY_NONE)
		return psprintf("%s/..", edtf_day(r.from));
	if (r.from == DAY_NONE)
		return psprintf("../%s", edtf_day(r.to - 1));
	return psprintf("%s%s", edtf_closed(r, precision), m < 0 ? "" : modifiers[m].edtf);
}
