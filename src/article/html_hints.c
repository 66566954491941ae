/*
 * html_hints.c - what class, id and itemprop of an element say of the text in it (data/class_words.tsv).
 */
#include "article/html.h"

extern const Lexicon lexicon_class_words;

#define NAME_WORDS_MAX	12
#define NAME_BYTES_MAX	200

/* "articleBody share-tools" -> words in lower case; the names are kept apart by NULL.  Gives their number. */
static int
name_words(const char *s, char *buffer, const char **words)
{
	int			n = 0;
	int			out = 0;
	bool		in_word = false;

	for (int i = 0; s[i] != '\0' && out < NAME_BYTES_MAX - 2; i++)
	{
		bool		upper = s[i] >= 'A' && s[i] <= 'Z';
		bool		letter = upper || (s[i] >= 'a' && s[i] <= 'z');
		bool		camel = upper && i > 0 && s[i - 1] >= 'a' && s[i - 1] <= 'z';

		if (in_word && (!letter || camel))
		{
			buffer[out++] = '\0';
			in_word = false;
		}
		if (s[i] == ' ' && n > 0 && n < NAME_WORDS_MAX && words[n - 1] != NULL)
			words[n++] = NULL;
		if (!letter)
			continue;
		if (!in_word)
		{
			if (n == NAME_WORDS_MAX)
				break;
			words[n++] = buffer + out;
			in_word = true;
		}
		buffer[out++] = upper ? s[i] + 32 : s[i];
	}
	buffer[out] = '\0';
	return n;
}

static int
hint_named(const char *name)
{
	if (strcmp(name, "story") == 0)
		return HINT_STORY;
	if (strcmp(name, "aside") == 0)
		return HINT_ASIDE;
	for (int i = 0; i < N_LINE_ROLES; i++)
		if (strcmp(line_role_names[i], name) == 0)
			return i;
	return HINT_NONE;
}

/* The hint of the longest phrase among the words of one attribute; the last of equal ones, which is the more special. */
static int
attribute_hint(const char *value)
{
	char		buffer[NAME_BYTES_MAX];
	const char *words[NAME_WORDS_MAX];
	int			n = name_words(value, buffer, words);
	int			longest = 0;
	int			hint = HINT_NONE;

	for (int i = 0; i < n; i++)
	{
		int			run = 0;
		int			count;
		int			row;

		while (i + run < n && words[i + run] != NULL)
			run++;
		if (run == 0)
			continue;
		row = lexicon_match_words(&lexicon_class_words, words + i, run, &count);
		if (row >= 0 && count > longest)
		{
			longest = count;
			hint = hint_named(lexicon_cell(&lexicon_class_words, row, 1));
		}
	}
	return hint;
}

int
element_hint(xmlNode *node)
{
	static const char *const names[] = {"itemprop", "class", "id", "data-component", "data-testid", "role"};
	int			hint = HINT_NONE;

	if (strcmp((const char *) node->name, "body") == 0 || strcmp((const char *) node->name, "html") == 0)
		return HINT_NONE;
	if (strcmp((const char *) node->name, "time") == 0)
		return ROLE_DATE;
	for (size_t i = 0; i < lengthof(names) && hint == HINT_NONE; i++)
	{
		char	   *value = html_attribute(node, names[i]);

		if (value != NULL)
			hint = attribute_hint(value);
	}
	return hint;
}
