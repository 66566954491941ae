/*
 * times.c - document_times(): the time expressions of a document, in one pass over its sentences.
 *
 * Each sentence is cut into pieces (scan.c), each piece may begin a form (parse.c), each form is resolved with what
 * stands near it (resolve.c): the nearest verb's tense, the day and year that were told before.
 */
#include "extension/core.h"

#include "dates/form.h"

const char *const time_type_names[] = {"date", "time", "duration", "set"};

const char *const precision_names[N_PRECISIONS] = {
	NULL, "minute", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "range"
};

/* How far from an expression a verb may stand to lend it its tense, in pieces. */
#define TENSE_REACH 25

typedef struct Reader
{
	Document   *doc;
	Scan		scan;
	int32		token;			/* the first token that may hold the next expression */
	int			capacity;
	Around		around;
	int32		paragraph;
} Reader;

static Tense
cue_at(const Scan *s, int i)
{
	const Piece *p = piece_at(s, i);
	const char *w;
	size_t		n;

	if (p->word->class == WORD_FUTURE)
		return TENSE_FUTURE;
	if (p->word->class == WORD_PAST)
		return TENSE_PAST;
	if (p->kind != PIECE_WORD || p->word->class != WORD_OTHER)
		return TENSE_NONE;
	w = piece_lower(s, i);
	n = strlen(w);
	if (strcmp(w, "to") == 0 && (says(s, i + 1, "be") || says(s, i - 1, "is") || says(s, i - 1, "are") || says(s, i - 1, "set")))
		return TENSE_FUTURE;
	return n > 4 && strcmp(w + n - 2, "ed") == 0 ? TENSE_PAST : TENSE_NONE;
}

/* The tense of the nearest verb; one that comes after the expression counts as two words further off. */
static Tense
tense_near(const Scan *s, const Form *f)
{
	for (int d = 1; d <= TENSE_REACH; d++)
	{
		Tense		t = cue_at(s, f->first - d);

		if (t == TENSE_NONE && d > 2)
			t = cue_at(s, f->last + d - 2);
		if (t != TENSE_NONE)
			return t;
	}
	return TENSE_NONE;
}

static void
find_tokens(Reader *r, TimeExpression *e)
{
	Document   *doc = r->doc;

	while (r->token + 1 < doc->n_tokens && doc->tokens[r->token].span.end <= e->span.start)
		r->token++;
	e->first = e->last = r->token;
	while (e->last + 1 < doc->n_tokens && doc->tokens[e->last].span.end < e->span.end)
		e->last++;
}

static void
add_expression(Reader *r, const Form *f, const Meaning *m)
{
	TimeExpressions *times = r->doc->times;
	TimeExpression *e;

	if (times->count == r->capacity)
	{
		r->capacity = r->capacity ? 2 * r->capacity : 16;
		times->items = times->items ? repalloc(times->items, sizeof(TimeExpression) * r->capacity)
			: MemoryContextAlloc(r->doc->context, sizeof(TimeExpression) * r->capacity);
	}
	e = &times->items[times->count++];
	memset(e, 0, sizeof(TimeExpression));
	e->span.start = r->scan.pieces[f->first].start;
	e->span.end = r->scan.pieces[f->last].end;
	e->type = m->type;
	e->precision = day_range_known(m->during) ? m->precision : PRECISION_NONE;
	e->confidence = m->confidence;
	e->during = m->during;
	e->value = memcpy(MemoryContextAlloc(r->doc->context, strlen(m->value) + 1), m->value, strlen(m->value) + 1);
	e->modifier = f->modifier;
	e->basis = m->basis;
	find_tokens(r, e);
}

/* What this expression says for those after it. */
static void
remember(Reader *r, const Form *f, const Meaning *m)
{
	if (!day_range_known(m->during) || m->during.from == DAY_NONE)
		return;
	if (m->type == TIME_DATE || m->type == TIME_TIME)
		r->around.told = m->during.from;
	if (f->year && (f->shape == SHAPE_DAY || f->shape == SHAPE_MONTH || f->shape == SHAPE_YEAR) &&
		(r->around.reference == DAY_NONE || abs(f->year - year_of(r->around.reference)) > 1))
		r->around.told_year = f->year;
}

static void
read_pieces(Reader *r)
{
	Scan	   *s = &r->scan;

	for (int i = 0; i < s->count; i++)
	{
		Form		f;
		Meaning		m;

		if (s->pieces[i].kind == PIECE_WORD && s->pieces[i].word->class == WORD_OTHER && !s->pieces[i].capital && !says(s, i, "the") && !says(s, i, "more") && !says(s, i, "less") && !says(s, i, "at"))
			continue;
		if (!parse_form(s, i, false, &f))
			continue;
		r->around.tense = tense_near(s, &f);
		resolve_form(&f, &r->around, &m);
		add_expression(r, &f, &m);
		remember(r, &f, &m);
		i = f.last;
	}
}

void
document_times(Document *doc)
{
	Reader		r = {.doc = doc};

	if (doc->times)
		return;
	document_tokens(doc);
	doc->times = MemoryContextAllocZero(doc->context, sizeof(TimeExpressions));
	r.around.reference = doc->reference;
	r.around.told = DAY_NONE;
	scan_begin(&r.scan, doc->text);
	for (int32 k = 0; k < doc->n_sentences; k++)
	{
		Sentence   *sentence = &doc->sentences[k];

		CHECK_FOR_INTERRUPTS();
		if (sentence->paragraph != r.paragraph)
			r.around.told_year = 0;
		r.paragraph = sentence->paragraph;
		r.token = sentence->first;
		for (int32 at = sentence->span.start; at < sentence->span.end;)
		{
			at = scan_pieces(&r.scan, at, sentence->span.end);
			if (r.scan.any)
				read_pieces(&r);
		}
	}
	scan_end(&r.scan);
}
