/*
 * resolve_seasons.c - the days of quarters, halves, seasons and holidays.
 */
#include "extension/core.h"

#include "dates/meaning.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_holidays;

static int
year_meant(const Form *f, const Around *a)
{
	if (f->year)
		return f->year;
	if (f->relative != RELATIVE_NONE && a->reference != DAY_NONE)
		return year_of(a->reference) + f->relative;
	return 0;
}

void
mean_part_of_year(Meaning *m, const Form *f, const Around *a)
{
	int			months = f->shape == SHAPE_QUARTER ? 3 : 6;
	const char *letter = f->shape == SHAPE_QUARTER ? "Q" : "H";
	int			year = year_meant(f, a);

	m->confidence = 0.9;
	if (year == 0 && a->reference == DAY_NONE)
	{
		put_value(m, "XXXX-%s%d", letter, (int) f->ordinal);
		m->confidence = 0.5;
		return;
	}
	if (year == 0)
	{
		int			current = (month_of(a->reference) - 1) / months + 1;

		year = year_of(a->reference);
		if (a->told_year)
			year = a->told_year;
		else if (f->ordinal > current && a->tense != TENSE_FUTURE)
			year--;
		m->confidence = 0.75;
	}
	set_days(m, days_of_months(year, months * (f->ordinal - 1) + 1, months), months == 3 ? PRECISION_QUARTER :
		PRECISION_HALF);
	put_value(m, "%04d-%s%d", year, letter, (int) f->ordinal);
}

/* Meteorological seasons of the northern half; winter begins in the year it is named after. */
void
mean_season(Meaning *m, const Form *f, const Around *a)
{
	static const struct
	{
		const char *code;
		int			month;
	}			seasons[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};
	int			year = f->year;
	int			month = 3;

	for (size_t i = 0; i < lengthof(seasons); i++)
		if (strcmp(f->code, seasons[i].code) == 0)
			month = seasons[i].month;
	m->confidence = 0.7;
	if (year == 0 && a->told_year && f->relative == RELATIVE_NONE)
		year = a->told_year;
	else if (year == 0 && a->reference != DAY_NONE)
	{
		int			now = month_of(a->reference);

		year = year_of(a->reference);
		if (f->relative == 1)
			year += now >= month;
		else if (f->relative == -1)
			year -= now <= month + 2;
		else if (f->relative == RELATIVE_NONE && a->tense != TENSE_FUTURE && now < month)
			year--;
	}
	if (year == 0)
	{
		put_value(m, "XXXX-%s", f->code);
		return;
	}
	set_days(m, days_of_months(year, month, 3), PRECISION_SEASON);
	put_value(m, "%04d-%s", year, f->code);
}

static Day
holiday_in(int row, int year)
{
	const char *kind = lexicon_cell(&lexicon_holidays, Max(row, 0), 1);
	int			a = atoi(lexicon_cell(&lexicon_holidays, Max(row, 0), 2)),
				b = atoi(lexicon_cell(&lexicon_holidays, Max(row, 0), 3)),
				c = atoi(lexicon_cell(&lexicon_holidays, Max(row, 0), 4));

	if (year < YEAR_MIN || year > YEAR_MAX)
		return DAY_NONE;
	if (row < 0)
		return day_of(year, 12, 31);
	if (*kind == 'f')
		return day_checked(year, a, b);
	if (*kind == 'n')
		return nth_weekday(year, a, b, c);
	return easter_of(year) + a;
}

void
mean_holiday(Meaning *m, const Form *f, const Around *a)
{
	int			year = year_meant(f, a);
	Day			d;

	m->confidence = 0.8;
	if (year == 0 && a->told_year)
		year = a->told_year;
	if (f->holiday < 0 && a->reference != DAY_NONE)
		year = year ? year : year_of(a->reference);
	if (year == 0 && a->reference == DAY_NONE)
	{
		put_value(m, "XXXX-XX-XX");
		m->confidence = 0.5;
		return;
	}
	if (year)
		d = holiday_in(f->holiday, year);
	else
	{
		Day			before = DAY_NONE,
					after = DAY_NONE;

		for (int y = year_of(a->reference) - 1; y <= year_of(a->reference) + 1; y++)
		{
			d = holiday_in(f->holiday, y);
			if (d == DAY_NONE)
				continue;
			if (d <= a->reference)
				before = d;
			else if (after == DAY_NONE)
				after = d;
		}
		d = before == DAY_NONE || (after != DAY_NONE && (a->tense == TENSE_FUTURE ||
			after - a->reference < 60)) ? after : before;
	}
	mean_day(m, f, d);
}
