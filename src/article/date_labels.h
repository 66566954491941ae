/*
 * date_labels.h - inside article/: what the words before a date say that it is.
 */
#ifndef NEWS_ARCHIVE_DATE_LABELS_H
#define NEWS_ARCHIVE_DATE_LABELS_H

#include "article/lines.h"

typedef enum DateLabel
{
	LABEL_NONE,					/* no label */
	LABEL_FREE,					/* one that says nothing of the day: "Monday:" */
	LABEL_PUBLISHED,
	LABEL_MODIFIED,
	LABEL_DATE,					/* "Date:": the article's, or that of a picture beside */
	LABEL_OTHER,				/* the day of something else: "Deadline:" */
	LABEL_UNKNOWN				/* words and a colon behind them: "Day of the raffle:" */
} DateLabel;

/* What the words before a date say of it. `s`: the text up to the byte at which the date begins ("Last updated on "). */
extern DateLabel date_label(const char *s, int32 length);

/* What a line says of a date that begins the next line.  A label of something else ("Deadline") counts only when it is the whole line. */
extern DateLabel date_label_above(const Line *line);

#endif
