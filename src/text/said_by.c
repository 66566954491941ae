/*
 * said_by.c - whether the words behind a quoted question, cry or pause tell who said it.
 *
 * In comes the break behind the closing mark of '"Will it hold?" Marta Velsen, the mayor, asked.'; out goes whether these
 * words are part of that sentence: a name with its title, perhaps a description between commas, a verb of saying, and
 * behind the verb nothing that it would say ("Velsen said she did not know" is a sentence of its own).
 */
#include "extension/core.h"

#include "text/abbreviations.h"
#include "text/breaks.h"
#include "text/lexicon.h"
#include "text/word_classes.h"

extern const Lexicon lexicon_cues;
extern const Lexicon lexicon_lemmas;

/* How far a quotation is followed back to its opening mark, and the speaker forward to the verb (bytes). */
#define QUOTATION_MAX 1000
#define SPEAKER_MAX 240

#define WORD_MAX 32
#define NAME_WORDS_MAX 8
#define DESCRIPTION_WORDS_MAX 14
#define ADDRESSEE_WORDS_MAX 6

/* A word or a mark of the text behind the break. */
typedef struct Step
{
	char		lower[WORD_MAX];	/* a word in lower case, "" for a mark or a word that is too long */
	char		mark;				/* a mark: itself ('-' for every dash, '"' for every quotation mark), else 0 */
	bool		word;
	bool		capital;
} Step;

typedef struct Walk
{
	const char *text;
	int32		at;
	int32		end;
} Walk;

/* "Gen.", "J.", "U.S.": the stop is the word's own. */
static bool
keeps_stop(const char *word, int length)
{
	return (length == 1 && is_upper(word[0])) || (length == 3 && word[1] == '.') || abbreviation_kind(word, length) == ABBREVIATION_TITLE;
}

static char
plain_mark(uint32 c)
{
	if (c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F))
		return '"';
	if (c == '-' || (c >= 0x2010 && c <= 0x2015))
		return '-';
	return c < 0x80 ? (char) c : '?';
}

/* A word goes on over letters, digits, and apostrophes, hyphens and stops that have a letter behind them. */
static int32
word_end(const Walk *w)
{
	int32		at = w->at;

	while (at < w->end)
	{
		char		c = w->text[at];
		int			mark = c == '\'' || c == '-' || c == '.' ? 1 : strncmp(w->text + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;

		if (mark ? !(at > w->at && at + mark < w->end && is_letter(w->text[at + mark])) : !(is_letter(c) || is_digit(c)))
			break;
		/* General punctuation (E2 80 xx) is no letter. */
		if (!mark && strncmp(w->text + at, "\xE2\x80", 2) == 0)
			break;
		at += mark ? mark : 1;
	}
	return at;
}

/* The next word or mark; a mark '\0' at the end. */
static Step
next_step(Walk *w)
{
	Step		step = {.word = false};
	int32		end;
	int32		from;

	while (w->at < w->end && (w->text[w->at] == ' ' || strncmp(w->text + w->at, "\xC2\xA0", 2) == 0))
		w->at += w->text[w->at] == ' ' ? 1 : 2;
	if (w->at >= w->end)
		return step;
	from = w->at;
	end = word_end(w);
	if (end == from)
	{
		step.mark = plain_mark(utf8_next(w->text, w->end, &w->at));
		return step;
	}
	step.word = true;
	step.capital = u_isupper((UChar32) utf8_next(w->text, w->end, &from));
	from = w->at;
	for (int i = 0; end - from < WORD_MAX && i < end - from; i++)
		step.lower[i] = is_upper(w->text[from + i]) ? w->text[from + i] + 32 : w->text[from + i];
	w->at = end;
	if (end < w->end && w->text[end] == '.' && keeps_stop(w->text + from, end - from))
		w->at++;
	return step;
}

/* The row of data/en/cues.tsv of a verb that takes a direct quotation ("ask"), or -1. */
static int
quoting_verb(const char *lemma, int length)
{
	for (int row = lexicon_find(&lexicon_cues, lemma, length); row >= 0; row++)
	{
		if (strcmp(lexicon_cell(&lexicon_cues, row, 1), "verb") == 0 && strstr(lexicon_cell(&lexicon_cues, row, 3), "quote"))
			return row;
		if (!lexicon_same_key(&lexicon_cues, row))
			break;
	}
	return -1;
}

/* The row of data/en/cues.tsv of a finite form of such a verb: of "asked", "cries", "said"; with `plain` also of "ask" ("I ask"); or -1. */
static int
saying_verb(const char *form, bool plain)
{
	static const char *const endings[][2] = {{"ied", "y"}, {"ies", "y"}, {"ed", ""}, {"d", ""}, {"es", ""}, {"s", ""}};
	int			n = strlen(form);
	int			row = lexicon_find(&lexicon_lemmas, form, n);
	char		lemma[WORD_MAX];

	for (; row >= 0; row++)
	{
		const char *verb = lexicon_cell(&lexicon_lemmas, row, 2);

		if (lexicon_cell(&lexicon_lemmas, row, 1)[0] == 'v' && quoting_verb(verb, strlen(verb)) >= 0)
			return quoting_verb(verb, strlen(verb));
		if (!lexicon_same_key(&lexicon_lemmas, row))
			break;
	}
	for (size_t i = 0; i < lengthof(endings); i++)
	{
		int			stem = n - (int) strlen(endings[i][0]);

		if (stem < 2 || strcmp(form + stem, endings[i][0]) != 0)
			continue;
		memcpy(lemma, form, stem);
		strcpy(lemma + stem, endings[i][1]);
		if ((row = quoting_verb(lemma, strlen(lemma))) >= 0)
			return row;
	}
	return plain ? quoting_verb(form, n) : -1;
}

static bool
ends_clause(const Step *step)
{
	return !step->word && (step->mark == '\0' || strchr(".,;:!?-\"(", step->mark) != NULL);
}

/* Words that cannot stand in a name or open one: "Nobody answered." is no speaker. */
static bool
is_no_name(const Step *step)
{
	return is_opener(step->lower, strlen(step->lower)) || word_in_class(step->lower, CLASS_NO_NAME_HERE);
}

/* Behind "asked", at `step`: does the clause end, or go on with how, where, when or to whom it was said? */
static bool
says_no_more(Walk *w, Step step, int cue)
{
	bool		tells = strstr(lexicon_cell(&lexicon_cues, cue, 3), "addressee") || strstr(lexicon_cell(&lexicon_cues, cue, 3), "objto");
	size_t		n = strlen(step.lower);

	if (ends_clause(&step) || word_in_class(step.lower, CLASS_HOW_SAID) || (n > 4 && strcmp(step.lower + n - 2, "ly") == 0))
		return true;
	for (int i = 0; tells && i < ADDRESSEE_WORDS_MAX && !word_in_class(step.lower, CLASS_WHAT_SAID); i++)
	{
		step = next_step(w);
		if (ends_clause(&step) || word_in_class(step.lower, CLASS_HOW_SAID))
			return true;
	}
	return false;
}

/* ", the mayor of Sarn," behind a name: the walk goes behind it; false when the second comma is not found. */
static bool
skip_description(Walk *w)
{
	for (int i = 0; i < DESCRIPTION_WORDS_MAX; i++)
	{
		Step		step = next_step(w);

		if (!step.word)
			return step.mark == ',';
	}
	return false;
}

/* "Then", "quickly" before the verb. */
static bool
is_adverb(const Step *step)
{
	size_t		n = strlen(step->lower);

	return !step->capital && (word_in_class(step->lower, CLASS_BETWEEN_SAID) || (n > 4 && strcmp(step->lower + n - 2, "ly") == 0));
}

/* "Sarn's" */
static bool
is_possessive(const Step *step)
{
	size_t		n = strlen(step->lower);

	return n > 3 && step->lower[n - 1] == 's' && (step->lower[n - 2] == '\'' || (unsigned char) step->lower[n - 2] == 0x99);
}

/* A name, "Foreign Minister Ilse Maron" or "Sarn's mayor", and the verb behind it. */
static bool
name_says(Walk *w)
{
	Step		step = next_step(w);
	bool		described = false;
	bool		owner = false;
	bool		name = false;

	if (!step.word || !step.capital || is_no_name(&step))
		return false;
	for (int i = 0; i < NAME_WORDS_MAX; i++)
	{
		int			cue = step.word && !step.capital ? saying_verb(step.lower, false) : -1;

		if (cue >= 0 && name)
			return says_no_more(w, next_step(w), cue);
		if (!step.word)
		{
			if (step.mark != ',' || described || !name || !skip_description(w))
				return false;
			described = true;
		}
		else if (described && !is_adverb(&step))
			return false;
		else if (!step.capital && !is_adverb(&step) && strcmp(step.lower, "and") != 0 && is_opener(step.lower, strlen(step.lower)))
			return false;
		name = step.capital || described || owner || (name && is_adverb(&step));
		owner |= is_possessive(&step);
		step = next_step(w);
	}
	return false;
}

/* "I asked.", and of sloppy writers "He asked." with nothing behind it. */
static bool
pronoun_says(Walk *w)
{
	Step		pronoun = next_step(w);
	Step		verb = next_step(w);
	bool		self = strcmp(pronoun.lower, "i") == 0;
	bool		sure;
	int			cue;

	if (!self && !word_in_class(pronoun.lower, CLASS_HE_SAYS))
		return false;
	if (verb.word && is_adverb(&verb))
		verb = next_step(w);
	cue = verb.word ? saying_verb(verb.lower, self) : -1;
	sure = word_in_class(verb.lower, CLASS_SURELY_SAID);
	if (cue < 0)
		return false;
	verb = next_step(w);
	return self ? says_no_more(w, verb, cue) : !verb.word && sure && (verb.mark == '.' || verb.mark == '\0');
}

/* The opening mark of a closing quotation mark that ends at `end`. */
static const char *
opening_of(const char *text, int32 end)
{
	switch ((unsigned char) text[end - 1])
	{
		case '"':
			return "\"";
		case 0x9D:
			return "\xE2\x80\x9C";
		case 0x99:
			return "\xE2\x80\x98";
		case 0xBB:
			return "\xC2\xAB";
		case 0xBA:
			return "\xE2\x80\xB9";
		default:
			return "'";
	}
}

/* Nothing stands before the quotation in its sentence; 'He asked: "Really?"' has its speaker already. */
static bool
begins_with_quotation(const BreakView *v)
{
	const char *text = v->doc->text;
	const char *mark = opening_of(text, v->before.end);
	int			width = strlen(mark);
	int32		least = Max(v->before.start, v->before.end - QUOTATION_MAX);

	for (int32 at = v->stop - width; at >= least; at--)
		if (strncmp(text + at, mark, width) == 0 && (mark[0] != '\'' || at == v->before.start || text[at - 1] == ' '))
			return at == v->before.start;
	return least == v->before.start;
}

bool
names_speaker(const BreakView *v)
{
	const char *text = v->doc->text;
	Walk		walk = {text, v->after.start, v->after.start};
	Walk		again;

	while (walk.end < v->doc->length && walk.end - walk.at < SPEAKER_MAX && text[walk.end] != '\n')
		walk.end++;
	again = walk;
	return begins_with_quotation(v) && (name_says(&walk) || pronoun_says(&again));
}
