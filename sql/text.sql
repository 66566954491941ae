-- text: sentences, and what every cut of a text must keep.
SET search_path = news_archive;
\pset format unaligned
\pset tuples_only on

-- a sentence, two sentences, and where they stand
SELECT * FROM sentences('The ferry sank.');
SELECT * FROM sentences('  The ferry sank.  Nobody was hurt.');

-- abbreviations, initials, countries
SELECT sentence FROM sentences('Gen. Orlan Vesk met Dr. Ilse T. Maron. They spoke of Jan. 5. J. P. Doran did not come.');
SELECT sentence FROM sentences('He left the U.S. Senate in May. She stayed in the U.S. The talks failed at 5 p.m. in Sarn.');
SELECT sentence FROM sentences('It bought Halvard Inc. for cash. Brack Ltd. will follow, e.g. in spring, etc. Nobody objects.');
-- "no" is a word, "No." stands before a number
SELECT sentence FROM sentences('The answer was no. Voters wanted more. It is No. 5 on the list.');

-- quotation marks, exclamations, ellipses, notes in brackets
SELECT sentence FROM sentences('"We will not go. We will stay!" she said. "Will you?" he asked.');
SELECT sentence FROM sentences(U&'\201CWe came to listen.\201D The minister left.');
SELECT sentence FROM sentences('He waited... and waited. They came back. (Meridian News)');
SELECT sentence FROM sentences('Well . . . they came. And went. . . . Then they left.');

-- list numbers stay with their item; line ends end a sentence
SELECT sentence FROM sentences(E'1. Open the gates. 2. Close them.');
SELECT sentence_no, start, sentence FROM sentences(E'Ferry sinks off Sarn\n\nNobody was hurt');
-- U+00A0 is white space
SELECT start, length, sentence FROM sentences(U&'\00A0The\00A0ferry sank.\00A0 ');

-- positions are characters
SELECT start, length, substring('Žofie přišla. 船が沈んだ。Ω!' FROM start FOR length) = sentence FROM sentences('Žofie přišla. 船が沈んだ。Ω!');

-- what stands behind a question, a cry or three dots in quotation marks and tells who said it
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, '"Where is the pump?" he asked. "Gone!" cried a clerk.'),
	(2, '“Where is the pump?” Ilse Maron, the mayor of Sarn, asked on Friday.'),
	(3, '"We wait..." Gen. Orlan Vesk said. «Never…» Foreign Ministry spokesman Oren Dask replied.'),
	(4, '"I looked. Is it gone?" Dask asked reporters. "Who?" I wondered. "Why?" Sarn''s mayor asked.')) v(no, body), LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;
-- and what has a saying of its own, or no speaker, does not
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, '"Where is the pump?" Ilse Maron said she did not know.'),
	(2, 'He asked: "Really?" Dask answered.'),
	(3, '"Who?" Nobody answered. "Why?" "Because." "When?" The clerks asked for more time.'),
	(4, '“We wait…” The minister left.')) v(no, body), LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;

-- abbreviations that go on before a capital: times, links, companies, initials without spaces
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, 'It opens at 5 p.m. Friday and 7 p.m. Sunday in Sarn. It closed at 9 a.m. March 3. They met at 6 p.m. Monday was quiet.'),
	(2, 'On Friday at 5 p.m. Dask left. He came at 5 p.m. Dask left.'),
	(3, 'Some firms, e.g. Halvard, won Rowe v. Lade, i.e. Thursday''s case.'),
	(4, 'Halvard Inc. Chief Executive Ilse Maron left. Brack Corp. Ltd. stays. He works for Halvard Inc. Maron does not.'),
	(5, 'E.M. Dask wrote it. J.-P. Doran read it to "K.L. Maron" in May.'),
	(6, 'Yahoo! Inc. rose.')) v(no, body), LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;

-- no space behind a stop
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, 'The ferry sank.Two men were hurt!Nobody knows why.It was built in 1998.The owner paid 5%.Then he left the U.S.The end.'),
	(2, 'Is it gone?Yes, (it sank).I saw it.A boat came.NATO helped.'),
	(3, 'See www.sarn.Example, Plan.Pdf, sarn.Com/News.Html, v2.Beta, U.S.Army, J.Maron, St.Orlan, No.Two, System.List.Item, [HALV.VI], the U.S.A as a whole and a.b.C.')) v(no, body),
	LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;

-- the next mark of a list in the same line; notes with a stop inside
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, '1.) Open the gates 2.) Close them'), (2, 'a. Open the gates b. Close them c. Go'), (3, '• 9. Open the gates • 10. Close them'),
	(4, '1. Open gate 4 at 5. Close it'),
	(5, 'The mill (was it insured?) burned (at 5 p.m. Dask saw it) down.')) v(no, body), LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;
-- a list behind a colon is cut where each mark counts on from the one before, in one form, with a capital behind it
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, 'The list: 1.) Eggs 2.) Milk 3.) Bread'), (2, 'Demands: i. Peace ii. Bread iii. Land'), (3, '(a) The dam stays closed. (b) The gates open.'), (4, 'A) Eggs B) Milk'), (5, 'Steps: (1) Open the gate. (2) Close the gate. (3) Go home.'),
	(6, 'It has three parts: a) the dam b) the mill c) the road.'), (7, 'A. Open met B. Close in Sarn.'), (8, 'He scored: 1. Then he left 3. Nobody knew.'), (9, 'They met in room 2. 3. The others left.')) v(no, body),
	LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;
-- a note that ends inside its brackets is a sentence, "(Vale Wire)." is none
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, 'He said he would try. (Laughter.) Then he left.'), (2, '"We will win." (Applause!) "We will not rest." (Vale Wire).'), (3, 'He paused. (Long silence.) (Coughs.) He said no (why?) and left.')) v(no, body),
	LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;
-- nothing but a time and a place was said yet; zones with "time"
SELECT string_agg(sentence, ' | ' ORDER BY sentence_no) FROM (VALUES
	(1, 'At 5 a.m. Mr. Oak went out. He left at 6 P.M. Mr. Oak then came.'), (2, 'In Sarn at 5 p.m. Ida Rowan spoke. Late on Sunday, at 11 p.m. Mayor Rowan called.'), (3, 'It opens at 7 p.m. Lipa time. Doors open at 6 p.m. Central European Time.'),
	(4, 'The train comes at 5 p.m. Ida Rowan waits.'), (5, 'From 9 a.m. to 5 p.m. Monday through Friday a U.S.-led force guards J.K. Fir.')) v(no, body), LATERAL news_archive.sentences(body) GROUP BY no ORDER BY no;
-- a sentence of more than 500 words and marks is cut: behind a mark that ends a clause, else at white space, else between any two words
SELECT sentence_no, start, length, left(sentence, 12) AS head, right(sentence, 12) AS foot FROM sentences(repeat('the ferry sank, ', 220));
SELECT count(*), min(length), max(length), bool_and(sentence ~ ';$') FROM sentences(repeat('rain and a high tide; wind, and so on and on ', 200) || ';');
SELECT count(*), min(length), max(length) FROM sentences(repeat('water ', 1200));
SELECT count(*), min(length), max(length) FROM sentences(repeat('<hr>', 600));
SELECT count(*), max(length) FROM sentences(repeat('longword', 1000));
-- one of 500 is not
SELECT count(*) FROM sentences(repeat('ship ', 499) || '.');

-- nothing in, nothing out
SELECT count(*) FROM sentences('');
SELECT count(*) FROM sentences(NULL);
SELECT count(*) FROM sentences(E' \n\t\u00A0\n ');

-- bad input
CREATE TEMP TABLE bad (name text, body text);
INSERT INTO bad VALUES
	('no spaces', repeat('abcdefghij', 300)),
	('marks', repeat('?!...-"''()[]', 200)),
	('stops', repeat('. ', 1000)),
	('initials', repeat('A.', 1000)),
	('capitals', repeat('A. ', 1000)),
	('numbers', repeat('1. ', 1000)),
	('brackets', repeat('(a) ', 500)),
	('apostrophes', repeat('s''', 1000)),
	('hyphens', repeat('a-', 1000)),
	('emoji', repeat(U&'\+01F600\200D\FE0F ', 300)),
	('right to left', repeat(U&'\202E\0645\0631\062D\0628\0627 \0628\0643. ', 200)),
	('combining', 'a' || repeat(U&'\0301', 200)),
	('control', repeat(E'\u0001\u0008a\u007F. ', 300)),
	('spaces', repeat(' ', 300) || 'x. ' || repeat(E'\u00A0', 1000)),
	('empty lines', repeat(E'\n', 200)),
	('one line', repeat('the word ', 200)),
	('address', repeat('http://a.b@c.d', 200)),
	('no space', repeat('end.The', 300)),
	('questions', repeat('"A?" ', 300)),
	('list', '1. a ' || repeat('2. b 3. c ', 200)),
	('ellipses', repeat(U&'\2026\201D A', 300));

-- sentences are in order, hold no white space at their ends, and with the white space between them make up the text
SELECT name FROM bad WHERE regexp_replace(body, '\s|[\u0085\u00A0\u200B\uFEFF]', '', 'g') IS DISTINCT FROM
	coalesce((SELECT string_agg(regexp_replace(sentence, '\s|[\u0085\u00A0\u200B\uFEFF]', '', 'g'), '' ORDER BY sentence_no) FROM sentences(body)), '');
SELECT name FROM bad, LATERAL sentences(body) s WHERE substring(body FROM s.start FOR s.length) <> s.sentence LIMIT 1;
-- so do tokens
SELECT name FROM bad WHERE regexp_replace(body, '\s|[\u0085\u00A0\u200B\uFEFF]', '', 'g') IS DISTINCT FROM
	coalesce((SELECT string_agg(token, '' ORDER BY start) FROM tokens(body)), '');
SELECT name FROM bad, LATERAL (SELECT *, lag(start + length, 1, 1) OVER (ORDER BY start) AS before FROM tokens(body)) t
WHERE t.start < t.before OR t.length < 1 OR substring(body FROM t.start FOR t.length) <> t.token LIMIT 1;
-- and every head is a token of the sentence, with one root each
SELECT name FROM bad WHERE EXISTS (
	SELECT FROM (SELECT sentence_no, count(*) AS n, count(*) FILTER (WHERE head = 0) AS roots, max(head) AS most FROM tokens(body) GROUP BY 1) s
	WHERE roots <> 1 OR most > n);

-- a large text stays read for the stages of one transaction, and is given back when it ends, or a block with an exception clause does
CREATE FUNCTION held() RETURNS text LANGUAGE sql VOLATILE AS $$
	SELECT CASE WHEN sum(total_bytes) > 2000000 THEN 'the text' ELSE 'little' END FROM pg_backend_memory_contexts WHERE name LIKE 'news_archive%' $$;
BEGIN;
SELECT count(*), held() FROM sentences(repeat('Mayor Ilse Maron met rebels in Sarn. ', 60000));
SELECT held();
COMMIT;
SELECT held();
DO $$
BEGIN
	BEGIN
		PERFORM count(*) FROM sentences(repeat('Mayor Ilse Maron met rebels in Sarn. ', 60000));
		RAISE NOTICE 'in the block: %', held();
	EXCEPTION WHEN division_by_zero THEN NULL;
	END;
	RAISE NOTICE 'behind it: %', held();
	BEGIN
		PERFORM count(*) / 0 FROM sentences(repeat('Mayor Ilse Maron met rebels in Sarn. ', 60001));
	EXCEPTION WHEN division_by_zero THEN NULL;
	END;
	RAISE NOTICE 'behind an error: %', held();
END $$;
DROP FUNCTION held();
