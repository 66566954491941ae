/*
 * language_fuzz.c - any bytes through sentences, tokens, tags, grammar and names: spans are in order and inside the text,
 * each sentence has one root, heads lie in their sentence, names in theirs.
 */
#include "extension/core.h"

#include <unicode/utf8.h>

#include "language/language.h"
#include "text/utf8.h"

#define FUZZ_MAX_BYTES 20000

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_sentence(const Document *doc, const Sentence *s)
{
	int			roots = 0;
	int32		at = s->span.start;

	for (int32 i = s->first; i < s->first + s->count; i++)
	{
		const Token *t = &doc->tokens[i];

		Assert(t->span.start >= at && t->span.end > t->span.start && t->span.end <= s->span.end);
		for (; at < t->span.start;)
			Assert(utf8_is_space(utf8_next(doc->text, doc->length, &at)));
		at = t->span.end;
		Assert(t->tag > TAG_NONE && t->tag < N_TAGS && t->relation > REL_NONE && t->relation < N_RELATIONS && t->lemma != NULL);
		roots += t->head == NO_TOKEN;
		Assert(t->head == NO_TOKEN || (t->head >= s->first && t->head < s->first + s->count && t->head != i));
	}
	Assert(at == s->span.end && roots == 1);
}

/* Text in a UTF8 database is valid UTF-8 without NUL: other bytes become spaces. */
static void
make_valid(uint8_t *text, int32_t size)
{
	for (int32_t i = 0; i < size;)
	{
		int32_t		start = i;
		UChar32		c;

		U8_NEXT(text, i, size, c);
		if (c <= 0)
			memset(text + start, ' ', i - start);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t		text[FUZZ_MAX_BYTES];
	Document   *doc;
	int32		at = 0;

	if (size > FUZZ_MAX_BYTES)
		return -1;
	memcpy(text, data, size);
	make_valid(text, size);
	doc = document_create((const char *) text, size, DAY_NONE);
	document_grammar(doc);
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		Assert(doc->sentences[k].span.start >= at);
		at = doc->sentences[k].span.end;
		check_sentence(doc, &doc->sentences[k]);
	}
	for (int32 i = 0; i < doc->names->count; i++)
	{
		const NameSpan *n = &doc->names->spans[i];

		Assert(n->first >= 0 && n->count > 0 && n->first + n->count <= doc->n_tokens);
		Assert(doc->tokens[n->first].sentence == doc->tokens[n->first + n->count - 1].sentence);
	}
	MemoryContextDelete(doc->context);
	return 0;
}
