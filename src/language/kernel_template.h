/*
 * kernel_template.h - the kernels once, included by kernels.c for each make with
 *	LANES	floats of a vector
 *	BLOCK	rows of a product that are held in registers together, two vectors each
 *	MAKE(x) the name of x in this make
 *	TARGET	the attribute that lets the compiler use the instructions
 *
 * Vectors are GCC's (clang has them too): the same code is AVX-512, AVX2, SSE2 or NEON.  No vector is ever passed to a
 * function that is not inlined, so that no calling convention is asked for.
 */
#define Floats	MAKE(Floats)
#define Bits	MAKE(Bits)
#define Bytes	MAKE(Bytes)
#define INLINE	static inline __attribute__((always_inline)) TARGET

typedef float Floats __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef uint32 Bits __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int8 Bytes __attribute__((vector_size(LANES), aligned(1), may_alias));

#define AT(p) (*(Floats *) (p))
#define AT_CONST(p) (*(const Floats *) (p))

/* All lanes one value. */
INLINE void
MAKE(fill) (Floats *v, float x)
{
	for (int i = 0; i < LANES; i++)
		(*v)[i] = x;
}

/* x where it is above low, else low, also for what is no number. */
INLINE void
MAKE(at_least) (Floats *x, float low)
{
	Bits		above = (Bits) (*x > low);
	Floats		lows = *x - *x;

	MAKE(fill) (&lows, low);
	*x = (Floats) (((Bits) *x & above) | ((Bits) lows & ~above));
}

INLINE void
MAKE(at_most) (Floats *x, float high)
{
	Bits		below = (Bits) (*x < high);
	Floats		highs = *x - *x;

	MAKE(fill) (&highs, high);
	*x = (Floats) (((Bits) *x & below) | ((Bits) highs & ~below));
}

/*
 * exp(x) for |x| < 88 (others are brought there): 2^n by the exponent's bits, the rest by a polynomial; off by 2 in 10^7.
 */
INLINE void
MAKE(exponentials) (Floats *x, float limit)
{
	const float magic = 12582912.0f;	/* 1.5 * 2^23: what is added to it is rounded to a whole number in its lower bits */
	Floats		n;
	Floats		r;
	Floats		p;

	MAKE(at_least) (x, -limit);
	MAKE(at_most) (x, limit);
	n = *x * 1.44269504f + magic;
	r = *x - (n - magic) * 0.693359375f + (n - magic) * 2.12194440e-4f;
	p = r * 1.9875691500e-4f + 1.3981999507e-3f;
	p = p * r + 8.3334519073e-3f;
	p = p * r + 4.1665795894e-2f;
	p = p * r + 1.6666665459e-1f;
	p = p * r + 0.5f;
	p = p * r * r + r + 1.0f;
	*x = (Floats) ((Bits) p + ((Bits) n << 23));
}

/* `rows` rows of a product, two vectors of columns. */
INLINE void
MAKE(block) (const int rows, int k, const float *a, int lda, const float *packed, const float *const *begin, const float *bias,
			 float *c, int ldc)
{
	Floats		sum[BLOCK][2];

#pragma GCC unroll 16
	for (int r = 0; r < rows; r++)
	{
		const float *from = begin ? begin[r] : bias;

		sum[r][0] = AT_CONST(from);
		sum[r][1] = AT_CONST(from + LANES);
	}
	for (int p = 0; p < k; p++)
	{
		Floats		b0 = AT_CONST(packed + (size_t) p * PANEL);
		Floats		b1 = AT_CONST(packed + (size_t) p * PANEL + LANES);

#pragma GCC unroll 16
		for (int r = 0; r < rows; r++)
		{
			float		x = a[(size_t) r * lda + p];

			sum[r][0] += b0 * x;
			sum[r][1] += b1 * x;
		}
	}
#pragma GCC unroll 16
	for (int r = 0; r < rows; r++)
	{
		AT(c + (size_t) r * ldc) = sum[r][0];
		AT(c + (size_t) r * ldc + LANES) = sum[r][1];
	}
}

TARGET static void
MAKE(some_rows) (int rows, int k, const float *a, int lda, const float *packed, const float *const *begin, const float *bias,
				 float *c, int ldc)
{
#define ROWS(n) case n: MAKE(block) (n, k, a, lda, packed, begin, bias, c, ldc); break
	switch (rows)
	{
			ROWS(1);
			ROWS(2);
			ROWS(3);
			ROWS(4);
#if BLOCK > 4
			ROWS(5);
			ROWS(6);
#endif
#if BLOCK > 6
			ROWS(7);
			ROWS(8);
			ROWS(9);
			ROWS(10);
			ROWS(11);
			ROWS(12);
#endif
	}
#undef ROWS
}

/* The rows are cut into blocks of like size: 13 rows are 7 and 6, not 12 and 1. */
TARGET static void
MAKE(multiply) (int m, int n, int k, const float *a, int lda, const float *packed, const float *const *begin, const float *bias,
				float *c, int ldc)
{
	int			blocks = (m + BLOCK - 1) / BLOCK;
	const float *moved[BLOCK];

	for (int j = 0; j < n; j += PANEL)
		for (int i = 0, left = blocks; i < m; left--)
		{
			int			rows = (m - i + left - 1) / left;

			for (int v = 0; v < PANEL; v += 2 * LANES)
			{
				if (begin)
					for (int r = 0; r < rows; r++)
						moved[r] = begin[i + r] + j + v;
				MAKE(some_rows) (rows, k, a + (size_t) i * lda, lda, packed + (size_t) j * k + v, begin ? moved : NULL,
								 bias ? bias + j + v : NULL, c + (size_t) i * ldc + j + v, ldc);
			}
			i += rows;
		}
}

/* With i, f, o = 1 / (1 + exp(-x)) and g = tanh(x): memory = f * memory + i * g, state = o * tanh(memory), two divisions in all. */
TARGET static void
MAKE(lstm_step) (int n, const float *gates, float *memory, float *state)
{
	const float limit = 20.0f;	/* three exponentials are multiplied */

	for (int j = 0; j < n; j += LANES)
	{
		Floats		i = -AT_CONST(gates + j);
		Floats		f = -AT_CONST(gates + n + j);
		Floats		g = AT_CONST(gates + 2 * n + j) * -2.0f;
		Floats		o = -AT_CONST(gates + 3 * n + j);
		Floats		m = AT_CONST(memory + j);

		MAKE(exponentials) (&i, limit);
		MAKE(exponentials) (&f, limit);
		MAKE(exponentials) (&g, limit);
		MAKE(exponentials) (&o, limit);
		m = (m * (1.0f + i) * (1.0f + g) + (1.0f - g) * (1.0f + f)) / ((1.0f + i) * (1.0f + g) * (1.0f + f));
		AT(memory + j) = m;
		m = m * -2.0f;
		MAKE(exponentials) (&m, limit);
		AT(state + j) = (1.0f - m) / ((1.0f + o) * (1.0f + m));
	}
}

TARGET static void
MAKE(add_row) (int n, const int8 *row, float step, float *x)
{
	for (int i = 0; i < n; i += LANES)
		AT(x + i) += __builtin_convertvector(*(const Bytes *) (row + i), Floats) * step;
}

TARGET static void
MAKE(add_small_row) (int n, const uint8 *row, float step, float *x)
{
	for (int i = 0; i < n / 2; i += 8)
		for (int k = 0; k < 8; k++)
		{
			x[i + k] += (float) ((int) (row[i + k] & 15) - 8) * step;
			x[n / 2 + i + k] += (float) ((int) (row[i + k] >> 4) - 8) * step;
		}
}

TARGET static void
MAKE(maxout) (int n, const float *pieces, const float *x, float *out)
{
	for (int i = 0; i < n; i += LANES)
	{
		Floats		a = AT_CONST(pieces + i);
		Floats		b = AT_CONST(pieces + n + i);
		Bits		above = (Bits) (a > b);

		AT(out + i) = (Floats) (((Bits) a & above) | ((Bits) b & ~above)) + AT_CONST(x + i);
	}
}

INLINE float
MAKE(sum_of) (const Floats *v)
{
	float		sum = 0;

	for (int i = 0; i < LANES; i++)
		sum += (*v)[i];
	return sum;
}

TARGET static void
MAKE(normalise) (int n, const float *weight, const float *bias, float *x)
{
	Floats		sum = AT(x) - AT(x);
	Floats		squares = sum;
	float		mean;
	float		scale;

	for (int i = 0; i < n; i += LANES)
		sum += AT(x + i);
	mean = MAKE(sum_of) (&sum) / n;
	for (int i = 0; i < n; i += LANES)
		squares += (AT(x + i) - mean) * (AT(x + i) - mean);
	scale = 1.0f / sqrtf(MAKE(sum_of) (&squares) / n + 1e-5f);
	for (int i = 0; i < n; i += LANES)
		AT(x + i) = (AT(x + i) - mean) * scale * AT_CONST(weight + i) + AT_CONST(bias + i);
}

TARGET static void
MAKE(leaky) (int n, float *x)
{
	for (int i = 0; i < n; i += LANES)
	{
		Bits		above = (Bits) (AT(x + i) > 0.0f);

		AT(x + i) = (Floats) (((Bits) AT(x + i) & above) | ((Bits) (AT(x + i) * 0.1f) & ~above));
	}
}

TARGET static void
MAKE(weigh) (int rows, int n, const float *t, const float *h, float *out)
{
	for (int i = 0; i < n; i += LANES)
	{
		Floats		sum = AT_CONST(t + (size_t) rows * n + i);

		for (int r = 0; r < rows; r++)
			sum += AT_CONST(t + (size_t) r * n + i) * h[r];
		AT(out + i) = sum;
	}
}

TARGET static float
MAKE(exp_sum) (int n, const float *x, float top)
{
	Floats		sum = {0};
	float		rest[LANES];
	int			i = 0;

	for (; i + LANES <= n; i += LANES)
	{
		Floats		e = AT_CONST(x + i) - top;

		MAKE(exponentials) (&e, 80.0f);
		sum += e;
	}
	if (i < n)
	{
		for (int k = 0; k < LANES; k++)
			rest[k] = i + k < n ? x[i + k] - top : -80.0f;
		MAKE(exponentials) ((Floats *) rest, 80.0f);
		sum += AT(rest);
	}
	return MAKE(sum_of) (&sum);
}

static const Kernels MAKE(kernels) = {
	MAKE_NAME, MAKE(multiply), MAKE(lstm_step), MAKE(add_row), MAKE(add_small_row), MAKE(normalise), MAKE(maxout), MAKE(leaky), MAKE(weigh), MAKE(exp_sum)
};

#undef Floats
#undef Bits
#undef Bytes
#undef INLINE
#undef AT
#undef AT_CONST
#undef LANES
#undef BLOCK
#undef MAKE
#undef MAKE_NAME
#undef TARGET
