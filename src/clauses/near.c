/*
 * near.c - who may be meant where the grammar shows no subject: whoever is named right before the verb.
 */
#include "extension/core.h"
#include "clauses/parts.h"

#define NEAR_TOKENS 14			/* how far before the verb */

/* Whether the noun phrase that ends before `first` began with a preposition. */
static bool
after_preposition(const Document *doc, int32 first, int32 begin)
{
	for (int32 t = first - 1; t >= begin; t--)
	{
		switch (doc->tokens[t].tag)
		{
			case TAG_DET:
			case TAG_ADJ:
			case TAG_NUM:
			case TAG_NOUN:
				continue;
			case TAG_ADP:
				/* "after X met": the word may begin a clause */
				return !(circumstance_of(doc->tokens[t].lower) & BEFORE_CLAUSE);
			default:
				return false;
		}
	}
	return false;
}

int32
somebody_before(const Document *doc, int32 verb)
{
	int32		begin = Max(doc->sentences[doc->tokens[verb].sentence].first, verb - NEAR_TOKENS);
	int32		named = subject_over_commas(doc, verb, false);

	if (named != NO_TOKEN)
		return named;
	for (int32 t = verb - 1; t >= begin; t--)
	{
		int32		m = mention_of_token(doc, t);
		uint8		tag = doc->tokens[t].tag;

		if (tag == TAG_VERB || tag == TAG_SCONJ || tag == TAG_CCONJ || is_relative_pronoun(&doc->tokens[t]))
			return NO_TOKEN;
		if (m >= 0)
		{
			const Mention *mention = &doc->mentions->items[m];

			if (!after_preposition(doc, mention->outer_first, begin))
				return mention->head;
			t = Min(t, mention->outer_first);
		}
		else if (tag == TAG_NOUN && !after_preposition(doc, t, begin))
			return NO_TOKEN;
	}
	return NO_TOKEN;
}

int32
teller_of(const Document *doc, int32 verb)
{
	int32		subject = find_subject(doc, verb);

	return subject != NO_TOKEN ? subject : somebody_before(doc, verb);
}
