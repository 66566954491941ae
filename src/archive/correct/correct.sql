-- correct: what an analyst puts right.  Each correction is done at once, stays done whatever is loaded later, and is listed in
-- the table correction.

CREATE FUNCTION news_archive.note_correction(kind text, what jsonb) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive.entered();
	INSERT INTO correction AS c (correction_id, kind, what) VALUES (news_archive.content_id('correction', $1, $2::text), $1, $2)
	ON CONFLICT (correction_id) DO UPDATE SET made_by = current_user, made_at = now();
END $$;
COMMENT ON FUNCTION news_archive.note_correction(text, jsonb) IS
'Lists a correction in the archive entered.';

-- ---------------------------------------------------------------------------------------------------- articles

-- The body again from the lines, and all that was read of it.
CREATE FUNCTION news_archive.read_again(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	a record;
BEGIN
	PERFORM news_archive.entered();
	PERFORM FROM article r WHERE r.article_id = ANY (article_ids) ORDER BY r.article_id FOR KEY SHARE;		-- nobody deletes them meanwhile
	FOR a IN
		SELECT r.article_id, r.published, r.language, news_archive.article_body(array_agg(l.role ORDER BY l.line_no), array_agg(l.line ORDER BY l.line_no)) AS body
		FROM article r JOIN article_line l USING (article_id) WHERE r.article_id = ANY (article_ids) GROUP BY r.article_id ORDER BY r.article_id
	LOOP
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
		PERFORM news_archive.forget_entities(ARRAY[a.article_id]);
		UPDATE article SET body = a.body,
			-- a line that an analyst made the title; when he took the title that was, another one or none
			title = CASE WHEN EXISTS (SELECT FROM article_line l WHERE l.article_id = a.article_id AND l.basis = 'analyst'
					AND (l.role = 'title' OR l.line = title))
				THEN (SELECT l.line FROM article_line l WHERE l.article_id = a.article_id AND l.role = 'title' ORDER BY l.basis = 'analyst' DESC, l.line_no LIMIT 1)
				ELSE title END
		WHERE article_id = a.article_id;
		DELETE FROM mention WHERE article_id = a.article_id;
		DELETE FROM quotation WHERE article_id = a.article_id;
		DELETE FROM signature WHERE article_id = a.article_id;
		DELETE FROM neighbour WHERE article_id = a.article_id OR neighbour_id = a.article_id;
		PERFORM news_archive.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive.analyse(a.article_id, a.body, a.published, a.language);
	END LOOP;
END $$;
COMMENT ON FUNCTION news_archive.read_again(bigint[]) IS
'Puts the bodies of these articles together from their lines and reads them anew. For the corrections.';

CREATE FUNCTION news_archive.read_events_again(archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
	a record;
	n bigint := 0;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	FOR a IN SELECT x.article_id, x.body, x.published, x.language FROM article x ORDER BY x.article_id FOR KEY SHARE LOOP
		PERFORM news_archive.forget_reports(ARRAY[a.article_id]);
		PERFORM news_archive.analyse_times(a.article_id, a.body, lower(a.published), a.language);
		PERFORM news_archive.link_again(ARRAY[a.article_id]);
		n := n + 1;
	END LOOP;
	RETURN n;
END $$;
COMMENT ON FUNCTION news_archive.read_events_again(name) IS
'Reads the events of all articles anew, by the acts that the table act has now; gives how many articles. refresh() then links them. Errors: invalid_schema_name when there is no such archive.';

CREATE FUNCTION news_archive.set_line_role(article_id bigint, line_no int, role text, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	IF $3 IS NULL OR $3 NOT IN ('title', 'standfirst', 'author', 'date', 'dateline', 'body', 'subhead', 'caption', 'quote_box', 'tag', 'section',
			'share', 'related', 'comment', 'subscription', 'agency', 'url', 'other') THEN
		RAISE EXCEPTION '"%" is no line role', $3
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The roles are title standfirst author date dateline body subhead caption quote_box tag section share related comment subscription agency url other.';
	END IF;
	PERFORM news_archive.lock_links(true);
	UPDATE article_line l SET role = $3, basis = 'analyst', confidence = 1 WHERE l.article_id = $1 AND l.line_no = $2;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'article % has no line %', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT * FROM %I.article_line WHERE article_id = %s ORDER BY line_no;', archive, $1);
	END IF;
	PERFORM news_archive.note_correction('line role', jsonb_build_object('article_id', $1::text, 'line_no', $2, 'role', $3));
	PERFORM news_archive.note_date_order(ARRAY[$1]);
	PERFORM news_archive.read_again(ARRAY[$1]);
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.set_line_role(bigint, int, text, name) IS
'Says what a line of an article is, for good: its body is put together anew and read anew. Errors: invalid_parameter_value for another role, no_data_found for an unknown article or line, invalid_schema_name.';

CREATE FUNCTION news_archive.set_published(article_id bigint, published date, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.check_day('published', $2);
	PERFORM news_archive.lock_links(true);
	UPDATE article a SET published = daterange($2, $2 + 1), published_basis = CASE WHEN $2 IS NULL THEN 'analyst: not known' ELSE 'analyst' END, published_confidence = 1
	WHERE a.article_id = $1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no article %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found', HINT = 'search() gives the ids of articles.';
	END IF;
	UPDATE article a SET published = NULL WHERE a.article_id = $1 AND $2 IS NULL;
	PERFORM news_archive.note_correction('published', jsonb_build_object('article_id', $1::text, 'published', $2));
	PERFORM news_archive.read_again(ARRAY[$1]);
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.set_published(bigint, date, name) IS
'Says on which day an article was published (NULL: it is not known), for good: its time expressions and events are read anew from there. Errors: no_data_found for an unknown article, invalid_schema_name.';

-- ---------------------------------------------------------------------------------------------------- entities

CREATE FUNCTION news_archive.check_merge(keep bigint, "drop" bigint) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	k record;
	d record;
	missing bigint;
BEGIN
	PERFORM news_archive.entered();
	SELECT * INTO k FROM entity WHERE entity_id = keep;
	SELECT * INTO d FROM entity WHERE entity_id = "drop";
	IF k IS NULL OR d IS NULL THEN
		missing := CASE WHEN k IS NULL THEN keep ELSE "drop" END;
		RAISE EXCEPTION 'there is no entity %', coalesce(missing::text, 'NULL')
			USING ERRCODE = 'no_data_found', HINT = coalesce((SELECT format('It was merged into %s ("%s").', c.what->>'keep', c.what->>'keep_name')
				FROM correction c WHERE c.kind = 'merge' AND c.what->>'drop' = missing::text ORDER BY c.made_at DESC LIMIT 1), 'find_entity() gives the ids of entities.');
	ELSIF keep = "drop" THEN
		RAISE EXCEPTION 'entity % cannot be merged with itself', keep USING ERRCODE = 'invalid_parameter_value';
	ELSIF k.kind <> d.kind THEN
		RAISE EXCEPTION 'a % ("%") cannot be merged with a % ("%")', k.kind, k.name, d.kind, d.name USING ERRCODE = 'invalid_parameter_value';
	ELSIF EXISTS (SELECT FROM namesake WHERE entity_id = keep AND shares_with = "drop") THEN
		RAISE EXCEPTION 'entity % is a namesake of % and cannot take its place', keep, "drop"
			USING ERRCODE = 'invalid_parameter_value', HINT = format('SELECT news_archive.merge_entities(%s, %s);', "drop", keep);
	END IF;
	PERFORM news_archive.note_correction('merge', jsonb_build_object('keep', keep::text, 'keep_name', k.name, 'drop', "drop"::text, 'drop_name', d.name));
END $$;
COMMENT ON FUNCTION news_archive.check_merge(bigint, bigint) IS
'Lists a merge as a correction, after errors for what merge_entities cannot do.';

CREATE FUNCTION news_archive.merge_entities(keep bigint, "drop" bigint, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	PERFORM news_archive.check_merge(keep, "drop");
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id IN (keep, "drop")));
	UPDATE namesake SET merged_into = keep WHERE "drop" IN (entity_id, merged_into);
	UPDATE namesake SET shares_with = keep WHERE shares_with = "drop";
	DELETE FROM entity_name WHERE entity_id = "drop" AND apart AND name IN (SELECT n.name FROM entity_name n WHERE n.entity_id = keep);
	-- a surname that stands alone stays where it was put
	UPDATE entity_name SET entity_id = keep, preferred = false, origin = CASE WHEN folded LIKE '% %' THEN origin ELSE 'analyst' END WHERE entity_id = "drop";
	DELETE FROM entity WHERE entity_id = "drop";
	PERFORM news_archive.link_pending();
END $$;
COMMENT ON FUNCTION news_archive.merge_entities(bigint, bigint, name) IS
'Makes one entity of two: all spellings, mentions and events of drop become those of keep, and those of later articles too. Errors: no_data_found for an unknown entity, invalid_parameter_value for an entity and itself, two of different kinds, or a namesake as keep of the one whose name it shares, invalid_schema_name.';

CREATE FUNCTION news_archive.split_entity(entity_id bigint, alias text, archive name DEFAULT news_archive.current_archive()) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
	split record;
	new_id bigint;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	SELECT * INTO split FROM entity_name n WHERE n.entity_id = $1 AND n.name = $2;
	IF split IS NULL THEN
		RAISE EXCEPTION 'entity % has no name "%"', $1, $2
			USING ERRCODE = 'no_data_found', HINT = format('SELECT name FROM %I.entity_name WHERE entity_id = %s;', archive, $1);
	ELSIF (SELECT count(*) FROM entity_name n WHERE n.entity_id = $1) = 1 THEN
		RAISE EXCEPTION '"%" is the only name of entity %', $2, $1 USING ERRCODE = 'invalid_parameter_value';
	END IF;
	new_id := news_archive.content_id('split', split.kind, split.name);
	PERFORM news_archive.note_correction('split', jsonb_build_object('entity_id', $1::text, 'alias', $2));
	UPDATE entity_name n SET entity_id = new_id, apart = true WHERE n.name_id = split.name_id;
	PERFORM news_archive.link_again(ARRAY(SELECT m.article_id FROM mention m WHERE m.entity_id = $1));
	PERFORM news_archive.link_pending();
	RETURN new_id;
END $$;
COMMENT ON FUNCTION news_archive.split_entity(bigint, text, name) IS
'Takes a spelling from an entity that is two: what articles call by it becomes an entity of its own, which similar names are not united with again. Gives its id. Errors: no_data_found when the entity has no such name, invalid_parameter_value when it is its only one, invalid_schema_name.';

CREATE FUNCTION news_archive.rename_entity(entity_id bigint, name text, archive name DEFAULT news_archive.current_archive()) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
	renamed record;
	known record;
BEGIN
	PERFORM news_archive.enter_to_load(archive);
	PERFORM news_archive.lock_links(true);
	SELECT * INTO renamed FROM entity e WHERE e.entity_id = $1;
	IF renamed IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', coalesce($1::text, 'NULL') USING ERRCODE = 'no_data_found', HINT = 'find_entity() gives the ids of entities.';
	END IF;
	PERFORM news_archive.check_entity(renamed.kind, $2, NULL, NULL);
	SELECT n.entity_id, n.name_id INTO known FROM entity_name n WHERE n.kind = renamed.kind AND n.name = $2 AND n.folded = news_archive.fold_name($2)
	ORDER BY n.entity_id = $1 DESC, n.apart LIMIT 1;
	IF known.entity_id <> $1 THEN
		RAISE EXCEPTION '"%" is a name of entity %', $2, known.entity_id
			USING ERRCODE = 'unique_violation', HINT = format('SELECT news_archive.merge_entities(%s, %s); makes one of the two.', $1, known.entity_id);
	END IF;
	PERFORM news_archive.note_correction('rename', jsonb_build_object('entity_id', $1::text, 'was', renamed.name, 'name', $2));
	UPDATE entity_name n SET preferred = false WHERE n.entity_id = $1 AND n.preferred;
	INSERT INTO entity_name AS n (name_id, entity_id, kind, name, folded, keys, origin, preferred)
	VALUES (coalesce(known.name_id, news_archive.content_id(renamed.kind, $2)), $1, renamed.kind, $2, news_archive.fold_name($2), news_archive.name_keys($2), 'analyst', true)
	ON CONFLICT (name_id) DO UPDATE SET preferred = true;
	UPDATE entity e SET name = $2 WHERE e.entity_id = $1;
	PERFORM news_archive.describe_events(ARRAY(SELECT v.event_id FROM event v WHERE v.actor_ids @> ARRAY[$1] OR v.target_ids @> ARRAY[$1]));
END $$;
COMMENT ON FUNCTION news_archive.rename_entity(bigint, text, name) IS
'Gives an entity the name it is shown under, for good; the name is one of its spellings from then on. Errors: no_data_found for an unknown entity, invalid_parameter_value for a name without letters and digits, unique_violation when it is the name of another entity of that kind, invalid_schema_name.';
