/*
 * synonym_list_sql.c - glue: a list of synonyms, tsearch_data/NAME.syn.
 *
 * In: a file, each line a group of single words that mean the same; # begins a comment, a * behind a word (as PostgreSQL's own
 * lists have it) is passed over.  Out: for a token the lexemes of the others of its groups.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "tsearch/ts_locale.h"
#include "tsearch/ts_utils.h"

#include "search/synonym_list.h"

typedef struct ListedWord
{
	char	   *word;			/* folded */
	int			group;
} ListedWord;

struct SynonymList
{
	int			count;
	int			room;
	ListedWord *words;			/* by word */
	ListedWord *groups;			/* the same by group */
};

static void
add_word(SynonymList *list, const char *word, int length, int group)
{
	if (word[length - 1] == '*')
		length--;
	if (length == 0)
		return;
	if (list->count == list->room)
	{
		list->room *= 2;
		list->words = repalloc(list->words, sizeof(ListedWord) * list->room);
	}
	list->words[list->count++] = (ListedWord) {search_fold(word, length), group};
}

/* The words of one line. */
static void
read_line(SynonymList *list, const char *line, int group)
{
	int			before = list->count;

	for (const char *at = line + strspn(line, " \t\r\n"); *at != '\0' && *at != '#'; at += strspn(at, " \t\r\n"))
	{
		int			length = strcspn(at, " \t\r\n");

		add_word(list, at, length, group);
		at += length;
	}
	if (list->count == before + 1)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR), errmsg("a synonym stands alone"),
				 errhint("Write the words that mean the same on one line.")));
}

static int
by_word(const void *a, const void *b)
{
	const ListedWord *x = a;
	const ListedWord *y = b;
	int			order = strcmp(x->word, y->word);

	return order != 0 ? order : x->group - y->group;
}

static int
by_group(const void *a, const void *b)
{
	const ListedWord *x = a;
	const ListedWord *y = b;

	return x->group != y->group ? x->group - y->group : strcmp(x->word, y->word);
}

SynonymList *
read_synonym_list(const char *name)
{
	SynonymList *list = palloc0(sizeof(SynonymList));
	char	   *path = get_tsearch_config_filename(name, "syn");
	tsearch_readline_state file;
	char	   *line;

	list->room = 64;
	list->words = palloc(sizeof(ListedWord) * list->room);
	if (!tsearch_readline_begin(&file, path))
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR), errmsg("could not open list of synonyms \"%s\": %m", path)));
	for (int group = 0; (line = tsearch_readline(&file)) != NULL; group++)
	{
		read_line(list, line, group);
		pfree(line);
	}
	tsearch_readline_end(&file);
	list->groups = palloc(sizeof(ListedWord) * Max(list->count, 1));
	memcpy(list->groups, list->words, sizeof(ListedWord) * list->count);
	qsort(list->words, list->count, sizeof(ListedWord), by_word);
	qsort(list->groups, list->count, sizeof(ListedWord), by_group);
	return list;
}

/* The first of sorted words that does not stand before `wanted`. */
static int
lower_bound(const ListedWord *words, int count, const ListedWord *wanted, int (*order) (const void *, const void *))
{
	int			low = 0;

	for (int high = count; low < high;)
	{
		int			middle = (low + high) / 2;

		if (order(&words[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* One word's lexemes; a compound's, which would take places of their own, are left out. */
static void
add_lexemes(const LexemeRules *rules, const char *word, Lexemes *out)
{
	int			variant = out->at[out->count - 1].variant;
	Lexemes		found;

	lexemes_of_words(rules, word, strlen(word), &found);
	for (int i = 0; i < found.count && out->count < LEXEMES_MAX; i++)
	{
		bool		known = found.at[i].advance;

		for (int j = 0; j < out->count && !known; j++)
			known = strcmp(out->at[j].text, found.at[i].text) == 0;
		if (known)
			continue;
		out->at[out->count] = found.at[i];
		out->at[out->count++].variant = variant + found.at[i].variant;
	}
}

void
add_listed_synonyms(const SynonymList *list, const LexemeRules *rules, const char *token, int32 length, Lexemes *out)
{
	ListedWord	wanted = {search_fold(token, length), 0};
	int			at = lower_bound(list->words, list->count, &wanted, by_word);

	if (out->count == 0)
		return;
	for (; at < list->count && strcmp(list->words[at].word, wanted.word) == 0; at++)
	{
		ListedWord	first = {"", list->words[at].group};
		int			other = lower_bound(list->groups, list->count, &first, by_group);

		for (; other < list->count && list->groups[other].group == first.group; other++)
			add_lexemes(rules, list->groups[other].word, out);
	}
}
