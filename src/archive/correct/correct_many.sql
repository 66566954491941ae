-- correct_many: a table of corrections, done together or not at all; and a word of warning before two become one.

CREATE FUNCTION news_archive_inner.correcting_functions() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '{set_line_role,set_published,set_outlet,set_url,set_title,remove_article,'
		'set_report,drop_report,set_speaker,drop_quotation,move_mention,'
		'set_event,drop_event,merge_events,split_event,'
		'set_entity,add_entity,merge_entities,split_entity,rename_entity,undo_correction}'::text[];
COMMENT ON FUNCTION news_archive_inner.correcting_functions() IS 'What a row that correct() takes may ask for, in do.';

CREATE FUNCTION news_archive_inner.correcting_call(one jsonb, of_archive name) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted text := one->>'do';
	strange text;
	missing text;
	call text;
BEGIN
	IF wanted IS NULL OR wanted <> ALL (news_archive_inner.correcting_functions()) THEN
		RAISE EXCEPTION 'there is no correction "%"', coalesce(wanted, 'NULL')
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'do is one of ' || array_to_string(news_archive_inner.correcting_functions(), ', ') || '.';
	END IF;
	WITH argument AS (
		SELECT a.name, format_type(a.type, NULL) AS type FROM pg_proc p,
			unnest(p.proargnames, p.proargtypes::oid[]) a(name, type)
		WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted AND a.type IS NOT NULL),
	given AS (
		-- what is left empty in a table is not given
		SELECT g.key, CASE jsonb_typeof(g.value) WHEN 'array'
			THEN ARRAY(SELECT jsonb_array_elements_text(g.value))::text ELSE g.value #>> '{}' END AS value
		FROM jsonb_each(one - 'do') g WHERE jsonb_typeof(g.value) <> 'null'
			AND (g.key <> 'why' OR EXISTS (SELECT FROM argument WHERE name = 'why')))
	SELECT min(g.key) FILTER (WHERE a.name IS NULL OR g.key = 'archive'),
		format('SELECT news_archive.%I(%s)', wanted, string_agg(format('%I => %L::%s', g.key, g.value, a.type), ', '
			ORDER BY g.key) || format(', archive => %L', of_archive))
	INTO strange, call FROM given g LEFT JOIN argument a ON a.name = g.key;
	IF strange IS NOT NULL THEN
		RAISE EXCEPTION '% has no "%"', wanted, strange
			USING ERRCODE = 'undefined_parameter',
				HINT = (SELECT format('%s(%s)', wanted, pg_get_function_arguments(p.oid)) FROM pg_proc p
				WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted);
	END IF;
	SELECT a.name INTO missing
		FROM pg_proc p, unnest(p.proargnames[:p.pronargs - p.pronargdefaults]) WITH ORDINALITY a(name, n)
	WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted AND one->>a.name IS NULL ORDER BY a.n
		LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION '% needs "%"', wanted, missing
			USING ERRCODE = 'undefined_parameter',
				HINT = (SELECT format('%s(%s)', wanted, pg_get_function_arguments(p.oid)) FROM pg_proc p
				WHERE p.pronamespace = 'news_archive'::regnamespace AND p.proname = wanted);
	END IF;
	RETURN call;
END $$;
COMMENT ON FUNCTION news_archive_inner.correcting_call(jsonb, name) IS
'The call, in SQL, that a row of corrections asks for. Errors: invalid_parameter_value for an unknown do, '
'undefined_parameter for a field that is no argument of it, and for an argument that lacks.';

CREATE FUNCTION news_archive_inner.corrected_thing(kind text, what jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE kind WHEN 'entity' THEN jsonb_build_object('kind', what->'kind', 'name', what->'name') WHEN 'rename'
		THEN jsonb_build_object('entity_id', what->'entity_id')
		WHEN 'merge' THEN jsonb_build_object('drop', what->'drop') WHEN 'add' THEN what
		ELSE what - '{loaded,set,to,chain,published,outlet,url,title,role}'::text[] END;
COMMENT ON FUNCTION news_archive_inner.corrected_thing(text, jsonb)
	IS 'What a correction is about, without what it says of it: two about one thing may contradict each other.';

CREATE FUNCTION news_archive_inner.corrections_differ(kind text, a jsonb, b jsonb) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN news_archive_inner.corrected_thing(kind, a) = news_archive_inner.corrected_thing(kind, b) AND CASE
		WHEN a ? 'set'
		THEN EXISTS (SELECT FROM jsonb_each(a->'set') x JOIN jsonb_each(b->'set') y USING (key)
			WHERE x.value <> y.value)
		ELSE a - 'loaded' <> b - 'loaded' END;
COMMENT ON FUNCTION news_archive_inner.corrections_differ(text, jsonb, jsonb)
	IS 'Whether two corrections of a kind say different things of one thing.';

CREATE FUNCTION news_archive.correct(corrections jsonb, archive name DEFAULT news_archive.current_archive(),
	why text DEFAULT NULL) RETURNS bigint[]
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	one record;
	c record;
	since timestamptz;
	ids bigint[] := '{}';
	rows bigint[] := '{}';
	earlier bigint;
	told record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	IF jsonb_typeof(corrections) <> 'array' THEN
		RAISE EXCEPTION 'corrections are a JSON array, this is a JSON %', jsonb_typeof(corrections)
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Of a table: SELECT news_archive.correct(jsonb_agg(t)) FROM your_table t;';
	END IF;
	PERFORM news_archive_inner.lock_links(true);
	FOR one IN SELECT u.n, u.v || CASE WHEN u.v->>'why' IS NULL THEN jsonb_build_object('why', why) ELSE '{}' END AS v
		FROM jsonb_array_elements(corrections) WITH ORDINALITY u(v, n) LOOP
		BEGIN
			since := clock_timestamp();
			EXECUTE news_archive_inner.correcting_call(one.v, archive);
			FOR c IN SELECT x.correction_id, x.kind, x.what FROM correction x WHERE x.made_at >= since
				ORDER BY x.made_at, x.correction_id LOOP
				SELECT r.n INTO earlier FROM unnest(ids, rows) r(id, n) JOIN correction x ON x.correction_id = r.id
				WHERE x.kind = c.kind AND news_archive_inner.corrections_differ(c.kind, x.what, c.what) ORDER BY r.n
					LIMIT 1;
				IF FOUND THEN
					RAISE EXCEPTION 'it contradicts row %, which says something else of %', earlier,
						news_archive_inner.correction_about(c.kind, c.what)
						USING ERRCODE = 'cardinality_violation', HINT = 'Leave one of the two out.';
				END IF;
				UPDATE correction x SET why = one.v->>'why' WHERE x.correction_id = c.correction_id AND x.why IS NULL;
				ids := ids || c.correction_id;
				rows := rows || one.n;
			END LOOP;
		EXCEPTION WHEN OTHERS THEN
			IF news_archive_inner.is_no_fault_of_article(SQLSTATE) THEN
				RAISE;
			END IF;
			DECLARE
				detail text;
				hint text;
			BEGIN
				GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
				RAISE EXCEPTION 'row %: %', one.n, SQLERRM USING ERRCODE = SQLSTATE,
					HINT = coalesce(nullif(concat_ws(' ', nullif(detail, ''), nullif(hint, '')), ''),
						'Put the row right, or leave it out: no row was done.');
			END;
		END;
	END LOOP;
	RETURN ids;
END $$;
COMMENT ON FUNCTION news_archive.correct(jsonb, name, text) IS
'Makes all corrections of an array of objects, or none of them: do is the name of the function, the other fields are '
'its arguments, what is null is not given ({"do": "set_outlet", "article_id": 17, "outlet": "Lake Courier"}). '
'Gives the ids of the corrections, for undo_corrections(). Errors: that of the first row that fails, with its number; '
'cardinality_violation when two rows say different things of one thing; invalid_parameter_value, undefined_parameter, '
'invalid_schema_name.';

-- What speaks against two people being one.
CREATE FUNCTION news_archive_inner.warn_of_merge(keep bigint, "drop" bigint) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	k record;
	d record;
	alike real;
	together bigint;
	reasons text[];
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT * INTO k FROM entity WHERE entity_id = keep;
	SELECT * INTO d FROM entity WHERE entity_id = "drop";
	IF k.kind IS DISTINCT FROM 'person' OR d.kind IS DISTINCT FROM 'person' THEN
		RETURN;
	END IF;
	alike := (SELECT max(news_archive.name_similarity(a.folded, b.folded))
		FROM (SELECT n.folded FROM entity_name n WHERE n.entity_id = keep ORDER BY n.articles DESC, n.name_id
		LIMIT 20) a,
		(SELECT n.folded FROM entity_name n WHERE n.entity_id = "drop" ORDER BY n.articles DESC, n.name_id LIMIT 20) b);
	together := (SELECT count(DISTINCT a.article_id) FROM mention a JOIN mention b USING (article_id)
		WHERE a.entity_id = keep AND b.entity_id = "drop" AND a.form = 'name' AND b.form = 'name');
	reasons := array_remove(ARRAY[
		CASE WHEN alike < 0.5 AND together > 0 THEN format('their names are not alike, and %s both',
			CASE WHEN together = 1 THEN 'an article names' ELSE together || ' articles name' END) END,
		CASE WHEN alike < 0.5 AND k.country <> d.country THEN format('articles tell %s of one and %s of the other',
			k.country, d.country) END,
		CASE WHEN news_archive.first_name_gender(split_part(news_archive.fold_name(k.name), ' ', 1))
			<> news_archive.first_name_gender(split_part(news_archive.fold_name(d.name), ' ', 1))
			THEN 'one has a man''s first name and the other a woman''s' END], NULL);
	IF reasons <> '{}' THEN
		RAISE WARNING '"%" and "%" may well be two people', k.name, d.name
			USING DETAIL = array_to_string(reasons, '; ') || '.',
				HINT = 'They are one now; undo_correction() takes that back.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.warn_of_merge(bigint, bigint) IS
'A warning with its reasons when two people of the archive entered are hardly one: names that are not alike and stand '
'in one article, or of two countries; a man''s and a woman''s. For check_merge.';
