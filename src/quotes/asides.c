/*
 * asides.c - "The plan failed, X said." and "According to X, the plan failed.": the cue is pushed into the sentence, and
 * what is said is the sentence without it, in one piece or two.
 */
#include "extension/core.h"
#include "quotes/contents.h"

static bool
is_stop(const Token *t)
{
	return token_is(t, ".") || token_is(t, "!") || token_is(t, "?") || token_is(t, ";");
}

/* [first, last] without an aside within it and the marks at its ends, in one piece or two. */
static bool
around(const Reading *r, Contents *all, const Cue *cue, int32 first, int32 last, int32 aside_first, int32 aside_last,
	   const char *basis)
{
	const Token *tokens = r->doc->tokens;
	Content    *c;

	while (first < aside_first && (tokens[first].flags & TOKEN_PUNCT))
		first++;
	while (last > aside_last && (tokens[last].flags & TOKEN_PUNCT))
		last--;
	while (aside_first > first && (tokens[aside_first - 1].flags & TOKEN_PUNCT))
		aside_first--;
	while (aside_last < last && (tokens[aside_last + 1].flags & TOKEN_PUNCT))
		aside_last++;
	if (first >= aside_first && aside_last >= last)
		return false;
	if (first >= aside_first)
		add_content(all, cue, aside_last + 1, last, basis);
	else
	{
		c = add_content(all, cue, first, aside_first - 1, basis);
		if (aside_last < last)
		{
			c->pieces = 2;
			c->first[1] = aside_last + 1;
			c->last[1] = last;
		}
	}
	return true;
}

/* Nothing but a place, a time or a manner follows the cue (or its speaker), up to the comma. */
static bool
is_aside(const Reading *r, const Cue *cue, int32 speaker, int32 aside_first, int32 aside_last)
{
	const Token *tokens = r->doc->tokens;
	int32		next = cue->last + 1;

	if (speaker < cue->token && next <= aside_last &&
		(tokens[next].tag == TAG_DET || tokens[next].tag == TAG_NOUN || tokens[next].tag == TAG_PRON ||
		 tokens[next].tag == TAG_ADJ || tokens[next].tag == TAG_NUM || tokens[next].tag == TAG_PART))
		return false;
	for (int32 t = aside_first; t <= aside_last; t++)
		if (t != cue->token && t != cue->channel && tokens[t].tag == TAG_VERB)
			return false;
	return true;
}

/* Where a speaker's words begin: a noun phrase with a verb before a comma has taken in a clause that is not its own. */
static int32
after_last_comma(const Reading *r, int32 first, int32 speaker)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = speaker - 1; t > first; t--)
		if (token_is(&tokens[t], ","))
			return has_verb(r, first, t - 1) ? t + 1 : first;
	return first;
}

/*
 * "The plan failed, X said." "The plan, X said on Monday, failed."  The cue and its speaker stand between commas, or
 * between one and the sentence's end; what is said is the sentence without them, whatever the grammar makes of it.
 */
bool
pushed_in(const Reading *r, Contents *all, const Cue *cue)
{
	const Document *doc = r->doc;
	const Token *tokens = doc->tokens;
	const Sentence *sentence = &doc->sentences[tokens[cue->token].sentence];
	int32		first = sentence->first;
	int32		last = sentence->first + sentence->count - 1;
	int32		speaker = cue->speaker;
	int32		aside_first;
	int32		aside_last;

	if (!(cue->frames & FRAME_QUOTE) || !(cue->frames & FRAME_CLAUSE) || (tokens[cue->token].morph & MORPH_PASSIVE))
		return false;
	if (cue->token > first && token_is(&tokens[cue->token - 1], ",") && speaker > cue->token)
		aside_first = cue->token;
	else
	{
		if (speaker == NO_TOKEN || speaker > cue->token)
			speaker = nominal_before(r, cue->token, first);
		if (speaker == NO_TOKEN)
			return false;
		aside_first = noun_phrase_first(r, speaker);
		if (cue->channel != NO_TOKEN && cue->channel < speaker)
			aside_first = nominal_before(r, cue->channel, first);
		if (aside_first == NO_TOKEN)
			return false;
		aside_first = noun_phrase_first(r, aside_first);
	}
	aside_first = after_last_comma(r, aside_first, speaker);
	if (aside_first <= first + 1 || !token_is(&tokens[aside_first - 1], ","))
		return false;
	aside_last = Max(cue->last, speaker);
	while (aside_last < last && !token_is(&tokens[aside_last + 1], ",") && !is_stop(&tokens[aside_last + 1]))
		aside_last++;
	/* "said X, the mayor of Ulm": what follows tells of X, unless it goes on with what is said. */
	if (speaker > cue->token && aside_last + 2 <= last && tokens[aside_last + 2].tag != TAG_CCONJ &&
		tokens[aside_last + 2].tag != TAG_SCONJ)
		for (aside_last++; aside_last < last && !token_is(&tokens[aside_last + 1], ",") && !is_stop(&tokens[aside_last + 1]);)
			aside_last++;
	if (token_is(&tokens[speaker], "which") || token_is(&tokens[speaker], "who") ||
		!is_aside(r, cue, speaker, aside_first, aside_last) ||
		!(has_verb(r, first, aside_first - 2) || has_verb(r, aside_last + 1, last)))
		return false;
	if (!around(r, all, cue, first, last, aside_first, aside_last, "sentence, X said"))
		return false;
	all->items[all->count - 1].speaker = speaker;
	return true;
}

/* "In X's view, the plan failed", "the plan, in the words of X, failed": the sentence without it. */
bool
view_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	const Sentence *sentence = &r->doc->sentences[tokens[cue->token].sentence];
	int32		last = sentence->first + sentence->count - 1;
	int32		aside_first;
	int32		aside_last;

	if (!(cue->frames & FRAME_ASIDE) || cue->speaker == NO_TOKEN || !is_after_in(r, cue->token))
		return false;
	aside_first = token_child_by(r->doc, cue->token, REL_CASE);
	aside_last = Max(cue->token, cue->speaker > cue->token ? noun_phrase_last(r, cue->speaker) : cue->token);
	if (aside_last + 1 < last && !token_is(&tokens[aside_last + 1], ","))
		return false;
	if (aside_first > sentence->first && !token_is(&tokens[aside_first - 1], ","))
		return false;
	return around(r, all, cue, sentence->first, last, aside_first, aside_last, "in the view of X");
}

/* A verb that is no participle of a noun before it ("those named in the report"). */
static bool
has_finite_verb(const Reading *r, int32 first, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = first; t <= last; t++)
		if (tokens[t].tag == TAG_AUX || (tokens[t].tag == TAG_VERB && !(tokens[t].morph & MORPH_GERUND) && tokens[t].relation != REL_ACL &&
										 tokens[t].relation != REL_ACL_RELCL))
			return tokens[t].head < 0 || tokens[tokens[t].head].relation != REL_ACL_RELCL;
	return false;
}

/* "according to X": the sentence without it. */
void
preposition_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Document *doc = r->doc;
	const Sentence *sentence = &doc->sentences[doc->tokens[cue->token].sentence];
	int32		first = sentence->first;
	int32		last = sentence->first + sentence->count - 1;
	int32		end = cue->speaker;
	int32		limit = last;
	int32		phrase_end;

	if (end == NO_TOKEN)
		return;
	phrase_end = noun_phrase_last(r, cue->speaker);
	while (end < limit && !token_is(&doc->tokens[end + 1], ",") && !(cue->token > first + 2 && is_stop(&doc->tokens[end + 1])))
		end++;
	/* "According to two officials the bridge will be closed": no comma before the next verb. */
	if (cue->token <= first + 1 && phrase_end < end && !token_is(&doc->tokens[phrase_end + 1], ",") && has_finite_verb(r, phrase_end + 1, end))
		end = phrase_end;
	around(r, all, cue, first, last, cue->token, end, "according to");
}

/* "was reportedly closed": the clause without the adverb; nobody is named. */
void
adverb_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Document *doc = r->doc;
	int32		head = doc->tokens[cue->token].head;

	if (head < 0 || doc->tokens[head].sentence != doc->tokens[cue->token].sentence)
		return;
	around(r, all, cue, doc->subtree_first[head], doc->subtree_last[head], cue->token, cue->token, "reportedly");
}
