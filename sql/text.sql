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
	('address', repeat('http://a.b@c.d', 200));

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
