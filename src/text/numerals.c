/*
 * numerals.c - "iv" and the like: what numbers parts of a list, and people of one name.
 */
#include "extension/core.h"
#include "text/numerals.h"

int
roman_number(const char *word, int length)
{
	static const char *const ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
	int			tens = 0;

	while (tens < length && tens < 3 && word[tens] == 'x')
		tens++;
	for (int i = 0; i < (int) lengthof(ones); i++)
		if ((int) strlen(ones[i]) == length - tens && memcmp(ones[i], word + tens, length - tens) == 0)
			return 10 * tens + i;
	return 0;
}
