/*
 * proposals.h - the words of a document that may tell an act ("shelled") and those that may bring what somebody says ("said"), as the
 * network proposes them, each with how probable it is, of which kind, and which words have which role beside it.
 *
 * document_grammar() makes doc->proposals.  It is NULL when the model has no layer for them.  Nothing is decided here: words that are
 * probable by PROPOSAL_MIN are in, and what is made of them is for quotes/ and events/.
 */
#ifndef NEWS_ARCHIVE_PROPOSALS_H
#define NEWS_ARCHIVE_PROPOSALS_H

#include "text/document.h"

#define LABELS_MAX 64

/* Names as the model file has them, in its order: "NOUN", "ATTACK", "deny". */
typedef struct LabelNames
{
	int			count;
	char		names[LABELS_MAX][16];
} LabelNames;

typedef enum ProposalKind
{
	PROPOSED_ACT, PROPOSED_SAYING,
	N_PROPOSAL_KINDS
} ProposalKind;

/* What a word can be to an act, and then to a saying.  Each is the head of its phrase, apart from the first and last word of what is said. */
typedef enum ProposedRole
{
	ROLE_ACTOR, ROLE_TARGET, ROLE_SAID_BY, ROLE_PLACE, ROLE_WHEN,
	ROLE_SOURCE, ROLE_FIRST, ROLE_LAST,
	N_PROPOSED_ROLES
} ProposedRole;

#define N_ACT_ROLES ROLE_SOURCE
#define N_SAYING_ROLES (N_PROPOSED_ROLES - ROLE_SOURCE)

/* Words that are less probable an act (a saying) than this are not proposed. */
#define PROPOSAL_MIN 0.08f

/* The most words that are kept for a role, the most probable first; each must be probable by ROLE_WORD_MIN. */
#define ROLE_WORDS 4
#define ROLE_WORD_MIN 0.05f

typedef struct RoleWord
{
	int32		token;
	float		sure;			/* 0..1 */
} RoleWord;

typedef struct RoleWords
{
	float		nobody;			/* how probable no word of the sentence has the role; with all words' it makes 1 */
	int32		count;
	RoleWord	words[ROLE_WORDS];
} RoleWords;

typedef struct Proposal
{
	int32		token;
	uint8		kind;			/* ProposalKind */
	float		sure;			/* how probable it is an act (a saying) at all */
	const float *labels;		/* of each of proposals->labels[kind]; their sum is `sure` */
	const float *statuses;		/* of each of proposals->statuses, their sum 1; NULL of a saying */
	const RoleWords *roles;		/* see proposal_role() */
} Proposal;

typedef struct Proposals
{
	const LabelNames *labels[N_PROPOSAL_KINDS]; /* types of acts; attitudes of sayings; without "none" */
	const LabelNames *statuses;
	const float *calibration;	/* numbers that came with the model for those who weigh proposals */
	int32		n_calibration;
	int32		count[N_PROPOSAL_KINDS];
	Proposal   *items[N_PROPOSAL_KINDS];	/* by token */
} Proposals;

/* The names of roles and kinds: "actor", "act". */
extern const char *const proposed_role_names[N_PROPOSED_ROLES];
extern const char *const proposal_kind_names[N_PROPOSAL_KINDS];

/* The proposal of that kind which the token is, or NULL; also when the document has none. */
extern const Proposal *proposal_at(const Document *doc, ProposalKind kind, int32 token);

/* The first proposal of that kind at or behind the token, as an index into items: "those of a sentence" begin there. */
extern int32 proposals_from(const Proposals *all, ProposalKind kind, int32 token);

/* Index of a name among the labels, or -1: how "ATTACK" is found without knowing the file's order. */
extern int	label_index(const LabelNames *names, const char *name);

/* The most probable label (type or attitude) and status; how probable in *sure, if that is not NULL. */
extern const char *proposal_label(const Proposals *all, const Proposal *p, float *sure);
extern const char *proposal_status(const Proposals *all, const Proposal *p, float *sure);

static inline const RoleWords *
proposal_role(const Proposal *p, ProposedRole role)
{
	return &p->roles[role < ROLE_SOURCE ? role : role - ROLE_SOURCE];
}

/* The role's most probable word, or NO_TOKEN when it is more probable that no word has it; how probable that is in *sure, if not NULL. */
extern int32 proposal_word(const Proposal *p, ProposedRole role, float *sure);

#endif
