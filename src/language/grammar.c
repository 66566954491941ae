/*
 * grammar.c - tags, lemmas and grammar of a document.
 */
#include "extension/core.h"
#include "language/amend.h"
#include "language/lemma.h"
#include "language/marks.h"
#include "language/parser.h"
#include "language/tagger.h"
#include "language/tree.h"

/* The words of a piece without its marks. */
typedef struct PieceWords
{
	int			count;
	WordForm	forms[PARSE_MAX + 2 * WORD_PAD];
	uint8		classes[PARSE_MAX];
	uint8		marks[PARSE_MAX + 1];
	int16		token[PARSE_MAX];	/* which token of the piece a word is */
} PieceWords;

/* The same from the end to the beginning. */
static void
mirror_words(const PieceWords *words, PieceWords *mirror)
{
	int			n = words->count;

	mirror->count = n;
	for (int i = 0; i < n; i++)
	{
		mirror->forms[WORD_PAD + i] = words->forms[WORD_PAD + n - 1 - i];
		mirror->classes[i] = words->classes[n - 1 - i];
	}
	for (int i = 0; i <= n; i++)
		mirror->marks[i] = words->marks[n - i];
}

/* Words and classes of one sentence, for the tagger and the parser. */
typedef struct Reading
{
	const Model *model;
	Document   *doc;
	WordForm   *forms;
	uint8	   *classes;
	PieceWords *words;
	PieceWords *mirror;
	ParseTree  *guide;
} Reading;

static void
reading_open(Reading *r, Document *doc)
{
	int32		longest = 0;

	for (int32 k = 0; k < doc->n_sentences; k++)
		longest = Max(longest, doc->sentences[k].count);
	r->model = english_model();
	r->doc = doc;
	r->forms = palloc(sizeof(WordForm) * (Size) (longest + 2 * WORD_PAD));
	r->classes = palloc(longest + 1);
	r->words = palloc0(sizeof(PieceWords));
	r->mirror = palloc0(sizeof(PieceWords));
	r->guide = palloc(sizeof(ParseTree));
}

static void
reading_close(Reading *r)
{
	pfree(r->forms);
	pfree(r->classes);
	pfree(r->words);
	pfree(r->mirror);
	pfree(r->guide);
}

static void
tag_sentence(Reading *r, const Sentence *s)
{
	word_forms(r->doc, &r->model->words, s->first, s->count, r->forms);
	tag_words(r->model, r->forms, s->count, r->classes);
	find_compound_nouns(r->doc->tokens + s->first, s->count, r->classes);
	find_finite_verb(r->doc->tokens + s->first, s->count, r->classes);
	for (int32 i = 0; i < s->count; i++)
	{
		Token	   *t = &r->doc->tokens[s->first + i];

		t->tag = class_tag[r->classes[i]];
		t->morph = class_morph[r->classes[i]];
		t->lemma = lemma_of(t, r->doc->context);
	}
}

static void
gather_words(const Reading *r, const Sentence *s, int from, int count, PieceWords *words)
{
	words->count = 0;
	words->marks[0] = 0;
	for (int i = 0; i < count; i++)
	{
		if (class_tag[r->classes[from + i]] == TAG_PUNCT)
		{
			words->marks[words->count] |= mark_of(r->doc->tokens[s->first + from + i].lower);
			continue;
		}
		words->forms[WORD_PAD + words->count] = r->forms[WORD_PAD + from + i];
		words->classes[words->count] = r->classes[from + i];
		words->token[words->count++] = i;
		words->marks[words->count] = 0;
	}
}

/* Twice: from the end, and then from the beginning with that parse as a guide (Attardi and Dell'Orletta 2009). */
static void
parse_twice(Reading *r, const PieceWords *words, int16 *heads, uint8 *relations)
{
	ParseInput	input = {.count = words->count,.forms = words->forms,.classes = words->classes,.marks = words->marks,.guide = r->guide};
	ParseInput	back = {.count = words->count,.forms = r->mirror->forms,.classes = r->mirror->classes,.marks = r->mirror->marks};

	mirror_words(words, r->mirror);
	parse_words(r->model, TABLE_BACK_TRANSITIONS, TABLE_BACK_RELATIONS, &back, heads, relations);
	parse_tree(r->guide, words->count, heads, relations, true);
	parse_words(r->model, TABLE_TRANSITIONS, TABLE_RELATIONS, &input, heads, relations);
}

/* Parses tokens from..from + count of a sentence; gives the token that is their root. */
static int32
parse_piece(Reading *r, const Sentence *s, int from, int count, PieceWords *words)
{
	int16		heads[PARSE_MAX];
	uint8		relations[PARSE_MAX];
	int32		first = s->first + from;
	int32		root = first;

	gather_words(r, s, from, count, words);
	if (words->count > 0)
		parse_twice(r, words, heads, relations);
	for (int i = 0; i < words->count; i++)
	{
		Token	   *t = &r->doc->tokens[first + words->token[i]];

		t->relation = relations[i];
		t->head = heads[i] == 0 ? NO_TOKEN : first + words->token[heads[i] - 1];
		if (heads[i] == 0)
			root = first + words->token[i];
	}
	r->doc->tokens[root].relation = REL_ROOT;
	amend_conjuncts(r->doc, first, count);
	amend_amounts(r->doc, first, count);
	attach_marks(r->doc, first, count, root);
	return root;
}

/* Where to cut a sentence that is too long: behind the last mark of a clause among its first PARSE_MAX words. */
static int
piece_length(const Document *doc, const Sentence *s, int from)
{
	int			left = s->count - from;

	if (left <= PARSE_MAX)
		return left;
	for (int n = PARSE_MAX; n > PARSE_MAX / 2; n--)
	{
		const char *w = doc->tokens[s->first + from + n - 1].lower;

		if (w[0] != '\0' && w[1] == '\0' && strchr(";:.,", w[0]))
			return n;
	}
	return PARSE_MAX;
}

static void
parse_sentence(Reading *r, const Sentence *s)
{
	int32		root = NO_TOKEN;
	PieceWords *words = r->words;

	for (int from = 0; from < s->count;)
	{
		int			count = piece_length(r->doc, s, from);
		int32		piece = parse_piece(r, s, from, count, words);

		if (root == NO_TOKEN)
			root = piece;
		else
		{
			r->doc->tokens[piece].head = root;
			r->doc->tokens[piece].relation = REL_PARATAXIS;
		}
		from += count;
	}
}

/* A passive is known by its auxiliary, its subject or its agent, or is a participle that modifies a noun. */
static void
mark_passives(Document *doc)
{
	for (int32 i = 0; i < doc->n_tokens; i++)
	{
		Token	   *t = &doc->tokens[i];

		CHECK_FOR_INTERRUPTS();
		if (t->head != NO_TOKEN && (t->relation == REL_AUX_PASS || t->relation == REL_NSUBJ_PASS || t->relation == REL_OBL_AGENT))
			doc->tokens[t->head].morph |= MORPH_PASSIVE;
		if (t->relation == REL_ACL && (t->morph & MORPH_PARTICIPLE) && !(t->morph & MORPH_GERUND))
			t->morph |= MORPH_PASSIVE;
	}
}

static void
read_document(Document *doc, bool grammar)
{
	Reading		r;

	document_tokens(doc);
	reading_open(&r, doc);
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		CHECK_FOR_INTERRUPTS();
		tag_sentence(&r, &doc->sentences[k]);
		if (grammar)
			parse_sentence(&r, &doc->sentences[k]);
	}
	reading_close(&r);
	doc->has_tags = true;
	if (!grammar)
		return;
	mark_passives(doc);
	make_trees(doc);
	doc->has_grammar = true;
}

void
document_tags(Document *doc)
{
	if (!doc->has_tags)
		read_document(doc, false);
}

void
document_grammar(Document *doc)
{
	if (!doc->has_grammar)
		read_document(doc, true);
}
