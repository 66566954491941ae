-- namesakes: two people of one name stay two when what articles tell of them differs.
--
-- Articles that name someone hang together when they give him the same country and sector, or the same office, tell the same story,
-- or name another person together; what hangs together is one bearer of the name.  Bearers whose countries, or whose walks of life, do not
-- agree are two people; one of whom nothing is told that speaks against it is the one in most articles.  It depends on the
-- set of articles only: the bearers are ordered by how many articles they have, and named by what is told of them.

CREATE FUNCTION news_archive.walk_of_life(sector text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN news_archive.sector_is(sector, 'public') THEN 'public' ELSE sector END;
COMMENT ON FUNCTION news_archive.walk_of_life(text) IS
'A sector as far as it tells people apart: all who govern, fight, judge or want to are "public".';

CREATE FUNCTION news_archive.traits_of(country text, sector text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY['country ' || country, 'life ' || news_archive.walk_of_life(sector)], NULL);
COMMENT ON FUNCTION news_archive.traits_of(text, text) IS
'Country and walk of life of a mention as keys by which namesakes may be told apart.';

CREATE FUNCTION news_archive.traits_differ(a text[], b text[]) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		-- countries when both tell one, else walks of life
		SELECT CASE WHEN bool_or(x ^@ 'country') AND bool_or(y ^@ 'country') THEN NOT coalesce(bool_or(x ^@ 'country' AND x = y), false)
			ELSE bool_or(x ^@ 'life') AND bool_or(y ^@ 'life') AND NOT coalesce(bool_or(x = y), false) END
		FROM unnest(a) x FULL JOIN unnest(b) y ON x = y);
COMMENT ON FUNCTION news_archive.traits_differ(text[], text[]) IS
'Whether two sets of traits_of() can hardly be of one person: no country of one is the other''s; or, when one has none, no walk of life. NULL or false when too little is told.';

-- The bearers of an entity's names: the articles of each, and what is told of him.
CREATE FUNCTION news_archive.bearers(ids bigint[], names text[]) RETURNS TABLE (articles bigint[], traits text[])
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.entered();
	RETURN QUERY
	WITH told AS (
		SELECT m.article_id, m.role, m.country, m.sector, m.organisation FROM mention m
		WHERE m.entity_id = ANY (ids) AND m.kind = 'person' AND m.name = ANY (names)),
	ties AS (
		SELECT t.article_id, news_archive.content_id('known', k) AS tie FROM told t, unnest(news_archive.known_of(t.role, t.country, t.sector, t.organisation)) k
		UNION
		SELECT a.article_id, a.story_id FROM article a WHERE a.article_id IN (SELECT article_id FROM told) AND a.story_id IS NOT NULL
		UNION
		SELECT m.article_id, news_archive.content_id('name', m.name) FROM mention m
		WHERE m.article_id IN (SELECT article_id FROM told) AND m.kind = 'person' AND m.form = 'name' AND m.name LIKE '% %' AND m.name <> ALL (names)
		UNION
		SELECT article_id, article_id FROM told),
	tied AS (
		SELECT c.node, c.component FROM (SELECT array_agg(article_id) AS a, array_agg(tie) AS b FROM ties) t, news_archive.connected_components(t.a, t.b) c)
	SELECT array_agg(DISTINCT t.article_id ORDER BY t.article_id), array_remove(array_agg(DISTINCT x COLLATE "C" ORDER BY x COLLATE "C"), NULL)
	FROM told t JOIN tied c ON c.node = t.article_id LEFT JOIN LATERAL unnest(news_archive.traits_of(t.country, t.sector)) x ON true
	GROUP BY c.component
	ORDER BY count(DISTINCT t.article_id) DESC, min(t.article_id);
END $$;
COMMENT ON FUNCTION news_archive.bearers(bigint[], text[]) IS
'The articles that call these entities by these names, parted into those that hang together, the most first, with all traits told there. For refresh.';

-- Bearers that may be one person are one, each joined to the first it does not differ from.
CREATE FUNCTION news_archive.people_of(ids bigint[], names text[]) RETURNS TABLE (person int, articles bigint[], traits text[])
	LANGUAGE plpgsql AS $$
DECLARE
	b record;
	n int := 0;
	whose int;
	told bigint[] := '{}';
	told_of int[] := '{}';
	known text[] := '{}';
	known_of int[] := '{}';
BEGIN
	PERFORM news_archive.entered();
	FOR b IN SELECT * FROM news_archive.bearers(ids, names) LOOP
		whose := (SELECT min(i) FROM generate_series(1, n) i
			WHERE news_archive.traits_differ(b.traits, ARRAY(SELECT u.t FROM unnest(known, known_of) u(t, i2) WHERE u.i2 = i)) IS NOT TRUE);
		IF whose IS NULL THEN
			n := n + 1;
			whose := n;
		END IF;
		told := told || b.articles;
		told_of := told_of || array_fill(whose, ARRAY[cardinality(b.articles)]);
		known := known || b.traits;
		known_of := known_of || array_fill(whose, ARRAY[cardinality(b.traits)]);
	END LOOP;
	RETURN QUERY SELECT i, ARRAY(SELECT u.a FROM unnest(told, told_of) u(a, i2) WHERE u.i2 = i),
		ARRAY(SELECT DISTINCT u.t COLLATE "C" FROM unnest(known, known_of) u(t, i2) WHERE u.i2 = i ORDER BY 1)
	FROM generate_series(1, n) i;
END $$;
COMMENT ON FUNCTION news_archive.people_of(bigint[], text[]) IS
'The people whom these entities and names are, numbered from 1, the one in most articles first. For refresh.';

CREATE FUNCTION news_archive.may_have_namesakes(ids bigint[]) RETURNS SETOF bigint
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.entered();
	RETURN QUERY
	SELECT n.entity_id FROM entity_name n LEFT JOIN LATERAL unnest(n.traits) t ON true
	WHERE n.entity_id = ANY (ids) AND n.kind = 'person'
	GROUP BY n.entity_id
	HAVING count(DISTINCT t) FILTER (WHERE t ^@ 'country') > 1 OR count(DISTINCT t) FILTER (WHERE t ^@ 'life') > 1
		OR EXISTS (SELECT FROM namesake s WHERE s.shares_with = n.entity_id);
END $$;
COMMENT ON FUNCTION news_archive.may_have_namesakes(bigint[]) IS
'Those of these entities of whom articles tell what may not be of one person. For refresh.';

CREATE FUNCTION news_archive.part_namesakes(ids bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	base bigint;
	touched bigint[] := '{}';
BEGIN
	PERFORM news_archive.entered();
	FOR base IN SELECT * FROM news_archive.may_have_namesakes(ids) ORDER BY 1 LOOP
		touched := touched || news_archive.part_bearers(base);
	END LOOP;
	RETURN touched;
END $$;
COMMENT ON FUNCTION news_archive.part_namesakes(bigint[]) IS
'Parts each of these entities into the people its names stand for; gives the entities that lost or won mentions. For refresh.';

-- The person an analyst described keeps the entity, else the one whose traits come first: who is in most articles may change.
CREATE FUNCTION news_archive.part_bearers(base bigint) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	names text[];
	was bigint[];
	keeps int;
	ids bigint[];
	p record;
	id bigint;
	moved bigint[];
	touched bigint[] := '{}';
BEGIN
	PERFORM news_archive.entered();
	names := ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = base);
	was := base || ARRAY(SELECT i FROM namesake s, LATERAL (VALUES (s.entity_id), (s.merged_into)) v(i) WHERE s.shares_with = base AND i IS NOT NULL);
	keeps := (SELECT q.person FROM news_archive.people_of(was, names) q
		ORDER BY EXISTS (SELECT FROM entity e WHERE e.entity_id = base AND e.origin = 'analyst' AND q.traits @> ARRAY['country ' || e.country]) DESC,
			q.traits[1] COLLATE "C" NULLS LAST, q.person LIMIT 1);
	ids := ARRAY[base];
	FOR p IN SELECT * FROM news_archive.people_of(was, names) LOOP
		id := CASE WHEN p.person = keeps THEN base ELSE news_archive.content_id('namesake', base::text, p.traits[1]) END;
		IF id <> base THEN
			ids := ids || id;
			INSERT INTO namesake VALUES (id, base, NULL) ON CONFLICT DO NOTHING;
			id := (SELECT coalesce(s.merged_into, s.entity_id) FROM namesake s WHERE s.entity_id = id);
			INSERT INTO entity_name (name_id, entity_id, kind, name, folded, keys, apart)
			SELECT news_archive.content_id('namesake', id::text, n.name), id, n.kind, n.name, n.folded, n.keys, true
			FROM entity_name n WHERE n.entity_id = base AND id <> base AND n.name IN (SELECT m.name FROM mention m
				WHERE m.article_id = ANY (p.articles) AND m.entity_id = ANY (was) AND m.kind = 'person' AND m.form = 'name')
			ON CONFLICT DO NOTHING;
		END IF;
		WITH changed AS (
			UPDATE mention m SET entity_id = id FROM mention o
			WHERE m.article_id = ANY (p.articles) AND m.entity_id = ANY (was) AND m.kind = 'person' AND m.name = ANY (names) AND m.entity_id <> id
				AND o.article_id = m.article_id AND o.mention_no = m.mention_no
			RETURNING m.article_id, o.entity_id AS was)
		SELECT array_agg(DISTINCT c.article_id), touched || array_agg(DISTINCT c.was) || array_agg(id) INTO moved, touched FROM changed c;
		PERFORM news_archive.link_again(moved);
	END LOOP;
	RETURN touched || news_archive.forget_namesakes(base, ids);
END $$;
COMMENT ON FUNCTION news_archive.part_bearers(bigint) IS
'Parts an entity into the people its names stand for; gives the entities that lost or won mentions. For refresh.';

CREATE FUNCTION news_archive.forget_namesakes(base bigint, but bigint[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
DECLARE
	gone bigint[];
BEGIN
	PERFORM news_archive.entered();
	WITH forgotten AS (
		DELETE FROM namesake WHERE shares_with = base AND merged_into IS NULL AND entity_id <> ALL (but) RETURNING entity_id)
	SELECT coalesce(array_agg(entity_id), '{}') INTO gone FROM forgotten;
	DELETE FROM entity_name WHERE entity_id = ANY (gone) AND apart AND origin = 'article';
	RETURN gone;
END $$;
COMMENT ON FUNCTION news_archive.forget_namesakes(bigint, bigint[]) IS
'Takes away the namesakes of an entity that are no longer told apart, all but these; gives their ids. For refresh.';
