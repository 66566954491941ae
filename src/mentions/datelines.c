/*
 * datelines.c - "TAMSIN, Lethia, May 20 (Northern Wire)": the words of a dateline are places, a day and an agency, whatever
 * the tagger makes of capitals without a sentence.
 */
#include "extension/core.h"
#include "mentions/finding.h"

#define DATELINE_CONFIDENCE 0.95

static bool
is_mark(const Token *t, const char *mark)
{
	return strcmp(t->lower, mark) == 0;
}

static bool
is_month(const Token *t)
{
	static const char *const stems[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

	for (size_t i = 0; i < lengthof(stems); i++)
		if (strncmp(t->lower, stems[i], 3) == 0)
			return true;
	return false;
}

/* A piece between commas and brackets: a name of that kind, unless it is the day. */
static void
add_piece(Finding *f, int32 first, int32 last, NameKind kind)
{
	const Token *t = &f->doc->tokens[first];

	if (last < first || !(t->flags & TOKEN_CAPITAL) || (kind == NAME_PLACE && is_month(t)))
		return;
	add_mention(f, first, last, kind, FORM_NAME, "dateline", DATELINE_CONFIDENCE);
}

void
find_datelines(Finding *f)
{
	for (int32 s = 0; s < f->doc->n_sentences; s++)
	{
		const Sentence *sentence = &f->doc->sentences[s];
		int32		end = sentence->first + sentence->count;
		int32		first = sentence->first;
		NameKind	kind = NAME_PLACE;

		CHECK_FOR_INTERRUPTS();
		if (!sentence->dateline)
			continue;
		for (int32 i = first; i <= end; i++)
		{
			const Token *t = i < end ? &f->doc->tokens[i] : NULL;

			if (t && !is_mark(t, ",") && !is_mark(t, "(") && !is_mark(t, ")") && !is_mark(t, "/"))
				continue;
			add_piece(f, first, i - 1, kind);
			kind = t && is_mark(t, "(") ? NAME_ORGANISATION : NAME_PLACE;
			first = i + 1;
		}
	}
}
