/*
 * numerals.h - Roman numerals.
 */
#ifndef NEWS_ARCHIVE_NUMERALS_H
#define NEWS_ARCHIVE_NUMERALS_H

/* The value of a Roman numeral in lower case up to xxxix, 0 for what is none. */
extern int	roman_number(const char *s, int length);

#endif
