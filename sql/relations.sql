-- Events that are tied to an event: its plan, the demand for it, its denial, its end.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
\pset null -
SET datestyle = 'ISO';
SET client_min_messages = warning;
SELECT news_archive.create_archive('news');
SELECT count(news_archive.load_article(raw, outlet => outlet)) AS loaded FROM (VALUES
	(E'Velsen to go to Sarn\n\nMay 6, 2024\n\nForeign Minister Marta Velsen will meet opposition leader Yusuf Hadari in Sarn on May 18.', 'Lake Courier'),
	(E'Mayor speaks up\n\nMay 8, 2024\n\nMayor Ada Quill urged Marta Velsen to meet Yusuf Hadari.', 'Vale Herald'),
	(E'Velsen in Sarn\n\nMay 19, 2024\n\nForeign Minister Marta Velsen met opposition leader Yusuf Hadari in Sarn on Saturday.', 'Lake Courier'),
	(E'Ministry speaks\n\nMay 20, 2024\n\nYusuf Hadari did not meet Foreign Minister Marta Velsen on Saturday, a spokesman for the ministry said.', 'Meridian Post'),
	(E'Old plans\n\nJanuary 6, 2024\n\nForeign Minister Marta Velsen will meet opposition leader Yusuf Hadari in Brannick on January 9.', 'Lake Courier'),
	(E'Velsen sees Dask\n\nMay 21, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Monday.', 'Lake Courier'),
	(E'Talks again\n\nJune 30, 2024\n\nForeign Minister Marta Velsen met opposition leader Yusuf Hadari in Lethia on Saturday.', 'Lake Courier'),
	(E'Velsen to go to Lethia\n\nJuly 3, 2024\n\nForeign Minister Marta Velsen will meet opposition leader Yusuf Hadari in Lethia on July 20.', 'Lake Courier'),
	(E'Talks are off\n\nJuly 8, 2024\n\nForeign Minister Marta Velsen called off her talks with opposition leader Yusuf Hadari on Sunday.', 'Lake Courier'),
	(E'Border attacked\n\nMarch 3, 2024\n\nNorway attacked Hungary on Saturday.', 'Lake Courier'),
	(E'No attack\n\nMarch 4, 2024\n\nNorway did not attack Hungary on Saturday.', 'Vale Herald'),
	(E'Guns fall silent\n\nMarch 20, 2024\n\nNorway stopped attacking Hungary on Tuesday.', 'Lake Courier'),
	(E'Another war\n\nMarch 21, 2024\n\nNorway stopped attacking Poland on Tuesday.', 'Lake Courier'),
	(E'Union calls on Quill\n\nAugust 2, 2024\n\nUnion head Ines Corriveau demanded on Thursday that Mayor Ada Quill resign.', 'Vale Herald'),
	(E'Mayor quits\n\nAugust 20, 2024\n\nMayor Ada Quill resigned on Monday.', 'Vale Herald'),
	(E'Hadari ready\n\nNovember 4, 2024\n\nYusuf Hadari will meet Hungarian officials in Sarn on November 8.', 'Lake Courier'),
	(E'Hadari abroad\n\nNovember 9, 2024\n\nYusuf Hadari met Hungarian mediators in Sarn on Friday.', 'Lake Courier'),
	(E'Hadari speaks\n\nDecember 7, 2024\n\nYusuf Hadari accused Ali Akbar Salari of delay on Friday. Said Jalili met Yusuf Hadari.', 'Lake Courier'),
	(E'Norwegian army on the move\n\nOctober 3, 2024\n\nNorwegian soldiers attacked Hungarian miners on Wednesday.', 'Lake Courier'),
	(E'Army denies\n\nOctober 4, 2024\n\nNorwegian soldiers did not attack Hungarian miners on Wednesday, the army said.', 'Vale Herald')) a(raw, outlet);
CREATE FUNCTION pg_temp.event(kind text, day date, state text DEFAULT 'actual') RETURNS bigint LANGUAGE sql AS
	$$ SELECT event_id FROM news.event e WHERE e.type = kind AND e.during @> day AND e.status = state ORDER BY reports DESC, targets LIMIT 1 $$;
CREATE FUNCTION pg_temp.tied(one bigint) RETURNS TABLE (relation text, status text, type text, mode text, actors text[], targets text[], day_text text)
	LANGUAGE sql AS $$ SELECT relation, status, type, mode, actors, targets, news_archive.during_text(during) FROM news_archive.event_relations(one, min_confidence => NULL) $$;
SELECT status, type, mode, actors, targets, during, confidence, basis FROM news.event ORDER BY lower(during), upper(during), type COLLATE "C", status;

-- A meeting, with its plan, the demand for it and its denial; of the other plan, and of whom else she met, nothing
SELECT * FROM pg_temp.tied(pg_temp.event('CONSULT', '2024-05-18'));
-- and from each of them back
SELECT * FROM pg_temp.tied(pg_temp.event('AGREE', '2024-05-18', 'planned'));
SELECT * FROM pg_temp.tied(pg_temp.event('AGREE', '2024-01-09', 'planned'));
SELECT * FROM pg_temp.tied(pg_temp.event('REQUEST', '2024-05-08'));
SELECT * FROM pg_temp.tied(pg_temp.event('CONSULT', '2024-05-18', 'denied'));
-- what was called off had been planned, and for a later day
SELECT * FROM pg_temp.tied(pg_temp.event('SANCTION', '2024-07-07'));
SELECT * FROM pg_temp.tied(pg_temp.event('AGREE', '2024-07-20', 'planned'));
-- countries, in one direction; the end of another war is none of it
SELECT * FROM pg_temp.tied(pg_temp.event('ASSAULT', '2024-03-02'));
SELECT * FROM pg_temp.tied(pg_temp.event('RETREAT', '2024-03-19'));
-- whoever was asked does it
SELECT * FROM pg_temp.tied(pg_temp.event('RETREAT', '2024-08-19'));
-- sides that are told by a code only
SELECT * FROM pg_temp.tied(pg_temp.event('ASSAULT', '2024-10-02'));

-- other people of one country and sector are others
SELECT e.words, t.relation, t.type FROM news.event e, LATERAL pg_temp.tied(e.event_id) t WHERE e.during && '[2024-11-01,2024-12-01)' ORDER BY e.words COLLATE "C", t.relation, t.type;
-- a surname finds who bears three names, however far its score is below that of the whole name
SELECT name, score < 0.5 AS below FROM news_archive.find_entity('Salari', 1);
SELECT type, actors, targets FROM news_archive.timeline('Salari', min_confidence => NULL);

-- differences() and corroboration() know the denial by the same rule
SELECT source_no, status, outlets, denied_by FROM news_archive.corroboration(pg_temp.event('ASSAULT', '2024-10-02'));
SELECT about, value, outlet FROM news_archive.differences(event_id => pg_temp.event('CONSULT', '2024-05-18')) WHERE about = 'status';

-- only what is sure enough, with a notice; nothing of an event that is not there
SET client_min_messages = notice;
SELECT relation, status, confidence >= 0.4 AS sure FROM news_archive.event_relations(pg_temp.event('CONSULT', '2024-05-18'));
SELECT * FROM news_archive.event_relations(1);
SELECT * FROM news_archive.event_relations(NULL);
SELECT * FROM news_archive.event_relations(1, min_confidence => 2);
SET client_min_messages = warning;

-- What a policy hides is tied to nothing.
CREATE ROLE regress_relations;
SELECT pg_temp.event('CONSULT', '2024-05-18') AS meeting, pg_temp.event('CONSULT', '2024-05-18', 'denied') AS denial \gset
GRANT USAGE ON SCHEMA news TO regress_relations;
GRANT SELECT ON ALL TABLES IN SCHEMA news TO regress_relations;
ALTER TABLE news.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY not_all ON news.article FOR SELECT USING (outlet <> 'Meridian Post');
SET ROLE regress_relations;
SELECT relation, type, status FROM news_archive.event_relations(:meeting, min_confidence => NULL);
SELECT count(*) FROM news_archive.event_relations(:denial, min_confidence => NULL);
RESET ROLE;

-- Candidates are found by index.
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT o.event_id FROM news.event o WHERE o.actor_ids && ARRAY[:meeting] AND o.type = ANY ('{CONSULT,AGREE}');
RESET enable_seqscan;
DROP OWNED BY regress_relations;
DROP ROLE regress_relations;
SELECT news_archive.drop_archive('news');
