-- Exports: what other programs read: TimelineJS, iCalendar, GeoJSON, GraphML, GEXF, DOT, Atom, RSS, ninjs, JSON-LD, Followthemoney, ICEWS, GDELT.
\set SHOW_CONTEXT never
\pset null -
SET datestyle = 'ISO';
SET timezone = 'UTC';
SET client_min_messages = warning;

SELECT news_archive.create_archive('exports');
SET news_archive.archive = 'exports';
SELECT count(news_archive.load_article(raw, outlet => outlet, published => day, url => url)) AS loaded FROM (VALUES
	('Lake Courier', '2024-05-18'::date, 'https://lake.example/1?a=1&b=2', E'Brandt meets Kovacs\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Oslo on Friday. "We came to listen," Brandt said.'),
	('Meridian Post', '2024-05-19', 'javascript:alert(1)', E'Talks in Oslo\n\nHungarian President Anna Kovacs met Norwegian President Ola Brandt in Oslo on Friday. Brandt promised more money for schools on Saturday.'),
	('Vale Herald', '2024-05-21', NULL, E'Envoys out\n\nNorway expelled 12 Hungarian diplomats on Monday. Norwegian Foreign Minister Siri Vang condemned Hungary on Tuesday.'),
	(NULL, '2024-05-22', NULL, E'More envoys out\n\nNorway expelled 15 Hungarian diplomats on Monday, officials said. Siri Vang plans to meet Anna Kovacs in June.')) a(outlet, day, url, raw);
INSERT INTO exports.place (place_id, name, folded, country, latitude, longitude, population, capital) VALUES (1, 'Oslo', '{oslo}', 'NOR', 59.91, 10.75, 600000, true);

CREATE FUNCTION pg_temp.texts(path text, document text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(regexp_replace(t, '\s+', ' ', 'g'), ' | ' ORDER BY n) FROM unnest(xpath(path, xmlparse(document document))::text[]) WITH ORDINALITY x(t, n) $$;
CREATE FUNCTION pg_temp.article(headline text) RETURNS bigint LANGUAGE sql AS $$ SELECT article_id FROM exports.article WHERE title = headline $$;

-- ------------------------------------------------------------------------------------------------------------- the writers
SELECT news_archive_inner.render_xml('["a", {"b": "1 < \"2\" & 3", "c": null, "d": 4, "e": true}, "x < y & z", null, ["br"], [["i", "1"], ["i", 2, false]], [], [[["u"]]]]', false);
SELECT news_archive_inner.render_xml('["feed"]'), news_archive_inner.render_xml('"a & b"', false), news_archive_inner.render_xml(NULL), news_archive_inner.html_text('<script>"x"</script>'), news_archive_inner.html_text(NULL);
SELECT encode(convert_to(news_archive_inner.render_xml('["t", "a\u0001b\uffffc\ud83d\ude00\n\u202e"]', false), 'UTF8'), 'escape');
SELECT news_archive_inner.render_xml('["1a"]');
SELECT news_archive_inner.render_xml('["a><script"]');
SELECT news_archive_inner.render_xml('["a", {"b c": "1"}]');
SELECT news_archive_inner.render_xml('{"a": 1}');
SELECT news_archive_inner.render_xml('["a", "b", {"c": 1}]');
SELECT news_archive_inner.render_xml((repeat('["a",', 70) || '"x"' || repeat(']', 70))::jsonb);
SELECT news_archive_inner.render_xml((repeat('["a",', 200) || '"x"' || repeat(']', 200))::jsonb);
-- 75 bytes a line and no character cut, control characters left out, the marks of iCalendar escaped
SELECT l, octet_length(l) FROM unnest(string_to_array(news_archive_inner.ics_line('SUMMARY', news_archive_inner.ics_text(repeat('a', 66) || 'é' || repeat('日本', 20) || E'; a, b\\c\r\nd\u0001\u0007e\te')), E'\r\n')) l;
SELECT replace(news_archive_inner.ics_line('X', repeat('x', 73)), E'\r\n', '$'), replace(news_archive_inner.ics_line('X', repeat('x', 74)), E'\r\n', '$'), news_archive_inner.ics_line('X', '') = '' AS empty, news_archive_inner.ics_line('X', NULL) = '' AS none;
SELECT news_archive_inner.dot_text(E'a "b" \\N \n & <c> &amp;'), news_archive_inner.dot_text(NULL);
SELECT u, news_archive_inner.web_url(u) FROM unnest(ARRAY['https://a.example/x?y=1', 'HTTP://a.example', 'javascript:alert(1)', 'https://a.example/ b', 'https://a.example/"x', E'http://a.example/\nx', 'ftp://a.example', NULL]) u;
SELECT news_archive_inner.content_uuid('article', '1'), news_archive_inner.content_uuid('article', '1') = news_archive_inner.content_uuid('article', '2') AS same;

-- Days as exactly as they are known, whatever the label; ends that are open stay open.
SELECT d, news_archive_inner.known_unit(d, p), news_archive_inner.iso_day(news_archive_inner.known_first(d), news_archive_inner.known_unit(d, p)) AS first, news_archive_inner.iso_day(news_archive_inner.known_last(d), news_archive_inner.known_unit(d, p)) AS last, news_archive_inner.iso_date(d),
	news_archive_inner.timeline_date(news_archive_inner.known_first(d), news_archive_inner.known_unit(d, p)) AS timeline
FROM (VALUES ('[2024-05-18,2024-05-19)'::daterange, 'day'), ('[2024-05-01,2024-06-01)', 'month'), ('[2024-01-01,2025-01-01)', 'year'), ('[2024-04-01,2024-07-01)', 'quarter'), ('[1990-01-01,2000-01-01)', 'decade'),
	('[2024-05-13,2024-05-20)', 'week'), ('[2024-01-01,)', NULL), ('[2024-01-01,)', 'day'), ('(,2024-05-20)', 'range'), ('[2024-05-20,infinity)', NULL), ('(,)', NULL), ('[-infinity,infinity]', NULL), ('empty', NULL), (NULL, NULL),
	('[0622-01-01,0623-01-01)', 'year'), ('[0044-03-15 BC,0044-03-16 BC)', 'day'), ('[12000-01-01,12000-01-02)', 'day'), ('[4713-01-01 BC,5874897-12-31)', NULL)) x(d, p);
SELECT news_archive_inner.rfc3339('2024-05-18 12:00+02'), news_archive_inner.rfc822('2024-05-18 12:00+02'), news_archive_inner.rfc3339('infinity'), news_archive_inner.rfc822('-infinity'), news_archive_inner.gdelt_fraction('2024-01-01'), news_archive_inner.gdelt_fraction('2024-12-31');

-- -------------------------------------------------------------------------------------------------- events: a timeline
SELECT j->'title'->'text' AS title, jsonb_array_length(j->'events') AS events FROM news_archive.timeline_json('brandt') j;
SELECT e->'start_date' AS starts, e->'end_date' AS ends, e->>'display_date' AS shown, e->>'group' AS type, e->'text'->>'headline' AS headline, regexp_replace(e->'text'->>'text', 'event -?\d+', 'event N') AS text
FROM jsonb_array_elements(news_archive.timeline_json('brandt')->'events') e;
SELECT news_archive.timeline_json('Ola Brandt') = news_archive.timeline_json('brandt') AS "any spelling", jsonb_array_length(news_archive.timeline_json('Brandt', '2024-05-18')->'events') AS "some days", news_archive.timeline_json(NULL) IS NULL AS nobody,
	jsonb_array_length(news_archive.timeline_json('Brandt', min_confidence => 1)->'events') AS sure;

-- a calendar
SELECT replace(l, E'\r', '$') AS line FROM regexp_split_to_table(news_archive.timeline_ics('brandt', '2024-05-17'), '\n') l WHERE l !~ '^(UID|DTSTAMP)' AND l !~ '^ .*event -?\d' ;
SELECT news_archive.timeline_ics('brandt') = news_archive.timeline_ics('Ola Brandt') AS "the same each time", news_archive.timeline_ics(NULL) IS NULL AS nobody;

-- a map: longitude first
SELECT jsonb_array_length(j->'features') AS features, jsonb_pretty(jsonb_set(jsonb_set(j->'features'->0, '{id}', '"N"'), '{properties}', (j->'features'->0->'properties') - 'event_id' - 'sources')) FROM news_archive.events_geojson() j;
SELECT s - 'article_id' AS source FROM jsonb_array_elements(news_archive.events_geojson()->'features'->0->'properties'->'sources') s;
SET client_min_messages = notice;
SELECT jsonb_array_length(news_archive.events_geojson('Vang', min_confidence => NULL)->'features');
SET client_min_messages = warning;

-- rows of event data, of what was done only
SELECT "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"
FROM news_archive.events_icews(min_confidence => NULL);
SELECT "Story ID" = pg_temp.article('Talks in Oslo') AS story, "Event ID" = (SELECT event_id FROM news_archive.find_events('Brandt', 'Kovacs') LIMIT 1) AS event FROM news_archive.events_icews('Brandt', '2024-05-17');
SELECT "SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1Type1Code", "Actor2Code", "Actor2Name", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "NumMentions", "NumSources", "NumArticles",
	"ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_Lat", "ActionGeo_Long", "SOURCEURL" FROM news_archive.events_gdelt();
SELECT g."DATEADDED" = to_char(a.first, 'YYYYMMDDHH24MISS')::bigint AS added, o."DATEADDED" = to_char(a.first, 'YYYYMMDD')::bigint AS "in 1.0" FROM news_archive.events_gdelt('Brandt', '2024-05-17') g JOIN news_archive.events_gdelt1('Brandt', '2024-05-17') o USING ("GLOBALEVENTID"),
	(SELECT min(loaded_at) AS first FROM exports.article WHERE title IN ('Talks in Oslo', 'Brandt meets Kovacs')) a;
SELECT proname, (SELECT count(*) FROM unnest(proargmodes) m WHERE m = 't') AS columns FROM pg_proc WHERE pronamespace = 'news_archive'::regnamespace AND proname IN ('events_icews', 'events_gdelt', 'events_gdelt1') ORDER BY 1;

-- --------------------------------------------------------------------------------------------------------------- networks
SELECT pg_temp.texts('//*[local-name()="key"]/@id', g) AS keys, pg_temp.texts('//*[local-name()="data"][@key="label"]/text()', g) AS nodes, pg_temp.texts('(//*[local-name()="edge"])[1]/*/text()', g) AS edge FROM news_archive.network_graphml('Brandt') g;
SELECT pg_temp.texts('//*[local-name()="node"]/@label', g) AS nodes, pg_temp.texts('(//*[local-name()="edge"])[1]/@*[name() != "source" and name() != "target"]', g) AS edge, pg_temp.texts('(//*[local-name()="edge"])[1]//@value', g) AS values FROM news_archive.network_gexf('Brandt') g;
SELECT regexp_replace(l, '"-?\d+"', 'N', 'g') AS line FROM regexp_split_to_table(news_archive.network_dot('Brandt'), '\n') WITH ORDINALITY x(l, n) WHERE n < 8 OR l ~ 'together=1';
-- every edge leads to a node
SELECT count(*) FROM unnest(xpath('//@source|//@target', xmlparse(document news_archive.network_graphml()))::text[]) e WHERE e <> ALL (xpath('//*[local-name()="node"]/@id', xmlparse(document news_archive.network_graphml()))::text[]);

-- ------------------------------------------------------------------------------------------------------------------ feeds
SELECT regexp_replace(pg_temp.texts('//*[local-name()="entry"]/*[local-name() != "updated" and local-name() != "link"]//text()', f), 'article -?\d+', 'article N', 'g') AS entries, pg_temp.texts('//@href', f) AS links FROM news_archive.search_atom('oslo') f;
SELECT regexp_replace(pg_temp.texts('//item/*//text()', f), 'article -?\d+', 'article N', 'g') AS items, pg_temp.texts('/rss/channel/title/text()', f) AS title FROM news_archive.search_rss('oslo', max_rows => 1) f;
SELECT pg_temp.texts('//*[local-name()="entry"]/*[local-name()="title"]/text()', news_archive.search_atom('oslo', '2024-05-19')) AS "of a day", pg_temp.texts('//*[local-name()="entry"]/*[local-name()="title"]/text()', news_archive.search_atom('brandt', outlet => 'Lake Courier')) AS "of an outlet",
	pg_temp.texts('//*[local-name()="entry"]', news_archive.search_atom('zyxomma')) AS none, news_archive.search_atom(NULL) IS NULL AS "no query", news_archive.search_rss(NULL) IS NULL AS "no query";
SELECT pg_temp.texts('//*[local-name()="entry"]/*[local-name()="title"]/text()', f) AS titles, pg_temp.texts('//@term', f) AS what FROM news_archive.new_since_atom('2000-01-01') f;
SELECT regexp_replace(pg_temp.texts('//item[1]/description/text()', f), 'event -?\d+', 'event N') AS event, pg_temp.texts('//item/title/text()', news_archive.new_since_rss(now())) AS none FROM news_archive.new_since_rss('2000-01-01') f;
SELECT news_archive.new_since_atom(NULL) IS NULL AS none, xml_is_well_formed_document(news_archive.new_since_atom('infinity')) AS infinity, xml_is_well_formed_document(news_archive.new_since_rss('-infinity')) AS always;

-- --------------------------------------------------------------------------------------------------------------- articles
SELECT jsonb_pretty(news_archive.article_ninjs(pg_temp.article('Brandt meets Kovacs')) - 'versioncreated' - 'altids');
SELECT jsonb_pretty((news_archive.article_jsonld(pg_temp.article('Brandt meets Kovacs'))::jsonb - 'identifier') #- '{mentions,1,identifier}');
SELECT jsonb_path_query_array(news_archive.article_ninjs(pg_temp.article('More envoys out'), min_confidence => NULL), '$.events[*].name') AS events, jsonb_array_length(news_archive.article_ninjs(pg_temp.article('More envoys out'), min_confidence => 1)->'events') AS sure;

-- --------------------------------------------------------------------------------------------------------- Followthemoney
SELECT e->>'schema' AS schema, (e->'properties') - 'proof' - 'recordId' - 'involved' - 'fileName' AS properties FROM news_archive.entities_ftm('Brandt') e;
-- whom an event involves is there, and what proves it
WITH e AS (SELECT e FROM news_archive.entities_ftm() e)
SELECT count(*) AS refers, count(*) FILTER (WHERE r NOT IN (SELECT e->>'id' FROM e)) AS "to nobody" FROM e, jsonb_array_elements_text((e->'properties'->'involved') || (e->'properties'->'proof')) r;

-- -------------------------------------------------------------------------------------------------------- hostile and rare
SELECT news_archive.load_article('{"title": "<script>alert(1)</script> & \"more\" ]]> ' || repeat('of a very long title ', 15) || '", "outlet": "<b>Bold</b>\t& Co", "author": "O''Dell, \"<i>Q</i>\"; BEGIN:VCALENDAR", "published": "2024-06-01", "url": "https://bold.example/?q=%3Cb%3E&x=1", "text": "Norwegian President Ola Brandt met Zsófia <script>alert(2)</script> Müller in Oslo on Friday. \"<img src=x onerror=alert(3)>\", Brandt said."}', format => 'json') IS NOT NULL AS loaded;
SELECT news_archive.add_entity('person', E'Ola "<script>alert(4)</script>" \\N; Brandt', '{Ola Brandt}') IS NOT NULL AS added;
SELECT news_archive.add_entity('person', 'سيري فانغ', '{Siri Vang}') IS NOT NULL AS added;
SELECT article_id AS bold FROM exports.article WHERE outlet LIKE '%Bold%' \gset
SELECT f, xml_is_well_formed_document(x) AS well_formed, x ~ '<(script|img|b|i)\y' AS markup FROM (VALUES ('graphml', news_archive.network_graphml()), ('gexf', news_archive.network_gexf()), ('atom', news_archive.search_atom('brandt')), ('rss', news_archive.search_rss('brandt')),
	('new atom', news_archive.new_since_atom('2000-01-01', min_confidence => NULL)), ('new rss', news_archive.new_since_rss('2000-01-01'))) d(f, x);
SELECT (news_archive.timeline_json('Ola Brandt')->>'events') ~ '<(script|img|b|i)\y' AS markup, news_archive.timeline_json('Ola Brandt')->'title'->'text'->>'headline' AS headline;
SELECT news_archive.article_jsonld(:bold)::text ~ '[<>&]' AS markup, news_archive.article_jsonld(:bold)->>'author' AS author, left(news_archive.article_ninjs(:bold)->'headlines'->0->>'value', 40) AS headline;
SELECT left(l, 60) AS line FROM regexp_split_to_table(news_archive.timeline_ics('Ola Brandt'), '\r\n') l WHERE l ~ '^X-WR|^BEGIN:VCAL|script';
SELECT regexp_replace(l, '"-?\d+"', 'N', 'g') AS line FROM regexp_split_to_table(news_archive.network_dot('Ola Brandt'), '\n') l WHERE l ~ 'label=.*(script|سيري)';
SELECT news_archive.timeline_json('Siri Vang')->'events'->0->'text'->>'headline' AS "right to left";
SELECT DISTINCT "Publisher" FROM news_archive.events_icews('Ola Brandt') ORDER BY 1;
-- days long ago, open ends, no day at all
UPDATE exports.event SET during = daterange('0622-01-01', '0623-01-01'), "precision" = 'year' WHERE type = 'AGREE';
INSERT INTO exports.event SELECT (jsonb_populate_record(NULL::exports.event, to_jsonb(e) || jsonb_build_object('event_id', n, 'during', d, 'precision', p))).* FROM (SELECT * FROM exports.event WHERE type = 'CONSULT' AND place = 'Oslo' ORDER BY reports DESC, event_id LIMIT 1) e,
	(VALUES (1, '(,2024-05-20)', 'range'), (2, '[2024-05-20,)', 'range'), (3, NULL, NULL), (4, '(,)', NULL), (5, '[-infinity,infinity]', NULL), (6, '[0044-03-15 BC,0044-03-16 BC)', 'day'), (7, '[12000-01-01,12000-01-02)', 'day'), (8, '[9999-12-31,9999-12-31]', 'day')) x(n, d, p);
SELECT e->>'unique_id' AS event, e->'start_date' AS starts, e->'end_date' AS ends, e->>'display_date' AS shown FROM jsonb_array_elements(news_archive.timeline_json('Ola Brandt')->'events') e WHERE e->>'unique_id' ~ '^event\d$' OR e->>'group' = 'AGREE';
SELECT news_archive.timeline_json('Ola Brandt')->'title'->'text'->>'text' AS told;
SET client_min_messages = notice;
SELECT string_agg(l, ' ' ORDER BY n) AS lines FROM regexp_split_to_table(news_archive.timeline_ics('Ola Brandt'), '\r\n') WITH ORDINALITY x(l, n) WHERE l ~ '^DT(START|END)|^SUMMARY:.*\d';
SET client_min_messages = warning;
SELECT f->>'id' AS event, f->'properties'->>'when' AS days, f->'properties'->>'first_day' AS first, f->'properties'->>'last_day' AS last FROM jsonb_array_elements(news_archive.events_geojson('Ola Brandt')->'features') f WHERE length(f->>'id') = 1;
SELECT g."SQLDATE", g."MonthYear", g."Year", g."FractionDate", i."Event Date" FROM news_archive.events_gdelt('Ola Brandt') g JOIN news_archive.events_icews('Ola Brandt') i ON i."Event ID" = g."GLOBALEVENTID" WHERE g."EventCode" = '030';
SELECT e->>'id' AS event, e->'properties'->'date' AS day, e->'properties'->'startDate' AS starts, e->'properties'->'endDate' AS ends FROM news_archive.entities_ftm('Ola Brandt') e WHERE e->>'id' ~ '^event\d$';
DELETE FROM exports.event WHERE event_id BETWEEN 1 AND 9;
-- somebody without events; somebody whom nobody names
SELECT news_archive.add_entity('person', 'Nils Overby') IS NOT NULL AS added;
SELECT news_archive.timeline_json('Nils Overby'), right(replace(news_archive.timeline_ics('Nils Overby'), E'\r\n', ' '), 50) AS ics, news_archive.events_geojson('Nils Overby'), pg_temp.texts('//*[local-name()="graph"]/*', news_archive.network_graphml('Nils Overby')) AS graphml, length(news_archive.network_gexf('Nils Overby')) > 0 AS gexf,
	(SELECT count(*) FROM news_archive.events_icews('Nils Overby')) AS icews, (SELECT count(*) FROM news_archive.events_gdelt('Nils Overby')) AS gdelt;
SELECT news_archive.network_dot('Nils Overby');
SELECT e->'properties' AS ftm FROM news_archive.entities_ftm('Nils Overby') e;
-- not known: who comes near is told
\set VERBOSITY default
SELECT news_archive.timeline_json('Kobaltina Brant');
\set VERBOSITY terse
SELECT news_archive.timeline_ics('Qwxz Vbnm');
SELECT news_archive.network_graphml('Qwxz Vbnm');
SELECT news_archive.events_geojson('Qwxz Vbnm');
SELECT * FROM news_archive.events_gdelt('Qwxz Vbnm');
SELECT * FROM news_archive.entities_ftm('Qwxz Vbnm');
SELECT news_archive.timeline_json(' ');
SELECT news_archive.timeline_json('Brandt', min_confidence => 2);
SELECT news_archive.article_jsonld(1, min_confidence => -1);
SELECT news_archive.network_dot('Brandt', 'soon');
SELECT news_archive.search_atom('(oslo');
SELECT news_archive.search_rss('oslo', max_rows => -1);
SELECT news_archive.events_geojson(archive => 'nowhere');
SET client_min_messages = notice;
SELECT news_archive.article_ninjs(1), news_archive.article_jsonld(1), news_archive.article_ninjs(NULL), news_archive.article_jsonld(NULL);
SET client_min_messages = warning;
-- an archive without articles
SELECT news_archive.create_archive('bare');
SELECT news_archive.events_geojson(archive => 'bare'), news_archive.network_dot(archive => 'bare'), xml_is_well_formed_document(news_archive.network_gexf(archive => 'bare')) AS gexf, xml_is_well_formed_document(news_archive.new_since_atom('2000-01-01', 'bare')) AS atom,
	(SELECT count(*) FROM news_archive.entities_ftm(archive => 'bare')) AS ftm, (SELECT count(*) FROM news_archive.events_gdelt1(archive => 'bare')) AS gdelt;
SELECT news_archive.drop_archive('bare');

-- ------------------------------------------------------------------------------------- who may not see all articles
CREATE ROLE regress_exports_reader;
GRANT USAGE ON SCHEMA exports TO regress_exports_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA exports TO regress_exports_reader;
ALTER TABLE exports.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY lake ON exports.article FOR SELECT TO regress_exports_reader USING (outlet = 'Lake Courier');
SET ROLE regress_exports_reader;
SELECT f, x ~ 'Meridian|Vale Herald|Bold|expelled|Siri|سيري' AS hidden_shows, x ~ 'Kovacs' AS seen_shows FROM (VALUES ('timeline', news_archive.timeline_json('Brandt')::text), ('ics', news_archive.timeline_ics('Brandt')), ('geojson', news_archive.events_geojson()::text), ('graphml', news_archive.network_graphml()),
	('gexf', news_archive.network_gexf()), ('dot', news_archive.network_dot()), ('atom', news_archive.search_atom('brandt OR hungary')), ('rss', news_archive.new_since_rss('2000-01-01')), ('ftm', (SELECT string_agg(e::text, ' ') FROM news_archive.entities_ftm() e)),
	('icews', (SELECT string_agg(e::text, ' ') FROM news_archive.events_icews() e)), ('gdelt', (SELECT string_agg(e::text, ' ') FROM news_archive.events_gdelt() e))) d(f, x);
SET client_min_messages = notice;
SELECT news_archive.article_ninjs(:bold) IS NULL AS hidden, news_archive.timeline_json('Siri Vang'), news_archive.network_dot('Siri Vang');
SELECT count(*) FROM news_archive.events_icews('Siri Vang');
SELECT count(*) FROM news_archive.entities_ftm('Siri Vang');
RESET ROLE;
SET client_min_messages = warning;
DROP POLICY lake ON exports.article;
DROP OWNED BY regress_exports_reader;
DROP ROLE regress_exports_reader;
SELECT news_archive.drop_archive('exports');
