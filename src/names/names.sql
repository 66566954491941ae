-- names: one name under its spellings.

CREATE FUNCTION news_archive.fold_name(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_fold_name';
COMMENT ON FUNCTION news_archive.fold_name(text) IS
'Writes a name for comparison: any script in plain lower-case Latin letters, "SURNAME, Given" turned, titles and punctuation dropped, the Arabic article fused to its word ("alkhatib"), legal forms made one ("ltd"), one space between words. Reads the first 1,024 bytes and 40 words. An empty text for a name without letters or digits.';

CREATE FUNCTION news_archive.name_keys(name text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_keys';
COMMENT ON FUNCTION news_archive.name_keys(text) IS
'The keys by which spellings of one name meet, sorted: for each word that says something its consonants ("gdf") and a coarser key with its kinds of vowel ("KaTaFi"). Two names can be one when they share a key (&&). An empty array for a name without letters or digits.';

CREATE FUNCTION news_archive.name_similarity(a text, b text) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_similarity';
COMMENT ON FUNCTION news_archive.name_similarity(text, text) IS
'How far two names are one, 0 to 1, and 1 only when their folded forms are equal: words aligned by the sounds they stand for, words that say little (particles, legal forms) weighing little. Symmetric.';
