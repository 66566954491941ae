/*
 * enter.h - which schemas are archives, and which of them may be read without running what somebody put there.
 */
#ifndef NEWS_ARCHIVE_ENTER_H
#define NEWS_ARCHIVE_ENTER_H

#include "postgres.h"

#include "executor/spi.h"

/*
 * The schema of the archive of that name.  Errors: invalid_schema_name when there is none; insufficient_privilege when the
 * role has no USAGE on it; object_not_in_prerequisite_state, wrong_object_type when it could make its reader run
 * the code of others (see enter_sql.c).
 */
extern Oid	archive_schema(const char *archive, Oid any_function_of_ours);

/*
 * Runs a plan (SPI_execute_plan, reading only), which is one of ours and runs nobody's code, while the policies that follow
 * those of article leave rows to it that nobody reads directly: see reads_names().
 */
extern int	execute_trusted_plan(SPIPlanPtr plan, Datum *values, const char *nulls, long limit);

#endif
