-- Search: the parser's shapes, the dictionaries' lexemes, queries, and the rank of articles.
\set SHOW_CONTEXT never
\pset format unaligned

-- shapes of words as news writes them
SELECT alias, token, lexemes FROM ts_debug('news_archive.news', 'The U.S. envoy flew in an F-16, by 6 p.m. WHO and AT&T spent $3.5bn') WHERE alias <> 'blank';
SELECT alias, token, lexemes FROM ts_debug('news_archive.news', '1,500 men; 30% or 30 per cent; 2013-02-03, 06:07, 3/2/2013; 3.5; the 1990s; won 2-1') WHERE alias <> 'blank';
SELECT alias, token, lexemes FROM ts_debug('news_archive.news', '#PeaceTalks @newsdesk desk@example.org https://www.example.org/2013/talks.html?x=1. <b>x</b> &amp;') WHERE alias <> 'blank';
SELECT alias, token, lexemes FROM ts_debug('news_archive.news', E'cease-fire, Lipa-led; 45-minute govern-\nment') WHERE alias <> 'blank';

-- names with their article, apostrophes, marks, another script
SELECT alias, token, lexemes FROM ts_debug('news_archive.news', 'al-Harun Al Harun Alharun Harun''s O''Neill Sana''a Müller Харун') WHERE alias <> 'blank';
-- a clitic goes, and takes no position
SELECT to_tsvector('news_archive.news', 'Harun’s men');
-- a no-break space parts words, a soft hyphen does not
SELECT to_tsvector('news_archive.news', E'peace\u00a0talks nego\u00adtiations');
-- a full stop without its space
SELECT to_tsvector('news_archive.news', 'They left.Then they came');
-- French articles
SELECT to_tsvector('news_archive.news_french', 'l’Europe négocie à l''ONU');

-- the spelling is an alternative at the same position: each spelling finds each, and other names do not
SELECT s AS spelling, to_tsvector('news_archive.news', 'Then ' || s || ' spoke') @@ to_tsquery('news_archive.news', 'Harun') AS by_name,
	to_tsvector('news_archive.news', 'Then ' || s || ' spoke') @@ news_archive.news_query('al-haroon') AS by_query
FROM unnest('{Harun,al-Harun,Al Harun,Alharun,Haroun,Haroon,El-Haroun,Harin,Haruna,Charon,Rahun}'::text[]) s;
-- words with one spelling, and short ones, have no key and match only themselves; the al of Albert is no article
SELECT ts_lexize('news_archive.english_name', w) FROM unnest('{Talks,Russia,Monday,Paris,Albert,Bano,Ali}'::text[]) w;

-- amounts by their value
SELECT to_tsvector('news_archive.news', '$3.5 billion') @@ to_tsquery('news_archive.news', '$3.5bn') AS billions,
	to_tsvector('news_archive.news', '30 percent') @@ to_tsquery('news_archive.news', '30%') AS percent,
	to_tsvector('news_archive.news', '$3.5 million') @@ to_tsquery('news_archive.news', '$3.5bn') AS millions;
SELECT to_tsvector('news_archive.news', 'US$3bn') @@ to_tsquery('news_archive.news', '$3bn') AS us_dollars, to_tsvector('news_archive.news', 'C$3bn') @@ to_tsquery('news_archive.news', '$3bn') AS canadian;

-- options of the dictionaries
CREATE TEXT SEARCH DICTIONARY bare (TEMPLATE = news_archive.news_stem, language = german);
SELECT ts_lexize('bare', 'Verhandlungen'), ts_lexize('bare', 'der');
DROP TEXT SEARCH DICTIONARY bare;
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_stem, language = klingon);
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_name, langauge = german);
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_name, language = german, language = german);
\set VERBOSITY sqlstate
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_name, stopwords = nowhere);
\set VERBOSITY default
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_number, language = german);
-- one configuration a language of libstemmer
SELECT language FROM unnest(news_archive.stemmer_languages()) language
WHERE language NOT IN ('english', 'porter', 'lovins') AND NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'news_' || language AND cfgnamespace = 'news_archive'::regnamespace);
SELECT news_archive.news_configuration(l) FROM unnest('{en,de,xx,NULL}'::text[]) l;
-- also where I is not the capital of i
SELECT news_archive.news_configuration('IT' COLLATE "tr-x-icu"), news_archive.fold_words('LIPA' COLLATE "tr-x-icu");

-- words of a list of synonyms are also found as each other (PostgreSQL's sample: postgres pgsql)
CREATE TEXT SEARCH DICTIONARY alike (TEMPLATE = news_archive.news_synonym, synonyms = synonym_sample);
SELECT w AS word, ts_lexize('alike', w) FROM unnest('{Postgres,pgsql,index,talks,the,al-Postgres,postgres-run}'::text[]) w;
ALTER TEXT SEARCH DICTIONARY alike (language = german);
SELECT ts_lexize('alike', 'Postgres'), ts_lexize('alike', 'Verhandlungen');
DROP TEXT SEARCH DICTIONARY alike;
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_synonym, language = english);
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_synonym, synonyms = '../synonym_sample');
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = news_archive.news_name, synonyms = synonym_sample);

-- ALTER in a loop: each time the dictionary is read anew
CREATE TEXT SEARCH DICTIONARY altered (TEMPLATE = news_archive.news_name, language = english);
DO $$
BEGIN
	FOR i IN 1 .. 200 LOOP
		ALTER TEXT SEARCH DICTIONARY altered (language = french);
		PERFORM ts_lexize('altered', 'négociations');
	END LOOP;
END $$;
SELECT ts_lexize('altered', 'négociations');
DROP TEXT SEARCH DICTIONARY altered;

-- queries
SELECT q AS query, news_archive.news_query(q) FROM unnest(ARRAY[
	'peace talks',
	'"peace talks"',
	'“talks of peace”',
	'talks -football',
	'talks NOT (football OR tennis)',
	'talks OR summit',
	'talks near/2 Lipa',
	'negotiat*',
	'harun~',
	'al harun',
	'cease-fire',
	'"cease-fire deal"',
	'$3.5bn',
	'it''s \ ''quoted''',
	'the of',
	'-',
	'']) q;
-- lower case: words that look English have no key
SELECT news_archive.news_query('uranium enrichment harun');
-- an amount is one term, however many words it has
SELECT q AS query, news_archive.news_query(q) FROM unnest(ARRAY['frigates $3.5 billion', '30 per cent -€4 million', '(£2 million OR 7 percent) near/3 loan', 'US$ 5 million', '$3.5 billionaires', '30 persons']) q;
-- beginnings with a hyphen, an apostrophe, a space; an acronym is whole; codes of digits keep their hyphen
SELECT q AS query, news_archive.news_query(q) FROM unnest(ARRAY['arms-deal*', 'state-of-the-ar*', 'al-Kha*', 'el kha*', 'COVID-1*', 'U.S.-bac*', 'U.S.*', 'O’Nei*', '$3.5*', '2-*', 'ex-']) q;
-- the text says whether it has them
SELECT t AS text, q AS query, to_tsvector('news_archive.news', t) @@ news_archive.news_query(q) AS found
FROM (VALUES ('An arms-dealer of Sarn', 'arms-deal*'), ('An armsdealer', 'arms-deal*'), ('Arms and deals', 'arms-deal*'), ('U.S.-backed rebels', 'U.S.-bac*'), ('They used it', 'U.S.*'),
	('The U.S. envoy', 'U.S.*'), ('Al-Khatun left', 'al-Kha*'), ('Khalil left', 'al-Kha*'), ('O''Neill left', 'O’Nei*'), ('It cost $3.5bn', '$3.5*'), ('It cost $35', '$3.5*'), ('COVID-19', 'COVID-1*'), ('peace/wartime', 'peace/war*'), ('peace – wartime', 'peace–war*'), ('wartime peace', 'peace/war*'), ('COVID-20', 'COVID-1*')) v(t, q);
-- the same words twice are said once
SELECT news_archive.news_query('talks lipa talks'), news_archive.news_query('(talks OR lipa OR talks) -war -war');
-- another language
SELECT news_archive.news_query('Verhandlungen', 'news_archive.news_german');
-- errors name the character
SELECT news_archive.news_query('talks "peace');
SELECT news_archive.news_query('talks (peace');
SELECT news_archive.news_query('talks) peace');
SELECT news_archive.news_query('OR talks');
SELECT news_archive.news_query('é talks OR');
SELECT news_archive.news_query('talks NOT');
SELECT news_archive.news_query('talks *');
SELECT news_archive.news_query('talks near/99 peace');
SELECT news_archive.news_query('talks near/3');
SELECT news_archive.news_query('talks person:');
SELECT news_archive.news_query('person:Harun');
SELECT news_archive.news_query(repeat('(', 60));
SELECT news_archive.news_query(repeat('talks ', 1000));
SELECT news_archive.news_query(NULL);

-- what an article is found by
SELECT news_archive.article_search('Talks in Lipa', 'Envoys meet', 'The envoys met for talks.', 'en');
SELECT news_archive.article_search(NULL, NULL, NULL, NULL);
SELECT news_archive_inner.vector_lengths(news_archive.article_search('Talks in Lipa', 'Envoys meet', 'The envoys met for talks.', 'en'));
-- made twice it is the same, and its lengths are those that are counted
SELECT news_archive_inner.with_levels(v) = v AS same, news_archive_inner.vector_lengths(v) AS told, news_archive_inner.vector_lengths(ts_delete(v, '^')) AS counted
FROM news_archive.article_search('Talks in Lipa', NULL, 'The envoys met.', 'en') v;

-- the rank: by the book for one field (one word, average length, k1 1.2: idf * 2.2 / 2.2), rare words more, titles more
SELECT round(news_archive.bm25('talk:1', 'talk', '{talk}', '{4}', 9, '{0,0,1}')::numeric, 5) AS rank, round(ln(1 + 5.5 / 4.5)::numeric, 5) AS by_the_book;
SELECT news_archive.bm25('rare:1', 'rare | usual', '{rare,usual}', '{2,800}', 1000, '{0,0,1}')
	> news_archive.bm25('usual:1', 'rare | usual', '{rare,usual}', '{2,800}', 1000, '{0,0,1}') AS rare_before_usual;
SELECT news_archive.bm25('talk:1A x:2', 'talk', '{talk}', '{4}', 9, '{1,1,1}') > news_archive.bm25('x:1A talk:2', 'talk', '{talk}', '{4}', 9, '{1,1,1}') AS title_before_body;
SELECT news_archive.bm25(to_tsvector('news_archive.news', 'Harun spoke'), q, '{harun}', '{4}', 9, '{0,0,2}')
	> news_archive.bm25(to_tsvector('news_archive.news', 'Haroun spoke'), q, '{harun}', '{4}', 9, '{0,0,2}') AS exact_before_key
FROM news_archive.news_query('Harun') q;
SELECT news_archive.bm25('talk:1', '!talk', '{}', '{}', 9, '{0,0,1}') AS negated, news_archive.bm25('talk:1', 'other', '{}', '{}', 9, '{0,0,1}') AS absent,
	news_archive.bm25('', 'talk', '{}', '{}', 0, '{0,0,0}') AS nothing;
SELECT news_archive.bm25('talk:1', 'talk', '{talk}', '{}', 9, '{0,0,1}');
SELECT news_archive.bm25('talk:1', 'talk', '{talk}', '{4}', 9, '{1}');
-- What ranks is an argument, and a setting only as its value: so it is the same on every server of an archive.
SELECT news_archive.bm25('talk:1', 'talk', '{talk}', '{4}', 9, '{0,0,1}', '{1.2,0.75}');
SELECT news_archive.bm25('talk:1 near:2', 'talk & near', '{2,0,0,0,4,0,0,0}', 9, '{0,0,2}', news_archive.rank_settings())
	= news_archive.bm25('talk:1 near:2', 'talk & near', '{near,talk}', '{4,2}', 9, '{0,0,2}') AS in_order_of_lexemes, news_archive_inner.query_lexemes('talk & near');
SELECT news_archive.bm25('talk:1', 'talk', '{4}', 9, '{0,0,1}', news_archive.rank_settings());
BEGIN;
SET LOCAL news_archive.search_title_weight = 5;
SELECT news_archive.rank_settings() AS of_the_session,
	news_archive.bm25('talk:1A', 'talk', '{talk}', '{4}', 9, '{1,1,1}') = news_archive.bm25('talk:1A', 'talk', '{talk}', '{4}', 9, '{1,1,1}', '{1.2,0.75,3,1.5}') AS usual,
	news_archive.bm25('talk:1A', 'talk', '{talk}', '{4}', 9, '{1,1,1}') < news_archive.bm25('talk:1A', 'talk', '{talk}', '{4}', 9, '{1,1,1}', news_archive.rank_settings()) AS of_settings;
ROLLBACK;
SELECT news_archive_inner.query_lexemes(news_archive.news_query('Harun -talks begin*'));
-- a query for words that most articles have is narrowed, one that finds few is not
SELECT news_archive_inner.bounded_query('talk & lipa', '{talk,lipa,^3talk,^2talk}', '{900,20,30,400}', 1000, 100);
SELECT news_archive_inner.bounded_query('talk | lipa', '{talk,lipa,^3talk,^2talk}', '{900,20,30,400}', 1000, 100);
SELECT news_archive_inner.bounded_query('talk & say & !war', '{talk,say,^3talk,^3say}', '{900,950,30,10}', 1000, 100);
-- a word that hardly matters beside the other bounds nothing
SELECT news_archive_inner.bounded_query('talk & say', '{talk,say,^3talk,^3say}', '{200,950,30,40}', 1000, 100);
SELECT news_archive_inner.bounded_query('talk', '{talk}', '{900}', 1000, 100);
-- it grows with the query, and not with its square
SELECT n AS terms, octet_length(news_archive_inner.bounded_query((SELECT string_agg('talk', ' & ') FROM generate_series(1, n))::tsquery, '{talk,^3talk,^2talk}', '{900,20,400}', 1000, 10)::text) < 40 * n AS linear
FROM unnest('{100,1000}'::int[]) n;

-- what a vector lacks: small words are places, and there are no places behind the 255th of a word
SELECT p.query, p.at_most, p.at_least, p.of_text FROM unnest(ARRAY['"board of the port" -"the port"', '"to be"', 'harbour "night watch"', 'port near/1 "of call"', 'harbour']) q, news_archive_inner.parse_query(q) p;
SELECT t AS text, news_archive_inner.text_answers(NULL, NULL, t, (news_archive_inner.parse_query('"board of the port"')).of_text, 'news_archive.news') AS answers
FROM unnest('{The board of the port met,The boards of THE ports met,A board in the port met,"Board, port"}'::text[]) t;
SELECT news_archive_inner.text_answers('Night in port', 'Watch', 'A long night.', (news_archive_inner.parse_query('"night watch"')).of_text, 'news_archive.news') AS across_parts,
	news_archive_inner.text_answers(NULL, NULL, NULL, (news_archive_inner.parse_query('"night watch"')).of_text, 'news_archive.news') AS of_nothing;
-- a text with more different words than a vector holds is indexed in part; one with a word very often has not all its places
SELECT v @@ 'harbour'::tsquery AS first_word, v @@ 'quay'::tsquery AS last_word, v @@ '''^-'''::tsquery AS in_part, news_archive_inner.with_levels(v) = v AS same
FROM (SELECT news_archive.article_search('Harbour', NULL, 'harbour ' || string_agg('Zor' || md5(i::text), ' ') || ' quay', 'en') AS v FROM generate_series(1, 50000) i) a;
SELECT v @@ '''^+'''::tsquery AS lacks_places, v @@ '''^-'''::tsquery AS in_part FROM (SELECT news_archive.article_search(NULL, NULL, repeat('Yes, clerk. ', n), 'en') AS v FROM unnest('{254,255}'::int[]) n) a;

-- an archive
SELECT news_archive.create_archive('search_test');
INSERT INTO search_test.article (article_id, outlet, title, standfirst, published, published_basis, language, body, format, raw)
VALUES
	(1, 'Lipa Post', 'Envoy Harun meets ministers', NULL, '[2020-03-01,2020-03-02)', 'given', 'en', 'Envoy Samir al-Harun met two ministers in Lipa. He spoke of a cease-fire.', 'text', ''),
	(2, 'Daily Osten', 'Talks go on', 'A day in Lipa', '[2020-03-02,2020-03-03)', 'given', 'en', 'Samir Haroun said the ceasefire held. The ministers said nothing.', 'text', ''),
	(3, 'Daily Osten', 'Football', NULL, '[2020-03-03,2020-03-04)', 'given', 'en', 'The ministers watched football.', 'text', ''),
	(4, 'Ostener Blatt', 'Die Verhandlungen dauern an', NULL, NULL, 'none', 'de', 'Die Minister verhandelten mit Samir Alharun.', 'text', '');
SELECT article_id, title, snippet, exact FROM news_archive.search('Harun', archive => 'search_test');
SELECT article_id, title, snippet FROM news_archive.search('samir haroon', archive => 'search_test');
SELECT article_id, snippet FROM news_archive.search('ceasefire', archive => 'search_test');
SELECT article_id FROM news_archive.search('ministers -football', archive => 'search_test');
SELECT article_id FROM news_archive.search('ministers', during => '[2020-03-02,2020-04-01)', archive => 'search_test');
SELECT article_id FROM news_archive.search('ministers', outlet => 'Lipa Post', archive => 'search_test');
SELECT count(*) FROM news_archive.search('ministers', max_rows => 2, archive => 'search_test');
SELECT count(*) FROM news_archive.search('', archive => 'search_test');
-- fields
INSERT INTO search_test.quotation (article_id, quotation_no, start, length, quotation, type, basis, confidence, saying, words_id)
VALUES (2, 1, 1, 10, 'The ceasefire held', 'indirect', 'test', 1, 1, 1);
INSERT INTO search_test.event_report (article_id, report_no, sentence_no, start, length, words, type, mode, status, basis, confidence, act_start, act_length, words_id)
VALUES (1, 1, 1, 1, 10, 'met', 'CONSULT', 'meet', 'actual', 'test', 1, 1, 3, 1);
SELECT q AS query, (SELECT array_agg(s.article_id) FROM news_archive.search(q, archive => 'search_test') s) AS articles
FROM unnest(ARRAY['by:"daily osten"', 'ministers by:"Lipa Post"', 'ministers -by:"Lipa Post"', 'date:2020-03', 'date:2020-03-01..2020-03-02', 'title:talks',
	'said:ceasefire', 'ceasefire -said:ceasefire', 'event:meet', 'event:consult harun', 'person:Nobody', 'date:2020-03 -title:football -harun']) q;
-- a query is read once: words, lexemes, fields, names and notices in one record, which is handed on, with other names or without
SELECT f.* FROM news_archive_inner.parse_query('harun by:Post -date:2013 said:"we agree" title:"the"') p, unnest(p.fields) f;
SELECT p.asked, p.lexemes, p.field_words, p.widened FROM news_archive_inner.parse_query('harun by:Post -title:dam said:"we agree" person:"Ada Lom"') p;
SELECT n.* FROM news_archive_inner.parse_query('Ada Lom "of Lipa" (Ost OR al Khalid)') p, unnest(p.names) n;
SELECT n.* FROM news_archive_inner.parse_query('author:weber OR "of the"') p, unnest(p.notices) n;
SELECT n.* FROM news_archive_inner.parse_query(' -- ') p, unnest(p.notices) n;
SELECT p IS NULL AS nothing FROM news_archive_inner.parse_query(NULL) p;
SELECT news_archive_inner.parse_query('harun OR by:Post');
SELECT w.query, left(w.widened, 40) AS widened, left(w.asked::text, 70) AS asked FROM (VALUES (1, 'Ost Lom -kelo', '{1}'::int[], '{7}'::int[], '{Lomia}'::text[]), (2, 'märz Ost', '{6,6}', '{3,3}', ARRAY['O"x', 'East']), (3, 'a b', '{}', '{}', '{}'),
	(4, 'Ost Lom', '{1,5}', '{3,3}', ARRAY[repeat('x', 1000), repeat('y', 3000)])) v(n, q, starts, lengths, others), news_archive_inner.widen_query(news_archive_inner.parse_query(q), starts, lengths, others) w ORDER BY n;
SELECT (news_archive_inner.widen_query(news_archive_inner.parse_query(repeat('(', 40) || 'Ost' || repeat(')', 40)), '{41}', '{3}', '{East}')).asked;
SELECT (news_archive_inner.widen_query(NULL::news_archive_inner.parsed_query, '{1}', '{3}', '{East}')).asked;
SELECT news_archive_inner.widen_query(news_archive_inner.parse_query('Ost'), '{1}', '{4}', '{East}');
SELECT news_archive_inner.widen_query(news_archive_inner.parse_query('Ost'), '{0}', '{3}', '{East}');
SELECT news_archive_inner.widen_query(news_archive_inner.parse_query('Ost'), '{1}', '{-1}', '{East}');
SELECT news_archive_inner.widen_query(news_archive_inner.parse_query('Ost Lom'), '{1,1}', '{7,3}', '{East,West}');
SELECT news_archive_inner.widen_query(news_archive_inner.parse_query('Ost Lom'), '{5,1}', '{3,3}', '{East,West}');
SELECT news_archive_inner.widen_query(news_archive_inner.parse_query('Ost'), '{1}', '{3}', '{}');
SELECT news_archive_inner.date_of_query(d) FROM unnest('{2013,2013-02,2013-02-28,2013-11..2013,2012..2013-02}'::text[]) d;
SELECT news_archive_inner.date_of_query('2013-13');
SELECT news_archive_inner.date_of_query('2014..2013');
SELECT news_archive_inner.date_of_query('soon');
\set VERBOSITY terse
SELECT * FROM news_archive.search('talks OR by:Post', archive => 'search_test');
SELECT * FROM news_archive.search('talks date:soon', archive => 'search_test');
SELECT * FROM news_archive.search('é -event:nonsense', archive => 'search_test');
SELECT article_id FROM news_archive.search('Title:talks', archive => 'search_test');
\set VERBOSITY default
-- fields only: what is shown is why, the rank is by the day
SELECT q AS query, s.article_id, s.rank, s.snippet FROM unnest(ARRAY['by:"lipa post"', 'date:2020-03-02..2020-03-03', 'said:ceasefire', 'event:MEET', 'title:football']) q, news_archive.search(q, archive => 'search_test') s;
-- an outlet however it is written; what is not known is told
SELECT o AS outlet, (SELECT array_agg(article_id) FROM news_archive.search('ministers', outlet => o, archive => 'search_test')) AS articles,
	(SELECT count(*) FROM news_archive.search_counts('ministers', 'day', outlet => o, archive => 'search_test')) AS days FROM unnest('{The Lipa Post,lipa  post,LipaPost,Post}'::text[]) o;
SELECT count(*) FROM news_archive.search('by:Echo', archive => 'search_test');
SELECT count(*) FROM news_archive.search('ministers author:Harun', archive => 'search_test');
SELECT count(*) FROM news_archive.search('of the', archive => 'search_test');
SELECT count(*) FROM news_archive.search('ministers OR "to be"', archive => 'search_test');
SELECT count(*) FROM news_archive.search('06:30 https://www.example.org/talks', archive => 'search_test');
BEGIN;
SET LOCAL search_path = pg_catalog, search_test, pg_temp;
SELECT news_archive_inner.check_field('event', 'aid' COLLATE "tr-x-icu", 1);
ROLLBACK;
SELECT * FROM news_archive.search('talks', max_rows => -1, archive => 'search_test');
SELECT (SELECT count(*) FROM news_archive.search(NULL, archive => 'search_test')) AS no_query, (SELECT count(*) FROM news_archive.search('ministers', max_rows => 0, archive => 'search_test')) AS no_rows,
	(SELECT count(*) FROM news_archive.search('"in lipa"', max_rows => NULL, archive => 'search_test')) AS all_rows, (SELECT count(*) FROM news_archive.search_counts(NULL, archive => 'search_test')) AS counts;
SELECT * FROM news_archive.suggest('har', max_rows => -1, archive => 'search_test');
-- why, how many of each, what to ask, what is alike
SELECT term, lexeme, spellings, in_title, in_standfirst, in_body, in_articles, weight > 0 AS weighs FROM news_archive.explain_match(1, 'haroun ministers', 'search_test');
SELECT abs(sum(weight) - (SELECT rank FROM news_archive.search('haroun ministers', archive => 'search_test') WHERE article_id = 1)) < 0.0001 AS adds_up
FROM news_archive.explain_match(1, 'haroun ministers', 'search_test');
SELECT * FROM news_archive.explain_match(3, 'haroun', 'search_test');
SELECT b AS counted_by, (SELECT string_agg(c.value || ' ' || c.articles, ', ') FROM news_archive.search_counts('ministers', b, archive => 'search_test') c) AS counts
FROM unnest('{outlet,language,month,year,event type,person}'::text[]) b;
SELECT * FROM news_archive.search_counts('-harun', 'day', archive => 'search_test');
INSERT INTO search_test.entity (entity_id, kind, name, articles) VALUES (1, 'person', 'Samir Harun', 3);
INSERT INTO search_test.entity_name (name_id, entity_id, kind, name, folded, keys)
SELECT 1, 1, 'person', 'Samir Harun', news_archive.fold_name('Samir Harun'), '{}';
SELECT * FROM news_archive.suggest('har', archive => 'search_test');
SELECT * FROM news_archive.suggest('Talks g', archive => 'search_test');
INSERT INTO search_test.entity (entity_id, kind, name, articles) VALUES (10, 'person', 'Oren al-Zahdi', 1), (11, 'person', 'Oren Albert', 1);
INSERT INTO search_test.entity_name (name_id, entity_id, kind, name, folded, keys)
SELECT 10 + n, 9 + n, 'person', name, news_archive.fold_name(name), '{}' FROM unnest('{Oren al-Zahdi,Oren Albert}'::text[]) WITH ORDINALITY u(name, n);
SELECT b AS begin, s.suggestion FROM unnest('{zah,alzah,al-Zah,bert}'::text[]) b, news_archive.suggest(b, archive => 'search_test') s;
DELETE FROM search_test.entity WHERE entity_id IN (10, 11);
DELETE FROM search_test.entity_name WHERE entity_id IN (10, 11);
SELECT * FROM news_archive.suggest('%', archive => 'search_test');
-- words as they come
SELECT news_archive_inner.begun_words($$o'neil \x '$$);
SELECT * FROM news_archive.suggest('', archive => 'search_test');
INSERT INTO search_test.signature
SELECT a.article_id, s.terms, s.weights, s.rare FROM search_test.article a, news_archive_inner.article_signature(a.title, a.body) s;
SELECT article_id, title, similarity > 0.1 AS alike FROM news_archive.similar_articles(2, archive => 'search_test');
SELECT (SELECT count(*) FROM news_archive.similar_articles(2, max_rows => 1, archive => 'search_test')) AS one,
	(SELECT count(*) FROM news_archive.similar_articles(99, archive => 'search_test')) AS unknown;
\set VERBOSITY terse
SELECT * FROM news_archive.explain_match(99, 'haroun', 'search_test');
SELECT * FROM news_archive.search_counts('ministers', 'moon', archive => 'search_test');
\set VERBOSITY default
-- other names: those of the table synonym in both directions, those generally known, those of the archive's entities
SELECT w AS words, news_archive.known_synonyms(w) FROM unnest('{EU,eu,European Union,UK,France,french,Scotland,who,WHO,talks,""}'::text[]) w;
INSERT INTO search_test.synonym VALUES ('LMP', 'Lipa Mountain Party');
INSERT INTO search_test.entity (entity_id, kind, name, articles) VALUES (2, 'person', 'Abu Samir', 1);
INSERT INTO search_test.entity_name (name_id, entity_id, kind, name, folded, keys)
SELECT 1 + n, 1 + n / 3, 'person', name, news_archive.fold_name(name), '{}' FROM unnest('{Abu Tarek,Harun,Abu Samir,Samir Haroun}'::text[]) WITH ORDINALITY u(name, n);
UPDATE search_test.entity_name SET entity_id = 1 WHERE name = 'Samir Haroun';
SELECT q AS query, news_archive.expanded_query(q, 'search_test')
FROM unnest(ARRAY['EU talks', '"EU" -EU', 'lmp OR france', 'lipa mountain party', 'é Samir Harun -talks', 'abu tarek', 'harun', 'person:EU EU* EU~ near', 'eu near/3 talks',
	'', repeat('(', 45) || 'EU' || repeat(')', 45)]) q;
INSERT INTO search_test.article (article_id, title, published_basis, language, body, format, raw)
VALUES (5, 'Vote', 'none', 'en', 'The Lipa Mountain Party will vote. French and European Union envoys watch.', 'text', '');
SELECT q AS query, s.article_id, s.snippet FROM unnest('{lmp,EU france,"\"EU\"",-EU vote}'::text[]) q, news_archive.search(q, archive => 'search_test') s;
SELECT term, lexeme, spellings FROM news_archive.explain_match(5, 'EU', 'search_test');
SELECT value, articles FROM news_archive.search_counts('EU', 'language', archive => 'search_test');
SET news_archive.search_synonyms = off;
SELECT news_archive.expanded_query('EU talks', 'search_test'), (SELECT count(*) FROM news_archive.search('EU', archive => 'search_test')) AS found;
RESET news_archive.search_synonyms;
SELECT news_archive.expanded_query('EU "talks', 'search_test');
-- the newest first among those that answer equally well
SELECT round(news_archive_inner.recency(d, 30)::numeric, 3) FROM unnest('{0,30,60,100000,-1,NULL}'::int[]) d;
INSERT INTO search_test.article (article_id, title, published, published_basis, language, body, format, raw)
SELECT 5 + n, 'Storm', daterange(d, d + 1), 'given', 'en', 'The storm came.', 'text', '' FROM unnest('{2020-01-02,2020-03-01}'::date[]) WITH ORDINALITY u(d, n);
SELECT article_id, round(rank / max(rank) OVER (), 3) AS share FROM (SELECT s.article_id, s.rank::numeric FROM news_archive.search('storm', archive => 'search_test', half_life => 60) s) r ORDER BY 1;
SELECT news_archive.search('storm', archive => 'search_test', half_life => 0);
SELECT news_archive_inner.recency(0, 0) AS today, news_archive_inner.recency(1, 0) AS yesterday, news_archive_inner.recency(1, -1) AS negative, news_archive_inner.recency(NULL, 0) AS unknown;
-- after a dictionary was altered, vectors are made anew where they are no longer right
SELECT news_archive.reindex_search('search_test');
BEGIN;
ALTER TEXT SEARCH CONFIGURATION news_archive.news_german DROP MAPPING FOR word;
SELECT news_archive.reindex_search('search_test');
SELECT search FROM search_test.article WHERE language = 'de';
ROLLBACK;
\set VERBOSITY terse
SELECT news_archive.create_archive('search_other', index => 'btree');
\set VERBOSITY default
-- snippets: the best sentence whole, a second one when there is room, escaped
SELECT news_archive.snippet('One. Two talks. Three. Talks about talks.', news_archive.news_query('talks'));
SELECT news_archive.snippet('Nothing here. At all.', news_archive.news_query('talks'));
SELECT news_archive.snippet('Talks & <i>war</i>.', news_archive.news_query('talks'), html => true);
SELECT news_archive.snippet('War again. Talks on peace and war. A long day. Peace talks.', news_archive.news_query('peace talks -war'));
SELECT news_archive.snippet('', news_archive.news_query('talks'));
-- the same after the words were counted
CREATE TEMP TABLE before AS SELECT * FROM news_archive.search('Harun ministers', archive => 'search_test');
SELECT news_archive.refresh_search('search_test');
SELECT count(*) FROM search_test.search_word WHERE lexeme = 'minist';
SELECT articles FROM search_test.search_total;
SELECT array_agg(s.article_id) = (SELECT array_agg(article_id) FROM before) AS same FROM news_archive.search('Harun ministers', archive => 'search_test') s;
-- phrases with small words, and far into a long article: the text is looked up where the vector cannot tell
INSERT INTO search_test.article (article_id, outlet, title, published, published_basis, language, body, format, raw)
VALUES
	(20, 'Lipa Post', 'Board of the port', '[2020-04-01,2020-04-02)', 'given', 'en', 'The board of the port met at noon. To have and have not, said its head.', 'text', ''),
	(21, 'Lipa Post', 'Board and port', '[2020-04-02,2020-04-03)', 'given', 'en', 'The board in every port met at noon. Have they not? They have.', 'text', ''),
	(22, 'Long', 'Minutes', '[2020-04-03,2020-04-04)', 'given', 'en',
	 (SELECT string_agg('Clerk ' || i || ' of the hall of Osten read page ' || i || ' to all.', ' ' ORDER BY i) FROM generate_series(1, 2500) i) || ' Then the grey osprey of the marsh sang at the board of the port.', 'text', ''),
	(23, 'Often', 'Records', '[2020-04-04,2020-04-05)', 'given', 'en', repeat('The clerk said yes. ', 300) || 'The yellow clerk sang to the grey osprey.', 'text', '');
SELECT q AS query, (SELECT array_agg(s.article_id ORDER BY s.article_id) FROM news_archive.search(q, archive => 'search_test') s) AS articles,
	(SELECT sum(c.articles) FROM news_archive.search_counts(q, archive => 'search_test') c) AS counted
FROM unnest(ARRAY['"board of the port"', '"in every port"', 'noon "have and have not"', '"have and have not"', 'noon -"have and have not"', 'noon -"board of the port"', '"the port"',
	'"grey osprey"', '"osprey of the marsh"', 'grey near/2 osprey', 'osprey near/2 grey clerk', '"yellow clerk"', 'yellow near/2 clerk', '"yellow osprey"', 'yellow near/2 osprey', 'board near/1 "of the port"', 'noon near/1 "of the port"', 'osprey -"grey osprey"', 'title:"of the port"', '"the grey osprey" OR "in every port"']) q;
SELECT article_id, exact FROM news_archive.search('"board of the port"', exact => true, max_rows => 1, archive => 'search_test');
INSERT INTO search_test.article (article_id, title, published_basis, language, body, format, raw)
SELECT 24, 'Roll', 'none', 'en', 'Roll call. ' || string_agg('Zor' || md5(i::text), ' ') || ' The end.', 'text', '' FROM generate_series(1, 50000) i;
SELECT * FROM news_archive.indexed_in_part('search_test');
SELECT article_id FROM news_archive.search('"roll call"', archive => 'search_test');
-- every table has a key, so that all can be published
SELECT t.oid::regclass FROM pg_class t WHERE t.relnamespace = 'search_test'::regnamespace AND t.relname IN ('search_word', 'search_total', 'synonym')
	AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary);
\set VERBOSITY terse
SELECT * FROM news_archive.search('talks', archive => 'nowhere');
SELECT * FROM news_archive.search('"talks', archive => 'search_test');
\set VERBOSITY default
SELECT news_archive.drop_archive('search_test');

-- bad input: long runs, nothing but signs, deep markup
SELECT length(to_tsvector('news_archive.news', repeat('a', 100000))), length(to_tsvector('news_archive.news', repeat('<', 100000))),
	length(to_tsvector('news_archive.news', repeat('a-', 50000))), length(to_tsvector('news_archive.news', repeat('a.', 50000))),
	length(to_tsvector('news_archive.news', repeat('9', 100000))), length(to_tsvector('news_archive.news', ''));
