-- What an analyst asks daily: dyads, coverage, networks, outlets, stories, what is new, places.  Outlets and people are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
SET client_min_messages = warning;
SELECT news_archive.create_archive('ask');
SET news_archive.archive = 'ask';
SET news_archive.link_at_load = off;
SELECT count(news_archive.load_article(raw, outlet => outlet, published => day)) AS loaded FROM (VALUES
	('Vale Herald', '2024-05-17'::date, E'Presidents meet in Oslo\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Oslo on Thursday. Brandt criticised Hungary on Friday.'),
	('Lake Courier', '2024-05-17', E'Brandt and Kovacs talk\n\nHungarian President Anna Kovacs met Norwegian President Ola Brandt in Oslo on Thursday.'),
	(NULL, '2024-05-18', E'Talks in Oslo\n\nNorwegian President Ola Brandt met Hungarian President Anna Kovacs in Oslo on Thursday.'),
	('Lake Courier', '2024-05-21', E'Envoy leaves\n\nHungary expelled a Norwegian diplomat on Monday. Norwegian Foreign Minister Siri Vang condemned Hungary on Tuesday.'),
	('Vale Herald', '2024-05-22', E'Norway protests\n\nHungary expelled a Norwegian diplomat on Monday, Siri Vang said.'),
	('Meridian Post', '2024-06-03', E'Troops in Szeged\n\nHungarian troops killed five Norwegian soldiers in Szeged on Sunday.'),
	('Meridian Post', '2024-06-04', E'No attack on Debrecen\n\nHungarian troops did not attack Norwegian soldiers in Debrecen on Monday.'),
	('Vale Herald', '2024-08-12', E'A quiet market\n\nErik Dahlgren sold his herring in Bergen on Saturday. Nobody met Moaz al-Tamsin there.'),
	('Vale Herald', NULL, E'A harbour\n\nOla Brandt likes the harbour of Bergen. Jean-Pierre Abdel-Vellan built it.')) a(outlet, day, raw);
SELECT news_archive.refresh();
SELECT * FROM news_archive.check_archive();

-- ------------------------------------------------------------------------------------------------------- country by country
SELECT actor_country AS actor, target_country AS target, period, first_day, type, quad_class AS quad, events, reports, outlets, independent_sources AS sources FROM news_archive.country_dyads();
-- the figures of a row are its own: three outlets tell the meeting, and Vale Herald the accusation too
SELECT actor_country AS actor, target_country AS target, first_day, events, reports, outlets, independent_sources AS sources FROM news_archive.country_dyads(per => 'dyad', by => 'year');
SELECT first_day, quad_class AS quad, events FROM news_archive.country_dyads(per => 'quad class', by => 'week', actor_country => 'Hungary');
-- what has no direction is found from either side, and stands as it is asked for
SELECT actor_country, target_country, events FROM news_archive.country_dyads(type => 'consult', actor_country => 'NOR');
SELECT actor_country, target_country, events FROM news_archive.country_dyads(type => 'consult', target_country => 'NO');
SELECT actor_country, target_country, events FROM news_archive.country_dyads(type => '040', actor_country => 'NOR', target_country => 'HUN');
SELECT count(*) FROM news_archive.country_dyads(type => 'ASSAULT', actor_country => 'NOR');
SELECT status, (SELECT sum(events) FROM news_archive.country_dyads(type => '19', status => status)) AS nineteen, (SELECT sum(events) FROM news_archive.country_dyads(type => 'ASSAULT', status => status)) AS assaults
FROM unnest('{actual,denied,NULL}'::text[]) status;
SELECT sum(events) FROM news_archive.country_dyads('2024-05-21/2024-05-31');
SET client_min_messages = notice;
SELECT sum(events) FROM news_archive.country_dyads(min_confidence => 0.8);
SET client_min_messages = warning;
SELECT * FROM news_archive.country_dyads(by => 'quarter');
SELECT * FROM news_archive.country_dyads(by => NULL);
SELECT * FROM news_archive.country_dyads(per => 'mode');
SELECT * FROM news_archive.country_dyads(actor_country => 'Vellania');
SELECT * FROM news_archive.country_dyads(type => 'MEET');
SELECT * FROM news_archive.country_dyads(status => 'done');
SELECT * FROM news_archive.country_dyads(min_confidence => 2);
SELECT * FROM news_archive.country_dyads(archive => 'nowhere');
-- what may be of two months is of no month, and of its year; so is what has no end
BEGIN;
UPDATE ask.event SET during = '[2024-05-31,2024-06-02)' WHERE type = 'ASSAULT';
UPDATE ask.event SET during = '[2024-05-20,)' WHERE type = 'SANCTION';
SELECT b, period, first_day, type, events FROM unnest('{week,month,year}'::text[]) b, news_archive.country_dyads(by => b, actor_country => 'HUN') WHERE type <> 'CONSULT';
SELECT type FROM news_archive.country_dyads('2024-06-01');
SELECT type, first_day, last_day, day_text FROM news_archive.find_events(type => 'SANCTION');
ROLLBACK;
-- the period of days: none where they are of several, and none of what is open
SELECT d, b, news_archive.period_of(d::daterange, b) FROM unnest('{"[2024-05-17,2024-05-18)","[2024-05-27,2024-06-03)","[2024-12-30,2025-01-06)","[2024-01-01,2025-01-01)","[2024-05-17,)","(,2024-05-17)",empty}'::text[]) d, unnest('{day,week,month,year}'::text[]) b
WHERE news_archive.period_of(d::daterange, b) IS NOT NULL ORDER BY 1, 2;
SELECT news_archive.period_of(NULL, 'day') IS NULL AND news_archive.period_of('[2024-05-17,2024-05-18)', 'decade') IS NULL AND news_archive_inner.period_from(NULL, 'day') IS NULL AS unknown;

-- --------------------------------------------------------------------------------------------- a country and all its people
SELECT type, actors, targets, first_day, last_day, day_text, sources FROM news_archive.find_events('Norway');
SET client_min_messages = notice;
SELECT type, actors, targets, first_day, last_day, day_text, sources FROM news_archive.find_events('Norway', include_people => true);
SELECT count(*) FROM news_archive.find_events('the UK', include_people => true);
SELECT type, actors, targets FROM news_archive.find_events(target => 'NOR', actor => 'Anna Kovacs', include_people => true);
SELECT type, actors, targets FROM news_archive.find_events('Hungary', 'Norway', type => 'ASSAULT', include_people => true);
SELECT count(*) FROM news_archive.find_events('Oslo', include_people => true);
SELECT count(*) FROM news_archive.find_events('Anna Kovacs', include_people => true);
SELECT count(*) FROM news_archive.find_events(include_people => true, type => 'SANCTION');
SET client_min_messages = warning;
SELECT type, first_day, last_day, day_text, sources FROM news_archive.timeline('Moaz al-Tamsin');
SELECT type, first_day, last_day, day_text, sources FROM news_archive.timeline('Siri Vang');
SELECT bool_and(sources = ARRAY(SELECT DISTINCT coalesce(s.outlet, 'not known') COLLATE "C" FROM news_archive.event_sources(e.event_id) s ORDER BY 1)) AS same FROM news_archive.find_events(min_confidence => NULL) e;

-- ---------------------------------------------------------------------------------------------------- how much is published
SELECT * FROM news_archive.coverage('Brandt');
SELECT first_day, articles, share, of_articles FROM news_archive.coverage('Ola Brandt', 'day', '2024-05-16/2024-05-19');
SELECT first_day, articles, share, of_articles FROM news_archive.coverage('Ola Brandt', 'week', '2024-05');
SELECT outlet, articles, share, mentions, of_articles FROM news_archive.coverage('Ola Brandt', 'outlet');
SELECT outlet, articles, share, mentions, of_articles FROM news_archive.coverage('Ola Brandt', 'outlet', '2024-05');
SELECT first_day, articles FROM news_archive.coverage('Siri Vang', 'year', '../2024-05-21');
SELECT count(*), min(first_day), max(first_day) FROM news_archive.coverage('Siri Vang', 'day', '2000/2026');
SELECT * FROM news_archive.coverage('Siri Vang', 'day', '1850/2024');
SELECT count(*), min(first_day), max(first_day) FROM news_archive.coverage('Siri Vang', 'month', '1850/2024');
SELECT * FROM news_archive.coverage('Siri Vang', 'day', '0001/9998');
SELECT * FROM news_archive.coverage('Siri Vang', 'hour');
SELECT * FROM news_archive.coverage('Qqqzzz');
SELECT count(*) FROM news_archive.coverage(NULL);

-- an article whose days lie in two weeks is in none of them; all of its month
UPDATE ask.article SET published = '[2024-08-10,2024-08-14)' WHERE title = 'A quiet market';
SELECT first_day, articles, of_articles FROM news_archive.coverage('Erik Dahlgren', 'week') WHERE of_articles > 0 AND coalesce(first_day, '2024-08-01') >= '2024-08-01';
SELECT first_day, articles, of_articles FROM news_archive.coverage('Erik Dahlgren', during => '2024-08');
UPDATE ask.article SET published = '[2024-08-12,2024-08-13)' WHERE title = 'A quiet market';

-- ------------------------------------------------------------------------------------------------------------ who with whom
SELECT name, other, articles, acts, acts_back, acts_together, first_day, last_day FROM news_archive.network(kind => 'person');
SELECT name, other, articles, acts, acts_back, acts_together, first_day, last_day FROM news_archive.network('Siri Vang');
SELECT name, other, articles, acts, acts_back, acts_together FROM news_archive.network('Kovacs', '2024-05');
SELECT name, other, articles FROM news_archive.network(during => '2024-06');
SELECT name, other, articles FROM news_archive.network(max_rows => 1);
SELECT count(*) FROM news_archive.network(max_rows => NULL);
SELECT count(*) FROM news_archive.network(max_rows => 0);
SELECT count(*) FROM news_archive.network(during => '1999');
-- each pair once; around somebody are no other edges than those of the whole, and none is heavier
SELECT count(*) FROM news_archive.network(max_rows => NULL) a JOIN news_archive.network(max_rows => NULL) b ON a.entity_id = b.other_id AND a.other_id = b.entity_id;
SELECT e.name, count(*) AS edges, count(*) FILTER (WHERE n.articles <= w.articles AND n.acts + n.acts_back <= w.acts + w.acts_back AND n.acts_together <= w.acts_together) AS of_the_whole,
	bool_and(n.articles = w.articles) FILTER (WHERE n.name = e.name) AS its_own
FROM unnest('{Siri Vang,Hungary,Ola Brandt}'::text[]) e(name), news_archive.network(e.name, max_rows => NULL) n
	LEFT JOIN news_archive.network(max_rows => NULL) w ON least(w.entity_id, w.other_id) = least(n.entity_id, n.other_id) AND greatest(w.entity_id, w.other_id) = greatest(n.entity_id, n.other_id)
GROUP BY e.name ORDER BY 1;
SELECT name, other, articles FROM news_archive.network('Hungary', max_rows => NULL) WHERE name <> 'Hungary';
SELECT * FROM news_archive.network('Qqqzzz');
SELECT * FROM news_archive.network(max_rows => -1);
SELECT * FROM news_archive.network(kind => 'persons');
SELECT * FROM news_archive.network(min_confidence => -1);

-- ---------------------------------------------------------------------------------------------------------------- outlets
SELECT * FROM news_archive.outlets();
SELECT outlet, events FROM news_archive.outlets(min_confidence => 0.8);
SELECT * FROM news_archive.outlets('nowhere');
SELECT * FROM news_archive.outlets(min_confidence => 'NaN');

-- ---------------------------------------------------------------------------------------------------------------- stories
SELECT title, during, articles, outlets, who, first_outlets FROM news_archive.find_stories();
SELECT title, articles FROM news_archive.find_stories('diplomat');
SELECT title, articles FROM news_archive.find_stories('person:Kovacs -expelled');
SELECT title, articles FROM news_archive.find_stories(entity => 'Siri Vang');
SELECT title, articles FROM news_archive.find_stories('Oslo', 'Brandt', '2024-05', min_articles => 2, max_rows => 1);
SELECT count(*) FROM news_archive.find_stories('Oslo', 'Siri Vang');
SELECT count(*) FROM news_archive.find_stories(during => '1999');
SELECT count(*), (SELECT count(*) FROM ask.story) AS all_of_them FROM news_archive.find_stories(min_articles => NULL, max_rows => NULL);
SELECT * FROM news_archive.find_stories('');
SELECT * FROM news_archive.find_stories('"Oslo');
SELECT * FROM news_archive.find_stories(max_rows => -1);
SELECT * FROM news_archive.find_stories(entity => 'Qqqzzz');

-- -------------------------------------------------------------------------------------------------------- a name only begun
SELECT b AS begin, s.suggestion FROM unnest('{khat,tams,al-tam,moaz t,tamsin mo,vel,abdel-v,abde,abdal,jean,pier,osl,kovaks}'::text[]) b, news_archive.suggest(b) s WHERE s.kind <> 'title';
SELECT count(*) FROM news_archive.suggest('amsin');
-- by an index: the plan of the statement that suggest() runs
CREATE FUNCTION pg_temp.index_of(begin text) RETURNS SETOF text LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE format('EXPLAIN (COSTS off) SELECT n.entity_id FROM ask.entity_name n WHERE news_archive.name_parts(n.name, n.folded) @@ news_archive_inner.begun_name(%L)', begin) LOOP
		RETURN NEXT substring(line FROM 'Index Scan on (\w+)');
	END LOOP;
END $$;
SELECT i FROM pg_temp.index_of('al-Tam') i WHERE i IS NOT NULL;
SELECT news_archive.name_parts(n, news_archive.fold_name(n)), news_archive_inner.begun_name(n) FROM unnest(ARRAY['Samir al-Harun', 'O''Vellan', 'Мария-Анна', ' ', '%', NULL, 'It''s \ "odd"', repeat('x', 3000)]) n WHERE length(n) < 100 OR n IS NULL;
SELECT length(news_archive.name_parts(repeat('x', 3000), repeat('x', 3000))), numnode(news_archive_inner.begun_name(repeat('x', 3000)));

-- ----------------------------------------------------------------------------------------------------------------- places
SELECT * FROM news_archive.places('Hungary');
SELECT place, country, events FROM news_archive.places();
SELECT place FROM news_archive.places('NOR', max_rows => 1);
SELECT * FROM news_archive.places('Vellania');
SELECT count(*) FROM news_archive.places() p WHERE p.place = 'Hungary';
-- nor is a country that was
BEGIN;
SELECT news_archive.load_article('Soviet troops left Hungary and went to Minsk, the Soviet Union said in Oslo.', outlet => 'Vale Herald') IS NOT NULL AS loaded;
SELECT place, country FROM news_archive.places() WHERE country NOT IN ('HUN', 'NOR');
ROLLBACK;
SELECT type, place FROM news_archive.find_events(place => 'Hungary', min_confidence => NULL);

-- ---------------------------------------------------------------------------------------------------------- what is new
-- as if the articles had come on two days
UPDATE ask.article SET loaded_at = CASE WHEN published <= '[2024-05-21,2024-05-22)' THEN '2024-09-01 12:00+00' ELSE '2024-09-02 12:00+00' END::timestamptz;
SET timezone = 'UTC';
SELECT what, change, kind, title, during, new_articles, loaded_at FROM news_archive.new_since('2024-09-01 12:00+00');
SELECT what, change, count(*) FROM news_archive.new_since('-infinity', min_confidence => NULL) GROUP BY what, change ORDER BY 1, 2;
SELECT count(*) FROM news_archive.new_since('2024-09-02 12:00+00');
SELECT count(*) FROM news_archive.new_since(NULL);
SET client_min_messages = notice;
SELECT count(*) FROM news_archive.new_since('2024-09-01 12:00+00', min_confidence => 0.4) WHERE what = 'event';
SET client_min_messages = warning;
SELECT * FROM news_archive.new_since('2024-09-01', min_confidence => 7);

-- --------------------------------------------------------------------------------------------------- what a policy hides
CREATE ROLE ask_reader;
GRANT USAGE ON SCHEMA ask TO ask_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA ask TO ask_reader;
ALTER TABLE ask.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_outlet ON ask.article FOR SELECT TO ask_reader USING (outlet = 'Vale Herald');
SET ROLE ask_reader;
SELECT actor_country AS actor, target_country AS target, type, events, reports, outlets FROM news_archive.country_dyads(min_confidence => NULL);
SELECT type, actors, targets, sources FROM news_archive.find_events('Norway', include_people => true, min_confidence => NULL);
SELECT count(*) FROM news_archive.find_events('Hungary', type => 'ASSAULT', include_people => true);
SELECT first_day, articles, of_articles FROM news_archive.coverage('Brandt') WHERE of_articles > 0;
SELECT outlet, of_articles FROM news_archive.coverage('Brandt', 'outlet');
SELECT name, other, articles FROM news_archive.network() ORDER BY 1, 2;
SELECT outlet, articles, events FROM news_archive.outlets();
SELECT title, articles, outlets FROM news_archive.find_stories();
SELECT place FROM news_archive.places('Hungary');
SELECT what, kind FROM news_archive.new_since('2024-09-01') ORDER BY 1, 2;
SELECT suggestion FROM news_archive.suggest('szeg') UNION ALL SELECT suggestion FROM news_archive.suggest('debr') UNION ALL SELECT suggestion FROM news_archive.suggest('bran');
RESET ROLE;
DROP OWNED BY ask_reader;
DROP ROLE ask_reader;

SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('ask');

-- ------------------------------------------------------------------------- a surname, letter by letter, and what sounds like it
SELECT news_archive.create_archive('surname');
SET news_archive.archive = 'surname';
SELECT news_archive.load_article('Finance Minister Paul Volkner met Ola Brandt in Lethia on Saturday. Volkner said the talks went well.', published => '2024-05-19') IS NOT NULL AS loaded;
SELECT news_archive.refresh();
SELECT news_archive.add_entity('person', 'Walkner') IS NOT NULL AS added;
SELECT name FROM news_archive.find_entity('Volkner');
SELECT type, actors, targets FROM news_archive.find_events('Volkner');
SELECT type, actors, targets FROM news_archive.find_events('Wolkner');
-- whose whole name it is goes before both
SELECT news_archive.add_entity('person', 'Volkner') IS NOT NULL AS added;
SELECT type, actors, targets FROM news_archive.find_events('Volkner');
SELECT count(*) FROM news_archive.check_archive();
SELECT news_archive.drop_archive('surname');
