/*
 * core_alone.c - palloc, memory contexts, errors and the calendar for programs that use the cores without a server.
 */
#include "extension/core_alone.h"

/* ---- memory: a context is a list of its blocks and its children ---- */

typedef struct Block
{
	struct Block *next;
	struct Block *previous;
	MemoryContext context;
	Size		size;
	/* the caller's bytes follow, aligned */
} Block;

#define HEAD ((sizeof(Block) + 15) / 16 * 16)

struct MemoryContextData
{
	Block		blocks;			/* ring */
	MemoryContext parent;
	MemoryContext child;
	MemoryContext sibling;
	MemoryContextCallback *callbacks;
};

static struct MemoryContextData top = {{&top.blocks, &top.blocks, NULL, 0}, NULL, NULL, NULL, NULL};
MemoryContext TopMemoryContext = &top;
MemoryContext CacheMemoryContext = &top;
MemoryContext CurrentMemoryContext = &top;

MemoryContext
core_alone_context(MemoryContext parent)
{
	MemoryContext c = calloc(1, sizeof(*c));

	c->blocks.next = c->blocks.previous = &c->blocks;
	c->parent = parent;
	c->sibling = parent->child;
	parent->child = c;
	return c;
}

MemoryContext
MemoryContextSwitchTo(MemoryContext context)
{
	MemoryContext old = CurrentMemoryContext;

	CurrentMemoryContext = context;
	return old;
}

void
MemoryContextReset(MemoryContext c)
{
	while (c->child)
		MemoryContextDelete(c->child);
	for (; c->callbacks; c->callbacks = c->callbacks->next)
		c->callbacks->func(c->callbacks->arg);
	while (c->blocks.next != &c->blocks)
	{
		Block	   *b = c->blocks.next;

		c->blocks.next = b->next;
		free(b);
	}
	c->blocks.previous = &c->blocks;
}

void
MemoryContextDelete(MemoryContext c)
{
	MemoryContext *at = &c->parent->child;

	MemoryContextReset(c);
	while (*at != c)
		at = &(*at)->sibling;
	*at = c->sibling;
	free(c);
}

void
MemoryContextRegisterResetCallback(MemoryContext c, MemoryContextCallback *cb)
{
	cb->next = c->callbacks;
	c->callbacks = cb;
}

void *
MemoryContextAlloc(MemoryContext c, Size size)
{
	Block	   *b;

	if (size > MaxAllocSize)
		ereport(ERROR, (errmsg("invalid memory alloc request size %zu", size)));
	b = malloc(HEAD + size);
	b->context = c;
	b->size = size;
	b->next = &c->blocks;
	b->previous = c->blocks.previous;
	c->blocks.previous->next = b;
	c->blocks.previous = b;
	return (char *) b + HEAD;
}

void *
MemoryContextAllocZero(MemoryContext c, Size size)
{
	return memset(MemoryContextAlloc(c, size), 0, size);
}

void *
palloc(Size size)
{
	return MemoryContextAlloc(CurrentMemoryContext, size);
}

void *
palloc0(Size size)
{
	return MemoryContextAllocZero(CurrentMemoryContext, size);
}

void
pfree(void *p)
{
	Block	   *b = (Block *) ((char *) p - HEAD);

	b->next->previous = b->previous;
	b->previous->next = b->next;
	free(b);
}

void *
repalloc(void *p, Size size)
{
	Block	   *b = (Block *) ((char *) p - HEAD);
	void	   *q = MemoryContextAlloc(b->context, size);

	memcpy(q, p, Min(size, b->size));
	pfree(p);
	return q;
}

/* As palloc_extended() of the server, of whose flags only MCXT_ALLOC_ZERO has a meaning here: palloc() above refuses no size. */
void *
palloc_extended(Size size, int flags)
{
	return (flags & MCXT_ALLOC_ZERO) != 0 ? palloc0(size) : palloc(size);
}

void *
repalloc_huge(void *p, Size size)
{
	return repalloc(p, size);
}

char *
pnstrdup(const char *in, Size length)
{
	char	   *out;

	length = strnlen(in, length);
	out = palloc(length + 1);
	memcpy(out, in, length);
	out[length] = '\0';
	return out;
}

char *
pstrdup(const char *in)
{
	return pnstrdup(in, strlen(in));
}

char *
psprintf(const char *fmt,...)
{
	va_list		args;
	char	   *out;
	int			n;

	va_start(args, fmt);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	out = palloc(n + 1);
	va_start(args, fmt);
	vsnprintf(out, n + 1, fmt, args);
	va_end(args);
	return out;
}

/* ---- errors ---- */

static char message[1024];
void		(*core_alone_error) (const char *message) = NULL;

#define KEEP_MESSAGE() do { va_list args; va_start(args, fmt); vsnprintf(message, sizeof(message), fmt, args); va_end(args); } while (0)

int
errmsg(const char *fmt,...)
{
	KEEP_MESSAGE();
	return 0;
}

int
errmsg_internal(const char *fmt,...)
{
	KEEP_MESSAGE();
	return 0;
}

int
errdetail(const char *fmt,...)
{
	(void) fmt;
	return 0;
}

int
errhint(const char *fmt,...)
{
	(void) fmt;
	return 0;
}

int
errcode(int code)
{
	return code;
}

void
core_alone_report(int level)
{
	if (level < ERROR)
		return;
	if (core_alone_error)
		core_alone_error(message);
	fprintf(stderr, "ERROR: %s\n", message);
	exit(1);
}

/* ---- the calendar: the usual day-count formulas (Fliegel and Van Flandern, 1968, in floor form) ---- */

int
date2j(int year, int month, int day)
{
	int			a = month <= 2;
	int			y = year + 4800 - a;
	int			m = month + 12 * a - 3;

	return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045;
}

void
j2date(int jd, int *year, int *month, int *day)
{
	int64		a = (int64) jd + 32044;
	int64		b = (4 * a + 3) / 146097;
	int64		c = a - 146097 * b / 4;
	int64		d = (4 * c + 3) / 1461;
	int64		e = c - 1461 * d / 4;
	int64		m = (5 * e + 2) / 153;

	*day = (int) (e - (153 * m + 2) / 5 + 1);
	*month = (int) (m + 3 - 12 * (m / 10));
	*year = (int) (100 * b + d - 4800 + m / 10);
}

int
j2day(int jd)
{
	return ((jd + 1) % 7 + 7) % 7;
}
