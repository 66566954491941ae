-- correct_entity_facts: what an analyst puts right in what is told of somebody: of which kind he is, his role, country
-- and walk of life.
--
-- Kept under the names that the entity had, since its id changes with what is loaded.

CREATE FUNCTION news_archive_inner.corrected_entities(name_ids bigint[] DEFAULT NULL, bearers bigint[] DEFAULT NULL)
	RETURNS TABLE (entity_id bigint, facts jsonb)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH said AS MATERIALIZED (
		SELECT c.correction_id, c.made_at, c.what->'set' AS facts, o.place,
			news_archive.content_id(c.what->>'kind', o.name) AS name_id
		FROM correction c CROSS JOIN LATERAL jsonb_array_elements_text(c.what->'names') WITH ORDINALITY o(name, place)
		WHERE c.kind = 'entity' AND c.undone_at IS NULL),
	bearer AS (
		SELECT b.name_id, b.entity_id FROM unnest(name_ids, bearers) b(name_id, entity_id)
		UNION ALL
		SELECT n.name_id, n.entity_id FROM entity_name n
			WHERE name_ids IS NULL AND n.name_id = ANY (ARRAY(SELECT s.name_id FROM said s))),
	-- whose name it is now: the one it was shown under, else another of his
	named AS (
		SELECT DISTINCT ON (s.correction_id) s.correction_id, s.made_at, s.facts, b.entity_id
		FROM said s JOIN bearer b USING (name_id)
		ORDER BY s.correction_id, s.place)
	SELECT n.entity_id, jsonb_object_agg(v.key, v.value ORDER BY n.made_at, n.correction_id)
	FROM named n, jsonb_each(n.facts) v GROUP BY n.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.corrected_entities(bigint[], bigint[]) IS
'What corrections in force say of entities of the archive entered, as JSON with kind, role, country and sector so far '
'as something is said of them (null: there is none): of those who bear the names now that it was said of, by the table '
'entity_name, or by these name_ids with the entity of each. For correct_entities and told_entities.';

CREATE FUNCTION news_archive_inner.correct_entities(entity_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(c.entity_id) AS ids, array_agg(c.facts) AS facts INTO said
		FROM news_archive_inner.corrected_entities() c WHERE c.entity_id = ANY (entity_ids);
	UPDATE entity e SET kind = news_archive_inner.said_or(u.v, 'kind', e.kind),
		role = news_archive_inner.said_or(u.v, 'role', e.role),
		role_day = CASE WHEN u.v ? 'role' THEN NULL ELSE e.role_day END, role_article = CASE WHEN u.v ? 'role' THEN NULL
			ELSE e.role_article END,
		country = news_archive_inner.said_or(u.v, 'country', e.country),
			sector = news_archive_inner.said_or(u.v, 'sector', e.sector)
	FROM unnest(said.ids, said.facts) u(entity_id, v) WHERE e.entity_id = u.entity_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_entities(bigint[]) IS
'Gives these entities what corrections in force say of them. For describe_entities and the corrections.';

CREATE FUNCTION news_archive_inner.undo_entity_facts(what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT n.entity_id INTO id FROM jsonb_array_elements_text(what->'names') WITH ORDINALITY o(name, place)
		JOIN entity_name n ON n.name_id = news_archive.content_id(what->>'kind', o.name) ORDER BY o.place LIMIT 1;
	UPDATE entity e SET kind = what->>'kind' WHERE e.entity_id = id;
	-- of one that an analyst or the reference rows made known, what was told then
	UPDATE entity e SET kind = news_archive_inner.said_or(l.v, 'kind', e.kind),
		role = news_archive_inner.said_or(l.v, 'role', e.role),
		country = news_archive_inner.said_or(l.v, 'country', e.country),
			sector = news_archive_inner.said_or(l.v, 'sector', e.sector)
	FROM (SELECT what->'loaded' AS v) l WHERE e.entity_id = id AND e.origin <> 'article';
	PERFORM news_archive_inner.note_blocks('entity', ARRAY[id::text]);
	PERFORM news_archive_inner.link_pending();
	PERFORM news_archive_inner.correct_entities(ARRAY[id]);
END $$;
COMMENT ON FUNCTION news_archive_inner.undo_entity_facts(jsonb) IS
'Takes back a correction, no more in force, of what is told of an entity: its articles tell it again. '
'For undo_correction.';

CREATE FUNCTION news_archive.set_entity(entity_id bigint, kind text DEFAULT NULL, role text DEFAULT NULL,
	country text DEFAULT NULL, sector text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	e record;
	v jsonb := '{}';
	names text[];
	told_as text;
	loaded jsonb;
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO e FROM entity x WHERE x.entity_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no entity %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'find_entity() gives the ids of entities.';
	END IF;
	PERFORM news_archive_inner.check_entity(coalesce($2, e.kind), e.name, NULL, NULL);
	v := jsonb_strip_nulls(jsonb_build_object('kind', $2, 'role', $3, 'country', CASE WHEN $4 = '' THEN ''
		ELSE news_archive_inner.country_of('country', $4) END,
		'sector', CASE WHEN $5 = '' THEN '' ELSE news_archive_inner.sector_of('sector', $5) END));
	IF v = '{}' THEN
		RAISE EXCEPTION 'nothing is said of "%"', e.name
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Give kind, role, country or sector; rename_entity() and merge_entities() are for names.';
	END IF;
	v := (SELECT jsonb_object_agg(s.key, nullif(s.value #>> '{}', '')) FROM jsonb_each(v) s);
	-- the kind that its names were read with
	told_as := coalesce((SELECT n.kind FROM entity_name n WHERE n.entity_id = $1 ORDER BY n.name = e.name DESC,
		n.name_id LIMIT 1), e.kind);
	names := ARRAY(SELECT n.name FROM entity_name n WHERE n.entity_id = $1 AND n.kind = told_as
		ORDER BY n.name = e.name DESC, n.name COLLATE "C");
	loaded := jsonb_build_object('kind', e.kind, 'role', e.role, 'country', e.country, 'sector', e.sector)
		|| coalesce((SELECT c.what->'loaded' FROM correction c WHERE c.kind = 'entity' AND c.undone_at IS NULL
			AND c.what->>'kind' = told_as
			AND c.what->'names' ?| names ORDER BY c.made_at LIMIT 1), '{}');
	id := news_archive_inner.note_correction('entity', jsonb_build_object('kind', told_as, 'name', e.name, 'names',
		names, 'set', v, 'loaded', loaded), why);
	PERFORM news_archive_inner.correct_entities(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.set_entity(bigint, text, text, text, text, name, text) IS
'Says what somebody is: kind (person, organisation, place, other), role, country (a code or a name) and sector, for '
'good; what is left out stays what articles tell, an empty text says that there is none. Gives the id of the '
'correction. Errors: no_data_found for an unknown entity, invalid_parameter_value for another kind, country or sector '
'and when nothing is said, invalid_schema_name.';
