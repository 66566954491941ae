-- Reports of an archive: what somebody said about somebody, how an event was read, acts of the owner's own.
\set SHOW_CONTEXT never
\pset null -
SET datestyle = 'ISO';
SET client_min_messages = warning;

SELECT news_archive.create_archive('reports');
SET news_archive.archive = 'reports';
SELECT news_archive.load_article(E'Brandt meets Kovacs\n\nMay 18, 2024\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Warsaw on Friday.\n\n"Anna Kovacs is an honest partner, and the canal will be built," Brandt said after the talks.\n\nPresident Ola Brandt said the harvest had been poor.', outlet => 'Lake Courier') AS first \gset
SELECT news_archive.load_article(E'Brandt on the canal\n\nMay 20, 2024\n\nNorwegian President Ola Brandt promised more money for schools.\n\n"The canal is a matter for both of us," Ola Brandt said.', outlet => 'Meridian Post') AS second \gset

-- What somebody said: all of it, about somebody, about something, in some days; nobody of that name.
SELECT said, speaker, quotation, found, outlet FROM news_archive.what_did_they_say('Ola Brandt') WHERE type = 'direct';
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'Anna Kovacs');
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'canal');
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'canal', '[2024-05-19,2024-06-01)');
SELECT said, quotation, found FROM news_archive.what_did_they_say('Brandt', 'football');
SELECT * FROM news_archive.what_did_they_say('Qwxz Vbnm');
SELECT * FROM news_archive.what_did_they_say(NULL);

-- How a report was read.
SELECT x.* FROM reports.event_report r, LATERAL news_archive.explain_event(r.article_id, r.report_no) x WHERE r.type = 'CONSULT' AND r.target_country = 'HUN' ORDER BY r.article_id = :first DESC, r.report_no, x.step LIMIT 6;
SELECT * FROM news_archive.explain_event(:first, 99);
SELECT * FROM news_archive.explain_event(1, 1);

-- What is not there is told, and not answered with no rows only.
SET client_min_messages = notice;
SELECT count(*) FROM news_archive.event_sources(1);
SELECT count(*) FROM news_archive.event_sources(NULL);
SELECT count(*) FROM news_archive.article_places(1);
SELECT count(*) FROM news_archive.similar_articles(1);
SELECT count(*) FROM news_archive.resolve_place('Oslo');
SELECT count(*) FROM news_archive.find_events(place => 'Nowhereville');
SELECT count(*) FROM news_archive.find_events(type => 'CONSULT', mode => 'arrest');
SELECT count(*) FROM news_archive.search(' ');
SET client_min_messages = warning;

-- Acts of one's own are checked when they are written ...
INSERT INTO reports.act VALUES ('canonize', 'verb', 'PRAISE');
INSERT INTO reports.act VALUES ('canonize', 'verbal', 'SUPPORT');
INSERT INTO reports.act (words, pos, type, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'subject', 'obj');
INSERT INTO reports.act (words, pos, type, actor, target) VALUES ('canonization', 'noun', 'SUPPORT', 'by', 'obj');
INSERT INTO reports.act (words, pos, type, target, object) VALUES ('canonize', 'verb', 'SUPPORT', 'obj', '@saint');
INSERT INTO reports.act (words, pos, type, flags) VALUES ('canonize', 'verb', 'SUPPORT', 'holy');
INSERT INTO reports.act (words, pos, op) VALUES ('canonize', 'verb', 'bless');
INSERT INTO reports.act (words, pos, type) VALUES ('Canonize', 'verb', 'SUPPORT');
INSERT INTO reports.act (words, pos, type) VALUES ('', 'verb', 'SUPPORT');
INSERT INTO reports.act (words, pos, type) VALUES (E'a\tb', 'verb', 'SUPPORT');

-- ... and read by what is loaded afterwards, or by everything when it is read again.
SELECT news_archive.load_article(E'A saint\n\nMay 21, 2024\n\nHungary canonized Norway on Monday. Hungary said so.', outlet => 'Meridian Post') AS third \gset
SELECT count(*) FROM reports.event_report WHERE article_id = :third;
INSERT INTO reports.act (words, pos, type, mode, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'praise', 'subj', 'obj');
INSERT INTO reports.act (words, pos, type, mode, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'praise', 'subj', 'obj');
INSERT INTO reports.act (words, pos, type, actor, target) VALUES ('say', 'verb', 'STATEMENT', 'subj', 'to');
SELECT news_archive.read_events_again();
SELECT type, mode, actor, target, basis FROM reports.event_report WHERE article_id = :third ORDER BY report_no;
DELETE FROM reports.act;
SELECT news_archive.read_events_again();
SELECT count(*) FROM reports.event_report WHERE article_id = :third;
SELECT news_archive.read_events_again('nowhere');

-- Without an archive: rows of text; too few cells; a wrong row among right ones.
SELECT type, actor, target FROM news_archive.event_reports('Hungary canonized Norway.', NULL, news_archive.act_line('canonize', 'verb', 'SUPPORT', NULL, NULL, 'subj', 'obj'));
SELECT type, actor, target FROM news_archive.event_reports('Hungary canonized Norway.');
SELECT * FROM news_archive.event_reports('Hungary canonized Norway.', NULL, 'canonize	verb	SUPPORT');
SELECT * FROM news_archive.event_reports('Hungary canonized Norway.', NULL, news_archive.act_line('canonize', 'verb', 'SUPPORT') || E'\nx\ty' || repeat(E'\t', 8));

-- ------------------------------------------------------------------------------------------------ who said it, about whom
-- Three speakers: each has his own sayings, also about one and the same, who is meant by surname, pronoun and description too.
SELECT news_archive.load_article(E'Quarrel over the ferry\n\nMay 23, 2024\n\nHungarian President Anna Kovacs and Norwegian President Ola Brandt met Swedish minister Erik Dahlgren in Oslo on Thursday.\n\nErik Dahlgren had stopped the ferry. "His ferry is old," Kovacs said. "Dahlgren never listens," Kovacs added.\n\n"Kovacs is a careful woman," Dahlgren said after the talks.\n\n"The ferry can wait, Dahlgren or no Dahlgren," Brandt said.', outlet => 'Vale Herald') AS fourth \gset
SELECT speaker, quotation FROM news_archive.what_did_they_say('Kovacs') WHERE type = 'direct';
SELECT speaker, quotation FROM news_archive.what_did_they_say('Dahlgren') WHERE type = 'direct';
SELECT speaker, quotation, found FROM news_archive.what_did_they_say('Kovacs', 'Dahlgren');
SELECT speaker, quotation, found FROM news_archive.what_did_they_say('Brandt', 'Dahlgren');
SELECT speaker, quotation, found FROM news_archive.what_did_they_say('Dahlgren', 'Kovacs');
SELECT speaker, quotation, found FROM news_archive.what_did_they_say('Brandt', 'ferry', '2024-05-23');
SELECT speaker, count(*) FROM news_archive.what_did_they_say('Brandt', during => '2024', min_confidence => NULL) GROUP BY speaker;

-- In no function that lets columns win does a column stand beside a variable of its name: it would be compared with itself.
SELECT p.proname, m FROM pg_proc p, regexp_matches(p.prosrc, '\m\w+\.(\w+)\s*(?:=|<>|@>|<@|&&|IS\s+(?:NOT\s+)?DISTINCT\s+FROM)\s*\1\M(?![.(])', 'g') m
	WHERE p.pronamespace IN ('news_archive'::regnamespace, 'news_archive_inner'::regnamespace) AND p.prosrc LIKE '%#variable_conflict use_column%';

-- --------------------------------------------------------------------------------------------- days as people write them
-- every function that is asked for days takes them so (the two here write days)
SELECT p.proname, a.name FROM pg_proc p, unnest(p.proargnames, p.proargtypes::oid[]) a(name, type)
	WHERE p.pronamespace = 'news_archive'::regnamespace AND a.type = 'daterange'::regtype AND a.name = 'during' AND p.pronargdefaults > 0;
SELECT d, (SELECT count(*) FROM news_archive.find_events(during => d::news_archive.days, min_confidence => NULL)) FROM unnest('{2024,2024-05,2024-05-23,2024-05-17/2024-05-23,2024-05/..,../2023,2023}'::text[]) d;
SELECT count(*) FROM news_archive.find_events(during => '2024-05-23');
SELECT count(*) FROM news_archive.find_events(during => '[2024-05-23,2024-05-24)');
SELECT count(*) FROM news_archive.find_events(during => daterange('2024-05-23', '2024-05-24'));
SELECT (SELECT count(*) FROM news_archive.find_events(during => NULL, min_confidence => NULL)) = (SELECT count(*) FROM reports.event) AS all_of_them;
PREPARE events_of(daterange) AS SELECT count(*) FROM news_archive.find_events(during => $1, min_confidence => NULL);
EXECUTE events_of(daterange('2024-05-23', '2024-05-24'));
EXECUTE events_of(NULL);
PREPARE events_then AS SELECT count(*) FROM news_archive.find_events(during => $1);
EXECUTE events_then('2024-05-23');
DEALLOCATE ALL;
SELECT count(*) FROM news_archive.timeline('Brandt', '2024-05', min_confidence => NULL);
SELECT count(*) > 0 AS found FROM news_archive.find_quotes('Brandt', during => '2024-05-18');
SELECT count(*) FROM news_archive.search('ferry', '2024-05-23');
SELECT count(*) FROM news_archive.search('ferry', during => '../2024-04');
SELECT * FROM news_archive.search_counts('ferry', 'day', '2024');
SELECT name FROM news_archive.co_mentions('Brandt', '2024-05-23', kind => 'person') ORDER BY name;
SELECT count(*) FROM news_archive.find_events(during => 'last week');
SELECT count(*) FROM news_archive.timeline('Brandt', '2024-5');
SET search_path = '';
SELECT count(*) FROM news_archive.find_events(during => '2024-05-23');
RESET search_path;

-- ------------------------------------------------------------------------------------------- what cannot be is no empty answer
SELECT type, mode, actor_country, actor_sector, target_country, target_sector, confidence > 0.8 AS sure FROM news_archive.find_events('Brandt', 'Kovacs', 'consult');
SELECT count(*) FROM news_archive.find_events(type => '04');
SELECT count(*) FROM news_archive.find_events(type => '036');
SELECT count(*) FROM news_archive.find_events(actor_country => 'NOR', min_confidence => NULL);
SELECT count(*) FROM news_archive.find_events(actor_country => 'norway', target_country => 'HU');
SELECT count(*) FROM news_archive.find_events(actor_country => 'HUN', target_country => 'NOR', type => 'CONSULT');
SELECT count(*) FROM news_archive.find_events(target_sector => 'gov', status => 'Actual');
SELECT count(*) FROM news_archive.find_events('CONSULT');
SELECT count(*) FROM news_archive.find_events(type => 'MEET');
SELECT count(*) FROM news_archive.find_events(type => 'PARTY');
SELECT count(*) FROM news_archive.find_events(type => '99');
SELECT count(*) FROM news_archive.find_events(type => '');
SELECT count(*) FROM news_archive.find_events(mode => 'consult');
SELECT count(*) FROM news_archive.find_events(mode => 'dance');
SELECT count(*) FROM news_archive.find_events(status => 'done');
SELECT count(*) FROM news_archive.find_events(actor_country => 'Karvania');
SET search_path = pg_catalog, reports, pg_temp;
SELECT c, news_archive_inner.country_of('country', c) FROM unnest('{NOR,no,Norway,norway,Norge,UK,the UK,uk,U.K.,England,the Netherlands,Burma,USA,US,America}'::text[]) c;
RESET search_path;
SELECT count(*) FROM news_archive.find_events(target_sector => 'GVO');
SELECT count(*) FROM news_archive.find_events(place => ' ');
SELECT count(*) FROM news_archive.find_events('');
SELECT count(*) FROM news_archive.find_quotes(words => '');
SELECT count(*) FROM news_archive.what_did_they_say('Brandt', '');
SELECT count(*) FROM news_archive.co_mentions('Brandt', max_rows => -1);
SELECT count(*) > 0 AS found FROM news_archive.co_mentions('Brandt', max_rows => NULL);
-- a name that is missing floods nothing
SELECT n.name, count(t.event_id) FROM (VALUES ('Dahlgren'), (NULL)) n(name) LEFT JOIN LATERAL news_archive.timeline(n.name) t ON true GROUP BY n.name ORDER BY n.name;
SELECT count(*) FROM news_archive.timeline(NULL);
SELECT count(*) FROM news_archive.entity_names(NULL);
-- who is meant, when more are like it
SELECT news_archive.load_article(E'A book\n\nMay 24, 2024\n\nNovelist Greta Brandt met Erik Dahlgren on Friday.') IS NOT NULL AS loaded;
SET client_min_messages = notice;
SELECT count(*) FROM news_archive.timeline('Brandt', min_confidence => NULL);
SELECT count(*) FROM news_archive.timeline('Greta Brandt');
SET client_min_messages = warning;

-- ------------------------------------------------------------------------------------------------------------ columns
SELECT t.relname, a.attname FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
	WHERE t.relnamespace = 'reports'::regnamespace AND t.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND col_description(t.oid, a.attnum) IS NULL;
SELECT relation, field FROM news_archive_inner.column_comments() WHERE relation IS NOT NULL
	EXCEPT SELECT t.relname, a.attname FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid WHERE t.relnamespace = 'reports'::regnamespace;
SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'reports.event'::regclass AND attname IN ('reports', 'outlets', 'independent_sources') ORDER BY attnum;

-- ------------------------------------------------------------------------------------------- how sure, and in which words
-- Sources that tell it in words of their own make an event surer; the same source and copied words do not.
SELECT news_archive.event_confidence('{1}', '{10}', '{0.5}') AS one, news_archive.event_confidence('{1,2}', '{10,20}', '{0.5,0.6}') AS two,
	news_archive.event_confidence('{1,1}', '{10,20}', '{0.5,0.6}') AS one_source, news_archive.event_confidence('{1,2}', '{10,10}', '{0.5,0.6}') AS copied,
	news_archive.event_confidence('{}', '{}', '{}') AS none, news_archive.event_confidence('{1,2,3}', '{10,20,30}', '{0.9,0.9,0.9}') AS never_certain;
SELECT news_archive.independent_sources('{1}', '{10}') AS one, news_archive.independent_sources('{1,2}', '{10,20}') AS two, news_archive.independent_sources('{1,1}', '{10,20}') AS one_source,
	news_archive.independent_sources('{1,2,3}', '{10,20,20}') AS copied, news_archive.independent_sources('{1,2,2,3}', '{10,10,30,30}') AS by_a_third, news_archive.independent_sources('{}', '{}') AS none;
SELECT news_archive.event_confidence('{1,2}', '{10,20}', '{0.5}');
SELECT news_archive.create_archive('sure');
SET news_archive.archive = 'sure';
SELECT news_archive.load_article(raw, outlet => outlet, published => published::date) IS NOT NULL AS loaded FROM (VALUES
	('Lake Courier', '2024-05-18', 'SARN - Norwegian troops attacked two Hungarian border guards near Sarn on Friday. The former leader of Norway''s miners met Hungarian officials on Friday. Anna Kovacs could perhaps be willing to meet Ola Brandt. "We wait," Anna Kovacs said. Kovacs praised the harvest.'),
	('Meridian Post', '2024-05-19', 'Norwegian troops attacked Hungarian border guards near Sarn on Friday, a colonel told the paper.'),
	('Vale Herald', '2024-05-19', 'Norwegian troops attacked Hungarian border guards near Sarn on Friday, a colonel told the paper.'),
	('Lake Courier', '2024-05-19', 'Norwegian soldiers attacked border guards of Hungary near Sarn on Friday.')) a(outlet, published, raw);
SELECT type, actors, actor_country, actor_sector, targets, target_country, target_sector, place, place_basis, basis, outlets, independent_sources FROM news_archive.find_events(during => '2024-05-17', min_confidence => NULL) ORDER BY 1;
SELECT DISTINCT actor, target FROM sure.event_report WHERE type = 'ASSAULT' ORDER BY 1;
SELECT e.confidence = round((1 - (1 - max(s.confidence) FILTER (WHERE s.outlet = 'Lake Courier')) * (1 - max(s.confidence) FILTER (WHERE s.outlet <> 'Lake Courier')))::numeric, 2)::real AS together,
	e.confidence > max(s.confidence) AS surer FROM news_archive.find_events(type => 'ASSAULT') e, LATERAL news_archive.event_sources(e.event_id) s GROUP BY e.event_id, e.confidence;
SELECT s.outlet, s.words, s.basis, s.actor, s.actor_country, s.actor_sector, s.target, s.target_country, s.target_sector, s.place, s.place_basis FROM news_archive.find_events(type => 'CONSULT') e, LATERAL news_archive.event_sources(e.event_id) s;
SELECT x.part, x.words, replace(x.rule, r.confidence::text, 'its confidence') AS rule FROM sure.event_report r, LATERAL news_archive.explain_event(r.article_id, r.report_no) x
	WHERE r.type = 'CONSULT' AND x.part IN ('actor', 'target', 'outlet', 'probability') ORDER BY x.step;
-- The sure ones, all, as sure as that; what is left out is told to who did not ask for it.
CREATE FUNCTION shown(asked real) RETURNS TABLE (events boolean, of_one boolean, quotes boolean, sayings boolean) LANGUAGE sql AS $$
	SELECT (SELECT count(*) FROM news_archive.find_events(min_confidence => asked)) = (SELECT count(*) FROM sure.event WHERE asked IS NULL OR confidence >= asked),
		(SELECT count(*) FROM news_archive.timeline('Kovacs', min_confidence => asked)) = (SELECT count(*) FROM sure.event WHERE (asked IS NULL OR confidence >= asked)
			AND (actor_ids || target_ids) && ARRAY(SELECT entity_id FROM sure.entity WHERE name = 'Anna Kovacs')),
		(SELECT count(*) FROM news_archive.find_quotes(min_confidence => asked)) = (SELECT count(DISTINCT words_id) FROM sure.quotation WHERE asked IS NULL OR confidence >= asked),
		(SELECT count(*) FROM news_archive.what_did_they_say('Kovacs', min_confidence => asked)) = (SELECT count(*) FROM sure.quotation q JOIN sure.entity e ON e.entity_id = q.speaker_id
			WHERE e.name = 'Anna Kovacs' AND (asked IS NULL OR q.confidence >= asked)) $$;
SELECT asked, x.* FROM unnest('{NULL,0,0.3,0.5,0.9,1}'::real[]) asked, shown(asked) x;
SELECT (SELECT count(*) FROM news_archive.find_events()) = (SELECT count(*) FROM sure.event WHERE confidence >= news_archive.default_confidence('event')) AS events,
	(SELECT count(*) FROM news_archive.find_quotes()) = (SELECT count(DISTINCT words_id) FROM sure.quotation WHERE confidence >= news_archive.default_confidence('quotation')) AS quotes;
SELECT news_archive.default_confidence() = news_archive.default_confidence('event') AS of_events, news_archive.default_confidence('event') BETWEEN 0 AND 1 AS events,
	news_archive.default_confidence('quotation') BETWEEN 0 AND 1 AS quotes, news_archive.default_confidence('story');
SET client_min_messages = notice;
UPDATE sure.event SET confidence = 0.01 WHERE type = 'CONSULT';
UPDATE sure.quotation SET confidence = 0.01 WHERE type = 'direct';
SELECT count(*) FROM news_archive.find_events(type => 'CONSULT');
SELECT count(*) FROM news_archive.find_events(type => 'CONSULT', min_confidence => 0.02);
SELECT count(*) FROM news_archive.find_events(type => 'CONSULT', min_confidence => NULL);
SELECT quotation, speaker, basis, confidence FROM news_archive.find_quotes('Kovacs', 'wait');
SELECT count(*) FROM news_archive.what_did_they_say('Kovacs', 'wait');
SELECT quotation, speaker, basis, confidence FROM news_archive.find_quotes('Kovacs', 'wait', min_confidence => NULL);
SET client_min_messages = warning;
SELECT count(*) FROM news_archive.find_events(min_confidence => 1.5);
SELECT count(*) FROM news_archive.timeline('Kovacs', min_confidence => -1);
SELECT count(*) FROM news_archive.find_quotes(min_confidence => 'NaN');
SELECT count(*) FROM news_archive.what_did_they_say('Kovacs', min_confidence => 2);
SELECT count(*) FROM news_archive.co_mentions('Kovacs', min_confidence => 2);
SELECT name, acts FROM news_archive.co_mentions('Kovacs', kind => 'person', min_confidence => NULL);
SELECT name, acts FROM news_archive.co_mentions('Kovacs', kind => 'person', min_confidence => 1);
-- an event that does not say how sure it is, or by which rule it was read, is put right
UPDATE sure.event SET basis = NULL WHERE type = 'ASSAULT';
SELECT invariant, count(*) FROM news_archive.check_archive('sure') GROUP BY 1;
SELECT news_archive.upgrade_archive('sure');
SELECT * FROM news_archive.check_archive('sure');
-- a table of 0.1.0, which had no views, is read as it is, until it is upgraded
DROP VIEW sure.v_dyad, sure.v_event;
ALTER TABLE sure.event DROP COLUMN actor_country, DROP COLUMN actor_sector, DROP COLUMN target_country, DROP COLUMN target_sector, DROP COLUMN basis, DROP COLUMN place_basis;
SELECT type, actors, actor_country, basis, place_basis FROM news_archive.find_events(type => 'ASSAULT');
SELECT news_archive.upgrade_archive('sure');
SELECT type, actors, actor_country, basis, place_basis FROM news_archive.find_events(type => 'ASSAULT');
SELECT * FROM news_archive.check_archive('sure');
DROP FUNCTION shown;
SELECT news_archive.drop_archive('sure');
SET news_archive.archive = 'reports';

-- ---------------------------------------------------------------------------------------------- articles that are hidden
-- A policy hides what Meridian Post and Vale Herald wrote: functions tell nothing that only they told.
SELECT news_archive.load_article(E'Brandt in Warsaw\n\nMay 18, 2024\n\nPresident Ola Brandt met Anna Kovacs in Warsaw on Friday, and her adviser Zoltan Nemes was there. "All is agreed," Nemes said.', outlet => 'Meridian Post') IS NOT NULL AS loaded;
CREATE ROLE regress_reader;
GRANT USAGE ON SCHEMA reports, news_archive TO regress_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA reports TO regress_reader;
ALTER TABLE reports.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY lake ON reports.article FOR SELECT TO regress_reader USING (outlet = 'Lake Courier');
SELECT type, reports, outlets, independent_sources FROM news_archive.find_events('Ola Brandt', 'Kovacs', 'CONSULT', '2024-05-17');
SET ROLE regress_reader;
SELECT type, reports, outlets, independent_sources, words FROM news_archive.find_events('Ola Brandt', 'Kovacs', 'CONSULT', '2024-05-17');
SELECT e.confidence = max(s.confidence) AS as_sure_as_seen, bool_and(e.basis = s.basis) AS basis FROM news_archive.find_events('Ola Brandt', 'Kovacs', 'CONSULT', '2024-05-17') e, LATERAL news_archive.event_sources(e.event_id) s GROUP BY e.event_id, e.confidence;
SELECT count(*) FROM news_archive.find_events('Ola Brandt', during => '2024-05-23');
SELECT count(*) FROM news_archive.find_entity('Zoltan Nemes');
SELECT count(*) FROM news_archive.find_entity('Nemess');
SELECT name FROM news_archive.find_entity('Anna Kovacs', 1);
SELECT count(*) FROM news_archive.match_names('{Zoltan Nemes}') WHERE entity_id IS NOT NULL;
SELECT count(*) FROM news_archive.suggest('neme');
SELECT suggestion FROM news_archive.suggest('kova');
SELECT name FROM news_archive.name_variants('Brandt', 0.5) ORDER BY name;
SELECT count(*) FROM news_archive.find_quotes('Nemes');
SELECT count(*) FROM news_archive.timeline('Qwxz Vbnm');
SELECT count(*) FROM reports.mention WHERE mention LIKE '%Nemes%';
SELECT news_archive.follow_article_policies('reports');
RESET ROLE;
-- and the tables, once they follow
SELECT news_archive.follow_article_policies('reports') > 10 AS followed, news_archive.follow_article_policies('reports') AS again;
SELECT count(*) > 0 AS seen_by_owner FROM reports.mention WHERE mention LIKE '%Nemes%';
SET ROLE regress_reader;
SELECT (SELECT count(*) FROM reports.mention WHERE mention LIKE '%Nemes%') AS mentions, (SELECT count(*) FROM reports.quotation WHERE quotation LIKE 'All is%') AS quotations,
	(SELECT count(*) FROM reports.entity WHERE name LIKE '%Nemes') AS entities, (SELECT count(*) FROM reports.entity_name WHERE name LIKE '%Nemes') AS names,
	(SELECT count(*) FROM reports.event_report r WHERE NOT EXISTS (SELECT FROM reports.article a WHERE a.article_id = r.article_id)) AS reports,
	(SELECT count(*) FROM reports.event WHERE during = '[2024-05-23,2024-05-24)') AS events, (SELECT count(*) FROM reports.story) AS stories,
	(SELECT count(*) FROM reports.article_line) > 0 AS lines;
SELECT count(*) FROM news_archive.find_entity('Nemes');
SELECT name FROM news_archive.find_entity('Kovacs', 1);
SELECT type, reports, outlets FROM news_archive.find_events('Ola Brandt', 'Kovacs', 'CONSULT');
RESET ROLE;
DROP OWNED BY regress_reader;
DROP ROLE regress_reader;

SELECT * FROM news_archive.check_archive('reports');
-- What was not said is left out, unless asked for.
SELECT news_archive.load_article(E'The dam\n\nJune 3, 2024\n\nGovernor Petra Holm declined to say whether the dam was safe.\n\nHolm said the road would be closed.', outlet => 'Lake Courier') IS NOT NULL AS loaded;
SELECT quotation, attitude FROM news_archive.find_quotes('Petra Holm');
SELECT quotation, attitude FROM news_archive.find_quotes('Petra Holm', not_said => true);
SELECT quotation FROM news_archive.what_did_they_say('Petra Holm');

SELECT news_archive.drop_archive('reports');

-- A country has the events of its towns and regions; a country that was has a name and a code.
SELECT news_archive.create_archive('where');
SELECT count(news_archive.load_article(raw, published => '2024-05-19', archive => 'where')) AS loaded FROM (VALUES
	('Norwegian police arrested five students in Bergen on Friday.'), ('Norwegian police arrested four nurses in Norway on Friday.'),
	('Soviet troops attacked Hungarian police in Szeged on Friday.'), ('Hungarian troops killed five rebels in South Kordofan on Friday.')) v(raw);
SELECT w, (SELECT count(*) FROM news_archive.find_events(place => w, archive => 'where')) AS events FROM unnest('{Norway,NOR,Bergen,hungary,Sudan,Norge,Chile}'::text[]) w;
SELECT c, (SELECT count(*) FROM news_archive.find_events(actor_country => c, archive => 'where')) AS events FROM unnest('{Soviet Union,SUN,Norway}'::text[]) c;
SELECT e.place AS told, p.name, p.reports, p.country, p.place_id IS NULL AS unplaced FROM news_archive.find_events(place => 'Hungary', archive => 'where') e, news_archive.event_places(e.event_id, 'where') p;
SELECT news_archive.install_gazetteer('where') > 0 AS installed;
SELECT p.name, p.place, p.country, round(p.latitude) AS latitude FROM news_archive.find_events(place => 'Hungary', archive => 'where') e, news_archive.event_places(e.event_id, 'where') p;
SELECT count(*) FROM news_archive.event_places(1, 'where');
SELECT count(*) FROM news_archive.event_places(NULL, 'where');
SELECT news_archive.drop_archive('where');
