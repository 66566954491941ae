/*
 * content_id_sql.c - identifiers made from content: the first 64 bits of SHA-256 (FIPS 180-4) over length-prefixed parts.
 */
#include "extension/core.h"
#include "extension/compat.h"

#include "catalog/pg_type.h"
#include "common/cryptohash.h"
#include "common/sha2.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(news_archive_content_id);

static void
add_part(pg_cryptohash_ctx *hash, Datum part, bool null)
{
	text	   *t = null ? NULL : DatumGetTextPP(part);
	int64		length = null ? -1 : (int64) VARSIZE_ANY_EXHDR(t);
	uint8		prefix[8];

	for (int i = 0; i < 8; i++)
		prefix[i] = (uint8) ((uint64) length >> (56 - 8 * i));
	if (pg_cryptohash_update(hash, prefix, sizeof(prefix)) < 0 ||
		(t && pg_cryptohash_update(hash, (uint8 *) VARDATA_ANY(t), length) < 0))
		elog(ERROR, "could not compute SHA-256");
}

Datum
news_archive_content_id(PG_FUNCTION_ARGS)
{
	pg_cryptohash_ctx *hash;
	uint8		digest[PG_SHA256_DIGEST_LENGTH];
	Datum	   *parts;
	bool	   *nulls;
	int			n;
	uint64		id = 0;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(0), TEXTOID, -1, false, TYPALIGN_INT, &parts, &nulls, &n);
	hash = pg_cryptohash_create(PG_SHA256);
	if (pg_cryptohash_init(hash) < 0)
		elog(ERROR, "could not compute SHA-256");
	for (int i = 0; i < n; i++)
		add_part(hash, parts[i], nulls[i]);
#if PG_VERSION_NUM >= 150000
	if (pg_cryptohash_final(hash, digest, sizeof(digest)) < 0)
#else
	if (pg_cryptohash_final(hash, digest) < 0)
#endif
		elog(ERROR, "could not compute SHA-256");
	pg_cryptohash_free(hash);
	for (int i = 0; i < 8; i++)
		id = id << 8 | digest[i];
	PG_RETURN_INT64((int64) id);
}
