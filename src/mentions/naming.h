/*
 * naming.h - what the steps that find names share: claims on tokens, and what a word of a name looks like.
 *
 *	name_words.c		words and runs of words: capitals, particles, titles, words of organisations
 *	tagged.c	the tagger's spans with their edges mended
 *	find_names.c		the rules, and which claim wins
 */
#ifndef NEWS_ARCHIVE_NAMING_H
#define NEWS_ARCHIVE_NAMING_H

#include "mentions/finding.h"

/* Names are looked for at most this many tokens far. */
#define NAME_MAX_TOKENS 12

/* Who wins where claims overlap. */
enum
{
	RANK_CITY = 25, RANK_TAGGER = 30, RANK_GIVEN_NAME = 35, RANK_PLACE = 40, RANK_ORGANISATION_WORD = 45, RANK_TITLE = 48, RANK_ORGANISATION = 50
};

/* One rule's claim on tokens first..last. */
typedef struct Claim
{
	int32		first;
	int32		last;
	int			rank;			/* RANK_...: the higher wins, then the longer */
	NameKind	kind;
	float		confidence;
	const char *basis;
	const char *name;
	const char *country;
	const char *sector;
} Claim;

/* A document, the tagger's spans with their edges mended, and for each token the span that covers it, or NULL. */
typedef struct NameReading
{
	const Document *doc;
	NameSpan   *spans;			/* count is 0 for one that is no name after all */
	const NameSpan **span_at;
	bool	   *tagged;			/* the tagger as it was said something of this token */
} NameReading;

/* name_words.c */
extern bool capital_word(const Document *doc, int32 i);
extern bool is_particle(const Token *t);
extern bool joined(const Document *doc, int32 i);

/* A name may begin here: a capital, or "al-" and the like with one behind it. */
extern bool begins_name(const Document *doc, int32 i);

/*
 * A word that only joins or points ("The", "Which", "Then", by its tag): a capital on it, as the first of a sentence has one, does not
 * make it a name.
 */
extern bool empty_word(const Document *doc, int32 i);

/* The last token of a run of capitals as a name of a person or an organisation may be; first - 1 when none begins. */
extern int32 person_run(const Document *doc, int32 first);
extern int32 organisation_run(const Document *doc, int32 first);

/* Where the name begins in a run that may begin with titles: `last` + 1 when it is all title. */
extern int32 after_titles(const Document *doc, int32 first, int32 last, bool *titled, bool *strong);

/* "He met Pranab Sen.": the last token is a surname with the sentence's full stop. */
extern bool ends_in_surname_and_stop(const Document *doc, int32 first, int32 last);

/* The last token of a surname and a given name of two syllables that begins at `first` ("Sun Yat-sen", "Park Geun-hye"), or -1. */
extern int32 hyphenated_given_name(const Document *doc, int32 first);

/* "Will Brandt said so": token i is a first name that is a word too, before the surname first..last, and does not ask ("Will Brandt resign?"). */
extern bool is_word_first_name(const Document *doc, int32 i, int32 first, int32 last);

/* "Jr", "Sr.", "III" behind a person's name. */
extern bool is_generation_word(const Document *doc, int32 i);

/* "Agreement", "Act", "Cup": the name of something else ends here. */
extern bool is_event_word(const Document *doc, int32 i);

/* The row of organisation_words that makes first..last an organisation's name, or -1; its sector; its country. */
extern int	organisation_word(const Document *doc, int32 first, int32 last);
extern const char *organisation_sector(const Document *doc, int row, int32 first, int32 last);
extern const char *country_inside(const Document *doc, int32 first, int32 last);

/* tagged.c */
extern void read_tagger(NameReading *r);

/* The spans of one sentence as claims; *span is the first not yet given.  Gives their number. */
extern int	tagger_claims(const NameReading *r, int32 *span, int32 sentence, Claim *claims);

#endif
