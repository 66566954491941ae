/*
 * full_date.c - the dates in a date line or byline: in figures, in English, or with a month's name in any language.
 */
#include "extension/core.h"

#include "dates/full_date.h"

#include "dates/date_figures.h"
#include "dates/form.h"
#include "text/utf8.h"

/* Does something touch the date that makes another number of it: "1.12.3.2024", "12.3.2024.5", "$1.2.1980"?  Letters do not: "Di12.03.2024". */
static bool
is_part_of_number(const char *text, int32 length, int32 from, int32 at, const DateFigures *date)
{
	if (at > from && strchr("./-$", text[at - 1]) != NULL)
		return true;
	return date->end + 1 < length && date->mark < 0x80 && text[date->end] == (char) date->mark &&
		text[date->end + 1] >= '0' && text[date->end + 1] <= '9';
}

static inline bool
may_begin_figures(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9');
}

bool
figures_date_next(const char *text, int32 length, int32 from, FullDate *date)
{
	DateFigures f;

	for (int32 at = from; at < length; at++)
	{
		if (!may_begin_figures(text[at]) || !utf8_is_start(text[at]) || !date_figures_at(text, length, at, &f) ||
			is_part_of_number(text, length, from, at, &f))
			continue;
		date->day = day_of_date_figures(&f);
		if (date->day == DAY_NONE)
			continue;
		date->other = other_day_of_figures(&f);
		date->shown = f.shown;
		date->at = (ByteSpan) {at, f.end};
		return true;
	}
	return false;
}

/* The first day of the calendar in [from, to) that is as wanted; its bytes. */
static bool
find_calendar_date(const char *text, int32 from, int32 to, bool with_year, Form *form, ByteSpan *at)
{
	Scan		scan;
	bool		found = false;

	scan_begin(&scan, text + from, to - from);
	for (int32 next = 0; next < to - from && !found;)
	{
		CHECK_FOR_INTERRUPTS();
		next = scan_pieces(&scan, next, to - from);
		for (int i = 0; i < scan.count && !found; i++)
		{
			int			end;

			if (glued(&scan, i) && piece_at(&scan, i - 1)->kind == piece_at(&scan, i)->kind)
				continue;
			*form = empty_form;
			end = parse_calendar_date(&scan, i, form);
			if (end < 0 || form->no_such_day || (form->year != 0) != with_year)
				continue;
			*at = (ByteSpan) {from + scan.pieces[i].start, from + scan.pieces[Min(end, scan.count) - 1].end};
			found = true;
		}
	}
	scan_end(&scan);
	return found;
}

bool
month_day_next(const char *text, int32 length, int *month, int *day)
{
	Form		form;
	ByteSpan	at;

	if (!find_calendar_date(text, 0, length, false, &form, &at))
		return false;
	*month = form.month;
	*day = form.day;
	return true;
}

/* With the month's name: in English as prose has it, or in any language. */
static bool
named_date(const char *text, int32 from, int32 to, FullDate *date)
{
	Form		form;
	FullDate	named;
	bool		found = find_calendar_date(text, from, to, true, &form, &date->at);

	date->day = found ? day_checked(form.year, form.month, form.day) : DAY_NONE;
	found = date->day != DAY_NONE;
	if (find_named_date(text + from, (found ? date->at.start : to) - from, &named.day, &named.at))
	{
		date->day = named.day;
		date->at = (ByteSpan) {named.at.start + from, named.at.end + from};
		found = true;
	}
	date->other = DAY_NONE;
	date->shown = DAY_ORDER_UNKNOWN;
	return found;
}

/* Two figures or more in a row, of any script: without a year there is no full date. */
static bool
has_year(const char *s, int32 length, int32 from)
{
	for (int32 i = from; i + 1 < length; i++)
	{
		unsigned char c = s[i];

		if (c >= 0xD9 || (c >= '0' && c <= '9' && s[i + 1] >= '0' && s[i + 1] <= '9'))
			return true;
	}
	return false;
}

/* The first of all kinds. */
bool
full_date_next(const char *text, int32 length, int32 from, FullDate *date)
{
	FullDate	named;
	bool		found;

	if (from >= length || !has_year(text, length, from))
		return false;
	found = figures_date_next(text, length, from, date);
	if (!named_date(text, from, found ? date->at.end : length, &named) || (found && named.at.end > date->at.start))
		return found;
	*date = named;
	return true;
}
