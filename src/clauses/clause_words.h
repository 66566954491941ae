/*
 * clause_words.h - the small words by which a clause is read (data/en/clause_words.tsv, data/en/circumstances.tsv), and what a token is to
 * those who read clauses.
 */
#ifndef NEWS_ARCHIVE_CLAUSE_WORDS_H
#define NEWS_ARCHIVE_CLAUSE_WORDS_H

#include "language/language.h"

/* The classes of clause_words.tsv, which says what each is. */
typedef enum ClauseWord
{
	WORD_RELATIVE, WORD_DAY, WORD_WILL, WORD_WOULD, WORD_MUST, WORD_MAY, WORD_HAVE, WORD_PAST, WORD_NOT, WORD_NO, WORD_NOBODY,
	WORD_HARDLY, WORD_OCCASION, WORD_TRUE, WORD_FALSE, WORD_EVIDENCE, WORD_UNDONE, WORD_COUNT, WORD_CONTAINER,
	WORD_OWN_CONTROL, WORD_ACCUSE, WORD_JUDGE, WORD_JUDGE_MARK, WORD_ALLEGATION,
	N_CLAUSE_WORDS
} ClauseWord;

/* Whether a word in lower case, or a lemma, is of that class. */
extern bool is_clause_word(const char *word, ClauseWord class);

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

/* The same of what stands before a noun phrase ("after" of "after the talks"), or a clause; 0 when nothing of the kind does. */
extern uint16 circumstance_before(const Document *doc, int32 token);

/* Whether a list with commas ("time,clause") has a word. */
extern bool word_in_list(const char *list, const char *word);

/* A token's lemma, or its form when it has none. */
static inline const char *
base_form(const Token *t)
{
	return t->lemma ? t->lemma : t->lower;
}

/* What may be the head of a noun phrase. */
static inline bool
heads_noun_phrase(const Token *t)
{
	return t->tag == TAG_NOUN || t->tag == TAG_PROPN || t->tag == TAG_PRON || t->tag == TAG_NUM || t->tag == TAG_ADJ ||
		t->tag == TAG_DET || t->tag == TAG_SYM;
}

static inline bool
is_relative_pronoun(const Token *t)
{
	return (t->tag == TAG_PRON || t->tag == TAG_DET || t->tag == TAG_SCONJ) && is_clause_word(t->lower, WORD_RELATIVE);
}

#endif
