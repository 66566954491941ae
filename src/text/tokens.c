/*
 * tokens.c - words, numbers and marks of each sentence.
 */
#include "extension/core.h"

#include <unicode/uchar.h>

#include "text/document.h"
#include "text/utf8.h"

static const char *
lower_of(Document *doc, ByteSpan s)
{
	char	   *out = MemoryContextAlloc(doc->context, 2 * span_length(s) + 4);
	int			n = 0;

	for (int32 i = s.start; i < s.end;)
	{
		uint32		c = utf8_next(doc->text, doc->length, &i);

		if (c == 0x2018 || c == 0x2019)
			c = '\'';
		n += utf8_put(u_tolower(c), out + n);
	}
	out[n] = '\0';
	return out;
}

void
document_tokens(Document *doc)
{
	int32		capacity = 256;

	if (doc->has_tokens)
		return;
	document_sentences(doc);
	doc->has_tokens = true;
	doc->tokens = MemoryContextAlloc(doc->context, sizeof(Token) * capacity);
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		Sentence   *s = &doc->sentences[k];
		bool		space = true;

		s->first = doc->n_tokens;
		for (int32 i = s->span.start; i < s->span.end;)
		{
			int32		next = i;
			uint32		c = utf8_next(doc->text, doc->length, &next);
			Token		t = {.span = {i, next},.sentence = k,.head = NO_TOKEN};

			if (utf8_is_space(c))
			{
				space = true;
				i = next;
				continue;
			}
			if (u_isalnum(c))
			{
				t.flags = u_isdigit(c) ? TOKEN_NUMBER : TOKEN_WORD | (u_isupper(c) ? TOKEN_CAPITAL : 0);
				while (next < s->span.end)
				{
					int32		after = next;

					if (!u_isalnum(utf8_next(doc->text, doc->length, &after)))
						break;
					next = after;
				}
				t.span.end = next;
			}
			else
				t.flags = TOKEN_PUNCT;
			if (space)
				t.flags |= TOKEN_SPACE;
			if (s->count == 0)
				t.flags |= TOKEN_FIRST;
			space = false;
			t.lower = lower_of(doc, t.span);
			if (doc->n_tokens == capacity)
				doc->tokens = repalloc(doc->tokens, sizeof(Token) * (capacity *= 2));
			doc->tokens[doc->n_tokens++] = t;
			s->count++;
			i = next;
		}
	}
}
