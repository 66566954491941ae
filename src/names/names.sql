-- names: one name under its spellings.

CREATE FUNCTION news_archive.fold_name(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_fold_name';
COMMENT ON FUNCTION news_archive.fold_name(text) IS
'Writes a name for comparison: any script in plain lower-case Latin letters, "SURNAME, Given" turned, titles and '
'punctuation dropped, the Arabic article fused to its word ("alkhalid"), legal forms made one ("ltd"), one space '
'between words. Reads the first 1,024 bytes and 40 words. An empty text for a name without letters or digits.';

CREATE FUNCTION news_archive.name_essence(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_essence';
COMMENT ON FUNCTION news_archive.name_essence(text) IS
'fold_name() of an organisation without what papers add or leave out as they like: legal forms at its end ("velmora '
'shipping" for "Velmora Shipping Corp."), and the points of initials ("us navy" for "U.S. Navy"). A name of nothing '
'but a legal form stays.';

CREATE FUNCTION news_archive_inner.generations_differ(a text, b text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_generations_differ';
COMMENT ON FUNCTION news_archive_inner.generations_differ(text, text) IS
'Whether two names are told apart by "Jr" and "Sr", "II" and "III", "the Elder" and "the Younger"; '
'also when only one of them has such a word.';

CREATE FUNCTION news_archive_inner.without_generation(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_without_generation';
COMMENT ON FUNCTION news_archive_inner.without_generation(text) IS
'fold_name() of a name without "Jr", "III", "the Elder" and the like.';

CREATE FUNCTION news_archive.name_keys(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_keys';
COMMENT ON FUNCTION news_archive.name_keys(text) IS
'The keys by which spellings of one name meet, sorted: for each word that says something its consonants ("gdf") and a '
'coarser key with its kinds of vowel ("KaTaFi"). Two names can be one when they share a key (&&). An empty array for a '
'name without letters or digits.';

CREATE FUNCTION news_archive.name_pair_keys(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_pair_keys';
COMMENT ON FUNCTION news_archive.name_pair_keys(text) IS
'The keys by which names meet that are one only when two of their words are alike, sorted: for each two of the first '
'four words that say something their consonants ("xll xrt") and their coarser keys; of a name of one word name_keys(). '
'An empty array for a name without letters or digits.';

CREATE FUNCTION news_archive.name_acronyms(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_acronyms';
COMMENT ON FUNCTION news_archive.name_acronyms(text) IS
'The acronyms of three to eight letters that the words of a name make by their first letters, in lower case, none '
'twice: with and without particles ("voa" for "Voice of America") and legal forms ("lbc" for "Lethian Broadcasting '
'Corp.").';

CREATE FUNCTION news_archive.name_similarity(a text, b text) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_similarity';
COMMENT ON FUNCTION news_archive.name_similarity(text, text) IS
'How far two names are one, 0 to 1, and 1 only when their folded forms are equal: words aligned by the sounds they '
'stand for, words that say little (particles, legal forms) weighing little. Symmetric.';

CREATE FUNCTION news_archive.explain_similarity(a text, b text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_explain_similarity';
COMMENT ON FUNCTION news_archive.explain_similarity(text, text) IS
'Says in words what name_similarity() found: which words of two names belong together and why, and which stand in one '
'of them only. Words are shown folded.';

-- The index by which find_entity() finds names like one: GIN over name_codes(folded).

CREATE FUNCTION news_archive.name_codes(folded text) RETURNS int[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 200 AS 'MODULE_PATHNAME', 'news_archive_name_codes';
COMMENT ON FUNCTION news_archive.name_codes(text) IS
'The keys of a folded name as 32-bit hashes: those of name_keys(), trigrams of its sounds, and the key of the whole. '
'For the index of an archive''s names.';

CREATE FUNCTION news_archive.name_codes_match(codes int[], query int[]) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_match';
COMMENT ON FUNCTION news_archive.name_codes_match(int[], int[]) IS
'Whether the codes of a name meet a query, which is least, code, weight, code, weight, ...: the weights of the codes '
'that are there come to least. Errors: invalid_parameter_value for a query of another shape.';

CREATE OPERATOR news_archive.&~ (
	LEFTARG = int[], RIGHTARG = int[], FUNCTION = news_archive.name_codes_match, RESTRICT = contsel,
		JOIN = contjoinsel);
COMMENT ON OPERATOR news_archive.&~ (int[], int[]) IS 'name_codes_match()';

CREATE FUNCTION news_archive.name_codes_query(int[], internal, smallint, internal, internal, internal, internal)
	RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_query';
COMMENT ON FUNCTION news_archive.name_codes_query(int[], internal, smallint, internal, internal, internal, internal) IS
'Part of the operator class name_codes_ops.';

CREATE FUNCTION news_archive.name_codes_consistent(internal, smallint, int[], integer, internal, internal, internal,
	internal) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_consistent';
COMMENT ON FUNCTION news_archive.name_codes_consistent(internal, smallint, int[], integer, internal, internal, internal,
	internal) IS
'Part of the operator class name_codes_ops.';

CREATE FUNCTION news_archive.name_codes_triconsistent(internal, smallint, int[], integer, internal, internal, internal)
	RETURNS "char"
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_codes_triconsistent';
COMMENT ON FUNCTION news_archive.name_codes_triconsistent(internal, smallint, int[], integer, internal, internal,
	internal) IS
'Part of the operator class name_codes_ops.';

CREATE OPERATOR CLASS news_archive.name_codes_ops FOR TYPE int[] USING gin AS
	OPERATOR 1 news_archive.&~ (int[], int[]),
	FUNCTION 1 pg_catalog.btint4cmp(int, int),
	FUNCTION 2 pg_catalog.ginarrayextract(anyarray, internal, internal),
	FUNCTION 3 news_archive.name_codes_query(int[], internal, smallint, internal, internal, internal, internal),
	FUNCTION 4 news_archive.name_codes_consistent(internal, smallint, int[], integer, internal, internal, internal,
		internal),
	FUNCTION 6 news_archive.name_codes_triconsistent(internal, smallint, int[], integer, internal, internal, internal),
	STORAGE int4;
