/*
 * setting.c - the clause of an act: the words around it up to the next clause; the time expression that belongs to it;
 * and the one to whom the text attributes it.
 */
#include "extension/core.h"
#include "events/act_day.h"
#include "events/side_words.h"
#include "events/setting.h"

#include "language/gazetteer.h"
#include "quotes/quotes.h"

#define MAX_STEPS 8
#define LEAD_SENTENCES 3
#define STORY_DAYS 7			/* how long before its publication the day of a story may be */

/* What is done by saying it, so that the day of saying is the day of the act. */
static bool
is_verbal(uint8 type)
{
	return type == ACT_AGREE || type == ACT_SUPPORT || type == ACT_REQUEST || type == ACT_ACCUSE || type == ACT_REJECT ||
		type == ACT_THREATEN || type == ACT_STATEMENT;
}

static bool
is_clause_head(const Token *t)
{
	switch (t->relation)
	{
		case REL_ROOT:
		case REL_CCOMP:
		case REL_ADVCL:
		case REL_ACL_RELCL:
		case REL_PARATAXIS:
		case REL_CSUBJ:
			return true;
		default:
			return t->head == NO_TOKEN;
	}
}

/* The head of the clause a token stands in. */
static int32
clause_head(const Document *doc, int32 token)
{
	for (int i = 0; i < 40 && !is_clause_head(&doc->tokens[token]); i++)
		token = doc->tokens[token].head;
	return token;
}

/* The words of the clause in which a token stands, without clauses at its beginning and end that hang on it and do not hold that token. */
static ByteSpan
clause_span(const Document *doc, int32 token)
{
	int32		head = clause_head(doc, token);
	int32		first,
				last;

	token_subtree(doc, head, &first, &last);
	for (int32 c = token_child(doc, head, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, head, c))
	{
		int32		from,
					to;

		if (!is_clause_head(&doc->tokens[c]) || doc->tokens[c].relation == REL_CSUBJ)
			continue;
		token_subtree(doc, c, &from, &to);
		if (from <= token && token <= to)
			continue;
		if (to < Min(token, head) && from <= first)
			first = to + 1;
		else if (from > Max(token, head) && to >= last - 1)
			last = from - 1;
	}
	while (first < token && (doc->tokens[first].flags & TOKEN_PUNCT))
		first++;
	while (last > token && (doc->tokens[last].flags & TOKEN_PUNCT))
		last--;
	return tokens_span(doc, Min(first, token), Max(last, token));
}

static int32
quotation_at(const Document *doc, int32 token)
{
	return doc->quotations && doc->quotations->at_token ? doc->quotations->at_token[token] : -1;
}

void
add_speaker(const Document *doc, int32 token, Sides *sides)
{
	int32		q = quotation_at(doc, token);
	int32		verb;

	if (q >= 0 && doc->quotations->items[q].speaker_mention >= 0)
	{
		side_of_mention(doc, doc->quotations->items[q].speaker_mention, sides);
		return;
	}
	verb = saying_beside(doc, token);
	if (verb != NO_TOKEN)
	{
		Places		places = {0};
		int32		subject = teller_of(doc, verb);

		if (subject != NO_TOKEN)
		{
			add_place(doc, subject, &places);
			sides_of(doc, &places, sides);
		}
	}
}

/* To whom the text attributes what stands at a token: the speaker of the quotation, or the subject of the saying verb. */
static const char *
attributed_to(const Document *doc, const Telling *t)
{
	int32		q = quotation_at(doc, t->trigger);
	int32		verb;
	Sides		sides = {0};
	int32		subject = t->sayer;

	if (q >= 0)
	{
		const Quotation *quotation = &doc->quotations->items[q];

		if (quotation->speaker_mention >= 0)
			side_of_mention(doc, quotation->speaker_mention, &sides);
		if (sides.count)
			return words_of_side(doc, &sides.items[0]);
		if (span_length(quotation->speaker) > 0 && quotation->type == QUOTATION_DIRECT)
			return document_words(doc, quotation->speaker);
	}
	if (subject == NO_TOKEN)
	{
		verb = saying_beside(doc, t->trigger);
		subject = verb == NO_TOKEN ? NO_TOKEN : teller_of(doc, verb);
	}
	if (subject != NO_TOKEN)
	{
		Places		places = {0};

		places.tokens[places.count++] = subject;
		sides_of(doc, &places, &sides);
		if (sides.count)
			return words_of_side(doc, &sides.items[0]);
		return doc->tokens[subject].tag == TAG_PRON ? NULL : document_words(doc, doc->tokens[subject].span);
	}
	return NULL;
}

void
setting_begin(Setting *setting, const Document *doc)
{
	setting->story_day.from = setting->story_day.to = DAY_NONE;
	setting->last_day = setting->story_day;
	setting->last_day_sentence = -1;
	if (doc->reference == DAY_NONE)
		return;
	for (int32 i = 0; i < doc->times->count; i++)
	{
		const TimeExpression *e = &doc->times->items[i];

		if (e->precision == PRECISION_DAY && e->during.from != DAY_NONE && e->during.from <= doc->reference &&
			e->during.from >= doc->reference - STORY_DAYS)
		{
			setting->story_day = e->during;
			return;
		}
	}
}

/* "X, who was born in May, met Y": where the clause between the commas before an act ends, or the sentence's first token. */
static int32
after_relative(const Document *doc, int32 first, int32 act)
{
	int32		opened = NO_TOKEN;
	int32		closed = first;

	for (int32 i = first + 1; i < act; i++)
	{
		bool		comma = strcmp(doc->tokens[i].lower, ",") == 0;

		if (comma && opened != NO_TOKEN)
		{
			closed = i;
			opened = NO_TOKEN;
		}
		if (strcmp(doc->tokens[i - 1].lower, ",") == 0 && token_in_class(&doc->tokens[i], CLASS_ASIDE_PRONOUN))
			opened = i;
	}
	return closed;
}

/* The time expression by which the text dates an act, or NULL. */
static const TimeExpression *
told_time(const Document *doc, const Telling *t, const EventReport *r)
{
	const Sentence *s = &doc->sentences[r->sentence];
	int32		last = s->first + s->count - 1;
	const TimeExpression *e = date_of_clause(doc, after_relative(doc, s->first, t->leaf), last, t->leaf);
	int32		verb;

	if (e == NULL && t->trigger != t->leaf)
		e = date_of_clause(doc, s->first, last, t->trigger);
	if (e == NULL && is_verbal(t->type))
	{
		verb = saying_beside(doc, t->trigger);
		if (verb != NO_TOKEN && doc->tokens[verb].sentence == r->sentence)
			e = date_of_clause(doc, s->first, last, verb);
	}
	return e && day_range_known(e->during) ? e : NULL;
}

/* The verb in which an act's tense is told: the finite one, above infinitives and participles. */
static int32
tense_verb(const Document *doc, int32 token)
{
	for (int i = 0; i < MAX_STEPS && doc->tokens[token].head != NO_TOKEN; i++)
	{
		const Token *t = &doc->tokens[token];

		if (t->tag == TAG_VERB && t->relation != REL_XCOMP && !(t->morph & MORPH_GERUND) && !is_infinitive(doc, token))
			break;
		token = t->head;
	}
	return token;
}

/* "Blamed him for offering": done before. */
static bool
is_reason(const Document *doc, int32 verb)
{
	int32		mark = token_child_by(doc, verb, REL_MARK);

	return (doc->tokens[verb].morph & MORPH_GERUND) && mark != NO_TOKEN && strcmp(doc->tokens[mark].lower, "for") == 0;
}

/* "Has repeatedly said", "previously warned". */
static bool
is_repeated(const Document *doc, int32 verb)
{
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
		if (doc->tokens[c].relation == REL_ADVMOD && token_in_class(&doc->tokens[c], CLASS_REPEATEDLY))
			return true;
	return false;
}

/*
 * Whether the tense says no more than "before now": "has met", but not in the lead, where it is news; "had met",
 * but not after "said", where it is what "met" has become.
 */
static bool
is_long_past(const Document *doc, const Telling *t, const EventReport *r)
{
	int32		verb = tense_verb(doc, t->trigger);
	Mood		mood = mood_of(doc, verb);
	int32		saying;

	if (is_reason(doc, t->leaf) || is_protested_at(doc, t->leaf) || is_repeated(doc, verb))
		return true;
	if (!mood.perfect || r->sentence < LEAD_SENTENCES)
		return false;
	saying = saying_beside(doc, verb);
	return !(mood.pluperfect && saying != NO_TOKEN && saying != verb);
}

/* The day told last, where the text goes on about it: in the same paragraph, or in what is quoted right after. */
static bool
goes_on(const Document *doc, const Setting *setting, const Telling *t, const EventReport *r)
{
	if (setting->last_day_sentence < 0 || r->sentence - setting->last_day_sentence > 3)
		return false;
	if (doc->sentences[r->sentence].paragraph == doc->sentences[setting->last_day_sentence].paragraph)
		return true;
	return quotation_at(doc, t->leaf) >= 0 && doc->quotations->items[quotation_at(doc, t->leaf)].type == QUOTATION_DIRECT;
}

/*
 * Sets the days of a report when no words tell them, by tense, mood and what the text has told before; gives the name of that rule, or
 * NULL.
 */
static const char *
infer_time(const Document *doc, const Setting *setting, const Telling *t, EventReport *r)
{
	if (doc->reference == DAY_NONE)
		return NULL;
	if (t->status == STATUS_PLANNED)
	{
		r->during.from = doc->reference;
		r->precision = PRECISION_RANGE;
		return "from publication on";
	}
	if (t->status == STATUS_HYPOTHETICAL || t->status == STATUS_DENIED)
		return NULL;
	if (!is_long_past(doc, t, r) && (goes_on(doc, setting, t, r) || day_range_known(setting->story_day)))
	{
		bool		on = goes_on(doc, setting, t, r);

		r->during = on ? setting->last_day : setting->story_day;
		r->precision = PRECISION_DAY;
		return on ? "day told before" : "day of the story";
	}
	r->during.to = doc->reference + 1;
	r->precision = PRECISION_RANGE;
	return "before publication";
}

static const char *
set_time(const Document *doc, Setting *setting, const Telling *t, EventReport *r)
{
	const TimeExpression *e = told_time(doc, t, r);

	r->during.from = r->during.to = DAY_NONE;
	r->time = e ? (int32) (e - doc->times->items) : -1;
	if (e == NULL)
		return infer_time(doc, setting, t, r);
	r->during = e->during;
	r->precision = e->precision;
	if (e->precision == PRECISION_DAY && t->status == STATUS_ACTUAL)
	{
		setting->last_day = e->during;
		setting->last_day_sentence = r->sentence;
	}
	return NULL;
}

const char *
set_the_scene(const Document *doc, Setting *setting, const Telling *t, EventReport *r)
{
	const char *inferred;

	r->clause = clause_span(doc, t->leaf);
	if (t->trigger != t->leaf)
	{
		ByteSpan	outer = clause_span(doc, t->trigger);

		r->clause.start = Min(r->clause.start, outer.start);
		r->clause.end = Max(r->clause.end, outer.end);
	}
	inferred = set_time(doc, setting, t, r);
	r->attributed_to = attributed_to(doc, t);
	return inferred;
}
