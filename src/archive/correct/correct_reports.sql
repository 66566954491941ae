-- correct_reports: what an analyst puts right in what was read of an article: reports of events, quotations, mentions.
--
-- A correction names its row by what a new reading finds again, and not by its number: its words, where they stand, and
-- what was read there.  A row that is put right keeps in as_read what was read.  Who is meant is kept as kind and name,
-- since the ids of entities change with what is loaded; where the article does not name him, a mention is made on the
-- words of the act, for the linking.

-- ---- which row is meant ----

CREATE FUNCTION news_archive_inner.report_key(article_id bigint, report_no int) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	key jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := (SELECT jsonb_build_object('article_id', r.article_id::text, 'report',
		jsonb_build_object('type', coalesce(r.as_read->>'type', r.type),
			'act_start', r.act_start, 'words_id', r.words_id::text, 'words', r.words,
			'actor', CASE WHEN r.as_read IS NULL THEN r.actor ELSE r.as_read->>'actor' END,
			'target', CASE WHEN r.as_read IS NULL THEN r.target ELSE r.as_read->>'target' END))
		FROM event_report r WHERE r.article_id = $1 AND r.report_no = $2);
	IF key IS NULL THEN
		PERFORM news_archive_inner.no_such('event report', $2, $1, 'event_report');
	END IF;
	RETURN key;
END $$;
COMMENT ON FUNCTION news_archive_inner.report_key(bigint, int) IS
'What a report of the archive entered is known by when its article is read anew: type, sides, words and act as they '
'were read. Errors: no_data_found.';

CREATE FUNCTION news_archive_inner.reports_of_keys(keys jsonb[]) RETURNS TABLE (n int, article_id bigint, report_no int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH wanted AS MATERIALIZED (
		SELECT k.n::int AS n, (k.key->>'article_id')::bigint AS article_id, (k.key->'report'->>'words_id')::bigint
			AS words_id, (k.key->'report'->>'act_start')::int AS act_start,
			k.key->'report'->>'type' AS type, k.key->'report'->>'actor' AS actor, k.key->'report'->>'target' AS target
		FROM unnest(keys) WITH ORDINALITY k(key, n)),
	like_it AS (
		SELECT w.n, r.article_id, r.report_no, r.words_id = w.words_id AS same_words, abs(r.act_start - w.act_start)
			AS away,
			CASE WHEN r.as_read IS NULL THEN (r.actor, r.target) IS NOT DISTINCT FROM (w.actor, w.target)
				ELSE (r.as_read->>'actor', r.as_read->>'target') IS NOT DISTINCT FROM (w.actor, w.target)
					END AS same_sides,
			count(*) OVER (PARTITION BY w.n) AS candidates
		FROM wanted w JOIN event_report r ON r.article_id = w.article_id
		WHERE coalesce(r.as_read->>'type', r.type) = w.type AND (r.words_id = w.words_id OR r.act_start = w.act_start))
	SELECT DISTINCT ON (l.n) l.n, l.article_id, l.report_no FROM like_it l
	-- of a pair told otherwise ("his aide" for "the aide") when there is one pair only
	WHERE l.same_sides OR l.candidates = 1
	ORDER BY l.n, l.same_sides DESC, l.same_words DESC, l.away, l.report_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.reports_of_keys(jsonb[]) IS
'The reports of the archive entered that these keys (report_key()) name now, n the position of the key; '
'none for what is not read there any more. For the corrections.';

CREATE FUNCTION news_archive_inner.quotation_key(article_id bigint, quotation_no int) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	key jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := (SELECT jsonb_build_object('article_id', q.article_id::text, 'quotation',
		jsonb_build_object('start', q.start, 'words_id', q.words_id::text, 'quotation', q.quotation))
		FROM quotation q WHERE q.article_id = $1 AND q.quotation_no = $2);
	IF key IS NULL THEN
		PERFORM news_archive_inner.no_such('quotation', $2, $1, 'quotation');
	END IF;
	RETURN key;
END $$;
COMMENT ON FUNCTION news_archive_inner.quotation_key(bigint, int) IS
'What a quotation of the archive entered is known by when its article is read anew: its words, and where they stand. '
'Errors: no_data_found.';

-- All pieces of the saying: said by one, dropped together.
CREATE FUNCTION news_archive_inner.quotations_of_keys(keys jsonb[])
	RETURNS TABLE (n int, article_id bigint, quotation_no int)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	WITH wanted AS MATERIALIZED (
		SELECT k.n::int AS n, (k.key->>'article_id')::bigint AS article_id, (k.key->'quotation'->>'words_id')::bigint
			AS words_id, (k.key->'quotation'->>'start')::int AS start
		FROM unnest(keys) WITH ORDINALITY k(key, n)),
	named AS (
		SELECT DISTINCT ON (w.n) w.n, w.article_id, q.saying FROM wanted w JOIN quotation q USING (article_id)
		WHERE q.words_id = w.words_id ORDER BY w.n, abs(q.start - w.start), q.quotation_no)
	SELECT DISTINCT ON (q.article_id, q.quotation_no) n.n, q.article_id, q.quotation_no
	FROM named n JOIN quotation q ON q.article_id = n.article_id AND q.saying = n.saying
	ORDER BY q.article_id, q.quotation_no, n.n DESC;
END $$;
COMMENT ON FUNCTION news_archive_inner.quotations_of_keys(jsonb[]) IS
'The quotations of the archive entered that these keys (quotation_key()) name now, each with the last key that does. '
'For correct_text.';

CREATE FUNCTION news_archive_inner.words_around(body text, start int, length int) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN news_archive_inner.words_id(substring(body, greatest(start - 30, 1), start - greatest(start - 30, 1) + length
		+ 30));
COMMENT ON FUNCTION news_archive_inner.words_around(text, int, int) IS
'words_id() of a place of a text with thirty characters on each side: by which a mention is found again.';

CREATE FUNCTION news_archive_inner.mention_key(article_id bigint, mention_no int) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	key jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := (SELECT jsonb_build_object('article_id', m.article_id::text, 'mention',
		jsonb_build_object('start', m.start, 'mention', m.mention,
			'around', news_archive_inner.words_around(a.body, m.start, m.length)::text))
		FROM mention m JOIN article a USING (article_id) WHERE m.article_id = $1 AND m.mention_no = $2
			AND m.as_read IS DISTINCT FROM '{}');
	IF key IS NULL THEN
		PERFORM news_archive_inner.no_such('mention', $2, $1, 'mention');
	END IF;
	RETURN key;
END $$;
COMMENT ON FUNCTION news_archive_inner.mention_key(bigint, int) IS
'What a mention of the archive entered is known by when its article is read anew: its words, what stands around them, '
'and where. Errors: no_data_found.';

-- ---- who is meant ----

CREATE FUNCTION news_archive_inner.entity_meant(argument text, wanted text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	found bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.check_words(argument, wanted);
	IF wanted ~ '^-?[0-9]{4,19}$' THEN
		found := ARRAY(SELECT e.entity_id FROM entity e WHERE e.entity_id::text = wanted);
	END IF;
	IF found IS NULL OR found = '{}' THEN
		found := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n JOIN entity e USING (entity_id)
			WHERE n.folded = news_archive.fold_name(wanted));
	END IF;
	-- the surname of the one person who bears it
	IF found = '{}' AND news_archive.fold_name(wanted) NOT LIKE '% %' THEN
		found := ARRAY(SELECT DISTINCT n.entity_id FROM entity_name n JOIN entity e USING (entity_id)
			WHERE n.keys && news_archive.name_keys(wanted) AND n.kind = 'person' AND n.folded LIKE '% '
				|| news_archive.fold_name(wanted));
	END IF;
	IF cardinality(found) > 1 THEN
		RAISE EXCEPTION '% is "%", and so are % entities named', argument, wanted, cardinality(found)
			USING ERRCODE = 'ambiguous_alias',
				DETAIL = (SELECT string_agg(concat_ws(' ', e.entity_id, e.kind, e.name,
				'(' || concat_ws(' ', e.role, e.country) || ')'), ', ' ORDER BY e.entity_id)
				FROM entity e WHERE e.entity_id = ANY (found)), HINT = 'Give the entity_id of the one you mean.';
	END IF;
	RETURN found[1];
END $$;
COMMENT ON FUNCTION news_archive_inner.entity_meant(text, text) IS
'The entity of the archive entered that has this name, but for case and accents, or this surname, or this id; '
'NULL when none has. Errors: ambiguous_alias, which lists them, when several have the name; invalid_parameter_value '
'for a name without letters and digits.';

CREATE FUNCTION news_archive_inner.side_meant(argument text, wanted text, article_id bigint) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	id bigint;
	e record;
	n record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted = '' THEN
		RETURN 'null';
	END IF;
	id := news_archive_inner.entity_meant(argument, wanted);
	IF id IS NULL THEN
		RAISE NOTICE 'no entity is named "%": it stands there as a phrase', wanted
			USING HINT = format('SELECT * FROM news_archive.find_entity(%L); shows what comes near, add_entity() makes '
				'somebody known.', wanted);
		RETURN jsonb_build_object('phrase', wanted);
	END IF;
	SELECT t.country, t.sector INTO e FROM entity t WHERE t.entity_id = id;
	-- by the name that this article has for him, else by the one that most have
	SELECT m.kind, m.name INTO n FROM mention m WHERE m.article_id = side_meant.article_id AND m.entity_id = id
		AND m.name IS NOT NULL ORDER BY m.name COLLATE "C" LIMIT 1;
	IF NOT FOUND THEN
		SELECT x.kind, x.name INTO n FROM entity_name x WHERE x.entity_id = id
		ORDER BY x.name_id = news_archive.content_id(x.kind, x.name) DESC, x.articles DESC, x.name COLLATE "C" LIMIT 1;
	END IF;
	RETURN jsonb_build_object('kind', n.kind, 'name', n.name, 'country', e.country, 'sector', e.sector);
END $$;
COMMENT ON FUNCTION news_archive_inner.side_meant(text, text, bigint) IS
'Who is meant by a name or an id, as corrections keep it: kind and name, with country and sector; a phrase, with a '
'notice, when no entity of the archive entered is named so; JSON''s null for an empty text. Errors: '
'those of entity_meant.';

-- ---- what holds after a reading ----

CREATE FUNCTION news_archive_inner.make_mentions(article_ids bigint[], starts int[], lengths int[], sides jsonb[])
	RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	IF article_ids IS NULL THEN
		RETURN;
	END IF;
	WITH wanted AS MATERIALIZED (
		SELECT DISTINCT ON (u.article_id, u.side->>'kind', u.side->>'name') u.article_id, u.start, u.length,
			u.side->>'kind' AS kind, u.side->>'name' AS name,
			u.side->>'country' AS country, u.side->>'sector' AS sector
		FROM unnest(make_mentions.article_ids, starts, lengths, sides) u(article_id, start, length, side)
			WHERE u.side ? 'name'
		ORDER BY u.article_id, u.side->>'kind', u.side->>'name', u.start),
	last AS (
		SELECT a.article_id, a.body, coalesce(max(m.mention_no), 0) AS mention_no, coalesce(max(m.chain), 0) AS chain
		FROM article a LEFT JOIN mention m ON m.article_id = a.article_id
			WHERE a.article_id = ANY (make_mentions.article_ids) GROUP BY a.article_id, a.body)
	INSERT INTO mention (article_id, mention_no, start, length, mention, kind, chain, name, country, sector, confidence,
		form, as_read)
	SELECT w.article_id, l.mention_no + row_number() OVER (PARTITION BY w.article_id
		ORDER BY w.start, w.name COLLATE "C"), w.start, w.length, substring(l.body, w.start, w.length), w.kind,
		l.chain + row_number() OVER (PARTITION BY w.article_id ORDER BY w.start, w.name COLLATE "C"), w.name, w.country,
			w.sector, 1, 'description', '{}'
	FROM wanted w JOIN last l USING (article_id)
	-- by the article of last, which lies where its mentions do
	WHERE NOT EXISTS (SELECT FROM mention m WHERE m.article_id = l.article_id AND m.kind = w.kind AND m.name = w.name);
END $$;
COMMENT ON FUNCTION news_archive_inner.make_mentions(bigint[], int[], int[], jsonb[]) IS
'Gives articles a mention of who is meant by a correction and is not named there, at these places: by it he is linked. '
'For the corrections.';

-- Citus refuses what is STABLE in an UPDATE, as all is that builds JSON; of texts and numbers it gives the same
-- everywhere, so that it is IMMUTABLE here.
CREATE FUNCTION news_archive_inner.mention_as_read(kind text, name text, role text, country text, sector text,
	organisation text, chain int, confidence real) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN jsonb_build_object('kind', kind, 'name', name, 'role', role, 'country', country, 'sector', sector,
		'organisation', organisation, 'chain', chain, 'confidence', confidence);
COMMENT ON FUNCTION news_archive_inner.mention_as_read(text, text, text, text, text, text, int, real) IS
'What was read of a mention that corrections may change, by column. For move_mentions.';

CREATE FUNCTION news_archive_inner.quotation_as_read(as_read jsonb, speaker_name text, basis text, confidence real)
	RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(as_read, jsonb_build_object('speaker_name', speaker_name, 'basis', basis, 'confidence',
		confidence));
COMMENT ON FUNCTION news_archive_inner.quotation_as_read(jsonb, text, text, real) IS
'What was read of a quotation that corrections may change, by column: as_read where another one changed it before '
'(NULL: none did). For move_mentions and correct_text.';

CREATE FUNCTION news_archive_inner.move_mentions(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said jsonb[];
BEGIN
	PERFORM news_archive_inner.entered();
	said := news_archive_inner.corrections_of(article_ids, '{mention}');
	WITH wanted AS MATERIALIZED (
		SELECT (c.what->>'article_id')::bigint AS article_id, c.what, c.n, (c.what->'mention'->>'start')::int AS start,
			c.what->'mention'->>'mention' AS mention,
			(c.what->'mention'->>'around')::bigint AS around
		FROM unnest(said) WITH ORDINALITY c(what, n)),
	named AS (
		SELECT DISTINCT ON (w.n) w.article_id, w.what, w.n, m.mention_no, m.chain
			FROM wanted w JOIN article a USING (article_id) JOIN mention m USING (article_id)
		WHERE m.mention = w.mention AND m.as_read IS NULL
			AND (m.start = w.start OR news_archive_inner.words_around(a.body, m.start, m.length) = w.around)
		ORDER BY w.n, abs(m.start - w.start), m.mention_no),
	moved AS (
		SELECT DISTINCT ON (m.article_id, m.mention_no) m.article_id, m.mention_no, n.what->'to'->>'kind' AS kind,
			n.what->'to'->>'name' AS name,
			n.what->'to'->>'country' AS country, n.what->'to'->>'sector' AS sector
		FROM named n JOIN mention m ON m.article_id = n.article_id
			AND (m.mention_no = n.mention_no OR (n.what ? 'chain' AND m.chain = n.chain))
		ORDER BY m.article_id, m.mention_no, n.n DESC),
	-- the chain of those who are meant, or a new one
	chained AS (
		SELECT v.*, coalesce((SELECT min(m.chain) FROM mention m WHERE m.article_id = v.article_id AND m.kind = v.kind
			AND m.name = v.name),
			(SELECT coalesce(max(m.chain), 0) FROM mention m WHERE m.article_id = v.article_id)
				+ dense_rank() OVER (PARTITION BY v.article_id ORDER BY v.kind COLLATE "C", v.name COLLATE "C"))
					AS chain
		FROM moved v)
	UPDATE mention m SET kind = v.kind, name = v.name, role = NULL, country = v.country, sector = v.sector,
		organisation = NULL, chain = v.chain, confidence = 1,
		as_read = news_archive_inner.mention_as_read(m.kind, m.name, m.role, m.country, m.sector, m.organisation,
			m.chain, m.confidence)
	FROM chained v WHERE m.article_id = v.article_id AND m.mention_no = v.mention_no;
	-- who speaks there
	UPDATE quotation q SET speaker_name = m.name,
		as_read = news_archive_inner.quotation_as_read(q.as_read, q.speaker_name, q.basis, q.confidence)
	FROM mention m
	WHERE m.article_id = ANY (move_mentions.article_ids) AND m.as_read ? 'name' AND q.article_id = m.article_id
		AND q.article_id = ANY (move_mentions.article_ids) AND q.speaker_start = m.start;
END $$;
COMMENT ON FUNCTION news_archive_inner.move_mentions(bigint[]) IS
'Applies to mentions just read, and to those who speak there, what corrections in force say of whom they mean. '
'For correct_text.';

CREATE FUNCTION news_archive_inner.correct_text(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said jsonb[];
	speaker record;
	dropped record;
	made record;
BEGIN
	PERFORM news_archive_inner.entered();
	said := news_archive_inner.corrections_of(article_ids, '{mention,speaker,drop quotation}');
	IF said = '{}' THEN
		RETURN;
	END IF;
	PERFORM news_archive_inner.move_mentions(article_ids);
	said := news_archive_inner.corrections_of(article_ids, '{speaker}');
	SELECT array_agg(k.article_id) AS ids, array_agg(k.quotation_no) AS nos, array_agg(said[k.n]->'to') AS sides
		INTO speaker FROM news_archive_inner.quotations_of_keys(said) k;
	said := news_archive_inner.corrections_of(article_ids, '{drop quotation}');
	SELECT array_agg(k.article_id) AS ids, array_agg(k.quotation_no) AS nos INTO dropped
		FROM news_archive_inner.quotations_of_keys(said) k;
	SELECT array_agg(q.article_id) AS ids, array_agg(coalesce(q.speaker_start, q.start)) AS starts,
		array_agg(coalesce(q.speaker_length, length(substring(q.quotation FROM '^\S*')))) AS lengths,
			array_agg(u.side) AS sides INTO made
	FROM unnest(speaker.ids, speaker.nos, speaker.sides) u(article_id, quotation_no, side)
		JOIN quotation q USING (article_id, quotation_no);
	PERFORM news_archive_inner.make_mentions(made.ids, made.starts, made.lengths, made.sides);
	UPDATE quotation q SET speaker_name = coalesce(u.side->>'name', u.side->>'phrase'), basis = 'analyst',
		confidence = 1, as_read = news_archive_inner.quotation_as_read(q.as_read, q.speaker_name, q.basis, q.confidence)
	FROM unnest(speaker.ids, speaker.nos, speaker.sides) u(article_id, quotation_no, side)
	WHERE q.article_id = u.article_id AND q.quotation_no = u.quotation_no;
	DELETE FROM quotation q USING unnest(dropped.ids, dropped.nos) u(article_id, quotation_no)
	WHERE q.article_id = u.article_id AND q.quotation_no = u.quotation_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_text(bigint[]) IS
'Applies to mentions and quotations just read in these articles what corrections in force say of them. For analyse.';

CREATE FUNCTION news_archive_inner.said_or(v jsonb, key text, was text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN v ? key THEN v->>key ELSE was END;
COMMENT ON FUNCTION news_archive_inner.said_or(jsonb, text, text)
	IS 'A value of a correction, or the one that was read where the correction says nothing of it.';

CREATE FUNCTION news_archive_inner.said_days(v jsonb, was daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN v->'during'->>0 IS NOT NULL
		THEN daterange((v->'during'->>0)::date, (v->'during'->>1)::date) WHEN NOT v ? 'during' THEN was END;
COMMENT ON FUNCTION news_archive_inner.said_days(jsonb, daterange) IS
'The days of a correction (during, as days_meant() gives them), or those that were read where the correction says '
'nothing of them; NULL where it says that none are known. For set_reports.';

-- In PL/pgSQL, which takes rows of any table.
CREATE FUNCTION news_archive_inner.row_as_json(one record) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN pg_catalog.to_jsonb(one);
END $$;
COMMENT ON FUNCTION news_archive_inner.row_as_json(record) IS
'A row as JSON, by column, for an UPDATE of its table; NULL for NULL. For move_sides and set_reports.';

CREATE FUNCTION news_archive_inner.report_as_read(report jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN report->'as_read' <> 'null' THEN report->'as_read' ELSE (SELECT jsonb_object_agg(k, v)
		FROM jsonb_each(report) e(k, v)
		WHERE k IN ('type', 'mode', 'cameo', 'actor', 'actor_country', 'actor_sector', 'actor_mention', 'target',
			'target_country', 'target_sector', 'target_mention',
			'during', 'precision', 'place', 'place_basis', 'status', 'basis', 'confidence')) END;
COMMENT ON FUNCTION news_archive_inner.report_as_read(jsonb) IS 'What was read of an event report (its row as JSON) '
	'that corrections may change.';

-- What is told of the sides follows the mentions that are of somebody else.
CREATE FUNCTION news_archive_inner.move_sides(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	UPDATE event_report r SET as_read = news_archive_inner.report_as_read(news_archive_inner.row_as_json(r)),
		actor = m.name, actor_country = m.country, actor_sector = m.sector
	FROM mention m
	WHERE m.article_id = ANY (move_sides.article_ids) AND m.as_read ? 'name' AND r.article_id = m.article_id
		AND r.article_id = ANY (move_sides.article_ids) AND r.actor_mention = m.mention_no;
	UPDATE event_report r SET as_read = news_archive_inner.report_as_read(news_archive_inner.row_as_json(r)),
		target = m.name, target_country = m.country, target_sector = m.sector
	FROM mention m
	WHERE m.article_id = ANY (move_sides.article_ids) AND m.as_read ? 'name' AND r.article_id = m.article_id
		AND r.article_id = ANY (move_sides.article_ids) AND r.target_mention = m.mention_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.move_sides(bigint[]) IS
'Gives the sides of reports just read the names of whom their mentions mean since move_mentions(). '
'For correct_reports.';

CREATE FUNCTION news_archive_inner.set_reports(ids bigint[], nos int[], vs jsonb[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	made record;
BEGIN
	PERFORM news_archive_inner.entered();
	SELECT array_agg(r.article_id) AS ids, array_agg(r.act_start) AS starts, array_agg(r.act_length) AS lengths,
		array_agg(w.side) AS sides INTO made
	FROM unnest(ids, nos, vs) u(article_id, report_no, v) JOIN event_report r USING (article_id, report_no),
		LATERAL (VALUES (u.v->'actor'), (u.v->'target')) w(side) WHERE r.article_id = ANY (set_reports.ids);
	PERFORM news_archive_inner.make_mentions(made.ids, made.starts, made.lengths, made.sides);
	UPDATE event_report r SET as_read = news_archive_inner.report_as_read(news_archive_inner.row_as_json(r)),
		basis = 'analyst', confidence = 1,
		type = news_archive_inner.said_or(u.v, 'type', r.type), mode = news_archive_inner.said_or(u.v, 'mode', r.mode),
			cameo = news_archive_inner.said_or(u.v, 'cameo', r.cameo),
		status = news_archive_inner.said_or(u.v, 'status', r.status),
		during = news_archive_inner.said_days(u.v, r.during),
		"precision" = news_archive_inner.said_or(u.v, 'precision', r."precision"),
		place = news_archive_inner.said_or(u.v, 'place', r.place),
		place_basis = CASE WHEN NOT u.v ? 'place' THEN r.place_basis WHEN u.v->>'place' IS NOT NULL THEN 'analyst' END,
		actor = CASE WHEN u.v ? 'actor' THEN coalesce(u.v->'actor'->>'name', u.v->'actor'->>'phrase') ELSE r.actor END,
		actor_country = news_archive_inner.said_or(u.v, 'actor_country', r.actor_country),
			actor_sector = news_archive_inner.said_or(u.v, 'actor_sector', r.actor_sector),
		target = CASE WHEN u.v ? 'target' THEN coalesce(u.v->'target'->>'name', u.v->'target'->>'phrase') ELSE r.target
			END,
		target_country = news_archive_inner.said_or(u.v, 'target_country', r.target_country),
			target_sector = news_archive_inner.said_or(u.v, 'target_sector', r.target_sector),
		actor_mention = CASE WHEN u.v ? 'actor' THEN (SELECT m.mention_no FROM mention m
			WHERE m.article_id = r.article_id AND m.kind = u.v->'actor'->>'kind' AND m.name = u.v->'actor'->>'name'
				ORDER BY abs(m.start - r.act_start), m.mention_no LIMIT 1) ELSE r.actor_mention END,
		target_mention = CASE WHEN u.v ? 'target' THEN (SELECT m.mention_no FROM mention m
			WHERE m.article_id = r.article_id AND m.kind = u.v->'target'->>'kind' AND m.name = u.v->'target'->>'name'
				ORDER BY abs(m.start - r.act_start), m.mention_no LIMIT 1) ELSE r.target_mention END
	FROM unnest(ids, nos, vs) u(article_id, report_no, v)
		WHERE r.article_id = u.article_id AND r.report_no = u.report_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.set_reports(bigint[], int[], jsonb[]) IS
'Gives these reports, just read, what corrections say of them; who is meant and not mentioned in the article gets a '
'mention there. For correct_reports.';

CREATE FUNCTION news_archive_inner.correct_reports(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	said jsonb[];
	dropped record;
	meant record;
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.corrections_of(article_ids, '{report,drop report,mention}') = '{}' THEN
		RETURN;
	END IF;
	PERFORM news_archive_inner.move_sides(article_ids);
	said := news_archive_inner.corrections_of(article_ids, '{drop report}');
	SELECT array_agg(k.article_id) AS ids, array_agg(k.report_no) AS nos INTO dropped
		FROM news_archive_inner.reports_of_keys(said) k;
	said := news_archive_inner.corrections_of(article_ids, '{report}');
	SELECT array_agg(r.article_id) AS ids, array_agg(r.report_no) AS nos, array_agg(r.v) AS vs INTO meant
	FROM (SELECT k.article_id, k.report_no, jsonb_object_agg(s.key, s.value ORDER BY k.n) AS v
		FROM news_archive_inner.reports_of_keys(said) k, jsonb_each(said[k.n]->'set') s
			GROUP BY k.article_id, k.report_no) r;
	PERFORM news_archive_inner.set_reports(meant.ids, meant.nos, meant.vs);
	DELETE FROM event_report r USING unnest(dropped.ids, dropped.nos) u(article_id, report_no)
		WHERE r.article_id = u.article_id AND r.report_no = u.report_no;
END $$;
COMMENT ON FUNCTION news_archive_inner.correct_reports(bigint[]) IS
'Applies to event reports just read in these articles what corrections in force say of them. For analyse_times.';

-- ---- what an analyst calls ----

CREATE FUNCTION news_archive_inner.read_corrected(article_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	PERFORM news_archive_inner.hold_articles(article_ids);
	PERFORM news_archive_inner.read_text_again(article_ids);
	PERFORM news_archive_inner.link_pending();
END $$;
COMMENT ON FUNCTION news_archive_inner.read_corrected(bigint[]) IS
'Reads and links these articles with the corrections that are in force now. For the corrections.';

CREATE FUNCTION news_archive_inner.days_meant(during daterange) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN during IS NULL THEN NULL WHEN isempty(during) THEN '{"during": null, "precision": null}'::jsonb
		ELSE jsonb_build_object('during', jsonb_build_array(lower(during), upper(during)), 'precision', CASE
			WHEN upper(during) - lower(during) = 1 THEN 'day'
			WHEN lower(during) = date_trunc('year', lower(during)) AND upper(during) = lower(during) + interval '1 year'
				THEN 'year'
			WHEN lower(during) = date_trunc('month', lower(during)) AND upper(during) = lower(during)
				+ interval '1 month' THEN 'month'
			ELSE 'range' END) END;
COMMENT ON FUNCTION news_archive_inner.days_meant(daterange) IS
'Days, with how exact they are, as corrections keep them; an empty range says that no day is known. NULL for NULL.';

CREATE FUNCTION news_archive_inner.act_meant(wanted_type text, wanted_mode text, type_now text) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	o record;
	new_type text;
	new_mode text := nullif(wanted_mode, '');
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted_type IS NULL AND wanted_mode IS NULL THEN
		RETURN '{}';
	END IF;
	new_type := coalesce((news_archive_inner.kind_of_event(wanted_type)).type, type_now);
	IF wanted_type ~ '^[0-9]' THEN
		RAISE EXCEPTION 'a report has a type and no CAMEO code, this is "%"', wanted_type
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'SELECT type, mode, cameo FROM news_archive.event_ontology(); tells of which type and mode it '
					'is the nearest code.';
	END IF;
	new_mode := news_archive_inner.mode_of_event(new_mode);
	SELECT * INTO o FROM news_archive.event_ontology() e
		WHERE e.type = new_type AND e.mode IS NOT DISTINCT FROM new_mode;
	IF NOT FOUND THEN
		RAISE EXCEPTION '% has no mode "%"', new_type, new_mode
			USING ERRCODE = 'invalid_parameter_value', HINT = coalesce('Its modes '
				'are ' || (SELECT string_agg(e.mode, ', ') FROM news_archive.event_ontology() e
				WHERE e.type = new_type AND e.mode IS NOT NULL) || '.', 'It has none.');
	END IF;
	RETURN jsonb_build_object('type', o.type, 'mode', o.mode, 'cameo', o.cameo);
END $$;
COMMENT ON FUNCTION news_archive_inner.act_meant(text, text, text) IS
'Type and mode with their CAMEO code, as corrections keep them; a mode alone is one of the type that the report has '
'now. Errors: invalid_parameter_value.';

CREATE FUNCTION news_archive_inner.side_values(side text, wanted text, country text, sector text, article_id bigint)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	meant jsonb;
	v jsonb := '{}';
BEGIN
	PERFORM news_archive_inner.entered();
	IF wanted IS NOT NULL THEN
		meant := news_archive_inner.side_meant(side, wanted, article_id);
		v := jsonb_build_object(side, meant, side || '_country', meant->>'country', side || '_sector',
			meant->>'sector');
	END IF;
	IF country IS NOT NULL THEN
		v := v || jsonb_build_object(side || '_country', news_archive_inner.country_of(side || '_country', country));
	END IF;
	IF sector IS NOT NULL THEN
		v := v || jsonb_build_object(side || '_sector', news_archive_inner.sector_of(side || '_sector', sector));
	END IF;
	RETURN v;
END $$;
COMMENT ON FUNCTION news_archive_inner.side_values(text, text, text, text, bigint) IS
'What a correction says of a side (actor or target) of a report. Errors: those of side_meant, country_of and '
'sector_of.';

-- Which report, what of it: for set_report and set_event.
CREATE FUNCTION news_archive_inner.note_report(article_id bigint, report_no int, type text, mode text, actor text,
	target text, status text, during daterange, place text,
		why text, actor_country text, actor_sector text, target_country text, target_sector text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	key jsonb;
	type_now text;
	v jsonb;
BEGIN
	PERFORM news_archive_inner.entered();
	key := news_archive_inner.report_key($1, $2);
	SELECT r.type INTO type_now FROM event_report r WHERE r.article_id = $1 AND r.report_no = $2;
	v := news_archive_inner.act_meant($3, $4, type_now)
		|| news_archive_inner.side_values('actor', $5, $11, $12, $1) || news_archive_inner.side_values('target', $6,
			$13, $14, $1)
		|| coalesce(news_archive_inner.days_meant($8), '{}');
	IF status IS NOT NULL THEN
		v := v || jsonb_build_object('status', news_archive_inner.status_of_event(status));
	END IF;
	IF place IS NOT NULL THEN
		v := v || jsonb_build_object('place', nullif(place, ''));
	END IF;
	IF v = '{}' THEN
		RAISE EXCEPTION 'nothing is said of report % of article %', $2, $1
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Give type, mode, actor, target, status, during or place; drop_report() says that it is no '
					'report.';
	END IF;
	RETURN news_archive_inner.note_correction('report', key || jsonb_build_object('set', v), why);
END $$;
COMMENT ON FUNCTION news_archive_inner.note_report(bigint, int, text, text, text, text, text, daterange, text, text,
	text, text, text, text) IS
'Lists what is put right in a report; gives the id of the correction. For set_report and set_event, with their errors.';

CREATE FUNCTION news_archive_inner.check_found(correction_ids bigint[]) RETURNS void
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	keys jsonb[];
	lost text;
BEGIN
	PERFORM news_archive_inner.entered();
	keys := ARRAY(SELECT c.what FROM correction c WHERE c.correction_id = ANY (correction_ids));
	SELECT k.key->'report'->>'words' INTO lost FROM unnest(keys) WITH ORDINALITY k(key, n)
		LEFT JOIN news_archive_inner.reports_of_keys(keys) r ON r.n = k.n WHERE r.n IS NULL LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'the report "%" is not read any more as it stands in the archive', lost
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'It was read by another version or with other acts: SELECT news_archive.read_events_again(); '
				'and look again.';
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.check_found(bigint[]) IS
'Errors: object_not_in_prerequisite_state when the report that one of these corrections is about was not found again '
'when its article was read anew.';

CREATE FUNCTION news_archive.set_report(article_id bigint, report_no int, type text DEFAULT NULL,
	mode text DEFAULT NULL, actor text DEFAULT NULL,
		target text DEFAULT NULL, status text DEFAULT NULL, during news_archive.days DEFAULT NULL,
			place text DEFAULT NULL,
		archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL, actor_country text DEFAULT NULL,
			actor_sector text DEFAULT NULL,
		target_country text DEFAULT NULL, target_sector text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_report($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $12, $13, $14, $15);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	PERFORM news_archive_inner.check_found(ARRAY[id]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.set_report(bigint, int, text, text, text, text, text, news_archive.days, text, name,
	text, text, text, text, text) IS
'Puts right what was read of a report (event_sources() gives article_id and report_no), for good; what is left out '
'stays as it was read. actor and target are the name of an entity, an entity_id, or a phrase, and an empty text for '
'nobody; their country and sector are the entity''s if they are not given; an empty place, and the '
'days ''empty''::daterange, say that none is known. The row then has the basis analyst, the confidence 1 and in '
'as_read what was read. Gives the id of the correction. Errors: no_data_found for an unknown report, ambiguous_alias '
'for a name that several entities have, invalid_parameter_value for another type, mode, status, country or sector and '
'when nothing is said, object_not_in_prerequisite_state when the report is not read any more, invalid_schema_name.';

CREATE FUNCTION news_archive.drop_report(article_id bigint, report_no int,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_correction('drop report', news_archive_inner.report_key($1, $2), why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.drop_report(bigint, int, name, text) IS
'Says that a report is none: the article does not tell that. Gives the id of the correction. Errors: '
'no_data_found for an unknown report, invalid_schema_name.';

CREATE FUNCTION news_archive.set_speaker(article_id bigint, quotation_no int, speaker text,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_correction('speaker', news_archive_inner.quotation_key($1, $2)
		|| jsonb_build_object('to', CASE WHEN $3 IS NULL THEN 'null' ELSE news_archive_inner.side_meant('speaker', $3,
			$1) END), why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.set_speaker(bigint, int, text, name, text) IS
'Says who said a quotation, with all pieces of the saying, for good: the name of an entity, an entity_id, or a phrase; '
'NULL or an empty text when it is not known. Gives the id of the correction. Errors: no_data_found for an unknown '
'quotation, ambiguous_alias for a name that several entities have, invalid_schema_name.';

CREATE FUNCTION news_archive.drop_quotation(article_id bigint, quotation_no int,
	archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.note_correction('drop quotation', news_archive_inner.quotation_key($1, $2), why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.drop_quotation(bigint, int, name, text) IS
'Says that a quotation is none, with all pieces of the saying. Gives the id of the correction. Errors: '
'no_data_found for an unknown quotation, invalid_schema_name.';

CREATE FUNCTION news_archive.move_mention(article_id bigint, mention_no int, entity text,
	whole_chain boolean DEFAULT false,
		archive name DEFAULT news_archive.current_archive(), why text DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
		SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM news_archive_inner.enter_to_load(archive);
	PERFORM news_archive_inner.lock_links(true);
	id := news_archive_inner.entity_meant('entity', coalesce($3, ''));
	IF id IS NULL THEN
		RAISE EXCEPTION 'no entity is named "%"', $3
			USING ERRCODE = 'no_data_found',
				HINT = format('SELECT * FROM news_archive.find_entity(%L); shows what comes near, add_entity() makes '
					'somebody known.', $3);
	END IF;
	id := news_archive_inner.note_correction('mention', news_archive_inner.mention_key($1, $2)
		|| jsonb_build_object('to', news_archive_inner.side_meant('entity', id::text, NULL))
		|| CASE WHEN whole_chain THEN '{"chain": true}' ELSE '{}'::jsonb END, why);
	PERFORM news_archive_inner.read_corrected(ARRAY[$1]);
	RETURN id;
END $$;
COMMENT ON FUNCTION news_archive.move_mention(bigint, int, text, boolean, name, text) IS
'Says whom a mention means (with whole_chain: all mentions that were read as one with it), for good: '
'the name of an entity or an entity_id. What it says and does there is his. Gives the id of the correction. Errors: '
'no_data_found for an unknown mention or name, ambiguous_alias for a name that several entities have, '
'invalid_schema_name.';
