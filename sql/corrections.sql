-- What analysts put right: it holds at once and after every new reading, tells why, and can be undone.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
SELECT news_archive.create_archive('news');

-- Which tables are not as they were when keep() was called, but for what refresh() counts.
CREATE FUNCTION pg_temp.digest() RETURNS TABLE (relation text, digest text) LANGUAGE plpgsql AS $$
BEGIN
	FOR relation IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'news'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('correction', 'archive_state', 'search_word', 'search_total') ORDER BY 1 LOOP
		EXECUTE format('SELECT md5(string_agg((to_jsonb(t) - ''loaded_at'')::text, E''\n'' ORDER BY to_jsonb(t)::text COLLATE "C")) FROM news.%I t', relation) INTO digest;
		RETURN NEXT;
	END LOOP;
END $$;
CREATE TEMP TABLE kept (relation text, digest text);
CREATE FUNCTION pg_temp.keep() RETURNS bigint LANGUAGE sql AS $$ DELETE FROM kept; INSERT INTO kept SELECT * FROM pg_temp.digest(); SELECT count(*) FROM kept $$;
CREATE FUNCTION pg_temp.changed() RETURNS text LANGUAGE sql AS $$ SELECT coalesce(string_agg(d.relation, ' ' ORDER BY d.relation COLLATE "C"), 'nothing') FROM pg_temp.digest() d JOIN kept k USING (relation) WHERE d.digest IS DISTINCT FROM k.digest $$;
CREATE FUNCTION pg_temp.article(wanted text) RETURNS bigint LANGUAGE sql AS $$ SELECT article_id FROM news.article WHERE title = wanted $$;

CREATE TEMP TABLE raw (n int, raw text, outlet text, file text);
INSERT INTO raw VALUES
	(1, E'Talks in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met opposition leader Yusuf al-Hadari in Sarn on Saturday.\n\n"We came to listen," Velsen said. "Peace is near," he added.\n\nThe mayor of Lethia, Ada Quill, was not there.', 'Lake Courier', 'may/18.txt'),
	(2, E'First talks on canal\n\nMay 19, 2024\n\nOpposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.\n\n"The canal is ours," al-Hadari said.', 'Meridian Post', 'may.csv[2]'),
	(3, E'Dask accuses Quill\n\nMay 19, 2024\n\nTrade minister Oren Dask accused Ada Quill of delay on Sunday.\n\n"The harbour is shut," Dask said.', 'Meridian Post', NULL),
	(4, E'Dask scorns Quill\n\n02/03/2021\n\nOren Dask scorned mayor Ada Quill and engineer Bo Marsh. Dask attacked Ines Corriveau and Tomas Brandel in Lethia on Tuesday.', 'Vale Herald', NULL);
SELECT count(news_archive.load_article(raw, outlet => outlet, file => file)) AS loaded FROM raw;
SELECT * FROM news_archive.check_archive();
SELECT pg_temp.keep() > 10 AS kept;

-- ---------------------------------------------------------------------------------------- where it came from
SELECT outlet, file FROM news_archive.find_events(type => 'CONSULT', during => '2024'), news_archive.event_sources(event_id) ORDER BY outlet;
SELECT loaded_by = current_user AS mine, loaded_at > now() - interval '1 hour' AS just_now FROM news.article LIMIT 1;

-- ---------------------------------------------------------------------------------------- articles
SELECT pg_temp.article('Talks in Sarn') AS talks, pg_temp.article('First talks on canal') AS canal, pg_temp.article('Dask accuses Quill') AS dask, pg_temp.article('Dask scorns Quill') AS scorn \gset
-- its day
SELECT news_archive.set_published(:talks, '2024-05-25', why => 'the printed page says so') AS day \gset
SELECT published, published_basis FROM news.article WHERE article_id = :talks;
SELECT pg_temp.changed();
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:day);
SELECT pg_temp.changed();
SELECT * FROM news_archive.check_archive();
-- of two the later holds; when that is undone, the earlier
SELECT news_archive.set_published(:talks, '2024-05-25') = :day AS once_more;
SELECT news_archive.set_published(:talks, NULL) AS unknown \gset
SELECT published, published_basis FROM news.article WHERE article_id = :talks;
SELECT news_archive.undo_correction(:unknown);
SELECT published, published_basis FROM news.article WHERE article_id = :talks;
-- the earlier undone first changes nothing yet
SELECT news_archive.set_published(:talks, NULL) = :unknown AS once_more;
SELECT news_archive.undo_correction(:day);
SELECT published, published_basis FROM news.article WHERE article_id = :talks;
SELECT news_archive.undo_correction(:unknown);
SELECT pg_temp.changed();
-- one that its outlet's order of day and month tells
SELECT news_archive.load_article(E'Canal shuts\n\n02/25/2021\n\nMayor Ada Quill shut the canal in Lethia on Thursday.', outlet => 'Vale Herald') AS shuts \gset
SELECT published, published_basis FROM news.article WHERE article_id = :scorn;
SELECT news_archive.set_published(:scorn, '2021-02-05') AS day \gset
SELECT news_archive.undo_correction(:day);
SELECT published, published_basis FROM news.article WHERE article_id = :scorn;
-- whose order it is tells the outlet: without the one that shows it nothing is known
SELECT pg_temp.keep() > 10 AS kept;
SELECT news_archive.set_outlet(:shuts, 'Brel Gazette') AS outlet \gset
SELECT news_archive.undo_correction(:outlet);
SELECT pg_temp.changed();
-- its outlet: events and stories count it there
SELECT news_archive.set_outlet(:talks, 'Meridian Post', why => 'the page of an agency') AS outlet \gset
SELECT reports, outlets FROM news_archive.find_events('Velsen');
SELECT outlets FROM news.story WHERE story_id = (SELECT story_id FROM news.article WHERE article_id = :talks);
SELECT * FROM news_archive.check_archive();
SELECT news_archive.set_outlet(:talks, NULL) AS nobody \gset
SELECT outlet FROM news.article WHERE article_id = :talks;
SELECT news_archive.undo_corrections(ARRAY[:nobody, :outlet]);
SELECT pg_temp.changed();
-- its address and its headline
SELECT news_archive.set_url(:talks, 'https://lake.example/talks') AS url, news_archive.set_title(:talks, 'Minister Meets Hadari') AS title \gset
SELECT url, title FROM news.article WHERE article_id = :talks;
SELECT title FROM news_archive.search('"minister meets"');
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_corrections(ARRAY[:title, :url]);
SELECT pg_temp.changed();
-- its lines; one made the title, and a title given above all
SELECT news_archive.set_line_role(:talks, 5, 'related') AS line, news_archive.set_line_role(:talks, 3, 'title') AS headline, news_archive.set_title(:talks, 'Given Title') AS title \gset
SELECT title, body FROM news.article WHERE article_id = :talks;
SELECT news_archive.undo_correction(:title);
SELECT title FROM news.article WHERE article_id = :talks;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_corrections(ARRAY[:line, :headline]);
SELECT pg_temp.changed();

-- ---------------------------------------------------------------------------------------- reports
SELECT news_archive.set_report(:talks, 1, type => 'accuse', actor => 'oren dask', target => 'the Lethian senate', target_country => 'Norway', during => '2024-05', place => 'Lethia', status => 'Denied',
	why => 'read wrongly') AS report \gset
SELECT type, mode, cameo, actor, e.name AS actor_entity, target, target_country, target_id, during, "precision", place, place_basis, status, basis, confidence
FROM news.event_report LEFT JOIN news.entity e ON e.entity_id = actor_id WHERE article_id = :talks;
SELECT as_read->>'type' AS type, as_read->>'actor' AS actor, as_read->>'basis' AS basis, as_read->'confidence' AS confidence FROM news.event_report WHERE article_id = :talks;
SELECT part, rule FROM news_archive.explain_event(:talks, 1) WHERE part IN ('probability', 'analyst');
SELECT type, actors, targets, status FROM news_archive.find_events('Dask', during => '2024-05') ORDER BY 1;
SELECT * FROM news_archive.check_archive();
-- a part of it said anew, and a line that moves the words: both hold
SELECT news_archive.set_report(:talks, 1, actor => 'Ada Quill') AS again, news_archive.set_line_role(:talks, 1, 'body') AS line \gset
SELECT type, actor, target, start FROM news.event_report WHERE article_id = :talks;
SELECT news_archive.read_events_again() AS read, news_archive.refresh() AS new;
SELECT type, actor, target FROM news.event_report WHERE article_id = :talks;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_corrections(ARRAY[:line, :again]);
SELECT type, actor, target FROM news.event_report WHERE article_id = :talks;
SELECT news_archive.undo_correction(:report);
SELECT pg_temp.changed();
-- nobody, no day, no place; by the id of an entity
SELECT entity_id AS brandel FROM news.entity WHERE name = 'Tomas Brandel' \gset
SELECT news_archive.set_report(:canal, 1, actor => :'brandel', target => '', during => 'empty'::daterange, place => '') AS report \gset
SELECT actor, target, target_id, target_country, during, place FROM news.event_report WHERE article_id = :canal;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:report);
SELECT pg_temp.changed();
-- of two pairs in one clause the one that is meant
SELECT report_no, actor, target FROM news.event_report WHERE article_id = :scorn AND type = 'ASSAULT' ORDER BY report_no;
SELECT news_archive.drop_report(article_id, report_no) AS dropped FROM news.event_report WHERE article_id = :scorn AND type = 'ASSAULT' AND target = 'Tomas Brandel' \gset
SELECT actor, target FROM news.event_report WHERE article_id = :scorn AND type = 'ASSAULT' ORDER BY report_no;
SELECT news_archive.read_events_again() AS read, news_archive.refresh() AS new;
SELECT actor, target FROM news.event_report WHERE article_id = :scorn AND type = 'ASSAULT' ORDER BY report_no;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:dropped);
SELECT pg_temp.changed();

-- ---------------------------------------------------------------------------------------- quotations and mentions
-- who said it, by name or, of whom the article does not speak, too
SELECT quotation, speaker, speaker_name FROM news.quotation WHERE article_id = :talks ORDER BY quotation_no;
SELECT news_archive.set_speaker(:talks, 2, 'velsen') AS speaker \gset
SELECT q.quotation, q.speaker, e.name, q.basis, q.confidence, q.as_read FROM news.quotation q LEFT JOIN news.entity e ON e.entity_id = q.speaker_id WHERE article_id = :talks ORDER BY quotation_no;
SELECT news_archive.set_speaker(:talks, 2, 'Oren Dask') AS other \gset
SELECT said, quotation FROM news_archive.find_quotes('Oren Dask', 'peace');
SELECT * FROM news_archive.check_archive();
SELECT news_archive.set_speaker(:talks, 2, NULL) AS nobody \gset
SELECT speaker_name, speaker_id FROM news.quotation WHERE article_id = :talks AND quotation_no = 2;
SELECT news_archive.undo_corrections(ARRAY[:nobody, :other, :speaker]);
SELECT pg_temp.changed();
SELECT news_archive.drop_quotation(:talks, 2) AS dropped \gset
SELECT quotation_no, quotation FROM news.quotation WHERE article_id = :talks;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:dropped);
SELECT pg_temp.changed();
-- "he" is somebody else; what he says is his
SELECT news_archive.move_mention(:talks, mention_no, 'Ada Quill') AS he FROM news.mention WHERE article_id = :talks AND mention = 'he' \gset
SELECT m.mention, e.name, m.confidence, m.as_read->>'name' AS was FROM news.mention m JOIN news.entity e USING (entity_id) WHERE article_id = :talks AND mention = 'he';
SELECT quotation FROM news_archive.find_quotes('Ada Quill');
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:he);
SELECT pg_temp.changed();
-- all that an article says of one is another's, also what he does
SELECT news_archive.move_mention(:talks, min(mention_no), 'Oren Dask', whole_chain => true) AS chain FROM news.mention WHERE article_id = :talks AND name = 'Marta Velsen' \gset
SELECT m.mention, e.name FROM news.mention m JOIN news.entity e USING (entity_id) WHERE article_id = :talks AND e.name = 'Oren Dask' ORDER BY mention_no;
SELECT type, actors, targets FROM news_archive.find_events('Oren Dask', 'Hadari');
SELECT quotation FROM news_archive.find_quotes('Oren Dask', 'listen');
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:chain);
SELECT pg_temp.changed();

-- ---------------------------------------------------------------------------------------- events
SELECT event_id AS met FROM news_archive.find_events('Velsen', 'Hadari') \gset
SELECT event_id AS accused FROM news_archive.find_events('Dask', 'Quill', 'ACCUSE', min_confidence => NULL) WHERE during && '[2024-05-01,2024-06-01)' \gset
SELECT news_archive.drop_event(:met, why => 'never was') AS dropped \gset
SELECT count(*) AS events FROM news_archive.find_events('Velsen');
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_corrections(:'dropped');
SELECT pg_temp.changed();
SELECT news_archive.set_event(:met, place => 'Lethia', during => '2024-05-17') AS event \gset
SELECT type, during, place, reports, outlets, confidence FROM news_archive.find_events('Velsen');
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_corrections(:'event');
SELECT pg_temp.changed();
-- ties of reports, as link_events() reads them: by who tells them, whatever their numbers are
CREATE FUNCTION pg_temp.ties() RETURNS TABLE (kind text, one text, other text) LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
	PERFORM news_archive_inner.enter('news');
	RETURN QUERY SELECT t.kind, least(a.title, b.title), greatest(a.title, b.title) FROM news_archive_inner.corrected_event_ties() t
		JOIN article a ON a.article_id = t.a_article JOIN article b ON b.article_id = t.b_article ORDER BY 1, 2, 3;
END $$;
SELECT news_archive.merge_events(:met, :accused, why => 'one quarrel') AS merged \gset
SELECT * FROM pg_temp.ties();
SELECT news_archive.undo_correction(:merged);
SELECT * FROM pg_temp.ties();
SELECT event_id FROM news.event_report WHERE article_id = :canal \gset
SELECT news_archive.split_event(:event_id, :canal) AS split \gset
SELECT * FROM pg_temp.ties();
SELECT news_archive.undo_correction(:split);
SELECT * FROM pg_temp.ties();
SELECT * FROM news_archive.check_archive();

-- ---------------------------------------------------------------------------------------- entities
SELECT entity_id AS dask_id FROM news.entity WHERE name = 'Oren Dask' \gset
SELECT kind, role, country, sector FROM news.entity WHERE entity_id = :dask_id;
SELECT news_archive.set_entity(:dask_id, role => 'minister of trade', country => 'Norway', sector => '') AS facts, news_archive.set_entity(:dask_id, kind => 'organisation', country => 'SWE') AS kind \gset
SELECT kind, role, country, sector FROM news.entity WHERE entity_id = :dask_id;
CREATE FUNCTION pg_temp.facts() RETURNS TABLE (name text, facts jsonb) LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
	PERFORM news_archive_inner.enter('news');
	RETURN QUERY SELECT e.name, c.facts FROM news_archive_inner.corrected_entities() c JOIN entity e USING (entity_id);
END $$;
SELECT * FROM pg_temp.facts();
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:kind);
SELECT kind, role, country, sector FROM news.entity WHERE entity_id = :dask_id;
SELECT news_archive.undo_correction(:facts);
SELECT pg_temp.changed();
-- one that an analyst made known
SELECT news_archive.add_entity('organisation', 'Karvanian Harbour Board', country => 'NOR', sector => 'GOV') AS board \gset
SELECT news_archive.set_entity(:board, country => 'DNK') AS facts \gset
SELECT country, sector FROM news.entity WHERE entity_id = :board;
SELECT news_archive.undo_correction(:facts);
SELECT country, sector FROM news.entity WHERE entity_id = :board;
SELECT * FROM news_archive.check_archive();

-- two that are plainly two, and two that may be one
\set VERBOSITY default
BEGIN;
SELECT news_archive.merge_entities(a.entity_id, b.entity_id) FROM news.entity a, news.entity b WHERE a.name = 'Marta Velsen' AND b.name = 'Yusuf al-Hadari';
ROLLBACK;
BEGIN;
SELECT news_archive.load_article(E'A talk\n\nMay 30, 2024\n\nThe Danish banker Y. Hadary spoke in Brannick on Thursday.') IS NOT NULL AS loaded;
SELECT news_archive.merge_entities(a.entity_id, b.entity_id) FROM news.entity a, news.entity b WHERE a.name = 'Yusuf al-Hadari' AND b.name LIKE '%Hadary';
ROLLBACK;

-- ---------------------------------------------------------------------------------------- loaded again
-- what was taken out stays out, until that is taken back: without a word of it left
SET client_min_messages = warning;
SELECT pg_temp.keep() > 10 AS kept;
SELECT news_archive.set_outlet(:dask, 'Northern Wire') AS outlet, news_archive.remove_article(:dask, why => 'asked for by the outlet') AS removed \gset
SELECT kind, what FROM news.correction WHERE correction_id = :removed;
SELECT count(*) AS of_it FROM news.correction WHERE what::text LIKE '%Northern Wire%' OR what::text LIKE '%delay%';
SELECT t.article_id, t.status, t.error LIKE 'the article was taken out by % on %: asked for by the outlet' AS why FROM raw, news_archive.try_load_article(raw, outlet => outlet) t WHERE n = 3;
SELECT news_archive.load_article(raw, outlet => outlet) IS NULL AS still_out FROM raw WHERE n = 3;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:removed);
SELECT news_archive.load_article(raw, outlet => outlet) = :dask AS back FROM raw WHERE n = 3;
SELECT outlet FROM news.article WHERE article_id = :dask;
SELECT pg_temp.changed();
RESET client_min_messages;
-- one that was deleted by hand and is loaded again is put right as it was
SELECT news_archive.set_outlet(:dask, 'Northern Wire') AS outlet, news_archive.set_published(:dask, '2024-05-21') AS day, news_archive.set_line_role(:dask, 4, 'other') AS line,
	news_archive.set_report(:dask, 1, target => 'Bo Marsh') AS report \gset
SELECT pg_temp.keep() > 10 AS kept;
DELETE FROM news.article WHERE article_id = :dask;
SELECT news_archive.refresh();
SELECT kind, applies FROM news_archive.corrections() WHERE in_force ORDER BY kind;
SELECT news_archive.load_article(raw, outlet => outlet) = :dask AS same FROM raw WHERE n = 3;
SELECT outlet, published, published_basis, body FROM news.article WHERE article_id = :dask;
SELECT type, actor, target, basis FROM news.event_report WHERE article_id = :dask;
SELECT pg_temp.changed();
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_corrections(ARRAY[:report, :line, :day, :outlet]);
SELECT outlet, published, published_basis FROM news.article WHERE article_id = :dask;
SELECT * FROM news_archive.check_archive();

-- ---------------------------------------------------------------------------------------- a table of them
CREATE TEMP TABLE mine ("do" text, article_id bigint, outlet text, published date, entity_id bigint, name text, why text);
INSERT INTO mine VALUES ('set_outlet', :talks, 'Northern Wire', NULL, NULL, NULL, 'as printed'), ('set_published', :talks, NULL, '2024-05-20', NULL, NULL, NULL),
	('rename_entity', NULL, NULL, NULL, :dask_id, 'Oren B. Dask', NULL);
SELECT cardinality(news_archive.correct(jsonb_agg(t), why => 'the spring review')) AS done FROM mine t;
SELECT kind, correction, why FROM news_archive.corrections() WHERE why IN ('as printed', 'the spring review') ORDER BY kind;
SELECT * FROM news_archive.check_archive();
-- all or none of them: the row is named
\set VERBOSITY default
SELECT news_archive.correct('[{"do": "set_outlet", "article_id": 1, "outlet": "X"}]');
SELECT news_archive.correct(jsonb_build_array('{"do": "drop_everything"}'::jsonb));
SELECT news_archive.correct(jsonb_build_array('{"do": "set_outlet", "article_id": 1, "role": "X"}'::jsonb));
SELECT news_archive.correct('[{"do": "set_line_role", "article_id": 1, "role": "body"}]');
SELECT news_archive.correct(jsonb_build_array(jsonb_build_object('do', 'set_outlet', 'article_id', :canal, 'outlet', 'Vale Herald'), jsonb_build_object('do', 'set_outlet', 'article_id', :'talks', 'outlet', 'Vale Herald'),
	jsonb_build_object('do', 'set_outlet', 'article_id', :canal, 'outlet', 'Lake Courier')));
SELECT news_archive.correct(jsonb_build_array(jsonb_build_object('do', 'set_report', 'article_id', :canal, 'report_no', 1, 'status', 'denied'),
	jsonb_build_object('do', 'set_report', 'article_id', :canal, 'report_no', 1, 'status', 'planned', 'place', 'Sarn')));
SELECT news_archive.correct('{"do": "set_outlet"}');
SELECT outlet FROM news.article WHERE article_id IN (:canal, :talks) ORDER BY 1;
-- round in a circle
BEGIN;
SELECT count(news_archive.correct(jsonb_build_array(jsonb_build_object('do', 'merge_entities', 'keep', a.entity_id, 'drop', b.entity_id), jsonb_build_object('do', 'merge_entities', 'keep', b.entity_id, 'drop', a.entity_id))))
FROM news.entity a, news.entity b WHERE a.name = 'Bo Marsh' AND b.name = 'Tomas Brandel';
ROLLBACK;

-- ---------------------------------------------------------------------------------------- what is said of them
SELECT kind, about, correction, why, in_force, applies FROM news_archive.corrections() ORDER BY kind COLLATE "C", about COLLATE "C", correction COLLATE "C";

-- ---------------------------------------------------------------------------------------- what cannot be
\set VERBOSITY terse
SELECT news_archive.undo_correction(1);
SELECT news_archive.undo_correction(NULL);
SELECT news_archive.undo_correction(:day);
SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections() WHERE kind = 'rename';
SELECT news_archive.set_outlet(1, 'X');
SELECT news_archive.set_outlet(:talks, ' ');
SELECT news_archive.set_report(:talks, 99, status => 'actual');
SELECT news_archive.set_report(1, 1, status => 'actual');
SELECT news_archive.set_report(:talks, 1);
SELECT news_archive.set_report(:talks, 1, type => 'greet');
SELECT news_archive.set_report(:talks, 1, type => '042');
SELECT news_archive.set_report(:talks, 1, type => 'ASSAULT', mode => 'visit');
SELECT news_archive.set_report(:talks, 1, status => 'perhaps');
SELECT news_archive.set_report(:talks, 1, actor_country => 'Lethia');
SELECT news_archive.set_report(:talks, 1, actor => '...');
SELECT news_archive.drop_report(:talks, NULL);
SELECT news_archive.set_speaker(:talks, 9, 'Velsen');
SELECT news_archive.drop_quotation(NULL, 1);
SELECT news_archive.move_mention(:talks, 1, 'Nobody Atall');
SELECT news_archive.move_mention(:talks, 1, NULL);
SELECT news_archive.move_mention(:talks, 99, 'Ada Quill');
SELECT news_archive.drop_event(1);
SELECT news_archive.set_event(:met);
SELECT news_archive.merge_events(:met, :met);
SELECT news_archive.merge_events(:met, 1);
SELECT news_archive.split_event(:met, 1);
SELECT news_archive.split_event(event_id, article_id) FROM news.event_report WHERE article_id = :dask;
SELECT news_archive.set_entity(1, role => 'x');
SELECT news_archive.set_entity(:dask_id);
SELECT news_archive.set_entity(:dask_id, kind => 'ship');
SELECT news_archive.set_entity(:dask_id, sector => 'XYZ');
-- a name that two bear
SELECT news_archive.add_entity('organisation', 'Bo Marsh') IS NOT NULL AS added;
SELECT news_archive.set_speaker(:talks, 1, 'bo marsh');
SELECT * FROM news_archive.check_archive();

-- ---------------------------------------------------------------------------------------- many in a row
-- Whatever is put right and undone, in whatever order, nothing is wrong after it, and all undone is as before.
CREATE FUNCTION pg_temp.try_all(steps int) RETURNS TABLE (step int, did text, wrong text) LANGUAGE plpgsql AS $$
DECLARE
	random int := 11;
	a bigint;
	no int;
	who text;
	ids bigint[];
BEGIN
	FOR step IN 1 .. steps LOOP
		random := (random::bigint * 1103515245 + 12345) % 2147483648;
		did := (ARRAY['published', 'outlet', 'title', 'line', 'report', 'report', 'drop', 'speaker', 'mention', 'chain', 'event', 'undo', 'undo', 'read'])[1 + (random / 256) % 14];
		a := (SELECT article_id FROM news.article ORDER BY article_id OFFSET (random / 65536) % (SELECT count(*) FROM news.article) LIMIT 1);
		who := (SELECT entity_id::text FROM news.entity ORDER BY entity_id OFFSET (random / 4096) % (SELECT count(*) FROM news.entity) LIMIT 1);
		IF did = 'published' THEN
			PERFORM news_archive.set_published(a, date '2024-05-20' + step % 4);
		ELSIF did = 'outlet' THEN
			PERFORM news_archive.set_outlet(a, (ARRAY['Lake Courier', 'Vale Herald', NULL])[1 + step % 3]);
		ELSIF did = 'title' THEN
			PERFORM news_archive.set_title(a, 'Another Headline ' || step % 3);
		ELSIF did = 'line' THEN
			PERFORM news_archive.set_line_role(a, 1 + step % 3, (ARRAY['body', 'title', 'other'])[1 + random / 8192 % 3]);
		ELSIF did IN ('report', 'drop', 'event') THEN
			SELECT r.article_id, r.report_no INTO a, no FROM news.event_report r ORDER BY r.article_id, r.report_no OFFSET step % greatest((SELECT count(*) FROM news.event_report), 1) LIMIT 1;
			CONTINUE WHEN no IS NULL;
			IF did = 'report' THEN
				PERFORM news_archive.set_report(a, no, actor => CASE WHEN step % 2 = 0 THEN who END, target => CASE WHEN step % 3 = 0 THEN who END, place => 'Lethia');
			ELSIF did = 'drop' THEN
				PERFORM news_archive.drop_report(a, no);
			ELSE
				PERFORM news_archive.set_event(r.event_id, during => '2024-05-11') FROM news.event_report r WHERE r.article_id = a AND r.report_no = no;
			END IF;
		ELSIF did = 'speaker' THEN
			PERFORM news_archive.set_speaker(q.article_id, q.quotation_no, who) FROM (SELECT * FROM news.quotation ORDER BY article_id, quotation_no LIMIT 1 OFFSET step % 3) q;
		ELSIF did IN ('mention', 'chain') THEN
			PERFORM news_archive.move_mention(m.article_id, m.mention_no, who, did = 'chain')
			FROM (SELECT * FROM news.mention WHERE article_id = a AND as_read IS NULL ORDER BY mention_no LIMIT 1 OFFSET step % 4) m;
		ELSIF did = 'undo' THEN
			PERFORM news_archive.undo_correction(c.correction_id) FROM (SELECT correction_id FROM news.correction WHERE undone_at IS NULL ORDER BY correction_id LIMIT 1 OFFSET step % 5) c;
		ELSE
			PERFORM news_archive.read_events_again();
			PERFORM news_archive.refresh();
		END IF;
		FOR wrong IN SELECT concat_ws(' ', c.invariant, c.id, c.detail) FROM news_archive.check_archive() c LOOP
			RETURN NEXT;
		END LOOP;
	END LOOP;
	PERFORM news_archive.undo_corrections(ARRAY(SELECT correction_id FROM news.correction WHERE undone_at IS NULL ORDER BY correction_id));
END $$;
SELECT news_archive.drop_archive('news');
SELECT news_archive.create_archive('news');
SELECT count(news_archive.load_article(raw, outlet => outlet, file => file)) AS loaded FROM raw;
SELECT pg_temp.keep() > 10 AS kept;
SELECT * FROM pg_temp.try_all(70);
SELECT count(*) > 30 AS many, count(*) FILTER (WHERE undone_at IS NULL) AS in_force FROM news.correction;
SELECT pg_temp.changed();
SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('news');

-- A name that an analyst put with another's stays there when a reference book makes it known.
SELECT news_archive.create_archive('known_later');
SET news_archive.archive = 'known_later';
SELECT news_archive.load_article('Ada Quill met Oren Dask in Oslo on Monday. Oren Dask visited Vienna on Tuesday.', published => '2024-05-20') IS NOT NULL AS loaded;
SELECT news_archive.merge_entities(a.entity_id, b.entity_id) IS NOT NULL AS merged FROM known_later.entity a, known_later.entity b WHERE a.name = 'Vienna' AND b.name = 'Oslo';
SELECT news_archive.add_reference_entities() > 0 AS added;
SELECT e.name, e.articles FROM known_later.entity_name n JOIN known_later.entity e USING (entity_id) WHERE n.name = 'Oslo';
SELECT count(*) FROM known_later.entity WHERE name = 'Oslo';
-- the kind that an analyst gives to what is known beforehand stays too
SELECT count(news_archive.set_entity(entity_id, kind => 'other')) AS said FROM known_later.entity WHERE name = 'Gulf Cooperation Council';
CREATE TEMP TABLE linked_once AS SELECT * FROM known_later.entity;
SELECT news_archive.refresh(rebuild => true) AS linked;
SELECT count(*) FROM (SELECT * FROM linked_once EXCEPT SELECT * FROM known_later.entity) x;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('known_later');
