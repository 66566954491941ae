-- names: one name under its spellings.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never

-- One form for the ways to write a name: particles, order, titles, accents, case.
SELECT n, news_archive.fold_name(n) FROM unnest(ARRAY[
	'Rami al-Haddad', 'Rami Al Haddad', 'Rami el-Haddad', 'AL-HADDAD, Rami', 'Sheikh Rami Alhaddad',
	'Nour ash-Sharif', 'Nour al-Sharif', 'Nasir an-Nouri',
	'Abd al-Rahman Sabri', 'Abdul Rahman Sabri', 'Abdurrahman Sabri', 'Abdelrahman Sabri',
	'Nooruddin Karimi', 'Nur al-Din Karimi',
	'Tariq ibn Omar', 'Tariq bin Omar', 'Mr. José Muñoz-Ibáñez', 'Søren Ødegård Jr.']) n;

-- Organisations: legal forms are one word each, what stands in brackets is left out, initials are joined.
SELECT n, news_archive.fold_name(n) FROM unnest(ARRAY[
	'Velmora Shipping Limited', 'Velmora Shipping Ltd.', 'Velmora Shipping & Co. KG', 'Velmora S.A.',
	'Joint Stock Company "Velmora"', 'Акционерное общество «Велмора»', 'U.N.', 'Velmora (holding)', '(Velmora)', 'Côte d''Azur']) n;

SELECT n, news_archive.name_essence(n) FROM unnest(ARRAY['Velmora Shipping Corp.', 'Velmora Shipping Co., Ltd', 'U.S. Navy', 'US Navy', 'J. P. Carver Group', 'Ltd', '', 'Contact Group of Sarn']) n;

-- Scripts.
SELECT n, news_archive.fold_name(n) FROM unnest(ARRAY[
	'رامي الحداد', 'Дмитрий Щукин', 'Юрій Ґалаґан', 'Γιώργος Παπαδάκης', 'יעל ברקוביץ', '김민준', '王小明', 'タナカ', 'रमेश कुमार', 'Արամ', 'სანდრო']) n;

-- Keys: a name meets its spellings, and not another name that looks like it.
SELECT n, news_archive.name_keys(n) FROM unnest(ARRAY['Haddad', 'Hadad', 'al-Haddad', 'Qadir', 'Kader', 'Ghader', 'Khalid', 'Galad']) n;
SELECT a, b, news_archive.name_keys(a) && news_archive.name_keys(b) FROM (VALUES
	('Youssef al-Khalid', 'Yousef Alkhalid'), ('al-Khalid', 'Khalid'), ('Khalid', 'Khaleed'), ('Khalid', 'Galad'),
	('Qadhafi', 'Gaddafi'), ('Gaddafi', 'Kadafi'), ('Щукин', 'Shchukin')) v(a, b);

-- Similarity: 1 only for equal folds, symmetric, and more for a spelling than for another person.
SELECT a, b, round(news_archive.name_similarity(a, b)::numeric, 2) FROM (VALUES
	('Rami al-Haddad', 'AL-HADDAD, Rami'), ('Rami al-Haddad', 'Ramy Elhadad'), ('Rami al-Haddad', 'Haddad'),
	('Rami al-Haddad', 'R. Haddad'), ('Rami al-Haddad', 'Samir al-Haddad'), ('Bill Carver', 'William Carver'),
	('Sumarija', 'Sumarijski'), ('Northern Relief Council', 'NRC'), ('Rami al-Haddad', 'Ingrid Solberg')) v(a, b);
SELECT count(*) FROM unnest(ARRAY['Rami al-Haddad', 'Ramy Elhadad', 'R. Haddad', 'NRC', 'Northern Relief Council', 'Ltd']) a,
	unnest(ARRAY['Rami al-Haddad', 'Ramy Elhadad', 'R. Haddad', 'NRC', 'Northern Relief Council', 'Ltd']) b
	WHERE news_archive.name_similarity(a, b) <> news_archive.name_similarity(b, a) OR news_archive.name_similarity(a, b) NOT BETWEEN 0 AND 1;

-- Why.
SELECT news_archive.explain_similarity(a, b) FROM (VALUES
	('Rami al-Haddad', 'Haddad, Ramy'), ('Rami al-Haddad', 'AL-HADDAD, Rami'), ('Bill T. Carver', 'William Thomas Carver'),
	('Alex Sumarija', 'Alexander Sumarijski'), ('Northern Relief Council', 'NRC'), ('Rami', 'Ingrid Solberg')) v(a, b);

-- A title that ends a name is the name, but behind a comma or with its stop; none is taken off when a single word would be left, nor from a country.
SELECT n, news_archive.fold_name(n) FROM unnest(ARRAY[
	'Pranab Sen', 'SEN, Pranab', 'Lim Yat-sen', 'Koh Eng', 'Nadia Sheikh', 'Sen. Nora Oak', 'Sen. Oak', 'Nora Oak, Sen.', 'Oak, Nora, Dr.', 'Gen. Sen',
	'Dr. Oak', 'Dr Jordan', 'DR Congo', 'Dr. Mr.']) n;
SELECT round(news_archive.name_similarity('Pranab Sen', 'Pranab')::numeric, 2), round(news_archive.name_similarity('Pranab Sen', 'Pranab Roy')::numeric, 2);

-- "Al" before a surname that is no Arabic word is a first name.
SELECT n, news_archive.fold_name(n), news_archive_inner.surname_forms(n) FROM unnest(ARRAY[
	'Al Velsen', 'Al J. Velsen', 'VELSEN, Al', 'Al Smith', 'Al Alden', 'Al Hadari', 'Al-Velsen', 'Rami Al Hadari', 'Nour ash-Sharif', 'Velsen, Al Jr.']) n;
SELECT a, b, round(news_archive.name_similarity(a, b)::numeric, 2) FROM (VALUES ('Al Velsen', 'Albert Velsen'), ('Al Velsen', 'Linda Velsen'), ('Ben Velsen', 'Linda Velsen')) v(a, b);

-- Generations tell people apart; one who has none is similar and no more.
SELECT n, news_archive.fold_name(n), news_archive_inner.without_generation(n) FROM unnest(ARRAY[
	'Robert Weller, Jr.', 'Weller, Robert, Jr.', 'Robert Weller Junior', 'Robert Weller Senior', 'Jennifer Senior', 'Pope Tarcisius XII', 'Orsin the Elder', 'Lars XVI Gustaf', 'Malik X. Carver']) n;
SELECT a, b, round(news_archive.name_similarity(a, b)::numeric, 2), news_archive.same_entity_name('person', news_archive.fold_name(a), news_archive.fold_name(b), true) FROM (VALUES
	('Robert Weller Jr.', 'Robert Weller Junior'), ('Robert Weller Jr.', 'Robert Weller Sr.'), ('Robert Weller III', 'Robert Weller II'), ('Robert Weller Jr.', 'Robert Weller'),
	('Tarcisius XI', 'Tarcisius XII'), ('Robert Weller II', 'Robert Weller Jr'), ('Orsin the Elder', 'Orsin the Younger'), ('Edric V', 'Edric VI'), ('Xi Lanfen', 'Lanfen Xi')) v(a, b);

-- The index's side: a name shares codes with its spelling; the query is least, code, weight, ...
SELECT cardinality(news_archive.name_codes('rami alhaddad')) > 10,
	news_archive.name_codes('rami alhaddad') && news_archive.name_codes('ramy haddad'),
	news_archive.name_codes('') = '{}';
SELECT ARRAY[7, 8] OPERATOR(news_archive.&~) ARRAY[5, 7, 5], ARRAY[7, 8] OPERATOR(news_archive.&~) ARRAY[6, 7, 5],
	ARRAY[7, 8] OPERATOR(news_archive.&~) ARRAY[6, 7, 5, 8, 1], ARRAY[]::int[] OPERATOR(news_archive.&~) ARRAY[1, 7, 5];
SELECT ARRAY[7] OPERATOR(news_archive.&~) ARRAY[1, 7];

-- The index and the plain operator agree.
CREATE TEMP TABLE names AS SELECT i, news_archive.fold_name(g || ' ' || s) AS folded
	FROM unnest(ARRAY['Rami', 'Lena', 'Omar', 'Ingrid', 'Tariq', 'Yusuf']) WITH ORDINALITY a(g, i), unnest(ARRAY['Haddad', 'Hadad', 'Solberg', 'Carver', 'Qadir', 'Kader']) s;
CREATE INDEX names_codes ON names USING gin (news_archive.name_codes(folded) news_archive.name_codes_ops);
CREATE FUNCTION pg_temp.question(name text, needed int) RETURNS int[] IMMUTABLE LANGUAGE sql AS
	$$ SELECT needed || array_agg(x ORDER BY n, k) FROM unnest(news_archive.name_codes(news_archive.fold_name(name))) WITH ORDINALITY c(code, n), LATERAL (VALUES (1, code), (2, 1)) v(k, x) $$;
SELECT needed, (SELECT count(*) FROM names WHERE news_archive.name_codes(folded) OPERATOR(news_archive.&~) pg_temp.question('Rami Haddad', needed))
	FROM generate_series(1, 13, 4) needed;
SET enable_seqscan = off;
SELECT needed, (SELECT count(*) FROM names WHERE news_archive.name_codes(folded) OPERATOR(news_archive.&~) pg_temp.question('Rami Haddad', needed))
	FROM generate_series(1, 13, 4) needed;
RESET enable_seqscan;

-- Entities.
SELECT news_archive.create_archive('names_test');
SET news_archive.archive = 'names_test';
SELECT news_archive.add_entity('person', 'Rami al-Haddad', ARRAY['Sheikh Rami Haddad', 'رامي الحداد'], 'SYR', 'OPP') IS NOT NULL;
SELECT news_archive.add_entity('person', 'Rami al-Haddad') = news_archive.add_entity('person', 'Rami al-Haddad', sector => 'GOV') AS same;
SELECT count(news_archive.add_entity('person', n)) FROM unnest(ARRAY['Samir al-Haddad', 'Lena Solberg', 'William Carver', 'Omar Galad']) n;
SELECT count(news_archive.add_entity('organisation', n)) FROM unnest(ARRAY['Northern Relief Council', 'Haddad Shipping Ltd']) n;
SELECT name, country, sector, origin FROM names_test.entity WHERE name = 'Rami al-Haddad';
SELECT q, f.name, f.matched, round(f.score::numeric, 2) FROM unnest(ARRAY['Ramy Elhadad', 'HADDAD, R.', 'Рами Хаддад', 'Bill Carver', 'NRC', 'Solberg', 'Petrescu']) q,
	LATERAL (SELECT * FROM news_archive.find_entity(q, 1)) f;
SELECT f.name FROM news_archive.find_entity('Haddad', kind => 'organisation') f;
SELECT count(*) FROM news_archive.find_entity('Haddad', 2);
-- Of two generations the one asked for comes first, the other is no match.
SELECT count(news_archive.add_entity('person', n)) FROM unnest(ARRAY['Robert Weller Jr.', 'Robert Weller Sr.', 'Al Velsen', 'Linda Velsen']) n;
SELECT q, f.name, round(f.score::numeric, 2) FROM unnest(ARRAY['Weller, Robert, Jr', 'Robert Weller Senior', 'Robert Weller III', 'Albert Velsen']) q, LATERAL (SELECT * FROM news_archive.find_entity(q, 1)) f;
SELECT name, matched, ambiguous FROM news_archive.match_names(ARRAY['Robert Weller III', 'Robert Weller Jr', 'Robert Weller']);
-- Rows of this transaction are seen, and those rolled back are not.
BEGIN;
SELECT news_archive.add_entity('place', 'Qarnassos') IS NOT NULL;
SELECT f.name FROM news_archive.find_entity('Karnasos') f LIMIT 1;
ROLLBACK;
SELECT f.name FROM news_archive.find_entity('Karnasos', kind => 'place') f;

-- Bad input: nothing, one letter, only particles or digits, no letters, mixed scripts, too long, not of this kind.
SELECT n, news_archive.fold_name(n), news_archive.name_keys(n) FROM unnest(ARRAY['', ' ', 'X', '-', '...', 'al', 'de la', '007', '☺', 'Rami Хаддад', ', ,', '''', 'Dr. Mr.', E'a\u0301\u0301\u0301']) n;
SELECT length(news_archive.fold_name(repeat('Rami al-Haddad ', 700))), length(news_archive.fold_name(repeat('x', 10000))), cardinality(news_archive.name_keys(repeat('Rami ', 2000)));
SELECT news_archive.name_similarity('', ''), news_archive.name_similarity('', 'x'), news_archive.name_similarity('☺', '☺'), news_archive.explain_similarity('', '') = '';
SELECT news_archive.fold_name(NULL) IS NULL, news_archive.name_similarity(NULL, 'x') IS NULL;
SELECT count(*) FROM unnest(ARRAY['', '☺', ' ', NULL]) q, LATERAL (SELECT * FROM news_archive.find_entity(q)) f;
SELECT count(*) <= 1000 FROM news_archive.find_entity(repeat('Haddad ', 1500), 2000000000);
SELECT * FROM news_archive.find_entity('x', kind => 'animal');
SELECT * FROM news_archive.find_entity('x', max_rows => -1);
SELECT * FROM news_archive.find_entity('x', archive => 'no_such_archive');
SELECT news_archive.add_entity('person', '☺');
SELECT news_archive.add_entity('person', NULL);
SELECT news_archive.add_entity('animal', 'Rex');
SELECT news_archive.add_entity('person', 'Rex', country => 'Syria');
SELECT news_archive.add_entity('person', 'Rex', sector => 'DOG');
SELECT * FROM news_archive.check_archive('names_test');
SELECT news_archive.drop_archive('names_test');
-- bodies meet by two words at once, people by one; the order of words, and legal forms, are nothing
SELECT kind, a, b, news_archive_inner.entity_name_keys(kind, a) && news_archive_inner.entity_name_keys(kind, b) AS compared FROM (VALUES
	('organisation', 'Lethian Transport Union', 'Union of Lethian Transport'), ('organisation', 'Lethian Transport Union', 'Lethian Transport Unions Ltd'),
	('organisation', 'Lethian Transport Union', 'Lethian Miners Federation'), ('organisation', 'J.P. Marlow', 'JP Marlow Inc'), ('place', 'Lipa Sarn', 'Lippa Sarn'), ('place', 'Sarn', 'Lipa Sarn'),
	('person', 'Bill Marlow', 'William Marlow'), ('other', 'Harbour Accord', 'Harbor Accord')) v(kind, a, b);
SELECT news_archive.name_pair_keys('Khalid Harat'), news_archive.name_pair_keys('Harat Khalid') = news_archive.name_pair_keys('Khalid Harat') AS same, news_archive.name_pair_keys('Sarn') = news_archive.name_keys('Sarn') AS one_word, news_archive.name_pair_keys('');
