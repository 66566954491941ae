/*
 * snippet_sql.c - glue: snippet(), the sentences of a text that answer a query best, with the words marked.
 *
 * In: a text, a query, the configuration to read the text with.  Out: one or two whole sentences.  Each sentence is read
 * once by PostgreSQL's hlparsetext(), which says which words match in whatever spelling; the one with the most different
 * words of the query in the fewest words wins.
 */
#include "extension/core.h"
#include "extension/compat.h"
#include "text/rows.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
#include "utils/builtins.h"

#include "search/rank.h"
#include "search/search.h"

PG_FUNCTION_INFO_V1(news_archive_snippet);

/* A second sentence is shown when both have no more bytes than this. */
#define SNIPPET_MAX_BYTES 300

/* Words that halve what a sentence is worth. */
#define SENTENCE_WORDS	100

/* A sentence of fewer words tells nothing by itself ("MUNICH, Germany"): another is shown when no word matches. */
#define TELLING_WORDS	5

/* Query words that are told apart. */
#define MATCHES_MAX		64

typedef struct Passage
{
	int32		sentence;		/* -1: none */
	float		worth;
	HeadlineParsedText words;
} Passage;

/* Different words of the query, each a little more when it stands there twice, by how long the sentence is; -1 for a few words without one. */
static float
worth_of(const HeadlineParsedText *words)
{
	const QueryOperand *seen[MATCHES_MAX];
	int			times[MATCHES_MAX];
	int			n = 0;
	int			count = 0;
	float		found = 0;

	for (int i = 0; i < words->curwords; i++)
	{
		const HeadlineWordEntry *w = &words->words[i];
		int			at = 0;

		count += !w->repeated && w->type != SHAPE_BLANK;
		if (w->item == NULL || w->repeated)
			continue;
		while (at < n && seen[at] != w->item)
			at++;
		if (at == MATCHES_MAX)
			continue;
		if (at == n)
		{
			seen[n] = w->item;
			times[n++] = 0;
		}
		found += times[at]++ == 0 ? 1 : times[at] == 2 ? 0.25f : 0;
	}
	if (found == 0 && count < TELLING_WORDS)
		return -1;
	return found / (1 + (float) count / SENTENCE_WORDS);
}

static void
read_sentence(Passage *p, Document *doc, int32 sentence, Oid configuration, TSQuery query)
{
	ByteSpan	span = doc->sentences[sentence].span;

	MemSet(p, 0, sizeof(*p));
	p->sentence = sentence;
	p->words.lenwords = 32;
	p->words.words = palloc(sizeof(HeadlineWordEntry) * p->words.lenwords);
	hlparsetext(configuration, &p->words, query, unconstify(char *, doc->text) + span.start, span_length(span));
	p->worth = worth_of(&p->words);
}

static void
forget(Passage *p)
{
	if (p->sentence < 0)
		return;
	for (int i = 0; i < p->words.curwords; i++)
	{
		if (!p->words.words[i].repeated)
			pfree(p->words.words[i].word);
	}
	pfree(p->words.words);
	p->sentence = -1;
}

static void
put_escaped(StringInfo out, const char *text, int length)
{
	for (int i = 0; i < length; i++)
	{
		if (text[i] == '&')
			appendStringInfoString(out, "&amp;");
		else if (text[i] == '<')
			appendStringInfoString(out, "&lt;");
		else if (text[i] == '>')
			appendStringInfoString(out, "&gt;");
		else
			appendStringInfoChar(out, text[i]);
	}
}

static void
put_passage(StringInfo out, const Passage *p, bool html)
{
	for (int i = 0; i < p->words.curwords; i++)
	{
		const HeadlineWordEntry *w = &p->words.words[i];

		if (w->repeated)
			continue;
		if (w->item)
			appendStringInfoString(out, "<b>");
		if (html)
			put_escaped(out, w->word, w->len);
		else
			appendBinaryStringInfo(out, w->word, w->len);
		if (w->item)
			appendStringInfoString(out, "</b>");
	}
}

/* The best two sentences, the first of equals. */
static void
find_best(Document *doc, Oid configuration, TSQuery query, Passage *best, Passage *second)
{
	best->sentence = second->sentence = -1;
	for (int32 i = 0; i < doc->n_sentences; i++)
	{
		Passage		p;
		Passage    *place;

		CHECK_FOR_INTERRUPTS();
		read_sentence(&p, doc, i, configuration, query);
		if (best->sentence < 0 || p.worth > best->worth)
		{
			forget(second);
			*second = *best;
			place = best;
		}
		else if (second->sentence < 0 || p.worth > second->worth)
		{
			forget(second);
			place = second;
		}
		else
			place = NULL;
		if (place)
			*place = p;
		else
			forget(&p);
	}
}

Datum
news_archive_snippet(PG_FUNCTION_ARGS)
{
	Document   *doc = document_of(PG_GETARG_TEXT_PP(0));
	TSQuery		query = any_of(PG_GETARG_TSQUERY(1));
	bool		html = PG_GETARG_BOOL(3);
	Passage		best;
	Passage		second;
	StringInfoData out;

	document_sentences(doc);
	find_best(doc, PG_GETARG_OID(2), query, &best, &second);
	if (best.sentence < 0)
		PG_RETURN_NULL();
	initStringInfo(&out);
	if (second.sentence < 0 || second.worth <= 0 ||
		span_length(doc->sentences[best.sentence].span) + span_length(doc->sentences[second.sentence].span) > SNIPPET_MAX_BYTES)
		put_passage(&out, &best, html);
	else
	{
		bool		in_order = best.sentence < second.sentence;

		put_passage(&out, in_order ? &best : &second, html);
		appendStringInfoString(&out, abs(best.sentence - second.sentence) == 1 ? " " : " ... ");
		put_passage(&out, in_order ? &second : &best, html);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}
