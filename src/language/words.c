/*
 * words.c - a token's bytes in, hashes out (FNV-1a, 64 bits).
 */
#include "extension/core.h"
#include "language/words.h"
#include "text/utf8.h"

/* More of a word than this is not looked at (bytes). */
#define WORD_MAX 48

#define SHAPE_MAX 10

static uint64
hash_bytes(const char *s, int length, uint64 h)
{
	for (int i = 0; i < length; i++)
		h = (h ^ (unsigned char) s[i]) * UINT64_C(0x100000001b3);
	return h;
}

static char
shape_of(unsigned char c)
{
	if (c >= 0x80)
		return 'u';
	if (c >= 'a' && c <= 'z')
		return 'x';
	if (c >= 'A' && c <= 'Z')
		return 'X';
	return c >= '0' && c <= '9' ? 'd' : (char) c;
}

static void
shapes(const char *s, int length, WordForm *form)
{
	char		shape[SHAPE_MAX];
	char		runs[SHAPE_MAX];
	int			n = 0;
	int			m = 0;

	for (int i = 0; i < length && n < SHAPE_MAX && m < SHAPE_MAX; i++)
	{
		char		c;

		if (!utf8_is_start(s[i]))
			continue;
		c = shape_of(s[i]);
		if (n < 2 || shape[n - 1] != c || shape[n - 2] != c)
			shape[n++] = c;
		if (m == 0 || runs[m - 1] != c)
			runs[m++] = c;
	}
	form->shape = hash_bytes(shape, n, 300);
	form->short_shape = hash_bytes(runs, m, 301);
}

/* The table is at most half full, so a free slot ends each search. */
uint16
dictionary_code(const WordTable *table, uint64 lower)
{
	for (uint32 i = (uint32) lower & table->mask;; i = (i + 1) & table->mask)
	{
		if (table->slots[i] == 0)
			return 0;
		if (table->slots[i] >> 16 == lower >> 48)
			return table->slots[i] & 0xFFFF;
	}
}

static void
word_form(const char *text, int length, const char *lower, WordForm *form)
{
	char		l[WORD_MAX];
	int			n = 0;

	for (; n < WORD_MAX && lower[n] != '\0'; n++)
		l[n] = lower[n] >= '0' && lower[n] <= '9' ? '0' : lower[n];
	form->lower = hash_bytes(l, n, UINT64_C(14695981039346656037));
	form->word = hash_bytes(text, Min(length, WORD_MAX), 77);
	for (int k = 0; k < 4; k++)
		form->suffix[k] = n > k ? hash_bytes(l + n - 1 - k, k + 1, 100 + k) : (uint64) (100 + k);
	for (int k = 0; k < 3; k++)
		form->prefix[k] = hash_bytes(l, Min(k + 1, n), 200 + k);
	shapes(text, Min(length, WORD_MAX), form);
}

void
word_forms(const Document *doc, const WordTable *table, int32 first, int32 count, WordForm *forms)
{
	for (int32 i = -WORD_PAD; i < count + WORD_PAD; i++)
	{
		const Token *t = &doc->tokens[first + i];

		if (i < 0)
			word_form("<s>", 3, "<s>", &forms[WORD_PAD + i]);
		else if (i >= count)
			word_form("</s>", 4, "</s>", &forms[WORD_PAD + i]);
		else
			word_form(doc->text + t->span.start, span_length(t->span), t->lower, &forms[WORD_PAD + i]);
		forms[WORD_PAD + i].code = dictionary_code(table, forms[WORD_PAD + i].lower);
	}
}
