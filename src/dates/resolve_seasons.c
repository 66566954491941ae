/*
 * resolve_seasons.c - the days of quarters, halves and seasons.
 */
#include "extension/core.h"

#include "dates/meaning.h"

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
