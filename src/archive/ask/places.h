/*
 * places.h - the places of the installed file news_archive_places.txt.
 */
#ifndef NEWS_ARCHIVE_PLACES_H
#define NEWS_ARCHIVE_PLACES_H

#include "extension/core.h"

typedef struct ListedPlace
{
	char	   *name;
	char	   *country;		/* ISO 3166-1 alpha-3 */
	float		latitude;		/* degrees, north and east positive */
	float		longitude;
	int32		population;
	bool		capital;
	char	   *other_names;	/* with | between, or "" */
} ListedPlace;

/*
 * Reads one line (without its end; changed in place).  "=SYR" begins a country, which is kept in country[4]; a place fills
 * *place, whose strings point into the line.  True for a place, false for a country, a remark or an empty line.  Errors:
 * config_file_error, naming the line.
 */
extern bool place_line(char *line, int line_no, char *country, ListedPlace *place);

#endif
