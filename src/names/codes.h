/*
 * codes.h - the keys of a name as numbers, for the index that finds names like it.
 */
#ifndef NEWS_ARCHIVE_NAMES_CODES_H
#define NEWS_ARCHIVE_NAMES_CODES_H

#include "extension/core.h"
#include "names/words.h"

/* A name has no more codes than these; the most telling come first when a name has more. */
#define NAME_MAX_CODES 128

typedef enum CodeSort
{
	CODE_FINE = 1,				/* the fine key of a word */
	CODE_COARSE = 2,			/* its coarse key */
	CODE_PAIR = 4,				/* the fine keys of two words */
	CODE_WHOLE = 8,				/* the fine key of all words written as one */
	CODE_TRIGRAM = 16,			/* three sounds of a word */
	CODE_ACRONYM = 32			/* the first letters of the words, or a word that may be that */
} CodeSort;

#define CODE_ALL 63

typedef struct NameCode
{
	int32		code;
	CodeSort	sort;
	float		weight;			/* what sharing it says, before rarity */
} NameCode;

typedef struct NameCodes
{
	NameCode	codes[NAME_MAX_CODES];
	int			n;
} NameCodes;

/* The codes a name is filed under; none twice. */
extern void name_codes(const NameWords *name, NameCodes *out);

/* The codes under which to look for it: also those of its other readings (kh as h or k, j as y), and its acronym. */
extern void query_codes(const NameWords *name, NameCodes *out);

/* The code by which a word's rarity is counted. */
extern int32 word_code(const NameWord *word);

/*
 * A question to the index: a name is found when the weights of the codes it shares with the query come to `least` of
 * their sum.  As an array of int4 it is least, code, weight, code, weight, ...
 */
#define CODE_QUERY_HEAD 1

#endif
