/*
 * credits.h - whom a text is from: the agency that an article names, and outlets whose names are written in several ways.
 */
#ifndef NEWS_ARCHIVE_CREDITS_H
#define NEWS_ARCHIVE_CREDITS_H

#include "extension/core.h"

/* The parts of an article in which an agency is named; NULL where there is none.  Texts are NUL-terminated UTF-8. */
typedef struct CreditLines
{
	const char *outlet;
	const char *author;
	const char *dateline;
	const char *const *agency;	/* lines of the role agency */
	int			n_agency;
	const char *body;
} CreditLines;

/* The full name of the agency that the article credits ("Agence France-Presse" for AFP), in new memory; NULL for none. */
extern char *credited_agency(const CreditLines *lines);

/*
 * An outlet by its name: of an address or host the name that the list of outlets has for it, else the part of it that was registered
 * ("www.lipapost.example": "lipapost"), of an agency the full name; anything else as it is.
 */
extern const char *outlet_name(const char *outlet);

#endif
