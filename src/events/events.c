/*
 * events.c - the coder: each sentence's acts are told (tell.c), their places become actors and targets (sides.c), and
 * each pair of them is one report with its day, its place and the one who says so.
 *
 * The idea is that of the event coders since KEDS and TABARI (Schrodt), with the slots read from a dependency tree as in
 * PETRARCH2 and UniversalPetrarch; types and modes are PLOVER's (Halterman, Schrodt et al.).
 */
#include "extension/core.h"
#include "events/acts.h"
#include "events/details.h"
#include "events/side_words.h"
#include "events/proposed_acts.h"
#include "events/setting.h"
#include "events/sides.h"
#include "events/sure_report.h"
#include "events/victims.h"
#include "events/where.h"

#include "language/gazetteer.h"
#include "quotes/quotes.h"

#define MAX_REPORTS_A_SENTENCE 24
#define LEAST_CONFIDENCE 0.05f	/* what is less sure is no report */
#define NOBODY_SURE 0.5f		/* so probable it is that an act has no target */
#define SPORT_SENTENCES 2		/* how long a score tells of what follows */

typedef struct Coder
{
	Document   *doc;
	EventReports *out;
	int32		allocated;
	int32		sentence_begins;	/* index of the sentence's first report */
	Setting		setting;
} Coder;

/* A firm, or somebody of whom only a name is known. */
static bool
is_private(const EventSide *side)
{
	return side->country == NULL && (side->sector == NULL || strcmp(side->sector, "BUS") == 0);
}

/* Whether too little is known of the two sides for a report, by its frame (FRAME_WEAK: both must be there), its type and its status. */
static bool
too_little(const Telling *t, const Sides *actors, const Sides *targets, bool noun)
{
	if (actors->count == 0 && targets->count == 0)
		return true;
	if ((actors->count > 0 && targets->count > 0) || t->proposal)
		return false;
	if (t->flags & (FRAME_WEAK | FRAME_PLACE) || t->by_speaker || t->type == ACT_CONSULT || t->status == STATUS_HYPOTHETICAL)
		return true;
	if (noun && !t->composed)
		return true;
	/* "this should be easy": nobody is asked */
	if (targets->count == 0 && t->type == ACT_REQUEST && t->status == STATUS_DEMANDED)
		return true;
	if (targets->count == 0)
		return is_private(&actors->items[0]) && t->type != ACT_RETREAT && t->type != ACT_PROTEST && t->type != ACT_ASSAULT;
	if (t->type == ACT_AGREE)
		return strcmp(t->form, "passive") != 0;
	return t->type != ACT_ASSAULT && t->type != ACT_COERCE && t->type != ACT_RETREAT;
}

/* Keeps of the targets the places only, for words such as "went to X": whoever else stands there is not visited. */
static void
keep_places(const Document *doc, Sides *targets)
{
	int32		kept = 0;

	for (int32 i = 0; i < targets->count; i++)
		if (targets->items[i].mention >= 0 && doc->mentions->items[targets->items[i].mention].kind == NAME_PLACE)
			targets->items[kept++] = targets->items[i];
	targets->count = kept;
}

/* Drops bodies and firms from the targets of killing and wounding, where only people can be meant. */
static void
drop_bodies(const Document *doc, Sides *targets)
{
	int32		kept = 0;

	for (int32 i = 0; i < targets->count; i++)
	{
		const EventSide *side = &targets->items[i];
		bool		body = (side->mention >= 0 && doc->mentions->items[side->mention].kind == NAME_ORGANISATION &&
							doc->mentions->items[side->mention].form == FORM_NAME) || (side->sector && strcmp(side->sector, "BUS") == 0);

		if (!body)
			targets->items[kept++] = *side;
	}
	targets->count = kept;
}

/* Drops from the guests what is neither a person nor a country: "received a grant from X", "received Halvard Corp." tell no visit. */
static void
drop_things(const Document *doc, Sides *guests)
{
	int32		kept = 0;

	for (int32 i = 0; i < guests->count; i++)
	{
		const Mention *m = guests->items[i].mention >= 0 ? &doc->mentions->items[guests->items[i].mention] : NULL;

		if (m == NULL || m->form != FORM_NAME || m->kind == NAME_PERSON || m->kind == NAME_PLACE)
			guests->items[kept++] = guests->items[i];
	}
	guests->count = kept;
}

/* "Thousands of Norwegians marched": whoever protests and is called by his people only is no government. */
static void
call_civilians(Document *doc, Sides *actors)
{
	for (int32 i = 0; i < actors->count; i++)
	{
		EventSide  *side = &actors->items[i];
		GazetteerPlace place;

		if (side->sector == NULL && side->mention >= 0 && gazetteer_place_at(doc, doc->mentions->items[side->mention].first, &place) > 0 &&
			place.form == PLACE_PEOPLE)
			side->sector = "CVL";
	}
}

/* Drops targets that are also actors. */
static void
drop_shared(const Document *doc, const Sides *actors, Sides *targets)
{
	int32		kept = 0;

	for (int32 i = 0; i < targets->count; i++)
	{
		bool		shared = false;

		for (int32 j = 0; j < actors->count; j++)
			shared |= same_side(doc, &actors->items[j], &targets->items[i]);
		if (!shared)
			targets->items[kept++] = targets->items[i];
	}
	targets->count = kept;
}

/* "X and Y met": the first meets the others. */
static void
split_reciprocal(Sides *actors, Sides *targets)
{
	for (int32 i = 1; i < actors->count; i++)
		targets->items[targets->count++] = actors->items[i];
	actors->count = 1;
}

/*
 * Whether an act must have somebody as its target where the grammar shows nobody, so that one is looked for.  Not where force has met
 * something that is written there ("attacked the depot"), be it known whose or not.
 */
static bool
wants_target(const Telling *t, bool noun)
{
	if (t->targets.count > 0 && (t->type == ACT_ASSAULT || t->type == ACT_COERCE || t->type == ACT_PROTEST))
		return false;
	return !(noun && !t->composed) && t->frame->part == TAG_VERB && !(t->flags & (FRAME_INTRANSITIVE | FRAME_WEAK)) && t->type != ACT_CONSULT;
}

static bool
same_report(const EventReport *a, const EventReport *b)
{
	return strcmp(a->type, b->type) == 0 && a->actor.name == b->actor.name && a->target.name == b->target.name &&
		a->actor.country == b->actor.country && a->target.country == b->target.country;
}

/* "Met to discuss", "talks at a meeting": one meeting told by two words. */
static bool
same_meeting(const EventReport *a, const EventReport *b)
{
	bool		meeting = strcmp(a->type, act_type_names[ACT_CONSULT]) == 0 ||
		(a->mode && b->mode && strcmp(a->mode, "meet") == 0 && strcmp(b->mode, "meet") == 0);

	return meeting && a->during.from == b->during.from && a->during.to == b->during.to && a->status == b->status;
}

static int
sides_named(const EventReport *r)
{
	return (r->actor.name != NULL) + (r->target.name != NULL);
}

/* The sides of two reports agree: they are the same, or one of the two reports has nobody there. */
static bool
agrees(const Document *doc, const EventSide *a, const EventSide *b)
{
	return a->name == NULL || b->name == NULL || same_side(doc, a, b);
}

/* Whether two reports are one act told by two words, each of which may leave a side open: "the attack by rebels killed six". */
static bool
completes(const Document *doc, const EventReport *a, const EventReport *b)
{
	return a->proposal && b->proposal && a->proposal != b->proposal && strcmp(a->type, b->type) == 0 && a->status == b->status &&
		(sides_named(a) < 2 || sides_named(b) < 2) && agrees(doc, &a->actor, &b->actor) && agrees(doc, &a->target, &b->target);
}

/* One report of two: the one that names more sides, or of equals the surer; a side that it lacks comes from the other. */
static EventReport
united(const EventReport *a, const EventReport *b)
{
	bool		first = sides_named(a) != sides_named(b) ? sides_named(a) > sides_named(b) : a->confidence >= b->confidence;
	EventReport one = first ? *a : *b;
	const EventReport *other = first ? b : a;

	if (one.actor.name == NULL)
		one.actor = other->actor;
	if (one.target.name == NULL)
		one.target = other->target;
	return one;
}

static void
put_report(Coder *coder, EventReport *at, const EventReport *report)
{
	*at = *report;
	at->actor.words = words_of_side(coder->doc, &report->actor);
	at->target.words = words_of_side(coder->doc, &report->target);
}

static void
emit(Coder *coder, const EventReport *report)
{
	EventReports *out = coder->out;

	for (int32 i = coder->sentence_begins; i < out->count; i++)
	{
		EventReport *r = &out->items[i];

		if (same_report(r, report) && (r->act.start == report->act.start || same_meeting(r, report)))
			return;
		if (completes(coder->doc, r, report))
		{
			EventReport both = united(r, report);

			put_report(coder, r, &both);
			return;
		}
	}
	if (out->count - coder->sentence_begins >= MAX_REPORTS_A_SENTENCE)
		return;
	if (out->count == coder->allocated)
	{
		coder->allocated = coder->allocated ? coder->allocated * 2 : 32;
		out->items = out->items ? repalloc(out->items, sizeof(EventReport) * coder->allocated) :
			palloc(sizeof(EventReport) * coder->allocated);
	}
	put_report(coder, &out->items[out->count++], report);
}

/* One report for each pair of an actor and a target. */
static void
emit_pairs(Coder *coder, const Telling *t, Sides *actors, Sides *targets)
{
	Document   *doc = coder->doc;
	EventReport r = {0};
	EventSide	nobody = {-1, NO_TOKEN, NULL, NULL, NULL, NULL};
	const char *inferred;

	r.sentence = doc->tokens[t->leaf].sentence;
	r.act = tokens_span(doc, t->trigger, t->trigger_end);
	r.type = act_type_names[t->type];
	r.mode = t->mode;
	r.cameo = t->cameo;
	r.status = t->status;
	r.leaf = t->leaf;
	r.proposal = t->proposal;
	r.basis = psprintf("%s, %s%s", t->frame->words, t->form,
					   t->nearest ? ", nearest target" : "");
	inferred = set_the_scene(doc, &coder->setting, t, &r);
	if (t->hearsay && r.status == STATUS_ACTUAL)
		r.status = STATUS_HYPOTHETICAL;
	if (inferred)
		r.basis = psprintf("%s, %s", r.basis, inferred);
	for (int32 a = 0; a < Max(actors->count, 1); a++)
		for (int32 b = 0; b < Max(targets->count, 1); b++)
		{
			r.actor = actors->count ? actors->items[a] : nobody;
			r.target = targets->count ? targets->items[b] : nobody;
			if (r.target.name == NULL)
				r.target.country = t->target_country;
			set_confidence(doc, t, &r);
			if (doc->proposals && r.confidence < LEAST_CONFIDENCE)
				continue;
			set_place(doc, t, &r);
			set_quantity(doc, t, &r);
			emit(coder, &r);
		}
}

/* The one side is a pronoun that was taken for the other: whoever says it, or the subject around a noun, is meant. */
static void
mend_pronoun(Document *doc, const Telling *t, const Places *places, const Sides *other, Sides *sides)
{
	Places		around = {0};
	int32		saying;

	if (places->count != 1 || doc->tokens[places->tokens[0]].tag != TAG_PRON || sides->count > 1)
		return;
	if (sides->count == 1 && !(other->count > 0 && same_side(doc, &sides->items[0], &other->items[0])))
		return;
	/* "he will go, officials said": they are not he */
	saying = saying_beside(doc, t->leaf);
	if (saying != NO_TOKEN && saying > places->tokens[0])
		return;
	sides->count = 0;
	if (doc->tokens[t->leaf].tag == TAG_NOUN)
		fill_from_around(doc, t->leaf, &around);
	if (around.count > 0)
		sides_of(doc, &around, sides);
	else
		add_speaker(doc, t->leaf, sides);
	if (sides->count == 1 && other->count > 0 && same_side(doc, &sides->items[0], &other->items[0]))
	{
		sides->count = 0;
		person_before(doc, places->tokens[0], &other->items[0], sides);
	}
}

/* "X and Y met": each other.  "X and Y refused" is not, nor what the reader takes for an act without a target. */
static bool
is_reciprocal(const Telling *t)
{
	if (t->type == ACT_CONSULT)
		return true;
	return (t->flags & FRAME_RECIPROCAL || t->type == ACT_AGREE) && !(t->proposal && t->target_sure >= NOBODY_SURE);
}

static void
find_sides(Document *doc, const Telling *t, Sides *actors, Sides *targets)
{
	int32		sentence = doc->tokens[t->leaf].sentence;

	if (t->by_speaker)
		add_speaker(doc, t->leaf, actors);
	else
		(t->actors_read ? sides_proposed : sides_of) (doc, &t->actors, actors);
	(t->targets_read ? sides_proposed : sides_of) (doc, &t->targets, targets);
	mend_pronoun(doc, t, &t->actors, targets, actors);
	mend_pronoun(doc, t, &t->targets, actors, targets);
	drop_mere_places(doc, actors);
	if (t->flags & FRAME_PLACE)
		keep_places(doc, targets);
	if (t->type == ACT_ASSAULT && t->mode && (strcmp(t->mode, "kill") == 0 || strcmp(t->mode, "wound") == 0))
		drop_bodies(doc, targets);
	if (t->type == ACT_CONSULT && t->mode && strcmp(t->mode, "host") == 0)
		drop_things(doc, targets);
	if (t->type == ACT_PROTEST)
		call_civilians(doc, actors);
	supply_countries(doc, actors, targets, sentence);
	supply_countries(doc, targets, actors, sentence);
	drop_shared(doc, actors, targets);
	if (targets->count == 0 && actors->count > 1 && is_reciprocal(t))
		split_reciprocal(actors, targets);
}

/* "After a meeting with X, Y said: we agreed": with X. */
static void
agree_with_company(const Coder *coder, const Telling *t, const Sides *actors, Sides *targets)
{
	if (t->type != ACT_AGREE || t->composed || !(t->flags & FRAME_RECIPROCAL) || targets->count > 0 || actors->count != 1)
		return;
	for (int32 i = coder->sentence_begins; i < coder->out->count; i++)
	{
		const EventReport *r = &coder->out->items[i];
		const EventSide *other = same_side(coder->doc, &r->actor, &actors->items[0]) ? &r->target : &r->actor;

		CHECK_FOR_INTERRUPTS();
		if (strcmp(r->type, act_type_names[ACT_CONSULT]) != 0 || other->name == NULL || targets->count == MAX_SIDES)
			continue;
		if (other == &r->target || same_side(coder->doc, &r->target, &actors->items[0]))
			targets->items[targets->count++] = *other;
	}
}

/*
 * The country of a target whom nobody names: where the act was ("rioted in northern Lethia"), else the nearest country that is not the
 * actors'; or NULL.
 */
static const char *
country_concerned(Document *doc, const Telling *t, const Sides *actors, bool noun)
{
	Sides		found = {0};

	sides_of(doc, &t->around, &found);
	if (found.count == 0 && actors->count > 0 && wants_target(t, noun))
		nearest_other(doc, t->trigger_end, actors, &found);
	return found.count > 0 ? found.items[0].country : NULL;
}

static void
report(Coder *coder, Telling *t)
{
	Document   *doc = coder->doc;
	Sides		actors = {0},
				targets = {0};
	bool		noun = doc->tokens[t->leaf].tag == TAG_NOUN;

	find_sides(doc, t, &actors, &targets);
	if (actors.count == 0 && (t->by_speaker || (t->actors.count > 0 && is_outlet(doc, t->actors.tokens[0]))))
		return;
	agree_with_company(coder, t, &actors, &targets);
	if (targets.count == 0 && actors.count > 0 && t->proposal == NULL && wants_target(t, noun))
	{
		nearest_other(doc, t->trigger_end, &actors, &targets);
		t->nearest = targets.count > 0;
	}
	if (targets.count == 0 && t->proposal)
		t->target_country = country_concerned(doc, t, &actors, noun);
	if (!too_little(t, &actors, &targets, noun))
		emit_pairs(coder, t, &actors, &targets);
}

/* Whether a sentence is a question, in which nothing is told to have happened. */
static bool
is_question(const Document *doc, int32 sentence)
{
	const Sentence *s = &doc->sentences[sentence];

	for (int32 t = s->first + s->count - 1; t >= s->first && (doc->tokens[t].flags & TOKEN_PUNCT); t--)
		if (strcmp(doc->tokens[t].lower, "?") == 0)
			return true;
	return false;
}

static bool
is_small_number(const Token *t)
{
	int			length = span_length(t->span);

	return length <= 2 && t->lower[0] >= '0' && t->lower[0] <= '9' && (length == 1 || (t->lower[1] >= '0' && t->lower[1] <= '9'));
}

/* A score, "3-1", which is no range like "8-10": where one stands, who beats whom is sport. */
static bool
has_score(const Document *doc, int32 sentence)
{
	const Sentence *s = &doc->sentences[sentence];

	for (int32 t = s->first; t + 2 < s->first + s->count; t++)
		if (is_small_number(&doc->tokens[t]) && strcmp(doc->tokens[t + 1].lower, "-") == 0 && is_small_number(&doc->tokens[t + 2]) &&
			doc->tokens[t].span.end == doc->tokens[t + 1].span.start && atoi(doc->tokens[t].lower) >= atoi(doc->tokens[t + 2].lower))
			return true;
	return false;
}

static bool
is_sport(const Document *doc, int32 sentence)
{
	for (int32 s = Max(0, sentence - SPORT_SENTENCES); s <= sentence; s++)
		if (has_score(doc, s))
			return true;
	return false;
}

/* Whether a word of attack tells of a game ("beat Norway 3-1") or of an accident. */
static bool
is_harmless(const Document *doc, const Act *act, int32 sentence)
{
	return act->typed && act->typed->type == ACT_ASSAULT && (is_accident(doc, act->token) || is_sport(doc, sentence));
}

/* What the lexicon tells of a sentence. */
static void
tell_sentence(const Document *doc, int32 sentence, Tellings *told)
{
	Acts		acts;

	told->count = told->n_silent = told->n_barred = 0;
	acts_of_sentence(doc, sentence, &acts);
	for (int32 i = 0; i < acts.count; i++)
	{
		Telling    *t = &told->items[told->count];

		if (acts.items[i].governs)
			continue;
		if (is_harmless(doc, &acts.items[i], sentence))
			told->barred[told->n_barred++] = acts.items[i].token;
		else if (tell(doc, &acts, i, t))
			told->count++;
		else if (acts.items[i].typed || tells_none(doc, &acts.items[i]))
			told->silent[told->n_silent++] = acts.items[i].token;
	}
}

static void
code_sentence(Coder *coder, int32 sentence)
{
	Tellings	lexicon,
				told;

	coder->sentence_begins = coder->out->count;
	if (is_question(coder->doc, sentence))
		return;
	tell_sentence(coder->doc, sentence, &lexicon);
	tell_proposed(coder->doc, sentence, &lexicon, &told);
	for (int32 i = 0; i < told.count; i++)
		report(coder, &told.items[i]);
}

void
document_events(Document *doc)
{
	MemoryContext old;
	Coder		coder = {.doc = doc};

	if (doc->events && doc->events->frames == frames_generation())
		return;
	document_grammar(doc);
	document_times(doc);
	document_clauses(doc);
	document_quotations(doc);
	old = MemoryContextSwitchTo(doc->context);
	coder.out = palloc0(sizeof(EventReports));
	coder.out->frames = frames_generation();
	document_chain_sides(doc);
	setting_begin(&coder.setting, doc);
	for (int32 s = 0; s < doc->n_sentences; s++)
	{
		CHECK_FOR_INTERRUPTS();
		code_sentence(&coder, s);
	}
	doc->events = coder.out;
	MemoryContextSwitchTo(old);
}
