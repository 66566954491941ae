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

-- 2. What cannot be read is kept with the reason, and the place in it; the next one is loaded.
SELECT t.status, t.error FROM (VALUES (1, '{"title": "cut off'), (2, E'{"title": "Whole", "text": "The council met on Monday."}')) v (n, raw),
	LATERAL news_archive.try_load_article(v.raw, format => 'json') t ORDER BY v.n;
SELECT raw, error FROM loading.rejected;

-- 3. One article collected under several addresses is one; its address is kept as it came first.
SELECT count(DISTINCT t.article_id) AS articles, string_agg(t.status, ' ' ORDER BY v.n) AS became FROM (VALUES (1, 'https://www.sarn-post.example/dam'), (2, 'http://m.sarn-post.example/dam/?utm_source=feed#c'), (3, 'https://sarn-post.example/dam?id=7')) v (n, url),
	LATERAL news_archive.try_load_article('The dam at Ostrey opened on Monday, officials said.', url => v.url) t;
SELECT url, outlet FROM loading.article WHERE url LIKE '%dam%' ORDER BY url;

-- 4. What holds no article is not stored as one.
SELECT t.status, t.article_id, t.error FROM (VALUES (1, ''), (2, E' \n '), (3, '<html><body></body></html>'), (4, '{"id": 7}'), (5, '%PDF-1.4'), (6, '[{"title": "x"}, {"title": "y"}]')) v (n, raw), LATERAL news_archive.try_load_article(v.raw) t ORDER BY n;
SELECT count(*), min(error_code), max(error_code) FROM loading.rejected;
SELECT t.status FROM news_archive.articles_in('[{"title": "Ferry sinks", "text": "A ferry sank."}, {"title": "Ferry found", "text": "It was found."}]') a, LATERAL news_archive.try_load_article(a.raw, format => a.format) t;

SET client_min_messages = error;
SELECT news_archive.drop_archive('loading') IS NOT NULL AS dropped;
