/*
 * signature_sql.h - what the glue over signatures has in common.
 */
#ifndef NEWS_ARCHIVE_SIGNATURE_SQL_H
#define NEWS_ARCHIVE_SIGNATURE_SQL_H

#include "utils/array.h"

/* The elements of an array of four-byte values without NULLs, in place, and how many.  Errors: array_subscript_error for others. */
extern void *signature_elements(ArrayType *array, int *n);

#endif
