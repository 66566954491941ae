/*
 * clause_words.h - the small words by which a clause is read (data/en/word_classes.tsv, data/en/circumstances.tsv), and what a token is to
 * those who read clauses.
 */
#ifndef NEWS_ARCHIVE_CLAUSE_WORDS_H
#define NEWS_ARCHIVE_CLAUSE_WORDS_H

#include "language/language.h"
#include "text/word_classes.h"

/* The kinds of circumstances.tsv, and what such a word stands before. */
#define CIRCUMSTANCE_TIME		0x0001
#define CIRCUMSTANCE_WHEN		0x0002
#define CIRCUMSTANCE_PLACE		0x0004
#define CIRCUMSTANCE_CAUSE		0x0008
#define CIRCUMSTANCE_CONCESSION	0x0010
#define CIRCUMSTANCE_CONDITION	0x0020
#define CIRCUMSTANCE_QUESTION	0x0040
#define CIRCUMSTANCE_PURPOSE	0x0080
#define CIRCUMSTANCE_MEANS		0x0100
#define CIRCUMSTANCE_COMPANY	0x0200
#define CIRCUMSTANCE_LIKENESS	0x0400
#define BEFORE_NOUN				0x0800
#define BEFORE_CLAUSE			0x1000	/* a finite one */
#define BEFORE_GERUND			0x2000
#define BEFORE_INFINITIVE		0x4000

/* The CIRCUMSTANCE_... and BEFORE_... of a word in lower case; 0 when it is none. */
extern uint16 circumstance_of(const char *lower);

/*
 * The CIRCUMSTANCE_... and BEFORE_... of the word that stands before the noun phrase or clause of a token ("after", for "talks" of
 * "after the talks"); 0 when no such word does.
 */
extern uint16 circumstance_before(const Document *doc, int32 token);

/* Whether a list with commas ("time,clause") has a word. */
extern bool word_in_list(const char *list, const char *word);

/* A token's lemma, or its form when it has none. */
static inline const char *
base_form(const Token *t)
{
	return t->lemma ? t->lemma : t->lower;
}

/* Whether a token may be the head of a noun phrase. */
static inline bool
heads_noun_phrase(const Token *t)
{
	return t->tag == TAG_NOUN || t->tag == TAG_PROPN || t->tag == TAG_PRON || t->tag == TAG_NUM || t->tag == TAG_ADJ ||
		t->tag == TAG_DET || t->tag == TAG_SYM;
}

static inline bool
is_relative_pronoun(const Token *t)
{
	return (t->tag == TAG_PRON || t->tag == TAG_DET || t->tag == TAG_SCONJ) && token_in_class(t, CLASS_RELATIVE);
}

#endif
