/*
 * meaning.c - the parts of a meaning that every shape of form has: its value in TIMEX3, its days, and one day with its time.
 */
#include "extension/core.h"

#include "dates/meaning.h"

void
put_value(Meaning *m, const char *fmt,...)
{
	va_list		args;

	va_start(args, fmt);
	vsnprintf(m->value, sizeof(m->value), fmt, args);
	va_end(args);
}

void
set_days(Meaning *m, DayRange r, Precision precision)
{
	m->during = r;
	m->precision = precision;
}

void
value_of_clock(char *value, int room, const Form *f)
{
	int			n = snprintf(value, room, "T%02d:%02d", f->hour, Max(f->minute, 0));

	if (f->zone == 0)
		snprintf(value + n, room - n, "Z");
	else if (f->zone != ZONE_NONE)
		snprintf(value + n, room - n, "%c%02d:00", f->zone < 0 ? '-' : '+', abs(f->zone));
}

/* The value of one day, with its time or part of day. */
static void
value_of_day(Meaning *m, const Form *f, Day d)
{
	int			y,
				mo,
				day,
				n;

	day_parts(d, &y, &mo, &day);
	put_value(m, "%04d-%02d-%02d", y, mo, day);
	n = strlen(m->value);
	if (f->hour >= 0)
		value_of_clock(m->value + n, sizeof(m->value) - n, f);
	else if (f->part)
		snprintf(m->value + n, sizeof(m->value) - n, strcmp(f->part, "MI") == 0 ? "T12:00" : "T%s", f->part);
}

void
mean_day(Meaning *m, const Form *f, Day d)
{
	DayRange	r = days_of_day(d);

	if (!day_range_known(r))
	{
		put_value(m, "XXXX-XX-XX");
		m->confidence = 0.3;
		return;
	}
	set_days(m, r, f->hour >= 0 ? PRECISION_MINUTE : PRECISION_DAY);
	m->type = f->hour >= 0 || f->part ? TIME_TIME : TIME_DATE;
	value_of_day(m, f, d);
}
