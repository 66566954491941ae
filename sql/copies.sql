-- Copies: versions of one text, and whom a text is from.  Outlets, people, places and the Northern Wire are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
SET client_min_messages = warning;

-- ------------------------------------------------------------------------------------------- what two texts have in common
\set text 'Dock workers in Ostrey walked out on Tuesday after talks on pay had failed for the third time. Union leader Ines Corvald said that 1,400 men would stay away until the port company raised its offer of 2.5 percent. The company called the strike unlawful and said it would go to court. Minister Ola Brandt asked both sides to come back to the table. Ships for the island are now unloaded in Sarn, two hours to the north.'
\set head 'Dock workers in Ostrey walked out on Tuesday after talks on pay had failed for the third time. Union leader Ines Corvald said that 1,400 men would stay away until the port company raised its offer of 2.5 percent.'
\set edited 'Dock workers in Ostrey walked out on Tuesday after talks about pay had failed for the third time. Union leader Ines Corvald said that 1,400 men would stay away until the port company raised its offer of 2.5 percent. The company said it would go to court. Minister Ola Brandt asked both sides to come back to the table, her office told the paper.'
\set other 'Minister Ola Brandt went to Ostrey on Wednesday, where the dock workers are on strike for higher pay. She met union leader Ines Corvald and then the head of the port company, and asked both sides to talk again. Corvald said that her men would not go back for 2.5 percent.'
\set form_a 'The board of the Vale Savings Bank said that it declared a quarterly dividend of 12 cents a share, payable on April 30 to holders of record on April 15.'
\set form_b 'The board of the Lake Savings Bank said that it declared a quarterly dividend of 17 cents a share, payable on May 31 to holders of record on May 16.'
SELECT what, round(o.similarity::numeric, 2) AS similarity, round(o.contained::numeric, 2) AS contained, o.copied, news_archive_inner.article_sketch(a) && news_archive_inner.article_sketch(b) AS found
FROM (VALUES (1, 'itself', :'text', :'text'), (2, 'case and punctuation', :'text', upper(replace(:'text', ',', ' -'))), (3, 'first half', :'text', :'head'), (4, 'the half first', :'head', :'text'),
	(5, 'edited', :'text', :'edited'), (6, 'other words', :'text', :'other'), (7, 'one form', :'form_a', :'form_b'),
	(8, 'one text of ten', :'head', concat_ws(' ', :'other', :'form_a', :'form_b', replace(:'other', 'a', 'e'), replace(:'form_a', 'a', 'o'), replace(:'other', 'o', 'i'), replace(:'form_b', 'e', 'a'), :'head')),
	(9, 'too short', 'Strike in Ostrey goes on, union says', 'Strike in Ostrey goes on, union says'), (10, 'nothing', '', ''), (11, 'no words', '... !', '- -')) v(n, what, a, b),
	LATERAL news_archive.text_overlap(a, b) o ORDER BY n;
-- other scripts; marks inside of words
SELECT (news_archive.text_overlap(a, b)).copied, news_archive_inner.article_sketch(a) = news_archive_inner.article_sketch(b) AS equal FROM (VALUES
	('Докеры Остри начали забастовку во вторник после того как переговоры о зарплате в третий раз закончились ничем', 'ДОКЕРЫ Остри начали забастовку во вторник, после того, как переговоры о зарплате в третий раз закончились ничем.'),
	('奥斯特里港口工人星期二开始罢工因为关于工资的谈判第三次失败', '奥斯特里港口工人星期二开始罢工,因为关于工资的谈判第三次失败。'),
	(E'The co\u00ADope\u00ADration of both ports in the north ended on Friday after a long quarrel over fees', 'The cooperation of both ports in the north ended on Friday after a long quarrel over fees')) v(a, b);
SELECT cardinality(news_archive_inner.article_sketch(:'text')) <= 9 AS short, (SELECT bool_and(b BETWEEN 0 AND 8388607) FROM unnest(news_archive.sketch_buckets(news_archive_inner.article_sketch(:'text'))) b) AS buckets,
	news_archive_inner.article_sketch(NULL) IS NULL AS none, news_archive.sketch_buckets('{}') AS empty;
SELECT news_archive.sketch_buckets('{1,NULL}');
-- only the beginning of an endless text counts
SELECT (news_archive.text_overlap(t, t || ' and so it went on')).similarity FROM (SELECT string_agg('word' || i, ' ') AS t FROM generate_series(1, 12000) i) s;

-- ------------------------------------------------------------------------------------------- whom a text is from
SELECT what, news_archive_inner.credited_agency(outlet, author, dateline, lines, body) FROM (VALUES
	(1, 'outlet', 'Reuters', NULL, NULL, NULL::text[], NULL), (2, 'its address', 'Lipa Post', NULL, NULL, NULL, NULL), (3, 'dateline', NULL, NULL, 'OSTREY, March 2 (AFP)', NULL, NULL),
	(4, 'an agency nobody listed', NULL, NULL, 'OSTREY, Lethia, March 2 (Northern Wire)', NULL, NULL), (5, 'a country', NULL, NULL, 'OSTREY (Lethia)', NULL, NULL),
	(6, 'two in one', NULL, NULL, 'OSTREY (Reuters/AFP)', NULL, NULL), (7, 'head of the text', NULL, NULL, NULL, NULL, 'Ostrey (AP) - Dock workers walked out.'),
	(8, 'in the text', NULL, NULL, NULL, NULL, 'Dock workers (see Reuters) walked out, the union told AFP.'), (9, 'a line', NULL, NULL, NULL, '{Source: AFP}', NULL),
	(10, 'contributed', NULL, NULL, NULL, '{The Associated Press contributed to this report.}', NULL), (11, 'nobody', NULL, NULL, NULL, '{Source: Agencies}', NULL),
	(12, 'byline', NULL, 'Ann Ode, Associated Press', NULL, NULL, NULL), (13, 'a man called Pa', NULL, 'Pa Ode, Ap Lund', NULL, NULL, NULL), (14, 'end of the text', NULL, NULL, NULL, NULL, 'The strike goes on. (Xinhua)'),
	(15, 'behind a dash', NULL, NULL, NULL, NULL, 'The strike goes on. — Reuters'), (16, 'the own name first', 'AP', 'Reuters', NULL, NULL, NULL), (17, 'editors', NULL, NULL, NULL, '{Reporting by Ann Ode; Editing by Bo Ruud}', NULL),
	(18, 'nothing', NULL, NULL, NULL, NULL, NULL), (19, 'empty', '', '', '', '{NULL,""}', '')) v(n, what, outlet, author, dateline, lines, body) ORDER BY n;
SELECT o AS outlet, news_archive_inner.source_key(o) FROM unnest('{The Lipa Post,lipa post,https://www.lipapost.example/world,news.lipapost.co.uk,AP,apnews.com,The Associated Press,St. Lipa,...,""}'::text[]) WITH ORDINALITY u(o, n) ORDER BY n;
SELECT news_archive_inner.source_of('Lipa Post', 1) = news_archive_inner.source_of('lipapost.example', 2) AS same, news_archive_inner.source_of(NULL, 7) AS itself, news_archive_inner.source_of('-', 7) AS no_name;

-- ------------------------------------------------------------------------------------------- in an archive
SELECT news_archive.create_archive('copies_test');
SET news_archive.archive = 'copies_test';
CREATE TEMP TABLE told (n int PRIMARY KEY, outlet text, day date, raw text);
INSERT INTO told VALUES
	(1, 'Northern Wire', '2024-03-05', E'Dock workers walk out\n\nOSTREY, Lethia, March 5 (Northern Wire) - ' || :'text'),
	(2, 'Lipa Post', '2024-03-05', E'Strike in Ostrey\n\n' || :'text'),
	(3, 'Vale Courier', '2024-03-06', E'Port of Ostrey on strike\n\n' || :'head'),
	(4, NULL, NULL, E'Ostrey: no ships\n\n' || :'edited'),
	(5, 'Lake Herald', '2024-03-06', E'Brandt in Ostrey\n\n' || :'other'),
	(6, 'Lake Herald', '2024-03-05', E'Dockers stay out\n\nUnion leader Ines Corvald told this paper that the men would hold out for weeks. Minister Ola Brandt met Corvald in Ostrey on Tuesday, an aide said. Nobody was hurt.'),
	(7, 'lakeherald.example', '2024-03-06', E'Brandt sees Corvald\n\nMinister Ola Brandt met union leader Ines Corvald on Tuesday in Ostrey, it was told at the town hall, where the windows stayed dark all evening and nobody would say more.'),
	(8, 'Harbour News', '2024-03-06', E'Minister and union meet\n\nOSTREY, March 6 (Northern Wire) - Minister Ola Brandt met union leader Ines Corvald in Ostrey on Tuesday. Bakers in the old town sold out of bread before noon, the guild said, as families stored food.'),
	(9, NULL, '2024-03-06', E'A meeting\n\nMinister Ola Brandt met union leader Ines Corvald on Tuesday at noon in Ostrey. I saw them at the harbour gate myself, with two guards, a dog and a bag of oranges between them.'),
	(10, NULL, '2024-03-06', E'Talks\n\nOn Tuesday Minister Ola Brandt met union leader Ines Corvald in Ostrey. Rain fell all day and the cranes stood still while gulls walked along the empty quay in long grey rows.'),
	(11, 'Vale Courier', '2024-03-02', E'Bank pays\n\n' || :'form_a'),
	(12, 'Vale Courier', '2024-03-02', E'Another bank pays\n\n' || :'form_b'),
	(13, 'Sarn Times', '2024-03-07', E'Bank pays out\n\n' || :'form_a'),
	(14, 'Sarn Times', '2024-03-09', E'The strike, day five\n\n' || :'head' || ' The company called the strike unlawful and said it would go to court.'),
	(15, 'Sarn Times', '2024-03-09', 'Strike in Ostrey goes on');
CREATE FUNCTION pg_temp.load(n int) RETURNS bigint LANGUAGE sql AS $$ SELECT news_archive.load_article(t.raw, outlet => t.outlet, published => t.day) FROM told t WHERE t.n = $1 $$;
-- the whole of what is kept, by the numbers above
CREATE VIEW pg_temp.kept AS
	SELECT t.n, o.n AS copy_of, round(c.similarity::numeric, 2) AS similarity, c.credit, (SELECT min(y.n) FROM copies_test.article x JOIN told y ON y.raw = x.raw WHERE x.source_id = a.source_id) AS source
	FROM copies_test.article a JOIN told t ON t.raw = a.raw LEFT JOIN copies_test.copy c USING (article_id)
		LEFT JOIN copies_test.article b ON b.article_id = c.copy_of LEFT JOIN told o ON o.raw = b.raw;
SET news_archive.link_at_load = off;
SELECT count(pg_temp.load(n)) FROM told;
SELECT news_archive.refresh();
SELECT * FROM pg_temp.kept ORDER BY n;
-- the versions of one text, the earliest first
SELECT t.n, c.published, c.outlet, c.title, round(c.similarity::numeric, 2) AS similarity, c.original, c.source
FROM copies_test.article a JOIN told x ON x.raw = a.raw AND x.n = 3, news_archive.copies(a.article_id) c JOIN copies_test.article b ON b.article_id = c.article_id JOIN told t ON t.raw = b.raw;
SELECT t.n, c.original, c.similarity, c.source FROM copies_test.article a JOIN told t ON t.raw = a.raw, LATERAL news_archive.copies(a.article_id) c WHERE t.n IN (5, 8, 9) ORDER BY t.n;
SET client_min_messages = notice;
SELECT * FROM news_archive.copies(1);
SET client_min_messages = warning;
-- One text of the Northern Wire in three papers is one source of what it tells.
SELECT e.outlets, e.independent_sources, e.reports FROM news_archive.find_events(min_confidence => NULL) e WHERE e.words LIKE '%come back to the table%';
-- One meeting: 6 and 7 are of one paper under two names, 8 is the Northern Wire's, 9 and 10 are of nobody known, each for himself.
SELECT e.reports, e.outlets, e.independent_sources FROM news_archive.find_events('Brandt', 'Corvald', 'CONSULT', '2024-03-05', min_confidence => NULL) e;
SELECT * FROM news_archive.check_archive();

-- ------------------------------------------------------------------------------------------- in any order, and back
SET news_archive.link_at_load = on;
DROP VIEW pg_temp.kept;
CREATE FUNCTION pg_temp.fingerprint() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT md5(string_agg(format('%s %s %s %s %s', c.article_id, c.copy_of, c.similarity, c.credit, a.source_id), ',' ORDER BY c.article_id)) FROM copies_test.copy c JOIN copies_test.article a USING (article_id));
END $$;
CREATE FUNCTION pg_temp.load_again(numbers int[]) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.drop_archive('copies_test');
	PERFORM news_archive.create_archive('copies_test');
	RETURN (SELECT count(pg_temp.load(n)) FROM unnest(numbers) n);
END $$;
SELECT pg_temp.load_again(ARRAY(SELECT n FROM told ORDER BY n));
SELECT pg_temp.fingerprint() AS in_order \gset
SELECT pg_temp.load_again(ARRAY(SELECT n FROM told ORDER BY n DESC));
SELECT pg_temp.fingerprint() = :'in_order' AS backwards;
SELECT pg_temp.load_again(ARRAY(SELECT n FROM told ORDER BY n * 7 % 16));
SELECT pg_temp.fingerprint() = :'in_order' AS mixed;
SELECT pg_temp.load_again(ARRAY(SELECT n FROM told ORDER BY n * 11 % 16));
SELECT pg_temp.fingerprint() = :'in_order' AS mixed;
SET news_archive.link_at_load = off;
SELECT pg_temp.load_again(ARRAY(SELECT n FROM told ORDER BY n * 3 % 16));
SELECT news_archive.refresh();
SELECT pg_temp.fingerprint() = :'in_order' AS in_one_go;
SET news_archive.link_at_load = on;
-- taken out and loaded again: the agency's own, from which the group has its name and its original
SELECT a.article_id AS wire FROM copies_test.article a JOIN told t ON t.raw = a.raw WHERE t.n = 1 \gset
SELECT news_archive.remove_article(:wire) AS taken_out \gset
SELECT outlet, source, original FROM news_archive.copies((SELECT a.article_id FROM copies_test.article a JOIN told t ON t.raw = a.raw WHERE t.n = 4));
SELECT e.outlets, e.independent_sources FROM news_archive.find_events(min_confidence => NULL) e WHERE e.words LIKE '%come back to the table%';
SELECT * FROM news_archive.check_archive();
SELECT news_archive.undo_correction(:taken_out);
SELECT pg_temp.load(1) = :wire AS same;
SELECT pg_temp.fingerprint() = :'in_order' AS again;
-- deleted by hand
DELETE FROM copies_test.article WHERE article_id = :wire;
SELECT DISTINCT invariant FROM news_archive.check_archive() ORDER BY 1;
SELECT news_archive.refresh();
SELECT outlet, source, original FROM news_archive.copies((SELECT a.article_id FROM copies_test.article a JOIN told t ON t.raw = a.raw WHERE t.n = 4));
SELECT * FROM news_archive.check_archive();
SELECT pg_temp.load(1) = :wire AS same, pg_temp.fingerprint() = :'in_order' AS before_it_was_linked;
SELECT pg_temp.fingerprint() = :'in_order' AS again;
-- a day that is put right makes another one the earliest
SELECT news_archive.set_published((SELECT a.article_id FROM copies_test.article a JOIN told t ON t.raw = a.raw WHERE t.n = 14), '2024-03-01');
SELECT published, outlet, source, original FROM news_archive.copies(:wire);
SELECT * FROM news_archive.check_archive();

-- The bridge: two halves of a text are copies by the whole one only.
SELECT pg_temp.load_again('{}');
SELECT news_archive.load_article(:'head', outlet => 'Lipa Post', published => '2024-03-05') AS head, news_archive.load_article(:'text', outlet => 'Vale Courier', published => '2024-03-06') AS whole,
	news_archive.load_article(replace(:'text', :'head', ''), outlet => 'Sarn Times', published => '2024-03-07') AS tail \gset
SELECT outlet, original FROM news_archive.copies(:tail);
SELECT count(DISTINCT source_id) AS sources FROM copies_test.article;
SELECT news_archive.remove_article(:whole) AS taken_out \gset
SELECT outlet, original FROM news_archive.copies(:tail);
SELECT count(DISTINCT source_id) AS sources FROM copies_test.article;
SELECT * FROM news_archive.check_archive();

-- What check_archive() says of what is wrong, and upgrade_archive() puts right.
SELECT news_archive.undo_correction(:taken_out);
SELECT news_archive.load_article(:'text', outlet => 'Vale Courier', published => '2024-03-06') = :whole AS same;
UPDATE copies_test.copy SET copy_of = :tail WHERE article_id = :head;
UPDATE copies_test.copy SET copy_of = NULL, credit = 'Reuters' WHERE article_id = :tail;
UPDATE copies_test.copy SET sketch = '{}' WHERE article_id = :whole;
UPDATE copies_test.article SET source_id = 1 WHERE article_id = :whole;
SELECT invariant, id = :head AS head, id = :whole AS whole, id = :tail AS tail FROM news_archive.check_archive() ORDER BY 1, 2, 3;
SELECT news_archive.upgrade_archive();
SELECT * FROM news_archive.check_archive();
SELECT outlet, original FROM news_archive.copies(:tail);

-- One article a hundred times, and a hundred versions of one: each is compared with a few.
SET news_archive.link_at_load = off;
SELECT count(news_archive.load_article(:'text', outlet => 'Paper ' || i)) FROM generate_series(1, 100) i;
SELECT count(news_archive.load_article(:'text' || ' Number ' || i || ' of the letters on it was read by ' || i || ' people.', outlet => 'Letter ' || i)) FROM generate_series(1, 100) i;
SELECT news_archive.refresh();
SELECT count(copy_of) AS copies, count(DISTINCT copy_of) AS originals, (SELECT count(DISTINCT source_id) FROM copies_test.article) AS sources FROM copies_test.copy;
SELECT * FROM news_archive.check_archive();
SELECT news_archive.drop_archive('copies_test');
