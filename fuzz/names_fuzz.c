/*
 * names_fuzz.c - two names of any bytes: folded, cut into keys and codes, compared; folds stay plain, similarity stays within 0..1.
 */
#include "extension/core.h"

#include "names/codes.h"
#include "names/names.h"
#include "names/words.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Lower-case letters and digits with single spaces between them. */
static void
check_fold(const char *folded)
{
	assert(strlen(folded) <= LETTERS_MAX);
	for (const char *c = folded; *c; c++)
		assert((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || (*c == ' ' && c > folded && c[-1] != ' ' && c[1] != '\0'));
}

static void
check_codes(const char *folded)
{
	NameWords	words;
	NameCodes	filed;
	NameCodes	asked;

	name_words(folded, &words);
	assert(words.n <= NAME_MAX_WORDS);
	name_codes(&words, &filed);
	query_codes(&words, &asked);
	assert(filed.n <= asked.n && asked.n <= NAME_MAX_CODES);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	size_t		half = size / 2;
	char	   *a = fold_name((const char *) data, half);
	char	   *b = fold_name((const char *) data + half, size - half);
	char	   *raw = pnstrdup((const char *) data, half);
	char	  **keys;
	float		s = name_similarity(a, b);

	check_fold(a);
	check_fold(b);
	check_fold(name_essence(a));
	assert((a[0] == '\0') == (name_essence(a)[0] == '\0'));
	check_codes(a);
	check_codes(raw);
	assert(s >= 0 && s <= 1 && s == name_similarity(b, a));
	assert(a[0] == '\0' || name_similarity(a, a) == 1);
	for (int i = name_keys(a, &keys) - 1; i > 0; i--)
		assert(strcmp(keys[i - 1], keys[i]) < 0);
	explain_similarity(a, b);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
