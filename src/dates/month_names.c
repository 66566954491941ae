/*
 * month_names.c - a full date with a month's name in any language: "1 Декабря 2021", "Dezember 29, 2021", "2021. március 5.",
 * "31 Donnerstag Okt 2019"; also as pages without styles have it ("Mar 072011", "14 May 2021The town").
 *
 * In: a line.  Out: the first such date.  A word that is a month's name (data/month_names.tsv) is looked for, then day and year
 * around it.  Digits may be of any script; months of the Persian and Islamic calendars are turned into days of ours, and
 * Buddhist years into years.
 */
#include "extension/core.h"

#include <unicode/uchar.h>

#include "dates/date_figures.h"
#include "dates/form.h"
#include "dates/other_calendars.h"
#include "text/lexicon.h"
#include "text/utf8.h"

extern const Lexicon lexicon_month_names;
extern const Lexicon lexicon_date_joints;
extern const Lexicon lexicon_weekday_names;

enum
{
	COLUMN_NAME, COLUMN_MONTH, COLUMN_CALENDAR, COLUMN_DOTTED
};

#define NAME_BYTES		48		/* of a month's name */
#define WORD_BYTES		(2 * NAME_BYTES)	/* of a word in small letters */
#define NAME_WORDS		3
#define JOINTS_MAX		4		/* marks and small words between two parts of a date */
#define BUDDHIST_YEARS	543		/* before ours */
#define BUDDHIST_FROM	2400
#define GLUED_FROM		1800	/* a year that a day is run into */

typedef struct Text
{
	const char *s;
	int32		length;
} Text;

/* A number in figures; digits 0: there is none. */
typedef struct Figures
{
	int32		start;
	int32		end;
	int			digits;
	int			value;
} Figures;

static bool
is_letter(uint32 c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return u_isalpha((UChar32) c) || u_charType((UChar32) c) == U_NON_SPACING_MARK || u_charType((UChar32) c) == U_COMBINING_SPACING_MARK;
}

static uint32
char_at(const Text *t, int32 at)
{
	return at >= 0 && at < t->length ? utf8_next(t->s, t->length, &at) : 0;
}

static int32
behind(const Text *t, int32 at)
{
	if (at < t->length)
		utf8_next(t->s, t->length, &at);
	return at;
}

static int32
before(const Text *t, int32 at)
{
	do
		at--;
	while (at > 0 && !utf8_is_start(t->s[at]));
	return at;
}

/* Figures that begin at `at`. */
static Figures
figures_from(const Text *t, int32 at)
{
	Figures		f = {at, at, 0, 0};
	int			d;

	while (f.end < t->length && f.digits < 9 && (d = digit_of(char_at(t, f.end))) >= 0)
	{
		f.value = f.value * 10 + d;
		f.digits++;
		f.end = behind(t, f.end);
	}
	return f;
}

/* Figures that end at `at`. */
static Figures
figures_to(const Text *t, int32 at)
{
	int32		start = at;

	while (start > 0 && at - start < 32 && digit_of(char_at(t, before(t, start))) >= 0)
		start = before(t, start);
	return figures_from(t, start);
}

static bool
is_joint_mark(uint32 c)
{
	return c == ' ' || c == 0xA0 || c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == '-' || c == 0x60C || c == 0xBA || c == 0xAA;
}

/* One word, folded, in at most WORD_BYTES; its bytes, or 0 when it is too long (a stray byte is read as U+FFFD: three bytes for one). */
static int32
fold_word(const Text *t, int32 start, int32 end, char *out)
{
	int32		n = 0;

	if (end - start >= NAME_BYTES)
		return 0;
	while (start < end)
	{
		if (n + 4 >= WORD_BYTES)	/* the longest character, and the end */
			return 0;
		n += utf8_put(u_tolower((UChar32) utf8_next(t->s, t->length, &start)), out + n);
	}
	out[n] = '\0';
	return n;
}

/* "de", "of", "th" and the like, or a weekday: what may stand between the parts of a date. */
static bool
is_joint_word(const Text *t, int32 start, int32 end)
{
	char		word[WORD_BYTES];
	int32		n = fold_word(t, start, end, word);

	return n > 0 && (lexicon_find(&lexicon_date_joints, word, n) >= 0 || lexicon_find(&lexicon_weekday_names, word, n) >= 0);
}

static int32
word_end(const Text *t, int32 at)
{
	while (at < t->length && is_letter(char_at(t, at)))
		at = behind(t, at);
	return at;
}

/* Behind the marks and small words at `at`. */
static int32
skip_right(const Text *t, int32 at)
{
	for (int n = 0; n < JOINTS_MAX; n++)
	{
		int32		end;

		while (at < t->length && is_joint_mark(char_at(t, at)))
			at = behind(t, at);
		end = word_end(t, at);
		if (end == at || !is_joint_word(t, at, end))
			break;
		at = end;
	}
	return at;
}

/* The same leftwards: where they begin. */
static int32
skip_left(const Text *t, int32 at)
{
	for (int n = 0; n < JOINTS_MAX; n++)
	{
		int32		start;

		while (at > 0 && is_joint_mark(char_at(t, before(t, at))))
			at = before(t, at);
		start = at;
		while (start > 0 && at - start < NAME_BYTES && is_letter(char_at(t, before(t, start))))
			start = before(t, start);
		if (start == at || !is_joint_word(t, start, at))
			break;
		at = start;
	}
	return at;
}

/* "tháng 3": *end is moved behind the number. */
static int
counted_month(const Text *t, const char *word, int32 *end)
{
	Figures		f;

	if (strcmp(word, "tháng") != 0)
		return 0;
	f = figures_from(t, skip_right(t, *end));
	if (f.digits < 1 || f.digits > 2 || f.value < 1 || f.value > 12)
		return 0;
	*end = f.end;
	return f.value;
}

/* The row of the month's name whose first word is [start, *end), which is moved behind it; or -1.  *month is set for "tháng 3" only. */
static int
month_at(const Text *t, int32 start, int32 *end, int *month)
{
	char		folded[NAME_WORDS][WORD_BYTES];
	int32		ends[NAME_WORDS];
	const char *words[NAME_WORDS];
	int			n = 0;
	int			count;
	int			row;

	*month = 0;
	for (int32 at = start, stop = *end; n < NAME_WORDS && stop > at && fold_word(t, at, stop, folded[n]) > 0; n++)
	{
		words[n] = folded[n];
		ends[n] = stop;
		at = stop < t->length && t->s[stop] == ' ' ? stop + 1 : stop;
		stop = at > stop ? word_end(t, at) : at;
	}
	if (n == 0)
		return -1;
	*month = counted_month(t, folded[0], end);
	row = *month > 0 ? -1 : lexicon_match_words(&lexicon_month_names, words, n, &count);
	if (row >= 0)
		*end = ends[count - 1];
	return row;
}

/* A day of another calendar as one of ours. */
static Day
day_of_calendar(const char *calendar, int year, int month, int day)
{
	if (strcmp(calendar, "buddhist") == 0 && year >= BUDDHIST_FROM)
		year -= BUDDHIST_YEARS;
	else if (strcmp(calendar, "persian") == 0 || strcmp(calendar, "islamic") == 0)
	{
		CalendarDay own = {calendar[0] == 'p' ? CALENDAR_PERSIAN : CALENDAR_ISLAMIC, month, day, 1};

		return days_in_own_year(own, year).from;
	}
	return day_checked(year, month, day);
}

/* May the figures be a year: no "1990s", no "2,019,300"? */
static bool
is_year(const Text *t, const Figures *f)
{
	uint32		next = char_at(t, f->end);

	if (f->digits != 4 || next == '%' || (next == 's' && !is_letter(char_at(t, f->end + 1))))
		return false;
	return !(next == ',' && figures_from(t, f->end + 1).digits == 3);
}

/* Do they stand by themselves: "5", not the 5 of "3.5" or "10:05"? */
static bool
begins_alone(const Text *t, const Figures *f)
{
	int32		at = f->start;

	return at == 0 || !((strchr("./:,$", t->s[at - 1]) != NULL && at > 1 && digit_of(char_at(t, before(t, at - 1))) >= 0) || t->s[at - 1] == '$');
}

/* Day and year around the month's name in [start, end). */
static bool
date_around(const Text *t, int32 start, int32 end, int row, int month, Day *day, ByteSpan *at)
{
	const char *calendar = row >= 0 ? lexicon_cell(&lexicon_month_names, row, COLUMN_CALENDAR) : "";
	Figures		left = figures_to(t, skip_left(t, start));
	Figures		right = figures_from(t, skip_right(t, end));
	Figures		next;
	int			year = 0;
	int			number = 0;

	if (row >= 0)
		month = atoi(lexicon_cell(&lexicon_month_names, row, COLUMN_MONTH));
	*at = (ByteSpan) {start, right.end};
	if ((left.digits == 1 || left.digits == 2) && begins_alone(t, &left) && is_year(t, &right))
	{
		number = left.value;
		year = right.value;
		at->start = left.start;
		if (row >= 0 && char_at(t, left.end) == '.' && lexicon_cell(&lexicon_month_names, row, COLUMN_DOTTED)[0] != '\0')
			month = atoi(lexicon_cell(&lexicon_month_names, row, COLUMN_DOTTED));
	}
	else if (right.digits == 1 || right.digits == 2)
	{
		next = figures_from(t, skip_right(t, right.end));
		number = right.value;
		if (next.start > right.end && is_year(t, &next))
		{
			year = next.value;
			at->end = next.end;
		}
		else if (left.digits == 4 && begins_alone(t, &left))
		{
			year = left.value;
			at->start = left.start;
		}
	}
	else if ((right.digits == 5 || right.digits == 6) && right.value % 10000 >= GLUED_FROM)	/* "Mar 072011" */
	{
		number = right.value / 10000;
		year = right.value % 10000;
	}
	if (number < 1 || year < 1000)
		return false;
	*day = day_of_calendar(calendar, year, month, number);
	return *day != DAY_NONE;
}

bool
find_named_date(const char *text, int32 length, Day *day, ByteSpan *at)
{
	Text		t = {text, length};
	int32		from = 0;

	while (from < length)
	{
		uint32		c = char_at(&t, from);
		int32		end;
		int32		name_end;
		int			month;
		int			row;

		CHECK_FOR_INTERRUPTS();
		if (!is_letter(c))
		{
			from = behind(&t, from);
			continue;
		}
		name_end = end = word_end(&t, from);
		row = month_at(&t, from, &name_end, &month);
		if ((row >= 0 || month > 0) && date_around(&t, from, name_end, row, month, day, at))
			return true;
		from = end;
	}
	return false;
}
