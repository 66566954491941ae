/*
 * language.h - reading English: part of speech, lemma, grammar, names.
 *
 * Layers on Document, all by one small network (see docs/language.md): Universal Dependencies v2 tags and relations, and the
 * names a text has, each with its kind.
 */
#ifndef NEWS_ARCHIVE_LANGUAGE_H
#define NEWS_ARCHIVE_LANGUAGE_H

#include "text/document.h"

/* Universal parts of speech, in the order of their names. */
typedef enum Tag
{
	TAG_NONE,
	TAG_ADJ, TAG_ADP, TAG_ADV, TAG_AUX, TAG_CCONJ, TAG_DET, TAG_INTJ, TAG_NOUN, TAG_NUM, TAG_PART, TAG_PRON, TAG_PROPN,
	TAG_PUNCT, TAG_SCONJ, TAG_SYM, TAG_VERB, TAG_X,
	N_TAGS
} Tag;

/* Universal relations; of the subtypes those which tell an event's actor from its target. */
typedef enum GrammarRelation
{
	REL_NONE,
	REL_ACL, REL_ACL_RELCL, REL_ADVCL, REL_ADVMOD, REL_AMOD, REL_APPOS, REL_AUX, REL_AUX_PASS, REL_CASE, REL_CC, REL_CCOMP,
	REL_COMPOUND, REL_COMPOUND_PRT, REL_CONJ, REL_COP, REL_CSUBJ, REL_DEP, REL_DET, REL_DISCOURSE, REL_DISLOCATED, REL_EXPL,
	REL_FIXED, REL_FLAT, REL_GOESWITH, REL_IOBJ, REL_LIST, REL_MARK, REL_NMOD, REL_NMOD_POSS, REL_NSUBJ, REL_NSUBJ_PASS,
	REL_NUMMOD, REL_OBJ, REL_OBL, REL_OBL_AGENT, REL_ORPHAN, REL_PARATAXIS, REL_PUNCT, REL_REPARANDUM, REL_ROOT,
	REL_VOCATIVE, REL_XCOMP,
	N_RELATIONS
} GrammarRelation;

/* GrammarRelation is called Relation in the cores; not in the glue, where Relation is the server's word for an open table. */
#ifndef FUNCAPI_H
#define Relation GrammarRelation
#endif

extern const char *const tag_names[N_TAGS];	/* "ADJ" ..., NULL for TAG_NONE */
extern const char *const relation_names[N_RELATIONS];	/* "acl", "acl:relcl" ..., NULL for REL_NONE */

/* Token.morph: what events need to know of the form of a verb or noun. */
#define MORPH_PAST		0x01	/* past tense or past participle: met, been */
#define MORPH_PARTICIPLE 0x02	/* -ing or past participle */
#define MORPH_GERUND	0x04	/* -ing */
#define MORPH_BASE		0x08	/* infinitive, imperative or subjunctive: (to) meet */
#define MORPH_THIRD		0x10	/* third person singular present: meets */
#define MORPH_PLURAL	0x20	/* plural noun */
#define MORPH_PASSIVE	0x40	/* has a passive auxiliary or subject, or is a bare past participle that modifies a noun */

/* Names, in the order of the text, without overlap. */
typedef enum NameKind
{
	NAME_PERSON, NAME_ORGANISATION, NAME_PLACE, NAME_OTHER,
	N_NAME_KINDS
} NameKind;

typedef struct NameSpan
{
	int32		first;			/* token */
	int32		count;			/* tokens */
	uint8		kind;			/* NameKind */
	float		confidence;		/* 0..1 */
} NameSpan;

typedef struct NameSpans
{
	int32		count;
	NameSpan   *spans;
} NameSpans;

/* Sets tag, morph, lemma, head and relation of each token, and makes doc->names. */
extern void document_grammar(Document *doc);

/* "Wednesday": a day stands behind many a name ("Brell Wednesday rejected") and is no part of it. */
extern bool token_is_weekday(const Token *t);

/* How probable the least sure of these tokens is a word of a name of that kind, as its sentence tells. */
extern float name_probability(const Document *doc, int32 first, int32 last, NameKind kind);

/*
 * Walking the grammar: the children of a token in the order of the text, from child = NO_TOKEN on; else `child` is one of
 * them.  Ends with NO_TOKEN.
 */
static inline int32
token_child(const Document *doc, int32 head, int32 child)
{
	return child == NO_TOKEN ? doc->child[head] : doc->sibling[child];
}

/* The first child with that relation, or NO_TOKEN. */
extern int32 token_child_by(const Document *doc, int32 head, GrammarRelation relation);

/* A verb's object, also where it has the place of one who gets something ("urged the council to rebuild"), or NO_TOKEN. */
extern int32 token_object(const Document *doc, int32 verb);

/* First and last of the tokens around a token, without a gap between, that are of its subtree. */
extern void token_subtree(const Document *doc, int32 head, int32 *first, int32 *last);

#endif
