/*
 * cue_frames.c - the places beside a cue where what is said stands: its clause, infinitive or object, the noun phrase behind
 * its preposition, the subject of a passive.  A cue and its frames (data/en/cues.tsv) in, contents out.
 *
 * Rules of shape stand beside those of the grammar, since a greedy parser gives a clause the wrong name more often than
 * the wrong head.
 */
#include "extension/core.h"
#include "clauses/clauses.h"
#include "quotes/contents.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_weekday_names;

/* The preposition or subordinator of a token, or NULL. */
static const char *
marker_of(const Reading *r, int32 t)
{
	for (int32 c = r->doc->child[t]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if (rel == REL_CASE || rel == REL_MARK)
			return r->doc->tokens[c].lower;
	}
	return NULL;
}

static bool
has_marker(const Reading *r, int32 t, const char *word)
{
	for (int32 c = r->doc->child[t]; c != NO_TOKEN; c = r->doc->sibling[c])
		if ((r->doc->tokens[c].relation == REL_MARK || r->doc->tokens[c].relation == REL_CASE) &&
			token_is(&r->doc->tokens[c], word))
			return true;
	return false;
}

/* A child's words behind the cue, without "that" or its preposition. */
static bool
child_content(const Reading *r, const Cue *cue, int32 child, int32 *first, int32 *last)
{
	const Token *tokens = r->doc->tokens;

	*first = r->doc->subtree_first[child];
	*last = r->doc->subtree_last[child];
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
take_child(const Reading *r, Contents *all, const Cue *cue, int32 child, const char *basis)
{
	int32		first,
				last;

	if (child_content(r, cue, child, &first, &last))
		add_content(all, cue, first, last, basis);
}

/* "on Monday", "during a visit", "at the talks": when, where and how it was said. */
static bool
is_circumstance(const Token *t, const char *marker)
{
	const uint16 beside = CIRCUMSTANCE_TIME | CIRCUMSTANCE_WHEN | CIRCUMSTANCE_CAUSE | CIRCUMSTANCE_CONCESSION | CIRCUMSTANCE_CONDITION |
		CIRCUMSTANCE_MEANS;
	uint16		is = circumstance_of(marker);

	return (is & beside) || ((is & CIRCUMSTANCE_PLACE) && t->tag == TAG_PROPN) || (t->flags & TOKEN_NUMBER);
}

/*
 * What stands right behind a noun phrase belongs to it, though the grammar hangs it on the verb: "an inquiry | into the
 * fall", "the president | of lying", "him | as unfit"; a day or a time does not.
 */
static int32
extended_last(const Reading *r, const Cue *cue, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = tokens[c].relation;
		const char *marker = marker_of(r, c);

		if (r->doc->subtree_first[c] != last + 1)
			continue;
		/* "cited the fire to make his case" tells what for. */
		if (rel == REL_ADVCL && marker && strcmp(marker, "to") == 0 && !(cue->frames & FRAME_OBJTO) && !cue->preps[0])
			break;
		if (rel == REL_XCOMP || rel == REL_ACL || rel == REL_ACL_RELCL || rel == REL_NMOD ||
			((rel == REL_OBL || rel == REL_ADVCL) && marker && !is_circumstance(&tokens[c], marker)))
			last = r->doc->subtree_last[c];
		else
			break;
	}
	while (last > cue->token && is_outer_mark(r, last))
		last--;
	return last;
}

/* A noun phrase that is what is said; a pronoun alone says nothing. */
static void
take_phrase(const Reading *r, Contents *all, const Cue *cue, int32 child, const char *basis)
{
	int32		first,
				last;

	if (!child_content(r, cue, child, &first, &last))
		return;
	last = extended_last(r, cue, last);
	if (first < last || r->doc->tokens[child].tag != TAG_PRON)
		add_content(all, cue, first, last, basis);
}

/* "urged them to go": from the object to the end of the infinitive. */
static void
take_both(const Reading *r, Contents *all, const Cue *cue, int32 from, int32 to, const char *basis)
{
	int32		first,
				last,
				unused;

	if (child_content(r, cue, from, &first, &unused) && child_content(r, cue, to, &unused, &last) && first <= last)
		add_content(all, cue, first, last, basis);
}

/* Is one of the child's prepositions one that the cue binds? */
static bool
is_bound(const Reading *r, const Cue *cue, int32 child)
{
	const Token *tokens = r->doc->tokens;

	for (int32 c = r->doc->child[child]; cue->preps[0] && c != NO_TOKEN; c = r->doc->sibling[c])
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

/* Words that make a clause an adverbial one and not what is said; "if" may ask. */
static bool
is_adverbial(const char *marker)
{
	const uint16 verbs = BEFORE_CLAUSE | BEFORE_GERUND | BEFORE_INFINITIVE;
	uint16		is = marker ? circumstance_of(marker) : 0;

	return (is & verbs) && !(is & CIRCUMSTANCE_QUESTION);
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
	for (int32 c = r->doc->child[t]; c != NO_TOKEN && c < t; c = r->doc->sibling[c])
	{
		rel = tokens[c].relation;
		if (rel == REL_NSUBJ || rel == REL_NSUBJ_PASS || rel == REL_CSUBJ || rel == REL_EXPL || rel == REL_COP)
			return true;
	}
	return false;
}

static int32
clause_behind(const Reading *r, const Cue *cue)
{
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
		if (c > cue->last && is_clause(r, c) && has_verb(r, r->doc->subtree_first[c], r->doc->subtree_last[c]))
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
	int32		last = r->doc->subtree_last[cue->token];

	if (cue->channel != NO_TOKEN)
		last = sentence_last(r->doc, cue->token);
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
		if (c > cue->last && tokens[c].relation == REL_CONJ)
		{
			last = Min(last, r->doc->subtree_first[c] - 1);
			while (last > cue->last && ((tokens[last].flags & TOKEN_PUNCT) || tokens[last].tag == TAG_CCONJ))
				last--;
			break;
		}
	while (last > cue->last && is_outer_mark(r, last))
		last--;
	return last;
}

/*
 * Where a clause without a subject and without "that" begins: at the noun phrase between it and the cue, which the grammar
 * took for the cue's object ("found | certain patches of rust grew").
 */
static int32
subject_between(const Reading *r, const Cue *cue, int32 clause, int32 first)
{
	const Document *doc = r->doc;
	int32		from = cue->last + 1;

	if (first <= from || (cue->frames & (FRAME_ADDRESSEE | FRAME_OBJTO)) || doc->tokens[first].tag == TAG_SCONJ ||
		token_is(&doc->tokens[first - 1], "that") || token_child_by(doc, clause, REL_MARK) != NO_TOKEN ||
		token_child_by(doc, clause, REL_NSUBJ) != NO_TOKEN || token_child_by(doc, clause, REL_NSUBJ_PASS) != NO_TOKEN)
		return first;
	for (int32 c = doc->child[cue->token]; c != NO_TOKEN && c < first; c = doc->sibling[c])
		if (c >= from && is_nominal(&doc->tokens[c]) && c != cue->speaker && token_child_by(doc, c, REL_CASE) == NO_TOKEN)
			return doc->subtree_first[c];
	return first;
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
	first = subject_between(r, cue, clause, first);
	if ((cue->frames & FRAME_QUOTE) && end > last && !(tokens[last + 1].flags & TOKEN_PUNCT))
		last = end;
	add_content(all, cue, first, last, "clause");
}

/* "called it a mess", "branded them liars": the object and what it is called. */
static void
take_predicate(const Reading *r, Contents *all, const Cue *cue, int32 object)
{
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if (c > r->doc->subtree_last[object] && (rel == REL_OBJ || rel == REL_XCOMP || rel == REL_CCOMP || rel == REL_OBL) &&
			r->doc->subtree_first[c] == r->doc->subtree_last[object] + 1)
		{
			take_both(r, all, cue, object, c, "as");
			return;
		}
	}
}

/* "ruled out making a bid": a gerund right behind the cue is its object. */
static int32
gerund_behind(const Reading *r, const Cue *cue)
{
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
		if (c > cue->last && (r->doc->tokens[c].morph & MORPH_GERUND) && r->doc->subtree_first[c] <= cue->last + 2)
			return c;
	return NO_TOKEN;
}

/* "the claim that ...", "concerns about ...": what a noun governs.  False when the token is no such noun or stands alone. */
bool
noun_contents(const Reading *r, Contents *all, int32 noun)
{
	const Token *tokens = r->doc->tokens;
	const Cue  *cue = r->cue_at[noun] >= 0 ? &r->cues[r->cue_at[noun]] : NULL;
	int32		before = all->count;
	int32		head = tokens[noun].head;

	if (cue == NULL || cue->part != CUE_NOUN)
		return false;

	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = tokens[c].relation;

		if (c <= cue->token || c == cue->speaker)
			continue;
		if ((rel == REL_ACL || rel == REL_CCOMP || rel == REL_ACL_RELCL) &&
			(((has_marker(r, c, "that") || token_is(&tokens[r->doc->subtree_first[c]], "that")) && (cue->frames & FRAME_CLAUSE)) ||
			 (has_marker(r, c, "to") && (cue->frames & FRAME_TO))))
			take_child(r, all, cue, c, "noun and clause");
		else if ((rel == REL_NMOD || rel == REL_ACL || rel == REL_ADVCL) && is_bound(r, cue, c))
			take_phrase(r, all, cue, c, "noun and preposition");
	}
	/* "voiced concerns about it": the grammar may hang "about it" on the verb. */
	for (int32 c = head >= 0 ? r->doc->child[head] : NO_TOKEN; c != NO_TOKEN && all->count == before; c = r->doc->sibling[c])
		if (c > noun && (tokens[c].relation == REL_OBL || tokens[c].relation == REL_ADVCL || tokens[c].relation == REL_CCOMP) &&
			r->doc->subtree_first[c] == noun + 1 &&
			(is_bound(r, cue, c) || (has_marker(r, c, "that") && (cue->frames & FRAME_CLAUSE))))
			take_phrase(r, all, cue, c, "noun and preposition");
	return all->count > before;
}

/* A verb which does not only tell of a noun: "said it would not", and not "found the man who left". */
static bool
has_main_verb(const Reading *r, int32 first, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = first; t <= last; t++)
		if (tokens[t].tag == TAG_AUX || (tokens[t].tag == TAG_VERB && !(tokens[t].morph & MORPH_GERUND) &&
										 tokens[t].relation != REL_ACL && tokens[t].relation != REL_ACL_RELCL &&
										 !(t > 0 && token_is(&tokens[t - 1], "to"))))
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
		add_content(all, cue, first, last, "words behind");
}

/* "His words were condemned by X": the subject is what is told about. */
static void
take_passive_subject(const Reading *r, Contents *all, const Cue *cue)
{
	int32		subject = token_child_by(r->doc, cue->token, REL_NSUBJ_PASS);

	if (subject != NO_TOKEN && cue->speaker != NO_TOKEN && cue->speaker > cue->token && subject < cue->token)
		take_child(r, all, cue, subject, "passive");
}

/* "could support the plan" reports nobody's support. */
static bool
is_modal(const Reading *r, int32 verb)
{
	for (int32 c = r->doc->child[verb]; c != NO_TOKEN && c < verb; c = r->doc->sibling[c])
		if (r->doc->tokens[c].relation == REL_AUX && (token_in_class(&r->doc->tokens[c], CLASS_MAY) || token_in_class(&r->doc->tokens[c], CLASS_WOULD) ||
			token_in_class(&r->doc->tokens[c], CLASS_MUST)))
			return true;
	return false;
}

/* "promised to go"; of a verb of saying only in the passive: "is said to be", and not "was found alive", "proved to be". */
static bool
takes_infinitive(const Reading *r, const Cue *cue, int32 infinitive)
{
	if (cue->frames & (FRAME_TO | FRAME_OBJTO))
		return true;
	return (cue->frames & FRAME_CLAUSE) && (r->doc->tokens[cue->token].morph & MORPH_PASSIVE) && has_marker(r, infinitive, "to");
}

/* "voiced concern about the plan": the verb only conveys its object, and what is said hangs on that noun, "concern". */
static bool
is_light(const Reading *r, const Cue *cue)
{
	return lemma_in_class(&r->doc->tokens[cue->token], CLASS_CONVEYS);
}

/* What the object of a verb governs, unless the whole object is what is said: "welcomed | their support for the plan". */
static bool
object_contents(const Reading *r, Contents *all, const Cue *cue, int32 object)
{
	int32		before = all->count;

	if (!noun_contents(r, all, object))
		return false;
	if (!(cue->frames & FRAME_OBJECT) || is_light(r, cue) || object < cue->token || strcmp(all->items[before].basis, "noun and clause") == 0)
		return true;
	all->count = before;
	return false;
}

/* "the state showing the most growth": a participle that tells of a noun and reports nobody's words. */
static bool
only_tells_of(const Reading *r, const Cue *cue)
{
	const Token *t = &r->doc->tokens[cue->token];

	return t->relation == REL_ACL && (t->morph & MORPH_GERUND) && attitude_is(cue->attitude, "shows");
}

/* "made sure that" */
static bool
is_made(const Reading *r, const Cue *cue)
{
	int32		head = r->doc->tokens[cue->token].head;

	return cue->part == CUE_ADJECTIVE && head >= 0 && r->doc->tokens[head].lemma && strcmp(r->doc->tokens[head].lemma, "make") == 0;
}

bool
tells_no_saying(const Reading *r, const Cue *cue)
{
	return only_tells_of(r, cue) || is_made(r, cue);
}

/* "spoke on Monday": a day is no matter. */
static bool
is_day(const Token *t)
{
	return lexicon_find(&lexicon_weekday_names, t->lower, strlen(t->lower)) >= 0;
}

/* The frames of a verb that stand below it. */
bool
verb_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		object = token_object(r->doc, cue->token);
	int32		clause = clause_behind(r, cue);
	int32		infinitive = token_child_by(r->doc, cue->token, REL_XCOMP);
	int32		before = all->count;

	if (object != NO_TOKEN && (is_addressee(cue, &tokens[object]) || (cue->frames & FRAME_CHANNEL)))
		object = NO_TOKEN;
	if (object != NO_TOKEN && object_contents(r, all, cue, object))
		return true;
	if (clause != NO_TOKEN && (cue->frames & (FRAME_CLAUSE | FRAME_OBJTO)))
	{
		take_clause(r, all, cue, clause);
		return true;
	}
	if (is_modal(r, cue->token))
		return false;
	if (infinitive != NO_TOKEN && object != NO_TOKEN && (cue->frames & (FRAME_OBJTO | FRAME_AS)))
		take_both(r, all, cue, object, infinitive, "object and infinitive");
	else if (infinitive != NO_TOKEN && object == NO_TOKEN && takes_infinitive(r, cue, infinitive))
		take_child(r, all, cue, infinitive, "infinitive");
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN && all->count == before; c = r->doc->sibling[c])
	{
		GrammarRelation rel = tokens[c].relation;

		if (c <= cue->token || (rel != REL_OBL && rel != REL_ADVCL && rel != REL_NMOD))
			continue;
		if (object != NO_TOKEN && (cue->frames & FRAME_AS) && has_marker(r, c, "as"))
			take_both(r, all, cue, object, c, "as");
		else if (object == NO_TOKEN && is_bound(r, cue, c) && !is_day(&tokens[c]))
			take_phrase(r, all, cue, c, "preposition");
	}
	if (all->count == before && (cue->frames & FRAME_AS) && object > cue->last)
		take_predicate(r, all, cue, object);
	if (all->count == before && object == NO_TOKEN && (cue->frames & FRAME_OBJECT))
		object = gerund_behind(r, cue);
	if (all->count == before && object > cue->token && (cue->frames & FRAME_OBJECT) && !only_tells_of(r, cue))
		take_phrase(r, all, cue, object, "object");
	if (all->count == before && (cue->frames & FRAME_CLAUSE))
		take_words_behind(r, all, cue);
	if (all->count == before && (cue->frames & (FRAME_OBJECT | FRAME_AS | FRAME_CLAUSE)))
		take_passive_subject(r, all, cue);
	return all->count > before;
}

void
adjective_contents(const Reading *r, Contents *all, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;

	if (is_made(r, cue))
		return;
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = tokens[c].relation;

		if (c <= cue->token)
			continue;
		if ((rel == REL_CCOMP || rel == REL_ADVCL) && (cue->frames & FRAME_CLAUSE) && !is_bound(r, cue, c) &&
			(has_marker(r, c, "that") || rel == REL_CCOMP))
			take_child(r, all, cue, c, "adjective and clause");
		else if ((rel == REL_XCOMP || rel == REL_ADVCL) && (cue->frames & FRAME_TO) && has_marker(r, c, "to"))
			take_child(r, all, cue, c, "adjective and infinitive");
		else if ((rel == REL_OBL || rel == REL_ADVCL) && is_bound(r, cue, c))
			take_child(r, all, cue, c, "adjective and preposition");
	}
}
