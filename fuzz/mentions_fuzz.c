/*
 * mentions_fuzz.c - mentions of any bytes: tokens and chains in bounds, in the order of the text, no person in a place's chain.
 */
#include "extension/core.h"

#include "mentions/mentions.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_mention(const Document *doc, const Mentions *all, const Mention *m, int32 after)
{
	assert(m->first >= after && m->first <= m->last && m->last < doc->n_tokens);
	assert(m->outer_first >= 0 && m->outer_first <= m->outer_last && m->outer_last < doc->n_tokens);
	assert(m->span.start == doc->tokens[m->first].span.start && m->span.end == doc->tokens[m->last].span.end);
	assert(m->head >= 0 && m->head < doc->n_tokens);
	assert(m->chain >= -1 && m->chain < all->n_chains);
	assert(m->next >= -1 && m->next < all->count && m->organisation >= -1 && m->organisation < all->count);
	assert(m->same_as >= -1 && m->same_as < all->count);
	assert(m->confidence >= 0 && m->confidence <= 1 && m->basis != NULL);
	assert(!m->country || strlen(m->country) == 3);
	assert(!m->sector || strlen(m->sector) == 3);
	if (m->chain >= 0 && m->form == FORM_NAME)
		assert((m->kind == NAME_PERSON) == (all->chains[m->chain].kind == NAME_PERSON));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	MemoryContext context = AllocSetContextCreate(TopMemoryContext, "fuzz", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(context);
	Document   *doc = document_create((const char *) data, size, DAY_NONE);
	int32		after = 0;

	document_mentions(doc);
	for (int32 i = 0; i < doc->mentions->count; i++)
	{
		check_mention(doc, doc->mentions, &doc->mentions->items[i], after);
		after = doc->mentions->items[i].first;
	}
	for (int32 i = 0; i < doc->mentions->n_chains; i++)
		assert(doc->mentions->chains[i].mentions > 0 && doc->mentions->chains[i].name != NULL);
	for (int32 i = 0; i < doc->n_tokens; i++)
		assert(mention_of_token(doc, i) >= -1 && mention_of_token(doc, i) < doc->mentions->count);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return 0;
}
