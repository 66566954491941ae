/*
 * room.h - memory that is kept as long as its context and read over and over: the weights, and the room of a batch.
 *
 * It comes in large pages where the system has them (Linux: 2 MB), which takes a tenth of the time to get and spares the processor's
 * tables of pages.
 */
#ifndef NEWS_ARCHIVE_ROOM_H
#define NEWS_ARCHIVE_ROOM_H

#include "extension/core.h"

typedef struct Room
{
	MemoryContext context;
	char	   *at;				/* what is left of the last piece taken from the system */
	Size		left;
} Room;

/* Memory of the room for `count` floats, all zero, which begins at a cache line.  Errors: out_of_memory. */
extern float *room_floats(Room *room, Size count);

#endif
