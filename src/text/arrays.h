/*
 * arrays.h - the glue for SQL arrays as arguments: their elements as C arrays, in the current context.
 */
#ifndef NEWS_ARCHIVE_ARRAYS_H
#define NEWS_ARCHIVE_ARRAYS_H

#include "extension/core.h"
#include "utils/array.h"

/* The elements of an SQL array, palloced, and in *n how many; an element that is NULL is 0 or "". */
extern int64 *int64_array(ArrayType *array, int *n);
extern float *real_array(ArrayType *array, int *n);
extern const char **text_array(ArrayType *array, int *n);

/* Raises array_subscript_error when two arrays that go together, of n and of `other` elements, differ in length. */
extern void check_lengths(int n, int other);

#endif
