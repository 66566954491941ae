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
DECLARE
	source_id bigint;		-- until upgrade_archive() has made article.source_id, the name means this one
BEGIN
	PERFORM news_archive_inner.entered();
	RETURN QUERY
	-- Reports are read once, and an event is a group of them.  Counted by a query of their own and joined, they may be
	-- planned as those of one or two events, and all be counted again for each; Citus counts none event by event.
	WITH report AS MATERIALIZED (
		SELECT r.event_id, r.article_id, r.report_no, r.during, r."precision", r.type, r.mode, r.actor, r.actor_id,
			r.target, r.target_id, r.place, r.place_basis, r.status, r.words, r.words_id, r.confidence,
			r.actor_country, r.actor_sector, r.target_country, r.target_sector, r.basis,
			coalesce(a.outlet, 'article ' || a.article_id) AS outlet,
			coalesce(source_id, news_archive_inner.source_of(a.outlet, a.article_id)) AS source
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (event_ids)),
	-- the first report of an event (n = 1) is what it is shown as
	ranked AS (
		SELECT t.*, row_number() OVER best AS n, first_value(t.actor_id) OVER best AS shown_actor,
			first_value(t.target_id) OVER best AS shown_target,
			first_value(t.mode) OVER (PARTITION BY t.event_id ORDER BY t.mode IS NULL, t.confidence DESC,
				t.mode COLLATE "C") AS shown_mode,
			first_value(t.place) OVER places AS shown_place, first_value(t.place_basis) OVER places AS shown_basis
		FROM report t
		WINDOW best AS (PARTITION BY t.event_id ORDER BY t.actor_id IS NULL, t.target_id IS NULL,
				upper(t.during) - lower(t.during) NULLS LAST, t.status <> 'actual', t.confidence DESC,
				t.words COLLATE "C", t.article_id, t.report_no),
			places AS (PARTITION BY t.event_id ORDER BY t.place IS NULL, t.place_basis = 'dateline', t.confidence DESC,
				t.place COLLATE "C", t.place_basis COLLATE "C")),
	told AS (
		SELECT x.event_id, (array_agg(x.during) FILTER (WHERE x.n = 1))[1] AS during,
			min(x."precision") FILTER (WHERE x.n = 1) AS "precision", min(x.type) FILTER (WHERE x.n = 1) AS type,
			min(x.shown_mode) FILTER (WHERE x.n = 1) AS mode, min(x.actor) FILTER (WHERE x.n = 1) AS actor,
			min(x.actor_id) FILTER (WHERE x.n = 1) AS actor_id, min(x.target) FILTER (WHERE x.n = 1) AS target,
			min(x.target_id) FILTER (WHERE x.n = 1) AS target_id, min(x.shown_place) FILTER (WHERE x.n = 1) AS place,
			min(x.shown_basis) FILTER (WHERE x.n = 1) AS place_basis, min(x.status) FILTER (WHERE x.n = 1) AS status,
			min(x.words) FILTER (WHERE x.n = 1) AS words, min(x.basis) FILTER (WHERE x.n = 1) AS basis,
			min(x.actor_country) FILTER (WHERE x.n = 1) AS actor_country,
			min(x.actor_sector) FILTER (WHERE x.n = 1) AS actor_sector,
			min(x.target_country) FILTER (WHERE x.n = 1) AS target_country,
			min(x.target_sector) FILTER (WHERE x.n = 1) AS target_sector,
			count(*)::int AS reports, count(DISTINCT x.outlet)::int AS outlets,
			news_archive.independent_sources(array_agg(x.source), array_agg(x.words_id)) AS independent,
			news_archive.event_confidence(array_agg(x.source), array_agg(x.words_id), array_agg(x.confidence))
				AS confidence,
			-- what other reports tell of the same side
			min(x.actor_country COLLATE "C") FILTER (WHERE x.actor_id = x.shown_actor) AS other_actor_country,
			min(x.actor_sector COLLATE "C") FILTER (WHERE x.actor_id = x.shown_actor) AS other_actor_sector,
			min(x.target_country COLLATE "C") FILTER (WHERE x.target_id = x.shown_target) AS other_target_country,
			min(x.target_sector COLLATE "C") FILTER (WHERE x.target_id = x.shown_target) AS other_target_sector
		FROM ranked x GROUP BY x.event_id)
	SELECT b.event_id, b.during, b."precision", b.type, b.mode,
		array_remove(ARRAY[coalesce(ae.name, b.actor)], NULL), array_remove(ARRAY[coalesce(te.name, b.target)], NULL),
		array_remove(ARRAY[b.actor_id], NULL), array_remove(ARRAY[b.target_id], NULL),
		b.place, b.status, b.reports, b.outlets, b.independent, b.words, b.confidence,
		coalesce(b.actor_country, b.other_actor_country), coalesce(b.actor_sector, b.other_actor_sector),
		coalesce(b.target_country, b.other_target_country), coalesce(b.target_sector, b.other_target_sector), b.basis,
		b.place_basis
	FROM told b
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
