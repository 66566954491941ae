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

SET client_min_messages = error;
SELECT news_archive.drop_archive('loading') IS NOT NULL AS dropped;
