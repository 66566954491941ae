/*
 * arrays.h - the glue for SQL arrays: their elements as C arrays, in the current context, and lists of names as arrays and in words.
 */
#ifndef NEWS_ARCHIVE_ARRAYS_H
#define NEWS_ARCHIVE_ARRAYS_H

#include "extension/core.h"
#include "utils/array.h"

/* The elements of an SQL array, palloced, and in *n how many; an element that is NULL is 0 or "". */
extern int32 *int32_array(ArrayType *array, int *n);
extern int64 *int64_array(ArrayType *array, int *n);
extern float *real_array(ArrayType *array, int *n);
extern const char **text_array(ArrayType *array, int *n);

/* Raises array_subscript_error when two arrays that go together, of n and of `other` elements, differ in length. */
extern void check_lengths(int n, int other);

/* The array of text with these names. */
extern ArrayType *names_array(const char *const *names, int n);

/* The names in a line, ", " between them and last before the last one: with " and " "person, place and other". */
extern char *names_listed(const char *const *names, int n, const char *last);

#endif
