/*
 * compat.h - what differs between PostgreSQL 14 and 18, for the files that talk to the server (core.h has the rest).
 *
 * 15, 17 and 18 are built and tested (script/test --postgres); 14 and 16 are written for by their headers' history alone.
 */
#ifndef NEWS_ARCHIVE_COMPAT_H
#define NEWS_ARCHIVE_COMPAT_H

#include "postgres.h"

#if PG_VERSION_NUM < 140000
#error "news_archive needs PostgreSQL 14 or later"
#endif

#include "fmgr.h"
#include "funcapi.h"

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#if PG_VERSION_NUM < 150000
/* PostgreSQL 15 named what every set-returning function wrote by hand before. */
#define InitMaterializedSRF news_archive_materialized_srf
extern void news_archive_materialized_srf(FunctionCallInfo fcinfo, bits32 flags);
#endif

#ifndef TupleDescAttr
#define TupleDescAttr(desc, i) (&(desc)->attrs[(i)])
#endif

#endif
