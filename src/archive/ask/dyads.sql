-- dyads: which country did what to which, period by period.

CREATE TYPE news_archive.dyad_row AS (actor_country text, target_country text, period daterange, first_day date,
	type text, quad_class int, events bigint, reports bigint,
	outlets bigint, independent_sources int);
COMMENT ON TYPE news_archive.dyad_row IS 'What one country did to another in a period, as country_dyads() counts it.';
COMMENT ON COLUMN news_archive.dyad_row.actor_country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.dyad_row.target_country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.dyad_row.period IS 'Its days, half open. NULL: of events whose days are not known or '
	'lie in several periods.';
COMMENT ON COLUMN news_archive.dyad_row.first_day IS 'The first day of period. NULL as period.';
COMMENT ON COLUMN news_archive.dyad_row.type IS 'The type of act, PLOVER''s. NULL: of several.';
COMMENT ON COLUMN news_archive.dyad_row.quad_class IS '1 verbal and 2 material cooperation, 3 verbal and 4 material '
	'conflict, 0 a statement. NULL: of several.';
COMMENT ON COLUMN news_archive.dyad_row.outlets IS 'How many outlets tell them; an article whose outlet is not known '
	'is one of its own.';
COMMENT ON COLUMN news_archive.dyad_row.independent_sources IS 'How many sources tell them that do not depend on each '
	'other: copies, and articles that share a sentence, count as one.';

CREATE FUNCTION news_archive.country_dyads(during news_archive.days DEFAULT NULL, by text DEFAULT 'month',
	actor_country text DEFAULT NULL,
		target_country text DEFAULT NULL, type text DEFAULT NULL,
			min_confidence real DEFAULT news_archive.default_confidence('event'),
		archive name DEFAULT news_archive.current_archive(), status text DEFAULT 'actual', per text DEFAULT 'type')
			RETURNS SETOF news_archive.dyad_row
	-- Arrays of all events are compared by hashes only where the planner sees them; it thinks their joins much larger
	-- than they are.
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted_during daterange := during;
	wanted_actor ALIAS FOR actor_country;
	wanted_target ALIAS FOR target_country;
	wanted_type ALIAS FOR type;
	wanted_status ALIAS FOR status;
	asked record;
	coded bigint[];
	ids bigint[];
	shown record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_period(by);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	IF per IS NULL OR per NOT IN ('type', 'quad class', 'dyad') THEN
		RAISE EXCEPTION 'a row cannot be one per "%"', coalesce(per, 'NULL')
			USING ERRCODE = 'invalid_parameter_value', HINT = 'per is type, quad class or dyad.';
	END IF;
	asked := news_archive_inner.kind_of_event(wanted_type);
	wanted_status := news_archive_inner.status_of_event(wanted_status);
	wanted_actor := news_archive_inner.country_of('actor_country', wanted_actor);
	wanted_target := news_archive_inner.country_of('target_country', wanted_target);
	coded := news_archive_inner.events_between(NULL, NULL, NULL, NULL, asked.cameo);
	ids := news_archive_inner.match_events(NULL, NULL, false, NULL, NULL, asked.type, NULL, NULL, wanted_during, false,
		coded);
	WITH seen AS MATERIALIZED (
		SELECT e.event_id, e.during, e.type, e.confidence,
			CASE WHEN s.turned THEN e.target_country ELSE e.actor_country END AS actor, CASE WHEN s.turned
				THEN e.actor_country ELSE e.target_country END AS target
		FROM news_archive_inner.visible_events(ids) e,
			-- what has no direction (CONSULT) stands once: as it is asked for, else in the order of the codes
			LATERAL (SELECT news_archive.is_reciprocal(e.type)
				AND CASE WHEN news_archive_inner.has_codes(e.actor_country, NULL, wanted_actor, NULL)
					AND news_archive_inner.has_codes(e.target_country, NULL, wanted_target, NULL)
						THEN wanted_actor IS NULL AND wanted_target IS NULL AND e.actor_country COLLATE "C"
							> e.target_country COLLATE "C"
					ELSE true END AS turned) s
		WHERE e.actor_country IS NOT NULL AND e.target_country IS NOT NULL
			AND (wanted_status IS NULL OR e.status = wanted_status)),
	asked_for AS (
		SELECT s.*, min_confidence IS NULL OR s.confidence >= min_confidence AS sure FROM seen s
		WHERE news_archive_inner.has_codes(s.actor, NULL, wanted_actor, NULL)
			AND news_archive_inner.has_codes(s.target, NULL, wanted_target, NULL))
	SELECT array_agg(f.event_id) FILTER (WHERE f.sure) AS ids, array_agg(f.actor) FILTER (WHERE f.sure) AS actors,
		array_agg(f.target) FILTER (WHERE f.sure) AS targets, array_agg(f.type) FILTER (WHERE f.sure) AS types,
		array_agg(news_archive.period_of(f.during, by)) FILTER (WHERE f.sure) AS periods,
			count(*) FILTER (WHERE NOT f.sure) AS left_out
	INTO shown FROM asked_for f;
	PERFORM news_archive_inner.tell_unsure('event', shown.left_out, min_confidence);
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.event_id, a.source_id AS source, r.words_id, coalesce(a.outlet, 'article ' || a.article_id) AS outlet
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id = ANY (shown.ids)),
	quads AS MATERIALIZED (SELECT DISTINCT o.type, o.quad_class FROM news_archive.event_ontology() o),
	acts AS (
		SELECT e.event_id, e.actor, e.target, e.period, CASE per WHEN 'type' THEN e.type END AS type,
			CASE WHEN per <> 'dyad' THEN q.quad_class END AS quad_class
		FROM unnest(shown.ids, shown.actors, shown.targets, shown.types, shown.periods) e(event_id, actor, target, type,
			period) LEFT JOIN quads q ON q.type = e.type)
	SELECT a.actor, a.target, a.period, lower(a.period), a.type, a.quad_class, count(DISTINCT a.event_id), count(*),
		count(DISTINCT t.outlet),
		news_archive.independent_sources(array_agg(t.source), array_agg(t.words_id))
	FROM acts a JOIN told t ON t.event_id = a.event_id
	GROUP BY a.actor, a.target, a.period, a.type, a.quad_class
	ORDER BY lower(a.period) NULLS LAST, a.actor COLLATE "C", a.target COLLATE "C", a.quad_class, a.type COLLATE "C";
END $$;
COMMENT ON FUNCTION news_archive.country_dyads(news_archive.days, text, text, text, text, real, name, text, text) IS
'How often each country did what to which, a row for two countries (ISO 3166-1 alpha-3; one may stand on both sides), '
'a period and a type of act, in order of time; only events of which both countries are told. by is day, week (from '
'Monday), month or year; period is half open, first_day its first day, both NULL for events whose days are not known, '
'have an open end, or lie in several periods. per is type, quad class (type is NULL then) or dyad (quad_class too); '
'quad_class as event_ontology() has it: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, 0 a '
'statement. Figures are of the row, not sums over its events: reports counts rows of event_report, outlets each outlet '
'once (an article of an unknown outlet is one of its own), independent_sources the articles that share no sentence; '
'so only events and reports may be added up. Acts without a direction (CONSULT) stand once: with the country that is '
'asked for on the side where it is asked for, else in the order of the codes. during keeps events that may overlap it, '
'actor_country and target_country take a code or a name, type a PLOVER type or a CAMEO code, status one status or NULL '
'for all, min_confidence as in find_events(). What a row-level policy on article hides is not counted. Errors: '
'invalid_parameter_value for another period, per, country, type, status or min_confidence; invalid_datetime_format; '
'invalid_schema_name.';
