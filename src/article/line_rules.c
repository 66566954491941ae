/*
 * line_rules.c - what single lines say of themselves: share buttons, bylines, dates, credits, headings of link lists.
 *
 * In: lines with features.  Out: a claim (role, rule, confidence) where a rule speaks; which lines are the story is
 * decided in assign_roles.c.  Most rules are phrases in data/line_phrases.tsv; the rest are the functions of `rules` below,
 * asked in their order.
 */
#include "article/lines.h"

#include "article/line_dates.h"
#include "article/line_marks.h"
#include "text/word_classes.h"

extern const Lexicon lexicon_line_phrases;

enum
{
	PHRASE, PHRASE_ROLE, PHRASE_AT, PHRASE_SCOPE, PHRASE_MAX
};

/* Phrases inside a line are looked for in this many words. */
#define PHRASE_WORDS	60

void
line_claim(Line *line, LineRole role, const char *basis, float confidence)
{
	line->role = role;
	line->basis = basis;
	line->confidence = confidence;
	line->placed = false;
}

/* Claims a role for a line that only the lines around it tell, which html_region.c may take back (`placed`). */
void
line_place(Line *line, LineRole role, const char *basis, float confidence)
{
	line_claim(line, role, basis, confidence);
	line->placed = true;
}

static LineRole
role_named(const char *name)
{
	for (int i = 0; i < N_LINE_ROLES; i++)
		if (strcmp(line_role_names[i], name) == 0)
			return i;
	return ROLE_OTHER;
}

static bool
same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* The row of the key at `row` whose `at` is that, or -1. */
static int
phrase_at(int row, const char *at)
{
	for (;; row++)
	{
		if (same(lexicon_cell(&lexicon_line_phrases, row, PHRASE_AT), at))
			return row;
		if (!lexicon_same_key(&lexicon_line_phrases, row))
			return -1;
	}
}

static bool
claim_phrase(Line *line, int row, const char *basis)
{
	int			max = atoi(lexicon_cell(&lexicon_line_phrases, row, PHRASE_MAX));
	const char *scope = lexicon_cell(&lexicon_line_phrases, row, PHRASE_SCOPE);

	if (max > 0 && line->n_words > max)
		return false;
	if (same(scope, "tail"))
	{
		line->scope = SCOPE_TAIL;
		return false;
	}
	line_claim(line, role_named(lexicon_cell(&lexicon_line_phrases, row, PHRASE_ROLE)), basis, 0.9);
	line->scope = same(scope, "block") ? SCOPE_BLOCK : same(scope, "stop") ? SCOPE_STOP : SCOPE_LINE;
	return true;
}

static bool
rule_whole_phrase(Line *line)
{
	int			count;
	int			row = lexicon_match_words(&lexicon_line_phrases, line->words, line->n_words, &count);

	if (row < 0 || count != line->n_words || (row = phrase_at(row, "whole")) < 0)
		return false;
	return claim_phrase(line, row, "phrase");
}

static bool
rule_start_phrase(Line *line)
{
	/* The longest key may be one of another kind: shorter ones are asked too. */
	for (int n = Min(line->n_words, lexicon_line_phrases.max_words); n > 0; n--)
	{
		int			count;
		int			row = lexicon_match_words(&lexicon_line_phrases, line->words, n, &count);

		if (row < 0)
			return false;
		n = count;
		if ((row = phrase_at(row, "start")) >= 0 && claim_phrase(line, row, "begins with a phrase"))
		{
			/* "Featured on Example News" */
			if (line->role == ROLE_RELATED && line->n_words <= 6 && !(line->flags & LINE_ENDS))
				line->scope = SCOPE_BLOCK;
			return true;
		}
	}
	return false;
}

static bool
rule_any_phrase(Line *line)
{
	int			n = Min(line->n_words, PHRASE_WORDS);

	for (int i = 0; i < n; i++)
	{
		int			count;
		int			row = lexicon_match_words(&lexicon_line_phrases, line->words + i, n - i, &count);
		int			any;

		if (row < 0)
			continue;
		if ((any = phrase_at(row, "any")) >= 0 && claim_phrase(line, any, "has a phrase"))
			return true;
	}
	return false;
}

/* A line of nothing but words of share buttons and numbers: "Share 12 Tweet 3". */
static bool
rule_share_words(Line *line)
{
	if (line->n_words > 12)
		return false;
	for (int i = 0; i < line->n_words; i++)
	{
		int			row;

		if (same(line->words[i], "9") || same(line->words[i], "on") || same(line->words[i], "this") || same(line->words[i], "via"))
			continue;
		row = lexicon_find(&lexicon_line_phrases, line->words[i], strlen(line->words[i]));
		if (row < 0 || phrase_at(row, "only") < 0)
			return false;
	}
	line_claim(line, ROLE_SHARE, "only share words", 0.95);
	return true;
}

/* No letters at all, or one word in brackets that is a template's leftover. */
static bool
rule_no_words(Line *line)
{
	if (line->n_words > 0 && !(line->n_words == 1 && line->text[0] == '[' && line->text[line->length - 1] == ']'))
		return false;
	line_claim(line, ROLE_OTHER, line->n_words == 0 ? "no words" : "template leftover", 0.9);
	return true;
}

static bool
rule_url(Line *line)
{
	const char *s = line->text;

	if (memchr(s, ' ', line->length) != NULL ||
		!(strncmp(s, "http://", 7) == 0 || strncmp(s, "https://", 8) == 0 || strncmp(s, "www.", 4) == 0))
		return false;
	line_claim(line, ROLE_URL, "address", 0.98);
	return true;
}

/* "Ann Ode By Ann Ode": the name stands before its byline too. */
static bool
has_inner_byline(const Line *line)
{
	const char *by = strstr(line->text, " By ");

	return by != NULL && line->n_words <= 10 && byline_names(by + 4, line->text + line->length - by - 4, false) != NULL;
}

static bool
rule_byline(Line *line)
{
	if (line->n_words <= 12 && has_inner_byline(line))
	{
		line_claim(line, ROLE_AUTHOR, "by and a name", 0.85);
		return true;
	}
	if (line->n_words > 30 || !byline_starts(line))
		return false;
	line_claim(line, ROLE_AUTHOR, "by and a name", 0.9);
	return true;
}

static bool
rule_agency(Line *line)
{
	if (line->n_words > 6 || agency_of_line(line) == NULL)
		return false;
	line_claim(line, ROLE_AGENCY, "name of an agency", 0.9);
	return true;
}

/* A line with a full date and hardly anything else: "Published on 3 May 2021". */
static bool
rule_date(Line *line)
{
	bool		sentence = line->n_words > 8 && line->text[line->length - 1] == '.';

	if (line->n_words > 24 || sentence || strchr(line->text, '@') != NULL || !line_is_date(line))
		return false;
	line_claim(line, ROLE_DATE, "date line", 0.9);
	return true;
}

/*
 * A short line that begins with a figure and is a date.  Asked before the rule "only share words", to which a date in figures is numbers
 * of shares.
 */
static bool
rule_date_alone(Line *line)
{
	return line->n_words <= 8 && line->text[0] >= '0' && line->text[0] <= '9' && rule_date(line);
}

/* Is the last word but `from_end` - 1 one that ends a credit? */
static bool
is_credit_word(const Line *line, int from_end)
{
	const char *w;
	int			row;

	if (from_end > line->n_words)
		return false;
	w = line->words[line->n_words - from_end];
	row = lexicon_find(&lexicon_line_phrases, w, strlen(w));
	return row >= 0 && phrase_at(row, "end") >= 0;
}

/* "[PHOTOS]", "[Updated]", "[With maps and a poll]": what is added to a title, up to the bracket at `length`. */
static bool
is_title_note(const char *s, int32 length)
{
	for (int32 at = 0; at < length;)
	{
		int32		n = strcspn(s + at, " ]");

		if (span_in_class(s + at, n, CLASS_TITLE_NOTE))
			return true;
		at += n + 1;
	}
	return false;
}

/* "[EPA]", "(AP Photo/Ann Ode)", "Ann Ode/Reuters" at the end. */
static bool
has_credit(const Line *line)
{
	const char *s = line->text;
	int32		n = line->length;
	char		close = s[n - 1];
	int32		open = n - 1;

	if (close != ']' && close != ')')
		return line->n_words <= 60 && strrchr(s, '/') != NULL && !(line->flags & LINE_ENDS) && is_credit_word(line, 1);
	while (open > 0 && n - open < 60 && s[open] != (close == ']' ? '[' : '('))
		open--;
	if (s[open] != '[' && s[open] != '(')
		return false;
	/* "[EPA]": in square brackets any name */
	if (close == ']' && line->n_words >= 8 && s[open + 1] >= 'A' && s[open + 1] <= 'Z' && n - open < 40)
		return strchr(s + open, '/') != NULL || !is_title_note(s + open + 1, n - open - 2);
	return n - open < 50 && (is_credit_word(line, 1) || is_credit_word(line, 2) || is_credit_word(line, 3));
}

static bool
rule_credit(Line *line)
{
	if (line->n_words > 70 || line->n_words == 0 || (line->flags & LINE_QUOTE && line->n_words > 40) || !has_credit(line))
		return false;
	line_claim(line, ROLE_CAPTION, "credit at the end", 0.85);
	return true;
}

/* "Credit: Ann Ode", "Photo: Reuters", also run into the words before: "Sergei OdeCredit: Reuters". */
static bool
rule_credit_word(Line *line)
{
	if (line->n_words > 60)
		return false;
	for (int row = -1; (row = next_line_mark("credit", row)) >= 0;)
		if (strstr(line->text, line_mark(row)) != NULL)
		{
			line_claim(line, ROLE_CAPTION, "credit", 0.85);
			return true;
		}
	return false;
}

/* "Ann Ode, AP" */
static bool
rule_short_credit(Line *line)
{
	if (line->n_words < 2 || line->n_words > 6 || line->flags & LINE_ENDS || strpbrk(line->text, ",/|") == NULL)
		return false;
	if (!is_credit_word(line, 1) || line->capitals < line->n_words - 1)
		return false;
	line_claim(line, ROLE_CAPTION, "credit", 0.8);
	return true;
}

/* Where people stand in a picture: "Ann Ode, left, speaks with ..." */
static bool
rule_picture_words(Line *line)
{
	if (line->n_words < 6 || line->n_words > 60 || line->flags & LINE_QUOTE || line->sentences > 2)
		return false;
	for (int row = -1; (row = next_line_mark("picture", row)) >= 0;)
		if (strstr(line->text, line_mark(row)) != NULL)
		{
			line_claim(line, ROLE_CAPTION, "words of a picture", 0.75);
			return true;
		}
	return false;
}

static bool
rule_foreign(Line *line)
{
	if (!(line->flags & LINE_FOREIGN))
		return false;
	line_claim(line, ROLE_RELATED, "another script", 0.85);
	return true;
}

/* A line that is a dateline alone, with the dash behind it: "TAMSIN, May 20 (Northern Wire) -". */
static bool
rule_dateline(Line *line)
{
	if (line->n_words < 1 || strchr("-\x93\x94", line->text[line->length - 1]) == NULL || !line_is_dateline(line))
		return false;
	line_claim(line, ROLE_DATELINE, "dateline by itself", 0.85);
	return true;
}

static bool (*const rules[]) (Line *line) =
{
	rule_no_words, rule_url, rule_foreign, rule_dateline, rule_whole_phrase, rule_date_alone, rule_share_words, rule_agency, rule_byline, rule_date,
	rule_start_phrase, rule_any_phrase, rule_credit_word, rule_credit,
	rule_short_credit, rule_picture_words,
};

void
line_claims(Lines *lines)
{
	for (int32 i = 0; i < lines->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (size_t r = 0; r < lengthof(rules); r++)
			if (rules[r] (&lines->items[i]))
				break;
	}
}
