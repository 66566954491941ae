/*
 * phrases.c - the words by which a side is shown.  In: a side whose name may be the bare head of a phrase ("forces", "head").
 * Out: its name, or the phrase as it stands in the article: what stands before the head but for articles ("Norwegian forces"),
 * and a phrase with "of" or its like behind it ("former head of the dockers' union").  Clauses, appositions and what is listed
 * beside it are left out, so that no phrase is longer than MAX_BEFORE + MAX_BEHIND words and its head.
 */
#include "extension/core.h"
#include "events/phrases.h"

#define MAX_BEFORE 6
#define MAX_BEHIND 8
#define MAX_MENTIONS_LOOKED_AT 2000

#define IS_ONE_OF(word, ...) \
	is_one_of(word, (const char *const[]) {__VA_ARGS__}, lengthof(((const char *const[]) {__VA_ARGS__})))

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
		(t->tag == TAG_NUM && strcmp(doc->tokens[token + 1].lower, "-") != 0) || IS_ONE_OF(t->lower, "dozen", "hundred", "thousand", "million");
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

		if (doc->tokens[last + 1].tag != TAG_ADP || !IS_ONE_OF(doc->tokens[last + 1].lower, "of", "from", "to", "for"))
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
phrase_words(Document *doc, int32 head, int32 first, int32 last)
{
	first = phrase_begins(doc, head, Min(first, head));
	last = phrase_ends(doc, head, Max(last, head));
	return document_words(doc, tokens_span(doc, first, last));
}

/* The description of a chain without a name that a pronoun of it stands for: the one before it, or the first; or -1. */
static int32
description_meant(const Mentions *all, int32 mention)
{
	int32		chain = all->items[mention].chain;
	int32		found = -1;

	if (all->items[mention].form != FORM_PRONOUN)
		return mention;
	if (chain < 0)
		return -1;
	for (int32 i = Max(all->chains[chain].first, mention - MAX_MENTIONS_LOOKED_AT); i < all->count && i < mention + MAX_MENTIONS_LOOKED_AT; i++)
		if (all->items[i].chain == chain && all->items[i].form == FORM_DESCRIPTION && (found < 0 || i < mention))
			found = i;
	return found;
}

const char *
words_of_side(Document *doc, const EventSide *side)
{
	const Mentions *all = doc->mentions;
	int32		mention = side->mention;

	if (side->name == NULL)
		return NULL;
	if (mention < 0)
		return side->token == NO_TOKEN ? side->name : phrase_words(doc, side->token, side->token, side->token);
	if (all->items[mention].form == FORM_NAME || (all->items[mention].chain >= 0 && all->chains[all->items[mention].chain].named))
		return side->name;
	mention = description_meant(all, mention);
	if (mention < 0 || all->items[mention].form != FORM_DESCRIPTION || all->items[mention].name)
		return side->name;
	return phrase_words(doc, all->items[mention].head, all->items[mention].first, all->items[mention].last);
}
