/*
 * negation.c - whether what a clause tells is said not to be so: by a word beside its verb, by "no" on its subject or object, by
 * what it hangs on ("failed to", "it is not true that").
 */
#include "extension/core.h"
#include "clauses/parts.h"

static bool
has_child_of(const Document *doc, int32 head, ListedClass class)
{
	for (int32 c = token_child(doc, head, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, head, c))
		if (token_in_class(&doc->tokens[c], class))
			return true;
	return false;
}

/* "Not a soldier", "not one soldier"; "not all" and "not only" deny something else. */
static bool
is_not_one(const Document *doc, int32 not)
{
	const Token *next = &doc->tokens[not + 1];

	return token_is(&doc->tokens[not], "not") && not + 1 < doc->n_tokens && (token_is(next, "a") || token_is(next, "one") || token_is(next, "any"));
}

/* "No soldier", "neither side", "neither X nor Y", "hardly any soldier", "none of them", "nobody". */
static bool
means_nobody(const Document *doc, int32 noun)
{
	if (token_in_class(&doc->tokens[noun], CLASS_NOBODY))
		return true;
	for (int32 c = token_child(doc, noun, NO_TOKEN); c != NO_TOKEN && c < noun; c = token_child(doc, noun, c))
	{
		const Token *t = &doc->tokens[c];

		if ((t->relation == REL_DET || t->relation == REL_CC || t->relation == REL_ADVMOD) &&
			(token_in_class(t, CLASS_NO) || token_in_class(t, CLASS_HARDLY) || is_not_one(doc, c)))
			return true;
		if (t->relation == REL_DET && has_child_of(doc, c, CLASS_HARDLY))
			return true;
	}
	return false;
}

/* "At no time", "in no way", "under no circumstances"; "in no time" is soon. */
static bool
is_never(const Document *doc, int32 noun)
{
	int32		at = token_child_by(doc, noun, REL_CASE);

	return doc->tokens[noun].relation == REL_OBL && word_in_class(base_form(&doc->tokens[noun]), CLASS_OCCASION) && means_nobody(doc, noun) &&
		at != NO_TOKEN && (token_is(&doc->tokens[at], "at") || !token_is(&doc->tokens[noun], "time"));
}

/* "Killed no civilians": the object of a verb says that the act met nobody. */
bool
has_no_object(const Document *doc, int32 verb)
{
	int32		object = token_child_by(doc, verb, REL_OBJ);

	return object != NO_TOKEN && means_nobody(doc, object);
}

/* The subject or agent of a verb is nobody ("no soldier attacked"), or it is said never to happen ("at no time"). */
static bool
is_nobodys(const Document *doc, int32 verb)
{
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
		switch (doc->tokens[c].relation)
		{
			case REL_NSUBJ:
			case REL_NSUBJ_PASS:
			case REL_OBL_AGENT:
				if (means_nobody(doc, c))
					return true;
				break;
			default:
				if (is_never(doc, c))
					return true;
		}
	return false;
}

/* "Without attacking", "instead of attacking", "rather than attack". */
static bool
is_instead(const Document *doc, int32 word, int32 verb)
{
	const Token *t = &doc->tokens[word];

	if (word >= verb || (t->relation != REL_MARK && t->relation != REL_CASE && t->relation != REL_CC))
		return false;
	return token_is(t, "without") || (token_is(t, "instead") && token_is(t + 1, "of")) || (token_is(t, "rather") && token_is(t + 1, "than"));
}

/* "Did not", "never", "no longer"; "no" before what a copula tells; "yet to attack". */
static bool
has_negation(const Document *doc, int32 verb)
{
	for (int32 c = token_child(doc, verb, NO_TOKEN); c != NO_TOKEN; c = token_child(doc, verb, c))
	{
		const Token *t = &doc->tokens[c];

		if (token_in_class(t, CLASS_NOT) || (t->relation == REL_DET && token_is(t, "no")) ||
			(t->relation == REL_ADVMOD && (token_is(t, "longer") || (c < verb && token_in_class(t, CLASS_HARDLY)))) ||
			is_instead(doc, c, verb))
			return true;
		if (c < verb && token_is(t, "yet") && token_is(&doc->tokens[c + 1], "to"))
			return true;
	}
	return false;
}

/* "Has yet to attack": the negation of "attack" hangs on "has", the verb above. */
static bool
is_yet_to(const Document *doc, int32 verb)
{
	int32		head = doc->tokens[verb].head;

	if (head == NO_TOKEN || head > verb || !is_infinitive(doc, verb))
		return false;
	for (int32 c = token_child(doc, head, NO_TOKEN); c != NO_TOKEN && c < verb; c = token_child(doc, head, c))
		if (token_is(&doc->tokens[c], "yet") && token_is(&doc->tokens[c + 1], "to"))
			return true;
	return false;
}

/* "Did not attack or bomb", "no soldier was killed or wounded": the second verb has the negation of the first. */
static bool
shares_negation(const Document *doc, int32 verb, int depth)
{
	const Token *t = &doc->tokens[verb];
	int32		joined = token_child_by(doc, verb, REL_CC);

	if (t->relation != REL_CONJ || t->head > verb || depth > CLAUSE_DEPTH || own_subject(doc, verb) != NO_TOKEN)
		return false;
	if (joined == NO_TOKEN || !(token_is(&doc->tokens[joined], "or") || token_is(&doc->tokens[joined], "nor")))
		return false;
	return has_negation(doc, t->head) || is_nobodys(doc, t->head) || shares_negation(doc, t->head, depth + 1);
}

bool
is_negated(const Document *doc, int32 verb)
{
	return has_negation(doc, verb) || is_nobodys(doc, verb) || is_yet_to(doc, verb) || shares_negation(doc, verb, 0);
}

/* "Is not true", "is false". */
static bool
says_untrue(const Document *doc, int32 predicate)
{
	const char *word = base_form(&doc->tokens[predicate]);

	return (word_in_class(word, CLASS_TRUE) && has_negation(doc, predicate)) ||
		(word_in_class(word, CLASS_FALSE) && !has_negation(doc, predicate));
}

/* "No evidence that", "the denial that"; "the reports that it attacked are false". */
static bool
is_denied_by_noun(const Document *doc, int32 noun)
{
	const Token *t = &doc->tokens[noun];

	if (word_in_class(base_form(t), CLASS_EVIDENCE) && means_nobody(doc, noun))
		return true;
	return (t->relation == REL_NSUBJ || t->relation == REL_NSUBJ_PASS) && says_untrue(doc, t->head);
}

/* "The reports that Norway attacked Hungary": not "the soldiers that attacked Hungary", though it is read so at times. */
static bool
is_what_noun_says(const Document *doc, int32 verb)
{
	int32		subject = own_subject(doc, verb);

	if (doc->tokens[verb].relation != REL_ACL_RELCL)
		return doc->tokens[verb].relation == REL_ACL || doc->tokens[verb].relation == REL_CCOMP;
	return subject != NO_TOKEN && !is_relative_pronoun(&doc->tokens[subject]) && token_child_by(doc, verb, REL_OBJ) != NO_TOKEN;
}

/* What a verb or an adjective such as "failed" undoes: "to attack", "having attacked", "(short) of attacking"; no circumstance. */
static bool
is_complement(const Document *doc, int32 verb)
{
	const Token *t = &doc->tokens[verb];

	if (circumstance_before(doc, verb) & BEFORE_CLAUSE)
		return false;
	if (t->relation == REL_XCOMP || t->relation == REL_CCOMP)
		return true;
	return (t->relation == REL_ADVCL || t->relation == REL_ACL || t->relation == REL_OBJ) && own_subject(doc, verb) == NO_TOKEN &&
		((t->morph & MORPH_GERUND) || is_infinitive(doc, verb));
}

int32
denied_by(const Document *doc, int32 verb)
{
	int32		head;

	for (int i = 0; i < CLAUSE_DEPTH && doc->tokens[verb].relation == REL_CONJ && own_subject(doc, verb) == NO_TOKEN; i++)
		verb = doc->tokens[verb].head;
	head = doc->tokens[verb].head;
	if (head == NO_TOKEN)
		return NO_TOKEN;
	if (is_what_noun_says(doc, verb) && is_denied_by_noun(doc, head))
		return head;
	if ((is_complement(doc, verb) || doc->tokens[verb].relation == REL_CSUBJ) && says_untrue(doc, head))
		return head;
	return is_complement(doc, verb) && word_in_class(base_form(&doc->tokens[head]), CLASS_UNDONE) && !has_negation(doc, head) ? head : NO_TOKEN;
}
