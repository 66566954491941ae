/*
 * own_breaks.c - ends of sentences that Unicode's rules do not see, where scraped text and lists have them.
 *
 *	"The mill burned down.Two men were hurt."	the space is lacking
 *	"1. Open the gates 2. Close them"			the next mark of a list
 *	"They waited… Then they left."				three dots in one character
 */
#include "extension/core.h"

#include "text/abbreviations.h"
#include "text/addresses.h"
#include "text/breaks.h"
#include "text/numerals.h"

/* How far a run without white space is followed to either side (bytes); a longer one is an address or data, in which no sentence ends. */
#define RUN_LOOK 200

/* The second mark of a list is looked for so far behind the first (bytes). */
#define ITEM_MAX 400

/* The run without white space around byte `at`. */
static ByteSpan
run_around(const Document *doc, int32 at)
{
	ByteSpan	run = {at, at};

	while (run.start > 0 && at - run.start < RUN_LOOK && (unsigned char) doc->text[run.start - 1] > ' ')
		run.start--;
	while (run.end < doc->length && run.end - at < RUN_LOOK && (unsigned char) doc->text[run.end] > ' ')
		run.end++;
	return run;
}

/* An address, a path, a handle, a name in a program: what has signs that no sentence has. */
static bool
is_no_text(const Document *doc, ByteSpan run)
{
	const char *s = doc->text;

	if (span_length(run) >= RUN_LOOK)
		return true;
	for (int32 i = run.start; i < run.end; i++)
		if (strchr("/@\\_=#<>|~{}", s[i]) || (i + 4 < run.end && ascii_is(s + i, "www.", 4)))
			return true;
	return false;
}

/* The end of the letters from `at` on. */
static int32
letters_end(const Document *doc, int32 at)
{
	while (at < doc->length && is_letter(doc->text[at]) && strncmp(doc->text + at, "\xE2\x80", 2) != 0 && strncmp(doc->text + at, "\xC2\xA0", 2) != 0)
		at++;
	return at;
}

/* The word from `at` on may open a sentence: "The", "Two", "A ", "NATO"; not "Com", "D", "Generic.List". */
static bool
may_open(const Document *doc, int32 at)
{
	const char *s = doc->text;
	int32		next = at;
	int32		end = letters_end(doc, at);

	if (at >= doc->length || !u_isupper((UChar32) utf8_next(s, doc->length, &next)))
		return false;
	if (end == next)
		return (s[at] == 'A' || s[at] == 'I') && end < doc->length && s[end] == ' ';
	if (is_file_ending(s + at, end - at) || (end < doc->length && (is_digit(s[end]) || s[end] == '(')))
		return false;
	return !(end + 1 < doc->length && s[end] == '.' && is_letter(s[end + 1])) || is_opener(s + at, end - at);
}

/* The word before the stop that ends at `stop` (less its closing marks) may end a sentence: no initial, no abbreviation. */
static bool
may_end(const Document *doc, ByteSpan run, int32 stop, bool opened)
{
	const char *s = doc->text;
	int32		from = stop;
	int32		word;
	AbbreviationKind kind;

	while (from > run.start && is_digit(s[from - 1]))
		from--;
	/* "in 2013.The", "by 5-4.The", but neither "2.Gates" of a list nor "v2.Beta" */
	if (from < stop)
		return (stop - from > 2 || opened || from > run.start) && (from == run.start || !is_letter(s[from - 1]));
	while (from > run.start && is_letter(s[from - 1]))
		from--;
	if (from == stop)
		return closing_mark_before(s, stop) > 0 || s[stop - 1] == '%' || s[stop] != '.';
	for (word = run.start; opening_mark(s + word) && word < from;)
		word += opening_mark(s + word);
	kind = abbreviation_kind(s + word, stop - word);
	if (kind == ABBREVIATION_NONE && s[stop] == '.')
		kind = abbreviation_kind(s + from, stop - from);
	if (s[stop] == '.' && kind != ABBREVIATION_NONE)
		return opened && kind != ABBREVIATION_LINK && (kind != ABBREVIATION_TITLE || is_lower(s[from]));
	return stop - from >= 2 && !(from > run.start && s[from - 1] == '.' && !opened);
}

/*
 * Byte `at` stands at once behind a full stop, a question or an exclamation mark (with closing marks): does a sentence
 * begin there all the same?  "left.The minister", and not "U.S.Army", "www.lipa.Example", "J.Rowan", "v2.Beta".
 */
bool
lacks_space(const Document *doc, int32 at)
{
	ByteSpan	run;
	int32		stop = at;
	int32		end = letters_end(doc, at);
	bool		opened = is_opener(doc->text + at, end - at);
	int			width;

	CHECK_FOR_INTERRUPTS();
	if (!may_open(doc, at))
		return false;
	run = run_around(doc, at);
	if (is_no_text(doc, run))
		return false;
	while (stop > run.start && (width = closing_mark_before(doc->text, stop)) > 0)
		stop -= width;
	if (stop < at && stop > run.start)
		return true;
	while (stop > run.start && strchr(".!?", doc->text[stop - 1]))
		stop--;
	/* "U.S.A", "[OLBV.VI]": capitals behind capitals */
	if (is_upper(doc->text[at]) && (end == at + 1 || is_upper(doc->text[at + 1])) && stop > run.start && is_upper(doc->text[stop - 1]))
		return false;
	if (stop == run.start && at - stop >= 3)
		return opened;
	return stop < at && stop > run.start && may_end(doc, run, stop, opened);
}

#define ROMAN_MAX 4				/* letters: "viii" */

/* What a mark counts, in each way that it can be read ("i" is the ninth letter, or one); 0 for not at all. */
typedef struct ListMark
{
	int			number;
	int			letter;
	int			roman;
	bool		open;			/* a bracket before it */
	char		close;			/* what ends it, '.' or ')' */
	bool		capital;
} ListMark;

/*
 * The mark that an item of a list begins with: a number, a letter or a small Roman number with a stop or a bracket behind it
 * ("2.", "3)", "1.)", "b.", "(iv)"; a capital only with a bracket, as "B." is a name's); the byte behind it, or `at` when there is none.
 */
static int32
read_list_mark(const Document *doc, int32 at, int32 end, ListMark *mark)
{
	const char *s = doc->text;
	int32		from = at;
	int32		word;

	*mark = (ListMark) {.open = at < end && s[at] == '('};
	at += mark->open;
	word = at;
	for (; at < end && is_digit(s[at]) && at - word < 2; at++)
		mark->number = mark->number * 10 + s[at] - '0';
	while (mark->number == 0 && at < end && is_lower(s[at]) && at - word <= ROMAN_MAX)
		at++;
	if (at > word && mark->number == 0)
	{
		mark->roman = roman_number(s + word, at - word);
		mark->letter = at - word == 1 ? s[word] - 'a' + 1 : 0;
	}
	else if (at == word && at < end && is_upper(s[at]))
	{
		mark->letter = s[at++] - 'A' + 1;
		mark->capital = true;
	}
	if (mark->number + mark->letter + mark->roman == 0 || at >= end)
		return from;
	if (s[at] == '.' && at + 1 < end && s[at + 1] == ')')
		at++;
	mark->close = s[at];
	if (s[at] != ')' && (s[at] != '.' || mark->open || mark->capital))
		return from;
	return at + 1;
}

/* Does the second mark count on from the first one, in the same form? */
static bool
counts_on(const ListMark *first, const ListMark *second)
{
	return first->open == second->open && first->close == second->close && first->capital == second->capital &&
		((first->number > 0 && second->number == first->number + 1) || (first->letter > 0 && second->letter == first->letter + 1) ||
		 (first->roman > 0 && second->roman == first->roman + 1));
}

/* "•", "⁃", "‣", "◦": the width, 0 for none. */
static int
bullet_at(const Document *doc, int32 at, int32 end)
{
	static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x81\x83", "\xE2\x80\xA3", "\xE2\x97\xA6"};

	for (size_t i = 0; i < lengthof(bullets); i++)
		if (at + 3 <= end && strncmp(doc->text + at, bullets[i], 3) == 0)
			return 3;
	return 0;
}

int32
list_mark_end(const Document *doc, int32 at, int32 end)
{
	ListMark	mark;
	int32		from = at;

	at += bullet_at(doc, at, end);
	while (at > from && at < end && doc->text[at] == ' ')
		at++;
	return read_list_mark(doc, at, end, &mark);
}

/* The sentence begins with a list's mark, and the next one of the list stands at `at`. */
static bool
is_next_mark(const Document *doc, int32 sentence, int32 at, int32 end)
{
	ListMark	first;
	ListMark	second;
	int			bullet = bullet_at(doc, sentence, end);
	int32		behind;

	if (bullet)
		return strncmp(doc->text + sentence, doc->text + at, bullet) == 0;
	behind = read_list_mark(doc, sentence, end, &first);
	if (behind == sentence || behind >= end || doc->text[behind] != ' ')
		return false;
	behind = read_list_mark(doc, at, end, &second);
	return behind > at && behind < end && doc->text[behind] == ' ' && counts_on(&first, &second);
}

/* A list's mark at `at` with a capital behind it: "1. Open". */
static bool
opens_item(const Document *doc, int32 at, ListMark *mark)
{
	int32		behind = read_list_mark(doc, at, doc->length, mark);

	if (behind == at || behind + 1 >= doc->length || doc->text[behind] != ' ')
		return false;
	behind++;
	return u_isupper((UChar32) utf8_next(doc->text, doc->length, &behind));
}

/* "The demands are: 1. Open the gates 2. Close the mill": at the first mark, behind a colon, with a second one in the same line. */
static bool
begins_list(const Document *doc, int32 sentence, int32 at)
{
	ListMark	first;
	ListMark	next;

	if (at < sentence + 2 || doc->text[at - 2] != ':' || !opens_item(doc, at, &first) ||
		(first.number != 1 && first.letter != 1 && first.roman != 1))
		return false;
	for (int32 i = at + 3; i < doc->length && i < at + ITEM_MAX && doc->text[i] != '\n'; i++)
		if (doc->text[i - 1] == ' ' && opens_item(doc, i, &next) && counts_on(&first, &next))
			return true;
	return false;
}

/* Three dots in one character at `at`, and a new sentence behind: where that begins, or -1. */
static int32
ellipsis_break(const Document *doc, int32 at, int32 to)
{
	const char *s = doc->text;
	int32		next = at + 3;
	bool		closed = false;
	int32		word;

	if (strncmp(s + at, "\xE2\x80\xA6", 3) != 0 || (at > 0 && (s[at - 1] == '[' || s[at - 1] == '(')))
		return -1;
	while (next < to && (s[next] == '"' || strncmp(s + next, "\xE2\x80\x9D", 3) == 0))
		next += s[next] == '"' ? 1 : 3, closed = true;
	if (next >= to || s[next] != ' ')
		return -1;
	while (next < to && s[next] == ' ')
		next++;
	word = next;
	if (next >= to || !u_isupper((UChar32) utf8_next(s, doc->length, &next)))
		return -1;
	return closed || is_opener(s + word, letters_end(doc, word) - word) ? word : -1;
}

/*
 * The first break of these kinds inside [from, to), of a sentence that begins at `sentence`; `to` when there is none.
 * *sure: nothing of what stands around it may take it back.
 */
int32
own_break(const Document *doc, int32 sentence, int32 from, int32 to, bool *sure)
{
	const char *s = doc->text;
	bool		list = list_mark_end(doc, sentence, to) > sentence || bullet_at(doc, sentence, to) > 0;

	*sure = true;
	for (int32 i = Max(from, sentence + 1); i < to; i++)
	{
		int32		at;

		if (i > from && s[i - 1] == '.' && is_letter(s[i]) && !is_lower(s[i]) && lacks_space(doc, i))
			return i;
		if (s[i - 1] == ' ' && i > from && ((list && is_next_mark(doc, sentence, i, to)) || begins_list(doc, sentence, i)))
			return i;
		if (s[i] == '\xE2' && (at = ellipsis_break(doc, i, to)) > 0)
		{
			*sure = false;
			return at;
		}
	}
	return to;
}
