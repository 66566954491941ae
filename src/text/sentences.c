/*
 * sentences.c - paragraphs at line ends; sentences by ICU's breaks (Unicode UAX 29), of which a filter takes some back.
 *
 * UAX 29 breaks after "Gen." and "J."; the filter looks at the word before a break and the word behind it.  Its rules are
 * those of news: titles, initials, numbers, countries in initials, ellipses, list numbers (data/en/abbreviations.tsv).
 */
#include "extension/core.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/abbreviations.h"
#include "text/breaks.h"
#include "text/calendar_words.h"
#include "text/dateline.h"
#include "text/document.h"
#include "text/long_sentences.h"
#include "text/word_classes.h"

/* The span without white space at its ends. */
static ByteSpan
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

static BreakView
view_of(const Document *doc, ByteSpan before, ByteSpan after)
{
	BreakView	v = {.doc = doc,.before = span_trimmed(doc, before),.after = span_trimmed(doc, after)};
	int32		at;
	int			width;

	v.stop = v.before.end;
	while (v.stop > v.before.start && (width = closing_mark_before(doc->text, v.stop)) > 0)
	{
		v.unquoted |= doc->text[v.stop - 1] != ')' && doc->text[v.stop - 1] != ']';
		v.stop -= width;
	}
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
	at = v.first.start;
	v.next = at < v.after.end ? utf8_next(doc->text, doc->length, &at) : 0;
	return v;
}

static bool
opens_sentence(const BreakView *v)
{
	return is_opener(v->doc->text + v->first.start, span_length(v->first));
}

static bool
goes_on_small(const BreakView *v)
{
	return u_islower((UChar32) v->next);
}

static bool
goes_on_small_or_number(const BreakView *v)
{
	return goes_on_small(v) || (v->next < 0x80 && is_digit((char) v->next));
}

/* Letters with stops between, the last stop left out: "U.S", "a.m", "J.-P". */
static bool
are_initials(const char *s, int length)
{
	int			letters = 0;

	for (int i = 0; i < length; letters++)
	{
		if (!is_upper(s[i]) && !is_lower(s[i]))
			return false;
		i++;
		if (i < length && s[i++] != '.')
			return false;
		i += i < length && s[i] == '-';
	}
	return letters >= 2 && s[length - 1] != '.';
}

/* "1." or "b)" alone: a list's mark belongs to what follows. */
static bool
is_list_mark(const BreakView *v)
{
	return list_mark_end(v->doc, v->before.start, v->before.end) == v->before.end;
}

/* Words that look like names or initials and come before another: "J. Rowan", "A.B. Velsen". */
static bool
initial_joins(const BreakView *v, char letter)
{
	if (goes_on_small(v))
		return true;
	/* "He and I. The" */
	if (letter == 'I' && v->word.start > v->before.start + 4 && strncmp(v->doc->text + v->word.start - 4, "and ", 4) == 0)
		return false;
	return v->next != 0 && is_letter(v->doc->text[v->first.start]) && !opens_sentence(v);
}

/* The words so far are no sentence: each is of the class, has a capital when `names`, or is a number. */
static bool
is_only(const BreakView *v, ListedClass class, bool names)
{
	const char *s = v->doc->text;
	int32		at = v->before.start;

	if (span_length(v->before) > LOOK_MAX)
		return false;
	while (at < v->before.end)
	{
		int32		end = at;
		bool		known = !is_letter(s[at]) || (names && u_isupper((UChar32) utf8_next(s, v->doc->length, &end)));

		for (end = at; end < v->before.end && s[end] != ' ';)
			end++;
		known = known || span_in_class(s + at, end - at, class);
		if (!known && end < v->before.end)
			return false;
		for (at = end; at < v->before.end && s[at] == ' ';)
			at++;
	}
	return true;
}

/* Is the sentence's first word of the class? */
static bool
begins_with(const BreakView *v, ListedClass class)
{
	const char *s = v->doc->text + v->before.start;
	int			n = 0;

	while (n < span_length(v->before) && is_letter(s[n]))
		n++;
	return span_in_class(s, n, class);
}

/* "Lipa time", "Central European Time" behind "p.m.". */
static bool
names_zone(const BreakView *v)
{
	const char *s = v->doc->text;
	int32		at = v->first.start;

	for (int words = 0; words < 4 && at < v->after.end; words++)
	{
		int32		end = at;

		while (end < v->doc->length && is_letter(s[end]))
			end++;
		if (words > 0 && end - at == 4 && ascii_is(s + at, "time", 4))
			return true;
		if (end == at || is_lower(s[at]) || end >= v->doc->length || s[end] != ' ')
			return false;
		at = end + 1;
	}
	return false;
}

/* Is the word behind the break "Monday", "May", "EST", "Eastern"? */
static bool
names_time(const BreakView *v)
{
	const char *s = v->doc->text + v->first.start;
	int			length = span_length(v->first);
	char		lower[LISTED_WORD_MAX + 1];

	if (length < 1 || length > LISTED_WORD_MAX || !is_upper(s[0]))
		return false;
	for (int i = 0; i < length; i++)
		lower[i] = is_upper(s[i]) ? s[i] | 0x20 : s[i];
	lower[length] = '\0';
	return is_calendar_word(lower) || is_zone_word(lower) || word_in_class(lower, CLASS_AFTER_CLOCK);
}

/* Is the second word behind the break "is", "was" and the like: "Monday was quiet"? */
static bool
is_told_of(const BreakView *v)
{
	const char *s = v->doc->text;
	int32		from = v->first.end + 1;
	int32		end = from;

	while (end < v->doc->length && is_letter(s[end]))
		end++;
	return from < v->doc->length && s[v->first.end] == ' ' && is_lower(s[from]) && span_in_class(s + from, end - from, CLASS_DAY_VERB);
}

/* Behind "p.m.": "Monday", "May 3", "EST", unless that is what a sentence is on ("Monday was quiet"); or "At 5 p.m. Rowan", "In Sarn at 5 p.m. Rowan". */
static bool
time_joins(const BreakView *v)
{
	if (goes_on_small_or_number(v))
		return true;
	if (opens_sentence(v))
		return false;
	if (names_time(v))
		return !is_told_of(v);
	return names_zone(v) || (v->next != 0 && begins_with(v, CLASS_BESIDE_CLOCK) && is_only(v, CLASS_BESIDE_CLOCK, true));
}

/* "Halvard Inc. Chief Executive Ilse Maron said", "Brack Corp. Ltd.", and "Halvard Inc. Rowan" where no more was said yet. */
static bool
company_joins(const BreakView *v)
{
	const char *first = v->doc->text + v->first.start;

	if (goes_on_small_or_number(v))
		return true;
	if (opens_sentence(v) || v->next == 0)
		return false;
	return (is_upper(first[0]) && span_in_class(first, span_length(v->first), CLASS_COMPANY_OFFICE)) || is_only(v, CLASS_IN_COMPANY, true);
}

/* The word before the break ends in a full stop: does the sentence go on behind it ("Gen. Rowan"), so that the break is none? */
static bool
stop_joins(const BreakView *v)
{
	const char *word = v->doc->text + v->word.start;
	int			length = span_length(v->word) - 1;

	if (length == 1 && is_upper(word[0]))
		return initial_joins(v, word[0]);
	switch (abbreviation_kind(word, length))
	{
		case ABBREVIATION_TITLE:
			return true;
		case ABBREVIATION_NUMBER:
			return goes_on_small_or_number(v);
		case ABBREVIATION_STATE:
			return goes_on_small_or_number(v) || (u_isupper((UChar32) v->next) && !opens_sentence(v));
		case ABBREVIATION_TIME:
			return time_joins(v);
		case ABBREVIATION_LINK:
			return true;
		case ABBREVIATION_COMPANY:
			return company_joins(v);
		case ABBREVIATION_OTHER:
			return goes_on_small_or_number(v);
		case ABBREVIATION_NONE:
			break;
	}
	if (are_initials(word, length))
		return goes_on_small_or_number(v) || (is_upper(word[0]) && initial_joins(v, word[0]));
	return false;
}

/* How far apart the brackets of a note may stand that a sentence goes on around (bytes). */
#define NOTE_MAX 160

/* "(Reuters)." alone belongs to the sentence before it; "(Laughter.)", which ends inside its brackets, is one of its own. */
static bool
is_bracketed_note(const BreakView *v)
{
	const char *s = v->doc->text + v->after.start;
	int			length = span_length(v->after);

	if (length < 3 || length > 42 || s[0] != '(' || strchr(".!?", s[length - 2 - (s[length - 1] == '.')]) != NULL)
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

/* An opening bracket inside the sentence is closed soon behind the break: "(Did he know? Nobody says.) on". */
static bool
is_inside_note(const BreakView *v)
{
	const char *s = v->doc->text;
	int32		least = Max(v->before.start, v->before.end - NOTE_MAX);
	int32		most = Min(v->doc->length, v->after.start + NOTE_MAX);
	int32		at = v->before.end;

	while (--at > least && s[at] != '(' && s[at] != ')')
		;
	if (at <= least || s[at] != '(')
		return false;
	for (at = v->after.start; at < most && s[at] != '\n' && s[at] != '('; at++)
		if (s[at] == ')')
			return at + 2 < most && (strchr(",;:", s[at + 1]) || (s[at + 1] == ' ' && is_lower(s[at + 2])));
	return false;
}

/* A question, a cry or three dots, perhaps in quotation marks: what stands behind goes on, or tells who said it. */
static bool
cry_joins(const BreakView *v)
{
	if (v->unquoted && opening_mark(v->doc->text + v->after.start))
		return false;
	if (goes_on_small(v))
		return true;
	/* "Yahoo! Inc." */
	if (!v->unquoted && abbreviation_kind(v->doc->text + v->first.start, span_length(v->first)) == ABBREVIATION_COMPANY)
		return v->doc->text[v->first.end] == '.';
	return v->unquoted && names_speaker(v);
}

static bool
joins(const BreakView *v)
{
	const char *text = v->doc->text;
	char		last = v->stop > v->before.start ? text[v->stop - 1] : '\0';
	bool		dots = v->stop >= v->before.start + 3 &&
		(strncmp(text + v->stop - 3, "...", 3) == 0 || strncmp(text + v->stop - 3, "\xE2\x80\xA6", 3) == 0);

	if (is_bracketed_note(v) || spaced_ellipsis_joins(v) || is_inside_note(v) || is_list_mark(v))
		return true;
	/* No space: an address, an initial, and "left.The" */
	if (v->before.end == v->after.start && (last == '.' || last == '!' || last == '?') && u_isalpha((UChar32) v->next) &&
		v->first.start == v->after.start)
		return !lacks_space(v->doc, v->after.start);
	if (last == '!' || last == '?' || (dots && v->unquoted))
		return cry_joins(v);
	return last == '.' && v->stop == v->before.end && v->word.end > v->word.start && stop_joins(v);
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
	for (; (end = sentence_part_end(doc, span)) < span.end; span = span_trimmed(doc, (ByteSpan) {end, span.end}))
		put_sentence(doc, span_trimmed(doc, (ByteSpan) {span.start, end}), paragraph, capacity);
	put_sentence(doc, span, paragraph, capacity);
}

/* Whether the sentence `open` ends before `piece`, by what stands on both sides. */
static bool
ends_before(const Document *doc, ByteSpan open, ByteSpan piece)
{
	BreakView	v = view_of(doc, open, piece);

	return v.after.start < v.after.end && !joins(&v);
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
		bool		sure = false;

		CHECK_FOR_INTERRUPTS();
		for (int32 piece = from; piece < to;)
		{
			bool		line_end = piece > 0 && doc->text[piece - 1] == '\n';
			int32		end;

			/* White space at the beginning is passed once, whatever is joined behind it. */
			open.start = span_trimmed(doc, open).start;
			if (open.end > open.start && (line_end || sure || ends_before(doc, open, (ByteSpan) {piece, to})))
			{
				add_sentence(doc, open, paragraph, &capacity);
				open.start = piece;
			}
			paragraph += line_end;
			end = own_break(doc, span_trimmed(doc, (ByteSpan) {open.start, to}).start, piece, to, &sure);
			open.end = piece = end;
		}
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
