/*
 * cues.c - finds the words that say that somebody says something (data/en/cues.tsv), and who that is.
 *
 * The speaker is the verb's subject in the grammar, looked for through conjunctions ("came and said"), participles
 * ("..., adding that"), relative clauses ("who said") and "was quoted as saying", where the one who quotes is only the
 * channel.
 */
#include "extension/core.h"
#include "clauses/clauses.h"
#include "quotes/reading.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_cues;

#define SUBJECT_STEPS 6			/* how many verbs up a subject is looked for */
#define PARTICIPLE_STEPS 10		/* how many heads up the speaker of ", adding that" is looked for */
#define OWNER_STEPS 3			/* how many joined nouns up the verb of a noun is looked for */
#define CHANNEL_TOKENS 14		/* how far before "as saying" its "quoted" stands */

static bool
in_list(const char *list, const char *word)
{
	size_t		n = strlen(word);

	for (const char *at = list; (at = strstr(at, word)) != NULL; at += n)
		if ((at == list || at[-1] == ',') && (at[n] == ',' || at[n] == '\0'))
			return true;
	return false;
}

bool
cue_takes_preposition(const Cue *cue, const char *preposition)
{
	return in_list(cue->preps, preposition);
}

static uint16
frames_of(const char *list)
{
	static const struct
	{
		const char *name;
		uint16		frame;
	}			frames[] = {
		{"quote", FRAME_QUOTE}, {"clause", FRAME_CLAUSE}, {"to", FRAME_TO}, {"object", FRAME_OBJECT},
		{"objto", FRAME_OBJTO}, {"as", FRAME_AS}, {"addressee", FRAME_ADDRESSEE}, {"channel", FRAME_CHANNEL}, {"aside", FRAME_ASIDE},
	};
	uint16		result = 0;

	for (size_t i = 0; i < lengthof(frames); i++)
		if (in_list(list, frames[i].name))
			result |= frames[i].frame;
	return result;
}

/* Whether data/en/cues.tsv is asked for a word as a verb, as a noun or as another part of speech; -1 for one that is never a cue. */
static int
part_of(const Token *t)
{
	switch ((Tag) t->tag)
	{
		case TAG_VERB:
			return CUE_VERB;
		case TAG_NOUN:
			return CUE_NOUN;
		case TAG_ADJ:
			return CUE_ADJECTIVE;
		case TAG_ADV:
			return CUE_ADVERB;
		default:
			return -1;
	}
}

static int
row_of(const char *key, const char *part)
{
	int			row = lexicon_find(&lexicon_cues, key, strlen(key));

	while (row >= 0 && strcmp(lexicon_cell(&lexicon_cues, row, CUE_COLUMN_PART), part) != 0)
		row = lexicon_same_key(&lexicon_cues, row) ? row + 1 : -1;
	return row;
}

static Cue *
add_cue(Reading *r, int row, int32 token, int32 last, CuePart part)
{
	Cue		   *cue = &r->cues[r->n_cues];

	*cue = (Cue)
	{
		.token = token,.last = last,.part = part,
			.frames = frames_of(lexicon_cell(&lexicon_cues, row, CUE_COLUMN_FRAMES)),
			.attitude = lexicon_cell(&lexicon_cues, row, CUE_COLUMN_ATTITUDE),
			.preps = lexicon_cell(&lexicon_cues, row, CUE_COLUMN_PREPS),
			.speaker = NO_TOKEN,.channel = NO_TOKEN
	};
	r->cue_at[token] = r->n_cues++;
	return cue;
}

static void
read_cue(Reading *r, int32 t)
{
	static const char *const parts[] = {"verb", "noun", "adjective", "adverb", "preposition"};
	const Token *token = &r->doc->tokens[t];
	int			part = part_of(token);
	int32		last = t;
	int			count;
	int			row;

	if (token->tag == TAG_ADP || token->tag == TAG_VERB)
	{
		row = lexicon_match(&lexicon_cues, r->doc, t, &count);
		if (row >= 0 && strcmp(lexicon_cell(&lexicon_cues, row, CUE_COLUMN_PART), "preposition") == 0)
		{
			add_cue(r, row, t, t + count - 1, CUE_PREPOSITION);
			return;
		}
	}
	if (part < 0 || token->lemma == NULL)
		return;
	row = part == CUE_VERB ? cue_of_verb(r->doc, t, &last) : row_of(token->lemma, parts[part]);
	if (row < 0 && part == CUE_VERB)
	{
		part = CUE_ADJECTIVE;
		row = row_of(token->lower, parts[part]);
	}
	if (row >= 0)
		add_cue(r, row, t, last, part);
}

/* A noun on the same side of the quotation marks as its verb. */
static bool
may_speak(const Reading *r, int32 t, int32 verb)
{
	const Token *token = &r->doc->tokens[t];

	return r->marks->at_token[t] == r->marks->at_token[verb] && token->tag != TAG_VERB && token->tag != TAG_AUX &&
		!(token->flags & TOKEN_PUNCT);
}

/* "when asked", "asked whether he knew": who asked is not said. */
static bool
is_bare_participle(const Token *t)
{
	return t->relation == REL_ADVCL && (t->morph & MORPH_PAST) && !(t->morph & MORPH_GERUND);
}

/* A verb's own subject, or the agent of a passive one; *stop when it has a subject which is not who speaks. */
static int32
own_subject(const Reading *r, int32 verb, bool *stop)
{
	int32		subject = NO_TOKEN;

	for (int32 c = r->doc->child[verb]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		GrammarRelation rel = r->doc->tokens[c].relation;

		if (rel == REL_OBL_AGENT)
			return c;
		/* Of two, the nearest before the verb: the other is an error of the grammar. */
		if (rel == REL_NSUBJ && (subject == NO_TOKEN || c < verb) && may_speak(r, c, verb))
			subject = c;
		if (rel == REL_NSUBJ_PASS || rel == REL_EXPL || rel == REL_CSUBJ)
			*stop = true;
	}
	return *stop ? NO_TOKEN : subject;
}

/* The one whom a channel quotes ("agencies quoted X as saying", "X was quoted as saying"). */
static int32
quoted_one(const Reading *r, int32 verb)
{
	int32		one = token_child_by(r->doc, verb, REL_NSUBJ_PASS);

	if (one == NO_TOKEN)
		one = token_object(r->doc, verb);
	return one;
}

static bool
is_channel(const Reading *r, int32 t)
{
	return r->cue_at[t] >= 0 && (r->cues[r->cue_at[t]].frames & FRAME_CHANNEL);
}

/* Who does what a verb says, by the grammar, or NO_TOKEN. */
static int32
speaking_subject(const Reading *r, int32 verb)
{
	const Token *tokens = r->doc->tokens;

	for (int step = 0; step < SUBJECT_STEPS && verb != NO_TOKEN; step++)
	{
		bool		stop = false;
		int32		subject = is_channel(r, verb) ? quoted_one(r, verb) : own_subject(r, verb, &stop);

		if (subject != NO_TOKEN || stop || is_bare_participle(&tokens[verb]))
			return subject;
		switch ((GrammarRelation) tokens[verb].relation)
		{
			case REL_ACL:
			case REL_ACL_RELCL:
				return is_nominal(&tokens[tokens[verb].head]) ? tokens[verb].head : NO_TOKEN;
			case REL_XCOMP:
				subject = token_object(r->doc, tokens[verb].head);
				if (subject != NO_TOKEN && subject < verb && !token_is(&tokens[subject], "it"))
					return subject;
				/* "was forced to say" */
				subject = token_child_by(r->doc, tokens[verb].head, REL_NSUBJ_PASS);
				if (subject != NO_TOKEN && subject < verb && !is_channel(r, tokens[verb].head))
					return subject;
				/* FALLTHROUGH */
			case REL_CONJ:
			case REL_ADVCL:
			case REL_CCOMP:
			case REL_PARATAXIS:
				verb = tokens[verb].head;
				break;
			default:
				return NO_TOKEN;
		}
	}
	return NO_TOKEN;
}

/*
 * "X said Y had left, adding that ...", "X opened the bridge that Y built, saying ...": a participle behind a comma goes on
 * from who said the rest, or does it; not from the nearest noun.
 */
static int32
participle_speaker(const Reading *r, int32 verb)
{
	const Token *tokens = r->doc->tokens;
	int32		speaker = NO_TOKEN;
	int32		t = tokens[verb].head;

	if (!(tokens[verb].morph & MORPH_GERUND) || verb == 0 || !token_is(&tokens[verb - 1], ",") || token_child_by(r->doc, verb, REL_NSUBJ) != NO_TOKEN)
		return NO_TOKEN;
	for (int step = 0; step < PARTICIPLE_STEPS && t >= 0; step++, t = tokens[t].head)
	{
		bool		stop = false;
		bool		says = r->cue_at[t] >= 0 && r->cues[r->cue_at[t]].part == CUE_VERB && (r->cues[r->cue_at[t]].frames & FRAME_QUOTE);
		int32		subject;

		if ((speaker != NO_TOKEN && !says) || is_channel(r, t))
			continue;
		subject = own_subject(r, t, &stop);
		if (subject != NO_TOKEN && subject < verb)
			speaker = subject;
	}
	return speaker;
}

/* The subject of a finite verb that the grammar left without one: the name or noun right before it. */
static int32
subject_beside(const Reading *r, int32 verb)
{
	const Token *t = &r->doc->tokens[verb];

	if ((t->morph & (MORPH_PASSIVE | MORPH_GERUND | MORPH_BASE)) || !(t->morph & (MORPH_PAST | MORPH_THIRD)) ||
		t->relation == REL_ACL || t->relation == REL_ADVCL || t->relation == REL_XCOMP ||
		token_child_by(r->doc, verb, REL_NSUBJ_PASS) != NO_TOKEN || token_child_by(r->doc, verb, REL_EXPL) != NO_TOKEN)
		return NO_TOKEN;
	return nominal_before(r, verb, r->doc->sentences[t->sentence].first);
}

/* "in the view of X", "in X's words" */
bool
is_after_in(const Reading *r, int32 noun)
{
	int32		preposition = token_child_by(r->doc, noun, REL_CASE);

	return preposition != NO_TOKEN && preposition < noun && token_is(&r->doc->tokens[preposition], "in");
}

/* The verb of which a noun is the object, also beside another object or behind "with" or "in"; or NO_TOKEN. */
static int32
verb_over(const Reading *r, int32 noun)
{
	const Token *tokens = r->doc->tokens;

	for (int step = 0; step < OWNER_STEPS && tokens[noun].head >= 0; step++)
	{
		GrammarRelation rel = tokens[noun].relation;
		int32		preposition = token_child_by(r->doc, noun, REL_CASE);

		if (rel == REL_OBJ || (rel == REL_OBL && preposition != NO_TOKEN &&
							   (token_is(&tokens[preposition], "with") || token_is(&tokens[preposition], "in"))))
			return tokens[noun].head;
		if (rel != REL_CONJ)
			return NO_TOKEN;
		noun = tokens[noun].head;
	}
	return NO_TOKEN;
}

/*
 * Who speaks by a noun: its owner ("his claim", "the claim by X", "X's claim"; with `aside` also "the view of X"), or whoever makes it
 * ("X repeated the claim"); or NO_TOKEN.
 */
static int32
owner_of(const Reading *r, int32 noun, bool aside)
{
	const Token *tokens = r->doc->tokens;
	int32		owner = token_child_by(r->doc, noun, REL_NMOD_POSS);

	for (int32 c = r->doc->child[noun]; owner == NO_TOKEN && c != NO_TOKEN; c = r->doc->sibling[c])
	{
		int32		preposition = token_child_by(r->doc, c, REL_CASE);

		if (tokens[c].relation == REL_NMOD && preposition != NO_TOKEN &&
			(token_is(&tokens[preposition], "by") || token_is(&tokens[preposition], "from") ||
			 token_is(&tokens[preposition], "among") ||
			 (aside && token_is(&tokens[preposition], "of"))))
			owner = c;
	}
	if (owner == NO_TOKEN || (tokens[owner].tag == TAG_PRON && owner < noun))
	{
		int32		verb = verb_over(r, noun);
		int32		subject = verb == NO_TOKEN ? NO_TOKEN : speaking_subject(r, verb);

		if (subject != NO_TOKEN)
			owner = subject;
	}
	return owner;
}

/* The nominal that stands before a verb, over adverbs, auxiliaries and an apposition; or NO_TOKEN. */
int32
nominal_before(const Reading *r, int32 verb, int32 first)
{
	const Token *tokens = r->doc->tokens;
	int32		t = verb - 1;

	while (t >= first && (tokens[t].tag == TAG_ADV || tokens[t].tag == TAG_AUX || tokens[t].tag == TAG_PART))
		t--;
	if (t >= first && (token_is(&tokens[t], ",") || token_is(&tokens[t], ")")))
	{
		bool		comma = token_is(&tokens[t], ",");

		for (t--; t >= first && !token_is(&tokens[t], comma ? "," : "("); t--)
			;
		t--;
	}
	if (t < first || !(is_nominal(&tokens[t]) || (tokens[t].flags & TOKEN_CAPITAL)))
		return NO_TOKEN;
	for (int step = 0; step < 4 && tokens[t].relation == REL_FLAT && tokens[t].head >= first; step++)
		t = tokens[t].head;
	return t;
}

/* "Told that the dam had failed, Elm said", "Asked whether": who told or asked him is not said. */
static bool
is_told(const Reading *r, const Cue *cue)
{
	const Token *t = &r->doc->tokens[cue->token];

	return (t->flags & TOKEN_FIRST) && (t->morph & MORPH_PAST) &&
		(cue->frames & (FRAME_ADDRESSEE | FRAME_OBJTO));
}

static int32
speaker_of(const Reading *r, const Cue *cue)
{
	int32		head = r->doc->tokens[cue->token].head;
	int32		speaker;

	switch ((CuePart) cue->part)
	{
		case CUE_VERB:
			if (is_told(r, cue))
				return NO_TOKEN;
			speaker = participle_speaker(r, cue->token);
			if (speaker == NO_TOKEN)
				speaker = speaking_subject(r, cue->token);
			return speaker != NO_TOKEN ? speaker : subject_beside(r, cue->token);
		case CUE_ADJECTIVE:
			return speaking_subject(r, cue->token);
		case CUE_NOUN:
			return owner_of(r, cue->token, (cue->frames & FRAME_ASIDE) != 0 && is_after_in(r, cue->token));
		case CUE_PREPOSITION:
			/* "according" hangs on what follows it, or on a word before that does. */
			for (int32 t = cue->last + 1; t < r->doc->n_tokens && t <= cue->last + 12; t++)
				if (is_nominal(&r->doc->tokens[t]) && r->doc->tokens[t].relation != REL_COMPOUND &&
					r->doc->tokens[t].relation != REL_NMOD_POSS)
					return t;
			return head > cue->last ? head : NO_TOKEN;
		default:
			return NO_TOKEN;
	}
}

/* "told Reuters", "said to reporters". */
static ByteSpan
addressee_of(const Reading *r, const Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	ByteSpan	none = {0, 0};

	if (cue->part != CUE_VERB)
		return none;
	for (int32 c = r->doc->child[cue->token]; c != NO_TOKEN; c = r->doc->sibling[c])
	{
		int32		preposition = token_child_by(r->doc, c, REL_CASE);

		if (!is_nominal(&tokens[c]) || c == cue->speaker)
			continue;
		if (tokens[c].relation == REL_IOBJ || (tokens[c].relation == REL_OBJ && (cue->frames & FRAME_ADDRESSEE)))
			return noun_phrase(r, c);
		if (tokens[c].relation == REL_OBL && (cue->frames & FRAME_QUOTE) && preposition != NO_TOKEN &&
			token_is(&tokens[preposition], "to") && !cue_takes_preposition(cue, "to"))
			return noun_phrase(r, c);
	}
	return none;
}

/* "agencies quoted X as saying", whatever the grammar makes of it: X says, the agencies are no cue of their own. */
static void
read_channel(Reading *r, Cue *cue)
{
	const Token *tokens = r->doc->tokens;
	int32		limit = Max(0, cue->token - CHANNEL_TOKENS);

	if (cue->part != CUE_VERB || cue->token == 0 || !token_is(&tokens[cue->token - 1], "as") ||
		!(tokens[cue->token].morph & MORPH_GERUND))
		return;
	for (int32 t = cue->token - 2; t >= limit && tokens[t].sentence == tokens[cue->token].sentence; t--)
	{
		int32		one;

		if (!is_channel(r, t))
			continue;
		one = quoted_one(r, t);
		if (one == NO_TOKEN)
			one = t < cue->token - 2 ? nominal_before(r, cue->token - 1, t) : nominal_before(r, t, limit);
		cue->channel = t;
		cue->speaker = one;
		r->cues[r->cue_at[t]].frames = 0;
		return;
	}
}

void
read_cues(Reading *r)
{
	Size		n = r->doc->n_tokens + 1;

	r->cues = palloc(sizeof(Cue) * n);
	r->cue_at = palloc(sizeof(int32) * n);
	memset(r->cue_at, -1, sizeof(int32) * n);
	for (int32 t = 0; t < r->doc->n_tokens; t++)
	{
		CHECK_FOR_INTERRUPTS();
		read_cue(r, t);
	}
	for (int32 i = 0; i < r->n_cues; i++)
	{
		Cue		   *cue = &r->cues[i];

		cue->speaker = speaker_of(r, cue);
		read_channel(r, cue);
		cue->addressee = addressee_of(r, cue);
	}
	for (int32 i = 0; i < r->n_cues; i++)
		r->cues[i].unsaid = is_unsaid(r, &r->cues[i]);
}
