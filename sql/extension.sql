-- The extension itself: where it may be installed, and its setting.

-- a database in another encoding is refused, and nothing is left behind
CREATE DATABASE news_latin1 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
\c news_latin1
\set SHOW_CONTEXT never
CREATE EXTENSION news_archive;
\set SHOW_CONTEXT errors
SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname LIKE 'news\_archive%';
\c contrib_regression
DROP DATABASE news_latin1;

-- a database's owner who is no superuser may create it
CREATE ROLE news_owner;
CREATE DATABASE news_owned OWNER news_owner;
\c news_owned
SET ROLE news_owner;
CREATE EXTENSION news_archive;
SELECT extversion, extrelocatable, extnamespace::regnamespace FROM pg_extension WHERE extname = 'news_archive';
\c contrib_regression
DROP DATABASE news_owned;
DROP ROLE news_owner;

-- the archive that is meant when none is named
SELECT news_archive.current_archive();
SET news_archive.archive = 'elections';
SELECT news_archive.current_archive();
RESET news_archive.archive;
SELECT news_archive.current_archive();

-- every function has its comment
SELECT p.oid::regprocedure FROM pg_proc p
WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND obj_description(p.oid, 'pg_proc') IS NULL ORDER BY 1::text;

-- and so has every type
SELECT t.oid::regtype FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE t.typnamespace = 'news_archive'::regnamespace AND t.typelem = 0 AND coalesce(c.relkind = 'c', true) AND obj_description(t.oid, 'pg_type') IS NULL ORDER BY 1::text;

-- what others read by name: these columns stay, and new ones come at their end
\pset format unaligned
SELECT p.proname AS function, string_agg(a.name || ' ' || format_type(a.type, NULL), ', ' ORDER BY a.n) AS columns
FROM pg_proc p, LATERAL (
	SELECT o.name, o.type, o.n FROM unnest(p.proargnames, p.proallargtypes, p.proargmodes) WITH ORDINALITY o(name, type, mode, n) WHERE o.mode IN ('t', 'o')
	UNION ALL
	-- of a composite type its columns
	SELECT c.attname, c.atttypid, c.attnum FROM pg_type t JOIN pg_attribute c ON c.attrelid = t.typrelid WHERE t.oid = p.prorettype AND c.attnum > 0 AND NOT c.attisdropped) a
WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname IN ('sentences', 'tokens', 'time_expressions', 'article_lines',
	'parse_article', 'mentions', 'clauses', 'quotations', 'event_reports', 'find_entity', 'find_events', 'timeline', 'event_sources', 'find_quotes', 'search')
GROUP BY p.oid, p.proname ORDER BY p.proname COLLATE "C";

-- What stands in the schema of the extension is asked by users (help()), written in the documentation, or held by what archives and the extension are made of;
-- all else is in news_archive_inner.  A function that comes here in error is for news_archive_inner.
SELECT string_agg(DISTINCT p.proname, ' ' ORDER BY p.proname) AS "beside help()" FROM pg_proc p
WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname NOT IN (SELECT split_part(example, '(', 1) FROM news_archive.help())
	AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid AND d.classid IN
		('pg_ts_template'::regclass, 'pg_ts_parser'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass, 'pg_opclass'::regclass, 'pg_amproc'::regclass, 'pg_opfamily'::regclass, 'pg_cast'::regclass));
SELECT count(*) FROM pg_proc p WHERE p.pronamespace = 'news_archive_inner'::regnamespace AND p.proname IN (SELECT split_part(example, '(', 1) FROM news_archive.help());
SELECT DISTINCT has_schema_privilege('public', oid, 'CREATE') AS others_may_create FROM pg_namespace WHERE nspname LIKE 'news\_archive%';
