-- entities: what an analyst asks about someone: in which role and when, together with whom, and under which spellings.

CREATE TYPE news_archive.entity_role_row AS (role text, organisation text, country text, sector text, during daterange,
	former_since date, articles bigint, outlets bigint, confidence real);
COMMENT ON TYPE news_archive.entity_role_row IS 'A role that articles give an entity, as entity_roles() gives it.';
COMMENT ON COLUMN news_archive.entity_role_row.organisation IS 'The body that the role belongs to. NULL: not told.';
COMMENT ON COLUMN news_archive.entity_role_row.country IS 'ISO 3166-1 alpha-3. NULL: not told.';
COMMENT ON COLUMN news_archive.entity_role_row.sector IS 'PLOVER''s. NULL: not told.';
COMMENT ON COLUMN news_archive.entity_role_row.during IS 'From the first to the last day on which it was told as held, '
	'half open; an open side is not known.';
COMMENT ON COLUMN news_archive.entity_role_row.former_since IS 'The first day on which it was told as a former one. '
	'NULL: never, or that day is not known.';
COMMENT ON COLUMN news_archive.entity_role_row.confidence IS 'How sure the surest mention is, 0 to 1.';

CREATE FUNCTION news_archive.entity_roles(name text, on_date date DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.entity_role_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	wanted_day ALIAS FOR on_date;
	id bigint;
	bodies bigint[];
	body record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	id := news_archive_inner.select_entity(wanted);
	bodies := ARRAY(SELECT DISTINCT x.entity_id FROM mention m JOIN mention x ON x.article_id = m.article_id
		AND x.name = m.organisation AND x.kind = 'organisation'
		WHERE m.entity_id = id AND x.entity_id IS NOT NULL);
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.name) AS names INTO body
		FROM news_archive_inner.seen_entities(bodies) e;
	RETURN QUERY
	WITH known AS MATERIALIZED (SELECT * FROM unnest(body.ids, body.names) b(entity_id, name)),
	named AS MATERIALIZED (
		SELECT a.article_id, m.mention_no, a.outlet, a.published, m.role, m.organisation, m.country, m.sector,
			m.confidence,
			-- of several bodies of one name the first that the article names
			(array_agg(x.entity_id ORDER BY x.mention_no) FILTER (WHERE x.entity_id = ANY (body.ids)))[1] AS body_id
		FROM mention m JOIN article a USING (article_id)
			LEFT JOIN mention x ON x.article_id = m.article_id AND x.name = m.organisation AND x.kind = 'organisation'
		WHERE m.entity_id = id AND m.role IS NOT NULL AND m.form <> 'pronoun'
		GROUP BY a.article_id, m.mention_no, a.outlet, a.published, m.role, m.organisation, m.country, m.sector,
			m.confidence),
	told AS (
		-- the body under the name that the archive knows it by
		SELECT n.article_id, n.outlet, n.published, coalesce(b.name, n.organisation) AS organisation, n.country,
			n.sector, n.confidence,
			n.role ~* '(^|\s)(former|ex|late|onetime|one-time|erstwhile|past|previous)[\s-]' AS former,
			regexp_replace(n.role, '^((the|then|its|their|his|her)\s+)?'
				'((former|ex|late|onetime|one-time|erstwhile|outgoing|past|previous)[\s-]+)?', '', 'i') AS role
		FROM named n LEFT JOIN known b ON b.entity_id = n.body_id),
	spans AS (
		SELECT (array_agg(t.role ORDER BY length(t.role), t.role COLLATE "C"))[1] AS role, t.organisation, t.country,
			-- who once held an office has no sector of the office any more: that of those who tell it as held
			coalesce(min(t.sector) FILTER (WHERE NOT t.former), min(t.sector)) AS sector,
			min(lower(t.published)) FILTER (WHERE NOT t.former) AS first_day,
			max(upper(t.published)) FILTER (WHERE NOT t.former) AS last_day,
			min(lower(t.published)) FILTER (WHERE t.former) AS former_since,
			bool_and(t.former) AS only_former,
			count(DISTINCT t.article_id) AS articles, count(DISTINCT coalesce(t.outlet, 'article ' || t.article_id))
				AS outlets,
			max(t.confidence) AS confidence
		FROM told t WHERE t.role <> ''
		GROUP BY news_archive_inner.plain_words(t.role), t.organisation, t.country)
	SELECT s.role, s.organisation, s.country, s.sector, d.during, s.former_since, s.articles, s.outlets, s.confidence
	FROM spans s, LATERAL (SELECT CASE WHEN s.only_former THEN daterange(NULL, s.former_since)
		ELSE daterange(s.first_day, s.last_day) END AS during) d
	WHERE wanted_day IS NULL OR (d.during @> wanted_day AND NOT (s.first_day IS NULL AND s.former_since IS NULL))
	ORDER BY s.first_day NULLS FIRST, s.last_day, s.articles DESC, s.role COLLATE "C";
END $$;
COMMENT ON FUNCTION news_archive.entity_roles(text, date, name) IS
'The roles that articles give an entity, named in any spelling, with the organisation each belongs to, in order of '
'time. during runs from the first to the last day on which an article told the role as held (half open); '
'it begins nowhere when it is only told as a former one. former_since is the first day on which it was told as former; '
'confidence is that of the surest mention. on_date keeps the roles told as held around that day. Articles without a '
'day count without moving during, which is unbounded when no article has a day. No rows for a name that is NULL. '
'Errors: no_data_found when the name is not known, invalid_schema_name.';

CREATE TYPE news_archive.co_mention_row AS (entity_id bigint, kind text, name text, role text, articles bigint,
	share real, acts bigint, first_seen date, last_seen date);
COMMENT ON TYPE news_archive.co_mention_row IS 'Who or what is named in the same articles as an entity, as '
	'co_mentions() gives it.';
COMMENT ON COLUMN news_archive.co_mention_row.role IS 'What most articles that tell a role call it. NULL: '
	'none is told.';
COMMENT ON COLUMN news_archive.co_mention_row.articles IS 'How many articles name both.';
COMMENT ON COLUMN news_archive.co_mention_row.share IS 'What part of the entity''s articles these are, 0 to 1.';
COMMENT ON COLUMN news_archive.co_mention_row.acts IS 'How many sentences tell an act between the two.';
COMMENT ON COLUMN news_archive.co_mention_row.first_seen IS 'The first day on which such an article may have been '
	'published. NULL: no day is known.';
COMMENT ON COLUMN news_archive.co_mention_row.last_seen IS 'The last such day. NULL: no day is known.';

CREATE FUNCTION news_archive.co_mentions(name text, during news_archive.days DEFAULT NULL, max_rows int DEFAULT 20,
	kind text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
			min_confidence real DEFAULT news_archive.default_confidence('event'))
			RETURNS SETOF news_archive.co_mention_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	wanted_during daterange := during;
	wanted_kind ALIAS FOR kind;
	id bigint;
	mine bigint[];
	other record;
	seen record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	PERFORM news_archive_inner.check_kind(wanted_kind);
	id := news_archive_inner.select_entity(wanted);
	mine := ARRAY(SELECT DISTINCT a.article_id FROM mention m JOIN article a USING (article_id)
		WHERE m.entity_id = id AND (wanted_during IS NULL OR a.published && wanted_during));
	WITH others AS MATERIALIZED (
		SELECT m.entity_id, count(DISTINCT m.article_id) AS articles, min(lower(a.published)) AS first_seen,
			max(upper(a.published) - 1) AS last_seen
		FROM article a JOIN mention m USING (article_id)
		WHERE a.article_id = ANY (mine) AND m.article_id = ANY (mine) AND m.entity_id <> id AND m.form = 'name'
			GROUP BY m.entity_id)
	SELECT array_agg(o.entity_id) AS ids, array_agg(o.articles) AS articles, array_agg(o.first_seen) AS firsts,
		array_agg(o.last_seen) AS lasts INTO other FROM others o;
	SELECT array_agg(e.entity_id) AS ids, array_agg(e.kind) AS kinds, array_agg(e.name) AS names,
		array_agg(e.role) AS roles, array_agg(e.articles) AS articles INTO seen
	FROM news_archive_inner.seen_entities(other.ids) e;
	RETURN QUERY
	WITH near AS (
		-- told as the two sides of one act
		SELECT o.other, count(DISTINCT (r.article_id, r.sentence_no)) AS sentences
		FROM event_report r,
			LATERAL (SELECT CASE id WHEN r.actor_id THEN r.target_id WHEN r.target_id THEN r.actor_id END AS other) o
		WHERE r.article_id = ANY (mine) AND o.other <> id AND (min_confidence IS NULL OR r.confidence >= min_confidence)
			GROUP BY o.other)
	SELECT e.entity_id, e.kind, e.name, e.role, c.articles, (c.articles::float8 / cardinality(mine))::real,
		coalesce(n.sentences, 0), c.first_seen, c.last_seen
	FROM unnest(other.ids, other.articles, other.firsts, other.lasts) c(entity_id, articles, first_seen, last_seen)
		JOIN unnest(seen.ids, seen.kinds, seen.names, seen.roles, seen.articles) e(entity_id, kind, name, role,
			articles) USING (entity_id) LEFT JOIN near n ON n.other = e.entity_id
	WHERE wanted_kind IS NULL OR e.kind = wanted_kind
	ORDER BY c.articles DESC, n.sentences DESC NULLS LAST, e.articles, e.name COLLATE "C", e.entity_id
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.co_mentions(text, news_archive.days, int, text, name, real) IS
'Who and what is named in the same articles as an entity (itself named in any spelling), the most articles first: '
'articles together, share (0..1) of the entity''s articles, acts (sentences that tell an act between the two in a '
'report that is as sure as min_confidence at least: 0 to 1, NULL for any, default_confidence(''event'') if it is not '
'given), and the first and last day together. during (''2013-02'', ''2013-02-01/2013-02-05'', a daterange) keeps '
'articles published then, kind one kind of entity; NULL keeps all. No rows for a name that is NULL. Errors: '
'no_data_found when the name is not known, invalid_parameter_value for another kind or a min_confidence out of 0 to 1, '
'invalid_row_count_in_limit_clause for negative max_rows, invalid_datetime_format, invalid_schema_name.';

CREATE TYPE news_archive.name_variant_row AS (name text, same boolean, entity_id bigint, entity text, kind text,
	articles bigint, similarity real, why text);
COMMENT ON TYPE news_archive.name_variant_row IS 'A spelling that is or may be a name, as name_variants() gives it.';
COMMENT ON COLUMN news_archive.name_variant_row.same IS 'Whether it is one of the entity that the name is taken for.';
COMMENT ON COLUMN news_archive.name_variant_row.entity_id IS 'Whose spelling it is.';
COMMENT ON COLUMN news_archive.name_variant_row.entity IS 'The name that the entity is shown under.';
COMMENT ON COLUMN news_archive.name_variant_row.articles IS 'How many articles mention the entity so.';
COMMENT ON COLUMN news_archive.name_variant_row.similarity IS 'How alike it and the name are, 0 to 1.';
COMMENT ON COLUMN news_archive.name_variant_row.why IS 'The reason in words.';

CREATE FUNCTION news_archive.name_variants(name text, min_similarity real DEFAULT 0.8,
	archive name DEFAULT news_archive.current_archive()) RETURNS SETOF news_archive.name_variant_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR name;
	id bigint;
	ids bigint[];
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF min_similarity IS NULL OR NOT min_similarity BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'the least similarity must be from 0 to 1, it is %', coalesce(min_similarity::text, 'NULL')
			USING ERRCODE = 'invalid_parameter_value';
	END IF;
	id := news_archive_inner.select_entity(wanted);
	ids := ARRAY(SELECT f.entity_id FROM news_archive.find_entity(wanted, 50, archive => archive) f) || id;
	RETURN QUERY
	SELECT n.name, n.entity_id = id, n.entity_id, e.name, n.kind, n.articles, s.similarity,
		news_archive.explain_similarity(wanted, n.name)
	FROM news_archive_inner.seen_names(ids) n LEFT JOIN news_archive_inner.seen_entities(ids) e USING (entity_id),
		LATERAL (SELECT news_archive.name_similarity(wanted, n.name) AS similarity) s
	WHERE n.entity_id = id OR s.similarity >= min_similarity
	ORDER BY n.entity_id = id DESC, s.similarity DESC, n.articles DESC, n.name COLLATE "C",
		news_archive.content_id(n.kind, n.name);
END $$;
COMMENT ON FUNCTION news_archive.name_variants(text, real, name) IS
'The spellings in an archive that are, or may be, the name given: first those of the entity that find_entity puts '
'first (same), then those of other entities whose similarity is at least min_similarity (0..1), with the reason in '
'words: what to give merge_entities and split_entity. No rows for NULL. Errors: no_data_found when nothing comes near, '
'invalid_parameter_value for another min_similarity, invalid_schema_name.';
