-- Where reports differ: figures, days, places, denials, names; who says so independently; two articles side by side.
-- Outlets, people and places are invented.
\set SHOW_CONTEXT never
\pset null -
SET datestyle = 'ISO';
SET client_min_messages = warning;

-- How many were killed, wounded, arrested: also where no act is coded.
CREATE FUNCTION pg_temp.told(body text) RETURNS TABLE (measure text, quantity bigint, low bigint, high bigint, bound text, counted text, words text)
	LANGUAGE sql AS $$ SELECT f.measure, f.quantity, f.low, f.high, f.bound, f.counted, f.words FROM news_archive.figures(body, '2024-05-20') f ORDER BY f.figure_no $$;
SELECT t.* FROM (VALUES
	(1, 'Doctors estimate that more than 4,000 people have been killed in the fighting.'),
	(2, 'The war between Lethia and the rebels has claimed the lives of more than 3,000 people.'),
	(3, 'The revolt has left more than 4,000 dead and sent some 70,000 people fleeing to Norway.'),
	(4, 'The death toll rose to 45 on Friday.'),
	(5, 'Officials put the toll at 23, including three children.'),
	(6, 'A bomb went off in Sarn, killing 17 and wounding dozens.'),
	(7, 'At least 1,200 miners were killed or wounded.'),
	(8, 'Twelve people died and hundreds of thousands were displaced.'),
	(9, 'Some 1.2 million people have fled, and 60.000 are missing.'),
	(10, 'The clashes left 12 people dead and 30 others injured.'),
	(11, 'Police arrested 15 students after tens of thousands marched in Sarn.'),
	(12, 'Between 10 and 20 sailors drowned; up to 300 were feared dead.'),
	(13, 'The rebels freed 20 hostages and still hold eleven captives.'),
	(14, 'Norway sent 500 troops to Sarn.'),
	(15, 'Sarn blast: 24 dead and over 200 injured'),
	(16, 'The raid killed thousands and displaced millions.'),
	(17, 'The ferry sank with the loss of 1,500 lives.'),
	(18, 'The army killed and wounded scores of rebels.'),
	(19, 'No fewer than 40 dockers were arrested.'),
	(20, 'The number of those killed in the floods has risen to 31.'),
	(21, 'About 100 villagers attended; the rally was attended by 5,000 people.'),
	(22, 'Six nurses and twenty patients were hurt.'),
	(23, 'The Velsen report says 25 to 30 people were kidnapped.'),
	(24, 'Rescuers pulled 14 bodies from the rubble; thirty-one people lost their lives.'),
	(25, 'As many as 70,000 people took to the streets, and a 5,000-strong crowd was dispersed.'),
	(26, 'The toll has climbed from 12 to 17, and more than a dozen journalists are in detention.'),
	(27, 'Seven of the wounded are in a serious condition.'),
	(28, 'One of its eight sailors was killed; a miner died and five others were injured after two mines went off.')) v(n, body), LATERAL pg_temp.told(v.body) t ORDER BY v.n;

-- Ages, days, money, shares, things, scores and numbers that nothing is said of are no figures.
SELECT count(*) AS none FROM (VALUES
	('Oren Dask, 26, was arrested in 1994.'), ('A 12-year-old was killed on May 3.'), ('The fire killed 300 cattle and destroyed 12 houses.'),
	('The crash cost $12 million and 30 per cent of the profit.'), ('Sarn beat Brannick 3-1 and lost 2-4.'), ('He died in room 14 at 10 p.m.'),
	('The deal was killed two days later.'), ('No one was killed and nobody died.'), ('The ministers met 12 times.'), ('He knows 12 dead languages.'),
	('The band released several albums.'), ('Half a million people were deported and killed.'), ('')) v(body), LATERAL pg_temp.told(v.body) t;
SELECT count(*) FROM news_archive.figures(NULL);

-- What did it, since when, where, who says so; what did not happen.
SELECT f.measure, f.quantity, f.cause, f.lasting, f.during, f.place, f.status, f.attributed_to, f.part FROM (VALUES
	(1, 'The civil war, in which more than 4,000 people have died, goes on.'),
	(2, 'The conflict has cost 3,000 lives since March 2021, according to figures of the Red Lantern.'),
	(3, 'Nine people were killed in a landslide near Sarn on Friday, Mayor Ada Quill said.'),
	(4, 'Rebels claimed 40 people were killed across Norway on Saturday.'),
	(5, 'The dam could kill 4,000 people.'),
	(6, 'The army did not kill 12 miners.'),
	(7, 'Lethia will send 500 soldiers to Sarn.'),
	(8, 'The blast killed 12 people, including three children.'),
	(9, 'The ministry said 300 prisoners would be released.'),
	(10, 'The 1996 bombing killed 19.'),
	(11, 'Rebels killed ten miners, doctors said.')) v(n, body), LATERAL news_archive.figures(v.body, '2024-05-20') f ORDER BY v.n, f.figure_no;

-- positions are characters
SELECT substring(b, f.start, f.length) = f.words AS exact, f.words FROM (SELECT 'Naïve “Žana” weeps. Über Sarn: at least 12 killed.' AS b) x, news_archive.figures(x.b) f;

-- One bombing, one war, four outlets.
SELECT news_archive.create_archive('apart');
SET news_archive.archive = 'apart';
SELECT news_archive.load_article(E'Market blast in Sarn kills 12\n\nMay 18, 2024\n\nRebels killed 12 people in a bombing in the market of Sarn on Friday, the mayor of Sarn said.\n\nThe Norwegian civil war has claimed the lives of more than 3,000 people since March 2021, according to figures of the Red Lantern.', outlet => 'Lake Courier') AS first \gset
SELECT news_archive.load_article(E'Rebels bomb the market of Sarn\n\nMay 18, 2024\n\nRebels killed at least 10 people in a bombing in the market of Sarn on Friday, doctors in Sarn told reporters.\n\nMore than 4,000 people have been killed in the Norwegian civil war.', outlet => 'Meridian Post') AS second \gset
SELECT news_archive.load_article(E'Market of Sarn: the toll of the bombing rises\n\nMay 19, 2024\n\nRebels killed 17 people in a bombing in the market of Sarn on Friday, officials said on Sunday.\n\nThe Norwegian civil war has left more than 4,000 dead.', outlet => 'Lake Courier') AS third \gset
SELECT news_archive.load_article(E'Thirty arrested after the bombing of the market of Sarn\n\nMay 19, 2024\n\nPolice arrested 30 people after the bombing in the market of Sarn on Friday, and three children were hurt in Brannick.', outlet => 'Vale Herald') AS fourth \gset
SELECT count(DISTINCT story_id) AS stories FROM apart.article WHERE article_id IN (:first, :second, :third);
SELECT story_id AS story FROM apart.article WHERE article_id = :first \gset
SELECT about, thing, value, relation, words, outlet, attributed_to, said_first, first_outlet, changed, values_n FROM news_archive.differences(story_id => :story) WHERE about LIKE 'figure%';
SELECT bool_and(substring(a.body, d.start, d.length) = d.words) AS exact FROM news_archive.differences(story_id => :story) d JOIN apart.article a USING (article_id);
-- of the event only what is told of it
SELECT e.event_id AS bombing FROM apart.event e WHERE e.type = 'ASSAULT' AND e.mode = 'kill' ORDER BY e.reports DESC, e.event_id LIMIT 1 \gset
SELECT reports FROM apart.event WHERE event_id = :bombing;
SELECT about, value, relation, outlet, changed, values_n FROM news_archive.differences(event_id => :bombing) WHERE about LIKE 'figure%';

-- Who says so, source by source: a copy is no source of its own, nor is the same outlet again.
SELECT source_no, status, outlets, articles, first_said, told, sources_n, denied_by FROM news_archive.corroboration(:bombing);
-- Nor are two that one agency is credited with, however they say it.
SELECT news_archive.load_article(E'Rector of Brannick resigns\n\nBRANNICK, May 23 (Northern Wire) - Norwegian Rector Ada Quill met Hungarian President Anna Kovacs in Brannick on Wednesday.', outlet => 'Lake Courier', published => '2024-05-23') AS wired \gset
SELECT news_archive.load_article(E'Quill and Kovacs in Brannick\n\nBRANNICK, May 23 (Northern Wire) - On Wednesday Hungarian President Anna Kovacs met Rector Ada Quill of Norway, her office said.', outlet => 'Meridian Post', published => '2024-05-23') IS NOT NULL AS loaded;
SELECT c.outlets, c.told, c.sources_n FROM (SELECT DISTINCT r.event_id FROM apart.event_report r WHERE r.article_id = :wired AND r.type = 'CONSULT') e, LATERAL news_archive.corroboration(e.event_id) c;

-- A number that only the report of the act has: envoys sent away are no figure.
SELECT news_archive.load_article(E'Norway expels envoys\n\nMay 22, 2024\n\nNorway expelled 12 Hungarian diplomats on Tuesday over the canal of Sarn.', outlet => 'Lake Courier') AS sent \gset
SELECT news_archive.load_article(E'Envoys expelled by Norway\n\nMay 22, 2024\n\nNorway expelled 14 Hungarian diplomats on Tuesday, its foreign ministry said.', outlet => 'Meridian Post') IS NOT NULL AS loaded;
SELECT d.about, d.thing, d.value, d.relation, d.outlet FROM (SELECT DISTINCT r.event_id FROM apart.event_report r WHERE r.article_id = :sent AND r.quantity = 12) e, LATERAL news_archive.differences(event_id => e.event_id) d;

-- Days, places, a denial, names and roles.
SELECT news_archive.create_archive('disputed');
SET news_archive.archive = 'disputed';
SELECT news_archive.load_article(E'Brandt meets Kovacs in Oslo\n\nMay 19, 2024\n\nNorwegian President Yuri Brandt met Hungarian Foreign Minister Anna Kovacs in Oslo on Friday to speak about the canal of Sarn.', outlet => 'Lake Courier') AS one \gset
SELECT news_archive.load_article(E'Kovacs and Brandt speak about the canal of Sarn\n\nMay 20, 2024\n\nNorwegian President Yury Brandt met Hungarian trade envoy Anna Kovacs in Oslo on Saturday to speak about the canal of Sarn.', outlet => 'Meridian Post') AS two \gset
SELECT news_archive.load_article(E'Kovacs and Brandt: no talks about the canal of Sarn\n\nMay 20, 2024\n\nHungarian Foreign Minister Anna Kovacs did not meet Norwegian President Yuri Brandt on Friday. The canal of Sarn was not spoken of.', outlet => 'Vale Herald') AS three \gset
SELECT news_archive.load_article(E'Brandt meets Kovacs over the canal\n\nMay 21, 2024\n\nNorwegian President Yuri Brandt met Hungarian Foreign Minister Anna Kovacs in Oslo on Friday to speak about the canal of Sarn.', outlet => 'Harbour Gazette') AS four \gset
SELECT news_archive.load_article(E'Brandt and Kovacs in Bergen over the canal of Sarn\n\nMay 21, 2024\n\nNorwegian President Yuri Brandt met Hungarian Foreign Minister Anna Kovacs in Bergen on Friday to speak of the canal of Sarn.', outlet => 'Daily Tessal') AS five \gset
SELECT about, value, relation, outlet, said_first, first_outlet, values_n FROM news_archive.differences(story_id => (SELECT story_id FROM disputed.article WHERE article_id = :one));
SELECT e.event_id AS meeting FROM disputed.event e JOIN disputed.event_report r USING (event_id) WHERE e.type = 'CONSULT' AND r.article_id = :one ORDER BY e.reports DESC LIMIT 1 \gset
SELECT about, thing, value, relation, outlet FROM news_archive.differences(event_id => :meeting) WHERE about = 'status';
SELECT source_no, status, outlets, articles, words, told, sources_n, denied_by FROM news_archive.corroboration(:meeting);

-- Two articles sentence by sentence.
SELECT change, sentence_a, sentence_b, start_a, length_a, start_b, length_b, similarity FROM news_archive.sentence_diff(
	'Rain fell on Sarn. At least 12 people died on Friday. The mayor wept.', 'AT LEAST 15 people died on Friday. The mayor wept! Nobody slept. Rain fell on Sarn.');
SELECT change, similarity FROM news_archive.article_diff(:one, :four);
SELECT change, similarity > 0.5 AS alike FROM news_archive.article_diff(:one, :two);
SELECT count(*) FROM news_archive.sentence_diff('', '');
SELECT count(*) FROM news_archive.sentence_diff(NULL, 'Rain fell.');
SELECT change, count(*) FROM news_archive.sentence_diff(repeat('Rain fell. Snow fell. ', 1000), repeat('Snow fell. Rain fell. ', 1000)) GROUP BY change ORDER BY change;
SELECT count(*) FROM news_archive.sentence_diff('Rain fell.', repeat('Snow fell. ', 2001));

-- What is asked wrongly.
SELECT * FROM news_archive.differences();
SELECT * FROM news_archive.differences(event_id => 1, story_id => 1);
SELECT * FROM news_archive.differences(story_id => 1, archive => 'nowhere');
SET client_min_messages = notice;
SELECT count(*) FROM news_archive.differences(event_id => 1);
SELECT count(*) FROM news_archive.differences(story_id => 1);
SELECT count(*) FROM news_archive.corroboration(1);
SELECT count(*) FROM news_archive.article_diff(1, :one);
SELECT count(*) FROM news_archive.article_diff(NULL, :one);
SET client_min_messages = warning;

-- What a policy hides is in none of them.
CREATE ROLE differences_reader;
GRANT USAGE ON SCHEMA disputed TO differences_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA disputed TO differences_reader;
ALTER TABLE disputed.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY sees ON disputed.article FOR SELECT TO differences_reader USING (outlet NOT IN ('Vale Herald', 'Harbour Gazette', 'Daily Tessal'));
SELECT story_id AS story FROM disputed.article WHERE article_id = :one \gset
SET ROLE differences_reader;
SELECT DISTINCT about, outlet FROM news_archive.differences(story_id => :story) ORDER BY about, outlet;
SELECT count(*) FROM news_archive.differences(event_id => :meeting) WHERE about = 'status';
SELECT status, outlets, articles, sources_n, denied_by FROM news_archive.corroboration(:meeting);
SELECT count(*) FROM news_archive.article_diff(:one, :three);
SELECT count(*) > 0 AS seen FROM news_archive.article_diff(:one, :two);
RESET ROLE;
DROP OWNED BY differences_reader;
DROP ROLE differences_reader;

SELECT * FROM news_archive.check_archive('apart');
SELECT * FROM news_archive.check_archive('disputed');
SELECT news_archive.drop_archive('apart'), news_archive.drop_archive('disputed');
