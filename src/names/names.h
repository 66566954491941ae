/*
 * names.h - one name under its spellings.
 */
#ifndef NEWS_ARCHIVE_NAMES_H
#define NEWS_ARCHIVE_NAMES_H

#include "extension/core.h"

/*
 * Folds a name for comparison: any script to Latin letters, no marks, lower case, particles made one form (al-Khalid, Al
 * Khalid, Alkhalid), titles and punctuation dropped, one space between words.  NUL-terminated, in the current context.
 */
extern char *fold_name(const char *name, int32 length);

/* A folded name without the legal forms at its end, initials written as one word. */
extern char *name_essence(const char *folded);

/* The keys by which names that may be the same meet: NUL-terminated strings, sorted, none twice; gives their number. */
extern int	name_keys(const char *folded, char ***keys);

/*
 * As name_keys(), but keys of two words each, for names that are one only when all but one of their words are alike; of a name of one
 * word its name_keys().
 */
extern int	name_pair_keys(const char *folded, char ***keys);

/*
 * The acronyms that the first letters of a folded name make, none twice: with and without particles ("voa" for "voice of america") and
 * legal forms ("lbc" for "lethian broadcasting corp"); gives their number.
 */
#define NAME_ACRONYMS	4
extern int	name_acronyms(const char *folded, char *acronyms[NAME_ACRONYMS]);

/* How alike two folded names are, 0 to 1; 1 only when they are equal. */
extern float name_similarity(const char *a, const char *b);

/*
 * Which of several people of one name a folded name means, by "Jr", "II", "the Elder": 1, 2, ... and where it says so (*at, *length in
 * bytes); 0 when it does not.
 */
extern int	name_generation(const char *folded, const char **at, int *length);

/* The generations of two folded names differ ("weller jr", "weller sr"), or only one name tells any. */
extern bool generations_differ(const char *a, const char *b);

/* A folded name without the words that tell its generation: "robert weller" of "robert weller jr"; palloced. */
extern char *without_generation(const char *folded);

/* A word in plain lower-case letters looks as if it were written from Arabic ("khatib"). */
extern bool looks_arabic(const char *word, int length);

/* Why name_similarity() of two folded names is what it is, in words: a sentence without full stop, palloced. */
extern char *explain_similarity(const char *a, const char *b);

#endif
