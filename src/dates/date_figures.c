/*
 * date_figures.c - see date_figures.h.
 */
#include "extension/core.h"

#include <unicode/uchar.h>

#include "dates/calendar.h"
#include "dates/date_figures.h"
#include "dates/other_calendars.h"
#include "text/utf8.h"

#define PERSIAN_FROM	1300
#define PERSIAN_TO		1420	/* a year in figures from 1300 to this is Persian */

#define CJK_YEAR		0x5E74
#define CJK_MONTH		0x6708
#define CJK_DAY			0x65E5

typedef struct Reader
{
	const char *text;
	int32		length;
	int32		at;
} Reader;

/* One of the three numbers; digits 0: there is none. */
typedef struct Number
{
	int			value;
	int			digits;
	bool		native;			/* in digits beyond ASCII */
} Number;

int
digit_of(uint32 c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9' ? (int) c - '0' : -1;
	return u_charDigitValue((UChar32) c);
}

static uint32
next_char(const Reader *r, int32 *next)
{
	*next = r->at;
	return r->at < r->length ? utf8_next(r->text, r->length, next) : 0;
}

/* At most four digits, with none behind. */
static Number
take_number(Reader *r)
{
	Number		n = {0};
	int32		next;
	int			d;

	while ((d = digit_of(next_char(r, &next))) >= 0)
	{
		if (++n.digits > 4)
			return (Number) {0};
		n.native |= next > r->at + 1;
		n.value = n.value * 10 + d;
		r->at = next;
	}
	return n;
}

static bool
take_space(Reader *r)
{
	int32		next;
	uint32		c = next_char(r, &next);

	if (c != ' ' && c != 0xA0)
		return false;
	r->at = next;
	return true;
}

/* A sign as it is between the parts: Chinese for Korean, one dash for all; 0 for what is none. */
static uint32
plain_mark(uint32 c, int part)
{
	if (c == '.' || c == '/' || c == '-')
		return c;
	if ((c >= 0x2010 && c <= 0x2013) || c == 0x2212)
		return '-';
	if (part == 0)
		return c == CJK_YEAR || c == 0xB144 ? CJK_YEAR : 0;
	return c == CJK_MONTH || c == 0xC6D4 ? CJK_YEAR : 0;
}

/* The mark behind part 0 or 1, with the spaces it may have: "5. 3. 2013", "12 | 03 | 2024", "2024 年 3 月 12 日". */
static uint32
take_mark(Reader *r, int part)
{
	bool		space = take_space(r);
	int32		next;
	uint32		c = next_char(r, &next);
	uint32		mark = plain_mark(c, part);

	if (c == '|' && space)
	{
		r->at = next;
		return take_space(r) ? '|' : 0;
	}
	if (mark == 0 || (space && mark != CJK_YEAR))
		return 0;
	r->at = next;
	if (mark == '.' || mark == CJK_YEAR)
		take_space(r);
	return mark;
}

/* The sign of the day that a date with the signs of year and month ends in. */
static void
take_day_sign(Reader *r)
{
	Reader		behind = *r;
	int32		next;
	uint32		c;

	take_space(&behind);
	c = next_char(&behind, &next);
	if (c == CJK_DAY || c == 0xC77C)
		r->at = next;
}

/* 2024 3 12 */
static void
set_year_first(const Number n[3], DateFigures *out)
{
	out->year_first = true;
	out->year = n[0].value;
	out->year_digits = n[0].digits;
	out->month = n[1].value;
	out->day = n[2].value;
}

/* 12 3 2024, or 3 12 2024 */
static void
set_year_last(const Number n[3], DateFigures *out)
{
	int			first = n[0].value;
	int			second = n[1].value;
	bool		customary = out->mark == '.' || out->mark == '|' || n[0].native;
	bool		month_first = first <= 12 && second > 12;

	out->year = n[2].value;
	out->year_digits = n[2].digits;
	out->day = month_first ? second : first;
	out->month = month_first ? first : second;
	out->open = !customary && first <= 12 && second <= 12 && first != second;
	if (!customary && (first > 12) != (second > 12))
		out->shown = month_first ? DAY_ORDER_MONTH_FIRST : DAY_ORDER_DAY_FIRST;
}

static bool
digit_before(const char *text, int32 at)
{
	int32		from = at > 0 ? utf8_previous(text, at) : 0;

	return at > 0 && digit_of(utf8_next(text, at, &from)) >= 0;
}

bool
date_figures_at(const char *text, int32 length, int32 at, DateFigures *out)
{
	Reader		r = {text, length, at};
	Number		n[3];

	memset(out, 0, sizeof(*out));
	if (digit_before(text, at))
		return false;
	for (int part = 0; part < 3; part++)
	{
		uint32		mark;

		n[part] = take_number(&r);
		if (n[part].digits == 0)
			return false;
		if (part == 2)
			break;
		mark = take_mark(&r, part);
		if (mark == 0 || (part > 0 && mark != out->mark))
			return false;
		out->mark = mark;
	}
	if (n[1].digits > 2)
		return false;
	if (n[0].digits == 4 && n[2].digits <= 2)
		set_year_first(n, out);
	else if (n[0].digits <= 2 && (n[2].digits == 4 || n[2].digits == 2) && out->mark != CJK_YEAR)
		set_year_last(n, out);
	else
		return false;
	if (out->mark == CJK_YEAR)
		take_day_sign(&r);
	out->end = r.at;
	return true;
}

bool
date_of_digits(const char *text, int32 length, int32 at, DateFigures *out)
{
	int			n[8];

	memset(out, 0, sizeof(*out));
	if (length - at < 8)
		return false;
	for (int i = 0; i < 8; i++)
		if ((n[i] = text[at + i] - '0') < 0 || n[i] > 9)
			return false;
	out->year = n[0] * 1000 + n[1] * 100 + n[2] * 10 + n[3];
	out->year_digits = 4;
	out->month = n[4] * 10 + n[5];
	out->day = n[6] * 10 + n[7];
	out->year_first = true;
	out->end = at + 8;
	return true;
}

int
year_of_two_digits(int last, int yy)
{
	int			year = last / 100 * 100 + yy;

	return year > last ? year - 100 : year;
}

/* The year is of ours or, where it would be too long ago, of the Persian calendar. */
static Day
day_in_figures(const DateFigures *date, int month, int day)
{
	int			year = date->year_digits == 2 ? year_of_two_digits(SHORT_YEAR_LAST, date->year) : date->year;

	if (year >= PERSIAN_FROM && year <= PERSIAN_TO)
		return days_in_own_year((CalendarDay) {CALENDAR_PERSIAN, month, day, 1}, year).from;
	return day_checked(year, month, day);
}

Day
day_of_date_figures(const DateFigures *date)
{
	return day_in_figures(date, date->month, date->day);
}

Day
other_day_of_figures(const DateFigures *date)
{
	return date->open ? day_in_figures(date, date->day, date->month) : DAY_NONE;
}
