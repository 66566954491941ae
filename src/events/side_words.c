/*
 * side_words.c - the words by which a side is shown.  In: a side whose name may be the bare head of a phrase ("forces", "head").
 * Out: its name, or the phrase as it stands in the article: what stands before the head but for articles ("Norwegian forces"),
 * and a phrase with "of" or its like behind it ("former head of the dockers' union").  Clauses, appositions and what is listed
 * beside it are left out, so that no phrase is longer than MAX_BEFORE + MAX_BEHIND words and its head.
 */
#include "extension/core.h"
#include "events/side_words.h"
#include "text/word_classes.h"

#define MAX_BEFORE 6
#define MAX_BEHIND 8
#define MAX_MENTIONS_LOOKED_AT 2000
#define MAX_DESCRIPTIONS_TRIED 16

/* A token of a phrase, or what a phrase hangs by, is below its head in the tree. */
static bool
hangs_below(const Document *doc, int32 token, int32 head)
{
	for (int32 i = 0; token != NO_TOKEN && i < MAX_BEFORE + MAX_BEHIND; i++)
	{
		if (token == head)
			return true;
		token = doc->tokens[token].head;
	}
	return false;
}

/* A word that may stand inside a phrase before its head: "two former", "Lethia's", "Greek, Turkish and", "heavily armed". */
static bool
stands_before(const Document *doc, int32 token, int32 head)
{
	const Token *t = &doc->tokens[token];

	switch (t->tag)
	{
		case TAG_ADJ:
		case TAG_NOUN:
		case TAG_PROPN:
		case TAG_NUM:
		case TAG_PART:
		case TAG_DET:
		case TAG_CCONJ:
			return true;
		case TAG_PRON:
			return t->relation == REL_NMOD_POSS;
		case TAG_VERB:
			return t->relation == REL_AMOD || t->relation == REL_COMPOUND;
		case TAG_PUNCT:
			return IS_ONE_OF(t->lower, "-", "'", "\xe2\x80\x99") ||
				(strcmp(t->lower, ",") == 0 && token > 0 && doc->tokens[token - 1].tag == TAG_ADJ && doc->tokens[token + 1].tag == TAG_ADJ);
		case TAG_ADV:
			return t->head != head && t->head > token;
		default:
			return false;
	}
}

/* "The", "and"; a number that stands alone ("two hundred and fifty people") and no "12-member". */
static bool
begins_no_phrase(const Document *doc, int32 token)
{
	const Token *t = &doc->tokens[token];

	return t->tag == TAG_DET || t->tag == TAG_CCONJ || t->tag == TAG_PART || t->tag == TAG_PUNCT ||
		(t->tag == TAG_NUM && strcmp(doc->tokens[token + 1].lower, "-") != 0) || token_in_class(t, CLASS_MAGNITUDE);
}

/*
 * The first word of the phrase; `least` is a word of it for sure.  A number and what is before it is left out: another report
 * of the event has another one, and event_reports() tells it as the quantity.
 */
static int32
phrase_begins(const Document *doc, int32 head, int32 least)
{
	int32		first = least;

	while (first > 0 && head - first < MAX_BEFORE && doc->tokens[first - 1].sentence == doc->tokens[head].sentence &&
		   stands_before(doc, first - 1, head) && hangs_below(doc, first - 1, head))
		first--;
	for (int32 c = NO_TOKEN; (c = token_child(doc, head, c)) != NO_TOKEN && c < least;)
		if (c >= first && doc->tokens[c].relation == REL_NUMMOD)
			first = c + 1;
	while (first < least && begins_no_phrase(doc, first))
		first++;
	return first;
}

/* The last word of "Lethia and Tamsin" or "John Smith" by its first noun. */
static int32
name_ends(const Document *doc, int32 noun)
{
	int32		last = noun;

	for (int32 c = NO_TOKEN; (c = token_child(doc, noun, c)) != NO_TOKEN;)
		if (c > last && (doc->tokens[c].relation == REL_FLAT || (doc->tokens[c].relation == REL_CONJ && c - last <= 3)))
			last = c;
	return last;
}

/* The last word of "of the dockers' union of Lethia" behind a word, or that word. */
static int32
phrase_ends(const Document *doc, int32 head, int32 last)
{
	int32		limit = last + MAX_BEHIND;

	for (int32 owner = head; last + 2 < doc->n_tokens;)
	{
		int32		noun = NO_TOKEN;

		if (doc->tokens[last + 1].tag != TAG_ADP || !token_in_class(&doc->tokens[last + 1], CLASS_BINDS_NOUN))
			break;
		for (int32 c = NO_TOKEN; (c = token_child(doc, owner, c)) != NO_TOKEN && noun == NO_TOKEN;)
			if (c > last + 1 && doc->tokens[c].relation == REL_NMOD && hangs_below(doc, last + 1, c))
				noun = c;
		if (noun == NO_TOKEN)
			break;
		owner = noun;
		noun = name_ends(doc, noun);
		if (noun > limit)
			break;
		last = noun;
	}
	return last;
}

static const char *
phrase_words(const Document *doc, int32 head, int32 first, int32 last)
{
	first = phrase_begins(doc, head, Min(first, head));
	last = phrase_ends(doc, head, Max(last, head));
	return document_words(doc, tokens_span(doc, first, last));
}

/* The next mention of a chain that describes it, from one on; or -1. */
static int32
description_from(const Mentions *all, int32 chain, int32 from)
{
	int32		end = Min(all->count, all->chains[chain].first + MAX_MENTIONS_LOOKED_AT);

	for (int32 i = from; i < end; i++)
		if (all->items[i].chain == chain && all->items[i].form == FORM_DESCRIPTION && !all->items[i].name)
			return i;
	return -1;
}

/*
 * How a chain without a name is described: by the phrase of this mention; where that is a pronoun or a bare word ("the
 * government"), by the first phrase of the chain that has more words ("the Norwegian government"); NULL when nothing describes it.
 */
static const char *
described_as(const Document *doc, int32 mention)
{
	const Mentions *all = doc->mentions;
	int32		chain = all->items[mention].chain;
	const char *found = NULL;
	int32		at;

	if (all->items[mention].form == FORM_DESCRIPTION)
		found = phrase_words(doc, all->items[mention].head, all->items[mention].first, all->items[mention].last);
	if (chain < 0 || (found && strchr(found, ' ')))
		return found;
	at = description_from(all, chain, all->chains[chain].first);
	for (int tried = 0; at >= 0 && tried < MAX_DESCRIPTIONS_TRIED; tried++)
	{
		const char *words = phrase_words(doc, all->items[at].head, all->items[at].first, all->items[at].last);

		if (strchr(words, ' '))
			return words;
		found = found ? found : words;
		at = description_from(all, chain, at + 1);
	}
	return found;
}

const char *
words_of_side(const Document *doc, const EventSide *side)
{
	const Mentions *all = doc->mentions;
	const Mention *m = side->mention < 0 ? NULL : &all->items[side->mention];
	const char *words;

	if (side->name == NULL || (m == NULL && side->token == NO_TOKEN))
		return side->name;
	if (m == NULL)
		return phrase_words(doc, side->token, side->token, side->token);
	if (m->form == FORM_NAME || m->name || (m->chain >= 0 && all->chains[m->chain].named))
		return side->name;
	words = described_as(doc, side->mention);
	return words ? words : side->name;
}
