/*
 * sketch_fuzz.c - two texts of any bytes: their sketches are sorted and short, what they have in common is the same from both
 * sides and within 0..1, and texts with equal sketches are copies.
 */
#include "extension/core.h"

#include "text/sketch.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_sketch(const int32 *sketch, int n)
{
	assert(n == 0 || (n >= 2 && n <= SKETCH_MAX));
	for (int i = 2; i < n; i++)
		assert(sketch[i - 1] < sketch[i]);
}

static void
check_overlap(TextOverlap o)
{
	assert(o.similarity >= 0 && o.similarity <= o.contained && o.contained <= 1);
	assert(!o.copied || o.contained > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	int32		half = size / 2;
	const char *a = (const char *) data;
	const char *b = (const char *) data + half;
	int32		sketch[2][SKETCH_MAX];
	int			n[2] = {text_sketch(a, half, sketch[0]), text_sketch(b, size - half, sketch[1])};
	TextOverlap there = text_overlap(a, half, b, size - half);
	TextOverlap back = text_overlap(b, size - half, a, half);

	check_sketch(sketch[0], n[0]);
	check_sketch(sketch[1], n[1]);
	check_overlap(there);
	assert(there.similarity == back.similarity && there.contained == back.contained && there.copied == back.copied);
	assert(n[0] == 0 || text_overlap(a, half, a, half).copied);
	if (n[0] > 0 && n[0] == n[1] && memcmp(sketch[0], sketch[1], sizeof(int32) * n[0]) == 0)
		assert(there.copied);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
