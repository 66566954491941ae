-- Pages: a dossier of somebody, an event, a story, two countries, an archive; and their drawings.
\set SHOW_CONTEXT never
\pset null -
SET datestyle = 'ISO';
SET client_min_messages = warning;

SELECT news_archive.create_archive('pages');
SET news_archive.archive = 'pages';
SELECT count(news_archive.load_article(raw, outlet => outlet, published => day, url => url)) AS loaded FROM (VALUES
	('Lake Courier', '2024-05-18'::date, 'https://lake.example/1', E'Brandt meets Kovacs\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Oslo on Friday. "We came to listen," Brandt said, "and we will come again."'),
	('Meridian Post', '2024-05-19', 'javascript:alert(1)', E'Talks in Oslo\n\nHungarian President Anna Kovacs met Norwegian President Ola Brandt in Oslo on Friday. Brandt promised more money for schools on Saturday.'),
	('Vale Herald', '2024-05-21', NULL, E'Envoys out\n\nNorway expelled 12 Hungarian diplomats on Monday. Norwegian Foreign Minister Siri Vang condemned Hungary on Tuesday. "We came to listen and we will come again," Ola Brandt said.'),
	(NULL, '2024-05-22', NULL, E'More envoys out\n\nNorway expelled 15 Hungarian diplomats on Monday, officials said. Siri Vang may meet Anna Kovacs in June.')) a(outlet, day, url, raw);

-- What is true of every page: it is XML, its links lead somewhere, no two elements have one id, the only script is its own, and it asks nobody for anything.
CREATE FUNCTION pg_temp.faults(page text) RETURNS TABLE (fault text) LANGUAGE plpgsql AS $$
DECLARE
	x xml := xmlparse(document page);
	ids text[] := xpath('//@id', x)::text[];
BEGIN
	RETURN QUERY SELECT 'leads nowhere: ' || h FROM unnest(xpath('//@href', x)::text[]) h WHERE h LIKE '#%' AND substr(h, 2) <> ALL (ids);
	RETURN QUERY SELECT 'twice: ' || i FROM unnest(ids) i GROUP BY i HAVING count(*) > 1;
	RETURN QUERY SELECT 'no address of the web: ' || h FROM unnest(xpath('//@href', x)::text[]) h WHERE h !~ '^(#|https?://|data:,$)';
	RETURN QUERY SELECT 'scripts: ' || cardinality(s) FROM (SELECT xpath('//script', x) AS s) q WHERE cardinality(s) > 1;
	RETURN QUERY SELECT 'fetches: ' || f::text FROM unnest(xpath('//@src|//link[@rel!="icon"]|//iframe|//object|//embed|//@*[starts-with(name(), "on")]', x)) f;
	RETURN QUERY SELECT 'without a title: ' || s::text FROM unnest(xpath('//svg[@role][not(title)]', x)) s;
END $$;
CREATE FUNCTION pg_temp.texts(path text, page text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(regexp_replace(t, '\s+', ' ', 'g'), ' | ' ORDER BY n) FROM unnest(xpath(path, xmlparse(document page))::text[]) WITH ORDINALITY x(t, n) $$;

-- ---------------------------------------------------------------------------------------------------------- somebody
SELECT news_archive.dossier('brandt') AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//h1//text()', :'page'), pg_temp.texts('//header/p/bdi/text()', :'page'), pg_temp.texts('//header//dd/text()', :'page');
SELECT pg_temp.texts('//h2/text()', :'page');
SELECT pg_temp.texts('//*[@class="spellings"]//bdi/text()', :'page'), pg_temp.texts('//*[@id="names"]//td//text()', :'page');
-- an event with its reports, the words marked in their sentence
SELECT pg_temp.texts('//li[@id="e1"]/p/text()', :'page') AS "when", pg_temp.texts('//li[@id="e1"]//p[@class="sides"]//text()', :'page') AS sides, pg_temp.texts('//li[@id="e1"]//mark/text()', :'page') AS marked,
	pg_temp.texts('//li[@id="e1"]//p[@class="source"]//text()', :'page') AS sources;
-- its bar leads there
SELECT pg_temp.texts('//svg//a[@href="#e1"]/title/text()', :'page');
-- a broken quotation is one saying, with all that carried it
SELECT pg_temp.texts('//blockquote//text()', :'page'), pg_temp.texts('//figcaption//text()', :'page');
-- an address that is no page is no link
SELECT pg_temp.texts('//ol[@class="articles"]/li//text()', :'page'), pg_temp.texts('//ol[@class="articles"]//@href', :'page');
SELECT news_archive.dossier('Ola Brandt') = :'page' AS "any spelling", length(news_archive.dossier('Brandt', '2024-05-21')) < length(:'page') AS "some days",
	news_archive.dossier(NULL) IS NULL AS "nobody", length(news_archive.dossier('Brandt', min_confidence => 1)) < length(:'page') AS "sure only";

-- --------------------------------------------------------------------------------------------- events, stories, countries
SELECT event_id FROM news_archive.find_events('Brandt', 'Kovacs', 'CONSULT') ORDER BY reports DESC LIMIT 1 \gset
SELECT news_archive.dossier_event(:event_id) AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//h1//text()', :'page'), pg_temp.texts('//h2/text()', :'page'), pg_temp.texts('//*[@id="sources"]//tbody//td//text()', :'page');
SELECT story_id FROM pages.story ORDER BY articles DESC, story_id LIMIT 1 \gset
SELECT news_archive.dossier_story(:story_id) AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//h2/text()', :'page');
SELECT news_archive.dossier_country('Norway', 'HUN') AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//h1//text()', :'page'), pg_temp.texts('//h2/text()', :'page'), pg_temp.texts('//*[@id="types"]//tbody//td//text()', :'page');
SELECT pg_temp.texts('//*[@id="balance"]//g/title/text()', :'page');
SELECT news_archive.archive_overview() AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//h1//text()', :'page'), pg_temp.texts('//h2/text()', :'page'), pg_temp.texts('//*[@id="doubts"]//tbody//td//text()', :'page');

-- Where reports differ: 12 or 15 envoys.
SELECT news_archive.dossier('Norway') AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//*[@class="item difference"]//h3//text()', :'page'), pg_temp.texts('//p[@class="verdict clash"]/text()', :'page'), pg_temp.texts('//p[@class="value"]//text()', :'page');

-- ------------------------------------------------------------------------------------------------------------ drawings
SELECT k, left(d, 38), pg_temp.texts('/*[local-name()="svg"]/*[local-name()="title"]/text()', d) FROM (VALUES ('timeline', news_archive.timeline_svg('Brandt')), ('network', news_archive.network_svg('Brandt')),
	('all', news_archive.network_svg()), ('coverage', news_archive.coverage_svg('Brandt')), ('all', news_archive.coverage_svg())) x(k, d);
SELECT news_archive.network_svg() = news_archive.network_svg() AS "the same each time", news_archive.timeline_svg(NULL) IS NULL AS "nobody";
SELECT news_archive_inner.render_drawing('pie', '{}');

-- ---------------------------------------------------------------------------------------------------- hostile and rare
-- markup in titles, names, quotations and outlets stays text
SELECT news_archive.load_article('{"title": "<script>alert(1)</script> & \"more\" ' || repeat('of a very long title ', 15) || '", "outlet": "<b>Bold</b> & Co", "published": "2024-06-01", "text": "Norwegian President Ola Brandt met Zsófia <script>alert(2)</script> Müller in Oslo on Friday. \"<img src=x onerror=alert(3)>\", Brandt said."}', format => 'json') IS NOT NULL AS loaded;
SELECT news_archive.add_entity('person', 'Ola "<script>alert(4)</script>" Brandt', '{Ola Brandt}') IS NOT NULL AS added;
SELECT news_archive.dossier('Ola Brandt') AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT count(*) FROM regexp_matches(:'page', '<(script|img|b)\y', 'g');
SELECT left(pg_temp.texts('//ol[@class="articles"]/li[.//bdi[contains(text(), "Bold")]]//text()', :'page'), 60);
-- names that run from right to left are set apart from what stands beside them, in markup and where there can be none
SELECT news_archive.add_entity('person', 'سيري فانغ', '{Siri Vang}') IS NOT NULL AS added;
SELECT pg_temp.texts('//h1/bdi/text()', p), pg_temp.texts('//p[@class="sides"]//bdi/text()', p), pg_temp.texts('//*[@id="timeline"]//svg//a/title/text()', p) ~ U&'\2068.*\2069' AS set_apart FROM news_archive.dossier('Siri Vang') p;
-- days long ago, an open end, no day at all; what one report has far from all others does not narrow the rest
UPDATE pages.event SET during = daterange('0622-01-01', '0623-01-01'), "precision" = 'year' WHERE type = 'AGREE';
INSERT INTO pages.event SELECT (jsonb_populate_record(NULL::pages.event, to_jsonb(e) || jsonb_build_object('event_id', n, 'during', d))).* FROM (SELECT * FROM pages.event WHERE type = 'CONSULT' ORDER BY reports DESC, event_id LIMIT 1) e,
	(VALUES (1, '(,2024-05-20)'), (2, '[2024-05-20,)'), (3, NULL), (4, '(,)'), (5, '[-infinity,infinity]'), (6, '[0044-03-15 BC,0044-03-16 BC)')) x(n, d);
SELECT news_archive.dossier('Ola Brandt') AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//*[@class="group"]/h3/text()', :'page'), pg_temp.texts('//*[@id="timeline"]//text[contains(@class, "tick")]/text()', :'page');
DELETE FROM pages.event WHERE event_id BETWEEN 1 AND 6;
-- somebody without events; somebody whom nobody names
SELECT news_archive.add_entity('person', 'Nils Overby') IS NOT NULL AS added;
SELECT pg_temp.texts('//p[@class="lead"]//text()', news_archive.dossier('Nils Overby')), pg_temp.texts('//h2/text()', news_archive.dossier('Nils Overby'));
-- not known: who comes near is told
SELECT news_archive.dossier('Kobaltina Brant');
SELECT news_archive.dossier('Qwxz Vbnm');
SELECT news_archive.dossier(' ');
SELECT news_archive.dossier('Brandt', min_confidence => 2);
SELECT news_archive.dossier_country('Norway', 'Nowhereland');
SELECT news_archive.dossier_country('Norway', 'NOR');
SET client_min_messages = notice;
SELECT news_archive.dossier_event(1), news_archive.dossier_story(1), news_archive.dossier_event(NULL);
SET client_min_messages = warning;
SELECT pg_temp.texts('//p[@class="lead"]//text()', news_archive.dossier_country('Chad', 'Peru'));
SELECT news_archive.archive_overview(archive => 'nowhere');
-- an archive without articles
SELECT news_archive.create_archive('bare');
SELECT f.* FROM pg_temp.faults(news_archive.archive_overview(archive => 'bare')) f;
SELECT left(news_archive.network_svg(archive => 'bare'), 4);
SELECT news_archive.drop_archive('bare');

-- --------------------------------------------------------------------------------------- who may not see all articles
CREATE ROLE regress_pages_reader;
GRANT USAGE ON SCHEMA pages TO regress_pages_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA pages TO regress_pages_reader;
ALTER TABLE pages.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY lake ON pages.article FOR SELECT TO regress_pages_reader USING (outlet = 'Lake Courier');
SET ROLE regress_pages_reader;
SELECT news_archive.dossier('Brandt') AS page \gset
SELECT * FROM pg_temp.faults(:'page');
SELECT pg_temp.texts('//ol[@class="articles"]//bdi/text()', :'page'), :'page' ~ 'Meridian|Vale Herald|Bold|expelled 15' AS hidden_shows;
SELECT regexp_count FROM (SELECT count(*) AS regexp_count FROM regexp_matches(news_archive.archive_overview(), 'Meridian|Vale Herald|Siri', 'g')) x;
SET client_min_messages = notice;
SELECT news_archive.dossier('Hungary');
RESET ROLE;
SET client_min_messages = warning;
DROP POLICY lake ON pages.article;
DROP OWNED BY regress_pages_reader;
DROP ROLE regress_pages_reader;

-- ------------------------------------------------------------------------------------------- what is no page is none too bad
SELECT j, length(news_archive_inner.render_page(j::jsonb)) > 1000 AS page, xml_is_well_formed_document(news_archive_inner.render_page(j::jsonb)) AS xml FROM (VALUES ('{}'), ('[]'), ('1'), ('{"sections": 5}'), ('{"sections": [1, "x", {"type": "table"}, {"type": "events", "groups": [7]}]}'),
	('{"title": "a\u0001b\uffffc", "facts": [null], "sections": [{"type": "timeline", "chart": {"lanes": [{}], "events": [{"lane": 0, "from": 1e99, "to": -1e99}, {"lane": 99}]}}]}'),
	('{"sections": [{"type": "network", "chart": {"nodes": [{"id": "1"}, {"id": "1"}], "edges": [{"a": "1", "b": "2"}]}}, {"type": "bars", "chart": {"rows": [{"bars": [{"from": 5, "to": 1, "up": -3}]}]}}]}'),
	('{"sections": [{"type": "articles", "items": [{"url": "JavaScript:alert(1)"}, {"url": "https://a.example/?a=1&b=\"2\"<3"}]}]}')) x(j);
SELECT pg_temp.texts('//h1//text()', news_archive_inner.render_page('{"title": "a\u0001b\uffffc"}'));
SELECT news_archive.drop_archive('pages');
