/*
 * direct.c - what stands between quotation marks, and who said it.
 *
 * Each outermost pair of marks looks for its cue in turn: behind it (", said X", ", X said"), before it ("X said: "),
 * above it in the grammar ("X called the plan "a mess""); what has none goes on from the quotation before, in the same
 * paragraph or the next.  The order and the rules are those that measure best on news (research of Pareti, O'Keefe et
 * al. on the attribution of direct speech).  A pair without cue which does not look like speech (a title, a nickname,
 * words held at arm's length) is no quotation.
 */
#include "extension/core.h"

#include <ctype.h>

#include "quotes/reading.h"
#include "text/utf8.h"

#define BEHIND_TOKENS	30		/* how far behind a quotation its cue may stand */
#define BEFORE_TOKENS	60
#define CLIMB_STEPS		12
#define ACCORDING_TOKENS 14		/* how far before it "according to" stands */
#define NOUN_TOKENS		5
#define NAME_TOKENS		8
#define LABEL_TOKENS	14
#define SPEECH_WORDS	4		/* fewer words are speech only beside a cue */
#define TITLE_WORDS		8		/* as many, all with capitals, are a title */

/* A rule's answer. */
typedef struct Attribution
{
	const Cue  *cue;
	int32		speaker;
	const char *basis;
} Attribution;

/* What the walk over the marks remembers of the last quotation. */
typedef struct Walk
{
	Reading    *r;
	int32		last_item;		/* index of the last quotation, or -1 */
	int32		last_mark;		/* its pair of marks */
	int32		last_speaker;
	const Cue  *last_cue;
} Walk;

static int32
paragraph_of(const Document *doc, int32 token)
{
	return doc->sentences[doc->tokens[token].sentence].paragraph;
}

static bool
is_end_mark(const Token *t)
{
	return token_is(t, ".") || token_is(t, "?") || token_is(t, "!") || token_is(t, ";");
}

/* The last character of the words said, read as one byte: , . ? ! or another. */
static char
last_char(const Reading *r, const Marked *m)
{
	return r->doc->text[m->inner.end - 1];
}

/* Tokens behind a pair of marks which may hold its cue: [*first, *end). */
static void
region_behind(const Reading *r, const Marked *m, int32 *first, int32 *end)
{
	const Document *doc = r->doc;
	int32		t = token_at_byte(doc, m->outer.end);
	int32		limit = Min(doc->n_tokens, t + BEHIND_TOKENS);

	while (t < limit && (token_is(&doc->tokens[t], ",") || token_is(&doc->tokens[t], "-")))
		t++;
	*first = *end = t;
	if (t >= limit || m->last < m->first || paragraph_of(doc, t) != paragraph_of(doc, m->last))
		return;
	while (*end < limit && !is_end_mark(&doc->tokens[*end]) && r->marks->at_token[*end] < 0 &&
		   paragraph_of(doc, *end) == paragraph_of(doc, t))
		(*end)++;
}

/* The head of the noun phrase that begins at a token, or NO_TOKEN. */
static int32
phrase_head(const Reading *r, int32 t, int32 end)
{
	const Token *tokens = r->doc->tokens;
	int32		head = NO_TOKEN;

	for (; t < end; t++)
	{
		Tag			tag = tokens[t].tag;

		if (is_nominal(&tokens[t]))
			head = t;
		else if (tag != TAG_DET && tag != TAG_ADJ && tag != TAG_NUM && !(tag == TAG_PART && head != NO_TOKEN) &&
				 !token_is(&tokens[t], "-"))
			break;
	}
	/* The head of "Dr. Anna Weber" is where the grammar says, if that is among these words. */
	for (int step = 0; head != NO_TOKEN && step < 4 && tokens[head].relation == REL_FLAT && tokens[head].head >= 0; step++)
		head = tokens[head].head;
	return head;
}

static const Cue *
quote_cue(const Reading *r, int32 t)
{
	const Cue  *cue = r->cue_at[t] >= 0 ? &r->cues[r->cue_at[t]] : NULL;

	return cue && ((cue->frames & FRAME_QUOTE) || cue->part == CUE_PREPOSITION) ? cue : NULL;
}

/* ", said X": the cue first, and its speaker behind it. */
static bool
verb_behind(const Reading *r, int32 first, int32 end, const Cue *cue, Attribution *a)
{
	int32		head = phrase_head(r, cue->last + 1, end);

	if (cue->part != CUE_VERB || cue->token > first + 2)
		return false;
	/* "the mayor told Petra Holm" */
	for (int32 t = first; t < cue->token; t++)
		if (is_nominal(&r->doc->tokens[t]))
			return false;
	if (cue->speaker > cue->token && cue->speaker < end)
		head = cue->speaker;
	if (head == NO_TOKEN)
		return false;
	*a = (Attribution) {cue, head, "said X"};
	return true;
}

/* ", X said", ", according to X". */
static bool
speaker_behind(const Reading *r, int32 first, const Cue *cue, Attribution *a)
{
	int32		speaker = cue->speaker;

	if (cue->part == CUE_PREPOSITION)
	{
		*a = (Attribution) {cue, speaker, "according to X"};
		return speaker != NO_TOKEN && cue->token <= first + 1;
	}
	if (cue->part != CUE_VERB)
		return false;
	if (speaker == NO_TOKEN || speaker < first || speaker > cue->token)
		speaker = (cue->frames & FRAME_CHANNEL) && speaker > cue->token ? speaker : nominal_before(r, cue->token, first);
	*a = (Attribution) {cue, speaker, "X said"};
	return speaker != NO_TOKEN;
}

static bool
find_behind(const Reading *r, const Marked *m, Attribution *a)
{
	char		end_char = last_char(r, m);
	int32		first,
				end;

	region_behind(r, m, &first, &end);
	if (end_char == '.' && first < end && (r->doc->tokens[first].flags & TOKEN_CAPITAL))
		return false;
	for (int32 t = first; t < end; t++)
	{
		const Cue  *cue = quote_cue(r, t);

		if (cue == NULL)
			continue;
		if (verb_behind(r, first, end, cue, a) || speaker_behind(r, first, cue, a))
			return true;
		if (cue->part == CUE_VERB)
			return false;
	}
	return false;
}

static bool
is_stop_char(char c)
{
	return c == '.' || c == '?' || c == '!';
}

static int
count_words(const Reading *r, const Marked *m, int *capitals)
{
	int			words = 0;

	*capitals = 0;
	for (int32 t = m->first; t <= m->last; t++)
		if (r->doc->tokens[t].flags & (TOKEN_WORD | TOKEN_NUMBER))
		{
			words++;
			*capitals += (r->doc->tokens[t].flags & TOKEN_CAPITAL) != 0 || span_length(r->doc->tokens[t].span) <= 3;
		}
	return words;
}

/* Do the words between the marks read as speech, when no cue says so? */
static bool
looks_like_speech(const Reading *r, const Marked *m)
{
	int			capitals;
	int			words = count_words(r, m, &capitals);

	return words >= SPEECH_WORDS && (capitals < words || words > TITLE_WORDS);
}

/* Does a token's relation lead from what is said up to who says so?  Not from a subject, nor out of an aside. */
static bool
leads_up(GrammarRelation rel)
{
	return rel != REL_NSUBJ && rel != REL_NSUBJ_PASS && rel != REL_ROOT;
}

/* Beside the opening mark stands what announces a quotation: a cue, a comma, a colon, "that". */
static bool
is_announced(const Reading *r, int32 open)
{
	const Token *before = open > 0 ? &r->doc->tokens[open - 1] : NULL;

	return before && (token_is(before, ",") || token_is(before, ":") || token_is(before, "that") || quote_cue(r, open - 1));
}

/* The next token up, over what stands beside `t`: what is said beside it is not said above it ("called it a mess and said"). */
static int32
climb(const Reading *r, int32 t, bool beside)
{
	const Token *tokens = r->doc->tokens;
	GrammarRelation rel = tokens[t].relation;

	if (!leads_up(rel))
		return NO_TOKEN;
	t = tokens[t].head;
	while (beside && rel == REL_CONJ && t >= 0)
	{
		rel = tokens[t].relation;
		t = leads_up(rel) ? tokens[t].head : NO_TOKEN;
	}
	return t;
}

/* The outermost cue with a speaker above a cue, or the cue itself: what X says that Y said is X's. */
static const Cue *
outermost(const Reading *r, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		t = cue->token;

	for (int step = 0; step < CLIMB_STEPS && t >= 0; step++)
	{
		const Cue  *above = r->cue_at[t] >= 0 ? &r->cues[r->cue_at[t]] : NULL;

		if (above && above->part == CUE_VERB && above->speaker != NO_TOKEN && r->marks->at_token[t] < 0)
			cue = above;
		if (tokens[t].relation == REL_ADVCL || tokens[t].relation == REL_ACL_RELCL)
			break;
		t = climb(r, t, true);
	}
	return cue;
}

/* The nearest cue before the opening mark, in the same sentence and with no other quotation between. */
static bool
find_before(const Reading *r, const Marked *m, Attribution *a)
{
	const Document *doc = r->doc;
	int32		open = token_at_byte(doc, m->outer.start);
	int32		t = open - 1;
	int32		limit = Max(0, open - BEFORE_TOKENS);

	if (open >= doc->n_tokens || (!looks_like_speech(r, m) && !is_announced(r, open)))
		return false;
	for (; t >= limit; t--)
	{
		const Cue  *cue = quote_cue(r, t);
		int32		speaker;

		if (r->marks->at_token[t] >= 0 || is_end_mark(&doc->tokens[t]))
			return false;
		if (paragraph_of(doc, t) != paragraph_of(doc, open) && !token_is(&doc->tokens[open - 1], ":"))
			return false;
		if (cue == NULL || cue->part != CUE_VERB)
			continue;
		cue = outermost(r, cue);
		speaker = cue->speaker;
		if (speaker == NO_TOKEN && !(doc->tokens[t].morph & MORPH_PASSIVE))
			speaker = nominal_before(r, cue->token, limit);
		if (speaker == NO_TOKEN)
			continue;
		*a = (Attribution) {cue, speaker, "X said:"};
		return true;
	}
	return false;
}

/* "According to X, "..."": nothing but the speaker between it and the opening mark. */
static bool
find_according(const Reading *r, const Marked *m, Attribution *a)
{
	const Document *doc = r->doc;
	int32		open = token_at_byte(doc, m->outer.start);

	for (int32 t = open - 1; t >= 0 && t > open - ACCORDING_TOKENS && open < doc->n_tokens; t--)
	{
		const Cue  *cue = r->cue_at[t] >= 0 ? &r->cues[r->cue_at[t]] : NULL;

		if (r->marks->at_token[t] >= 0 || is_end_mark(&doc->tokens[t]))
			return false;
		if ((cue == NULL || cue->part != CUE_PREPOSITION) && doc->tokens[t].tag == TAG_VERB)
			return false;
		if (cue == NULL || cue->part != CUE_PREPOSITION)
			continue;
		*a = (Attribution) {cue, cue->speaker, "according to X"};
		return cue->speaker != NO_TOKEN && cue->speaker < open && is_announced(r, open);
	}
	return false;
}

/* "X issued a statement: "..."", "X's message, "..."": a noun of saying right before the opening mark, and whose it is. */
static bool
find_noun_before(const Reading *r, const Marked *m, Attribution *a)
{
	const Document *doc = r->doc;
	int32		open = token_at_byte(doc, m->outer.start);

	if (open <= 1 || open >= doc->n_tokens || !is_announced(r, open))
		return false;
	for (int32 t = open - 1; t >= 0 && t > open - NOUN_TOKENS; t--)
	{
		const Cue  *cue = r->cue_at[t] >= 0 ? &r->cues[r->cue_at[t]] : NULL;

		if (r->marks->at_token[t] >= 0 || is_end_mark(&doc->tokens[t]))
			return false;
		if (cue == NULL || cue->part != CUE_NOUN)
			continue;
		*a = (Attribution) {cue, cue->speaker, "X's statement:"};
		return cue->speaker != NO_TOKEN && cue->speaker < open;
	}
	return false;
}

static bool
is_dash(const Token *t, const char *text)
{
	const char *at = text + t->span.start;
	int32		length = span_length(t->span);

	return token_is(t, "-") || token_is(t, "--") || (length == 3 && (unsigned char) at[0] == 0xE2 && (unsigned char) at[1] == 0x80 &&
													 (unsigned char) at[2] >= 0x92 && (unsigned char) at[2] <= 0x95);
}

/* The head of a name that begins at a token and ends with its line, at the next quotation, a comma or a stop; or NO_TOKEN. */
static int32
name_alone(const Reading *r, int32 t)
{
	const Document *doc = r->doc;
	int32		first = t;

	if (t >= doc->n_tokens || doc->tokens[t].tag != TAG_PROPN)
		return NO_TOKEN;
	while (t < doc->n_tokens && t < first + NAME_TOKENS && doc->tokens[t].tag == TAG_PROPN && r->marks->at_token[t] < 0 &&
		   paragraph_of(doc, t) == paragraph_of(doc, first))
		t++;
	if (t < doc->n_tokens && paragraph_of(doc, t) == paragraph_of(doc, first) && r->marks->at_token[t] < 0 &&
		!(doc->tokens[t].flags & TOKEN_PUNCT))
		return NO_TOKEN;
	for (int step = 0; step < 4 && doc->tokens[first].relation == REL_FLAT && doc->tokens[first].head >= 0; step++)
		first = doc->tokens[first].head;
	return first;
}

/* ""..." - Anna Weber": a dash and a name behind the quotation. */
static bool
find_signature(const Reading *r, const Marked *m, Attribution *a)
{
	const Document *doc = r->doc;
	int32		t = token_at_byte(doc, m->outer.end);
	int32		name;

	if (t >= doc->n_tokens || m->last < m->first || !is_dash(&doc->tokens[t], doc->text))
		return false;
	name = name_alone(r, t + 1);
	*a = (Attribution) {NULL, name, "signed X"};
	return name != NO_TOKEN;
}

/* "Anna Weber: "..."": a line that begins with a name, and a colon before the quotation; no verb between. */
static bool
find_label(const Reading *r, const Marked *m, Attribution *a)
{
	const Document *doc = r->doc;
	int32		open = token_at_byte(doc, m->outer.start);
	int32		t = open - 1;
	int32		first;

	if (open < 2 || open >= doc->n_tokens || !token_is(&doc->tokens[t], ":"))
		return false;
	for (first = t; first > 0 && first > t - LABEL_TOKENS && paragraph_of(doc, first - 1) == paragraph_of(doc, t); first--)
		if (doc->tokens[first - 1].tag == TAG_VERB || doc->tokens[first - 1].tag == TAG_AUX || is_end_mark(&doc->tokens[first - 1]) ||
			r->marks->at_token[first - 1] >= 0)
			break;
	if (first == t || (first > 0 && paragraph_of(doc, first - 1) == paragraph_of(doc, t) && !is_end_mark(&doc->tokens[first - 1])) ||
		!(doc->tokens[first].flags & TOKEN_CAPITAL))
		return false;
	*a = (Attribution) {NULL, phrase_head(r, first, t), "X:"};
	return a->speaker != NO_TOKEN && doc->tokens[a->speaker].tag == TAG_PROPN;
}

/* Up the grammar from the words said to the outermost cue that governs them and has a speaker. */
static bool
find_above(const Reading *r, const Marked *m, Attribution *a)
{
	int32		t = m->first;

	for (int step = 0; step < CLIMB_STEPS && t >= 0; step++, t = climb(r, t, false))
	{
		const Cue  *cue = r->cue_at[t] >= 0 ? &r->cues[r->cue_at[t]] : NULL;

		if (cue == NULL || cue->part != CUE_VERB || cue->speaker == NO_TOKEN || r->marks->at_token[t] >= 0 || r->marks->at_token[cue->speaker] >= 0)
			continue;
		cue = outermost(r, cue);
		*a = (Attribution) {cue, cue->speaker, "clause of X said"};
		return true;
	}
	return false;
}

/* A token of the sentence that says who spoke last (""...," said X, who spoke at length."): that one goes on speaking. */
static bool
is_said_with(const Walk *w, int32 token)
{
	const Token *tokens = w->r->doc->tokens;

	return w->last_cue && w->last_speaker != NO_TOKEN && tokens[token].sentence == tokens[w->last_cue->token].sentence;
}

/* Somebody was said to say something between the last quotation and this one, in this paragraph or the one before. */
static bool
find_cue_before(const Walk *w, const Marked *m, Attribution *a)
{
	const Reading *r = w->r;
	int32		open = token_at_byte(r->doc, m->outer.start);
	int32		limit = w->last_item >= 0 ? token_at_byte(r->doc, r->marks->items[w->last_mark].outer.end) : 0;

	if (open >= r->doc->n_tokens)
		return false;
	limit = Max(limit, open - BEFORE_TOKENS);
	for (int32 t = open - 1; t >= limit && paragraph_of(r->doc, t) >= paragraph_of(r->doc, open) - 2; t--)
	{
		const Cue  *cue = r->cue_at[t] >= 0 ? &r->cues[r->cue_at[t]] : NULL;

		if (cue == NULL || cue->part != CUE_VERB || cue->speaker == NO_TOKEN || cue == w->last_cue ||
			!(cue->frames & FRAME_QUOTE) || is_said_with(w, t))
			continue;
		*a = (Attribution) {cue, cue->speaker, "cue before"};
		return true;
	}
	return false;
}

/* Who the sentence before the quotation, in the same paragraph, tells of. */
static bool
find_sentence_before(const Reading *r, const Marked *m, Attribution *a)
{
	const Document *doc = r->doc;
	int32		open = token_at_byte(doc, m->outer.start);
	int32		sentence;

	if (open <= 0 || open >= doc->n_tokens || paragraph_of(doc, open) != paragraph_of(doc, open - 1))
		return false;
	sentence = doc->tokens[open - 1].sentence;
	for (int32 t = doc->sentences[sentence].first; t < open; t++)
		if (doc->tokens[t].relation == REL_NSUBJ && is_nominal(&doc->tokens[t]) && r->marks->at_token[t] < 0 &&
			doc->tokens[t].head >= 0 && doc->tokens[doc->tokens[t].head].relation == REL_ROOT)
		{
			*a = (Attribution) {NULL, t, "sentence before"};
			return true;
		}
	return false;
}

/* Goes on from the last quotation: the same paragraph, or this one begins with a quotation. */
static bool
find_carried(const Walk *w, const Marked *m, Attribution *a)
{
	const Document *doc = w->r->doc;
	const Marked *last;
	int32		here;
	int32		there;

	if (w->last_item < 0 || w->last_speaker == NO_TOKEN || m->first > m->last)
		return false;
	last = &w->r->marks->items[w->last_mark];
	here = paragraph_of(doc, m->first);
	there = paragraph_of(doc, last->last);
	*a = (Attribution) {w->last_cue, w->last_speaker, m->continued ? "goes on" : "same paragraph"};
	if (m->continued || here == there)
		return true;
	*a = (Attribution) {w->last_cue, w->last_speaker, "paragraph before"};
	return here <= there + 2 && doc->sentences[doc->tokens[m->first].sentence].span.start >= m->outer.start;
}

/* A comma or colon stands before the opening mark. */
static bool
is_set_off(const Reading *r, const Marked *m)
{
	int32		open = token_at_byte(r->doc, m->outer.start);

	return open > 0 && (token_is(&r->doc->tokens[open - 1], ",") || token_is(&r->doc->tokens[open - 1], ":"));
}

/* "The Bridge", "Morning News": words with capitals, and no comma or colon before them. */
static bool
is_title(const Reading *r, const Marked *m)
{
	int			capitals;
	int			words = count_words(r, m, &capitals);
	char		end = last_char(r, m);

	return words <= TITLE_WORDS && capitals == words && end != '!' && end != '?' &&
		(r->doc->tokens[m->first].flags & TOKEN_CAPITAL) && !m->continued && !is_set_off(r, m);
}

static bool
begins_sentence(const Reading *r, const Marked *m)
{
	int32		open = token_at_byte(r->doc, m->outer.start);

	return open < r->doc->n_tokens && (r->doc->tokens[open].flags & TOKEN_FIRST);
}

/* A fragment stands within a clause of the writer's: "said the plan was "a mess"". */
static bool
is_fragment(const Reading *r, const Marked *m)
{
	const Document *doc = r->doc;
	int32		open = token_at_byte(doc, m->outer.start);
	const Token *before = open > 0 && open < doc->n_tokens ? &doc->tokens[open - 1] : NULL;

	if (before == NULL || m->first > m->last || (doc->tokens[m->first].flags & TOKEN_CAPITAL))
		return false;
	return before->sentence == doc->tokens[m->first].sentence && !(before->flags & TOKEN_PUNCT) && m->parent < 0;
}

static bool
attribute(const Walk *w, const Marked *m, Attribution *a)
{
	const Reading *r = w->r;
	bool		speech = looks_like_speech(r, m);

	if (is_title(r, m) && !(begins_sentence(r, m) && ispunct((unsigned char) last_char(r, m))))
		return false;
	if (m->continued && find_carried(w, m, a))
		return true;
	if (is_fragment(r, m) && last_char(r, m) != ',')
		return find_above(r, m, a) || find_before(r, m, a) || find_behind(r, m, a);
	if (find_signature(r, m, a) || find_behind(r, m, a) || find_according(r, m, a) || find_before(r, m, a) || find_above(r, m, a) ||
		find_label(r, m, a) || find_noun_before(r, m, a))
		return true;
	if (!speech && begins_sentence(r, m) && is_stop_char(last_char(r, m)) && find_carried(w, m, a) &&
		strcmp(a->basis, "same paragraph") == 0)
		return true;
	*a = (Attribution) {NULL, NO_TOKEN, "marks"};
	return speech && (find_cue_before(w, m, a) || find_carried(w, m, a) || find_sentence_before(r, m, a) || true);
}

static void
read_pair(Walk *w, int32 at)
{
	Reading    *r = w->r;
	const Marked *m = &r->marks->items[at];
	Attribution a = {NULL, NO_TOKEN, "marks"};
	Quotation  *q;
	int32		saying;

	if (m->parent >= 0 || m->first > m->last || !attribute(w, m, &a))
		return;
	if (a.speaker != NO_TOKEN && names_nobody(r, a.speaker))
		a.speaker = NO_TOKEN;
	saying = w->last_item >= 0 && a.cue != NULL && a.cue == w->last_cue &&
		paragraph_of(r->doc, m->first) <= paragraph_of(r->doc, r->marks->items[w->last_mark].last) + (m->continued ? 2 : 0) ?
		r->items[w->last_item].saying : r->sayings++;
	q = add_quotation(r, is_fragment(r, m) ? QUOTATION_MIXED : QUOTATION_DIRECT, m->inner, a.basis);
	q->saying = saying;
	q->unclosed = m->unclosed;
	if (a.cue)
		set_cue(r, q, a.cue);
	if (a.cue && q->type == QUOTATION_DIRECT)
		r->cues[r->cue_at[a.cue->token]].direct = true;
	if (a.speaker != NO_TOKEN)
		set_speaker(r, q, a.speaker);
	r->direct_of[at] = r->count - 1;
	w->last_item = r->count - 1;
	w->last_mark = at;
	w->last_speaker = a.speaker;
	w->last_cue = a.cue;
}

void
read_direct(Reading *r)
{
	Walk		w = {.r = r,.last_item = -1,.last_speaker = NO_TOKEN};

	r->direct_of = palloc(sizeof(int32) * (r->marks->count + 1));
	memset(r->direct_of, -1, sizeof(int32) * (r->marks->count + 1));
	for (int32 i = 0; i < r->marks->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		read_pair(&w, i);
	}
}
