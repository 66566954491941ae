/*
 * sentences.c - paragraphs at line ends; sentences by ICU's breaks (Unicode UAX 29), of which a filter takes some back.
 *
 * UAX 29 breaks after "Gen." and "J."; the filter looks at the word before a break and the word behind it.  Its rules are
 * those of news: titles, initials, numbers, countries in initials, ellipses, list numbers (data/abbreviations.tsv).
 */
#include "extension/core.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/abbreviations.h"
#include "text/dateline.h"
#include "text/document.h"
#include "text/long_sentences.h"
#include "text/utf8.h"

/* No rule looks further than this to either side of a break (bytes). */
#define LOOK_MAX 64

/* What stands on both sides of a break. */
typedef struct BreakView
{
	const Document *doc;
	ByteSpan	before;			/* the sentence so far, without white space at its ends */
	ByteSpan	word;			/* its last run without white space, opening marks taken off */
	ByteSpan	after;			/* the next piece, without white space at its ends */
	ByteSpan	first;			/* its first word, marks taken off */
} BreakView;

ByteSpan
span_trimmed(const Document *doc, ByteSpan s)
{
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
	return s;
}

static inline bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_letter(char c)
{
	return is_upper(c) || is_lower(c) || (unsigned char) c >= 0x80;
}

/* Quotation marks and opening brackets; curly ones are three bytes E2 80 9x. */
static int
opening_mark(const char *s)
{
	if (*s != '\0' && strchr("\"'([", *s))
		return 1;
	return (unsigned char) s[0] == 0xE2 && (unsigned char) s[1] == 0x80 && ((unsigned char) s[2] & 0xF0) == 0x90 ? 3 : 0;
}

static BreakView
view_of(const Document *doc, ByteSpan before, ByteSpan after)
{
	BreakView	v = {.doc = doc,.before = span_trimmed(doc, before),.after = span_trimmed(doc, after)};
	int			width;

	v.word = (ByteSpan) {v.before.end, v.before.end};
	while (v.word.start > v.before.start && v.before.end - v.word.start < LOOK_MAX)
	{
		int32		previous = utf8_previous(doc->text, v.word.start);
		int32		next = previous;

		if (utf8_is_space(utf8_next(doc->text, doc->length, &next)))
			break;
		v.word.start = previous;
	}
	while (v.word.start < v.word.end && (width = opening_mark(doc->text + v.word.start)) > 0)
		v.word.start = Min(v.word.start + width, v.word.end);
	v.first = (ByteSpan) {v.after.start, v.after.start};
	while (v.first.start < v.after.end && (width = opening_mark(doc->text + v.first.start)) > 0)
		v.first.start = Min(v.first.start + width, v.after.end);
	v.first.end = v.first.start;
	while (v.first.end < v.after.end && v.first.end - v.first.start < LOOK_MAX &&
		   (is_letter(doc->text[v.first.end]) || is_digit(doc->text[v.first.end])))
		v.first.end++;
	return v;
}

/* Words that open a sentence rather than go on with a name. */
static bool
opens_sentence(const BreakView *v)
{
	static const char *const starters[] = {
		"the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "in", "on", "at", "but", "and",
		"or", "for", "if", "when", "while", "after", "before", "as", "his", "her", "its", "their", "our", "my", "there", "here", "however",
		"meanwhile", "what", "how", "why", "who", "where", "yes", "no", "so", "also", "by", "from", "to", "with", "some", "many", "most",
		"both", "since", "although", "despite", "under", "according", "earlier", "last", "then", "now", "not", "one", "such", "during"
	};
	int			length = span_length(v->first);
	const char *word = v->doc->text + v->first.start;

	for (size_t i = 0; i < lengthof(starters); i++)
		if ((int) strlen(starters[i]) == length && (word[0] | 0x20) == starters[i][0] &&
			strncmp(word + 1, starters[i] + 1, length - 1) == 0)
			return true;
	return false;
}

/* Letters with stops between, the last stop left out: "U.S", "a.m". */
static bool
are_initials(const char *s, int length)
{
	if (length < 3 || length % 2 == 0)
		return false;
	for (int i = 0; i < length; i++)
		if (i % 2 ? s[i] != '.' : !(is_upper(s[i]) || is_lower(s[i])))
			return false;
	return true;
}

/* "1." or "12)" alone: a list's number belongs to what follows. */
static bool
is_list_number(const BreakView *v)
{
	const char *s = v->doc->text + v->before.start;
	int			length = span_length(v->before);
	int			digits = 0;

	while (digits < length && is_digit(s[digits]))
		digits++;
	return digits >= 1 && digits <= 2 && length == digits + 1;
}

static bool
initial_joins(const BreakView *v, char letter)
{
	char		next = v->first.start < v->first.end ? v->doc->text[v->first.start] : '\0';

	if (is_lower(next))
		return true;
	/* "He and I. The" */
	if (letter == 'I' && v->word.start > v->before.start + 4 && strncmp(v->doc->text + v->word.start - 4, "and ", 4) == 0)
		return false;
	return is_letter(next) && !opens_sentence(v);
}

/* The word before the break ends in a full stop: does it go on? */
static bool
stop_joins(const BreakView *v)
{
	const char *word = v->doc->text + v->word.start;
	int			length = span_length(v->word) - 1;
	char		next = v->first.start < v->first.end ? v->doc->text[v->first.start] : '\0';

	if (length == 1 && is_upper(word[0]))
		return initial_joins(v, word[0]);
	switch (abbreviation_kind(word, length))
	{
		case ABBREVIATION_TITLE:
			return true;
		case ABBREVIATION_NUMBER:
			return is_digit(next) || is_lower(next);
		case ABBREVIATION_STATE:
			return is_lower(next) || is_digit(next) || (is_upper(next) && !opens_sentence(v));
		case ABBREVIATION_TIME:
		case ABBREVIATION_OTHER:
			return is_lower(next) || is_digit(next);
		case ABBREVIATION_NONE:
			break;
	}
	if (are_initials(word, length))
		return is_lower(next) || is_digit(next);
	return is_list_number(v);
}

/* "(Reuters)." alone belongs to the sentence before it. */
static bool
is_bracketed_note(const BreakView *v)
{
	const char *s = v->doc->text + v->after.start;
	int			length = span_length(v->after);

	if (length < 3 || length > 42 || s[0] != '(')
		return false;
	return s[length - 1] == ')' || (s[length - 1] == '.' && s[length - 2] == ')');
}

/* Ellipsis of spaced stops: ". . ." goes on, ". . . ." ends. */
static bool
spaced_ellipsis_joins(const BreakView *v)
{
	const char *end = v->doc->text + v->before.end;
	int			length = span_length(v->before);

	if (length < 5 || strncmp(end - 5, ". . .", 5) != 0)
		return false;
	return !(length >= 8 && strncmp(end - 7, ". . . .", 7) == 0);
}

static bool
joins(const BreakView *v)
{
	const char *text = v->doc->text;
	char		last = v->before.end > v->before.start ? text[v->before.end - 1] : '\0';
	char		next = v->first.start < v->first.end ? text[v->first.start] : '\0';

	if (is_bracketed_note(v) || spaced_ellipsis_joins(v))
		return true;
	if (last == '!' || last == '?')
		return is_lower(next);
	return last == '.' && v->word.end > v->word.start && stop_joins(v);
}

static void
put_sentence(Document *doc, ByteSpan span, int32 paragraph, int32 *capacity)
{
	if (doc->n_sentences == *capacity)
		doc->sentences = repalloc(doc->sentences, sizeof(Sentence) * (*capacity *= 2));
	doc->sentences[doc->n_sentences++] = (Sentence) {.span = span,.paragraph = paragraph};
}

/* A dateline is looked for in this many paragraphs at the head of a text. */
#define DATELINE_PARAGRAPHS 4

static void
add_sentence(Document *doc, ByteSpan span, int32 paragraph, int32 *capacity)
{
	int32		end;
	int32		story;

	span = span_trimmed(doc, span);
	if (span.start >= span.end)
		return;
	/* "TAMSIN, May 20 (Northern Wire) -" is no part of the sentence behind it. */
	if (paragraph < DATELINE_PARAGRAPHS && (doc->n_sentences == 0 || doc->sentences[doc->n_sentences - 1].paragraph != paragraph) &&
		dateline_find(doc->text + span.start, span_length(span), &end, &story))
	{
		ByteSpan	rest = {span.start + story, span.end};

		span.end = span.start + end;
		add_sentence(doc, span, paragraph, capacity);
		doc->sentences[doc->n_sentences - 1].dateline = true;
		add_sentence(doc, rest, paragraph, capacity);
		return;
	}
	for (int32 end; (end = sentence_part_end(doc, span)) < span.end; span = span_trimmed(doc, (ByteSpan) {end, span.end}))
		put_sentence(doc, span_trimmed(doc, (ByteSpan) {span.start, end}), paragraph, capacity);
	put_sentence(doc, span, paragraph, capacity);
}

static void
cut(Document *doc, UBreakIterator *breaks)
{
	int32		capacity = 64;
	int32		paragraph = 0;
	ByteSpan	open = {0, 0};

	doc->sentences = MemoryContextAlloc(doc->context, sizeof(Sentence) * capacity);
	for (int32 from = ubrk_first(breaks), to; (to = ubrk_next(breaks)) != UBRK_DONE; from = to)
	{
		bool		line_end = from > 0 && doc->text[from - 1] == '\n';

		CHECK_FOR_INTERRUPTS();
		/* White space at the beginning is passed once, whatever is joined behind it. */
		open.start = span_trimmed(doc, open).start;
		if (open.end > open.start)
		{
			BreakView	v;

			if (!line_end)
				v = view_of(doc, open, (ByteSpan) {from, to});
			if (line_end || (v.after.start < v.after.end && !joins(&v)))
			{
				add_sentence(doc, open, paragraph, &capacity);
				open.start = from;
			}
		}
		paragraph += line_end;
		open.end = to;
	}
	add_sentence(doc, open, paragraph, &capacity);
}

/* ICU's parts are its own memory: closed with the context they are used in, so that a cancel leaves none. */
typedef struct Breaks
{
	MemoryContextCallback closing;
	UBreakIterator *iterator;
	UText		text;
} Breaks;

static void
close_breaks(void *arg)
{
	Breaks	   *b = arg;

	ubrk_close(b->iterator);
	utext_close(&b->text);
}

void
document_sentences(Document *doc)
{
	UErrorCode	status = U_ZERO_ERROR;
	MemoryContext context;
	Breaks	   *breaks;

	if (doc->has_sentences)
		return;
	context = AllocSetContextCreate(CurrentMemoryContext, "news_archive breaks", ALLOCSET_SMALL_SIZES);
	breaks = MemoryContextAllocZero(context, sizeof(Breaks));
	breaks->text = (UText) UTEXT_INITIALIZER;
	breaks->closing.func = close_breaks;
	breaks->closing.arg = breaks;
	MemoryContextRegisterResetCallback(context, &breaks->closing);
	breaks->iterator = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
	utext_openUTF8(&breaks->text, doc->text, doc->length, &status);
	ubrk_setUText(breaks->iterator, &breaks->text, &status);
	if (U_FAILURE(status))
		ereport(ERROR,
				(errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
				 errmsg("ICU could not break text into sentences: %s", u_errorName(status))));
	cut(doc, breaks->iterator);
	MemoryContextDelete(context);
	doc->has_sentences = true;
}
