-- network: who is told of together with whom, and who does something to whom, as weighted edges.

-- The nodes: an entity with those named in most of its articles, or those named in most articles of all.
CREATE FUNCTION news_archive_inner.network_nodes(id bigint, wanted_during daterange, wanted_kind text) RETURNS bigint[]
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	near record;
	most int := 300;
BEGIN
	PERFORM news_archive_inner.entered();
	IF id IS NOT NULL THEN
		most := 100;
		WITH mine AS MATERIALIZED (SELECT DISTINCT a.article_id FROM mention m JOIN article a USING (article_id)
			WHERE m.entity_id = id AND m.form = 'name' AND (wanted_during IS NULL OR a.published && wanted_during)),
		named AS MATERIALIZED (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles
			FROM mine JOIN mention m USING (article_id)
			WHERE m.entity_id <> id AND m.form = 'name' GROUP BY m.entity_id)
		SELECT array_agg(n.entity_id) AS ids, array_agg(n.articles) AS articles INTO near FROM named n;
	ELSIF wanted_during IS NULL AND NOT news_archive_inner.hides_articles() THEN
		RETURN ARRAY(SELECT e.entity_id FROM entity e
			WHERE e.articles > 0 AND (wanted_kind IS NULL OR e.kind = wanted_kind)
			ORDER BY e.articles DESC, e.entity_id LIMIT most);
	ELSE
		WITH named AS MATERIALIZED (SELECT m.entity_id, count(DISTINCT m.article_id) AS articles
			FROM article a JOIN mention m USING (article_id)
			WHERE m.entity_id IS NOT NULL AND m.form = 'name'
				AND (wanted_during IS NULL OR a.published && wanted_during) GROUP BY m.entity_id)
		SELECT array_agg(n.entity_id) AS ids, array_agg(n.articles) AS articles INTO near FROM named n;
	END IF;
	RETURN id || ARRAY(SELECT e.entity_id FROM unnest(near.ids, near.articles) n(entity_id, articles)
		JOIN news_archive_inner.seen_entities(near.ids) e USING (entity_id)
		WHERE wanted_kind IS NULL OR e.kind = wanted_kind
		ORDER BY n.articles DESC, e.entity_id LIMIT most);
END $$;
COMMENT ON FUNCTION news_archive_inner.network_nodes(bigint, daterange, text) IS
'The entities of the archive entered between which network() looks for edges: at most 300 that most articles name, or '
'one with at most 100 that most of its articles name.';

CREATE TYPE news_archive.network_row AS (entity_id bigint, name text, kind text, other_id bigint, other text,
	other_kind text, articles bigint, acts bigint, acts_back bigint,
	acts_together bigint, first_day date, last_day date);
COMMENT ON TYPE news_archive.network_row IS 'Two entities that are named together, as network() gives them.';
COMMENT ON COLUMN news_archive.network_row.articles IS 'How many articles name both.';
COMMENT ON COLUMN news_archive.network_row.acts IS 'Events in which the first acts upon the second.';
COMMENT ON COLUMN news_archive.network_row.acts_back IS 'Events in which the second acts upon the first.';
COMMENT ON COLUMN news_archive.network_row.acts_together IS 'Events without a direction (CONSULT).';
COMMENT ON COLUMN news_archive.network_row.first_day IS 'The first day on which both were named. NULL: '
	'no day is known.';
COMMENT ON COLUMN news_archive.network_row.last_day IS 'The last such day. NULL: no day is known.';

CREATE FUNCTION news_archive.network(entity text DEFAULT NULL, during news_archive.days DEFAULT NULL,
	max_rows int DEFAULT 200,
		archive name DEFAULT news_archive.current_archive(), kind text DEFAULT NULL,
			min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.network_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR entity;
	wanted_during daterange := during;
	wanted_kind ALIAS FOR kind;
	most CONSTANT int := 100000;
	id bigint;
	nodes bigint[];
	chosen bigint[];
	told record;
	seen record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	PERFORM news_archive_inner.check_kind(wanted_kind);
	id := news_archive_inner.select_entity(wanted);
	nodes := news_archive_inner.network_nodes(id, wanted_during, wanted_kind);
	chosen := ARRAY(SELECT a.article_id FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = ANY (nodes) AND m.form = 'name' AND (wanted_during IS NULL OR a.published && wanted_during)
			-- what its neighbours have with one another elsewhere would drown what they have to do with it
			AND (id IS NULL OR EXISTS (SELECT FROM mention x WHERE x.article_id = a.article_id AND x.entity_id = id
				AND x.form = 'name'))
		GROUP BY a.article_id, a.published HAVING count(DISTINCT m.entity_id) > 1
		ORDER BY lower(a.published) DESC NULLS LAST, a.article_id LIMIT most + 1);
	IF cardinality(chosen) > most THEN
		chosen := chosen[1:most];
		RAISE NOTICE 'the network is that of the newest % articles only', most USING
			HINT = 'during asks for a shorter time.';
	END IF;
	-- who acts upon whom, there
	SELECT array_agg(x.low) AS lows, array_agg(x.high) AS highs, array_agg(x.up) AS up, array_agg(x.down) AS down,
		array_agg(x.together) AS together INTO told
	FROM (SELECT least(r.actor_id, r.target_id) AS low, greatest(r.actor_id, r.target_id) AS high,
			count(DISTINCT r.event_id)
				FILTER (WHERE r.actor_id < r.target_id AND NOT news_archive.is_reciprocal(r.type)) AS up,
			count(DISTINCT r.event_id)
				FILTER (WHERE r.actor_id > r.target_id AND NOT news_archive.is_reciprocal(r.type)) AS down,
			count(DISTINCT r.event_id) FILTER (WHERE news_archive.is_reciprocal(r.type)) AS together
		FROM event_report r WHERE r.article_id = ANY (chosen) AND r.actor_id = ANY (nodes) AND r.target_id = ANY (nodes)
			AND r.status = 'actual'
			AND (min_confidence IS NULL OR r.confidence >= min_confidence)
		GROUP BY least(r.actor_id, r.target_id), greatest(r.actor_id, r.target_id)) x;
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names, array_agg(e.kind) AS kinds INTO seen
		FROM news_archive_inner.seen_entities(nodes) e;
	RETURN QUERY
	WITH named AS MATERIALIZED (SELECT DISTINCT a.article_id, a.published, m.entity_id
		FROM mention m JOIN article a USING (article_id)
		WHERE a.article_id = ANY (chosen) AND m.entity_id = ANY (nodes) AND m.form = 'name'),
	edges AS MATERIALIZED (
		SELECT x.entity_id AS one, y.entity_id AS two, count(*) AS articles, min(lower(x.published)) AS first_day,
			max(upper(x.published) - 1) AS last_day
		FROM named x JOIN named y ON y.article_id = x.article_id AND y.entity_id <> x.entity_id
			AND (x.entity_id = id OR x.entity_id < y.entity_id AND y.entity_id IS DISTINCT FROM id)
		GROUP BY x.entity_id, y.entity_id),
	node AS MATERIALIZED (SELECT * FROM unnest(seen.ids, seen.names, seen.kinds) n(entity_id, name, kind)),
	acts AS MATERIALIZED (SELECT * FROM unnest(told.lows, told.highs, told.up, told.down, told.together) t(low, high,
		up, down, together))
	SELECT e.entity_id, e.name, e.kind, o.entity_id, o.name, o.kind, x.articles,
		coalesce(CASE WHEN x.one = t.low THEN t.up ELSE t.down END, 0),
		coalesce(CASE WHEN x.one = t.low THEN t.down ELSE t.up END, 0), coalesce(t.together, 0), x.first_day, x.last_day
	FROM edges x JOIN node e ON e.entity_id = x.one JOIN node o ON o.entity_id = x.two
		LEFT JOIN acts t ON t.low = least(x.one, x.two) AND t.high = greatest(x.one, x.two)
	ORDER BY x.articles DESC, coalesce(t.up + t.down + t.together, 0) DESC, e.name COLLATE "C", o.name COLLATE "C",
		x.one, x.two
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.network(text, news_archive.days, int, name, text, real) IS
'Who is named together with whom, an edge a row, the heaviest first: articles that name both, acts of the first upon '
'the second, acts_back of the second upon the first, acts_together those without a direction (CONSULT), and the first '
'and last day on which both were named (inclusive; NULL when no day is known). Acts are events that these articles '
'tell as done, in reports at least as sure as min_confidence (0 to 1, NULL for any). With entity, named in any '
'spelling, its network in the articles that name it: the edges to its neighbours, where it stands first, and those '
'between them; its neighbours are the 100 that most of these articles name. Without, the network of the 300 that most '
'articles name, so an edge is missed only when one of its ends is in fewer articles than they are. '
'during keeps what may have been published then, kind one kind of entity on both sides (the entity asked for aside). '
'An entity has the same id wherever it stands, so rows are edges for any program that draws networks. '
'Time grows with the mentions of these entities; memory and pairs are bounded by taking at most 100,000 articles, the '
'newest, which a notice tells. Errors: no_data_found when the name is not known, invalid_parameter_value for another '
'kind or a min_confidence out of 0 to 1, invalid_row_count_in_limit_clause for negative max_rows (NULL gives all), '
'invalid_datetime_format, invalid_schema_name.';
