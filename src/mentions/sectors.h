/*
 * sectors.h - what is true of some sectors only (data/sectors.tsv).
 */
#ifndef NEWS_ARCHIVE_SECTORS_H
#define NEWS_ARCHIVE_SECTORS_H

/* Whether a sector ("GOV"), which may be NULL, has a flag of the list ("national"). */
extern bool sector_is(const char *sector, const char *flag);

/* The code of the sector in one row of the list, or NULL behind the last. */
extern const char *sector_code(int row);

#endif
