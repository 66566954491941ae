/*
 * kernels.h - the arithmetic of the network: products of matrices and what stands between them, in three makes of the same
 * code (kernel_template.h): for AVX-512, for AVX2 with FMA, and for any machine.  The best that the processor has is taken at run
 * time.
 *
 * Matrices are rows of floats.  The right side of a product is packed: panels of PANEL columns, one after the other, in each
 * panel row by row; columns that fill the last panel are zero.
 */
#ifndef NEWS_ARCHIVE_KERNELS_H
#define NEWS_ARCHIVE_KERNELS_H

#include "extension/core.h"

#define PANEL 32

static inline int
panels_width(int columns)
{
	return (columns + PANEL - 1) / PANEL * PANEL;
}

typedef struct Kernels
{
	const char *name;

	/*
	 * c = b + a * packed: m rows of k values a (lda apart), n columns (a multiple of PANEL), results ldc apart.  b is each row's own
	 * (begin[row]), or the same for all (bias) when begin is NULL.
	 */
	void		(*multiply) (int m, int n, int k, const float *a, int lda, const float *packed, const float *const *begin,
							 const float *bias, float *c, int ldc);

	/* One step of an LSTM of n (a multiple of 16) cells: gates are those of input, forgetting, value and output, n each. */
	void		(*lstm_step) (int n, const float *gates, float *memory, float *state);

	/* x[n] += row[n] * step; n a multiple of 16. */
	void		(*add_row) (int n, const int8 *row, float step, float *x);

	/* The same of steps of four bits: row[i] holds value i below and value i + n / 2 above, each with 8 added; n a multiple of 16. */
	void		(*add_small_row) (int n, const uint8 *row, float step, float *x);

	/* x[n] to mean 0 and variance 1, times weight, plus bias; n a multiple of 16. */
	void		(*normalise) (int n, const float *weight, const float *bias, float *x);

	/* out[n] = the greater of piece[n] and of the n behind it, plus x[n]; n a multiple of 16. */
	void		(*maxout) (int n, const float *pieces, const float *x, float *out);

	/* x[n] = x where positive, else a tenth of it; n a multiple of 16. */
	void		(*leaky) (int n, float *x);

	/* out[n] = t[rows][n] + the sum of h[row] * t[row][n] over row < rows; n a multiple of 16. */
	void		(*weigh) (int rows, int n, const float *t, const float *h, float *out);

	/* The sum of exp(x[i] - top) over n values. */
	float		(*exp_sum) (int n, const float *x, float top);
} Kernels;

/* The kernels in use: the best that the processor has, or those that choose_kernels() took. */
extern const Kernels *kernels(void);

/* Takes "avx512", "avx2", "plain" or "best"; false when the processor has not got it or the name is none (then nothing changes). */
extern bool choose_kernels(const char *name);
extern bool kernels_usable(const char *name);

#endif
