-- Who may do what: hostile schemas, readers, what is for inside only.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';

-- A database's owner plants a function, an operator, a type and a cast where the install script might find them: they are not run.
CREATE ROLE rights_mallory;
CREATE ROLE rights_eve;
CREATE DATABASE rights_planted OWNER rights_mallory;
\c rights_planted
SET ROLE rights_mallory;
CREATE SCHEMA news_archive;
CREATE FUNCTION news_archive.rise() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
		EXECUTE 'ALTER ROLE rights_mallory SUPERUSER';
	END IF;
END $$;
CREATE FUNCTION news_archive.format(text, text, text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN pg_catalog.format($1, VARIADIC ARRAY[$2, $3]); END $$;
CREATE FUNCTION news_archive.format(text, text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN pg_catalog.format($1, $2); END $$;
CREATE FUNCTION news_archive.quote_literal(text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN pg_catalog.quote_literal($1); END $$;
CREATE FUNCTION news_archive.lower(daterange) RETURNS date LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN pg_catalog.lower($1); END $$;
CREATE FUNCTION news_archive.same_oid(oid, regnamespace) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN $1::pg_catalog.int8 OPERATOR(pg_catalog.=) $2::oid::pg_catalog.int8; END $$;
CREATE OPERATOR news_archive.= (LEFTARG = oid, RIGHTARG = regnamespace, FUNCTION = news_archive.same_oid);
CREATE FUNCTION news_archive.joined(text, text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN pg_catalog.textcat($1, $2); END $$;
CREATE OPERATOR news_archive.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = news_archive.joined);
CREATE TYPE news_archive.name AS (n text);
CREATE FUNCTION news_archive.to_name(text) RETURNS news_archive.name LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN ROW($1); END $$;
CREATE CAST (text AS news_archive.name) WITH FUNCTION news_archive.to_name(text) AS IMPLICIT;
CREATE EXTENSION news_archive;
SELECT rolname, rolsuper FROM pg_roles WHERE rolname = 'rights_mallory';
SELECT news_archive.create_archive('news');
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Saturday.') IS NOT NULL AS loaded;
SELECT type, actors, targets FROM news_archive.find_events('Velsen');
-- nor when a superuser asks
RESET ROLE;
SELECT type, actors, targets FROM news_archive.find_events('Velsen');
SELECT rolname, rolsuper FROM pg_roles WHERE rolname = 'rights_mallory';
-- a function of his that is named as one of the extension's would be called by its functions: they refuse
SET ROLE rights_mallory;
CREATE FUNCTION news_archive.content_id(text, text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN PERFORM news_archive.rise(); RETURN 1; END $$;
RESET ROLE;
SELECT count(*) FROM news_archive.find_events('Velsen');
SELECT count(*) FROM news_archive.find_entity('Velsen');
SELECT rolname, rolsuper FROM pg_roles WHERE rolname = 'rights_mallory';
-- also when he, who owns the extension, makes it a part of it
SET ROLE rights_mallory;
ALTER EXTENSION news_archive ADD FUNCTION news_archive.content_id(text, text);
RESET ROLE;
SELECT count(*) FROM news_archive.find_events('Velsen');
SELECT news_archive.load_article(E'Talks in Lethia\n\nMay 19, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Lethia on Sunday.') IS NOT NULL AS loaded;
SELECT rolname, rolsuper FROM pg_roles WHERE rolname = 'rights_mallory';
\c contrib_regression
DROP DATABASE rights_planted;

-- One that is named as the extension's own could be taken for it by the scripts: there is no extension then, new or updated.
CREATE DATABASE rights_planted OWNER rights_mallory;
\c rights_planted
SET ROLE rights_mallory;
CREATE SCHEMA news_archive;
CREATE FUNCTION news_archive.content_id(text) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
CREATE EXTENSION news_archive;
RESET ROLE;
CREATE EXTENSION news_archive;
SET ROLE rights_mallory;
DROP FUNCTION news_archive.content_id(text);
CREATE EXTENSION news_archive VERSION '0.1.0';
CREATE FUNCTION news_archive.content_id(text) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
ALTER EXTENSION news_archive UPDATE;
SELECT extversion FROM pg_extension WHERE extname = 'news_archive';
DROP FUNCTION news_archive.content_id(text);
ALTER EXTENSION news_archive UPDATE;
SELECT extversion FROM pg_extension WHERE extname = 'news_archive';
RESET ROLE;
\c contrib_regression
DROP DATABASE rights_planted;

-- Who only has CREATE on the database makes the schema beforehand, and waits for the administrator.
CREATE DATABASE rights_waiting;
GRANT CREATE ON DATABASE rights_waiting TO rights_eve;
\c rights_waiting
SET ROLE rights_eve;
CREATE SCHEMA news_archive;
GRANT CREATE ON SCHEMA news_archive TO rights_mallory;
CREATE FUNCTION news_archive.format(text, text, text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN EXECUTE 'ALTER ROLE rights_eve SUPERUSER'; RETURN pg_catalog.format($1, VARIADIC ARRAY[$2, $3]); END $$;
RESET ROLE;
CREATE EXTENSION news_archive;
SELECT rolname, rolsuper FROM pg_roles WHERE rolname = 'rights_eve';
-- the schema is hers no more
SELECT nspowner = current_user::regrole AS mine FROM pg_namespace WHERE nspname = 'news_archive';
SET ROLE rights_eve;
CREATE FUNCTION news_archive.content_id(text, text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
SET ROLE rights_mallory;
CREATE FUNCTION news_archive.content_id(text, text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
\c contrib_regression
DROP DATABASE rights_waiting;

-- Inside an archive: what stands in its schema is not run by those who ask it.  Every function that takes an archive refuses.
CREATE DATABASE rights_shared;
\c rights_shared
CREATE EXTENSION news_archive;
SELECT news_archive.create_archive('news');
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Saturday.') AS first \gset
GRANT CREATE, USAGE ON SCHEMA news TO rights_mallory;
SET ROLE rights_mallory;
CREATE FUNCTION news.lower(daterange) RETURNS date LANGUAGE plpgsql AS $$
BEGIN RAISE WARNING 'run by %', current_user; RETURN pg_catalog.lower($1); END $$;
RESET ROLE;
CREATE FUNCTION pg_temp.refused(call text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE call;
	RETURN 'was run';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
-- with NULL or something small for each argument but the archive
CREATE TEMP VIEW entry AS
SELECT p.oid::regprocedure::text AS function, format('SELECT %s.%I(%s)', p.pronamespace::regnamespace, p.proname,
	string_agg(CASE WHEN t.name = 'archive' THEN 'archive => ''news''' ELSE format('%I => %s', t.name,
		CASE WHEN t.name LIKE '%kind' THEN '''person''' WHEN t.name = 'countries' THEN '''{NOR}''' ELSE CASE t.type::regtype::text WHEN 'text[]' THEN '''{x}''' WHEN 'text' THEN '''x''' WHEN 'integer' THEN '1' WHEN 'real' THEN '0.5' ELSE 'NULL' END END)
		|| '::' || t.type::regtype END, ', ' ORDER BY t.n)) AS call
FROM pg_proc p, unnest(p.proargtypes::oid[], p.proargnames) WITH ORDINALITY t(type, name, n)
WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND p.prokind = 'f' AND t.type IS NOT NULL AND 'archive' = ANY (p.proargnames)
	AND p.proname NOT IN ('create_archive', 'drop_archive', 'is_archive', 'visible_when', 'create_search_tables', 'tell_unknown_outlet', 'grant_reading', 'complete_archive', 'enter')
GROUP BY p.oid, p.proname, p.pronamespace;
SELECT function, pg_temp.refused(call) FROM entry WHERE pg_temp.refused(call) NOT LIKE '55000 schema "news" holds the function "lower"' ORDER BY function;
SELECT count(*) > 40 AS many FROM entry;
CREATE FUNCTION public.overlap(daterange, daterange) RETURNS boolean LANGUAGE sql AS 'SELECT true';
SET ROLE rights_mallory;
DROP FUNCTION news.lower(daterange);
CREATE OPERATOR news.&& (LEFTARG = daterange, RIGHTARG = daterange, FUNCTION = public.overlap);
RESET ROLE;
SELECT function, pg_temp.refused(call) FROM entry WHERE pg_temp.refused(call) NOT LIKE '55000 schema "news" holds the operator "&&"' ORDER BY function;
DROP OPERATOR news.&& (daterange, daterange);
-- in public they are not looked for
CREATE FUNCTION public.lower(daterange) RETURNS date LANGUAGE plpgsql AS $$
BEGIN RAISE WARNING 'run by %', current_user; RETURN pg_catalog.lower($1); END $$;
CREATE OPERATOR public.&& (LEFTARG = daterange, RIGHTARG = daterange, FUNCTION = public.overlap);
SET client_min_messages = warning;
SELECT count(*) AS errors FROM entry WHERE pg_temp.refused(call) LIKE '55000%';
SELECT type, actors FROM news_archive.find_events('Velsen', during => '[2024-05-18,2024-05-19)');
-- a view in the place of a table
ALTER TABLE news.event RENAME TO event_table;
CREATE VIEW news.event AS SELECT * FROM news.event_table;
SELECT count(*) FROM news_archive.find_events('Velsen');
DROP VIEW news.event;
ALTER TABLE news.event_table RENAME TO event;

-- What is for inside only is not called by itself.
CREATE TEMP VIEW inner_function AS
SELECT p.oid::regprocedure::text AS function, format('SELECT %s.%I(%s)', p.pronamespace::regnamespace, p.proname,
	(SELECT string_agg('NULL::' || t::regtype, ', ') FROM unnest(p.proargtypes::oid[]) t)) AS call
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND p.prokind = 'f' AND l.lanname <> 'c' AND p.provolatile = 'v'
	AND p.proconfig IS NULL AND NOT 'archive' = ANY (coalesce(p.proargnames, '{}'));
SELECT function, pg_temp.refused(call) FROM inner_function
WHERE pg_temp.refused(call) <> '42501 this function is for the functions of an archive and is not called by itself' ORDER BY function;
SELECT count(*) > 30 AS many FROM inner_function;
SELECT news_archive_inner.describe_events('{1}');
SELECT pg_temp.refused(format('SELECT * FROM %s', oid::regprocedure)) AS refused, count(*) FROM pg_proc
WHERE pronamespace = 'news_archive_inner'::regnamespace AND proname LIKE 'wrong\_%' GROUP BY 1;

-- Readers
CREATE ROLE rights_reader;
CREATE ROLE rights_stranger;
SELECT news_archive.create_archive('read', readers => '{rights_reader}');
SELECT news_archive.create_archive('reread', readers => '{nobody_known}');
SELECT news_archive.is_archive('reread');
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\n"We came to listen," Foreign Minister Marta Velsen said after she met Oren Dask in Sarn on Saturday.', archive => 'read') AS id \gset
SET ROLE rights_reader;
SELECT type, actors, targets FROM news_archive.find_events('Velsen', archive => 'read');
SELECT name FROM news_archive.find_entity('Velsen', archive => 'read');
SELECT speaker, quotation FROM news_archive.find_quotes('Velsen', archive => 'read');
SELECT title FROM news_archive.search('velsen', archive => 'read');
SELECT title, text FROM read.v_event;
SELECT * FROM news_archive.check_archive('read');
SELECT type FROM news_archive.find_events('Velsen', target_country => 'Norway', archive => 'read');
SELECT country FROM news_archive.reference_entity WHERE type = 'country' AND name = 'Norway';
SELECT news_archive.load_article('More of it.', archive => 'read');
SELECT news_archive.refresh('read');
SELECT news_archive.set_published(:id, '2024-05-19', archive => 'read');
SELECT news_archive.remove_article(:id, archive => 'read');
SELECT news_archive.upgrade_archive('read');
SELECT news_archive.drop_archive('read');
SET ROLE rights_stranger;
SELECT title, text FROM read.v_event;
SELECT type FROM news_archive.find_events('Velsen', archive => 'read');
SELECT name FROM news_archive.find_entity('Velsen', archive => 'read');
SELECT lemma FROM news_archive.tokens('He went.') LIMIT 2;
RESET ROLE;

-- Who may write and sees all links and corrects; who may not see all only loads, and the owner's refresh() links.
CREATE ROLE rights_loader;
GRANT USAGE ON SCHEMA read TO rights_loader;
GRANT ALL ON ALL TABLES IN SCHEMA read TO rights_loader;
SET ROLE rights_loader;
SELECT news_archive.load_article(E'Talks in Lethia\n\nMay 19, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Lethia on Sunday.', outlet => 'Lake Courier', archive => 'read') AS second \gset
SELECT news_archive.set_published(:second, '2024-05-20', 'read');
SELECT news_archive.refresh('read');
SELECT * FROM news_archive.check_archive('read');
RESET ROLE;
ALTER TABLE read.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY loads ON read.article FOR INSERT TO rights_loader WITH CHECK (true);
CREATE POLICY sees ON read.article FOR SELECT TO rights_loader USING (outlet = 'Lake Courier');
SET ROLE rights_loader;
SELECT news_archive.load_article(E'Talks in Brannick\n\nMay 21, 2024\n\nForeign Minister Marta Velsen met Ada Quill in Brannick on Tuesday.', outlet => 'Lake Courier', archive => 'read') IS NOT NULL AS loaded;
SELECT news_archive.refresh('read');
SELECT news_archive.remove_article(:second, 'read');
SELECT * FROM news_archive.check_archive('read');
RESET ROLE;
SELECT news_archive.refresh('read');
SELECT * FROM news_archive.check_archive('read');
DROP OWNED BY rights_loader;

-- drop_archive() drops what create_archive() made, and says what else there is
CREATE TABLE read.precious (n int);
SELECT news_archive.drop_archive('read');
DROP TABLE read.precious;
CREATE VIEW public.titles AS SELECT title FROM read.article;
SELECT news_archive.drop_archive('read');
DROP VIEW public.titles;
SELECT news_archive.drop_archive('read');
SELECT news_archive.is_archive('read');
CREATE SCHEMA other;
CREATE TABLE other.event_report (n int);
CREATE TABLE other.article_line (n int);
SELECT news_archive.drop_archive('other');
SELECT news_archive.drop_archive('public');
SELECT news_archive.create_archive('public');
SELECT news_archive.create_archive('');
-- on a search path this is the schema of whoever reads
SELECT news_archive.create_archive('$user');
SELECT news_archive.create_archive('news');
SELECT * FROM news_archive.check_archive();
\c contrib_regression
DROP DATABASE rights_shared;
DROP ROLE rights_mallory, rights_eve, rights_reader, rights_stranger, rights_loader;
