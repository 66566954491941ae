-- correct_entities: what an analyst puts right in who is who: two that are one, one that is two, and under which name.

CREATE FUNCTION news_archive_inner.check_merge(keep bigint, "drop" bigint) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	k record;
	d record;
	missing bigint;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT * INTO k FROM entity WHERE entity_id = keep;
	SELECT * INTO d FROM entity WHERE entity_id = "drop";
	IF k IS NULL OR d IS NULL THEN
		missing := CASE WHEN k IS NULL THEN keep ELSE "drop" END;
		RAISE EXCEPTION 'there is no entity %', coalesce(missing::text, 'NULL')
			USING ERRCODE = 'no_data_found', HINT = coalesce((SELECT format('It was merged into %s '
				'("%s").', c.what->>'keep', c.what->>'keep_name')
				FROM correction c WHERE c.kind = 'merge' AND c.what->>'drop' = missing::text ORDER BY c.made_at DESC
					LIMIT 1), 'find_entity() gives the ids of entities.');
	ELSIF keep = "drop" THEN
		RAISE EXCEPTION 'entity % cannot be merged with itself', keep USING ERRCODE = 'invalid_parameter_value';
	ELSIF k.kind <> d.kind THEN
		RAISE EXCEPTION 'a % ("%") cannot be merged with a % ("%")', k.kind, k.name, d.kind, d.name
			USING ERRCODE = 'invalid_parameter_value';
	ELSIF EXISTS (SELECT FROM namesake WHERE entity_id = keep AND shares_with = "drop") THEN
		RAISE EXCEPTION 'entity % is a namesake of % and cannot take its place', keep, "drop"
			USING ERRCODE = 'invalid_parameter_value', HINT = format('SELECT news_archive.merge_entities(%s, %s);',
				"drop", keep);
	END IF;
	PERFORM news_archive_inner.warn_of_merge(keep, "drop");
END $$;
COMMENT ON FUNCTION news_archive_inner.check_merge(bigint, bigint) IS
'Errors for what merge_entities cannot do.';

-- The name that stands for an entity in a correction: that it is shown under, if it is one of those that articles use.
CREATE FUNCTION news_archive_inner.name_for(entity_id bigint) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN (SELECT n.name_id FROM entity_name n JOIN entity e USING (entity_id)
		WHERE n.entity_id = $1 AND (NOT n.apart OR n.base_id IS NOT NULL)
		ORDER BY n.name = e.name DESC, n.folded LIKE '% %' DESC, n.articles DESC, n.name_id LIMIT 1);
END $$;
COMMENT ON FUNCTION news_archive_inner.name_for(bigint) IS
'The name by which a correction remembers an entity; NULL for a namesake, who has none of his own.';

-- All names of an entity are placed anew.
CREATE FUNCTION news_archive_inner.note_entity(entity_id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	names bigint[];
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.note_blocks('lost', ARRAY[$1::text]);
	PERFORM news_archive_inner.note_blocks('entity', ARRAY[$1::text]);
	names := ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = $1);
	PERFORM news_archive_inner.note_blocks('asked', names::text[]);
	-- one of them may not be compared any more
	DELETE FROM common_key c USING entity_name n WHERE n.entity_id = $1 AND c.kind = n.kind AND c.key = ANY (n.keys);
	keys := ARRAY(SELECT f FROM entity_name n, unnest(n.surnames) f WHERE n.entity_id = $1);
	PERFORM news_archive_inner.note_blocks('surname', keys);
	PERFORM news_archive_inner.note_blocks('acronym', news_archive_inner.acronyms_of(names));
	-- and those who share its name, or were merged into it
	keys := ARRAY(SELECT s.shares_with::text FROM namesake s WHERE $1 IN (s.entity_id, s.merged_into));
	PERFORM news_archive_inner.note_blocks('lost', keys);
	UPDATE namesake s SET people = NULL WHERE s.shares_with IN (SELECT x.shares_with FROM namesake x
		WHERE $1 IN (x.entity_id, x.merged_into, x.shares_with));
END $$;
COMMENT ON FUNCTION news_archive_inner.note_entity(bigint) IS
'Notes that the names of an entity are to be placed anew. For the corrections.';

CREATE FUNCTION news_archive.merge_entities(keep bigint, "drop" bigint,
	archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	fixed bigint[];
	articles bigint[];
	keep_name text;
	drop_name text;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	PERFORM news_archive_inner.check_merge(keep, "drop");
	PERFORM news_archive_inner.note_entity(keep), news_archive_inner.note_entity("drop");
	-- a surname or an acronym that stands alone stays where it is put, and all names do when they are put to a namesake
	WITH put AS (
		UPDATE entity_name n SET base_id = keep
		WHERE n.entity_id = "drop" AND n.base_id IS NULL AND NOT n.apart
			AND (NOT news_archive_inner.is_compared(n.kind, n.name, n.folded, n.base_id, n.apart)
				OR EXISTS (SELECT FROM namesake s WHERE s.entity_id = keep))
		RETURNING n.name_id)
	SELECT array_agg(p.name_id) INTO fixed FROM put p;
	keep_name := (SELECT e.name FROM entity e WHERE e.entity_id = keep);
	drop_name := (SELECT e.name FROM entity e WHERE e.entity_id = "drop");
	PERFORM news_archive_inner.note_correction('merge',
		jsonb_strip_nulls(jsonb_build_object('keep', keep::text, 'keep_name', keep_name,
		'keep_name_id', news_archive_inner.name_for(keep)::text, 'drop', "drop"::text, 'drop_name', drop_name,
		'drop_name_id', news_archive_inner.name_for("drop")::text, 'fixed', to_jsonb(fixed::text[]))));
	articles := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = "drop");
	PERFORM news_archive_inner.link_again(articles);
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.merge_entities(bigint, bigint, name) IS
'Makes one entity of two: all spellings, mentions and events of drop become those of keep, and those of later articles '
'too. Errors: no_data_found for an unknown entity, invalid_parameter_value for an entity and itself, two of different '
'kinds, or a namesake as keep of the one whose name it shares, invalid_schema_name.';

CREATE FUNCTION news_archive.split_entity(entity_id bigint, alias text,
	archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	split record;
	new_id bigint;
	articles bigint[];
	slot text;
	kept jsonb;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO split FROM entity_name n WHERE n.entity_id = $1 AND n.name = $2;
	IF split IS NULL THEN
		RAISE EXCEPTION 'entity % has no name "%"', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT name FROM %I.entity_name WHERE entity_id = %s;',
				archive, $1);
	ELSIF (SELECT count(*) FROM entity_name n WHERE n.entity_id = $1) = 1 THEN
		RAISE EXCEPTION '"%" is the only name of entity %', $2, $1 USING ERRCODE = 'invalid_parameter_value';
	END IF;
	new_id := news_archive.content_id('split', split.kind, split.name);
	PERFORM news_archive_inner.note_entity($1);
	PERFORM news_archive_inner.note_blocks('entity', ARRAY[new_id::text]);
	PERFORM news_archive_inner.note_correction('split',
		jsonb_strip_nulls(jsonb_build_object('entity_id', $1::text, 'alias', $2, 'name_id', split.name_id::text,
		'was_base', split.base_id::text)));
	UPDATE entity_name n SET entity_id = new_id, base_id = new_id, apart = true WHERE n.name_id = split.name_id;
	-- what was merged by this name was merged with the others
	FOREACH slot IN ARRAY '{keep_name_id,drop_name_id,was_name_id}'::text[] LOOP
		kept := jsonb_build_object(slot, news_archive_inner.name_for($1)::text);
		UPDATE correction c SET what = c.what || kept
		WHERE c.kind IN ('merge', 'rename') AND c.undone_at IS NULL AND c.what->>slot = split.name_id::text;
	END LOOP;
	articles := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = $1 AND m.name = $2);
	PERFORM news_archive_inner.link_again(articles);
	PERFORM news_archive_inner.link_pending();
	RETURN new_id;
END $$;
COMMENT ON FUNCTION news_archive.split_entity(bigint, text, name) IS
'Takes a spelling from an entity that is two: what articles call by it becomes an entity of its own, which similar '
'names are not united with again. Gives its id. Errors: no_data_found when the entity has no such name, '
'invalid_parameter_value when it is its only one, invalid_schema_name.';

CREATE FUNCTION news_archive.rename_entity(entity_id bigint, name text,
	archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	renamed record;
	known record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO renamed FROM entity e WHERE e.entity_id = $1;
	IF renamed IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'find_entity() gives the ids of entities.';
	END IF;
	PERFORM news_archive_inner.check_entity(renamed.kind, $2, NULL, NULL);
	SELECT n.entity_id, n.name_id, n.base_id INTO known FROM entity_name n WHERE n.kind = renamed.kind AND n.name = $2
		AND n.folded = news_archive.fold_name($2)
	ORDER BY n.entity_id = $1 DESC, n.apart LIMIT 1;
	IF known.entity_id <> $1 THEN
		RAISE EXCEPTION '"%" is a name of entity %', $2, known.entity_id
			USING ERRCODE = 'unique_violation',
				HINT = format('SELECT news_archive.merge_entities(%s, %s); makes one of the two.', $1, known.entity_id);
	END IF;
	PERFORM news_archive_inner.note_entity($1);
	PERFORM news_archive_inner.note_correction('rename',
		jsonb_strip_nulls(jsonb_build_object('entity_id', $1::text, 'was', renamed.name, 'was_name_id',
		news_archive_inner.name_for($1)::text, 'name', $2,
		'name_id', coalesce(known.name_id, news_archive.content_id(renamed.kind, $2))::text, 'was_base',
			known.base_id::text)));
	UPDATE entity_name n SET preferred = false WHERE n.entity_id = $1 AND n.preferred;
	INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, surnames, origin, preferred, base_id)
	VALUES (coalesce(known.name_id, news_archive.content_id(renamed.kind, $2)), $1, renamed.kind, $2,
		news_archive.fold_name($2), news_archive_inner.entity_name_keys(renamed.kind, $2),
		CASE WHEN renamed.kind = 'person' AND news_archive.fold_name($2) LIKE '% %'
			THEN news_archive_inner.surname_forms($2) END, 'analyst', true, $1)
	ON CONFLICT (name_id) DO UPDATE SET preferred = true, base_id = excluded.base_id;
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.rename_entity(bigint, text, name) IS
'Gives an entity the name it is shown under, for good; the name is one of its spellings from then on. Errors: '
'no_data_found for an unknown entity, invalid_parameter_value for a name without letters and digits, unique_violation '
'when it is the name of another entity of that kind, invalid_schema_name.';

CREATE FUNCTION news_archive.keep_apart(a bigint, b bigint, why text DEFAULT NULL,
	archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	one_name text;
	one_id bigint;
	other_name text;
	other_id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	one_name := (SELECT e.name FROM entity e WHERE e.entity_id = least(a, b));
	one_id := news_archive_inner.name_for(least(a, b));
	other_name := (SELECT e.name FROM entity e WHERE e.entity_id = greatest(a, b));
	other_id := news_archive_inner.name_for(greatest(a, b));
	IF a = b THEN
		RAISE EXCEPTION 'entity % cannot be kept apart from itself', a USING ERRCODE = 'invalid_parameter_value';
	ELSIF a IS NULL OR b IS NULL OR one_name IS NULL OR other_name IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', CASE WHEN a IS NULL OR b IS NULL THEN 'NULL' WHEN one_name IS NULL
			THEN least(a, b)::text ELSE greatest(a, b)::text END
			USING ERRCODE = 'no_data_found', HINT = 'find_entity() and review_queue() give the ids of entities.';
	ELSIF one_id IS NULL OR other_id IS NULL THEN
		RAISE EXCEPTION 'entity % has no name of its own', CASE WHEN one_id IS NULL THEN least(a, b)
			ELSE greatest(a, b) END
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is a namesake, and kept apart already.';
	END IF;
	RETURN news_archive_inner.note_correction('apart', jsonb_build_object('one_name', one_name, 'one_name_id',
		one_id::text, 'other_name', other_name, 'other_name_id', other_id::text), why);
END $$;
COMMENT ON FUNCTION news_archive.keep_apart(bigint, bigint, text, name) IS
'Says that two entities are two, so that review_queue() no longer asks; nothing else changes. Gives the id of the '
'correction. Errors: no_data_found for an unknown entity, invalid_parameter_value for an entity and itself or a '
'namesake, invalid_schema_name.';

-- ------------------------------------------------------------------------------------------------------------- undo

-- What an analyst made known: of his corrections that are left, else of the reference books, else nothing.
CREATE FUNCTION news_archive_inner.know_again(entity_id bigint) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	names bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	DELETE FROM known_entity k WHERE k.entity_id = $1;
	INSERT INTO known_entity AS k (entity_id, kind, name, country, sector, origin)
	SELECT $1, c.what->>'kind', c.what->>'name', c.what->>'country', c.what->>'sector', 'analyst'
	FROM correction c WHERE c.kind = 'add' AND c.undone_at IS NULL AND c.what->>'entity_id' = $1::text
		ORDER BY c.made_at DESC, c.correction_id LIMIT 1;
	INSERT INTO known_entity (entity_id, kind, name, country, sector, origin)
	SELECT DISTINCT ON (r.entity_id) r.entity_id, r.kind, r.name, r.country, r.sector, 'reference'
		FROM news_archive.reference_entity r WHERE r.entity_id = $1 ORDER BY r.entity_id, r.country
	ON CONFLICT DO NOTHING;
	-- the names that are still said to be its
	names := ARRAY(SELECT news_archive.content_id(c.what->>'kind', s.name)
		FROM correction c, LATERAL (SELECT c.what->>'name' AS name
			UNION SELECT jsonb_array_elements_text(coalesce(c.what->'aliases', '[]'))) s
		WHERE c.kind = 'add' AND c.undone_at IS NULL AND c.what->>'entity_id' = $1::text
		UNION SELECT (c.what->>'name_id')::bigint FROM correction c WHERE c.kind = 'rename' AND c.undone_at IS NULL
			AND c.what->>'entity_id' = $1::text
		UNION SELECT f::bigint FROM correction c, LATERAL jsonb_array_elements_text(coalesce(c.what->'fixed', '[]')) f
			WHERE c.kind = 'merge' AND c.undone_at IS NULL AND c.what->>'keep' = $1::text
		UNION SELECT t.name_id FROM news_archive_inner.reference_names() t WHERE t.entity_id = $1);
	UPDATE entity_name n SET base_id = NULL, preferred = false, origin = 'article', entity_id = n.name_id
	WHERE n.base_id = $1 AND n.name_id <> ALL (names) AND NOT n.apart;
END $$;
COMMENT ON FUNCTION news_archive_inner.know_again(bigint) IS
'Tells anew what is known of an entity whatever articles say, and which names are fixed to it, from the corrections in '
'force and the reference books. For undo_correction.';

CREATE FUNCTION news_archive_inner.undo_entity_correction(c record) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	ids bigint[];
	names bigint[];
	articles bigint[];
	keys text[];
BEGIN
	PERFORM news_archive_inner.entered();
	ids := ARRAY(SELECT (c.what->>k)::bigint FROM unnest('{keep,drop,entity_id}'::text[]) k WHERE c.what ? k);
	names := ARRAY(SELECT (c.what->>k)::bigint FROM unnest('{keep_name_id,drop_name_id,name_id,was_name_id}'::text[]) k
		WHERE c.what ? k);
	ids := ids || ARRAY(SELECT n.entity_id FROM entity_name n WHERE n.name_id = ANY (names) OR n.base_id = ANY (ids));
	names := names || ARRAY(SELECT n.name_id FROM entity_name n WHERE n.entity_id = ANY (ids));
	PERFORM news_archive_inner.note_entity(i) FROM (SELECT DISTINCT unnest(ids)) u(i);
	articles := ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = ANY (ids));
	PERFORM news_archive_inner.link_again(articles);
	IF c.kind = 'split' THEN
		UPDATE entity_name n SET apart = false, base_id = (c.what->>'was_base')::bigint,
			entity_id = coalesce((c.what->>'was_base')::bigint, n.name_id)
		WHERE n.name_id = (c.what->>'name_id')::bigint OR (NOT c.what ? 'name_id' AND n.apart AND n.base_id IS NOT NULL
			AND n.name = c.what->>'alias');
	ELSE
		UPDATE entity_name n SET base_id = (c.what->>'was_base')::bigint, preferred = false
		WHERE c.kind = 'rename' AND n.name_id = (c.what->>'name_id')::bigint AND c.what ? 'was_base';
		PERFORM news_archive_inner.know_again(i)
			FROM (SELECT (c.what->>k)::bigint FROM unnest('{keep,entity_id}'::text[]) k WHERE c.what ? k) u(i);
		-- the name it had before is the one that an analyst preferred before
		UPDATE entity_name n SET preferred = true
			WHERE c.kind = 'rename' AND n.name_id = (SELECT (x.what->>'name_id')::bigint FROM correction x
			WHERE x.kind = 'rename' AND x.undone_at IS NULL AND x.what->>'entity_id' = c.what->>'entity_id'
				ORDER BY x.made_at DESC, x.correction_id LIMIT 1);
	END IF;
	-- names that no article uses and nobody fixes any more
	PERFORM news_archive_inner.note_blocks('name', names::text[]);
	PERFORM news_archive_inner.note_blocks('asked', names::text[]);
	keys := ARRAY(SELECT f FROM entity_name n, unnest(n.surnames || n.folded) f WHERE n.name_id = ANY (names));
	PERFORM news_archive_inner.note_blocks('surname', keys);
	PERFORM news_archive_inner.note_blocks('acronym', news_archive_inner.acronyms_of(names));
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.undo_entity_correction(record) IS
'Takes back a row of correction, no more in force, that is about who is who: add, merge, split, rename. '
'For undo_correction.';
