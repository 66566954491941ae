-- An archive in partitions is one in whole tables, whatever is done to it.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT news_archive.create_archive('whole');
SELECT news_archive.create_archive('parts', partitions => 3);
SELECT news_archive.create_archive('wrong', partitions => 0);
SELECT t.relation, count(h.inhrelid) AS partitions FROM news_archive_inner.tables_of_articles() t JOIN pg_inherits h ON h.inhparent = ('parts.' || t.relation)::regclass GROUP BY t.relation ORDER BY t.relation;
-- columns and indexes of a partition are those of the whole table
SELECT t.relation, a.attname FROM news_archive_inner.tables_of_articles() t JOIN pg_attribute a ON a.attrelid = ('whole.' || t.relation)::regclass AND a.attnum > 0
	LEFT JOIN pg_attribute p ON p.attrelid = ('parts.' || t.relation || '_1')::regclass AND p.attname = a.attname AND p.atttypid = a.atttypid AND p.attnotnull = a.attnotnull
		AND p.attgenerated = a.attgenerated AND p.atthasdef = a.atthasdef AND p.attstorage = a.attstorage
	WHERE p.attname IS NULL;
SELECT t.relation, w.n AS whole, p.n AS part FROM news_archive_inner.tables_of_articles() t,
	LATERAL (SELECT count(*) AS n FROM pg_index i WHERE i.indrelid = ('whole.' || t.relation)::regclass) w, LATERAL (SELECT count(*) AS n FROM pg_index i WHERE i.indrelid = ('parts.' || t.relation || '_1')::regclass) p
	WHERE w.n <> p.n;
SELECT c.relname FROM pg_class c LEFT JOIN pg_class w ON w.relnamespace = 'whole'::regnamespace AND w.relname = c.relname
	WHERE c.relnamespace = 'parts'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND obj_description(c.oid, 'pg_class') IS DISTINCT FROM obj_description(w.oid, 'pg_class');

-- The rows of a table without what tells when they were made.
CREATE FUNCTION pg_temp.rows_of(archive text, relation text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format($q$SELECT (to_jsonb(t) - '{loaded_at,made_at,undone_at,correction_id}'::text[])::text FROM %I.%I t$q$, archive, relation);
END $$;
CREATE FUNCTION pg_temp.differ() RETURNS TABLE (relation text, whole_has bigint, only_whole bigint, only_parts bigint) LANGUAGE sql AS $$
	SELECT t, (SELECT count(*) FROM pg_temp.rows_of('whole', t)), (SELECT count(*) FROM (SELECT pg_temp.rows_of('whole', t) EXCEPT ALL SELECT pg_temp.rows_of('parts', t)) x),
		(SELECT count(*) FROM (SELECT pg_temp.rows_of('parts', t) EXCEPT ALL SELECT pg_temp.rows_of('whole', t)) x) FROM unnest(news_archive_inner.archive_tables()) t;
$$;
CREATE TEMP TABLE told (n int, raw text, outlet text);
INSERT INTO told VALUES
	(1, E'Velsen Meets Hadari in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen of Norway met Yusuf al-Hadari in Sarn on Saturday.\n\n"We will come again," al-Hadari said.\n\nThe port workers of Ostrey went on strike on Friday, and police arrested 12 of them.', 'Lake Courier'),
	(2, E'First talks in Sarn\n\nMay 19, 2024\n\nYoussef Al Hadari met Foreign Minister Marta Velsen in Sarn on Saturday, their first talks since the strike of the port workers of Ostrey.', 'Meridian Post'),
	(3, E'Port of Ostrey shut\n\nMay 18, 2024\n\nPolice in Ostrey arrested 12 port workers on Friday. The Dockers Union of Ostrey (DUO) called the arrests an outrage.', 'Lipa Post'),
	(4, E'Port of Ostrey shut\n\nPolice in Ostrey arrested 12 port workers on Friday. The Dockers Union of Ostrey (DUO) called the arrests an outrage.', 'Vale Times'),
	(5, E'Union leader freed\n\nMay 21, 2024\n\nOren Dask, the leader of the Dockers Union of Ostrey, was released on Monday. "They had nothing against me," Dask said. Prime Minister Ada Quill apologized to Dask on Tuesday.', 'Lipa Post'),
	(6, E'Quill apologises\n\n25/5/2024\n\nPrime Minister Ada Quill apologized to the union of the dockers of Ostrey. Mr Dask met Quill in Sarn.', 'Meridian Post'),
	(7, E'Weather\n\n3/6/2024\n\nIt rained in Sarn.', 'Meridian Post');
SELECT count(news_archive.load_article(t.raw, outlet => t.outlet, archive => a)) FROM told t, unnest('{whole,parts}'::name[]) a WHERE t.n <= 3;
SELECT * FROM pg_temp.differ() WHERE only_whole + only_parts > 0;
SET news_archive.link_at_load = off;
SELECT count(news_archive.load_article(t.raw, outlet => t.outlet, archive => a)) FROM told t, unnest('{whole,parts}'::name[]) a;
SELECT a, news_archive.refresh(a) FROM unnest('{whole,parts}'::name[]) a;
RESET news_archive.link_at_load;
SELECT * FROM pg_temp.differ() WHERE only_whole + only_parts > 0;
SELECT string_agg(relation || ' ' || whole_has, ', ') AS all_compared FROM pg_temp.differ() WHERE whole_has > 0;

-- corrections, removal, and articles that are deleted by hand
SELECT a, news_archive.merge_entities((SELECT entity_id FROM news_archive.find_entity('Oren Dask', 1, archive => a)), (SELECT entity_id FROM news_archive.find_entity('Ada Quill', 1, archive => a)), a) FROM unnest('{whole,parts}'::name[]) a;
SELECT a, news_archive.set_published((SELECT article_id FROM whole.article WHERE raw LIKE 'Weather%'), '2024-06-03', a) IS NOT NULL AS dated,
	news_archive.set_line_role((SELECT article_id FROM whole.article WHERE raw LIKE 'Quill%'), 1, 'other', a) IS NOT NULL AS labelled,
	news_archive.add_entity('organisation', 'Dockers Union of Ostrey', '{DUO}', 'NOR', archive => a) IS NOT NULL AS added
	FROM unnest('{whole,parts}'::name[]) a;
SELECT news_archive.remove_article(article_id, a, 'twice') IS NOT NULL AS removed FROM whole.article, unnest('{parts,whole}'::name[]) a WHERE raw LIKE E'Port of Ostrey shut\n\nPolice%';
SELECT * FROM pg_temp.differ() WHERE only_whole + only_parts > 0;
DELETE FROM parts.article USING whole.article w WHERE parts.article.article_id = w.article_id AND w.raw LIKE 'First talks%';
SELECT count(*) AS left_of_it FROM parts.mention m WHERE NOT EXISTS (SELECT FROM parts.article a WHERE a.article_id = m.article_id);
DELETE FROM whole.article WHERE raw LIKE 'First talks%';
SELECT a, news_archive.refresh(a), (SELECT count(*) FROM news_archive.check_archive(a)) AS wrong FROM unnest('{whole,parts}'::name[]) a;
SELECT * FROM pg_temp.differ() WHERE only_whole + only_parts > 0;
SELECT a, news_archive.refresh(a, rebuild => true), (SELECT count(*) FROM news_archive.check_archive(a)) AS wrong FROM unnest('{whole,parts}'::name[]) a;
SELECT * FROM pg_temp.differ() WHERE only_whole + only_parts > 0;
-- upgrade_archive() puts right what went
DELETE FROM parts.copy;
UPDATE parts.article SET source_id = NULL;
SELECT a, news_archive.upgrade_archive(a) FROM unnest('{whole,parts}'::name[]) a;
SELECT a, news_archive.refresh_search(a) FROM unnest('{whole,parts}'::name[]) a;
SELECT * FROM pg_temp.differ() WHERE only_whole + only_parts > 0;

-- what is asked
SELECT a, string_agg(concat_ws(' ', type, actors, targets, during, reports), '; ') FROM unnest('{whole,parts}'::name[]) a, news_archive.find_events(archive => a) GROUP BY a ORDER BY a DESC;
SELECT a, s.outlet, s.title, s.snippet, s.rank = min(s.rank) OVER (PARTITION BY s.article_id) AS same_rank FROM unnest('{whole,parts}'::name[]) a, news_archive.search('"of the dockers" OR hadari', archive => a) s ORDER BY a DESC;
SELECT a, string_agg(t.day_text || ' ' || t.words, '; ') FROM unnest('{whole,parts}'::name[]) a, news_archive.timeline('Hadari', archive => a) t GROUP BY a ORDER BY a DESC;

-- Readers read the whole tables, and no policy is gone round by reading a part.
CREATE ROLE parts_reader;
SELECT news_archive.create_archive('shown', readers => '{parts_reader}', partitions => 2);
SELECT count(news_archive.load_article(t.raw, outlet => t.outlet, archive => 'shown')) FROM told t;
SET ROLE parts_reader;
SELECT count(*) FROM shown.article;
SELECT count(*) FROM shown.article_0;
RESET ROLE;
GRANT SELECT ON ALL TABLES IN SCHEMA shown TO parts_reader;
ALTER TABLE shown.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY lipa ON shown.article TO parts_reader USING (outlet = 'Lipa Post');
SELECT news_archive.follow_article_policies('shown') > 20 AS followed, news_archive.follow_article_policies('shown') AS again;
GRANT SELECT ON shown.mention_1 TO parts_reader;
SET ROLE parts_reader;
SELECT count(*) AS seen FROM shown.article;
SELECT count(DISTINCT article_id) AS told FROM shown.mention;
SELECT count(*) FROM shown.article_0;
SELECT count(*) FROM shown.mention_1;
SELECT title FROM news_archive.search('ostrey', archive => 'shown');
RESET ROLE;

-- moving needs a server
SELECT news_archive.move_partition(0, 'holder', 'whole');
SELECT news_archive.move_partition(3, 'holder', 'parts');
SELECT news_archive.move_partition(1, 'holder', 'parts');
SELECT news_archive.move_partition(1, NULL, 'parts');
SET ROLE parts_reader;
SELECT news_archive.move_partition(1, NULL, 'shown');
RESET ROLE;
SELECT a, news_archive.drop_archive(a) FROM unnest('{whole,parts,shown}'::name[]) a;
DROP ROLE parts_reader;
