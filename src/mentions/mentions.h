/*
 * mentions.h - people, organisations and places in a text, and which mentions are the same one.
 */
#ifndef NEWS_ARCHIVE_MENTIONS_H
#define NEWS_ARCHIVE_MENTIONS_H

#include "language/language.h"

extern const char *const name_kind_names[N_NAME_KINDS];

typedef enum MentionForm
{
	FORM_NAME, FORM_PRONOUN, FORM_DESCRIPTION
} MentionForm;

typedef struct Mention
{
	ByteSpan	span;			/* a title or role before a name is outside it, a country before a description too */
	int32		first;			/* its tokens, both inclusive */
	int32		last;
	int32		head;			/* the token that grammar hangs it by */
	int32		chain;			/* index into Mentions.chains */
	uint8		kind;			/* NameKind */
	uint8		form;			/* MentionForm */
	float		confidence;
	const char *role;			/* "foreign minister": as it stands beside this mention, or NULL */
	const char *country;		/* ISO 3166-1 alpha-3 of that role or of the thing itself, or NULL */
	const char *sector;			/* GOV, MIL, ... or NULL */

	int32		outer_first;	/* the same with title, role and country: "Lethian Foreign Minister Marta Velsen" */
	int32		outer_last;
	int32		next;			/* another mention told by the same words ("Hungarian and Romanian officials"), or -1 */
	int32		organisation;	/* the mention that a role belongs to ("the head of Y"), or -1 */
	int32		same_as;		/* a mention that the sentence itself says is the same ("X, the head of Y,"), or -1 */
	char		gender;			/* 'm', 'f', 'p' for several, 0 not known */
	bool		definite;		/* a description after "the", "this", "his" */
	bool		country_from_context;	/* the country is guessed from the sentence or the text around */
	const char *name;			/* usual name of a thing known by lists, or NULL */
	const char *basis;			/* the rule that found it */
} Mention;

/* All mentions of one thing in this text. */
typedef struct Chain
{
	uint8		kind;
	char		gender;			/* 'm', 'f', 'p' for several, 0 not known */
	int32		mentions;		/* how many */
	int32		first;			/* its first mention */
	const char *name;			/* the fullest name, or the fullest description when it has no name */
	bool		named;
	const char *role;			/* the fullest role seen with it */
	int32		organisation;	/* the mention that this role belongs to, or -1 */
	const char *country;
	const char *sector;
} Chain;

typedef struct Mentions
{
	int32		count;
	Mention    *items;			/* in the order of the text; a description may contain names ("the foreign ministers of Russia and Iran") */
	int32		n_chains;
	Chain	   *chains;
	int32	   *at_token;		/* for each token of the document the innermost mention that covers it (with its title), or -1 */
} Mentions;

/* Makes doc->mentions. */
extern void document_mentions(Document *doc);

/* The mention whose head (or whose words) a token is, or -1. */
extern int32 mention_of_token(const Document *doc, int32 token);

/* Whom a pronoun in lower case stands for: m, f one person, p several, n a thing, s the speaker, w the speaker's side; 0 of no pronoun. */
extern char pronoun_whom(const char *lower);

#endif
