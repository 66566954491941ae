/*
 * full_date.c - the first full date in a date line or byline: in figures, in English, or with a month's name in any language.
 */
#include "extension/core.h"

#include "dates/form.h"

/* 2013年2月3日 */
static int
year_month_day(const Scan *s, int at, Form *f)
{
	if (!is_number(s, at) || piece_at(s, at)->digits != 4 || !says(s, at + 1, "年") || !is_number(s, at + 2) ||
		!says(s, at + 3, "月") || !is_number(s, at + 4))
		return -1;
	f->year = piece_at(s, at)->number;
	f->month = Min(piece_at(s, at + 2)->number, 99);
	f->day = Min(piece_at(s, at + 4)->number, 99);
	return at + 6;
}

static int
full_date_at(const Scan *s, int at, Form *f)
{
	int			end = parse_calendar_date(s, at, f);

	if (end > 0 && f->year)
		return end;
	*f = empty_form;
	return year_month_day(s, at, f);
}

bool
find_full_date(const char *text, int32 length, Day *day, ByteSpan *at)
{
	Scan		scan;
	bool		found = false;
	Day			named;
	ByteSpan	named_at;

	scan_begin(&scan, text, length);
	scan.day_first = true;
	for (int32 from = 0; from < length && !found;)
	{
		CHECK_FOR_INTERRUPTS();
		from = scan_pieces(&scan, from, length);
		for (int i = 0; i < scan.count && !found; i++)
		{
			Form		f = empty_form;
			int			end;

			if (glued(&scan, i) && piece_at(&scan, i - 1)->kind == piece_at(&scan, i)->kind)
				continue;
			end = full_date_at(&scan, i, &f);
			if (end < 0 || f.year == 0 || (*day = day_checked(f.year, f.month, f.day)) == DAY_NONE)
				continue;
			at->start = scan.pieces[i].start;
			at->end = scan.pieces[Min(end, scan.count) - 1].end;
			found = true;
		}
	}
	scan_end(&scan);
	if (find_named_date(text, found ? at->start : length, &named, &named_at))
	{
		*day = named;
		*at = named_at;
		found = true;
	}
	return found;
}
