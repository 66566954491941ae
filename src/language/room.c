/*
 * room.c - see room.h.
 */
#include "extension/core.h"
#include <stdlib.h>
#include <sys/mman.h>

#include "language/room.h"

#define PAGE ((Size) 2 * 1024 * 1024)
#define LINE 64

/* A piece of memory, freed with its context. */
static void
free_piece(void *piece)
{
	free(piece);
}

static void
take_piece(Room *room, Size bytes)
{
	MemoryContextCallback *cb = MemoryContextAlloc(room->context, sizeof(MemoryContextCallback));
	Size		size = (bytes + PAGE - 1) / PAGE * PAGE;
	void	   *piece = size > MaxAllocSize ? NULL : aligned_alloc(PAGE, size);

	if (piece == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_OUT_OF_MEMORY),
				 errmsg("out of memory for the reader's network (%zu bytes)", size),
				 errhint("Close other sessions, or give the machine more memory.")));
#ifdef MADV_HUGEPAGE
	(void) madvise(piece, size, MADV_HUGEPAGE);
#endif
	memset(piece, 0, size);
	*cb = (MemoryContextCallback) {.func = free_piece,.arg = piece};
	MemoryContextRegisterResetCallback(room->context, cb);
	room->at = piece;
	room->left = size;
}

float *
room_floats(Room *room, Size count)
{
	Size		bytes = (count * sizeof(float) + LINE - 1) / LINE * LINE;
	char	   *out;

	if (bytes > room->left)
		take_piece(room, bytes);
	out = room->at;
	room->at += bytes;
	room->left -= bytes;
	return (float *) out;
}
