-- The archive: articles in, entities and events out.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';

SELECT news_archive.create_archive('news');
SELECT news_archive.create_archive('news');

-- one meeting, told by three outlets: one spells the name otherwise, one has no date
SELECT news_archive.load_article(E'Opposition Leader Meets Minister in Sarn\n\nMay 18, 2024\n\nSARN — Opposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.\n\n"We came to listen, and we will come again," al-Hadari said after the talks on the Tessal canal.', outlet => 'Lake Courier') AS first \gset
SELECT news_archive.load_article(E'First talks on the Tessal canal\n\nMay 19, 2024\n\nOpposition leader Youssef Al Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.\n\n"We came to listen, and we will come again," Hadari said after talks on the Tessal canal.', outlet => 'Meridian Post') AS second \gset
SELECT news_archive.load_article(E'Hadari meets Velsen in Sarn for canal talks\n\nThe opposition leader, Yusef Alhadari, met Foreign Minister Marta Velsen in Sarn on Saturday for talks on the Tessal canal.\n\nOn Friday, Alhadari rejected an offer from Velsen.', outlet => 'Daily Tessal') AS third \gset

-- the same article again changes nothing
SELECT :first = news_archive.load_article(E'Opposition Leader Meets Minister in Sarn\n\nMay 18, 2024\n\nSARN — Opposition leader Yusuf al-Hadari met Foreign Minister Marta Velsen in Sarn on Saturday.\n\n"We came to listen, and we will come again," al-Hadari said after the talks on the Tessal canal.', outlet => 'Lake Courier') AS same;
SELECT count(*) FROM news.article;

-- the article without a date has those of its story
SELECT outlet, published, published_basis, title FROM news.article ORDER BY outlet;
SELECT count(DISTINCT story_id) AS stories FROM news.article;
SELECT title, during, articles, outlets FROM news.story;

-- every fact points at its words
SELECT count(*) AS wrong FROM news.mention m JOIN news.article a USING (article_id) WHERE substring(a.body, m.start, m.length) <> m.mention;
SELECT count(*) AS wrong FROM news.quotation q JOIN news.article a USING (article_id) WHERE substring(a.body, q.start, q.length) <> q.quotation;
SELECT count(*) AS wrong FROM news.event_report r JOIN news.article a USING (article_id) WHERE substring(a.body, r.start, r.length) <> r.words;

-- one person under three spellings
SELECT kind, name, role, sector, articles, first_seen, last_seen FROM news.entity WHERE kind = 'person' ORDER BY name;
SELECT name, outlets FROM news_archive.entity_names('Hadari') ORDER BY name;
SELECT count(DISTINCT f.entity_id) AS people, count(*) AS asked
FROM unnest('{Yusuf al-Hadari,Youssef Al Hadari,Alhadari,Hadari,al-Hadari}'::text[]) n, LATERAL news_archive.find_entity(n, 1) f;

-- one meeting from three outlets, found from either side
SELECT type, actors, targets, during, outlets, independent_sources FROM news_archive.find_events('Hadari', 'Velsen', 'consult');
SELECT type, actors, targets, during FROM news_archive.find_events(actor => 'Marta Velsen', target => 'Youssef Hadari', type => 'CONSULT');
SELECT s.outlet, s.published, s.words FROM news_archive.find_events('Hadari', 'Velsen', 'consult') e, LATERAL news_archive.event_sources(e.event_id) s;
SELECT type, actors, targets, during, status FROM news_archive.timeline('Hadari');
SELECT type, during FROM news_archive.timeline('Hadari', '[2024-05-18,2024-05-19)');

-- Which reports tell one event: 1 is exact; 2 leaves a side to its code; 3 has no day, and its own story tells which; 4 is of
-- another story and says too little; 5 is another day; 6 knows nobody, and its story has one event on that day; 7 has no story's help;
-- 8 went on for long; 9 tells of somebody who is nobody known.
WITH report(n, actor_id, actor, target_id, target, during, near, words_id, story_id) AS (VALUES
	(1, 11, 'AAAOPP', 12, 'BBBGOV', daterange('2021-03-06', '2021-03-07'), daterange('2021-03-06', '2021-03-07'), 1, 7),
	(2, 11, 'AAAOPP', NULL, 'BBBGOV', '[2021-03-06,2021-03-07)', '[2021-03-06,2021-03-07)', 2, 8),
	(3, 11, 'AAAOPP', NULL, 'BBB', NULL, '[2021-03-01,2021-03-08)', 3, 7),
	(4, 11, 'AAAOPP', NULL, 'BBB', NULL, '[2021-03-01,2021-03-08)', 4, 9),
	(5, 11, 'AAAOPP', 12, 'BBBGOV', '[2021-03-09,2021-03-10)', '[2021-03-09,2021-03-10)', 5, 7),
	(6, NULL, '', NULL, '', '[2021-03-09,2021-03-10)', '[2021-03-09,2021-03-10)', 6, 7),
	(7, NULL, '', NULL, '', '[2021-03-09,2021-03-10)', '[2021-03-09,2021-03-10)', 7, 9),
	(8, 11, 'AAAOPP', 12, 'BBBGOV', '(,2021-03-10)', '(,2021-03-10)', 8, 7),
	(9, NULL, '-', 12, 'BBBGOV', '[2021-03-06,2021-03-07)', '[2021-03-06,2021-03-07)', 9, 7))
SELECT p.key_id, p.parent_id
FROM (SELECT array_agg(n::bigint) AS keys, array_agg(1::bigint) AS kinds, array_agg(actor_id::bigint) AS actor_ids, array_agg(actor) AS actors,
		array_agg(target_id::bigint) AS target_ids, array_agg(target) AS targets, array_agg(during) AS during, array_agg(near) AS near,
		array_agg(story_id::bigint) AS stories, array_agg(2::bigint) AS flags FROM report) r,
	LATERAL news_archive_inner.event_parents(keys, kinds, actor_ids, actors, target_ids, targets, during, near, stories, flags) p;

-- what goes on for all of time is no act of one day
SELECT * FROM news_archive_inner.event_parents('{1,2}', '{1,1}', '{11,11}', '{AAAOPP,AAAOPP}', '{12,NULL}', '{BBBGOV,""}', '{"[2021-03-06,2021-03-07)","[4713-01-01 BC,infinity]"}',
	'{"[2021-03-06,2021-03-07)","[4713-01-01 BC,infinity]"}', '{1,1}', '{2,2}');

-- signatures that no article has: weights that cancel each other, or are none, make no tie, whatever days
SELECT count(*) AS ties FROM (SELECT news_archive_inner.article_ties(n, d, true, array_fill(7, ARRAY[300]), w, '{7}') AS of
	FROM generate_series(1, 6) n, LATERAL (SELECT CASE n % 3 WHEN 0 THEN array_fill(0::real, ARRAY[300]) WHEN 1 THEN array_fill('NaN'::real, ARRAY[300]) ELSE array_fill('1e-30'::real, ARRAY[300]) END) x(w),
		LATERAL (VALUES (NULL::date), ('infinity'), ('2024-05-18')) y(d)) s, LATERAL unnest((s.of).article_ids) t;

-- one saying, two outlets
SELECT said, speaker, quotation, outlets FROM news_archive.find_quotes('Alhadari', min_confidence => NULL) WHERE type = 'direct';
SELECT count(*) FROM news_archive.find_quotes(words => 'listen') WHERE type = 'direct';

-- any spelling finds them
SELECT q, (SELECT count(*) FROM news_archive.search(q)) FROM unnest('{Yusuf al-Hadari,Hadari,alhadari}'::text[]) q;

-- the order of loading does not show: the other way round, with one refresh behind it
SELECT news_archive.create_archive('again');
SET news_archive.link_at_load = off;
SELECT count(news_archive.load_article(raw, outlet => outlet, archive => 'again')) FROM (SELECT raw, outlet FROM news.article ORDER BY outlet DESC) a;
SELECT count(*) AS waiting FROM again.pending;
RESET news_archive.link_at_load;
SELECT news_archive.refresh('again');
SELECT count(*) AS other FROM (SELECT * FROM news.event EXCEPT SELECT * FROM again.event) d;
SELECT count(*) AS other FROM (SELECT * FROM news.entity EXCEPT SELECT * FROM again.entity) d;
SELECT count(*) AS other FROM (SELECT * FROM news.event_report EXCEPT SELECT * FROM again.event_report) d;
SELECT count(*) AS other FROM (SELECT article_id, story_id, published FROM news.article EXCEPT SELECT article_id, story_id, published FROM again.article) d;
SELECT * FROM news_archive.check_archive('again');
SELECT news_archive.drop_archive('again');

-- ------------------------------------------------------------------------------------------------- corrections
-- a date put right moves what was counted from it
SELECT news_archive.set_published(:third, '2024-05-25');
SELECT published, published_basis FROM news.article WHERE article_id = :third;
SELECT during FROM news_archive.find_events(type => 'CONSULT') ORDER BY 1;
-- a line that is no body
SELECT line_no FROM news.article_line WHERE article_id = :third AND line LIKE 'On Friday%' \gset
SELECT news_archive.set_line_role(:third, :line_no, 'related');
SELECT count(*) FROM news.event_report WHERE article_id = :third AND type = 'REJECT';
SELECT role, basis FROM news.article_line WHERE article_id = :third AND line_no = :line_no;
-- two that are one, and one that is two
SELECT news_archive.add_entity('person', 'Y. Hadari the Elder') AS elder \gset
SELECT entity_id AS hadari FROM news_archive.find_entity('Yusuf al-Hadari', 1) \gset
SELECT news_archive.merge_entities(:hadari, :elder);
SELECT entity_id = :hadari AS merged FROM news_archive.find_entity('Y. Hadari the Elder', 1);
SELECT news_archive.split_entity(:hadari, 'Youssef Al Hadari') <> :hadari AS split;
SELECT name, articles FROM news.entity WHERE name LIKE '%Hadari' ORDER BY name;
SELECT kind, what - '{article_id,keep,drop,entity_id,keep_name_id,drop_name_id,name_id}'::text[] AS what FROM news.correction ORDER BY kind;

-- ---------------------------------------------------------------------------------------------------- bad input
SELECT news_archive.load_article('x', archive => 'nowhere');
SELECT news_archive.load_article(NULL);
SELECT news_archive.load_article('') IS NOT NULL AS stored;
SELECT news_archive.load_article('?') IS NOT NULL AS stored;
SELECT news_archive.load_article(E'<https://one.example/a>\n<https://two.example/b>\n[More](#)') IS NOT NULL AS stored;
SELECT news_archive.load_article(E'Der Minister trat zurück\n\n3. Mai 2024\n\nDer Minister ist am Freitag nach langem Streit mit der Kanzlerin zurückgetreten, wie seine Partei mitteilte.') IS NOT NULL AS stored;
SELECT news_archive.load_article(E'A title\n\nDate: 0001-01-01\n\nThe minister resigned on Friday.') IS NOT NULL AS stored;
SELECT news_archive.load_article(E'A title\n\n31.12.2150\n\nThe minister resigned on Friday.') IS NOT NULL AS stored;
SELECT language, published, published_basis, left(body, 30) AS body FROM news.article WHERE outlet IS NULL ORDER BY raw COLLATE "C";
SELECT news_archive.load_article(E'A title\n\n' || repeat('word ', 2000000)) IS NOT NULL AS stored;
SELECT news_archive.load_article(repeat(E'One line of many.\n', 100000)) IS NOT NULL AS stored;
SELECT news_archive.load_article(convert_from('\xff41', 'UTF8'));
SELECT news_archive.load_article(E'a\u0000b');
SELECT news_archive.load_article('A title', format => 'docx');
SELECT count(*), min(error) AS error FROM news.rejected;
SELECT * FROM news_archive.timeline('Nobody at all');
SELECT * FROM news_archive.event_sources(0);
SELECT * FROM news_archive.refresh('nowhere');
SELECT news_archive.merge_entities(:hadari, :hadari);
SELECT news_archive.merge_entities(:hadari, 0);
SELECT news_archive.split_entity(:hadari, 'Nobody');
SELECT news_archive.set_line_role(:third, 1, 'headline');
SELECT news_archive.set_line_role(:third, 999, 'body');
SELECT news_archive.set_published(0, '2024-01-01');
SELECT news_archive.set_published(:third, 'infinity');
SELECT news_archive.set_published(:third, '-infinity');
SELECT news_archive.load_article(E'A title\n\nThe minister resigned on Friday.', published => 'infinity');
SELECT news_archive.load_article(E'A title\n\nThe minister resigned on Friday.', published => '0044-03-15 BC');
SELECT news_archive.load_article(E'A title\n\nThe minister resigned on Friday.', collected => '-infinity');
SELECT count(*) AS empty_days FROM news.article WHERE isempty(published);
SELECT * FROM news_archive.check_archive('news');
SELECT news_archive.drop_archive('public');
SELECT news_archive.drop_archive('news');
SELECT to_regnamespace('news');
