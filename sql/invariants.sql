-- What is always true of an archive, whatever is loaded, corrected or taken out.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
SELECT news_archive.create_archive('news');

-- A line that all articles of an outlet share is no line of their stories; who is named in the articles read before stays known.
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nOpposition leader Youssef Al Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.\n\nThe Lake Courier is printed on recycled paper by our own staff.', outlet => 'Lake Courier') AS talks \gset
SELECT news_archive.load_article(E'Dock strike enters week\n\nJune 18, 2024\n\nUnion head Ines Corriveau rejected the offer of harbour master Tomas Brandel on Tuesday after a long night of shouting.\n\nThe Lake Courier is printed on recycled paper by our own staff.', outlet => 'Lake Courier') AS strike \gset
SELECT news_archive.load_article(E'Football coach quits\n\nAugust 2, 2024\n\nCoach Hugo Lindqvist resigned on Friday, and goalkeeper Pavel Orsini praised his patience with young players.\n\nThe Lake Courier is printed on recycled paper by our own staff.', outlet => 'Lake Courier') AS coach \gset
SELECT name, articles FROM news.entity WHERE kind = 'person' ORDER BY name COLLATE "C";
SELECT name FROM news_archive.find_entity('Velsen', 1);
SELECT count(*) AS with_the_line FROM news.article WHERE body LIKE '%recycled%';
SELECT * FROM news_archive.check_archive();

-- A correction that changes nothing, and one that does
SELECT news_archive.set_published(:talks, '2024-05-18');
SELECT name, articles, first_seen FROM news.entity WHERE kind = 'person' ORDER BY name COLLATE "C";
SELECT news_archive.set_published(:talks, '2024-06-08');
SELECT type, actors, during, reports, (SELECT count(*) FROM news_archive.event_sources(e.event_id)) AS sources FROM news_archive.find_events('Velsen') e;
SELECT news_archive.set_line_role(:talks, 2, 'other');
SELECT news_archive.set_line_role(:talks, 4, 'body');
SELECT count(*) AS with_the_line FROM news.article WHERE body LIKE '%recycled%';
SELECT * FROM news_archive.check_archive();

-- An outlet shows with a later article which of 02/03/2021 is the day: the people of the earlier one stay known.
SELECT news_archive.load_article(E'Canal opens\n\n02/03/2021\n\nMayor Ada Quill opened the canal in Lethia and thanked engineer Bo Marsh.', outlet => 'Lethia Dispatch') IS NOT NULL AS loaded;
SELECT news_archive.load_article(E'Canal shuts\n\n02/25/2021\n\nMayor Ada Quill shut the canal in Lethia on Thursday.', outlet => 'Lethia Dispatch') IS NOT NULL AS loaded;
SELECT name, articles, first_seen FROM news.entity WHERE name IN ('Ada Quill', 'Bo Marsh') ORDER BY name COLLATE "C";
SELECT * FROM news_archive.check_archive();

-- An article without a day comes before those of its story that have one.
SELECT news_archive.load_article(E'Miners end strike in Brannick\n\nThe miners of Brannick ended their strike on Tuesday, union leader Sera Holt said after talks with owner Emil Vane on pay and pit safety.', outlet => 'Northern Wire') AS undated \gset
SELECT news_archive.load_article(E'Brannick miners end strike\n\nWednesday, September 4, 2024\n\nThe miners of Brannick ended their strike on Tuesday, union leader Sera Holt said after talks with owner Emil Vane on pay and pit safety.', outlet => 'Meridian Post') IS NOT NULL AS loaded;
SELECT published, published_basis FROM news.article WHERE article_id = :undated;
SELECT * FROM news_archive.check_archive();

-- Somebody known to an analyst, whom articles already name otherwise
SELECT news_archive.add_entity('person', 'Yusuf al-Hadari', ARRAY['Youssef Al Hadari']) IS NOT NULL AS added;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.refresh();
SELECT name, articles, origin FROM news.entity WHERE name LIKE '%Hadari' ORDER BY name COLLATE "C";
SELECT * FROM news_archive.check_archive();

-- What is taken out is gone, with what only it told.
SELECT news_archive.remove_article(:coach);
SELECT count(*) AS people FROM news.entity WHERE name IN ('Hugo Lindqvist', 'Pavel Orsini');
SELECT count(*) AS names FROM news.entity_name WHERE name IN ('Hugo Lindqvist', 'Pavel Orsini');
SELECT count(*) AS events FROM news.event WHERE words LIKE '%Lindqvist%';
SELECT count(*) AS hits FROM news_archive.search('lindqvist');
SELECT count(*) AS stories FROM news.story WHERE title = 'Football coach quits';
SELECT news_archive.remove_article(:coach);
SELECT * FROM news_archive.check_archive();
-- what another article tells too is counted without it
SELECT reports, outlets FROM news_archive.find_events('Sera Holt', min_confidence => NULL);
SELECT news_archive.remove_article(:undated);
SELECT reports, outlets FROM news_archive.find_events('Sera Holt', min_confidence => NULL);
SELECT name, articles FROM news.entity WHERE name = 'Sera Holt';
SELECT * FROM news_archive.check_archive();
-- once that is taken back it is loaded again, as if it were new
SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections() WHERE kind = 'remove' AND in_force ORDER BY made_at LIMIT 1;
SELECT news_archive.load_article(E'Football coach quits\n\nAugust 2, 2024\n\nCoach Hugo Lindqvist resigned on Friday, and goalkeeper Pavel Orsini praised his patience with young players.\n\nThe Lake Courier is printed on recycled paper by our own staff.', outlet => 'Lake Courier') = :coach AS same;
SELECT name, articles FROM news.entity WHERE name IN ('Hugo Lindqvist', 'Pavel Orsini') ORDER BY name COLLATE "C";
SELECT * FROM news_archive.check_archive();

-- A surname that stood alone for somebody who is gone stands for itself; for the other one when one of two is gone.
SELECT news_archive.load_article(E'Port deal\n\nMay 1, 2023\n\nTrader Lia Ostrow signed the port deal in Sarn on Monday.') AS lia \gset
SELECT news_archive.load_article(E'Port row\n\nMay 9, 2023\n\nOstrow said on Tuesday that the port deal stands.') IS NOT NULL AS loaded;
SELECT e.name, count(*) FROM news.mention m JOIN news.entity e USING (entity_id) WHERE m.name LIKE '%Ostrow' GROUP BY e.name ORDER BY e.name COLLATE "C";
SELECT news_archive.remove_article(:lia);
SELECT e.name, count(*) FROM news.mention m JOIN news.entity e USING (entity_id) WHERE m.name LIKE '%Ostrow' GROUP BY e.name ORDER BY e.name COLLATE "C";
SELECT * FROM news_archive.check_archive();

-- Deleted by hand: refresh() puts right what is left behind, once.
DELETE FROM news.article WHERE article_id IN (:strike, :coach);
SELECT DISTINCT invariant FROM news_archive.check_archive() ORDER BY 1;
SELECT news_archive.refresh();
SELECT * FROM news_archive.check_archive();
SELECT count(*) AS left_behind FROM news.entity WHERE name IN ('Ines Corriveau', 'Tomas Brandel', 'Hugo Lindqvist', 'Pavel Orsini');
SELECT count(*) AS left_behind FROM news.event WHERE words LIKE '%Corriveau%' OR words LIKE '%Lindqvist%';
-- also one that still waited
SET news_archive.link_at_load = off;
SELECT news_archive.load_article(E'Late news\n\nMay 3, 2023\n\nBaker Ole Finch met miller Ann Rusk on Wednesday.') AS waiting \gset
DELETE FROM news.article WHERE article_id = :waiting;
SELECT invariant FROM news_archive.check_archive();
SELECT news_archive.refresh();
SELECT * FROM news_archive.check_archive();
-- and removed while it waits
SELECT news_archive.load_article(E'Late news\n\nMay 3, 2023\n\nBaker Ole Finch met miller Ann Rusk on Wednesday.') AS waiting \gset
SELECT news_archive.remove_article(:waiting);
SELECT news_archive.refresh();
SELECT * FROM news_archive.check_archive();
RESET news_archive.link_at_load;
SELECT news_archive.drop_archive('news');

-- A denial is no confirmation: the deed, what is denied, planned, and asked for are events of their own.
SELECT news_archive.create_archive('news');
SELECT news_archive.load_article(raw, outlet => outlet) IS NOT NULL AS loaded FROM (VALUES
	('One', E'Attack\n\nMay 18, 2024\n\nNorwegian troops attacked the Hungarian army in Sarn on Friday.'),
	('Two', E'No attack\n\nMay 18, 2024\n\nNorwegian troops did not attack the Hungarian army in Sarn on Friday.'),
	('Three', E'Attack it was\n\nMay 19, 2024\n\nNorwegian troops attacked the Hungarian army on Friday, officials said.')) a(outlet, raw);
SELECT type, during, status, reports, outlets, independent_sources FROM news_archive.find_events(type => 'ASSAULT') ORDER BY status;
SELECT news_archive.load_article(raw, outlet => outlet) IS NOT NULL AS loaded FROM (VALUES
	('One', E'Velsen to meet Dask\n\nMay 18, 2024\n\nForeign Minister Marta Velsen will meet Oren Dask in Sarn on Monday.'),
	('Two', E'Velsen met Dask\n\nMay 20, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Monday.'),
	('Three', E'Velsen and Dask meet\n\nMay 21, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Monday, an aide said.')) a(outlet, raw);
SELECT type, during, status, reports, outlets FROM news_archive.find_events('Velsen', 'Dask', min_confidence => NULL) ORDER BY status;
-- to yield and to talk are two demands; how an attack was made parts none
SELECT news_archive.kind_of_act(type, mode, status) FROM (VALUES ('REQUEST', 'yield', 'actual'), ('REQUEST', 'meet', 'actual'), ('REQUEST', NULL, 'demanded'),
	('ASSAULT', 'firearms', 'actual'), ('ASSAULT', NULL, 'denied'), ('CONSULT', 'visit', 'planned')) v(type, mode, status);
-- "a Hungarian group" is none of Hungary's people; Hungary is
SELECT news_archive_inner.told_side('a Hungarian group', NULL, 'HUN', NULL), news_archive_inner.told_side('Hungary', 'place', 'HUN', NULL),
	news_archive_inner.told_side('the minister', 'person', 'HUN', 'GOV'), news_archive_inner.told_side('workers', NULL, NULL, NULL), news_archive_inner.told_side(NULL, NULL, NULL, NULL);
SELECT * FROM news_archive.check_archive();

-- Other languages are not read as English, and are searched.
SELECT news_archive.load_article(E'Brücke gesperrt\n\n3. Mai 2024\n\nDer Bürgermeister sagte am Samstag, dass die Brücke seit Jahren für Lastwagen gesperrt ist und im Juni wieder geöffnet werden soll. "Wir haben nicht die Mittel", sagte er nach der Sitzung mit den Vertretern der Stadt, die auch über den Hafen und die Schule gesprochen hatten.', outlet => 'Seebote') AS german \gset
SELECT language FROM news.article WHERE article_id = :german;
SELECT (SELECT count(*) FROM news.mention WHERE article_id = :german) AS mentions, (SELECT count(*) FROM news.quotation WHERE article_id = :german) AS quotations,
	(SELECT count(*) FROM news.event_report WHERE article_id = :german) AS reports;
SELECT title FROM news_archive.search('brücke');
SELECT news_archive.read_events_again();
SELECT news_archive.refresh();
SELECT count(*) AS reports FROM news.event_report WHERE article_id = :german;
SELECT news_archive.set_published(:german, '2024-05-04');
SELECT count(*) AS mentions FROM news.mention WHERE article_id = :german;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('news');

-- Many corrections, removals and deletions in a row: nothing is ever wrong after refresh().
SELECT news_archive.create_archive('news');
CREATE FUNCTION pg_temp.article(i int) RETURNS text LANGUAGE sql AS $$
	SELECT format(E'%s in %s\n\n%s\n\n%s %s %s %s %s in %s on %s. %s\n\n"We came to listen," %s said.\n\nThe Courier is printed on recycled paper by our own staff.',
		a[1 + i % 4], p[1 + i % 3], CASE WHEN i % 5 = 0 THEN '02/03/2021' WHEN i % 7 = 0 THEN 'By Ann Rusk' ELSE format('May %s, 2024', 10 + i % 9) END,
		r[1 + i % 3], n[1 + i % 5], v[1 + i % 4], r[1 + (i + 1) % 3], n[1 + (i * 3 + 1) % 5], p[1 + i % 3], d[1 + i % 3],
		CASE WHEN i % 2 = 0 THEN n[1 + (i + 2) % 5] || ' was not there.' ELSE 'Crowds filled the streets of ' || p[1 + i % 3] || '.' END, split_part(n[1 + i % 5], ' ', -1))
	FROM (SELECT '{Talks,Protest,Canal row,Port deal}'::text[] AS a, '{Sarn,Lethia,Brannick}'::text[] AS p, '{Minister,Mayor,Opposition leader}'::text[] AS r,
		'{Marta Velsen,Oren Dask,Yusuf al-Hadari,Youssef Al Hadari,Ines Corriveau}'::text[] AS n, '{met,accused,will meet,did not meet}'::text[] AS v, '{Monday,Saturday,Friday}'::text[] AS d) x
$$;
CREATE FUNCTION pg_temp.try_all(steps int) RETURNS TABLE (step int, did text, wrong text) LANGUAGE plpgsql AS $$
DECLARE
	random int := 7;
	id bigint;
BEGIN
	FOR step IN 1 .. steps LOOP
		random := (random::bigint * 1103515245 + 12345) % 2147483648;
		id := (SELECT article_id FROM news.article ORDER BY article_id OFFSET (random / 65536) % greatest((SELECT count(*) FROM news.article), 1) LIMIT 1);
		did := (ARRAY['load', 'load', 'load', 'load', 'published', 'role', 'remove', 'delete', 'wait', 'merge', 'add', 'again'])[1 + (random / 256) % 12];
		PERFORM set_config('news_archive.link_at_load', CASE did WHEN 'wait' THEN 'off' ELSE 'on' END, true);
		IF did IN ('load', 'wait') OR id IS NULL THEN
			PERFORM news_archive.load_article(pg_temp.article(step), outlet => CASE step % 3 WHEN 0 THEN NULL ELSE 'Courier ' || step % 3 END);
		ELSIF did = 'published' THEN
			PERFORM news_archive.set_published(id, date '2024-05-20' + step % 4);
		ELSIF did = 'role' THEN
			PERFORM news_archive.set_line_role(id, 1 + step % 4, (ARRAY['body', 'title', 'other'])[1 + step % 3]);
		ELSIF did = 'remove' THEN
			PERFORM news_archive.remove_article(id);
		ELSIF did = 'delete' THEN
			DELETE FROM news.article a WHERE a.article_id = id;
		ELSIF did = 'merge' THEN
			PERFORM news_archive.merge_entities(a.entity_id, b.entity_id) FROM news.entity a, news.entity b
			WHERE a.name = 'Marta Velsen' AND b.name = 'Oren Dask' AND a.kind = b.kind LIMIT 1;
		ELSIF did = 'add' THEN
			PERFORM news_archive.add_entity('person', 'Ines Corriveau', ARRAY['Oren Dask']);
		ELSE
			PERFORM news_archive.read_events_again();
		END IF;
		PERFORM news_archive.refresh();
		FOR wrong IN SELECT concat_ws(' ', c.invariant, c.id, c.detail) FROM news_archive.check_archive() c LOOP
			RETURN NEXT;
		END LOOP;
	END LOOP;
END $$;
SELECT * FROM pg_temp.try_all(80);
SELECT count(*) > 10 AS many FROM news.article;

-- A correction outlives the last article of its entity: its names stay, and hold for the next one.
SELECT news_archive.load_article(E'Bridge opens\n\nMay 20, 2024\n\nEngineer Nils Aaberg opened the bridge in Lethia on Monday.', outlet => 'Lethia Dispatch') AS bridge \gset
SELECT news_archive.rename_entity((SELECT entity_id FROM news.entity WHERE name = 'Nils Aaberg'), 'Nils J. Aaberg');
SELECT news_archive.remove_article(:bridge);
SELECT name FROM news_archive.find_entity('Nils Aaberg', 1);
SELECT * FROM news_archive.check_archive();
SELECT news_archive.load_article(E'Bridge shuts\n\nJune 20, 2024\n\nEngineer Nils Aaberg shut the bridge in Lethia on Thursday.', outlet => 'Lethia Dispatch') AS bridge \gset
SELECT name, matched FROM news_archive.find_entity('Nils Aaberg', 1);
SELECT * FROM news_archive.check_archive();
SELECT news_archive.remove_article(:bridge);
SELECT news_archive.undo_correction(correction_id) FROM news_archive.corrections() WHERE kind = 'remove' AND in_force;

-- Deleted by hand while another article that mentions the same people waits; and deleted while it waits itself, and loaded again.
SET news_archive.link_at_load = off;
SELECT news_archive.load_article(E'Bridge shuts\n\nJune 20, 2024\n\nEngineer Nils Aaberg shut the bridge in Lethia on Thursday.', outlet => 'Lethia Dispatch') AS bridge \gset
SELECT news_archive.refresh();
SELECT news_archive.load_article(E'Bridge is mended\n\nJune 24, 2024\n\nEngineer Nils Aaberg mended the bridge in Lethia on Monday.', outlet => 'Lethia Dispatch') AS mended \gset
DELETE FROM news.article WHERE article_id = :bridge;
SELECT news_archive.refresh();
SELECT name, articles FROM news_archive.find_entity('Nils Aaberg', 1);
SELECT * FROM news_archive.check_archive();
SELECT news_archive.read_events_again() > 0 AS read;
DELETE FROM news.article WHERE article_id = :mended;
SELECT status FROM news_archive.try_load_article(E'Bridge is mended\n\nJune 24, 2024\n\nEngineer Nils Aaberg mended the bridge in Lethia on Monday.', outlet => 'Lethia Dispatch');
SELECT news_archive.refresh();
SELECT name, articles FROM news_archive.find_entity('Nils Aaberg', 1);
SELECT * FROM news_archive.check_archive();
SELECT news_archive.remove_article(:mended);
RESET news_archive.link_at_load;

-- Two people of one name: when one is gone the other is nobody's namesake.
SELECT news_archive.load_article(E'Match won\n\nMay 18, 2024\n\nThe Norwegian foreign minister, Jens Ulvang, praised the players on Saturday.') AS minister \gset
SELECT news_archive.load_article(E'Budget voted\n\nJune 18, 2024\n\nThe Brazilian football coach Jens Ulvang resigned in Lethia on Tuesday.') AS coach \gset
SELECT count(*) AS people, (SELECT count(*) FROM news.namesake) AS namesakes FROM news.entity WHERE name = 'Jens Ulvang';
SELECT entity_id AS first_id FROM news.entity WHERE entity_id IN (SELECT shares_with FROM news.namesake) \gset
SELECT news_archive.remove_article(article_id) FROM news.mention WHERE entity_id = :first_id GROUP BY article_id;
SELECT count(*) AS people, (SELECT count(*) FROM news.namesake) AS namesakes FROM news.entity WHERE name = 'Jens Ulvang';
SELECT * FROM news_archive.check_archive();
SELECT news_archive.remove_article(article_id) FROM news.mention WHERE name = 'Jens Ulvang' GROUP BY article_id;

-- A trigger on one archive may load into another.
SELECT news_archive.create_archive('copy');
CREATE FUNCTION pg_temp.copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.load_article(NEW.raw, outlet => NEW.outlet, archive => 'copy');
	RETURN NULL;
END $$;
CREATE TRIGGER copy AFTER INSERT ON news.article FOR EACH ROW EXECUTE FUNCTION pg_temp.copy();
SELECT news_archive.load_article(E'Bridge shuts\n\nJune 20, 2024\n\nEngineer Nils Aaberg shut the bridge in Lethia on Thursday.', outlet => 'Lethia Dispatch') AS bridge \gset
SELECT title FROM copy.article;
SELECT * FROM news_archive.check_archive('copy');
SELECT * FROM news_archive.check_archive();
DROP TRIGGER copy ON news.article;
SELECT news_archive.remove_article(:bridge);
SELECT news_archive.drop_archive('copy');

-- Every invariant is told when it is broken, and upgrade_archive() puts it right.
UPDATE news.entity SET articles = articles + 1 WHERE entity_id = (SELECT min(entity_id) FROM news.entity);
UPDATE news.entity_name SET articles = 17 WHERE name_id = (SELECT min(name_id) FROM news.entity_name);
DELETE FROM news.entity WHERE entity_id = (SELECT max(entity_id) FROM news.mention);
DELETE FROM news.event WHERE event_id = (SELECT min(event_id) FROM news.event);
UPDATE news.event SET reports = 99 WHERE event_id = (SELECT max(event_id) FROM news.event);
INSERT INTO news.event SELECT 1, during, "precision", type, mode, actors, targets, actor_ids, target_ids, place, status, 1, 1, 1, words, confidence FROM news.event LIMIT 1;
DELETE FROM news.story WHERE story_id = (SELECT min(story_id) FROM news.story);
INSERT INTO news.story (story_id, title, articles, outlets) VALUES (1, 'No such story', 1, 1);
UPDATE news.mention SET start = start + 1 WHERE (article_id, mention_no) = (SELECT article_id, mention_no FROM news.mention ORDER BY 1, 2 LIMIT 1);
UPDATE news.article SET body = body || ' More.' WHERE article_id = (SELECT max(article_id) FROM news.article);
UPDATE news.event_report SET event_id = NULL WHERE (article_id, report_no) = (SELECT article_id, report_no FROM news.event_report ORDER BY 1, 2 LIMIT 1);
INSERT INTO news.pending (article_id, counted) VALUES (1, false);
UPDATE news.archive_state SET articles = 0;
SELECT invariant, count(*) > 0 AS told FROM news_archive.check_archive() GROUP BY 1 ORDER BY 1;
SELECT news_archive.upgrade_archive();
SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('news');

-- DROP EXTENSION ... CASCADE leaves the tables; upgrade_archive() gives back what went with it.
CREATE DATABASE invariants_dropped;
\c invariants_dropped
CREATE EXTENSION news_archive;
SELECT news_archive.create_archive('news');
SELECT news_archive.load_article(E'Talks in Sarn\n\nMay 18, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Saturday.') IS NOT NULL AS loaded;
INSERT INTO news.act (words, pos, type, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'subj', 'obj');
SET client_min_messages = warning;
DROP EXTENSION news_archive CASCADE;
CREATE EXTENSION news_archive;
RESET client_min_messages;
SELECT news_archive.load_article('They met again.');
SELECT news_archive.add_reference_entities();
SELECT news_archive.upgrade_archive();
SELECT news_archive.upgrade_archive();
SELECT title FROM news_archive.search('velsen');
SELECT name FROM news_archive.find_entity('Marta Velzen', 1);
INSERT INTO news.act (words, pos, type) VALUES ('canonize', 'verb', 'PRAISE');
INSERT INTO news.act (words, pos, type, actor, target) VALUES ('canonize', 'verb', 'SUPPORT', 'subj', 'obj');
SELECT news_archive.load_article(E'More talks\n\nMay 19, 2024\n\nForeign Minister Marta Velsen met Oren Dask in Sarn on Sunday.') IS NOT NULL AS loaded;
SELECT * FROM news_archive.check_archive();
-- every table has a primary key, so that changes can be published
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'news'::regnamespace AND c.relkind = 'r'
	AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p');
\c contrib_regression
DROP DATABASE invariants_dropped;
