/*
 * addresses.h - which runs without white space are no words of a text: addresses of pages and people, files, handles.
 */
#ifndef NEWS_ARCHIVE_ADDRESSES_H
#define NEWS_ARCHIVE_ADDRESSES_H

#include "extension/core.h"

/* "com", "html" in either case: letters that end a name of a host or of a file, behind its stop. */
extern bool is_file_ending(const char *word, int length);

/*
 * "http://x.example/2013", "may@x.example", "x.example/monday", "/2013/05/", "report-2013-03-05.pdf", "#May2013", "photo_2013-05";
 * not "and/or", "Mon/Tue", "5/3/2013".  The run may have quotation marks and the like at its ends.
 */
extern bool is_address_run(const char *run, int length);

#endif
