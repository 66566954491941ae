-- outlets: what an archive has of each outlet.

-- Of each outlet how many events it tells, before the others that tell them, and alone.  An article of an unknown
-- outlet is an outlet.
CREATE FUNCTION news_archive_inner.events_of_outlets(min_confidence real)
	RETURNS TABLE (outlet text, told bigint, told_first bigint, told_alone bigint)
	LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
	sure bigint[];
BEGIN
	PERFORM news_archive_inner.entered();
	sure := news_archive_inner.seen_event_ids();
	IF min_confidence IS NOT NULL THEN
		sure := ARRAY(SELECT e.event_id FROM news_archive_inner.visible_events(sure) e
			WHERE e.confidence >= min_confidence);
	END IF;
	RETURN QUERY
	WITH told AS MATERIALIZED (
		SELECT r.event_id, a.outlet, CASE WHEN a.outlet IS NULL THEN a.article_id END AS alone,
			min(lower(a.published)) AS earliest, min(upper(a.published) - 1) AS latest
		FROM event_report r JOIN article a USING (article_id) WHERE r.event_id IS NOT NULL
		GROUP BY r.event_id, a.outlet, CASE WHEN a.outlet IS NULL THEN a.article_id END),
	ranked AS (
		SELECT t.event_id, t.outlet, t.latest, count(*) OVER (PARTITION BY t.event_id) AS outlets, row_number()
			OVER behind AS n,
			min(t.earliest) OVER (behind ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next,
			count(*) FILTER (WHERE t.earliest IS NULL) OVER (PARTITION BY t.event_id) AS undated
		FROM told t JOIN unnest(sure) s(event_id) ON s.event_id = t.event_id
		WINDOW behind AS (PARTITION BY t.event_id ORDER BY t.latest NULLS LAST, t.earliest NULLS LAST,
			t.outlet COLLATE "C", t.alone))
	SELECT r.outlet, count(DISTINCT r.event_id), count(DISTINCT r.event_id)
		FILTER (WHERE r.n = 1 AND r.undated = 0 AND r.latest < r.next), count(*) FILTER (WHERE r.outlets = 1)
	FROM ranked r GROUP BY r.outlet;
END $$;
COMMENT ON FUNCTION news_archive_inner.events_of_outlets(real) IS
'The events of the archive entered by outlet: told; told_first, of those that several outlets tell, the ones of which '
'its first article is surely of an earlier day than every article of the others; told_alone. For outlets.';

CREATE TYPE news_archive.outlet_row AS (outlet text, articles bigint, first_day date, last_day date, dated real,
	mean_words real, events bigint, events_first bigint, events_alone bigint, languages text[]);
COMMENT ON TYPE news_archive.outlet_row IS 'What an archive has of an outlet, as outlets() gives it.';
COMMENT ON COLUMN news_archive.outlet_row.outlet IS 'NULL: the articles whose outlet is not known.';
COMMENT ON COLUMN news_archive.outlet_row.first_day IS 'The first day on which one may have been published. NULL: '
	'none has a day.';
COMMENT ON COLUMN news_archive.outlet_row.last_day IS 'The last such day. NULL: none has a day.';
COMMENT ON COLUMN news_archive.outlet_row.dated IS 'What part of its articles have a day, 0 to 1.';
COMMENT ON COLUMN news_archive.outlet_row.mean_words IS 'The average number of words of a body.';
COMMENT ON COLUMN news_archive.outlet_row.events IS 'How many events it tells.';
COMMENT ON COLUMN news_archive.outlet_row.events_first IS 'Those of them that it surely told on an earlier day than '
	'all others that tell them.';
COMMENT ON COLUMN news_archive.outlet_row.events_alone IS 'Those of them that no other tells.';
COMMENT ON COLUMN news_archive.outlet_row.languages IS 'ISO 639-1, und when not sure; that of most articles first.';

CREATE FUNCTION news_archive.outlets(archive name DEFAULT news_archive.current_archive(),
	min_confidence real DEFAULT news_archive.default_confidence('event')) RETURNS SETOF news_archive.outlet_row
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan
		SET jit = off AS $$
#variable_conflict use_column
DECLARE
	e record;
BEGIN
	PERFORM news_archive_inner.enter(archive);
	PERFORM news_archive_inner.check_confidence(min_confidence);
	SELECT array_agg(x.outlet) AS outlets, array_agg(x.told) AS told, array_agg(x.told_first) AS first,
		array_agg(x.told_alone) AS alone INTO e
	FROM news_archive_inner.events_of_outlets(min_confidence) x;
	RETURN QUERY
	-- by language first: to sort what is to be told apart would be to sort bodies
	WITH parts AS MATERIALIZED (
		SELECT a.outlet, a.language, count(*) AS articles, count(a.published) AS dated,
			min(lower(a.published)) AS first_day, max(upper(a.published) - 1) AS last_day,
			-- words have a space between, or a blank line
			sum(CASE WHEN a.body = '' THEN 0 ELSE 1 + length(a.body)
				- length(replace(replace(a.body, E'\n\n', E'\n'), ' ', '')) END) AS words
		FROM article a GROUP BY a.outlet, a.language),
	counted AS (
		SELECT p.outlet, sum(p.articles)::bigint AS articles, sum(p.dated) AS dated, min(p.first_day) AS first_day,
			max(p.last_day) AS last_day, sum(p.words) AS words,
			array_agg(p.language ORDER BY p.articles DESC, p.language COLLATE "C") FILTER (WHERE p.language IS NOT NULL)
				AS languages
		FROM parts p GROUP BY p.outlet)
	SELECT c.outlet, c.articles, c.first_day, c.last_day, (c.dated / c.articles)::real, (c.words / c.articles)::real,
		coalesce(t.told, 0), coalesce(t.first, 0),
		coalesce(t.alone, 0), coalesce(c.languages, '{}')
	FROM counted c LEFT JOIN unnest(e.outlets, e.told, e.first, e.alone) t(outlet, told, first, alone) ON t.outlet
		IS NOT DISTINCT FROM c.outlet
	ORDER BY c.articles DESC, c.outlet COLLATE "C" NULLS LAST;
END $$;
COMMENT ON FUNCTION news_archive.outlets(name, real) IS
'What an archive has of each outlet, the one with most articles first: articles, the first and last day on which one '
'may have been published (inclusive; NULL when none has a day), dated, the part (0 to 1) of them that have a day, '
'mean_words, the average number of words of a body, events that they tell, events_first: of those that other outlets '
'tell too the ones that it surely told on an earlier day than all others (the same day is no earlier, and where an '
'article has no day nobody is first), events_alone that no other tells, and the languages (ISO 639-1, und when not '
'sure), the one of most articles first. The articles whose outlet is not known are one row whose outlet is NULL; '
'for events each of them is an outlet of its own. Events at least as sure as min_confidence (0 to 1) count; '
'NULL for all. It reads every article. Errors: invalid_parameter_value for a min_confidence out of 0 to 1, '
'invalid_schema_name.';
