-- Views for dashboards, short forms for a terminal, help().  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = 'ISO';
CREATE ROLE views_reader;
SELECT news_archive.create_archive('news', readers => '{views_reader}');
SELECT count(news_archive.load_article(raw, outlet => outlet, published => day, url => url, collected => '2024-12-24')) AS loaded FROM (VALUES
	('Vale Herald', '2024-05-17'::date, 'https://vale.example/1', E'Presidents meet in Oslo\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Oslo on Thursday. Brandt criticised Hungary on Friday.'),
	('Lake Courier', '2024-05-18', NULL, E'Brandt and Kovacs talk\n\nHungarian President Anna Kovacs met Norwegian President Ola Brandt in Oslo on Thursday. "We came to listen," Kovacs said.'),
	('Lake Courier', '2024-05-21', NULL, E'Envoy leaves\n\nHungary expelled a Norwegian diplomat on Monday. Norwegian Foreign Minister Siri Vang condemned Hungary on Tuesday. Hungary will recall its envoy in June.'),
	(NULL, NULL, NULL, E'An old quarrel\n\nHungary accused Norway of spying. Siri Vang met Ola Brandt on 2 March 2019. Vang refused to say whether she would resign.'),
	(NULL, '2024-07-03', NULL, E'Troops in Szeged\n\nHungarian troops killed five Norwegian soldiers in Szeged on Tuesday, Siri Vang said.')) a(outlet, day, url, raw);

-- Plain columns, all commented, as view_columns() has them.
SELECT c.relname AS view, count(*) AS columns, count(DISTINCT a.attname) FILTER (WHERE col_description(c.oid, a.attnum) IS NULL) AS uncommented, obj_description(c.oid) IS NOT NULL AS commented
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE c.relnamespace = 'news'::regnamespace AND c.relkind = 'v' GROUP BY c.oid, c.relname ORDER BY 1;
SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	LEFT JOIN news_archive_inner.view_columns() v ON v.view = c.relname AND v.field = a.attname
WHERE c.relnamespace = 'news'::regnamespace AND c.relkind = 'v' AND a.atttypid IS DISTINCT FROM v.type::regtype;
SELECT DISTINCT format_type(a.atttypid, NULL) AS type FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE c.relnamespace = 'news'::regnamespace AND c.relkind = 'v' ORDER BY 1;
-- whoever plots by time, title, text, tags, url and outlet finds them
SELECT v.view, f.field AS lacking FROM (VALUES ('v_article'), ('v_mention'), ('v_event'), ('v_quotation')) v(view), unnest('{time,time_end,title,text,tags,url,outlet}'::text[]) f(field)
WHERE NOT EXISTS (SELECT FROM news_archive_inner.view_columns() c WHERE c.view = v.view AND c.field = f.field);

SELECT "time", time_end, title, tags, url, outlet, time_basis, is_copy, collected FROM news.v_article ORDER BY "time", title;
SELECT "time", entity, text, tags, outlet, form FROM news.v_mention WHERE entity = 'Siri Vang' ORDER BY "time", mention_no;
-- the day of an event is never that of publication or collection
SELECT "time", time_end, title, day_text, url, outlet, sources, outlets, independent_sources AS independent, sure FROM news.v_event ORDER BY "time", time_end, title;
-- an open side is NULL
BEGIN;
UPDATE news.event SET during = CASE type WHEN 'SANCTION' THEN '(,2024-05-21)' WHEN 'ASSAULT' THEN '[-infinity,infinity]' ELSE '[2024-05-16,)' END::daterange WHERE type IN ('SANCTION', 'ASSAULT', 'CONSULT');
SELECT DISTINCT type, "time", time_end FROM news.v_event WHERE type IN ('SANCTION', 'ASSAULT', 'CONSULT') ORDER BY 1;
ROLLBACK;
SELECT count(*) AS events, count(article_id) AS with_article, count(text) AS with_words FROM news.v_event;
SELECT "time", title, tags, text, quad_class AS quad, goldstein, actor_country AS a, target_country AS t, place, status, headline FROM news.v_event WHERE type IN ('CONSULT', 'ASSAULT') ORDER BY "time", title;
SELECT "time", speaker, text, tags, outlet, said, sure FROM news.v_quotation ORDER BY "time", text;
SELECT "time", week, month, outlet, articles, copies, mentions, of_articles FROM news.v_coverage WHERE entity = 'Siri Vang' ORDER BY "time", outlet;
SELECT * FROM news.v_dyad ORDER BY "time", actor_country, target_country;

-- They say what the functions say.
SELECT count(*) FROM (SELECT first_day, actor_country, target_country, events, reports, outlets, independent_sources FROM news_archive.country_dyads(per => 'dyad')
	EXCEPT SELECT "time", actor_country, target_country, events, reports, outlets, independent_sources FROM news.v_dyad) other;
SELECT sum(c.articles) = (SELECT sum(articles) FROM news.v_coverage WHERE entity = 'Anna Kovacs') AS articles, sum(c.mentions) = (SELECT sum(mentions) FROM news.v_coverage WHERE entity = 'Anna Kovacs') AS mentions
FROM news_archive.coverage('Anna Kovacs', 'outlet') c;
SELECT count(*) FROM (SELECT event_id, first_day, last_day, type, sources::text[] FROM news_archive.find_events()
	EXCEPT SELECT event_id, "time", time_end, type, string_to_array(sources, ', ') FROM news.v_event WHERE sure) other;
SELECT o.type, o.quad_class FROM news_archive.event_ontology() o WHERE news_archive.act_class(o.type) IS DISTINCT FROM o.quad_class OR news_archive.act_weight(o.type) IS NULL
	OR sign(news_archive.act_weight(o.type)) <> CASE WHEN o.quad_class = 0 THEN 0 WHEN o.quad_class < 3 THEN 1 ELSE -1 END;

-- A filter goes to an index.
CREATE FUNCTION pg_temp.indexes(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN (SELECT string_agg(DISTINCT m[1], ' ' ORDER BY m[1]) FROM regexp_matches(plan::text, '"Index Name": "(\w+)"[^{}]*"Index Cond"', 'g') m);
END $$;
SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off;
SELECT pg_temp.indexes($$SELECT title FROM news.v_article WHERE "time" BETWEEN '2024-05-01' AND '2024-05-31'$$);
SELECT pg_temp.indexes($$SELECT title FROM news.v_article WHERE "time" >= now() - interval '7 days'$$);
SELECT pg_temp.indexes($$SELECT title FROM news.v_article WHERE outlet = 'Lake Courier' AND "time" > '2024-05-01'$$);
SELECT pg_temp.indexes($$SELECT title FROM news.v_event WHERE "time" BETWEEN '2024-05-01' AND '2024-05-31'$$);
SELECT pg_temp.indexes($$SELECT title FROM news.v_event WHERE actor = 'Anna Kovacs'$$);
SELECT pg_temp.indexes($$SELECT title FROM news.v_event WHERE target = 'Anna Kovacs'$$);
SELECT pg_temp.indexes($$SELECT text FROM news.v_quotation WHERE speaker_id = 7$$);
SELECT pg_temp.indexes($$SELECT b.entity, count(*) FROM news.v_mention a JOIN news.v_mention b USING (article_id) WHERE a.entity_id = 7 GROUP BY 1$$) ~ 'mention_pkey' AS joined_by_index;
RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_sort;
-- what is looked up for a row is not when nobody asks for it
SELECT count(*) FROM regexp_matches((SELECT string_agg(x, '') FROM pg_temp.indexes($$SELECT "time", type FROM news.v_event$$) x), 'report', 'g');

-- Readers read them as the tables; where row-level security is on the views say what to do before they follow it, and then do.
SET ROLE views_reader;
SELECT count(*) FROM news.v_event;
RESET ROLE;
ALTER TABLE news.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY open_outlets ON news.article FOR SELECT TO views_reader USING (outlet = 'Lake Courier');
SET ROLE views_reader;
SELECT count(*) FROM news.v_article;
SELECT count(*) FROM news.v_dyad;
RESET ROLE;
SELECT count(*) FROM news.v_article;
CREATE VIEW public.views_mine AS SELECT "time", title FROM news.v_event;
SELECT news_archive.follow_article_policies() > 0 AS followed;
ALTER SCHEMA news RENAME TO kept;
SET ROLE views_reader;
SELECT "time", title, is_copy FROM kept.v_article ORDER BY "time";
SELECT "time", title, outlets, sources FROM kept.v_event WHERE type = 'CONSULT' ORDER BY "time";
SELECT count(*) AS hidden FROM kept.v_event WHERE text LIKE '%criticised%' OR outlet IS DISTINCT FROM 'Lake Courier';
SELECT count(*) AS of_view FROM news_archive_inner.told_rows('kept.article', 'v_dyad') AS r("time" date, actor_country text, target_country text, events bigint, reports bigint, outlets bigint, independent_sources int,
	q1 bigint, q2 bigint, q3 bigint, q4 bigint, q0 bigint, goldstein numeric);
SELECT * FROM news_archive_inner.told_rows('kept.article', 'v_nothing') AS r(a int);
SELECT * FROM news_archive_inner.told_rows('pg_class', 'v_event') AS r(a int);
RESET ROLE;
ALTER SCHEMA kept RENAME TO news;
SELECT count(*) FROM public.views_mine;

-- An upgrade gives an older archive its views, for whom its tables are; what stands there under their names is its owner's.
SELECT news_archive.drop_archive('news');
DROP VIEW public.views_mine;
CREATE ROLE views_half;
GRANT USAGE ON SCHEMA news TO views_half;
GRANT SELECT ON news.article TO views_half;
DROP VIEW news.v_article, news.v_mention, news.v_event, news.v_quotation, news.v_coverage, news.v_dyad;
CREATE VIEW news.v_dyad AS SELECT 'mine' AS whose;
SELECT news_archive.upgrade_archive();
SELECT c.relname, has_table_privilege('views_reader', c.oid, 'SELECT') AS reader, has_table_privilege('views_half', c.oid, 'SELECT') AS half
FROM pg_class c WHERE c.relnamespace = 'news'::regnamespace AND c.relkind = 'v' ORDER BY 1;
SELECT * FROM news.v_dyad;
GRANT SELECT ON news.v_event TO views_half;
SELECT news_archive.upgrade_archive();
SELECT has_table_privilege('views_half', 'news.v_event', 'SELECT') AS kept;
SELECT news_archive.drop_archive('news');
DROP VIEW news.v_dyad;
DROP OWNED BY views_half;
DROP ROLE views_half;
SELECT news_archive.upgrade_archive();
SELECT count(*) FROM news.v_dyad;
SELECT count(*) FROM news_archive.check_archive();

-- In partitions, and where policies hold from the beginning.
SELECT news_archive.create_archive('parts', partitions => 2, row_security => true);
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Saturday, she said.', archive => 'parts') IS NOT NULL AS loaded;
SELECT (SELECT count(*) FROM parts.v_article) AS articles, (SELECT count(*) FROM parts.v_event) AS events, (SELECT sum(mentions) FROM parts.v_coverage WHERE entity = 'Oren Dask') AS mentions;
SELECT has_table_privilege('views_reader', 'parts.v_event', 'SELECT') AS read_by_others;
SELECT news_archive.drop_archive('parts');

-- A terminal of 120 characters.
SELECT * FROM news_archive.events_text('Kovacs', min_confidence => NULL);
SELECT * FROM news_archive.timeline_text('Siri Vang', '2024-05');
SELECT s.* FROM news_archive.find_events('Kovacs', type => 'CONSULT') e, LATERAL news_archive.sources_text(e.event_id) s;
SELECT * FROM news_archive.quotes_text('Kovacs');
SELECT * FROM news_archive.search_text('envoy');
SELECT replace(news_archive.wrapped(w, n, m), E'\n', '|') AS wrapped FROM (VALUES ('Talks go on', 8, NULL), ('  a  b  ', 1, NULL), ('Donaudampfschifffahrtsgesellschaft', 10, NULL), ('Talks go on', 20, 6), ('', 5, 5),
	(NULL, 5, 5), ('Talks', NULL, NULL), ('Talks', 0, 0), ('Talks', -2147483648, -2147483648), ('Talks', 2147483647, 2147483647)) v(w, n, m);
SELECT max(length(line)) AS widest FROM news_archive.wrapped(repeat('https://a.example/very/long/address ', 50), 27) w, regexp_split_to_table(w, E'\n') line;

-- help(): each function that takes an archive is there, and each that is there is one.
SELECT count(*) > 100 AS many, count(*) = count(DISTINCT example) AS each_once, max(length(question)) + max(length(example)) + max(length(answers)) + 8 <= 120 AS fits FROM news_archive.help();
SELECT h.example AS unknown FROM news_archive.help() h WHERE NOT EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = split_part(h.example, '(', 1));
SELECT p.oid::regprocedure AS lacking FROM pg_proc p WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname NOT LIKE 'select\_%'
	AND ('archive' = ANY (p.proargnames[:p.pronargs]) AND p.pronargdefaults > 0 OR p.proname = 'drop_archive') AND p.proname NOT IN (SELECT split_part(example, '(', 1) FROM news_archive.help());
SELECT question, example FROM news_archive.help('who met');
SELECT count(*) FROM news_archive.help('100%');
-- the calls do what they say
CREATE FUNCTION pg_temp.wrong(example text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	call text := example;
	e record;
BEGIN
	FOR e IN
		SELECT 'event' AS what, (SELECT min(event_id)::text FROM news.event_report) AS is UNION ALL SELECT 'other_event', (SELECT max(event_id)::text FROM news.event_report)
		UNION ALL SELECT 'article', (SELECT article_id::text FROM news.quotation WHERE quotation_no = 1 ORDER BY 1 LIMIT 1) UNION ALL SELECT 'other_article', (SELECT max(article_id)::text FROM news.article)
		UNION ALL SELECT 'story', (SELECT min(story_id)::text FROM news.article) UNION ALL SELECT 'report', '1' UNION ALL SELECT 'quotation', '1' UNION ALL SELECT 'mention', '1'
		UNION ALL SELECT 'entity', (SELECT min(entity_id)::text FROM news.entity WHERE kind = 'person') UNION ALL SELECT 'other_entity', (SELECT max(entity_id)::text FROM news.entity WHERE kind = 'person')
		UNION ALL SELECT 'name', (SELECT quote_literal(max(name)) FROM news.entity_name WHERE entity_id = (SELECT entity_id FROM news.entity_name GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1))
		UNION ALL SELECT 'body', quote_literal('Foreign Minister Marta Velsen met Oren Dask in Sarn on Saturday.') UNION ALL SELECT 'correction', (SELECT min(correction_id)::text FROM news.correction)
	LOOP
		call := regexp_replace(call, ':' || e.what || '\M', coalesce(e.is, 'NULL'), 'g');
	END LOOP;
	EXECUTE 'SELECT count(*) FROM news_archive.' || call;
	RAISE EXCEPTION 'undone' USING ERRCODE = 'P0123';
EXCEPTION WHEN SQLSTATE 'P0123' THEN
	RETURN NULL;
WHEN OTHERS THEN
	RETURN SQLERRM;
END $$;
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nOpposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday. President Oren Dask criticised Lethia. Al-Hadari said: "We came to listen."') IS NOT NULL AS loaded;
SELECT news_archive.set_url((SELECT min(article_id) FROM news.article), 'https://a.example/2') IS NOT NULL AS corrected;
SET client_min_messages = error;
WITH called AS MATERIALIZED (SELECT h.example, pg_temp.wrong(h.example) AS error FROM news_archive.help() h WHERE h.example NOT LIKE 'drop\_archive%')
SELECT c.example, c.error FROM called c WHERE c.error IS NOT NULL;
SET client_min_messages = warning;
SELECT news_archive.drop_archive('news');
DROP OWNED BY views_reader;
DROP ROLE views_reader;
