/*
 * full_date.c - the first full date in a date line or byline, in English or another main language.
 */
#include "extension/core.h"

#include "dates/form.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_month_names;

enum
{
	COLUMN_NAME, COLUMN_MONTH
};

static int
foreign_month(const Scan *s, int at, uint8 *month)
{
	const char *w = piece_lower(s, at);
	int			row = *w ? lexicon_find(&lexicon_month_names, w, strlen(w)) : -1;

	if (row < 0)
		return parse_month(s, at, month);
	*month = atoi(lexicon_cell(&lexicon_month_names, row, COLUMN_MONTH));
	return at + 1 + (is_mark(s, at + 1, '.') && glued(s, at + 1));
}

static bool
is_joint(const Scan *s, int at)
{
	static const char *const joints[] = {"de", "del", "d", "di", "of", "den", "der"};

	for (size_t i = 0; i < lengthof(joints); i++)
		if (says(s, at, joints[i]))
			return true;
	return is_mark(s, at, '.') || is_mark(s, at, ',') || is_mark(s, at, '\'') || is_mark(s, at, '-') ||
		says(s, at, "er") ||
		says(s, at, "º");
}

static int
skip_joints(const Scan *s, int at)
{
	for (int n = 0; n < 3 && is_joint(s, at); n++)
		at++;
	return at;
}

/* 3. Februar 2013; 1er mars 2013; 3 de febrero de 2013; 3-Feb-2013 */
static int
day_month_year(const Scan *s, int at, Form *f)
{
	const Piece *p = piece_at(s, at);
	int			next;

	if (p->kind != PIECE_NUMBER || p->digits > 2 || p->number < 1 || p->number > 31)
		return -1;
	f->day = p->number;
	next = foreign_month(s, skip_joints(s, at + 1), &f->month);
	return next < 0 ? -1 : parse_year(s, skip_joints(s, next), &f->year);
}

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
	end = day_month_year(s, at, f);
	if (end > 0)
		return end;
	*f = empty_form;
	return year_month_day(s, at, f);
}

bool
find_full_date(const char *text, int32 length, Day *day, ByteSpan *at)
{
	Scan		scan;
	bool		found = false;

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
	return found;
}
