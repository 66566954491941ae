/*
 * calendar_words.h - the names of months, weekdays and time zones, as those need them who read no dates (data/en/time_words.tsv).
 */
#ifndef NEWS_ARCHIVE_CALENDAR_WORDS_H
#define NEWS_ARCHIVE_CALENDAR_WORDS_H

#include "text/document.h"

/* 1 for a word that begins as January does ("Jan", "JANUARY", "Jan."), to 12; 0 for one that begins as no month. */
extern int	month_of_stem(const char *word);

/* 1 for "monday", to 7; 0 for what is no weekday's whole name.  In lower case. */
extern int	weekday_of_name(const char *lower);

/* Whether a word in lower case, or its short form, is the name of a month, a weekday or a time zone. */
extern bool is_calendar_word(const char *lower);
extern bool is_zone_word(const char *lower);

#endif
