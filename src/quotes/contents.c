/*
 * contents.c - the list of what cues may govern, and what is asked of a run of tokens before it goes there.
 */
#include "extension/core.h"
#include "quotes/contents.h"

Content *
add_content(Contents *all, const Cue *cue, int32 first, int32 last, const char *basis)
{
	Content    *c;

	if (all->count == all->capacity)
		all->items = repalloc(all->items, sizeof(Content) * (all->capacity *= 2));
	c = &all->items[all->count++];
	*c = (Content)
	{
		.cue = cue,.speaker = cue->speaker,.first = {first},.last = {last},.pieces = 1,.basis = basis
	};
	return c;
}

bool
has_marks(const Reading *r, int32 first, int32 last)
{
	for (int32 t = first; t <= last; t++)
		if (r->marks->at_token[t] >= 0)
			return true;
	return false;
}

bool
has_verb(const Reading *r, int32 first, int32 last)
{
	const Token *tokens = r->doc->tokens;

	for (int32 t = first; t <= last; t++)
		if (tokens[t].tag == TAG_AUX || (tokens[t].tag == TAG_VERB && !(tokens[t].morph & MORPH_GERUND)))
			return true;
	return false;
}
