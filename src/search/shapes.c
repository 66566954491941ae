/*
 * shapes.c - cuts a text into words as news writes them.
 *
 * In: UTF-8.  Out: tokens side by side, each with a shape: words, names with their particle (al-Khalid, Al Khalid,
 * O'Neill), acronyms with dots, codes (F-16, AT&T), numbers as values are written (1,500; $3.5bn; 30 per cent), dates,
 * hashtags, handles, addresses.  PostgreSQL's default parser takes "U.S." for a file name, "al-Khalid" for two words and
 * a U+00A0 for a letter.
 *
 * One token is one look at its first piece and at what stands right behind it; every look ahead is bounded, so the time
 * is linear in the text.
 */
#include "search/shape_parts.h"

#include "text/utf8.h"

static void
take(ShapeToken *t, Shape shape, int32 end)
{
	t->shape = shape;
	t->span.end = end;
}

/* Articles of Arabic names before a hyphen; `al` and `el` also before a space. */
static const char *const articles[] = {"al", "el", "as", "ash", "an", "ar", "at", "az", "ad", "ul", "il"};

static bool
is_article(const ShapeScanner *s, const Piece *p, int first, int last)
{
	for (int i = first; i <= last; i++)
	{
		if ((int32) strlen(articles[i]) == p->end - p->start && word_at(s, p->start, articles[i]))
			return true;
	}
	return false;
}

/* Al Khalid: one name. */
static int32
match_spaced_article(const ShapeScanner *s, const Piece *p)
{
	int			space = space_at(s, p->end);
	Piece		next;

	if (space == 0 || !is_article(s, p, 0, 1) || peek_class(s, p->end + space) != CHAR_UPPER)
		return 0;
	scan_piece(s, p->end + space, &next);
	return next.letters >= 3 && next.digits == 0 && !next.too_long ? next.end : 0;
}

static Shape
plain_shape(const Piece *p)
{
	if (p->digits > 0)
		return p->letters > 0 ? SHAPE_CODE : SHAPE_NUMBER;
	return p->capital ? SHAPE_NAME : SHAPE_WORD;
}

/* Pieces with hyphens between, and a word broken at a line's end; the first piece is known. */
static void
take_compound(const ShapeScanner *s, const Piece *first, int32 end, ShapeToken *t)
{
	int			pieces = 1;
	bool		digits = first->letters == 0;
	Piece		p = *first;
	int32		last = end;
	int			hyphen;

	while ((hyphen = hyphen_at(s, last)) > 0 && pieces < 8)
	{
		int32		begin = last + hyphen;

		if (byte_at(s, begin) == '\n' && peek_class(s, begin + 1) == CHAR_LOWER && first->letters > 1)
			begin++;
		if (!is_word_char(peek_class(s, begin)))
			break;
		scan_piece(s, begin, &p);
		if (p.too_long || p.end - t->span.start > SHAPE_MAX_BYTES)
			break;
		last = p.letters == 1 && match_acronym(s, begin) > 0 ? match_acronym(s, begin) : p.end;
		digits &= p.letters == 0;
		pieces++;
	}
	if (pieces == 1)
		take(t, end > first->end ? SHAPE_ACRONYM : plain_shape(first), end);
	else if (pieces == 2 && is_article(s, first, 0, lengthof(articles) - 1) && p.capital)
		take(t, SHAPE_NAME, last);
	else if (digits || (pieces == 2 && first->capital && first->digits == 0 && p.letters <= 1 && p.digits > 0))
		take(t, SHAPE_CODE, last);
	else
		take(t, SHAPE_COMPOUND, last);
}

/* A token that begins with a letter. */
static void
take_word(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	int32		end;
	Piece		p;
	char		next;

	scan_piece(s, at, &p);
	if (p.too_long)
	{
		take(t, SHAPE_BLANK, p.end);
		return;
	}
	next = byte_at(s, p.end);
	if (next == ':' && byte_at(s, p.end + 1) == '/' && byte_at(s, p.end + 2) == '/' &&
		(word_at(s, at, "http") || word_at(s, at, "ftp")))
		take(t, SHAPE_PROTOCOL, p.end + 3);
	else if (next != '\0' && strchr("@._+%", next) != NULL && (end = match_email(s, at)) > 0)
		take(t, SHAPE_EMAIL, end);
	else if (next == '.' && p.letters == 1 && p.digits == 0 && (end = match_acronym(s, at)) > 0)
		take_compound(s, &p, end, t);
	else if ((next == '.' || next == '-') && (end = match_host(s, at)) > 0)
		take(t, SHAPE_HOST, end);
	else if (p.upper == p.letters && p.letters <= 3 && p.digits == 0 && (end = match_money(s, p.end)) > 0)
		take(t, SHAPE_MONEY, end);
	else if (next == '&' && p.upper == p.letters && p.digits == 0 && peek_class(s, p.end + 1) == CHAR_UPPER)
	{
		scan_piece(s, p.end + 1, &p);
		take(t, SHAPE_CODE, p.end);
	}
	else if ((end = match_spaced_article(s, &p)) > 0)
		take(t, SHAPE_NAME, end);
	else
		take_compound(s, &p, p.end, t);
}

/* A token that begins with a digit. */
static void
take_number(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	bool		decimal;
	int32		end = match_date(s, at);
	int32		more;
	Piece		p;

	if (end > 0)
	{
		take(t, SHAPE_DATE, end);
		return;
	}
	end = match_digits(s, at, &decimal);
	if ((more = match_percent(s, end)) > 0)
		take(t, SHAPE_PERCENT, more);
	else if (decimal && !is_word_char(peek_class(s, end)) && hyphen_at(s, end) == 0)
		take(t, SHAPE_DECIMAL, end);
	else
	{
		scan_piece(s, end, &p);
		if (p.too_long)
			take(t, SHAPE_BLANK, p.end);
		else if (p.end == end && hyphen_at(s, end) == 0)
			take(t, SHAPE_NUMBER, end);
		else
		{
			p.start = at;
			p.digits++;
			p.capital = false;
			take_compound(s, &p, p.end, t);
		}
	}
}

/* <b>, </p>, <img src=...>: on one line. */
static int32
match_tag(const ShapeScanner *s, int32 at)
{
	int32		begin = at + 1 + (byte_at(s, at + 1) == '/');
	int32		end;

	if (byte_at(s, begin) < 'A' || !is_letter(peek_class(s, begin)))
		return 0;
	for (end = begin; end < s->length && end - at < BLANK_MAX_BYTES; end++)
	{
		if (s->text[end] == '>')
			return end + 1;
		if (s->text[end] == '<' || s->text[end] == '\n')
			return 0;
	}
	return 0;
}

static int32
match_entity(const ShapeScanner *s, int32 at)
{
	int32		begin = at + 1 + (byte_at(s, at + 1) == '#');
	int32		end = ascii_run(s, begin, "", 12);

	return end > begin && byte_at(s, end) == ';' ? end + 1 : 0;
}

/* #tag and @handle: a sign with no word before it and letters behind. */
static int32
match_tagged(const ShapeScanner *s, int32 at)
{
	int32		end = at + 1;
	bool		letters = false;

	if (at > 0 && is_word_char(peek_class(s, utf8_previous(s->text, at))))
		return 0;
	while (end < s->length && end - at < SHAPE_MAX_BYTES / 2)
	{
		int32		next = end;
		CharClass	c = shape_class(s, &next);

		if (!is_word_char(c) && c != CHAR_ALONE && c != CHAR_INSIDE && s->text[end] != '_')
			break;
		letters |= is_letter(c) || c == CHAR_ALONE;
		end = next;
	}
	return letters ? end : 0;
}

/* The shapes that begin with a sign. */
static const struct
{
	char		sign;			/* 0: any */
	Shape		shape;
	int32		(*match) (const ShapeScanner *s, int32 at);
}			signs[] = {
	{'<', SHAPE_TAG, match_tag},
	{'&', SHAPE_ENTITY, match_entity},
	{'#', SHAPE_HASHTAG, match_tagged},
	{'@', SHAPE_HANDLE, match_tagged},
	{'\0', SHAPE_MONEY, match_money},
};

static bool
take_sign(const ShapeScanner *s, ShapeToken *t)
{
	size_t		i;

	for (i = 0; i < lengthof(signs); i++)
	{
		int32		end;

		if (signs[i].sign != '\0' && signs[i].sign != s->text[t->span.start])
			continue;
		end = signs[i].match(s, t->span.start);
		if (end > 0)
		{
			take(t, signs[i].shape, end);
			return true;
		}
	}
	return false;
}

/* The bytes that may begin a shape of `signs`: those of ASCII, and the first bytes of the currencies. */
static inline bool
may_be_sign(char c)
{
	return c == '<' || c == '&' || c == '#' || c == '@' || c == '$' || c == '\xC2' || c == '\xE2';
}

static void
take_blank(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	int			clitic = at > 0 && is_word_char(peek_class(s, utf8_previous(s->text, at))) ? clitic_at(s, at) : 0;
	int32		end = at + clitic;

	if (clitic == 0)
		(void) shape_class(s, &end);
	while (end < s->length && end - at < BLANK_MAX_BYTES)
	{
		int32		next = end;
		CharClass	c = shape_class(s, &next);

		if (is_word_char(c) || c == CHAR_ALONE || may_be_sign(s->text[end]))
			break;
		end = next;
	}
	take(t, SHAPE_BLANK, end);
}

/* What follows a protocol or a host of an address. */
static bool
take_address(const ShapeScanner *s, ShapeToken *t)
{
	int32		at = t->span.start;
	int32		end;

	if (s->last == SHAPE_PROTOCOL)
	{
		end = ascii_run(s, at, ".-:@", SHAPE_MAX_BYTES);
		take(t, SHAPE_HOST, end);
		return end > at;
	}
	if (s->last != SHAPE_HOST || strchr("/?", s->text[at]) == NULL || s->text[at] == '\0')
		return false;
	end = ascii_run(s, at, "/?#=&%._~+:;,-@!$*'", SHAPE_MAX_BYTES);
	while (end > at + 1 && strchr(".,;:!?'", s->text[end - 1]) != NULL)
		end--;
	take(t, SHAPE_PATH, end);
	return true;
}

/* A letter of a script without spaces, with the marks on it. */
static void
take_alone(const ShapeScanner *s, int32 next, ShapeToken *t)
{
	while (next - t->span.start < SHAPE_MAX_BYTES && peek_class(s, next) == CHAR_INSIDE)
		(void) shape_class(s, &next);
	take(t, SHAPE_WORD, next);
}

bool
shape_next(ShapeScanner *s, ShapeToken *t)
{
	int32		next = s->at;
	CharClass	c;

	if (s->at >= s->length)
		return false;
	t->span.start = s->at;
	c = shape_class(s, &next);
	if (!((s->last == SHAPE_PROTOCOL || s->last == SHAPE_HOST) && take_address(s, t)))
	{
		if (c == CHAR_DIGIT)
			take_number(s, t);
		else if (is_letter(c))
			take_word(s, t);
		else if (c == CHAR_ALONE)
			take_alone(s, next, t);
		else if (!may_be_sign(s->text[s->at]) || !take_sign(s, t))
			take_blank(s, t);
	}
	s->at = t->span.end;
	s->last = t->shape;
	return true;
}

Shape
shape_of(const char *text, int32 length)
{
	ShapeScanner s = {text, length, 0, SHAPE_NONE};
	ShapeToken	t;

	return shape_next(&s, &t) && t.span.end == length ? t.shape : SHAPE_NONE;
}
