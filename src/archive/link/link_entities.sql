-- link_entities: mentions become entities.
--
-- Names of one kind are one entity when a rule says so of two of them (same_entity_name), directly or by way of others;
-- so the entities are the connected components of that rule over all names that articles use, and no order shows. What
-- is known beforehand (add_entity, reference entities, a name split off) is fixed: its names stay where they were put
-- (entity_name.base_id), and the names of articles that are one with them come to it.
--
-- Linking looks at the names that are new, or of which articles tell more or less than before, and at those they are
-- compared with: other components stand as one node each. A component that may have lost what held it together is made
-- anew from its names.

CREATE FUNCTION news_archive.connected_components(a bigint[], b bigint[], OUT node bigint, OUT component bigint)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_connected_components';
COMMENT ON FUNCTION news_archive.connected_components(bigint[], bigint[]) IS
'The connected components of the graph with an edge a[i] - b[i] for each i: every node with the smallest node of its '
'component (union-find). Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.same_entity_name(kind text, a text, b text, known_alike boolean) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_same_entity_name';
COMMENT ON FUNCTION news_archive.same_entity_name(text, text, text, boolean) IS
'Whether two folded names of one kind are taken for one entity: equal, organisations but for legal forms and the '
'points of initials; or for people two full names that are all but equal, or only very similar when what is known of '
'both agrees (known_alike), and no man''s and a woman''s. Never when they tell another generation ("Jr" and "Sr", "II" '
'and "III"), or one of them tells none: the archive may know both.';

CREATE FUNCTION news_archive.name_pairs(name_ids bigint[], kinds text[], folded text[], base_ids bigint[],
	asked_blocks bigint[], asked bigint[],
		bearer_blocks bigint[], bearers bigint[], OUT one bigint, OUT other bigint, OUT if_known boolean)
	RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_name_pairs';
COMMENT ON FUNCTION news_archive.name_pairs(bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint[])
	IS
'The pairs of names for which same_entity_name() holds, if_known: only if what is known of both agrees. '
'The first four arrays tell the names (base_ids: the entity known beforehand, or NULL; two such are not compared), the '
'next two which are asked about in which block, the last two which names each block has: each asked name is compared '
'with all of its blocks. Errors: array_subscript_error when arrays that go together differ in length.';

-- What is told of the bearer of a name, so far as it helps to tell whether two names are of one: country and sector, an
-- office in two words or more, the body it belongs to.
CREATE FUNCTION news_archive_inner.known_of(role text, country text, sector text, organisation text) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN array_remove(ARRAY[CASE WHEN country IS NOT NULL AND sector IS NOT NULL THEN country || sector
			WHEN news_archive.sector_is(sector, 'distinct') THEN sector END,
		CASE WHEN role LIKE '% %' THEN role END, CASE WHEN role IS NOT NULL
			THEN 'of ' || news_archive_inner.plain_words(organisation) END], NULL);
COMMENT ON FUNCTION news_archive_inner.known_of(text, text, text, text) IS
'Role, country, sector and organisation of a mention as keys by which two people may be known to be alike; '
'an empty array when they say too little.';

-- At most this many names are compared for one key: of 10,000 names in "v" and "l" that are none of them one, each pair
-- would be.
CREATE FUNCTION news_archive_inner.most_of_a_key() RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 80;
COMMENT ON FUNCTION news_archive_inner.most_of_a_key() IS
'How many names of one kind may share a key that they are looked up by: what more share ("John") tells nothing by '
'itself. For refresh.';

CREATE FUNCTION news_archive_inner.is_compared(kind text, name text, folded text, base_id bigint, apart boolean)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN NOT apart AND (base_id IS NOT NULL OR NOT CASE kind WHEN 'person' THEN folded NOT LIKE '% %'
		ELSE news_archive.is_acronym(kind, name) END);
COMMENT ON FUNCTION news_archive_inner.is_compared(text, text, text, bigint, boolean) IS
'Whether a name is compared with others: not one that an analyst split off or that is a namesake''s, and neither a '
'surname nor an acronym alone, which have rules of their own (link_surnames, link_acronyms).';

-- ------------------------------------------------------------------------------------------------------------- names

-- What articles tell of a name; of names in none no row.
CREATE FUNCTION news_archive_inner.told_names(article_ids bigint[], name_ids bigint[], entity_ids bigint[])
	RETURNS TABLE (name_id bigint, kind text, name text, known text[], traits text[])
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT news_archive.content_id(m.kind, m.name), m.kind, m.name,
		coalesce(array_agg(DISTINCT k COLLATE "C" ORDER BY k COLLATE "C") FILTER (WHERE k IS NOT NULL), '{}'),
		coalesce(array_agg(DISTINCT t COLLATE "C" ORDER BY t COLLATE "C") FILTER (WHERE t IS NOT NULL), '{}')
	FROM (SELECT x.kind, x.name, x.role, x.country, x.sector, x.organisation, x.form = 'name' AS named,
			news_archive_inner.told_acronym(x.kind, x.name, x.mention, x.form) AS acronym
		FROM mention x WHERE x.article_id = ANY (article_ids) AND x.name IS NOT NULL
		UNION
		SELECT x.kind, x.name, x.role, x.country, x.sector, x.organisation, x.form = 'name',
			news_archive_inner.told_acronym(x.kind, x.name, x.mention, x.form)
		FROM mention x WHERE x.entity_id = ANY (entity_ids)
			AND news_archive.content_id(x.kind, x.name) = ANY (name_ids)) m
		LEFT JOIN LATERAL unnest(CASE m.kind WHEN 'person' THEN news_archive_inner.known_of(m.role, m.country, m.sector,
			m.organisation) WHEN 'organisation' THEN ARRAY[m.acronym] END) k ON true
		LEFT JOIN LATERAL unnest(news_archive_inner.traits_of(m.country, m.sector)) t ON m.kind = 'person'
	-- "Syrian" is of Syria, and no second entity
	WHERE NOT (m.kind = 'other' AND news_archive_inner.is_people(m.name))
	GROUP BY m.kind, m.name
	HAVING bool_or(m.named);
END $$;
COMMENT ON FUNCTION news_archive_inner.told_names(bigint[], bigint[], bigint[]) IS
'The names that these articles use, and those of these names (name_ids) by which these entities are mentioned '
'anywhere, with what is told of the bearers. For refresh.';

CREATE FUNCTION news_archive_inner.tell_names(article_ids bigint[], OUT added bigint[], OUT told_more bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	changed bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH told AS MATERIALIZED (
		SELECT t.*, news_archive.fold_name(t.name) AS folded
		FROM news_archive_inner.told_names(article_ids, NULL, NULL) t),
	was AS MATERIALIZED (
		SELECT n.name_id FROM entity_name n WHERE n.name_id = ANY (ARRAY(SELECT t.name_id FROM told t))),
	put AS (
		INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, surnames, known, traits)
		SELECT t.name_id, t.name_id, t.kind, t.name, t.folded, news_archive_inner.entity_name_keys(t.kind, t.name),
			CASE WHEN t.kind = 'person' AND t.folded LIKE '% %' THEN news_archive_inner.surname_forms(t.name) END,
				t.known, t.traits
		FROM told t WHERE t.folded <> ''
		-- a name that is known is compared again when more is told of its bearer
		ON CONFLICT (name_id) DO UPDATE SET known = ARRAY(SELECT DISTINCT k COLLATE "C"
			FROM unnest(n.known || excluded.known) k ORDER BY 1),
				traits = ARRAY(SELECT DISTINCT t COLLATE "C" FROM unnest(n.traits || excluded.traits) t ORDER BY 1)
			WHERE NOT (n.known @> excluded.known AND n.traits @> excluded.traits)
		RETURNING n.name_id)
	SELECT array_agg(p.name_id) FILTER (WHERE w.name_id IS NULL), array_agg(p.name_id)
		FILTER (WHERE w.name_id IS NOT NULL) INTO added, told_more
	FROM put p LEFT JOIN was w USING (name_id);
	added := coalesce(added, '{}');
	told_more := coalesce(told_more, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.tell_names(bigint[]) IS
'Gives the names of these articles their rows in entity_name; added are those that had none, told_more those of whose '
'bearers these articles tell more. For refresh.';

CREATE TYPE news_archive_inner.name_block AS (kind text, names bigint[], bearers bigint[], added int);
COMMENT ON TYPE news_archive_inner.name_block IS
'Names that share a key: those asked about, all that bear it (at most a few more than most_of_a_key()), and how many '
'of them are new.';

-- By each key that few names share; by two keys at once where each alone is too common ("John" and "Smith").
CREATE FUNCTION news_archive_inner.name_blocks(asked bigint[], added bigint[]) RETURNS news_archive_inner.name_block[]
	LANGUAGE plpgsql AS $$
DECLARE
	blocks news_archive_inner.name_block[];
BEGIN
	PERFORM news_archive_inner.entered();
	WITH fresh AS (
		SELECT n.kind, k.key, array_agg(n.name_id) AS names, count(*) FILTER (WHERE n.name_id = ANY (added)) AS added
		FROM entity_name n, unnest(n.keys) k(key)
		WHERE n.name_id = ANY (asked) AND news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
		GROUP BY n.kind, k.key),
	by_key AS MATERIALIZED (
		SELECT f.kind, f.key, f.names, b.bearers, f.added
		FROM fresh f, LATERAL (SELECT array_agg(x.name_id) AS bearers FROM (SELECT e.name_id FROM entity_name e
			WHERE e.keys @> ARRAY[f.key] AND e.kind = f.kind AND news_archive_inner.is_compared(e.kind, e.name,
				e.folded, e.base_id, e.apart)
			LIMIT news_archive_inner.most_of_a_key() + f.added + 1) x) b
		WHERE NOT EXISTS (SELECT FROM common_key c WHERE c.kind = f.kind AND c.key = f.key)),
	-- a key that was too common before need not be looked up again
	known AS (
		SELECT f.kind, f.key, f.names FROM fresh f JOIN common_key c ON c.kind = f.kind AND c.key = f.key),
	noted AS (
		INSERT INTO common_key (kind, key) SELECT b.kind, b.key FROM by_key b
			WHERE cardinality(b.bearers) > news_archive_inner.most_of_a_key() ON CONFLICT DO NOTHING),
	common AS (
		SELECT b.kind, n.name_id, (array_agg(b.key ORDER BY b.key COLLATE "C"))[:12] AS keys
		FROM (SELECT y.kind, y.key, y.names FROM by_key y
				WHERE cardinality(y.bearers) > news_archive_inner.most_of_a_key()
			UNION ALL SELECT k.kind, k.key, k.names FROM known k) b, unnest(b.names) n(name_id)
		GROUP BY b.kind, n.name_id),
	two AS (
		SELECT c.kind, x.key AS first, y.key AS second, array_agg(c.name_id) AS names,
			count(*) FILTER (WHERE c.name_id = ANY (added)) AS added
		FROM common c, unnest(c.keys) WITH ORDINALITY x(key, i), unnest(c.keys) WITH ORDINALITY y(key, i)
			WHERE x.i < y.i
		GROUP BY c.kind, x.key, y.key),
	by_two AS MATERIALIZED (
		SELECT t.kind, t.names, b.bearers, t.added
		FROM two t, LATERAL (SELECT array_agg(x.name_id) AS bearers FROM (SELECT e.name_id FROM entity_name e
			WHERE e.keys @> ARRAY[t.first, t.second] AND e.kind = t.kind
				AND news_archive_inner.is_compared(e.kind, e.name, e.folded, e.base_id, e.apart)
			LIMIT news_archive_inner.most_of_a_key() + t.added + 1) x) b)
	SELECT array_agg(ROW(s.kind, s.names, s.bearers, s.added)::news_archive_inner.name_block) INTO blocks
	FROM (SELECT k.kind, k.names, k.bearers, k.added FROM by_key k UNION ALL SELECT t.kind, t.names, t.bearers, t.added
		FROM by_two t) s
	WHERE cardinality(s.bearers) > 1;
	RETURN coalesce(blocks, '{}');
END $$;
COMMENT ON FUNCTION news_archive_inner.name_blocks(bigint[], bigint[]) IS
'For each key of the names asked about, or two where more than most_of_a_key() names share each, the names that are to '
'be compared with them; added are those of them that are new. For refresh.';

-- A key that has become too common by these names no longer ties those that it tied.
CREATE FUNCTION news_archive_inner.names_of_full_blocks(blocks news_archive_inner.name_block[]) RETURNS bigint[]
	LANGUAGE sql IMMUTABLE
	RETURN ARRAY(SELECT DISTINCT n FROM unnest(blocks) b, unnest(b.bearers) n
		WHERE cardinality(b.bearers) > news_archive_inner.most_of_a_key() AND cardinality(b.bearers) - b.added
			<= news_archive_inner.most_of_a_key());
COMMENT ON FUNCTION news_archive_inner.names_of_full_blocks(news_archive_inner.name_block[]) IS
'The names of the blocks that hold more names than are compared, and held fewer before. For refresh.';

CREATE FUNCTION news_archive_inner.alike_names(blocks news_archive_inner.name_block[], asked bigint[])
	RETURNS TABLE (one bigint, other bigint)
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH block AS MATERIALIZED (
		SELECT b.names, b.bearers, b.n FROM unnest(blocks) WITH ORDINALITY b(kind, names, bearers, added, n)
			WHERE cardinality(b.bearers) <= news_archive_inner.most_of_a_key()),
	name AS MATERIALIZED (
		SELECT x.name_id, x.kind, x.folded, x.known, x.base_id FROM entity_name x
		WHERE x.name_id = ANY (ARRAY(SELECT u.id FROM block b, unnest(b.bearers || b.names) u(id)))),
	pair AS MATERIALIZED (
		SELECT p.one, p.other, p.if_known
		FROM (SELECT array_agg(n.name_id) AS ids, array_agg(n.kind) AS kinds, array_agg(n.folded) AS folded,
			array_agg(n.base_id) AS bases FROM name n) n,
			(SELECT array_agg(b.n) AS blocks, array_agg(u.id) AS ids FROM block b, unnest(b.names) u(id)) a,
			(SELECT array_agg(b.n) AS blocks, array_agg(u.id) AS ids FROM block b, unnest(b.bearers) u(id)) b,
			LATERAL news_archive.name_pairs(n.ids, n.kinds, n.folded, n.bases, a.blocks, a.ids, b.blocks, b.ids) p)
	SELECT p.one, p.other FROM pair p WHERE NOT p.if_known
	UNION ALL
	SELECT p.one, p.other
	FROM pair p JOIN name a ON a.name_id = p.one JOIN name b ON b.name_id = p.other
	WHERE p.if_known AND a.known && b.known
	UNION ALL
	-- whatever their keys
	SELECT n.name_id, o.name_id
	FROM entity_name n, LATERAL (SELECT x.* FROM entity_name x WHERE x.folded = n.folded AND x.kind = n.kind OFFSET 0) o
	WHERE n.name_id = ANY (asked) AND o.name_id <> n.name_id AND (n.base_id IS NULL OR o.base_id IS NULL)
		AND news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
			AND news_archive_inner.is_compared(o.kind, o.name, o.folded, o.base_id, o.apart);
END $$;
COMMENT ON FUNCTION news_archive_inner.alike_names(news_archive_inner.name_block[], bigint[]) IS
'The pairs of names in these blocks, and of the names asked about with others of their fold, that are taken for one '
'entity''s. For refresh.';

-- What analysts united, as pairs of names; keep is the entity that stays, unless it was dropped for another one.
CREATE FUNCTION news_archive_inner.united_names() RETURNS TABLE (one bigint, other bigint, keep bigint, stays boolean)
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH said AS MATERIALIZED (
		SELECT (c.what->>'keep_name_id')::bigint AS one, (c.what->>'drop_name_id')::bigint AS other,
			(c.what->>'keep')::bigint AS keep, (c.what->>'drop')::bigint AS dropped
		FROM correction c WHERE c.kind = 'merge' AND c.undone_at IS NULL
		UNION ALL
		SELECT (c.what->>'was_name_id')::bigint, (c.what->>'name_id')::bigint, (c.what->>'entity_id')::bigint, NULL
		FROM correction c WHERE c.kind = 'rename' AND c.undone_at IS NULL)
	SELECT s.one, s.other, s.keep, NOT EXISTS (SELECT FROM said d WHERE d.dropped = s.keep)
	FROM said s
	-- counted one by one, lest the planner read all names to join them
	WHERE (SELECT count(*) FROM entity_name n WHERE n.name_id IN (s.one, s.other)) = 2;
END $$;
COMMENT ON FUNCTION news_archive_inner.united_names() IS
'The pairs of names that corrections in force make one entity of. For refresh.';

-- Which comes first when several are one: what an analyst said stays, what an analyst made, what reference books have,
-- the smallest.
CREATE FUNCTION news_archive_inner.base_rank(origin text, kept boolean) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN kept THEN 0 WHEN origin = 'analyst' THEN 1 WHEN origin = 'reference' THEN 2 ELSE 3 END;
COMMENT ON FUNCTION news_archive_inner.base_rank(text, boolean) IS
'The rank of an entity among those that turn out to be one: the one of the least rank gives its id.';

CREATE TYPE news_archive_inner.name_edge AS (one bigint, other bigint);
COMMENT ON TYPE news_archive_inner.name_edge IS 'Two names, or entities, that are one.';

-- The component of each name and the entity it stands for.  loose: entities whose names are placed one by one.
CREATE FUNCTION news_archive_inner.components_of_names(edges news_archive_inner.name_edge[], asked bigint[],
	loose bigint[])
	RETURNS TABLE (node bigint, entity_id bigint, fixed boolean)
	LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(u.one) AS ones, array_agg(u.other) AS others, array_agg(u.keep) AS keeps,
		array_agg(u.stays) AS stays INTO said FROM news_archive_inner.united_names() u;
	RETURN QUERY
	WITH united AS MATERIALIZED (
		SELECT u.* FROM unnest(said.ones, said.others, said.keeps, said.stays) u(one, other, keep, stays)),
	ends AS MATERIALIZED (
		SELECT n.name_id, n.base_id, CASE WHEN n.base_id IS NOT NULL THEN n.base_id
			WHEN n.name_id = ANY (asked) OR n.entity_id = ANY (loose) THEN n.name_id ELSE n.entity_id END AS node
		FROM entity_name n
		WHERE n.name_id = ANY (ARRAY(SELECT e.one FROM unnest(edges) e UNION SELECT e.other FROM unnest(edges) e
			UNION SELECT unnest(asked)
			UNION SELECT u.one FROM united u UNION SELECT u.other FROM united u))
			AND (n.base_id IS NOT NULL OR NOT n.apart)),
	-- known entities: one only where an analyst united them; what he kept is one of them
	base AS MATERIALIZED (
		SELECT b.base_id, c.component,
			news_archive_inner.base_rank(k.origin, b.base_id IN (SELECT u.keep FROM united u WHERE u.stays)) AS rank
		FROM (SELECT e.base_id FROM ends e WHERE e.base_id IS NOT NULL UNION SELECT u.keep FROM united u) b
			LEFT JOIN known_entity k ON k.entity_id = b.base_id
			JOIN (SELECT x.* FROM (SELECT array_agg(p.a) AS a, array_agg(p.b) AS b FROM (
					SELECT u.keep AS a, n.base_id AS b FROM united u JOIN ends n ON n.name_id IN (u.one, u.other)
						WHERE n.base_id IS NOT NULL
					UNION ALL SELECT u.keep, u.keep FROM united u
					UNION ALL SELECT e.base_id, e.base_id FROM ends e WHERE e.base_id IS NOT NULL) p) g,
				LATERAL news_archive.connected_components(g.a, g.b) x) c ON c.node = b.base_id),
	group_of AS MATERIALIZED (
		SELECT b.base_id, first_value(b.base_id) OVER w AS entity_id, first_value(b.rank) OVER w AS rank
		FROM base b WINDOW w AS (PARTITION BY b.component ORDER BY b.rank, b.base_id)),
	edge AS MATERIALIZED (
		SELECT a.node AS a, a.base_id AS base_a, b.node AS b, b.base_id AS base_b
		FROM (SELECT e.one, e.other FROM unnest(edges) e UNION ALL SELECT u.one, u.other FROM united u) e
			JOIN ends a ON a.name_id = e.one JOIN ends b ON b.name_id = e.other),
	component AS MATERIALIZED (
		SELECT c.node, c.component
		FROM (SELECT array_agg(x.a) AS a, array_agg(x.b) AS b FROM (
				SELECT e.a, e.b FROM edge e WHERE e.base_a IS NULL AND e.base_b IS NULL
				UNION ALL SELECT n.node, n.node FROM ends n WHERE n.base_id IS NULL) x) g,
			LATERAL news_archive.connected_components(g.a, g.b) c),
	-- the known entities that a component touches, and those that corrections keep
	claim AS (
		SELECT c.component, g.entity_id, g.rank
		FROM (SELECT e.a AS node, e.base_b AS base FROM edge e WHERE e.base_a IS NULL AND e.base_b IS NOT NULL
			UNION SELECT e.b, e.base_a FROM edge e WHERE e.base_b IS NULL AND e.base_a IS NOT NULL) x
			JOIN component c USING (node) JOIN group_of g ON g.base_id = x.base
		UNION ALL
		SELECT c.component, g.entity_id, g.rank FROM united u JOIN ends n ON n.name_id = u.one
			JOIN component c USING (node) JOIN group_of g ON g.base_id = u.keep
		UNION ALL
		SELECT c.component, c.node, 3 FROM component c),
	chosen AS (
		SELECT DISTINCT ON (c.component) c.component, c.entity_id FROM claim c ORDER BY c.component, c.rank,
			c.entity_id)
	SELECT c.node, o.entity_id, false FROM component c JOIN chosen o USING (component)
	UNION ALL
	SELECT g.base_id, g.entity_id, true FROM group_of g;
END $$;
COMMENT ON FUNCTION news_archive_inner.components_of_names(news_archive_inner.name_edge[], bigint[], bigint[]) IS
'Which entity each of the names at these edges belongs to: node is the name for those asked about and those of loose '
'entities, for other names the entity they have together; or, when fixed, an entity known beforehand. For refresh.';

-- asked: names that are new or of which more or less is told; lost: entities that lost a name, or something that held
-- them together.
CREATE FUNCTION news_archive_inner.place_names(asked bigint[], added bigint[], lost bigint[], OUT moved bigint[],
	OUT left_behind bigint[])
	LANGUAGE plpgsql AS $$
DECLARE
	blocks news_archive_inner.name_block[];
	edges news_archive_inner.name_edge[];
	more bigint[];
	ends bigint[];
	loose bigint[] := lost;
BEGIN
	PERFORM news_archive_inner.entered();
	asked := asked || ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (lost) AND n.base_id IS NULL
		AND NOT n.apart);
	blocks := news_archive_inner.name_blocks(asked, added);
	more := news_archive_inner.names_of_full_blocks(blocks);
	IF more <> '{}' THEN
		loose := loose || ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n WHERE n.name_id = ANY (more));
	END IF;
	edges := ARRAY(SELECT ROW(a.one, a.other)::news_archive_inner.name_edge
		FROM news_archive_inner.alike_names(blocks, asked) a);
	-- several components of articles' names may stand for one known entity: these are told apart by their names
	ends := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n
		WHERE n.name_id = ANY (ARRAY(SELECT e.one FROM unnest(edges) e UNION SELECT e.other FROM unnest(edges) e)));
	loose := loose || ARRAY(SELECT DISTINCT f.entity_id FROM entity_name f
		WHERE f.entity_id = ANY (ends) AND f.base_id IS NOT NULL);
	more := ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (loose) AND n.name_id <> ALL (asked)
		AND n.base_id IS NULL AND NOT n.apart);
	IF more <> '{}' THEN
		blocks := news_archive_inner.name_blocks(more, '{}');
		edges := edges || ARRAY(SELECT ROW(a.one, a.other)::news_archive_inner.name_edge
			FROM news_archive_inner.alike_names(blocks, more) a);
	END IF;

	WITH placed AS MATERIALIZED (
		SELECT c.node, c.entity_id, c.fixed FROM news_archive_inner.components_of_names(edges, asked || more, loose) c),
	to_move AS (
		SELECT n.name_id, n.entity_id AS was, p.entity_id AS becomes
		FROM (SELECT x.* FROM entity_name x WHERE x.name_id = ANY (asked || more)) n JOIN placed p ON p.node = n.name_id
			WHERE NOT p.fixed
		UNION
		SELECT n.name_id, n.entity_id, p.entity_id
		FROM placed p, LATERAL (SELECT x.* FROM entity_name x
			WHERE x.entity_id = p.node AND p.entity_id <> p.node OFFSET 0) n
		WHERE NOT p.fixed AND n.base_id IS NULL AND NOT n.apart AND n.name_id <> ALL (asked || more)
		UNION
		SELECT n.name_id, n.entity_id, p.entity_id
		FROM placed p, LATERAL (SELECT x.* FROM entity_name x WHERE x.base_id = p.node OFFSET 0) n WHERE p.fixed),
	changed AS (
		UPDATE entity_name n SET entity_id = m.becomes FROM to_move m
		WHERE n.name_id = m.name_id AND n.entity_id <> m.becomes
			AND (n.base_id IS NOT NULL OR news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart))
		RETURNING n.name_id, m.was)
	SELECT coalesce(array_agg(c.name_id), '{}'), coalesce(array_agg(DISTINCT c.was), '{}') INTO moved, left_behind
		FROM changed c;
END $$;
COMMENT ON FUNCTION news_archive_inner.place_names(bigint[], bigint[], bigint[]) IS
'Gives names their entities: asked are those that are new (added) or of which more or less is told, lost are entities '
'that may have lost what made them one. moved are the names that have another entity now, left_behind the entities '
'they had. For refresh.';

-- ---------------------------------------------------------------------------------------------------------- surnames

CREATE FUNCTION news_archive_inner.surname_forms(name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT CASE WHEN last ^@ 'al' AND news_archive.fold_name(name) !~ '(^| )al( |$)' AND name COLLATE "C"
		~* '(^|\s)(al|el|ul|il|as|ash|ad|adh|ar|at|ath|az|an)[-\s]'
			THEN ARRAY[last, regexp_replace(last, '^al', '')] ELSE ARRAY[last] END
		FROM (SELECT substring(news_archive_inner.without_generation(name) FROM '[^ ]+$') AS last) s);
COMMENT ON FUNCTION news_archive_inner.surname_forms(text) IS
'The folded last word of a name but for "Jr" and the like; where an Arabic article stands before it also without that: '
'a newspaper drops it as it likes.';

CREATE FUNCTION news_archive_inner.surnames_that_may_stand_for(forms text[]) RETURNS bigint[]
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT s.name_id FROM entity_name s
		WHERE s.folded = ANY (forms || ARRAY(SELECT 'al' || f FROM unnest(forms) f)) AND s.kind = 'person'
			AND s.base_id IS NULL AND NOT s.apart);
END $$;
COMMENT ON FUNCTION news_archive_inner.surnames_that_may_stand_for(text[]) IS
'The names of one word that may be these surnames, with or without an Arabic article. For refresh.';

-- A surname alone ("Hadari") is what somebody fixed, else the person of that surname when the archive knows just one,
-- else a person of its own.
CREATE FUNCTION news_archive_inner.link_surnames(name_ids bigint[], OUT moved bigint[], OUT left_behind bigint[])
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	WITH alone AS MATERIALIZED (
		SELECT s.name_id, s.entity_id, s.folded, news_archive_inner.surname_forms(s.name) AS forms
		FROM entity_name s
		WHERE s.folded = ANY (ARRAY(SELECT n.folded FROM entity_name n WHERE n.name_id = ANY (name_ids)))
			AND s.kind = 'person'
			AND s.folded NOT LIKE '% %' AND s.base_id IS NULL AND NOT s.apart),
	-- of equal ones the smallest stands for all
	word AS MATERIALIZED (
		SELECT a.folded, min(a.name_id) AS first, array_agg(DISTINCT f) AS forms FROM alone a, unnest(a.forms) f
			GROUP BY a.folded),
	placed AS (
		SELECT w.folded, coalesce(f.entity_id, CASE WHEN b.least = b.greatest THEN b.least END, w.first) AS entity_id
		FROM word w,
			LATERAL (SELECT min(n.entity_id) AS entity_id FROM entity_name n
				WHERE n.folded = w.folded AND n.kind = 'person' AND n.base_id IS NOT NULL AND NOT n.apart) f,
			LATERAL (SELECT min(n.entity_id) AS least, max(n.entity_id) AS greatest
				FROM (SELECT x.entity_id FROM entity_name x WHERE x.surnames && w.forms OFFSET 0) n) b),
	changed AS (
		UPDATE entity_name n SET entity_id = p.entity_id FROM alone a JOIN placed p USING (folded)
		WHERE n.name_id = a.name_id AND n.entity_id <> p.entity_id
		RETURNING n.name_id, a.entity_id AS was)
	SELECT coalesce(array_agg(c.name_id), '{}'), coalesce(array_agg(DISTINCT c.was), '{}') INTO moved, left_behind
		FROM changed c;
END $$;
COMMENT ON FUNCTION news_archive_inner.link_surnames(bigint[]) IS
'Gives surnames that stand alone to the one person who bears them, or takes them away when a second one appears; '
'moved are the names that have another entity now, left_behind the entities they had. For refresh.';
