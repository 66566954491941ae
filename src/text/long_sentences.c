/*
 * long_sentences.c - where a sentence of too many words is cut: see long_sentences.h.
 *
 * No news has such sentences; lists, tables and damaged pages have.  A cut is made as late as can be in the second half of
 * the words that are allowed: behind a mark that ends a clause, else at white space, else between any two words.
 */
#include "extension/core.h"

#include <unicode/uchar.h>

#include "text/long_sentences.h"
#include "text/utf8.h"

/* How good a place is to cut. */
typedef enum CutPlace
{
	CUT_NONE, CUT_BETWEEN, CUT_SPACE, CUT_COMMA, CUT_STOP
} CutPlace;

/* The place before the character at `next`, when the one before that is `c`. */
static CutPlace
place_behind(const Document *doc, uint32 c, int32 next)
{
	if (!utf8_is_space(utf8_next(doc->text, doc->length, &next)))
		return CUT_BETWEEN;
	if (c < 0x80 && c != 0 && strchr(".;:!?", (char) c))
		return CUT_STOP;
	return c == ',' ? CUT_COMMA : CUT_SPACE;
}

static bool
is_word_char(uint32 c)
{
	return c < 0x80 ? isalnum((unsigned char) c) != 0 : !utf8_is_space(c) && (u_isalnum(c) || (U_MASK(u_charType(c)) & U_GC_M_MASK));
}

int32
sentence_part_end(const Document *doc, ByteSpan span)
{
	int32		words = 0;
	int32		best = span.end;
	CutPlace	best_place = CUT_NONE;
	bool		in_word = false;

	if (span_length(span) <= SENTENCE_MAX_WORDS)
		return span.end;
	for (int32 at = span.start; at < span.end;)
	{
		uint32		c = utf8_next(doc->text, doc->length, &at);
		bool		word = is_word_char(c);
		CutPlace	place;

		words += !utf8_is_space(c) && !(word && in_word);
		if (words > SENTENCE_MAX_WORDS)
			return best;
		in_word = word;
		if (words <= SENTENCE_MAX_WORDS / 2 || at >= span.end)
			continue;
		place = place_behind(doc, c, at);
		/* not inside a word, nor between the marks of an ellipsis */
		if (place >= best_place && (place > CUT_BETWEEN || !word))
		{
			best = at;
			best_place = place;
		}
	}
	return span.end;
}
