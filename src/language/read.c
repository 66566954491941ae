/*
 * read.c - a document through the network: its sentences, a long one in pieces, the longest first in batches.
 */
#include "extension/core.h"

#include "language/decode_scores.h"
#include "language/propose.h"
#include "language/read.h"

/* Pieces that are sorted by length together: a long document needs no more room than so many. */
#define WINDOW_PIECES 1024

/* Slots of the table in which a batch's words are found again. */
#define SLOTS 2048

StaticAssertDecl(SLOTS >= 2 * BATCH_WORDS, "the table of a batch's words is at most half full");

/* A sentence, or a part of one that is too long. */
typedef struct Piece
{
	int32		first;			/* token */
	int32		count;
	int32		root;			/* token, when it is read */
	bool		goes_on;		/* it is not the first of its sentence */
} Piece;

typedef struct Run
{
	const Reader *reader;
	Document   *doc;
	uint8	   *classes;
	int16		slots[SLOTS];	/* 1 + type */
	int32		example[BATCH_WORDS];	/* a token of each type */
	float	   *relations;		/* scores of a sentence's relations */
} Run;

/* ---- pieces ---- */

/* Where to cut a sentence that is too long: behind the last mark of a clause among its first SENTENCE_MAX words. */
static int
piece_length(const Document *doc, int32 first, int left)
{
	if (left <= SENTENCE_MAX)
		return left;
	for (int n = SENTENCE_MAX; n > SENTENCE_MAX / 2; n--)
	{
		const char *w = doc->tokens[first + n - 1].lower;

		if (w[0] != '\0' && w[1] == '\0' && strchr(";:.,", w[0]))
			return n;
	}
	return SENTENCE_MAX;
}

/* The next pieces from token *at on, at most WINDOW_PIECES. */
static int
next_pieces(const Document *doc, int32 *at, Piece *pieces)
{
	int			n = 0;

	while (*at < doc->n_tokens && n < WINDOW_PIECES)
	{
		const Sentence *s = &doc->sentences[doc->tokens[*at].sentence];
		int			count = piece_length(doc, *at, s->first + s->count - *at);

		pieces[n++] = (Piece) {.first = *at,.count = count,.root = *at,.goes_on = *at > s->first};
		*at += count;
	}
	return n;
}

/* Longest first, else in their order. */
static int
compare_pieces(const void *a, const void *b)
{
	const Piece *x = *(const Piece *const *) a;
	const Piece *y = *(const Piece *const *) b;

	return x->count != y->count ? (x->count < y->count ? 1 : -1) : (x->first > y->first) - (x->first < y->first);
}

/* ---- filling a batch ---- */

static uint32
word_hash(const char *s, int length)
{
	uint32		h = 2166136261u;

	for (int i = 0; i < length; i++)
		h = (h ^ (unsigned char) s[i]) * 16777619u;
	return h ^ h >> 15;
}

static bool
same_word(const Document *doc, int32 a, int32 b)
{
	ByteSpan	x = doc->tokens[a].span;
	ByteSpan	y = doc->tokens[b].span;

	return span_length(x) == span_length(y) && memcmp(doc->text + x.start, doc->text + y.start, span_length(x)) == 0;
}

/* The batch's type of a token; a new one gets its features. */
static int
type_of(Run *run, Batch *b, int32 token)
{
	ByteSpan	span = run->doc->tokens[token].span;
	uint32		i = word_hash(run->doc->text + span.start, span_length(span)) % SLOTS;

	for (; run->slots[i] != 0; i = (i + 1) % SLOTS)
		if (same_word(run->doc, run->example[run->slots[i] - 1], token))
			return run->slots[i] - 1;
	word_features(run->doc, &run->doc->tokens[token], &b->features[b->n_types]);
	run->example[b->n_types] = token;
	run->slots[i] = ++b->n_types;
	return b->n_types - 1;
}

static int
fill_batch(Run *run, Batch *b, Piece **pieces, int n)
{
	int			k = 0;

	b->n_sentences = b->n_words = b->n_types = 0;
	memset(run->slots, 0, sizeof(run->slots));
	for (; k < n && k < BATCH_SENTENCES && b->n_words + pieces[k]->count <= BATCH_WORDS; k++)
	{
		b->first[k] = b->n_words;
		b->count[k] = pieces[k]->count;
		for (int i = 0; i < pieces[k]->count; i++)
			b->type[b->n_words++] = type_of(run, b, pieces[k]->first + i);
		b->n_sentences++;
	}
	return k;
}

/* ---- what the batch says ---- */

static int
best_of(const float *scores, int n)
{
	int			best = 0;

	for (int i = 1; i < n; i++)
		if (scores[i] > scores[best])
			best = i;
	return best;
}

/* The tag's form that its best fine tag gives, of those that go with it. */
static uint8
class_of(const Reader *r, uint8 tag, const float *fine)
{
	int			best = -1;

	for (int i = 0; i < r->network.fine.count; i++)
		if (r->class[tag][i] < N_TAG_CLASSES && (best < 0 || fine[i] > fine[best]))
			best = i;
	return best < 0 ? r->plain_class[tag] : r->class[tag][best];
}

static void
set_tags(Run *run, const Batch *b, int k, const Piece *piece)
{
	const Network *n = b->network;

	for (int i = 0; i < piece->count; i++)
	{
		const float *scores = b->labels + (Size) (b->first[k] + i) * n->labels.width;
		Token	   *t = &run->doc->tokens[piece->first + i];
		int			best = best_of(scores, n->tags.count);
		uint8		class = class_of(run->reader, run->reader->tag[best], scores + n->tags.count);

		t->tag = class_tag[class];
		t->morph = class_morph[class];
		t->tag_sure = 1.0f / kernels()->exp_sum(n->tags.count, scores, scores[best]);
		run->classes[piece->first + i] = class;
	}
}

static void
set_names(Run *run, const Batch *b, int k, const Piece *piece)
{
	const Network *n = b->network;
	uint8		labels[SENTENCE_MAX];
	float		sure[SENTENCE_MAX];

	decode_names(piece->count, b->labels + (Size) b->first[k] * n->labels.width + n->tags.count + n->fine.count, n->labels.width,
				 labels, sure);
	for (int i = 0; i < piece->count; i++)
	{
		run->doc->tokens[piece->first + i].name = labels[i];
		run->doc->tokens[piece->first + i].name_sure = sure[i];
	}
}

static void
set_heads(Run *run, Batch *b, int k, Piece *piece, int16 *heads)
{
	int			stride;
	float	   *scores = batch_arcs(b, k, &stride);

	decode_tree(piece->count, scores, stride, heads);
	for (int i = 0; i < piece->count; i++)
	{
		Token	   *t = &run->doc->tokens[piece->first + i];
		const float *s = scores + (Size) i * stride;

		t->head = heads[i] == 0 ? NO_TOKEN : piece->first + heads[i] - 1;
		t->head_sure = 1.0f / kernels()->exp_sum(piece->count + 1, s, s[heads[i]]);
		if (heads[i] == 0)
			piece->root = piece->first + i;
	}
}

/* The root's relation is root, and no other word's.  labels: of each word the network's. */
static void
set_relations(Run *run, Batch *b, int k, const Piece *piece, const int16 *heads, uint8 *labels)
{
	const Reader *r = run->reader;
	int			width = b->network->relation_width;

	batch_relations(b, k, heads, run->relations);
	for (int i = 0; i < piece->count; i++)
	{
		Token	   *t = &run->doc->tokens[piece->first + i];
		const float *s = run->relations + (Size) i * width;
		int			best = -1;

		for (int l = 0; l < b->network->relations.count; l++)
			if ((r->relation[l] == REL_ROOT) == (heads[i] == 0) && (best < 0 || s[l] > s[best]))
				best = l;
		labels[i] = Max(best, 0);
		t->relation = best < 0 ? REL_DEP : r->relation[best];
		t->relation_sure = best < 0 ? 0 : 1.0f / kernels()->exp_sum(b->network->relations.count, s, s[best]);
	}
}

static void
read_batch(Run *run, Batch *b, Piece **pieces)
{
	int16		heads[SENTENCE_MAX];
	uint8		relations[SENTENCE_MAX];

	batch_run(b);
	for (int k = 0; k < b->n_sentences; k++)
	{
		CHECK_FOR_INTERRUPTS();
		set_tags(run, b, k, pieces[k]);
		set_names(run, b, k, pieces[k]);
		set_heads(run, b, k, pieces[k], heads);
		set_relations(run, b, k, pieces[k], heads, relations);
		if (run->doc->proposals)
			propose_sentence(run->doc, b, k, pieces[k]->first, heads, relations);
	}
}

/* A later piece of a sentence hangs on the root of its first. */
static void
join_pieces(Document *doc, const Piece *pieces, int n, int32 *root)
{
	for (int i = 0; i < n; i++)
		if (!pieces[i].goes_on)
			*root = pieces[i].root;
		else
		{
			doc->tokens[pieces[i].root].head = *root;
			doc->tokens[pieces[i].root].relation = REL_PARATAXIS;
		}
}

void
read_document(const Reader *reader, Document *doc, uint8 *classes)
{
	Run			run = {.reader = reader,.doc = doc,.classes = classes};
	Piece	   *pieces = palloc(sizeof(Piece) * WINDOW_PIECES);
	Piece	  **order = palloc(sizeof(Piece *) * WINDOW_PIECES);
	int32		root = 0;

	begin_proposals(doc, &reader->network);
	run.relations = palloc(sizeof(float) * SENTENCE_MAX * reader->network.relation_width);
	for (int32 at = 0; at < doc->n_tokens;)
	{
		int			n = next_pieces(doc, &at, pieces);

		for (int i = 0; i < n; i++)
			order[i] = &pieces[i];
		qsort(order, n, sizeof(Piece *), compare_pieces);
		for (int done = 0, more; done < n; done += more)
		{
			more = fill_batch(&run, reader->batch, order + done, n - done);
			read_batch(&run, reader->batch, order + done);
		}
		join_pieces(doc, pieces, n, &root);
	}
	end_proposals(doc);
	pfree(run.relations);
	pfree(pieces);
	pfree(order);
}
