/*
 * core_alone.h - a stand-in for the few parts of PostgreSQL that the cores use, for programs without a server.
 *
 * palloc is malloc (so that AddressSanitizer sees each overrun), a memory context is a list of its blocks, and an
 * ERROR prints its message and ends the program through core_alone_error, which a fuzz target may set to longjmp.
 */
#ifndef NEWS_ARCHIVE_CORE_ALONE_H
#define NEWS_ARCHIVE_CORE_ALONE_H

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int8_t int8;
typedef int16_t int16;
typedef int32_t int32;
typedef int64_t int64;
typedef uint8_t uint8;
typedef uint16_t uint16;
typedef uint32_t uint32;
typedef uint64_t uint64;
typedef float float4;
typedef double float8;
typedef size_t Size;

#define PG_INT32_MIN	INT32_MIN
#define PG_INT32_MAX	INT32_MAX
#define PG_UINT32_MAX	UINT32_MAX
#define PG_INT64_MIN	INT64_MIN
#define PG_INT64_MAX	INT64_MAX
#define Min(a, b)		((a) < (b) ? (a) : (b))
#define Max(a, b)		((a) > (b) ? (a) : (b))
#define lengthof(a)		(sizeof(a) / sizeof((a)[0]))
#define Assert(x)		assert(x)
#define StaticAssertDecl(c, m) _Static_assert(c, m)
#define pg_attribute_printf(f, a) __attribute__((format(printf, f, a)))
#define pg_noreturn		__attribute__((noreturn))
#define likely(x)		__builtin_expect((x) != 0, 1)
#define unlikely(x)		__builtin_expect((x) != 0, 0)
#define pg_unreachable() __builtin_unreachable()
#define MemSet(p, v, n) memset(p, v, n)
#define CHECK_FOR_INTERRUPTS() ((void) 0)
#define QueryCancelPending false
#define ProcDiePending false
#define MaxAllocSize	((Size) 0x3fffffff)

typedef struct MemoryContextData *MemoryContext;
typedef struct MemoryContextCallback
{
	void		(*func) (void *arg);
	void	   *arg;
	struct MemoryContextCallback *next;
} MemoryContextCallback;

extern MemoryContext CurrentMemoryContext;
extern MemoryContext TopMemoryContext;
extern MemoryContext CacheMemoryContext;

#define ALLOCSET_DEFAULT_SIZES 0
#define ALLOCSET_SMALL_SIZES 0
extern MemoryContext core_alone_context(MemoryContext parent);
#define AllocSetContextCreate(parent, name, ...) core_alone_context(parent)
extern void MemoryContextDelete(MemoryContext context);
extern void MemoryContextReset(MemoryContext context);
extern void *MemoryContextAlloc(MemoryContext context, Size size);
extern void *MemoryContextAllocZero(MemoryContext context, Size size);
extern void MemoryContextRegisterResetCallback(MemoryContext context, MemoryContextCallback *cb);
extern MemoryContext MemoryContextSwitchTo(MemoryContext context);

extern void *palloc(Size size);
extern void *palloc0(Size size);
#define MCXT_ALLOC_HUGE 0x01
#define MCXT_ALLOC_ZERO 0x04
extern void *palloc_extended(Size size, int flags);
extern void *repalloc_huge(void *p, Size size);
extern void *repalloc(void *pointer, Size size);
extern void pfree(void *pointer);
extern char *pstrdup(const char *in);
extern char *pnstrdup(const char *in, Size len);
extern char *psprintf(const char *fmt,...) pg_attribute_printf(1, 2);

#define palloc_array(type, count) ((type *) palloc(sizeof(type) * (count)))
#define palloc0_array(type, count) ((type *) palloc0(sizeof(type) * (count)))

/* Errors: the message is kept, the rest of the report is evaluated and dropped. */
#define DEBUG1	14
#define NOTICE	18
#define WARNING 19
#define ERROR	21
extern void (*core_alone_error) (const char *message);
extern int	errmsg(const char *fmt,...) pg_attribute_printf(1, 2);
extern int	errmsg_internal(const char *fmt,...) pg_attribute_printf(1, 2);
extern int	errdetail(const char *fmt,...) pg_attribute_printf(1, 2);
extern int	errhint(const char *fmt,...) pg_attribute_printf(1, 2);
extern int	errcode(int code);
extern void core_alone_report(int level);
#define ereport(level, ...) do { (void) (__VA_ARGS__); core_alone_report(level); } while (0)
#define elog(level, ...) do { errmsg_internal(__VA_ARGS__); core_alone_report(level); } while (0)
#define ERRCODE_INVALID_PARAMETER_VALUE 1
#define ERRCODE_PROGRAM_LIMIT_EXCEEDED 2
#define ERRCODE_CONFIG_FILE_ERROR 3
#define ERRCODE_UNDEFINED_FILE 4
#define ERRCODE_DATA_CORRUPTED 5
#define ERRCODE_INTERNAL_ERROR 6
#define ERRCODE_INVALID_TEXT_REPRESENTATION 7
#define ERRCODE_UNTRANSLATABLE_CHARACTER 8
#define ERRCODE_EXTERNAL_ROUTINE_EXCEPTION 9
#define ERRCODE_OUT_OF_MEMORY 10
#define ERRCODE_SYNTAX_ERROR 11

/* The Gregorian calendar in Julian days. */
extern int	date2j(int year, int month, int day);
extern void j2date(int jd, int *year, int *month, int *day);
extern int	j2day(int jd);

#endif
