/*
 * words.h - a folded name cut into words ready to be compared: inside names/, and where one name is compared with many (archive/ask/lookup.c,
 * archive/link/same_entity.c).
 */
#ifndef NEWS_ARCHIVE_NAMES_WORDS_H
#define NEWS_ARCHIVE_NAMES_WORDS_H

#include "extension/core.h"
#include "names/letters.h"

typedef enum WordClass
{
	WORD_DISTINCT,				/* in no list: what makes the name this name */
	WORD_TITLE,
	WORD_WEAK_TITLE,
	WORD_SUFFIX,
	WORD_PARTICLE,
	WORD_COMPANY,
	WORD_COMPANY_END,			/* a legal form when nothing follows */
	WORD_GENERIC
} WordClass;

/* The class of a word in data/name_words.tsv; canonical (may be NULL) gets the word that stands for it, or the word's own cell. */
extern WordClass name_word(const char *word, int length, const char **canonical);

/* The most words of one name that are compared; those behind are left out. */
#define NAME_MAX_WORDS 16

typedef struct NameWord
{
	const char *at;				/* in the folded name, or the canonical word; not NUL-terminated */
	int			length;
	char		initial;		/* as written, also when a canonical word stands for it */
	WordClass	class;
	char		sounds[SOUNDS_MAX];
	int			n_sounds;
	float		weight;			/* how much it says; set by the caller or name_words() */
} NameWord;

typedef struct NameWords
{
	int			n;
	int			generation;		/* see generation.c; 0 when it is not told */
	const char *told_at;		/* the words that tell it, in the folded name */
	int			told_length;
	NameWord	words[NAME_MAX_WORDS];	/* who keeps many names may keep room for n only */
} NameWords;

/* Cuts a folded name; `folded` has to outlive it. */
extern void name_words(const char *folded, NameWords *out);

/*
 * The two keys of a word's `n` sounds: fine, its consonants ("xld"); coarse, with consonants that languages confuse made one, and the
 * kind of each vowel ("KaLiT").  NUL-terminated; give their length. keys.c says more.
 */
#define KEY_MAX 24
extern int	fine_key(const char *sounds, int n, char key[KEY_MAX]);
extern int	coarse_key(const char *sounds, int n, char key[KEY_MAX]);

/* The length of an Arabic article in front of a word that is at least four letters without it: 2 or 0. */
extern int	fused_article(const char *word, int length);

/* The fewest and the most letters of an acronym. */
#define ACRONYM_MIN		3
#define ACRONYM_MAX		8

/* The first letters of its words without particles and legal forms; 0 when they are too few or too many. */
extern int	name_acronym(const NameWords *name, char letters[ACRONYM_MAX + 1]);

/* The only word that is no legal form, when its length is an acronym's; or NULL. */
extern const NameWord *only_word(const NameWords *name);

/* Whether `a` is one word made of the first letters of `b`. */
extern bool is_acronym(const NameWords *a, const NameWords *b);

/* A word of each of two names, how near they are (0..1) and why. */
typedef struct WordPair
{
	float		similarity;
	int			a;				/* their places in the two names */
	int			b;
	const char *basis;			/* same, sound, article, nickname, stem, beginning, initial */
} WordPair;

/* Pairs the words of two names, each at most once; `pairs` has room for NAME_MAX_WORDS. */
extern int	align_words(const NameWords *a, const NameWords *b, WordPair *pairs);

extern float name_words_similarity(const NameWords *a, const NameWords *b);

/* name_similarity() and generations_differ() of folded names that are cut into words already. */
extern float cut_names_similarity(const char *a, const NameWords *words_a, const char *b, const NameWords *words_b);
extern bool name_words_generations_differ(const NameWords *a, const NameWords *b);

#endif
