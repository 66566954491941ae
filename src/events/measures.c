/*
 * measures.c - see measures.h.
 *
 * From the number the grammar is climbed, "60,000 people" -> "killed": the first word above or beside it that
 * data/en/figure_words.tsv has, and in whose place those counted stand, tells the measure.
 */
#include "extension/core.h"
#include "events/measures.h"
#include "dates/dates.h"
#include "text/lexicon.h"

#define MAX_CLIMB 5
#define MAX_BESIDE 6			/* words between a number and the word beside it */

extern const Lexicon lexicon_figure_words;

enum
{
	COLUMN_PART = 1, COLUMN_MEASURE, COLUMN_PLACE, COLUMN_LEAST
};

/* The row of a word as that part of speech with that place (NULL: any), if so many are enough for it; or -1. */
static int
word_row(const Token *t, const char *part, const char *place, const Count *count)
{
	const char *word = strcmp(part, "adjective") == 0 ? t->lower : base_form(t);
	int			row = lexicon_find(&lexicon_figure_words, word, strlen(word));

	if (row < 0 && (t->tag == TAG_NOUN || t->tag == TAG_PROPN))
		row = lexicon_find(&lexicon_figure_words, t->lower, strlen(t->lower));
	for (; row >= 0; row = lexicon_same_key(&lexicon_figure_words, row) ? row + 1 : -1)
	{
		int			least = atoi(lexicon_cell(&lexicon_figure_words, row, COLUMN_LEAST));

		if (strcmp(lexicon_cell(&lexicon_figure_words, row, COLUMN_PART), part) == 0 &&
			(place == NULL || word_in_list(lexicon_cell(&lexicon_figure_words, row, COLUMN_PLACE), place)) &&
			(count == NULL || Max(count->low, count->high) >= least))
			return row;
	}
	return -1;
}

static const char *
measure_at(int row)
{
	return row < 0 ? NULL : lexicon_cell(&lexicon_figure_words, row, COLUMN_MEASURE);
}

bool
is_lasting(const Document *doc, int32 noun)
{
	return word_row(&doc->tokens[noun], "noun", "lasting", NULL) >= 0;
}

bool
is_spot(const Document *doc, int32 noun)
{
	return word_row(&doc->tokens[noun], "noun", "spot", NULL) >= 0;
}

static bool
hit(Measured *m, int row, int32 trigger, const char *form)
{
	if (row < 0)
		return false;
	m->measure = measure_at(row);
	m->trigger = trigger;
	m->form = form;
	return true;
}

/* A past form, or a participle, with nothing it is done to: "12 killed in Sarn" is a passive in a headline. */
static bool
lacks_object(const Document *doc, int32 verb)
{
	return (doc->tokens[verb].morph & MORPH_PAST) && token_object(doc, verb) == NO_TOKEN;
}

/* A verb whose object or subject (done_to) those counted are. */
static bool
by_verb(const Document *doc, int32 verb, bool done_to, const Count *c, Measured *m)
{
	const Token *t = &doc->tokens[verb];

	if (t->tag != TAG_VERB && t->tag != TAG_ADJ && t->tag != TAG_NOUN)
		return false;
	if (done_to || lacks_object(doc, verb))
		if (hit(m, word_row(t, "verb", "object", c), verb, "object"))
			return true;
	return !done_to && t->tag == TAG_VERB && hit(m, word_row(t, "verb", "subject", c), verb, "subject");
}

static bool
by_adjective(const Document *doc, int32 token, Measured *m)
{
	const Token *t = &doc->tokens[token];

	/* "12 injured" is one, "12 injured five" is not */
	if (t->tag == TAG_VERB && token_object(doc, token) != NO_TOKEN)
		return false;
	return (t->tag == TAG_ADJ || t->tag == TAG_NOUN || t->tag == TAG_VERB || t->tag == TAG_PROPN) && hit(m, word_row(t, "adjective", NULL, NULL), token, "beside");
}

/* "12 people dead", "30 others injured", "people killed by", "people who died". */
static bool
by_what_hangs_on(const Document *doc, int32 noun, const Count *c, Measured *m)
{
	for (int32 k = token_child(doc, noun, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, noun, k))
	{
		uint8		r = doc->tokens[k].relation;

		if (k < noun || k <= c->last)
			continue;
		if ((r == REL_AMOD || r == REL_ACL || r == REL_XCOMP || r == REL_APPOS || r == REL_PARATAXIS) && by_adjective(doc, k, m))
			return true;
		if (r == REL_ACL && by_verb(doc, k, !(doc->tokens[k].morph & MORPH_GERUND) && !is_infinitive(doc, k), c, m))
			return true;
		if (r == REL_ACL_RELCL && (subject_of(doc, k) == noun || object_of(doc, k) == noun) && by_verb(doc, k, object_of(doc, k) == noun, c, m))
			return true;
	}
	return false;
}

/* "left 12 dead", "were feared killed", "shot and killed": another word under the verb says it. */
static bool
by_complement(const Document *doc, int32 verb, const Count *c, Measured *m)
{
	for (int32 k = token_child(doc, verb, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, verb, k))
	{
		uint8		r = doc->tokens[k].relation;

		if (k < verb)
			continue;
		if ((r == REL_XCOMP || r == REL_ADVMOD || r == REL_OBL || r == REL_OBJ || r == REL_ADVCL || r == REL_AMOD) && by_adjective(doc, k, m))
			return true;
		if (r == REL_XCOMP && (by_verb(doc, k, is_passive(doc, k) || !is_infinitive(doc, k), c, m) || by_verb(doc, k, false, c, m)))
			return true;
		if (r == REL_CONJ && doc->tokens[k].tag == TAG_VERB && token_object(doc, k) == NO_TOKEN && token_child_by(doc, k, REL_NSUBJ) == NO_TOKEN &&
			token_child_by(doc, k, REL_NSUBJ_PASS) == NO_TOKEN && hit(m, word_row(&doc->tokens[k], "verb", "object", c), k, "object"))
			return true;
	}
	return false;
}

static const char *
case_of(const Document *doc, int32 token)
{
	int32		k = token_child_by(doc, token, REL_CASE);

	return k == NO_TOKEN ? "" : doc->tokens[k].lower;
}

/* "claimed 12 lives", "the lives of 12 were lost", "the loss of 12 lives", "found 12 bodies". */
static bool
by_lives(const Document *doc, int32 noun, Measured *m)
{
	const Token *t = &doc->tokens[noun];
	bool		life = word_row(t, "noun", "life", NULL) >= 0;

	if ((!life && word_row(t, "noun", "corpse", NULL) < 0) || t->head == NO_TOKEN)
		return false;
	if (life && t->relation == REL_NMOD && hit(m, word_row(&doc->tokens[t->head], "noun", "lives", NULL), t->head, "lives"))
		return true;
	return (t->relation == REL_OBJ || t->relation == REL_NSUBJ_PASS) &&
		hit(m, word_row(&doc->tokens[t->head], "verb", life ? "lives" : "bodies", NULL), t->head, "lives");
}

/* What somebody is said to do with another word: "31 lost their lives", "70,000 took to the streets", "a dozen are in detention". */
static bool
by_predicate(const Document *doc, int32 verb, const Count *c, Measured *m)
{
	const Token *t = &doc->tokens[verb];
	int32		object = token_object(doc, verb);

	if (object != NO_TOKEN && word_row(&doc->tokens[object], "noun", "life", NULL) >= 0 && hit(m, word_row(t, "verb", "lives", NULL), verb, "subject"))
		return true;
	for (int32 k = token_child(doc, verb, NO_TOKEN); k != NO_TOKEN && strcmp(base_form(t), "take") == 0; k = token_child(doc, verb, k))
		if (doc->tokens[k].relation == REL_OBL && k > verb && hit(m, word_row(&doc->tokens[k], "noun", "to", c), k, "subject"))
			return true;
	if (t->tag == TAG_NOUN && token_child_by(doc, verb, REL_CASE) != NO_TOKEN && token_child_by(doc, verb, REL_COP) != NO_TOKEN)
		return hit(m, word_row(t, "noun", "of", c), verb, "subject");
	return false;
}

/* What a noun is the number of: "toll" itself, or a word below it ("the number of dead", "injury toll"). */
static bool
by_toll_noun(const Document *doc, int32 noun, const Count *c, Measured *m)
{
	int			toll = word_row(&doc->tokens[noun], "noun", "toll", c);
	int32		first,
				last;

	if ((doc->tokens[noun].tag != TAG_NOUN && doc->tokens[noun].tag != TAG_PROPN) || (toll < 0 && word_row(&doc->tokens[noun], "noun", "number", c) < 0))
		return false;
	token_subtree(doc, noun, &first, &last);
	for (int32 t = Max(first, noun - 2); t <= Min(last, noun + 5); t++)
	{
		const Token *k = &doc->tokens[t];
		int			row = t == noun || (t >= c->first && t <= c->last) ? -1 : word_row(k, "adjective", NULL, NULL);

		if (row < 0 && t != noun && k->tag == TAG_VERB && (k->morph & MORPH_PAST))
			row = word_row(k, "verb", "object", NULL);
		if (row < 0 && t != noun && k->tag == TAG_NOUN && (row = word_row(k, "noun", "itself", NULL)) < 0)
			row = word_row(k, "noun", "counted", NULL);
		if (hit(m, row, noun, "toll"))
			return true;
	}
	return hit(m, toll, noun, "toll");
}

/* "a toll of 45", "the toll rose to 45", "put the toll at 45", "the toll was 45". */
static bool
by_toll(const Document *doc, int32 noun, const Count *c, Measured *m)
{
	const Token *t = &doc->tokens[noun];
	const char *preposition = case_of(doc, noun);

	for (int32 k = token_child(doc, noun, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, noun, k))
		if (doc->tokens[k].relation == REL_NSUBJ && k < noun && by_toll_noun(doc, k, c, m))
			return true;
	if (t->head == NO_TOKEN)
		return false;
	if (t->relation == REL_NMOD && strcmp(preposition, "of") == 0 && by_toll_noun(doc, t->head, c, m))
		return true;
	if (*preposition && !word_in_class(preposition, CLASS_TOLL_LEVEL))
		return false;
	for (int32 k = token_child(doc, t->head, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, t->head, k))
	{
		uint8		r = doc->tokens[k].relation;

		if (k != noun && (r == REL_NSUBJ || r == REL_NSUBJ_PASS || r == REL_OBJ) && by_toll_noun(doc, k, c, m))
			return true;
	}
	if (!IS_ONE_OF(preposition, "to", "at"))
		return false;
	/* "raised the number of those killed in the unrest to five" */
	for (int32 k = t->head, step = 0; k != NO_TOKEN && step < MAX_CLIMB; k = doc->tokens[k].head, step++)
		if (by_toll_noun(doc, k, c, m))
			return true;
	return false;
}

/* What the head of a noun phrase says of it. */
static bool
by_head(const Document *doc, int32 noun, const Count *c, Measured *m)
{
	const Token *t = &doc->tokens[noun];
	int32		head = t->head;

	if (by_lives(doc, noun, m) || by_toll(doc, noun, c, m))
		return true;
	if (head == NO_TOKEN)
		return false;
	switch (t->relation)
	{
		case REL_OBJ:
		case REL_IOBJ:
		case REL_NSUBJ_PASS:
			return by_verb(doc, head, true, c, m) || by_complement(doc, head, c, m);
		case REL_NSUBJ:
			return by_verb(doc, head, is_passive(doc, head), c, m) || by_adjective(doc, head, m) || by_complement(doc, head, c, m) ||
				by_predicate(doc, head, c, m);
		case REL_OBL_AGENT:
			return by_verb(doc, head, false, c, m) && strcmp(m->form, "subject") == 0;
		case REL_NMOD:
			if (strcmp(case_of(doc, noun), "of") != 0)
				return false;
			return hit(m, word_row(&doc->tokens[head], "noun", "of", c), head, "of") || by_lives(doc, head, m);
		case REL_OBL:
		case REL_XCOMP:
		case REL_NUMMOD:
		case REL_COMPOUND:
		case REL_AMOD:
			return head > noun && head - noun <= 2 && by_adjective(doc, head, m);
		default:
			return false;
	}
}

/* Whether a noun phrase stands for the one above it, as far as what became of them goes; *part: it is a part of it. */
static bool
goes_up(const Document *doc, int32 noun, bool *part)
{
	const Token *t = &doc->tokens[noun];
	const char *preposition = case_of(doc, noun);

	if (t->head == NO_TOKEN)
		return false;
	if (strcmp(preposition, "including") == 0 || (strcmp(preposition, "among") == 0 && t->relation == REL_NMOD))
	{
		*part = true;
		return true;
	}
	switch (t->relation)
	{
		case REL_CONJ:
		case REL_APPOS:
		case REL_FLAT:
			return doc->tokens[t->head].tag != TAG_VERB && doc->tokens[t->head].tag != TAG_ADJ;
		case REL_NMOD:
			return strcmp(preposition, "of") == 0 && word_in_class(base_form(&doc->tokens[t->head]), CLASS_CONTAINER);
		default:
			return false;
	}
}

/* "including three children" may hang on the verb: "killed 12 people, including three children". */
static bool
by_verb_included(const Document *doc, int32 verb, const Count *c, Measured *m)
{
	if (doc->tokens[verb].tag != TAG_VERB)
		return false;
	if (by_verb(doc, verb, true, c, m) || by_verb(doc, verb, false, c, m) || by_complement(doc, verb, c, m))
		return true;
	for (int32 k = token_child(doc, verb, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, verb, k))
		if ((doc->tokens[k].relation == REL_NSUBJ || doc->tokens[k].relation == REL_OBJ) && by_toll_noun(doc, k, c, m))
			return true;
	return false;
}

static bool
climb(const Document *doc, int32 noun, const Count *c, Measured *m)
{
	for (int step = 0; step < MAX_CLIMB; step++)
	{
		bool		part = false;

		if (by_adjective(doc, noun, m) || by_what_hangs_on(doc, noun, c, m) || by_head(doc, noun, c, m))
			return true;
		if (doc->tokens[noun].tag == TAG_VERB && by_verb(doc, noun, true, c, m))
			return true;
		if (!goes_up(doc, noun, &part))
			return false;
		m->part |= part;
		noun = doc->tokens[noun].head;
		if (part && by_verb_included(doc, noun, c, m))
			return true;
	}
	return false;
}

/* What the noun itself tells: "12 deaths", and where nothing better was found "12 hostages", "12 wounded soldiers". */
static bool
by_itself(const Document *doc, int32 noun, const Count *c, Measured *m)
{
	if (noun > c->last && by_adjective(doc, noun, m))
	{
		/* "two of the wounded" are a part of them */
		m->part |= m->counted_first != NO_TOKEN && m->counted_first < noun && doc->tokens[m->counted_first].tag == TAG_DET;
		return true;
	}
	if (doc->tokens[noun].tag != TAG_NOUN && doc->tokens[noun].tag != TAG_PROPN)
		return false;
	if (hit(m, word_row(&doc->tokens[noun], "noun", "itself", c), noun, "itself"))
		return true;
	/* "12 wounded soldiers"; but a dead language was never alive */
	for (int32 t = c->last + 1; t < noun; t++)
		if (by_adjective(doc, t, m) && strcmp(m->measure, "dead") != 0)
			return true;
	return hit(m, word_row(&doc->tokens[noun], "noun", "counted", c), noun, "counted");
}

/* "12 (people) (were reported) killed": the first such word behind, with no other noun or verb between. */
static bool
by_words_beside(const Document *doc, int32 from, const Count *c, Measured *m)
{
	const Sentence *s = &doc->sentences[doc->tokens[c->first].sentence];
	int32		end = Min(s->first + s->count, from + MAX_BESIDE);

	for (int32 t = from + 1; t < end; t++)
	{
		const Token *k = &doc->tokens[t];

		if (by_adjective(doc, t, m))
			return true;
		if (k->tag == TAG_VERB && (k->morph & MORPH_PAST) && token_object(doc, t) == NO_TOKEN && hit(m, word_row(k, "verb", "object", c), t, "beside"))
			return true;
		if (k->tag == TAG_VERB && t == from + 1 && hit(m, word_row(k, "verb", "subject", c), t, "beside"))
			return true;
		if (k->tag != TAG_AUX && k->tag != TAG_ADV && !token_in_class(k, CLASS_BESIDE_COUNT))
			return false;
	}
	return false;
}

/* "24 dead and over 200 injured": right behind the number, and before no noun. */
static bool
by_next_word(const Document *doc, const Count *c, Measured *m)
{
	const Sentence *s = &doc->sentences[doc->tokens[c->first].sentence];
	int32		next = c->last + 1;
	int32		end = s->first + s->count;
	const Token *t = &doc->tokens[next];

	if (next >= end || (next + 1 < end && (doc->tokens[next + 1].tag == TAG_NOUN || doc->tokens[next + 1].tag == TAG_ADJ || doc->tokens[next + 1].tag == TAG_PROPN)))
		return false;
	if (by_adjective(doc, next, m))
		return true;
	return t->tag == TAG_VERB && lacks_object(doc, next) && hit(m, word_row(t, "verb", "object", c), next, "beside");
}

/* "a 5,000-strong crowd". */
static bool
by_strength(const Document *doc, const Count *c, Measured *m)
{
	int32		noun = c->last + 3;

	if (noun >= doc->n_tokens || doc->tokens[noun].sentence != doc->tokens[c->first].sentence || !token_is(&doc->tokens[noun - 1], "strong") ||
		!token_is(&doc->tokens[noun - 2], "-"))
		return false;
	m->counted_first = m->counted_last = m->noun = NO_TOKEN;
	return hit(m, word_row(&doc->tokens[noun], "noun", "toll", c), noun, "toll") ||
		hit(m, word_row(&doc->tokens[noun], "noun", "of", c), noun, "of");
}

/* "killed thousands and displaced millions": right before the number, whatever the tree makes of it. */
static bool
by_word_before(const Document *doc, const Count *c, Measured *m)
{
	int32		before = c->begins - 1;
	const Token *t;

	if (before < doc->sentences[doc->tokens[c->first].sentence].first)
		return false;
	t = &doc->tokens[before];
	return (t->tag == TAG_VERB || t->tag == TAG_ADJ) && !is_passive(doc, before) && hit(m, word_row(t, "verb", "object", c), before, "object");
}

/* The token of the number that hangs outside it. */
static int32
top_of(const Document *doc, const Count *c)
{
	for (int32 t = c->last; t >= c->first; t--)
		if (doc->tokens[t].head < c->first || doc->tokens[t].head > c->last)
			return t;
	return c->last;
}

bool
in_time(const Document *doc, int32 token)
{
	for (int32 low = 0, high = doc->times->count; low < high;)
	{
		int32		mid = (low + high) / 2;
		const TimeExpression *e = &doc->times->items[mid];

		if (token < e->first)
			high = mid;
		else if (token > e->last)
			low = mid + 1;
		else
			return true;
	}
	return false;
}

static bool
may_be_counted(const Document *doc, int32 noun)
{
	uint8		tag = doc->tokens[noun].tag;

	return (tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_ADJ) && !in_time(doc, noun);
}

/* Who is counted: "people" of "60,000 people", "dozens of people"; gives the token that stands for them in the grammar. */
static int32
find_counted(const Document *doc, const Count *c, Measured *m)
{
	int32		top = top_of(doc, c);
	int32		head = doc->tokens[top].head;

	m->noun = m->counted_first = m->counted_last = NO_TOKEN;
	if (head > c->last && head <= c->last + MAX_BESIDE && may_be_counted(doc, head) && doc->tokens[top].relation != REL_NSUBJ &&
		doc->tokens[top].relation != REL_OBL && doc->tokens[top].relation != REL_OBJ)
	{
		m->noun = head;
		m->counted_first = c->last + 1;
		m->counted_last = head;
		return head;
	}
	for (int32 t = c->first; t <= c->last; t++)
		for (int32 k = token_child(doc, t, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, t, k))
			if (k > c->last && doc->tokens[k].relation == REL_NMOD && strcmp(case_of(doc, k), "of") == 0 && c->last + 1 < doc->n_tokens &&
				token_is(&doc->tokens[c->last + 1], "of"))
			{
				m->noun = k;
				m->counted_first = c->last + 2;
				m->counted_last = Max(k, c->last + 2);
				return top;
			}
	return top;
}

/* Only "and" or "or", and adverbs, stand between two words: no other number, nobody else. */
static bool
only_joined(const Document *doc, int32 first, int32 second)
{
	for (int32 t = first + 1; t < second; t++)
		if (doc->tokens[t].tag != TAG_CCONJ && doc->tokens[t].tag != TAG_ADV)
			return false;
	return true;
}

/* "Killed or wounded", "dead and injured": one number of both. */
static void
join_measures(const Document *doc, Measured *m)
{
	int32		head = doc->tokens[m->trigger].head;

	/* "killed and wounded scores": the number is behind the second */
	if (doc->tokens[m->trigger].relation == REL_CONJ && head != NO_TOKEN && head < m->trigger && only_joined(doc, head, m->trigger))
	{
		const char *first = measure_at(word_row(&doc->tokens[head], "verb", "object", NULL));

		if (first && strcmp(first, m->measure) != 0 && IS_ONE_OF(first, "dead", "wounded") && IS_ONE_OF(m->measure, "dead", "wounded"))
			m->measure = "casualties";
	}
	for (int32 k = token_child(doc, m->trigger, NO_TOKEN); k != NO_TOKEN; k = token_child(doc, m->trigger, k))
	{
		const char *other = measure_at(word_row(&doc->tokens[k], "verb", "object", NULL));

		if (doc->tokens[k].relation != REL_CONJ || !only_joined(doc, m->trigger, k))
			continue;
		other = other ? other : measure_at(word_row(&doc->tokens[k], "adjective", NULL, NULL));
		if (other && strcmp(other, m->measure) != 0 && IS_ONE_OF(other, "dead", "wounded", "missing") && IS_ONE_OF(m->measure, "dead", "wounded", "missing"))
			m->measure = "casualties";
	}
}

/* A bare "1994" is a year, "26" between commas an age; "one" is a pronoun where nothing says whom it counts. */
static bool
is_year_age_or_pronoun(const Document *doc, const Count *c, const Measured *m)
{
	const Token *t = &doc->tokens[c->first];
	int32		n = c->quantity;

	if (m->noun != NO_TOKEN || c->first != c->last)
		return false;
	if (n >= 1900 && n <= 2100 && c->bound == NULL && strlen(t->lower) == 4)
		return true;
	/* "Weirick, 26, was arrested": an age */
	if (n <= 120 && doc->sentences[t->sentence].first < c->first && token_is(&doc->tokens[c->first - 1], ",") && c->first + 1 < doc->n_tokens &&
		token_is(&doc->tokens[c->first + 1], ","))
		return true;
	return token_is(t, "one") && (c->first == doc->sentences[t->sentence].first ||
								  token_in_class(&doc->tokens[c->first - 1], CLASS_NO_NUMBER));
}

/* "One of its eight crew members": eight is how many there are. */
static bool
is_whole(const Document *doc, const Count *c)
{
	int32		begin = doc->sentences[doc->tokens[c->first].sentence].first;
	int32		of = c->begins - 1;

	if (of > begin && (doc->tokens[of].tag == TAG_DET || doc->tokens[of].tag == TAG_PRON))
		of--;
	return of > begin && token_is(&doc->tokens[of], "of") && doc->tokens[of - 1].tag == TAG_NUM;
}

bool
measure_of(Document *doc, const Count *c, Measured *m)
{
	int32		from;

	m->part = false;
	m->measure = NULL;
	if (in_time(doc, c->first) || in_time(doc, c->last) || is_whole(doc, c))
		return false;
	from = find_counted(doc, c, m);
	if (is_year_age_or_pronoun(doc, c, m) || (m->noun != NO_TOKEN && word_row(&doc->tokens[m->noun], "noun", "thing", NULL) >= 0))
		return false;
	if (!by_strength(doc, c, m) && !by_word_before(doc, c, m) && !by_next_word(doc, c, m) && !climb(doc, from, c, m))
	{
		m->part = false;
		if (!by_itself(doc, m->noun == NO_TOKEN ? from : m->noun, c, m) && !by_words_beside(doc, Max(c->last, m->noun), c, m))
			return false;
	}
	join_measures(doc, m);
	/* "300 dead": nobody but the word itself says who */
	if (m->counted_first == m->trigger && strcmp(m->form, "beside") == 0)
		m->counted_first = m->counted_last = m->noun = NO_TOKEN;
	return m->measure[0] != '\0' && !in_time(doc, m->trigger);
}
