/*
 * details.c - how many an act was done to: "killed at least 12 soldiers".
 */
#include "extension/core.h"
#include "events/details.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_time_words;
extern const Lexicon lexicon_number_bounds;

#define MAX_NUMBER_TOKENS 6

/* "60,000", "1.5": the number, or -1. */
static double
digits_of(const char *word)
{
	double		value = 0;
	double		unit = 1;
	bool		decimals = false;

	if (*word < '0' || *word > '9')
		return -1;
	for (; *word; word++)
	{
		if (*word == '.' && !decimals)
			decimals = true;
		else if (*word >= '0' && *word <= '9')
		{
			value = value * 10 + (*word - '0');
			unit *= decimals ? 10 : 1;
		}
		else if (*word != ',')
			return -1;
	}
	return value / unit;
}

/* The number that a word is in time_words.tsv, as "a", "twelve", "dozen"; or -1. */
static double
number_of_word(const char *word)
{
	int			row = lexicon_find(&lexicon_time_words, word, strlen(word));
	const char *class = row >= 0 ? lexicon_cell(&lexicon_time_words, row, 1) : "";
	int			n;

	if (strcmp(word, "million") == 0 || strcmp(word, "billion") == 0)
		return *word == 'm' ? 1e6 : 1e9;
	/* "an hour" is one of them, "an" no number of people; of none nothing is told */
	if (!IS_ONE_OF(class, "number", "tens", "many") || strcmp(word, "an") == 0)
		return -1;
	n = atoi(lexicon_cell(&lexicon_time_words, row, 2));
	return n > 0 ? n : -1;
}

double
number_of(const char *word)
{
	double		n = digits_of(word);

	return n < 0 ? number_of_word(word) : n;
}

/* "60.000": thousands as they are written elsewhere; in English nobody counts people to three decimals. */
static bool
is_grouped(const char *word)
{
	size_t		whole = strspn(word, "0123456789");

	return whole > 0 && whole <= 3 && word[0] != '0' && word[whole] == '.' && strspn(word + whole + 1, "0123456789") == 3 && word[whole + 4] == '\0';
}

/* The number at a token of a number whose last token is `last`. */
static double
number_at(const Document *doc, int32 token, int32 last)
{
	double		n = number_of(doc->tokens[token].lower);

	return token == last && is_grouped(doc->tokens[token].lower) ? n * 1000 : n;
}

/* A token of a number, with the hyphen and the "and" inside it: "two hundred and fifty-two". */
static bool
is_of_number(const Document *doc, int32 token, int32 begin)
{
	const char *word = doc->tokens[token].lower;

	if (strcmp(word, "and") == 0)
		return token > begin && (strcmp(doc->tokens[token - 1].lower, "hundred") == 0 || strcmp(doc->tokens[token - 1].lower, "thousand") == 0);
	return number_of(word) >= 0 || strcmp(word, "-") == 0;
}

int32
number_of_tokens(const Document *doc, int32 first, int32 last)
{
	double		whole = 0;
	double		part = 0;

	for (int32 i = first; i <= last; i++)
	{
		double		n = number_at(doc, i, last);

		if (n < 0)
			continue;
		if (n < 12 || digits_of(doc->tokens[i].lower) >= 0 || (n < 100 && strcmp(doc->tokens[i].lower, "dozen") != 0))
			part += n;
		else
			part = Max(part, 1) * n;
		if (n >= 1000 && digits_of(doc->tokens[i].lower) < 0)
		{
			whole += part;
			part = 0;
		}
	}
	whole += part;
	return whole >= 0 && whole <= PG_INT32_MAX && whole == (int32) whole ? (int32) whole : -1;
}

/* The number that ends at a token: its value and first token; -1 when there is none that an int can hold. */
static int32
number_ending_at(const Document *doc, int32 last, int32 *first)
{
	int32		begin = doc->sentences[doc->tokens[last].sentence].first;
	int32		i = last;

	while (i >= begin && i > last - MAX_NUMBER_TOKENS && is_of_number(doc, i, begin))
		i--;
	*first = i + 1;
	if (*first > last || (*first == last && strcmp(doc->tokens[last].lower, "a") == 0))
		return -1;
	return number_of_tokens(doc, *first, last);
}

/* The row of number_bounds.tsv of the word before token `first`, with the one before that or alone; -1 when there is none. */
static int
bound_row(const Document *doc, int32 first, bool *pair)
{
	int32		begin = doc->sentences[doc->tokens[first].sentence].first;
	char		words[64];
	int			row = -1;

	if (first - 1 < begin)
		return -1;
	*pair = first - 2 >= begin &&
		snprintf(words, sizeof(words), "%s %s", doc->tokens[first - 2].lower, doc->tokens[first - 1].lower) < (int) sizeof(words) &&
		(row = lexicon_find(&lexicon_number_bounds, words, strlen(words))) >= 0;
	return *pair ? row : lexicon_find(&lexicon_number_bounds, doc->tokens[first - 1].lower, strlen(doc->tokens[first - 1].lower));
}

const char *
bound_before(const Document *doc, int32 first, int32 *begins)
{
	bool		pair;
	int			row = bound_row(doc, first, &pair);

	if (row < 0)
		return NULL;
	*begins = first - (pair ? 2 : 1);
	return lexicon_cell(&lexicon_number_bounds, row, 1);
}

/* How many a noun phrase is about; false when it gives no number. */
static bool
count_at(Document *doc, int32 noun, EventReport *r)
{
	int32		number = doc->tokens[noun].tag == TAG_NUM ? noun : token_child_by(doc, noun, REL_NUMMOD);
	int32		first;
	int32		bound;
	int32		n;

	if (number == NO_TOKEN && noun > 0 && doc->tokens[noun - 1].tag == TAG_NUM)
		number = noun - 1;
	if (number == NO_TOKEN || number > noun || doc->tokens[noun].sentence != r->sentence)
		return false;
	while (number + 1 < noun && is_of_number(doc, number + 1, 0) && number_of(doc->tokens[noun - 1].lower) >= 0)
		number++;
	n = number_ending_at(doc, number, &first);
	if (n < 0 || (first == number && strcmp(doc->tokens[number].lower, "one") == 0 && number == noun))
		return false;
	r->quantity = n;
	r->quantity_bound = bound_before(doc, first, &bound);
	r->counted = number < noun ? document_words(doc, tokens_span(doc, number + 1, noun)) : NULL;
	return true;
}

/* "Killed 12 and ...": a number right behind the verb. */
static bool
count_behind(Document *doc, int32 verb, EventReport *r)
{
	const Sentence *s = &doc->sentences[r->sentence];
	int32		end = Min(s->first + s->count, verb + 4);

	for (int32 t = verb + 1; t < end; t++)
		if (doc->tokens[t].tag == TAG_NUM)
			return (t + 1 == s->first + s->count || (doc->tokens[t + 1].tag != TAG_NOUN && doc->tokens[t + 1].tag != TAG_SYM)) &&
				count_at(doc, t, r);
	return false;
}

static bool
is_counted(uint8 type)
{
	return type == ACT_ASSAULT || type == ACT_COERCE || type == ACT_SANCTION || type == ACT_MOBILIZE || type == ACT_RETREAT ||
		type == ACT_CONCEDE;
}

void
set_quantity(Document *doc, const Telling *t, EventReport *r)
{
	int32		actor = r->actor.token;
	int32		target = r->target.token;
	Places		done_to = {0};

	r->quantity = -1;
	r->quantity_bound = r->counted = NULL;
	if (t->type == ACT_PROTEST && actor != NO_TOKEN)
		count_at(doc, actor, r);
	if (!is_counted(t->type) || (target != NO_TOKEN && count_at(doc, target, r)))
		return;
	if (doc->tokens[t->leaf].tag == TAG_NOUN)
		fill_slot(doc, t->leaf, TAG_NOUN, slot_of_preposition("of"), &done_to);
	else
		fill_slot(doc, t->leaf, TAG_VERB, SLOT_OBJ, &done_to);
	for (int32 i = 0; i < done_to.count; i++)
		if ((target == NO_TOKEN || done_to.count == 1) && count_at(doc, done_to.tokens[i], r))
			return;
	if (target == NO_TOKEN && doc->tokens[t->leaf].tag == TAG_VERB && !is_passive(doc, t->leaf))
		count_behind(doc, t->leaf, r);
}
