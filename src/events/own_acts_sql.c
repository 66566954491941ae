/*
 * own_acts_sql.c - glue: the acts that the owner of an archive adds: rows of text are checked cell by cell and become frames, which
 * are kept until other rows come.
 */
#include "events/own_acts.h"

#include "events/act_frames.h"
#include "text/lexicon.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

extern const Lexicon lexicon_joined_prefixes;

#define MAX_OWN_ACTS 10000

static const char *const column_names[N_FRAME_COLUMNS] = {
	"words", "pos", "type", "mode", "cameo", "actor", "target", "object", "op", "flags"
};

static const char *const column_hints[N_FRAME_COLUMNS] = {
	"words are the lemma of a verb, noun or adjective in lower case, with its particle or the noun before it.",
	"pos is verb, noun or adj.",
	"type is one of event_ontology(), in capitals, or empty.",
	"mode is a word in lower case, or empty.",
	"cameo is a code, or empty.",
	"actor is a list with commas of subj, poss, adj or prepositions; a noun has no subj, obj or isubj.",
	"target is a list with commas of subj, obj, isubj, poss, adj or prepositions; a noun has no subj, obj or isubj, an adjective no obj.",
	"object is a list with commas of nouns or @classes, or empty.",
	"op is agree, refuse, threaten, demand, stop, light, try, receive, fail, plan, deny, let, say or weigh, or empty.",
	"flags is a list with commas of recip, weak, outer, comp, csubj, intrans, alone and place, or empty."
};

static MemoryContext own_context;
static char *own_rows;
static int32 own_length;
static Frame *own;
static int	n_own;

static void
wrong_cell(int row, const char *const *cells, int column)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("act \"%s\" (row %d) has \"%s\" as its %s", cells[FRAME_WORDS], row, cells[column], column_names[column]),
			 errhint("%s", column_hints[column])));
}

/* Whether the hyphen at `w` keeps its two sides one token: "co-operate", but not "cease-fire". */
static bool
is_joined(const char *words, const char *w)
{
	const char *first = w;

	while (first > words && first[-1] != ' ' && first[-1] != '-')
		first--;
	return lexicon_find(&lexicon_joined_prefixes, first, w - first) >= 0;
}

/* The words as tokens are: hyphens and the possessive stand alone. */
static char *
key_of(const char *words)
{
	char	   *key = palloc(strlen(words) * 3 + 1);
	char	   *k = key;

	for (const char *w = words; *w; w++)
	{
		bool		apart = *w == '-' && w > words && w[-1] != ' ' && w[1] != ' ' && w[1] != '\0' && !is_joined(words, w);

		if (apart || (*w == '\'' && w[1] == 's' && w > words && w[-1] != ' '))
			*k++ = ' ';
		*k++ = *w;
		if (apart)
			*k++ = ' ';
	}
	*k = '\0';
	return key;
}

static bool
is_lower(const char *words)
{
	for (; *words; words++)
		if (*words >= 'A' && *words <= 'Z')
			return false;
	return true;
}

/* Cuts a line, which is ended with NUL, into its cells. */
static void
read_line(char *line, int row, Frame *frame)
{
	const char *cells[N_FRAME_COLUMNS];
	int			n = 0;
	int			column;

	for (char *cell = line; cell; n++)
	{
		char	   *tab = strchr(cell, '\t');

		if (tab)
			*tab = '\0';
		if (n < N_FRAME_COLUMNS)
			cells[n] = cell;
		cell = tab ? tab + 1 : NULL;
	}
	if (n != N_FRAME_COLUMNS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("act \"%s\" (row %d) has %d cells, not %d", cells[0], row, n, N_FRAME_COLUMNS),
				 errhint("The cells are words pos type mode cameo actor target object op flags, with tabs between.")));
	column = !is_lower(cells[FRAME_WORDS]) ? FRAME_WORDS : frame_read(cells, frame);
	if (column < 0 && !frame_classes_known(frame))
		column = FRAME_OBJECT;
	if (column >= 0)
		wrong_cell(row, cells, column);
	frame->words = key_of(cells[FRAME_WORDS]);
}

static int
by_words(const void *a, const void *b)
{
	int			order = strcmp(((const Frame *) a)->words, ((const Frame *) b)->words);

	/* rows of one word as they were given: their cells lie one after the other */
	return order ? order : ((const Frame *) a)->object < ((const Frame *) b)->object ? -1 : 1;
}

static void
read_rows(char *rows)
{
	int			lines = 1;

	for (char *p = rows; *p; p++)
		lines += *p == '\n';
	if (lines > MAX_OWN_ACTS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%d acts of an archive's own are more than %d", lines, MAX_OWN_ACTS)));
	own = palloc(sizeof(Frame) * lines);
	for (char *line = rows; line;)
	{
		char	   *end = strchr(line, '\n');

		CHECK_FOR_INTERRUPTS();
		if (end)
			*end = '\0';
		if (*line)
		{
			read_line(line, n_own + 1, &own[n_own]);
			n_own++;
		}
		line = end ? end + 1 : NULL;
	}
	qsort(own, n_own, sizeof(Frame), by_words);
}

void
own_acts_check(text *row)
{
	Frame		frame;

	read_line(text_to_cstring(row), 1, &frame);
}

int
own_acts_use(text *rows)
{
	MemoryContext old;

	if (rows == NULL || VARSIZE_ANY_EXHDR(rows) == 0)
	{
		frames_use(NULL, 0);
		return 0;
	}
	if (own_rows && own_length == (int32) VARSIZE_ANY_EXHDR(rows) && memcmp(own_rows, VARDATA_ANY(rows), own_length) == 0)
	{
		frames_use(own, n_own);
		return n_own;
	}
	frames_use(NULL, 0);
	own_rows = NULL;
	n_own = 0;
	if (own_context)
		MemoryContextReset(own_context);
	else
		own_context = AllocSetContextCreate(TopMemoryContext, "news_archive owner's acts", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(own_context);
	read_rows(text_to_cstring(rows));
	own_length = VARSIZE_ANY_EXHDR(rows);
	own_rows = palloc(own_length);
	memcpy(own_rows, VARDATA_ANY(rows), own_length);
	MemoryContextSwitchTo(old);
	frames_use(own, n_own);
	return n_own;
}
