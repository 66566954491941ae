/*
 * own_acts.h - the acts that the owner of an archive adds, as rows of text.
 */
#ifndef NEWS_ARCHIVE_OWN_ACTS_H
#define NEWS_ARCHIVE_OWN_ACTS_H

#include "extension/core.h"
#include "extension/compat.h"

/*
 * Has the coder use these rows, lines of ten cells with tabs between: the words, then the cells of a frame as in
 * data/en/frames.tsv; NULL for none.  Gives how many they are.  Errors: invalid_parameter_value, which names the row, the
 * cell and what is allowed.
 */
extern int	own_acts_use(text *rows);

/* Raises the error of own_acts_use() for one row, if that is wrong. */
extern void own_acts_check(text *row);

#endif
