/*
 * treebank.c - reads CoNLL-U and lines of named documents.
 */
#include "train.h"

/* FNV-1a as words.c has it. */
static uint64
lower_hash(const char *s)
{
	uint64		h = UINT64_C(14695981039346656037);

	for (; *s; s++)
		h = (h ^ (unsigned char) *s) * UINT64_C(0x100000001b3);
	return h;
}

uint32 *
read_word_table(const char *path, uint32 bits)
{
	FILE	   *in = fopen(path, "r");
	uint32	   *slots = calloc((size_t) 1 << bits, sizeof(uint32));
	uint32		mask = (1u << bits) - 1;
	char		word[256];
	unsigned	code;

	if (in == NULL)
	{
		perror(path);
		exit(1);
	}
	while (fscanf(in, "%255[^\t]\t%u\n", word, &code) == 2)
	{
		uint64		h = lower_hash(word);
		uint32		i = (uint32) h & mask;

		while (slots[i] != 0)
			i = (i + 1) & mask;
		slots[i] = (uint32) (h >> 48) << 16 | code;
	}
	fclose(in);
	return slots;
}

static bool
has(const char *feats, const char *what)
{
	return strstr(feats, what) != NULL;
}

static TagClass
verb_class(const char *feats, bool aux)
{
	bool		ing = has(feats, "VerbForm=Ger") || (has(feats, "VerbForm=Part") && has(feats, "Tense=Pres"));

	if (ing)
		return aux ? CLASS_AUX_ING : CLASS_VERB_ING;
	if (has(feats, "VerbForm=Part"))
		return aux ? CLASS_AUX_PARTICIPLE : CLASS_VERB_PARTICIPLE;
	if (has(feats, "VerbForm=Inf") || has(feats, "Mood=Imp") || has(feats, "Mood=Sub"))
		return aux ? CLASS_AUX_BASE : CLASS_VERB_BASE;
	if (has(feats, "Tense=Past"))
		return aux ? CLASS_AUX_PAST : CLASS_VERB_PAST;
	if (has(feats, "Person=3") && has(feats, "Number=Sing"))
		return aux ? CLASS_AUX_THIRD : CLASS_VERB_THIRD;
	if (has(feats, "Tense=Pres"))
		return aux ? CLASS_AUX_PRESENT : CLASS_VERB_PRESENT;
	return aux ? CLASS_AUX_MODAL : CLASS_VERB_BASE;
}

static TagClass
class_of(const char *upos, const char *feats)
{
	for (int c = 0; c < N_TAG_CLASSES; c++)
		if (strcmp(tag_names[class_tag[c]], upos) == 0)
			switch (class_tag[c])
			{
				case TAG_VERB:
				case TAG_AUX:
					return verb_class(feats, class_tag[c] == TAG_AUX);
				case TAG_NOUN:
					return has(feats, "Number=Plur") ? CLASS_NOUN_PLURAL : CLASS_NOUN;
				case TAG_PROPN:
					return has(feats, "Number=Plur") ? CLASS_PROPN_PLURAL : CLASS_PROPN;
				case TAG_PRON:
					return has(feats, "Poss=Yes") ? CLASS_PRON_POSSESSIVE :
						has(feats, "PronType=Rel") || has(feats, "PronType=Int") ? CLASS_PRON_RELATIVE : CLASS_PRON;
				default:
					return c;
			}
	return CLASS_X;
}

static GrammarRelation
relation_of(const char *name)
{
	char		base[32];

	for (int r = 1; r < N_RELATIONS; r++)
		if (strcmp(relation_names[r], name) == 0)
			return r;
	snprintf(base, sizeof(base), "%.*s", (int) strcspn(name, ":"), name);
	for (int r = 1; r < N_RELATIONS; r++)
		if (strcmp(relation_names[r], base) == 0)
			return r;
	return REL_DEP;
}

/* A sentence while it is read. */
typedef struct Draft
{
	char		text[65536];
	int			length;
	int			count;
	bool		space;
	ByteSpan	spans[4096];
	uint8		classes[4096];
	int16		heads[4096];
	uint8		relations[4096];
	int			joined_until;	/* last word of a token of several words */
	bool		joined_space;
} Draft;

static void
add_word(Draft *d, char **f)
{
	int			n = strlen(f[1]);

	if (d->count > 0 && d->space)
		d->text[d->length++] = ' ';
	d->spans[d->count] = (ByteSpan) {d->length, d->length + n};
	memcpy(d->text + d->length, f[1], n);
	d->length += n;
	d->classes[d->count] = class_of(f[3], f[5]);
	d->heads[d->count] = atoi(f[6]);
	d->relations[d->count] = relation_of(f[7]);
	d->space = !has(f[9], "SpaceAfter=No");
	d->count++;
	if (d->joined_until > 0)
		d->space = d->count >= d->joined_until ? d->joined_space : false;
	if (d->count >= d->joined_until)
		d->joined_until = 0;
}

static void
finish(Draft *d, Gold *g, const WordTable *table, bool skip)
{
	ByteSpan	whole = {0, d->length};
	int			n = d->count;

	*g = (Gold) {.count = n,.skip = skip || n > PARSE_MAX};
	g->doc = document_create(d->text, d->length, DAY_NONE);
	document_given_tokens(g->doc, &whole, 1, d->spans, n);
	g->forms = calloc(n + 2 * WORD_PAD, sizeof(WordForm));
	word_forms(g->doc, table, 0, n, g->forms);
	g->classes = memcpy(malloc(n + 1), d->classes, n);
	g->given = memcpy(malloc(n + 1), d->classes, n);
	g->heads = memcpy(malloc(sizeof(int16) * (n + 1)), d->heads, sizeof(int16) * n);
	g->relations = memcpy(malloc(n + 1), d->relations, n);
}

static int
cells_of(char *line, char **f, int max)
{
	int			n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *p = line; n < max && p; n++)
		f[n] = strsep(&p, "\t");
	return n;
}

Gold *
read_treebank(const char *path, const WordTable *table, int *count)
{
	static Draft d;
	FILE	   *in = fopen(path, "r");
	char	   *line = NULL;
	size_t		size = 0;
	int			capacity = 1024;
	Gold	   *gold = malloc(sizeof(Gold) * capacity);
	bool		skip = false;
	bool		more = true;

	if (in == NULL)
	{
		perror(path);
		exit(1);
	}
	*count = 0;
	memset(&d, 0, sizeof(d));
	while (more)
	{
		char	   *f[10];

		more = getline(&line, &size, in) >= 0;
		if (!more || line[0] == '\n')
		{
			if (*count == capacity)
				gold = realloc(gold, sizeof(Gold) * (capacity *= 2));
			if (d.count > 0)
				finish(&d, &gold[(*count)++], table, skip);
			memset(&d, 0, offsetof(Draft, spans));
			d.joined_until = 0;
			continue;
		}
		if (strncmp(line, "# source = ", 11) == 0)
			skip = strstr(line, "Atis") != NULL;
		if (line[0] == '#' || cells_of(line, f, 10) < 10 || strchr(f[0], '.'))
			continue;
		if (strchr(f[0], '-'))
		{
			d.joined_until = atoi(strchr(f[0], '-') + 1);
			d.joined_space = !has(f[9], "SpaceAfter=No");
		}
		else
			add_word(&d, f);
	}
	fclose(in);
	free(line);
	return gold;
}

/* Each token of a name gets the name's label, the first of a name B and the others I. */
static uint8 *
labels_of(const Document *doc, char *spans)
{
	uint8	   *labels = calloc(doc->n_tokens + 1, 1);
	int32		at = 0;

	for (char *span; (span = strsep(&spans, ",")) != NULL && *span;)
	{
		int			start,
					end,
					label;
		int32		first;

		if (sscanf(span, "%d:%d:%d", &start, &end, &label) != 3)
			continue;
		while (at < doc->n_tokens && doc->tokens[at].span.end <= start)
			at++;
		for (first = at; at < doc->n_tokens && doc->tokens[at].span.start < end; at++)
			labels[at] = at == first || doc->tokens[at].flags & TOKEN_FIRST ? label : label + 1;
	}
	return labels;
}

/* Lines of "text TAB start:end:label,...", which are cut as the server cuts them: the labels are learned on its tokens. */
NamedDocument *
read_names(const char *path, int *count)
{
	FILE	   *in = fopen(path, "r");
	char	   *line = NULL;
	size_t		size = 0;
	int			capacity = 1024;
	NamedDocument *docs = malloc(sizeof(NamedDocument) * capacity);

	if (in == NULL)
	{
		perror(path);
		exit(1);
	}
	for (*count = 0; getline(&line, &size, in) >= 0;)
	{
		char	   *f[2];
		NamedDocument *d;

		if (cells_of(line, f, 2) < 2)
			continue;
		for (char *c = f[0]; *c; c++)
			if (*c == 1)
				*c = '\n';
		if (*count == capacity)
			docs = realloc(docs, sizeof(NamedDocument) * (capacity *= 2));
		d = &docs[*count];
		d->doc = document_create(f[0], strlen(f[0]), DAY_NONE);
		document_tokens(d->doc);
		if (d->doc->n_tokens == 0)
			continue;
		name_clues(d->doc, &d->clues);
		d->labels = labels_of(d->doc, f[1]);
		(*count)++;
	}
	fclose(in);
	free(line);
	return docs;
}
