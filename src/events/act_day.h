/*
 * act_day.h - which time expression of a clause says when its act was.
 */
#ifndef NEWS_ARCHIVE_ACT_DAY_H
#define NEWS_ARCHIVE_ACT_DAY_H

#include "dates/dates.h"

/*
 * The time expression inside tokens first..last (both inclusive) that says when the act at act_token was, or NULL: not the
 * day somebody spoke of it, nor that of another act.  By grammar when doc->has_grammar, else by nearness.  Only
 * expressions whose days are known are given.
 */
extern const TimeExpression *date_of_clause(const Document *doc, int32 first, int32 last, int32 act_token);

/* "Recalled the envoy on Monday in protest at a meeting": what is protested at was before, on a day of its own. */
extern bool is_protested_at(const Document *doc, int32 act);

#endif
