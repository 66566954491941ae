/*
 * kernels.c - the three makes of the kernels, and which is taken.
 */
#include "extension/core.h"
#include <math.h>

#include "language/kernels.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_X86 1
#endif

#define LANES 4
#define BLOCK 4
#define MAKE(x) plain_##x
#define MAKE_NAME "plain"
#define TARGET
#include "language/kernel_template.h"

#ifdef HAVE_X86

#define LANES 8
#define BLOCK 6
#define MAKE(x) avx2_##x
#define MAKE_NAME "avx2"
#define TARGET __attribute__((target("avx2,fma")))
#include "language/kernel_template.h"

#define LANES 16
#define BLOCK 12
#define MAKE(x) avx512_##x
#define MAKE_NAME "avx512"
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")))
#include "language/kernel_template.h"

#endif

static const Kernels *chosen = NULL;

/* Whether the processor (and the system, which must save the registers) has what the make needs. */
static bool
is_usable(const Kernels *k)
{
#ifdef HAVE_X86
	if (k == &avx512_kernels)
		return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
			__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
	if (k == &avx2_kernels)
		return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
	return k == &plain_kernels;
}

static const Kernels *const makes[] = {
#ifdef HAVE_X86
	&avx512_kernels, &avx2_kernels,
#endif
	&plain_kernels
};

static const Kernels *
find_kernels(const char *name)
{
	for (size_t i = 0; i < lengthof(makes); i++)
		if (is_usable(makes[i]) && (strcmp(name, "best") == 0 || strcmp(name, makes[i]->name) == 0))
			return makes[i];
	return NULL;
}

bool
kernels_usable(const char *name)
{
	return find_kernels(name) != NULL;
}

bool
choose_kernels(const char *name)
{
	const Kernels *found = find_kernels(name);

	if (found != NULL)
		chosen = found;
	return found != NULL;
}

const Kernels *
kernels(void)
{
	if (chosen == NULL)
		choose_kernels("best");
	return chosen;
}
