-- namesakes: two people of one name stay two when what articles tell of them differs.
--
-- Articles that name someone hang together when they give him the same country and sector, or the same office, tell the
-- same story, or name another person together; what hangs together is one bearer of the name.  Bearers whose countries,
-- or whose walks of life, do not agree are two people; one of whom nothing is told that speaks against it is the one in
-- most articles.  It depends on the set of articles only: the bearers are ordered by how many articles they have, and
-- named by what is told of them.
--
-- Of somebody who is in very many articles the first 64 are asked, in the order of their ids, which are hashes, so as
-- good as drawn by lot; the others go to the first of the people found there whom nothing in the article speaks
-- against.

CREATE FUNCTION news_archive_inner.walk_of_life(sector text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN news_archive.sector_is(sector, 'public') THEN 'public' ELSE sector END;
COMMENT ON FUNCTION news_archive_inner.walk_of_life(text) IS
'A sector as far as it tells people apart: all who govern, fight, judge or want to are "public".';

CREATE FUNCTION news_archive_inner.traits_of(country text, sector text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY['country ' || country, 'life ' || news_archive_inner.walk_of_life(sector)], NULL);
COMMENT ON FUNCTION news_archive_inner.traits_of(text, text) IS
'Country and walk of life of a mention as keys by which namesakes may be told apart.';

CREATE FUNCTION news_archive_inner.traits_differ(a text[], b text[]) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		-- countries when both tell one, else walks of life
		SELECT CASE WHEN bool_or(x ^@ 'country') AND bool_or(y ^@ 'country')
			THEN NOT coalesce(bool_or(x ^@ 'country' AND x = y), false)
			ELSE bool_or(x ^@ 'life') AND bool_or(y ^@ 'life') AND NOT coalesce(bool_or(x = y), false) END
		FROM unnest(a) x FULL JOIN unnest(b) y ON x = y);
COMMENT ON FUNCTION news_archive_inner.traits_differ(text[], text[]) IS
'Whether two sets of traits_of() can hardly be of one person: no country of one is the other''s; or, when one has '
'none, no walk of life. NULL or false when too little is told.';

-- The bearers of names in these articles: the articles of each, and what is told of him.
CREATE FUNCTION news_archive_inner.bearers(article_ids bigint[], names text[])
	RETURNS TABLE (articles bigint[], traits text[])
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS (
		SELECT m.article_id, m.role, m.country, m.sector, m.organisation FROM mention m
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'person' AND m.name = ANY (names)),
	ties AS (
		SELECT t.article_id, news_archive.content_id('known', k) AS tie
			FROM told t, unnest(news_archive_inner.known_of(t.role, t.country, t.sector, t.organisation)) k
		UNION
		SELECT a.article_id, a.story_id FROM article a WHERE a.article_id = ANY (article_ids) AND a.story_id IS NOT NULL
		UNION
		SELECT m.article_id, news_archive.content_id('name', m.name) FROM mention m
		WHERE m.article_id = ANY (article_ids) AND m.kind = 'person' AND m.form = 'name' AND m.name LIKE '% %'
			AND m.name <> ALL (names)
		UNION
		SELECT t.article_id, t.article_id FROM told t),
	tied AS (
		SELECT c.node, c.component FROM (SELECT array_agg(article_id) AS a, array_agg(tie) AS b FROM ties) t,
			news_archive.connected_components(t.a, t.b) c)
	SELECT array_agg(DISTINCT t.article_id ORDER BY t.article_id),
		array_remove(array_agg(DISTINCT x COLLATE "C" ORDER BY x COLLATE "C"), NULL)
	FROM told t JOIN tied c ON c.node = t.article_id
		LEFT JOIN LATERAL unnest(news_archive_inner.traits_of(t.country, t.sector)) x ON true
	GROUP BY c.component
	ORDER BY count(DISTINCT t.article_id) DESC, min(t.article_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.bearers(bigint[], text[]) IS
'These articles, which call people by these names, parted into those that hang together, the most first, with all '
'traits told there. For refresh.';

CREATE TYPE news_archive_inner.person_of_name AS (articles bigint[], traits text[]);
COMMENT ON TYPE news_archive_inner.person_of_name IS 'One of the people of a name: articles that tell of him, and what '
	'they tell.';

-- Bearers that may be one person are one, each joined to the first it does not differ from.
CREATE FUNCTION news_archive_inner.people_of(article_ids bigint[], names text[])
	RETURNS news_archive_inner.person_of_name[]
	LANGUAGE plpgsql AS $$
DECLARE
	b record;
	people news_archive_inner.person_of_name[] := '{}';
	whose int;
BEGIN
	PERFORM news_archive_inner.entered();
	FOR b IN SELECT * FROM news_archive_inner.bearers(article_ids, names) LOOP
		whose := (SELECT min(i) FROM generate_series(1, cardinality(people)) i
			WHERE news_archive_inner.traits_differ(b.traits, (people[i]).traits) IS NOT TRUE);
		IF whose IS NULL THEN
			people := people || ROW(b.articles, b.traits)::news_archive_inner.person_of_name;
		ELSE
			people[whose] := ROW((people[whose]).articles || b.articles,
				ARRAY(SELECT DISTINCT t COLLATE "C" FROM unnest((people[whose]).traits || b.traits) t
					ORDER BY 1))::news_archive_inner.person_of_name;
		END IF;
	END LOOP;
	RETURN people;
END $$;
COMMENT ON FUNCTION news_archive_inner.people_of(bigint[], text[]) IS
'The people whom these articles call by these names, who is in most of them first. For refresh.';

-- The id of each of the people: the one an analyst described keeps that of the entity, else the one whose traits come
-- first.
CREATE FUNCTION news_archive_inner.ids_of_people(base bigint, people news_archive_inner.person_of_name[])
	RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	keeps int;
BEGIN
	PERFORM news_archive_inner.entered();
	keeps := (SELECT i FROM generate_series(1, cardinality(people)) i
		ORDER BY EXISTS (SELECT FROM known_entity k WHERE k.entity_id = base AND k.origin = 'analyst'
			AND (people[i]).traits @> ARRAY['country ' || k.country]) DESC,
			(people[i]).traits[1] COLLATE "C" NULLS LAST, i LIMIT 1);
	RETURN ARRAY(SELECT CASE WHEN i = keeps THEN base ELSE news_archive.content_id('namesake', base::text,
		(people[i]).traits[1]) END
		FROM generate_series(1, cardinality(people)) i ORDER BY i);
END $$;
COMMENT ON FUNCTION news_archive_inner.ids_of_people(bigint, news_archive_inner.person_of_name[]) IS
'The ids that the people of an entity''s names have: one has that of the entity. For refresh.';

CREATE FUNCTION news_archive_inner.united_among(entity_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT (c.what->>'keep')::bigint FROM correction c WHERE c.kind = 'merge' AND c.undone_at IS NULL
		AND c.what->>'keep' = ANY (entity_ids::text[]) AND c.what ? 'drop_name_id');
END $$;
COMMENT ON FUNCTION news_archive_inner.united_among(bigint[]) IS
'Those of these entities of which an analyst said that people of several names are one: then what articles tell does '
'not part them again. For refresh.';

CREATE FUNCTION news_archive_inner.may_have_namesakes(entity_ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	united bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	united := news_archive_inner.united_among(entity_ids);
	RETURN ARRAY(
		SELECT n.entity_id FROM entity_name n LEFT JOIN LATERAL unnest(n.traits) t ON true
		WHERE n.entity_id = ANY (entity_ids) AND n.kind = 'person' AND NOT n.apart
			AND n.entity_id <> ALL (united)
		GROUP BY n.entity_id
		HAVING count(DISTINCT t) FILTER (WHERE t ^@ 'country') > 1 OR count(DISTINCT t) FILTER (WHERE t ^@ 'life') > 1
		UNION
		SELECT s.shares_with FROM namesake s WHERE s.shares_with = ANY (entity_ids)
		ORDER BY 1);
END $$;
COMMENT ON FUNCTION news_archive_inner.may_have_namesakes(bigint[]) IS
'Those of these entities of whom articles tell what may not be of one person, and those that were parted. For refresh.';

-- Whom each article means: the person it was counted to, else the first one whom it does not speak against.
CREATE FUNCTION news_archive_inner.place_bearers(was bigint[], names text[], people news_archive_inner.person_of_name[],
	ids bigint[], among bigint[])
	RETURNS TABLE (article_id bigint, was_id bigint, is_id bigint)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT m.article_id, array_remove(array_agg(DISTINCT t), NULL) AS traits
		FROM mention m LEFT JOIN LATERAL unnest(news_archive_inner.traits_of(m.country, m.sector)) t ON true
		WHERE m.entity_id = ANY (was) AND m.kind = 'person' AND m.name = ANY (names)
			AND (among IS NULL OR m.article_id = ANY (among))
		GROUP BY m.article_id),
	meant AS MATERIALIZED (
		SELECT t.article_id, coalesce(
			(SELECT min(i) FROM generate_series(1, cardinality(people)) i
				WHERE t.article_id = ANY ((people[i]).articles)),
			(SELECT min(i) FROM generate_series(1, cardinality(people)) i
				WHERE news_archive_inner.traits_differ(t.traits, (people[i]).traits) IS NOT TRUE),
			1) AS person
		FROM told t)
	UPDATE mention m SET entity_id = ids[p.person] FROM meant p, mention o
	WHERE m.article_id = p.article_id AND o.article_id = m.article_id AND o.mention_no = m.mention_no
		AND m.entity_id = ANY (was) AND m.kind = 'person' AND m.name = ANY (names) AND m.entity_id <> ids[p.person]
	RETURNING m.article_id, o.entity_id, m.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.place_bearers(bigint[], text[], news_archive_inner.person_of_name[], bigint[],
	bigint[]) IS
'Gives the mentions by these names, which are of the entities was, to the people with these ids; among restricts the '
'articles, NULL does not. Gives the articles that changed, whose they were and whose they are. For refresh.';

-- The names under which a namesake is found, beside those of the entity he shares them with.
CREATE FUNCTION news_archive_inner.name_namesakes(base bigint, ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	told record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(x.entity_id) AS ids, array_agg(x.name) AS names INTO told
	FROM (SELECT DISTINCT m.entity_id, m.name FROM mention m WHERE m.entity_id = ANY (ids) AND m.entity_id <> base
		AND m.kind = 'person' AND m.form = 'name') x;
	WITH used AS MATERIALIZED (SELECT * FROM unnest(told.ids, told.names) u(entity_id, name)),
	gone AS (
		DELETE FROM entity_name n WHERE n.entity_id = ANY (ids) AND n.entity_id <> base AND n.apart
			AND n.base_id IS NULL
			AND NOT EXISTS (SELECT FROM used u WHERE u.entity_id = n.entity_id AND u.name = n.name))
	INSERT INTO entity_name (name_id, entity_id, kind, name, folded, keys, surnames, apart)
	SELECT news_archive.content_id('namesake', u.entity_id::text, n.name), u.entity_id, n.kind, n.name, n.folded,
		n.keys, n.surnames, true
	FROM used u JOIN entity_name n ON n.entity_id = base AND n.name = u.name AND n.kind = 'person' AND NOT n.apart
	ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION news_archive_inner.name_namesakes(bigint, bigint[]) IS
'Gives namesakes of an entity the names by which articles call them. For refresh.';

CREATE FUNCTION news_archive_inner.part_bearers(base bigint, touched bigint[], uncounted bigint[],
	OUT articles bigint[], OUT entities bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	names text[];
	was bigint[];
	people news_archive_inner.person_of_name[];
	ids bigint[];
	digest bigint;
	known boolean;
	who bigint;
	asked bigint[] := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	names := ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = base AND n.kind = 'person' AND NOT n.apart
		AND n.folded LIKE '% %');
	was := base || ARRAY(SELECT i FROM namesake s, LATERAL (VALUES (s.entity_id), (s.merged_into)) v(i)
		WHERE s.shares_with = base AND i IS NOT NULL AND i <> base);
	IF news_archive_inner.united_among(ARRAY[base]) <> '{}' THEN
		people := ARRAY[ROW('{}', '{}')::news_archive_inner.person_of_name];
	ELSE
		FOREACH who IN ARRAY was LOOP
			asked := asked || ARRAY(SELECT DISTINCT m.article_id FROM mention m
				WHERE m.entity_id = who AND m.kind = 'person' AND m.name = ANY (names) ORDER BY m.article_id LIMIT 64);
		END LOOP;
		asked := ARRAY(SELECT DISTINCT a FROM unnest(asked) a ORDER BY a LIMIT 64);
		people := news_archive_inner.people_of(asked, names);
	END IF;
	ids := news_archive_inner.ids_of_people(base, people);
	digest := news_archive.content_id(people::text, ids::text);
	known := EXISTS (SELECT FROM namesake s WHERE s.shares_with = base AND s.people = digest)
		OR (cardinality(ids) <= 1 AND NOT EXISTS (SELECT FROM namesake s WHERE s.shares_with = base));
	IF NOT known THEN
		DELETE FROM namesake s WHERE s.shares_with = base AND s.entity_id <> ALL (ids);
		INSERT INTO namesake AS s (entity_id, shares_with, merged_into, people)
		SELECT i, base, (SELECT (c.what->>'keep')::bigint FROM correction c
			WHERE c.kind = 'merge' AND c.undone_at IS NULL AND c.what->>'drop' = i::text ORDER BY c.made_at DESC
			LIMIT 1), digest
		FROM unnest(ids) i WHERE i <> base
		ON CONFLICT (entity_id) DO UPDATE SET merged_into = excluded.merged_into, people = excluded.people;
	END IF;
	-- as merged
	ids := ARRAY(SELECT coalesce(s.merged_into, u.i) FROM unnest(ids) WITH ORDINALITY u(i, n)
		LEFT JOIN namesake s ON s.entity_id = u.i ORDER BY u.n);
	articles := '{}';
	entities := '{}';
	IF cardinality(was) > 1 OR cardinality(ids) > 1 THEN
		SELECT coalesce(array_agg(DISTINCT p.article_id), '{}'),
			coalesce(array_agg(DISTINCT v.id) FILTER (WHERE p.article_id <> ALL (uncounted)), '{}')
			INTO articles, entities
		FROM news_archive_inner.place_bearers(was || ids, names, people, ids, CASE WHEN known THEN touched END) p,
			LATERAL (VALUES (p.was_id), (p.is_id)) v(id);
		PERFORM news_archive_inner.name_namesakes(base, was || ids);
		IF NOT known THEN
			entities := entities || was || ids;
		END IF;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.part_bearers(bigint, bigint[], bigint[]) IS
'Parts an entity into the people its names stand for; touched are the articles that are new or were read anew, '
'uncounted those that the figures do not have yet. Gives the articles whose mentions changed, and the entities whose '
'figures did. For refresh.';
