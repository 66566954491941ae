/*
 * line_dates.h - inside article/: dates as they are written in lines.
 */
#ifndef NEWS_ARCHIVE_LINE_DATES_H
#define NEWS_ARCHIVE_LINE_DATES_H

#include "article/lines.h"
#include "dates/full_date.h"

/* The next full date at or after byte `from`; false when there is none. */
extern bool line_date_next(const char *text, int32 length, int32 from, FullDate *date);

/* Has the line a full date and little else? */
extern bool line_is_date(const Line *line);

#endif
