/*
 * figures.c - see figures.h.
 */
#include "extension/core.h"
#include "events/figures.h"
#include "events/act_day.h"
#include "events/side_words.h"
#include "events/setting.h"
#include "dates/dates.h"
#include "quotes/quotes.h"

#define MAX_STEPS 4				/* up to the verb of a clause */
#define LASTING_DAYS 31			/* what began so long before is no figure of one day */
#define MAX_WORDS 12			/* of a cause or a source */
#define SENTENCE_FAR 20			/* words that a place ahead of a figure is farther than one behind it */

/* The verb at or above a token, or NO_TOKEN. */
static int32
verb_above(const Document *doc, int32 token)
{
	for (int i = 0; i < MAX_STEPS && token != NO_TOKEN; i++)
	{
		if (doc->tokens[token].tag == TAG_VERB)
			return token;
		token = doc->tokens[token].head;
	}
	return NO_TOKEN;
}

static const char *
phrase_at(Document *doc, int32 head)
{
	int32		first,
				last;

	token_subtree(doc, head, &first, &last);
	first = Max(first, head - MAX_WORDS / 2);
	last = Min(last, head + MAX_WORDS / 2);
	/* a clause that hangs on it is left out */
	for (int32 t = head + 1; t <= last; t++)
		if (doc->tokens[t].tag == TAG_VERB || doc->tokens[t].tag == TAG_SCONJ || is_relative_pronoun(&doc->tokens[t]) || token_is(&doc->tokens[t], ","))
			last = t - 1;
	while (first < head && (doc->tokens[first].tag == TAG_ADP || doc->tokens[first].tag == TAG_PUNCT || doc->tokens[first].tag == TAG_DET ||
							doc->tokens[first].tag == TAG_ADV || doc->tokens[first].tag == TAG_CCONJ || doc->tokens[first].relation == REL_CASE ||
							doc->tokens[first].relation == REL_FIXED))
		first++;
	last = Max(last, head);
	while (last > head && (doc->tokens[last].tag == TAG_ADP || doc->tokens[last].tag == TAG_PART || doc->tokens[last].tag == TAG_PUNCT || doc->tokens[last].tag == TAG_CCONJ))
		last--;
	return document_words(doc, tokens_span(doc, first, last));
}

/* Whether a token may be the cause of a figure: it is no place and no day. */
static bool
may_be_cause(const Document *doc, int32 token)
{
	int32		m = mention_of_token(doc, token);

	if (doc->tokens[token].tag != TAG_NOUN && doc->tokens[token].tag != TAG_PROPN)
		return false;
	if ((m >= 0 && doc->mentions->items[m].kind == NAME_PLACE) || is_spot(doc, token))
		return false;
	return !in_time(doc, token);
}

/* What hangs on a word by "in", "from", "by" and is a happening or somebody: "in the fighting", "by a bomb". */
static int32
cause_below(const Document *doc, int32 head)
{
	for (int32 k = token_child(doc, head, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, head, k))
	{
		int32		preposition = token_child_by(doc, k, REL_CASE);

		if (k > head && (doc->tokens[k].relation == REL_OBL || doc->tokens[k].relation == REL_OBL_AGENT || doc->tokens[k].relation == REL_NMOD) &&
			preposition != NO_TOKEN && token_in_class(&doc->tokens[preposition], CLASS_CAUSE_MARK) && may_be_cause(doc, k) &&
			(doc->tokens[k].tag != TAG_PROPN || IS_ONE_OF(doc->tokens[preposition].lower, "by", "during")))
			return k;
	}
	return NO_TOKEN;
}

/* "The war, in which 12 died": what a relative clause hangs on, unless those counted do. */
static int32
cause_above(const Document *doc, int32 verb, const Figure *f)
{
	const Token *t = &doc->tokens[verb];

	return t->relation == REL_ACL_RELCL && t->head != NO_TOKEN && t->head != f->measured.noun && (t->head < f->count.first || t->head > f->count.last) &&
		may_be_cause(doc, t->head) ? t->head : NO_TOKEN;
}

/*
 * The cause of a figure by the order of the words, where the tree hangs the relative clause elsewhere: the noun before "in which"; or
 * NO_TOKEN.
 */
static int32
cause_before_which(const Document *doc, int32 verb)
{
	for (int32 k = token_child(doc, verb, NO_TOKEN); k != NO_TOKEN && k < verb; k = token_child(doc, verb, k))
	{
		int32		noun = k - 2;

		if (!token_is(&doc->tokens[k], "which") || noun < 0 || !IS_ONE_OF(doc->tokens[k - 1].lower, "in", "during"))
			continue;
		if (token_is(&doc->tokens[noun], ","))
			noun--;
		return noun >= 0 && doc->tokens[noun].sentence == doc->tokens[verb].sentence && may_be_cause(doc, noun) ? noun : NO_TOKEN;
	}
	return NO_TOKEN;
}

static bool
is_counted_word(const Figure *f, int32 token)
{
	return token >= f->count.begins && token <= Max(f->count.last, f->measured.counted_last);
}

static bool
token_is_of(const Token *t, const char *lemma)
{
	return strcmp(base_form(t), lemma) == 0;
}

/* Whatever did it or it happened in: the subject of an active verb, or a circumstance. */
static int32
cause_of(const Document *doc, const Figure *f)
{
	int32		trigger = f->measured.trigger;
	int32		verb = verb_above(doc, trigger);
	int32		found = cause_below(doc, trigger);

	if (strcmp(f->measured.form, "counted") == 0)
		return NO_TOKEN;
	if (found == NO_TOKEN && verb != NO_TOKEN && verb != trigger)
		found = cause_below(doc, verb);
	if (found == NO_TOKEN && verb != NO_TOKEN)
		found = cause_above(doc, verb, f);
	if (found == NO_TOKEN && verb != NO_TOKEN)
		found = cause_before_which(doc, verb);
	if (found == NO_TOKEN && f->measured.noun != NO_TOKEN)
		found = cause_below(doc, f->measured.noun);
	if (found == NO_TOKEN && verb != NO_TOKEN && !is_passive(doc, verb) && IS_ONE_OF(f->measured.form, "object", "lives", "beside") &&
		(verb == trigger || token_is_of(&doc->tokens[verb], "leave")))
	{
		int32		subject = subject_of(doc, verb);

		if (subject != NO_TOKEN && subject != f->measured.noun && (subject < f->count.first || subject > f->count.last) && may_be_cause(doc, subject))
			found = subject;
	}
	if (found == NO_TOKEN || found == trigger || is_counted_word(f, found))
		return NO_TOKEN;
	/* nor is whoever says so: "killing 12, the agency reported" */
	return doc->tokens[found].relation == REL_NSUBJ && doc->tokens[found].head != trigger && is_saying(doc, doc->tokens[found].head) ? NO_TOKEN : found;
}

static bool
any_lasting(const Document *doc, const Figure *f, int32 cause)
{
	int32		verb = verb_above(doc, f->measured.trigger);
	int32		above = verb == NO_TOKEN ? NO_TOKEN : cause_above(doc, verb, f);

	if (cause != NO_TOKEN && is_lasting(doc, cause))
		return true;
	if (above != NO_TOKEN && is_lasting(doc, above))
		return true;
	/* "since March 2011", "between 2011 and 2013"; a year may be that of one bombing */
	return f->during.from != DAY_NONE && f->precision == PRECISION_RANGE &&
		(f->during.to == DAY_NONE ? doc->reference != DAY_NONE && doc->reference - f->during.from >= LASTING_DAYS : f->during.to - f->during.from > LASTING_DAYS);
}

/* "since March 2011" reaches from there to the day of the article. */
static void
set_days(Document *doc, Figure *f)
{
	const Sentence *s = &doc->sentences[f->sentence];
	const TimeExpression *e = date_of_clause(doc, s->first, s->first + s->count - 1, f->measured.trigger);

	f->during = NO_DAYS;
	f->precision = PRECISION_NONE;
	if (e == NULL)
		return;
	f->during = day_range_known(e->reach) ? e->reach : e->during;
	f->precision = day_range_known(e->reach) ? PRECISION_RANGE : e->precision;
}

/* The nearest place of the sentence that stands after "in", "near", "across" and the like, behind the figure before one ahead of it. */
static void
set_figure_place(Document *doc, Figure *f)
{
	const Sentence *s = &doc->sentences[f->sentence];
	int32		best = PG_INT32_MAX;

	f->place = NULL;
	for (int32 t = s->first; t < s->first + s->count; t++)
	{
		int32		i = doc->mentions->at_token[t];
		const Mention *m = i < 0 ? NULL : &doc->mentions->items[i];
		int32		preposition = m && m->kind == NAME_PLACE && m->form == FORM_NAME ? token_child_by(doc, m->head, REL_CASE) : NO_TOKEN;
		int32		away = t - f->measured.trigger;

		if (preposition == NO_TOKEN ||
			!(token_in_class(&doc->tokens[preposition], CLASS_WHERE) || token_in_class(&doc->tokens[preposition], CLASS_ALL_OVER)))
			continue;
		away = away < 0 ? SENTENCE_FAR - away : away;
		if (away < best)
		{
			best = away;
			f->place = m->name ? m->name : document_words(doc, m->span);
		}
	}
}

/* The noun behind "according to" in the sentence, or NO_TOKEN. */
static int32
according_to(const Document *doc, int32 sentence)
{
	const Sentence *s = &doc->sentences[sentence];

	for (int32 t = s->first; t < s->first + s->count; t++)
		if (token_is(&doc->tokens[t], "according") && doc->tokens[t].head != NO_TOKEN && doc->tokens[t].head > t)
			return doc->tokens[t].head;
	return NO_TOKEN;
}

/* Whoever the verb above says it: "the UN estimates more than 60,000 have been killed", "officials put the toll at 12". */
static int32
teller_above(const Document *doc, const Figure *f)
{
	int32		verb = verb_above(doc, f->measured.trigger);
	int32		last;

	for (int i = 0; i < MAX_STEPS && verb != NO_TOKEN; i++)
	{
		const Token *t = &doc->tokens[verb];

		if (strcmp(f->measured.form, "toll") == 0 && token_is_of(t, "put"))
			return subject_of(doc, verb);
		if (t->relation == REL_CCOMP && t->head != NO_TOKEN && doc->tokens[t->head].tag == TAG_VERB && cue_of_verb(doc, t->head, &last) >= 0)
			return subject_of(doc, t->head);
		if (t->relation != REL_CONJ && t->relation != REL_XCOMP)
			return NO_TOKEN;
		verb = t->head;
	}
	return NO_TOKEN;
}

/* The speaker of the quotation that a figure stands in, when it tells what is so and does not ask for it; else -1. */
static int32
speaker_of(const Document *doc, int32 token)
{
	int32		q = doc->quotations->at_token[token];
	const Quotation *quotation = q < 0 ? NULL : &doc->quotations->items[q];

	if (quotation == NULL)
		return -1;
	if (quotation->type == QUOTATION_INDIRECT && quotation->cue_token != NO_TOKEN && doc->tokens[quotation->cue_token].tag == TAG_VERB &&
		!is_saying(doc, quotation->cue_token))
		return -1;
	return quotation->speaker_mention;
}

/* The subject of a saying verb that stands nearest to it: the tree may hang that of the words said on it too ("rebels killed 10, doctors said"). */
static int32
nearest_teller(const Document *doc, int32 verb)
{
	int32		found = NO_TOKEN;

	for (int32 k = token_child(doc, verb, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, verb, k))
		if (doc->tokens[k].relation == REL_NSUBJ && (k < verb || found == NO_TOKEN))
			found = k;
	return found == NO_TOKEN ? teller_of(doc, verb) : found;
}

/* Whoever says it: the one "according to" whom it is, the speaker, or the subject of the verb above. */
static void
set_source(Document *doc, Figure *f)
{
	Sides		sides = {0};
	int32		teller = according_to(doc, f->sentence);
	int32		speaker = speaker_of(doc, f->measured.trigger);
	int32		verb = saying_beside(doc, f->measured.trigger);

	f->attributed_to = NULL;
	if (teller == NO_TOKEN && speaker >= 0)
	{
		side_of_mention(doc, speaker, &sides);
		teller = doc->mentions->items[speaker].head;
	}
	if (teller == NO_TOKEN)
		teller = verb != NO_TOKEN && is_saying(doc, verb) ? nearest_teller(doc, verb) : teller_above(doc, f);
	/* what is told of is no teller: "bodies were found" */
	if (teller == NO_TOKEN || is_counted_word(f, teller) || doc->tokens[teller].relation == REL_NSUBJ_PASS)
		return;
	if (sides.count == 0)
	{
		Places		places = {.count = 1,.tokens = {teller}};

		sides_of(doc, &places, &sides);
	}
	/* a name as the article has it in full, anybody else by the words that stand there */
	if (sides.count && sides.items[0].mention >= 0 && doc->mentions->chains[doc->mentions->items[sides.items[0].mention].chain].named)
		f->attributed_to = words_of_side(doc, &sides.items[0]);
	else if (doc->tokens[teller].tag != TAG_PRON)
		f->attributed_to = phrase_at(doc, teller);
	else if (sides.count)
		f->attributed_to = words_of_side(doc, &sides.items[0]);
}

/* The predicate at or above a token, "killed", "was 45"; NULL in a headline. */
static const Clause *
predicate_above(const Document *doc, int32 token)
{
	for (int i = 0; i < MAX_STEPS && token != NO_TOKEN; i++, token = doc->tokens[token].head)
		if (clause_at(doc, token))
			return clause_at(doc, token);
	return NULL;
}

/* What only describes those counted ("two wounded men were not named") is so, whatever the sentence says of them. */
static uint8
status_of(const Document *doc, const Figure *f)
{
	const Token *t = &doc->tokens[f->measured.trigger];
	const Clause *clause = predicate_above(doc, f->measured.trigger);
	bool		noun = IS_ONE_OF(f->measured.form, "itself", "counted");
	int32		verb;
	Mood		mood;

	if (clause == NULL || t->relation == REL_AMOD)
		return STATUS_ACTUAL;
	verb = clause->predicate;
	mood = clause->mood;
	if (!noun && clause_is_negated(clause))
		return STATUS_DENIED;
	if (mood.must)
		return STATUS_DEMANDED;
	/* "said they would be freed": what will be, told afterwards */
	if (mood.would && !mood.conditional && saying_beside(doc, verb) != NO_TOKEN)
		return STATUS_PLANNED;
	if (mood.would || mood.may || mood.conditional)
		return STATUS_HYPOTHETICAL;
	return mood.will || (is_infinitive(doc, verb) && !mood.perfect && token_child_by(doc, verb, REL_AUX) == NO_TOKEN) ? STATUS_PLANNED : STATUS_ACTUAL;
}

static ByteSpan
span_of(Document *doc, const Figure *f)
{
	const Measured *m = &f->measured;
	int32		first = Min(f->count.begins, m->trigger);
	int32		last = Max(Max(f->count.last, m->counted_last), m->trigger);

	return tokens_span(doc, first, last);
}

static Figure *
next_figure(Figures *out)
{
	if (out->count == out->allocated)
	{
		out->allocated = Max(8, out->allocated * 2);
		out->items = out->items ? repalloc(out->items, sizeof(Figure) * out->allocated) : palloc(sizeof(Figure) * out->allocated);
	}
	return &out->items[out->count];
}

/* The figure that begins at a token, added if there is one; gives the last token read. */
static int32
read_figure(Document *doc, int32 sentence, int32 token, Figures *out)
{
	Figure	   *f;
	Count		count;
	int32		cause;

	if (!count_begins(doc, token, &count))
		return token;
	f = next_figure(out);
	memset(f, 0, sizeof(*f));
	f->sentence = sentence;
	f->count = count;
	if (!measure_of(doc, &f->count, &f->measured))
		return count.last;
	f->counted = f->measured.counted_first == NO_TOKEN ? NULL :
		document_words(doc, tokens_span(doc, f->measured.counted_first, f->measured.counted_last));
	f->span = span_of(doc, f);
	f->status = status_of(doc, f);
	set_days(doc, f);
	cause = cause_of(doc, f);
	f->lasting = any_lasting(doc, f, cause);
	f->cause = cause == NO_TOKEN ? NULL : phrase_at(doc, cause);
	set_figure_place(doc, f);
	set_source(doc, f);
	out->count++;
	return count.last;
}

Figures *
figures_of(Document *doc)
{
	Figures    *out = palloc0(sizeof(Figures));

	document_grammar(doc);
	document_times(doc);
	document_clauses(doc);
	document_quotations(doc);
	document_chain_sides(doc);
	for (int32 s = 0; s < doc->n_sentences; s++)
	{
		int32		end = doc->sentences[s].first + doc->sentences[s].count;

		for (int32 t = doc->sentences[s].first; t < end; t++)
		{
			CHECK_FOR_INTERRUPTS();
			t = read_figure(doc, s, t, out);
		}
	}
	return out;
}
