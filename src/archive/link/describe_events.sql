-- describe_events: what an event is shown as, told by its reports.

CREATE FUNCTION news_archive.independent_sources(source_ids bigint[], words_ids bigint[]) RETURNS int
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_independent_sources';
COMMENT ON FUNCTION news_archive.independent_sources(bigint[], bigint[]) IS
'How many sources (article.source_id) these reports have that do not depend on each other: copies of a text have one '
'source, as the articles of an outlet or agency have, and sources that share a sentence (words_id) count as one. '
'Errors: array_subscript_error when the arrays differ in length.';

CREATE FUNCTION news_archive.event_confidence(source_ids bigint[], words_ids bigint[], confidences real[]) RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'news_archive_event_confidence';
COMMENT ON FUNCTION news_archive.event_confidence(bigint[], bigint[], real[]) IS
'How sure an event is, 0 to 0.99 in hundredths: 1 - (1 - p)(1 - q)... over the confidence of sources that do not '
'depend on each other (see independent_sources), which is how probable it is that one of them is right at least. '
'Each is as sure as its surest report: so what is copied makes nothing surer. Errors: array_subscript_error when the '
'arrays differ in length.';

-- From reports only: as the owner sees them for the table event, as a reader whom a policy hides articles from for his
-- answers.
CREATE FUNCTION news_archive_inner.told_events(event_ids bigint[])
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[],
		targets text[], actor_ids bigint[],
		target_ids bigint[], place text, status text, reports int, outlets int, independent_sources int, words text,
			confidence real,
		actor_country text, actor_sector text, target_country text, target_sector text, basis text, place_basis text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	SELECT b.event_id, b.during, b."precision", b.type, b.mode,
		array_remove(ARRAY[coalesce(ae.name, b.actor)], NULL), array_remove(ARRAY[coalesce(te.name, b.target)], NULL),
		array_remove(ARRAY[b.actor_id], NULL), array_remove(ARRAY[b.target_id], NULL),
		b.place, b.status, s.reports, s.outlets, s.independent, b.words, s.confidence,
		coalesce(b.actor_country, s.actor_country), coalesce(b.actor_sector, s.actor_sector),
		coalesce(b.target_country, s.target_country), coalesce(b.target_sector, s.target_sector), b.basis, b.place_basis
	FROM (
		SELECT DISTINCT ON (r.event_id) r.event_id, r.during, r."precision", r.type, r.actor, r.actor_id, r.target,
			r.target_id, r.status, r.words,
			r.actor_country, r.actor_sector, r.target_country, r.target_sector, r.basis,
			first_value(r.mode) OVER (PARTITION BY r.event_id ORDER BY r.mode IS NULL, r.confidence DESC,
				r.mode COLLATE "C") AS mode,
			first_value(r.place) OVER places AS place, first_value(r.place_basis) OVER places AS place_basis
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (event_ids)
		WINDOW places AS (PARTITION BY r.event_id ORDER BY r.place IS NULL, r.place_basis = 'dateline',
			r.confidence DESC, r.place COLLATE "C", r.place_basis COLLATE "C")
		ORDER BY r.event_id, r.actor_id IS NULL, r.target_id IS NULL, upper(r.during) - lower(r.during) NULLS LAST,
			r.status <> 'actual',
			r.confidence DESC, r.words COLLATE "C", r.article_id, r.report_no) b
	-- until upgrade_archive() has made article.source_id, the name means this one
	CROSS JOIN (SELECT NULL::bigint AS source_id) unknown
	-- event by event: joined, they may be planned as one or two, and all are counted again for each
	CROSS JOIN LATERAL (
		SELECT count(*)::int AS reports, count(DISTINCT coalesce(a.outlet, 'article ' || a.article_id))::int AS outlets,
			news_archive.independent_sources(array_agg(coalesce(source_id,
				news_archive_inner.source_of(a.outlet, a.article_id))), array_agg(r.words_id)) AS independent,
			news_archive.event_confidence(array_agg(coalesce(source_id,
				news_archive_inner.source_of(a.outlet, a.article_id))), array_agg(r.words_id),
				array_agg(r.confidence)) AS confidence,
			-- what other reports tell of the same side
			min(r.actor_country COLLATE "C") FILTER (WHERE r.actor_id = b.actor_id) AS actor_country,
			min(r.actor_sector COLLATE "C") FILTER (WHERE r.actor_id = b.actor_id) AS actor_sector,
			min(r.target_country COLLATE "C") FILTER (WHERE r.target_id = b.target_id) AS target_country,
			min(r.target_sector COLLATE "C") FILTER (WHERE r.target_id = b.target_id) AS target_sector
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = b.event_id) s
	LEFT JOIN entity ae ON ae.entity_id = b.actor_id
	LEFT JOIN entity te ON te.entity_id = b.target_id;
END $$;
COMMENT ON FUNCTION news_archive_inner.told_events(bigint[]) IS
'These events as the reports tell them whose articles the current user may see, in the columns of the table event; '
'one of which no such report tells has no row. For describe_events, and for find_events and timeline where a policy '
'hides articles.';

-- The table has the columns of this version once upgrade_archive() made them; until then reports tell.
CREATE FUNCTION news_archive_inner.visible_events(event_ids bigint[])
	RETURNS TABLE (event_id bigint, during daterange, "precision" text, type text, mode text, actors text[],
		targets text[], actor_ids bigint[],
		target_ids bigint[], place text, status text, reports int, outlets int, independent_sources int, words text,
			confidence real,
		actor_country text, actor_sector text, target_country text, target_sector text, basis text, place_basis text)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	PERFORM news_archive_inner.entered();
	IF news_archive_inner.hides_articles() OR NOT EXISTS (SELECT FROM pg_attribute x
		WHERE x.attrelid = 'event'::regclass AND x.attname = 'place_basis') THEN
		RETURN QUERY SELECT * FROM news_archive_inner.told_events(event_ids);
	ELSE
		RETURN QUERY
		SELECT e.event_id, e.during, e."precision", e.type, e.mode, e.actors, e.targets, e.actor_ids, e.target_ids,
			e.place, e.status, e.reports,
			e.outlets, e.independent_sources, e.words, e.confidence, e.actor_country, e.actor_sector, e.target_country,
				e.target_sector, e.basis, e.place_basis
		FROM event e WHERE e.event_id = ANY (event_ids);
	END IF;
END $$;
COMMENT ON FUNCTION news_archive_inner.visible_events(bigint[]) IS
'The rows of these events of the archive entered as the current user may see them: of the table event, or '
'told_events() where a policy hides articles. For find_events and timeline.';

CREATE FUNCTION news_archive_inner.describe_events(event_ids bigint[]) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	PERFORM news_archive_inner.entered();
	DELETE FROM event WHERE event_id = ANY (event_ids);
	INSERT INTO event (event_id, during, "precision", type, mode, actors, targets, actor_ids, target_ids, place, status,
		reports, outlets,
		independent_sources, words, confidence, actor_country, actor_sector, target_country, target_sector, basis,
			place_basis)
	SELECT t.* FROM news_archive_inner.told_events(event_ids) t;
END $$;
COMMENT ON FUNCTION news_archive_inner.describe_events(bigint[]) IS
'Makes the rows of these events anew from their reports. For refresh.';
