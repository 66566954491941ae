/*
 * referents.c - whom a pronoun means where its chain says nothing or what cannot be: "it" is no person, "he" in a quotation
 * is not the one who says so.  Then the nearest fit mention is taken, as in Hobbs' and in Lappin and Leass's rules:
 * those before it in the sentence, then those of the sentence before from its beginning.
 */
#include "extension/core.h"
#include "events/referents.h"

#include "quotes/quotes.h"

#define MAX_ROLE 5			/* tokens before a name in which the body is looked for */

typedef enum Wanted
{
	WANT_ANY, WANT_PERSON, WANT_THING
} Wanted;

int32
speaker_at(const Document *doc, int32 token)
{
	int32		q = doc->quotations && doc->quotations->at_token ? doc->quotations->at_token[token] : -1;

	return q < 0 ? -1 : doc->quotations->items[q].speaker_mention;
}

static bool
is_in_marks(const Document *doc, int32 token)
{
	int32		q = doc->quotations && doc->quotations->at_token ? doc->quotations->at_token[token] : -1;

	return q >= 0 && doc->quotations->items[q].type == QUOTATION_DIRECT;
}

static Wanted
wanted_by(const char *pronoun)
{
	char		whom = pronoun_whom(pronoun);

	if (whom == 'n')
		return WANT_THING;
	if (whom == 'm' || whom == 'f')
		return WANT_PERSON;
	return WANT_ANY;
}

static char
gender_of(const char *pronoun)
{
	return *pronoun == 's' || strncmp(pronoun, "her", 3) == 0 ? 'f' : 'm';
}

static bool
is_fit(const Document *doc, int32 mention, Wanted wanted, int32 not_chain)
{
	const Mention *m = &doc->mentions->items[mention];

	if (m->form == FORM_PRONOUN || m->chain < 0 || m->chain == not_chain)
		return false;
	if (wanted == WANT_PERSON)
		return m->kind == NAME_PERSON && m->gender != 'p';
	if (m->kind == NAME_PERSON || m->gender == 'p')
		return false;
	return m->kind == NAME_ORGANISATION || m->country != NULL || m->sector != NULL;
}

static int32
nearest_before(const Document *doc, int32 token, Wanted wanted, int32 not_chain)
{
	int32		begin = doc->sentences[doc->tokens[token].sentence].first;

	for (int32 t = token - 1; t >= begin; t--)
	{
		int32		m = mention_of_token(doc, t);

		if (m >= 0 && is_fit(doc, m, wanted, not_chain))
			return m;
	}
	return -1;
}

static int32
first_of_sentence(const Document *doc, int32 sentence, Wanted wanted, int32 not_chain)
{
	const Sentence *s = &doc->sentences[sentence];

	for (int32 t = s->first; t < s->first + s->count; t++)
	{
		int32		m = mention_of_token(doc, t);

		if (m >= 0 && is_fit(doc, m, wanted, not_chain))
			return m;
	}
	return -1;
}

/* The first fit mention of the sentence that is a subject: what a sentence is about. */
static int32
subject_before(const Document *doc, int32 token, Wanted wanted, int32 not_chain)
{
	for (int32 t = doc->sentences[doc->tokens[token].sentence].first; t < token; t++)
	{
		int32		m = doc->tokens[t].relation == REL_NSUBJ || doc->tokens[t].relation == REL_NSUBJ_PASS ? mention_of_token(doc, t) : -1;

		if (m >= 0 && is_fit(doc, m, wanted, not_chain))
			return m;
	}
	return -1;
}

/*
 * "X said he had met Y": X, unless he is what is met.  A pronoun that is the subject of what somebody says means him where
 * both are of one gender.
 */
static int32
teller_meant(const Document *doc, int32 token, Wanted wanted)
{
	int32		verb = doc->tokens[token].head;
	int32		saying;
	int32		subject;
	int32		m;

	if (wanted != WANT_PERSON || doc->tokens[token].relation != REL_NSUBJ || doc->tokens[verb].relation != REL_CCOMP)
		return -1;
	saying = doc->tokens[verb].head;
	subject = token_child_by(doc, saying, REL_NSUBJ);
	if (subject == NO_TOKEN || subject > token || doc->tokens[token].morph & MORPH_PLURAL)
		return -1;
	m = mention_of_token(doc, subject);
	if (m < 0 || !is_fit(doc, m, WANT_PERSON, -1) || doc->mentions->items[m].form != FORM_NAME)
		return -1;
	return doc->mentions->items[m].gender && doc->mentions->items[m].gender != gender_of(doc->tokens[token].lower) ? -1 : m;
}

int32
referent_of_pronoun(const Document *doc, int32 token, int32 mention)
{
	Wanted		wanted = wanted_by(doc->tokens[token].lower);
	int32		speaker = is_in_marks(doc, token) ? speaker_at(doc, token) : -1;
	int32		chain = mention >= 0 ? doc->mentions->items[mention].chain : -1;
	int32		speaker_chain = speaker >= 0 ? doc->mentions->items[speaker].chain : -1;
	int32		found;

	if (wanted == WANT_ANY)
		return mention;
	found = speaker < 0 ? teller_meant(doc, token, wanted) : -1;
	if (found >= 0)
		return found;
	if (chain >= 0 && !(speaker_chain >= 0 && chain == speaker_chain) &&
		!(wanted == WANT_THING && doc->mentions->chains[chain].kind == NAME_PERSON))
		return mention;
	found = wanted == WANT_THING ? subject_before(doc, token, wanted, speaker_chain) : -1;
	if (found < 0)
		found = nearest_before(doc, token, wanted, speaker_chain);
	if (found < 0 && doc->tokens[token].sentence > 0)
		found = first_of_sentence(doc, doc->tokens[token].sentence - 1, wanted, speaker_chain);
	return found;
}

bool
acts_for_body(const Document *doc, const Mention *m)
{
	int32		first = m->outer_first;
	int32		begin = Max(doc->sentences[doc->tokens[m->first].sentence].first, first - MAX_ROLE);

	while (first > begin && (doc->tokens[first - 1].tag == TAG_NOUN || doc->tokens[first - 1].tag == TAG_ADJ ||
							 doc->tokens[first - 1].tag == TAG_PROPN || strcmp(doc->tokens[first - 1].lower, "-") == 0))
		first--;
	if (m->kind != NAME_PERSON || m->form != FORM_NAME)
		return false;
	for (int32 t = first; t < m->first; t++)
	{
		int32		body = mention_of_token(doc, t);

		if (body >= 0 && doc->mentions->items[body].sector && doc->mentions->items[body].kind == NAME_ORGANISATION &&
			strcmp(doc->mentions->items[body].sector, "IGO") == 0)
			return true;
	}
	return m->organisation >= 0 && doc->mentions->items[m->organisation].sector &&
		strcmp(doc->mentions->items[m->organisation].sector, "IGO") == 0;
}
