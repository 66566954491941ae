/*
 * text_language.c - the language of an article by its function words (data/function_words.tsv) and its script.
 *
 * Out: ISO 639-1, "und" when there are too few words or two languages are too close.
 */
#include "article/lines.h"

#include "text/utf8.h"

extern const Lexicon lexicon_function_words;

#define LANGUAGES_MAX	32
#define LANGUAGE_WORDS	1500	/* so many words are enough */
#define LANGUAGE_MIN_HITS 4
#define LANGUAGE_MIN_WORDS 3	/* different ones, to say that a text is not English */
#define LANGUAGE_MIN_WORDS_SHORT 5	/* in a text of few words, where names ("de", "van", "al") weigh more */
#define LANGUAGE_FEW_WORDS 60
#define FUNCTION_WORDS_MAX 2048

typedef struct Votes
{
	int			n;
	char		language[LANGUAGES_MAX][3];
	int			count[LANGUAGES_MAX];
	int			different[LANGUAGES_MAX];	/* words that counted */
	bool		seen[FUNCTION_WORDS_MAX];	/* rows of the lexicon */
	int			words;
} Votes;

static void
vote(Votes *votes, const char *languages, bool seen_before)
{
	for (const char *l = languages; *l != '\0'; l += l[2] == ',' ? 3 : 2)
	{
		int			i = 0;

		while (i < votes->n && memcmp(votes->language[i], l, 2) != 0)
			i++;
		if (i == LANGUAGES_MAX)
			return;
		if (i == votes->n)
		{
			memcpy(votes->language[votes->n], l, 2);
			votes->language[votes->n][2] = '\0';
			votes->count[votes->n++] = 0;
		}
		votes->count[i]++;
		votes->different[i] += !seen_before;
	}
}

/* Scripts that name the language by themselves. */
static const char *
language_of_script(const Lines *lines)
{
	int			kana = 0,
				hangul = 0,
				han = 0,
				thai = 0,
				devanagari = 0,
				all = 0;

	for (int32 i = 0; i < lines->count && all < 4000; i++)
	{
		const Line *line = &lines->items[i];
		int32		at = 0;

		while (at < line->length && all < 4000)
		{
			uint32		c = utf8_next(line->text, line->length, &at);

			if (c < 'A')
				continue;
			all++;
			kana += c >= 0x3040 && c <= 0x30FF;
			han += c >= 0x4E00 && c <= 0x9FFF;
			hangul += c >= 0xAC00 && c <= 0xD7A3;
			thai += c >= 0x0E00 && c <= 0x0E7F;
			devanagari += c >= 0x0900 && c <= 0x097F;
		}
	}
	if (kana * 20 > all && (kana + han) * 3 > all)
		return "ja";
	if (han * 3 > all)
		return "zh";
	if (hangul * 3 > all)
		return "ko";
	if (thai * 3 > all)
		return "th";
	return devanagari * 3 > all ? "hi" : NULL;
}

static void
vote_lines(Votes *votes, const Lines *lines, int32 first, int32 last)
{
	for (int32 i = first; i <= last && votes->words < LANGUAGE_WORDS; i++)
		for (int32 k = 0; k < lines->items[i].n_words && votes->words < LANGUAGE_WORDS; k++)
		{
			const char *w = lines->items[i].words[k];
			int			row = lexicon_find(&lexicon_function_words, w, strlen(w));

			votes->words++;
			if (row < 0 || row >= FUNCTION_WORDS_MAX)
				continue;
			vote(votes, lexicon_cell(&lexicon_function_words, row, 1), votes->seen[row]);
			votes->seen[row] = true;
		}
}

/* "Velsen met al-Hadari in Sarn on Friday" has three words of Dutch, and two of English: too little to say that it is not English. */
static bool
may_be_english(const Votes *votes, int best)
{
	if (strcmp(votes->language[best], "en") == 0)
		return false;
	for (int i = 0; i < votes->n; i++)
		if (strcmp(votes->language[i], "en") == 0 && votes->count[i] * 2 > votes->count[best])
			return true;
	return votes->different[best] < (votes->words < LANGUAGE_FEW_WORDS ? LANGUAGE_MIN_WORDS_SHORT : LANGUAGE_MIN_WORDS);
}

const char *
lines_language(const Lines *lines)
{
	Votes		votes = {0};
	const char *script = language_of_script(lines);
	int			best = -1,
				second = -1;

	if (script != NULL)
		return script;
	if (lines->first <= lines->last)
		vote_lines(&votes, lines, lines->first, lines->last);
	if (votes.words < LANGUAGE_FEW_WORDS)
		vote_lines(&votes, lines, 0, lines->count - 1);
	for (int i = 0; i < votes.n; i++)
	{
		if (best < 0 || votes.count[i] > votes.count[best])
		{
			second = best;
			best = i;
		}
		else if (second < 0 || votes.count[i] > votes.count[second])
			second = i;
	}
	if (best < 0 || votes.count[best] < LANGUAGE_MIN_HITS || may_be_english(&votes, best) || votes.count[best] * 10 < votes.words ||
		(second >= 0 && votes.count[second] * 20 > votes.count[best] * 19))
		return "und";
	return pstrdup(votes.language[best]);
}
