/*
 * fold.c - one form for the ways to write a name, without knowing whose it is.
 *
 * "al-Khalid", "Al Khalid" and "el-Khalid" become "alkhalid"; "Abd al-Rahman", "Abdurrahman" and "Abdul Rahman" become
 * "abdalrahman"; "KHALID, Youssef" becomes "youssef khalid"; titles go, "Ltd." and "Limited" are one.  What is left to compare
 * (vowels, doubled letters, order) is for keys.c and similarity.c.
 */
#include "extension/core.h"

#include <ctype.h>

#include "names/letters.h"
#include "names/names.h"
#include "names/words.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_countries;
extern const Lexicon lexicon_name_words;

#define NAME_WORD_ALSO 3		/* a column of name_words.tsv */	/* of language/ */

#define COUNTRY_FORM 2

/* The most words of one name that are read; those behind are left out. */
#define FOLD_MAX_WORDS 40

/* The longest phrase of data/name_words.tsv. */
#define PHRASE_MAX_WORDS 6

/* A word of the name, what stood before it, and whether an apostrophe or a full stop was in it. */
typedef struct FoldWord
{
	char	   *at;
	int			length;
	char		joint;			/* ' ', '-', ',' or '.' before it */
	bool		stopped;		/* a full stop stands behind it */
	bool		behind_comma;
} FoldWord;

typedef struct Fold
{
	FoldWord	words[FOLD_MAX_WORDS];
	int			n;
	int			comma;			/* index of the word behind the only comma, 0 for none */
} Fold;

static bool
word_is(const FoldWord *w, const char *s)
{
	return (int) strlen(s) == w->length && memcmp(w->at, s, w->length) == 0;
}

static bool
word_begins(const FoldWord *w, const char *s)
{
	int			n = strlen(s);

	return w->length >= n && memcmp(w->at, s, n) == 0;
}

static bool
word_in(const FoldWord *w, const char *const *list)
{
	for (; *list; list++)
		if (word_is(w, *list))
			return true;
	return false;
}

static bool
is_vowel(char c)
{
	return strchr("aeiouy", c) != NULL;
}

static bool
is_legal_form(WordClass class)
{
	return class == WORD_COMPANY || class == WORD_COMPANY_END;
}

/* An article or preposition that French and Italian write onto the next word (d'Ivoire, dell'Aquila): its length, or 0. */
static int
elision(const char *s)
{
	static const char *const elided[] = {"d'", "l'", "dell'", "dall'", "nell'", "sull'", "qu'", NULL};

	for (int i = 0; elided[i]; i++)
	{
		int			n = strlen(elided[i]);

		if (strncmp(s, elided[i], n) == 0 && s[n] != '\0' && strchr("aeiouyh", s[n]) != NULL)
			return n - 1;
	}
	return 0;
}

/* "Jr", "III": what tells people of one name apart. */
static bool
is_generation(const Fold *f, int at)
{
	return at > 0 && name_word(f->words[at].at, f->words[at].length, NULL) == WORD_SUFFIX;
}

static bool
is_title(const Fold *f, int at)
{
	return name_word(f->words[at].at, f->words[at].length, NULL) == WORD_TITLE;
}

/* The only comma that may part a surname from the given names: not the one before "Jr", nor a second one before "Dr". */
static void
find_comma(Fold *f)
{
	int			commas = 0;

	for (int i = 1; i < f->n; i++)
		if (f->words[i].behind_comma && !is_generation(f, i))
		{
			commas++;
			f->comma = i;
		}
	if (commas == 2 && f->comma == f->n - 1 && is_title(f, f->comma))
	{
		commas--;
		while (!f->words[--f->comma].behind_comma)
			;
	}
	if (commas != 1)
		f->comma = 0;
}

static void
cut(Fold *f, char *s)
{
	char		joint = ' ';
	bool		comma = false;

	while (*s && f->n < FOLD_MAX_WORDS)
	{
		FoldWord	w = {.joint = joint,.behind_comma = comma};
		char	   *to;

		if (!(*s >= 'a' && *s <= 'z') && !(*s >= '0' && *s <= '9'))
		{
			comma |= *s == ',' && f->n > 0;
			if (*s == '&')
			{
				w.at = pstrdup("and");
				w.length = 3;
				w.joint = ' ';
				f->words[f->n++] = w;
			}
			/* A space makes a full stop or a hyphen beside it no joint. */
			joint = joint == ' ' && f->n > 0 && s[-1] == ' ' ? ' ' : *s == '-' || *s == '.' ? *s : ' ';
			s++;
			continue;
		}
		comma = false;
		w.at = to = s;
		w.length = elision(s);
		if (w.length > 0)
		{
			s += w.length + 1;
			joint = ' ';
			f->words[f->n++] = w;
			continue;
		}
		for (; (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == '\''; s++)
			if (*s != '\'')
				*to++ = *s;
		w.length = to - w.at;
		w.stopped = *s == '.';
		joint = ' ';
		f->words[f->n++] = w;
	}
	find_comma(f);
}

static void
remove_word(Fold *f, int at)
{
	memmove(&f->words[at], &f->words[at + 1], sizeof(FoldWord) * (f->n - at - 1));
	f->n--;
	if (f->comma > at)
		f->comma--;
}

/* Word `at` becomes prefix + rest of itself from `skip` on. */
static void
rewrite(FoldWord *w, const char *prefix, int skip)
{
	int			n = strlen(prefix);
	char	   *s = palloc(n + w->length + 1);

	memcpy(s, prefix, n);
	memcpy(s + n, w->at + skip, w->length - skip);
	w->length += n - skip;
	w->at = s;
	w->at[w->length] = '\0';
}

/* "KHALID, Youssef": what stands behind the only comma goes before, unless that is a legal form; "Jr" stays at the end. */
static void
turn(Fold *f)
{
	FoldWord	turned[FOLD_MAX_WORDS];
	int			end = f->n;
	int			behind;

	while (end > f->comma + 1 && (is_generation(f, end - 1) || (f->words[end - 1].behind_comma && is_title(f, end - 1))))
		end--;
	behind = end - f->comma;
	if (f->comma == 0 || f->comma > 4 || behind > 4)
		return;
	for (int i = f->comma; i < end; i++)
	{
		WordClass	c = name_word(f->words[i].at, f->words[i].length, NULL);

		if (is_legal_form(c) || c == WORD_SUFFIX || c == WORD_GENERIC || (f->words[i].at[0] >= '0' && f->words[i].at[0] <= '9'))
			return;
	}
	memcpy(turned, f->words + f->comma, sizeof(FoldWord) * behind);
	memcpy(turned + behind, f->words, sizeof(FoldWord) * f->comma);
	memcpy(f->words, turned, sizeof(FoldWord) * end);
	f->words[0].joint = ' ';
	f->words[behind].joint = ' ';
	f->comma = 0;
}

/* Letters with full stops between them are one word when they are three, nothing else is there ("U.N.") or they are a legal form. */
static void
join_initials(Fold *f)
{
	for (int from = 0; from < f->n; from++)
	{
		FoldWord	joined = f->words[from];
		int			to = from + 1;
		char		letters[16];
		int			n = 1;

		if (joined.length != 1 || !joined.stopped)
			continue;
		letters[0] = joined.at[0];
		while (to < f->n && n < (int) sizeof(letters) && f->words[to].length == 1 && f->words[to].joint == '.')
			letters[n++] = f->words[to++].at[0];
		if (n < 2 || (n < 3 && n < f->n && !is_legal_form(name_word(letters, n, NULL))))
			continue;
		joined.at = pnstrdup(letters, n);
		joined.length = n;
		f->words[from] = joined;
		for (; to > from + 1; to--)
			remove_word(f, from + 1);
	}
}

/* The Arabic article before its word, in the spellings of several languages and with the sound it takes before sun letters. */
static bool
is_article(const FoldWord *w, const FoldWord *next)
{
	static const char *const always[] = {"al", "el", "ul", "il", NULL};
	static const char *const before_sun_letters[] = {"ash", "as", "ad", "ar", "az", "adh", "ath", NULL};
	int			n = w->length;

	if (next->length < 2 || n < 2 || n > 3)
		return false;
	if (word_in(w, always))
		return next->joint == '-' || word_is(w, "al") || word_is(w, "el");
	if (word_in(w, before_sun_letters) && w->at[1] == next->at[0])
		return true;
	return next->joint == '-' && is_vowel(w->at[0]) && !is_vowel(w->at[1]) && memcmp(next->at, w->at + 1, n - 1) == 0;
}

/* "Al Garner", "Al J. Garner": Al at the beginning is a first name when the surname is no Arabic word. */
static bool
is_first_name_al(const Fold *f, int at)
{
	int			next = at + 1;

	if (at > 0 || !word_is(&f->words[at], "al") || f->words[next].joint == '-')
		return false;
	while (next + 1 < f->n && f->words[next].length == 1)
		next++;
	return !looks_arabic(f->words[next].at, f->words[next].length);
}

static void
join_articles(Fold *f)
{
	static const char *const of_god[] = {"abd", "abdu", "abdal", "abdul", "abdel", "abdol", "abdoul", NULL};

	for (int i = 0; i + 1 < f->n; i++)
		if (is_article(&f->words[i], &f->words[i + 1]) && i + 1 != f->comma && !is_generation(f, i + 1) && !is_first_name_al(f, i))
		{
			f->words[i + 1].joint = f->words[i].joint;
			rewrite(&f->words[i + 1], "al", 0);
			remove_word(f, i);
		}
	for (int i = 0; i + 1 < f->n; i++)
		if (word_in(&f->words[i], of_god) && i + 1 != f->comma && f->words[i + 1].length > 2)
		{
			rewrite(&f->words[i + 1], word_begins(&f->words[i + 1], "al") ? "abd" : "abdal", 0);
			f->words[i + 1].joint = f->words[i].joint;
			remove_word(f, i);
		}
}

/* Within one word: Abdurrahman, Abdelkader, Nooruddin. */
static void
mend_fused(FoldWord *w)
{
	static const char *const servants[] = {"abdoul", "abdul", "abdel", "abdol", "abdil", NULL};
	static const char *const faiths[] = {"uddin", "eddin", "uddine", "eddine", "ddeen", "udeen", "aldine", "oddin", NULL};

	for (int i = 0; servants[i]; i++)
		if (word_begins(w, servants[i]) && w->length > (int) strlen(servants[i]) + 1)
		{
			rewrite(w, "abdal", strlen(servants[i]));
			break;
		}
	if (w->length > 7 && word_begins(w, "abd") && is_vowel(w->at[3]) && w->at[4] == w->at[5] && w->at[4] != 'l')
		rewrite(w, "abdal", 5);
	for (int i = 0; faiths[i]; i++)
	{
		int			n = strlen(faiths[i]);

		if (w->length > n + 1 && memcmp(w->at + w->length - n, faiths[i], n) == 0)
		{
			w->length -= n;
			w->at = psprintf("%.*saldin", w->length, w->at);
			w->length += 5;
			break;
		}
	}
}

static void
mend(Fold *f)
{
	for (int i = 0; i < f->n; i++)
	{
		FoldWord   *w = &f->words[i];
		const char *canonical;

		mend_fused(w);
		if (word_is(w, "ibn") || (word_is(w, "ben") && i > 0 && i + 1 < f->n))
			rewrite(w, "bin", w->length);
		else if (word_is(w, "abou") || word_is(w, "aboo"))
			rewrite(w, "abu", w->length);
		else if (word_is(w, "abul") || word_is(w, "aboul") || word_is(w, "abdal"))
			continue;
		else if (f->n > 1)
		{
			WordClass	class = name_word(w->at, w->length, &canonical);

			if (i == f->n - 1 && i > 0 && class == WORD_SUFFIX && !(i == 1 && word_is(w, "senior")))
				rewrite(w, canonical, w->length);

			if (class == WORD_COMPANY || (class == WORD_COMPANY_END && i > 0 && i == f->n - 1))
				rewrite(w, canonical, w->length);
		}
	}
}

/* "limited liability company", "obshchestvo s ogranichennoy otvetstvennostyu": the words that one word stands for. */
static void
join_phrases(Fold *f)
{
	for (int i = 0; i < f->n; i++)
		for (int k = Min(PHRASE_MAX_WORDS, f->n - i); k > 1; k--)
		{
			char		phrase[128];
			int			length = 0;
			const char *canonical;

			for (int w = i; w < i + k && length >= 0; w++)
				length = length + f->words[w].length + 1 < (int) sizeof(phrase) ?
					length + sprintf(phrase + length, "%s%.*s", w > i ? " " : "", f->words[w].length, f->words[w].at) : -1;
			if (length < 0 || name_word(phrase, length, &canonical) == WORD_DISTINCT)
				continue;
			rewrite(&f->words[i], canonical, f->words[i].length);
			for (; k > 1; k--)
				remove_word(f, i + 1);
			break;
		}
}

/* The words are a country's name ("dr congo"). */
static bool
is_country(const Fold *f)
{
	Letters		name;
	int			row;

	letters_init(&name);
	for (int i = 0; i < f->n; i++)
	{
		if (i > 0)
			letters_put_char(&name, ' ');
		letters_put(&name, f->words[i].at, f->words[i].length);
	}
	row = lexicon_find(&lexicon_countries, name.at, name.length);
	return row >= 0 && strcmp(lexicon_cell(&lexicon_countries, row, COUNTRY_FORM), "name") == 0;
}

/* Short titles that are surnames too, which stand first in some languages: before a single word they need their stop ("Sen. Oak"). */
static bool
may_be_surname(const FoldWord *w)
{
	int			row = lexicon_find(&lexicon_name_words, w->at, w->length);

	return !w->stopped && row >= 0 && strcmp(lexicon_cell(&lexicon_name_words, row, NAME_WORD_ALSO), "surname") == 0;
}

/*
 * Titles at either end.  The last word of a name is its bearer's ("Amartya Sen", "Farida Sheikh") unless it stands behind a comma or
 * has its stop ("Rami Haddad, Dr"), and no single word is left by it.
 */
static void
drop_titles(Fold *f)
{
	while (f->n > 1 && is_title(f, 0) && f->words[1].joint != '-' && !(f->n == 2 && (may_be_surname(&f->words[0]) || is_country(f))))
		remove_word(f, 0);
	while (f->n > 2 && is_title(f, f->n - 1) && f->words[f->n - 1].joint != '-' &&
		   (f->words[f->n - 1].stopped || f->words[f->n - 1].behind_comma))
		f->n--;
}

/* What stands in brackets behind a name is said beside it ("Madeira (region)"); alone it is the name. */
static int32
without_brackets(const char *name, int32 length)
{
	const char *open = memchr(name, '(', length);

	if (open == NULL || memchr(open, ')', length - (open - name)) == NULL)
		return length;
	for (const char *c = name; c < open; c++)
		if (isalnum((unsigned char) *c) || (unsigned char) *c >= 0x80)
			return open - name;
	return length;
}

char *
fold_name(const char *name, int32 length)
{
	Letters		letters;
	Letters		out;
	Fold		f = {.n = 0};

	letters_init(&letters);
	latin_letters(name, without_brackets(name, length), &letters);
	cut(&f, letters.at);
	join_initials(&f);
	join_articles(&f);
	join_phrases(&f);
	turn(&f);
	mend(&f);
	drop_titles(&f);
	letters_init(&out);
	for (int i = 0; i < f.n; i++)
	{
		if (i > 0)
			letters_put_char(&out, ' ');
		letters_put(&out, f.words[i].at, f.words[i].length);
	}
	return out.at;
}
