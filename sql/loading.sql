-- loading: what an archive tells of one article by the others of its outlet.  All people, places and outlets are invented.
\pset null '(null)'
\set VERBOSITY terse
SET datestyle = 'ISO';
SET client_min_messages = warning;
SELECT news_archive.create_archive('loading') IS NOT NULL AS made;
SET news_archive.archive = 'loading';

-- 1. Day or month first: alone an article cannot tell, another of its outlet can; in whatever order they come.
CREATE FUNCTION pg_temp.report(day text, outlet text, n int) RETURNS bigint LANGUAGE sql AS $$
	SELECT news_archive.load_article(format(E'Council meets for the %s. time\n\n%s\n\nThe council of Sarn met for the %s. time on the first of the month, officials said, and will meet again.', n, day, n), outlet => outlet) $$;
CREATE FUNCTION pg_temp.days() RETURNS TABLE (outlet text, title text, published daterange, published_basis text, published_confidence numeric) LANGUAGE sql AS $$
	SELECT outlet, title, published, published_basis, round(published_confidence::numeric, 2) FROM loading.article ORDER BY outlet, title $$;
SELECT pg_temp.report('02/03/2021', 'Sarn Post', 1) IS NOT NULL AS stored;
SELECT * FROM pg_temp.days();
SELECT pg_temp.report('02/25/2021', 'Sarn Post', 2) IS NOT NULL AS stored, pg_temp.report('04/05/2021', 'Sarn Post', 3) IS NOT NULL AS stored,
	pg_temp.report('25/02/2021', 'Vale Herald', 4) IS NOT NULL AS stored, pg_temp.report('02/03/2021', 'Vale Herald', 5) IS NOT NULL AS stored;
SELECT * FROM pg_temp.days();
-- An outlet that writes both tells nothing.
SELECT pg_temp.report('26/02/2021', 'Sarn Post', 6) IS NOT NULL AS stored;
SELECT * FROM pg_temp.days() WHERE outlet = 'Sarn Post';
-- What an analyst set stays.
SELECT news_archive.set_published(article_id, '2021-02-03') FROM loading.article WHERE outlet = 'Vale Herald' AND title LIKE '%5.%';
SELECT pg_temp.report('27/02/2021', 'Vale Herald', 7) IS NOT NULL AS stored;
SELECT * FROM pg_temp.days() WHERE outlet = 'Vale Herald';
-- A date line that an analyst takes away tells nothing either, from the next article of its outlet on.
SELECT pg_temp.report('02/03/2021', 'Brel Gazette', 8) IS NOT NULL AS stored, pg_temp.report('25/02/2021', 'Brel Gazette', 9) IS NOT NULL AS stored;
SELECT * FROM pg_temp.days() WHERE outlet = 'Brel Gazette';
SELECT news_archive.set_line_role(article_id, line_no, 'other') FROM loading.article_line WHERE role = 'date' AND line = '25/02/2021' AND article_id IN
	(SELECT article_id FROM loading.article WHERE outlet = 'Brel Gazette');
SELECT pg_temp.report('04/05/2021', 'Brel Gazette', 10) IS NOT NULL AS stored;
SELECT * FROM pg_temp.days() WHERE outlet = 'Brel Gazette';

-- 2. What cannot be read is kept with the reason, and the place in it; the next one is loaded.
SELECT t.status, t.error FROM (VALUES (1, '{"title": "cut off'), (2, E'{"title": "Whole", "text": "The council met on Monday."}')) v (n, raw),
	LATERAL news_archive.try_load_article(v.raw, format => 'json') t ORDER BY v.n;
SELECT raw, error FROM loading.rejected;

-- 3. A correction changes no body that it is not about: what belongs to one is said once, for every script.
CREATE TEMP TABLE told AS SELECT n, news_archive.load_article(raw, published => '2024-05-18') AS article_id FROM (VALUES
	(1, E'# Fähre nach Brel fällt aus\n\nDie Reederei sagt alle Fahrten ab. Der Kapitän verspricht: „Am Montag fahren wir wieder.“\n\nVon Ilse Torgau\n\n' ||
		E'Die Fähre von Sarn nach Brel liegt seit Freitag im Hafen, weil der Motor nicht mehr anspringt und ein Ersatzteil fehlt.\n\nDie Reederei rechnet mit zwei Tagen.'),
	(2, E'# فیری بند\n\nکمپنی نے جمعہ کو تمام سفر منسوخ کر دیے اور مسافروں سے معذرت کی۔\n\n' ||
		E'سارن سے بریل جانے والی فیری جمعہ سے بندرگاہ میں کھڑی ہے کیونکہ اس کا انجن نہیں چلتا اور ایک پرزہ نہیں مل رہا ہے۔\n\nکمپنی کو دو دن کی توقع ہے۔')) v (n, raw);
SELECT n, l.role, right(l.line, 6) AS foot, a.language, position(l.line IN a.body) > 0 AS in_body
FROM told JOIN loading.article_line l USING (article_id) JOIN loading.article a USING (article_id) WHERE l.line_no = 2 ORDER BY n;
CREATE TEMP TABLE bodies AS SELECT article_id, body FROM loading.article JOIN told USING (article_id);
SELECT news_archive.set_published(article_id, '2024-05-18') FROM told ORDER BY n;
SELECT news_archive.set_line_role(article_id, 2, 'standfirst') FROM told ORDER BY n;
SELECT n, a.body = b.body AS same FROM told JOIN bodies b USING (article_id) JOIN loading.article a USING (article_id) ORDER BY n;
-- and one that it is about, alone
SELECT news_archive.set_line_role(article_id, 2, 'related') FROM told WHERE n = 1;
SELECT left(a.body, 21), length(b.body) - length(a.body) AS shorter_by FROM told JOIN bodies b USING (article_id) JOIN loading.article a USING (article_id) WHERE n = 1;
-- 3. One article collected under several addresses is one; its address is kept as it came first.
SELECT count(DISTINCT t.article_id) AS articles, string_agg(t.status, ' ' ORDER BY v.n) AS became FROM (VALUES (1, 'https://www.sarn-post.example/dam'), (2, 'http://m.sarn-post.example/dam/?utm_source=feed#c'), (3, 'https://sarn-post.example/dam?id=7')) v (n, url),
	LATERAL news_archive.try_load_article('The dam at Ostrey opened on Monday, officials said.', url => v.url) t;
SELECT url, outlet FROM loading.article WHERE url LIKE '%dam%' ORDER BY url;

-- 4. What holds no article is not stored as one.
SELECT t.status, t.article_id, t.error FROM (VALUES (1, ''), (2, E' \n '), (3, '<html><body></body></html>'), (4, '{"id": 7}'), (5, '%PDF-1.4'), (6, '[{"title": "x"}, {"title": "y"}]')) v (n, raw), LATERAL news_archive.try_load_article(v.raw) t ORDER BY n;
SELECT count(*), min(error_code), max(error_code) FROM loading.rejected;
SELECT t.status FROM news_archive.articles_in('[{"title": "Ferry sinks", "text": "A ferry sank."}, {"title": "Ferry found", "text": "It was found."}]') a, LATERAL news_archive.try_load_article(a.raw, format => a.format) t;

-- 5. Many are linked some at a time, each time for good.
SET news_archive.link_at_load = off;
SELECT count(news_archive.load_article(format('Mayor Ada Quill met Oren Dask in Sarn on Monday, report %s.', n), published => '2024-05-20')) FROM generate_series(1, 5) n;
SELECT news_archive.refresh(most => 2) AS linked, (SELECT count(*) FROM loading.pending) AS waiting;
SELECT (SELECT count(*) FROM loading.pending) AS waiting, (SELECT articles FROM loading.entity WHERE name = 'Ada Quill') AS articles;
SELECT count(*) FROM news_archive.check_archive('loading');
SELECT news_archive.refresh(most => 2) AS linked;
SELECT news_archive.refresh(most => 0) AS linked;
SELECT news_archive.refresh(most => 2) AS linked;
SELECT news_archive.refresh(most => 2) AS linked;
SELECT (SELECT count(*) FROM loading.pending) AS waiting, (SELECT articles FROM loading.entity WHERE name = 'Ada Quill') AS articles;
SELECT news_archive.refresh(most => -1);
-- Articles are counted only when some were deleted.
SELECT recount FROM loading.archive_state;
DELETE FROM loading.article WHERE raw LIKE '%report 3.';
SELECT recount FROM loading.archive_state;
SELECT news_archive.refresh() AS linked;
SELECT recount, (SELECT articles FROM loading.entity WHERE name = 'Ada Quill') AS articles FROM loading.archive_state;
TRUNCATE loading.article CASCADE;
SELECT recount FROM loading.archive_state;
SELECT news_archive.refresh() AS linked;
SELECT count(*) FROM loading.entity;
RESET news_archive.link_at_load;

SET client_min_messages = error;
SELECT * FROM news_archive.check_archive('loading');
SELECT news_archive.drop_archive('loading') IS NOT NULL AS dropped;
