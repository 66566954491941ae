/*
 * arrays.h - the glue for SQL arrays as arguments: their elements as C arrays, in the current context.
 */
#ifndef NEWS_ARCHIVE_ARRAYS_H
#define NEWS_ARCHIVE_ARRAYS_H

#include "extension/core.h"
#include "utils/array.h"

/* The elements and, in *n, how many; NULL elements are 0, 0 or "". */
extern int32 *int32_array(ArrayType *array, int *n);
extern int64 *int64_array(ArrayType *array, int *n);
extern float *real_array(ArrayType *array, int *n);
extern const char **text_array(ArrayType *array, int *n);

/* Errors: array_subscript_error when two arrays that go together differ in length. */
extern void check_lengths(int n, int other);

#endif
