/*
 * shape_values.c - where numbers, money, dates, acronyms and addresses end.
 */
#include "search/shape_parts.h"
#include "text/lexicon.h"

/* Top-level names that make a dotted word an address; others are a full stop without its space. */
static const char *const host_endings[] = {
	"com", "org", "net", "gov", "edu", "int", "mil", "info", "news", "tv", "eu", "uk", "de", "fr", "ru", "io", "co", "il",
	"ir", "iq", "sy", "lb", "jo", "tr", "qa", "ae", "sa", "eg", "cn", "jp", "in", "pk", "au", "ca", "br", "mx", "za", "ng",
	"ke", "ua", "pl", "it", "es", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "ie", "pt", "gr", "cz", "hu", "ro"
};

/* The end of a host name that begins at `at`, or 0. */
int32
match_host(const ShapeScanner *s, int32 at)
{
	int32		end = ascii_run(s, at, ".-", SHAPE_MAX_BYTES);
	int32		dot;
	size_t		i;

	while (end > at && strchr(".-", s->text[end - 1]) != NULL)
		end--;
	for (dot = end - 1; dot > at && s->text[dot] != '.'; dot--)
		;
	if (dot <= at || memchr(s->text + at, '.', end - at) == NULL || is_word_char(peek_class(s, end)))
		return 0;
	if (word_at(s, at, "www."))
		return end;
	for (i = 0; i < lengthof(host_endings); i++)
	{
		if (memcmp(s->text + dot + 1, host_endings[i], Min((int32) strlen(host_endings[i]), end - dot - 1)) == 0 &&
			(int32) strlen(host_endings[i]) == end - dot - 1)
			return end;
	}
	return 0;
}

int32
match_email(const ShapeScanner *s, int32 at)
{
	int32		sign = ascii_run(s, at, "._%+-", 64);
	int32		end;

	if (byte_at(s, sign) != '@')
		return 0;
	end = ascii_run(s, sign + 1, ".-", SHAPE_MAX_BYTES - 65);
	while (end > sign + 1 && strchr(".-", s->text[end - 1]) != NULL)
		end--;
	return memchr(s->text + sign + 1, '.', end - sign - 1) != NULL ? end : 0;
}

/* U.S., e.g., J.K.: letters and full stops in turn, two letters or more. */
int32
match_acronym(const ShapeScanner *s, int32 at)
{
	int32		end = at;
	int			letters = 0;

	while (end < s->length && letters < 10)
	{
		int32		next = end;

		if (!is_letter(shape_class(s, &next)) || is_word_char(peek_class(s, next)))
			break;
		letters++;
		end = next;
		if (byte_at(s, end) != '.')
			break;
		end++;
	}
	return letters >= 2 ? end : 0;
}

extern const Lexicon lexicon_scales;

/* Where a mark of scales.tsv of that kind ends which begins at `begin` and has `least` letters or more, or 0. */
static int32
match_mark(const ShapeScanner *s, int32 begin, const char *kind, int least)
{
	for (int row = 0; row < lexicon_scales.rows; row++)
	{
		const char *mark = lexicon_cell(&lexicon_scales, row, 0);
		int32		n = strlen(mark);

		if (n >= least && strcmp(lexicon_cell(&lexicon_scales, row, 1), kind) == 0 && word_at(s, begin, mark) &&
			!is_word_char(peek_class(s, begin + n)))
			return begin + n;
	}
	return 0;
}

/* How a number's size is written behind it; the short ones touch it, the long ones may stand off. */
static int32
match_scale(const ShapeScanner *s, int32 at)
{
	int32		begin = at + (space_at(s, at) ? space_at(s, at) : hyphen_at(s, at));

	return match_mark(s, begin, "scale", begin == at ? 1 : 2);
}

/* 1,500 or 3.5: the end of the digits; *decimal says that a point is among them. */
int32
match_digits(const ShapeScanner *s, int32 at, bool *decimal)
{
	int32		end = at;

	*decimal = false;
	while (digit_at(s, end) && end - at < 60)
	{
		end++;
		if (byte_at(s, end) == ',' && digit_at(s, end + 1) && digit_at(s, end + 2) && digit_at(s, end + 3) &&
			!digit_at(s, end + 4) && !*decimal)
			end++;
		else if (byte_at(s, end) == '.' && digit_at(s, end + 1) && !*decimal)
		{
			*decimal = true;
			end++;
		}
	}
	return end;
}

/* Digits in groups with one separator between: `shape` is like "4-2-2" (at most so many digits each). */
static int32
match_groups(const ShapeScanner *s, int32 at, const char *shape)
{
	int32		end = at;

	for (; *shape != '\0'; shape++)
	{
		int			n = 0;

		if (*shape < '0' || *shape > '9')
		{
			if (byte_at(s, end) != *shape)
				return 0;
			end++;
			continue;
		}
		while (digit_at(s, end) && n <= *shape - '0')
			n++, end++;
		if (n == 0 || n > *shape - '0')
			return 0;
	}
	return is_word_char(peek_class(s, end)) ? 0 : end;
}

static const char *const date_shapes[] = {"4-2-2", "2/2/4", "2.2.4", "2:2:2", "2:2"};

int32
match_date(const ShapeScanner *s, int32 at)
{
	size_t		i;

	for (i = 0; i < lengthof(date_shapes); i++)
	{
		int32		end = match_groups(s, at, date_shapes[i]);

		if (end > 0)
			return end;
	}
	return 0;
}

int32
match_percent(const ShapeScanner *s, int32 at)
{
	int32		begin = at + (space_at(s, at) ? space_at(s, at) : hyphen_at(s, at));

	return byte_at(s, at) == '%' ? at + 1 : match_mark(s, begin, "percent", 1);
}

static const char *const currencies[] = {
	"$", "\xC2\xA3", "\xE2\x82\xAC", "\xC2\xA5", "\xE2\x82\xB9", "\xE2\x82\xBD", "\xE2\x82\xA9", "\xE2\x82\xBA", "\xE2\x82\xAA"
};

/* $3.5bn, US$ 1,500, EUR sign and the like: `at` is where the sign stands. */
int32
match_money(const ShapeScanner *s, int32 at)
{
	size_t		i;

	for (i = 0; i < lengthof(currencies); i++)
	{
		int32		begin = at + strlen(currencies[i]);
		int32		end;
		int32		scaled;
		bool		decimal;

		if (!word_at(s, at, currencies[i]))
			continue;
		begin += space_at(s, begin);
		end = match_digits(s, begin, &decimal);
		if (end == begin)
			return 0;
		scaled = match_scale(s, end);
		if (scaled > 0)
			return scaled;
		return is_word_char(peek_class(s, end)) ? 0 : end;
	}
	return 0;
}
