-- Row-level security: what a policy on article leaves to a reader, in the tables and in the functions.  t/017_row_security.pl compares all functions
-- with an archive that never had the hidden articles.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = 'ISO';
CREATE EXTENSION IF NOT EXISTS news_archive;
CREATE ROLE policies_reader;

-- With row_security nobody else sees anything before a policy says so.
SELECT news_archive.create_archive('guarded', readers => '{policies_reader}', row_security => true);
SET news_archive.archive = 'guarded';
SELECT count(news_archive.load_article(t, outlet => o)) FROM (VALUES
	(E'Talks in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Saturday. Mayor Bela Toth opened the talks.', 'Lake Courier'),
	(E'Velsen speaks\n\nMay 20, 2024\n\nMarta Velsen criticised Hungary on Monday.', 'Vale Herald'),
	(E'Secret talks\n\nMay 18, 2024\n\nPresident Martha Velsen met Oren Dask in Sarn on Saturday, Tigran Zemirian said. "We came to listen," Zemirian said. Norway bribed Hungary on Friday.', 'Harbour Gazette'),
	(E'More talks\n\nMay 19, 2024\n\nPresident Martha Velsen met Oren Dask in Brannick, Iceland, on Sunday. President Martha Velsen praised President Oren Dask.', 'Harbour Gazette')) v(t, o);
SET ROLE policies_reader;
SELECT count(*) FROM guarded.article;
SELECT count(*) FROM news_archive.find_events(min_confidence => NULL);
RESET ROLE;
CREATE POLICY open_outlets ON guarded.article FOR SELECT TO policies_reader USING (outlet IS DISTINCT FROM 'Harbour Gazette');

-- Events and entities are told by what is left of them.
SELECT actors, reports, outlets, sources FROM news_archive.find_events('Velsen', type => 'CONSULT', during => '2024-05-18');
SELECT name, role, articles FROM news_archive.find_entity('Velsen');
SET ROLE policies_reader;
SELECT actors, reports, outlets, sources FROM news_archive.find_events('Velsen', type => 'CONSULT');
SELECT name, role, articles, first_seen, last_seen FROM news_archive.find_entity('Velsen');
SELECT name, articles FROM news_archive.name_variants('Velsen');
SELECT title, articles, outlets FROM news_archive.find_stories() ORDER BY title;
SELECT count(*) FROM news_archive.find_events(place => 'Brannick');
SELECT count(*) FROM news_archive.match_names('{Tigran Zemirian}') WHERE entity_id IS NOT NULL;
SELECT in_articles FROM news_archive.explain_match((SELECT article_id FROM guarded.article WHERE outlet = 'Lake Courier'), 'talks');
SELECT news_archive.expanded_query('Martha Velsen');
-- what is made of all articles is not told, and nothing is when policies are not to be asked
SELECT count(*) FROM news_archive.review_queue();
SET row_security = off;
SELECT count(*) FROM news_archive.find_entity('Velsen');
SELECT count(*) FROM news_archive.find_events('Velsen');
RESET row_security;

-- Tables: a row that hidden articles are in too is not there.
SELECT name, articles FROM guarded.entity ORDER BY name;
SELECT name, articles FROM guarded.entity_name ORDER BY name;
SELECT type, actors, reports FROM guarded.event;
SELECT title FROM guarded.story ORDER BY title;
SELECT (SELECT count(*) FROM guarded.archive_state) AS state, (SELECT count(*) FROM guarded.search_word) AS words, (SELECT count(*) FROM guarded.rejected) AS rejected,
	(SELECT count(*) FROM guarded.mention WHERE name LIKE '%Zemirian') AS mentions;
SELECT news_archive_inner.reads_names();
-- Views: what is left of it, as the functions have it.
SELECT "time", title, outlets, sources, outlet, headline FROM guarded.v_event ORDER BY "time", title;
SELECT entity, sum(articles) AS articles FROM guarded.v_coverage GROUP BY entity ORDER BY entity;
SELECT count(*) AS hidden FROM guarded.v_mention m FULL JOIN guarded.v_article a USING (article_id) WHERE a.outlet = 'Harbour Gazette' OR m.text LIKE '%Zemirian' OR m.role = 'president';
RESET ROLE;

-- How common names are in all articles moves no score.
SET ROLE policies_reader;
SELECT name, score FROM news_archive.find_entity('Marta Velzen') \gset before_
RESET ROLE;
ANALYZE guarded.entity_name;
SET ROLE policies_reader;
SELECT name = :'before_name' AND score::text = :'before_score' AS same FROM news_archive.find_entity('Marta Velzen');
RESET ROLE;

-- An upgrade puts the policies of its version on all tables, the new ones too; whoever has none gets none.
DROP POLICY follow_article ON guarded.copy;
DROP POLICY follow_article ON guarded.event;
CREATE POLICY follow_article ON guarded.event FOR SELECT USING (true);
SELECT news_archive.upgrade_archive('guarded');
SELECT count(*) FROM pg_policies WHERE schemaname = 'guarded' AND policyname = 'follow_article' AND tablename IN ('copy', 'event') AND qual <> 'true';
SELECT t AS open_to_all FROM unnest(news_archive_inner.archive_tables()) t WHERE t NOT IN (SELECT tablename FROM pg_policies WHERE schemaname = 'guarded') ORDER BY t;
SELECT news_archive.create_archive('unguarded', readers => '{policies_reader}');
SELECT news_archive.upgrade_archive('unguarded');
SELECT count(*) FROM pg_policies WHERE schemaname = 'unguarded';
SELECT news_archive.drop_archive('unguarded');

-- Corrections: of what is seen; under another name of the archive too.
SELECT news_archive.set_title((SELECT article_id FROM guarded.article WHERE title = 'Velsen speaks'), 'Velsen criticises') IS NOT NULL AS noted;
SELECT news_archive.set_title((SELECT article_id FROM guarded.article WHERE title = 'Secret talks'), 'Talks in secret') IS NOT NULL AS noted;
SELECT news_archive.rename_entity((SELECT entity_id FROM guarded.entity_name WHERE name = 'Bela Toth'), 'Bela Toth the Elder');
SELECT news_archive.rename_entity((SELECT entity_id FROM guarded.entity_name WHERE name = 'Tigran Zemirian'), 'Zemirian the Bold');
ALTER SCHEMA guarded RENAME TO kept;
SET news_archive.archive = 'kept';
SET ROLE policies_reader;
SELECT kind, about, correction, applies FROM news_archive.corrections();
SELECT kind FROM kept.correction ORDER BY kind;
SELECT name FROM news_archive.find_entity('Zemirian the Bold');
SELECT name FROM news_archive.find_entity('Bela Toth', 1);
RESET ROLE;

SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('kept');

-- Two people of one name: what an analyst says of the one is not told of the other, also when he alone is asked for.
SELECT news_archive.create_archive('twins', readers => '{policies_reader}', row_security => true);
CREATE POLICY all_outlets ON twins.article FOR SELECT TO policies_reader USING (true);
SELECT count(news_archive.load_article(raw, outlet => outlet, archive => 'twins')) FROM (VALUES
	(E'Budget passed\n\nMay 18, 2024\n\nNorwegian finance minister Peter Holm presented the budget in Oslo on Saturday. "It is sound," Holm said.', 'Lake Courier'),
	(E'Cup goes to Cork\n\nMay 19, 2024\n\nIrish footballer Peter Holm scored twice in Cork on Sunday. Holm said he was glad.', 'Meridian Post')) a(raw, outlet);
SELECT shares_with AS first, entity_id AS second FROM twins.namesake \gset
SELECT news_archive.set_entity(:first, role => 'chess player', country => 'DNK', archive => 'twins') IS NOT NULL AS said;
SET ROLE policies_reader;
SELECT e.entity_id = :first AS first, e.role = 'chess player' AS plays, e.country = 'DNK' AS danish FROM news_archive_inner.entities_for_reader(ARRAY[:first, :second], 'twins') e ORDER BY 1;
SELECT e.entity_id = :first AS first, e.role = 'chess player' AS plays, e.country = 'DNK' AS danish FROM news_archive_inner.entities_for_reader(ARRAY[:second], 'twins') e;
RESET ROLE;
SELECT news_archive.drop_archive('twins');
DROP OWNED BY policies_reader;
DROP ROLE policies_reader;
