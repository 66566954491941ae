-- correction: what an analyst puts right.  Each correction is done at once, is applied again whenever what it is about
-- is read or linked anew, is listed with who made it, when and why, and can be undone.
--
-- The archive is a function of its articles and of the corrections in force: undoing one computes anew what it was
-- about, from the reading and from the other corrections.  Of two that say something of one thing the later one holds.

CREATE FUNCTION news_archive_inner.note_correction(kind text, what jsonb, why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint := news_archive.content_id('correction', $1, ($2 - 'loaded')::text);
BEGIN
	PERFORM news_archive_inner.entered();
	-- the clock and not the transaction's time: of two made in one transaction one is the later
	INSERT INTO correction AS c (correction_id, kind, what, why, made_at) VALUES (id, $1, $2, $3, clock_timestamp())
	ON CONFLICT (correction_id) DO UPDATE SET what = excluded.what, made_by = excluded.made_by,
		made_at = excluded.made_at,
		why = coalesce(excluded.why, c.why), undone_at = NULL, undone_by = NULL;
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive_inner.note_correction(text, jsonb, text) IS
'Lists a correction in the archive entered, gives its id; one that is listed already is in force again, and later than '
'all others.';

CREATE FUNCTION news_archive_inner.corrections_of(article_ids bigint[], kinds text[]) RETURNS jsonb[]
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN ARRAY(SELECT c.what || jsonb_build_object('correction', c.kind) FROM correction c
		WHERE c.what->>'article_id' = ANY (article_ids::text[]) AND c.kind = ANY (kinds) AND c.undone_at IS NULL
		ORDER BY c.made_at, c.correction_id);
END $$;
COMMENT ON FUNCTION news_archive_inner.corrections_of(bigint[], text[]) IS
'The corrections in force of these kinds (in what: correction) that are about these articles of the archive entered, '
'the latest last. For whatever reads articles anew.';

-- A row of an article that "report 3" or "mention 5" names now, and what went wrong when there is none.
CREATE FUNCTION news_archive_inner.no_such(what text, no int, article_id bigint, relation text) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM 1 FROM article a WHERE a.article_id = $3;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($3::text, 'NULL') USING ERRCODE = 'no_data_found',
			HINT = 'search() gives the ids of articles.';
	END IF;
	RAISE EXCEPTION 'article % has no % %', $3, $1, coalesce($2::text, 'NULL')
		USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM %I.%I WHERE article_id = %s;',
			(current_schemas(false))[2], $4, $3);
END $$;
COMMENT ON FUNCTION news_archive_inner.no_such(text, int, bigint, text) IS
'Errors: no_data_found for an article, or a numbered row of one, that the archive entered has not; '
'the hint lists those it has.';

-- What was said of an article is told by its headline, or its first words when it has none.
CREATE FUNCTION news_archive_inner.article_in_words(article_id bigint) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN coalesce((SELECT concat_ws(', ', '"' || coalesce(a.title, left(a.body, 60)) || '"', a.outlet,
		news_archive.during_text(a.published))
		FROM article a WHERE a.article_id = $1), 'article ' || $1);
END $$;
COMMENT ON FUNCTION news_archive_inner.article_in_words(bigint) IS
'An article of the archive entered as corrections() names it: headline, outlet and day; its id when it is not there.';

CREATE FUNCTION news_archive_inner.correction_about(kind text, what jsonb) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	article text := CASE WHEN what ? 'article_id'
		THEN news_archive_inner.article_in_words((what->>'article_id')::bigint) END;
BEGIN
	RETURN CASE
		WHEN kind = 'line role' THEN format('line %s of %s', what->>'line_no', article)
		WHEN what ? 'report' THEN format('report "%s" of %s', what->'report'->>'words', article)
		WHEN what ? 'quotation' THEN format('quotation "%s" of %s', what->'quotation'->>'quotation', article)
		WHEN what ? 'mention' THEN format('mention "%s" of %s', what->'mention'->>'mention', article)
		WHEN article IS NOT NULL THEN article
		WHEN what ? 'pairs' THEN format('report "%s"', what->'pairs'->0->'drop'->'report'->>'words')
		WHEN kind = 'merge' THEN format('"%s"', what->>'drop_name')
		WHEN kind = 'split' THEN format('"%s"', what->>'alias')
		WHEN kind = 'apart' THEN format('"%s"', what->>'one_name')
		WHEN kind = 'rename' THEN format('"%s"', what->>'was')
		WHEN what ? 'name' THEN format('%s "%s"', what->>'kind', what->>'name')
		ELSE what::text END;
END $$;
COMMENT ON FUNCTION news_archive_inner.correction_about(text, jsonb) IS
'In words, what a correction is about: an article by its headline, a report or quotation by its words, an entity by '
'its name. For corrections().';

CREATE FUNCTION news_archive_inner.side_in_words(side jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce('"' || coalesce(side->>'name', side->>'phrase') || '"', 'nobody')
		|| coalesce(' (' || nullif(concat_ws(' ', side->>'country', side->>'sector'), '') || ')', '');
COMMENT ON FUNCTION news_archive_inner.side_in_words(jsonb) IS
'Who is meant by a correction: a name with country and sector, or nobody. For corrections().';

CREATE FUNCTION news_archive_inner.correction_value(kind text, what jsonb) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN CASE
		WHEN kind = 'line role' THEN what->>'role'
		WHEN kind IN ('published', 'outlet', 'url', 'title') THEN coalesce(what->>kind, 'not known')
		WHEN kind = 'remove' THEN 'taken out'
		WHEN kind IN ('drop report', 'drop quotation') THEN 'dropped'
		WHEN kind = 'mention' THEN format('%s %s', what->'to'->>'kind', news_archive_inner.side_in_words(what->'to'))
		WHEN kind = 'speaker' THEN news_archive_inner.side_in_words(what->'to')
		WHEN kind = 'merge events' THEN format('is what "%s" tells', what->'pairs'->0->'keep'->'report'->>'words')
		WHEN kind = 'split event' THEN format('is not what "%s" tells', what->'pairs'->0->'keep'->'report'->>'words')
		WHEN kind = 'merge' THEN format('is "%s"', what->>'keep_name')
		WHEN kind = 'split' THEN 'is somebody else'
		WHEN kind = 'apart' THEN format('is not "%s"', what->>'other_name')
		WHEN kind = 'rename' THEN format('is shown as "%s"', what->>'name')
		WHEN kind = 'add' THEN concat_ws(', ', 'known',
			'also ' || nullif(array_to_string(ARRAY(SELECT jsonb_array_elements_text(what->'aliases')), ' / '), ''),
			what->>'country', what->>'sector')
		ELSE (SELECT string_agg(format('%s: %s', k, CASE WHEN k IN ('actor', 'target')
			THEN news_archive_inner.side_in_words(v)
				WHEN k = 'during' THEN coalesce(news_archive.during_text(daterange((v->>0)::date, (v->>1)::date)),
					'not known')
				ELSE coalesce(v #>> '{}', 'none') END), ', ' ORDER BY k)
			FROM jsonb_each(what->'set') s(k, v)) END;
END $$;
COMMENT ON FUNCTION news_archive_inner.correction_value(text, jsonb) IS
'In words, what a correction says. For corrections().';

CREATE FUNCTION news_archive_inner.correction_applies(kind text, what jsonb) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	there boolean;
BEGIN
	PERFORM news_archive_inner.entered();
	there := EXISTS (SELECT FROM article a WHERE a.article_id = (what->>'article_id')::bigint);
	IF kind = 'mention' THEN
		RETURN EXISTS (SELECT FROM mention m WHERE m.article_id = (what->>'article_id')::bigint
			AND m.mention = what->'mention'->>'mention' AND m.as_read ? 'name');
	END IF;
	RETURN CASE
		WHEN kind = 'remove' THEN NOT there
		WHEN kind = 'report' THEN EXISTS (SELECT FROM news_archive_inner.reports_of_keys(ARRAY[what]))
		WHEN kind = 'speaker' THEN EXISTS (SELECT FROM news_archive_inner.quotations_of_keys(ARRAY[what]))
		WHEN kind IN ('drop report', 'drop quotation') THEN CASE WHEN NOT there THEN false END
		WHEN what ? 'pairs' THEN EXISTS (SELECT FROM jsonb_array_elements(what->'pairs') p(pair),
			news_archive_inner.reports_of_keys(ARRAY[p.pair->'keep', p.pair->'drop']) k HAVING count(*) > 1)
		WHEN kind = 'entity' THEN EXISTS (SELECT FROM jsonb_array_elements_text(what->'names') o(name),
			news_archive_inner.names_folded(news_archive.fold_name(o.name)) n
			WHERE n.kind = what->>'kind' AND n.name = o.name)
		WHEN what ? 'article_id' THEN there END;
END $$;
COMMENT ON FUNCTION news_archive_inner.correction_applies(text, jsonb) IS
'Whether what a correction is about is found in the archive entered; NULL when that cannot be told (what was dropped '
'is not there to be found). For corrections().';

-- The policy of the table asks it too, whatever its schema is called by then.
CREATE FUNCTION news_archive_inner.may_see_correction(what jsonb, relation oid) RETURNS boolean
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	archive constant name := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.oid = relation);
	ids bigint[];
	seen bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	IF jsonb_path_exists(what, 'strict $.**.article_id') THEN
		ids := ARRAY(SELECT DISTINCT (p #>> '{}')::bigint FROM jsonb_path_query(what, 'strict $.**.article_id') p);
		seen := count(*) FROM article a WHERE a.article_id = ANY (ids);
		RETURN seen = cardinality(ids);
	END IF;
	-- what is said of names, by the names that are shown of it
	RETURN (SELECT bool_and(EXISTS (SELECT
		FROM news_archive_inner.told_spellings(NULL, news_archive.fold_name(n.name), NULL, archive) s
		WHERE s.name = n.name))
		FROM jsonb_each_text(what) n(key, name)
			WHERE n.key IN ('keep_name', 'drop_name', 'alias', 'one_name', 'other_name', 'was', 'name')) IS TRUE;
END $$;
COMMENT ON FUNCTION news_archive_inner.may_see_correction(jsonb, oid) IS
'Whether a correction in this table is about articles only that the current user may see, or about names only that '
'these have or that an analyst gave to what they tell. For corrections(), and the policy of the table, where a policy '
'hides articles.';

CREATE FUNCTION news_archive.corrections(archive name DEFAULT news_archive.current_archive())
	RETURNS TABLE (correction_id bigint, kind text, about text, correction text, why text, made_by name,
		made_at timestamptz, in_force boolean,
		undone_by name, undone_at timestamptz, applies boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	all_seen boolean;
	c record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);		-- one of 0.1.0 has not the columns
	all_seen := NOT news_archive_inner.hides_articles();
	FOR c IN SELECT * FROM correction x ORDER BY x.made_at, x.correction_id LOOP
		CONTINUE WHEN NOT (all_seen OR news_archive_inner.may_see_correction(c.what, 'correction'::regclass));
		correction_id := c.correction_id;
		kind := c.kind;
		about := news_archive_inner.correction_about(c.kind, c.what);
		correction := news_archive_inner.correction_value(c.kind, c.what);
		why := c.why;
		made_by := c.made_by;
		made_at := c.made_at;
		in_force := c.undone_at IS NULL;
		undone_by := c.undone_by;
		undone_at := c.undone_at;
		applies := CASE WHEN in_force THEN news_archive_inner.correction_applies(c.kind, c.what) END;
		RETURN NEXT;
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.corrections(name) IS
'What was put right in an archive, in the order of time: about says what (an article by its headline, a report by its '
'words, an entity by its name), correction what holds there, with who said so, when and why; in_force is false for '
'what was taken back, with by whom and when. applies is false for one in force that finds nothing to hold for (its '
'article is not there, or is read otherwise now), and NULL where that cannot be told. correction_id is for '
'undo_correction(). Where a row-level policy hides articles, those about articles that the reader may see, and about '
'names that these have or an analyst gave. Errors: invalid_schema_name; object_not_in_prerequisite_state for an '
'archive that upgrade_archive() has not brought to this version.';

CREATE FUNCTION news_archive.undo_correction(correction_id bigint, archive name DEFAULT news_archive.current_archive())
	RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
	c record;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	SELECT * INTO c FROM correction x WHERE x.correction_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no correction %', coalesce($1::text, 'NULL')
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM news_archive.corrections(%L); lists them.',
				archive);
	ELSIF c.undone_at IS NOT NULL THEN
		RAISE EXCEPTION 'correction % was undone already', $1
			USING ERRCODE = 'object_not_in_prerequisite_state',
				DETAIL = format('%s did so on %s.', c.undone_by, to_char(c.undone_at, 'YYYY-MM-DD')),
				HINT = 'Make the correction once more to have it in force again.';
	END IF;
	UPDATE correction x SET undone_at = now(), undone_by = current_user WHERE x.correction_id = $1;
	IF c.kind IN ('add', 'merge', 'split', 'rename') THEN
		PERFORM news_archive_inner.undo_entity_correction(c);
	ELSIF c.kind = 'entity' THEN
		PERFORM news_archive_inner.undo_entity_facts(c.what);
	ELSIF c.kind IN ('merge events', 'split event') THEN
		PERFORM news_archive_inner.tie_events_again(c.what);
	ELSIF c.kind IN ('line role', 'published', 'outlet', 'url', 'title') THEN
		PERFORM news_archive_inner.undo_article_correction(c.kind, c.what);
	ELSIF c.kind NOT IN ('remove', 'apart') THEN
		PERFORM news_archive_inner.read_corrected(ARRAY[(c.what->>'article_id')::bigint]);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive.undo_correction(bigint, name) IS
'Takes a correction back, as if it had never been said: what it was about is computed anew from what was read and from '
'the other corrections, so that an earlier one of the same thing holds again. An article that was taken out can be '
'loaded again. corrections() gives the ids. Errors: no_data_found for an unknown one, object_not_in_prerequisite_state '
'for one that was undone already, feature_not_supported for kinds that cannot be undone yet, invalid_schema_name.';

CREATE FUNCTION news_archive.undo_corrections(correction_ids bigint[],
	archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	FOREACH id IN ARRAY coalesce(correction_ids, '{}') LOOP
		PERFORM news_archive.undo_correction(id, archive);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.undo_corrections(bigint[], name) IS
'undo_correction() for all of these, or for none when one of them cannot be undone: for what drop_event() and '
'set_event() give. Errors: those of undo_correction.';
