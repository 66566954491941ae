-- towns: where an archive's articles are set, country by country.

CREATE TYPE news_archive.named_place_row AS (place text, country text, articles bigint, mentions bigint, events bigint,
	first_day date, last_day date);
COMMENT ON TYPE news_archive.named_place_row IS 'A town or region that articles name, as places() gives it.';
COMMENT ON COLUMN news_archive.named_place_row.place IS 'As articles name it.';
COMMENT ON COLUMN news_archive.named_place_row.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN news_archive.named_place_row.articles IS 'How many articles name it.';
COMMENT ON COLUMN news_archive.named_place_row.mentions IS 'How often.';
COMMENT ON COLUMN news_archive.named_place_row.events IS 'How many events a report places there.';
COMMENT ON COLUMN news_archive.named_place_row.first_day IS 'The first day on which it was named. NULL: '
	'no day is known.';
COMMENT ON COLUMN news_archive.named_place_row.last_day IS 'The last such day. NULL: no day is known.';

CREATE FUNCTION news_archive.places(country text DEFAULT NULL, archive name DEFAULT news_archive.current_archive(),
	max_rows int DEFAULT NULL,
		min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.named_place_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	wanted ALIAS FOR country;
	code text;
	ids bigint[];
	happened record;
	left_out bigint;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.row_limit(max_rows);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	code := news_archive_inner.country_of('country', wanted);
	-- an event is where one of its reports has it
	SELECT array_agg(x.name) AS names, array_agg(x.country) AS countries, array_agg(x.event_id) AS ids INTO happened
	FROM (SELECT DISTINCT m.name, m.country, r.event_id
		FROM event_report r JOIN mention m ON m.article_id = r.article_id AND m.kind = 'place'
			AND r.place IN (m.name, m.mention) JOIN article a ON a.article_id = r.article_id
		WHERE r.place IS NOT NULL AND r.event_id IS NOT NULL AND m.country IS NOT NULL
			AND (code IS NULL OR m.country = code)) x;
	ids := ARRAY(SELECT DISTINCT unnest(happened.ids));
	left_out := count(*) FROM news_archive_inner.visible_events(ids) e WHERE e.confidence < min_confidence;
	PERFORM news_archive_inner.tell_unsure('event', left_out, min_confidence);
	ids := ARRAY(SELECT e.event_id FROM news_archive_inner.visible_events(ids) e
		WHERE min_confidence IS NULL OR e.confidence >= min_confidence);
	RETURN QUERY
	WITH named AS MATERIALIZED (
		SELECT m.name, m.country, count(DISTINCT a.article_id) AS articles, count(*) AS mentions,
			min(lower(a.published)) AS first_day, max(upper(a.published) - 1) AS last_day
		FROM mention m JOIN article a USING (article_id)
		WHERE m.kind = 'place' AND m.form = 'name' AND m.name IS NOT NULL AND m.country IS NOT NULL
			AND (code IS NULL OR m.country = code)
		GROUP BY m.name, m.country),
	here AS MATERIALIZED (
		SELECT h.name, h.country, count(*) AS events
		FROM unnest(happened.names, happened.countries, happened.ids) h(name, country, id)
		JOIN unnest(ids) s(id) ON s.id = h.id GROUP BY h.name, h.country),
	countries AS MATERIALIZED (SELECT r.country, r.name FROM news_archive.reference_entity r WHERE r.type = 'country')
	SELECT n.name, n.country, n.articles, n.mentions, coalesce(h.events, 0), n.first_day, n.last_day
	FROM named n LEFT JOIN here h ON h.name = n.name AND h.country = n.country
		LEFT JOIN countries c ON c.country = n.country
	-- a country is none of its towns, nor one that was
	WHERE n.name IS DISTINCT FROM c.name AND CASE WHEN c.country IS NULL THEN news_archive_inner.country_named(n.name)
		IS DISTINCT FROM n.country ELSE true END
	ORDER BY n.articles DESC, coalesce(h.events, 0) DESC, n.name COLLATE "C", n.country
	LIMIT max_rows;
END $$;
COMMENT ON FUNCTION news_archive.places(text, name, int, real) IS
'The towns and regions that an archive''s articles name and know to lie in a country (a code or a name; '
'NULL for every country), those in most articles first: the name as articles have it, the country''s code (ISO 3166-1 '
'alpha-3), articles that name it, mentions by name, events that a report places there, at least as sure as '
'min_confidence (0 to 1; NULL for all), and the first and last day on which it was named (inclusive; '
'NULL when no day is known). The countries themselves are left out, and so are places whose country no article tells. '
'find_events(place => ''Germany'') gives the events of all of them, resolve_place() the coordinates. Errors: '
'invalid_parameter_value for what is no country and for a min_confidence out of 0 to 1, '
'invalid_row_count_in_limit_clause for negative max_rows (NULL gives all), invalid_schema_name.';
