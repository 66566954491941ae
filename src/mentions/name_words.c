/*
 * name_words.c - words and runs of words as names have them: capitals and particles, titles before a person, the words that
 * make a name an organisation's.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/naming.h"
#include "text/word_classes.h"
#include "text/numerals.h"
#include "text/name_particles.h"

enum
{
	WORD_WHERE = 1, WORD_SECTOR
};

int
lexicon_word(const Lexicon *lexicon, const Token *t)
{
	int			length = strlen(t->lower);

	if (length > 1 && t->lower[length - 1] == '.' && memchr(t->lower, '.', length - 1) == NULL)
		length--;
	return lexicon_find(lexicon, t->lower, length);
}

int
title_at(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];

	return (t->flags & TOKEN_CAPITAL) ? lexicon_word(&lexicon_titles, t) : -1;
}

bool
capital_word(const Document *doc, int32 i)
{
	return (doc->tokens[i].flags & TOKEN_WORD) && (doc->tokens[i].flags & TOKEN_CAPITAL);
}

/*
 * A word that only joins or points ("The", "Which", "Then", by its tag): a capital on it, as the first of a sentence has one, does not
 * make it a name.
 */
bool
empty_word(const Document *doc, int32 i)
{
	const Token *t = &doc->tokens[i];

	switch (t->tag)
	{
		case TAG_DET:
		case TAG_ADP:
		case TAG_PRON:
		case TAG_SCONJ:
		case TAG_CCONJ:
		case TAG_AUX:
		case TAG_ADV:
		case TAG_PART:
		case TAG_INTJ:
			return true;
		default:
			return false;
	}
}

/* Words in lower case that stand inside a person's name. */
bool
is_particle(const Token *t)
{
	return is_name_particle(t->lower, strlen(t->lower), PARTICLE_IN_TEXT);
}

/* A name may begin here: a capital, or "al-" and the like with one behind it. */
bool
begins_name(const Document *doc, int32 i)
{
	return capital_word(doc, i) ||
		(is_particle(&doc->tokens[i]) && token_in_sentence(doc, i + 2, doc->tokens[i].sentence) &&
		 token_is(&doc->tokens[i + 1], "-") && capital_word(doc, i + 2));
}

bool
joined(const Document *doc, int32 i)
{
	return i < doc->n_tokens && !(doc->tokens[i].flags & TOKEN_SPACE);
}

/* The last token of a run of capitals as a person's name may be, that begins at `first`; first - 1 when none does. */
int32
person_run(const Document *doc, int32 first)
{
	int32		sentence = doc->tokens[first].sentence;
	int32		last = first - 1;
	int32		i = first;

	while (token_in_sentence(doc, i, sentence) && i - first < NAME_MAX_TOKENS)
	{
		const Token *t = &doc->tokens[i];

		/* "Pranab Sen. The actress ...": the next sentence, which was taken for one with this */
		if (i > first && token_is(t, "the") && doc->tokens[i - 1].lower[strlen(doc->tokens[i - 1].lower) - 1] == '.')
			break;
		if (i > first && token_is_weekday(t))
			break;
		if (capital_word(doc, i))
			last = i++;
		else if (token_is(t, "-") && i > first && joined(doc, i) && joined(doc, i + 1) &&
				 token_in_sentence(doc, i + 1, sentence) && (doc->tokens[i + 1].flags & TOKEN_WORD))
		{
			last = i + 1;
			i += 2;
		}
		else if (is_particle(t) && token_in_sentence(doc, i + 1, sentence) &&
				 (capital_word(doc, i + 1) || is_particle(&doc->tokens[i + 1]) || token_is(&doc->tokens[i + 1], "-")))
			i++;
		else if (token_is(t, ".") && i > first && joined(doc, i) && span_length(doc->tokens[i - 1].span) == 1 &&
				 token_in_sentence(doc, i + 1, sentence) && capital_word(doc, i + 1))
			i++;
		else
			break;
	}
	return last;
}

/* A word of organisation_words that may begin a longer name ("Ministry", "Bank"). */
static bool
may_go_on(const Document *doc, int32 i)
{
	int			row = lexicon_word(&lexicon_organisation_words, &doc->tokens[i]);

	return row >= 0 && lexicon_cell(&lexicon_organisation_words, row, WORD_WHERE)[0] != 'l';
}

/* "People's", "Workers'": a possessor inside an organisation's name, where a country's or a person's is before it. */
static bool
inner_possessor(const Token *t)
{
	return token_in_class(t, CLASS_POSSESSOR);
}

/* "and the Ministry ...": another name begins. */
static bool
begins_another(const Document *doc, int32 i, int32 sentence)
{
	if (token_in_sentence(doc, i, sentence) && token_is(&doc->tokens[i], "the"))
		i++;
	return token_in_sentence(doc, i, sentence) && capital_word(doc, i) && may_go_on(doc, i);
}

/*
 * The last token of a run of capitals as an organisation's name may be, that begins at `first`; first - 1 when none does.  Behind a word
 * such as "Ministry", "of" or "for" may follow, and then "and" and "the" ("Ministry of Trade and Industry").
 */
int32
organisation_run(const Document *doc, int32 first)
{
	int32		sentence = doc->tokens[first].sentence;
	int32		last = first - 1;
	bool		open = false;

	for (int32 i = first; token_in_sentence(doc, i, sentence) && i - first < NAME_MAX_TOKENS; i++)
	{
		const Token *t = &doc->tokens[i];

		if (capital_word(doc, i))
			last = i;
		else if (i > first && (token_is(t, "of") || token_is(t, "for")) && may_go_on(doc, i - 1))
			open = true;
		else if (token_is(t, "and") && begins_another(doc, i + 1, sentence))
			break;
		else if (!(token_is(t, "-") || token_is(t, "&") ||
				   ((token_is(t, "'s") || token_is(t, "'")) && i > first && inner_possessor(&doc->tokens[i - 1])) ||
				   (open && (token_is(t, "of") || token_is(t, "for") || token_is(t, "the") || token_is(t, "and") || token_is(t, ",")))))
			break;
	}
	return last;
}

/* The name of something else ends here: "Agreement", "Act", "Cup". */
bool
is_event_word(const Document *doc, int32 i)
{
	int			row = capital_word(doc, i) ? lexicon_word(&lexicon_kind_words, &doc->tokens[i]) : -1;

	return row >= 0 && strcmp(lexicon_cell(&lexicon_kind_words, row, 1), "event") == 0;
}

/* The row of organisation_words whose word at token i makes first..last an organisation's name, or -1. */
static int
organisation_word_at(const Document *doc, int32 i, int32 first, int32 last)
{
	int			count = 0;
	int			row = capital_word(doc, i) ? lexicon_match(&lexicon_organisation_words, doc, i, &count) : -1;
	char		where;

	if (row < 0 || i + count - 1 > last)
		return -1;
	where = lexicon_cell(&lexicon_organisation_words, row, WORD_WHERE)[0];
	return where == 'a' || (where == 'l' && i + count - 1 == last) || (where == 'f' && i == first) ? row : -1;
}

/*
 * The row of organisation_words that makes first..last an organisation's name, or -1: of the word before "of" or "for" ("Coalition for
 * ... Forces"), else of the last word that has one.
 */
int
organisation_word(const Document *doc, int32 first, int32 last)
{
	int			row;

	for (int32 i = first + 1; i < last; i++)
		if ((token_is(&doc->tokens[i], "of") || token_is(&doc->tokens[i], "for")) &&
			(row = organisation_word_at(doc, i - 1, first, last)) >= 0)
			return row;
	for (int32 i = last; i >= first; i--)
		if ((row = organisation_word_at(doc, i, first, last)) >= 0)
			return row;
	return -1;
}

/* "UN Assistance Mission", "African Union Force": a known body of many states begins the name. */
static bool
begins_with_body(const Document *doc, int32 first, int32 last)
{
	int			count;
	int			row = lexicon_match(&lexicon_organisations, doc, first, &count);

	return row >= 0 && first + count - 1 < last && strcmp(lexicon_cell(&lexicon_organisations, row, ORGANISATION_SECTOR), "IGO") == 0 &&
		(lexicon_cell(&lexicon_organisations, row, ORGANISATION_FORM)[0] != 'a' || (doc->tokens[first].flags & TOKEN_CAPITALS));
}

/*
 * The sector of the organisation first..last, which has the row of organisation_words `row`: that of a body of many states that begins
 * its name ("UN Assistance Mission"), else of a key of several words in it ("Special Court for"), else of the row, else of the first
 * other word that tells one; or NULL.
 */
const char *
organisation_sector(const Document *doc, int row, int32 first, int32 last)
{
	const char *sector = cell_or_null(&lexicon_organisation_words, row, WORD_SECTOR);

	if (begins_with_body(doc, first, last))
		return "IGO";
	for (int32 i = first; i <= last; i++)
		if ((row = organisation_word_at(doc, i, first, last)) >= 0 && strchr(lexicon_cell(&lexicon_organisation_words, row, 0), ' '))
			return cell_or_null(&lexicon_organisation_words, row, WORD_SECTOR);
	for (int32 i = first; i <= last && !sector; i++)
		if ((row = organisation_word_at(doc, i, first, last)) >= 0)
			sector = cell_or_null(&lexicon_organisation_words, row, WORD_SECTOR);
	return sector;
}

/* The first country that a name tells of ("Syrian National Coalition", "Bank of Ghana"), or NULL. */
const char *
country_inside(const Document *doc, int32 first, int32 last)
{
	for (int32 i = first; i <= last; i++)
	{
		GazetteerPlace place;

		if (gazetteer_place_at(doc, i, &place) > 0 && (place.form != PLACE_CITY || place.capital))
			return place.country;
	}
	return NULL;
}

static bool
is_question(const Document *doc, int32 from)
{
	for (int32 i = from; token_in_sentence(doc, i, doc->tokens[from].sentence); i++)
		if (token_is(&doc->tokens[i], "?"))
			return true;
	return false;
}

/*
 * "Will Brandt said so": a first name that is a word too stands before a surname, and does not ask ("Will Brandt resign?").
 */
bool
is_word_first_name(const Document *doc, int32 i, int32 first, int32 last)
{
	return token_in_sentence(doc, i, doc->tokens[first].sentence) && capital_word(doc, i) &&
		lexicon_word(&lexicon_word_first_names, &doc->tokens[i]) >= 0 && title_at(doc, i) < 0 &&
		(first == last || gazetteer_first_name(doc->tokens[first].lower) == 0) && !is_question(doc, i);
}

/* "Jr", "Sr.", "III" behind a person's name. */
bool
is_generation_word(const Document *doc, int32 i)
{
	const char *w = doc->tokens[i].lower;
	int			length = strlen(w);

	if (!capital_word(doc, i))
		return false;
	return token_in_class(&doc->tokens[i], CLASS_JUNIOR) ||
		(length > 1 && (doc->tokens[i].flags & TOKEN_CAPITALS) && roman_number(w, length) > 0 && roman_number(w, length) < 20);
}

/* A full stop that is the title's own: "Sen. Oak", and not the sentence's ("He met Pranab Sen."). */
static bool
has_stop(const Document *doc, int32 i)
{
	const Token *t = &doc->tokens[i];
	int			length = strlen(t->lower);

	return length > 1 && t->lower[length - 1] == '.' && token_in_sentence(doc, i + 1, t->sentence) &&
		capital_word(doc, i + 1) && !empty_word(doc, i + 1);
}

/* "He met Pranab Sen.": a surname that is a title's short form, with the sentence's full stop. */
bool
ends_in_surname_and_stop(const Document *doc, int32 first, int32 last)
{
	const Token *t = &doc->tokens[last];
	int			title = last > first ? lexicon_word(&lexicon_titles, t) : -1;

	return title >= 0 && lexicon_cell(&lexicon_titles, title, TITLE_ALSO)[0] && t->lower[strlen(t->lower) - 1] == '.' &&
		!has_stop(doc, last) && (!token_in_sentence(doc, last + 1, t->sentence) || capital_word(doc, last + 1));
}

/* One syllable as Chinese and Korean names are made of in Latin letters ("yat", "shui", "geun"). */
static bool
is_syllable(const Token *t)
{
	const char *s = t->lower;
	int			n;

	s += n = strspn(s, "bcdfghjklmnpqrstwxyz");
	if (n > 3)
		return false;
	s += n = strspn(s, "aeiouyw");
	if (n < 1 || n > 4)
		return false;
	s += n = strspn(s, "nghmktplr");
	return n <= 2 && (*s == '\0' || strcmp(s, ".") == 0);
}

int32
hyphenated_given_name(const Document *doc, int32 first)
{
	int32		sentence = doc->tokens[first].sentence;
	int32		last = first + 3;

	if (!token_in_sentence(doc, last, sentence) || !token_is(&doc->tokens[first + 2], "-") || !joined(doc, first + 2) || !joined(doc, last) ||
		!capital_word(doc, first) || !capital_word(doc, first + 1) || (doc->tokens[last].flags & (TOKEN_CAPITAL | TOKEN_WORD)) != TOKEN_WORD)
		return -1;
	if (empty_word(doc, first) || doc->tokens[first].tag == TAG_ADJ || empty_word(doc, first + 1) || (doc->tokens[first].flags & TOKEN_CAPITALS))
		return -1;
	return is_syllable(&doc->tokens[first]) && is_syllable(&doc->tokens[first + 1]) && is_syllable(&doc->tokens[last]) ? last : -1;
}

/* A word before a name that is an office or title: everything up to it is outside the name. */
static bool
title_word(const Document *doc, int32 first, int32 i, bool *strong)
{
	int			title = title_at(doc, i);
	int32		office;

	if (title >= 0)
	{
		if (lexicon_cell(&lexicon_titles, title, TITLE_ALSO)[0] && i > first && !has_stop(doc, i) && title_at(doc, i - 1) < 0 &&
			!(person_office(doc, i, &office, strong) && office < i) &&
			lexicon_word(&lexicon_role_words, &doc->tokens[i - 1]) < 0)
			return false;
		*strong = true;
		return true;
	}
	return person_office(doc, i, &office, strong) && gazetteer_first_name(doc->tokens[i].lower) == 0;
}

/* Where the name begins in a run that may begin with titles: its first token, `last` + 1 when it is all title. */
int32
after_titles(const Document *doc, int32 first, int32 last, bool *titled, bool *strong)
{
	int32		begin = first;

	*strong = false;
	*titled = first > 0 && doc->tokens[first - 1].sentence == doc->tokens[first].sentence &&
		title_word(doc, first - 1, first - 1, strong);
	for (int32 i = first; i <= last; i++)
		if (title_word(doc, begin, i, strong))
		{
			begin = i + 1;
			*titled = true;
		}
	while (begin <= last && token_is(&doc->tokens[begin], "."))
		begin++;
	return begin;
}
