/*
 * scan.h - a sentence as the date grammar sees it: runs of letters, runs of digits, single marks.
 *
 * Tokens are cut for grammar, and differently by different hands ("Sept." or "Sept" ".", "10th", "1990s", "45-minute");
 * dates want the same small pieces always.  So a sentence is cut once more, straight from its bytes, and looked up in
 * the word list as it is cut.
 */
#ifndef NEWS_ARCHIVE_SCAN_H
#define NEWS_ARCHIVE_SCAN_H

#include "text/document.h"
#include "text/word_classes.h"

typedef enum WordClass
{
	WORD_OTHER,
	WORD_MONTH, WORD_WEEKDAY, WORD_UNIT, WORD_NUMBER, WORD_TENS, WORD_MANY, WORD_ORDINAL, WORD_FEW, WORD_RELATIVE,
	WORD_TODAY, WORD_PART, WORD_SEASON, WORD_QUARTER, WORD_HALF, WORD_EDGE, WORD_ABOUT, WORD_EVERY, WORD_SET,
	WORD_REF,
	WORD_BACK, WORD_ZONE, WORD_FUTURE, WORD_PAST, WORD_HOLIDAY, WORD_DECADE, WORD_FISCAL, WORD_TIMES,
	N_WORD_CLASSES
} WordClass;

#define WORD_CAPITAL	0x01	/* a time word only with a capital: May, March, Sun */
#define WORD_CONTEXT	0x02	/* and only beside a number, a year or a word like "in": May, March, Sun, second */
#define WORD_PLURAL		0x04	/* days, weeks */
#define WORD_SHORT		0x08	/* an abbreviation: a full stop belongs to it */

typedef struct TimeWord
{
	uint8		class;			/* WordClass */
	uint8		flags;
	int16		number;
	const char *code;			/* the value as written in the list */
} TimeWord;

typedef enum PieceKind
{
	PIECE_WORD, PIECE_NUMBER, PIECE_MARK
} PieceKind;

typedef struct Piece
{
	int32		start;			/* bytes in the text */
	int32		end;
	int32		lower;			/* words: where its lower-case form begins in Scan.lower, NUL-terminated */
	int32		number;			/* numbers: the value, or -1 above nine digits */
	uint8		kind;			/* PieceKind */
	uint8		digits;			/* numbers: how many, at most 255 */
	char		mark;			/* marks: as ASCII (dashes '-', long dash '_', quotes '\'' and '"'), else 0 */
	bool		space;			/* white space, or nothing, before it */
	bool		capital;
	const TimeWord *word;		/* never NULL */
} Piece;

typedef struct Scan
{
	const char *text;
	int32		length;
	Piece	   *pieces;
	int			count;
	int			capacity;
	char	   *lower;
	int			lower_used;
	int			last_year;		/* two digits are no later year than this one */
	bool		any;			/* something that may be part of a time expression is in it */
} Scan;

/* A scan holds at most this many pieces; a longer sentence is read in several. */
#define SCAN_MAX 4096

extern void scan_begin(Scan *scan, const char *text, int32 length);
/* Cuts [from, to) into scan->pieces, as far as they go; returns the byte where the next call goes on. */
extern int32 scan_pieces(Scan *scan, int32 from, int32 to);
extern void scan_end(Scan *scan);

/* The time word of a lower-case word, never NULL (class WORD_OTHER when it is none). */
extern const TimeWord *time_word(const char *lower, int length);

static inline const Piece *
piece_at(const Scan *scan, int i)
{
	static const TimeWord none = {0};
	static const Piece outside = {.kind = PIECE_MARK,.word = &none,.space = true};

	return i < 0 || i >= scan->count ? &outside : &scan->pieces[i];
}

static inline const char *
piece_lower(const Scan *scan, int i)
{
	const Piece *p = piece_at(scan, i);

	return p->kind == PIECE_WORD ? scan->lower + p->lower : "";
}

static inline bool
says(const Scan *scan, int i, const char *word)
{
	return strcmp(piece_lower(scan, i), word) == 0;
}

/* Whether piece i is a word of a class of data/en/word_classes.tsv. */
static inline bool
piece_in_class(const Scan *scan, int i, ListedClass class)
{
	return word_in_class(piece_lower(scan, i), class);
}

static inline bool
is_mark(const Scan *scan, int i, char mark)
{
	const Piece *p = piece_at(scan, i);

	return p->kind == PIECE_MARK && p->mark == mark;
}

/* The word has that kind in the list of neighbours: counted, numbered, process. */
extern bool is_neighbour(const Scan *scan, int i, const char *kind);

static inline bool
is_class(const Scan *scan, int i, WordClass class)
{
	return piece_at(scan, i)->word->class == class;
}

static inline bool
is_number(const Scan *scan, int i)
{
	return piece_at(scan, i)->kind == PIECE_NUMBER;
}

/* Nothing between piece i - 1 and piece i. */
static inline bool
glued(const Scan *scan, int i)
{
	return i > 0 && i < scan->count && !scan->pieces[i].space;
}

#endif
