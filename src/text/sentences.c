/*
 * sentences.c - paragraphs at line ends, sentences by ICU's breaks (UAX 29).
 */
#include "extension/core.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/document.h"
#include "text/utf8.h"

void
document_sentences(Document *doc)
{
	UErrorCode	status = U_ZERO_ERROR;
	UBreakIterator *breaks;
	UText		utext = UTEXT_INITIALIZER;
	int32		capacity = 64;
	int32		paragraph = 0;

	if (doc->has_sentences)
		return;
	doc->has_sentences = true;
	doc->sentences = MemoryContextAlloc(doc->context, sizeof(Sentence) * capacity);
	breaks = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
	utext_openUTF8(&utext, doc->text, doc->length, &status);
	ubrk_setUText(breaks, &utext, &status);
	if (U_FAILURE(status))
		ereport(ERROR,
				(errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
				 errmsg("ICU could not break text into sentences: %s", u_errorName(status))));
	for (int32 from = ubrk_first(breaks), to; (to = ubrk_next(breaks)) != UBRK_DONE; from = to)
	{
		ByteSpan	s = {from, to};

		while (s.start < s.end)
		{
			int32		next = s.start;

			if (!utf8_is_space(utf8_next(doc->text, doc->length, &next)))
				break;
			s.start = next;
		}
		while (s.end > s.start)
		{
			int32		last = utf8_previous(doc->text, s.end);
			int32		next = last;

			if (!utf8_is_space(utf8_next(doc->text, doc->length, &next)))
				break;
			s.end = last;
		}
		if (s.start < s.end)
		{
			if (doc->n_sentences == capacity)
				doc->sentences = repalloc(doc->sentences, sizeof(Sentence) * (capacity *= 2));
			doc->sentences[doc->n_sentences++] = (Sentence) {.span = s,.paragraph = paragraph};
		}
		if (memchr(doc->text + from, '\n', to - from))
			paragraph++;
	}
	ubrk_close(breaks);
	utext_close(&utext);
}
