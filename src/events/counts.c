/*
 * counts.c - see counts.h.
 */
#include "extension/core.h"
#include "events/counts.h"
#include "text/lexicon.h"

#define ABOUT 10				/* "about 30" may be a tenth less or more */

extern const Lexicon lexicon_vague_numbers;

static int32
sentence_end(const Document *doc, int32 token)
{
	const Sentence *s = &doc->sentences[doc->tokens[token].sentence];

	return s->first + s->count;
}

static bool
is_digits(const Token *t)
{
	return t->lower[0] >= '0' && t->lower[0] <= '9';
}

/* Whether the number before a hyphen or an "and" goes on behind it: "twenty-five", "two hundred and six"; not "10-20". */
static bool
goes_on(const Document *doc, int32 link, int32 first, int32 end)
{
	const char *before;

	if (link + 1 >= end || link == first || number_of(doc->tokens[link + 1].lower) < 0)
		return false;
	before = doc->tokens[link - 1].lower;
	if (token_is(&doc->tokens[link], "-"))
		return !is_digits(&doc->tokens[link - 1]) && !is_digits(&doc->tokens[link + 1]);
	return token_is(&doc->tokens[link], "and") && (strcmp(before, "hundred") == 0 || strcmp(before, "thousand") == 0);
}

/* The last token of the number that begins at a token, or NO_TOKEN. */
static int32
number_ends(const Document *doc, int32 first)
{
	int32		end = sentence_end(doc, first);
	int32		last = NO_TOKEN;

	for (int32 t = first; t < end && t < first + 8; t++)
	{
		if (number_of(doc->tokens[t].lower) >= 0 && (t == first || !is_digits(&doc->tokens[t])))
			last = t;
		else if (!goes_on(doc, t, first, end))
			break;
	}
	/* "a dozen", but not "a" alone */
	return last == first && token_is(&doc->tokens[first], "a") ? NO_TOKEN : last;
}

static bool
count_number(const Document *doc, int32 token, Count *c)
{
	int32		last = number_ends(doc, token);

	if (last == NO_TOKEN)
		return false;
	c->first = token;
	c->last = last;
	c->quantity = number_of_tokens(doc, token, last);
	/* "230, 000" */
	if (last == token && last + 2 < sentence_end(doc, token) && c->quantity > 0 && c->quantity < 1000 && is_digits(&doc->tokens[token]) &&
		token_is(&doc->tokens[last + 1], ",") && token_is(&doc->tokens[last + 2], "000"))
	{
		c->quantity *= 1000;
		c->last += 2;
	}
	c->low = c->high = c->quantity;
	return c->quantity > 0;
}

/* "dozens", "tens of thousands"; "several" only before a noun or "people". */
static bool
count_words(const Document *doc, int32 token, Count *c)
{
	int			words;
	int			row = lexicon_match(&lexicon_vague_numbers, doc, token, &words);
	const char *high;

	if (row < 0)
		return false;
	high = lexicon_cell(&lexicon_vague_numbers, row, 2);
	c->first = token;
	c->last = token + words - 1;
	c->quantity = -1;
	c->low = atoi(lexicon_cell(&lexicon_vague_numbers, row, 1));
	c->high = *high ? atoi(high) : -1;
	return true;
}

/* "10 to 20", "10-20", "20 or 30", "between 10 and 20": the count goes on to the second number. */
static void
add_upper_end(const Document *doc, Count *c)
{
	int32		link = c->last + 1;
	Count		upper;
	bool		between = c->first > 0 && token_is(&doc->tokens[c->first - 1], "between");

	if (link + 1 >= sentence_end(doc, c->first) || doc->tokens[link].sentence != doc->tokens[c->first].sentence)
		return;
	/* "rose from 12 to 17" are two */
	if (c->first > 0 && token_is(&doc->tokens[c->first - 1], "from") && token_is(&doc->tokens[link], "to"))
		return;
	if (between ? !token_is(&doc->tokens[link], "and") : !IS_ONE_OF(doc->tokens[link].lower, "to", "-", "or"))
		return;
	if (!count_number(doc, link + 1, &upper) || upper.quantity <= c->quantity)
		return;
	/* "two to three million" */
	if (c->quantity < 1000 && upper.quantity >= 1000 && number_of(doc->tokens[upper.last].lower) >= 1000 && !is_digits(&doc->tokens[upper.last]))
		c->low = c->quantity * (int32) Min(number_of(doc->tokens[upper.last].lower), PG_INT32_MAX / 1000);
	c->last = upper.last;
	c->high = upper.quantity;
	c->quantity = -1;
	if (between)
		c->begins = c->first - 1;
}

/* The first word of a bound whose last two words, or last word, begin at a token: "no more than", "as many as", "an estimated". */
static int32
bound_begins(const Document *doc, int32 at)
{
	int32		begin = doc->sentences[doc->tokens[at].sentence].first;

	if (at > begin && token_is(&doc->tokens[at], "many") && token_is(&doc->tokens[at - 1], "as"))
		at--;
	if (at > begin && token_in_class(&doc->tokens[at - 1], CLASS_BEFORE_BOUND))
		at--;
	return at;
}

static bool
is_word(const Document *doc, int32 token, const char *word)
{
	return token >= 0 && token < doc->n_tokens && token_is(&doc->tokens[token], word);
}

static void
set_bound(const Document *doc, Count *c)
{
	int32		begins = c->first;
	const char *bound = c->begins < c->first ? NULL : bound_before(doc, c->first, &begins);

	if (bound)
		c->begins = bound_begins(doc, begins);
	/* "no more than", "no fewer than" turn it round */
	if (bound && is_word(doc, c->begins, "no"))
		bound = strcmp(bound, "at least") == 0 ? "at most" : "at least";
	if (is_word(doc, c->last + 1, "or") && is_word(doc, c->last + 2, "more"))
		bound = "at least";
	c->bound = bound;
	if (bound == NULL)
		return;
	if (strcmp(bound, "at least") == 0)
		c->high = -1;
	else if (strcmp(bound, "at most") == 0)
		c->low = -1;
	else
	{
		c->low -= c->low / ABOUT;
		c->high += c->high < 0 || c->high > PG_INT32_MAX / 2 ? 0 : c->high / ABOUT;
	}
}

/* What follows makes it no number of people: "12%", "12-year-old", "12th", "$12". */
static bool
counts_no_people(const Document *doc, const Count *c)
{
	int32		begin = doc->sentences[doc->tokens[c->first].sentence].first;
	const Token *next = c->last + 1 < sentence_end(doc, c->first) ? &doc->tokens[c->last + 1] : NULL;
	const char *before = c->first > begin ? doc->tokens[c->first - 1].lower : "";

	if (IS_ONE_OF(before, "$", "£", "€", "#") || word_in_class(before, CLASS_NO_COUNT))
		return true;
	/* "3:12", "v2.12": no space between */
	if (IS_ONE_OF(before, ".", "/", ":") && !(doc->tokens[c->first].flags & TOKEN_SPACE))
		return true;
	/* halves are not counted: "half a million", "one and a half million" */
	if (strcmp(before, "half") == 0 || (strcmp(before, "a") == 0 && is_word(doc, c->first - 2, "half")) ||
		(is_word(doc, c->last + 1, "and") && is_word(doc, c->last + 2, "a") && is_word(doc, c->last + 3, "half")))
		return true;
	if (next == NULL)
		return false;
	if (token_in_class(next, CLASS_SHARE) || IS_ONE_OF(next->lower, "%", "/", ":", "$", "£", "€") || next->tag == TAG_SYM)
		return true;
	return token_is(next, "-") && next->span.start == doc->tokens[c->last].span.end && !is_word(doc, c->last + 2, "strong");
}

bool
count_begins(Document *doc, int32 token, Count *c)
{
	c->begins = token;
	c->bound = NULL;
	if (count_words(doc, token, c) || count_number(doc, token, c))
	{
		/* "dozens" may be a part of a number too: "two dozen" is one, "dozens" is not */
		if (c->quantity >= 0)
			add_upper_end(doc, c);
		c->begins = Min(c->begins, c->first);
		set_bound(doc, c);
		return !counts_no_people(doc, c);
	}
	return false;
}
