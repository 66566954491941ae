-- entities: who is who over all articles, and what an analyst puts right.  Outlets, people and places are invented.
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
SET client_min_messages = warning;
SELECT news_archive.create_archive('who');
SET news_archive.archive = 'who';

-- ------------------------------------------------------------------------------------------- one name, two people
\set minister E'Budget passed\n\nMay 18, 2024\n\nNorwegian finance minister Peter Holm presented the budget in Oslo on Saturday. "It is sound," Holm said.'
\set goals    E'Cup goes to Cork\n\nMay 19, 2024\n\nIrish footballer Peter Holm scored twice in Cork on Sunday. Holm said he was glad.'
\set leaves   E'Holm quits\n\nJune 2, 2024\n\nPeter Holm, the former finance minister of Norway, left the party on Saturday. Opposition leader Kari Nordby welcomed it.'
SELECT news_archive.load_article(:'minister', outlet => 'Lake Courier') AS minister, news_archive.load_article(:'goals', outlet => 'Meridian Post') AS goals,
	news_archive.load_article(:'leaves', outlet => 'Lake Courier') AS leaves \gset
SELECT name, role, country, sector, articles, first_seen, last_seen FROM who.entity WHERE kind = 'person' ORDER BY name, articles DESC;
SELECT name, role, score FROM news_archive.find_entity('Holm, Peter');
-- he who speaks on the pitch is the footballer
SELECT e.role, m.mention FROM who.mention m JOIN who.entity e USING (entity_id) WHERE m.article_id = :goals AND m.kind = 'person' ORDER BY m.mention_no;
-- the other way round, one by one, and all at once: the same two
SELECT news_archive.create_archive('other_way');
SELECT count(news_archive.load_article(raw, outlet => outlet, archive => 'other_way')) FROM (SELECT * FROM who.article ORDER BY published DESC) a;
SELECT count(*) AS other FROM (SELECT * FROM who.entity EXCEPT SELECT * FROM other_way.entity) d;
SELECT count(*) AS other FROM (SELECT * FROM who.entity_name EXCEPT SELECT * FROM other_way.entity_name) d;
SELECT count(*) AS other FROM (SELECT * FROM who.mention EXCEPT SELECT * FROM other_way.mention) d;
-- an analyst knows better: one man, whatever is loaded later
SELECT shares_with AS first, entity_id AS second FROM who.namesake \gset
\set VERBOSITY terse
SELECT news_archive.merge_entities(:second, :first);
\set VERBOSITY default
SELECT news_archive.merge_entities(:first, :second);
SELECT news_archive.load_article(E'Cup final\n\nJune 9, 2024\n\nIrish footballer Peter Holm missed the final in Cork on Sunday.', outlet => 'Meridian Post') IS NOT NULL AS loaded;
SELECT name, articles FROM who.entity WHERE name = 'Peter Holm';
SELECT * FROM news_archive.check_archive('other_way');
SELECT news_archive.drop_archive('other_way');

-- ------------------------------------------------------------------------------------------------- roles, company
SELECT count(news_archive.load_article(raw, outlet => outlet)) FROM (VALUES
	(E'Talks in Sarn\n\nNovember 12, 2023\n\nYusuf al-Hadari, the head of the Karvanian National Coalition, met Foreign Minister Marta Velsen of Lethia in Sarn on Sunday.', 'Lake Courier'),
	(E'Talks go on\n\nMarch 4, 2024\n\nYoussef Hadari, head of the Karvanian National Coalition (KNC), met Velsen again. Marta Velsen said the KNC was ready.', 'Meridian Post'),
	(E'A new head\n\nApril 22, 2024\n\nYusuf al-Hadari, the former head of the Karvanian National Coalition, is in Tamsin. Samira Odeh was chosen on Monday.', 'Daily Tessal')) a(raw, outlet);
SELECT role, organisation, during, former_since, articles, outlets FROM news_archive.entity_roles('Yusef Alhadari');
SELECT role, organisation FROM news_archive.entity_roles('Hadari', '2024-01-01');
SELECT role, organisation FROM news_archive.entity_roles('Hadari', '2024-06-01');
SELECT kind, name, articles, share, acts, first_seen, last_seen FROM news_archive.co_mentions('Hadari', max_rows => 3);
SELECT name, articles FROM news_archive.co_mentions('Hadari', '[2024-04-01,2024-05-01)', kind => 'person');
SELECT name, same, articles, round(similarity::numeric, 2) AS similarity, why FROM news_archive.name_variants('Youssef al-Hadari', 0.6);

-- a company with its legal form and without
SELECT count(news_archive.load_article(raw)) FROM (VALUES (E'Shares rise\n\nMay 7, 2024\n\nVelmora Airlines Inc bought two jets on Tuesday. The harbour in Sarn was full, and the company did not say why it bought them.'),
	(E'Shares fall\n\nMay 8, 2024\n\nVelmora Airlines sold one of its jets on Wednesday. The harbour in Sarn is empty now, and Velmora Airlines does not say why.')) a(raw);
SELECT kind, articles FROM who.entity WHERE name LIKE 'Velmora%';

-- ------------------------------------------------------------------------------------------------- many at once
SELECT name_no, name, matched, round(score::numeric, 2) AS score, ambiguous FROM news_archive.match_names(ARRAY['HOLM, Peter', NULL, '', '☺', 'Marta Velsen', 'Nobody Atall']);
SELECT count(*) AS differ FROM unnest(ARRAY['Yusef Hadari', 'Velsen', 'Odeh', 'KNC', 'Oslo', 'Kari']) WITH ORDINALITY q(n, i)
	JOIN news_archive.match_names(ARRAY['Yusef Hadari', 'Velsen', 'Odeh', 'KNC', 'Oslo', 'Kari'], min_score => 0) m ON m.name_no = q.i,
	LATERAL news_archive.find_entity(q.n, 1) f WHERE (f.entity_id, f.score, f.matched) IS DISTINCT FROM (m.entity_id, m.score, m.matched);
SELECT count(*) FROM news_archive.match_names('{}');

-- ------------------------------------------------------------------------------------------------- names for good
SELECT entity_id AS hadari FROM news_archive.find_entity('Hadari', 1) \gset
SELECT news_archive.rename_entity(:hadari, 'Youssef al-Hadari');
SELECT actors FROM news_archive.timeline('Hadari') WHERE type = 'CONSULT' LIMIT 1;
SELECT news_archive.load_article(E'Back in Sarn\n\nMay 2, 2024\n\nYusuf al-Hadari spoke in Sarn on Thursday.', outlet => 'Daily Tessal') IS NOT NULL AS loaded;
SELECT news_archive.refresh();
SELECT name, articles FROM who.entity WHERE entity_id = :hadari;
-- a surname that stands alone stays where an analyst put it
SELECT count(news_archive.load_article(raw)) FROM (VALUES
	(E'A walk\n\nMay 3, 2024\n\nMr Orlund walked in Sarn on Friday. Orlund said it was fine.'),
	(E'A talk\n\nMay 4, 2024\n\nNils Orlund spoke in Sarn on Saturday.'), (E'A song\n\nMay 5, 2024\n\nBerit Orlund sang in Sarn on Sunday.')) a(raw);
SELECT name, articles FROM who.entity WHERE name LIKE '%Orlund' ORDER BY name;
SELECT news_archive.merge_entities(b.entity_id, a.entity_id) FROM who.entity a, who.entity b WHERE a.name = 'Orlund' AND b.name = 'Nils Orlund';
SELECT news_archive.load_article(E'A game\n\nMay 6, 2024\n\nKari Orlund played in Sarn on Monday.') IS NOT NULL AS loaded;
SELECT name, articles FROM who.entity WHERE name LIKE '%Orlund' ORDER BY name;
SELECT kind, count(*) FROM who.correction GROUP BY kind ORDER BY kind;

-- ---------------------------------------------------------------------------------------- countries, bodies, places
SELECT type, count(*) FROM news_archive.reference_entity GROUP BY type ORDER BY type;
SELECT name, country, iso2, continent, sector, other_names && '{Германия,U.N.}' AS known_so FROM news_archive.reference_entity
	WHERE name IN ('Germany', 'Berlin', 'Africa', 'United Nations') ORDER BY name;
SELECT count(*) AS wrong FROM news_archive.reference_entity WHERE type = 'country' AND (country !~ '^[A-Z]{3}$' OR iso2 !~ '^[A-Z]{2}$' OR continent IS NULL);
SELECT news_archive.add_reference_entities() > 500 AS added;
SELECT news_archive.refresh() >= 0 AS refreshed;
SELECT f.name, f.articles > 0 AS told FROM unnest('{Норвегия,Norge,NATO,North Atlantic Treaty Organisation}'::text[]) q, LATERAL news_archive.find_entity(q, 1) f;
SELECT * FROM news_archive.resolve_place('Tripoli');
SELECT news_archive.install_gazetteer() > 20000 AS installed, news_archive.install_gazetteer() AS again;
SELECT place, country, latitude, longitude, round(confidence::numeric, 2) AS confidence, basis FROM news_archive.resolve_place('Tripoli') LIMIT 2;
SELECT place, country, round(confidence::numeric, 2) AS confidence, basis FROM news_archive.resolve_place('TRIPOLI', '{LBN}') LIMIT 1;
SELECT place, country FROM news_archive.resolve_place('Kiev');
-- capitals, each with its own country told: no weight is too large (what is left is one of a few hundred people, beside a large city of that name)
SELECT c.capital FROM news_archive.reference_countries() c, LATERAL (SELECT country, confidence FROM news_archive.resolve_place(c.capital, ARRAY[upper(c.iso3)]) LIMIT 1) p
	WHERE p.country <> upper(c.iso3) OR NOT p.confidence > 0.5 ORDER BY c.capital COLLATE "C";
SELECT place, country, confidence > 0.9 AS sure FROM unnest('{Moscow,London,Tokyo,Beijing,Shanghai,Cairo,Tehran}'::text[]) q, LATERAL news_archive.resolve_place(q, '{RUS,GBR,JPN,CHN,EGY,IRN}') p
	WHERE p.population > 5000000;
SELECT news_archive_inner.place_weight(2147483647, true, true) > 1e12 AS large;
SELECT news_archive.load_article(E'Boats\n\nMay 18, 2024\n\nTwo boats sank near Tripoli on Saturday. Lebanese officials said the crew was brought to Beirut.') AS boats \gset
SELECT name, place, country, round(confidence::numeric, 2) AS confidence, basis FROM news_archive.article_places(:boats);
-- a name in the capitals of a headline or dateline is shown as the articles else write it, an organisation's initials as they are
SELECT count(news_archive.load_article(raw)) FROM (VALUES (E'Port shut\n\nMay 18, 2024\n\nTESSALIA, May 18 - The port was shut on Saturday, the NORDA union said.'),
	(E'Port still shut\n\nMay 19, 2024\n\nTESSALIA, May 19 - The port was still shut on Sunday, the NORDA union said.'),
	(E'Port opened\n\nMay 20, 2024\n\nThe port of Tessalia was opened in Tessalia on Monday.')) a(raw);
SELECT kind, name FROM who.entity WHERE lower(name) IN ('tessalia', 'norda') ORDER BY name;
SELECT news_archive.load_article(E'Fair\n\nMay 19, 2024\n\nA fair opened in Paris, Texas, on Sunday. Visitors came from Moscow and London.') AS fair \gset
SELECT name, place, country, round(latitude) AS latitude FROM news_archive.article_places(:fair);
-- a state is no town of its name in another country
SELECT news_archive.load_article(E'Vote\n\nMay 20, 2024\n\nVoters in Florida and in Ontario, Canada, went to the polls on Monday, officials in Ottawa said.') AS vote \gset
SELECT name, place, country FROM news_archive.article_places(:vote);
-- a son and his father, and the woman of one surname with a man called Al, are two each
SELECT count(news_archive.load_article(raw)) FROM (VALUES (E'A bridge\n\nMay 20, 2024\n\nEngineer Robert Weller Jr. opened a bridge in Oslo on Monday. Weller thanked the town of Sarn for three years of labour.'),
	(E'A medal\n\nMay 21, 2024\n\nEngineer Robert Weller Sr. was given a medal in Bergen on Tuesday. Weller said that he was content with the work.'),
	(E'A school\n\nMay 22, 2024\n\nTeacher Linda Brusk opened a school in Oslo on Wednesday. Brusk thanked the other teachers of the school.'),
	(E'A lecture\n\nMay 23, 2024\n\nTeacher Al Brusk spoke about the climate in Bergen on Thursday. Brusk said that he was content with the law on forests.')) a(raw);
SELECT name, articles FROM who.entity WHERE name ~ 'Weller|Brusk' ORDER BY name COLLATE "C";

-- ---------------------------------------------------------------------------------------------------- bad input
SELECT news_archive.merge_entities(:hadari, :hadari);
SELECT news_archive.merge_entities(:hadari, NULL);
SELECT entity_id AS velsen FROM news_archive.find_entity('Marta Velsen', 1) \gset
SELECT entity_id AS oslo FROM news_archive.find_entity('Oslo', 1) \gset
SELECT news_archive.merge_entities(:velsen, :oslo);
-- merged once, it is gone: no cycle
SELECT news_archive.merge_entities(:hadari, :velsen);
SELECT news_archive.merge_entities(:velsen, :hadari);
\set VERBOSITY terse
SELECT news_archive.merge_entities(:hadari, :velsen);
SELECT news_archive.split_entity(:hadari, 'No Such Alias');
SELECT news_archive.split_entity(NULL, 'Hadari');
SELECT news_archive.split_entity(:oslo, name) FROM who.entity WHERE entity_id = :oslo;
SELECT news_archive.rename_entity(0, 'X Y');
SELECT news_archive.rename_entity(:hadari, '☺');
SELECT news_archive.rename_entity(:hadari, NULL);
SELECT news_archive.rename_entity(:hadari, 'Kari Nordby');
SELECT * FROM news_archive.entity_roles('Qqqq Zzzz');
SELECT * FROM news_archive.co_mentions('Hadari', kind => 'animal');
SELECT * FROM news_archive.co_mentions('Hadari', max_rows => -1);
SELECT * FROM news_archive.name_variants('Hadari', 2);
SELECT * FROM news_archive.match_names(ARRAY['x'], kind => 'animal');
SELECT * FROM news_archive.match_names(ARRAY['x'], min_score => 'NaN');
SELECT * FROM news_archive.match_names(ARRAY['x'], archive => 'nowhere');
SELECT * FROM news_archive.resolve_place('Oslo', '{no}');
SELECT count(*) FROM news_archive.resolve_place('');
SELECT count(*) FROM news_archive.article_places(0);
SELECT news_archive.install_gazetteer('nowhere');
SELECT news_archive.add_reference_entities('nowhere');
SELECT * FROM news_archive.check_archive('who');
SELECT news_archive.drop_archive('who');

-- ------------------------------------------------------------------------------------------------- the majority
-- What most articles tell of somebody, not the last one; the same in whatever order they came.
CREATE FUNCTION who_is(days int[]) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.create_archive('most');
	PERFORM news_archive.load_article(CASE WHEN d = 9 THEN 'The general Ola Brandt spoke in Oslo.' ELSE 'Norwegian President Ola Brandt spoke about matter ' || d || '.' END,
		published => '2024-05-01'::date + d, archive => 'most') FROM unnest(days) WITH ORDINALITY u(d, n) ORDER BY n;
	RETURN (SELECT concat_ws(' ', role, country, sector, role_day) FROM most.entity WHERE name = 'Ola Brandt');
END $$;
SELECT who_is('{1,2,3,9}');
SELECT * FROM news_archive.check_archive('most');
SELECT news_archive.drop_archive('most');
SELECT who_is('{9,3,2,1}');
SELECT news_archive.drop_archive('most');
SELECT who_is('{9}');
SELECT news_archive.drop_archive('most');
DROP FUNCTION who_is;

-- ----------------------------------------------------------------------------------------------------- acronyms
-- An acronym alone is the body that it may be, when there is just one.
SELECT news_archive.create_archive('bodies');
CREATE FUNCTION bodies(pattern text) RETURNS TABLE (name text, kind text, articles bigint, names text) LANGUAGE sql AS $$
	SELECT e.name, e.kind, e.articles, string_agg(n.name, ', ' ORDER BY n.name COLLATE "C") FROM bodies.entity e JOIN bodies.entity_name n USING (entity_id)
	WHERE n.name ~ pattern GROUP BY e.entity_id, e.name, e.kind, e.articles ORDER BY e.name COLLATE "C", e.kind $$;
CREATE FUNCTION tell(raw text, outlet text DEFAULT 'Lake Courier') RETURNS bigint LANGUAGE sql
	RETURN news_archive.load_article(raw, outlet => outlet, published => '2024-05-18', archive => 'bodies');
SELECT count(tell(r)) FROM unnest(ARRAY['NOWF said on Tuesday that it would strike.', 'The Norwegian Oil Workers Federation rejected the offer in Oslo on Monday.',
	'LBC said on Tuesday that it would close. LBC employees wept.', 'Lethian Broadcasting Corp. was sold on Monday.', 'VELMORA said on Monday that profits rose.', 'Velmora Ltd said on Friday that it sold ships.']) r;
SELECT * FROM bodies('^[NLV]');
-- two of these letters: nobody's
SELECT tell('The New Orchard Waste Foundation planted trees in Tamsin on Friday.') AS foundation \gset
SELECT * FROM bodies('^N');
-- what an article introduces in brackets comes first
SELECT tell('The Northern Organisation of Women and Families (NOWF) met in Brannick on Friday. NOWF thanked the town.') AS told \gset
SELECT * FROM bodies('^N');
SELECT name, known FROM bodies.entity_name WHERE known <> '{}' ORDER BY name;
-- and goes with its article
SELECT news_archive.remove_article(:told, 'bodies') IS NOT NULL AS removed, news_archive.remove_article(:foundation, 'bodies') IS NOT NULL AS removed_too;
SELECT * FROM bodies('^N');
-- what an analyst says holds before all of it
SELECT news_archive.add_entity('organisation', 'New Oats and Wheat Fund', '{NOWF}', archive => 'bodies') IS NOT NULL AS added;
SELECT * FROM bodies('^N');
SELECT news_archive.undo_correction(correction_id, 'bodies') FROM news_archive.corrections('bodies') WHERE kind = 'add';
SELECT * FROM bodies('^N');
SELECT news_archive.name_acronyms(n) FROM unnest(ARRAY['Voice of Lethia', 'Lethian Broadcasting Corp.', 'Velmora', 'Bank of Sarn', '', NULL]) n;

-- Adjectives and peoples of countries are mentions and no entities; other peoples are both.
SELECT tell('Syrian and Iranian ministers met in Oslo. Syrians protested outside, and so did a European crowd and Kurds.', 'Meridian Post') AS ministers \gset
SELECT name, kind FROM bodies.mention JOIN bodies.entity USING (entity_id, name, kind) WHERE article_id = :ministers ORDER BY mention_no;
SELECT mention, kind, country, entity_id FROM bodies.mention WHERE article_id = :ministers AND mention IN ('Syrians', 'European');
SELECT w, news_archive_inner.is_people(w) FROM unnest(ARRAY['Syria', 'Syrians', 'West German', 'Guinea-Bissau', 'European', 'Europe', 'Kurds', 'Velsen', '', NULL]) w;

-- --------------------------------------------------------------------------------------------------- may be one
SELECT count(tell(r, 'Outlet ' || n)) FROM unnest(ARRAY['Engineer Yusuf Hadari opened a bridge.', 'Doctor Yasuf al-Hadary was given a medal.', 'Minister Oda Brusk met miners of the Tessal pit in Brannick over the dust in shaft nine.',
	'Teacher Linus Brusk opened a school.', 'Brusk met miners of the Tessal pit in Brannick over the dust in shaft nine.', 'Lorvian Steel said it sold ships.', 'Mr Lorvian Steel was glad.',
	'The Tessal Aid Society (TAS) gave bread.', 'The Tamsin Artists Society (TAS) sang.', 'TAS said on Monday it was glad.', 'Robert Weller Jr. spoke.', 'Robert Weller Sr. spoke.']) WITH ORDINALITY u(r, n);
CREATE FUNCTION queue() RETURNS TABLE (name text, other text, likely real, why text) LANGUAGE sql AS $$ SELECT name, other, likely, why FROM news_archive.review_queue(archive => 'bodies') ORDER BY why COLLATE "C", name COLLATE "C", other COLLATE "C" $$;
SELECT * FROM queue();
SELECT entity_id AS one, other_id AS other, example, other_example, statement ~ ('merge_entities\(' || entity_id || ', ' || other_id || ', archive => ''bodies''\);$') AS ready FROM news_archive.review_queue(archive => 'bodies') WHERE 'Yusuf Hadari' IN (name, other) \gset
SELECT :'example' AS example, :'other_example' AS other_example, :'ready' AS ready;
SELECT news_archive.keep_apart(:other, :one, 'an engineer and a doctor', 'bodies') AS apart \gset
SELECT count(*) FROM queue() WHERE 'Yusuf Hadari' IN (name, other);
SELECT kind, about, correction, why FROM news_archive.corrections('bodies') WHERE kind = 'apart';
SELECT news_archive.undo_correction(:apart, 'bodies');
SELECT count(*) FROM queue() WHERE 'Yusuf Hadari' IN (name, other);
-- the statement does what it says
SELECT statement FROM news_archive.review_queue(archive => 'bodies', kind => 'person') WHERE 'Lorvian Steel' IN (name, other) \gset
:statement
SELECT * FROM bodies('Lorvian Steel');
SELECT count(*) FROM queue() WHERE 'Lorvian Steel' IN (name, other);
SELECT count(*) FROM news_archive.review_queue(0, archive => 'bodies');
SELECT count(*) FROM news_archive.review_queue(-1, archive => 'bodies');
SELECT count(*) FROM news_archive.review_queue(kind => 'animal', archive => 'bodies');
SELECT count(*) FROM news_archive.review_queue(archive => 'nowhere');
SELECT news_archive.keep_apart(:one, :one, archive => 'bodies');
SELECT news_archive.keep_apart(:one, 0, archive => 'bodies');
SELECT news_archive.keep_apart(:one, NULL, archive => 'bodies');
SELECT * FROM news_archive.check_archive('bodies');

-- The same whatever came when, and whatever came and went.
CREATE FUNCTION picture() RETURNS text LANGUAGE sql AS $$
	SELECT md5(string_agg(t, E'\n' ORDER BY t COLLATE "C")) FROM (
		SELECT e::text FROM bodies.entity e UNION ALL SELECT n::text FROM bodies.entity_name n UNION ALL SELECT s.entity_id || ' ' || s.shares_with FROM bodies.namesake s
		UNION ALL SELECT concat_ws(' ', m.article_id, m.mention_no, m.entity_id) FROM bodies.mention m
		UNION ALL SELECT concat_ws(' ', r.article_id, r.report_no, r.event_id, r.actor_id, r.target_id) FROM bodies.event_report r UNION ALL SELECT v::text FROM bodies.event v) x(t) $$;
SELECT picture() AS was \gset
SELECT news_archive.refresh('bodies', rebuild => true), picture() = :'was' AS same;
SELECT news_archive.drop_archive('bodies');
CREATE FUNCTION in_order(orders int[], gone int[]) RETURNS TABLE (differ bigint, is_as text) LANGUAGE plpgsql AS $$
DECLARE
	raws text[] := ARRAY['NOWF said it would strike. NOWF is in Oslo.', 'The Norwegian Oil Workers Federation rejected the offer in Oslo.', 'The New Orchard Waste Foundation planted trees in Tamsin.',
		'The Northern Organisation of Women and Families (NOWF) met in Brannick.', 'Nowf Ltd sold its ships in Sarn.', 'The Northern Organization of Women and Families met in Tamsin.', 'Syrians protested in Oslo.'];
	ids bigint[];
	was text;
BEGIN
	PERFORM news_archive.create_archive('bodies');
	differ := 0;
	FOR i IN 1 .. cardinality(orders) LOOP
		ids[orders[i]] := tell(raws[orders[i]]);
		CONTINUE WHEN i % 3 <> 0;
		was := picture();
		PERFORM news_archive.refresh('bodies', rebuild => true);
		differ := differ + (picture() <> was)::int;
	END LOOP;
	FOR i IN 1 .. cardinality(gone) LOOP
		PERFORM news_archive.remove_article(ids[gone[i]], 'bodies');
		was := picture();
		PERFORM news_archive.refresh('bodies', rebuild => true);
		differ := differ + (picture() <> was)::int;
	END LOOP;
	is_as := md5(picture());
	PERFORM news_archive.drop_archive('bodies');
	RETURN NEXT;
END $$;
SELECT sum(differ) AS differ, count(DISTINCT is_as) AS pictures FROM (SELECT (in_order(o::int[], g::int[])).* FROM (VALUES ('{1,2,3,4,5,6,7}', '{4,5,3}'), ('{7,6,5,4,3,2,1}', '{3,4,5}'), ('{4,1,6,3,7,2,5}', '{5,3,4}')) v(o, g)) x;
DROP FUNCTION in_order, picture, queue, tell, bodies;

-- Which role was told last is told by the day and not by how the session writes it: 15.01. is before 01.02.
SET datestyle = 'German';
SELECT m.role, m.role_article FROM news_archive_inner.most_told('{1,1}', '{10,20}', '{2024-01-15,2024-02-01}', '{1,1}', '{envoy,minister}', '{NULL,NULL}', '{NULL,NULL}') m;
RESET datestyle;
