/*
 * meaning.h - what the files resolve*.c share: each mean_... fills a Meaning for forms of one shape.
 */
#ifndef NEWS_ARCHIVE_MEANING_H
#define NEWS_ARCHIVE_MEANING_H

#include "dates/form.h"

/* meaning.c */
extern void put_value(Meaning *m, const char *fmt,...) pg_attribute_printf(2, 3);
extern void set_days(Meaning *m, DayRange r, Precision precision);

/* "T21:00" into `value`, with its zone when one is told: "T21:00-05:00", "T21:00Z". */
extern void value_of_clock(char *value, int room, const Form *f);

extern void mean_day(Meaning *m, const Form *f, Day d);

/* resolve_units.c, resolve_seasons.c, resolve_holidays.c */
extern void mean_week(Meaning *m, Day d, bool weekend);
/* What the days of one such unit are precise to, a day at least. */
extern Precision precision_of_unit(Unit unit);
extern void mean_unit(Meaning *m, const Form *f, const Around *a);
extern void mean_duration(Meaning *m, const Form *f, const Around *a);
extern void mean_part_of_year(Meaning *m, const Form *f, const Around *a);
extern void mean_season(Meaning *m, const Form *f, const Around *a);
extern void mean_holiday(Meaning *m, const Form *f, const Around *a);

#endif
