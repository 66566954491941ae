/*
 * indirect.c - what is said without quotation marks: the part of the sentence that a cue governs.
 *
 * Each frame a cue allows (data/cues.tsv) is a place in the grammar beside it: its clause, its infinitive, its object,
 * the noun phrase behind its preposition, the sentence that it is pushed into (", he said,").  Only the outermost
 * attribution counts: what X says that Y said is X's.  Content that holds a marked fragment is mixed and takes that
 * fragment's row in (after the scheme of PARC and PolNeAR: source, cue, content).
 */
#include "extension/core.h"
#include "quotes/reading.h"

/* What one cue may govern: one piece, or two around the cue. */
typedef struct Content
{
	const Cue  *cue;
	int32		speaker;
	int32		first[2];
	int32		last[2];
	int			pieces;
	const char *basis;
	float		confidence;
} Content;

typedef struct Contents
{
	Content    *items;
	int32		count;
	int32		capacity;
} Contents;

static Content *
add_content(Contents *all, const Cue *cue, int32 first, int32 last, const char *basis, float confidence)
{
	Content    *c;

	if (all->count == all->capacity)
		all->items = repalloc(all->items, sizeof(Content) * (all->capacity *= 2));
	c = &all->items[all->count++];
	*c = (Content)
	{
		.cue = cue,.speaker = cue->speaker,.first = {first},.last = {last},.pieces = 1,.basis = basis,
			.confidence = confidence
	};
	return c;
}

/* The preposition or subordinator of a token, or NULL. */
static const char *
marker_of(const Reading *r, int32 t)
{
	for (int32 c = r->child[t]; c != NO_TOKEN; c = r->sibling[c])
	{
		GrammarRelation	rel = r->doc->tokens[c].relation;

		if (rel == REL_CASE || rel == REL_MARK)
			return r->doc->tokens[c].lower;
	}
	return NULL;
}

static bool
has_marker(const Reading *r, int32 t, const char *word)
{
	for (int32 c = r->child[t]; c != NO_TOKEN; c = r->sibling[c])
		if ((r->doc->tokens[c].relation == REL_MARK || r->doc->tokens[c].relation == REL_CASE) &&
			token_is(&r->doc->tokens[c], word))
			return true;
	return false;
}

/* A comma or stop of the writer's: quotation marks are part of what they hold. */
static bool
is_outer_mark(const Reading *r, int32 t)
{
	return (r->doc->tokens[t].flags & TOKEN_PUNCT) && r->marks->at_token[t] < 0;
}

/* A child's words behind the cue, without "that" or its preposition. */
static bool
child_content(const Reading *r, const Cue *cue, int32 child, int32 *first, int32 *last)
{
	const Token *tokens = r->doc->tokens;

	*first = r->subtree_first[child];
	*last = r->subtree_last[child];
	if (child > cue->token && *first <= cue->last)
		*first = cue->last + 1;
	while (*first < *last && (is_outer_mark(r, *first) || token_is(&tokens[*first], "that") ||
							  (tokens[*first].tag == TAG_ADP && cue_takes_preposition(cue, tokens[*first].lower))))
		(*first)++;
	while (*last > *first && is_outer_mark(r, *last))
		(*last)--;
	return *first <= *last;
}

static void
take_child(const Reading *r, Contents *all, const Cue *cue, int32 child, const char *basis, float confidence)
{
	int32		first,
				last;

	if (child_content(r, cue, child, &first, &last))
		add_content(all, cue, first, last, basis, confidence);
}

/* "on Monday", "during a visit", "after the talks": when, where and how it was said. */
static bool
is_circumstance(const Token *t, const char *marker)
{
	static const char *const words[] = {
		"during", "after", "before", "when", "while", "because", "since", "until", "by", "at", "amid", "despite",
		"following", "ahead", "although", "though", "if", "unless", "without", "via"
	};

	if (t->tag == TAG_PROPN && (strcmp(marker, "on") == 0 || strcmp(marker, "in") == 0))
		return true;
	for (size_t i = 0; i < lengthof(words); i++)
		if (strcmp(words[i], marker) == 0)
			return true;
	return (t->flags & TOKEN_NUMBER) != 0;
}

/*
 * What stands right behind a noun phrase belongs to it, though the grammar hangs it on the verb: "an inquiry | into the
 * fall", "the president | of lying", "him | as unfit"; a day or a time does not.
 */
static int32
extended_last(const Reading *r, const Cue *cue, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
	{
		GrammarRelation rel = tokens[c].relation;
		const char *marker = marker_of(r, c);

		if (r->subtree_first[c] != last + 1)
			continue;
		if (rel == REL_XCOMP || rel == REL_ACL || rel == REL_ACL_RELCL || rel == REL_NMOD ||
			((rel == REL_OBL || rel == REL_ADVCL) && marker && !is_circumstance(&tokens[c], marker)))
			last = r->subtree_last[c];
		else
			break;
	}
	while (is_outer_mark(r, last))
		last--;
	return last;
}

/* A noun phrase that is what is said; a pronoun alone says nothing. */
static void
take_phrase(const Reading *r, Contents *all, const Cue *cue, int32 child, const char *basis, float confidence)
{
	int32		first,
				last;

	if (!child_content(r, cue, child, &first, &last))
		return;
	last = extended_last(r, cue, last);
	if (first < last || r->doc->tokens[child].tag != TAG_PRON)
		add_content(all, cue, first, last, basis, confidence);
}

/* "urged them to go": from the object to the end of the infinitive. */
static void
take_both(const Reading *r, Contents *all, const Cue *cue, int32 from, int32 to, const char *basis, float confidence)
{
	int32		first,
				last,
				unused;

	if (child_content(r, cue, from, &first, &unused) && child_content(r, cue, to, &unused, &last) && first <= last)
		add_content(all, cue, first, last, basis, confidence);
}

/* Is one of the child's prepositions one that the cue binds? */
static bool
is_bound(const Reading *r, const Cue *cue, int32 child)
{
	const Token *tokens = r->doc->tokens;

	for (int32 c = r->child[child]; cue->preps[0] && c != NO_TOKEN; c = r->sibling[c])
		if ((tokens[c].relation == REL_CASE || tokens[c].relation == REL_MARK) && c > cue->last &&
			cue_takes_preposition(cue, tokens[c].lower))
			return true;
	return false;
}

static bool
is_addressee(const Cue *cue, const Token *t)
{
	return span_length(cue->addressee) > 0 && spans_overlap(cue->addressee, t->span);
}

/* Words that make a clause an adverbial one and not what is said. */
static bool
is_adverbial(const char *marker)
{
	static const char *const words[] = {
		"because", "when", "while", "as", "after", "before", "since", "although", "though", "unless", "until", "once",
		"by", "in", "with", "without", "to", "for", "where", "than", "like", "so", "upon", "following", "despite"
	};

	for (size_t i = 0; marker && i < lengthof(words); i++)
		if (strcmp(words[i], marker) == 0)
			return true;
	return false;
}

/*
 * A clause behind the cue, whatever the grammar calls it: greedy parsers give "said the pledge was small" the wrong name
 * more often than the wrong head.
 */
static bool
is_clause(const Reading *r, int32 t)
{
	const Token *tokens = r->doc->tokens;
	GrammarRelation rel = tokens[t].relation;

	if (rel == REL_CCOMP)
		return true;
	if (rel != REL_ADVCL && rel != REL_XCOMP && rel != REL_OBJ && rel != REL_PARATAXIS && rel != REL_DEP && rel != REL_OBL &&
		rel != REL_ACL_RELCL)
		return false;
	if (is_adverbial(marker_of(r, t)))
		return false;
	for (int32 c = r->child[t]; c != NO_TOKEN && c < t; c = r->sibling[c])
	{
		rel = tokens[c].relation;
		if (rel == REL_NSUBJ || rel == REL_NSUBJ_PASS || rel == REL_CSUBJ || rel == REL_EXPL || rel == REL_COP)
			return true;
	}
	return false;
}

static bool
has_verb(const Reading *r, int32 first, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = first; t <= last; t++)
		if (tokens[t].tag == TAG_AUX || (tokens[t].tag == TAG_VERB && !(tokens[t].morph & MORPH_GERUND)))
			return true;
	return false;
}

static int32
clause_behind(const Reading *r, const Cue *cue)
{
	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
		if (c > cue->last && is_clause(r, c) && has_verb(r, r->subtree_first[c], r->subtree_last[c]))
			return c;
	return NO_TOKEN;
}

static int32
sentence_last(const Document *doc, int32 t)
{
	const Sentence *sentence = &doc->sentences[doc->tokens[t].sentence];

	return sentence->first + sentence->count - 1;
}

/* Where what hangs on the cue ends, without a verb joined to it ("said he was tired and left"). */
static int32
end_behind(const Reading *r, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		last = r->subtree_last[cue->token];

	if (cue->channel != NO_TOKEN)
		last = sentence_last(r->doc, cue->token);
	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
		if (c > cue->last && tokens[c].relation == REL_CONJ)
		{
			last = Min(last, r->subtree_first[c] - 1);
			while (last > cue->last && ((tokens[last].flags & TOKEN_PUNCT) || tokens[last].tag == TAG_CCONJ))
				last--;
			break;
		}
	while (last > cue->last && is_outer_mark(r, last))
		last--;
	return last;
}

/*
 * A clause behind the cue.  What hangs on the cue behind it is said too ("said he would go, because ..."), unless a comma
 * begins something of the writer's.
 */
static void
take_clause(const Reading *r, Contents *all, const Cue *cue, int32 clause)
{
	const Token *tokens = r->doc->tokens;
	int32		first,
				last,
				end = end_behind(r, cue);

	if (!child_content(r, cue, clause, &first, &last))
		return;
	if ((cue->frames & FRAME_QUOTE) && end > last && !(tokens[last + 1].flags & TOKEN_PUNCT))
		last = end;
	add_content(all, cue, first, last, "clause", 0.9f);
}

/* "called it a mess", "branded them liars": the object and what it is called. */
static void
take_predicate(const Reading *r, Contents *all, const Cue *cue, int32 object)
{
	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if (c > r->subtree_last[object] && (rel == REL_OBJ || rel == REL_XCOMP || rel == REL_CCOMP || rel == REL_OBL) &&
			r->subtree_first[c] == r->subtree_last[object] + 1)
		{
			take_both(r, all, cue, object, c, "as", 0.7f);
			return;
		}
	}
}

/* "ruled out making a bid": a gerund right behind the cue is its object. */
static int32
gerund_behind(const Reading *r, const Cue *cue)
{
	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
		if (c > cue->last && (r->doc->tokens[c].morph & MORPH_GERUND) && r->subtree_first[c] <= cue->last + 2)
			return c;
	return NO_TOKEN;
}

/* "the claim that ...", "concerns about ...": what a noun governs.  False when the token is no such noun or stands alone. */
static bool
noun_contents(const Reading *r, Contents *all, int32 noun)
{
	const Token *tokens = r->doc->tokens;
	const Cue  *cue = r->cue_at[noun] >= 0 ? &r->cues[r->cue_at[noun]] : NULL;
	int32		before = all->count;
	int32		head = tokens[noun].head;

	if (cue == NULL || cue->part != CUE_NOUN)
		return false;

	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
	{
		GrammarRelation	rel = tokens[c].relation;

		if (c <= cue->token || c == cue->speaker)
			continue;
		if ((rel == REL_ACL || rel == REL_CCOMP || rel == REL_ACL_RELCL) &&
			(((has_marker(r, c, "that") || token_is(&tokens[r->subtree_first[c]], "that")) && (cue->frames & FRAME_CLAUSE)) ||
			 (has_marker(r, c, "to") && (cue->frames & FRAME_TO))))
			take_child(r, all, cue, c, "noun and clause", 0.7f);
		else if ((rel == REL_NMOD || rel == REL_ACL || rel == REL_ADVCL) && is_bound(r, cue, c))
			take_phrase(r, all, cue, c, "noun and preposition", 0.5f);
	}
	/* "voiced concerns about it": the grammar may hang "about it" on the verb. */
	for (int32 c = head >= 0 ? r->child[head] : NO_TOKEN; c != NO_TOKEN && all->count == before; c = r->sibling[c])
		if (c > noun && (tokens[c].relation == REL_OBL || tokens[c].relation == REL_ADVCL || tokens[c].relation == REL_CCOMP) &&
			r->subtree_first[c] == noun + 1 &&
			(is_bound(r, cue, c) || (has_marker(r, c, "that") && (cue->frames & FRAME_CLAUSE))))
			take_phrase(r, all, cue, c, "noun and preposition", 0.5f);
	return all->count > before;
}

/* A verb which does not only tell of a noun: "said it would not", and not "found the man who left". */
static bool
has_main_verb(const Reading *r, int32 first, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = first; t <= last; t++)
		if (tokens[t].tag == TAG_AUX || (tokens[t].tag == TAG_VERB && !(tokens[t].morph & MORPH_GERUND) &&
										 tokens[t].relation != REL_ACL && tokens[t].relation != REL_ACL_RELCL))
			return tokens[t].relation != REL_AUX || tokens[t].head < 0 || tokens[tokens[t].head].relation != REL_ACL_RELCL;
	return false;
}

/* No clause was seen, but words with a verb follow the cue: "said it would not", "said Monday that ...". */
static void
take_words_behind(const Reading *r, Contents *all, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		first = cue->last + 1;
	int32		last = end_behind(r, cue);

	for (int32 t = first; t <= Min(last, first + (span_length(cue->addressee) > 0 ? 10 : 3)); t++)
		if (token_is(&tokens[t], "that"))
		{
			first = t + 1;
			break;
		}
	while (first <= last && is_addressee(cue, &tokens[first]))
		first++;
	if (first > last || !(is_nominal(&tokens[first]) || tokens[first].tag == TAG_DET || tokens[first - 1].tag == TAG_SCONJ ||
						  token_is(&tokens[first - 1], "that") || tokens[first].tag == TAG_ADJ))
		return;
	if (has_main_verb(r, first, last))
		add_content(all, cue, first, last, "words behind", 0.6f);
}

/* "His words were condemned by X": the subject is what is told about. */
static void
take_passive_subject(const Reading *r, Contents *all, const Cue *cue)
{
	int32		subject = child_by(r, cue->token, REL_NSUBJ_PASS);

	if (subject != NO_TOKEN && cue->speaker != NO_TOKEN && cue->speaker > cue->token && subject < cue->token)
		take_child(r, all, cue, subject, "passive", 0.5f);
}

/* "could support the plan" reports nobody's support. */
static bool
is_modal(const Reading *r, int32 verb)
{
	static const char *const words[] = {"can", "could", "would", "may", "might", "should", "must", "ca", "'d"};

	for (int32 c = r->child[verb]; c != NO_TOKEN && c < verb; c = r->sibling[c])
		for (size_t i = 0; r->doc->tokens[c].relation == REL_AUX && i < lengthof(words); i++)
			if (token_is(&r->doc->tokens[c], words[i]))
				return true;
	return false;
}

/* The frames of a verb that stand below it. */
static bool
verb_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		object = child_by(r, cue->token, REL_OBJ);
	int32		clause = clause_behind(r, cue);
	int32		infinitive = child_by(r, cue->token, REL_XCOMP);
	int32		before = all->count;

	if (object != NO_TOKEN && (is_addressee(cue, &tokens[object]) || (cue->frames & FRAME_CHANNEL)))
		object = NO_TOKEN;
	if (object != NO_TOKEN && noun_contents(r, all, object))
		return true;
	if (clause != NO_TOKEN && (cue->frames & (FRAME_CLAUSE | FRAME_OBJTO)))
	{
		take_clause(r, all, cue, clause);
		return true;
	}
	if (is_modal(r, cue->token))
		return false;
	if (infinitive != NO_TOKEN && object != NO_TOKEN && (cue->frames & (FRAME_OBJTO | FRAME_AS)))
		take_both(r, all, cue, object, infinitive, "object and infinitive", 0.8f);
	else if (infinitive != NO_TOKEN && object == NO_TOKEN && (cue->frames & (FRAME_TO | FRAME_CLAUSE | FRAME_OBJTO)))
		take_child(r, all, cue, infinitive, "infinitive", 0.8f);
	for (int32 c = r->child[cue->token]; c != NO_TOKEN && all->count == before; c = r->sibling[c])
	{
		GrammarRelation rel = tokens[c].relation;

		if (c <= cue->token || (rel != REL_OBL && rel != REL_ADVCL && rel != REL_NMOD))
			continue;
		if (object != NO_TOKEN && (cue->frames & FRAME_AS) && has_marker(r, c, "as"))
			take_both(r, all, cue, object, c, "as", 0.75f);
		else if (object == NO_TOKEN && is_bound(r, cue, c))
			take_phrase(r, all, cue, c, "preposition", 0.65f);
	}
	if (all->count == before && (cue->frames & FRAME_AS) && object > cue->last)
		take_predicate(r, all, cue, object);
	if (all->count == before && object == NO_TOKEN && (cue->frames & FRAME_OBJECT))
		object = gerund_behind(r, cue);
	if (all->count == before && object > cue->token && (cue->frames & FRAME_OBJECT))
		take_phrase(r, all, cue, object, "object", 0.65f);
	if (all->count == before && (cue->frames & FRAME_CLAUSE))
		take_words_behind(r, all, cue);
	if (all->count == before && (cue->frames & (FRAME_OBJECT | FRAME_AS | FRAME_CLAUSE)))
		take_passive_subject(r, all, cue);
	return all->count > before;
}

static bool
is_stop(const Token *t)
{
	return token_is(t, ".") || token_is(t, "!") || token_is(t, "?") || token_is(t, ";");
}

/* [first, last] without an aside within it and the marks at its ends, in one piece or two. */
static bool
around(const Reading *r, Contents *all, const Cue *cue, int32 first, int32 last, int32 aside_first, int32 aside_last,
	   const char *basis, float confidence)
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
		add_content(all, cue, aside_last + 1, last, basis, confidence);
	else
	{
		c = add_content(all, cue, first, aside_first - 1, basis, confidence);
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

/*
 * "The plan failed, X said." "The plan, X said on Monday, failed."  The cue and its speaker stand between commas, or
 * between one and the sentence's end; what is said is the sentence without them, whatever the grammar makes of it.
 */
static bool
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
	if (!around(r, all, cue, first, last, aside_first, aside_last, "sentence, X said", 0.85f))
		return false;
	all->items[all->count - 1].speaker = speaker;
	return true;
}

static void
adjective_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;

	for (int32 c = r->child[cue->token]; c != NO_TOKEN; c = r->sibling[c])
	{
		GrammarRelation	rel = tokens[c].relation;

		if (c <= cue->token)
			continue;
		if ((rel == REL_CCOMP || rel == REL_ADVCL) && (cue->frames & FRAME_CLAUSE) && !is_bound(r, cue, c) &&
			(has_marker(r, c, "that") || rel == REL_CCOMP))
			take_child(r, all, cue, c, "adjective and clause", 0.7f);
		else if ((rel == REL_XCOMP || rel == REL_ADVCL) && (cue->frames & FRAME_TO) && has_marker(r, c, "to"))
			take_child(r, all, cue, c, "adjective and infinitive", 0.6f);
		else if ((rel == REL_OBL || rel == REL_ADVCL) && is_bound(r, cue, c))
			take_child(r, all, cue, c, "adjective and preposition", 0.5f);
	}
}

/* "according to X": the sentence without it. */
static void
preposition_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Document *doc = r->doc;
	const Sentence *sentence = &doc->sentences[doc->tokens[cue->token].sentence];
	int32		first = sentence->first;
	int32		last = sentence->first + sentence->count - 1;
	int32		end = cue->speaker;
	int32		limit = last;

	if (end == NO_TOKEN)
		return;
	while (end < limit && !token_is(&doc->tokens[end + 1], ",") && !(cue->token > first + 2 && is_stop(&doc->tokens[end + 1])))
		end++;
	around(r, all, cue, first, last, cue->token, end, "according to", 0.85f);
}

static void
cue_contents(const Reading *r, Contents *all, const Cue *cue)
{
	switch ((CuePart) cue->part)
	{
		case CUE_VERB:
			if (cue->speaker > cue->token && pushed_in(r, all, cue))
				return;
			if (!verb_contents(r, all, cue))
				pushed_in(r, all, cue);
			return;
		case CUE_NOUN:
			noun_contents(r, all, cue->token);
			return;
		case CUE_ADJECTIVE:
			adjective_contents(r, all, cue);
			return;
		case CUE_PREPOSITION:
			preposition_contents(r, all, cue);
			return;
		default:
			return;
	}
}

static int
content_length(const Content *c)
{
	int			n = c->last[0] - c->first[0] + 1;

	return c->pieces == 2 ? n + c->last[1] - c->first[1] + 1 : n;
}

static int
longer_first(const void *a, const void *b)
{
	const Content *x = a;
	const Content *y = b;
	int			d = content_length(y) - content_length(x);

	return d != 0 ? d : (x->first[0] > y->first[0]) - (x->first[0] < y->first[0]);
}

/* Is the piece all or nearly all between quotation marks?  Then direct.c has it. */
static bool
is_marked(const Reading *r, int32 first, int32 last)
{
	int			outside = 0;

	for (int32 t = first; t <= last; t++)
		outside += r->marks->at_token[t] < 0 && !(r->doc->tokens[t].flags & TOKEN_PUNCT);
	return outside == 0;
}

static bool
has_marks(const Reading *r, int32 first, int32 last)
{
	for (int32 t = first; t <= last; t++)
		if (r->marks->at_token[t] >= 0)
			return true;
	return false;
}

/* The form of a finite verb, by which two verbs joined by "and" are known to be of one clause. */
static int
verb_form(const Token *t)
{
	return t->morph & (MORPH_PAST | MORPH_THIRD | MORPH_BASE | MORPH_GERUND);
}

static bool
has_child(const Reading *r, int32 head, GrammarRelation relation)
{
	return child_by(r, head, relation) != NO_TOKEN;
}

/* Cuts a piece off where "and" joins a verb to the cue: "said it was late | and left", "vowed to fight | and called". */
static void
cut_at_joined_verb(const Reading *r, const Cue *cue, int32 first, int32 *last)
{
	const Token *tokens = r->doc->tokens;
	bool		with_aux = false;
	int			form = 0;

	if (cue->part != CUE_VERB || cue->token >= first)
		return;
	for (int32 t = first; t <= *last; t++)
	{
		int32		v = t + 1;

		if (tokens[t].tag == TAG_VERB && form == 0)
		{
			form = verb_form(&tokens[t]);
			with_aux = has_child(r, t, REL_AUX) || has_child(r, t, REL_AUX_PASS) || has_child(r, t, REL_MARK);
		}
		if (tokens[t].tag != TAG_CCONJ || r->marks->at_token[t] >= 0)
			continue;
		while (v <= *last && tokens[v].tag == TAG_ADV)
			v++;
		if (v <= *last && tokens[v].tag == TAG_VERB && !has_child(r, v, REL_NSUBJ) && !has_child(r, v, REL_AUX) &&
			verb_form(&tokens[v]) == verb_form(&tokens[cue->token]) && (with_aux || form != verb_form(&tokens[v])))
		{
			*last = t - 1;
			break;
		}
	}
}

/* Cuts a piece off where a comma and a participle begin what the writer adds: ", referring to the plan". */
static void
cut_at_participle(const Reading *r, int32 first, int32 *last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = first + 3; t < *last; t++)
		if (token_is(&tokens[t - 1], ",") && tokens[t].tag == TAG_VERB && (tokens[t].morph & MORPH_GERUND) &&
			r->marks->at_token[t] < 0)
			*last = t - 2;
}

/* Cuts a mixed piece off where a comma or dash follows its last fragment: what comes then is mostly the writer's. */
static void
cut_at_mark_end(const Reading *r, int32 first, int32 *last)
{
	int32		end = *last;

	while (end > first && r->marks->at_token[end] < 0)
		end--;
	if (end > first && end + 1 < *last && (r->doc->tokens[end + 1].flags & TOKEN_PUNCT))
		*last = end;
	else if (end > first && end + 1 < *last && r->doc->text[r->doc->tokens[end].span.start - 1] == ',')
		*last = end;
}

/* Cuts a piece off before the first direct quotation that is no fragment: that is a saying of its own. */
static void
cut_at_direct(const Reading *r, int32 first, int32 *last)
{
	for (int32 t = first; t <= *last; t++)
	{
		int32		mark = r->marks->at_token[t];

		if (mark < 0)
			continue;
		if (r->direct_of[mark] >= 0 && r->items[r->direct_of[mark]].type == QUOTATION_DIRECT)
		{
			*last = t - 1;
			break;
		}
		while (t < *last && r->marks->at_token[t + 1] == mark)
			t++;
	}
	while (*last >= first && (r->doc->tokens[*last].flags & TOKEN_PUNCT) && r->marks->at_token[*last] < 0)
		(*last)--;
}

/* The fragments within a piece are said by it: their rows go. */
static void
take_fragments(Reading *r, int32 first, int32 last)
{
	for (int32 t = first; t <= last; t++)
	{
		int32		mark = r->marks->at_token[t];

		if (mark >= 0 && r->direct_of[mark] >= 0)
		{
			r->items[r->direct_of[mark]].saying = -1;
			r->direct_of[mark] = -1;
		}
	}
}

static void
write_content(Reading *r, const Content *c, uint8 *covered)
{
	int32		saying = r->sayings++;

	for (int p = 0; p < c->pieces; p++)
	{
		int32		first = c->first[p];
		int32		last = c->last[p];
		Quotation  *q;
		bool		marked;

		cut_at_joined_verb(r, c->cue, first, &last);
		cut_at_participle(r, first, &last);
		cut_at_mark_end(r, first, &last);
		cut_at_direct(r, first, &last);
		if (last < first || is_marked(r, first, last))
			continue;
		marked = has_marks(r, first, last);
		take_fragments(r, first, last);
		q = add_quotation(r, marked ? QUOTATION_MIXED : QUOTATION_INDIRECT, tokens_span(r->doc, first, last), c->basis,
						  c->confidence);
		q->saying = saying;
		set_cue(r, q, c->cue);
		if (c->speaker != NO_TOKEN)
			set_speaker(r, q, c->speaker);
		memset(covered + first, 1, last - first + 1);
	}
}

void
read_indirect(Reading *r)
{
	Contents	all = {palloc(sizeof(Content) * 64), 0, 64};
	uint8	   *covered = palloc0(r->doc->n_tokens + 1);

	for (int32 i = 0; i < r->n_cues; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (r->marks->at_token[r->cues[i].token] < 0 && !r->cues[i].direct)
			cue_contents(r, &all, &r->cues[i]);
	}
	if (all.count > 1)
		qsort(all.items, all.count, sizeof(Content), longer_first);
	for (int32 i = 0; i < all.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!covered[all.items[i].cue->token] && !covered[all.items[i].first[0]])
			write_content(r, &all.items[i], covered);
	}
	pfree(covered);
	pfree(all.items);
}
