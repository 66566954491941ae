-- The ground: nothing but pg_catalog is on the path of this script, and the schema is of whoever makes the extension.
--
-- Somebody else may have made the schema beforehand and put functions, operators, types or casts there, named as
-- built-in ones: on the search path they would be run by this script, as superuser.  They are left alone, and never
-- found.

SET LOCAL search_path TO pg_catalog, pg_temp;

ALTER SCHEMA news_archive OWNER TO @extowner@;

DO $$
DECLARE
	grantee oid;
BEGIN
	FOR grantee IN SELECT DISTINCT a.grantee FROM pg_namespace n, aclexplode(n.nspacl) a
		WHERE n.nspname = 'news_archive' AND a.grantee <> n.nspowner
	LOOP
		EXECUTE 'REVOKE ALL ON SCHEMA news_archive FROM ' || CASE grantee WHEN 0 THEN 'PUBLIC'
			ELSE quote_ident(pg_get_userbyid(grantee)) END;
	END LOOP;
END $$;

GRANT USAGE ON SCHEMA news_archive TO PUBLIC;

-- What functions for users stand on, out of their way: \df news_archive.* lists what one asks an archive by.  When
-- somebody else has a schema of the name, this fails: a schema that is found may hold anything.  Everybody may call
-- what is in it, as it runs with the rights of whoever asks.
CREATE SCHEMA news_archive_inner;
COMMENT ON SCHEMA news_archive_inner IS
'What the functions of news_archive stand on; not for users, and other in each version.';
GRANT USAGE ON SCHEMA news_archive_inner TO PUBLIC;

-- Texts are read as UTF-8: refuse a database that is not in UTF8.

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

CREATE FUNCTION news_archive.version() RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_version';
COMMENT ON FUNCTION news_archive.version() IS
'The version of the library that reads the articles, as "0.2.0". That of the SQL functions is in pg_extension; '
'after an update of the packages it is older until ALTER EXTENSION news_archive UPDATE.';
