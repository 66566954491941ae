/*
 * finding.h - what the steps of this stage share: the mentions found so far in one document.
 *
 *	find_names.c		names by lists and rules, and by the tagger (see naming.h)
 *	datelines.c	the place and agency at the head of a story
 *	companies.c	companies told by their first word
 *	surnames.c	people told by a surname that is a title ("Pope said so", of Lena Pope) or a place
 *	places_of_text.c	places told by the text itself ("Lethia's foreign minister")
 *	regions.c	towns in the state or country behind them, states that share a country's name
 *	find_roles.c		offices and jobs: beside a name ("Foreign Minister X", "X, the head of Y") or alone ("Syrian officials")
 *	pronouns.c	he, she, they, we
 *	chains.c	which names are the same one, and what is known of them
 *	describing.c	whom a description means
 *	offices.c	words for offices and jobs
 *	context.c	whose government "the government" is
 *	mention_list.c	what they write: mentions and chains
 *	mentions.c	the order of these steps
 */
#ifndef NEWS_ARCHIVE_FINDING_H
#define NEWS_ARCHIVE_FINDING_H

#include "mentions/mentions.h"
#include "text/lexicon.h"

extern const Lexicon lexicon_titles;
extern const Lexicon lexicon_offices;
extern const Lexicon lexicon_organisations;
extern const Lexicon lexicon_organisation_words;
extern const Lexicon lexicon_regions;
extern const Lexicon lexicon_provinces;
extern const Lexicon lexicon_role_words;
extern const Lexicon lexicon_word_first_names;
extern const Lexicon lexicon_kind_words;	/* of language/ */

/* Columns of data/en/titles.tsv. */
enum
{
	TITLE_ROLE = 1, TITLE_GENDER, TITLE_SECTOR, TITLE_ALSO
};

/* Columns of data/organisations.tsv. */
enum
{
	ORGANISATION_NAME = 1, ORGANISATION_FORM, ORGANISATION_COUNTRY, ORGANISATION_SECTOR
};

typedef struct Finding
{
	Document   *doc;
	Mentions   *out;
	int32		capacity;
	int32	   *at;				/* for each token the name or description found there (without its title), or -1 */
} Finding;

#define MENTION_NONE (-1)

/* mention_list.c */

/* Adds a mention of tokens first..last with nothing else known; gives its index.  `at` is set when the tokens are free. */
extern int32 add_mention(Finding *f, int32 first, int32 last, NameKind kind, MentionForm form, const char *basis,
						 float confidence);

/* Takes a mention back: its tokens are free again, and sort_mentions drops it. */
extern void drop_mention(Finding *f, int32 mention);

/* A chain that begins with this mention; its index. */
extern int32 new_chain(Finding *f, int32 mention);
extern void join_chain(Finding *f, int32 mention, int32 chain);

/* Into the order of the text; dropped ones go, and what pointed at a mention points at its new place. */
extern void sort_mentions(Finding *f);

/* Makes f->out->at_token: which mention each token belongs to, the innermost of several. */
extern void cover_tokens(Finding *f);

/* The subject of its clause, or the first words of the sentence. */
extern bool is_subject(const Document *doc, const Mention *m);

static inline bool
mention_dropped(const Mention *m)
{
	return m->last < m->first;
}

/* The cell of a word list, NULL when empty. */
static inline const char *
cell_or_null(const Lexicon *lexicon, int row, int column)
{
	const char *s = lexicon_cell(lexicon, row, column);

	return s[0] ? s : NULL;
}

/* Both tokens stand in one sentence, so that one may look from the first to the second. */
static inline bool
token_in_sentence(const Document *doc, int32 token, int32 sentence)
{
	return token >= 0 && token < doc->n_tokens && doc->tokens[token].sentence == sentence;
}

/* The row of one token, without a full stop at its end, or -1. */
extern int	lexicon_word(const Lexicon *lexicon, const Token *t);

/* datelines.c */
extern void find_datelines(Finding *f);

/* find_names.c */
extern void find_names(Finding *f);

/* Country, sector and usual name of the names that the tagger found. */
extern void know_names(Finding *f);

/* The title that a token is ("Gen."), a row of lexicon_titles, or -1. */
extern int	title_at(const Document *doc, int32 token);

/* companies.c */
extern void find_companies(Finding *f);

/* places_of_text.c */
extern void find_places_of_text(Finding *f);

/* regions.c */
extern void settle_regions(Finding *f);

/* surnames.c */
extern void find_surnames(Finding *f);
extern void find_surnames_of_places(Finding *f);

/* find_roles.c */
extern void find_roles(Finding *f);

/* offices.c */

/* Columns of data/en/offices.tsv. */
enum
{
	OFFICE_FORM = 1, OFFICE_SECTOR, OFFICE_GENDER, OFFICE_WEIGHT
};

/* The longest office of lexicon_offices whose last token is `last`: its first token, or -1. */
extern int32 office_ending_at(const Document *doc, int32 last, int *row, bool *plural);

/*
 * Whether an office of one person ("minister", not "ministers") ends at token `last`; its first token in *first. *strong: it is an
 * office of state, army, law or church.
 */
extern bool person_office(const Document *doc, int32 last, int32 *first, bool *strong);

/* pronouns.c */
extern void find_pronouns(Finding *f);
extern void resolve_pronouns(Finding *f);

/* chains.c */
extern void make_chains(Finding *f);

/* describing.c */
extern void chain_holders(Finding *f);
extern void chain_description(Finding *f, int32 mention);

/* context.c */
extern void settle_capitals(Finding *f);
extern void settle_cities(Finding *f);
extern void find_context_countries(Finding *f);

#endif
