/*
 * core.h - what the pure cores stand on.
 *
 * A core (x.c of a stage) takes text and lengths, allocates with palloc, raises ereport, and knows no fmgr, no SPI and
 * no table.  In the server this header is PostgreSQL's; with -DCORE_ALONE (fuzzing, training, benchmarks without a
 * server) it is the small stand-in of core_alone.h, so that the very same file compiles in both.
 */
#ifndef NEWS_ARCHIVE_CORE_H
#define NEWS_ARCHIVE_CORE_H

#ifdef CORE_ALONE
#include "extension/core_alone.h"
#else
#include "postgres.h"
#include "miscadmin.h"
#include "datatype/timestamp.h"
#include "utils/datetime.h"
#include "utils/memutils.h"
/* Before a function that never returns.  PostgreSQL 18 has this word for it, those before it had pg_attribute_noreturn(). */
#ifndef pg_noreturn
#define pg_noreturn pg_attribute_noreturn()
#endif
#endif

/*
 * Days are counted as PostgreSQL's DateADT counts them: from 2000-01-01.
 */
typedef int32 Day;

#define DAY_NONE		PG_INT32_MIN
#define DAY_EPOCH_JULIAN 2451545	/* date2j(2000, 1, 1) */

static inline Day
day_of(int year, int month, int day)
{
	return date2j(year, month, day) - DAY_EPOCH_JULIAN;
}

static inline void
day_parts(Day d, int *year, int *month, int *day)
{
	j2date(d + DAY_EPOCH_JULIAN, year, month, day);
}

/* 0 is Sunday, as in PostgreSQL's dow. */
static inline int
day_of_week(Day d)
{
	return j2day(d + DAY_EPOCH_JULIAN);
}

/* Half-open [from, to); either side may be DAY_NONE for "open"; both DAY_NONE means "not known". */
typedef struct DayRange
{
	Day			from;
	Day			to;
} DayRange;

static inline bool
day_range_known(DayRange r)
{
	return r.from != DAY_NONE || r.to != DAY_NONE;
}

#define NO_DAYS ((DayRange) {DAY_NONE, DAY_NONE})

static inline bool
is_one_of(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(word, ...) \
	is_one_of(word, (const char *const[]) {__VA_ARGS__}, lengthof(((const char *const[]) {__VA_ARGS__})))

#endif
