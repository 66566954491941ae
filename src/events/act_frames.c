/*
 * act_frames.c - the lexicon of acts, made once per process: each word of data/en/acts.tsv with the frames that it names, which
 * are rows of data/en/frames.tsv.
 *
 * A word is looked up by its lemma, the longest key first: "step down" before "step", "peace talk" before "talk".
 */
#include "extension/core.h"
#include "events/act_frames.h"

#include "text/lexicon.h"

extern const Lexicon lexicon_prepositions;
extern const Lexicon lexicon_acts;
extern const Lexicon lexicon_frames;
extern const Lexicon lexicon_act_objects;

#define ACTS_FRAMES 1			/* the columns of acts.tsv and act_objects.tsv that are not the key */
#define OBJECTS_NOUNS 1

#define KEY_MAX 128

const char *const act_type_names[N_ACT_TYPES] = {
	NULL, "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT",
	"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT"
};

const char *const act_operator_names[N_ACT_OPERATORS] = {
	"", "agree", "refuse", "threaten", "demand", "stop", "light", "try", "receive", "fail", "plan", "deny", "let", "say", "weigh", "swallow"
};

const char *const slot_names[N_SLOTS] = {
	NULL, "subj", "obj", "isubj", "poss", "adj",
	"about", "against", "along", "as", "at", "behalf", "behind", "between", "by", "for", "from", "in", "into", "near", "of", "on",
	"outside", "over", "that", "to", "upon", "with"
};

static const struct
{
	const char *name;
	uint8		flag;
}			flag_names[] = {
	{"recip", FRAME_RECIPROCAL}, {"weak", FRAME_WEAK}, {"outer", FRAME_OUTER}, {"comp", FRAME_COMP}, {"csubj", FRAME_CLAUSE},
	{"intrans", FRAME_INTRANSITIVE}, {"alone", FRAME_ALONE}, {"place", FRAME_PLACE}
};

/* The frames of the word in row `i` of acts.tsv, from first_frame[i] to before first_frame[i + 1]. */
static Frame *frames;
static int32 *first_frame;

/* The frames of whoever owns the archive, by their words; they stand before ours. */
static const Frame *own_frames;
static int	n_own_frames;
static uint32 own_generation;

void
frames_use(const Frame *own, int count)
{
	if (own != own_frames || count != n_own_frames)
		own_generation++;
	own_frames = own;
	n_own_frames = count;
}

uint32
frames_generation(void)
{
	return own_generation;
}

bool
frame_is_own(const Frame *frame)
{
	return own_frames && frame >= own_frames && frame < own_frames + n_own_frames;
}

/* The index of the first `length` bytes of a word among names, or -1. */
static int
name_index(const char *const *names, int count, const char *word, int length)
{
	for (int i = 0; i < count; i++)
		if (names[i] && (int) strlen(names[i]) == length && memcmp(names[i], word, length) == 0)
			return i;
	return -1;
}

static bool
read_slots(const char *list, uint8 *slots)
{
	int			n = 0;

	while (*list)
	{
		int			length = strcspn(list, ",");
		int			slot = name_index(slot_names, N_SLOTS, list, length);

		if (slot <= 0 || n == FRAME_MAX_SLOTS - 1)
			return false;
		slots[n++] = slot;
		list += length + (list[length] == ',');
	}
	return true;
}

static bool
read_flags(const char *list, uint8 *flags)
{
	while (*list)
	{
		int			length = strcspn(list, ",");
		uint8		flag = 0;

		for (size_t i = 0; i < lengthof(flag_names); i++)
			if ((int) strlen(flag_names[i].name) == length && memcmp(flag_names[i].name, list, length) == 0)
				flag = flag_names[i].flag;
		if (flag == 0)
			return false;
		*flags |= flag;
		list += length + (list[length] == ',');
	}
	return true;
}

static bool
has_slot(const uint8 *slots, uint8 from, uint8 to)
{
	for (; *slots != SLOT_NONE; slots++)
		if (*slots >= from && *slots <= to)
			return true;
	return false;
}

/* The column of a frame that names a place of the grammar which words of its part of speech do not have (a noun has no subject), or -1. */
static int
impossible_slots(const Frame *f)
{
	if (f->part == TAG_NOUN && has_slot(f->actor, SLOT_SUBJ, SLOT_ISUBJ))
		return FRAME_ACTOR;
	if ((f->part == TAG_NOUN && has_slot(f->target, SLOT_SUBJ, SLOT_ISUBJ)) || (f->part == TAG_ADJ && has_slot(f->target, SLOT_OBJ, SLOT_OBJ)))
		return FRAME_TARGET;
	return -1;
}

int
frame_read(const char *const *cells, Frame *frame)
{
	const char *pos = cells[FRAME_POS];
	const char *type = cells[FRAME_TYPE];
	int			known = *type ? name_index(act_type_names, N_ACT_TYPES, type, strlen(type)) : ACT_NONE;
	int			op = name_index(act_operator_names, OP_SWALLOW, cells[FRAME_OP], strlen(cells[FRAME_OP]));

	memset(frame, 0, sizeof(*frame));
	if (*cells[FRAME_WORDS] == '\0' || strlen(cells[FRAME_WORDS]) >= KEY_MAX)
		return FRAME_WORDS;
	frame->part = strcmp(pos, "verb") == 0 ? TAG_VERB : strcmp(pos, "noun") == 0 ? TAG_NOUN : strcmp(pos, "adj") == 0 ? TAG_ADJ : 0;
	if (frame->part == 0)
		return FRAME_POS;
	if (known < 0)
		return FRAME_TYPE;
	if (op < 0)
		return FRAME_OP;
	frame->words = cells[FRAME_WORDS];
	frame->type = known;
	frame->op = op;
	frame->mode = *cells[FRAME_MODE] ? cells[FRAME_MODE] : NULL;
	frame->cameo = *cells[FRAME_CAMEO] ? cells[FRAME_CAMEO] : NULL;
	frame->object = cells[FRAME_OBJECT];
	if (!read_flags(cells[FRAME_FLAGS], &frame->flags))
		return FRAME_FLAGS;
	if (!read_slots(cells[FRAME_ACTOR], frame->actor))
		return FRAME_ACTOR;
	if (!read_slots(cells[FRAME_TARGET], frame->target))
		return FRAME_TARGET;
	return impossible_slots(frame);
}

/* How many items a comma list has. */
static int
list_count(const char *list)
{
	int			n = *list != '\0';

	for (; *list; list++)
		n += *list == ',';
	return n;
}

/* The frame of that name as a word's own: its row in frames.tsv, with the word in the place of the name. */
static void
read_named_frame(const char *words, const char *name, int length, Frame *frame)
{
	const char *cells[N_FRAME_COLUMNS];
	int			row = lexicon_find(&lexicon_frames, name, length);

	if (row < 0)
		elog(ERROR, "frame \"%.*s\" of \"%s\" is not in frames.tsv", length, name, words);
	memcpy(cells, &lexicon_frames.cells[row * lexicon_frames.columns], sizeof(cells));
	cells[FRAME_WORDS] = words;
	frame_read(cells, frame);
}

static void
read_frames(void)
{
	int32	   *first = MemoryContextAlloc(TopMemoryContext, sizeof(int32) * (lexicon_acts.rows + 1));
	Frame	   *all;

	first[0] = 0;
	for (int row = 0; row < lexicon_acts.rows; row++)
		first[row + 1] = first[row] + list_count(lexicon_cell(&lexicon_acts, row, ACTS_FRAMES));
	all = MemoryContextAllocZero(TopMemoryContext, sizeof(Frame) * first[lexicon_acts.rows]);
	for (int row = 0; row < lexicon_acts.rows; row++)
	{
		const char *names = lexicon_cell(&lexicon_acts, row, ACTS_FRAMES);

		for (int32 i = first[row]; i < first[row + 1]; i++)
		{
			int			length = strcspn(names, ",");

			read_named_frame(lexicon_cell(&lexicon_acts, row, 0), names, length, &all[i]);
			names += length + (names[length] == ',');
		}
	}
	first_frame = first;
	frames = all;
}

/*
 * Finds the rows of the archive's owner for a key; true when one of them is of that part of speech: then those of the lexicon do not
 * count.
 */
static bool
find_own_rows(const char *key, uint8 part, FrameRows *rows)
{
	int			low = 0;
	int			high = n_own_frames;
	bool		found = false;

	while (low < high)
	{
		int			mid = low + (high - low) / 2;

		if (strcmp(own_frames[mid].words, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	rows->first = own_frames ? &own_frames[low] : NULL;
	rows->part = part;
	for (rows->count = 0; low + rows->count < n_own_frames && strcmp(rows->first[rows->count].words, key) == 0; rows->count++)
		found |= rows->first[rows->count].part == part;
	return found;
}

/* The frames of a word, if one of them is of that part of speech. */
static bool
find_rows(const char *key, uint8 part, FrameRows *rows)
{
	int			row;

	if (find_own_rows(key, part, rows))
		return true;
	row = lexicon_find(&lexicon_acts, key, strlen(key));
	if (row < 0)
		return false;
	rows->first = &frames[first_frame[row]];
	rows->count = first_frame[row + 1] - first_frame[row];
	rows->part = part;
	for (int32 i = 0; i < rows->count; i++)
		if (rows->first[i].part == part)
			return true;
	return false;
}

static bool
find_words(const char *a, const char *b, const char *c, uint8 part, FrameRows *rows)
{
	char		key[KEY_MAX];
	int			length;

	length = c ? snprintf(key, sizeof(key), "%s %s %s", a, b, c) :
		b ? snprintf(key, sizeof(key), "%s %s", a, b) : snprintf(key, sizeof(key), "%s", a);
	return length < (int) sizeof(key) && find_rows(key, part, rows);
}

static const char *
lemma_of(const Token *t)
{
	return t->lemma ? t->lemma : t->lower;
}

/* The lower-case word at a token of the same sentence, or NULL. */
static const char *
word_at(const Document *doc, int32 token, int32 sentence)
{
	if (token < 0 || token >= doc->n_tokens || doc->tokens[token].sentence != sentence)
		return NULL;
	return doc->tokens[token].lower;
}

/* "step down", "crack down on", "call a strike off". */
static bool
verb_rows_of(const Document *doc, int32 token, const char *lemma, FrameRows *rows)
{
	const Token *t = &doc->tokens[token];
	const char *next = word_at(doc, token + 1, t->sentence);
	const char *after = word_at(doc, token + 2, t->sentence);
	const char *before = word_at(doc, token - 1, t->sentence);
	const char *first = word_at(doc, token - 2, t->sentence);
	int32		particle = token_child_by(doc, token, REL_COMPOUND_PRT);

	rows->end = token + 2;
	if (next && after && find_words(lemma, next, after, TAG_VERB, rows))
		return true;
	rows->end = token + 1;
	if (next && find_words(lemma, next, NULL, TAG_VERB, rows))
		return true;
	rows->end = token;
	if (before && first && strcmp(before, "-") == 0 && find_words(first, before, lemma, TAG_VERB, rows))
		return true;
	if (particle != NO_TOKEN && find_words(lemma, doc->tokens[particle].lower, NULL, TAG_VERB, rows))
		return true;
	return find_words(lemma, NULL, NULL, TAG_VERB, rows);
}

/* What a regular ending may stand for: "blamed" is "blame" or "blam"; the lexicon knows which. */
static const struct
{
	const char *ending;
	const char *instead;
}			verb_endings[] = {
	{"ied", "y"}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"s", ""}
};

static bool
verb_rows(const Document *doc, int32 token, FrameRows *rows)
{
	const Token *t = &doc->tokens[token];
	int			length = strlen(t->lower);
	char		stem[KEY_MAX];

	if (verb_rows_of(doc, token, lemma_of(t), rows))
		return true;
	for (size_t i = 0; i < lengthof(verb_endings); i++)
	{
		int			n = length - (int) strlen(verb_endings[i].ending);

		if (n < 2 || length >= KEY_MAX - 2 || strcmp(t->lower + n, verb_endings[i].ending) != 0)
			continue;
		snprintf(stem, sizeof(stem), "%.*s%s", n, t->lower, verb_endings[i].instead);
		if (verb_rows_of(doc, token, stem, rows))
			return true;
	}
	return find_words(t->lower, NULL, NULL, TAG_ADJ, rows);
}

/* "peace talk", "suicide car bombing", "memorandum of understanding". */
static bool
noun_rows(const Document *doc, int32 token, FrameRows *rows)
{
	const Token *t = &doc->tokens[token];
	const char *lemma = lemma_of(t);
	const char *next = word_at(doc, token + 1, t->sentence);
	const char *after = word_at(doc, token + 2, t->sentence);
	const char *before = word_at(doc, token - 1, t->sentence);
	const char *first = word_at(doc, token - 2, t->sentence);

	rows->end = token + 2;
	if (next && after && strcmp(next, "of") == 0 && find_words(lemma, next, after, TAG_NOUN, rows))
		return true;
	rows->end = token;
	if (before && first && find_words(first, before, lemma, TAG_NOUN, rows))
		return true;
	if (before && find_words(before, lemma, NULL, TAG_NOUN, rows))
		return true;
	return find_words(lemma, NULL, NULL, TAG_NOUN, rows);
}

bool
frames_of_token(const Document *doc, int32 token, FrameRows *rows)
{
	const Token *t = &doc->tokens[token];

	if (!frames)
		read_frames();
	rows->end = token;
	switch (t->tag)
	{
		case TAG_AUX:
			/* "had talks": no auxiliary but the verb itself */
			if (t->relation == REL_AUX || t->relation == REL_AUX_PASS || t->relation == REL_COP)
				return false;
			return verb_rows(doc, token, rows);
		case TAG_VERB:
			return verb_rows(doc, token, rows);
		case TAG_NOUN:
			return noun_rows(doc, token, rows);
		case TAG_ADJ:
			return find_words(t->lower, NULL, NULL, TAG_ADJ, rows);
		default:
			return false;
	}
}

uint8
slot_of_preposition(const char *lower)
{
	int			row = lexicon_find(&lexicon_prepositions, lower, strlen(lower));
	int			slot;

	if (row >= 0)
		lower = lexicon_cell(&lexicon_prepositions, row, 1);
	slot = name_index(slot_names, N_SLOTS, lower, strlen(lower));
	return slot >= SLOT_PREPOSITION ? slot : SLOT_NONE;
}

/* Whether a comma list has a word. */
static bool
list_has(const char *list, const char *word, int length)
{
	while (*list)
	{
		int			n = strcspn(list, ",");

		if (n == length && memcmp(list, word, length) == 0)
			return true;
		list += n + (list[n] == ',');
	}
	return false;
}

/* Whether a class, named by its first `length` bytes, has a noun. */
static bool
class_has(const char *class, int length, const char *lemma)
{
	int			row = lexicon_find(&lexicon_act_objects, class, length);

	return row >= 0 && list_has(lexicon_cell(&lexicon_act_objects, row, OBJECTS_NOUNS), lemma, strlen(lemma));
}

bool
noun_is_of_class(const char *lemma, const char *class)
{
	return class_has(class, strlen(class), lemma);
}

bool
frame_classes_known(const Frame *frame)
{
	for (const char *class = strchr(frame->object, '@'); class; class = strchr(class + 1, '@'))
		if (lexicon_find(&lexicon_act_objects, class + 1, strcspn(class + 1, ",")) < 0)
			return false;
	return true;
}

bool
frame_object_is(const Frame *frame, const char *lemma)
{
	if (list_has(frame->object, lemma, strlen(lemma)))
		return true;
	for (const char *class = strchr(frame->object, '@'); class; class = strchr(class + 1, '@'))
		if (class_has(class + 1, strcspn(class + 1, ","), lemma))
			return true;
	return false;
}
