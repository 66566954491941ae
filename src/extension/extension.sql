-- The ground: refuse a database that is not in UTF8.

CREATE FUNCTION news_archive.check_encoding() RETURNS void
	LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_check_encoding';
COMMENT ON FUNCTION news_archive.check_encoding() IS
'Raises an error (feature_not_supported) unless the database is in UTF8. CREATE EXTENSION calls it.';

SELECT news_archive.check_encoding();

CREATE FUNCTION news_archive.current_archive() RETURNS name
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(nullif(current_setting('news_archive.archive', true), ''), 'news')::name;
COMMENT ON FUNCTION news_archive.current_archive() IS
'The archive that functions use when none is named: the setting news_archive.archive, or news.';
