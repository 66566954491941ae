/*
 * abbreviations.h - abbreviations that end in a full stop (data/en/abbreviations.tsv).
 */
#ifndef NEWS_ARCHIVE_ABBREVIATIONS_H
#define NEWS_ARCHIVE_ABBREVIATIONS_H

#include "extension/core.h"

typedef enum AbbreviationKind
{
	ABBREVIATION_NONE,
	ABBREVIATION_TITLE,			/* before a name: "Gen." */
	ABBREVIATION_NUMBER,		/* before a number: "No.", "Jan." */
	ABBREVIATION_STATE,			/* "U.S." */
	ABBREVIATION_TIME,			/* "p.m." */
	ABBREVIATION_LINK,			/* before what it joins: "e.g.", "vs." */
	ABBREVIATION_COMPANY,		/* "Inc." */
	ABBREVIATION_OTHER			/* "etc." */
} AbbreviationKind;

/* The kind of a word of `length` bytes that stands before a full stop (which is not part of it). */
extern AbbreviationKind abbreviation_kind(const char *word, int length);

#endif
