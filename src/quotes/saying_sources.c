/*
 * saying_sources.c - what may be a source: a person, a body or a document.  The head of a speaker's noun phrase in, and out whether
 * it says anything ("his resignation suggested"), and whom "it" or "the company" stands for.
 */
#include "extension/core.h"
#include "quotes/reading.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_no_sources;

#define BODY_SENTENCES 3		/* how many sentences before "the company" its name may stand */
#define IT_TOKENS 120			/* how far before "it" its name may stand */

static bool
is_named(const Document *doc, int32 mention)
{
	const Mention *m = mention >= 0 ? &doc->mentions->items[mention] : NULL;

	return m && (m->form == FORM_NAME || (m->chain >= 0 && doc->mentions->chains[m->chain].named));
}

/* "his resignation", "experience", "the rare step": a common noun that is neither a person nor a body nor a document. */
bool
names_nobody(const Reading *r, int32 head)
{
	const Token *t = &r->doc->tokens[head];

	return t->tag == TAG_NOUN && t->lemma && lexicon_find(&lexicon_no_sources, t->lemma, strlen(t->lemma)) >= 0 &&
		!is_named(r->doc, mention_of_token(r->doc, head));
}

/* "the company", with no other word about it. */
static bool
is_body_again(const Reading *r, int32 head)
{
	const Token *tokens = r->doc->tokens;

	return lemma_in_class(&tokens[head], CLASS_BODY) && !(tokens[head].morph & MORPH_PLURAL) &&
		noun_phrase_last(r, head) == head && head > 0 && noun_phrase_first(r, head) == head - 1 && token_is(&tokens[head - 1], "the");
}

static bool
is_subject(const Token *t)
{
	return t->relation == REL_NSUBJ || t->relation == REL_NSUBJ_PASS;
}

/* Does the name have the word ("the bank", "Bank of Ulm")? */
static bool
has_word(const Document *doc, const Mention *m, const char *word)
{
	for (int32 t = m->first; t <= m->last; t++)
		if (token_is(&doc->tokens[t], word))
			return true;
	return false;
}

/* A name that may be meant by "it" or "the company". */
static bool
is_body_name(const Document *doc, int32 mention, bool or_place)
{
	const Mention *m = mention >= 0 ? &doc->mentions->items[mention] : NULL;

	return m && m->form == FORM_NAME && (m->kind == NAME_ORGANISATION || (or_place && m->kind == NAME_PLACE));
}

/* The last body that was a subject, up to BODY_SENTENCES before; or one whose name has the word. */
static int32
body_before(const Reading *r, int32 head, int32 mention)
{
	const Document *doc = r->doc;
	const Token *tokens = doc->tokens;

	for (int32 i = doc->mentions->count - 1; i >= 0; i--)
	{
		const Mention *m = &doc->mentions->items[i];

		if (m->first >= head || !is_body_name(doc, i, false))
			continue;
		if (has_word(doc, m, tokens[head].lower))
			return i;
		if (tokens[head].sentence - tokens[m->head].sentence <= BODY_SENTENCES && is_subject(&tokens[m->head]))
			return i;
	}
	return mention;
}

/*
 * The body named before that "it" or "the company" stands for, else `mention`.  "It" is a subject of the same sentence or the
 * one before: a name, "the company", or another "it".
 */
int32
resolved_source(const Reading *r, int32 head, int32 mention)
{
	const Document *doc = r->doc;
	const Token *tokens = doc->tokens;
	int32		sentence = tokens[head].sentence;
	int32		first = doc->sentences[sentence].first;

	if (is_named(doc, mention))
		return mention;
	if (is_body_again(r, head))
		return body_before(r, head, mention);
	if (!token_is(&tokens[head], "it"))
		return mention;
	for (int32 t = head - 1, steps = 0; t >= 0 && steps < IT_TOKENS && tokens[t].sentence >= sentence - 1; t--, steps++)
	{
		if (!is_subject(&tokens[t]) || (t < first && tokens[t].head >= 0 && tokens[tokens[t].head].relation != REL_ROOT))
			continue;
		if (is_body_name(doc, mention_of_token(doc, t), true))
			return mention_of_token(doc, t);
		if (is_body_again(r, t))
			return body_before(r, t, mention);
		if (token_is(&tokens[t], "it") && t < first)
		{
			head = t;
			sentence = tokens[t].sentence;
			first = doc->sentences[sentence].first;
		}
	}
	return mention;
}
