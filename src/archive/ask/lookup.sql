-- lookup: entities by name.

CREATE FUNCTION news_archive.find_entity(name text, max_rows int DEFAULT 10, kind text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(),
		OUT entity_id bigint, OUT kind text, OUT name text, OUT matched text, OUT score real, OUT role text,
			OUT articles bigint,
		OUT first_seen date, OUT last_seen date)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 10 AS 'MODULE_PATHNAME', 'news_archive_find_entity';
COMMENT ON FUNCTION news_archive.find_entity(text, int, text, name) IS
'Entities of an archive whose names are like a given one, in any spelling and script, the nearest first: '
'equal folds, then those that sound alike (an index over name_codes, rare keys first), ordered by the alignment of '
'their words; equally near ones by how many articles mention them. matched is the spelling that is like it, score 0..1 '
'(1: the folds are equal). kind keeps one kind of entity. At most 1,000 rows; none for NULL, or a name without letters '
'and digits. Errors: invalid_schema_name when there is no such archive, invalid_parameter_value for another kind or '
'negative max_rows.';

CREATE FUNCTION news_archive.match_names(names text[], kind text DEFAULT NULL, min_score real DEFAULT 0.8,
		archive name DEFAULT news_archive.current_archive(),
		OUT name_no int, OUT name text, OUT entity_id bigint, OUT kind text, OUT matched text, OUT score real,
			OUT ambiguous boolean)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 100 AS 'MODULE_PATHNAME', 'news_archive_match_names';
COMMENT ON FUNCTION news_archive.match_names(text[], text, real, name) IS
'find_entity() for many names at once: one row for each name of the array that is not NULL, name_no its position, with '
'the entity that comes first when its score is at least min_score (0..1), else NULL. ambiguous tells that another '
'entity has a name as near. For joining a list of your own: array_agg() its names, join by name_no or name. '
'No rows for a NULL array. Errors: invalid_parameter_value for another kind or min_score, invalid_schema_name.';

-- How rare a sound is, is told by ANALYZE of the index; of tables that Citus has the server here knows nothing.
CREATE FUNCTION news_archive_inner.count_codes() RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	most_kept CONSTANT int := 1000;
	every bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.is_distributed('entity_name'::regclass) THEN
		every := count(*) FROM entity_name;
		DELETE FROM code_count;
		INSERT INTO code_count (code, names, of_names)
		SELECT c.code, count(*), every
		FROM entity_name n, unnest(news_archive.name_codes(n.folded)) c(code)
		GROUP BY c.code ORDER BY count(*) DESC, c.code LIMIT most_kept;
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.count_codes() IS
'Counts how many names of the archive entered have each code that find_entity() looks them up by, where Citus has the '
'names, and keeps the thousand commonest. For refresh and distribute_archive.';

CREATE FUNCTION news_archive_inner.told_spellings(entity_ids bigint[], folded text, begun tsquery, archive name,
		OUT entity_id bigint, OUT kind text, OUT name text, OUT folded text, OUT articles bigint, OUT origin text,
			OUT preferred boolean,
		OUT name_id bigint)
	RETURNS SETOF record
	LANGUAGE c STABLE ROWS 10 AS 'MODULE_PATHNAME', 'news_archive_told_spellings';
COMMENT ON FUNCTION news_archive_inner.told_spellings(bigint[], text, tsquery, name) IS
'The rows of the table entity_name for a reader from whom a policy hides articles: spellings that an article has which '
'he may see, that were given to whom such an article tells of, or that are of what an analyst or a reference book made '
'known, with the number of such articles. By their entities, by their fold, or by how their parts begin: '
'the first argument that is not NULL. Errors: those of an unknown archive.';

CREATE FUNCTION news_archive_inner.check_entity(kind text, name text, country text, sector text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	PERFORM news_archive_inner.check_kind(coalesce(kind, '<NULL>'));
	IF name IS NULL OR news_archive.fold_name(name) = '' THEN
		RAISE EXCEPTION 'an entity needs a name with a letter or a digit, this is "%"', name
			USING ERRCODE = 'invalid_parameter_value';
	ELSIF country !~ '^[A-Z]{3}$' THEN
		RAISE EXCEPTION '"%" is no country code', country
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Use the three capital letters of ISO 3166-1, such as SYR.';
	ELSIF sector <> ALL (news_archive.sectors()) THEN
		RAISE EXCEPTION '"%" is no sector', sector
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use a sector of PLOVER, such as GOV, MIL, OPP or NGO.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_entity(text, text, text, text) IS
'Errors (invalid_parameter_value) for what add_entity cannot take.';

CREATE FUNCTION news_archive.add_entity(kind text, name text, aliases text[] DEFAULT '{}', country text DEFAULT NULL,
	sector text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	-- Called for many rows in one statement its plans are made while the tables are still small.  (An argument of type
	-- name gives all texts here its collation, C: hence COLLATE below, or the index would not do.)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
	was bigint[];
	names bigint[];
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.check_entity(kind, name, country, sector);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive.content_id(kind, name);
	id := coalesce((SELECT n.base_id FROM entity_name n WHERE n.name_id = id), id);
	INSERT INTO known_entity AS k (entity_id, kind, name, country, sector, origin)
		VALUES (id, kind, name, country, sector, 'analyst')
	ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name, country = coalesce(excluded.country, k.country),
		sector = coalesce(excluded.sector, k.sector), origin = 'analyst';
	INSERT INTO entity AS e (entity_id, kind, name, country, sector, origin)
	SELECT id, add_entity.kind, add_entity.name, add_entity.country, add_entity.sector, 'analyst'
	-- it was merged into another one
	WHERE NOT EXISTS (SELECT FROM entity_name n WHERE n.base_id = id AND n.entity_id <> id)
	ON CONFLICT (entity_id) DO UPDATE SET name = excluded.name, country = coalesce(excluded.country, e.country),
		sector = coalesce(excluded.sector, e.sector), origin = 'analyst';
	-- What articles called by one of these names is this entity; a name that was another known one's stays there.
	was := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n
		WHERE n.name_id = ANY (ARRAY(SELECT news_archive.content_id(add_entity.kind, s)
			FROM unnest(add_entity.name || add_entity.aliases) s)) AND n.base_id IS NULL AND NOT n.apart);
	WITH put AS (
		INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, surnames, origin, base_id)
		SELECT news_archive.content_id(add_entity.kind, s), id, add_entity.kind, s, f.folded,
			news_archive_inner.entity_name_keys(add_entity.kind, s),
			CASE WHEN add_entity.kind = 'person' AND f.folded LIKE '% %' THEN news_archive_inner.surname_forms(s) END,
				'analyst', id
		FROM (SELECT DISTINCT unnest(add_entity.name || add_entity.aliases) AS s) x,
			LATERAL (SELECT news_archive.fold_name(s) AS folded) f
		WHERE f.folded <> ''
		ON CONFLICT (name_id) DO UPDATE SET origin = 'analyst', base_id = coalesce(n.base_id, excluded.base_id)
			WHERE n.origin <> 'analyst' AND NOT n.apart
		RETURNING n.name_id)
	SELECT array_agg(p.name_id) INTO names FROM put p;
	PERFORM news_archive_inner.note_correction('add',
		jsonb_strip_nulls(jsonb_build_object('entity_id', id::text, 'kind', kind, 'name', name,
		'aliases', nullif(to_jsonb(aliases), '[]'), 'country', country, 'sector', sector)));
	IF names IS NOT NULL AND EXISTS (SELECT FROM entity_name n WHERE n.base_id IS NULL) THEN
		PERFORM news_archive_inner.note_entity(e) FROM unnest(was || id) e;
		PERFORM news_archive_inner.note_blocks('new', names::text[]);
		PERFORM news_archive_inner.link_pending();
	END IF;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.add_entity(text, text, text[], text, text, name) IS
'Makes known to an archive an entity the analyst knows, or more names and codes of one that is there; gives its id. '
'What articles already called by one of these names becomes this entity with the next refresh(); a spelling that is '
'that of another entity the analyst made stays there. kind is person, organisation, place or other; '
'country is ISO 3166-1 alpha-3; sector is PLOVER''s. Errors: invalid_parameter_value, invalid_schema_name.';
