/*
 * times.c - document_times(): the time expressions of a document, in one pass over its sentences.
 *
 * Each sentence is cut into pieces (scan.c), each piece may begin a form (parse.c), each form is resolved with what
 * stands near it (resolve.c): the nearest verb's tense, the day and year that were told before.
 */
#include "extension/core.h"

#include "dates/form.h"

const char *const time_type_names[] = {"date", "time", "duration", "set"};

const char *const precision_names[N_PRECISIONS] = {
	NULL, "minute", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "range"
};

/* How many expressions before it a year may stand for. */
#define LEND_REACH 3

/* So many years after the day of writing two digits may still name. */
#define SHORT_YEAR_AHEAD 20

/* A form with what the text around it says; resolved when the whole text is read. */
typedef struct Found
{
	Form		form;
	ByteSpan	span;
	int32		sentence;
	int32		paragraph;
	Tense		tense;
	bool		verb_beside;	/* a verb of the past right before it */
	uint8		opener;			/* Opener */
	bool		joined;			/* "to", "and", "-" and the next expression follow at once */
	bool		listed;			/* it is "and", and no "between" opened: two days, no stretch */
} Found;

typedef enum Opener
{
	OPENER_NONE, OPENER_SINCE, OPENER_UNTIL, OPENER_FROM, OPENER_BETWEEN
} Opener;

typedef struct Reader
{
	Document   *doc;
	Scan		scan;
	Found	   *found;
	int			count;
	int			capacity;
	int32		sentence;		/* that the last expression is in, or before it */
	bool		narrative;		/* a history: what was told counts, not the day of writing */
	Around		around;
} Reader;

/* ---- reading */

static Opener
opener_before(const Scan *s, int at)
{
	if (says(s, at, "the"))
		at--;
	if (piece_in_class(s, at, CLASS_UNTIL))
		return OPENER_UNTIL;
	return says(s, at, "since") ? OPENER_SINCE : says(s, at, "from") ? OPENER_FROM : says(s, at, "between") ? OPENER_BETWEEN : OPENER_NONE;
}

/* What a report of profits says, in the sentence of piece `at`. */
static bool
among_earnings(const Scan *s, int at)
{
	for (int i = Max(0, at - 40); i < Min(s->count, at + 40); i++)
		if (piece_in_class(s, i, CLASS_EARNINGS))
			return true;
	return false;
}

static bool
may_report_earnings(const Form *f)
{
	return f->shape == SHAPE_UNIT && !f->vague &&
		((f->unit == UNIT_YEAR && f->counted && f->n == -1) || (f->unit == UNIT_QUARTER && !f->counted && f->n == 0));
}

/* "In its fourth year" */
static bool
is_year_of_something(const Form *f)
{
	return f->shape == SHAPE_DURATION && f->unit == UNIT_YEAR && f->ordinal > 1;
}

/* The sentence that byte `at` is in. */
static void
find_sentence(Reader *r, int32 at)
{
	Document   *doc = r->doc;

	while (r->sentence + 1 < doc->n_sentences && doc->sentences[r->sentence].span.end <= at)
		r->sentence++;
}

static void
keep_form(Reader *r, const Form *f)
{
	Scan	   *s = &r->scan;
	Found	   *found;

	if (r->count == r->capacity)
	{
		r->capacity = r->capacity ? 2 * r->capacity : 16;
		r->found = r->found ? repalloc(r->found, sizeof(Found) * r->capacity) : palloc(sizeof(Found) * r->capacity);
	}
	found = &r->found[r->count++];
	memset(found, 0, sizeof(Found));
	found->form = *f;
	found->span.start = s->pieces[f->first].start;
	found->span.end = s->pieces[f->last].end;
	find_sentence(r, found->span.start);
	found->sentence = r->sentence;
	found->paragraph = r->doc->sentences[r->sentence].paragraph;
	found->tense = tense_near(s, f, r->doc->sentences[r->sentence].span);
	found->verb_beside = past_verb_beside(s, f);
	found->opener = opener_before(s, f->first - 1);
	if (is_year_of_something(f))
		found->form.begun = war_begun(s, f, r->around.reference);
	if (may_report_earnings(f))
		found->form.earnings = f->earnings || among_earnings(s, f->first);
}

/* Piece `at` alone stands between two expressions and makes a range of them. */
static bool
joins(const Scan *s, int at)
{
	return is_mark(s, at, '-') || says(s, at, "to") || says(s, at, "until") || says(s, at, "till") || says(s, at, "through") ||
		says(s, at, "and") || (is_mark(s, at, '/') && glued(s, at) && glued(s, at + 1));
}

static void
read_pieces(Reader *r)
{
	Scan	   *s = &r->scan;
	int			floor = 0;
	int			first;

	for (int i = 0; i < s->count; i++)
	{
		Form		f;
		Form		second;

		if (!parse_form(s, i, floor, &f))
			continue;
		if (floor > 0 && r->count > 0 && f.first == floor + 1 + (says(s, floor + 1, "the") && f.first > floor + 1) && joins(s, floor))
		{
			r->found[r->count - 1].joined = true;
			r->found[r->count - 1].listed = says(s, floor, "and") && r->found[r->count - 1].opener != OPENER_BETWEEN;
		}
		first = r->count;
		keep_form(r, &f);
		while (parse_second_day(s, &f, &second))
		{
			r->found[r->count - 1].joined = (!says(s, f.last + 1, "and") && !is_mark(s, f.last + 1, ',')) ||
				r->found[r->count - 1].opener == OPENER_BETWEEN;
			for (int k = first; k < r->count; k++)
				r->found[k].form.year = second.year;
			keep_form(r, &second);
			f = second;
		}
		floor = f.last + 1;
		i = f.last;
	}
}

/* A line shorter than this is no line that was broken for its length, in bytes. */
#define WRAPPED_LINE_MIN 40

/* Sentence k goes on where the line before it was broken: "on August\n12". */
static bool
is_wrapped(const Document *doc, int32 k)
{
	ByteSpan	before = doc->sentences[k - 1].span;
	int32		next = doc->sentences[k].span.start;
	int			breaks = 0;
	char		c = doc->text[next];
	char		last = doc->text[before.end - 1];

	for (int32 i = before.end; i < next; i++)
		breaks += doc->text[i] == '\n';
	return breaks == 1 && before.end - before.start >= WRAPPED_LINE_MIN && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) &&
		((last >= 'a' && last <= 'z') || (last >= '0' && last <= '9') || last == ',');
}

/* A paragraph at a time: a sentence end after "Jan." is then no harm. */
static void
read_document(Reader *r)
{
	Document   *doc = r->doc;

	scan_begin(&r->scan, doc->text, doc->length);
	if (doc->reference != DAY_NONE)
		r->scan.last_year = year_of(doc->reference) + SHORT_YEAR_AHEAD;
	for (int32 k = 0; k < doc->n_sentences;)
	{
		int32		from = doc->sentences[k].span.start;
		int32		paragraph = doc->sentences[k].paragraph;
		int32		to = from;

		for (; k < doc->n_sentences && (doc->sentences[k].paragraph == paragraph || is_wrapped(doc, k)); k++)
		{
			paragraph = doc->sentences[k].paragraph;
			to = Max(to, doc->sentences[k].span.end);
		}
		while (from < to)
		{
			CHECK_FOR_INTERRUPTS();
			from = scan_pieces(&r->scan, from, to);
			if (r->scan.any)
				read_pieces(r);
		}
	}
	scan_end(&r->scan);
}

/* ---- what the text tells about itself */

static bool
tells_year(const Form *f)
{
	return f->year && !f->proverbial && (f->shape == SHAPE_DAY || f->shape == SHAPE_MONTH ||
		f->shape == SHAPE_YEAR || f->shape == SHAPE_SEASON);
}

static bool
is_far_year(const Reader *r, int year)
{
	return r->around.reference == DAY_NONE || abs(year - year_of(r->around.reference)) > 1;
}

static bool
is_old_year(const Reader *r, int year)
{
	return r->around.reference != DAY_NONE && year < year_of(r->around.reference) - 1;
}

/* Today, last week, Monday. */
static bool
is_news(const Form *f)
{
	return (f->shape == SHAPE_UNIT && !f->anchored && !f->counted) || (f->shape == SHAPE_DAY && f->weekday &&
		!f->month);
}

/* A history names old years often and hardly says today, yesterday, Monday or this week. */
static bool
is_narrative(const Reader *r)
{
	int			old = 0,
				news = 0;

	for (int i = 0; i < r->count; i++)
	{
		const Form *f = &r->found[i].form;

		if (tells_year(f) && is_far_year(r, f->year))
			old++;
		else if (is_news(f) || (tells_year(f) && f->shape != SHAPE_YEAR))
			news++;
	}
	return old >= 5 && news * 5 < old;
}

/* The order that the text's own dates in figures show, if they agree. */
static DayOrder
shown_order(const Reader *r)
{
	DayOrder	order = r->doc->day_order;

	for (int i = 0; i < r->count && r->doc->day_order == DAY_ORDER_UNKNOWN; i++)
	{
		DayOrder	shown = r->found[i].form.order;

		if (shown == DAY_ORDER_UNKNOWN)
			continue;
		if (order != DAY_ORDER_UNKNOWN && order != shown)
			return DAY_ORDER_UNKNOWN;
		order = shown;
	}
	return order;
}

/* 3/4/2013 was read month first, 3-4-2013 day first: changed over when the order is known to be the other one. */
static void
apply_order(Form *f, DayOrder order)
{
	if (!f->two_readings || order == DAY_ORDER_UNKNOWN)
		return;
	f->order = order;
	if ((order == DAY_ORDER_DAY_FIRST) != f->day_first)
	{
		uint8		day = f->month;

		f->month = f->day;
		f->day = day;
	}
}

/*
 * "From November 15 to February 15, 1989", "on April 18 they took it, and on 28 August 1919 they left": the year that a
 * later date of the sentence has stands for those before it, when that date is joined to them or its year is an old one.
 */
static void
lend_year(Reader *r, int i)
{
	Form	   *f = &r->found[i].form;

	if (f->year || !f->month || (f->shape != SHAPE_DAY && f->shape != SHAPE_MONTH) || f->relative != RELATIVE_NONE ||
		(r->around.told_year && !r->found[i].joined))
		return;
	for (int k = i + 1; k < r->count && k <= i + LEND_REACH && r->found[k].sentence == r->found[i].sentence; k++)
	{
		const Form *next = &r->found[k].form;
		bool		joined = k == i + 1 && r->found[i].joined;

		if (is_news(next))
			return;
		if (!tells_year(next) || (next->shape != SHAPE_DAY && next->shape != SHAPE_MONTH) || next->no_such_day)
			continue;
		if (joined)
			f->year = next->year - (f->month > next->month);
		else if (r->found[i].tense != TENSE_FUTURE && is_old_year(r, next->year) && !r->around.told_year)
			f->year = next->year;
		if (f->year)
			f->rule = f->shape == SHAPE_DAY ? "month day, year told" : "month, year told";
		return;
	}
}

/* Somewhere the text says that it is on the United States: then "Election Day" is theirs. */
static bool
is_american(const Document *doc)
{
	static const char *const signs[] = {"U.S.", "America", "Republican", "Congress"};

	for (int32 i = 0; i < doc->length; i++)
	{
		char		c = doc->text[i];

		if (c != 'U' && c != 'A' && c != 'R' && c != 'C')
			continue;
		for (size_t k = 0; k < lengthof(signs); k++)
			if (doc->length - i >= (int32) strlen(signs[k]) && memcmp(doc->text + i, signs[k], strlen(signs[k])) == 0)
				return true;
	}
	return false;
}

/* Holidays that are on other days elsewhere are known in a text on America. */
static void
place_holidays(Reader *r)
{
	bool		american = false;
	bool		asked = false;

	for (int i = 0; i < r->count; i++)
	{
		if (!r->found[i].form.elsewhere)
			continue;
		if (!asked)
			american = is_american(r->doc);
		asked = true;
		r->found[i].form.elsewhere = !american;
	}
}

/* ---- resolving */

static void
find_tokens(Document *doc)
{
	int32		at = 0;

	for (int i = 0; i < doc->times->count; i++)
	{
		TimeExpression *e = &doc->times->items[i];

		while (at + 1 < doc->n_tokens && doc->tokens[at].span.end <= e->span.start)
			at++;
		e->first = e->last = at;
		while (e->last + 1 < doc->n_tokens && doc->tokens[e->last].span.end < e->span.end)
			e->last++;
	}
	doc->times->has_tokens = true;
}

static void
set_expression(Reader *r, TimeExpression *e, const Found *found, const Meaning *m)
{
	memset(e, 0, sizeof(TimeExpression));
	e->span = found->span;
	e->type = m->type;
	e->precision = day_range_known(m->during) ? m->precision : PRECISION_NONE;
	e->confidence = m->confidence;
	e->during = m->during;
	e->other = m->other;
	e->reach = NO_DAYS;
	e->value = memcpy(MemoryContextAlloc(r->doc->context, strlen(m->value) + 1), m->value, strlen(m->value) + 1);
	e->modifier = found->form.modifier;
	e->basis = m->basis;
	e->first = e->last = NO_TOKEN;
}

/* "Since March 2011 ... in its fourth year": when the text tells when it began. */
static void
find_beginning(Reader *r, int i)
{
	Form	   *f = &r->found[i].form;

	if (!is_year_of_something(f))
		return;
	for (int k = i - 1; k >= 0 && f->begun == DAY_NONE; k--)
	{
		Day			since = r->found[k].opener == OPENER_SINCE ? r->doc->times->items[k].during.from : DAY_NONE;

		if (day_range_known(days_of_its_year(since, f->ordinal, r->around.reference)))
			f->begun = since;
	}
}

static bool
is_bare_weekday(const Form *f)
{
	return f->shape == SHAPE_DAY && !f->month && !f->day && !f->shift && f->relative == RELATIVE_NONE;
}

/* "From Monday to Friday", written on a Wednesday: one of the two is moved by a week, by the verb. */
static void
order_weekdays(Reader *r, int i)
{
	TimeExpression *e = &r->doc->times->items[i];
	Found	   *moved;
	Meaning		m;

	if (i == 0 || !r->found[i - 1].joined || r->found[i - 1].listed || !is_bare_weekday(&r->found[i].form) ||
		!is_bare_weekday(&r->found[i - 1].form) || r->found[i - 1].form.hour >= 0 || !day_range_known(e->during) || e->during.from > e[-1].during.from)
		return;
	moved = &r->found[r->found[i].tense == TENSE_FUTURE ? i : i - 1];
	moved->form.shift = r->found[i].tense == TENSE_FUTURE ? 7 : -7;
	r->around.tense = moved->tense;
	resolve_form(&moved->form, &r->around, &m);
	set_expression(r, &r->doc->times->items[moved - r->found], moved, &m);
}

/* A month, or a day of one, without its year. */
static bool
is_bare_month_day(const Form *f)
{
	return ((f->shape == SHAPE_DAY && f->day) || (f->shape == SHAPE_MONTH && !f->ordinal)) && f->month && !f->year && !f->beside &&
		f->relative == RELATIVE_NONE;
}

/* "From May 3 until May 5", "Nov.-Dec.": the second is the first such day behind the first, though each alone may be of another year. */
static void
order_month_days(Reader *r, int i)
{
	TimeExpression *e = &r->doc->times->items[i];
	Form	   *f = &r->found[i].form;
	Day			next;
	int			year;
	Meaning		m;

	if (i == 0 || !r->found[i - 1].joined || r->found[i - 1].listed || !is_bare_month_day(f) || !is_bare_month_day(&r->found[i - 1].form) ||
		!day_range_known(e->during) || !day_range_known(e[-1].during))
		return;
	year = year_of(e[-1].during.from);
	next = day_checked(year, f->month, Max(f->day, 1));
	if (next == DAY_NONE || next < e[-1].during.from)
		next = day_checked(year + 1, f->month, Max(f->day, 1));
	if (next == DAY_NONE || next == e->during.from)
		return;
	f->year = year_of(next);
	resolve_form(f, &r->around, &m);
	set_expression(r, e, &r->found[i], &m);
}

/* "From 5 p.m. to 7 p.m. on Friday": the first hour is of the second's day. */
static void
lend_day(Reader *r, int i)
{
	Form	   *f = &r->found[i].form;
	Form		hour = *f;

	if (!r->found[i].joined || i + 1 >= r->count || f->shape != SHAPE_CLOCK || f->hour < 0 || r->found[i + 1].form.hour < 0 ||
		(r->found[i + 1].form.shape != SHAPE_DAY && r->found[i + 1].form.shape != SHAPE_UNIT))
		return;
	*f = r->found[i + 1].form;
	f->first = hour.first, f->last = hour.last;
	f->hour = hour.hour, f->minute = hour.minute, f->second = hour.second;
	r->found[i].tense = r->found[i + 1].tense;
}

/* What this expression says for those after it. */
static void
remember(Reader *r, const Found *found, const Meaning *m)
{
	const Form *f = &found->form;

	if (!day_range_known(m->during) || m->type == TIME_DURATION)
		return;
	r->around.told = m->during.from;
	r->around.told_precision = m->precision;
	if (!r->narrative && is_news(f))
		r->around.told_year = 0;
	if (f->shape == SHAPE_QUARTER)
		r->around.told_quarter = year_of(m->during.from) * 4 + f->ordinal - 1;
	if (r->narrative ? m->precision <= PRECISION_YEAR && !(f->shape == SHAPE_UNIT && !f->anchored)
		: tells_year(f) && is_far_year(r, f->year))
		r->around.told_year = year_of(m->during.from);
}

/* How old a story may be when it is printed, in days. */
#define STORY_AGE_MAX 14

/* "SARN, March 8 (Agency) -": the story was written that day, whenever it was printed; its Friday counts from there. */
static void
take_day_of_dateline(Reader *r, const Found *found, const Meaning *m)
{
	Day			printed = r->doc->reference;

	if (!r->doc->sentences[found->sentence].dateline || !found->form.month || !found->form.day || m->precision != PRECISION_DAY)
		return;
	if (printed == DAY_NONE || (m->during.from <= printed && printed - m->during.from <= STORY_AGE_MAX))
		r->around.reference = m->during.from;
}

static void
forget(Reader *r, int i)
{
	const Found *now = &r->found[i];
	const Found *before = i > 0 ? &r->found[i - 1] : NULL;

	if (r->narrative || before == NULL)
		return;
	if (before->sentence != now->sentence)
		r->around.told_year = 0;
	if (before->paragraph != now->paragraph)
		r->around.told = DAY_NONE;
}

/* since X, until X, from X to Y: the days reached. */
static void
set_reach(TimeExpressions *times, const Found *found, int i)
{
	TimeExpression *e = &times->items[i];
	TimeExpression *next = e + 1;

	if (!day_range_known(e->during))
		return;
	if (i + 1 < times->count && found[i].joined && !found[i].listed && day_range_known(next->during) &&
		e->during.from < next->during.to &&
		e->type != TIME_DURATION && next->type != TIME_DURATION)
	{
		e->reach.from = next->reach.from = e->during.from;
		e->reach.to = next->reach.to = next->during.to;
	}
	else if (found[i].opener == OPENER_SINCE)
		e->reach.from = e->during.from;
	else if (found[i].opener == OPENER_UNTIL && !day_range_known(e->reach))
		e->reach.to = e->during.to;
}

void
document_set_day_order(Document *doc, DayOrder order)
{
	if ((DayOrder) doc->day_order == order)
		return;
	doc->day_order = order;
	doc->times = NULL;
	doc->events = NULL;
}

void
document_times(Document *doc)
{
	document_times_alone(doc);
	if (doc->times->has_tokens)
		return;
	document_tokens(doc);
	find_tokens(doc);
}

void
document_times_alone(Document *doc)
{
	Reader		r = {.doc = doc};
	DayOrder	order;

	if (doc->times)
		return;
	document_sentences(doc);
	r.around.reference = doc->reference;
	r.around.told = DAY_NONE;
	read_document(&r);
	r.narrative = is_narrative(&r);
	place_holidays(&r);
	order = shown_order(&r);
	doc->times = MemoryContextAllocZero(doc->context, sizeof(TimeExpressions));
	if (r.count > 0)
		doc->times->items = MemoryContextAlloc(doc->context, sizeof(TimeExpression) * r.count);
	for (int i = 0; i < r.count; i++)
	{
		Meaning		m;

		forget(&r, i);
		lend_year(&r, i);
		lend_day(&r, i);
		apply_order(&r.found[i].form, order);
		find_beginning(&r, i);
		r.around.tense = r.found[i].tense;
		r.around.verb_beside = r.found[i].verb_beside;
		resolve_form(&r.found[i].form, &r.around, &m);
		set_expression(&r, &doc->times->items[doc->times->count++], &r.found[i], &m);
		order_weekdays(&r, i);
		order_month_days(&r, i);
		remember(&r, &r.found[i], &m);
		take_day_of_dateline(&r, &r.found[i], &m);
	}
	for (int i = 0; i < r.count; i++)
		set_reach(doc->times, r.found, i);
	if (r.found)
		pfree(r.found);
}
