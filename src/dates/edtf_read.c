/*
 * edtf_read.c - the days that a text in EDTF (ISO 8601-2) means: what days_in_edtf() writes, and what people type.
 *
 * "2013", "2013-02", "2013-02-01", "2013-W05" (a week of ISO 8601), "2012-21" (spring; the codes are in `parts`), "201X", "19XX",
 * "2013-XX", "2013-02-XX" (what is not known is all of it); ranges with all the days of both ends: "2013-02-01/2013-02-05", "2012..2013",
 * "2013-02/.." and "../2013" (open).  The marks ?, ~ and % behind a date are passed over.
 */
#include "extension/core.h"

#include "dates/calendar.h"
#include "dates/dates.h"

/* Parts of a year that stand where a month may stand: the first month (above 12: in the year after) and how many. */
static const struct
{
	int			code;
	int			month;
	int			months;
}			parts[] = {
	{21, 3, 3}, {22, 6, 3}, {23, 9, 3}, {24, 12, 3},	/* seasons: spring, summer, autumn, winter from December on */
	{33, 1, 3}, {34, 4, 3}, {35, 7, 3}, {36, 10, 3},	/* quarters */
	{37, 1, 4}, {38, 5, 4}, {39, 9, 4}, /* thirds */
	{40, 1, 6}, {41, 7, 6}		/* halves */
};

/* What is left to read of one date. */
typedef struct Reader
{
	const char *at;
	const char *end;
} Reader;

static bool
take(Reader *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

/* n digits, the last of which may be X for "any"; those are counted in *unknown and stand as 0 in *value.  False: something else. */
static bool
take_number(Reader *r, int n, int *value, int *unknown)
{
	if (r->end - r->at < n)
		return false;
	*value = *unknown = 0;
	for (int i = 0; i < n; i++)
	{
		char		c = *r->at++;

		if (c == 'X' || c == 'x')
			(*unknown)++;
		else if (c < '0' || c > '9' || *unknown)
			return false;
		*value = *value * 10 + (*unknown ? 0 : c - '0');
	}
	return true;
}

/* A month, or a part of a year that is written in its place. */
static DayRange
days_of_part(int year, int code)
{
	for (size_t i = 0; i < lengthof(parts); i++)
		if (parts[i].code == code)
			return days_of_months(year, parts[i].month, parts[i].months);
	return days_of_month(year, code);
}

/* Behind "2013-W": the week and, if it is there, the day of the week. */
static DayRange
take_week(Reader *r, int year)
{
	int			week,
				day,
				unknown;
	DayRange	days;

	if (!take_number(r, 2, &week, &unknown) || unknown)
		return NO_DAYS;
	days = days_of_iso_week(year, week);
	if (!day_range_known(days) || !take(r, '-'))
		return days;
	if (!take_number(r, 1, &day, &unknown) || unknown || day < 1 || day > 7)
		return NO_DAYS;
	return days_of_day(days.from + day - 1);
}

/* Behind "2013-": a month or what stands for it, and a day. */
static DayRange
take_month(Reader *r, int year)
{
	int			month,
				day,
				unknown_month,
				unknown_day;

	if (!take_number(r, 2, &month, &unknown_month) || unknown_month == 1)
		return NO_DAYS;
	if (!take(r, '-'))
		return unknown_month ? days_of_years(year, 1) : days_of_part(year, month);
	if (!take_number(r, 2, &day, &unknown_day) || unknown_day == 1 || unknown_month > unknown_day)
		return NO_DAYS;
	if (unknown_day)
		return unknown_month ? days_of_years(year, 1) : days_of_month(year, month);
	return days_of_day(day_checked(year, month, day));
}

/* One date of any length; NO_DAYS when it is none. */
static DayRange
date_days(const char *from, const char *to)
{
	Reader		r = {from, to};
	int			year,
				unknown;
	DayRange	days;

	if (!take_number(&r, 4, &year, &unknown) || unknown == 4)
		return NO_DAYS;
	if (unknown)
		days = days_of_years(year, unknown == 1 ? 10 : unknown == 2 ? 100 : 1000);
	else if (!take(&r, '-'))
		days = days_of_years(year, 1);
	else
		days = take(&r, 'W') ? take_week(&r, year) : take_month(&r, year);
	if (r.at < r.end && strchr("?~%", *r.at))
		r.at++;
	return r.at == r.end ? days : NO_DAYS;
}

/* An end of a range into *days: open when it is empty or "..". */
static bool
read_end(const char *from, const char *to, DayRange *days)
{
	*days = NO_DAYS;
	if (from == to || (to - from == 2 && from[0] == '.' && from[1] == '.'))
		return true;
	*days = date_days(from, to);
	return day_range_known(*days);
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
edtf_days(const char *text, int32 length, DayRange *days)
{
	const char *from = text;
	const char *to = text + length;
	const char *cut;
	const char *behind;
	DayRange	last;

	while (from < to && is_blank(*from))
		from++;
	while (from < to && is_blank(to[-1]))
		to--;
	for (cut = from; cut < to && *cut != '/'; cut++)
		;
	behind = cut + 1;
	if (cut == to)				/* no slash: two dots, which then are no end of their own */
	{
		for (cut = from; cut + 1 < to && !(cut[0] == '.' && cut[1] == '.'); cut++)
			;
		if (cut + 1 >= to)
		{
			*days = date_days(from, to);
			return day_range_known(*days);
		}
		behind = cut + 2;
	}
	if (to - from < 4 || !read_end(from, cut, days) || !read_end(behind, to, &last))
		return false;
	days->to = last.to;
	return days->from == DAY_NONE || days->to == DAY_NONE || days->from < days->to;
}
