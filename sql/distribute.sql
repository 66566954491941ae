-- distribute_archive(): which functions of Citus it calls for which table, in which order; those here only note it.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT news_archive.create_archive('news');
SELECT news_archive.distribute_archive();
CREATE TABLE call (n int GENERATED ALWAYS AS IDENTITY, called text);
CREATE FUNCTION pg_catalog.create_distributed_table(table_name regclass, distribution_column text, colocate_with text DEFAULT 'default', shard_count int DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO public.call (called) VALUES (concat_ws(' ', 'distributed', table_name, 'by', distribution_column, 'beside', colocate_with, shard_count));
	INSERT INTO pg_dist_partition VALUES (table_name);
END $$;
SELECT news_archive.distribute_archive();
CREATE FUNCTION pg_catalog.create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO public.call (called) VALUES (concat_ws(' ', 'everywhere', table_name));
	INSERT INTO pg_dist_partition VALUES (table_name);
END $$;
CREATE FUNCTION pg_catalog.truncate_local_data_after_distributing_table(function_name regclass) RETURNS void LANGUAGE sql AS $$
	INSERT INTO public.call (called) VALUES (concat_ws(' ', 'truncated', function_name)) $$;
CREATE TEMP TABLE pg_dist_partition (logicalrel regclass);
SELECT news_archive.distribute_archive(shards => 0);
SELECT news_archive.distribute_archive(shards => 1);
SET citus.shard_count = 1;
SELECT news_archive.distribute_archive();
RESET citus.shard_count;
SELECT news_archive.distribute_archive('nowhere');
SELECT count(news_archive.load_article(raw, outlet => outlet)) AS loaded FROM (VALUES
	(E'Talks in Oslo\n\nMay 18, 2024\n\nNorwegian soldiers attacked rebels in Sarn on Friday. Hungary accused Norway of the attack. Marta Velsen met Oren Dask in Sarn.', 'Lake Courier'),
	(E'Attack in Sarn\n\nMay 18, 2024\n\nHungary accused Norway on Saturday. Norwegian soldiers attacked rebels in Sarn on Friday.', 'Harbour Post'),
	(E'Quiet in Sarn\n\nMarta Velsen met Oren Dask in Sarn, and Hungary praised Norway.', NULL)) t(raw, outlet);
CREATE TEMP VIEW shown AS SELECT 'v_event' AS view, to_jsonb(v) AS one FROM news.v_event v UNION ALL SELECT 'v_dyad', to_jsonb(v) FROM news.v_dyad v
	UNION ALL SELECT 'v_coverage', to_jsonb(v) FROM news.v_coverage v UNION ALL SELECT 'v_article', to_jsonb(v) FROM news.v_article v;
CREATE TEMP TABLE shown_before AS TABLE shown;
SELECT news_archive.distribute_archive(shards => 64) = cardinality(news_archive_inner.archive_tables()) AS all_tables;
SELECT called FROM call ORDER BY n;
-- the views are written otherwise then, and show the same
SELECT pg_get_viewdef('news.v_event'::regclass) LIKE '%LEFT JOIN%' AS joined, view, count(*) > 1 AS some FROM shown_before GROUP BY view ORDER BY view;
TABLE shown_before EXCEPT ALL TABLE shown;
TABLE shown EXCEPT ALL TABLE shown_before;
DROP VIEW shown;
-- how rare the sounds of names are is counted, and names are found by that
SELECT count(*) > 10 AS counted, bool_and(of_names = (SELECT count(*) FROM news.entity_name)) AS of_all, max(names) > 1 AS shared FROM news.code_count;
SELECT name, score FROM news_archive.find_entity('Marta Felsen');
SELECT count(news_archive.load_article(format(E'Visit %s\n\nMay 18, 2024\n\nMarta Velsen and Ida Corben%s met rebels in Sarn on Friday.', n, chr(96 + n)))) AS loaded FROM generate_series(1, 4) n;
SELECT news_archive.refresh() AS waiting;
SELECT bool_and(of_names = (SELECT count(*) FROM news.entity_name)) AS counted_again FROM news.code_count;
SELECT name, score FROM news_archive.find_entity('Marta Felsen');
-- a second time nothing is left to do, and what is new is done
TRUNCATE call;
SELECT news_archive.distribute_archive() AS again;
DELETE FROM pg_dist_partition WHERE logicalrel IN ('news.mention'::regclass, 'news.story'::regclass);
SELECT news_archive.distribute_archive() AS new;
SELECT called FROM call ORDER BY n;
-- this server must be among those that Citus knows; where all are on one machine that is done
CREATE TEMP TABLE pg_dist_node (nodename text, nodeport int, groupid int);
SELECT news_archive.distribute_archive() AS of_no_servers;
INSERT INTO pg_dist_node VALUES ('10.0.0.2', 5432, 1), ('localhost', 5433, 2);
SELECT news_archive.distribute_archive();
UPDATE pg_dist_node SET nodename = 'localhost';
CREATE FUNCTION pg_catalog.citus_set_coordinator_host(host text, port int) RETURNS void LANGUAGE sql AS $$
	INSERT INTO pg_dist_node VALUES (host, port, 0) $$;
SELECT news_archive.distribute_archive() AS of_one_machine;
SELECT nodename, nodeport = current_setting('port')::int AS this_one FROM pg_dist_node WHERE groupid = 0;
-- neither is another's archive, nor one in partitions or with policies
SELECT news_archive.create_archive('parts', partitions => 2);
SELECT news_archive.distribute_archive('parts');
SELECT news_archive.create_archive('guarded', row_security => true);
SELECT news_archive.distribute_archive('guarded');
CREATE ROLE distribute_other;
GRANT USAGE ON SCHEMA news TO distribute_other;
GRANT ALL ON ALL TABLES IN SCHEMA news TO distribute_other;
SET ROLE distribute_other;
SELECT news_archive.distribute_archive();
RESET ROLE;
DROP OWNED BY distribute_other;
DROP ROLE distribute_other;

-- Where Citus has its settings, whatever loads, links or corrects writes shard by shard, and nothing else does.
CREATE FUNCTION public.tell_mode() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'written %', current_setting('citus.multi_shard_modify_mode'); RETURN NULL; END $$;
CREATE TRIGGER tell_mode AFTER INSERT OR UPDATE ON news.article FOR EACH STATEMENT EXECUTE FUNCTION public.tell_mode();
SET citus.multi_shard_modify_mode = 'parallel';
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nMarta Velsen met Oren Dask in Sarn.') AS id \gset
SHOW citus.multi_shard_modify_mode;
UPDATE news.article SET author = 'x';
DROP FUNCTION pg_catalog.create_distributed_table, pg_catalog.create_reference_table, pg_catalog.truncate_local_data_after_distributing_table;
DROP FUNCTION pg_catalog.citus_set_coordinator_host;
DROP TABLE pg_dist_partition, pg_dist_node, call;
DROP TRIGGER tell_mode ON news.article;
DROP FUNCTION public.tell_mode;
SELECT a, news_archive.drop_archive(a) FROM unnest('{news,parts,guarded}'::name[]) a;
