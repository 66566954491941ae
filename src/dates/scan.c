/*
 * scan.c - cuts a sentence into the pieces of scan.h, one pass over its bytes.
 *
 * Letters beyond ASCII are letters of a word (Latin-1 capitals are made small), digits beyond ASCII are not numbers,
 * typographic quotes and dashes become their plain forms.
 */
#include "extension/core.h"

#include "dates/date_figures.h"
#include "dates/scan.h"
#include "text/addresses.h"
#include "text/lexicon.h"
#include "text/utf8.h"

extern const Lexicon lexicon_time_words;
extern const Lexicon lexicon_date_neighbours;

#define WORD_MAX_BYTES 32

static const char *const class_names[N_WORD_CLASSES] = {
	"", "month", "weekday", "unit", "number", "tens", "many", "ordinal", "few", "relative", "today", "part", "season",
	"quarter", "half", "edge", "about", "every", "set", "ref", "back", "zone", "future", "past", "holiday",
	"decade", "fiscal", "times"
};

static const struct
{
	const char *name;
	int			flag;
}			flag_names[] = {
	{"capital", WORD_CAPITAL}, {"context", WORD_CONTEXT}, {"plural", WORD_PLURAL}, {"short", WORD_SHORT}
};

enum
{
	COLUMN_WORD, COLUMN_CLASS, COLUMN_NUMBER, COLUMN_CODE, COLUMN_FLAGS
};

/* The rows of the word list in a form fit for comparing; made on first use, the same for ever. */
#define TIME_WORDS_MAX 1024
static TimeWord time_words[TIME_WORDS_MAX];
static bool time_words_ready = false;

static void
prepare_time_words(void)
{
	const Lexicon *l = &lexicon_time_words;

	Assert(l->rows <= TIME_WORDS_MAX);
	for (int r = 0; r < l->rows; r++)
	{
		TimeWord   *w = &time_words[r];

		w->code = lexicon_cell(l, r, COLUMN_CODE);
		w->number = atoi(lexicon_cell(l, r, COLUMN_NUMBER));
		for (int c = 1; c < N_WORD_CLASSES; c++)
			if (strcmp(lexicon_cell(l, r, COLUMN_CLASS), class_names[c]) == 0)
				w->class = c;
		for (size_t f = 0; f < lengthof(flag_names); f++)
			if (strstr(lexicon_cell(l, r, COLUMN_FLAGS), flag_names[f].name))
				w->flags |= flag_names[f].flag;
	}
	time_words_ready = true;
}

const TimeWord *
time_word(const char *lower, int length)
{
	static const TimeWord none = {.code = ""};
	int			row;

	if (!time_words_ready)
		prepare_time_words();
	row = lexicon_find(&lexicon_time_words, lower, length);
	return row < 0 ? &none : &time_words[row];
}

bool
is_neighbour(const Scan *scan, int i, const char *kind)
{
	const Lexicon *l = &lexicon_date_neighbours;
	const char *w = piece_lower(scan, i);
	int			row = *w ? lexicon_find(l, w, strlen(w)) : -1;

	for (bool more = row >= 0; more; row++)
	{
		if (strcmp(lexicon_cell(l, row, 1), kind) == 0)
			return true;
		more = lexicon_same_key(l, row);
	}
	return false;
}

void
scan_begin(Scan *scan, const char *text, int32 length)
{
	memset(scan, 0, sizeof(Scan));
	scan->text = text;
	scan->length = length;
	scan->last_year = SHORT_YEAR_LAST;
	/* A short text has few pieces. */
	scan->capacity = Min(SCAN_MAX, length + 1);
	scan->pieces = palloc(sizeof(Piece) * scan->capacity);
	scan->lower = palloc(scan->capacity * (WORD_MAX_BYTES + 1));
}

void
scan_end(Scan *scan)
{
	pfree(scan->pieces);
	pfree(scan->lower);
}

static inline bool
is_ascii_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What a character beyond ASCII is to us. */
static char
plain_mark(uint32 c)
{
	if (c == 0x2018 || c == 0x2019)
		return '\'';
	if (c == 0x201C || c == 0x201D)
		return '"';
	if ((c >= 0x2010 && c <= 0x2013) || c == 0x2212)
		return '-';
	if (c == 0x2014 || c == 0x2015)
		return '_';
	return 0;
}

static bool
is_foreign_letter(uint32 c)
{
	return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3004) &&
		c != UTF8_REPLACEMENT && !(c >= 0xFF00 && c <= 0xFF0F);
}

/* The word that begins at `from`; its end is returned. */
static int32
cut_word(Scan *scan, Piece *p, int32 from, int32 to)
{
	const char *s = scan->text;
	char	   *out = scan->lower + scan->lower_used;
	int			n = 0;
	int32		i = from;

	while (i < to)
	{
		unsigned char c = s[i];
		int32		next = i;

		if (is_ascii_letter(c))
			next++;
		else if (c < 0x80 || !is_foreign_letter(utf8_next(s, to, &next)))
			break;
		if (n + 4 <= WORD_MAX_BYTES)
			for (int32 k = i; k < next; k++)
			{
				unsigned char b = s[k];

				if (b >= 'A' && b <= 'Z')
					b += 'a' - 'A';
				else if (k == i + 1 && c == 0xC3 && b >= 0x80 && b <= 0x9E)
					b += 0x20;
				out[n++] = b;
			}
		else
			n = WORD_MAX_BYTES;
		i = next;
	}
	if (n >= WORD_MAX_BYTES)
		n = 0;
	out[n] = '\0';
	p->kind = PIECE_WORD;
	p->lower = scan->lower_used;
	p->capital = (s[from] >= 'A' && s[from] <= 'Z') || (from + 1 < i && (unsigned char) s[from] == 0xC3 &&
		(unsigned char) s[from + 1] <= 0x9E);
	p->word = time_word(out, n);
	scan->lower_used += n + 1;
	return i;
}

static int32
cut_number(Scan *scan, Piece *p, int32 from, int32 to)
{
	int32		i = from;
	int32		v = 0;

	for (; i < to && scan->text[i] >= '0' && scan->text[i] <= '9'; i++)
		if (i - from < 9)
			v = v * 10 + scan->text[i] - '0';
	p->kind = PIECE_NUMBER;
	p->digits = Min(i - from, 255);
	p->number = i - from > 9 ? -1 : v;
	return i;
}

/* A longer run without white space is not looked at as a whole (bytes). */
#define RUN_MAX 300

/* The end of the address that begins at `from`, behind white space, without the marks behind it; `from` when there is none. */
static int32
address_end(const Scan *scan, int32 from, int32 to)
{
	const char *s = scan->text;
	int32		end = from;
	bool		signs = false;

	for (; end < to && (unsigned char) s[end] > ' ' && end - from <= RUN_MAX; end++)
		signs |= s[end] == '.' || s[end] == '/' || s[end] == '@' || s[end] == '#' || s[end] == '_' || s[end] == '\\';
	if (!signs || end - from > RUN_MAX || !is_address_run(s + from, end - from))
		return from;
	while (end > from + 1 && strchr("\"')]>}*.,;:!?", s[end - 1]))
		end--;
	return end;
}

int32
scan_pieces(Scan *scan, int32 from, int32 to)
{
	static const TimeWord none = {.code = ""};
	bool		space = true;

	scan->count = 0;
	scan->lower_used = 0;
	scan->any = false;
	while (from < to && scan->count < scan->capacity)
	{
		Piece	   *p = &scan->pieces[scan->count];
		unsigned char c = scan->text[from];
		int32		next = from;
		int32		address;
		uint32		point = c < 0x80 ? c : utf8_next(scan->text, to, &next);

		if (c == ' ' || (c >= '\t' && c <= '\r') || point == 0xA0 || point == 0x202F || point == 0x2009)
		{
			space = true;
			from = Max(next, from + 1);
			continue;
		}
		memset(p, 0, sizeof(Piece));
		p->start = from;
		p->space = space;
		p->word = &none;
		if (space && c > ' ' && (address = address_end(scan, from, to)) > from)
		{
			/* One mark that is like no other */
			p->kind = PIECE_MARK;
			from = address;
		}
		else if (is_ascii_letter(c) || (c >= 0x80 && is_foreign_letter(point)))
			from = cut_word(scan, p, from, to);
		else if (c >= '0' && c <= '9')
			from = cut_number(scan, p, from, to);
		else
		{
			p->kind = PIECE_MARK;
			p->mark = c < 0x80 ? c : plain_mark(point);
			from = Max(next, from + 1);
		}
		p->end = from;
		space = false;
		scan->any |= p->kind == PIECE_NUMBER || p->word->class != WORD_OTHER;
		scan->count++;
	}
	return from;
}
