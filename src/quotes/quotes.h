/*
 * quotes.h - who said what.
 */
#ifndef NEWS_ARCHIVE_QUOTES_H
#define NEWS_ARCHIVE_QUOTES_H

#include "mentions/mentions.h"

typedef enum QuotationType
{
	QUOTATION_DIRECT, QUOTATION_INDIRECT, QUOTATION_MIXED
} QuotationType;

typedef struct Quotation
{
	ByteSpan	span;			/* the words said, without the quotation marks */
	int32		first;			/* its tokens, both inclusive */
	int32		last;
	uint8		type;			/* QuotationType */
	int32		saying;			/* pieces of one broken quotation share it */
	ByteSpan	speaker;		/* as written; empty (start = end) when not given */
	int32		speaker_mention;	/* index into doc->mentions, or -1 */
	int32		cue_token;		/* "said", or NO_TOKEN */
	ByteSpan	addressee;		/* "told Reuters"; empty when none */
	const char *basis;			/* the pattern */
	float		confidence;
	const char *attitude;		/* how it is said: "claim", "deny" ...; "notsaid" when it was not; NULL without a cue */
	int32		cue_last;		/* the cue's last word: "point out", "according to" */
	bool		unclosed;		/* no closing mark was found */
} Quotation;

typedef struct Quotations
{
	int32		count;
	Quotation  *items;			/* in the order of the text */
	int32	   *at_token;		/* for each token the innermost quotation it stands in, or -1 */
} Quotations;

/* Makes doc->quotations; sets TOKEN_QUOTED. */
extern void document_quotations(Document *doc);

#endif
