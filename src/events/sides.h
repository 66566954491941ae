/*
 * sides.h - from a noun phrase of the grammar to someone who can act: name, country, sector.
 */
#ifndef NEWS_ARCHIVE_SIDES_H
#define NEWS_ARCHIVE_SIDES_H

#include "events/events.h"
#include "events/slots.h"

typedef struct Sides
{
	int32		count;
	EventSide	items[MAX_SIDES];
} Sides;

/* Makes doc->chain_sides, on which all that follows stands; of the mentions. */
extern void document_chain_sides(Document *doc);

/* Who the noun phrases name; those that name nobody are left out, a media outlet as well. */
extern void sides_of(const Document *doc, const Places *places, Sides *sides);

/*
 * As sides_of(), for words that the network proposes as a side: one that is nobody known is a side too, called by the words of its
 * phrase ("two teachers").
 */
extern void sides_proposed(const Document *doc, const Places *places, Sides *sides);

/* The name of an agency or a newspaper: it tells, and never acts. */
extern bool is_outlet(const Document *doc, int32 token);

extern bool names_somebody(const Document *doc, const Places *places);

/* Adds the side that a mention is, with what its chain knows of it. */
extern void side_of_mention(const Document *doc, int32 mention, Sides *sides);

/* The last person named before a token in its sentence who is not that other one. */
extern void person_before(const Document *doc, int32 token, const EventSide *other, Sides *sides);

/* Gives those who act inside a country and show none the one country that the sentence names. */
extern void supply_countries(const Document *doc, Sides *sides, const Sides *other, int32 sentence);

/* Adds the first side behind token `from` that is of another country than the actors. */
extern void nearest_other(const Document *doc, int32 from, const Sides *actors, Sides *found);

extern void drop_mere_places(const Document *doc, Sides *actors);

extern bool same_side(const Document *doc, const EventSide *a, const EventSide *b);

#endif
