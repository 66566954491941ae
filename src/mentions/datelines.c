/*
 * datelines.c - "TAMSIN, Lethia, May 20 (Northern Wire)": the words of a dateline are places, a day and an agency, whatever
 * the tagger makes of capitals without a sentence.
 */
#include "extension/core.h"
#include "language/gazetteer.h"
#include "mentions/finding.h"
#include "text/calendar_words.h"

#define DATELINE_CONFIDENCE 0.95

static bool
is_mark(const Token *t, const char *mark)
{
	return strcmp(t->lower, mark) == 0;
}

static bool
is_month(const Token *t)
{
	return month_of_stem(t->lower) > 0;
}

/* "TAMSIN", "PORT AL-QASR": capitals throughout, and one word too long for an abbreviation. */
static bool
is_shouted(const Document *doc, int32 first, int32 last)
{
	bool		is_long = false;

	for (int32 i = first; i <= last; i++)
	{
		const Token *t = &doc->tokens[i];

		if (!(t->flags & TOKEN_WORD))
			continue;
		if (!(t->flags & TOKEN_CAPITALS) || (int) strlen(t->lower) != t->span.end - t->span.start || strchr(t->lower, '.'))
			return false;
		is_long |= strlen(t->lower) > 3;
	}
	return is_long;
}

/* A place in capitals as it is written elsewhere: by the gazetteer, or each word with its first letter large. */
static const char *
name_in_small(const Document *doc, int32 first, int32 last)
{
	GazetteerPlace place;
	int			start = doc->tokens[first].span.start;
	char	   *name;

	if (gazetteer_place_at(doc, first, &place) == last - first + 1 && place.name)
		return place.name;
	name = pnstrdup(doc->text + start, doc->tokens[last].span.end - start);
	for (int32 i = first; i <= last; i++)
	{
		const Token *t = &doc->tokens[i];

		if ((int) strlen(t->lower) != t->span.end - t->span.start)
			continue;
		for (int k = 1; t->lower[k]; k++)
			if (t->lower[k - 1] != '-' && t->lower[k - 1] != '\'' && (t->lower[0] & 0x80) == 0)
				name[t->span.start - start + k] = t->lower[k];
	}
	return name;
}

/* A piece between commas and brackets: a name of that kind, unless it is the day. */
static void
add_piece(Finding *f, int32 first, int32 last, NameKind kind)
{
	const Token *t = &f->doc->tokens[first];
	int32		m;

	if (last < first || !(t->flags & TOKEN_CAPITAL) || (kind == NAME_PLACE && is_month(t)))
		return;
	m = add_mention(f, first, last, kind, FORM_NAME, "dateline", DATELINE_CONFIDENCE);
	if (kind == NAME_PLACE && is_shouted(f->doc, first, last))
		f->out->items[m].name = name_in_small(f->doc, first, last);
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
